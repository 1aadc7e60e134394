package excel

import (
	"bytes"
	"math"
	"strconv"
)

// sheetShape is how wide the columns and how high the rows of a worksheet are on the screen, so far as it says so.
type sheetShape struct {
	columns []columnSpan
	rows    map[int]float64 // pixels
}

type columnSpan struct {
	first, last int // from 0
	width       float64
}

// Sizes of what a sheet says nothing of, in pixels.
const (
	usualWidth  = 64.0
	usualHeight = 20.0
	// shapedRows is how many rows are looked at; below them all are taken as usual.
	shapedRows = 20_000
)

// shape is looked at once a sheet.
func (b *returnedBook) shape(p returnedPage) sheetShape {
	if s, ok := b.shapes[p.part]; ok {
		return s
	}
	m, err := b.markup(p.part)
	if err != nil {
		return sheetShape{} // the sheet is refused where it is marked
	}
	s := shapeOf(m)
	b.shapes[p.part] = s
	return s
}

func shapeOf(m markup) sheetShape {
	s := sheetShape{rows: map[int]float64{}}
	if cols, ok := m.child("cols"); ok {
		for _, e := range m.within(cols) {
			first, _ := strconv.Atoi(m.attribute(e, "min"))
			last, _ := strconv.Atoi(m.attribute(e, "max"))
			width, _ := strconv.ParseFloat(m.attribute(e, "width"), 64)
			if isTrue(m.attribute(e, "hidden")) {
				width = 0
			}
			s.columns = append(s.columns, columnSpan{first - 1, last - 1, width * digitPixels})
		}
	}
	if rows, ok := m.child("sheetData"); ok {
		s.readRows(m, m.data[rows.inner:rows.stop])
	}
	return s
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// readRows reads the start tags of the rows only.
func (s *sheetShape) readRows(m markup, data []byte) {
	open := []byte("<" + m.prefix + "row ")
	for range shapedRows {
		i := bytes.Index(data, open)
		if i < 0 {
			return
		}
		stop := bytes.IndexByte(data[i:], '>')
		if stop < 0 {
			return
		}
		tag := markup{data: data[i : i+stop+1]}
		whole := element{start: 0, inner: len(tag.data)}
		number, _ := strconv.Atoi(tag.attribute(whole, "r"))
		height, err := strconv.ParseFloat(tag.attribute(whole, "ht"), 64)
		switch {
		case isTrue(tag.attribute(whole, "hidden")):
			s.rows[number] = 0
		case err == nil:
			s.rows[number] = height * 96 / 72
		}
		data = data[i+stop:]
	}
}

func (s sheetShape) columnWidth(column int) float64 {
	for _, c := range s.columns {
		if column >= c.first && column <= c.last {
			return c.width
		}
	}
	return usualWidth
}

func (s sheetShape) rowHeight(row int) float64 {
	if h, ok := s.rows[row]; ok {
		return h
	}
	return usualHeight
}

// span walks from a place over so many pixels and returns where it ends: how many columns or rows further, and how far into that one.
func span(size func(int) float64, from int, pixels float64) (at, rest int) {
	const furthest = 60
	for at = from; at < from+furthest; at++ {
		if here := size(at); pixels < here {
			return at, int(math.Max(pixels, 0))
		} else {
			pixels -= here
		}
	}
	return at, 0
}
