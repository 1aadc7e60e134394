package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// columns is the division of a table's width.
type columns struct {
	left  float64
	width []float64
	align []report.Align
}

// edge returns where column i begins; edge(len) is the right edge of the table.
func (c columns) edge(i int) float64 {
	x := c.left
	for _, w := range c.width[:i] {
		x += w
	}
	return x
}

// columns divides the text width by the shares that the document gives, then widens columns that could not hold their longest
// word, at the cost of the others: broken words are harder to read than a slightly narrower neighbour. Rows with more cells than
// the table has columns get columns without a title, because no text may be lost.
func (s *setter) columns(t report.Table, titles, cells style) columns {
	n := len(t.Columns)
	for _, r := range t.Rows {
		n = max(n, len(r.Cells))
	}
	n = max(n, 1)
	c := columns{left: s.frame.left(), align: make([]report.Align, n)}
	shares, needs := make([]float64, n), make([]float64, n)
	for i := range n {
		shares[i], needs[i] = 1, minColumn
		if i < len(t.Columns) {
			c.align[i] = t.Columns[i].Align
			if w := t.Columns[i].Width; w > 0 && w < 1e6 {
				shares[i] = w
			}
			needs[i] = max(needs[i], s.longest(t.Columns[i].Title, titles))
		}
	}
	for _, r := range t.Rows {
		for i, cell := range r.Cells {
			needs[i] = max(needs[i], s.longest(cell.Text, cellStyle(cell, cells)))
		}
	}
	c.width = layout.Divide(s.frame.text(), minColumn, shares, needs)
	return c
}

// longest returns the width of a column for the longest word of a text; words beyond reason do not count.
func (s *setter) longest(text string, st style) float64 {
	w := 0.0
	for word := range strings.FieldsSeq(s.clean(text)) {
		if ww := st.width(word) + 2*cellPadX + 0.1; ww <= longestWordMM {
			w = max(w, ww)
		}
	}
	return w
}
