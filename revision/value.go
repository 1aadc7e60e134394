package revision

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Value writes what stands in a field of an item as a person would type it there, and reports whether the plan has the item and the
// item the field. The value of FieldRemoved and of FieldAdded is the text that the item is known by.
func Value(p *plan.Plan, ref plan.Ref, field plan.Field) (string, bool) {
	if t, ok := p.Task(ref); ok {
		return taskValue(t, field)
	}
	if t, m, ok := p.Measure(ref); ok {
		return measureValue(t, m, field)
	}
	if t, ok := p.Target(ref); ok && t.Ref == ref {
		switch field {
		case plan.FieldText, plan.FieldRemoved, plan.FieldAdded:
			return t.Text, true
		}
	}
	return "", false
}

func taskValue(t plan.Task, field plan.Field) (string, bool) {
	switch field {
	case plan.FieldText, plan.FieldRemoved, plan.FieldAdded:
		return t.Text, true
	case plan.FieldLead:
		return namesText(t.Lead), true
	case plan.FieldSupport:
		return namesText(t.Support), true
	case plan.FieldDirect:
		return namesText(t.Direct), true
	case plan.FieldDue:
		return dueText(t), true
	case plan.FieldProduct:
		return t.Product, true
	}
	return "", false
}

func measureValue(t plan.Target, m plan.Measure, field plan.Field) (string, bool) {
	switch field {
	case plan.FieldOwner:
		return ownersText(m.Owners), true
	case plan.FieldFigure:
		return figureText(m), true
	case plan.FieldRemoved:
		return t.MeasureName(m) + ": " + figureText(m), true
	}
	return "", false
}

// figureText is the figure with its hedges and unit, in a form that the parser reads as the same figure.
func figureText(m plan.Measure) string { return words.Figure(m.PlanText(), m.Unit) }

// separator stands between the names of a list.
const separator = "; "

func namesText(assignees []plan.Assignee) string {
	var out []string
	for _, a := range assignees {
		out = append(out, nameText(a))
	}
	return strings.Join(out, separator)
}

func nameText(a plan.Assignee) string {
	if a.Scope == "" {
		return a.Name
	}
	return a.Name + " " + words.ForScope + " " + a.Scope
}

func ownersText(owners []plan.Owner) string {
	var out []string
	for _, o := range owners {
		out = append(out, o.Name)
	}
	return strings.Join(out, separator)
}

// dueText is the due in its words; of several each with what it binds.
func dueText(t plan.Task) string {
	if len(t.Dues) < 2 {
		return t.Due.Text
	}
	var out []string
	for _, d := range t.Dues {
		if d.Scope == "" {
			out = append(out, d.Due.Text)
			continue
		}
		out = append(out, d.Due.Text+" "+words.ForScope+" "+d.Scope)
	}
	return strings.Join(out, separator)
}

// split takes a list of names or dues apart. A line end parts them too.
func split(value string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.Trim(viet.Spaces(part), " .,"); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// same reports whether two values are the same letters, whatever the spaces between them.
func same(a, b string) bool { return viet.Spaces(viet.NFC(a)) == viet.Spaces(viet.NFC(b)) }

// alike reports whether two values read the same: letter case, tone placement and marks at the end do not count.
func alike(a, b string) bool { return foldValue(a) == foldValue(b) }

func foldValue(s string) string { return strings.TrimRight(viet.Fold(s), " .;,") }
