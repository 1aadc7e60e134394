package office_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
)

// returned fills the workbook of the health department for a period.
func (d *desk) returned(code string, values ...typed) []byte {
	d.t.Helper()
	return d.fill(d.issue("", "SYT", code), values...)
}

// secondQuarter is an office in which the health department reported for the first quarter, on the day the second one's workbooks are due.
func secondQuarter(t *testing.T, firstQuarter ...typed) *desk {
	t.Helper()
	day := time.Date(2024, 3, 20, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &day)
	d.take("quý I.xlsx", d.returned("2024-Q1", firstQuarter...))
	day = time.Date(2024, 6, 20, 8, 0, 0, 0, time.UTC)
	return d
}

const (
	ownTask = "III.3.c"
	done    = "Hoàn thành"
	atIt    = "Đang thực hiện"
	longAgo = "đã mở ba điểm khám lưu động tại các xã vùng cao"
)

func TestLostCommaIsSeenAgainstTheLastQuarter(t *testing.T) {
	covered := func(figure string) typed { return typed{words.SheetTargets, "CT.15/1", "actual", figure} }
	d := secondQuarter(t, covered("2,15"))
	p := d.take("quý II.xlsx", d.returned("2024-Q2", covered("2151")))
	f := wantCode(t, p.Findings, finding.CellMagnitude)
	if len(p.Waits) != 1 || len(p.Changes) != 0 || !strings.Contains(f.Want, "Quý I năm 2024") || !slices.Contains(p.Waits[0].Readings, "2.151") {
		t.Errorf("2151 after 2,15: %v, %d changes, waits %+v", f, len(p.Changes), p.Waits)
	}
}

func TestTaskThatGoesBackwardsIsSaid(t *testing.T) {
	status := func(s string) typed { return typed{words.SheetLead, ownTask, "status", s} }
	d := secondQuarter(t, status(done))
	p := d.take("quý II.xlsx", d.returned("2024-Q2", status(atIt)))
	f := wantCode(t, p.Findings, finding.CellBackwards)
	if len(p.Changes) != 1 || !strings.Contains(f.Want, "Quý I năm 2024") {
		t.Errorf("%v, %d changes", f, len(p.Changes))
	}
}

func TestSameWordsAsLastQuarterAreSaid(t *testing.T) {
	result := typed{words.SheetLead, ownTask, "result", longAgo}
	d := secondQuarter(t, result)
	p := d.take("quý II.xlsx", d.returned("2024-Q2", result))
	if f := wantCode(t, p.Findings, finding.CellSameText); f.Want != "Quý I năm 2024" || len(p.Changes) != 1 {
		t.Errorf("%v, %d changes", f, len(p.Changes))
	}
}

// A quarter is held against the quarter before, not against a month that came between; a month against that month.
func TestPeriodsOfOneKindAreHeldAgainstEachOther(t *testing.T) {
	result := func(s string) typed { return typed{words.SheetLead, ownTask, "result", s} }
	d := secondQuarter(t, result(longAgo))
	d.take("tháng 5.xlsx", d.returned("2024-M05", result(longAgo+", đang mở thêm hai điểm")))
	for code, want := range map[string]string{"2024-Q2": "Quý I năm 2024", "2024-M06": "", "2024-H1": ""} {
		p := d.look("biểu.xlsx", d.returned(code, result(longAgo)), office.Wanted{})
		got := ""
		if i := slices.IndexFunc(p.Findings, func(f finding.Finding) bool { return f.Code == finding.CellSameText }); i >= 0 {
			got = p.Findings[i].Want
		}
		if got != want {
			t.Errorf("%s is held against %q, want %q", code, got, want)
		}
	}
}

// The second file is looked over while the first is being taken in; it is held against that all the same.
func TestQuartersThatComeTogetherAreHeldAgainstEachOther(t *testing.T) {
	day := time.Date(2024, 6, 20, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &day)
	result := typed{words.SheetLead, ownTask, "result", longAgo}
	all := d.takeAll(
		office.InMemory("1.xlsx", day, d.returned("2024-Q1", result)),
		office.InMemory("2.xlsx", day, d.returned("2024-Q2", result)),
	)
	wantCode(t, all[1].Findings, finding.CellSameText)
}
