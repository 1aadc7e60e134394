package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// said is who a sentence gives work to.
type said struct {
	who   agency.Resolution
	force plan.Force
	begin int // of the words that give it
}

var (
	// giver are the words that give work, at the beginning of a sentence or of a clause in it: "Chủ tịch UBND tỉnh giao …", "Đối với các cụm còn
	// lại, giao …".
	giver = pattern.New(`(?i)(?:^(?:(?:thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch|thường trực|lãnh đạo|ủy ban|uỷ ban|ubnd)[^,;:.]{0,60}?\s)?(giao|yêu cầu|đề nghị|phân công|chỉ đạo|khuyến khích)|(?:[,;:]|\s[-–])\s+(giao|yêu cầu|đề nghị))\s*:?\s+`)

	// duties are verbs behind an agency's name with which a sentence gives it work.
	duties = pattern.New(`(?i)^[\s,:]*(?:(?:chủ động|khẩn trương|tiếp tục|kịp thời|thường xuyên|căn cứ|trên cơ sở|theo|định kỳ|tăng cường)[^.;]{0,200}?)?(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|khẩn trương|theo dõi|đôn đốc|tổng hợp|hướng dẫn|xây dựng|tổ chức|rà soát|báo cáo|thẩm định|bố trí|triển khai|thực hiện|cung cấp|cập nhật|kiểm tra|chủ động|đề xuất|trình|nghiên cứu|làm đầu mối|phấn đấu|quyết liệt|tăng cường|đẩy mạnh|tập trung|chỉ đạo|quan tâm|bảo đảm|đảm bảo|phát huy|vận động|giám sát|tiếp tục|đưa tin|tuyên truyền|cân đối|quản lý|phân bổ|lập|ban hành|tham gia|là (?:cơ quan|đơn vị) (?:chủ trì|đầu mối))`)
)

// assignment reads a sentence that gives work: "Giao Sở A chủ trì …", "UBND tỉnh yêu cầu Sở B …", "Sở C có trách nhiệm …".
func (r *taskReader) assignment(text string) (said, bool) {
	end := len(text)
	if at := sentenceEnd.FindStringIndex(text); at != nil {
		end = at[0]
	}
	for _, at := range giver.FindAllStringSubmatchIndex(text[:end], maxGivers) {
		res := r.view.LeadOfSentence(text[at[1]:])
		if len(res.Lead) > 0 {
			verb := max(at[2], at[4])
			return said{shifted(res, at[1]), forceOf(text[verb:]), verb}, true
		}
	}
	res := r.view.LeadOfSentence(text)
	if len(res.Lead) == 0 {
		return r.behindReason(text)
	}
	end = 0
	for _, m := range res.Lead {
		end = max(end, m.End, m.Stop)
	}
	if end > len(text) || !duties.MatchString(text[end:]) {
		return said{}, false
	}
	return said{res, plan.Ordered, 0}, true
}

// reason is a clause in front of who gets the work: "Căn cứ Kế hoạch này, các sở … có trách nhiệm …".
var reason = pattern.New(`(?i)^(?:căn cứ|trên cơ sở|theo|để|nhằm|hằng năm|hàng năm|định kỳ)\s`)

// behindReason reads an assignment behind a clause that gives its reason.
func (r *taskReader) behindReason(text string) (said, bool) {
	if !reason.MatchString(text) {
		return said{}, false
	}
	for at, tries := 0, 0; tries < 4; tries++ {
		i := strings.IndexByte(text[at:], ',')
		if i < 0 || at+i > longHeading {
			return said{}, false
		}
		at += i + 1
		res := r.view.LeadOfSentence(text[at:])
		if len(res.Lead) == 0 || startsLower(res.Lead[0].Name) && !strings.HasPrefix(res.Lead[0].Name, "các ") {
			continue
		}
		end := at
		for _, m := range res.Lead {
			end = max(end, at+m.End, at+m.Stop)
		}
		if end <= len(text) && (duties.MatchString(text[end:]) || bound.MatchString(text[end:])) {
			return said{shifted(res, at), plan.Ordered, 0}, true
		}
	}
	return said{}, false
}

// bound is said of those that work was given to elsewhere: "… được phân công … có trách nhiệm …".
var bound = pattern.New(`(?i)^[^.;]{0,240}?(?:có trách nhiệm|chịu trách nhiệm|chủ động|xây dựng|tổ chức|triển khai|thực hiện|rà soát|báo cáo)`)

// maxGivers is how many clauses of a sentence are tried.
const maxGivers = 6

func shifted(res agency.Resolution, by int) agency.Resolution {
	res.Lead, res.Support = moved(res.Lead, by), moved(res.Support, by)
	for i := range res.Unknown {
		res.Unknown[i].Start += by
		res.Unknown[i].Stop += by
	}
	return res
}

// inline makes tasks of the sentences of an item that give work to somebody. The rest of the item stays unread.
func (r *taskReader) inline(it *item) []plan.Task { return r.inlineFrom(it, 0) }

// inlineFrom is inline for the paragraphs of the item from the n-th on.
func (r *taskReader) inlineFrom(it *item, n int) []plan.Task {
	var tasks []plan.Task
	for i, p := range it.paragraphs[n:] {
		i += n
		span := p.restSpan()
		for _, s := range r.assignments(p.rest()) {
			path := append([]string(nil), it.path...)
			if i > 0 || len(tasks) > 0 {
				path = append(path, "-s"+strconv.Itoa(len(tasks)+1))
			}
			at := plan.Span{Start: span.Start + s.Start, Stop: span.Start + s.Stop}
			whole := at
			if s.Start == 0 {
				whole.Start = p.span.Start
			}
			tasks = append(tasks, r.sentence(path, at, whole, it))
		}
	}
	return tasks
}

// sentence makes a task of a sentence that gives work. whole is its span with the number in front.
func (r *taskReader) sentence(path []string, at, whole plan.Span, it *item) plan.Task {
	text := at.Of(r.src.Text)
	t := plan.Task{
		Ref: plan.RefOf(path), Path: path, Kind: plan.Inline, Text: strings.TrimSpace(text), Due: plan.Due{Kind: plan.NoDue},
		Trust: plan.FromSentence, LeadTrust: plan.FromSentence, Span: whole,
	}
	if s, ok := r.assignment(text); ok {
		t.Force = s.force
		t.Lead = r.assignees(t.Ref, s.who.Lead, generic(s.who.Unknown), at.Start)
		t.Support = r.assignees(t.Ref, s.who.Support, nil, at.Start)
	}
	r.inlineDue(&t, text, at.Start)
	if it != nil {
		r.inheritDue(&t, it)
	}
	r.check(t)
	return t
}

// sentenceEnd is where another sentence or clause may begin that gives work to somebody else.
var sentenceEnd = pattern.New(`[.;]\s+`)

// assignments cuts a paragraph into the sentences that give work, each to another agency. What stands between two belongs to the one in
// front. A paragraph that gives none yields none.
func (r *taskReader) assignments(text string) []plan.Span {
	if formula.MatchString(text) || utf8.RuneCountInString(text) < 20 || strings.HasSuffix(text, ":") {
		return nil
	}
	starts := []int{0}
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		starts = append(starts, at[1])
	}
	var out []plan.Span
	for _, at := range starts {
		if s, ok := r.assignment(text[at:]); ok && (len(out) == 0 || s.begin > 0 || beginsClause(text[at:])) {
			if n := len(out); n > 0 {
				out[n-1].Stop = at
			}
			out = append(out, plan.Span{Start: at, Stop: len(text)})
		}
	}
	if len(out) > 0 && !r.knows(text[:out[0].Start]) {
		out[0].Start = 0
	}
	for i := range out {
		out[i].Stop = out[i].Start + len(strings.TrimRight(out[i].Of(text), " "))
	}
	return out
}

// knows reports whether a text names any agency; the lead-in of an assignment that names none belongs to it.
func (r *taskReader) knows(text string) bool { return len(r.view.Find(text)) > 0 }

// beginsClause reports whether a clause begins with a capital or an order, as one that gives work of its own does.
func beginsClause(text string) bool {
	return !startsLower(text) || strings.HasPrefix(viet.Fold(text), viet.Fold("giao")+" ")
}
