package revision

import (
	"maps"
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
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
		if IsAddedTarget(t.Ref) {
			there[addedTarget+viet.Fold(viet.Spaces(t.Text))] = t.Ref
		}
	}
	same := map[plan.Ref]plan.Ref{}
	var out []Made
	for _, m := range edits {
		if m.Field == plan.FieldAdded {
			prefix := addedTask
			if IsAddedTarget(m.Ref) {
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
