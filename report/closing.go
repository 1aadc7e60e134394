package report

import (
	"cmp"
	"slices"
	"time"

	"theodoi/progress"
)

// Stage says how final a year's figures are: the year closes on 14/12 while tasks and figures run to 31/12.
type Stage string

// Stages; the empty Stage is that of figures which are not a year's.
const (
	Estimated   Stage = "estimate"    // ước
	Preliminary Stage = "preliminary" // sơ bộ
	Official    Stage = "official"    // chính thức
)

// Stages returns the stages in the order in which a year goes through them.
func Stages() []Stage { return []Stage{Estimated, Preliminary, Official} }

// Closing says that the figures of a summary are those that stood when the period was closed.
type Closing struct {
	At    time.Time
	By    string
	Stage Stage
	Hash  string // of the values
}

// Adjustment is a value that changed after its period was closed.
type Adjustment struct {
	Key      progress.Key
	Period   progress.Period // the closed one
	Field    progress.Field
	Old, New string          // in the form of the field's Type; empty for none
	From     progress.Source // of the new value; empty where the value was taken away
}

// Adjusted says what changed between the values that a period was closed with and those that stand now, for that period and those before it.
// closed and now may come in any order; the result is in the order of agencies, rows and fields.
func Adjusted(c progress.Calendar, closing progress.Period, closed, now []progress.Record) []Adjustment {
	cutOff := c.CutOff(closing)
	type place struct {
		key    progress.Key
		period progress.Period
		field  progress.Field
	}
	at := func(r progress.Record) place { return place{r.Key, r.Period, r.Field} }
	before := map[place]progress.Value{}
	for _, r := range closed {
		before[at(r)] = r.Value
	}
	var out []Adjustment
	for _, r := range now {
		old, there := before[at(r)]
		delete(before, at(r))
		if c.CutOff(r.Period) > cutOff || there && old.Text == r.Value.Text {
			continue
		}
		out = append(out, Adjustment{r.Key, r.Period, r.Field, old.Text, r.Value.Text, r.Value.From})
	}
	for p, old := range before {
		out = append(out, Adjustment{p.key, p.period, p.field, old.Text, "", progress.Source{}})
	}
	slices.SortFunc(out, func(a, b Adjustment) int {
		return cmp.Or(cmp.Compare(a.Period.String(), b.Period.String()), cmp.Compare(a.Key.Agency, b.Key.Agency), cmp.Compare(a.Key.Ref, b.Key.Ref),
			cmp.Compare(a.Key.Role, b.Key.Role), cmp.Compare(a.Field, b.Field))
	})
	return out
}

// Stage is how final the figures are: of a year the stage that it was closed with, an estimate while it is open; empty for any other period.
func (s Summary) Stage() Stage {
	switch {
	case !s.Period.EndsYear():
		return ""
	case s.Closing != nil && s.Closing.Stage != "":
		return s.Closing.Stage
	}
	return Estimated
}
