package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of one table.
const (
	maxColumns = 1000
	maxSpan    = 10000
)

// readTable reads a table as a grid, or, if it only lays out the page, as what stands in its cells.
func (p *htmlPage) readTable(n *html.Node, in inherited) {
	p.flow.endParagraph(n.Parent)
	rows := tableRows(n)
	if p.table > 0 || isLayout(n, rows) {
		p.children(n, in)
		p.flow.endParagraph(n)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			p.walk(c, in)
		}
	}
	p.table++
	p.flow.begin(flowTable, n)
	var g grid
	for i, row := range rows {
		p.flow.begin(flowRow, row)
		g.nextRow()
		in := inherited{font: p.fontOf(row, in.font), pre: in.pre}
		for _, cell := range rowCells(row) {
			column, columns, down := g.place(span(cell, "colspan"), span(cell, "rowspan"), len(rows)-i)
			p.flow.beginCell(column, columns, down, cell)
			p.walk(cell, in)
			p.flow.endParagraph(cell)
		}
	}
	p.flow.begin(flowEnd, n)
	p.table--
}

// tableRows returns the rows of a table, not those of tables in it.
func tableRows(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, tableRows(c)...)
		}
	}
	return rows
}

func rowCells(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

// span returns how many columns or rows a cell covers; 0 rows means all that are left.
func span(cell *html.Node, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(cell, key)))
	if err != nil || n < 0 || n > maxSpan {
		return 1
	}
	return n
}

// isLayout reports whether a table only lays out a page: it is one column, or holds other tables that are most of it, or most of a long page stands
// in one of its cells.
func isLayout(n *html.Node, rows []*html.Node) bool {
	width := 0
	for _, row := range rows {
		width = max(width, len(rowCells(row)))
	}
	if width < 2 {
		return true
	}
	all, inner := textSize(n)
	if inner > 0 && (width < 3 || len(rows) < 3 || inner*10 > all*3) {
		return true
	}
	for _, row := range rows {
		for _, cell := range rowCells(row) {
			if size, _ := textSize(cell); size > 4000 && size*2 > all && blocksIn(cell) > 12 {
				return true
			}
		}
	}
	return false
}

// textSize returns the bytes of text in n, and how many of them in tables inside of it.
func textSize(n *html.Node) (all, inTables int) {
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				size := len(strings.TrimSpace(c.Data))
				all += size
				if inside {
					inTables += size
				}
			case isDropped(c.DataAtom):
			default:
				walk(c, inside || c.DataAtom == atom.Table)
			}
		}
	}
	walk(n, false)
	return all, inTables
}

func blocksIn(n *html.Node) int {
	count := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.Br || isBlock(d.DataAtom) {
			count++
		}
	}
	return count
}

// grid finds the columns of cells, between those that reach down from rows above.
type grid struct {
	below []int // for each column, how many rows a cell from above still covers
	at    int
}

// nextRow begins a row.
func (g *grid) nextRow() {
	if g.at >= 0 {
		for i := range g.below {
			g.below[i] = max(0, g.below[i]-1)
		}
	}
	g.at = 0
}

// place puts a cell into the next free columns. left is how many rows there are from this one on.
func (g *grid) place(columns, rows, left int) (column, width, down int) {
	for g.at < len(g.below) && g.below[g.at] > 0 {
		g.at++
	}
	if rows == 0 || rows > left {
		rows = max(1, left)
	}
	columns = max(1, columns)
	if g.at+columns > maxColumns {
		columns = 1
	}
	column = g.at
	for i := column; i < column+columns; i++ {
		if i == len(g.below) {
			g.below = append(g.below, 0)
		}
		g.below[i] = max(g.below[i], rows)
	}
	g.at += columns
	return column, columns, rows
}
