package parser

import (
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// taskReader makes tasks of the items of an outline.
type taskReader struct {
	src      *plan.Source
	names    *Labels
	view     *agency.View
	issued   viet.Date
	findings []finding.Finding
	leads    map[*item]namedIn // who headings name
	strange  agency.Strangers  // names that the register does not hold
}

func (r *taskReader) find(code finding.Code, at plan.Span, ref plan.Ref, got, want string) {
	place := r.src.Place(at.Start, ref)
	r.findings = append(r.findings, finding.New(code, place, got, want))
}

// block makes the task of an item that label lines close.
func (r *taskReader) block(it *item) plan.Task {
	t := r.begin(it, plan.Block)
	t.Trust = plan.FromLabel
	r.labels(&t, it.labels, true)
	if len(t.Lead) == 0 {
		r.inheritLead(&t, it)
	}
	for _, p := range it.paragraphs {
		if t.Due.Kind == plan.NoDue {
			r.inlineDue(&t, p.rest(), p.restSpan().Start)
		}
	}
	r.check(t)
	return t
}

// labels reads the label lines of a task. own says that they are the task's own lines.
func (r *taskReader) labels(t *plan.Task, lines []line, own bool) {
	seen := map[role]int{}
	for i, l := range lines {
		for _, f := range l.fields {
			last, again := seen[f.role]
			if again && own && f.begin != f.value && last != i-1 {
				r.find(finding.TaskLabelTwice, l.span, t.Ref, strings.TrimSpace(strings.TrimRight(l.text[f.begin:f.value], ": ")), "")
			}
			seen[f.role] = i
			span := l.part(f.value, f.stop)
			r.value(t, f.role, span.Of(r.src.Text), span.Start, plan.FromLabel)
		}
	}
}

func (r *taskReader) begin(it *item, kind plan.Kind) plan.Task {
	var paragraphs []string
	for _, p := range it.paragraphs {
		if text := strings.TrimSpace(p.rest()); text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	return plan.Task{
		Ref: it.ref, Path: it.path, Kind: kind, Force: plan.Ordered, Text: strings.Join(paragraphs, "\n"),
		Due: plan.Due{Kind: plan.NoDue}, Trust: plan.FromSentence, Span: it.span(),
	}
}

// value reads what a label line or a cell says of a task. What comes twice adds to what was said first.
func (r *taskReader) value(t *plan.Task, role role, text string, at int, trust plan.Trust) {
	if strings.TrimSpace(text) == "" {
		return
	}
	switch role {
	case direct:
		res := r.view.Resolve(text)
		t.Direct = append(t.Direct, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
	case lead:
		res := r.leadsOf(text)
		t.Lead = append(t.Lead, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Support, nil, at)...)
		t.LeadTrust = trust
	case support:
		res := r.view.Resolve(text)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Support, nil, at)...)
	case due:
		r.due(t, text, at, trust)
	case product:
		t.Product = strings.TrimSpace(t.Product + "\n" + strings.TrimSpace(text))
	case funding:
		// Money is not followed up here; the line belongs to the task and stays in its span.
	}
}

// due reads the time a task is due. Of several, told apart by the lead or the part of the work they bind, the last binds the whole task.
func (r *taskReader) due(t *plan.Task, text string, at int, trust plan.Trust) {
	span := plan.Span{Start: at, Stop: at + len(text)}
	t.Due = readDue(strings.ReplaceAll(text, "\n", "; "), r.issued)
	t.Due.Span, t.Due.Trust = span, trust
	dues := scopedDues(text, r.issued)
	if len(dues) < 2 {
		return
	}
	for i := range dues {
		dues[i].Due.Span.Start += at
		dues[i].Due.Span.Stop += at
		dues[i].Due.Trust = trust
	}
	t.Dues = append(t.Dues, dues...)
	t.Due = lastDue(t.Dues)
}

// leadsOf reads the value of a lead line. Some tell in sentences who does what ("Sở A rà soát …; các sở khác gửi …"): then the names that the
// sentences begin with lead, each for what its sentence says.
func (r *taskReader) leadsOf(text string) agency.Resolution {
	res := r.view.Resolve(text)
	strange := 0
	for _, u := range res.Unknown {
		if !u.Generic {
			strange += u.Stop - u.Start
		}
	}
	if utf8.RuneCountInString(text) < longValue || strange*3 < len(text) {
		return res
	}
	var out agency.Resolution
	for at := 0; at < len(text); {
		stop := len(text)
		if i := strings.IndexAny(text[at:], ";\n"); i >= 0 {
			stop = at + i + 1
		}
		found := r.view.LeadOfSentence(text[at:stop])
		out.Lead = append(out.Lead, moved(found.Lead, at)...)
		out.Support = append(out.Support, moved(found.Support, at)...)
		at = stop
	}
	if len(out.Lead) == 0 {
		return res
	}
	return out
}

// longValue is the length in letters from which the value of a lead line is a sentence and no list of names.
const longValue = 120

func moved(mentions []agency.Mention, by int) []agency.Mention {
	for i := range mentions {
		mentions[i].Start += by
		mentions[i].Stop += by
		mentions[i].End += by
	}
	return mentions
}

// assignees turns mentions in a value that begins at offset into assignees with spans of the source.
func (r *taskReader) assignees(ref plan.Ref, mentions []agency.Mention, unknown []agency.Unknown, offset int) []plan.Assignee {
	var out []plan.Assignee
	for _, m := range mentions {
		out = append(out, plan.Assignee{
			Name: m.Name, Code: m.Code, Group: m.Group, Open: m.Open, Parent: m.Parent, Scope: m.Scope,
			Span: plan.Span{Start: offset + m.Start, Stop: offset + m.Stop},
		})
	}
	for _, u := range unknown {
		place := r.src.Place(offset+u.Start, ref)
		if !r.strange.Add(u, place) {
			r.findings = append(r.findings, r.view.Finding(u, place))
		}
	}
	return out
}

// check says what a person has to look at in a task.
func (r *taskReader) check(t plan.Task) {
	if len(t.Lead) == 0 {
		r.find(finding.TaskNoLead, t.Span, t.Ref, "", "")
	}
	if strings.TrimSpace(t.Text) == "" {
		r.find(finding.TaskNoText, t.Span, t.Ref, words.LabelLines, "")
	}
	if t.Due.Kind == plan.Unknown {
		r.find(finding.TaskDueUnknown, t.Due.Span, t.Ref, t.Due.Text, "")
	}
	if t.Due.To != "" && r.issued != "" && t.Due.To < r.issued {
		r.find(finding.TaskDuePast, t.Due.Span, t.Ref, t.Due.To.String(), r.issued.String())
	}
}

// formula is the wording of the sentences that end every decision and order nothing to follow up.
var formula = pattern.New(`(?i)có hiệu lực (?:thi hành )?(?:kể )?từ|chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:quyết định|chỉ thị|nghị quyết|kế hoạch|công điện) này` +
	`|^trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai).{0,120}(?:nếu (?:có|phát sinh|cần)|khó khăn|vướng mắc)|^trên đây là (?:kế hoạch|nội dung|ý kiến)|(?:triển khai|thực hiện) \d{1,3} nhiệm vụ[^.]{0,40}phụ lục|^(?:các )?nhiệm vụ (?:chi tiết|cụ thể)[^.]{0,60}(?:phụ lục|danh mục|kèm theo)` +
	`|^(?:nghị quyết|quyết định) này (?:đã )?được .{0,120}thông qua` +
	`|yêu cầu .{0,160}(?:nghiêm túc|khẩn trương) (?:tổ chức |triển khai )*(?:thực hiện|triển khai)\s*(?:kế hoạch này|các nội dung trên|quyết định này)?[./]*$`)

// readTasks makes tasks of blocks, duties and sentences that assign, in text order.
func (r *taskReader) readTasks(o *outline, isTarget map[*item]bool) []plan.Task {
	areas := taskAreas(o.items)
	var tasks []plan.Task
	for _, it := range o.items {
		switch {
		case isTarget[it]:
		case isHeading(it):
			if len(it.paragraphs) > 1 && !it.labelled() && !onlyTalks(it) {
				tasks = append(tasks, r.inlineFrom(it, 1)...)
			}
		case it.labelled():
			tasks = append(tasks, r.block(it))
		case onlyTalks(it.parent) || formula.MatchString(it.title()):
		case it.marker.level == none && r.underAgency(it):
			tasks = append(tasks, r.duty(it))
		case areas[topOf(it)] && it.marker.level != article && it.marker.level != roman && it.marker.level != capital && !onMoney(it.parent):
			tasks = append(tasks, r.duty(it))
		case it.marker.level >= arabic && r.underAgency(it) && !onMoney(it.parent):
			tasks = append(tasks, r.duty(it))
		default:
			tasks = append(tasks, r.inline(it)...)
		}
	}
	r.share(tasks, o.items)
	return tasks
}
