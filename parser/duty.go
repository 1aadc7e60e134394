package parser

import (
	"strings"

	"theodoi/agency"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// duty makes the task of an item without label lines.
func (r *taskReader) duty(it *item) plan.Task {
	t := r.begin(it, plan.Duty)
	first := it.paragraphs[0]
	res, force := r.view.LeadOfSentence(first.rest()), forceOf(first.rest())
	if said, ok := r.assignment(first.rest()); ok && len(res.Lead) == 0 {
		res, force = said.who, said.force
	}
	if directs.MatchString(first.rest()) && r.underAgency(it) {
		res = agency.Resolution{} // the agency above directs those that the sentence names
	}
	t.Force = force
	if it.parent != nil && onlyHelps(it.parent.title()) {
		res.Support, res.Lead = append(res.Lead, res.Support...), nil
	}
	t.Lead = r.assignees(t.Ref, res.Lead, generic(res.Unknown), first.restSpan().Start)
	t.Support = r.assignees(t.Ref, res.Support, nil, first.restSpan().Start)
	if len(t.Lead) > 0 {
		t.LeadTrust = plan.FromSentence
	} else {
		r.inheritLead(&t, it)
		r.helpers(&t, first)
	}
	for _, p := range it.paragraphs {
		r.inlineDue(&t, p.rest(), p.restSpan().Start)
	}
	r.bracketed(&t, it)
	r.inheritDue(&t, it)
	r.check(t)
	return t
}

// worksWith begins the sentence of a task whose lead the heading above names: "Chủ trì, phối hợp với Công an tỉnh kiểm tra …".
var worksWith = pattern.New(`(?i)^(?:là [^,;.]{0,60}[,;]\s*)?(?:chủ trì\s*[,;]?\s*(?:và\s+)?)?(?:chủ động\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+cùng|\s+với)?\s+`)

// helpers takes those that such a sentence works with.
func (r *taskReader) helpers(t *plan.Task, first line) {
	at := worksWith.FindString(first.rest())
	if len(t.Support) > 0 || at == "" {
		return
	}
	res := r.view.LeadOfSentence(first.rest()[len(at):])
	t.Support = r.assignees(t.Ref, res.Lead, generic(res.Unknown), first.restSpan().Start+len(at))
}

// bracketed reads labels in brackets at the end of a task: "… (Chủ trì: Sở A; hoàn thành: quý II/2025)." They say more surely who and when
// than the sentence does.
func (r *taskReader) bracketed(t *plan.Task, it *item) {
	last := it.paragraphs[len(it.paragraphs)-1]
	text := strings.TrimRight(last.rest(), " .;/")
	asides := brackets(text)
	if len(asides) == 0 || asides[len(asides)-1].Stop != len(text) {
		return
	}
	inside := plan.Span{Start: asides[len(asides)-1].Start + 1, Stop: len(text) - 1}
	fields := r.names.fields(inside.Of(text), 0)
	at := last.restSpan().Start + inside.Start
	if len(fields) == 0 {
		r.leadInBrackets(t, inside.Of(text), at)
		return
	}
	said := map[role]bool{}
	for _, f := range fields {
		if !weak[f.role] {
			said[f.role] = true
		}
	}
	if len(said) == 0 {
		return
	}
	if said[lead] {
		t.Lead, t.Support, t.Inherited = nil, nil, nil
	}
	t.Kind, t.Trust = plan.Block, plan.FromLabel
	for _, f := range fields {
		value := inside.Of(text)[f.value:f.stop]
		trimmed := strings.Trim(value, " ;,.")
		r.value(t, f.role, trimmed, at+f.value+strings.Index(value, trimmed), plan.FromLabel)
	}
}

// directs begins what an agency does with others: "Chỉ đạo Công an cấp xã …" under the name of the police of the province.
var directs = pattern.New(`(?i)^(?:chỉ đạo|phân công|yêu cầu|hướng dẫn|đôn đốc|giao)\s`)

// helpsHead are the words of a heading under which those stand that the agency above it works with.
var helpsHead = pattern.New(`(?i)^(?:chủ trì|phối hợp|cùng|với|các cơ quan|đơn vị|liên quan|và|[\s,:.])+$`)

// onlyHelps reports whether a heading says "Chủ trì, phối hợp với:" and nothing else.
func onlyHelps(title string) bool {
	return strings.Contains(viet.Fold(title), viet.Fold("phối hợp")) && helpsHead.MatchString(viet.NFC(title))
}

// generic keeps the unknown stretches that are names.
func generic(unknown []agency.Unknown) []agency.Unknown {
	var out []agency.Unknown
	for _, u := range unknown {
		if u.Generic {
			out = append(out, u)
		}
	}
	return out
}

// leadInBrackets reads "(Sở A chủ trì; hoàn thành trong tháng 10/2025)".
func (r *taskReader) leadInBrackets(t *plan.Task, text string, at int) {
	names, _, _ := strings.Cut(text, ";")
	if !strings.Contains(viet.Fold(names), viet.Fold("chủ trì")) {
		return
	}
	if res := r.view.Resolve(names); onlyNames(res) {
		t.Lead = r.assignees(t.Ref, res.Lead, res.Unknown, at)
		t.Support = r.assignees(t.Ref, res.Support, nil, at)
		t.LeadTrust, t.Inherited = plan.FromSentence, nil
	}
}

// forceOf is how strongly the first words of a sentence bind.
func forceOf(text string) plan.Force {
	switch folded := viet.Fold(text); {
	case strings.HasPrefix(folded, viet.Fold("đề nghị")):
		return plan.Requested
	case strings.HasPrefix(folded, viet.Fold("khuyến khích")):
		return plan.Encouraged
	}
	return plan.Ordered
}

// inlineDue takes a due that the task's own sentence names.
func (r *taskReader) inlineDue(t *plan.Task, text string, at int) {
	found, where := findInlineDue(text, r.issued)
	if where == nil {
		return
	}
	t.Due = found
	t.Due.Trust = plan.FromSentence
	t.Due.Span = plan.Span{Start: at + where[0], Stop: at + where[1]}
}

// inheritDue gives a task without a due the one that a heading above it names.
func (r *taskReader) inheritDue(t *plan.Task, it *item) {
	if t.Due.Kind != plan.NoDue {
		return
	}
	for up := it.parent; up != nil; up = up.parent {
		first := up.paragraphs[0]
		r.inlineDue(t, first.rest(), first.restSpan().Start)
		if t.Due.Kind != plan.NoDue {
			t.Due.Trust = plan.FromHeading
			t.Inherited = append(t.Inherited, first.span)
			return
		}
	}
}

// inheritLead gives the task the lead that the nearest heading above it names.
func (r *taskReader) inheritLead(t *plan.Task, it *item) {
	for up := it.parent; up != nil; up = up.parent {
		h := r.heading(up)
		if len(h.leads) == 0 {
			continue
		}
		t.Lead = h.leads
		t.LeadTrust = plan.FromHeading
		if t.Force == plan.Ordered {
			t.Force = h.force
		}
		t.Inherited = append(t.Inherited, up.paragraphs[0].span)
		if t.Kind == plan.Duty && !hasGroup(h.leads) {
			t.Kind = plan.Listed
		}
		return
	}
}

func hasGroup(assignees []plan.Assignee) bool {
	for _, a := range assignees {
		if a.Group || a.Open {
			return true
		}
	}
	return false
}
