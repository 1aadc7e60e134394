package intake

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"theodoi/intake/xmlscan"
)

// grid holds the filled cells of one sheet, rows and cells in order.
type grid struct {
	rows   []row
	merges []area
	cut    bool // there was more in it than is read
}

// row is one row with its filled cells only.
type row struct {
	number int // as Excel counts
	cells  []cell
}

// at returns the cell in a column; a blank one where nothing is.
func (r row) at(column int) cell {
	i, ok := slices.BinarySearchFunc(r.cells, column, func(c cell, want int) int { return cmp.Compare(c.column, want) })
	if !ok {
		return cell{row: r.number, column: column}
	}
	return r.cells[i]
}

// area is a rectangle of cells, ends included.
type area struct{ top, left, bottom, right int }

func (a area) holds(row, column int) bool {
	return row >= a.top && row <= a.bottom && column >= a.left && column <= a.right
}

func (a area) String() string { return cellName(a.top, a.left) + ":" + cellName(a.bottom, a.right) }

func parseArea(s string) (a area, ok bool) {
	from, to, two := strings.Cut(s, ":")
	if !two {
		return a, false
	}
	var ok1, ok2 bool
	a.top, a.left, ok1 = parseCell(from)
	a.bottom, a.right, ok2 = parseCell(to)
	return a, ok1 && ok2 && a.top <= a.bottom && a.left <= a.right
}

var errPlace = errors.New("a cell stands outside the sheet or on top of another")

// gridReader walks through the XML of one sheet. Whatever cannot be understood is an error: reading on would lose data in silence.
type gridReader struct {
	data  []byte
	shelf *shelf
	lim   limits

	grid     grid
	row      row
	spare    []cell // room for the cells of rows to come
	cell     cell
	kind     []byte // the cell's t attribute
	value    []byte
	formula  []byte
	into     *[]byte // where letters go, nil for nowhere
	inside   bool    // within a cell
	inline   bool    // within an inline string
	phonetic bool
	seen     int // rows
}

func (g *gridReader) read(from *scan) error {
	*g = gridReader{data: g.data, shelf: g.shelf, lim: g.lim, spare: g.spare}
	for g.seen <= g.lim.rows {
		kind, err := from.next()
		switch {
		case err == io.EOF:
			return g.finish()
		case err == errTooMany:
			g.seen = g.lim.rows + 1
		case err != nil:
			return err
		}
		if err := g.take(kind, from); err != nil {
			return err
		}
	}
	if err := g.skim(g.data[from.offset():]); err != nil {
		return err
	}
	return g.finish()
}

func (g *gridReader) take(kind xmlscan.Kind, from *scan) error {
	switch kind {
	case xmlscan.Start:
		return g.start(from)
	case xmlscan.End:
		return g.end(from.Name)
	case xmlscan.Text:
		if g.into != nil {
			*g.into = append(*g.into, from.Text...)
		}
	}
	return nil
}

func (g *gridReader) start(from *scan) error {
	if g.into != nil {
		return errShape // letters and nothing else make a value
	}
	switch string(from.Name) {
	case "row":
		g.seen++
		return g.startRow(from)
	case "c":
		return g.startCell(from)
	case "v":
		if g.inside && len(g.value) > 0 {
			return errShape // of two values one would be lost
		}
		g.into = g.inCell(&g.value)
		g.cell.valued = true
	case "f":
		g.into = g.inCell(&g.formula)
		g.cell.computed = true
	case "is":
		g.inline, g.cell.valued = g.inside, true
	case "rPh":
		g.phonetic = true
	case "t":
		if g.inline && !g.phonetic {
			g.into = &g.value
		}
	case "mergeCell":
		g.merge(string(from.Attr("ref")))
	}
	return nil
}

func (g *gridReader) inCell(into *[]byte) *[]byte {
	if !g.inside {
		return nil
	}
	return into
}

// startRow follows the row's number; without one it is the row behind the last.
func (g *gridReader) startRow(from *scan) error {
	if g.inside {
		return errShape
	}
	g.closeRow()
	number := g.row.number + 1
	if s := from.Attr("r"); len(s) > 0 {
		n, err := strconv.Atoi(string(s))
		if err != nil {
			return errPlace
		}
		number = n
	}
	if number < 1 || number > lastRow {
		return errPlace
	}
	g.row = row{number: number, cells: g.spare[:0]}
	g.cell.column = 0
	return nil
}

// roomForCells is how many cells are made at a time.
const roomForCells = 256

// closeRow gives the row its part of the spare cells, and no way to grow into those of the next.
func (g *gridReader) closeRow() {
	n := len(g.row.cells)
	if n == 0 {
		return
	}
	g.spare = g.row.cells[n:]
	g.row.cells = g.row.cells[:n:n]
	g.grid.rows = append(g.grid.rows, g.row)
	g.row.cells = nil
}

func (g *gridReader) startCell(from *scan) error {
	column := g.cell.column + 1
	if name := from.Attr("r"); len(name) > 0 {
		r, c, ok := parseCell(string(name))
		if !ok || r != g.row.number {
			return errPlace
		}
		column = c
	}
	if column > lastColumn || g.row.number < 1 {
		return errPlace
	}
	if g.inside {
		return errShape
	}
	g.cell = cell{row: g.row.number, column: column, format: g.shelf.format(string(from.Attr("s")))}
	g.kind = append(g.kind[:0], from.Attr("t")...)
	g.value, g.formula, g.inside = g.value[:0], g.formula[:0], true
	return nil
}

func (g *gridReader) end(name []byte) error {
	switch string(name) {
	case "v", "f", "t":
		g.into = nil
	case "is":
		g.inline = false
	case "rPh":
		g.phonetic = false
	case "c":
		g.inside = false
		return g.closeCell()
	case "sheetData":
		g.closeRow()
		g.row = row{}
	}
	return nil
}

func (g *gridReader) closeCell() error {
	if err := g.fill(); err != nil {
		return err
	}
	g.cell.formula = g.shelf.texts.keep(g.formula)
	if g.cell.computed && len(g.value) == 0 && string(g.kind) != "str" && string(g.kind) != "inlineStr" {
		g.cell.valued = false // an empty value of no type is how writers that do not calculate leave a formula
	}
	if g.cell.raw != "" || g.cell.computed {
		if len(g.row.cells) == cap(g.row.cells) {
			g.row.cells = slices.Grow(g.row.cells, roomForCells)
		}
		g.row.cells = append(g.row.cells, g.cell)
	}
	return nil
}

// fill sets the cell's value. The number of a shared text need not be kept.
func (g *gridReader) fill() error {
	if string(g.kind) == "s" {
		return g.cell.share(g.value, g.shelf)
	}
	return g.cell.set(string(g.kind), g.shelf.texts.keep(g.value), g.shelf)
}

func (g *gridReader) merge(ref string) {
	if a, ok := parseArea(ref); ok && len(g.grid.merges) < g.lim.merges {
		g.grid.merges = append(g.grid.merges, a)
	}
}

// skim goes over what is left behind the limit without reading it cell by cell: formatted blank rows, of which people's sheets may
// have a million, are no loss; anything else is said.
func (g *gridReader) skim(rest []byte) error {
	g.grid.cut = g.inside // a cell that was begun
	end := bytes.TrimSpace(rest)
	if !bytes.HasSuffix(end, []byte("worksheet>")) {
		return io.ErrUnexpectedEOF
	}
	for {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			return nil
		}
		rest = rest[i+1:]
		switch tag := tagName(rest); tag {
		case "v", "is", "f":
			g.grid.cut = true
		case "mergeCell":
			if _, after, ok := bytes.Cut(rest[:min(len(rest), 200)], []byte(`ref="`)); ok {
				ref, _, _ := bytes.Cut(after, []byte(`"`))
				g.merge(string(ref))
			}
		}
	}
}

// tagName is the name of the tag that s begins with, without its prefix.
func tagName(s []byte) string {
	s = s[:min(len(s), 32)]
	if i := bytes.IndexAny(s, " />\t\r\n"); i >= 0 {
		s = s[:i]
	}
	if i := bytes.IndexByte(s, ':'); i >= 0 {
		s = s[i+1:]
	}
	return string(s)
}

// finish puts rows and cells in order and makes sure that no two cells claim one place.
func (g *gridReader) finish() error {
	g.closeRow()
	slices.SortStableFunc(g.grid.rows, func(a, b row) int { return cmp.Compare(a.number, b.number) })
	for i, r := range g.grid.rows {
		if i > 0 && g.grid.rows[i-1].number == r.number {
			return errPlace
		}
		slices.SortStableFunc(r.cells, func(a, b cell) int { return cmp.Compare(a.column, b.column) })
		for j := 1; j < len(r.cells); j++ {
			if r.cells[j-1].column == r.cells[j].column {
				return errPlace
			}
		}
	}
	return nil
}
