package progress

import (
	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// Rating says how a figure stands against its plan: Vượt, Đạt, Không đạt.
type Rating string

// Ratings; the empty Rating is "cannot be said".
const (
	Exceeded   Rating = "exceeded"
	Reached    Rating = "reached"
	NotReached Rating = "not-reached"
)

// lowerIsBetter tells a level that should fall (unemployment) from the size of a cut, where more is better.
func lowerIsBetter(m plan.Measure) bool {
	return m.Better == plan.Lower && m.Direction != plan.Decrease
}

// Rate rates v against the measure's plan. Below a range is not reached, within it reached, above it exceeded; turned round where
// lower is better. "Khoảng" gives no tolerance. "Trên 5%" needs more than 5, and more is reached, not exceeded, for the plan sets
// no upper end.
func Rate(m plan.Measure, v decimal.Decimal) Rating {
	if m.Low == nil || m.High == nil {
		return ""
	}
	met := func(ok bool) Rating {
		if ok {
			return Reached
		}
		return NotReached
	}
	switch m.Op {
	case plan.Above:
		return met(v.GreaterThan(*m.High))
	case plan.Below:
		return met(v.LessThan(*m.Low))
	case plan.AtMost:
		return met(v.LessThanOrEqual(*m.High))
	}
	under, over := v.LessThan(*m.Low), v.GreaterThan(*m.High)
	if m.Op != plan.AtLeast && lowerIsBetter(m) {
		under, over = over, under
	}
	switch {
	case under:
		return NotReached
	case over:
		return Exceeded
	}
	return Reached
}

// nearer is the bound of the plan that v is held against: itself while v is within the range.
func nearer(m plan.Measure, v decimal.Decimal) decimal.Decimal {
	switch {
	case v.LessThan(*m.Low):
		return *m.Low
	case v.GreaterThan(*m.High):
		return *m.High
	}
	return v
}

// Comparison is a figure held against another: as a share in per cent, or, where the figures are themselves percentages, as a
// difference in percentage points.
type Comparison struct {
	Value  decimal.Decimal
	Points bool
}

// AgainstPlan holds v against the nearer bound of the plan; within a range it is 100% or 0 points. ok is false where the plan has no
// figure or is zero.
func AgainstPlan(m plan.Measure, v decimal.Decimal) (c Comparison, ok bool) {
	if m.Low == nil || m.High == nil {
		return c, false
	}
	return Compare(m.IsPercent(), v, nearer(m, v))
}

// Compare holds v against base: in points if percent, else in per cent of base with one decimal, rounded half away from zero.
func Compare(percent bool, v, base decimal.Decimal) (c Comparison, ok bool) {
	if percent {
		return Comparison{v.Sub(base), true}, true
	}
	if base.IsZero() {
		return c, false
	}
	return Comparison{v.Mul(decimal.NewFromInt(100)).DivRound(base, 1), false}, true
}

// ValueField is the field that is held against the plan: the cumulative of a flow, else the period's own figure.
func ValueField(m plan.Measure) Field {
	if m.Aggregation == plan.Flow {
		return Cumulative
	}
	return Actual
}

// RatedField is the field that is rated: the estimate for the whole year until the year is over, then the year's figure.
func RatedField(p Period, m plan.Measure) Field {
	if p.EndsYear() {
		return ValueField(m)
	}
	return Estimate
}

// Timeliness is where a task stands against its due: the official two by two (done or not, in time or not), and the classes that
// have no date to be late against.
type Timeliness string

// Timelinesses.
const (
	DoneInTime  Timeliness = "done-in-time"
	DoneLate    Timeliness = "done-late"
	DoneUndated Timeliness = "done-undated" // done, but nobody said when
	OpenInTime  Timeliness = "open-in-time"
	OpenSoon    Timeliness = "open-soon" // in time, due within the calendar's SoonDays
	OpenLate    Timeliness = "open-late"
	OpenNoDue   Timeliness = "open-no-due"
	Always      Timeliness = "ongoing" // thường xuyên, định kỳ
)

// Timelinesses returns all classes in the order of reports.
func Timelinesses() []Timeliness {
	return []Timeliness{DoneInTime, DoneLate, DoneUndated, OpenInTime, OpenSoon, OpenLate, OpenNoDue, Always}
}

// TimelinessOf derives where a task stands on the day asOf. doneOn may be empty.
func TimelinessOf(due plan.Due, status Status, doneOn, asOf viet.Date, soonDays int) Timeliness {
	if due.Kind == plan.Ongoing || due.Kind == plan.Recurring {
		return Always
	}
	if status == Done {
		switch {
		case due.To == "" && doneOn == "":
			return DoneUndated
		case due.To == "":
			return DoneInTime
		case doneOn == "":
			return DoneUndated
		case doneOn > due.To:
			return DoneLate
		}
		return DoneInTime
	}
	switch {
	case due.To == "":
		return OpenNoDue
	case due.To < asOf:
		return OpenLate
	case due.To <= asOf.AddDays(soonDays):
		return OpenSoon
	}
	return OpenInTime
}
