package office

import (
	"context"
	"slices"

	"theodoi/finding"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/store"
)

// returns joins what was issued for the period with what came back, in the register's order. Where nothing was issued for the period
// itself, it is what was issued for the quarter or month that ends on the same day, which of says. What came after the period was closed is
// left out.
func (o *Office) returns(ctx context.Context, p *plan.Plan, period progress.Period, closing *report.Closing) (returns []report.Return, of progress.Period, err error) {
	for _, each := range append([]progress.Period{period}, sameEnd(period)...) {
		returns, err = o.returnsOf(ctx, p, each, closing)
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

func (o *Office) returnsOf(ctx context.Context, p *plan.Plan, period progress.Period, closing *report.Closing) ([]report.Return, error) {
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
	latest := map[string]int64{}
	for _, s := range submissions {
		r := byAgency[s.Agency]
		if r == nil || !taken(s.State) || s.Undone || s.At.Before(r.At) || closing != nil && s.At.After(closing.At) {
			continue
		}
		latest[s.Agency] = s.ID
		r.At, r.File, r.SHA256, r.Letter, r.State = s.At, s.File, s.SHA256, s.Letter, string(s.State)
	}
	for _, s := range submissions {
		if r := byAgency[s.Agency]; r != nil && !s.Undone {
			r.Open = append(r.Open, stillOpen(s, waits, s.ID == latest[s.Agency])...)
			r.Findings = len(r.Open)
		}
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

// stillOpen says what of a submission waits for a person: cells that nobody has settled, and, of the latest one, what else was not taken. Its
// file goes without saying.
func stillOpen(s store.Submission, waits []store.Wait, latest bool) []string {
	var open []string
	for _, f := range s.Findings {
		if f.Severity != finding.Block {
			continue
		}
		i := slices.IndexFunc(waits, func(w store.Wait) bool {
			return w.Submission == s.ID && w.Code == f.Code && (w.Cell == f.Place.Cell || string(w.Key.Ref) == f.Place.Ref)
		})
		if i < 0 && latest || i >= 0 && waits[i].Open() {
			f.Place.File = ""
			open = append(open, f.String())
		}
	}
	return open
}
