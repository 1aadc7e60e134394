package revision

import (
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Prefixes of the Refs of items that a person added: "BS" for bổ sung. No numbering of a decision gives them.
const (
	addedTask   = "BS."
	addedTarget = "CT.BS"
)

// isAddedTarget reports whether a Ref is that of a target, and no task, that a person added.
func isAddedTarget(ref plan.Ref) bool { return strings.HasPrefix(string(ref), addedTarget) }

// freshRef returns the next free Ref for an item that a person adds, and marks it as used.
func freshRef(used map[plan.Ref]bool, target bool) plan.Ref {
	prefix := addedTask
	if target {
		prefix = addedTarget
	}
	for n := 1; ; n++ {
		if ref := plan.Ref(prefix + strconv.Itoa(n)); !used[ref] {
			used[ref] = true
			return ref
		}
	}
}

// add makes a new item. Old is the unread passage it was made of; an item made of none has no place in the text.
func (e *editor) add(m Made) {
	if e.task(m.Ref) != nil || e.target(m.Ref) != nil {
		return // the reading found it by itself and it kept its Ref
	}
	text := strings.TrimSpace(m.New)
	if text == "" || m.Ref == "" || m.Ref != m.Ref.Target() {
		e.find(finding.EditGone, m.Ref, string(m.Ref), words.EditWanted(string(plan.FieldAdded), m.Old, m.New))
		return
	}
	span, ok := e.passage(m)
	if !ok {
		return
	}
	if isAddedTarget(m.Ref) {
		e.addTarget(m.Ref, text, span)
	} else {
		e.addTask(m.Ref, text, span)
	}
	e.made = append(e.made, m.Edit)
	e.plan.Unread = claim(e.plan.Source.Text, e.plan.Unread, span)
	e.index()
}

// passage finds where an added item stands. A passage that is no longer unread is a finding, for its text may have been read by now.
func (e *editor) passage(m Made) (plan.Span, bool) {
	if strings.TrimSpace(m.Old) == "" {
		return plan.Span{}, true
	}
	for _, u := range e.plan.Unread {
		if span, ok := within(e.plan.Source.Text, u, m.Old); ok {
			if part, ok := within(e.plan.Source.Text, span, m.New); ok {
				return part, true
			}
			return span, true
		}
	}
	whole := plan.Span{Stop: len(e.plan.Source.Text)}
	stands := words.PassageGone
	if span, ok := within(e.plan.Source.Text, whole, m.Old); ok {
		stands = words.PassageRead(string(e.holder(span)))
	}
	e.find(finding.EditStale, m.Ref, stands, words.EditWanted(string(plan.FieldAdded), m.Old, m.New))
	return plan.Span{}, false
}

// holder is the item that a stretch of text belongs to.
func (e *editor) holder(span plan.Span) plan.Ref {
	holds := func(s plan.Span) bool { return s.Start < span.Stop && span.Start < s.Stop }
	for _, t := range e.plan.Tasks {
		if holds(t.Span) {
			return t.Ref
		}
	}
	for _, t := range e.plan.Targets {
		if holds(t.Span) {
			return t.Ref
		}
	}
	return ""
}

func (e *editor) addTask(ref plan.Ref, text string, span plan.Span) {
	t := plan.Task{Ref: ref, Path: e.pathAt(ref, span), Kind: plan.Duty, Force: plan.Ordered, Text: text, Due: plan.Due{Kind: plan.NoDue}, Trust: plan.ByHand, Span: span}
	i := len(e.plan.Tasks)
	if span.Len() > 0 {
		i = before(e.plan.Tasks, span, func(t plan.Task) plan.Span { return t.Span })
	}
	e.plan.Tasks = slices.Insert(e.plan.Tasks, i, t)
}

func (e *editor) addTarget(ref plan.Ref, text string, span plan.Span) {
	t := e.parser.TargetOf(text, e.plan.Decision)
	t.Ref, t.Trust, t.Span = ref, plan.ByHand, span
	for i := range t.Measures {
		t.Measures[i].Ref = ref.Measure(i + 1)
		t.Measures[i].Span = span
	}
	if len(t.Measures) == 0 {
		t.Measures = []plan.Measure{{Ref: ref.Measure(1), Text: text, Word: text, Span: span, Aggregation: plan.Level, Frequency: plan.Yearly}}
		e.find(finding.EditFigure, ref, text, "")
	}
	i := len(e.plan.Targets)
	if span.Len() > 0 {
		i = before(e.plan.Targets, span, func(t plan.Target) plan.Span { return t.Span })
	}
	e.plan.Targets = slices.Insert(e.plan.Targets, i, t)
}

// before is the index of the first item that stands behind span.
func before[T any](items []T, span plan.Span, of func(T) plan.Span) int {
	for i, it := range items {
		if s := of(it); s.Len() > 0 && s.Start > span.Start {
			return i
		}
	}
	return len(items)
}

// pathAt puts an added task under the heading above it, so that reports show it there.
func (e *editor) pathAt(ref plan.Ref, span plan.Span) []string {
	if span.Len() == 0 {
		return nil
	}
	var above []string
	at := -1
	for _, s := range e.plan.Sections {
		if s.Span.Start <= span.Start && s.Span.Start > at {
			above, at = s.Path, s.Span.Start
		}
	}
	if above == nil {
		return nil
	}
	return append(slices.Clone(above), "+"+strings.TrimPrefix(string(ref), addedTask))
}
