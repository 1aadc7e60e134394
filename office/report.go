package office

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

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
	state, records, err := o.state(ctx, p.Decision.Number, period)
	if err != nil {
		return report.Summary{}, err
	}
	returns, of, err := o.returns(ctx, &p, period)
	if err != nil {
		return report.Summary{}, err
	}
	return report.Summarise(report.Input{
		Plan: &p, Period: period, Calendar: o.Calendar, Owed: progress.AllOwed(&p, o.view(&p), period), State: state, Returns: returns, Issued: of,
		Year: yearOf(o.Calendar, period, records),
	}), nil
}

// yearOf makes the states of the year's periods that anything was said for, up to the end of period.
func yearOf(calendar progress.Calendar, period progress.Period, records []progress.Record) []*progress.State {
	said := map[progress.Period][]progress.Record{}
	var order []progress.Period
	for _, r := range records {
		if r.Period.Year != period.Year || calendar.CutOff(r.Period) > calendar.CutOff(period) {
			continue
		}
		if said[r.Period] == nil {
			order = append(order, r.Period)
		}
		said[r.Period] = append(said[r.Period], r)
	}
	slices.SortFunc(order, func(a, b progress.Period) int { return strings.Compare(a.String(), b.String()) })
	var out []*progress.State
	for _, p := range order {
		out = append(out, progress.NewState(calendar, p, said[p]))
	}
	return out
}

// returns joins what was issued for the period with what came back, in the register's order. Where nothing was issued for the period
// itself, it is what was issued for the quarter or month that ends on the same day, which of says.
func (o *Office) returns(ctx context.Context, p *plan.Plan, period progress.Period) (returns []report.Return, of progress.Period, err error) {
	for _, each := range append([]progress.Period{period}, sameEnd(period)...) {
		returns, err = o.returnsOf(ctx, p, each)
		if err != nil || len(returns) > 0 {
			return returns, each, err
		}
	}
	return nil, period, nil
}

// sameEnd lists the other periods that end on the day that p does, the first to ask first.
func sameEnd(p progress.Period) []progress.Period {
	month := progress.Period{Year: p.Year, Kind: progress.Month, N: p.LastMonth()}
	quarter := progress.Period{Year: p.Year, Kind: progress.Quarter, N: p.LastMonth() / 3}
	switch p.Kind {
	case progress.Month:
		if p.N%3 != 0 {
			return nil
		}
		return []progress.Period{quarter}
	case progress.Quarter:
		return []progress.Period{month}
	case progress.Year:
		return []progress.Period{quarter, {Year: p.Year, Kind: progress.Half, N: 2}, month}
	}
	return []progress.Period{quarter, month}
}

func (o *Office) returnsOf(ctx context.Context, p *plan.Plan, period progress.Period) ([]report.Return, error) {
	issued, err := o.store.Issues(ctx, p.Decision.Number, period.String())
	if err != nil {
		return nil, err
	}
	submissions, err := o.store.Submissions(ctx, p.Decision.Number, period.String())
	if err != nil {
		return nil, err
	}
	byAgency := map[string]*report.Return{}
	for _, i := range issued {
		byAgency[i.Agency] = &report.Return{Issued: i.At}
	}
	for _, s := range submissions {
		r := byAgency[s.Agency]
		if r == nil || !taken(s.State) || s.At.Before(r.At) {
			continue
		}
		r.At, r.File, r.SHA256, r.Letter, r.State, r.Findings = s.At, s.File, s.SHA256, s.Letter, string(s.State), waiting(s.Findings)
		r.Open = openCells(s)
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

// openCells says what of a return waits for a person; its file goes without saying.
func openCells(s store.Submission) []string {
	var open []string
	for _, f := range s.Findings {
		if f.Severity == finding.Block {
			f.Place.File = ""
			open = append(open, f.String())
		}
	}
	return open
}

type paperWriter func(io.Writer, report.Document) ([]finding.Finding, error)

// writers print a document, by the ending of the file. A format is one entry here.
var writers = map[string]paperWriter{
	".pdf": pdf.Write,
}

func writerOf(path string) (paperWriter, bool) {
	write, ok := writers[strings.ToLower(filepath.Ext(path))]
	return write, ok
}

// PaperEndings are the endings of files that papers can be written to, in order.
func PaperEndings() []string {
	var endings []string
	for ending := range writers {
		endings = append(endings, ending)
	}
	slices.Sort(endings)
	return endings
}

// UnknownEnding says that no paper can be written in a file's format.
type UnknownEnding struct{ Path string }

func (e UnknownEnding) Error() string { return "no paper can be written to " + e.Path }

// writePaper prints a document in the format that the file's ending names. The file is written whole or not at all.
func writePaper(path string, d report.Document) ([]finding.Finding, error) {
	write, ok := writerOf(path)
	if !ok {
		return nil, UnknownEnding{path}
	}
	var out bytes.Buffer
	findings, err := write(&out, d)
	if err != nil {
		return findings, fmt.Errorf("printing %s: %w", filepath.Base(path), err)
	}
	return findings, writeFile(path, out.Bytes())
}
