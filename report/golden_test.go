package report_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/report/reporttest"
	"theodoi/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with the file of its name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name + ".txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s reads\n%s\nwant\n%s", name, got, want)
	}
}

func composer(t *testing.T) report.Composer {
	t.Helper()
	texts, err := report.ReadTexts(templates.In())
	if err != nil {
		t.Fatal(err)
	}
	return report.Composer{Texts: texts, Office: report.TestOffice}
}

func TestReportsReadAsPapers(t *testing.T) {
	year := report.SmallInput(t, "2024-Y",
		report.Line("CT.1/1", "SKHDT", "owner", "cumulative", "38500"), report.Line("CT.2/1", "SXD", "owner", "actual", "38.5"),
		report.Line("CT.2/1", "SXD", "owner", "last_year", "38.8"), report.Line("CT.3/1", "SYT", "owner", "actual", "8.5"))
	empty := report.SmallInput(t, "2024-Q1")
	empty.Plan, empty.Owed = &plan.Plan{Decision: empty.Plan.Decision}, nil
	for name, c := range map[string]struct {
		in     report.Input
		issued report.Issued
	}{
		"quarter-issued": {report.QuarterInput(t), report.Issued{Number: 5, Date: "2024-03-25"}},
		"nothing-draft":  {report.SmallInput(t, "2024-Q1"), report.Issued{}},
		"empty-plan":     {empty, report.Issued{}},
		"year":           {year, report.Issued{Number: 120, Date: "2024-12-25"}},
		"half":           {halfOf(t), report.Issued{Number: 60, Date: "2024-06-25"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := composer(t).Report(report.Summarise(c.in), c.issued)
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range reporttest.Faults(d) {
				t.Error(fault)
			}
			golden(t, name, reporttest.Text(d))
		})
	}
}

// halfOf is the first half with nothing said for it but a second quarter that ends on the same day.
func halfOf(t *testing.T) report.Input {
	in := report.SmallInput(t, "2024-H1")
	quarter := report.SmallInput(t, "2024-Q2",
		report.Line("CT.1/1", "SKHDT", "owner", "actual", "9000"), report.Line("CT.1/1", "SKHDT", "owner", "cumulative", "18500"),
		report.Line("CT.1/1", "SKHDT", "owner", "last_year", "8800"), report.Line("CT.1/1", "SKHDT", "owner", "estimate", "39000"),
		report.Line("CT.2/1", "SXD", "owner", "actual", "38.2"), report.Line("CT.2/1", "SXD", "owner", "last_year", "38.0"),
		report.Line("III.1-1", "SXD", "lead", "status", "done"), report.Line("III.1-1", "SXD", "lead", "done_on", "2024-05-02"),
		report.Line("III.1-1", "SXD", "lead", "result", "Đã trình, được phê duyệt"))
	first := report.SmallInput(t, "2024-Q1", report.Line("CT.1/1", "SKHDT", "owner", "cumulative", "9500"), report.Line("CT.2/1", "SXD", "owner", "actual", "37.90"))
	in.Year = []*progress.State{first.State, quarter.State}
	in.Issued = quarter.Period
	in.Returns = report.QuarterInput(t).Returns[:2]
	return in
}

// TestTheFlowOfAQuarterIsNotThatOfTheHalf keeps a quarter's own figures out of a longer period.
func TestTheFlowOfAQuarterIsNotThatOfTheHalf(t *testing.T) {
	s := report.Summarise(halfOf(t))
	flow, level := s.Measures[0], s.Measures[1]
	if got := flow.Values[progress.Actual].Text; got != "18500" {
		t.Errorf("the half's own figure is %q, want the cumulative", got)
	}
	if _, there := flow.Values[progress.LastYear]; there {
		t.Error("last year's quarter stands for last year's half")
	}
	if flow.From.String() != "2024-Q2" || level.From.String() != "2024-Q2" || level.Values[progress.Actual].Text != "38.2" {
		t.Errorf("%+v %+v", flow.From, level)
	}
	if len(s.Trend.Lines) != 2 || s.Trend.Lines[0].Points[0].Text != "9500" || s.Trend.Lines[1].Points[1].Text != "38.2" {
		t.Errorf("trend %+v", s.Trend)
	}
}

// TestWhatThePeriodItselfSaysCountsFirst keeps other periods out where the period has words of its own.
func TestWhatThePeriodItselfSaysCountsFirst(t *testing.T) {
	in := halfOf(t)
	in.State = report.SmallInput(t, "2024-H1", report.Line("CT.2/1", "SXD", "owner", "actual", "38.3")).State
	m := report.Summarise(in).Measures[1]
	if m.From.String() != "2024-H1" || m.Values[progress.Actual].Text != "38.3" || m.Values[progress.LastYear].Text != "" {
		t.Errorf("%+v", m)
	}
}

// TestAnEarlierPeriodIsNamedAndNotTaken shows the latest earlier figure beside a gap.
func TestAnEarlierPeriodIsNamedAndNotTaken(t *testing.T) {
	in := report.SmallInput(t, "2024-Q3")
	in.Year = halfOf(t).Year
	m := report.Summarise(in).Measures[1]
	if m.Reported() || m.Last == nil || m.Last.Period.String() != "2024-Q2" || m.Last.Value.Text != "38.2" {
		t.Errorf("%+v", m)
	}
}

// TestPapersOfOddInputHaveSoundSentences composes where little or nothing came back.
func TestPapersOfOddInputHaveSoundSentences(t *testing.T) {
	nobody := report.QuarterInput(t)
	nobody.State = report.SmallInput(t, "2024-Q1").State
	for i := range nobody.Returns {
		nobody.Returns[i].At = time.Time{}
	}
	one := report.QuarterInput(t)
	one.Returns = one.Returns[:1]
	noTargets := report.QuarterInput(t)
	noTargets.Plan.Targets = nil
	noTasks := report.QuarterInput(t)
	noTasks.Plan.Tasks = nil
	estimate := report.SmallInput(t, "2024-Y", report.Line("CT.2/1", "SXD", "owner", "actual", "38.5"))
	composedOtherwise := report.SmallInput(t, "2024-Q1", report.Line("III.1-1", "SXD", "lead", "result", norm.NFD.String("Đã trình quy hoạch, đề án")))
	for what, in := range map[string]report.Input{
		"nobody returned": nobody, "one return": one, "no targets": noTargets, "no tasks": noTasks, "estimates": estimate, "decomposed letters": composedOtherwise,
	} {
		d, err := composer(t).Report(report.Summarise(in), report.Issued{})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		for _, f := range reporttest.Faults(d) {
			t.Errorf("%s: %s", what, f)
		}
		text := reporttest.Text(d)
		for want, in := range map[string]string{"Chưa có cơ quan nào nộp biểu": "nobody returned", "Tất cả các cơ quan đã nộp biểu.": "one return", "số ước.": "estimates", "Đã trình quy hoạch, đề án": "decomposed letters"} {
			if in == what && !strings.Contains(text, want) {
				t.Errorf("%s: no %q", what, want)
			}
		}
	}
}

// TestWhatChangedAfterAClosingIsToldInTheNextReport names old and new value, agency and letter.
func TestWhatChangedAfterAClosingIsToldInTheNextReport(t *testing.T) {
	in := report.QuarterInput(t)
	in.Adjustments = []report.Adjustment{
		{Key: progress.Key{Ref: "CT.1/1", Agency: "SKHDT", Role: progress.Owner}, Period: progress.Period{Year: 2023, Kind: progress.Quarter, N: 4}, Field: progress.Cumulative, Old: "9500", New: "9600.5",
			From: progress.Source{Letter: progress.Letter{Number: "15/SKHĐT-TH", Date: "2024-02-01"}}},
		{Key: progress.Key{Ref: "III.1-1", Agency: "SXD", Role: progress.Lead}, Period: progress.Period{Year: 2023, Kind: progress.Quarter, N: 4}, Field: progress.StatusField, Old: "done", New: ""},
		{Key: progress.Key{Ref: "III.1-1", Agency: "SXD", Role: progress.Lead}, Period: progress.Period{Year: 2023, Kind: progress.Quarter, N: 4}, Field: progress.Result, Old: "a", New: "b"},
	}
	d, err := composer(t).Report(report.Summarise(in), report.Issued{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range reporttest.Faults(d) {
		t.Error(f)
	}
	text := strings.ReplaceAll(reporttest.Text(d), "\u00a0", " ")
	for _, want := range []string{
		"Điều chỉnh số liệu sau khi chốt kỳ", "điều chỉnh 02 số liệu",
		"- Tổng vốn đầu tư, lũy kế từ đầu năm quý IV năm 2023: đã chốt 9.500 tỷ đồng, điều chỉnh thành 9.600,5 tỷ đồng (Sở Kế hoạch và Đầu tư, Công văn số 15/SKHĐT-TH ngày 01/02/2024).",
		"- Trình quy hoạch, trạng thái quý IV năm 2023: đã chốt Hoàn thành, điều chỉnh thành chưa có (Sở Xây dựng).",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text[:3000])
		}
	}
}
