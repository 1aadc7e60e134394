package report

import (
	"cmp"
	"slices"

	"theodoi/plan"
	"theodoi/progress"
)

// A half ends on the day its second quarter ends, and that quarter on the day of its last month. What an agency said for one of them
// holds for the others as far as it is the same thing: a level or rate is as of that day, a cumulative since the start of the year. The
// figure of a flow for the quarter alone is none of the half, and is not taken for it.

// kindRank orders the kinds of period that end on one day by whose figures count first where the period itself has none.
var kindRank = map[progress.PeriodKind]int{progress.Quarter: 1, progress.Half: 2, progress.NineMonths: 3, progress.Year: 4, progress.Month: 5}

// sameDay are the states of the other periods of the year that end on the day of p, the first to ask first.
func sameDay(in Input, p progress.Period) []*progress.State {
	var out []*progress.State
	for _, s := range in.Year {
		if s.Period != p && s.Period.Year == p.Year && in.Calendar.CutOff(s.Period) == in.Calendar.CutOff(p) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b *progress.State) int { return cmp.Compare(kindRank[a.Period.Kind], kindRank[b.Period.Kind]) })
	return out
}

// stateOf is the state of p; nil if nothing was said for it.
func stateOf(in Input, p progress.Period) *progress.State {
	if in.State != nil && p == in.Period {
		return in.State
	}
	for _, s := range in.Year {
		if s.Period == p {
			return s
		}
	}
	return nil
}

// ownRow is what an agency said of a row for p itself, else for another period that ends on the same day, with that period.
func ownRow(in Input, key progress.Key, p progress.Period) (map[progress.Field]progress.Value, progress.Period) {
	if s := stateOf(in, p); s != nil && len(s.Own[key]) > 0 {
		return s.Own[key], p
	}
	for _, s := range sameDay(in, p) {
		if values := s.Own[key]; len(values) > 0 {
			return values, s.Period
		}
	}
	return nil, p
}

// figures is what the owners of a measure say for p, the first owner with any figure first, with the period that it was said for.
func figures(in Input, m plan.Measure, p progress.Period) (map[progress.Field]progress.Value, progress.Period) {
	for _, o := range m.Owners {
		values, from := ownRow(in, progress.Key{Ref: m.Ref, Agency: o.Code, Role: progress.Owner}, p)
		if values = carried(m, values, from, p); len(values) > 0 {
			return values, from
		}
	}
	return nil, p
}

// carried is what of the figures for one period holds for another that ends on the same day.
func carried(m plan.Measure, values map[progress.Field]progress.Value, from, p progress.Period) map[progress.Field]progress.Value {
	if from == p || m.Aggregation != plan.Flow {
		return values
	}
	out := map[progress.Field]progress.Value{}
	for field, v := range values {
		if field != progress.Actual && field != progress.LastYear {
			out[field] = v
		}
	}
	if v, ok := out[progress.Cumulative]; ok && p.StartsYear() {
		out[progress.Actual] = v
	}
	return out
}

// Known is a figure of an earlier period, shown where the period asked for has none.
type Known struct {
	Period progress.Period
	Value  progress.Value
}

// lastKnown is the latest figure that the owners gave for an earlier period of the year; nil if there is none.
func lastKnown(in Input, m plan.Measure) *Known {
	var last *Known
	for _, s := range in.Year {
		if s.Period.Year != in.Period.Year || in.Calendar.CutOff(s.Period) >= in.Calendar.CutOff(in.Period) {
			continue
		}
		for _, o := range m.Owners {
			v := s.Own[progress.Key{Ref: m.Ref, Agency: o.Code, Role: progress.Owner}][progress.ValueField(m)]
			if v.Text != "" && (last == nil || in.Calendar.CutOff(s.Period) > in.Calendar.CutOff(last.Period)) {
				last = &Known{s.Period, v}
			}
		}
	}
	return last
}

// TrendLine is a measure over the year's periods up to the report's own.
type TrendLine struct {
	Measure MeasureLine
	Points  []progress.Value // one a period; blank where nothing was said
}

// TrendData is how measures went over the year.
type TrendData struct {
	Periods []progress.Period
	Lines   []TrendLine // of measures with two points at least
}

// trendOf gathers the figures of the year's periods: of months in the report of a month, else of quarters.
func trendOf(in Input, measures []MeasureLine) TrendData {
	var t TrendData
	kind, last := progress.Quarter, in.Period.LastMonth()/3
	if in.Period.Kind == progress.Month {
		kind, last = progress.Month, in.Period.N
	}
	for n := 1; n <= last; n++ {
		t.Periods = append(t.Periods, progress.Period{Year: in.Period.Year, Kind: kind, N: n})
	}
	for _, m := range measures {
		line := TrendLine{Measure: m}
		said := 0
		for _, p := range t.Periods {
			values, _ := figures(in, m.Measure, p)
			v := values[progress.ValueField(m.Measure)]
			if _, ok := v.Decimal(); ok {
				said++
			} else {
				v = progress.Value{}
			}
			line.Points = append(line.Points, v)
		}
		if said > 1 {
			t.Lines = append(t.Lines, line)
		}
	}
	return t
}
