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
		checkOf: s.Checker(), computed: make([]bool, len(s.Columns)),
	}
	p.columns()
	p.head()
	p.looks()
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
	checkOf  func(*sheet.Row) string
	computed []bool          // which columns have a formula
	formulas strings.Builder // all formulas of the sheet, one behind another, so that they need no memory of their own each
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
	for i, c := range p.sheet.Columns {
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
	tallest := 0.0
	for i := range p.sheet.Columns {
		c := &p.sheet.Columns[i]
		text := p.textOf(c.Key, r)
		p.text(i, row, text)
		if formula := r.Formulas[c.Key]; formula != "" {
			p.formula(formula, i, row)
			p.style(i, row, i, row, p.formulaStyle(c.Key, r))
			p.computed[i] = true
		}
		if !c.Hidden {
			tallest = max(tallest, textHeight(p.shown(c, r, text), c.Width, 1))
		}
	}
	p.height(row, min(tallest+3, tallestRow))
}

// textOf is the text of a row's cell.
func (p *dataPage) textOf(key string, r *sheet.Row) string {
	switch key {
	case sheet.RefColumn:
		return string(r.Ref)
	case sheet.CheckColumn:
		return p.checkOf(r)
	}
	return r.Cells[key]
}

// shown is the text as it appears, with the mark that a due may get, so that there is room for it.
func (p *dataPage) shown(c *sheet.Column, r *sheet.Row, text string) string {
	switch {
	case c.Key != dueColumn:
	case r.Late:
		return text + " " + words.MarkLate
	case r.Soon:
		return text + " " + words.MarkSoon
	}
	return text
}

// looks gives every cell its column's style.
func (p *dataPage) looks() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	for i, c := range p.sheet.Columns {
		p.style(i, sheet.FirstRow, i, p.lastRow(), p.columnStyle(c))
	}
}

func (p *dataPage) columnStyle(c sheet.Column) int {
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
