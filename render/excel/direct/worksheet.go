package direct

import (
	"strconv"

	"theodoi/internal/ooxml"
)

// protection locks what is no input cell and leaves open what does no harm. There is no password.
const protection = `<sheetProtection sheet="true" objects="true" scenarios="true" formatCells="true" formatColumns="false" formatRows="false"` +
	` insertColumns="true" insertRows="true" insertHyperlinks="true" deleteColumns="true" deleteRows="true" selectLockedCells="false"` +
	` sort="true" autoFilter="false" pivotTables="true" selectUnlockedCells="false"/>`

// worksheet appends a sheet's part. Excel insists on the order of the elements.
func (s *Sheet) worksheet(b []byte, first bool, shared *sharedStrings) []byte {
	b = append(b, xmlHead+`<worksheet `+mainNS+`>`...)
	if s.Tab != "" {
		b = append(b, `<sheetPr><tabColor`...)
		b = attribute(b, "rgb", s.Tab)
		b = append(b, `/><pageSetUpPr fitToPage="true"/></sheetPr>`...)
	}
	b = append(b, `<dimension`...)
	b = attribute(b, "ref", s.Dimension)
	b = append(b, `/>`...)
	b = s.views(b, first)
	if s.Tab != "" {
		b = append(b, `<sheetFormatPr defaultRowHeight="15"/>`...)
	}
	b = s.columns(b)
	b = s.data(b, shared)
	b = append(b, protection...)
	if s.Filter != (Area{}) {
		b = append(b, `<autoFilter`...)
		b = attribute(b, "ref", s.Filter.Fixed())
		b = append(b, `/>`...)
	}
	b = s.colours(b)
	b = s.checks(b)
	b = s.page(b)
	b = s.ignored(b)
	return append(b, `</worksheet>`...)
}

func (s *Sheet) views(b []byte, first bool) []byte {
	b = append(b, `<sheetViews><sheetView`...)
	if s.HideGrid {
		b = append(b, ` showGridLines="false"`...)
	}
	if first {
		b = append(b, ` tabSelected="true"`...)
	}
	b = append(b, ` workbookViewId="0"`...)
	if f := s.Frozen; f != nil {
		b = append(b, `><pane activePane="bottomRight" state="frozen"`...)
		b = attribute(b, "topLeftCell", f.Corner)
		b = number(b, "xSplit", f.Columns)
		b = number(b, "ySplit", f.Rows)
		b = append(b, `/><selection`...)
		b = attribute(b, "activeCell", f.Cursor)
		b = append(b, ` pane="bottomRight"`...)
		b = attribute(b, "sqref", f.Cursor)
		b = append(b, `/></sheetView></sheetViews>`...)
		return b
	}
	return append(b, `/></sheetViews>`...)
}

// columns appends the widths, neighbours that are the same as one.
func (s *Sheet) columns(b []byte) []byte {
	open := false
	for i := 0; i < len(s.Columns); {
		c, from := s.Columns[i], i
		for i++; i < len(s.Columns) && s.Columns[i] == c; i++ {
		}
		if c == (Column{}) {
			continue
		}
		if !open {
			b, open = append(b, `<cols>`...), true
		}
		b = append(b, `<col customWidth="true"`...)
		if c.Hidden {
			b = append(b, ` hidden="true"`...)
		}
		b = number(b, "max", i)
		b = number(b, "min", from+1)
		b = decimal(b, "width", c.Width)
		b = append(b, `/>`...)
	}
	if open {
		b = append(b, `</cols>`...)
	}
	return b
}

func (s *Sheet) data(b []byte, shared *sharedStrings) []byte {
	b = append(b, `<sheetData>`...)
	for i := range s.Rows {
		b = s.Rows[i].append(b, i+1, shared)
	}
	return append(b, `</sheetData>`...)
}

// append appends the row, unless there is nothing to say of it.
func (r *Row) append(b []byte, row int, shared *sharedStrings) []byte {
	start := len(b)
	b = append(b, `<row`...)
	b = number(b, "r", row)
	if r.Height > 0 {
		b = decimal(b, "ht", r.Height)
	}
	if r.Hidden {
		b = append(b, ` hidden="true"`...)
	}
	var digits [8]byte
	name := strconv.AppendInt(digits[:0], int64(row), 10)
	b = append(b, '>')
	open := len(b)
	for i := range r.Cells {
		b = r.Cells[i].append(b, i, name, shared)
	}
	if len(b) > open {
		return append(b, `</row>`...)
	}
	if r.Height == 0 && !r.Hidden {
		return b[:start]
	}
	return append(b[:open-1], `/>`...)
}

func (c *Cell) append(b []byte, column int, row []byte, shared *sharedStrings) []byte {
	if c.Text == "" && c.Style == 0 {
		return b
	}
	b = append(b, `<c r="`...)
	b = ooxml.AppendColumn(b, column)
	b = append(b, row...)
	b = append(b, '"')
	if c.Style != 0 {
		b = append(b, ` s="`...)
		b = strconv.AppendInt(b, int64(c.Style), 10)
		b = append(b, '"')
	}
	switch {
	case c.Text == "":
		return append(b, `/>`...)
	case c.Formula:
		// The empty value is what the formula comes to in a row that nobody has filled in.
		b = append(b, ` t="str"><f>`...)
		b = text(b, c.Text)
		return append(b, `</f><v></v></c>`...)
	}
	b = append(b, ` t="s"><v>`...)
	b = strconv.AppendInt(b, int64(shared.number(c.Text)), 10)
	return append(b, `</v></c>`...)
}
