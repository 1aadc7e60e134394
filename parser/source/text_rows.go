package source

import (
	"strconv"
	"strings"

	"theodoi/internal/pattern"
)

// lineRange is the lines from start to before stop.
type lineRange struct{ start, stop int }

func (r lineRange) empty() bool { return r.start == r.stop }

// rowsOf parts the cells of a table, of which nothing but their order is known, into rows. An empty cell may be one, or be where two rows meet.
// The longest stretch without an empty cell is the width. Of all ways to part the cells the one is taken that strains least: rows as long as
// the width, beginning with the next number, and few empty cells.
func rowsOf(cells []lineRange, text func(lineRange) string) [][]lineRange {
	chunks, gaps := chunksOf(cells)
	if len(chunks) == 0 {
		return nil
	}
	p := partition{chunks: chunks, gaps: gaps, starts: make([]ordinal, len(chunks))}
	for i, c := range chunks {
		p.width = max(p.width, len(c))
		p.starts[i] = readOrdinal(text(c[0]))
		if i > 0 && p.starts[i].kind == number {
			p.numbered++
		}
	}
	if p.width > maxWidth {
		return chunks
	}
	return p.rows(p.best())
}

// maxWidth is the most columns of a table whose empty cells are looked for.
const maxWidth = 60

// chunksOf parts cells at the empty ones: chunk k is followed by gaps[k] empty cells. Empty cells in front are dropped.
func chunksOf(cells []lineRange) (chunks [][]lineRange, gaps []int) {
	for i := 0; i < len(cells); {
		start := i
		for i < len(cells) && cells[i].empty() {
			i++
		}
		if n := len(chunks); n > 0 && i < len(cells) {
			gaps[n-1] = i - start
		}
		start = i
		for i < len(cells) && !cells[i].empty() {
			i++
		}
		if i > start {
			chunks, gaps = append(chunks, cells[start:i]), append(gaps, 0)
		}
	}
	return chunks, gaps
}

// ordinalKind is what the first cell of a row counts with.
type ordinalKind int

const (
	uncounted ordinalKind = iota
	number                // 7, 7.
	counted               // 1.2, a), IV
	group                 // a heading with its number in one cell: "II. Về …"
)

type ordinal struct {
	kind  ordinalKind
	value int // of a number
}

var (
	numberCell  = pattern.New(`^(\d{1,3})\s*[.)]?$`)
	countedCell = pattern.New(`^(?:\(?[IVX]{1,6}\)?|\d{1,3}(?:\.\d{1,3})+|[a-zđA-HĐ])\s*[.)]?$|^[-+*•]$`)
	groupCell   = pattern.New(`^(?:[IVX]{1,6}|[A-HĐ])\s*[.)/-]\s*\p{Lu}`)
)

func readOrdinal(text string) ordinal {
	if m := numberCell.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if err == nil {
			return ordinal{number, n}
		}
	}
	switch {
	case countedCell.MatchString(strings.TrimSpace(text)):
		return ordinal{kind: counted}
	case groupCell.MatchString(text):
		return ordinal{kind: group}
	}
	return ordinal{}
}

// partition is the search for the rows.
type partition struct {
	chunks   [][]lineRange
	gaps     []int
	starts   []ordinal
	width    int
	numbered int // chunks that begin with a number
}

// choice says what a gap is: inside a row, or the end of one behind trailing empty cells, with leading ones in the next row.
type choice struct {
	inside            bool
	trailing, leading int
}

// way is the best one to reach a chunk with a row of so many cells.
type way struct {
	cost   int
	last   int  // the number the last counted row had
	opens  bool // the row begins with a number or letter
	known  bool
	choice choice // of the gap in front of the chunk
	from   int    // cells of the row before that gap
}

// What strains a reading, in tenths.
const (
	costOverflow   = 300 // a row longer than the width, each cell
	costShort      = 10  // a counted row shorter than the width
	costUncounted  = 30  // a row without a number in a numbered table
	costFew        = 20  // the same with one cell or two: a heading over rows, or merged cells
	costEmpty      = 10  // an empty cell inside a row
	costTrailing   = 2   // an empty cell that fills a row up
	costLoose      = 25  // empty cells at an end that do not
	costNextInside = 80  // the next number inside a row
	costInside     = 40  // another number or letter inside a row
	costJump       = 8   // a row whose number does not follow
)

// best returns for each chunk and length of its row the best path.
func (p *partition) best() [][]way {
	steps := make([][]way, len(p.chunks))
	size := p.width + 2
	for k := range steps {
		steps[k] = make([]way, size)
	}
	steps[0][min(len(p.chunks[0]), size-1)] = way{known: true, opens: true}
	for k := 0; k+1 < len(p.chunks); k++ {
		for cells, from := range steps[k] {
			if !from.known {
				continue
			}
			for _, c := range p.choices(cells, k) {
				p.step(steps[k+1], cells, from, c, k+1)
			}
		}
	}
	return steps
}

// choices lists what the gap behind chunk k may be when the row has so many cells.
func (p *partition) choices(cells, k int) []choice {
	gap, next := p.gaps[k], len(p.chunks[k+1])
	var list []choice
	if cells+gap+next <= p.width {
		list = append(list, choice{inside: true})
	}
	room := max(0, p.width-cells)
	list = append(list, choice{trailing: min(gap-1, room)})
	if leading := p.width - next; leading > 0 && leading <= gap-1 && gap-1-leading <= room {
		list = append(list, choice{trailing: gap - 1 - leading, leading: leading})
	}
	if gap > 1 && gap-1+next <= p.width {
		list = append(list, choice{leading: gap - 1})
	}
	return list
}

// step enters the path over choice c into the paths to chunk k, if it is better.
func (p *partition) step(to []way, cells int, from way, c choice, k int) {
	start, next := p.starts[k], len(p.chunks[k])
	follows := start.kind == number && (start.value == from.last+1 || start.value == 1)
	reached := way{cost: from.cost, last: from.last, opens: from.opens, known: true, choice: c, from: cells}
	count := cells + p.gaps[k-1] + next
	if c.inside {
		reached.cost += costEmpty * p.gaps[k-1]
		switch {
		case follows && p.numbered > 1:
			reached.cost += costNextInside
		case start.kind == group || start.kind == counted:
			reached.cost += costInside
		}
	} else {
		reached.cost += p.rowCost(cells+c.trailing, from.opens) + p.edgeCost(cells, c.trailing) + p.edgeCost(next, c.leading)
		reached.opens = start.kind != uncounted && c.leading == 0
		if start.kind == number && c.leading == 0 {
			reached.last = start.value
			if !follows {
				reached.cost += costJump
			}
		}
		count = c.leading + next
	}
	count = min(count, len(to)-1)
	if !to[count].known || reached.cost < to[count].cost {
		to[count] = reached
	}
}

func (p *partition) rowCost(cells int, opens bool) int {
	switch {
	case cells > p.width:
		return costOverflow * (cells - p.width)
	case opens && cells == p.width || p.numbered < 2 && cells == p.width:
		return 0
	case opens:
		return costShort
	case cells <= 2:
		return costFew
	}
	return costUncounted
}

func (p *partition) edgeCost(cells, empty int) int {
	if cells+empty == p.width {
		return costTrailing * empty
	}
	return costLoose * empty
}

// rows walks the best paths back and writes the rows down.
func (p *partition) rows(steps [][]way) [][]lineRange {
	last := len(p.chunks) - 1
	cells, cost := 0, 0
	for n, to := range steps[last] {
		if !to.known {
			continue
		}
		if end := to.cost + p.rowCost(n, to.opens); cells == 0 || end < cost {
			cells, cost = n, end
		}
	}
	chosen := make([]choice, last+1)
	for k := last; k > 0; k-- {
		chosen[k] = steps[k][cells].choice
		cells = steps[k][cells].from
	}
	var rows [][]lineRange
	var row []lineRange
	for k, chunk := range p.chunks {
		switch c := chosen[k]; {
		case k == 0:
		case c.inside:
			row = append(row, make([]lineRange, p.gaps[k-1])...)
		default:
			rows = append(rows, append(row, make([]lineRange, c.trailing)...))
			row = make([]lineRange, c.leading)
		}
		row = append(row, chunk...)
	}
	return append(rows, row)
}
