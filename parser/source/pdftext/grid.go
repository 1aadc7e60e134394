package pdftext

import (
	"cmp"
	"math"
	"slices"
)

// grid is a table of one page: the edges of its columns and rows, and the cells that its strokes leave.
type grid struct {
	x, y  []float64
	cells []region // by rows, then columns
}

// region is a cell with the words in it.
type region struct {
	row, col, rows, cols int
	words                []Word
}

// Limits and slack of grids, in points.
const (
	edgeSlack  = 3.0 // strokes that are nearer are one edge
	strokeGap  = 3.0 // parts of one stroke may be so far apart
	maxStrokes = 1500
	maxColumns = 60
	minCell    = 4.0
)

// gridsOf finds the tables that strokes draw, from the top.
func gridsOf(rules []Rule) []grid {
	level, upright := mergeRules(rules)
	if len(level)+len(upright) > maxStrokes {
		return nil
	}
	var grids []grid
	for _, part := range connected(level, upright) {
		if g, ok := newGrid(part.level, part.upright); ok {
			grids = append(grids, g)
		}
	}
	slices.SortStableFunc(grids, func(a, b grid) int { return cmp.Compare(a.y[0], b.y[0]) })
	return outermost(grids)
}

// outermost leaves out tables inside the cells of others: their words belong to that cell.
func outermost(grids []grid) []grid {
	var out []grid
	for i, g := range grids {
		inside := slices.ContainsFunc(grids, func(o grid) bool {
			return !slices.Equal(o.x, g.x) && o.x[0] <= g.x[0]+edgeSlack && o.y[0] <= g.y[0]+edgeSlack &&
				o.x[len(o.x)-1] >= g.x[len(g.x)-1]-edgeSlack && o.y[len(o.y)-1] >= g.y[len(g.y)-1]-edgeSlack
		})
		if !inside {
			out = append(out, grids[i])
		}
	}
	return out
}

// stroke is a level or upright stroke: at is its place across, from and to along.
type stroke struct{ at, from, to float64 }

func mergeRules(rules []Rule) (level, upright []stroke) {
	for _, r := range rules {
		if r.Y1-r.Y0 < r.X1-r.X0 {
			level = append(level, stroke{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
		} else {
			upright = append(upright, stroke{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
		}
	}
	return mergeStrokes(level), mergeStrokes(upright)
}

// mergeStrokes joins the parts that a stroke was drawn in.
func mergeStrokes(strokes []stroke) []stroke {
	slices.SortFunc(strokes, func(a, b stroke) int { return cmp.Compare(a.at, b.at) })
	var out []stroke
	for i := 0; i < len(strokes); {
		j := i + 1
		for j < len(strokes) && strokes[j].at-strokes[j-1].at <= edgeSlack/2 && strokes[j].at-strokes[i].at <= edgeSlack {
			j++
		}
		group := strokes[i:j]
		slices.SortFunc(group, func(a, b stroke) int { return cmp.Compare(a.from, b.from) })
		first := len(out)
		for _, s := range group {
			if n := len(out) - 1; n >= first && s.from <= out[n].to+strokeGap {
				out[n].to = max(out[n].to, s.to)
				continue
			}
			out = append(out, s)
		}
		i = j
	}
	return out
}

// part is a set of strokes that hang together.
type part struct{ level, upright []stroke }

func connected(level, upright []stroke) []part {
	parent := make([]int, len(level)+len(upright))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range level {
		for j, v := range upright {
			if v.at >= h.from-edgeSlack && v.at <= h.to+edgeSlack && h.at >= v.from-edgeSlack && h.at <= v.to+edgeSlack {
				parent[root(i)] = root(len(level) + j)
			}
		}
	}
	index := map[int]int{}
	var parts []part
	at := func(i int) *part {
		r := root(i)
		n, ok := index[r]
		if !ok {
			n = len(parts)
			index[r] = n
			parts = append(parts, part{})
		}
		return &parts[n]
	}
	for i, h := range level {
		p := at(i)
		p.level = append(p.level, h)
	}
	for j, v := range upright {
		p := at(len(level) + j)
		p.upright = append(p.upright, v)
	}
	return parts
}

// newGrid makes a grid of strokes that hang together; ok is false if they draw no table.
func newGrid(level, upright []stroke) (g grid, ok bool) {
	if len(level) < 2 || len(upright) < 1 {
		return grid{}, false
	}
	x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, h := range level {
		x0, x1 = min(x0, h.from), max(x1, h.to)
	}
	for _, v := range upright {
		y0, y1 = min(y0, v.from), max(y1, v.to)
	}
	g.x = edges(upright, x0, x1)
	g.y = edges(level, y0, y1)
	if len(g.x) < 2 || len(g.y) < 2 || len(g.x) > maxColumns || (len(g.x)-1)*(len(g.y)-1) > 20_000 {
		return grid{}, false
	}
	g.cut(level, upright)
	return g, len(g.cells) > 1
}

// edges are the places of strokes, and the ends of the strokes across where no stroke closes the table.
func edges(strokes []stroke, from, to float64) []float64 {
	at := []float64{from, to}
	for _, s := range strokes {
		at = append(at, s.at)
	}
	slices.Sort(at)
	var out []float64
	for _, a := range at {
		if n := len(out); n > 0 && a-out[n-1] < minCell {
			continue
		}
		out = append(out, a)
	}
	return out
}

// cut finds the cells: from each free place on, as wide and as high as no stroke parts it.
func (g *grid) cut(level, upright []stroke) {
	cols, rows := len(g.x)-1, len(g.y)-1
	right := newFence(upright, g.x, g.y)
	below := newFence(level, g.y, g.x)
	taken := make([]bool, cols*rows)
	for r := 0; r < rows; r++ {
		for c := 0; c < cols; c++ {
			if taken[r*cols+c] {
				continue
			}
			w, h := 1, 1
			for c+w < cols && !taken[r*cols+c+w] && !right.stands(c+w, r) {
				w++
			}
			for r+h < rows && open(below, r+h, c, w) && !crossed(right, c, w, r+h) && !anyTaken(taken, cols, r+h, c, w) {
				h++
			}
			for i := r; i < r+h; i++ {
				for j := c; j < c+w; j++ {
					taken[i*cols+j] = true
				}
			}
			g.cells = append(g.cells, region{row: r, col: c, rows: h, cols: w})
		}
	}
}

func open(below fence, edge, c, w int) bool {
	for j := c; j < c+w; j++ {
		if below.stands(edge, j) {
			return false
		}
	}
	return true
}

func crossed(right fence, c, w, r int) bool {
	for j := c + 1; j < c+w; j++ {
		if right.stands(j, r) {
			return true
		}
	}
	return false
}

func anyTaken(taken []bool, cols, r, c, w int) bool {
	return slices.Contains(taken[r*cols+c:r*cols+c+w], true)
}

// fence knows at which edges strokes stand beside which places.
type fence map[[2]int]bool

// newFence holds strokes against the edges across and the places along them.
func newFence(strokes []stroke, across, along []float64) fence {
	f := fence{}
	for _, s := range strokes {
		edge := nearest(across, s.at)
		for i := 0; i+1 < len(along); i++ {
			a, b := along[i], along[i+1]
			if covered := min(b, s.to) - max(a, s.from); covered > 0.6*(b-a) {
				f[[2]int{edge, i}] = true
			}
		}
	}
	return f
}

func (f fence) stands(edge, place int) bool { return f[[2]int{edge, place}] }

func nearest(sorted []float64, v float64) int {
	i, found := slices.BinarySearch(sorted, v)
	if found || i == 0 {
		return i
	}
	if i == len(sorted) || v-sorted[i-1] <= sorted[i]-v {
		return i - 1
	}
	return i
}

// take puts the words that stand in the grid into its cells and returns the others.
func (g *grid) take(words []Word) []Word {
	at := map[[2]int]int{}
	for n, c := range g.cells {
		for i := c.row; i < c.row+c.rows; i++ {
			for j := c.col; j < c.col+c.cols; j++ {
				at[[2]int{i, j}] = n
			}
		}
	}
	rest := words[:0:0]
	for _, w := range words {
		x, y := middle(w)
		i, j := place(g.y, y), place(g.x, x)
		n, ok := at[[2]int{i, j}]
		if !ok {
			rest = append(rest, w)
			continue
		}
		g.cells[n].words = append(g.cells[n].words, w)
	}
	return rest
}

func middle(w Word) (x, y float64) {
	if w.Turn != 0 {
		return (w.X0 + w.X1) / 2, w.Y - w.Length/2
	}
	return (w.X0 + w.X1) / 2, w.Y - 0.3*w.Size
}

// place is the interval of sorted that v lies in, -1 if none.
func place(sorted []float64, v float64) int {
	i, found := slices.BinarySearch(sorted, v)
	if found {
		i++
	}
	if i == 0 || i == len(sorted) {
		return -1
	}
	return i - 1
}

// worded says whether anything is written in the grid.
func (g *grid) worded() bool {
	return slices.ContainsFunc(g.cells, func(c region) bool { return len(c.words) > 0 })
}
