package office

import (
	"context"
	"slices"
	"strings"
	"time"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
	"theodoi/store"
)

// cellName names a value within one agency and period.
type cellName struct {
	ref   plan.Ref
	role  progress.Role
	field progress.Field
}

func nameOf(u progress.Update) cellName { return cellName{u.Ref, u.Role, u.Field} }

// saying is what a file says of a cell; one that waits says something that nobody knows yet.
type saying struct {
	value string
	waits bool
}

// contents is what a file says beyond what was issued.
type contents map[cellName]saying

// contents of the file that is looked at.
func (p *Preview) contents(issued map[cellName]bool) contents {
	c := contents{}
	for _, each := range p.Changes {
		if name := nameOf(each.Update); !issued[name] {
			c[name] = saying{value: each.New}
		}
	}
	for _, w := range p.Waits {
		if name := nameOf(w.Update); !issued[name] {
			c[name] = saying{waits: true}
		}
	}
	return c
}

func contentsOf(v store.Version, issued map[cellName]bool) contents {
	c := contents{}
	for _, s := range v.Says {
		if name := (cellName{s.Ref, s.Role, s.Field}); !issued[name] {
			c[name] = saying{s.Value, s.Waits}
		}
	}
	return c
}

// carriesOn reports whether a file goes on from an earlier one, as a copy does that somebody corrected or filled further: it fills at
// least half of the earlier one's cells, and where both say something readable, at least half of that is the same. Two people who fill
// half a workbook each share few cells.
func (c contents) carriesOn(earlier contents) bool {
	both, readable, same := 0, 0, 0
	for name, was := range earlier {
		now, ok := c[name]
		if !ok {
			continue
		}
		both++
		if was.waits || now.waits {
			continue
		}
		readable++
		if was.value == now.value {
			same++
		}
	}
	return both > 0 && 2*both >= len(earlier) && 2*same >= readable
}

// covers reports whether a file says something of every cell that an earlier one filled in.
func (c contents) covers(earlier contents) bool {
	for name := range earlier {
		if _, ok := c[name]; !ok {
			return false
		}
	}
	return len(earlier) > 0
}

// oneHand reports whether one person prepared two files and saved them at two moments, as somebody does who corrects the one figure that
// he has: the name stands in both, the telephone is not another, and both say when they were saved.
func oneHand(p *Preview, v store.Version) bool {
	name, phone := viet.Fold(p.Letter.Preparer), digits(p.Letter.Phone)
	switch other := digits(v.Letter.Phone); {
	case name == "" || name != viet.Fold(v.Letter.Preparer):
		return false
	case phone != "" && other != "" && phone != other:
		return false
	}
	return !p.Saved.IsZero() && !v.Saved.IsZero() && !p.Saved.Equal(v.Saved)
}

func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
}

// prefilled are the input cells that were issued with a value in them: that two files have it in common tells nothing.
func prefilled(book *sheet.Book) map[cellName]bool {
	out := map[cellName]bool{}
	for _, s := range book.Sheets {
		for _, col := range s.Columns {
			for _, r := range s.Rows {
				if col.Input && r.Cells[col.Key] != "" {
					out[cellName{r.Ref, r.Role, progress.Field(col.Key)}] = true
				}
			}
		}
	}
	return out
}

// family is how the file that is looked at stands to those of the same agency and period that were taken before.
type family struct {
	versions []store.Version
	later    map[int64]bool // the file is a later version of it
	older    map[int64]bool // it is a later version of the file
}

// relate holds the file against every earlier one. What is later than a version is later than all that version came from, and the other
// way round.
func relate(p *Preview, versions []store.Version, issued map[cellName]bool) family {
	f := family{versions, map[int64]bool{}, map[int64]bool{}}
	own := p.contents(issued)
	all := make([]contents, len(versions))
	for i, v := range versions {
		all[i] = contentsOf(v, issued)
		if savedBefore(p.Saved, p.sent, v.Saved, v.Sent) {
			f.older[v.ID] = all[i].carriesOn(own) || all[i].covers(own) && oneHand(p, v)
		} else {
			f.later[v.ID] = own.carriesOn(all[i]) || own.covers(all[i]) && oneHand(p, v)
		}
	}
	for i := len(versions) - 1; i >= 0; i-- {
		for j := range i {
			from, to := versions[j], versions[i]
			if all[i].carriesOn(all[j]) && !savedBefore(to.Saved, to.Sent, from.Saved, from.Sent) && f.later[to.ID] {
				f.later[from.ID] = true
			}
		}
	}
	return f
}

// savedBefore reports whether a file is older than another, by the moments they were saved or, where a file does not tell, sent. Where
// nothing can be held against one another the one that comes in later is the later.
func savedBefore(saved, sent, otherSaved, otherSent time.Time) bool {
	if !saved.IsZero() && !otherSaved.IsZero() {
		return saved.Before(otherSaved)
	}
	if saved.IsZero() && otherSaved.IsZero() && !sent.IsZero() && !otherSent.IsZero() {
		return sent.Before(otherSent)
	}
	return false
}

// newer is the latest version that is newer than the file and says something of the cell; of the zero name, of any cell.
func (f family) newer(name cellName) *store.Version {
	for i := len(f.versions) - 1; i >= 0; i-- {
		v := &f.versions[i]
		if f.older[v.ID] && (name == cellName{} || slices.ContainsFunc(v.Says, func(s store.Said) bool { return cellName{s.Ref, s.Role, s.Field} == name })) {
			return v
		}
	}
	return nil
}

func (f family) version(id int64) *store.Version {
	for i := range f.versions {
		if f.versions[i].ID == id {
			return &f.versions[i]
		}
	}
	return nil
}

// weigh holds the file against what other files of the same agency and period said, and decides of every cell whether it enters, waits or
// is old. It reports whether the file is an old version that came late.
func (l *looker) weigh(ctx context.Context, p *Preview, book *sheet.Book, state *progress.State) (older bool, err error) {
	if p.turn == 0 {
		return false, nil
	}
	versions, err := l.store.Versions(ctx, p.Issue.Plan, p.Issue.Agency, p.Issue.Period)
	if err != nil || len(versions) == 0 {
		return false, err
	}
	w := &weighing{Preview: p, family: relate(p, versions, prefilled(book)), state: state}
	w.cells()
	return w.newer(cellName{}) != nil, nil
}

// weighing is one run of weigh.
type weighing struct {
	*Preview
	family
	state *progress.State
	stale []string // cells that differ from a newer version
}

func (w *weighing) cells() {
	newest := w.newer(cellName{})
	if newest != nil {
		w.dropOld()
	}
	var enter []progress.Change
	for _, c := range w.Changes {
		if w.enters(c, newest) {
			enter = append(enter, c)
		}
	}
	w.Changes = enter
	var replaced []string
	for _, v := range w.versions {
		if w.later[v.ID] {
			w.Replaces = append(w.Replaces, v.ID)
			replaced = append(replaced, words.SubmissionName(v.File, v.ID))
		}
	}
	if len(replaced) > 0 {
		w.find(finding.WorkbookLater, joined(replaced), "")
	}
	if newest != nil {
		w.find(finding.WorkbookOlder, words.OlderFile(w.when(), w.stale), words.NewerFile(newest.File, whenOf(newest)))
	}
}

// dropOld takes out the faulty cells of which a newer version says something: nobody has to settle those.
func (w *weighing) dropOld() {
	w.Waits = slices.DeleteFunc(slices.Clone(w.Waits), func(each progress.Wait) bool {
		if w.newer(nameOf(each.Update)) == nil {
			return false
		}
		u := each.Update
		w.Findings = slices.DeleteFunc(w.Findings, func(f finding.Finding) bool {
			return f.Severity == finding.Block && f.Place.Sheet == u.Sheet && f.Place.Cell == u.Cell
		})
		return true
	})
}

// enters decides of one cell. What does not enter is old or waits.
func (w *weighing) enters(c progress.Change, newest *store.Version) bool {
	u := c.Update
	switch newer := w.newer(nameOf(u)); {
	case c.Kind == progress.Unchanged:
		return true
	case newer != nil:
		w.stale = append(w.stale, u.Sheet+"!"+u.Cell)
		return false
	case newest != nil && c.Kind == progress.New:
		w.wait(finding.CellNewerBlank, c, []string{c.New}, shownValue(u.Field, c.New), newest.File)
		return false
	case c.Kind == progress.New:
		return true
	}
	stands := w.state.Own[progress.Key{Ref: u.Ref, Agency: w.Issue.Agency, Role: u.Role}][u.Field]
	if w.later[stands.From.Submission] {
		return true
	}
	there := words.ValueThere(shownValue(u.Field, c.Old), stands.From.File, w.whenFrom(stands.From))
	w.wait(finding.CellTwoValues, c, []string{c.Old, c.New}, words.ValueHere(shownValue(u.Field, c.New), w.when()), there)
	return false
}

// wait makes a change wait for a person.
func (w *weighing) wait(code finding.Code, c progress.Change, readings []string, got, want string) {
	u := c.Update
	place := finding.Place{File: w.File, Sheet: u.Sheet, Cell: u.Cell, Ref: string(u.Ref)}
	w.Findings = append(w.Findings, finding.New(code, place, got, want))
	w.Waits = append(w.Waits, progress.Wait{Update: u, Readings: readings, Code: string(code), Got: shownValue(u.Field, c.New)})
}

func (w *weighing) when() string { return words.VersionTime(w.Saved, w.sent, time.Time{}) }

func whenOf(v *store.Version) string { return words.VersionTime(v.Saved, v.Sent, v.At) }

func (w *weighing) whenFrom(from progress.Source) string {
	if v := w.version(from.Submission); v != nil {
		return whenOf(v)
	}
	return words.VersionTime(time.Time{}, time.Time{}, from.At)
}
