package word

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
	return rounded(divide(float64(s.total), shares, needs), s.total)
}

// divide cuts total by shares, no part smaller than it needs as long as that is possible at all.
func divide(total float64, shares, needs []float64) []float64 {
	var allShares, allNeeds float64
	for i := range shares {
		allShares += shares[i]
		allNeeds += needs[i]
	}
	width := make([]float64, len(shares))
	if allNeeds >= total { // not everybody can have what they need: let needs stand for shares
		for i := range width {
			width[i] = needs[i] * total / allNeeds
		}
		return width
	}
	sum, spare := 0.0, 0.0
	for i := range width {
		width[i] = max(needs[i], total*shares[i]/allShares)
		sum += width[i]
		spare += width[i] - needs[i]
	}
	for i := range width {
		width[i] -= (sum - total) * (width[i] - needs[i]) / spare
	}
	return width
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
