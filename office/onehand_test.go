package office_test

import (
	"testing"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/store"
)

func by(name, phone string) []typed {
	return []typed{{words.SheetGuide, "letter.preparer", "value", name}, {words.SheetGuide, "letter.phone", "value", phone}}
}

// TestAnAgencyCorrectsItsOnlyFigure: the two files have no value in common, so that only the person who prepared them tells a correction
// from a second opinion.
func TestAnAgencyCorrectsItsOnlyFigure(t *testing.T) {
	for _, c := range []struct {
		what          string
		first, second []typed
		day           int // of March, on which the second was saved; the first on the 18th
		state         store.State
		code          finding.Code
		stands        string
	}{
		{"the same person, later", by("Trần Thị Hòa", "0255 382 1234"), by("trần thị hoà", "02553821234"), 19, store.Taken, finding.WorkbookLater, "94.5"},
		{"the same person, who left the telephone out", by("Trần Thị Hòa", "0255 382 1234"), by("Trần Thị Hòa", ""), 19, store.Taken, finding.WorkbookLater, "94.5"},
		{"an older file of the same person comes late", by("Trần Thị Hòa", ""), by("Trần Thị Hòa", ""), 17, store.Superseded, finding.WorkbookOlder, "94.25"},
		{"another person", by("Trần Thị Hòa", "0255 382 1234"), by("Lê Văn Sơn", "0255 382 1234"), 19, store.Waiting, finding.CellTwoValues, "94.25"},
		{"one name, two telephones", by("Trần Thị Hòa", "0255 382 1234"), by("Trần Thị Hòa", "0255 382 9999"), 19, store.Waiting, finding.CellTwoValues, "94.25"},
		{"nobody named", by("", "0255 382 1234"), by("", "0255 382 1234"), 19, store.Waiting, finding.CellTwoValues, "94.25"},
		{"the same moment", by("Trần Thị Hòa", ""), by("Trần Thị Hòa", ""), 18, store.Waiting, finding.CellTwoValues, "94.25"},
	} {
		t.Run(c.what, func(t *testing.T) {
			d := open(t)
			path := d.issue("", "SYT", "2024-Q1")
			d.take("a.xlsx", d.saved(path, 18, append(c.first, target("actual", "94,25"))...))
			p := d.take("b.xlsx", d.saved(path, c.day, append(c.second, target("actual", "94,5"))...))
			wantCode(t, p.Findings, c.code)
			if p.State != c.state {
				t.Errorf("state %s, want %s", p.State, c.state)
			}
			wantValue(t, d.row("CT.15/1"), progress.Actual, c.stands)
		})
	}
}

// TestOnePersonWhoLeavesACellOutIsAsked: a file that no longer says what the first one said may be another part.
func TestOnePersonWhoLeavesACellOutIsAsked(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("a.xlsx", d.saved(path, 18, append(by("Trần Thị Hòa", ""), target("actual", "94,25"), target("estimate", "95"))...))
	p := d.take("b.xlsx", d.saved(path, 19, append(by("Trần Thị Hòa", ""), target("actual", "94,5"))...))
	wantCode(t, p.Findings, finding.CellTwoValues)
}
