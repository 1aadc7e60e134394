package office

import (
	"context"

	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// series names the same measure in the plans of different years: its Series, and what it is of where a target has several figures.
type series struct{ code, scope string }

func seriesOf(m plan.Measure) series { return series{m.Series, viet.Fold(m.Scope)} }

// lastYear finds the figures of the same period a year ago in the plans of that year. A measure that two plans or two targets claim is
// left out, for which of them is meant would be guessed.
func (o *Office) lastYear(ctx context.Context, p *plan.Plan, period progress.Period) (map[plan.Ref]string, error) {
	before := period
	before.Year--
	infos, err := o.store.Plans(ctx)
	if err != nil {
		return nil, err
	}
	found, claims := map[series]string{}, map[series]int{}
	seen := map[string]bool{p.Decision.Number: true}
	for _, info := range infos {
		if seen[info.Number] || info.Year != before.Year {
			continue
		}
		seen[info.Number] = true
		if err := o.figuresOf(ctx, info.Number, before, found, claims); err != nil {
			return nil, err
		}
	}
	out := map[plan.Ref]string{}
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			if key := seriesOf(m); key.code != "" && claims[key] == 1 && found[key] != "" {
				out[m.Ref] = found[key]
			}
		}
	}
	return out, nil
}

// figuresOf adds a plan's figures of the period by their series; of a closed period those that it was closed with.
func (o *Office) figuresOf(ctx context.Context, number string, period progress.Period, found map[series]string, claims map[series]int) error {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return err
	}
	then, err := o.asClosed(ctx, number, period)
	if err != nil {
		return err
	}
	state := progress.NewState(o.Calendar, period, then.records)
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			claims[seriesOf(m)]++
			for _, owner := range m.Owners {
				key := progress.Key{Ref: m.Ref, Agency: owner.Code, Role: progress.Owner}
				if text := state.Own[key][progress.Actual].Text; text != "" {
					found[seriesOf(m)] = text
				}
			}
		}
	}
	return nil
}
