package source

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/words"
)

// readText reads plain text and Markdown, as editors and law libraries give them: one paragraph a line or wrapped, with or without empty lines
// between, with marks of emphasis whole or broken, and with tables of several looks.
func readText(_ context.Context, _ Reader, _ string, data []byte, b *builder) ([]finding.Finding, bool) {
	text, how, ok := decode(data)
	if !ok {
		return []finding.Finding{finding.New(finding.FileEncoding, finding.Place{}, how.refused, "")}, false
	}
	if manyControls(text) {
		return []finding.Finding{finding.New(finding.FileBinary, finding.Place{}, words.FileControls, "")}, false
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", " ", "\u2029", " ", "\ufeff", "").Replace(text)
	if n := strings.Count(text, "\n"); n > maxLines {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, words.LongText(n), words.LongText(maxLines))}, false
	}
	t := textFile{lines: strings.Split(text, "\n"), b: b}
	t.layout = layoutOf(t.lines)
	t.read()
	return how.findings(), true
}

// maxLines is how many lines a text may have: a hundred times what the longest real ones have.
const maxLines = 2_000_000

// textFile is a text on its way into the builder.
type textFile struct {
	lines    []string
	layout   layout
	b        *builder
	emphasis bool // strong emphasis that nobody closed is open
	cells    int  // of tables so far
}

// Limits of what is looked at. Real texts are far below.
const (
	maxBlock  = 400       // lines that are looked at together
	maxMarked = 1 << 20   // bytes of a line that marks are taken off
	maxCells  = 1_000_000 // cells of all tables
)

// read hands over the tables and the blocks of lines between empty lines, in order.
func (t *textFile) read() {
	for i := 0; i < len(t.lines); {
		if isBlank(t.lines[i]) {
			i++
			continue
		}
		if next := t.table(i); next > i {
			i = next
			continue
		}
		stop := i + 1
		for stop < len(t.lines) && stop-i < maxBlock && !isBlank(t.lines[stop]) && !mayBeginTable(t.lines[stop]) {
			stop++
		}
		t.block(i, stop, false)
		i = stop
	}
}

// table reads the table that begins at line i and returns the line behind it, i if none does.
func (t *textFile) table(i int) int {
	if t.cells > maxCells || !mayBeginTable(t.lines[i]) {
		return i
	}
	for _, read := range []func(int) int{t.barTable, t.pipeTable, t.gridTable, t.tabTable} {
		if next := read(i); next > i {
			return next
		}
	}
	return i
}

// mayBeginTable is a quick look that spares most lines the real ones.
func mayBeginTable(line string) bool {
	if strings.Count(line, "\t") >= 2 || strings.Contains(line, "|") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " "))
	return r == '+' && isGridRule(line) || isBoxDrawing(r)
}

// block hands over the paragraphs of lines i to stop, between which there is no empty line unless they are a cell.
func (t *textFile) block(i, stop int, cell bool) {
	var lines []textLine
	for ; i < stop; i++ {
		if isRule(t.lines[i]) {
			t.paragraphs(lines, cell)
			lines = lines[:0]
			continue
		}
		for _, part := range splitBreaks(t.lines[i]) {
			if !isBlank(part) {
				lines = append(lines, newTextLine(part, i+1))
			}
		}
	}
	t.paragraphs(lines, cell)
}

// paragraphs takes the marks off the lines and puts those together that are one paragraph.
func (t *textFile) paragraphs(lines []textLine, cell bool) {
	if len(lines) == 0 {
		return
	}
	unmark(lines, &t.emphasis)
	var pieces []piece
	first := 0
	for i, l := range lines {
		if i > first && t.layout.breaks(lines[first:i], l, cell) {
			t.b.paragraph(pieces...)
			pieces, first = pieces[:0], i
		}
		pieces = append(pieces, piece{text: l.text, line: l.number})
	}
	t.b.paragraph(pieces...)
}

func isBlank(line string) bool {
	for _, r := range line {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && r != '\u200b' && r != '\u00ad' {
			return false
		}
	}
	return true
}

// isRule tells a line drawn across the page.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	if len(line) < 3 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("-_=*~–—─━", first) {
		return false
	}
	count := 0
	for _, r := range line {
		switch r {
		case first:
			count++
		case ' ', '\\':
		default:
			return false
		}
	}
	return count >= 3
}
