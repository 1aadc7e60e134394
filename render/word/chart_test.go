package word

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/report"
)

// chartsOf returns the charts of a body and the workbooks behind them, in order.
func chartsOf(t *testing.T, nodes ...report.Node) (charts []*element, books [][][]string) {
	t.Helper()
	parts := unpacked(t, written(t, report.Document{Body: nodes}))
	for i := 1; ; i++ {
		data, ok := parts[fmt.Sprintf("word/charts/chart%d.xml", i)]
		if !ok {
			return charts, books
		}
		charts = append(charts, parsed(t, "chart", data))
		book, err := excelize.OpenReader(bytes.NewReader([]byte(parts[fmt.Sprintf("word/embeddings/bang%d.xlsx", i)])))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows(bookSheet)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, rows)
	}
}

// cached returns what stands in a cache of a chart.
func cached(e *element) []string {
	var list []string
	for _, p := range e.all("pt") {
		list = append(list, p.all("v")[0].text)
	}
	return list
}

func TestChartHoldsEveryCount(t *testing.T) {
	charts, books := chartsOf(t, report.Chart{
		Series: []report.Series{{Name: "Đúng hạn", Tone: report.Good}, {Name: "Quá hạn", Tone: report.Poor}},
		Bars:   []report.Bar{{Label: "Sở A", Values: []int{1200, 34}}, {Label: "Sở B", Values: []int{5}}, {Label: "Sở C", Values: []int{-1, 2, 7}}},
	})
	want := [][]string{{"", "Đúng hạn", "Quá hạn", "Tổng"}, {"Sở A", "1200", "34", "1234"}, {"Sở B", "5", "0", "5"}, {"Sở C", "0", "2", "2"}}
	if len(books) != 1 || fmt.Sprint(books[0]) != fmt.Sprint(want) {
		t.Errorf("want %v, got %v", want, books)
	}
	series := charts[0].all("ser")
	if len(series) != 3 {
		t.Fatalf("%d series", len(series))
	}
	for i, s := range series {
		if got := cached(s.all("cat")[0]); !slices.Equal(got, []string{"Sở A", "Sở B", "Sở C"}) {
			t.Errorf("names of series %d: %v", i, got)
		}
		for k, v := range cached(s.all("val")[0]) {
			if v != want[k+1][i+1] {
				t.Errorf("series %d, bar %d: want %s, got %s", i, k, want[k+1][i+1], v)
			}
		}
	}
	var sums []string
	for _, label := range series[2].all("rich") {
		sums = append(sums, label.shown())
	}
	if got := strings.Join(strings.Fields(strings.Join(sums, " ")), " "); got != "1.234 5 2" {
		t.Errorf("sums behind the bars: %q", got)
	}
}

func TestLongChartIsCutForPages(t *testing.T) {
	charts, books := chartsOf(t, sampleChart(200))
	if len(charts) < 4 {
		t.Fatalf("%d charts", len(charts))
	}
	var labels []string
	scale := charts[0].all("max")[0].attributes["val"]
	for i, rows := range books {
		for _, r := range rows[1:] {
			labels = append(labels, r[0])
		}
		if got := charts[i].all("max")[0].attributes["val"]; got != scale {
			t.Errorf("chart %d has the scale %s, the first %s", i, got, scale)
		}
	}
	for i, b := range sampleChart(200).Bars {
		if i >= len(labels) || labels[i] != b.Label {
			t.Fatalf("bar %d is lost or out of order", i)
		}
	}
	for _, e := range textOf(t, report.Document{Body: []report.Node{sampleChart(200)}}).all("extent") {
		if height, _ := strconv.Atoi(e.attributes["cy"]); height > portrait.room()*emuTwip {
			t.Errorf("a chart is %d high, the page %d", height, portrait.room()*emuTwip)
		}
	}
}

func TestAchievementShowsFiguresAndPlans(t *testing.T) {
	charts, books := chartsOf(t, sampleAchievement())
	want := [][]string{
		{"", "Thực hiện", "Kế hoạch", "Kế hoạch, mức cao"},
		{"Tốc độ tăng GRDP: 9,4% (KH 9,0%)", "104.2", "100"},
		{"Tỷ lệ hộ nghèo (càng thấp càng tốt): 3,1% (KH 3,4-3,7%)", "92", "100", "110"},
		{"Thu ngân sách nhà nước trên địa bàn: 9.765 tỷ đồng (KH 31.000)", "31.5", "100"},
		{"Số doanh nghiệp thành lập mới: 735 (KH 100)", "735", "100"},
	}
	if len(books) != 1 || fmt.Sprint(books[0]) != fmt.Sprint(want) {
		t.Errorf("want %v, got %v", want, books)
	}
	if most, _ := strconv.ParseFloat(charts[0].all("max")[0].attributes["val"], 64); most > 1.1*mostPercent {
		t.Errorf("a figure of seven times its plan makes the scale %v", most)
	}
}

func TestTimelineShowsDays(t *testing.T) {
	_, books := chartsOf(t, sampleTimeline())
	got := books[0]
	if got[0][1] != "Ngày nộp" || got[0][2] != "Thời hạn 20/03/2026" {
		t.Errorf("heads %v", got[0])
	}
	if fmt.Sprint(got[1]) != "[Văn phòng UBND tỉnh: 12/03/2026 12/03/2026 20/03/2026]" {
		t.Errorf("a return: %v", got[1])
	}
	if fmt.Sprint(got[4]) != "[Sở Dân tộc và Tôn giáo: chưa nộp  20/03/2026]" {
		t.Errorf("no return: %v", got[4])
	}
}

func TestTimelineWithoutDaysIsStillDrawn(t *testing.T) {
	charts, books := chartsOf(t, report.Timeline{Marks: []report.TimelineMark{{Label: "Sở A", Text: "chưa nộp"}}})
	if len(charts) != 1 || books[0][1][0] != "Sở A: chưa nộp" {
		t.Errorf("got %v", books)
	}
}

func TestTrendLeavesGapsWhereNothingWasReported(t *testing.T) {
	charts, books := chartsOf(t, sampleTrend())
	if len(charts) != 3 {
		t.Fatalf("%d panels", len(charts))
	}
	if want := "[[ Thực hiện Kế hoạch Kế hoạch, mức cao] [Quý I 69.5 70 71] [Quý II  70 71] [Quý III 70.2 70 71] [Năm  70 71]]"; fmt.Sprint(books[1]) != want {
		t.Errorf("want %s, got %v", want, books[1])
	}
	var texts []string
	for _, r := range charts[0].all("rich") {
		texts = append(texts, strings.TrimSpace(r.shown()))
	}
	if !slices.Equal(texts, []string{"9.765", "15.020,5"}) {
		t.Errorf("labels %v", texts)
	}
	shown := textOf(t, report.Document{Body: []report.Node{sampleTrend()}}).shown()
	for _, want := range []string{"Thu ngân sách (tỷ đồng)", "Tỷ lệ che phủ rừng (%)", "Kế hoạch: 70-71%", "Việc làm mới (người)"} {
		if !strings.Contains(shown, want) {
			t.Errorf("not in the text: %q", want)
		}
	}
}

func TestChartOfLongLabelsIsATable(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("một tên rất dài ", 40))
	for name, c := range map[string]struct {
		node report.Node
		want string
	}{
		"counts": {report.Chart{Series: []report.Series{{Name: "Đúng hạn"}}, Bars: []report.Bar{{Label: long, Values: []int{1234}}}}, "Đúng hạn Tổng " + long + " 1.234 1.234"},
		"days":   {report.Timeline{Due: "2026-03-20", Marks: []report.TimelineMark{{Label: long, Day: "2026-03-18", Text: "18/3"}}}, "Ngày nộp Thời hạn 20/03/2026 " + long + ": 18/3 18/03/2026 20/03/2026"},
	} {
		charts, _ := chartsOf(t, c.node)
		shown := strings.Join(strings.Fields(textOf(t, report.Document{Body: []report.Node{c.node}}).shown()), " ")
		if len(charts) != 0 || !strings.Contains(shown, c.want) {
			t.Errorf("%s: %d charts, %s", name, len(charts), shown)
		}
	}
}

func TestChartsOfNothingSaySo(t *testing.T) {
	const nothing = "Chưa có số liệu."
	for _, n := range []report.Node{report.Chart{Empty: nothing}, report.Achievement{Empty: nothing}, report.Trend{Empty: nothing}, report.Timeline{Empty: nothing}} {
		doc := report.Document{Body: []report.Node{n}}
		if charts, _ := chartsOf(t, n); len(charts) != 0 || !strings.Contains(textOf(t, doc).shown(), nothing) {
			t.Errorf("%T: %d charts, %q", n, len(charts), textOf(t, doc).shown())
		}
	}
}
