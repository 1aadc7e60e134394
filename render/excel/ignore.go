package excel

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"theodoi/sheet"
)

// numbersAreText switches off the green corner that marks a number in a text cell: here it is on purpose.
func (p *page) numbersAreText(cells string) {
	p.keep(p.file.AddIgnoredErrors(p.name, cells, excelize.IgnoredErrorsNumberStoredAsText))
}

// ignoreErrors switches the corner off for every column that holds text, and, for the columns of formulas, the one that says that a
// formula differs from its neighbours: each row has its own plan.
func (p *dataPage) ignoreErrors() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	p.numbersAreText(p.runs(func(c sheet.Column) bool { return !c.Hidden && !p.hasFormula(c.Key) }))
	if formulas := p.runs(func(c sheet.Column) bool { return p.hasFormula(c.Key) }); formulas != "" {
		p.keep(p.file.AddIgnoredErrors(p.name, formulas, excelize.IgnoredErrorsFormula))
	}
}

// runs names the rows' cells in the columns that are in, neighbours together.
func (p *dataPage) runs(in func(sheet.Column) bool) string {
	var areas []string
	for i := 0; i < len(p.sheet.Columns); i++ {
		first := i
		for i < len(p.sheet.Columns) && in(p.sheet.Columns[i]) {
			i++
		}
		if i > first {
			areas = append(areas, area(first, sheet.FirstRow, i-1, p.lastRow()))
		}
	}
	return strings.Join(areas, " ")
}

func (p *dataPage) hasFormula(key string) bool {
	for _, r := range p.sheet.Rows {
		if r.Formulas[key] != "" {
			return true
		}
	}
	return false
}
