package office_test

import (
	"context"
	"testing"
	"time"

	"theodoi/finding"
	"theodoi/office"
	"theodoi/store"
)

// count counts the findings of a code.
func count(findings []finding.Finding, code finding.Code) int {
	n := 0
	for _, f := range findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

// TestChangesAfterClosingAreSaidToBeAdjustments: a clerk who takes in a late file for a closed quarter is told once that the report of that
// quarter does not change.
func TestChangesAfterClosingAreSaidToBeAdjustments(t *testing.T) {
	now := time.Date(2024, 4, 5, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &now)
	path := d.issue("", "SYT", "2024-Q1")
	first := d.take("a.xlsx", d.saved(path, 18, target("actual", "94,25"), lead("percent", "35"), lead("result", "xong bước một")))
	if n := count(first.Findings, finding.ClosedLate); n != 0 {
		t.Fatalf("said %d times while the quarter is open", n)
	}
	d.closes("2024-Q1", "")
	now = now.Add(time.Hour)
	corrected := d.saved(path, 19, target("actual", "94,5"), lead("percent", "35"), lead("result", "xong bước một"))
	late := d.take("b.xlsx", corrected)
	if n := count(late.Findings, finding.ClosedLate); n != 1 || late.State != store.Taken {
		t.Fatalf("said %d times of a file that is %s", n, late.State)
	}
	f := wantCode(t, late.Findings, finding.ClosedLate)
	if f.Got != "Quý I năm 2024" || f.Want != "05/04/2024" {
		t.Errorf("names %q, closed %q", f.Got, f.Want)
	}
	same := d.look("c.xlsx", d.saved(path, 20, target("actual", "94,5"), lead("percent", "35"), lead("result", "xong bước một")), office.Wanted{})
	if n := count(same.Findings, finding.ClosedLate); n != 0 {
		t.Errorf("said %d times of a file that changes nothing", n)
	}
	if _, _, err := d.Undo(context.Background(), late.Number, ""); err != nil {
		t.Fatal(err)
	}
	if n := count(d.look("b.xlsx", corrected, office.Wanted{}).Findings, finding.ClosedLate); n != 1 {
		t.Errorf("said %d times of a file that is brought back", n)
	}
	found, err := d.AfterClosing(context.Background(), late.Number)
	if err != nil || count(found, finding.ClosedLate) != 1 {
		t.Errorf("undoing says %v, %v", found, err)
	}
	if err := d.ReopenPeriod(context.Background(), "", period(t, "2024-Q1"), "đính chính"); err != nil {
		t.Fatal(err)
	}
	if n := count(d.look("b.xlsx", corrected, office.Wanted{}).Findings, finding.ClosedLate); n != 0 {
		t.Errorf("said %d times after the quarter was opened again", n)
	}
}

func TestHalfYearThatWasClosedHoldsItsQuarters(t *testing.T) {
	now := time.Date(2024, 7, 5, 8, 0, 0, 0, time.UTC)
	d := openAt(t, &now)
	path := d.issue("", "SYT", "2024-Q1")
	next := d.issue("", "SYT", "2024-Q3")
	d.closes("2024-H1", "")
	if f := wantCode(t, d.look("a.xlsx", d.fill(path, target("actual", "94,25")), office.Wanted{}).Findings, finding.ClosedLate); f.Got != "6 tháng đầu năm 2024" {
		t.Errorf("names %q", f.Got)
	}
	if n := count(d.look("b.xlsx", d.fill(next, target("actual", "94,25")), office.Wanted{}).Findings, finding.ClosedLate); n != 0 {
		t.Errorf("said %d times of a later quarter", n)
	}
}
