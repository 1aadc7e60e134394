package office

import (
	"context"
	"slices"
	"strings"

	"theodoi/progress"
	"theodoi/report"
)

// Summary counts the plan at the end of period; of a closed period, as it was closed.
func (o *Office) Summary(ctx context.Context, number string, period progress.Period) (report.Summary, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return report.Summary{}, err
	}
	then, err := o.asClosed(ctx, p.Decision.Number, period)
	if err != nil {
		return report.Summary{}, err
	}
	returns, of, err := o.returns(ctx, &p, period, then.closing)
	if err != nil {
		return report.Summary{}, err
	}
	return report.Summarise(report.Input{
		Plan: &p, Period: period, Calendar: o.Calendar, Owed: progress.AllOwed(&p, o.view(&p), period),
		State: progress.NewState(o.Calendar, period, then.records), Year: yearOf(o.Calendar, period, then.records),
		Returns: returns, Issued: of, Closing: then.closing, Adjustments: then.adjustments,
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
