package word

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// Greys of a table; a cell's tone is in look.go.
const (
	titleGround = "E4E4E4"
	groupGround = "F3F3F3"
)

// sheet is a table with its measures.
type sheet struct {
	report.Table
	size   float64
	widths []int
	total  int
}

// table writes caption, unit, heading and rows. Caption, unit, heading and first row stay together; the heading repeats on every
// page.
func (w *writer) table(t report.Table) {
	s := sheet{Table: t, size: layout.TableSize(len(t.Columns)), total: w.frame.text()}
	s.widths = s.columns()
	above := line(styleCaption, t.Caption) + line(styleUnit, t.Unit)
	var rows []markup
	if len(t.Columns) > 0 {
		rows = append(rows, s.titles(w.frame.room()))
	}
	rows = append(rows, w.rows(s)...)
	if len(rows) == 0 {
		w.add(above)
		return
	}
	if above != "" {
		w.add(above)
	} else {
		w.add(paragraph(form{style: styleSpacer, exact: tableGap, keepNext: len(t.Columns) > 0}, ""))
	}
	w.add(table(styleGrid, s.widths, rows))
	w.afterTable = true
}

// titles is the heading row, its words in the middle of each cell.
func (s sheet) titles(room int) markup {
	cells := make([]cell, len(s.widths))
	height := 0.0
	for i, width := range s.widths {
		title := ""
		if i < len(s.Columns) {
			title = clean(s.Columns[i].Title)
		}
		height = max(height, s.height(title, true, width))
		cells[i] = cell{width: width, ground: titleGround, middle: true, inside: paragraph(form{style: headStyle(s.size)}, run(title, look{}))}
	}
	return row(true, height <= headAtMost*float64(room), cells...)
}

// height estimates how high a cell becomes.
func (s sheet) height(text string, bold bool, width int) float64 {
	return float64(len(lineWidths(text, s.size, bold, width-2*cellPadX)))*lineHeight(s.size) + 2*cellPadY
}

// rows are the rows below the heading, or the sentence that says that there are none. The rows of a small table stay together.
func (w *writer) rows(s sheet) []markup {
	if len(s.Rows) == 0 {
		if strings.TrimSpace(s.Empty) == "" {
			return nil
		}
		return []markup{w.across(s, s.Empty, look{italic: true}, "", "", false)}
	}
	room := float64(w.frame.room())
	heights := make([]float64, len(s.Rows))
	sum := 0.0
	for i, r := range s.Rows {
		heights[i] = s.rowHeight(r)
		sum += heights[i]
	}
	small := sum <= smallTable*room
	var rows []markup
	for i, r := range s.Rows {
		last := i == len(s.Rows)-1
		anchor := r.Anchor
		if r.Group != "" {
			rows = append(rows, w.across(s, r.Group, look{bold: true}, groupGround, anchor, !last || len(r.Cells) > 0))
			anchor = ""
		}
		if r.Group == "" || len(r.Cells) > 0 {
			rows = append(rows, w.row(s, r.Cells, anchor, small && !last, heights[i] <= splitRow*room))
		}
	}
	return rows
}

// rowHeight estimates how high a row becomes.
func (s sheet) rowHeight(r report.TableRow) float64 {
	height := 0.0
	for i, c := range r.Cells {
		height = max(height, s.height(c.Text, c.Bold, s.widths[i]))
	}
	if r.Group != "" {
		height += s.height(r.Group, true, s.total)
	}
	return height
}

// across is a row of one cell over all columns.
func (w *writer) across(s sheet, text string, l look, ground, anchor string, keepNext bool) markup {
	inside := w.anchored(run(clean(text), l), anchor)
	return row(true, false, cell{
		width: s.total, span: len(s.widths), ground: ground,
		inside: paragraph(form{style: cellStyle(s.size), keepNext: keepNext}, inside),
	})
}

// row is one row of cells; missing cells are empty ones. A row that is not whole may run over several pages.
func (w *writer) row(s sheet, texts []report.Cell, anchor string, keepNext, whole bool) markup {
	cells := make([]cell, len(s.widths))
	for i, width := range s.widths {
		var c report.Cell
		if i < len(texts) {
			c = texts[i]
		}
		inside := w.linked(run(clean(c.Text), cellLook(c)), c.Link)
		if i == 0 {
			inside = w.anchored(inside, anchor)
		}
		f := form{style: cellStyle(s.size), align: s.align(i), keepNext: keepNext}
		cells[i] = cell{width: width, ground: toneGround(c.Tone), inside: paragraph(f, inside)}
	}
	return row(whole, false, cells...)
}

func (s sheet) align(i int) string {
	if i >= len(s.Columns) {
		return ""
	}
	switch s.Columns[i].Align {
	case report.Center:
		return "center"
	case report.Right:
		return "right"
	}
	return ""
}
