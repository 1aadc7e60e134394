package revision

import "theodoi/plan"

// Kind says what became of an item.
type Kind string

// Kinds of change.
const (
	New     Kind = "new"
	Gone    Kind = "gone"
	Changed Kind = "changed"
)

// Change is one difference between two revisions of a plan. Old is the text of an item that is gone, New of one that is new; of a
// changed one, what stands in Field.
type Change struct {
	Ref      plan.Ref
	Kind     Kind
	Field    plan.Field
	Old, New string
	Line     int // of the decision's text as read last; 0 if none
}

var (
	taskFields    = []plan.Field{plan.FieldText, plan.FieldDirect, plan.FieldLead, plan.FieldSupport, plan.FieldDue, plan.FieldProduct}
	targetFields  = []plan.Field{plan.FieldText}
	measureFields = []plan.Field{plan.FieldFigure, plan.FieldOwner}
)

// Diff lists what differs between two revisions: first what is gone, then what is new or changed in the order of the later plan.
func Diff(before, after *plan.Plan) []Change {
	d := differ{old: items(before), fresh: items(after)}
	for _, it := range d.old.list {
		if _, ok := d.fresh.at[it.ref]; !ok {
			d.add(Change{Ref: it.ref, Kind: Gone, Field: plan.FieldRemoved, Old: it.name})
		}
	}
	for _, it := range d.fresh.list {
		i, ok := d.old.at[it.ref]
		if !ok {
			d.add(Change{Ref: it.ref, Kind: New, Field: plan.FieldAdded, New: it.name, Line: it.line})
			continue
		}
		d.fields(d.old.list[i], it)
	}
	return d.changes
}

// item is one row of a plan with what stands in its fields.
type item struct {
	ref    plan.Ref
	name   string
	line   int
	fields []plan.Field
	value  func(plan.Field) string
}

type itemList struct {
	list []item
	at   map[plan.Ref]int
}

func (l *itemList) add(it item) {
	l.at[it.ref] = len(l.list)
	l.list = append(l.list, it)
}

func items(p *plan.Plan) itemList {
	l := itemList{at: map[plan.Ref]int{}}
	for _, t := range p.Targets {
		line := lineOf(p, t.Span)
		l.add(item{t.Ref, t.Text, line, targetFields, func(plan.Field) string { return t.Text }})
		for _, m := range t.Measures {
			l.add(item{m.Ref, t.MeasureName(m) + ": " + figureText(m), line, measureFields, func(f plan.Field) string {
				v, _ := measureValue(t, m, f)
				return v
			}})
		}
	}
	for _, t := range p.Tasks {
		l.add(item{t.Ref, t.Text, lineOf(p, t.Span), taskFields, func(f plan.Field) string {
			v, _ := taskValue(t, f)
			return v
		}})
	}
	return l
}

func lineOf(p *plan.Plan, s plan.Span) int {
	if s.Len() == 0 {
		return 0
	}
	return p.Source.Line(s.Start)
}

type differ struct {
	old, fresh itemList
	changes    []Change
}

func (d *differ) add(c Change) { d.changes = append(d.changes, c) }

func (d *differ) fields(old, fresh item) {
	for _, f := range fresh.fields {
		if a, b := old.value(f), fresh.value(f); !same(a, b) {
			d.add(Change{Ref: fresh.ref, Kind: Changed, Field: f, Old: a, New: b, Line: fresh.line})
		}
	}
}
