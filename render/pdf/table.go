package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// Greys of a table; a cell's tone is in tone.go.
var (
	titleGround = colour{228, 228, 228}
	groupGround = colour{243, 243, 243}
)

// table sets caption, unit, heading and rows. Caption, unit, heading and first row stay together; the heading repeats on every
// page.
func (s *setter) table(t report.Table) []*box {
	n := len(t.Columns)
	cells := style{face: regular, size: layout.TableSize(n), spacing: singleSpacing}
	titles := cells
	titles.face = bold
	cols := s.columns(t, titles, cells)

	boxes := s.caption(t.Caption)
	boxes = append(boxes, s.unit(t.Unit)...)
	var repeat *box
	if n > 0 {
		head := s.titles(t.Columns, cols, titles)
		boxes = append(boxes, head)
		if head.height <= headAtMost*s.frame.room() {
			again := *head
			repeat, again.before = &again, 0
		}
	}
	if len(boxes) > 0 && boxes[0].before == 0 {
		boxes[0].before = tableGap
	}
	if len(boxes) > 0 {
		boxes[len(boxes)-1].keep = true
	}
	rows := s.rows(t, cols, cells)
	s.together(rows)
	for _, row := range rows {
		row.head = repeat
		boxes = append(boxes, row)
	}
	return boxes
}

// smallTable is the share of a page up to which rows are not split: a few of them read badly over a page break.
const smallTable = 1.0 / 3

// together keeps the rows of a small table or chart on one page, and of a larger one the first two and the last two, so that no row
// stands alone below its heading.
func (s *setter) together(rows []*box) {
	most := smallTable * s.frame.room()
	height := 0.0
	for _, r := range rows {
		height += r.height
	}
	for i := range len(rows) - 1 {
		pair := (i == 0 || i == len(rows)-2) && rows[i].height+rows[i+1].height <= most
		if height <= most || pair {
			rows[i].keep = true
		}
	}
}

// caption sets the words above a table or chart.
func (s *setter) caption(text string) []*box {
	boxes := s.centre(text, style{face: bold, size: captionSize, spacing: singleSpacing}, headingGap)
	if len(boxes) > 0 {
		boxes[len(boxes)-1].height += captionDrop
	}
	return boxes
}

// unit sets "Đơn vị tính: …" right above the table.
func (s *setter) unit(text string) []*box {
	st := style{face: italic, size: unitSize, spacing: singleSpacing}
	var boxes []*box
	for _, l := range s.wrap(text, st, s.frame.text(), s.frame.text()) {
		it := textItem(s.frame.right()-l.width, 0, l, st)
		boxes = append(boxes, &box{items: []item{it}, height: st.line() + cellPadY/2, keep: true})
	}
	return boxes
}

// titles sets the heading row, its words in the middle of each cell.
func (s *setter) titles(heads []report.Column, cols columns, st style) *box {
	row := &box{pad: cellPadY, keep: true}
	texts := make([][]line, len(cols.width))
	most := 1
	for i, h := range heads {
		texts[i] = s.wrapCell(h.Title, st, cols.width[i])
		most = max(most, len(texts[i]))
	}
	row.height = float64(most)*st.line() + 2*cellPadY
	for i, lines := range texts {
		y := (row.height - float64(len(lines))*st.line()) / 2
		items, _ := centred(lines, st, cols.edge(i)+cols.width[i]/2, y)
		row.items = append(row.items, items...)
	}
	row.back = func(p pen, y, h float64) {
		p.fill(cols.left, y, cols.edge(len(cols.width))-cols.left, h, titleGround)
		grid(p, cols, y, h)
	}
	return row
}

func (s *setter) wrapCell(text string, st style, width float64) []line {
	return s.wrap(text, st, width-2*cellPadX, width-2*cellPadX)
}

// rows sets the rows below the heading, or the sentence that says that there are none.
func (s *setter) rows(t report.Table, cols columns, st style) []*box {
	if len(t.Rows) == 0 {
		if strings.TrimSpace(t.Empty) == "" {
			return nil
		}
		none := st
		none.face = italic
		return []*box{s.across(t.Empty, cols, none, white)}
	}
	var boxes []*box
	for _, r := range t.Rows {
		if r.Group != "" {
			group := st
			group.face = bold
			b := s.across(r.Group, cols, group, groupGround)
			b.keep = true
			if len(r.Cells) == 0 {
				b.anchor = r.Anchor
			}
			boxes = append(boxes, b)
		}
		if r.Group == "" || len(r.Cells) > 0 {
			row := s.row(r.Cells, cols, st)
			row.anchor = r.Anchor
			boxes = append(boxes, row)
		}
	}
	if last := boxes[len(boxes)-1]; last.keep {
		last.keep = false
	}
	return boxes
}

// across sets a row of one cell over all columns.
func (s *setter) across(text string, cols columns, st style, ground colour) *box {
	width := cols.edge(len(cols.width)) - cols.left
	row := &box{pad: cellPadY}
	y := cellPadY
	for _, l := range s.wrapCell(text, st, width) {
		row.items = append(row.items, textItem(cols.left+cellPadX, y, l, st))
		y += st.line()
	}
	row.height = y + cellPadY
	row.back = func(p pen, y, h float64) {
		if ground != white {
			p.fill(cols.left, y, width, h, ground)
		}
		grid(p, columns{left: cols.left, width: []float64{width}}, y, h)
	}
	return row
}

// row sets one row of cells. Its lines lie on one raster, so that a row that must be split is split between lines in all cells.
func (s *setter) row(cells []report.Cell, cols columns, st style) *box {
	row := &box{pad: cellPadY, height: st.line() + 2*cellPadY, loose: true}
	for i, c := range cells {
		cs := cellStyle(c, st)
		y := cellPadY
		for _, l := range s.wrapCell(c.Text, cs, cols.width[i]) {
			x := cols.place(i, l.width)
			row.items = append(row.items, textItem(x, y, l, cs))
			if c.Link != "" {
				row.items = append(row.items, linkItem(x, y, l.width, cs.line(), c.Link))
			}
			y += cs.line()
		}
		row.height = max(row.height, y+cellPadY)
	}
	row.back = func(p pen, y, h float64) {
		for i, c := range cells {
			if ground := toneGround(c.Tone); ground != white {
				p.fill(cols.edge(i), y, cols.width[i], h, ground)
			}
		}
		grid(p, cols, y, h)
	}
	return row
}

// place returns where a line of a cell begins, by the column's alignment.
func (c columns) place(i int, width float64) float64 {
	switch c.align[i] {
	case report.Center:
		return c.edge(i) + (c.width[i]-width)/2
	case report.Right:
		return c.edge(i+1) - cellPadX - width
	}
	return c.edge(i) + cellPadX
}

// grid draws the lines around the cells of a row.
func grid(p pen, cols columns, y, h float64) {
	right := cols.edge(len(cols.width))
	p.rule(cols.left, y, right, y, gridWidth)
	p.rule(cols.left, y+h, right, y+h, gridWidth)
	for i := range len(cols.width) + 1 {
		x := cols.edge(i)
		p.rule(x, y, x, y+h, gridWidth)
	}
}
