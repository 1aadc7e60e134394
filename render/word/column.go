package word

import "theodoi/render/layout"

// columns divides the text width by the shares that the document gives. A column that could not hold its longest word is widened at
// the cost of those that have room to spare. Rows with more cells than the table has columns get columns without a title, because no
// text may be lost.
func (s sheet) columns() []int {
	n := max(1, len(s.Columns))
	for _, r := range s.Rows {
		n = max(n, len(r.Cells))
	}
	shares, needs := make([]float64, n), make([]float64, n)
	for i := range n {
		shares[i], needs[i] = 1, minColumn
		if i < len(s.Columns) {
			if w := s.Columns[i].Width; w > 0 && w < 1e6 {
				shares[i] = w
			}
			needs[i] = max(needs[i], longest(clean(s.Columns[i].Title), s.size, true))
		}
	}
	for _, r := range s.Rows {
		for i, c := range r.Cells {
			needs[i] = max(needs[i], longest(clean(c.Text), s.size, cellLook(c).bold))
		}
	}
	return rounded(layout.Divide(float64(s.total), minColumn, shares, needs), s.total)
}

// rounded rounds widths so that their sum stays.
func rounded(widths []float64, total int) []int {
	list := make([]int, len(widths))
	edge, at := 0.0, 0
	for i, w := range widths {
		edge += w
		list[i] = twips(edge) - at
		at += list[i]
	}
	list[len(list)-1] += total - at
	return list
}
