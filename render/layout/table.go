package layout

// TableSizes are the type sizes of tables, the largest first. The decree does not regulate them.
var TableSizes = []float64{11, 10.5, 10, 9.5}

// TableSize is the type size of a table by its number of columns.
func TableSize(columns int) float64 {
	switch {
	case columns <= 6:
		return TableSizes[0]
	case columns <= 9:
		return TableSizes[1]
	case columns <= 12:
		return TableSizes[2]
	}
	return TableSizes[3]
}

// Divide cuts total by shares, no part smaller than it needs as long as that is possible at all. Where it is not, none gets less than
// least, which has room for a letter.
func Divide(total, least float64, shares, needs []float64) []float64 {
	sum := 0.0
	for _, n := range needs {
		sum += n
	}
	if sum > total {
		return scarce(total, least, needs)
	}
	fixed := make([]bool, len(shares))
	width := make([]float64, len(shares))
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
func scarce(total, least float64, needs []float64) []float64 {
	least = min(least, total/float64(len(needs)))
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
