package pdf

import (
	"strings"

	"theodoi/report"
)

// opening sets what stands above the text of the paper: head, kind and subject, and whom it is addressed to. A letter has no kind,
// and its subject stands in the head.
func (s *setter) opening(h report.Head) []*box {
	if strings.TrimSpace(h.Kind) == "" {
		return append([]*box{s.head(h)}, s.addressed(h.To)...)
	}
	boxes := []*box{s.head(h)}
	title := style{face: bold, size: titleSize, spacing: singleSpacing}
	boxes = append(boxes, s.centre(strings.ToUpper(h.Kind), title, titleGap)...)
	boxes = append(boxes, s.subject(h.Subject, title, subjectGap)...)
	return append(boxes, s.addressed(h.To)...)
}

// addressed sets "Kính gửi:" and the addressees: one on the same line, several below each other, each with a dash, the last with a
// full stop (Decree 30/2020, Phụ lục I, II.9.a).
func (s *setter) addressed(to []string) []*box {
	st := style{face: regular, size: titleSize, spacing: singleSpacing}
	var names []string
	for _, name := range to {
		if name = strings.Trim(name, " ;.-"); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	hang := st.width(addressedWord + " ")
	if len(names) > 1 {
		hang = st.width(strings.TrimSuffix(addressedWord, ":")) // dashes stand below the colon
	}
	room := s.frame.text() - hang - firstLine
	texts := names
	if len(names) > 1 {
		texts = make([]string, len(names))
		for i, name := range names {
			texts[i] = "- " + name + map[bool]string{true: ".", false: ";"}[i == len(names)-1]
		}
	}
	var lines []line
	for _, text := range texts {
		lines = append(lines, s.wrap(text, st, room, room)...)
	}
	x := s.frame.left() + max(firstLine, (s.frame.text()-hang-widest(lines))/2)
	first := &box{height: st.line(), before: titleGap, keep: true}
	first.items = append(first.items, textItem(x, 0, line{text: addressedWord}, st))
	boxes := []*box{first}
	if len(names) == 1 {
		first.items = append(first.items, textItem(x+hang, 0, lines[0], st))
		lines = lines[1:]
	}
	for _, l := range lines {
		boxes = append(boxes, &box{items: []item{textItem(x+hang, 0, l, st)}, height: st.line(), keep: true})
	}
	boxes[len(boxes)-1].height += subjectSkip
	return boxes
}

// subject sets the trích yếu with its rule of 1/3 to 1/2 of the words (Decree 30/2020, Phụ lục I, II.5).
func (s *setter) subject(text string, st style, gap float64) []*box {
	middle := (s.frame.left() + s.frame.right()) / 2
	lines := s.balance(text, st, s.frame.text()-2*firstLine)
	if len(lines) == 0 {
		return nil
	}
	items, y := centred(lines, st, middle, 0)
	items = append(items, ruleItem(middle, y+ruleDrop, ruleShare*widest(lines)))
	return []*box{{items: items, height: y + ruleDrop + subjectSkip, before: gap, keep: true}}
}

// head sets the two cells at the top of the first page side by side: left the agency above the number, right the name of the
// state and the motto above place and date (Decree 30/2020, Phụ lục I, II.1-II.5). Number and date share a line; what a letter is about
// stands under the number.
func (s *setter) head(h report.Head) *box {
	width := s.frame.text()
	leftWidth := width*headLeft - headGutter
	leftMiddle := s.frame.left() + leftWidth/2
	rightWidth := width * (1 - headLeft)
	rightMiddle := s.frame.right() - rightWidth/2

	left, leftEnd := s.issuer(h, leftMiddle, leftWidth)
	right, rightEnd := s.nation(rightMiddle, rightWidth)
	items := append(left, right...)

	y := max(leftEnd, rightEnd) + numberDrop
	number := style{face: regular, size: numberSize, spacing: singleSpacing}
	numbers, numberEnd := centred(s.wrap(numberLine(h.Number), number, leftWidth, leftWidth), number, leftMiddle, y)
	if strings.TrimSpace(h.Kind) == "" && strings.TrimSpace(h.Subject) != "" {
		about := style{face: regular, size: aboutSize, spacing: singleSpacing}
		var more []item
		more, numberEnd = centred(s.balance(aboutLine(h.Subject), about, leftWidth), about, leftMiddle, numberEnd+aboutGap)
		numbers = append(numbers, more...)
	}
	date := style{face: italic, size: dateSize, spacing: singleSpacing}
	dates, dateEnd := centred(s.wrap(dateLine(h), date, rightWidth, rightWidth), date, rightMiddle, y)
	items = append(append(items, numbers...), dates...)
	return &box{items: items, height: max(numberEnd, dateEnd), keep: true}
}

// issuer sets the parent agency in regular and the issuing agency in bold capitals, with a rule of 1/3 to 1/2 of its words below
// (Decree 30/2020, Phụ lục I, II.2).
func (s *setter) issuer(h report.Head, middle, width float64) ([]item, float64) {
	parent := style{face: regular, size: agencySize, spacing: singleSpacing}
	items, y := centred(s.wrap(strings.ToUpper(h.Parent), parent, width, width), parent, middle, 0)
	issuer := style{face: bold, size: agencySize, spacing: singleSpacing}
	lines := s.wrap(strings.ToUpper(h.Issuer), issuer, width, width)
	more, y := centred(lines, issuer, middle, y)
	items = append(items, more...)
	if len(lines) == 0 {
		return items, y
	}
	y += ruleDrop
	return append(items, ruleItem(middle, y, ruleShare*widest(lines))), y
}

// nation sets the name of the state and the motto with a rule as long as its words (Decree 30/2020, Phụ lục I, II.1).
func (s *setter) nation(middle, width float64) ([]item, float64) {
	nation := style{face: bold, size: nationSize, spacing: singleSpacing}
	items, y := centred(s.wrap(nationWords, nation, width, width), nation, middle, 0)
	motto := style{face: bold, size: mottoSize, spacing: singleSpacing}
	lines := s.wrap(mottoWords, motto, width, width)
	more, y := centred(lines, motto, middle, y)
	y += ruleDrop
	return append(append(items, more...), ruleItem(middle, y, widest(lines))), y
}

// numberLine writes "Số: …". The blanks of a draft's number are the place where the number is written by hand: they are kept.
func numberLine(number string) string {
	if !strings.HasPrefix(number, numberWord) {
		number = numberWord + " " + number
	}
	return strings.ReplaceAll(number, " ", string(noBreak))
}

// aboutLine writes what a letter is about.
func aboutLine(subject string) string {
	subject = strings.TrimSpace(subject)
	if strings.HasPrefix(subject, aboutWord) {
		return subject
	}
	return aboutWord + " " + subject
}

// dateLine writes place and date (Decree 30/2020, Phụ lục I, II.4).
func dateLine(h report.Head) string {
	if h.Place == "" {
		return h.Date.Long()
	}
	return h.Place + ", " + h.Date.Long()
}
