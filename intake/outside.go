package intake

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/sheet"
)

// cell returns the cell at a place of the page, blank where nothing is.
func (p *page) cell(number, column int) cell {
	i, ok := slices.BinarySearchFunc(p.grid.rows, number, func(r row, want int) int { return cmp.Compare(r.number, want) })
	if !ok {
		return cell{row: number, column: column}
	}
	return p.grid.rows[i].at(column)
}

// previousColumn shows what was last reported. It is no part of the check value, so that it is compared by itself.
const previousColumn = "previous"

// isDerived tells the columns that compute something for the clerk's eye.
func (m *sheetMatch) isDerived(col sheet.Column) bool {
	return col.Key != "" && !col.Hidden && !col.Input && col.Key != previousColumn && !slices.Contains(m.fixed, col.Key)
}

// leftover says what was typed into a row outside its input cells: for a row with a key, cell by cell; for any other, at once.
func (m *sheetMatch) leftover(p *page, cols columns, r row, ref plan.Ref) {
	for _, c := range r.cells {
		col, ours := cols.roles[c.column]
		if c.blank() || cols.added[c.column] || col.Hidden || m.isDerived(col) && (ref != "" || c.computed) {
			continue
		}
		if ref == "" {
			m.filled = true
			m.add(finding.CellElsewhere, finding.Place{Sheet: p.name, Cell: c.name()}, m.rowText(r, cols), "")
			return
		}
		if !ours || col.Key == previousColumn && !sameText(c.raw, m.issued[ref].Cells[previousColumn]) {
			m.outside(p, c, ref)
		}
	}
}

// aboveKeys says what stands in a row that somebody put above everything, once a row.
func (m *sheetMatch) aboveKeys(p *page, r row) {
	for _, c := range r.cells {
		if !c.blank() {
			m.outside(p, c, "")
			return
		}
	}
}

// above looks at the rows between the keys and the table: title, notice and headings as issued are no news.
func (m *sheetMatch) above(p *page, cols columns, r row) {
	for _, c := range r.cells {
		col, ours := cols.roles[c.column]
		switch {
		case c.blank(), cols.added[c.column], col.Hidden:
		case ours && sameText(c.raw, col.Title), sameText(c.raw, m.sheet.Title), m.isNotice(c):
		default:
			m.outside(p, c, "")
		}
	}
}

// isNotice recognises the line above a table, which names the plan, or says that the table is empty.
func (m *sheetMatch) isNotice(c cell) bool {
	s := clean(c.raw)
	return s == words.EmptySheet || m.book.Issue.Plan != "" && strings.Contains(s, m.book.Issue.Plan) && strings.Contains(s, clean(m.book.Cover.Agency))
}

// derived says at once that the computed columns of a page were written over. Values pasted over formulas are mostly those that the
// formulas gave, and they are computed again anyway.
func (m *sheetMatch) derived(p *page, cols columns) {
	var first, last cell
	var texts []string
	for _, r := range p.grid.rows {
		if _, known := m.issued[m.refOf(r, cols)]; !known || r.number <= p.keys.row {
			continue
		}
		for _, c := range r.cells {
			if c.blank() || c.computed || !m.isDerived(cols.roles[c.column]) {
				continue
			}
			if texts == nil {
				first = c
			}
			last, texts = c, append(texts, c.shown(m.ret.epoch))
		}
	}
	if texts == nil {
		return
	}
	name := first.name()
	if first != last {
		name += ":" + last.name()
	}
	m.filled = true
	m.add(finding.CellElsewhere, finding.Place{Sheet: p.name, Cell: name}, strings.Join(texts, " | "), "")
}

func sameText(a, b string) bool { return viet.Spaces(clean(a)) == viet.Spaces(clean(b)) }
