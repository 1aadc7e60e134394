package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/intake"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
	"theodoi/store"
)

// Look looks a returned file over. An error means that the office could not look; what is wrong with the file is in the findings.
func (o *Office) Look(ctx context.Context, name string, data []byte, want Wanted) (Preview, error) {
	return o.newLooker(want).look(ctx, name, time.Time{}, data)
}

// looker looks files over for one person's wish. It keeps what many files have in common: plans, in each revision, and what their
// agencies are called. It may be used by several goroutines.
type looker struct {
	*Office
	want   Wanted
	mu     sync.Mutex
	plans  map[edition]*planFacts
	came   takings
	last   map[string]map[string]progress.Period // the last that each agency was issued a workbook for, by plan and agency
	into   *string                               // number of the plan that files are kept for
	issued []sheet.Book                          // of the plan, for files that do not say what they are; nil before they are needed
}

// edition names a revision of a plan; 0 is the latest.
type edition struct {
	number   string
	revision int
}

type planFacts struct {
	plan plan.Plan
	view *agency.View
}

func (o *Office) newLooker(want Wanted) *looker {
	return &looker{Office: o, want: want, plans: map[edition]*planFacts{}, last: map[string]map[string]progress.Period{}}
}

// facts reads a revision of a plan once.
func (l *looker) facts(ctx context.Context, number string, revision int) (*planFacts, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.plans[edition{number, revision}]; known != nil {
		return known, nil
	}
	p, _, err := l.store.Plan(ctx, number, revision)
	if err != nil {
		return nil, err
	}
	f := &planFacts{plan: p}
	f.view = l.view(&f.plan)
	l.plans[edition{number, revision}] = f
	return f, nil
}

// name is the official name of an agency.
func (l *looker) name(f *planFacts, code string) string {
	if a, ok := f.view.Agency(code); ok {
		return a.Name
	}
	if a, ok := l.Register.Agency(code); ok {
		return a.Name
	}
	return code
}

// kept is the plan that files are kept for which do not say what they are; empty if it cannot be known.
func (l *looker) kept(ctx context.Context) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.into == nil {
		number := ""
		if chosen, err := l.Choose(ctx, l.want.Plan); err == nil {
			number = chosen.Decision.Number
		}
		l.into = &number
	}
	return *l.into
}

func (l *looker) look(ctx context.Context, name string, sent time.Time, data []byte) (Preview, error) {
	sum := sha256.Sum256(data)
	p := Preview{File: name, SHA256: hex.EncodeToString(sum[:]), original: data, want: l.want, sent: sent, into: l.kept(ctx)}
	returned, findings := intake.Open(name, data)
	p.Findings = findings
	if returned == nil {
		p.reject()
		return p, nil
	}
	if returned.Issue.ID == "" {
		return p, l.keyless(ctx, &p, returned)
	}
	p.Issue = returned.Issue
	issued, err := l.store.Issue(ctx, returned.Issue.ID)
	if errors.Is(err, store.ErrNotFound) {
		p.find(finding.WorkbookUnknown, returned.Issue.ID, "")
		p.reject()
		return p, nil
	}
	if err != nil {
		return p, err
	}
	return p, l.against(ctx, &p, returned, issued)
}

// against holds the file against the workbook that was issued under its ID.
func (l *looker) against(ctx context.Context, p *Preview, returned *intake.Return, issued store.Issued) error {
	decision, err := l.facts(ctx, issued.Plan, issued.Revision)
	if err != nil {
		return err
	}
	p.Agency, p.into = l.name(decision, issued.Agency), issued.Plan
	p.Findings = append(p.Findings, l.check(decision, p.File, returned.Issue, issued.Issue)...)
	p.Issue = issued.Issue
	if finding.Any(p.Findings, finding.Block) {
		p.State = store.Rejected
		return nil
	}
	if l.want.Carry && l.want.Period != "" && l.want.Period != issued.Period {
		return l.carry(ctx, p, returned, issued)
	}
	if done, err := l.repeated(ctx, p, issued.Plan); done || err != nil {
		return err
	}
	return l.match(ctx, p, returned.Match, issued)
}

// repeated reports whether these very bytes came in before, and makes the preview that of a repeat or of bytes that were undone.
func (l *looker) repeated(ctx context.Context, p *Preview, number string) (bool, error) {
	earlier, seen, err := l.store.Seen(ctx, number, p.SHA256)
	switch {
	case err != nil:
		return false, err
	case seen && earlier.Undone:
		return true, l.bringBack(ctx, p, earlier)
	case seen && (taken(earlier.State) || earlier.State == store.Superseded):
		p.repeats(earlier.File)
		p.Number = earlier.ID
		return true, nil
	}
	return false, nil
}

// bringBack is the preview of bytes that a person undid. What was found in them is said again only while any of it waits.
func (l *looker) bringBack(ctx context.Context, p *Preview, earlier store.Submission) error {
	p.back, p.State, p.Letter, p.Saved, p.Findings = earlier.ID, earlier.State, earlier.Letter, earlier.Saved, nil
	waits, err := l.store.Waits(ctx, earlier.Plan, earlier.Agency, earlier.Period)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(waits, func(w store.Wait) bool { return w.Submission == earlier.ID && w.Settled == nil }) {
		p.Findings = earlier.Findings
	}
	p.find(finding.WorkbookBack, strconv.FormatInt(earlier.ID, 10), "")
	if p.Changes, err = l.store.WouldRedo(ctx, earlier.ID); err != nil {
		return err
	}
	return l.afterClosing(ctx, p, earlier.Plan, earlier.Period)
}

// check names both sides where the file is not what was issued, or not what the person expects. A file that lost its hidden sheet
// carries nothing but its ID and is held against the expectations alone.
func (l *looker) check(f *planFacts, file string, carried, issued progress.Issue) []finding.Finding {
	names := func(code string) string { return l.name(f, code) }
	expected := intake.Expected{Plan: l.want.Plan, Agency: l.sender(&f.plan, l.want.Agency, issued), Period: l.want.Period, Names: names}
	if l.want.Carry {
		expected.Period = ""
	}
	var findings []finding.Finding
	if carried.Plan != "" {
		findings = intake.Check(carried, intake.Expected{Plan: issued.Plan, Revision: issued.Revision, Agency: issued.Agency, Period: issued.Period, Names: names})
	}
	if len(findings) == 0 {
		findings = intake.Check(issued, expected)
	}
	for i := range findings {
		findings[i].Place.File = file
	}
	return findings
}

// matching holds a return against a workbook: by its keys or by its words.
type matching func(book sheet.Book, at intake.Taken) (progress.Batch, []finding.Finding)

// match reads the cells against the workbook that was issued and says what they change.
func (l *looker) match(ctx context.Context, p *Preview, match matching, issued store.Issued) error {
	book, err := sheet.ReadBook(issued.Book)
	if err != nil {
		return fmt.Errorf("reading the workbook issued as %s: %w", issued.ID, err)
	}
	period, err := progress.ParsePeriod(issued.Period)
	if err != nil {
		return err
	}
	records, turn, err := l.store.RecordsOf(ctx, issued.Plan, issued.Agency, issued.Period)
	if err != nil {
		return err
	}
	p.came = l.came.of(issued.Plan, issued.Agency)
	before, err := l.lastWord(ctx, issued, period)
	if err != nil {
		return err
	}
	state := progress.NewState(l.Calendar, period, records)
	batch, findings := match(book, intake.Taken{
		Today:  viet.DateOf(l.now()),
		Known:  func(key progress.Key, field progress.Field) string { return state.Own[key][field].Text },
		Before: before.of,
	})
	freed, err := l.withoutFreed(ctx, &batch, issued)
	if err != nil {
		return err
	}
	p.Findings = append(append(p.Findings, findings...), freed...)
	p.Letter, p.Saved, p.turn, p.Waits = batch.Letter, savedSince(batch.Saved, &book), turn, batch.Waits
	batch.Issue = issued.Issue
	p.Changes = state.Changes(batch)
	if err := l.latePeriod(ctx, p, issued); err != nil {
		return err
	}
	older, err := l.weigh(ctx, p, &book, state)
	if err != nil {
		return err
	}
	finding.Sort(p.Findings)
	p.State = p.becomes(older)
	if !taken(p.State) {
		p.Changes, p.Replaces = nil, nil
	}
	return l.afterClosing(ctx, p, issued.Plan, issued.Period)
}

// savedSince is when a workbook was saved since it was issued: a program that keeps the moment it was issued with tells nothing.
func savedSince(saved time.Time, book *sheet.Book) time.Time {
	if saved.Equal(book.Cover.From.Time()) {
		return time.Time{}
	}
	return saved
}

// becomes says what the file would become.
func (p *Preview) becomes(older bool) store.State {
	empty := slices.ContainsFunc(p.Findings, func(f finding.Finding) bool { return f.Code == finding.WorkbookEmpty })
	changes := p.Count(progress.New) + p.Count(progress.Changed) + p.Count(progress.Erased)
	switch {
	case empty:
		return store.Waiting // what it holds is what was issued; nobody has answered yet
	case older && changes == 0 && len(p.Waits) == 0:
		return store.Superseded
	case older && changes == 0:
		return store.Waiting
	case !finding.Any(p.Findings, finding.Block):
		return store.Taken
	case len(p.Changes) > 0:
		return store.Partly
	case len(p.Waits) > 0:
		return store.Waiting
	}
	return store.Rejected
}

// latePeriod says that the agency was issued a workbook for a later period.
func (l *looker) latePeriod(ctx context.Context, p *Preview, issued store.Issued) error {
	own, err := progress.ParsePeriod(issued.Period)
	if err != nil {
		return err
	}
	periods, err := l.lastPeriods(ctx, issued.Plan)
	if err != nil {
		return err
	}
	if last, ok := periods[issued.Agency]; ok && l.Calendar.CutOff(last) > l.Calendar.CutOff(own) {
		p.find(finding.WorkbookLatePeriod, periodTitle(own), periodTitle(last))
	}
	return nil
}

// lastPeriods reads once which period each agency of a plan was last issued a workbook for.
func (l *looker) lastPeriods(ctx context.Context, number string) (map[string]progress.Period, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.last[number]; known != nil {
		return known, nil
	}
	issued, err := l.store.IssuedPeriods(ctx, number)
	if err != nil {
		return nil, err
	}
	last := map[string]progress.Period{}
	for agency, periods := range issued {
		for _, code := range periods {
			p, err := progress.ParsePeriod(code)
			if have, ok := last[agency]; err == nil && (!ok || l.Calendar.CutOff(p) > l.Calendar.CutOff(have)) {
				last[agency] = p
			}
		}
	}
	l.last[number] = last
	return last, nil
}

func periodTitle(p progress.Period) string {
	return words.Title(p.Words())
}
