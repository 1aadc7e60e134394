package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// openTable is a table that may go on on the next page.
type openTable struct {
	x     []float64 // edges of its columns
	width float64   // of the pages it stands on
	table *Table
	marks []Piece // raised figures that lead to footnotes
}

// maxHeadings is how many rows are printed again at the top of a page at most.
const maxHeadings = 5

// newTable makes the rows of a grid.
func newTable(g grid, p Page) *openTable {
	t := &openTable{x: g.x, width: p.Width, table: &Table{}}
	rows := make([]Row, len(g.y)-1)
	for _, c := range g.cells {
		cell := Cell{Column: c.col, Columns: c.cols, Rows: c.rows}
		var marks []Piece
		cell.Paragraphs, marks = cellParagraphs(c.words, g.x[c.col], g.x[c.col+c.cols], p.Number)
		t.marks = append(t.marks, marks...)
		rows[c.row].Cells = append(rows[c.row].Cells, cell)
	}
	t.table.Rows = rows
	return t
}

// joins takes the table next, which begins the next page, as going on with t if its columns do.
func (t *openTable) joins(next *openTable) bool {
	if math.Abs(t.width-next.width) > 1 {
		return false
	}
	x, ok := union(t.x, next.x)
	if !ok {
		return false
	}
	t.spread(x)
	next.spread(x)
	rows := next.table.Rows
	n := t.headings(rows)
	for i := range rows[:n] {
		rows[i].Aside = true
	}
	if n < len(rows) {
		if t.goesOn(rows[n]) {
			t.append(rows[n])
			t.table.Rows = append(t.table.Rows, rows[:n]...)
			rows = rows[n+1:]
		} else {
			t.stretch(&rows[n])
		}
	}
	t.table.Rows = append(t.table.Rows, rows...)
	t.marks = append(t.marks, next.marks...)
	return true
}

// union are the edges of two parts of a table; ok is false if they are different tables. One part may lack edges that only a
// heading or a merged cell of the other has.
func union(a, b []float64) (x []float64, ok bool) {
	if math.Abs(a[0]-b[0]) > 2*edgeSlack || math.Abs(a[len(a)-1]-b[len(b)-1]) > 2*edgeSlack {
		return nil, false
	}
	few, many := a, b
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, e := range few {
		if math.Abs(many[nearest(many, e)]-e) > 2*edgeSlack {
			return nil, false
		}
	}
	return many, len(few) > 2 || len(many) == 2
}

// spread gives the cells their columns among the edges x, of which those of t are some.
func (t *openTable) spread(x []float64) {
	if len(x) == len(t.x) {
		t.x = x
		return
	}
	for i := range t.table.Rows {
		for j := range t.table.Rows[i].Cells {
			c := &t.table.Rows[i].Cells[j]
			from, to := nearest(x, t.x[c.Column]), nearest(x, t.x[c.Column+c.Columns])
			c.Column, c.Columns = from, max(1, to-from)
		}
	}
	t.x = x
}

// headings is how many of the rows repeat the first rows of the table. All rows never do: a table of headings alone says something.
func (t *openTable) headings(rows []Row) int {
	n := 0
	for n < len(rows) && n < len(t.table.Rows) && n < maxHeadings && sameRow(t.table.Rows[n], rows[n]) {
		n++
	}
	return n
}

func sameRow(a, b Row) bool {
	if len(a.Cells) != len(b.Cells) || len(a.Cells) == 0 {
		return false
	}
	written := false
	for i := range a.Cells {
		text := squeeze(a.Cells[i].text())
		if text != squeeze(b.Cells[i].text()) {
			return false
		}
		written = written || text != ""
	}
	return written
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// goesOn says whether a row is the rest of the table's last row, which the end of the page cut: its first cell is empty, and what it
// holds goes on in the middle of a sentence.
func (t *openTable) goesOn(r Row) bool {
	if len(r.Cells) == 0 || !r.Cells[0].empty() {
		return false
	}
	written, broken := 0, false
	for _, c := range r.Cells {
		if c.empty() {
			continue
		}
		above := t.covering(c.Column, c.Columns)
		if above == nil || above.empty() {
			return false
		}
		written++
		before, after := strings.TrimSpace(above.text()), strings.TrimSpace(c.text())
		broken = broken || startsLower(after) || !ends(before) && !isItem(after)
	}
	return written > 0 && (broken || written*2 <= len(r.Cells) && written < len(r.Cells)-1)
}

// isItem says whether a text begins as a name, a figure or an item of a list does.
func isItem(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("-+•*", r)
}

// append adds the rest of a row to the last row. Cells that go on below it go on in the table.
func (t *openTable) append(r Row) {
	for _, c := range r.Cells {
		above := t.covering(c.Column, c.Columns)
		if above == nil {
			continue
		}
		above.Rows += c.Rows - 1
		if !c.empty() {
			above.goOn(c.Paragraphs)
		}
	}
}

// goOn adds paragraphs to a cell; the first may be the rest of its last.
func (c *Cell) goOn(more [][]Piece) {
	if n := len(c.Paragraphs) - 1; n >= 0 && goesOnInCell(c.Paragraphs[n], more[0]) {
		rest := slices.Clone(more[0])
		last := &c.Paragraphs[n][len(c.Paragraphs[n])-1]
		last.Text, rest[0].Glued = glue(last.Text, rest[0].Text)
		c.Paragraphs[n] = append(c.Paragraphs[n], rest...)
		more = more[1:]
	}
	c.Paragraphs = append(c.Paragraphs, more...)
}

// goesOnInCell says whether a paragraph goes on over the page: in the middle of a sentence, or with a name behind a line that was full. Short
// lines are names, one below the other.
func goesOnInCell(before, after []Piece) bool {
	const full = 20 // letters
	a, b := before[len(before)-1].Text, after[0].Text
	return startsLower(b) || !ends(a) && !marker.MatchString(b) && utf8.RuneCountInString(a) >= full
}

// stretch lets cells that were merged over several rows go on over the rows of the next page, where they are empty.
func (t *openTable) stretch(r *Row) {
	r.Cells = slices.DeleteFunc(r.Cells, func(c Cell) bool {
		above := t.covering(c.Column, c.Columns)
		if !c.empty() || above == nil || above.empty() || c.Rows < 2 && above.Rows < 2 {
			return false
		}
		above.Rows += c.Rows
		return true
	})
}

// covering is the cell that covers the columns in the last row.
func (t *openTable) covering(column, columns int) *Cell {
	const farthest = 200
	rows := t.table.Rows
	below := 0 // rows below the cell, headings that were printed again left out
	for i := len(rows) - 1; i >= 0 && below < farthest; i-- {
		if rows[i].Aside {
			continue
		}
		for j := range rows[i].Cells {
			if c := &rows[i].Cells[j]; c.Column == column && c.Columns == columns {
				if c.Rows > below {
					return c
				}
				return nil
			}
		}
		below++
	}
	return nil
}
