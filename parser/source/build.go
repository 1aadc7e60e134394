package source

import (
	"strings"
	"unicode"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// piece is a stretch of a paragraph that stands on one line of the user's file.
type piece struct {
	text       string
	line, page int  // 1-based line (in Word files the paragraph) and page; page is 0 where there are none
	glued      bool // no space in front: the word was broken at the end of the line before
}

// builder puts a text together from the paragraphs that a reader of one kind of file finds, in the form the package guarantees, and keeps
// the way back to the file. Readers call it in the order of the document:
//
//	b.paragraph(piece{…}, piece{…})           one line of the text
//	b.aside(piece{…})                          a line that belongs to the page: page number, running head, menu of a web site
//	b.beginTable(loose)
//	  b.beginRow()
//	    b.beginCell(column, columns, rows)     then its paragraphs; none for an empty cell
//	b.endTable()
type builder struct {
	text    strings.Builder
	origins []plan.Origin
	dropped []plan.Span
	ocr     []plan.Span
	tables  []plan.Table
	open    bool // a table is open: the last one
	inOCR   bool // what comes is recognised from a picture
}

// paragraph adds one line of text; pieces without any letter add nothing.
func (b *builder) paragraph(pieces ...piece) {
	begin := b.text.Len()
	for _, p := range pieces {
		text := strings.TrimSpace(clean(p.text))
		if text == "" {
			continue
		}
		if b.text.Len() > begin && !p.glued {
			b.text.WriteByte(' ')
		}
		b.origins = append(b.origins, plan.Origin{Start: b.text.Len(), Line: p.line, Page: p.page})
		b.text.WriteString(text)
	}
	b.endLine(begin)
}

// endLine closes the line that began at begin, and the open cell's span behind it.
func (b *builder) endLine(begin int) {
	stop := b.text.Len()
	if stop == begin {
		return
	}
	if b.inOCR {
		b.ocr = append(b.ocr, plan.Span{Start: begin, Stop: stop})
	}
	if c := b.cell(); c != nil {
		if c.Span.Len() == 0 {
			c.Span.Start = begin
		}
		c.Span.Stop = stop
	}
	b.text.WriteByte('\n')
}

// aside adds a line that is no part of the document.
func (b *builder) aside(p piece) {
	begin := b.text.Len()
	text := strings.TrimSpace(clean(p.text))
	if text == "" {
		return
	}
	b.origins = append(b.origins, plan.Origin{Start: begin, Line: p.line, Page: p.page})
	b.text.WriteString(text)
	b.dropped = append(b.dropped, plan.Span{Start: begin, Stop: b.text.Len()})
	b.text.WriteByte('\n')
}

// beginTable opens a table; loose as in plan.Table. An open table is ended first: tables do not nest, an inner one's cells are paragraphs
// of the outer cell.
func (b *builder) beginTable(loose bool) {
	b.endTable()
	at := b.text.Len()
	b.tables = append(b.tables, plan.Table{Span: plan.Span{Start: at, Stop: at}, Loose: loose})
	b.open = true
}

func (b *builder) table() *plan.Table {
	if !b.open {
		return nil
	}
	return &b.tables[len(b.tables)-1]
}

func (b *builder) cell() *plan.Cell {
	t := b.table()
	if t == nil || len(t.Rows) == 0 || len(t.Rows[len(t.Rows)-1].Cells) == 0 {
		return nil
	}
	cells := t.Rows[len(t.Rows)-1].Cells
	return &cells[len(cells)-1]
}

func (b *builder) beginRow() {
	if t := b.table(); t != nil {
		t.Rows = append(t.Rows, plan.Row{})
	}
}

// beginCell opens the next cell of the row, which covers columns columns from column on and rows rows.
func (b *builder) beginCell(column, columns, rows int) {
	t := b.table()
	if t == nil || len(t.Rows) == 0 {
		return
	}
	row := &t.Rows[len(t.Rows)-1]
	at := b.text.Len()
	row.Cells = append(row.Cells, plan.Cell{Span: plan.Span{Start: at, Stop: at}, Column: column, Columns: max(1, columns), Rows: max(1, rows)})
}

// endTable closes the open table; one without any text is forgotten.
func (b *builder) endTable() {
	t := b.table()
	if t == nil {
		return
	}
	b.open = false
	if b.text.Len() == t.Span.Start {
		b.tables = b.tables[:len(b.tables)-1]
		return
	}
	t.Span.Stop = b.text.Len() - 1
	for i := len(t.Rows) - 1; i >= 0; i-- {
		cells := t.Rows[i].Cells
		for j := len(cells) - 1; j >= 0; j-- {
			if cells[j].Span.Len() > 0 {
				return
			}
			cells[j].Span = plan.Span{Start: t.Span.Stop, Stop: t.Span.Stop} // empty ones behind the last line of the table
		}
	}
}

// into moves what was built into src.
func (b *builder) into(src *plan.Source) {
	b.endTable()
	src.Text = strings.TrimSuffix(b.text.String(), "\n")
	src.Origins, src.Dropped, src.OCR, src.Tables = b.origins, b.dropped, b.ocr, b.tables
}

// clean keeps the guarantees of the package for a stretch of one line: composed Vietnamese letters, no control characters.
func clean(text string) string {
	return viet.NFC(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\u200b' || r == '\ufeff' || r == '\u00ad':
			return -1
		case unicode.IsControl(r) || unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, text))
}
