package revision

import (
	"slices"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/parser"
	"theodoi/plan"
)

// editor is one run of Apply.
type editor struct {
	plan     plan.Plan
	parser   *parser.Parser
	view     *agency.View
	tasks    map[plan.Ref]int
	targets  map[plan.Ref]int
	removed  map[plan.Ref]bool // of items and measures
	made     []plan.Edit
	findings []finding.Finding
}

func newEditor(p plan.Plan, with *parser.Parser) *editor {
	e := &editor{plan: p, parser: with, view: with.Register.ForEdits(p.Decision.Issued), removed: map[plan.Ref]bool{}}
	e.plan.Tasks = slices.Clone(p.Tasks)
	e.plan.Targets = slices.Clone(p.Targets)
	e.plan.Unread = slices.Clone(p.Unread)
	for i := range e.plan.Targets {
		e.plan.Targets[i].Measures = slices.Clone(e.plan.Targets[i].Measures)
	}
	e.index()
	return e
}

func (e *editor) index() {
	e.tasks, e.targets = map[plan.Ref]int{}, map[plan.Ref]int{}
	for i, t := range e.plan.Tasks {
		e.tasks[t.Ref] = i
	}
	for i, t := range e.plan.Targets {
		e.targets[t.Ref] = i
	}
}

func (e *editor) find(code finding.Code, ref plan.Ref, got, want string) {
	f := finding.New(code, e.place(ref), got, want)
	if n := len(e.findings); n > 0 && e.findings[n-1] == f {
		return // a name that stands in a list twice
	}
	e.findings = append(e.findings, f)
}

func (e *editor) place(ref plan.Ref) finding.Place {
	place := finding.Place{File: e.plan.Source.Name, Ref: string(ref)}
	if span, ok := e.span(ref); ok && span.Len() > 0 {
		place.Line = e.plan.Source.Line(span.Start)
	}
	return place
}

func (e *editor) span(ref plan.Ref) (plan.Span, bool) {
	if t := e.task(ref); t != nil {
		return t.Span, true
	}
	if t := e.target(ref); t != nil {
		return t.Span, true
	}
	return plan.Span{}, false
}

func (e *editor) task(ref plan.Ref) *plan.Task {
	if i, ok := e.tasks[ref]; ok {
		return &e.plan.Tasks[i]
	}
	return nil
}

func (e *editor) target(ref plan.Ref) *plan.Target {
	if i, ok := e.targets[ref.Target()]; ok {
		return &e.plan.Targets[i]
	}
	return nil
}

func (e *editor) measure(ref plan.Ref) *plan.Measure {
	t := e.target(ref)
	if t == nil {
		return nil
	}
	for i := range t.Measures {
		if t.Measures[i].Ref == ref {
			return &t.Measures[i]
		}
	}
	return nil
}

// value is Value without the search through the whole plan.
func (e *editor) value(ref plan.Ref, field plan.Field) (string, bool) {
	if t := e.task(ref); t != nil {
		return taskValue(*t, field)
	}
	if m := e.measure(ref); m != nil {
		return measureValue(*e.target(ref), *m, field)
	}
	if t := e.target(ref); t != nil && t.Ref == ref && (field == plan.FieldText || field == plan.FieldRemoved) {
		return t.Text, true
	}
	return "", false
}
