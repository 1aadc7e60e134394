package revision

import (
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// chain is the edits of one field of one item, in the order they were made.
type chain []Made

type fieldKey struct {
	ref   plan.Ref
	field plan.Field
}

// chains sorts edits by field, the fields in the order of their first edit. Items are added before anything else and taken out after
// everything else.
func chains(edits []Made) (adds, fields, removals []chain) {
	at := map[fieldKey]int{}
	var all []chain
	for _, e := range edits {
		key := fieldKey{e.Ref, e.Field}
		i, ok := at[key]
		if !ok {
			i = len(all)
			at[key] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], e)
	}
	for _, c := range all {
		switch c[0].Field {
		case plan.FieldAdded:
			adds = append(adds, c)
		case plan.FieldRemoved:
			removals = append(removals, c)
		default:
			fields = append(fields, c)
		}
	}
	return adds, fields, removals
}

// onceAdded leaves out the adding of items that the plan holds by now with the same text, added by hand: a review book or an amending decision
// taken in twice adds them once. What else is said of such an item is said of the one that is there.
func onceAdded(p *plan.Plan, edits []Made) []Made {
	there := map[string]plan.Ref{}
	for _, t := range p.Tasks {
		if strings.HasPrefix(string(t.Ref), addedTask) {
			there[addedTask+viet.Fold(viet.Spaces(t.Text))] = t.Ref
		}
	}
	for _, t := range p.Targets {
		if isAddedTarget(t.Ref) {
			there[addedTarget+viet.Fold(viet.Spaces(t.Text))] = t.Ref
		}
	}
	same := map[plan.Ref]plan.Ref{}
	var out []Made
	for _, m := range edits {
		if m.Field == plan.FieldAdded {
			prefix := addedTask
			if isAddedTarget(m.Ref) {
				prefix = addedTarget
			}
			if ref, ok := there[prefix+viet.Fold(viet.Spaces(m.New))]; ok && ref != m.Ref {
				same[m.Ref] = ref
				continue
			}
		}
		if ref, ok := same[m.Ref.Target()]; ok {
			m.Ref = ref + m.Ref[len(m.Ref.Target()):]
		}
		out = append(out, m)
	}
	return out
}

// follow makes the edits of a chain that are not done yet. An item that is to be taken out may be gone.
func (e *editor) follow(c chain, mayBeGone bool) {
	ref, field := c[0].Ref, c[0].Field
	stands, ok := e.value(ref, field)
	if !ok {
		if !mayBeGone {
			last := c[len(c)-1]
			e.find(finding.EditGone, ref, string(ref), words.EditWanted(string(field), last.Old, last.New))
		}
		return
	}
	for _, m := range c[c.next(stands):] {
		if !alike(m.Old, stands) && !e.onlySuggested(m) {
			if !alike(m.New, stands) {
				e.find(finding.EditStale, ref, words.FieldStands(string(field), stands), words.EditWanted(string(field), m.Old, m.New))
			}
			return
		}
		e.set(m)
		e.made = append(e.made, m.Edit)
		stands, _ = e.value(ref, field)
		if field == plan.FieldRemoved {
			return
		}
	}
}

// onlySuggested reports whether an edit names the first owner of a measure for which there is none but a rule's suggestion.
func (e *editor) onlySuggested(m Made) bool {
	if m.Field != plan.FieldOwner || m.Old != "" {
		return false
	}
	return !slices.ContainsFunc(e.measure(m.Ref).Owners, func(o plan.Owner) bool { return !o.Suggested })
}

// next is the index of the first edit of the chain that is not done where stands is what stands there: behind the last one that gave it,
// else the first that expects it.
func (c chain) next(stands string) int {
	for i := len(c) - 1; i >= 0; i-- {
		if c[i].Field != plan.FieldRemoved && same(c[i].New, stands) {
			return i + 1
		}
	}
	if i := slices.IndexFunc(c, func(m Made) bool { return alike(m.Old, stands) }); i >= 0 {
		return i
	}
	return len(c) - 1
}
