package revision

import (
	"slices"
	"strconv"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Propose writes proposals into the cells of a review book, beside what stands there now, so that a person corrects them before they are
// made. It returns those that no cell of the book can hold.
func (b *Book) Propose(proposals []Proposal) []Proposal {
	at := map[plan.Ref]*Row{}
	for s := range b.Sheets {
		for r := range b.Sheets[s].Rows {
			at[b.Sheets[s].Rows[r].Ref] = &b.Sheets[s].Rows[r]
		}
	}
	added := map[plan.Ref]*Row{}
	next := 1
	var left []Proposal
	for _, p := range proposals {
		row := at[p.Ref]
		if row == nil {
			row = at[p.Ref.Measure(1)] // a target's sentence is corrected beside its first figure
		}
		key := string(p.Field)
		if p.Field == plan.FieldAdded {
			row = at[blankRef(next)]
			next++
			added[p.Ref] = row
		} else if new := added[p.Ref.Target()]; new != nil {
			row, key = new, newKey(p.Field)
		}
		if row == nil || key == "" {
			left = append(left, p)
			continue
		}
		row.propose(key, p)
	}
	return left
}

// newKey is the column of an item to be added that holds a field; empty if there is none.
func newKey(field plan.Field) string {
	switch field {
	case plan.FieldLead, plan.FieldOwner:
		return NewLeadColumn
	case plan.FieldSupport, plan.FieldDue:
		return string(field)
	}
	return ""
}

func (r *Row) propose(key string, p Proposal) {
	if r.Proposed == nil {
		r.Proposed = map[string]string{}
	}
	r.Proposed[WhyColumn] = p.Why
	switch p.Field {
	case plan.FieldRemoved:
		r.Proposed[RemovedColumn] = words.ReviewMark
	case plan.FieldAdded:
		r.Proposed[AddedColumn], r.Proposed[NewTextColumn] = words.AsTask, p.New
		if isAddedTarget(p.Ref) {
			r.Proposed[AddedColumn] = words.AsTarget
		}
	default:
		r.Proposed[key] = p.New
	}
	r.Findings = append(slices.Clone(r.Findings), finding.New(finding.AmendProposed, finding.Place{Line: p.Line, Ref: string(p.Ref)}, p.Why, strconv.Itoa(p.Line)))
}
