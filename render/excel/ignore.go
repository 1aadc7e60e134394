package excel

import (
	"strings"

	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// numbersAreText switches off the green corner that marks a number in a text cell: here it is on purpose.
func (p *page) numbersAreText(cells string) { p.ignore(cells, direct.AsText) }

func (p *page) ignore(cells, what string) {
	if cells != "" {
		p.to.Ignored = append(p.to.Ignored, direct.Ignored{Cells: cells, What: what})
	}
}

// ignoreErrors switches the corner off for every column that holds text, and, for the columns of formulas, the one that says that a
// formula differs from its neighbours: each row has its own plan.
func (p *dataPage) ignoreErrors() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	p.numbersAreText(p.runs(func(i int) bool { return !p.sheet.Columns[i].Hidden && !p.computed[i] }))
	p.ignore(p.runs(func(i int) bool { return p.computed[i] }), direct.Formulas)
}

// runs names the rows' cells in the columns that are in, neighbours together.
func (p *dataPage) runs(in func(column int) bool) string {
	var areas []string
	for i := 0; i < len(p.sheet.Columns); i++ {
		first := i
		for i < len(p.sheet.Columns) && in(i) {
			i++
		}
		if i > first {
			areas = append(areas, area(first, sheet.FirstRow, i-1, p.lastRow()))
		}
	}
	return strings.Join(areas, " ")
}
