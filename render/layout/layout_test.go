package layout

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/report"
)

func TestDivideGivesWhatIsNeeded(t *testing.T) {
	for _, c := range []struct {
		shares, needs, want []float64
	}{
		{[]float64{1, 1}, []float64{10, 10}, []float64{50, 50}},
		{[]float64{1, 9}, []float64{20, 10}, []float64{20, 80}},
		{[]float64{1, 1}, []float64{150, 50}, []float64{75, 25}},
		{[]float64{1, 1}, []float64{50, 50}, []float64{50, 50}},
		{[]float64{1, 3, 6}, []float64{25, 5, 5}, []float64{25, 25, 50}},
	} {
		got := Divide(100, 0, c.shares, c.needs)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.01 {
				t.Errorf("shares %v, needs %v: want %v, got %v", c.shares, c.needs, c.want, got)
				break
			}
		}
	}
}

func TestDivideGivesEveryColumnItsNeed(t *testing.T) {
	const total, least, slack = 252.0, 6.5, 0.01
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "n")
		shares := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "shares")
		needs := rapid.SliceOfN(rapid.Float64Range(least, 40), n, n).Draw(t, "needs")
		sum, need := 0.0, 0.0
		for _, x := range needs {
			need += x
		}
		for i, w := range Divide(total, least, shares, needs) {
			sum += w
			if need <= total && w < needs[i]-slack {
				t.Fatalf("column %d got %.2f, needs %.2f", i, w, needs[i])
			}
			if w < least-slack {
				t.Fatalf("column %d got %.2f, no room for a letter", i, w)
			}
		}
		if math.Abs(sum-total) > slack {
			t.Fatalf("the columns are %.2f mm together, want %.2f", sum, total)
		}
	})
}

func TestLinesOfTheForm(t *testing.T) {
	head := report.Head{Place: "Quảng Ngãi", Date: "2024-04-05"}
	for _, c := range []struct{ name, got, want string }{
		{"number", NumberLine("12/BC-UBND"), "Số: 12/BC-UBND"},
		{"number that says so itself", NumberLine("Số:    /BC-UBND"), "Số:    /BC-UBND"},
		{"no number", NumberLine(""), ""},
		{"subject", AboutLine(" đôn đốc báo cáo "), "V/v đôn đốc báo cáo"},
		{"subject that says so itself", AboutLine("V/v đôn đốc"), "V/v đôn đốc"},
		{"place and date", DateLine(head), "Quảng Ngãi, " + head.Date.Long()},
		{"date alone", DateLine(report.Head{Date: head.Date}), head.Date.Long()},
		{"recipients", strings.Join(RecipientLines([]string{"Như trên;", "- Lưu: VT"}), "|"), "- Như trên;|- Lưu: VT."},
		{"small count", Count(912), "912"},
		{"large count", Count(1234567), "1.234.567"},
	} {
		if got := strings.ReplaceAll(c.got, string(NoBreak), " "); got != c.want {
			t.Errorf("%s: want %q, got %q", c.name, c.want, got)
		}
	}
}

func TestTablesOfManyColumnsAreSetSmaller(t *testing.T) {
	last := TableSize(1)
	for columns := 2; columns < 30; columns++ {
		size := TableSize(columns)
		if size > last || size < 9 {
			t.Errorf("%d columns: size %v after %v", columns, size, last)
		}
		last = size
	}
}
