package office_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/store"
)

func target(field, value string) typed { return typed{words.SheetTargets, "CT.15/1", field, value} }

func lead(field, value string) typed { return typed{words.SheetLead, "III.3.c", field, value} }

// saved fills a workbook and has it say that it was saved on a day of March 2024.
func (d *desk) saved(path string, day int, values ...typed) []byte {
	d.t.Helper()
	filled := filepath.Join(d.t.TempDir(), "f.xlsx")
	if err := os.WriteFile(filled, d.fill(path, values...), 0o600); err != nil {
		d.t.Fatal(err)
	}
	book, err := excelize.OpenFile(filled)
	if err != nil {
		d.t.Fatal(err)
	}
	defer book.Close()
	props, err := book.GetDocProps()
	if err != nil {
		d.t.Fatal(err)
	}
	props.Modified = time.Date(2024, 3, day, 8, 0, 0, 0, time.UTC).Format(time.RFC3339)
	if err := book.SetDocProps(props); err != nil {
		d.t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		d.t.Fatal(err)
	}
	return out.Bytes()
}

// values are what stands for a row, by field.
func (d *desk) row(ref string) map[progress.Field]string {
	d.t.Helper()
	out := map[progress.Field]string{}
	e := d.export("2024-Q1")
	for _, t := range e.Targets {
		if string(t.Ref) == ref {
			out[progress.Actual], out[progress.Estimate], out[progress.Cause], out[progress.Note] = t.Actual, t.Estimate, t.Cause, t.Note
		}
	}
	for _, t := range e.Tasks {
		if string(t.Ref) == ref {
			out[progress.StatusField], out[progress.Percent], out[progress.Result], out[progress.Next] = t.Status, t.Percent, t.Result, t.Next
		}
	}
	return out
}

func wantValue(t *testing.T, row map[progress.Field]string, field progress.Field, want string) {
	t.Helper()
	if row[field] != want {
		t.Errorf("%s is %q, want %q", field, row[field], want)
	}
}

func TestTwoHalvesOfOneWorkbookAreTakenCellByCell(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("phòng A.xlsx", d.saved(path, 21, target("actual", "94,25"), target("note", "phòng A"), target("estimate", "95,6")))
	p := d.take("phòng B.xlsx", d.saved(path, 22, lead("percent", "35"), lead("result", "đang làm"), lead("next", "làm tiếp"), target("estimate", "96")))
	if p.State != store.Partly || p.Conflicts() != 1 || p.Count(progress.New) != 3 {
		t.Errorf("state %s, %d conflicts, %d new: %v", p.State, p.Conflicts(), p.Count(progress.New), p.Findings)
	}
	f := wantCode(t, p.Findings, finding.CellTwoValues)
	for _, part := range []string{"“96”", "22/03/2024", "“95,6”", "phòng A.xlsx", "21/03/2024"} {
		if !strings.Contains(f.Message(), part) {
			t.Errorf("%q does not name %s", f.Message(), part)
		}
	}
	wantValue(t, d.row("CT.15/1"), progress.Estimate, "95.6")
	wantValue(t, d.row("III.3.c"), progress.Result, "đang làm")
	if w := p.Waits[0]; w.Readings[0] != "95.6" || w.Readings[1] != "96" {
		t.Errorf("readings %v", w.Readings)
	}
}

func TestLaterVersionTakesTheEarlierOnesPlace(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("1.xlsx", d.saved(path, 21, target("actual", "94,25"), target("note", "lần một"), lead("percent", "35")))
	p := d.take("2.xlsx", d.saved(path, 22, target("actual", "94,3"), target("note", "lần một"), lead("percent", "35"), lead("result", "xong")))
	if p.State != store.Taken || p.Count(progress.Changed) != 1 || len(p.Replaces) != 1 {
		t.Errorf("state %s, %d changed, replaces %v: %v", p.State, p.Count(progress.Changed), p.Replaces, p.Findings)
	}
	wantCode(t, p.Findings, finding.WorkbookLater)
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.3")
}

func TestOldVersionThatComesLateReplacesNothing(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("mới.xlsx", d.saved(path, 23, target("actual", "94,3"), target("note", "n"), lead("percent", "35"), lead("result", "xong")))
	p := d.take("cũ.xlsx", d.saved(path, 21, target("actual", "94,25"), target("note", "n"), lead("percent", "140")))
	if p.State != store.Superseded || len(p.Changes) != 0 {
		t.Errorf("state %s with %d changes: %v", p.State, len(p.Changes), p.Findings)
	}
	message := wantCode(t, p.Findings, finding.WorkbookOlder).Message()
	for _, part := range []string{"mới.xlsx", "21/03/2024", "23/03/2024", words.SheetTargets + "!"} {
		if !strings.Contains(message, part) {
			t.Errorf("%q does not name %s", message, part)
		}
	}
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.3")
	again := d.take("cũ nữa.xlsx", d.saved(path, 22, target("actual", "94,25"), target("note", "n"), lead("percent", "35"), target("cause", "chỉ có ở bản cũ")))
	if again.State != store.Waiting || len(again.Waits) != 1 {
		t.Errorf("state %s with %d waiting: %v", again.State, len(again.Waits), again.Findings)
	}
	wantCode(t, again.Findings, finding.CellNewerBlank)
	wantValue(t, d.row("CT.15/1"), progress.Cause, "")
}

func TestVersionsThatComeTogetherAreTakenOldestFirst(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	one := d.saved(path, 21, target("actual", "94,25"), target("note", "n"), lead("percent", "30"))
	two := d.saved(path, 22, target("actual", "94,3"), target("note", "n"), lead("percent", "30"))
	three := d.saved(path, 23, target("actual", "94,3"), target("note", "n"), lead("percent", "40"))
	previews := d.takeAll(office.InMemory("a.xlsx", time.Time{}, three), office.InMemory("b.xlsx", time.Time{}, one),
		office.InMemory("c.xlsx", time.Time{}, two), office.InMemory("d.xlsx", time.Time{}, one))
	var states []string
	for _, p := range previews {
		states = append(states, p.File+" "+string(p.State))
	}
	if got := strings.Join(states, ", "); got != "b.xlsx taken, d.xlsx repeated, c.xlsx taken, a.xlsx taken" {
		t.Errorf("taken as %s", got)
	}
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.3")
	wantValue(t, d.row("III.3.c"), progress.Percent, "40")
}

func TestPreviewOfFilesThatComeTogether(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	one := d.saved(path, 21, target("actual", "94,25"))
	two := d.saved(path, 22, target("actual", "94,3"))
	var previews []office.Preview
	run := d.together(office.InMemory("1.xlsx", time.Time{}, one), office.InMemory("2.xlsx", time.Time{}, one), office.InMemory("3.xlsx", time.Time{}, two))
	if err := run.Preview(context.Background(), func(p office.Preview) error { previews = append(previews, p); return nil }); err != nil {
		t.Fatal(err)
	}
	if previews[0].State != store.Taken || previews[1].State != store.Repeated || previews[1].Earlier != "1.xlsx" {
		t.Errorf("states %s, %s", previews[0].State, previews[1].State)
	}
	wantCode(t, previews[2].Findings, finding.WorkbookSecond)
	if e := d.export("2024-Q1"); len(e.Submissions) != 0 {
		t.Error("the preview stored something")
	}
}

func TestBytesThatWereUndoneComeBack(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), target("actual", "94,25"), lead("percent", "35"))
	first := d.take("a.xlsx", data)
	if _, changes, err := d.Undo(context.Background(), first.Number, "gửi nhầm"); err != nil || len(changes) != 2 {
		t.Fatal(err, changes)
	}
	if s, err := d.Summary(context.Background(), "", period(t, "2024-Q1")); err != nil || len(s.Missing()) != 1 {
		t.Errorf("an agency whose file was undone counts as having returned: %v", err)
	}
	p := d.look("b.xlsx", data, office.Wanted{})
	wantCode(t, p.Findings, finding.WorkbookBack)
	if p.State != store.Taken || p.Count(progress.New) != 2 {
		t.Errorf("state %s with %d new", p.State, p.Count(progress.New))
	}
	if again := d.take("b.xlsx", data); again.Number != first.Number {
		t.Errorf("brought back as %d", again.Number)
	}
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.25")
	if p := d.take("c.xlsx", data); p.State != store.Repeated {
		t.Errorf("state %s", p.State)
	}
}

// TestFilesOfOneAgencyTakenByTwoClerks looks two halves over before either is taken: the second must see the first.
func TestFilesOfOneAgencyTakenByTwoClerks(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	a := d.look("a.xlsx", d.fill(path, target("actual", "94,25"), target("note", "a")), office.Wanted{})
	b := d.look("b.xlsx", d.fill(path, target("actual", "94,3"), lead("percent", "35"), lead("result", "x")), office.Wanted{})
	for _, p := range []office.Preview{a, b} {
		p, err := d.Take(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		if p.File == "b.xlsx" && p.Conflicts() != 1 {
			t.Errorf("the second clerk's file has %d conflicts: %v", p.Conflicts(), p.Findings)
		}
	}
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.25")
}

// TestCorrectedWorkbookNeedsNoClerk sends a workbook in with faulty cells and then again with only those corrected.
func TestCorrectedWorkbookNeedsNoClerk(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("1.xlsx", d.saved(path, 21, target("actual", "94.25"), lead("percent", "140"), lead("result", "x")))
	waits := func() int {
		all, err := d.Waiting(context.Background(), "", "SYT", "")
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	if n := waits(); n != 2 {
		t.Fatalf("%d cells wait, want 2", n)
	}
	p := d.take("2.xlsx", d.saved(path, 22, target("actual", "94,25"), lead("percent", "40"), lead("result", "x")))
	if p.State != store.Taken || waits() != 0 {
		t.Errorf("state %s, %d cells wait: %v", p.State, waits(), p.Findings)
	}
	d.take("3.xlsx", d.saved(path, 23, target("actual", "xóa"), lead("percent", "40"), lead("result", "x")))
	wantValue(t, d.row("CT.15/1"), progress.Actual, "")
}

// TestConflictEndsWhenOneSideComesRound sends one half in again with the other half's value.
func TestConflictEndsWhenOneSideComesRound(t *testing.T) {
	for name, again := range map[string][]typed{
		"the first side":  {target("estimate", "96"), target("note", "A"), target("actual", "94,25")},
		"the second side": {target("estimate", "95,6"), lead("percent", "35"), lead("result", "x")},
	} {
		d := open(t)
		path := d.issue("", "SYT", "2024-Q1")
		d.take("a.xlsx", d.saved(path, 21, target("estimate", "95,6"), target("note", "A"), target("actual", "94,25")))
		d.take("b.xlsx", d.saved(path, 22, target("estimate", "96"), lead("percent", "35"), lead("result", "x")))
		before, err := d.Waiting(context.Background(), "", "", "")
		if err != nil || len(before) != 1 {
			t.Fatal(name, err, before)
		}
		p := d.take("c.xlsx", d.saved(path, 23, again...))
		after, err := d.Waiting(context.Background(), "", "", "")
		if err != nil || len(after) != 0 || p.State != store.Taken {
			t.Errorf("%s comes round: %s, %d wait: %v %v", name, p.State, len(after), p.Findings, err)
		}
	}
}
