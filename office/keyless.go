package office

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"theodoi/finding"
	"theodoi/intake"
	"theodoi/progress"
	"theodoi/sheet"
	"theodoi/store"
)

// keyless looks over a file that does not say what it is. Where a person names agency and period it is taken for the workbook that was
// issued to them; else the likeliest workbook is named, and the file waits.
func (l *looker) keyless(ctx context.Context, p *Preview, returned *intake.Return) error {
	if p.into == "" {
		p.reject()
		return nil
	}
	if l.want.Agency != "" && l.want.Period != "" {
		return l.confirmed(ctx, p, returned)
	}
	if done, err := l.repeated(ctx, p, p.into); done || err != nil {
		return err
	}
	books, err := l.books(ctx, p.into)
	if err != nil {
		return err
	}
	fits := returned.Candidates(l.wanted(books))
	if len(fits) == 0 {
		p.reject()
		return nil
	}
	_, found := returned.MatchByText(fits[0].Book, intake.Taken{})
	p.Findings = append(without(p.Findings, finding.WorkbookNoIssue), found...)
	p.State, p.Likely = store.Waiting, fits[0].Book.Issue
	return nil
}

// confirmed takes a file without keys for the workbook of the agency and period that a person named.
func (l *looker) confirmed(ctx context.Context, p *Preview, returned *intake.Return) error {
	issued, ok, err := l.issuedFor(ctx, p, l.want.Agency, l.want.Period)
	if err != nil || !ok {
		return err
	}
	if done, err := l.repeated(ctx, p, p.into); done || err != nil {
		return err
	}
	p.Findings = without(p.Findings, finding.WorkbookNoIssue)
	if err := l.match(ctx, p, told(returned.MatchByText), issued); err != nil {
		return err
	}
	p.Issue = issued.Issue
	return nil
}

// told is a matching by words that a person confirmed: which workbook it was taken for is said and holds nothing up.
func told(match matching) matching {
	return func(book sheet.Book, at intake.Taken) (progress.Batch, []finding.Finding) {
		batch, found := match(book, at)
		for i := range found {
			if found[i].Code == finding.WorkbookByText {
				f := found[i]
				found[i] = finding.New(finding.WorkbookConfirmed, f.Place, f.Got, f.Want)
			}
		}
		return batch, found
	}
}

// carry takes a workbook of another period for the one that a person named, against the workbook that the agency was issued for it: rows
// that are not in that one are said.
func (l *looker) carry(ctx context.Context, p *Preview, returned *intake.Return, from store.Issued) error {
	issued, ok, err := l.issuedFor(ctx, p, from.Agency, l.want.Period)
	if err != nil || !ok {
		return err
	}
	if done, err := l.repeated(ctx, p, p.into); done || err != nil {
		return err
	}
	p.find(finding.WorkbookCarried, periodOf(from.Period), periodOf(issued.Period))
	p.Issue = issued.Issue
	return l.match(ctx, p, returned.Match, issued)
}

// issuedFor finds the latest workbook that an agency was issued for a period. Without one the file is turned away.
func (l *looker) issuedFor(ctx context.Context, p *Preview, agency, period string) (store.Issued, bool, error) {
	decision, err := l.facts(ctx, p.into, 0)
	if err != nil {
		return store.Issued{}, false, err
	}
	p.Agency = l.name(decision, agency)
	all, err := l.store.Issues(ctx, p.into, period)
	if err != nil {
		return store.Issued{}, false, err
	}
	for _, each := range slices.Backward(all) {
		if each.Agency == agency {
			p.Issue = each.Issue
			issued, err := l.store.Issue(ctx, each.ID)
			return issued, err == nil, err
		}
	}
	p.find(finding.WorkbookNotIssued, p.Agency, periodOf(period))
	p.Issue = progress.Issue{}
	p.State = store.Rejected
	return store.Issued{}, false, nil
}

func periodOf(code string) string {
	p, err := progress.ParsePeriod(code)
	if err != nil {
		return code
	}
	return periodTitle(p)
}

func without(findings []finding.Finding, code finding.Code) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f finding.Finding) bool { return f.Code == code })
}

// books reads the workbooks that were issued of a plan, of each agency and period the latest, once a run.
func (l *looker) books(ctx context.Context, number string) ([]sheet.Book, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.issued != nil {
		return l.issued, nil
	}
	all, err := l.store.Issues(ctx, number, "")
	if err != nil {
		return nil, err
	}
	seen := map[[2]string]bool{}
	l.issued = []sheet.Book{}
	for _, each := range slices.Backward(all) {
		at := [2]string{each.Agency, each.Period}
		if seen[at] {
			continue
		}
		seen[at] = true
		full, err := l.store.Issue(ctx, each.ID)
		if err != nil {
			return nil, err
		}
		var book sheet.Book
		if err := json.Unmarshal(full.Book, &book); err != nil {
			return nil, fmt.Errorf("reading the workbook issued as %s: %w", each.ID, err)
		}
		l.issued = append(l.issued, book)
	}
	return l.issued, nil
}

// wanted leaves out the workbooks that a person does not expect.
func (l *looker) wanted(books []sheet.Book) []sheet.Book {
	return slices.DeleteFunc(slices.Clone(books), func(b sheet.Book) bool {
		return l.want.Agency != "" && b.Issue.Agency != l.want.Agency || l.want.Period != "" && b.Issue.Period != l.want.Period
	})
}
