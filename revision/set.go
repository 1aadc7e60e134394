package revision

import (
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/parser"
	"theodoi/plan"
)

// set makes one edit that fits.
func (e *editor) set(m Made) {
	task, target, measure := e.task(m.Ref), e.target(m.Ref), e.measure(m.Ref)
	switch m.Field {
	case plan.FieldRemoved:
		e.removed[m.Ref] = true
	case plan.FieldText:
		if task != nil {
			task.Text, task.Trust = strings.TrimSpace(m.New), plan.ByHand
			return
		}
		e.setTargetText(target, strings.TrimSpace(m.New))
	case plan.FieldLead:
		named := e.names(m, task.Lead, task.Span)
		task.Lead, task.LeadTrust = named.Lead, plan.ByHand
		task.Support = append(slices.Clone(task.Support), named.Support...)
		if len(task.Lead) == 0 {
			task.LeadTrust = ""
		}
	case plan.FieldSupport:
		named := e.names(m, task.Support, task.Span)
		task.Support = append(named.Lead, named.Support...)
	case plan.FieldDirect:
		named := e.names(m, task.Direct, task.Span)
		task.Direct = append(named.Lead, named.Support...)
	case plan.FieldDue:
		e.setDue(task, m)
	case plan.FieldProduct:
		task.Product = strings.TrimSpace(m.New)
	case plan.FieldOwner:
		measure.Owners = e.owners(m)
	case plan.FieldFigure:
		e.setFigure(target, measure, m.New)
	}
}

// setTargetText gives the target another sentence. Its figures have fields of their own and stay.
func (e *editor) setTargetText(t *plan.Target, text string) {
	t.Text, t.Trust = text, plan.ByHand
	if name := e.parser.TargetOf(text, e.plan.Decision).Name; name != "" {
		t.Name = name
	}
}

func (e *editor) setFigure(t *plan.Target, m *plan.Measure, value string) {
	t.Trust = plan.ByHand
	read, ok := e.parser.MeasureOf(value)
	if !ok {
		e.find(finding.EditFigure, m.Ref, value, "")
		read = plan.Measure{Text: strings.TrimSpace(value), Word: strings.TrimSpace(value)}
	}
	m.Text, m.Op, m.Approx, m.Direction = read.Text, read.Op, read.Approx, read.Direction
	m.Low, m.High, m.Unit, m.Word = read.Low, read.High, read.Unit, read.Word
}

// names reads a list of names. A name that stood there before stays what it was; any other is read by the rules of a label line.
func (e *editor) names(m Made, before []plan.Assignee, span plan.Span) parser.Named {
	var out parser.Named
	parts := names(m.New)
	for i := 0; i < len(parts); {
		kept, n := keptName(parts[i:], before)
		if n > 0 {
			out.Lead = append(out.Lead, kept)
			i += n
			continue
		}
		read := parser.AgenciesOf(parts[i], e.view)
		out.Lead = append(out.Lead, standing(read.Lead, span)...)
		out.Support = append(out.Support, standing(read.Support, span)...)
		out.Unknown = append(out.Unknown, read.Unknown...)
		i++
	}
	e.unknown(m.Ref, out.Unknown)
	return out
}

// fewUnknown is how many unknown names of one value are said one by one.
const fewUnknown = 20

// unknown says which names no register knows, those behind the first few together.
func (e *editor) unknown(ref plan.Ref, names []agency.Unknown) {
	if len(names) > fewUnknown {
		var rest []string
		for _, u := range names[fewUnknown:] {
			rest = append(rest, u.Text)
		}
		names = append(names[:fewUnknown:fewUnknown], agency.Unknown{Text: strings.Join(rest, separator)})
	}
	for _, u := range names {
		e.findings = append(e.findings, e.view.Finding(u, e.place(ref)))
	}
}

// keptName finds the assignee that the next parts of a list name, and how many parts it takes: a scope may hold semicolons.
func keptName(parts []string, before []plan.Assignee) (kept plan.Assignee, taken int) {
	for _, a := range before {
		n := len(split(nameText(a)))
		if n > taken && n <= len(parts) && alike(strings.Join(parts[:n], separator), strings.Join(split(nameText(a)), separator)) {
			kept, taken = a, n
		}
	}
	return kept, taken
}

// maxNames is how many names of a list are read one by one. No decision names as many; what stands behind is read as one line.
const maxNames = 60

func names(value string) []string {
	parts := split(value)
	if len(parts) <= maxNames {
		return parts
	}
	return append(parts[:maxNames:maxNames], strings.Join(parts[maxNames:], separator))
}

// standing gives assignees that stand nowhere in the text the place of their task.
func standing(assignees []plan.Assignee, span plan.Span) []plan.Assignee {
	for i := range assignees {
		assignees[i].Span = span
	}
	return assignees
}

func (e *editor) owners(m Made) []plan.Owner {
	var out []plan.Owner
	var unknown []agency.Unknown
	for _, part := range names(m.New) {
		if a, ok := e.view.Agency(strings.ToUpper(part)); ok {
			out = append(out, plan.Owner{Code: a.Code, Name: a.Name})
			continue
		}
		read := parser.AgenciesOf(part, e.view)
		unknown = append(unknown, read.Unknown...)
		for _, a := range read.Lead {
			out = append(out, e.owner(m.Ref, a))
		}
	}
	e.unknown(m.Ref, unknown)
	return out
}

// owner turns a name into an owner. A group reports nothing, so it gets no code.
func (e *editor) owner(ref plan.Ref, a plan.Assignee) plan.Owner {
	if a.Group {
		e.find(finding.EditOwnerGroup, ref, a.Name, "")
		return plan.Owner{Name: a.Name}
	}
	if known, ok := e.view.Agency(a.Code); ok {
		return plan.Owner{Code: known.Code, Name: known.Name}
	}
	return plan.Owner{Code: a.Code, Name: a.Name}
}

// setDue gives the task another due and keeps the one before.
func (e *editor) setDue(t *plan.Task, m Made) {
	was := t.Due
	t.Due, t.Dues = e.readDue(m.New)
	if t.Due.Text != "" {
		t.Due.Trust, t.Due.Span = plan.ByHand, t.Span
	}
	if was.Text != "" {
		by := m.Why
		if by == "" {
			by = m.By
		}
		t.Due.Was = &plan.Extension{Due: was, By: by}
	}
	if t.Due.Kind == plan.Unknown {
		e.find(finding.TaskDueUnknown, t.Ref, t.Due.Text, "")
	}
}

// readDue reads the words of a due: one, or several with what each binds. The last one binds the whole task.
func (e *editor) readDue(value string) (plan.Due, []plan.ScopedDue) {
	issued := e.plan.Decision.Issued
	if !strings.Contains(value, words.ForScope) {
		return parser.DueOf(value, issued), nil
	}
	var all []plan.ScopedDue
	for _, part := range split(value) {
		text, scope, _ := strings.Cut(part, " "+words.ForScope+" ")
		all = append(all, plan.ScopedDue{Scope: scope, Due: parser.DueOf(text, issued)})
	}
	if len(all) == 0 {
		return plan.Due{Kind: plan.NoDue}, nil
	}
	return all[len(all)-1].Due, all
}

// takeOut removes what was marked, with what hangs on it, and hands its text back to the unread.
func (e *editor) takeOut() {
	if len(e.removed) == 0 {
		return
	}
	var freed []plan.Span
	e.plan.Tasks = slices.DeleteFunc(e.plan.Tasks, func(t plan.Task) bool {
		if e.removed[t.Ref] {
			freed = append(append(freed, t.Span), t.Also...)
		}
		return e.removed[t.Ref]
	})
	for i := range e.plan.Targets {
		t := &e.plan.Targets[i]
		had := len(t.Measures)
		t.Measures = slices.DeleteFunc(t.Measures, func(m plan.Measure) bool { return e.removed[m.Ref] })
		if had > 0 && len(t.Measures) == 0 {
			e.removed[t.Ref] = true
		}
	}
	e.plan.Targets = slices.DeleteFunc(e.plan.Targets, func(t plan.Target) bool {
		if e.removed[t.Ref] {
			freed = append(append(freed, t.Span), t.Also...)
		}
		return e.removed[t.Ref]
	})
	for i := range e.plan.Targets {
		if e.removed[e.plan.Targets[i].Parent] {
			e.plan.Targets[i].Parent = ""
		}
	}
	e.plan.Reporting = slices.DeleteFunc(slices.Clone(e.plan.Reporting), func(r plan.Reporting) bool { return e.removed[r.Ref] })
	e.plan.Unread = release(&e.plan, freed)
	e.index()
}
