package intake

import (
	"slices"

	"theodoi/finding"
	"theodoi/plan"
	"theodoi/sheet"
)

// columns says where the issued columns of a sheet stand on a page.
type columns struct {
	place map[string]int       // column by key; none if missing, the first if doubled
	twice map[string]bool      // keys that stand in several columns
	roles map[int]sheet.Column // issued column by place, doubled ones at each place
	added map[int]bool         // columns that somebody added and filled, already said
	refs  map[int]plan.Ref     // rows that are known by their words, if the keys are gone
}

// columnsOf finds the columns by their keys and says which are missing, moved or doubled.
func (m *matcher) columnsOf(s sheet.Sheet, p *page) columns {
	c := m.placed(s, p)
	var order []int
	for _, col := range s.Columns {
		places := p.keys.columns[col.Key]
		switch {
		case len(places) == 0 && col.Input:
			m.add(finding.ColumnMissing, finding.Place{Sheet: p.name}, col.Title, "")
		case len(places) > 0:
			order = append(order, places[0])
		}
		if c.twice[col.Key] {
			m.filled = m.filled || col.Input
			m.add(finding.ColumnTwice, finding.Place{Sheet: p.name, Cell: cellName(p.keys.row, places[1])}, col.Title, "")
		}
	}
	m.moved(p, c, order)
	return c
}

// placed says where the columns stand, without a word about what is odd.
func (m *matcher) placed(s sheet.Sheet, p *page) columns {
	c := columns{place: map[string]int{}, twice: map[string]bool{}, roles: map[int]sheet.Column{}, added: map[int]bool{}}
	if p.known != nil {
		c.refs = p.known.refs
	}
	for _, col := range s.Columns {
		places := p.keys.columns[col.Key]
		for _, at := range places {
			c.roles[at] = col
		}
		if len(places) > 0 {
			c.place[col.Key] = places[0]
		}
		c.twice[col.Key] = len(places) > 1 && !col.Hidden
	}
	return c
}

// moved notes the columns that left the issued order: the fewest that, taken out, leave the rest in order. A column that was put
// in between moves nothing.
func (m *matcher) moved(p *page, c columns, order []int) {
	stay := longestRise(order)
	for _, at := range order {
		if !slices.Contains(stay, at) && c.roles[at].Title != "" {
			m.add(finding.ColumnMoved, finding.Place{Sheet: p.name, Cell: cellName(p.keys.row, at)}, c.roles[at].Title, "")
		}
	}
}

// longestRise returns a longest rising subsequence. There are few columns, so that the square of their number is no matter.
func longestRise(list []int) []int {
	var best []int
	ending := make([][]int, len(list))
	for i, v := range list {
		for j := range i {
			if list[j] < v && len(ending[j]) > len(ending[i]) {
				ending[i] = ending[j]
			}
		}
		ending[i] = append(slices.Clone(ending[i]), v)
		if len(ending[i]) > len(best) {
			best = ending[i]
		}
	}
	return best
}

// addedColumns says which columns were added by hand: those with a heading of their own and something below it. They are said once
// a column, not once a cell.
func (m *matcher) addedColumns(p *page, c columns, first int) {
	headings := map[int]cell{}
	for _, r := range p.grid.rows {
		for _, cl := range r.cells {
			_, ours := c.roles[cl.column]
			switch {
			case ours || cl.blank() || r.number <= p.keys.row || c.added[cl.column]:
			case r.number < first:
				headings[cl.column] = cl
			case headings[cl.column].raw != "":
				c.added[cl.column] = true
				m.filled = true
				m.add(finding.ColumnUnknown, finding.Place{Sheet: p.name, Cell: cl.name()}, headings[cl.column].shown(m.ret.epoch), "")
			}
		}
	}
}
