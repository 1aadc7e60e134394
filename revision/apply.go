package revision

import (
	"maps"

	"theodoi/finding"
	"theodoi/parser"
	"theodoi/plan"
)

// Made is an edit with who made it.
type Made struct {
	plan.Edit
	By string
}

// MadeBy says that a person made all the edits.
func MadeBy(by string, edits []plan.Edit) []Made {
	out := make([]Made, len(edits))
	for i, e := range edits {
		out[i] = Made{e, by}
	}
	return out
}

// Applied is a plan with edits made on it.
type Applied struct {
	Plan     plan.Plan
	Made     []plan.Edit // the edits that changed something, in the order they were made
	Findings []finding.Finding
}

// Apply makes the edits on p; p itself stays as it is. Edits of one field follow one another: what is done already is passed over, the
// rest is made in order. Items that are taken out leave their text unread. What did not fit changes nothing and is a finding.
func Apply(p plan.Plan, edits []Made, with *parser.Parser) Applied {
	e := newEditor(p, with)
	adds, fields, removals := chains(onceAdded(&p, edits))
	for _, c := range adds {
		e.add(c[len(c)-1])
	}
	e.index()
	gone := map[plan.Ref]bool{}
	for _, c := range removals {
		gone[c[0].Ref] = true
	}
	for _, c := range fields {
		e.follow(c, gone[c[0].Ref] || gone[c[0].Ref.Target()])
	}
	for _, c := range removals {
		e.follow(c, true)
	}
	e.takeOut()
	return Applied{e.plan, e.made, e.findings}
}

// Refs returns every Ref that the plan's items have.
func Refs(p *plan.Plan) map[plan.Ref]bool {
	refs := map[plan.Ref]bool{}
	for _, t := range p.Tasks {
		refs[t.Ref] = true
	}
	for _, t := range p.Targets {
		refs[t.Ref] = true
		for _, m := range t.Measures {
			refs[m.Ref] = true
		}
	}
	return refs
}

// Union adds the Refs of more to used and returns it.
func Union(used map[plan.Ref]bool, more map[plan.Ref]bool) map[plan.Ref]bool {
	if used == nil {
		used = map[plan.Ref]bool{}
	}
	maps.Copy(used, more)
	return used
}
