package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// flow is the text of a file of rich text, before it goes into the builder: paragraphs of runs with fonts, and tables. It is looked at as a whole
// first, because the encoding of one paragraph shows in the others, and the place of the document in a web page in its head and end.
type flow struct {
	blocks  []flowBlock
	open    []run
	pending string // what stands in front of the next paragraph: its number or bullet
	outside int    // above 0: what comes is no part of the document
}

type flowKind int

const (
	flowParagraph flowKind = iota
	flowTable              // a table begins
	flowRow                // a row begins
	flowCell               // a cell begins
	flowEnd                // the table ends
)

type flowBlock struct {
	kind                  flowKind
	runs                  []run
	outside               bool
	column, columns, rows int
	mark                  any // what the reader of one kind wants to find again
}

// run is a stretch of a paragraph in one font from one line.
type run struct {
	text []byte
	font string
	line int
}

// add puts text behind the open paragraph. White space at its ends counts.
func (f *flow) add(text, font string, line int) {
	if text == "" {
		return
	}
	if f.pending != "" && strings.TrimSpace(text) != "" && !f.hasText() {
		f.open = append(f.open[:0], run{[]byte(f.pending + " "), "", line})
		f.pending = ""
	}
	if n := len(f.open); n > 0 && f.open[n-1].line == line && f.open[n-1].font == font {
		f.open[n-1].text = append(f.open[n-1].text, text...)
		return
	}
	f.open = append(f.open, run{[]byte(text), font, line})
}

func (f *flow) hasText() bool {
	for _, r := range f.open {
		if len(strings.TrimSpace(string(r.text))) > 0 {
			return true
		}
	}
	return false
}

// endParagraph closes the open paragraph; one without text is forgotten.
func (f *flow) endParagraph(mark any) {
	if f.hasText() {
		f.blocks = append(f.blocks, flowBlock{kind: flowParagraph, runs: f.open, outside: f.outside > 0, mark: mark})
		f.open = nil
	}
	f.open = f.open[:0]
}

func (f *flow) begin(kind flowKind, mark any) {
	f.blocks = append(f.blocks, flowBlock{kind: kind, mark: mark, outside: f.outside > 0})
}

func (f *flow) beginCell(column, columns, rows int, mark any) {
	f.blocks = append(f.blocks, flowBlock{kind: flowCell, column: column, columns: columns, rows: rows, mark: mark, outside: f.outside > 0})
}

// text returns the words of a block, for judging.
func (b flowBlock) text() string {
	var s strings.Builder
	for _, r := range b.runs {
		s.Write(r.text)
	}
	return collapse(s.String())
}

// collapse writes every stretch of white space as one space, and none at the ends.
func collapse(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		if isSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// letters counts the bytes of text, up to enough.
func (f *flow) letters(enough int) int {
	n := 0
	for _, b := range f.blocks {
		for _, r := range b.runs {
			n += len(r.text)
		}
		if n >= enough {
			break
		}
	}
	return n
}

// into hands the flow over and returns what legacy encodings it was written in. A table of which nothing belongs to the document becomes lines.
func (f *flow) into(b *builder) encodingReport {
	how := f.decode()
	for i := 0; i < len(f.blocks); i++ {
		switch block := f.blocks[i]; block.kind {
		case flowParagraph:
			block.write(b)
		case flowTable:
			if stop := f.tableEnd(i); f.isOutside(i, stop) {
				for _, inner := range f.blocks[i:stop] {
					if inner.kind == flowParagraph {
						inner.write(b)
					}
				}
				i = stop - 1
				continue
			}
			b.beginTable(false)
		case flowRow:
			b.beginRow()
		case flowCell:
			b.beginCell(block.column, block.columns, block.rows)
		case flowEnd:
			b.endTable()
		}
	}
	return how
}

// tableEnd returns the block behind the table that begins at i.
func (f *flow) tableEnd(i int) int {
	for ; i < len(f.blocks); i++ {
		if f.blocks[i].kind == flowEnd {
			return i + 1
		}
	}
	return i
}

func (f *flow) isOutside(start, stop int) bool {
	for _, b := range f.blocks[start:stop] {
		if b.kind == flowParagraph && !b.outside {
			return false
		}
	}
	return true
}

// write hands over a paragraph. Two runs without white space between them are one word.
func (b flowBlock) write(to *builder) {
	var pieces []piece
	glued := false
	for _, r := range b.runs {
		text := string(r.text)
		words := collapse(text)
		if words == "" {
			glued = glued && text == ""
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		pieces = append(pieces, piece{text: words, line: r.line, glued: glued && !isSpace(first)})
		glued = !isSpace(last)
	}
	if !b.outside {
		to.paragraph(pieces...)
		return
	}
	for _, p := range joinPieces(pieces) {
		to.aside(p)
	}
}

// isSpace tells what shows as a space; a zero-width space does not.
func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

func joinPieces(pieces []piece) []piece {
	if len(pieces) == 0 {
		return nil
	}
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 && !p.glued {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return []piece{{text: b.String(), line: pieces[0].line, page: pieces[0].page}}
}

// decode turns what is written in legacy encodings into Unicode: runs in a font of such an encoding, and without that paragraphs that read as
// Vietnamese in no other way.
func (f *flow) decode() encodingReport {
	var how encodingReport
	count := func(e viet.Legacy, line int) {
		at := slices.IndexFunc(how.legacy, func(l legacyLines) bool { return l.encoding == e })
		if at < 0 {
			at = len(how.legacy)
			how.legacy = append(how.legacy, legacyLines{encoding: e, first: line})
		}
		how.legacy[at].count++
	}
	var loose []*run
	suspicious := false
	for i := range f.blocks {
		found := viet.Unicode
		for j := range f.blocks[i].runs {
			r := &f.blocks[i].runs[j]
			if e, _ := viet.LegacyOfFont(r.font); e == viet.Unicode {
				loose = append(loose, r)
				suspicious = suspicious || isSuspicious(string(r.text))
				continue
			}
			if fixed, e, changed := fixLegacy(string(r.text), r.font); changed {
				r.text, found = []byte(fixed), e
			}
		}
		if found != viet.Unicode {
			count(found, f.blocks[i].runs[0].line)
		}
	}
	if !suspicious {
		return how
	}
	lines := make([]string, len(loose))
	for i, r := range loose {
		lines[i] = string(r.text)
	}
	for i, e := range fixLines(lines) {
		if e != viet.Unicode {
			loose[i].text = []byte(lines[i])
			count(e, loose[i].line)
		}
	}
	return how
}
