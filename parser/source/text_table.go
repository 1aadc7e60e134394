package source

import (
	"strings"
	"unicode/utf8"

	"theodoi/internal/pattern"
)

// maxCellLines is how far apart the bars of one cell may stand.
const maxCellLines = 150

func isBar(line string) bool { return strings.TrimSpace(line) == "|" }

// barTable reads a table of which only the bars are left, each on a line of its own:
//
//	|
//	TT
//	|
//	Nhiệm vụ
//	|
//	|
//	1
//
// Two bars in a row end one row and begin the next, or stand around an empty cell: rowsOf decides.
func (t *textFile) barTable(i int) int {
	if !isBar(t.lines[i]) {
		return i
	}
	var cells []lineRange
	filled := 0
	at := i
	for {
		start := at + 1
		for start < len(t.lines) && isBlank(t.lines[start]) {
			start++
		}
		if start == len(t.lines) || start > at+1 && !isBar(t.lines[start]) {
			break
		}
		stop := start
		for stop < len(t.lines) && !isBar(t.lines[stop]) && stop-start <= maxCellLines {
			stop++
		}
		if stop == len(t.lines) || stop-start > maxCellLines {
			break
		}
		if stop > start {
			filled++
		}
		t.cells++
		cells = append(cells, lineRange{start, stop})
		at = stop
	}
	if filled == 0 {
		for ; i <= at; i++ {
			t.b.paragraph(piece{text: t.lines[i], line: i + 1})
		}
		return i
	}
	if filled == 1 {
		t.block(i+1, at, true)
		return at + 1
	}
	t.b.beginTable(true)
	for _, row := range rowsOf(cells, func(r lineRange) string { return t.plain(r) }) {
		t.b.beginRow()
		for column, cell := range row {
			t.b.beginCell(column, 1, 1)
			t.cell(cell)
		}
	}
	t.b.endTable()
	return at + 1
}

// cell hands over the paragraphs of a cell, which empty lines may part.
func (t *textFile) cell(r lineRange) {
	for start := r.start; start < r.stop; {
		stop := start
		for stop < r.stop && !isBlank(t.lines[stop]) {
			stop++
		}
		t.block(start, stop, true)
		start = stop + 1
	}
}

// plain returns the lines as one, without asterisks, for judging only.
func (t *textFile) plain(r lineRange) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.Join(t.lines[r.start:r.stop], " "), "*", ""))
}

var pipeRule = pattern.New(`^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$`)

// pipeTable reads Markdown's tables: lines of cells between bars, with or without the rule below the headings.
func (t *textFile) pipeTable(i int) int {
	first := strings.TrimSpace(t.lines[i])
	closed := strings.HasPrefix(first, "|") && strings.HasSuffix(first, "|") && len(first) > 1
	open := !strings.HasPrefix(first, "|") && !strings.HasSuffix(first, "|")
	ruled := i+1 < len(t.lines) && strings.Contains(t.lines[i+1], "|") && pipeRule.MatchString(strings.TrimSpace(t.lines[i+1]))
	if !closed && !(open && ruled) {
		return i
	}
	if strings.Count(first, "|") > maxColumns {
		return i
	}
	columns := len(pipeCells(first))
	if ruled && len(pipeCells(t.lines[i+1])) != columns || !ruled && columns < 2 {
		return i
	}
	stop := i
	for stop < len(t.lines) && isPipeRow(t.lines[stop], closed) && t.cells <= maxCells {
		t.cells += strings.Count(t.lines[stop], "|")
		stop++
	}
	if !ruled && stop-i < 2 {
		return i
	}
	t.b.beginTable(false)
	for ; i < stop; i++ {
		line := strings.TrimSpace(t.lines[i])
		if pipeRule.MatchString(line) && strings.Contains(line, "-") {
			continue
		}
		t.b.beginRow()
		for column, cell := range pipeCells(line) {
			t.b.beginCell(column, 1, 1)
			t.cellText(cell, i+1)
		}
	}
	t.b.endTable()
	return stop
}

func isPipeRow(line string, closed bool) bool {
	line = strings.TrimSpace(line)
	if closed {
		return strings.HasPrefix(line, "|") && len(line) > 1
	}
	return strings.Contains(line, "|")
}

// pipeCells cuts a line at its bars; an escaped bar belongs to the text.
func pipeCells(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if !strings.HasSuffix(line, `\|`) {
		line = strings.TrimSuffix(line, "|")
	}
	var cells []string
	start := 0
	for i := 0; i < len(line); i++ {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			cells = append(cells, line[start:i])
			start = i + 1
		}
	}
	return append(cells, line[start:])
}

// cellText hands over the text of a cell that stands on one line.
func (t *textFile) cellText(text string, number int) {
	for _, part := range splitBreaks(text) {
		line := []textLine{newTextLine(part, number)}
		unmark(line, new(bool))
		t.b.paragraph(piece{text: line[0].text, line: number})
	}
}

// tabTable reads lines in a row that have the same number of tabs, as tables that are pasted into a text become.
func (t *textFile) tabTable(i int) int {
	tabs := strings.Count(t.lines[i], "\t")
	if tabs < 2 || tabs > maxColumns {
		return i
	}
	stop := i
	for stop < len(t.lines) && !isBlank(t.lines[stop]) && strings.Count(t.lines[stop], "\t") == tabs && t.cells <= maxCells {
		t.cells += tabs + 1
		stop++
	}
	if stop-i < 3 {
		return i
	}
	t.b.beginTable(false)
	for ; i < stop; i++ {
		t.b.beginRow()
		for column, cell := range strings.Split(t.lines[i], "\t") {
			t.b.beginCell(column, 1, 1)
			t.cellText(cell, i+1)
		}
	}
	t.b.endTable()
	return stop
}

func isBoxDrawing(r rune) bool { return r >= 0x2500 && r < 0x2580 }

// isGridRule tells the lines between the rows of a drawn table: +---+---+, ├──┼──┤.
func isGridRule(line string) bool {
	line = strings.TrimSpace(line)
	crossings := 0
	for _, r := range line {
		switch {
		case r == '+' || isBoxDrawing(r) && r != '│' && r != '┃' && r != '─' && r != '━' && r != '═' && r != '║':
			crossings++
		case r == '-' || r == '=' || r == ':' || isBoxDrawing(r) && r != '│' && r != '┃' && r != '║':
		default:
			return false
		}
	}
	return crossings >= 2 && utf8.RuneCountInString(line) >= 5
}

// gridTable reads a table that is drawn with signs. Where there are rules between most rows, the lines between two rules are one row; else each line
// is, unless its first cell is empty.
func (t *textFile) gridTable(i int) int {
	if !isGridRule(t.lines[i]) {
		return i
	}
	stop, rules := i, 0
	for stop < len(t.lines) {
		line := strings.TrimSpace(t.lines[stop])
		if isGridRule(line) {
			rules++
		} else if r, _ := utf8.DecodeRuneInString(line); r != '|' && r != '│' && r != '┃' && r != '║' {
			break
		}
		t.cells += strings.Count(line, "|") + 1
		stop++
	}
	if rules == stop-i {
		return stop // lines across the page
	}
	t.b.beginTable(false)
	var row [][]piece
	for ; i < stop; i++ {
		if isGridRule(t.lines[i]) {
			t.gridRow(row)
			row = nil
			continue
		}
		cells := gridCells(t.lines[i])
		if rules <= 3 && strings.TrimSpace(cells[0]) != "" {
			t.gridRow(row)
			row = nil
		}
		for column, cell := range cells {
			if column == len(row) {
				row = append(row, nil)
			}
			row[column] = append(row[column], piece{text: cell, line: i + 1})
		}
	}
	t.gridRow(row)
	t.b.endTable()
	return stop
}

func (t *textFile) gridRow(row [][]piece) {
	if len(row) == 0 {
		return
	}
	t.b.beginRow()
	for column, pieces := range row {
		t.b.beginCell(column, 1, 1)
		t.b.paragraph(pieces...)
	}
}

func gridCells(line string) []string {
	line = strings.Map(func(r rune) rune {
		if r == '│' || r == '┃' || r == '║' {
			return '|'
		}
		return r
	}, line)
	return pipeCells(line)
}
