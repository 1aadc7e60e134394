package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/finding"
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
