package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"theodoi/finding"
	"theodoi/intake"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
	"theodoi/store"
)

func taken(state store.State) bool { return state == store.Taken || state == store.Partly }

// Wanted says what a person expects of the files that are taken in; an empty field expects nothing.
type Wanted struct {
	Plan   string
	Agency string
	Period string
}

// Preview is a returned file looked over: what taking it in would change, and what is wrong with it. Nothing is stored yet.
type Preview struct {
	File     string
	SHA256   string
	Issue    progress.Issue
	Agency   string      // official name; empty if the file does not say
	State    store.State // what it would become
	Earlier  string      // name under which the same bytes were taken before
	Letter   progress.Letter
	Changes  []progress.Change
	Findings []finding.Finding

	into     string // number of the plan it is kept for; empty if it cannot be known
	original []byte
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

// Look looks a returned file over. An error means that the office could not look; what is wrong with the file is in the findings.
func (o *Office) Look(ctx context.Context, name string, data []byte, want Wanted) (Preview, error) {
	sum := sha256.Sum256(data)
	p := Preview{File: name, SHA256: hex.EncodeToString(sum[:]), original: data}
	if chosen, err := o.Choose(ctx, want.Plan); err == nil {
		p.into = chosen.Decision.Number
	}
	returned, findings := intake.Open(name, data)
	p.Findings = findings
	if returned == nil {
		p.State = store.Rejected
		return p, nil
	}
	p.Issue = returned.Issue
	issued, err := o.store.Issue(ctx, returned.Issue.ID)
	if errors.Is(err, store.ErrNotFound) {
		p.block(finding.WorkbookUnknown, returned.Issue.ID, "")
		return p, nil
	}
	if err != nil {
		return p, err
	}
	return p, o.lookAgainst(ctx, &p, returned, issued, want)
}

func (p *Preview) block(code finding.Code, got, want string) {
	p.Findings = append(p.Findings, finding.New(code, finding.Place{File: p.File}, got, want))
	p.State = store.Rejected
}

// lookAgainst holds the file against the workbook that was issued under its ID.
func (o *Office) lookAgainst(ctx context.Context, p *Preview, returned *intake.Return, issued store.Issued, want Wanted) error {
	decision, _, err := o.store.Plan(ctx, issued.Plan, issued.Revision)
	if err != nil {
		return err
	}
	p.Agency, p.into = o.agencyName(&decision, issued.Agency), issued.Plan
	p.Findings = append(p.Findings, o.check(&decision, p.File, returned.Issue, issued.Issue, want)...)
	p.Issue = issued.Issue
	if finding.Any(p.Findings, finding.Block) {
		p.State = store.Rejected
		return nil
	}
	earlier, seen, err := o.store.Seen(ctx, issued.Plan, p.SHA256)
	if err != nil {
		return err
	}
	if seen && taken(earlier.State) {
		p.State, p.Earlier = store.Repeated, earlier.File
		p.Findings = []finding.Finding{finding.New(finding.WorkbookRepeated, finding.Place{File: p.File}, earlier.File, "")}
		return nil
	}
	return o.match(ctx, p, returned, issued)
}

// check names both sides where the file is not what was issued, or not what the person expects. A file that lost its hidden sheet
// carries nothing but its ID and is held against the expectations alone.
func (o *Office) check(p *plan.Plan, file string, carried, issued progress.Issue, want Wanted) []finding.Finding {
	names := func(code string) string { return o.agencyName(p, code) }
	expected := intake.Expected{Plan: want.Plan, Agency: want.Agency, Period: want.Period, Names: names}
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

func (o *Office) agencyName(p *plan.Plan, code string) string {
	if a, ok := o.view(p).Agency(code); ok {
		return a.Name
	}
	if a, ok := o.Register.Agency(code); ok {
		return a.Name
	}
	return code
}

func (o *Office) match(ctx context.Context, p *Preview, returned *intake.Return, issued store.Issued) error {
	var book sheet.Book
	if err := json.Unmarshal(issued.Book, &book); err != nil {
		return fmt.Errorf("reading the workbook issued as %s: %w", issued.ID, err)
	}
	period, err := progress.ParsePeriod(issued.Period)
	if err != nil {
		return err
	}
	state, _, err := o.state(ctx, issued.Plan, period)
	if err != nil {
		return err
	}
	batch, findings := returned.Match(book, intake.Taken{
		Today: viet.DateOf(o.now()),
		Known: func(key progress.Key, field progress.Field) string { return state.Own[key][field].Text },
	})
	p.Findings = append(p.Findings, findings...)
	p.Letter = batch.Letter
	batch.Issue = issued.Issue
	p.Changes = state.Changes(batch)
	switch {
	case !finding.Any(p.Findings, finding.Block):
		p.State = store.Taken
	case len(p.Changes) > 0:
		p.State = store.Partly
	default:
		p.State = store.Rejected
	}
	return nil
}

// Take takes a looked-over file in: its good cells enter, its faulty ones wait, the original is kept, all in one transaction. A file
// that was taken before changes nothing; a rejected one is kept with its findings and changes nothing.
func (o *Office) Take(ctx context.Context, p Preview) error {
	if p.State == store.Repeated {
		return nil
	}
	if p.into == "" {
		return fmt.Errorf("%w: %s belongs to none", ErrManyPlans, p.File)
	}
	_, err := o.store.Take(ctx, store.Submission{
		Plan: p.into, Period: p.Issue.Period, Agency: p.Issue.Agency, Issue: p.Issue.ID, File: p.File, SHA256: p.SHA256,
		At: o.now(), By: o.by, State: p.State, Letter: p.Letter, Findings: p.Findings,
	}, p.original, p.Changes)
	if errors.Is(err, store.ErrRepeated) {
		return nil
	}
	return err
}
