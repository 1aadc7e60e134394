package excel

import (
	"fmt"
	"strings"

	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// formula writes a formula of the row in the place of a text. It gets no value: a reader that does not calculate sees nothing, which is
// what an empty row comes to.
func (p *dataPage) formula(formula string, column, row int) {
	formula, err := refer(&p.sheet, formula, row)
	if err != nil {
		p.keep(fmt.Errorf("%s!%s: %w", p.name, cell(column, row), err))
		return
	}
	c := p.to.Cell(column, row)
	c.Text, c.Formula = legal(formula), true
}

// refer puts the row's cells in the place of {key}. The column is fixed and the row is not, so that a row stays right where it is
// copied.
func refer(s *sheet.Sheet, formula string, row int) (string, error) {
	out := make([]byte, 0, len(formula)+16)
	for {
		before, rest, found := strings.Cut(formula, "{")
		out = append(out, before...)
		if !found {
			return string(out), nil
		}
		key, after, closed := strings.Cut(rest, "}")
		if !closed || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") != "" || key == "" { // an array's brace
			out = append(out, '{')
			formula = rest
			continue
		}
		i := columnOf(s, key)
		if i < 0 {
			return "", fmt.Errorf("formula names a column that is not there: {%s}", key)
		}
		out = direct.AppendCell(append(out, '$'), i, row)
		formula = after
	}
}

func columnOf(s *sheet.Sheet, key string) int {
	for i := range s.Columns {
		if s.Columns[i].Key == key {
			return i
		}
	}
	return -1
}

// rowCell names a cell with its column fixed: $G5.
func rowCell(column, row int) string { return "$" + direct.CellName(column, row) }

// formulaStyle shows comparisons in per cent or in percentage points, and the rating as the word it is.
func (p *dataPage) formulaStyle(key string, r *sheet.Row) int {
	switch {
	case !strings.HasPrefix(key, "vs_"):
		return p.styles.said
	case r.Points:
		return p.styles.points
	}
	return p.styles.percent
}
