package progress

import (
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/plan"
)

// Owed is what one agency answers for in a period.
type Owed struct {
	Agency   agency.Agency
	Measures []OwedMeasure
	Lead     []OwedTask
	Support  []OwedTask // named one by one
	Shared   []OwedTask // reached only through a group of supporters: to be known, not reported on
}

// OwedMeasure is a measure that the agency reports in the period.
type OwedMeasure struct {
	Target    plan.Target
	Measure   plan.Measure
	Suggested bool // the owner was suggested by a rule and not confirmed
}

// OwedTask is a task that the agency leads or supports. Scope is its part; Group tells that it was named by a group.
type OwedTask struct {
	Task  plan.Task
	Scope string
	Group bool
}

// Nothing reports whether the agency has no row of its own: then it gets no workbook.
func (o Owed) Nothing() bool { return len(o.Measures) == 0 && len(o.Lead) == 0 && len(o.Support) == 0 }

// AllOwed returns what every agency of the view answers for in the period, in the view's order, agencies with nothing at all left
// out.
func AllOwed(p *plan.Plan, view *agency.View, period Period) []Owed {
	w := &ower{view: view, byCode: map[string]*Owed{}}
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			if period.Asks(m.Frequency) {
				w.measure(t, m)
			}
		}
	}
	for _, t := range p.Tasks {
		w.task(t)
	}
	var out []Owed
	for _, a := range view.Agencies() {
		if o := w.byCode[a.Code]; o != nil {
			out = append(out, *o)
		}
	}
	return out
}

type ower struct {
	view   *agency.View
	byCode map[string]*Owed
}

func (w *ower) of(code string) *Owed {
	if o := w.byCode[code]; o != nil {
		return o
	}
	a, ok := w.view.Agency(code)
	if !ok {
		return nil
	}
	o := &Owed{Agency: a}
	w.byCode[code] = o
	return o
}

func (w *ower) measure(t plan.Target, m plan.Measure) {
	for _, owner := range m.Owners {
		if o := w.of(owner.Code); o != nil {
			o.Measures = append(o.Measures, OwedMeasure{t, m, owner.Suggested})
		}
	}
}

// task gives the row to every lead, to the members of lead groups, to named supporters, and shows it to the members of supporting
// groups. An agency gets one row a task, in the strongest part it has.
func (w *ower) task(t plan.Task) {
	taken := map[string]bool{}
	give := func(code string, to func(*Owed)) {
		o := w.of(code)
		if o == nil || taken[code] {
			return
		}
		taken[code] = true
		to(o)
	}
	for _, a := range t.Lead {
		if !a.Group && a.Code != "" {
			give(a.Code, func(o *Owed) { o.Lead = append(o.Lead, OwedTask{t, scopes(t.Lead, a.Code), false}) })
		}
	}
	for _, a := range t.Lead {
		for _, code := range w.members(a) {
			give(code, func(o *Owed) { o.Lead = append(o.Lead, OwedTask{t, a.Scope, true}) })
		}
	}
	for _, a := range t.Support {
		if !a.Group && a.Code != "" {
			give(a.Code, func(o *Owed) { o.Support = append(o.Support, OwedTask{t, a.Scope, false}) })
		}
	}
	for _, a := range t.Support {
		for _, code := range w.members(a) {
			give(code, func(o *Owed) { o.Shared = append(o.Shared, OwedTask{t, a.Scope, true}) })
		}
	}
}

// scopes joins the parts that the assignees of code have: an agency may be named once for each.
func scopes(assignees []plan.Assignee, code string) string {
	var parts []string
	for _, a := range assignees {
		if a.Code == code && a.Scope != "" && !slices.Contains(parts, a.Scope) {
			parts = append(parts, a.Scope)
		}
	}
	return strings.Join(parts, "; ")
}

// members are the agencies of a named group; open sets expand only when a person says so.
func (w *ower) members(a plan.Assignee) []string {
	if !a.Group || a.Open {
		return nil
	}
	var codes []string
	for _, m := range w.view.Members(a.Code) {
		codes = append(codes, m.Code)
	}
	return codes
}
