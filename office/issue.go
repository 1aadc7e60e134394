package office

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

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
}

// UnknownAgency is an agency code that has no row in the period, or that the register does not know.
type UnknownAgency struct{ Code string }

func (e UnknownAgency) Error() string { return fmt.Sprintf("agency %s has no row", e.Code) }

// Issue writes one workbook for each agency that has rows of its own, and stores what was issued. Issuing a period again gives each
// agency the workbook it already has, as long as the plan and what was known before the period are the same.
func (o *Office) Issue(ctx context.Context, order Order) (IssueResult, error) {
	p, err := o.Choose(ctx, order.Plan)
	if err != nil {
		return IssueResult{}, err
	}
	owed, without, err := o.chooseOwed(&p, order)
	if err != nil {
		return IssueResult{}, err
	}
	if err := os.MkdirAll(order.Dir, 0o755); err != nil {
		return IssueResult{}, fmt.Errorf("making the folder for workbooks: %w", err)
	}
	w, err := o.newIssuing(ctx, &p, order)
	if err != nil {
		return IssueResult{}, err
	}
	result := IssueResult{Plan: p, Without: without}
	if result.Files, err = w.writeAll(ctx, owed); err != nil {
		return result, err
	}
	return result, o.store.AddIssues(ctx, w.issued)
}

func (o *Office) chooseOwed(p *plan.Plan, order Order) (chosen []progress.Owed, without []agency.Agency, err error) {
	known := map[string]bool{}
	for _, each := range progress.AllOwed(p, o.view(p), order.Period) {
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
	o        *Office
	p        *plan.Plan
	order    Order
	previous *progress.State
	earlier  []store.Issued

	mu     sync.Mutex // guards what the writers of several workbooks share
	issued []store.Issued
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
	return &issuing{o: o, p: p, order: order, earlier: earlier, previous: progress.Before(o.Calendar, order.Period, records)}, nil
}

// writeAll writes the workbooks over the cores and returns them in the order of owed.
func (w *issuing) writeAll(ctx context.Context, owed []progress.Owed) ([]IssuedFile, error) {
	files := make([]IssuedFile, len(owed))
	done := 0
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, each := range owed {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			file, err := w.write(each)
			if err != nil {
				return err
			}
			w.mu.Lock()
			defer w.mu.Unlock()
			files[i] = file
			done++
			if w.order.Progress != nil {
				w.order.Progress(done, len(owed))
			}
			return nil
		})
	}
	return files, group.Wait()
}

func (w *issuing) write(owed progress.Owed) (IssuedFile, error) {
	issue := progress.Issue{
		Layout: sheet.Layout, Plan: w.p.Decision.Number, Revision: w.p.Revision, Base: w.previous.Hash(owed.Agency.Code),
		Agency: owed.Agency.Code, Period: w.order.Period.String(),
	}
	again := w.sameAs(&issue)
	if !again {
		issue.ID = newIssueID()
	}
	book := sheet.Build(sheet.Input{
		Issue: issue, Plan: w.p, Period: w.order.Period, Calendar: w.o.Calendar, Owed: owed, Previous: w.previous, Contact: w.o.Office.Contact,
	})
	var out bytes.Buffer
	if err := excel.Write(&out, book); err != nil {
		return IssuedFile{}, fmt.Errorf("writing the workbook of %s: %w", owed.Agency.Code, err)
	}
	path := filepath.Join(w.order.Dir, book.FileName())
	if err := writeFile(path, out.Bytes()); err != nil {
		return IssuedFile{}, err
	}
	if !again {
		if err := w.remember(book, out.Bytes()); err != nil {
			return IssuedFile{}, err
		}
	}
	return IssuedFile{Agency: owed.Agency, Path: path, Rows: rowCounts(book), Again: again}, nil
}

// sameAs finds an earlier issue with the same content and takes its ID over.
func (w *issuing) sameAs(issue *progress.Issue) bool {
	for _, e := range w.earlier {
		same := *issue
		same.ID = e.ID
		if same == e.Issue {
			*issue = same
			return true
		}
	}
	return false
}

func (w *issuing) remember(book sheet.Book, file []byte) error {
	body, err := json.Marshal(book)
	if err != nil {
		return fmt.Errorf("keeping the workbook of %s: %w", book.Issue.Agency, err)
	}
	sum := sha256.Sum256(file)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.issued = append(w.issued, store.Issued{
		Issue: book.Issue, File: book.FileName(), SHA256: hex.EncodeToString(sum[:]), Book: body, At: w.o.now(), By: w.o.by,
	})
	return nil
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
func writeFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".theodoi-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(data); err != nil {
		tmp.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
