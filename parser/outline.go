package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// item is a numbered (or, behind a closed block, unnumbered) paragraph with what belongs to it.
type item struct {
	marker     marker
	path       []string
	ref        plan.Ref
	parent     *item // nil for the items of the top
	children   []*item
	paragraphs []line // the first carries the marker
	labels     []line
	open       bool   // a label for the content was the last: what follows without a label is content
	awaits     *field // the last label's, whose value goes on in the next line
	closed     bool   // a table stands below: what follows is no paragraph of the item
	run        int    // 1, or more after the numbering restarted
	ownNumber  string // the number's part behind its parent's, as in path but without ~2
}

// labelled reports whether label lines close the item.
func (it *item) labelled() bool { return len(it.labels) > 0 }

// title is the item's first paragraph without its number.
func (it *item) title() string { return strings.TrimSpace(it.paragraphs[0].rest()) }

// span runs from the item's first line to the last of its own lines, children not counted.
func (it *item) span() plan.Span {
	s := plan.Span{Start: it.paragraphs[0].span.Start, Stop: it.paragraphs[len(it.paragraphs)-1].span.Stop}
	if it.labelled() {
		s.Start = min(s.Start, it.labels[0].span.Start)
		s.Stop = max(s.Stop, it.labels[len(it.labels)-1].span.Stop)
	}
	return s
}

// placed is a table with the path of the heading it stands under.
type placed struct {
	grid *grid
	path []string
}

// loose is a paragraph that stands under no heading of its attachment.
type loose struct {
	line   line
	prefix []string
}

// outline is the tree of a body.
type outline struct {
	items    []*item // all, in text order
	tables   []placed
	loose    []loose
	findings []finding.Finding

	src    *plan.Source
	stack  []*item
	counts map[countKey]*count
	used   map[plan.Ref]bool
	sinceI *item    // the article in force when the roman numbering was last seen
	prefix []string // of the attachment: PL; empty for the decision itself
}

type countKey struct {
	parent *item
	level  level
	lost   string // the numbers of the headings that are missing between the parent and the item: 2 for 2.1 under III
}

// count is how far a numbering has come.
type count struct{ last, run int }

// readOutline builds the tree of lines.
func readOutline(src *plan.Source, lines []line) *outline {
	return readOutlines(src, []part{{body: lines}})
}

// readOutlines builds the trees of the parts of a decision, one after the other; each has a numbering of its own.
func readOutlines(src *plan.Source, parts []part) *outline {
	o := &outline{src: src, counts: map[countKey]*count{}, used: map[plan.Ref]bool{}}
	for _, p := range parts {
		o.stack, o.counts, o.sinceI, o.prefix = nil, map[countKey]*count{}, nil, p.prefix
		for i := 0; i < len(p.body); {
			i += o.take(p.body[i:])
		}
	}
	return o
}

// take reads one line, or a run of unnumbered ones, and returns how many it read.
func (o *outline) take(lines []line) int {
	l := lines[0]
	current := o.current()
	switch {
	case l.table != nil:
		o.takeTable(l.table)
	case isLabel(lines) || current != nil && current.labelled() && isWeakLabel(l):
		o.takeLabel(lines)
	case current != nil && current.goesOn(l):
		current.takeValue(l)
	case current != nil && current.open && (l.marker.level == none || l.marker.level >= bullet):
		current.paragraphs = append(current.paragraphs, l)
	case l.marker.level == plus && current != nil && !current.labelled() && !current.closed:
		current.paragraphs = append(current.paragraphs, l)
	case l.marker.level != none:
		o.open(l)
	case current == nil:
		return o.takeLoose(lines)
	case current.opensBlocks() && unnumbered(lines) < len(lines) && isLabel(lines[unnumbered(lines):]):
		return o.takeUnnumbered(lines)
	case current.labelled() || current.closed || current.marker.level == none:
		return o.takeUnnumbered(lines)
	default:
		current.paragraphs = append(current.paragraphs, l)
	}
	return 1
}

func (o *outline) takeTable(g *grid) {
	current := o.current()
	if current == nil {
		o.tables = append(o.tables, placed{g, append([]string(nil), o.prefix...)})
		return
	}
	o.tables = append(o.tables, placed{g, current.path})
	current.closed, current.open, current.awaits = true, false, nil
}

func (o *outline) current() *item {
	if len(o.stack) == 0 {
		return nil
	}
	return o.stack[len(o.stack)-1]
}

// isLabel reports whether lines begin with a label line. A numbered heading is none, whatever its words; a label for the content, the product or
// the money is one only where the labels of who and when follow.
func isLabel(lines []line) bool {
	l := lines[0]
	if !l.labelled() || l.marker.level != none && l.marker.level <= named {
		return false
	}
	if (l.marker.level == letter || l.marker.level == paren) && !verbless(l.text[l.body:l.fields[0].value]) {
		return false
	}
	if !weak[l.fields[0].role] {
		return true
	}
	for _, next := range lines[1:min(len(lines), longestContent)] {
		switch {
		case next.table != nil || next.marker.level != none && next.marker.level <= named:
			return false
		case next.labelled() && !weak[next.fields[0].role]:
			return true
		case next.marker.level == letter && l.marker.level != letter:
			return false
		}
	}
	return false
}

// orderWords are the words of labels that may as well begin an order: "c) Chủ trì, phối hợp:".
var orderWords = []string{"chủ trì", "phối hợp", "hoàn thành", "tổ chức", "phân công", "hoạt động", "trách nhiệm"}

// verbless reports whether the words of a label cannot be an order.
func verbless(words string) bool {
	folded := viet.Fold(words)
	for _, v := range orderWords {
		if strings.HasPrefix(folded, viet.Fold(v)) {
			return false
		}
	}
	return true
}

// weak are the roles whose words also begin ordinary sentences.
var weak = map[role]bool{content: true, product: true, funding: true}

// isWeakLabel reports whether l has such a label: a line of a task that other label lines close already.
func isWeakLabel(l line) bool {
	return l.labelled() && weak[l.fields[0].role] && l.fields[0].role != content && (l.marker.level == none || l.marker.level > named)
}

// longestContent is how many lines the content of a task has at most between its label and the next.
const longestContent = 60

// takeLabel gives a label line to the item it closes.
func (o *outline) takeLabel(lines []line) {
	l := lines[0]
	owner := o.labelOwner(lines)
	if owner == nil {
		place := o.src.Place(l.span.Start, "")
		o.findings = append(o.findings, finding.New(finding.TaskNoText, place, l.text, ""))
		return
	}
	o.absorb(owner)
	owner.takeLabel(l)
}

// takeLabel adds a label line to the item. What is said of the content is a paragraph.
func (it *item) takeLabel(l line) {
	first := l.fields[0]
	it.open, it.awaits = first.role == content && len(l.fields) == 1, nil
	if first.role != content {
		it.labels = append(it.labels, l)
		it.await(l)
		return
	}
	said := l
	said.text, said.body, said.fields = l.text[:first.stop], first.value, nil
	if len(l.fields) > 1 {
		said.span = l.part(0, first.stop)
		rest := l
		rest.fields = l.fields[1:]
		rest.span.Start = max(said.span.Stop, l.start+rest.fields[0].begin)
		it.labels = append(it.labels, rest)
	}
	it.paragraphs = append(it.paragraphs, said)
}

// await notes a label whose value is not at its end yet: it is empty, or ends with a mark that ties it to the next line.
func (it *item) await(l line) {
	last := l.fields[len(l.fields)-1]
	value := strings.TrimSpace(l.text[last.value:last.stop])
	if value == "" || strings.ContainsAny(value[len(value)-1:], ",;:") {
		it.awaits = &last
	}
}

// goesOn reports whether l goes on with the value of the item's last label.
func (it *item) goesOn(l line) bool {
	if it.awaits != nil && l.marker.level == paren && it.awaits.role != content {
		return true // "… (2) Sở B đối với …;" / "(3) Sở C đối với …"
	}
	if it.awaits == nil || l.marker.level != none && l.marker.level < paren || utf8.RuneCountInString(l.text) > longTitle {
		return false
	}
	return it.awaits.role != content
}

// takeValue adds a line to the value of the last label.
func (it *item) takeValue(l line) {
	l.fields = []field{{role: it.awaits.role, begin: l.body, value: l.body, stop: len(l.text)}}
	it.labels = append(it.labels, l)
	if strings.TrimSpace(l.text[l.body:]) != "" && l.marker.level == none {
		it.await(l)
	}
}

// labelOwner is the item that a label line closes: the one it stands under by its marker. Bullets in front of it that no label closes by
// themselves are then what the item above them says; where each bullet has labels of its own, the bullet is the owner.
func (o *outline) labelOwner(lines []line) *item {
	l, current := lines[0], o.current()
	if current == nil || current.labelled() || current.marker.level == none {
		return current
	}
	rank := l.marker.rank()
	if l.marker.level == none {
		if current.marker.level < paren {
			return current
		}
		rank = current.marker.rank()
	}
	owner := current
	for owner != nil && owner.marker.level != none && owner.marker.rank() >= rank {
		owner = owner.parent
	}
	switch {
	case owner == current:
		return current
	case owner == nil || owner.marker.level <= roman && owner.marker.level != none || isUpper(owner.title()):
		return current
	case anyLabelled(owner.children) || eachHasLabels(lines, current.marker):
		return current
	}
	return owner
}

func anyLabelled(items []*item) bool {
	for _, it := range items {
		if it.labelled() || anyLabelled(it.children) {
			return true
		}
	}
	return false
}

// eachHasLabels reports whether, behind the label lines that lines begin with, another item with marker m comes that label lines close too.
func eachHasLabels(lines []line, m marker) bool {
	i := 0
	for i < len(lines) && lines[i].labelled() {
		i++
	}
	if i == len(lines) || lines[i].marker.level != m.level {
		return false
	}
	for _, l := range lines[i:] {
		if l.table != nil || l.marker.level != none && l.marker.rank() < m.rank() {
			return false
		}
		if l.labelled() {
			return true
		}
	}
	return false
}

// absorb makes what stands below the item its own paragraphs.
func (o *outline) absorb(it *item) {
	if o.current() == it {
		return
	}
	for o.current() != it {
		o.stack = o.stack[:len(o.stack)-1]
	}
	i := len(o.items)
	for o.items[i-1] != it {
		i--
	}
	for _, below := range o.items[i:] {
		it.paragraphs = append(it.paragraphs, below.paragraphs...)
		delete(o.used, below.ref)
	}
	o.items, it.children = o.items[:i], nil
}

// opensBlocks reports whether the item is a heading under which unnumbered paragraphs may be closed by label lines.
func (it *item) opensBlocks() bool {
	if it.labelled() || len(it.paragraphs) > 1 || it.marker.level == none || it.marker.level > arabic {
		return false
	}
	return isUpper(it.title()) || it.marker.level <= roman && utf8.RuneCountInString(it.title()) <= longTitle
}

// unnumbered counts the lines without a marker or label in front.
func unnumbered(lines []line) int {
	n := 0
	for n < len(lines) && lines[n].table == nil && !lines[n].labelled() && lines[n].marker.level == none {
		n++
	}
	return n
}

// takeLoose reads the paragraphs in front of the first item. Where label lines follow, those behind the last line in capitals are a
// task; other text there belongs to nobody and shows as unread.
func (o *outline) takeLoose(lines []line) int {
	n := unnumbered(lines)
	if n == len(lines) || !isLabel(lines[n:]) {
		for _, l := range lines[:max(n, 1)] {
			o.loose = append(o.loose, loose{l, o.prefix})
		}
		return max(n, 1)
	}
	first := n
	for first > 0 && !isUpper(lines[first-1].text) {
		first--
	}
	if first == n {
		return n
	}
	return first + o.takeUnnumbered(lines[first:])
}

// takeUnnumbered reads the paragraphs behind a closed block. Where label lines follow, the paragraphs are one task; otherwise
// each is a duty of its own.
func (o *outline) takeUnnumbered(lines []line) int {
	n := unnumbered(lines)
	if n < len(lines) && isLabel(lines[n:]) {
		it := o.openUnnumbered(lines[0])
		it.paragraphs = append(it.paragraphs, lines[1:n]...)
		return n
	}
	for _, l := range lines[:max(n, 1)] {
		o.openUnnumbered(l)
	}
	return max(n, 1)
}

// open adds the item that l begins.
func (o *outline) open(l line) {
	if l.marker.level == capital && o.underRoman() {
		l.marker.level = sub
	}
	o.pop(l.marker)
	it := &item{marker: l.marker, parent: o.current(), paragraphs: []line{l}}
	o.number(it)
	o.add(it)
	it.takeInner()
}

// underRoman reports whether a roman heading is open that itself stands under no capital letter, so that A. stands below it.
func (o *outline) underRoman() bool {
	for i, it := range o.stack {
		if it.marker.level == roman {
			return i == 0 || o.stack[i-1].marker.level != capital
		}
	}
	return false
}

// takeInner takes the labels that stand on the item's own line, behind what it says: "Trồng rừng. Cơ quan chủ trì: Sở A."
func (it *item) takeInner() {
	l := it.paragraphs[0]
	if len(l.inner) == 0 {
		return
	}
	rest := l
	rest.fields, rest.inner = l.inner, nil
	begin := l.inner[0].begin
	said := l
	said.text, said.inner = strings.TrimRight(l.text[:begin], " "), nil
	said.span = l.part(0, begin)
	rest.span.Start = l.start + begin
	it.paragraphs[0] = said
	it.takeLabel(rest)
}

// openUnnumbered adds a paragraph that stands on its own, under the nearest heading.
func (o *outline) openUnnumbered(l line) *item {
	o.pop(marker{level: letter})
	for o.current() != nil && o.current().labelled() {
		o.stack = o.stack[:len(o.stack)-1]
	}
	it := &item{parent: o.current(), paragraphs: []line{l}, run: 1}
	n := o.count(countKey{parent: it.parent, level: none})
	n.last++
	it.ownNumber = "p" + strconv.Itoa(n.last)
	it.path = append(o.parentPath(it), it.ownNumber)
	o.add(it)
	it.takeInner()
	return it
}

// pop closes the items that an item with marker m cannot stand under. Unnumbered items count as lettered ones. 2.1 stands under 2
// and under no other number.
func (o *outline) pop(m marker) {
	for len(o.stack) > 0 {
		top := o.current().marker
		if top.level == none {
			top.level = letter
		}
		other := m.manyLevels() && top.level == arabic && !strings.HasPrefix(m.text, top.text+".")
		if top.rank() < m.rank() && !other {
			return
		}
		o.stack = o.stack[:len(o.stack)-1]
	}
}

func (o *outline) add(it *item) {
	it.ref = o.unique(it)
	if it.parent != nil {
		it.parent.children = append(it.parent.children, it)
	}
	o.items = append(o.items, it)
	o.stack = append(o.stack, it)
}

// unique makes the item's path one that no other item has.
func (o *outline) unique(it *item) plan.Ref {
	ref := plan.RefOf(it.path)
	last := len(it.path) - 1
	base := it.path[last]
	for n := 2; o.used[ref]; n++ {
		it.path[last] = base + "~" + strconv.Itoa(n)
		ref = plan.RefOf(it.path)
	}
	o.used[ref] = true
	return ref
}

func (o *outline) count(key countKey) *count {
	c := o.counts[key]
	if c == nil {
		c = &count{run: 1}
		o.counts[key] = c
	}
	return c
}

func (o *outline) parentPath(it *item) []string {
	if it.parent == nil {
		return append([]string(nil), o.prefix...)
	}
	return append([]string(nil), it.parent.path...)
}

// number gives the item its place in the numbering and says where the numbering does not go on.
func (o *outline) number(it *item) {
	path := o.parentPath(it)
	lv := it.marker.level
	it.ownNumber = it.marker.text
	key := countKey{parent: it.parent, level: lv}
	if lv == roman {
		path, key = o.romanPlace(it, path)
	}
	if it.marker.manyLevels() {
		if it.parent != nil && it.parent.marker.level == arabic {
			it.ownNumber = strings.TrimPrefix(it.marker.text, it.parent.marker.text+".")
		}
		key.lost = it.ownNumber[:max(0, strings.LastIndexByte(it.ownNumber, '.'))]
	}
	c := o.count(key)
	switch lv {
	case bullet, plus:
		c.last++
		it.run = 1
		it.ownNumber += strconv.Itoa(c.last)
		it.path = append(path, it.ownNumber)
		return
	case article:
		it.ownNumber = "Đ" + it.ownNumber
	}
	it.path = append(path, it.ownNumber)
	o.checkNumber(it, c, key.lost)
	it.run = c.run
	if c.run > 1 {
		it.path[len(it.path)-1] += "~" + strconv.Itoa(c.run)
	}
}

// romanPlace decides where a roman heading is counted. The roman numbering commonly runs on over the articles (Điều 1 holds I and
// II, Điều 2 holds III), so articles are left out of the path; only where it begins again at I under another article does the
// article tell the two apart.
func (o *outline) romanPlace(it *item, path []string) ([]string, countKey) {
	if it.parent != nil && it.parent.marker.level == capital {
		return path, countKey{parent: it.parent, level: roman}
	}
	top := o.count(countKey{level: roman})
	restarts := it.marker.value == 1 && top.last > 0 && it.parent != nil && it.parent != o.sinceI
	if restarts || (it.parent != nil && o.counts[countKey{parent: it.parent, level: roman}] != nil) {
		return path, countKey{parent: it.parent, level: roman}
	}
	o.sinceI = it.parent
	return append([]string(nil), o.prefix...), countKey{level: roman}
}

// checkNumber compares the item's number with the one before it under the same heading. lost are the numbers of the headings that are
// missing above it.
func (o *outline) checkNumber(it *item, c *count, lost string) {
	lv, value := it.marker.level, it.marker.value
	place := o.src.Place(it.paragraphs[0].span.Start, "")
	above := ""
	if it.marker.manyLevels() {
		above = it.marker.text[:strings.LastIndexByte(it.marker.text, '.')+1]
	}
	got := above + ordinal(lv, value)
	switch {
	case c.last == 0 && lost != "":
		o.findings = append(o.findings, finding.New(finding.NumberingSkip, place, got, above))
	case c.last == 0 && value != 1:
		o.findings = append(o.findings, finding.New(finding.NumberingStart, place, got, above+ordinal(lv, 1)))
	case c.last == 0 || follows(lv, c.last, value):
	case value <= c.last:
		o.findings = append(o.findings, finding.New(finding.NumberingRestart, place, got, above+ordinal(lv, c.last)))
		c.run++
	default:
		o.findings = append(o.findings, finding.New(finding.NumberingSkip, place, got, above+ordinal(lv, c.last+1)))
	}
	c.last = value
}
