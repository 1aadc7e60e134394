package intake

import (
	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// sums holds the running sum of a measure that adds up over the year against the period's own figure and the sum before. Figures of earlier
// periods are corrected often, so that this is said and no more.
func (r *rowReader) sums() {
	if r.issued.Goal == nil || r.issued.Goal.Aggregation != plan.Flow {
		return
	}
	o, said := r.read[progress.Cumulative]
	a, saidActual := r.read[progress.Actual]
	sum, ok := r.figureOf(progress.Cumulative)
	if !ok || (!said || o.blank) && (!saidActual || a.blank) {
		return
	}
	actual, known := r.figureOf(progress.Actual)
	at := r.cellOf(progress.Cumulative)
	if known && actual.IsPositive() && sum.LessThan(actual) {
		r.say(finding.CellSumBelow, at, viet.Format(sum), viet.Format(actual))
		return
	}
	text, code := r.at.before(r.key, progress.Cumulative)
	before, err := decimal.NewFromString(text)
	period, perr := progress.ParsePeriod(r.book.Issue.Period)
	last, lerr := progress.ParsePeriod(code)
	if err != nil || perr != nil || lerr != nil || last.Year != period.Year {
		return
	}
	want := before.Add(actual)
	switch {
	case sum.LessThan(before):
		r.say(finding.CellSumFalls, at, viet.Format(sum), viet.Format(before)+", "+periodName(code))
	case known && follows(last, period) && !about(sum, want):
		r.say(finding.CellSumOff, at, viet.Format(sum), viet.Format(want))
	}
}

// follows reports whether b is the next period of a's kind, so that a running sum grows by b's own figure.
func follows(a, b progress.Period) bool { return a.Kind == b.Kind && b.N == a.N+1 }

// about allows for what rounding does: a hundredth, or one of the last place that the sum is written with.
func about(sum, want decimal.Decimal) bool {
	allowed := decimal.Max(want.Abs().Div(hundred), decimal.New(1, min(0, sum.Exponent())))
	return sum.Sub(want).Abs().LessThanOrEqual(allowed)
}
