package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"theodoi/sheet"
)

// page is one worksheet while it is made. Columns are counted from 0 as in sheet.Sheet.Columns, rows from 1 as people see them.
type page struct {
	*workbook
	name string
}

// cell names the cell of a column and row: cell(0, 5) is A5.
func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return "A1" // cannot happen: both are counted by this package
	}
	return name
}

// area names the cells between two corners.
func area(column, row, lastColumn, lastRow int) string {
	return cell(column, row) + ":" + cell(lastColumn, lastRow)
}

// fixedArea is area with dollar signs and the sheet's name, as defined names want it.
func (p *page) fixedArea(column, row, lastColumn, lastRow int) string {
	from, _ := excelize.CoordinatesToCellName(column+1, row, true)
	to, _ := excelize.CoordinatesToCellName(lastColumn+1, lastRow, true)
	return fmt.Sprintf("'%s'!%s:%s", p.name, from, to)
}

// text writes s as a string, whatever it looks like: a leading equals sign makes no formula.
func (p *page) text(column, row int, s string) {
	s, err := cellText(s)
	if err != nil {
		p.keep(fmt.Errorf("%s!%s: %w", p.name, cell(column, row), err))
		return
	}
	if s != "" {
		p.keep(p.file.SetCellStr(p.name, cell(column, row), s))
	}
}

func (p *page) style(column, row, lastColumn, lastRow, style int) {
	p.keep(p.file.SetCellStyle(p.name, cell(column, row), cell(lastColumn, lastRow), style))
}

// width sets a column's width in characters. What the file stores includes the padding of the cell.
func (p *page) width(column int, characters float64) {
	name, err := excelize.ColumnNumberToName(column + 1)
	p.keep(err)
	p.keep(p.file.SetColWidth(p.name, name, name, characters+padding))
}

func (p *page) hideColumn(column int) {
	name, err := excelize.ColumnNumberToName(column + 1)
	p.keep(err)
	p.keep(p.file.SetColVisible(p.name, name, false))
}

func (p *page) height(row int, points float64) {
	p.keep(p.file.SetRowHeight(p.name, row, points))
}

// keyRow hides row 1 and ends it with the Issue's ID, so that a sheet that was copied elsewhere still says what it is.
func (p *page) keyRow(lastColumn int) {
	p.text(lastColumn+1, sheet.KeyRow, p.book.Issue.ID)
	p.style(0, sheet.KeyRow, lastColumn+1, sheet.KeyRow, p.styles.hidden)
	p.keep(p.file.SetRowVisible(p.name, sheet.KeyRow, false))
}

// protect locks what is not an input cell. There is no password: it would cost a fifth of a second a sheet and only hinder.
func (p *page) protect() {
	p.keep(p.file.ProtectSheet(p.name, &excelize.SheetProtectionOptions{
		SelectLockedCells:   true,
		SelectUnlockedCells: true,
		FormatColumns:       true,
		FormatRows:          true,
		AutoFilter:          true,
	}))
}

// dimension says how large the sheet is. Readers that stream rows trust it, and the library would leave it at A1.
func (p *page) dimension(lastColumn, lastRow int) {
	p.keep(p.file.SetSheetDimension(p.name, area(0, 1, lastColumn, lastRow)))
}
