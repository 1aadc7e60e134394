package main

import (
	"context"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
)

// rowNames names rows of plans as people know them; each plan is read once.
type rowNames struct {
	office *office.Office
	plans  map[string]plan.Plan
}

// name is the beginning of what a row is about with its Ref; the Ref alone where the plan no longer has it.
func (n *rowNames) name(number string, ref plan.Ref) string {
	p, known := n.plans[number]
	if !known {
		p, _ = n.office.Choose(context.Background(), number) // an unreadable plan leaves rows without names
		if n.plans == nil {
			n.plans = map[string]plan.Plan{}
		}
		n.plans[number] = p
	}
	return words.RowNamed(office.RowName(&p, ref), string(ref))
}
