package parser

import (
	"strings"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
)

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
