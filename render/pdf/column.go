package pdf

import (
	"strings"

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
	c.width = divide(s.frame.text(), shares, needs)
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

// divide cuts total by shares, no part smaller than it needs as long as that is possible at all.
func divide(total float64, shares, needs []float64) []float64 {
	sum := 0.0
	for _, n := range needs {
		sum += n
	}
	fixed := make([]bool, len(shares))
	width := make([]float64, len(shares))
	if sum > total {
		return scarce(total, needs)
	}
	for {
		room, share := total, 0.0
		for i := range shares {
			if fixed[i] {
				room -= needs[i]
			} else {
				share += shares[i]
			}
		}
		again := false
		for i := range shares {
			switch {
			case fixed[i]:
				width[i] = needs[i]
			case room*shares[i]/share < needs[i]:
				fixed[i], again = true, true
			default:
				width[i] = room * shares[i] / share
			}
		}
		if !again {
			return width
		}
	}
}

// scarce divides a width that is less than what all need: everybody gets room for a letter, and the rest by what they need beyond.
func scarce(total float64, needs []float64) []float64 {
	least := min(minColumn, total/float64(len(needs)))
	beyond := 0.0
	for _, n := range needs {
		beyond += n - least
	}
	width := make([]float64, len(needs))
	for i, n := range needs {
		width[i] = least + (n-least)*(total-least*float64(len(needs)))/beyond
	}
	return width
}
