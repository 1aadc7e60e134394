package office

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"theodoi/agency"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/render/excel"
	"theodoi/sheet"
	"theodoi/store"
)

// Order asks for the workbooks of a period.
type Order struct {
	Plan     string // number; empty for the only one
	Period   progress.Period
	Agencies []string // codes; empty for all
	Dir      string   // folder for the files; made if missing
	Progress func(done, total int)
}

// IssuedFile is one workbook that was written.
type IssuedFile struct {
	Agency agency.Agency
	Path   string
	Rows   map[string]int // rows by sheet key
	Again  bool           // the same workbook as issued before for the period
}

// IssueResult says which workbooks were written and who gets none.
type IssueResult struct {
	Plan    plan.Plan
	Files   []IssuedFile
	Without []agency.Agency // have nothing of their own in the period
	Handed  []Handover      // workbooks of agencies that are no more, made out to the one that took over
	Split   []Handover      // agencies whose work went to several: no workbook before a person reassigns it
	Nobody  []plan.Task     // tasks that no agency of the register gets, as no lead of theirs is in it
	Kept    []string        // files in the place of a workbook that hold something else, perhaps a filled one; left alone, nothing issued
}

// ErrOtherProvince says that the decision is another body's than the register's, whose agencies its names are not.
var ErrOtherProvince = errors.New("the register is another province's")

// UnknownAgency is an agency code that has no row in the period, or that the register does not know.
type UnknownAgency struct{ Code string }

func (e UnknownAgency) Error() string { return fmt.Sprintf("agency %s has no row", e.Code) }

// Issue writes one workbook for each agency that has rows of its own. Issuing a period again gives each agency the workbook it already
// has, as long as it would be the same; whatever differs makes a new one, and the old one is still understood when it comes back.
//
// What is issued is stored, all of it or nothing, before the first file is written: no workbook can leave the office that the office
// does not know.
func (o *Office) Issue(ctx context.Context, order Order) (IssueResult, error) {
	p, err := o.Choose(ctx, order.Plan)
	if err != nil {
		return IssueResult{}, err
	}
	if d := p.Decision; o.Register.Foreign(d.Issuer, d.Place) {
		return IssueResult{}, fmt.Errorf("%w: %s", ErrOtherProvince, d.Issuer)
	}
	all := progress.AllOwed(&p, o.view(&p), order.Period)
	owed, without, err := chooseOwed(all, order)
	if err != nil {
		return IssueResult{}, err
	}
	owed, handed, split := o.handOver(&p, order.Period, owed)
	if err := os.MkdirAll(order.Dir, 0o755); err != nil {
		return IssueResult{}, fmt.Errorf("making the folder for workbooks: %w", err)
	}
	run, err := o.newIssuing(ctx, &p, order)
	if err != nil {
		return IssueResult{}, err
	}
	ready, err := run.prepare(ctx, owed)
	if err != nil {
		return IssueResult{}, err
	}
	result := IssueResult{Plan: p, Without: without, Handed: handed, Split: split, Nobody: nobodys(&p, all)}
	ready, result.Kept = run.setAside(ready)
	if err := o.store.AddIssues(ctx, unknown(ready)); err != nil {
		return IssueResult{}, err
	}
	if err := writeAll(ready); err != nil {
		return result, err
	}
	for _, w := range ready {
		result.Files = append(result.Files, IssuedFile{Agency: w.agency, Path: w.path, Rows: rowCounts(w.book), Again: w.again})
	}
	return result, nil
}

// nobodys returns the tasks that no agency leads by any workbook.
func nobodys(p *plan.Plan, all []progress.Owed) []plan.Task {
	led := map[plan.Ref]bool{}
	for _, each := range all {
		for _, t := range each.Lead {
			led[t.Task.Ref] = true
		}
	}
	var out []plan.Task
	for _, t := range p.Tasks {
		if !led[t.Ref] {
			out = append(out, t)
		}
	}
	return out
}

func chooseOwed(all []progress.Owed, order Order) (chosen []progress.Owed, without []agency.Agency, err error) {
	known := map[string]bool{}
	for _, each := range all {
		if len(order.Agencies) > 0 && !slices.Contains(order.Agencies, each.Agency.Code) {
			continue
		}
		known[each.Agency.Code] = true
		if each.Nothing() {
			without = append(without, each.Agency)
			continue
		}
		chosen = append(chosen, each)
	}
	for _, code := range order.Agencies {
		if !known[code] {
			return nil, nil, UnknownAgency{code}
		}
	}
	return chosen, without, nil
}

// issuing is one run of Issue.
type issuing struct {
	*Office
	p        *plan.Plan
	order    Order
	previous *progress.State
	lastYear map[plan.Ref]string
	earlier  []store.Issued
	books    map[string][]byte // what was issued of this revision, by ID
}

func (o *Office) newIssuing(ctx context.Context, p *plan.Plan, order Order) (*issuing, error) {
	records, err := o.store.Records(ctx, p.Decision.Number)
	if err != nil {
		return nil, err
	}
	earlier, err := o.store.Issues(ctx, p.Decision.Number, order.Period.String())
	if err != nil {
		return nil, err
	}
	books, err := o.store.IssuedBooks(ctx, p.Decision.Number, p.Revision, order.Period.String())
	if err != nil {
		return nil, err
	}
	lastYear, err := o.lastYear(ctx, p, order.Period)
	if err != nil {
		return nil, err
	}
	return &issuing{
		Office: o, p: p, order: order, earlier: earlier, books: books, previous: progress.Before(o.Calendar, order.Period, records), lastYear: lastYear,
	}, nil
}

// ready is a workbook that is made and not yet written.
type ready struct {
	agency agency.Agency
	book   sheet.Book
	body   []byte // the book as it is stored
	file   []byte
	path   string
	there  bool // the file is in its place, with these bytes
	again  bool // issued before, word for word
	at     time.Time
	by     string
}

// prepare makes the workbooks over the cores and returns them in the order of owed.
func (r *issuing) prepare(ctx context.Context, owed []progress.Owed) ([]ready, error) {
	out := make([]ready, len(owed))
	var mu sync.Mutex
	done := 0
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, each := range owed {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			w, err := r.make(each)
			if err != nil {
				return fmt.Errorf("making the workbook of %s: %w", each.Agency.Code, err)
			}
			out[i] = w
			mu.Lock()
			defer mu.Unlock()
			done++
			if r.order.Progress != nil {
				r.order.Progress(done, len(owed))
			}
			return nil
		})
	}
	return out, group.Wait()
}

func (r *issuing) make(owed progress.Owed) (ready, error) {
	w, err := r.choose(owed)
	if err != nil {
		return ready{}, err
	}
	var out bytes.Buffer
	if err := excel.Write(&out, w.book); err != nil {
		return ready{}, err
	}
	w.file = out.Bytes()
	return w, nil
}

// choose builds the book: the one that the agency was issued before, if it is the same word for word, else one with a new ID.
func (r *issuing) choose(owed progress.Owed) (ready, error) {
	w := ready{agency: owed.Agency, at: r.now(), by: r.by}
	issue := progress.Issue{
		Layout: sheet.Layout, Plan: r.p.Decision.Number, Revision: r.p.Revision, Base: r.previous.Hash(owed.Agency.Code),
		Agency: owed.Agency.Code, Period: r.order.Period.String(),
	}
	for _, e := range r.earlier {
		issue.ID = e.ID
		if issue != e.Issue {
			continue
		}
		if err := w.build(r, owed, issue); err != nil {
			return w, err
		}
		if w.again = bytes.Equal(w.body, r.books[e.ID]); w.again {
			return w, nil
		}
	}
	issue.ID = newIssueID()
	return w, w.build(r, owed, issue)
}

func (w *ready) build(r *issuing, owed progress.Owed, issue progress.Issue) (err error) {
	w.book = sheet.Build(sheet.Input{
		Issue: issue, Plan: r.p, Period: r.order.Period, Calendar: r.Calendar, Owed: owed, Previous: r.previous, LastYear: r.lastYear, Contact: r.Desk.Office.Contact,
	})
	w.body, err = json.Marshal(w.book)
	return err
}

// setAside takes out the workbooks whose place holds a file that is neither the same nor one that was issued and not touched since:
// somebody may have filled it in, and it must not be lost.
func (r *issuing) setAside(all []ready) (free []ready, kept []string) {
	untouched := map[string]bool{}
	for _, e := range r.earlier {
		untouched[e.SHA256] = true
	}
	for _, w := range all {
		w.path = filepath.Join(r.order.Dir, w.book.FileName())
		there, err := os.ReadFile(w.path)
		w.there = err == nil && bytes.Equal(there, w.file)
		if err == nil && !w.there && !untouched[sumOf(there)] {
			kept = append(kept, w.path)
			continue
		}
		free = append(free, w)
	}
	return free, kept
}

// unknown returns what has to be stored: the workbooks that were not issued before.
func unknown(all []ready) []store.Issued {
	var out []store.Issued
	for _, w := range all {
		if w.again {
			continue
		}
		out = append(out, store.Issued{
			Issue: w.book.Issue, File: w.book.FileName(), SHA256: sumOf(w.file), Book: w.body, At: w.at, By: w.by,
		})
	}
	return out
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// mostWriters is how many files are written at once. Each waits for the disk to have it whole, and the disk takes several in one go.
const mostWriters = 8

// writeAll writes the files that are not in their places.
func writeAll(all []ready) error {
	var group errgroup.Group
	group.SetLimit(mostWriters)
	for _, w := range all {
		if !w.there {
			group.Go(func() error { return writeFile(w.path, w.file) })
		}
	}
	return group.Wait()
}

func rowCounts(book sheet.Book) map[string]int {
	counts := map[string]int{}
	for _, s := range book.Sheets {
		counts[s.Key] = len(s.Rows)
	}
	return counts
}

// idLetters are digits and capitals without those that are taken for one another on paper.
const idLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

// newIssueID returns an ID that nobody can guess, short enough to read over the telephone.
func newIssueID() string {
	raw := make([]byte, 8)
	_, _ = rand.Read(raw) // never fails: the runtime ends the program if the system has no randomness
	id := make([]byte, len(raw))
	for i, b := range raw {
		id[i] = idLetters[int(b)%len(idLetters)]
	}
	return "TD-" + string(id)
}

// writeFile writes aside and renames, so that a reader never sees half a file and a failure leaves the old one.
func writeFile(path string, data []byte) error { return copyAside(path, bytes.NewReader(data)) }
