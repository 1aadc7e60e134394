package excel

import (
	"fmt"

	"theodoi/internal/ooxml"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// page is one worksheet while it is described. Columns are counted from 0 as in sheet.Sheet.Columns, rows from 1 as people see them.
type page struct {
	*workbook
	to   *direct.Sheet
	name string
}

// cell names the cell of a column and row: cell(0, 5) is A5.
func cell(column, row int) string { return ooxml.Cell(column, row) }

// area names the cells between two corners.
func area(column, row, lastColumn, lastRow int) string {
	return direct.Area{Column: column, Row: row, LastColumn: lastColumn, LastRow: lastRow}.String()
}

// fixedArea is area with dollar signs and the sheet's name, as defined names want it.
func (p *page) fixedArea(column, row, lastColumn, lastRow int) string {
	return "'" + p.name + "'!" + direct.Area{Column: column, Row: row, LastColumn: lastColumn, LastRow: lastRow}.Fixed()
}

// text writes s as a string, whatever it looks like: a leading equals sign makes no formula.
func (p *page) text(column, row int, s string) {
	if s != "" {
		p.seenText(p.to.Cell(column, row), column, row, s, seen{})
	}
}

// seenText writes s into a cell as text does, with what is known of it.
func (p *page) seenText(to *direct.Cell, column, row int, s string, seen seen) {
	if seen.plain && len(s) <= cellLimit {
		to.Text = s
		return
	}
	s, err := cellText(s)
	if err != nil {
		p.keep(fmt.Errorf("%s!%s: %w", p.name, cell(column, row), err))
		return
	}
	to.Text = s
}

func (p *page) style(column, row, lastColumn, lastRow, style int) {
	p.to.Style(direct.Area{Column: column, Row: row, LastColumn: lastColumn, LastRow: lastRow}, style)
}

// width sets a column's width in characters. What the file stores includes the padding of the cell.
func (p *page) width(column int, characters float64) {
	p.to.Column(column).Width = characters + padding
}

func (p *page) hideColumn(column int) { p.to.Column(column).Hidden = true }

func (p *page) height(row int, points float64) { p.to.Row(row).Height = points }

// hideRow hides a row of keys.
func (p *page) hideRow(row int) { p.to.Row(row).Hidden = true }

// keyRow hides row 1 and ends it with the Issue's ID, so that a sheet that was copied elsewhere still says what it is.
func (p *page) keyRow(lastColumn int) {
	p.text(lastColumn+1, sheet.KeyRow, p.book.Issue.ID)
	p.style(0, sheet.KeyRow, lastColumn+1, sheet.KeyRow, p.styles.hidden)
	p.hideRow(sheet.KeyRow)
}

// dimension says how large the sheet is. Readers that stream rows trust it.
func (p *page) dimension(lastColumn, lastRow int) { p.to.Dimension = area(0, 1, lastColumn, lastRow) }
