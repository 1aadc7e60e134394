package revision

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/parser"
	"theodoi/plan"
)

// Proposal is an edit that an amending decision orders, with the line that orders it.
type Proposal struct {
	plan.Edit
	Line int
}

// Amended is what an amending decision was understood to order. Whatever was not understood is a finding: no order is dropped.
type Amended struct {
	Number    string // of the amending decision
	Proposals []Proposal
	Findings  []finding.Finding
}

// Edits are the proposals without their lines.
func (a Amended) Edits() []plan.Edit {
	out := make([]plan.Edit, len(a.Proposals))
	for i, p := range a.Proposals {
		out[i] = p.Edit
	}
	return out
}

// Amendments reads an amending decision as orders to change p: to amend, add, repeal, replace or extend. used are all Refs that the plan
// ever used, to which those of added items are added. A decision that does not name the plan's is a finding and orders nothing.
func Amendments(amending, p *plan.Plan, used map[plan.Ref]bool, with *parser.Parser) Amended {
	a := &amender{src: &amending.Source, number: amending.Decision.Number, plan: p, used: used, parser: with}
	if a.number == "" {
		a.number = amending.Source.Name
	}
	if !Names(amending, p.Decision.Number) {
		a.findings = append(a.findings, finding.New(finding.AmendOther, finding.Place{File: amending.Source.Name}, amending.Decision.Number, p.Decision.Number))
		return Amended{Number: a.number, Findings: a.findings}
	}
	for i, o := range orders(amending.Source.Text) {
		if i >= maxOrders || len(o.words) > longestOrder || o.open {
			a.lost(o)
			continue
		}
		a.order(o)
	}
	if len(a.proposals) == 0 && len(a.findings) == 0 {
		a.findings = append(a.findings, finding.New(finding.AmendNothing, finding.Place{File: amending.Source.Name}, "", ""))
	}
	return Amended{a.number, a.proposals, a.findings}
}

type amender struct {
	src       *plan.Source
	number    string
	plan      *plan.Plan
	used      map[plan.Ref]bool
	parser    *parser.Parser
	above     location // of the order that holds the ones below it
	done      bool     // what the order at hand wants stands there already
	proposals []Proposal
	findings  []finding.Finding
}

// Bounds on what is read of a text that somebody made to cost time. The longest honest decision of this kind orders some dozens of changes.
const (
	maxOrders    = 300
	longestOrder = 20_000 // bytes of words
	longestLost  = 2_000  // bytes that a finding repeats
)

// Names reports whether a decision names another's number as one whole.
func Names(p *plan.Plan, number string) bool {
	if number == "" {
		return false
	}
	at := regexp.MustCompile(`(?i)(?:^|[^\pL\pN])0*` + regexp.QuoteMeta(strings.TrimLeft(number, "0")) + `(?:[^\pL\pN]|$)`)
	return at.MatchString(p.Source.Text)
}

// order is one instruction: the words that order something, and the new wording that stands below or behind them.
type order struct {
	start   int
	article bool   // opens an article
	words   string // up to the colon before the new wording
	block   string // the new wording, without the quotes around it
	open    bool   // words stand behind the new wording, or its quotes do not end
}

var (
	orderMark   = pattern.New(`^\s*(?:(Điều\s+\d+)\s*[.:]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+*•])\s*`)
	orderVerb   = pattern.New(`(?i)^(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|thay thế|thay đổi|thay|gia hạn|điều chỉnh|kéo dài|lùi|giao lại|chuyển)(?:[\s,;]|$)`)
	formulaEnd  = pattern.New(`(?i)có hiệu lực|chịu trách nhiệm thi hành|giữ nguyên|không thay đổi|tiếp tục thực hiện theo`)
	blockFollow = pattern.New(`(?i)như sau\s*:`)
	opening     = "“\"«"
	closing     = "”\"»"
)

// orders takes the enacting part of an amending decision apart. Lines between quotes, and lines that order nothing by themselves, belong to
// the order above them.
func orders(text string) []order {
	var out []order
	var begins []int // of each order's words
	quoted := false
	for at := 0; at < len(text); {
		line := text[at:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		mark := orderMark.FindStringSubmatchIndex(line)
		article := mark != nil && mark[2] >= 0
		if !quoted && mark != nil && (article || orderVerb.MatchString(line[mark[1]:])) {
			out = append(out, order{start: at, article: article})
			begins = append(begins, at+mark[1])
		}
		quoted = len(out) > 0 && openQuote(quoted, line)
		at += len(line)
	}
	for i := range out {
		stop := len(text)
		if i+1 < len(out) {
			stop = out[i+1].start
		}
		out[i].split(text[begins[i]:stop])
	}
	return out
}

// openQuote reports whether a quote is open behind a line.
func openQuote(open bool, line string) bool {
	for _, r := range line {
		switch {
		case r == '“' || r == '«':
			open = true
		case r == '”' || r == '»':
			open = false
		case r == '"':
			open = !open
		}
	}
	return open
}

// split cuts the new wording off an order.
func (o *order) split(text string) {
	if at := blockFollow.FindStringIndex(text); at != nil {
		o.block = strings.TrimSpace(text[at[1]:])
		text = text[:at[1]]
	}
	o.words = viet.Spaces(viet.NFC(text))
	if o.block == "" || !strings.ContainsAny(o.block[:min(len(o.block), 3)], opening) {
		o.open = openQuote(false, o.block)
		return
	}
	o.block = strings.TrimRight(o.block, ".; \t\n")
	inner := strings.TrimRight(o.block, closing)
	o.open = inner == o.block
	o.block = strings.TrimSpace(strings.TrimLeft(inner, opening))
}

func (a *amender) place(o order) finding.Place {
	return finding.Place{File: a.src.Name, Line: a.src.Line(o.start)}
}

// lost says that an order was not understood.
func (a *amender) lost(o order) {
	text := o.words
	if o.block != "" {
		text += " " + o.block
	}
	if len(text) > longestLost {
		text = strings.ToValidUTF8(text[:longestLost], "") + "…"
	}
	a.findings = append(a.findings, finding.New(finding.AmendLost, a.place(o), text, ""))
}

func (a *amender) propose(o order, e plan.Edit) {
	e.Why = a.number
	a.proposals = append(a.proposals, Proposal{e, a.src.Line(o.start)})
}

// order understands one order, by the first form that fits it.
func (a *amender) order(o order) {
	if o.article {
		a.above = location{}
		if formulaEnd.MatchString(o.words) && !orderVerb.MatchString(o.words) && a.locate(o.words).empty() {
			return
		}
		if orderVerb.MatchString(o.words) && blockFollow.MatchString(o.words) && o.block == "" {
			a.above = a.locate(o.words) // it holds the orders below it
			return
		}
	}
	if severalPlaces(o.words) || severalSentences(o.words) {
		a.lost(o)
		return
	}
	before := len(a.proposals)
	a.done = false
	for _, form := range []func(order) bool{a.repeal, a.replaceWords, a.add, a.addName, a.rewrite, a.fromTo, a.extend} {
		if form(o) && (len(a.proposals) > before || a.done) {
			return
		}
		a.proposals = a.proposals[:before]
	}
	a.lost(o)
}

var (
	listOfPlaces = pattern.New(`(?i)(?:phần|mục|khoản|điểm|tiết|chỉ tiêu|nhiệm vụ)\s+(?:số\s+)?(?:\d{1,3}|[IVX]+|[a-zđ])(?:\s*[,;-]\s*|\s+(?:và|đến)\s+)(?:các\s+)?(?:\d{1,3}|[IVX]+|[a-zđ])(?:[\s,;.):]|$)`)
	newSentence  = pattern.New(`[.;!?]\s+\p{Lu}`)
)

// severalPlaces reports whether an order points to more than one item: what is understood of it would be half of it.
func severalPlaces(text string) bool {
	text = quotedText.ReplaceAllString(text, " “” ")
	for _, level := range append(slices.Clone(levels), targetNumber, dashLevel) {
		if len(level.FindAllStringIndex(strings.ReplaceAll(text, " ", "  "), 2)) > 1 {
			return true
		}
	}
	return listOfPlaces.MatchString(text)
}

// severalSentences reports whether an order says more than one thing.
func severalSentences(text string) bool {
	return newSentence.MatchString(quotedText.ReplaceAllString(text, " “” "))
}

// value is what stands in a field when the orders so far are made.
func (a *amender) value(ref plan.Ref, field plan.Field) (string, bool) {
	for i := len(a.proposals) - 1; i >= 0; i-- {
		if p := a.proposals[i]; p.Ref == ref && p.Field == field {
			return p.New, true
		}
	}
	return Value(a.plan, ref, field)
}

// location is where an order says that it changes something: numbers from the highest level down, or a target's number.
type location struct {
	path   []string
	target string
}

func (l location) empty() bool { return len(l.path) == 0 && l.target == "" }

var levels = []*pattern.Regexp{
	pattern.New(`(?i)(?:^|[\s,;(])phần\s+(?:thứ\s+)?([IVX]+|\d{1,2})(?:[\s,;.):]|$)`),
	pattern.New(`(?i)(?:^|[\s,;(])mục\s+([IVX]+)(?:[\s,;.):]|$)`),
	pattern.New(`(?i)(?:^|[\s,;(])mục\s+(\d{1,2})(?:[\s,;.):]|$)`),
	pattern.New(`(?i)(?:^|[\s,;(])khoản\s+(\d{1,2})(?:[\s,;.):]|$)`),
	pattern.New(`(?i)(?:^|[\s,;(])(?:điểm|tiết)\s+([a-zđ])(?:[\s,;.):]|$)`),
}

var (
	dashLevel    = pattern.New(`(?i)gạch đầu dòng thứ (nhất|hai|ba|tư|năm|sáu|\d{1,2})`)
	targetNumber = pattern.New(`(?i)chỉ tiêu\s+(?:số\s+|thứ\s+)?(\d{1,3})(?:[\s,;.:]|$)`)
	dashCounts   = map[string]string{"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6"}
	quotedText   = pattern.New(`[“"«]([^”"»]+)[”"»]`)
)

// locate reads where an order points. What stands between quotes is no number of this decision.
func (a *amender) locate(text string) location {
	text = quotedText.ReplaceAllString(text, " “” ")
	var l location
	for _, level := range levels {
		if m := level.FindStringSubmatch(text); m != nil {
			l.path = append(l.path, properLevel(m[1]))
		}
	}
	if m := dashLevel.FindStringSubmatch(text); m != nil {
		n := strings.ToLower(m[1])
		if word, ok := dashCounts[n]; ok {
			n = word
		}
		l.path = append(l.path, "-"+n)
	}
	if m := targetNumber.FindStringSubmatch(text); m != nil {
		l.target = m[1]
	}
	return l
}

// properLevel writes a roman number with capitals, a letter with a small one.
func properLevel(s string) string {
	if strings.Trim(strings.ToUpper(s), "IVX") == "" && s != "i" && s != "v" && s != "x" {
		return strings.ToUpper(s)
	}
	return strings.ToLower(s)
}

// items finds what an order points to: one task or one target, else none.
func (a *amender) item(text string) (plan.Ref, bool) {
	l := a.locate(text)
	if l.empty() && a.above.empty() {
		return a.byWords(text)
	}
	l.path = append(slices.Clone(a.above.path), l.path...)
	if l.target == "" {
		l.target = a.above.target
	}
	if l.target != "" {
		return a.targetOf(l)
	}
	if ref, ok := a.taskOf(l.path); ok {
		return ref, true
	}
	if len(l.path) == 0 {
		return "", false
	}
	l.path, l.target = l.path[:len(l.path)-1], l.path[len(l.path)-1]
	return a.targetOf(l)
}

// taskOf finds the one task whose numbering ends with path's last number and holds the others in order.
func (a *amender) taskOf(path []string) (plan.Ref, bool) {
	var found []plan.Ref
	for _, t := range a.plan.Tasks {
		if len(path) > 0 && endsWith(t.Path, path) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}

func endsWith(whole, path []string) bool {
	if len(whole) == 0 || whole[len(whole)-1] != path[len(path)-1] {
		return false
	}
	i := 0
	for _, w := range whole {
		if i < len(path) && w == path[i] {
			i++
		}
	}
	return i == len(path)
}

func only(refs []plan.Ref) (plan.Ref, bool) {
	if len(refs) != 1 {
		return "", false
	}
	return refs[0], true
}

// targetOf finds the one target of a number, under the headings of path where there are any.
func (a *amender) targetOf(l location) (plan.Ref, bool) {
	var found []plan.Ref
	for _, t := range a.plan.Targets {
		ordinal := strings.Trim(t.Ordinal, ".)( ")
		if ordinal == l.target && (len(l.path) == 0 || a.under(t.Span, l.path)) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}

// under reports whether a stretch stands under the heading that path names.
func (a *amender) under(span plan.Span, path []string) bool {
	var above []string
	for _, s := range a.plan.Sections {
		if s.Span.Start <= span.Start {
			above = s.Path
		}
	}
	i := 0
	for _, w := range above {
		if i < len(path) && w == path[i] {
			i++
		}
	}
	return i == len(path)
}

// fewestWords is how many words a quoted text needs to name an item.
const fewestWords = 3

// byWords finds the one item whose text holds the first words between quotes.
func (a *amender) byWords(text string) (plan.Ref, bool) {
	m := quotedText.FindStringSubmatch(text)
	if m == nil || len(strings.Fields(m[1])) < fewestWords {
		return "", false
	}
	words := foldValue(m[1])
	var found []plan.Ref
	for _, t := range a.plan.Tasks {
		if strings.Contains(viet.Fold(t.Text), words) {
			found = append(found, t.Ref)
		}
	}
	for _, t := range a.plan.Targets {
		if strings.Contains(viet.Fold(t.Text), words) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}

var (
	repealVerb = pattern.New(`(?i)^(?:bãi bỏ|hủy bỏ|huỷ bỏ|bỏ)\s`)
	partOnly   = pattern.New(`(?i)(?:cụm từ|từ|nội dung)\s*[“"«]|cơ quan|đơn vị|thời hạn|tiến độ`)
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

var replaced = pattern.New(`(?i)^(?:thay thế|thay|sửa đổi|điều chỉnh|thay đổi)\s+(?:cụm từ|từ|nội dung|tên|các từ)?\s*[“"«]([^”"»]+)[”"»]\s*(?:bằng|thành)\s*(?:cụm từ|từ|nội dung)?\s*[“"«]([^”"»]+)[”"»]`)

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

var addVerb = pattern.New(`(?i)^bổ sung\s`)

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
	words *pattern.Regexp
	field plan.Field
}{
	{pattern.New(`(?i)thời hạn|tiến độ|thời gian hoàn thành|gia hạn|kéo dài`), plan.FieldDue},
	{pattern.New(`(?i)phối hợp`), plan.FieldSupport},
	{pattern.New(`(?i)chủ trì`), plan.FieldLead},
	{pattern.New(`(?i)chỉ đạo`), plan.FieldDirect},
	{pattern.New(`(?i)sản phẩm`), plan.FieldProduct},
	{pattern.New(`(?i)cơ quan báo cáo`), plan.FieldOwner},
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

var betweenTwo = pattern.New(`(?i)\stừ\s+(?:mức\s+)?[“"«]?([^“”"«»]+?)[”"»]?\s+(?:thành|sang|lên|xuống còn|xuống)\s+(?:mức\s+)?[“"«]?([^“”"«»]+?)[”"»]?\s*[.;]?\s*$`)

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

var extended = pattern.New(`(?i)\s(?:đến|tới)\s+((?:hết\s+|trước\s+)*(?:ngày|tháng|quý|năm|cuối)\s.+?)[.;]?\s*$`)

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

// Propose writes proposals into the cells of a review book, beside what stands there now, so that a person corrects them before they are
// made. It returns those that no cell of the book can hold.
func (b *Book) Propose(proposals []Proposal) []Proposal {
	at := map[plan.Ref]*Row{}
	for s := range b.Sheets {
		for r := range b.Sheets[s].Rows {
			at[b.Sheets[s].Rows[r].Ref] = &b.Sheets[s].Rows[r]
		}
	}
	added := map[plan.Ref]*Row{}
	next := 1
	var left []Proposal
	for _, p := range proposals {
		row := at[p.Ref]
		if row == nil {
			row = at[p.Ref.Measure(1)] // a target's sentence is corrected beside its first figure
		}
		key := string(p.Field)
		if p.Field == plan.FieldAdded {
			row = at[blankRef(next)]
			next++
			added[p.Ref] = row
		} else if new := added[p.Ref.Target()]; new != nil {
			row, key = new, newKey(p.Field)
		}
		if row == nil || key == "" {
			left = append(left, p)
			continue
		}
		row.propose(key, p)
	}
	return left
}

// newKey is the column of an item to be added that holds a field; empty if there is none.
func newKey(field plan.Field) string {
	switch field {
	case plan.FieldLead, plan.FieldOwner:
		return NewLeadColumn
	case plan.FieldSupport, plan.FieldDue:
		return string(field)
	}
	return ""
}

func (r *Row) propose(key string, p Proposal) {
	if r.Proposed == nil {
		r.Proposed = map[string]string{}
	}
	r.Proposed[WhyColumn] = p.Why
	switch p.Field {
	case plan.FieldRemoved:
		r.Proposed[RemovedColumn] = words.ReviewMark
	case plan.FieldAdded:
		r.Proposed[AddedColumn], r.Proposed[NewTextColumn] = words.AsTask, p.New
		if isAddedTarget(p.Ref) {
			r.Proposed[AddedColumn] = words.AsTarget
		}
	default:
		r.Proposed[key] = p.New
	}
	r.Findings = append(slices.Clone(r.Findings), finding.New(finding.AmendProposed, finding.Place{Line: p.Line, Ref: string(p.Ref)}, p.Why, strconv.Itoa(p.Line)))
}
