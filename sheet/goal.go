package sheet

import (
	"github.com/shopspring/decimal"

	"theodoi/plan"
)

// Goal is what the plan wants of a measure, for judging whether a figure that comes back is plausible. Books that were stored by early
// versions have none.
type Goal struct {
	Low, High   string // decimals with a point; empty where the plan has words
	Aggregation plan.Aggregation
	Direction   plan.Direction
}

func goalOf(m plan.Measure) *Goal {
	text := func(d *decimal.Decimal) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	return &Goal{Low: text(m.Low), High: text(m.High), Aggregation: m.Aggregation, Direction: m.Direction}
}
