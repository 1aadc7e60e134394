package office_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"theodoi/office"
	"theodoi/report"
	"theodoi/store"
)

const healthTarget = "CT.15/1"

// reports takes a workbook of the health department with one figure in.
func (d *desk) reports(code, figure string) {
	d.t.Helper()
	path := d.issue("", "SYT", code)
	d.take(code+" "+figure+".xlsx", d.fill(path,
		typed{"Chỉ tiêu", healthTarget, "actual", figure}, typed{"Chỉ tiêu", healthTarget, "note", "số liệu ngành"}, typed{"Chỉ tiêu", healthTarget, "cause", "như kỳ trước"}))
}

func (d *desk) closes(code string, stage report.Stage) office.Closed {
	d.t.Helper()
	done, err := d.ClosePeriod(context.Background(), "", period(d.t, code), stage)
	if err != nil {
		d.t.Fatal(err)
	}
	return done
}

func (d *desk) summary(code string) report.Summary {
	d.t.Helper()
	s, err := d.Summary(context.Background(), "", period(d.t, code))
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

func figureOf(s report.Summary, ref string) string {
	for _, m := range s.Measures {
		if string(m.Measure.Ref) == ref {
			return m.Values["actual"].Text
		}
	}
	return ""
}

func TestClosedFiguresStay(t *testing.T) {
	autumn := time.Date(2024, 10, 1, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &autumn)
	d.reports("2024-Q1", "94,25")
	done := d.closes("2024-Q1", "")
	if got := figureOf(done.Summary, healthTarget); got != "94.25" {
		t.Fatalf("closed with %q", got)
	}
	if len(done.Findings) > 0 {
		t.Errorf("findings %v", done.Findings)
	}
	d.reports("2024-Q1", "95,5")
	s := d.summary("2024-Q1")
	if got := figureOf(s, healthTarget); got != "94.25" || s.Closing == nil || s.Closing.Hash == "" {
		t.Errorf("the closed quarter shows %q, closing %+v", got, s.Closing)
	}
	next := d.summary("2024-Q2")
	if len(next.Adjustments) != 1 || next.Adjustments[0].Old != "94.25" || next.Adjustments[0].New != "95.5" {
		t.Errorf("adjustments of the next quarter: %+v", next.Adjustments)
	}
	d.closes("2024-Q2", "")
	if later := d.summary("2024-Q3"); len(later.Adjustments) > 0 {
		t.Errorf("an adjustment is shown again: %+v", later.Adjustments)
	}
}

func TestReturnAfterClosingIsNotInTheClosedReport(t *testing.T) {
	now := time.Date(2024, 3, 20, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &now)
	path := d.issue("", "SYT", "2024-Q1")
	d.closes("2024-Q1", "")
	now = now.Add(time.Hour)
	d.take("muon.xlsx", d.fill(path, typed{"Chỉ tiêu", healthTarget, "actual", "94,25"}))
	if s := d.summary("2024-Q1"); len(s.Missing()) != 1 {
		t.Errorf("the closed report counts a return that came later: %+v", s.Returns)
	}
	if err := d.ReopenPeriod(context.Background(), "", period(t, "2024-Q1"), "nhận biểu muộn"); err != nil {
		t.Fatal(err)
	}
	if s := d.summary("2024-Q1"); len(s.Missing()) != 0 || figureOf(s, healthTarget) != "94.25" {
		t.Errorf("opened again: %+v", s.Returns)
	}
}

func TestWhatCannotBeClosed(t *testing.T) {
	d := open(t)
	for _, c := range []struct {
		period string
		stage  report.Stage
		want   error
	}{
		{"2024-Q2", "", office.ErrTooEarly},
		{"2024-Q1", report.Official, office.ErrNoStage},
		{"2023-Y", "guess", office.ErrBadStage},
	} {
		if _, err := d.ClosePeriod(context.Background(), "", period(t, c.period), c.stage); !errors.Is(err, c.want) {
			t.Errorf("%s %s: %v, want %v", c.period, c.stage, err, c.want)
		}
	}
	if err := d.ReopenPeriod(context.Background(), "", period(t, "2024-Q1"), "sai"); !errors.Is(err, store.ErrNotClosed) {
		t.Errorf("an open quarter was opened: %v", err)
	}
}

func TestStageOfTheYear(t *testing.T) {
	now := time.Date(2025, 1, 10, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &now)
	if got := d.summary("2024-Y").Stage(); got != report.Estimated {
		t.Errorf("an open year is %q", got)
	}
	d.closes("2024-Y", report.Preliminary)
	if got := d.summary("2024-Y").Stage(); got != report.Preliminary {
		t.Errorf("the closed year is %q", got)
	}
	if got := d.summary("2024-Q4").Stage(); got != "" {
		t.Errorf("a quarter is %q", got)
	}
}

func TestIssuedReportIsKept(t *testing.T) {
	d := open(t)
	d.reports("2024-Q1", "94,25")
	path := filepath.Join(d.dir, "bao-cao.pdf")
	q := period(t, "2024-Q1")
	if _, _, err := d.Report(context.Background(), office.Paper{Period: q, Path: path}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Report(context.Background(), office.Paper{Period: q, Path: path, Issued: report.Issued{Number: 7, Date: "2024-02-05"}}); err != nil {
		t.Fatal(err)
	}
	all, err := d.PrintedReports(context.Background(), "", q)
	if err != nil || len(all) != 1 || all[0].Number != 7 {
		t.Fatalf("kept %+v, %v: a draft is no issued report", all, err)
	}
	if hash := d.closes("2024-Q1", "").Summary.Closing.Hash; hash != all[0].DataHash {
		t.Errorf("the report was printed from %s, the quarter closed with %s", all[0].DataHash, hash)
	}
}
