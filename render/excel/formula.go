package excel

import (
	"fmt"
	"strings"

	"theodoi/internal/ooxml"
	"theodoi/sheet"
)

// formula writes a formula of the row in the place of a text. It gets no value: a reader that does not calculate sees nothing, which is
// what an empty row comes to.
func (p *dataPage) formula(formula string, column, row int) {
	from := p.made.Len()
	if err := p.refer(formula, row); err != nil {
		p.keep(fmt.Errorf("%s!%s: %w", p.name, cell(column, row), err))
		return
	}
	c := p.to.Cell(column, row)
	c.Text, c.Formula = legal(p.made.String()[from:]), true
}

// refer adds formula to p.made, with the row's cells in the place of {key}. The column is fixed and the row is not, so that a row
// stays right where it is copied.
func (p *dataPage) refer(formula string, row int) error {
	out := &p.made
	for {
		before, rest, found := strings.Cut(formula, "{")
		out.WriteString(before)
		if !found {
			return nil
		}
		key, after, closed := strings.Cut(rest, "}")
		if !closed || !isKey(key) { // an array's brace
			out.WriteByte('{')
			formula = rest
			continue
		}
		i := columnOf(&p.sheet, key)
		if i < 0 {
			return fmt.Errorf("formula names a column that is not there: {%s}", key)
		}
		var room [16]byte
		out.WriteByte('$')
		out.Write(ooxml.AppendCell(room[:0], i, row))
		formula = after
	}
}

// isKey says whether s can be a column's key.
func isKey(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
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
func rowCell(column, row int) string { return "$" + ooxml.Cell(column, row) }

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
