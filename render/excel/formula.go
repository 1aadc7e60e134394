package excel

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"theodoi/sheet"
)

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// formula writes a formula of the row. It gets no value: a reader that does not calculate sees nothing, which is what an empty row
// comes to.
func (p *dataPage) formula(formula string, column, row int) {
	formula, err := refer(p.sheet, formula, row)
	if err != nil {
		p.keep(fmt.Errorf("%s!%s: %w", p.name, cell(column, row), err))
		return
	}
	name := cell(column, row)
	p.keep(p.file.SetCellDefault(p.name, name, ""))
	p.keep(p.file.SetCellFormula(p.name, name, formula))
}

// refer puts the row's cells in the place of {key}. The column is fixed and the row is not, so that a row stays right where it is
// copied.
func refer(s sheet.Sheet, formula string, row int) (string, error) {
	var unknown error
	out := placeholder.ReplaceAllStringFunc(formula, func(name string) string {
		_, i := s.Column(name[1 : len(name)-1])
		if i < 0 {
			unknown = fmt.Errorf("formula names a column that is not there: %s", name)
			return name
		}
		return rowCell(i, row)
	})
	return out, unknown
}

// rowCell names a cell with its column fixed: $G5.
func rowCell(column, row int) string {
	return fmt.Sprintf("%s%d", fixedColumn(column), row)
}

// fixedColumn names a column with its dollar sign: $G.
func fixedColumn(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return "$A" // cannot happen: columns are counted by this package
	}
	return "$" + name
}

// formulaStyle shows comparisons in per cent or in percentage points, and the rating as the word it is.
func (p *dataPage) formulaStyle(key string, r sheet.Row) int {
	switch {
	case !strings.HasPrefix(key, "vs_"):
		return p.styles.said
	case r.Points:
		return p.styles.points
	}
	return p.styles.percent
}
