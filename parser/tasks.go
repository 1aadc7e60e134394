package parser

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/finding"
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
var worksWith = regexp.MustCompile(`(?i)^(?:là [^,;.]{0,60}[,;]\s*)?(?:chủ trì\s*[,;]?\s*(?:và\s+)?)?(?:chủ động\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+cùng|\s+với)?\s+`)

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
var directs = regexp.MustCompile(`(?i)^(?:chỉ đạo|phân công|yêu cầu|hướng dẫn|đôn đốc|giao)\s`)

// helpsHead are the words of a heading under which those stand that the agency above it works with.
var helpsHead = regexp.MustCompile(`(?i)^(?:chủ trì|phối hợp|cùng|với|các cơ quan|đơn vị|liên quan|và|[\s,:.])+$`)

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

// namedIn is who a heading gives the work below it to.
type namedIn struct {
	leads []plan.Assignee
	force plan.Force
}

var requestHead = regexp.MustCompile(`(?i)^(?:đề nghị|giao|yêu cầu|phân công|khuyến khích)\s*:?\s+`)

// heading returns the agencies a heading consists of ("1. Thủ trưởng các sở, …, Chủ tịch UBND các huyện:") or gives work to ("Giao Sở Y
// tế chủ trì:"). A heading about anything else names nobody.
func (r *taskReader) heading(it *item) namedIn {
	if h, ok := r.leads[it]; ok {
		return h
	}
	h := namedIn{force: plan.Ordered}
	first := it.paragraphs[0]
	title := strings.TrimRight(first.rest(), " :.")
	if !it.labelled() && (it.marker.level > roman || it.marker.level == none) && title != "" && utf8.RuneCountInString(title) < longHeading {
		h = r.namedIn(title, it.ref, first.restSpan().Start, strings.HasSuffix(strings.TrimSpace(first.rest()), ":"))
	}
	r.leads[it] = h
	return h
}

// longHeading is the length in letters from which a paragraph is no heading that names agencies.
const longHeading = 400

func (r *taskReader) namedIn(title string, ref plan.Ref, at int, opens bool) namedIn {
	h := namedIn{force: forceOf(title)}
	names := title
	if m := requestHead.FindString(title); m != "" {
		names = title[len(m):]
	}
	res := r.view.Resolve(names)
	if onlyNames(res) {
		h.leads = r.assignees(ref, res.Lead, res.Unknown, at+len(title)-len(names))
	} else if said, ok := r.assignment(title); ok && opens {
		h.leads, h.force = r.assignees(ref, said.who.Lead, nil, at), said.force
	}
	return h
}

// onlyNames reports whether a line consists of names, be they in the register or not.
func onlyNames(res agency.Resolution) bool {
	for _, u := range res.Unknown {
		if !u.Generic {
			return false
		}
	}
	for _, m := range res.Lead {
		if m.Scope != "" {
			return false // "Sở A rà soát …" is a sentence
		}
	}
	return len(res.Lead) > 0
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

// longTitle is the length in letters from which an item without label lines that has items below it orders something itself.
const longTitle = 160

// isHeading reports whether the item only opens what stands below it.
func isHeading(it *item) bool {
	title := it.title()
	if headsWithLabels(it) {
		return true
	}
	if it.closed && !it.labelled() && len(it.paragraphs) == 1 {
		return true
	}
	if it.labelled() || len(it.children) == 0 {
		return !it.labelled() && it.marker.level <= roman && it.marker.level > article && isUpper(title)
	}
	if it.marker.level <= roman && it.marker.level != none || isUpper(title) || strings.HasSuffix(title, ":") {
		return true
	}
	letters := utf8.RuneCountInString(title)
	if len(it.paragraphs) > 1 {
		last := strings.TrimSpace(it.paragraphs[len(it.paragraphs)-1].rest())
		return letters <= longTitle && strings.HasSuffix(last, ":") // "2. Phân công: Căn cứ …, các cơ quan thực hiện như sau:"
	}
	return letters <= longTitle || letters <= 2*longTitle && len(it.children) > 1 && it.marker.level <= arabic && !strings.HasSuffix(title, ".") && !strings.HasSuffix(title, ";")
}

// headsWithLabels reports whether the item is a heading whose label lines, in front of the tasks below it, hold for all of them.
func headsWithLabels(it *item) bool {
	if !it.labelled() || len(it.children) < 2 || len(it.paragraphs) > 1 || it.marker.level == none || utf8.RuneCountInString(it.title()) > longTitle {
		return false
	}
	for _, c := range it.children {
		if c.labelled() || c.marker.level == none || len(c.children) > 0 {
			return false
		}
	}
	return true
}

// Words of headings: under some stand duties, under others nothing that orders anything.
var (
	workHeadings = []string{"nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "trách nhiệm"}
	talkHeadings = []string{
		"mục đích", "yêu cầu", "quan điểm", "nguyên tắc", "tình hình", "thực trạng", "đánh giá", "kết quả đạt được", "dự báo", "phạm vi", "đối tượng",
		"bối cảnh", "sự cần thiết", "cơ sở pháp lý", "căn cứ", "hiện trạng",
	}
	moneyHeadings = []string{"kinh phí", "nguồn vốn", "nguồn lực tài chính"} // under them only what names somebody is work
)

// taskAreas finds the top items under which duties stand: those that hold a block, or whose title says so.
func taskAreas(items []*item) map[*item]bool {
	areas := map[*item]bool{}
	for _, it := range items {
		top := topOf(it)
		if it.labelled() || headingSays(top, workHeadings...) && top.marker.level != article && !onlyTalks(top) {
			areas[top] = true
		}
	}
	return areas
}

// onlyTalks reports whether a heading above says that nothing is ordered below it.
func onlyTalks(it *item) bool {
	for ; it != nil; it = it.parent {
		title := viet.Fold(it.title())
		if utf8.RuneCountInString(title) > longTitle {
			continue
		}
		for _, w := range workHeadings {
			if strings.Contains(title, viet.Fold(w)) {
				return false
			}
		}
		for _, w := range talkHeadings {
			if strings.Contains(title, viet.Fold(w)) {
				return true
			}
		}
	}
	return false
}

// onMoney reports whether the heading right above is about who pays.
func onMoney(it *item) bool {
	return it != nil && !it.labelled() && utf8.RuneCountInString(it.title()) <= longTitle && saysAny(it.title(), moneyHeadings) && !saysAny(it.title(), workHeadings)
}

func saysAny(title string, words []string) bool {
	folded := viet.Fold(title)
	for _, w := range words {
		if strings.Contains(folded, viet.Fold(w)) {
			return true
		}
	}
	return false
}

// topOf is the item's roman heading, or the highest item above it that is not an article.
func topOf(it *item) *item {
	for it.parent != nil && it.marker.level != roman && it.parent.marker.level != article && it.parent.marker.level != capital {
		it = it.parent
	}
	return it
}

// formula is the wording of the sentences that end every decision and order nothing to follow up.
var formula = regexp.MustCompile(`(?i)có hiệu lực (?:thi hành )?(?:kể )?từ|chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:quyết định|chỉ thị|nghị quyết|kế hoạch|công điện) này` +
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

// share gives the label lines that close the last of several items to those in front of it: one label line may serve a group of tasks. It
// does where none of the others has a lead or label of its own.
func (r *taskReader) share(tasks []plan.Task, items []*item) {
	byRef := map[plan.Ref]*plan.Task{}
	for i := range tasks {
		byRef[tasks[i].Ref] = &tasks[i]
	}
	for _, it := range items {
		switch {
		case headsWithLabels(it):
			r.shareLabels(it.labels, it.children, byRef)
		case it.labelled() && it.marker.level != none && it.parent != nil && lastAndOnlyLabelled(it):
			r.shareLabels(it.labels, it.parent.children[:len(it.parent.children)-1], byRef)
		}
	}
}

func lastAndOnlyLabelled(it *item) bool {
	siblings := it.parent.children
	if len(siblings) < 2 || siblings[len(siblings)-1] != it {
		return false
	}
	for _, s := range siblings[:len(siblings)-1] {
		if s.labelled() || len(s.children) > 0 || s.marker.level != it.marker.level || s.run != it.run {
			return false
		}
	}
	return true
}

func (r *taskReader) shareLabels(labels []line, items []*item, byRef map[plan.Ref]*plan.Task) {
	for _, it := range items {
		t := byRef[it.ref]
		if t == nil || len(t.Lead) > 0 && t.LeadTrust != plan.FromHeading {
			continue
		}
		t.Lead, t.Support, t.Direct, t.Due, t.Dues, t.Product = nil, nil, nil, plan.Due{Kind: plan.NoDue}, nil, ""
		t.Kind, t.Inherited = plan.Block, nil
		r.labels(t, labels, false)
		for _, l := range labels {
			t.Inherited = append(t.Inherited, l.span)
		}
		if len(t.Lead) > 0 {
			r.forget(finding.TaskNoLead, t.Ref)
		}
	}
}

// forget drops a finding that later reading has answered.
func (r *taskReader) forget(code finding.Code, ref plan.Ref) {
	kept := r.findings[:0]
	for _, f := range r.findings {
		if f.Code != code || f.Place.Ref != string(ref) {
			kept = append(kept, f)
		}
	}
	r.findings = kept
}

var (
	reportWords = regexp.MustCompile(`(?i)báo cáo`)
	reportTimes = []struct {
		pattern *regexp.Regexp
		period  string
	}{
		{regexp.MustCompile(`(?i)(?:hàng|hằng|định kỳ)(?: [^.;]{0,20}?)?\s?tháng|báo cáo tháng`), "month"},
		{regexp.MustCompile(`(?i)(?:\s|,)quý(?:\s|,|;)`), "quarter"},
		{regexp.MustCompile(`(?i)(?:6|06|sáu) tháng`), "half"},
		{regexp.MustCompile(`(?i)(?:9|09|chín) tháng`), "nine-month"},
		{regexp.MustCompile(`(?i)(?:cả|hàng|hằng) năm|,\s*năm|và năm`), "year"},
	}
)

// regularReport is one regular time in a sentence about reports: "báo cáo … trước ngày 20 hằng tháng", "định kỳ hằng quý … báo cáo".
var regularReport = regexp.MustCompile(`(?i)(?:ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?\s+|định kỳ\s+)(?:hằng|hàng)\s+(tháng|quý|năm)`)

// onePeriod returns the period of a regime that has only one.
func onePeriod(text string) []string {
	m := regularReport.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return []string{map[string]string{viet.Fold("tháng"): "month", viet.Fold("quý"): "quarter", viet.Fold("năm"): "year"}[viet.Fold(m[1])]}
}

// readReporting finds the duties to report at regular times: two or more periods named in a duty about reports, or one that comes back on a
// day or is said to.
func (r *taskReader) readReporting(tasks []plan.Task) []plan.Reporting {
	var out []plan.Reporting
	for _, t := range tasks {
		at := reportWords.FindStringIndex(t.Text)
		if t.Kind == plan.Block || at == nil {
			continue
		}
		regime := plan.Reporting{Ref: t.Ref, By: t.Lead, Span: t.Span}
		for _, p := range reportTimes {
			if p.pattern.MatchString(t.Text[at[0]:]) {
				regime.Periods = append(regime.Periods, p.period)
			}
		}
		if len(regime.Periods) < 2 {
			regime.Periods = onePeriod(t.Text)
		}
		if len(regime.Periods) == 0 {
			continue
		}
		text := t.Span.Of(r.src.Text)
		if to := strings.LastIndex(text, "gửi"); to >= 0 {
			regime.To = r.assignees(t.Ref, r.view.Find(text[to:]), nil, t.Span.Start+to)
		}
		out = append(out, regime)
	}
	return out
}
