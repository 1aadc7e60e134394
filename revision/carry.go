package revision

import (
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/plan"
)

// Carried is a new reading of a decision under the Refs of the old one.
type Carried struct {
	Plan     plan.Plan
	Refs     map[plan.Ref]plan.Ref // the Ref each item has now, by the one the reading gave it
	Findings []finding.Finding
}

// Carry gives the items of a new reading the Refs that they have in old: an item is the same where its text is, or where it is nearly
// and nothing else comes as near; its number and its neighbours help to choose. Every other item gets a Ref that the plan has never
// used. edits are all that were ever made on the plan: an item is looked for under the text it was read with, not under the corrected
// one, and one that was taken out is recognised, so that it can be taken out again.
func Carry(old, fresh plan.Plan, edits []Made, used map[plan.Ref]bool) Carried {
	c := &carrier{old: old, plan: fresh, used: Union(Union(nil, used), Refs(&old)), refs: map[plan.Ref]plan.Ref{}, edits: byField(edits)}
	for _, e := range edits {
		c.used[e.Ref] = true
	}
	c.out = c.findOut()
	c.tasks()
	c.targets()
	c.follow()
	return Carried{c.plan, c.refs, c.findings}
}

type carrier struct {
	old, plan plan.Plan
	used      map[plan.Ref]bool
	refs      map[plan.Ref]plan.Ref
	edits     map[fieldKey]chain
	out       map[plan.Ref][]plan.Ref // what a person took out; see findOut
	findings  []finding.Finding
}

func byField(edits []Made) map[fieldKey]chain {
	out := map[fieldKey]chain{}
	for _, e := range edits {
		key := fieldKey{e.Ref, e.Field}
		out[key] = append(out[key], e)
	}
	return out
}

// read is what was read in a field that a person may have corrected since.
func (c *carrier) read(ref plan.Ref, field plan.Field, stands string) string {
	edits := c.edits[fieldKey{ref, field}]
	for i := len(edits) - 1; i >= 0; i-- {
		if same(edits[i].New, stands) {
			stands = edits[i].Old
		}
	}
	return stands
}

// takenOut lists the items, targets or tasks, that a person took out of the plan, with their texts.
func (c *carrier) takenOut(target bool) []entry {
	var out []entry
	for ref, measures := range c.out {
		if edits := c.edits[fieldKey{ref, plan.FieldRemoved}]; len(measures) == 0 && strings.HasPrefix(string(ref), "CT.") == target {
			out = append(out, newEntry(ref, edits[len(edits)-1].Old))
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(string(a.ref), string(b.ref)) })
	return out
}

// findOut lists what a person took out of the plan: items without measures, targets that stay with the measures they lost.
func (c *carrier) findOut() map[plan.Ref][]plan.Ref {
	there := Refs(&c.old)
	out := map[plan.Ref][]plan.Ref{}
	for key := range c.edits {
		switch target := key.ref.Target(); {
		case key.field != plan.FieldRemoved || there[key.ref]:
		case target == key.ref:
			out[target] = append(out[target], nil...)
		default:
			out[target] = append(out[target], key.ref)
			slices.Sort(out[target])
		}
	}
	return out
}

func (c *carrier) tasks() {
	var old, fresh []entry
	for _, t := range c.old.Tasks {
		old = append(old, newEntry(t.Ref, c.read(t.Ref, plan.FieldText, t.Text)))
	}
	old = append(old, c.takenOut(false)...)
	for _, t := range c.plan.Tasks {
		fresh = append(fresh, newEntry(t.Ref, t.Text))
	}
	m := match(old, fresh)
	refs := c.name(m)
	c.plan.Tasks = slices.Clone(c.plan.Tasks)
	for i := range c.plan.Tasks {
		c.plan.Tasks[i].Ref = refs[i]
	}
	c.doubts(m, refs, func(i int) plan.Span { return c.plan.Tasks[i].Span })
}

func (c *carrier) targets() {
	var old, fresh []entry
	for _, t := range c.old.Targets {
		old = append(old, newEntry(t.Ref, c.read(t.Ref, plan.FieldText, t.Text)))
	}
	old = append(old, c.takenOut(true)...)
	for _, t := range c.plan.Targets {
		fresh = append(fresh, newEntry(t.Ref, t.Text))
	}
	m := match(old, fresh)
	refs := c.name(m)
	c.plan.Targets = slices.Clone(c.plan.Targets)
	for i := range c.plan.Targets {
		t := &c.plan.Targets[i]
		t.Ref = refs[i]
		var before plan.Target
		if j := m.oldOf[i]; j >= 0 && j < len(c.old.Targets) {
			before = c.old.Targets[j]
		}
		c.measures(t, before)
	}
	c.doubts(m, refs, func(i int) plan.Span { return c.plan.Targets[i].Span })
}

// name gives every new item its Ref: the old one's, else its own where the plan never used it, else its own with a number behind it.
func (c *carrier) name(m *matcher) []plan.Ref {
	given := map[plan.Ref]bool{} // by the reading; not to be taken by another
	for _, f := range m.fresh {
		given[f.ref] = true
	}
	out := make([]plan.Ref, len(m.fresh))
	for j, i := range m.oldOf {
		if i >= 0 {
			out[j] = m.old[i].ref
		}
	}
	for j, f := range m.fresh {
		if out[j] == "" {
			out[j] = c.fresh(f.ref, given)
		}
		c.used[out[j]] = true
		c.refs[f.ref] = out[j]
	}
	return out
}

func (c *carrier) fresh(ref plan.Ref, given map[plan.Ref]bool) plan.Ref {
	if !c.used[ref] {
		return ref
	}
	for n := 2; ; n++ {
		if next := ref + plan.Ref("~"+strconv.Itoa(n)); !c.used[next] && !given[next] {
			return next
		}
	}
}

// measures carries the numbers of a target's measures over: by what each is of and its figure, then by what it is of, then by its place
// where as many are left on either side.
func (c *carrier) measures(t *plan.Target, before plan.Target) {
	ref := t.Ref
	t.Measures = slices.Clone(t.Measures)
	old := c.oldMeasures(before, ref)
	refs := make([]plan.Ref, len(t.Measures))
	pairs := func(agree func(o oldMeasure, m plan.Measure) bool) {
		for i, m := range t.Measures {
			for k := range old {
				if refs[i] == "" && !old[k].taken && agree(old[k], m) {
					refs[i], old[k].taken = old[k].ref, true
				}
			}
		}
	}
	pairs(func(o oldMeasure, m plan.Measure) bool { return alike(o.text, t.MeasureName(m)+": "+figureText(m)) })
	pairs(func(o oldMeasure, m plan.Measure) bool {
		return !o.out && alike(o.scope, m.Scope) && alike(o.figure, figureText(m))
	})
	pairs(func(o oldMeasure, m plan.Measure) bool { return !o.out && m.Scope != "" && alike(o.scope, m.Scope) })
	var left []*plan.Ref
	for i := range refs {
		if refs[i] == "" {
			left = append(left, &refs[i])
		}
	}
	if rest := notTaken(old); len(rest) == len(left) {
		for i, o := range rest {
			*left[i] = o.ref
		}
	}
	next := 1
	for i := range t.Measures {
		for refs[i] == "" {
			if n := ref.Measure(next); !c.used[n] {
				refs[i] = n
			}
			next++
		}
		c.used[refs[i]] = true
		c.refs[t.Measures[i].Ref] = refs[i]
		t.Measures[i].Ref = refs[i]
	}
}

// oldMeasure is what a measure is recognised by. text is its name and figure.
type oldMeasure struct {
	ref                 plan.Ref
	text, scope, figure string
	out                 bool // a person took it out of the plan
	taken               bool
}

func (c *carrier) oldMeasures(t plan.Target, ref plan.Ref) []oldMeasure {
	var out []oldMeasure
	for _, m := range t.Measures {
		figure := c.read(m.Ref, plan.FieldFigure, figureText(m))
		out = append(out, oldMeasure{ref: m.Ref, text: t.MeasureName(m) + ": " + figure, scope: m.Scope, figure: figure})
	}
	for _, gone := range c.out[ref] {
		edits := c.edits[fieldKey{gone, plan.FieldRemoved}]
		out = append(out, oldMeasure{ref: gone, text: edits[len(edits)-1].Old, out: true})
	}
	return out
}

func notTaken(old []oldMeasure) []oldMeasure {
	var out []oldMeasure
	for _, o := range old {
		if !o.taken && !o.out {
			out = append(out, o)
		}
	}
	return out
}

// doubts says which new items could be one of several old ones, or one that is not near enough.
func (c *carrier) doubts(m *matcher, refs []plan.Ref, span func(int) plan.Span) {
	for j, between := range m.doubtful {
		if m.oldOf[j] >= 0 || between == nil {
			continue
		}
		var names []string
		for _, i := range slices.Compact(between) {
			if m.freshOf[i] < 0 {
				names = append(names, string(m.old[i].ref))
			}
		}
		if len(names) == 0 {
			continue // what it might have been turned up elsewhere
		}
		place := finding.Place{File: c.plan.Source.Name, Line: c.plan.Source.Line(span(j).Start), Ref: string(refs[j])}
		c.findings = append(c.findings, finding.New(finding.CarryDoubt, place, string(refs[j]), finding.Either(names...)))
	}
}

// follow changes the Refs that other parts of the plan refer to.
func (c *carrier) follow() {
	for i := range c.plan.Targets {
		if p := c.plan.Targets[i].Parent; p != "" {
			c.plan.Targets[i].Parent = c.refs[p]
		}
	}
	c.plan.Reporting = slices.Clone(c.plan.Reporting)
	for i := range c.plan.Reporting {
		if ref, ok := c.refs[c.plan.Reporting[i].Ref]; ok {
			c.plan.Reporting[i].Ref = ref
		}
	}
}

// Rename gives findings of the reading the Refs that its items have now.
func (c Carried) Rename(findings []finding.Finding) []finding.Finding {
	out := slices.Clone(findings)
	for i := range out {
		if ref, ok := c.Refs[plan.Ref(out[i].Place.Ref)]; ok {
			out[i].Place.Ref = string(ref)
		}
	}
	return out
}
