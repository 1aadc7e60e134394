package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

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

	want     Wanted
	second   bool   // another file before it in the same run is of the same workbook
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

// LookAll looks files over that came together: the same bytes twice are one file, and two versions of one workbook are pointed out.
// done is called after every file.
func (o *Office) LookAll(ctx context.Context, files []File, want Wanted, done func(n, total int)) ([]Preview, error) {
	var out []Preview
	byBytes, byIssue := map[string]string{}, map[string]string{}
	for i, f := range files {
		data, err := f.Bytes()
		if err != nil {
			out = append(out, Preview{File: f.Name, State: store.Rejected, Findings: []finding.Finding{f.Unread(err)}})
			done(i+1, len(files))
			continue
		}
		p, err := o.Look(ctx, f.Name, data, want)
		if err != nil {
			return out, err
		}
		if same, ok := byBytes[p.SHA256]; ok && taken(p.State) {
			p.repeats(same)
		}
		if taken(p.State) {
			if first, ok := byIssue[p.Issue.ID]; ok {
				p.second = true
				p.Findings = append(p.Findings, finding.New(finding.WorkbookSecond, finding.Place{File: p.File}, p.File, first))
			}
			byBytes[p.SHA256], byIssue[p.Issue.ID] = p.File, p.File
		}
		out = append(out, p)
		done(i+1, len(files))
	}
	return out, nil
}

// repeats turns the preview into that of a file whose bytes were taken as earlier.
func (p *Preview) repeats(earlier string) {
	p.State, p.Earlier, p.Changes = store.Repeated, earlier, nil
	p.Findings = []finding.Finding{finding.New(finding.WorkbookRepeated, finding.Place{File: p.File}, earlier, "")}
}

// Look looks a returned file over. An error means that the office could not look; what is wrong with the file is in the findings.
func (o *Office) Look(ctx context.Context, name string, data []byte, want Wanted) (Preview, error) {
	sum := sha256.Sum256(data)
	p := Preview{File: name, SHA256: hex.EncodeToString(sum[:]), original: data, want: want}
	if chosen, err := o.Choose(ctx, want.Plan); err == nil {
		p.into = chosen.Decision.Number
	}
	returned, findings := intake.Open(name, data)
	p.Findings = findings
	if returned == nil {
		p.reject()
		return p, nil
	}
	p.Issue = returned.Issue
	issued, err := o.store.Issue(ctx, returned.Issue.ID)
	if errors.Is(err, store.ErrNotFound) {
		p.Findings = append(p.Findings, finding.New(finding.WorkbookUnknown, finding.Place{File: p.File}, returned.Issue.ID, ""))
		p.reject()
		return p, nil
	}
	if err != nil {
		return p, err
	}
	return p, o.lookAgainst(ctx, &p, returned, issued, want)
}

// reject turns the file away. Its original is kept for the plan it is taken in for, if that can be known.
func (p *Preview) reject() {
	p.State = store.Rejected
	if p.into == "" {
		p.Findings = append(p.Findings, finding.New(finding.WorkbookNotKept, finding.Place{File: p.File}, "", ""))
	}
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
		p.repeats(earlier.File)
		return nil
	}
	return o.match(ctx, p, returned, issued)
}

// check names both sides where the file is not what was issued, or not what the person expects. A file that lost its hidden sheet
// carries nothing but its ID and is held against the expectations alone.
func (o *Office) check(p *plan.Plan, file string, carried, issued progress.Issue, want Wanted) []finding.Finding {
	names := func(code string) string { return o.agencyName(p, code) }
	expected := intake.Expected{Plan: want.Plan, Agency: o.sender(p, want.Agency, issued), Period: want.Period, Names: names}
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
	freed, err := o.withoutFreed(ctx, &batch, issued)
	if err != nil {
		return err
	}
	findings = append(findings, freed...)
	p.Findings = append(p.Findings, findings...)
	p.Letter = batch.Letter
	batch.Issue = issued.Issue
	p.Changes = state.Changes(batch)
	switch {
	case slices.ContainsFunc(findings, func(f finding.Finding) bool { return f.Code == finding.WorkbookEmpty }):
		p.State, p.Changes = store.Waiting, nil // what it holds is what was issued; nobody has answered yet
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
// that was taken before changes nothing; a rejected one is kept with its findings and changes nothing. A second version of a workbook
// is looked over once more, for the first may have changed what it would change.
func (o *Office) Take(ctx context.Context, p Preview) (Preview, error) {
	if p.second {
		again, err := o.Look(ctx, p.File, p.original, p.want)
		if err != nil {
			return p, err
		}
		p = again
	}
	if p.State == store.Repeated || p.into == "" {
		return p, nil
	}
	_, err := o.store.Take(ctx, store.Submission{
		Plan: p.into, Period: p.Issue.Period, Agency: p.Issue.Agency, Issue: p.Issue.ID, File: p.File, SHA256: p.SHA256,
		At: o.now(), By: o.by, State: p.State, Letter: p.Letter, Findings: p.Findings,
	}, p.original, p.Changes)
	if errors.Is(err, store.ErrRepeated) {
		return p, nil
	}
	return p, err
}
