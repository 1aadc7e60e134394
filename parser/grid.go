package parser

import (
	"slices"
	"strings"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// grid is a table whose columns say what its rows order: tasks with who and when, or targets with their figures.
type grid struct {
	span    plan.Span
	columns []column
	head    []plan.Span // rows that only frame the others: titles, heads of columns and their repetitions
	rows    []gridRow
	loose   bool
}

type column struct {
	role role
	head string
}

// gridRow is one row with something in it.
type gridRow struct {
	span  plan.Span
	cells []gridCell // in order; those of a loose grid know no columns
}

type gridCell struct {
	column, columns, rows int
	span                  plan.Span
	text                  string
}

// orders reports whether a table of such columns is read row by row, and whether its rows are targets.
func orders(columns []column) (ok, targets bool) {
	has := map[role]int{}
	for _, c := range columns {
		has[c.role]++
	}
	who := has[lead]+has[support] > 0
	switch {
	case has[targetColumn] > 0 && (has[unitColumn] > 0 || has[figureColumn] > 0) && has[figureColumn]+has[pastColumn] > 0:
		return has[figureColumn] > 0, true
	case has[content] > 0 && has[unitColumn] > 0 && has[figureColumn] > 0 && has[due] == 0:
		return true, true
	case has[content]+has[targetColumn] > 0 && (who || has[due] > 0 && has[product] > 0 || has[due] > 0 && has[ordinalColumn] > 0):
		return true, false
	}
	return false, false
}

// readGrids returns the tables of a text that are read row by row, in order.
func readGrids(src *plan.Source, labels *Labels) []*grid {
	var out []*grid
	for _, t := range src.Tables {
		if g := readGrid(src, t, labels); g != nil {
			out = append(out, g)
		} else if n := len(out); n > 0 && out[n-1].goesOnIn(src, t) {
			out[n-1].takeRows(filledRows(src, t))
			out[n-1].span.Stop = t.Span.Stop
		}
	}
	return out
}

// goesOnIn reports whether a table without a head is the rest of g behind a page break: as wide, and with nothing of the document between.
func (g *grid) goesOnIn(src *plan.Source, t plan.Table) bool {
	if t.Loose != g.loose || width(t) != len(g.columns) {
		return false
	}
	between := src.Text[g.span.Stop:t.Span.Start]
	for _, d := range src.Dropped {
		if d.Start >= g.span.Stop && d.Stop <= t.Span.Start {
			between = strings.Replace(between, d.Of(src.Text), "", 1)
		}
	}
	return strings.TrimSpace(between) == ""
}

// width is how many columns a table has.
func width(t plan.Table) int {
	n := 0
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			n = max(n, c.Column+c.Columns)
		}
	}
	return n
}

// headWithin is how many rows from the top the heads of columns are looked for.
const headWithin = 4

func readGrid(src *plan.Source, t plan.Table, labels *Labels) *grid {
	rows := filledRows(src, t)
	for i := 0; i < min(headWithin, len(rows)); i++ {
		columns, deep := headAt(rows, i, t.Loose, labels)
		if ok, _ := orders(columns); !ok {
			continue
		}
		g := &grid{span: t.Span, columns: columns, loose: t.Loose}
		for _, r := range rows[:i+deep] {
			g.head = append(g.head, r.span)
		}
		g.takeRows(rows[i+deep:])
		return g
	}
	return nil
}

// filledRows returns the rows that hold any text. Empty cells of a row are kept: they say that a column is empty and not merged.
func filledRows(src *plan.Source, t plan.Table) []gridRow {
	var out []gridRow
	for _, r := range t.Rows {
		row := gridRow{}
		for _, c := range r.Cells {
			cell := gridCell{c.Column, c.Columns, c.Rows, c.Span, strings.TrimSpace(c.Span.Of(src.Text))}
			if cell.text != "" {
				if row.span.Len() == 0 {
					row.span.Start = c.Span.Start
				}
				row.span.Stop = c.Span.Stop
			}
			row.cells = append(row.cells, cell)
		}
		if row.span.Len() > 0 {
			out = append(out, row)
		}
	}
	return out
}

// headAt reads the heads of the columns from row i, and from the row below where some heads are divided there. deep is how many rows they
// take.
func headAt(rows []gridRow, i int, loose bool, labels *Labels) (columns []column, deep int) {
	for _, c := range rows[i].cells {
		col := column{labels.column(c.text), viet.Spaces(c.text)}
		for range max(1, c.columns) {
			columns = append(columns, col)
			if loose {
				break
			}
		}
	}
	deep = 1
	if i+1 < len(rows) && dividesHead(rows[i], rows[i+1], loose, labels) {
		columns = divideHead(columns, rows[i+1], loose, labels)
		deep = 2
	}
	return oneLead(columns), deep
}

// dividesHead reports whether the cells of next are heads below those of row: all of them heads, and fewer of them.
func dividesHead(row, next gridRow, loose bool, labels *Labels) bool {
	known, filled := 0, 0
	for _, c := range next.cells {
		if c.text == "" {
			continue
		}
		if len(c.text) > 120 || isCellNumber(c.text) {
			return false
		}
		filled++
		if labels.column(c.text) != "" || yearHead.MatchString(c.text) {
			known++
		} else if loose {
			return false
		}
	}
	if known == 0 || known*2 < filled || loose && known >= len(row.cells) || isNumberRow(next) {
		return false
	}
	if loose {
		return known >= 2
	}
	for _, c := range row.cells {
		if c.rows > 1 {
			return true // the others go on below
		}
	}
	return known >= 2
}

var yearHead = pattern.New(`(?i)^(?:đến\s+)?(?:năm\s+)?(?:20\d\d|[IVX]{1,4})(?:\s*[-–]\s*20\d\d)?$`)

// divideHead puts the heads of the lower row in their places.
func divideHead(columns []column, next gridRow, loose bool, labels *Labels) []column {
	if loose {
		at := divided(columns)
		var below []column
		for _, c := range next.cells {
			below = append(below, column{labels.column(c.text), viet.Spaces(c.text)})
		}
		return slices.Concat(columns[:at], below, columns[min(at+1, len(columns)):])
	}
	out := slices.Clone(columns)
	for _, c := range next.cells {
		if c.text == "" {
			continue
		}
		for k := c.column; k < c.column+c.columns && k < len(out); k++ {
			whole := out[k].head + " " + viet.Spaces(c.text)
			out[k].role = labels.column(c.text)
			if out[k].role == "" || yearHead.MatchString(c.text) {
				out[k].role = labels.column(whole)
			}
			if begins.MatchString(c.text) {
				out[k].role = noteColumn // when work begins binds nobody
			}
			out[k].head = whole
		}
	}
	return out
}

// begins is the head of a column of when work begins.
var begins = pattern.New(`(?i)^\s*(?:bắt đầu|khởi công|từ)\s*$`)

// divided is the column whose head the lower row of a loose table divides: the one that speaks of assigning, else the first unknown.
func divided(columns []column) int {
	for i, c := range columns {
		folded := viet.Fold(c.head)
		if strings.Contains(folded, viet.Fold("phân công")) || strings.Contains(folded, viet.Fold("cơ quan")) || strings.Contains(folded, viet.Fold("đơn vị thực hiện")) {
			return i
		}
	}
	for i, c := range columns {
		if c.role == "" {
			return i
		}
	}
	return len(columns) - 1
}

// oneLead keeps one column of leads, the one that says "chủ trì"; another that only says who carries it out names support.
func oneLead(columns []column) []column {
	first, named := -1, -1
	for i, c := range columns {
		if c.role != lead {
			continue
		}
		if first < 0 {
			first = i
		}
		if strings.Contains(viet.Fold(c.head), viet.Fold("chủ trì")) && named < 0 {
			named = i
		}
	}
	keep := first
	if named >= 0 {
		keep = named
	}
	for i := range columns {
		if columns[i].role == lead && i != keep && columns[i].head != columns[keep].head {
			columns[i].role = support
		}
	}
	return columns
}

// takeRows sorts the rows below the head: repetitions of the head and rows that number the columns only frame the others.
func (g *grid) takeRows(rows []gridRow) {
	for _, r := range rows {
		if isNumberRow(r) || g.repeatsHead(r) {
			g.head = append(g.head, r.span)
			continue
		}
		g.rows = append(g.rows, r)
	}
}

// isNumberRow reports whether a row numbers the columns: (1) (2) (3), or A B 1 2.
func isNumberRow(r gridRow) bool {
	numbers := 0
	for _, c := range r.cells {
		t := strings.Trim(c.text, "()[]. ")
		if t == "" {
			continue
		}
		if len(t) > 3 || !cellNumber.MatchString(t) && !strings.Contains(t, "=") {
			return false
		}
		numbers++
	}
	return numbers >= 3 || numbers == 2 && len(r.cells) == 2
}

// repeatsHead reports whether a row is the head of the columns once more.
func (g *grid) repeatsHead(r gridRow) bool {
	same, filled := 0, 0
	for _, c := range r.cells {
		if c.text == "" {
			continue
		}
		filled++
		for _, col := range g.columns {
			if len(c.text) < 2*len(col.head)+8 && len(col.head) < 2*len(c.text)+8 && col.head != "" && viet.Fold(viet.Spaces(c.text)) == viet.Fold(col.head) {
				same++
				break
			}
		}
	}
	return filled >= 2 && same == filled
}

// cellNumber is what stands in a column of numbers.
var cellNumber = pattern.New(`^\(?(?:[IVXL]{1,6}|[A-Z]|\d{1,3}(?:[.\-]\d{1,3}){0,3}|[a-zđ])\s*[.)]{0,2}$`)

func isCellNumber(s string) bool { return cellNumber.MatchString(strings.TrimSpace(s)) }

// cellMarker reads the number in a cell as the marker it would be in front of a paragraph.
func cellMarker(s string) marker {
	s = strings.Trim(strings.TrimSpace(s), "().")
	switch {
	case s == "":
		return marker{}
	case romanValue(s) > 0:
		return marker{roman, romanValue(s), s}
	case len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z':
		return marker{capital, int(s[0]-'A') + 1, s}
	case s[0] >= '0' && s[0] <= '9':
		m, _ := readMarker(strings.ReplaceAll(s, "-", ".") + ". X")
		return m
	}
	return marker{letter, letterValue(s), s}
}

func (g *grid) columnOf(r role) int {
	return slices.IndexFunc(g.columns, func(c column) bool { return c.role == r })
}
