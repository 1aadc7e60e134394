package intake

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
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
	cell     cell
	kind     string // the cell's t attribute
	value    []byte
	formula  []byte
	into     *[]byte // where letters go, nil for nowhere
	inside   bool    // within a cell
	inline   bool    // within an inline string
	phonetic bool
	seen     int // rows
}

func (g *gridReader) read(from *scan) error {
	for g.seen <= g.lim.rows {
		token, err := from.next()
		switch {
		case err == io.EOF:
			return g.finish()
		case err == errTooMany:
			g.seen = g.lim.rows + 1
		case err != nil:
			return err
		}
		if err := g.take(token); err != nil {
			return err
		}
	}
	if err := g.skim(g.data[from.dec.InputOffset():]); err != nil {
		return err
	}
	return g.finish()
}

func (g *gridReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return g.start(t)
	case xml.EndElement:
		return g.end(t.Name.Local)
	case xml.CharData:
		if g.into != nil {
			*g.into = append(*g.into, t...)
		}
	}
	return nil
}

func (g *gridReader) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		g.seen++
		return g.startRow(t)
	case "c":
		return g.startCell(t)
	case "v":
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
		g.merge(attribute(t, "ref"))
	}
	return nil
}

func (g *gridReader) inCell(into *[]byte) *[]byte {
	if !g.inside {
		return nil
	}
	return into
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// startRow follows the row's number; without one it is the row behind the last.
func (g *gridReader) startRow(t xml.StartElement) error {
	g.closeRow()
	number := g.row.number + 1
	if s := attribute(t, "r"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			return errPlace
		}
		number = n
	}
	if number < 1 || number > lastRow {
		return errPlace
	}
	g.row = row{number: number}
	g.cell.column = 0
	return nil
}

func (g *gridReader) closeRow() {
	if len(g.row.cells) > 0 {
		g.grid.rows = append(g.grid.rows, g.row)
	}
}

func (g *gridReader) startCell(t xml.StartElement) error {
	column := g.cell.column + 1
	if name := attribute(t, "r"); name != "" {
		r, c, ok := parseCell(name)
		if !ok || r != g.row.number {
			return errPlace
		}
		column = c
	}
	if column > lastColumn {
		return errPlace
	}
	g.cell = cell{row: g.row.number, column: column, format: g.shelf.format(attribute(t, "s"))}
	g.kind = attribute(t, "t")
	g.value, g.formula, g.inside = g.value[:0], g.formula[:0], true
	return nil
}

func (g *gridReader) end(name string) error {
	switch name {
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
	if err := g.cell.set(g.kind, string(g.value), g.shelf); err != nil {
		return err
	}
	g.cell.formula = string(g.formula)
	if g.cell.computed && len(g.value) == 0 && g.kind != "str" && g.kind != "inlineStr" {
		g.cell.valued = false // an empty value of no type is how writers that do not calculate leave a formula
	}
	if g.cell.raw != "" || g.cell.computed {
		g.row.cells = append(g.row.cells, g.cell)
	}
	return nil
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
