package parser

import (
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/plan"
)

// align gives the cells of a loose row their columns. A row with as many cells as there are columns has them in order; in a shorter one
// some are merged with the row above, and what stands in a cell says which column it can be: a number, agencies, a time.
func (g *grid) align(r gridRow, view *agency.View) gridRow {
	if !g.loose || len(r.cells) >= len(g.columns) {
		return g.inOrder(r)
	}
	n, m := len(r.cells), len(g.columns)
	const never = -1 << 20
	looks := make([]look, n)
	for i, c := range r.cells {
		looks[i] = lookOf(c.text, view)
	}
	best := make([][]int, n+1) // best[i][j]: the first i cells in the first j columns
	for i := range best {
		best[i] = make([]int, m+1)
		for j := range best[i] {
			if i > j {
				best[i][j] = never
			}
		}
	}
	for i := 1; i <= n; i++ {
		for j := i; j <= m; j++ {
			skip := best[i][j-1]
			if i < n {
				skip-- // a column left out between cells is rarer than one left out behind them
			}
			best[i][j] = max(skip, best[i-1][j-1]+g.fits(looks[i-1], j-1))
		}
	}
	out := gridRow{span: r.span, cells: make([]gridCell, n)}
	j := m
	for i := n; i > 0; i-- {
		for j > i && best[i][j] != best[i-1][j-1]+g.fits(looks[i-1], j-1) {
			j--
		}
		out.cells[i-1] = r.cells[i-1]
		out.cells[i-1].column, out.cells[i-1].columns, out.cells[i-1].rows = j-1, 1, 1
		j--
	}
	return out
}

func (g *grid) inOrder(r gridRow) gridRow {
	if !g.loose {
		return r
	}
	out := gridRow{span: r.span, cells: append([]gridCell(nil), r.cells...)}
	for i := range out.cells {
		out.cells[i].column, out.cells[i].columns, out.cells[i].rows = min(i, len(g.columns)-1), 1, 1
	}
	return out
}

// look is what a cell's text looks like.
type look struct{ empty, number, agencies, due bool }

func lookOf(text string, view *agency.View) look {
	return look{text == "", isCellNumber(text), namesAgencies(text, view), looksLikeDue(text)}
}

// fits says how well a cell goes into a column: above 0 well, below 0 badly.
func (g *grid) fits(c look, column int) int {
	if c.empty {
		return 0
	}
	switch g.columns[column].role {
	case ordinalColumn:
		if c.number {
			return 20
		}
		return -30
	case lead, support, direct:
		switch {
		case c.number:
			return -20
		case c.agencies:
			return 14
		case c.due:
			return -12
		}
		return -2
	case due:
		switch {
		case c.due:
			return 14
		case c.agencies:
			return -12
		}
		return -2
	case content, targetColumn:
		switch {
		case c.number:
			return -20
		case c.agencies, c.due:
			return -3
		}
		return 8
	}
	if c.number {
		return -4
	}
	return 0
}

func looksLikeDue(text string) bool {
	if utf8.RuneCountInString(text) > 120 {
		return false
	}
	d := readDue(strings.ReplaceAll(text, "\n", "; "), "2000-01-01")
	return d.Kind != plan.Unknown && d.Kind != plan.NoDue
}

// namesAgencies reports whether a text is a list of agencies and hardly anything else.
func namesAgencies(text string, view *agency.View) bool {
	res := view.Resolve(text)
	strange := 0
	for _, u := range res.Unknown {
		if !u.Generic {
			strange += u.Stop - u.Start
		}
	}
	return len(res.Lead)+len(res.Support) > 0 && strange*3 < len(text)
}
