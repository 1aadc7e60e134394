package office

import (
	"strings"
	"time"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/store"
)

func taken(state store.State) bool { return state == store.Taken || state == store.Partly }

// Wanted says what a person expects of the files that are taken in; an empty field expects nothing.
type Wanted struct {
	Plan   string
	Agency string
	Period string
	Carry  bool // a workbook of another period is taken for Period as far as its rows are the same
}

// Preview is a returned file looked over: what taking it in would change, and what is wrong with it. Nothing is stored yet.
type Preview struct {
	File     string
	SHA256   string
	Issue    progress.Issue
	Agency   string         // official name; empty if the file does not say
	Likely   progress.Issue // of the workbook that a file without keys most likely is, for a person to confirm
	State    store.State    // what it would become
	Earlier  string         // name under which the same bytes were taken before
	Saved    time.Time      // when the file says it was last saved
	Letter   progress.Letter
	Changes  []progress.Change
	Waits    []progress.Wait // filled cells that a person has to settle
	Replaces []int64         // earlier submissions that this is a later version of
	Findings []finding.Finding
	Number   int64 // of the submission, once it was taken in

	sent     time.Time
	want     Wanted
	into     string // number of the plan it is kept for; empty if it cannot be known
	original []byte
	turn     int64 // that the changes were worked out on
	came     int   // takings of the same agency in the run before the file was looked over
	back     int64 // the undone submission that the same bytes made, which taking them brings back
}

// Waiting counts the findings that keep a cell, a row or the file out.
func (p Preview) Waiting() int { return waiting(p.Findings) }

func waiting(findings []finding.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == finding.Block {
			n++
		}
	}
	return n
}

// Conflicts counts the cells that say something else than what another file said.
func (p Preview) Conflicts() int {
	n := 0
	for _, w := range p.Waits {
		if w.Code == string(finding.CellTwoValues) {
			n++
		}
	}
	return n
}

// Count counts the changes of a kind.
func (p Preview) Count(kind progress.ChangeKind) int {
	n := 0
	for _, c := range p.Changes {
		if c.Kind == kind {
			n++
		}
	}
	return n
}

func (p *Preview) find(code finding.Code, got, want string) {
	p.Findings = append(p.Findings, finding.New(code, finding.Place{File: p.File}, got, want))
}

// repeats turns the preview into that of a file whose bytes were taken as earlier.
func (p *Preview) repeats(earlier string) {
	p.State, p.Earlier, p.Changes, p.Waits, p.Replaces, p.Findings = store.Repeated, earlier, nil, nil, nil, nil
	p.find(finding.WorkbookRepeated, earlier, "")
}

// reject turns the file away. Its original is kept for the plan it is taken in for, if that can be known.
func (p *Preview) reject() {
	p.State = store.Rejected
	if p.into == "" {
		p.find(finding.WorkbookNotKept, "", "")
	}
}

// shownValue writes a stored value as the agency would type it.
func shownValue(field progress.Field, value string) string {
	if value == "" {
		return words.Erase
	}
	return forSpreadsheet(field, value)
}

func joined(names []string) string { return strings.Join(names, ", ") }
