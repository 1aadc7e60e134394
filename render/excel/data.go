package excel

import (
	"fmt"
	"strings"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// data writes one of the book's sheets.
func (b *workbook) data(s sheet.Sheet) {
	if len(s.Columns) == 0 {
		b.keep(fmt.Errorf("sheet %q has no column", s.Name))
		return
	}
	p := &dataPage{
		page: b.newPage(s.Name, len(s.Columns)+1, sheet.HeadingRow+len(s.Rows)), sheet: s,
		looks: make([]columnLook, len(s.Columns)), computed: make([]bool, len(s.Columns)),
	}
	p.made.Grow(roomForMade(s.Rows))
	p.columns()
	p.head()
	for i := range s.Rows {
		p.row(&s.Rows[i], sheet.FirstRow+i)
	}
	p.hints()
	p.conditions()
	p.ignoreErrors()
	p.filter()
	p.freeze()
	p.print()
	p.dimension(len(s.Columns), p.lastRow())
}

// dataPage is a worksheet made from a sheet.Sheet.
type dataPage struct {
	*page
	sheet    sheet.Sheet
	looks    []columnLook
	checks   sheet.Checks
	computed []bool          // which columns have a formula
	made     strings.Builder // all formulas and check values of the sheet, one behind another, so that they need no memory of their own each
}

// columnLook is what every row needs to know of a column.
type columnLook struct {
	style int32
	room  int // for the lines of a text
	fixed bool
}

// roomForMade is about how many bytes the formulas and check values of the rows take.
func roomForMade(rows []sheet.Row) int {
	each := 16
	if len(rows) > 0 {
		for _, formula := range rows[0].Formulas {
			each += len(formula)
		}
	}
	return each * len(rows)
}

// lastRow is the last row in use: the headings' where the agency has no row here.
func (p *dataPage) lastRow() int { return sheet.HeadingRow + len(p.sheet.Rows) }

func (p *dataPage) lastColumn() int { return len(p.sheet.Columns) - 1 }

// firstVisible is the first column that people see.
func (p *dataPage) firstVisible() int {
	for i, c := range p.sheet.Columns {
		if !c.Hidden {
			return i
		}
	}
	return 0
}

func (p *dataPage) columns() {
	for i := range p.sheet.Columns {
		c := &p.sheet.Columns[i]
		p.looks[i] = columnLook{int32(p.columnStyle(c)), roomFor(c.Width, 1), c.IsFixed()}
		p.width(i, c.Width)
		if c.Hidden {
			p.hideColumn(i)
		}
	}
}

func (p *dataPage) head() {
	first := p.firstVisible()
	p.text(first, sheet.TitleRow, p.sheet.Title)
	p.style(first, sheet.TitleRow, first, sheet.TitleRow, p.styles.title)
	p.height(sheet.TitleRow, 27)
	p.text(first, sheet.NoticeRow, noticeText(p.book, p.sheet))
	p.style(first, sheet.NoticeRow, first, sheet.NoticeRow, p.styles.notice)
	p.height(sheet.NoticeRow, 21)
	p.headings()
	p.keyRow(p.lastColumn())
}

func (p *dataPage) headings() {
	tallest := 0.0
	for i, c := range p.sheet.Columns {
		p.text(i, sheet.KeyRow, c.Key)
		if c.Hidden {
			continue
		}
		p.text(i, sheet.HeadingRow, c.Title)
		style := p.styles.head
		if c.Input {
			style = p.styles.headAsked
		}
		p.style(i, sheet.HeadingRow, i, sheet.HeadingRow, style)
		tallest = max(tallest, textHeight(c.Title, c.Width-filterButton, boldFactor))
	}
	p.height(sheet.HeadingRow, min(tallest+6, tallestRow))
}

// row writes the texts of one row, its Ref and its check value.
func (p *dataPage) row(r *sheet.Row, row int) {
	cells, lines := p.to.Rows[row-1].Cells, 0
	for i := range p.sheet.Columns {
		c, look := &p.sheet.Columns[i], &p.looks[i]
		cells[i].Style = look.style
		text := r.Cells[c.Key]
		if c.Key == sheet.RefColumn {
			text = string(r.Ref)
		}
		seen := see(text, look.room)
		p.seenText(&cells[i], i, row, text, seen)
		if look.fixed {
			p.checks.Add(text, seen.tidy)
		}
		if formula := r.Formulas[c.Key]; formula != "" {
			p.formula(formula, i, row)
			cells[i].Style = int32(p.formulaStyle(c.Key, r))
			p.computed[i] = true
		}
		if !c.Hidden {
			lines = max(lines, seen.lines, p.markedLines(c, r, text, look.room))
		}
	}
	p.checkValue(row)
	p.height(row, min(float64(lines)*lineHeight+3, tallestRow))
}

// checkValue writes the check value of the texts that the row has added.
func (p *dataPage) checkValue(row int) {
	var room [16]byte
	from := p.made.Len()
	p.made.Write(p.checks.Value(room[:0]))
	if i := columnOf(&p.sheet, sheet.CheckColumn); i >= 0 {
		p.to.Cell(i, row).Text = p.made.String()[from:]
	}
}

// markedLines is how many lines a text takes with the mark that a due may get, so that there is room for it.
func (p *dataPage) markedLines(c *sheet.Column, r *sheet.Row, text string, room int) int {
	switch {
	case c.Key != dueColumn:
	case r.Late:
		return see(text+" "+words.MarkLate, room).lines
	case r.Soon:
		return see(text+" "+words.MarkSoon, room).lines
	}
	return 0
}

func (p *dataPage) columnStyle(c *sheet.Column) int {
	switch {
	case c.Hidden:
		return p.styles.hidden
	case c.Input && c.Type == progress.Text:
		return p.styles.input
	case c.Input:
		return p.styles.inputCenter
	case c.Center:
		return p.styles.fixedCenter
	}
	return p.styles.fixed
}
