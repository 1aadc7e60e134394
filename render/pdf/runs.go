package pdf

import (
	"slices"
	"strings"
	"unicode"

	"theodoi/report"
)

// span is a piece of a word that looks alike and leads to one place.
type span struct {
	text  string
	style style
	link  string
	width float64
}

// phrase is a word, or a line of words, in pieces.
type phrase []span

func (p phrase) width() float64 {
	w := 0.0
	for _, s := range p {
		w += s.width
	}
	return w
}

// runsLine is a line of words that differ in look.
type runsLine struct {
	words []phrase
	width float64 // with single spaces
	end   bool    // the last line of a paragraph, or one that a line feed ends: never stretched
}

// runsParagraph sets a paragraph of runs as paragraph sets a text: words are laid out one by one, whatever their look.
func (s *setter) runsParagraph(runs []report.Run, st style) []*box {
	width := s.frame.text()
	lines := s.wrapRuns(runs, st, width-firstLine, width)
	boxes := make([]*box, len(lines))
	for i, l := range lines {
		x, w := s.frame.left(), width
		if i == 0 {
			x, w = x+firstLine, w-firstLine
		}
		boxes[i] = &box{items: l.items(x, w, st), height: st.line(), keep: i+1 < len(lines) && (i == 0 || i == len(lines)-2)}
	}
	if len(boxes) > 0 {
		boxes[0].before = paragraphGap
	}
	return boxes
}

// items draws a line from x on, stretched to width where it is not the last. Pieces that look alike and lead to the same place are
// drawn as one, with their spaces, so that a search in the file finds them.
func (l runsLine) items(x, width float64, st style) []item {
	space := st.letter(' ')
	if gaps := len(l.words) - 1; gaps > 0 && !l.end {
		space += (width - l.width) / float64(gaps)
	}
	var items []item
	var now span
	spaces := 0
	flush := func() {
		if now.text == "" {
			return
		}
		piece, from := now, x
		natural := line{text: piece.text, width: piece.width}
		if spaces > 0 {
			items = append(items, stretchedItem(from, 0, piece.width, natural, piece.style))
		} else {
			items = append(items, textItem(from, 0, natural, piece.style))
		}
		if piece.link != "" {
			items = append(items, linkItem(from, 0, piece.width, piece.style.line(), piece.link))
		}
		x, now, spaces = from+piece.width, span{}, 0
	}
	for i, word := range l.words {
		for j, sp := range word {
			alike := now.text != "" && now.style == sp.style && now.link == sp.link
			switch {
			case alike && j == 0:
				now.text, now.width, spaces = now.text+" "+sp.text, now.width+space+sp.width, spaces+1
			case alike:
				now.text, now.width = now.text+sp.text, now.width+sp.width
			default:
				flush()
				if i > 0 && j == 0 {
					x += space
				}
				now = sp
			}
		}
	}
	flush()
	return items
}

// wrapRuns breaks runs into lines as wrap breaks a text.
func (g *glyphs) wrapRuns(runs []report.Run, st style, first, rest float64) []runsLine {
	b := runsBreaker{limit: first, rest: rest, space: st.letter(' ')}
	for _, part := range g.runsWords(runs, st) {
		for _, word := range part {
			b.add(word)
		}
		if len(b.words) > 0 {
			b.feed(true)
		}
	}
	return b.lines
}

// runsWords cuts runs into words, by line feeds into parts. A word may have pieces from several runs; a no-break space is a letter.
func (g *glyphs) runsWords(runs []report.Run, st style) [][]phrase {
	parts := [][]phrase{nil}
	var word phrase
	ended := func() {
		if len(word) > 0 {
			parts[len(parts)-1] = append(parts[len(parts)-1], word)
			word = nil
		}
	}
	for _, run := range runs {
		look := st
		look.face = faceOf(run.Bold || st.face == bold, run.Italic || st.face == italic)
		text, start := g.clean(run.Text), 0
		piece := func(end int) {
			if end > start {
				sp := span{text: text[start:end], style: look, link: run.Link}
				sp.width = look.width(sp.text)
				word = append(word, sp)
			}
		}
		for i, r := range text {
			if r != ' ' && r != '\n' {
				continue
			}
			piece(i)
			start = i + 1
			ended()
			if r == '\n' {
				parts = append(parts, nil)
			}
		}
		piece(len(text))
	}
	ended()
	return parts
}

func faceOf(strong, slanted bool) face {
	switch {
	case strong && slanted:
		return boldItalic
	case strong:
		return bold
	case slanted:
		return italic
	}
	return regular
}

// runsBreaker fills lines word by word.
type runsBreaker struct {
	limit float64 // width of the line that is being filled
	rest  float64 // width of every line after the first
	space float64
	words []phrase
	width float64
	lines []runsLine
}

// add puts a word on the line that is being filled, or on a new one; a word longer than a line is cut between letters.
func (b *runsBreaker) add(word phrase) {
	width := word.width()
	if len(b.words) > 0 && b.width+b.space+width > b.limit+tolerance {
		b.feed(false)
	}
	for width > b.limit+tolerance {
		head, tail := word.cut(b.limit)
		if len(tail) == 0 {
			break
		}
		b.put(head)
		b.feed(false)
		word, width = tail, tail.width()
	}
	b.put(word)
}

func (b *runsBreaker) put(word phrase) {
	if len(b.words) > 0 {
		b.width += b.space
	}
	b.words = append(b.words, word)
	b.width += word.width()
}

// feed ends the line that is being filled.
func (b *runsBreaker) feed(end bool) {
	b.lines = append(b.lines, runsLine{words: b.words, width: b.width, end: end})
	b.words, b.width, b.limit = nil, 0, b.rest
}

// cut splits a word that no line can hold: as many letters as fit, at least one, with the marks that stand on them.
func (p phrase) cut(limit float64) (head, tail phrase) {
	width, first := 0.0, true
	for n, sp := range p {
		for i, r := range sp.text {
			width += sp.style.letter(r)
			if !first && width > limit && !unicode.Is(unicode.Mn, r) {
				return append(slices.Clone(p[:n]), sp.part(0, i)...), append(sp.part(i, len(sp.text)), p[n+1:]...)
			}
			first = false
		}
	}
	return p, nil
}

// part is a piece of a span, nothing where it is empty.
func (s span) part(from, to int) phrase {
	if from == to {
		return nil
	}
	s.text = s.text[from:to]
	s.width = s.style.width(s.text)
	return phrase{s}
}

// dashed is an item of a list as runs: a dash, then what the item says.
func dashed(p report.Paragraph) []report.Run {
	runs := []report.Run{{Text: "- "}}
	for i, run := range p.Runs {
		if i == 0 {
			run.Text = strings.TrimLeft(run.Text, " \n\t")
		}
		runs = append(runs, run)
	}
	return runs
}
