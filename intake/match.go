package intake

import (
	"slices"
	"strconv"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// Taken is what matching needs to know besides the two workbooks.
type Taken struct {
	Today viet.Date // the day the return is taken in; no task can be done later. Empty: not checked
	// Known returns the value already accepted for the period, empty for none. May be nil.
	Known func(key progress.Key, field progress.Field) string
	// Before returns the last value accepted before the period, and the code of the period it was said for; empty for none. May be nil.
	Before func(key progress.Key, field progress.Field) (value, period string)
}

func (t Taken) before(key progress.Key, field progress.Field) (value, period string) {
	if t.Before == nil {
		return "", ""
	}
	return t.Before(key, field)
}

func (t Taken) known(key progress.Key, field progress.Field) string {
	if t.Known == nil {
		return ""
	}
	return t.Known(key, field)
}

// Match holds the return against the workbook that was issued and returns every good cell as an update and everything else as
// findings. A filled input cell of an issued row that was not taken is a Wait besides, with what it may say.
//
// A value that stood in the workbook when it was issued and was left there is an update too: by sending it back the agency
// confirms it. A blank cell is no update; where the period already holds a value, one note a row says what is kept. Sheets that
// belong to another workbook are left out, for Open has said so.
func (r *Return) Match(book sheet.Book, at Taken) (batch progress.Batch, found []finding.Finding) {
	m := &matcher{ret: r, book: book, at: at, issue: r.Issue, merged: map[mergedArea]bool{}}
	if book.Issue.ID == r.Issue.ID || m.issue.Agency == "" {
		m.issue = book.Issue
	}
	empty := progress.Batch{File: r.File, SHA256: r.SHA256, Issue: m.issue, Saved: r.Saved}
	defer func() {
		if cause := recover(); cause != nil {
			batch, found = empty, []finding.Finding{broke(finding.Place{File: r.File}, cause)}
		}
	}()
	batch = empty
	batch.Letter = m.letter()
	m.sheets()
	batch.Updates, batch.Waits = m.updates, m.waits
	if !m.filled {
		m.add(finding.WorkbookEmpty, finding.Place{File: r.File}, "", "")
	}
	finding.Sort(m.found)
	return batch, shorten(m.found)
}

// matcher gathers what one Match finds out.
type matcher struct {
	ret     *Return
	book    sheet.Book
	at      Taken
	issue   progress.Issue
	updates []progress.Update
	waits   []progress.Wait
	found   []finding.Finding
	merged  map[mergedArea]bool // ranges that were said
	filled  bool                // an agency wrote something of its own, good or faulty
}

func (m *matcher) add(code finding.Code, place finding.Place, got, want string) {
	place.File = m.ret.File
	m.found = append(m.found, finding.New(code, place, quote(got), quote(want)))
}

// sheets matches every issued sheet with the pages that carry its keys, and looks at the pages that carry none.
func (m *matcher) sheets() {
	byKey := map[string][]*page{}
	for _, p := range m.ret.pages {
		m.extras(p)
		switch s, ok := m.sheetOf(p); {
		case p.isHidden(), p.isFeedback(), p.isGuide(), m.ret.foreign(p):
		case ok:
			byKey[s.Key] = append(byKey[s.Key], p)
		default:
			m.stranger(p)
		}
	}
	for _, s := range m.book.Sheets {
		pages := byKey[s.Key]
		switch {
		case len(pages) > 0:
			m.sheet(s, pages)
		case asks(s) && !m.named(s.Name):
			m.add(finding.SheetMissing, finding.Place{}, s.Name, "")
		}
	}
}

// asks reports whether a sheet has rows that ask for something: one that is only for reading is no loss.
func asks(s sheet.Sheet) bool {
	return slices.ContainsFunc(s.Rows, func(r sheet.Row) bool { return len(r.Role.Fields()) > 0 })
}

// named reports whether a page has the name: then something else has been said about it.
func (m *matcher) named(name string) bool {
	return slices.ContainsFunc(m.ret.pages, func(p *page) bool { return p.name == name && !p.isHidden() })
}

// sheetOf finds the issued sheet that a page is, by its keys. The name only decides between sheets whose keys fit as well.
func (m *matcher) sheetOf(p *page) (best sheet.Sheet, ok bool) {
	if p.known != nil {
		return p.known.sheet, true
	}
	if !p.isData() {
		return best, false
	}
	highest := 0
	for _, s := range m.book.Sheets {
		score := 2 * p.fit(s)
		if s.Name == p.name {
			score++
		}
		if score > highest {
			best, highest = s, score
		}
	}
	return best, highest > 0
}

// fit counts keys in common, less those that only one side has.
func (p *page) fit(s sheet.Sheet) int {
	common, extra := 0, 0
	for key := range p.keys.columns {
		switch _, i := s.Column(key); {
		case key == sheet.RefColumn, key == sheet.CheckColumn:
		case i >= 0:
			common++
		case words.Column(key) != key:
			extra++
		}
	}
	missing := len(s.Columns) - 2 - common
	return 3*common - missing - extra
}

// stranger looks at a page without keys. One with the name of an issued sheet has lost them; any other was added, and what stands
// on it is not taken.
func (m *matcher) stranger(p *page) {
	for _, s := range m.book.Sheets {
		if s.Name == p.name {
			m.add(finding.SheetNoKeys, finding.Place{Sheet: p.name}, p.name, "")
			m.filled = true
			m.waitByText(p, s)
			return
		}
	}
	for _, r := range p.grid.rows {
		for _, c := range r.cells {
			if p.name != words.SheetGuide && !c.blank() {
				m.outside(p, c, "")
				return
			}
		}
	}
}

func (m *matcher) outside(p *page, c cell, ref plan.Ref) {
	m.filled = true
	m.add(finding.CellElsewhere, finding.Place{Sheet: p.name, Cell: c.name(), Ref: string(ref)}, c.shown(m.ret.epoch), "")
}

// maxAlike is how many findings of one kind a sheet lists; an honest workbook never has as many.
const maxAlike = 1_000

// shorten sums up findings of one kind beyond maxAlike, so that a hostile file cannot make the list as long as itself.
func shorten(all []finding.Finding) []finding.Finding {
	type kind struct {
		code  finding.Code
		sheet string
	}
	counts, firsts := map[kind]int{}, map[kind]finding.Finding{}
	var kept []finding.Finding
	var beyond []kind
	for _, f := range all {
		k := kind{f.Code, f.Place.Sheet}
		switch counts[k]++; {
		case counts[k] == 1:
			firsts[k] = f
			kept = append(kept, f)
		case counts[k] <= maxAlike:
			kept = append(kept, f)
		case counts[k] == maxAlike+1:
			beyond = append(beyond, k)
		}
	}
	for _, k := range beyond {
		place := finding.Place{File: firsts[k].Place.File, Sheet: k.sheet}
		more := finding.New(finding.SheetMore, place, strconv.Itoa(counts[k]-maxAlike), firsts[k].Message())
		more.Severity = firsts[k].Severity
		kept = append(kept, more)
	}
	finding.Sort(kept)
	return kept
}
