package office

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"theodoi/finding"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/render/pdf"
	"theodoi/report"
	"theodoi/store"
)

// Summary counts the plan at the end of period.
func (o *Office) Summary(ctx context.Context, number string, period progress.Period) (report.Summary, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return report.Summary{}, err
	}
	then, err := o.asClosed(ctx, p.Decision.Number, period)
	if err != nil {
		return report.Summary{}, err
	}
	returns, err := o.returns(ctx, &p, period, then.closing)
	if err != nil {
		return report.Summary{}, err
	}
	return report.Summarise(report.Input{
		Plan: &p, Period: period, Calendar: o.Calendar, Owed: progress.AllOwed(&p, o.view(&p), period),
		State: progress.NewState(o.Calendar, period, then.records), Returns: returns, Closing: then.closing, Adjustments: then.adjustments,
	}), nil
}

// returns joins what was issued for the period with what came back, in the register's order. What came after the period was closed is left
// out.
func (o *Office) returns(ctx context.Context, p *plan.Plan, period progress.Period, closing *report.Closing) ([]report.Return, error) {
	issued, err := o.store.Issues(ctx, p.Decision.Number, period.String())
	if err != nil {
		return nil, err
	}
	submissions, err := o.store.Submissions(ctx, p.Decision.Number, period.String())
	if err != nil {
		return nil, err
	}
	waits, err := o.store.Waits(ctx, p.Decision.Number, "", period.String())
	if err != nil {
		return nil, err
	}
	byAgency := map[string]*report.Return{}
	for _, i := range issued {
		byAgency[i.Agency] = &report.Return{Issued: i.At}
	}
	latest := map[string]store.Submission{}
	for _, s := range submissions {
		r := byAgency[s.Agency]
		if r == nil || !taken(s.State) || s.Undone || s.At.Before(r.At) || closing != nil && s.At.After(closing.At) {
			continue
		}
		latest[s.Agency] = s
		r.At, r.File, r.SHA256, r.Letter, r.State = s.At, s.File, s.SHA256, s.Letter, string(s.State)
	}
	for code, r := range byAgency {
		r.Findings = stillWaiting(latest[code], waits, code)
	}
	var out []report.Return
	for _, a := range o.view(p).Agencies() {
		if r := byAgency[a.Code]; r != nil {
			r.Agency = a
			out = append(out, *r)
		}
	}
	return out, nil
}

// stillWaiting counts what of an agency waits for a person: cells of all its files, and what else was not taken of the latest.
func stillWaiting(latest store.Submission, waits []store.Wait, agency string) int {
	n := 0
	for _, w := range waits {
		if w.Key.Agency == agency && w.Open() {
			n++
		}
	}
	for _, f := range latest.Findings {
		cell := slices.ContainsFunc(waits, func(w store.Wait) bool {
			return w.Submission == latest.ID && w.Code == f.Code && (w.Cell == f.Place.Cell || string(w.Key.Ref) == f.Place.Ref)
		})
		if f.Severity == finding.Block && !cell {
			n++
		}
	}
	return n
}

// Report prints the period's report and writes it to path.
func (o *Office) Report(ctx context.Context, number string, period progress.Period, issued report.Issued, path string) (report.Summary, []finding.Finding, error) {
	s, err := o.Summary(ctx, number, period)
	if err != nil {
		return s, nil, err
	}
	var findings []finding.Finding
	if len(s.Missing()) == len(s.Returns) {
		findings = append(findings, finding.New(finding.ReportMissing, finding.Place{}, period.String(), ""))
	}
	var out bytes.Buffer
	glyphs, err := pdf.Write(&out, report.Compose(s, o.Office, issued))
	if err != nil {
		return s, findings, fmt.Errorf("printing the report: %w", err)
	}
	if err := writeFile(path, out.Bytes()); err != nil || issued.Number == 0 {
		return s, append(findings, glyphs...), err
	}
	return s, append(findings, glyphs...), o.keepPrinted(ctx, s, issued, filepath.Base(path), out.Bytes())
}
