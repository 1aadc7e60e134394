package intake

import (
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// A figure is judged by its size alone, and only slips that people make again and again are looked for: a decimal comma that got lost (43,5
// typed where the PC took it for 435), a share written as a fraction, tỷ taken for triệu. A question too many costs a clerk's trust, so
// that a figure waits only if it fits nothing that is known and, with the slip undone, fits well.

// offFigure is a figure that can hardly be meant.
type offFigure struct {
	code   finding.Code
	likely decimal.Decimal
	by     known
}

func (o offFigure) want() string {
	return words.Likely(viet.Format(o.likely), o.by.name, viet.Format(o.by.value))
}

// known is a figure to judge by.
type known struct {
	value decimal.Decimal
	name  string
	// A bound only says what a figure cannot be far above: the year's plan, for what adds up to it.
	bound bool
	// tight figures move by themselves by factors (a growth rate, a count of four): undone, the slip must come near.
	tight bool
	// written says that only the decimals that the known figure is written with speak for a lost comma.
	written bool
}

type judge struct {
	unit   string
	field  progress.Field
	goal   sheet.Goal
	marked bool // typed with dots or a comma: then none got lost
	by     []known
}

// plan judges by the plan's figure: the nearer end of its range is near enough.
func (j *judge) plan() {
	high, err := decimal.NewFromString(j.goal.High)
	if err != nil {
		return
	}
	flow := j.goal.Aggregation == plan.Flow && j.field != progress.Estimate
	j.add(known{value: high, name: words.Column("plan"), bound: flow})
}

// last judges by what was said for the period before. What adds up, and the figure of one period of it, begins small every year; only
// the estimate of the whole year stays.
func (j *judge) last(text, period string) {
	d, err := decimal.NewFromString(text)
	if err == nil && (j.goal.Aggregation != plan.Flow || j.field == progress.Estimate) {
		j.add(known{value: d, name: period})
	}
}

// lastYear judges by the same period a year ago. Growth rates of two years have nothing to do with one another.
func (j *judge) lastYear(text, name string) {
	d, err := decimal.NewFromString(text)
	if err == nil && j.goal.Aggregation != plan.Rate {
		j.add(known{value: d, name: name, written: true})
	}
}

func (j *judge) add(k known) {
	if !k.value.IsPositive() {
		return
	}
	k.tight = k.written || j.goal.Aggregation == plan.Rate || j.goal.Direction != "" || j.isCount(k.value)
	j.by = append(j.by, k)
}

// isCount tells numbers of things, which have no decimals, from what is measured.
func (j *judge) isCount(d decimal.Decimal) bool {
	return d.IsInteger() && !j.isPercent() && !hasPower(j.unit) && !strings.Contains(j.unit, "/")
}

func (j *judge) isPercent() bool { return strings.Contains(j.unit, "%") }

// off returns the slip that explains v; nil if v fits anything, or nothing explains it.
func (j *judge) off(v decimal.Decimal) *offFigure {
	if !v.IsPositive() || len(j.by) == 0 {
		return nil
	}
	within := false // of what the year's plan allows
	for _, k := range j.by {
		switch {
		case !k.fits(v):
		case k.bound:
			within = true
		default:
			return nil
		}
	}
	for _, s := range j.slips(v) {
		for _, k := range j.by {
			strong := k.written && s.decimals > 0
			if s.speaksFor(k, j) && k.near(s.likely) && (strong || !within) {
				return &offFigure{s.code, s.likely, k}
			}
		}
	}
	return nil
}

// slip is a figure with one slip undone.
type slip struct {
	code     finding.Code
	likely   decimal.Decimal
	decimals int32 // that were lost
}

// slips undoes what may have happened, the likeliest first.
func (j *judge) slips(v decimal.Decimal) []slip {
	var all []slip
	if j.isPercent() && v.LessThanOrEqual(decimal.NewFromInt(1)) {
		return []slip{{code: finding.CellMagnitude, likely: trimZeros(v.Shift(2))}}
	}
	if v.IsInteger() && !j.marked {
		for lost := int32(1); lost <= 3; lost++ {
			all = append(all, slip{finding.CellMagnitude, trimZeros(v.Shift(-lost)), lost})
		}
	}
	if j.isPercent() {
		return all
	}
	for _, shift := range []int32{-3, 3, -6, 6, -9, 9} {
		all = append(all, slip{code: finding.CellUnitMixed, likely: trimZeros(v.Shift(shift))})
	}
	return all
}

// speaksFor reports whether the slip can have happened to a figure like the known one.
func (s slip) speaksFor(k known, j *judge) bool {
	places := max(0, -trimZeros(k.value).Exponent())
	switch {
	case s.decimals == 0:
		return !k.bound || s.code == finding.CellUnitMixed
	case k.written:
		return places >= s.decimals
	case j.isCount(k.value):
		return s.likely.IsInteger()
	case j.goal.Direction == plan.Decrease && s.decimals == 1:
		return false // where the plan is a cut, agencies also report the level, which is ten times as much
	}
	return true
}

var (
	five, two, half  = decimal.NewFromInt(5), decimal.NewFromInt(2), decimal.RequireFromString("0.5")
	tightLow         = decimal.RequireFromString("0.8")
	tightHigh        = decimal.RequireFromString("1.25")
	boundHigh        = decimal.RequireFromString("1.5")
	boundLow         = decimal.RequireFromString("0.01")
	fitsLow, fitsTop = decimal.RequireFromString("0.2"), five
)

// fits reports whether a figure may well be meant, seen from the known one.
func (k known) fits(v decimal.Decimal) bool {
	if k.bound {
		return v.LessThan(k.value.Mul(five))
	}
	return v.GreaterThan(k.value.Mul(fitsLow)) && v.LessThan(k.value.Mul(fitsTop))
}

// near reports whether a figure with the slip undone fits well.
func (k known) near(v decimal.Decimal) bool {
	low, high := half, two
	switch {
	case k.bound:
		low, high = boundLow, boundHigh
	case k.tight:
		low, high = tightLow, tightHigh
	}
	return v.GreaterThanOrEqual(k.value.Mul(low)) && v.LessThanOrEqual(k.value.Mul(high))
}
