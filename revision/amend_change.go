package revision

import (
	"regexp"
	"slices"
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/parser"
	"theodoi/plan"
)

var (
	repealVerb = regexp.MustCompile(`(?i)^(?:bãi bỏ|hủy bỏ|huỷ bỏ|bỏ)\s`)
	partOnly   = regexp.MustCompile(`(?i)(?:cụm từ|từ|nội dung)\s*[“"«]|cơ quan|đơn vị|thời hạn|tiến độ`)
)

// repeal understands "Bãi bỏ khoản 3 Mục II".
func (a *amender) repeal(o order) bool {
	if !repealVerb.MatchString(o.words) || o.block != "" || partOnly.MatchString(o.words) {
		return false
	}
	ref, ok := a.item(o.words)
	if !ok {
		return false
	}
	old, _ := Value(a.plan, ref, plan.FieldRemoved)
	a.propose(o, plan.Edit{Ref: ref, Field: plan.FieldRemoved, Old: old})
	return true
}

var replaced = regexp.MustCompile(`(?i)^(?:thay thế|thay|sửa đổi|điều chỉnh|thay đổi)\s+(?:cụm từ|từ|nội dung|tên|các từ)?\s*[“"«]([^”"»]+)[”"»]\s*(?:bằng|thành)\s*(?:cụm từ|từ|nội dung)?\s*[“"«]([^”"»]+)[”"»]`)

// replaceWords understands "Thay cụm từ “A” bằng cụm từ “B” tại khoản 2 Mục II". Without a place the words change wherever they stand.
func (a *amender) replaceWords(o order) bool {
	m := replaced.FindStringSubmatch(o.words)
	if m == nil {
		return false
	}
	rest := o.words[len(m[0]):]
	refs := a.allRefs()
	if !a.locate(rest).empty() || !a.above.empty() {
		ref, ok := a.item(rest)
		if !ok {
			return false
		}
		refs = []plan.Ref{ref}
		if t, ok := a.plan.Target(ref); ok {
			for _, each := range t.Measures {
				refs = append(refs, each.Ref)
			}
		}
	}
	for _, ref := range refs {
		for _, field := range append(slices.Clone(taskFields), measureFields...) {
			if old, ok := a.value(ref, field); ok && strings.Contains(old, m[1]) {
				a.propose(o, plan.Edit{Ref: ref, Field: field, Old: old, New: strings.ReplaceAll(old, m[1], m[2])})
			}
		}
	}
	return true
}

func (a *amender) allRefs() []plan.Ref {
	var out []plan.Ref
	for _, t := range a.plan.Targets {
		out = append(out, t.Ref)
		for _, m := range t.Measures {
			out = append(out, m.Ref)
		}
	}
	for _, t := range a.plan.Tasks {
		out = append(out, t.Ref)
	}
	return out
}

// Headings under which a new wording is read, so that the parser knows what it is.
const (
	underTasks   = "I. NHIỆM VỤ\n"
	underTargets = "I. CHỈ TIÊU\n"
)

// readBlock reads a new wording by the rules of a decision.
func (a *amender) readBlock(heading, block string) plan.Plan {
	number := "Số: " + a.plan.Decision.Number + "\n"
	p, _ := a.parser.Parse(plan.Source{Name: a.src.Name, Text: number + heading + block})
	if len(p.Unread) > 0 || heading == underTasks && len(p.Targets) > 0 || heading == underTargets && len(p.Tasks) > 0 {
		return plan.Plan{} // half of it would be lost
	}
	return p
}

var addVerb = regexp.MustCompile(`(?i)^bổ sung\s`)

// add understands "Bổ sung khoản 5 vào Mục II như sau: …": every item of the new wording is new.
func (a *amender) add(o order) bool {
	if !addVerb.MatchString(o.words) || o.block == "" {
		return false
	}
	if strings.Contains(strings.ToLower(o.words), "chỉ tiêu") {
		for _, t := range a.readBlock(underTargets, o.block).Targets {
			a.propose(o, plan.Edit{Ref: freshRef(a.used, true), Field: plan.FieldAdded, New: t.Text})
		}
		return true
	}
	for _, t := range a.readBlock(underTasks, o.block).Tasks {
		ref := freshRef(a.used, false)
		a.propose(o, plan.Edit{Ref: ref, Field: plan.FieldAdded, New: t.Text})
		for _, field := range taskFields[1:] {
			if value, _ := taskValue(t, field); value != "" {
				a.propose(o, plan.Edit{Ref: ref, Field: field, New: value})
			}
		}
	}
	return true
}

// addName understands "Bổ sung “Sở A” là cơ quan phối hợp tại khoản 2 Mục II".
func (a *amender) addName(o order) bool {
	field, named := fieldOf(o.words)
	quotes := quotedText.FindAllStringSubmatch(o.words, -1)
	if !addVerb.MatchString(o.words) || o.block != "" || len(quotes) != 1 || !named || field == plan.FieldDue {
		return false
	}
	ref, ok := a.item(o.words)
	if !ok {
		return false
	}
	old, ok := a.value(ref, field)
	if !ok {
		return false
	}
	value := quotes[0][1]
	if old != "" {
		value = old + separator + value
	}
	a.propose(o, plan.Edit{Ref: ref, Field: field, Old: old, New: value})
	return true
}

// rewrite understands "Sửa đổi khoản 2 Mục II như sau: …": whatever the new wording says otherwise changes.
func (a *amender) rewrite(o order) bool {
	if o.block == "" {
		return false
	}
	ref, ok := a.item(o.words)
	if !ok {
		return false
	}
	if t, ok := a.plan.Task(ref); ok {
		return a.rewriteTask(o, t)
	}
	t, _ := a.plan.Target(ref)
	return a.rewriteTarget(o, t)
}

func (a *amender) rewriteTask(o order, t plan.Task) bool {
	read := a.readBlock(underTasks, o.block).Tasks
	if len(read) != 1 {
		return false
	}
	for _, field := range taskFields {
		old, _ := a.value(t.Ref, field)
		value, _ := taskValue(read[0], field)
		if !alike(old, value) && (value != "" || read[0].Kind == plan.Block) {
			a.propose(o, plan.Edit{Ref: t.Ref, Field: field, Old: old, New: value})
		}
	}
	return true
}

// rewriteTarget changes the sentence, and the figures one by one where there are as many as before.
func (a *amender) rewriteTarget(o order, t plan.Target) bool {
	read := a.readBlock(underTargets, o.block).Targets
	if len(read) != 1 || len(read[0].Measures) != len(t.Measures) {
		return false
	}
	if old, _ := a.value(t.Ref, plan.FieldText); !alike(old, read[0].Text) {
		a.propose(o, plan.Edit{Ref: t.Ref, Field: plan.FieldText, Old: old, New: read[0].Text})
	}
	for i, m := range t.Measures {
		old, _ := a.value(m.Ref, plan.FieldFigure)
		if value := figureText(read[0].Measures[i]); !alike(old, value) {
			a.propose(o, plan.Edit{Ref: m.Ref, Field: plan.FieldFigure, Old: old, New: value})
		}
	}
	return true
}

var fieldWords = []struct {
	words *regexp.Regexp
	field plan.Field
}{
	{regexp.MustCompile(`(?i)thời hạn|tiến độ|thời gian hoàn thành|gia hạn|kéo dài`), plan.FieldDue},
	{regexp.MustCompile(`(?i)phối hợp`), plan.FieldSupport},
	{regexp.MustCompile(`(?i)chủ trì`), plan.FieldLead},
	{regexp.MustCompile(`(?i)chỉ đạo`), plan.FieldDirect},
	{regexp.MustCompile(`(?i)sản phẩm`), plan.FieldProduct},
	{regexp.MustCompile(`(?i)cơ quan báo cáo`), plan.FieldOwner},
}

// fieldOf is the field that an order names outside its quotes.
func fieldOf(text string) (plan.Field, bool) {
	text = quotedText.ReplaceAllString(text, " ")
	for _, f := range fieldWords {
		if f.words.MatchString(text) {
			return f.field, true
		}
	}
	return "", false
}

var betweenTwo = regexp.MustCompile(`(?i)\stừ\s+(?:mức\s+)?[“"«]?([^“”"«»]+?)[”"»]?\s+(?:thành|sang|lên|xuống còn|xuống)\s+(?:mức\s+)?[“"«]?([^“”"«»]+?)[”"»]?\s*[.;]?\s*$`)

// fromTo understands "Điều chỉnh thời hạn tại khoản 1 Mục II từ “A” thành “B”".
func (a *amender) fromTo(o order) bool {
	m := betweenTwo.FindStringSubmatchIndex(o.words)
	if m == nil || o.block != "" {
		return false
	}
	from, to := o.words[m[2]:m[3]], o.words[m[4]:m[5]]
	ref, ok := a.item(o.words[:m[0]])
	if !ok {
		return false
	}
	field, named := fieldOf(o.words[:m[0]])
	if t, ok := a.plan.Target(ref); ok {
		return a.figureFromTo(o, t, field, named, from, to)
	}
	if !named {
		return false
	}
	old, _ := a.value(ref, field)
	if a.done = alike(old, to); a.done {
		return true
	}
	if !strings.Contains(viet.Fold(old), foldValue(from)) {
		return false // what it replaces is not what stands there
	}
	if value := strings.Replace(old, from, to, 1); value != old && field != plan.FieldDue {
		to = value
	}
	a.propose(o, plan.Edit{Ref: ref, Field: field, Old: old, New: to})
	return true
}

// figureFromTo changes the one figure of a target that is what the order says it was.
func (a *amender) figureFromTo(o order, t plan.Target, field plan.Field, named bool, from, to string) bool {
	if !named || field != plan.FieldOwner {
		field = plan.FieldFigure
	}
	var found []plan.Measure
	for _, m := range t.Measures {
		if old, _ := a.value(m.Ref, field); strings.Contains(viet.Fold(old), foldValue(from)) {
			found = append(found, m)
		}
	}
	if len(found) != 1 {
		return false
	}
	old, _ := a.value(found[0].Ref, field)
	value := to
	if i := strings.Index(old, from); i >= 0 {
		value = old[:i] + to + old[i+len(from):]
	}
	a.propose(o, plan.Edit{Ref: found[0].Ref, Field: field, Old: old, New: value})
	return true
}

var extended = regexp.MustCompile(`(?i)\s(?:đến|tới)\s+((?:hết\s+|trước\s+)*(?:ngày|tháng|quý|năm|cuối)\s.+?)[.;]?\s*$`)

// extend understands "Gia hạn nhiệm vụ tại khoản 1 Mục II đến hết ngày 31/12/2024".
func (a *amender) extend(o order) bool {
	m := extended.FindStringSubmatchIndex(o.words)
	field, named := fieldOf(o.words)
	if m == nil || o.block != "" || !named || field != plan.FieldDue {
		return false
	}
	ref, ok := a.item(o.words[:m[0]])
	if !ok {
		return false
	}
	if _, ok := a.plan.Task(ref); !ok {
		return false
	}
	value := words.Until + " " + o.words[m[2]:m[3]]
	if parser.DueOf(value, a.plan.Decision.Issued).To == "" {
		return false
	}
	old, _ := a.value(ref, plan.FieldDue)
	if a.done = alike(old, value); a.done {
		return true
	}
	a.propose(o, plan.Edit{Ref: ref, Field: plan.FieldDue, Old: old, New: value})
	return true
}
