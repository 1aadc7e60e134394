package parser

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
	"theodoi/plan"
)

// tableReader makes sections, tasks and targets of the rows of a table.
type tableReader struct {
	*taskReader
	rules   *Rules
	horizon plan.Horizon
	used    map[plan.Ref]bool // shared with the outline
	prefix  []string          // path of the heading the table stands under

	grid   *grid
	groups []group
	anchor []string          // path of the last row with a number in the group; nil for none
	serial int               // of rows without a number behind it
	said   map[role]gridCell // the last cell of each role that said something
	above  map[int]gridCell  // the last cell of each column, with what it still covers
	left   map[int]int       // how many rows the cell above still covers
	rest   []gridRow         // rows behind the one being read
	tasks  []plan.Task
	rows   []targetRow
	heads  []plan.Section
	frame  []plan.Span
}

// group is a heading row in force.
type group struct {
	marker marker
	path   []string
}

// readTable reads the rows of g, which stands under prefix.
func (t *tableReader) readTable(g *grid, prefix []string) {
	t.grid, t.prefix, t.groups, t.anchor, t.serial = g, prefix, nil, nil, 0
	t.above, t.left, t.said = map[int]gridCell{}, map[int]int{}, map[role]gridCell{}
	t.frame = append(t.frame, g.head...)
	_, targets := orders(g.columns)
	for i, raw := range g.rows {
		t.rest = g.rows[i+1:]
		row := g.align(raw, t.view)
		cells := t.byColumn(row)
		switch {
		case t.isGroup(row, cells):
			t.openGroup(row, cells)
		case targets:
			t.targetRow(row, cells)
		default:
			t.taskRow(row, cells)
		}
		t.cover(row)
	}
}

// byColumn returns the cells of a row by the role of their column; of several columns of a role all.
func (t *tableReader) byColumn(row gridRow) map[role][]gridCell {
	out := map[role][]gridCell{}
	for _, c := range row.cells {
		if c.text == "" || c.column >= len(t.grid.columns) {
			continue
		}
		r := t.grid.columns[c.column].role
		out[r] = append(out[r], c)
	}
	return out
}

// cover notes which cells of a row go on in the rows below.
func (t *tableReader) cover(row gridRow) {
	for k := range t.left {
		if t.left[k]--; t.left[k] <= 0 {
			delete(t.left, k)
		}
	}
	for _, c := range row.cells {
		for k := c.column; k < c.column+c.columns; k++ {
			t.above[k] = c
			if c.rows > 1 {
				t.left[k] = c.rows - 1
			}
		}
	}
}

// inherited returns the cells that a row has from above: those of merged cells, and, in a loose table, of the columns it has no cell for.
func (t *tableReader) inherited(row gridRow, r role) (gridCell, bool) {
	for k, col := range t.grid.columns {
		if col.role != r || hasColumn(row, k) {
			continue
		}
		c, ok := t.above[k]
		if ok && c.text != "" && (t.left[k] > 0 || t.grid.loose) {
			return c, true
		}
	}
	return gridCell{}, false
}

func hasColumn(row gridRow, k int) bool {
	for _, c := range row.cells {
		if c.column <= k && k < c.column+c.columns {
			return true
		}
	}
	return false
}

// isGroup reports whether a row is a heading for those below: a title, perhaps with a number, and nothing of who, when or how much.
func (t *tableReader) isGroup(row gridRow, cells map[role][]gridCell) bool {
	filled := 0
	for _, c := range row.cells {
		if c.text != "" {
			filled++
		}
	}
	for _, r := range []role{lead, support, due, product, unitColumn, figureColumn} {
		if len(cells[r]) > 0 && filled > 1 {
			return false
		}
	}
	title, m := t.groupTitle(row, cells)
	if title == "" || filled > 2 {
		return false
	}
	if t.grid.loose && filled == 1 && len(row.cells) == 1 || spansAll(row, len(t.grid.columns)) {
		r, _ := utf8.DecodeRuneInString(title)
		return m.level != none || !unicode.IsLower(r) && (isUpper(title) || t.nextStartsOver())
	}
	switch {
	case m.level == none:
		return isUpper(title)
	case m.level <= roman || isUpper(title):
		return true
	}
	return !t.coveredBelow() && t.nextIsUnder(m)
}

// spansAll reports whether one cell covers nearly the whole row.
func spansAll(row gridRow, columns int) bool {
	for _, c := range row.cells {
		if c.text != "" && c.columns*3 >= columns*2 {
			return true
		}
	}
	return false
}

// coveredBelow reports whether who or when comes to the row from a merged cell above: such a row orders something.
func (t *tableReader) coveredBelow() bool {
	for k, col := range t.grid.columns {
		if (col.role == lead || col.role == due) && t.left[k] > 0 {
			return true
		}
	}
	return false
}

// nextStartsOver reports whether the row behind is numbered.
func (t *tableReader) nextStartsOver() bool {
	if len(t.rest) == 0 {
		return false
	}
	first := t.rest[0].cells[0]
	return isCellNumber(first.text) || t.grid.columnOf(ordinalColumn) < 0
}

// nextIsUnder reports whether the row behind is numbered as one below m: 1.1 or a) behind 1, or 1 again.
func (t *tableReader) nextIsUnder(m marker) bool {
	if len(t.rest) == 0 || m.level == none {
		return false
	}
	text := t.rest[0].cells[0].text
	if !isCellNumber(text) {
		return strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+")
	}
	next := cellMarker(text)
	return next.rank() > m.rank() || next.level == m.level && next.text == "1" && m.text != "0"
}

// groupTitle returns the title of a heading row and its number, which stands in its own cell or in front of the title.
func (t *tableReader) groupTitle(row gridRow, cells map[role][]gridCell) (string, marker) {
	var title string
	var m marker
	for _, c := range row.cells {
		switch {
		case c.text == "":
		case isCellNumber(c.text) && m.level == none && title == "":
			m = cellMarker(c.text)
		case title == "":
			title = strings.ReplaceAll(c.text, "\n", " ")
		default:
			return "", marker{}
		}
	}
	if m.level == none {
		found, at := readMarker(title)
		if found.level != none && found.level != bullet && found.level != plus {
			return strings.TrimSpace(title[at:]), found
		}
	}
	return title, m
}

func (t *tableReader) openGroup(row gridRow, cells map[role][]gridCell) {
	title, m := t.groupTitle(row, cells)
	t.pop(m)
	own := t.under(m).text
	if m.level == none {
		own = "n" + strconv.Itoa(len(t.heads)+1)
	}
	path := t.path()
	t.groups = append(t.groups, group{m, t.free(append(path, own))})
	t.anchor, t.serial = nil, 0
	t.heads = append(t.heads, plan.Section{Ref: plan.RefOf(t.top()), Path: t.top(), Title: title, Span: row.span})
}

// pop closes the groups that a row numbered m cannot stand under.
func (t *tableReader) pop(m marker) {
	for len(t.groups) > 0 {
		last := t.groups[len(t.groups)-1].marker
		if m.level != none && last.level != none && last.rank() < m.rank() && !(m.manyLevels() && last.level == arabic && !strings.HasPrefix(m.text, last.text+".")) {
			return
		}
		t.groups = t.groups[:len(t.groups)-1]
	}
}

// under is m with what its group's number says already cut off: 1.2 under 1 is 2.
func (t *tableReader) under(m marker) marker {
	if len(t.groups) > 0 && m.manyLevels() {
		m.text = strings.TrimPrefix(m.text, t.groups[len(t.groups)-1].marker.text+".")
	}
	return m
}

func (t *tableReader) top() []string {
	if len(t.groups) == 0 {
		return t.prefix
	}
	return t.groups[len(t.groups)-1].path
}

func (t *tableReader) path() []string { return append([]string(nil), t.top()...) }

// free makes a path one that nothing else has, and takes it.
func (t *tableReader) free(path []string) []string {
	last := len(path) - 1
	base := path[last]
	for n := 2; t.used[plan.RefOf(path)]; n++ {
		path[last] = base + "~" + strconv.Itoa(n)
	}
	t.used[plan.RefOf(path)] = true
	return path
}

// taskRow makes a task of a row. A row without a number of its own goes on with the one above: its words where it has nothing else, a task
// of its own where it has.
func (t *tableReader) taskRow(row gridRow, cells map[role][]gridCell) {
	text, number := t.rowText(cells)
	if text == "" || t.brokenOff(text, number, cells) {
		t.goOn(row, cells, text)
		return
	}
	task := plan.Task{
		Kind: plan.TableRow, Force: plan.Ordered, Text: text, Trust: plan.FromTable, Due: plan.Due{Kind: plan.NoDue}, Span: row.span,
	}
	task.Path = t.rowPath(number)
	task.Ref = plan.RefOf(task.Path)
	for _, r := range []role{direct, lead, support, due, product} {
		for _, c := range t.cellsOf(row, cells, r, &task) {
			t.cell(&task, r, c)
		}
	}
	if len(task.Lead) == 0 {
		t.leadOfGroup(&task)
	}
	if task.Due.Kind == plan.NoDue && t.grid.columnOf(due) < 0 {
		for _, c := range cells[content] {
			t.inlineDue(&task, c.text, c.span.Start)
		}
	}
	t.check(task)
	t.tasks = append(t.tasks, task)
}

// cell reads what a cell says of a task. One cell may say who leads and who supports on label lines of its own.
func (t *tableReader) cell(task *plan.Task, r role, c gridCell) {
	if r != lead && r != support || !t.hasLabels(c.text) {
		t.value(task, r, c.text, c.span.Start, plan.FromTable)
		return
	}
	at := c.span.Start
	for _, text := range strings.SplitAfter(c.span.Of(t.src.Text), "\n") {
		_, body := readMarker(text)
		fields := t.names.fields(strings.TrimRight(text, "\n"), body)
		for _, f := range fields {
			t.value(task, f.role, text[f.value:f.stop], at+f.value, plan.FromTable)
		}
		if len(fields) == 0 {
			t.value(task, r, text, at, plan.FromTable)
		}
		at += len(text)
	}
}

func (t *tableReader) hasLabels(text string) bool {
	for _, l := range strings.Split(text, "\n") {
		_, body := readMarker(l)
		if len(t.names.fields(l, body)) > 0 {
			return true
		}
	}
	return false
}

// ditto are the signs that a cell says the same as the one above it.
var ditto = pattern.New(`(?i)^[-–"'“”\s.]*(?:nt|như trên|như mục trên|"|''|”)[-–"'“”\s.]*$`)

// cellsOf returns the row's cells of a role, else the one that it has from above.
func (t *tableReader) cellsOf(row gridRow, cells map[role][]gridCell, r role, task *plan.Task) []gridCell {
	if len(cells[r]) > 0 {
		if last, ok := t.said[r]; ok && ditto.MatchString(cells[r][0].text) {
			task.Inherited = append(task.Inherited, last.span)
			return []gridCell{last}
		}
		t.said[r] = cells[r][0]
		return cells[r]
	}
	c, ok := t.inherited(row, r)
	if !ok || len(t.tasks) == 0 {
		return nil
	}
	task.Inherited = append(task.Inherited, c.span)
	return []gridCell{c}
}

// leadOfGroup gives a task without a lead the one that its group's title names.
func (t *tableReader) leadOfGroup(task *plan.Task) {
	for i := len(t.heads) - 1; i >= 0; i-- {
		h := t.heads[i]
		if len(h.Path) >= len(task.Path) || plan.RefOf(task.Path[:len(h.Path)]) != h.Ref {
			continue
		}
		res := t.view.Resolve(strings.TrimRight(h.Title, " :."))
		if !onlyNames(res) {
			continue
		}
		task.Lead = t.assignees(task.Ref, res.Lead, res.Unknown, h.Span.Start)
		task.LeadTrust = plan.FromHeading
		task.Inherited = append(task.Inherited, h.Span)
		return
	}
}

// rowText is what the row orders, and its number. Several columns of content follow one another.
func (t *tableReader) rowText(cells map[role][]gridCell) (text string, m marker) {
	for _, c := range cells[ordinalColumn] {
		if m.level == none && isCellNumber(c.text) {
			m = cellMarker(c.text)
		}
	}
	var parts []string
	for _, c := range append(append([]gridCell(nil), cells[content]...), cells[targetColumn]...) {
		part := c.text
		if found, at := readMarker(part); at > 0 && found.level != plus && (m.level == none || found.level == bullet && !strings.Contains(part, "\n")) {
			if m.level == none && found.level != bullet {
				m = found
			}
			part = strings.TrimSpace(part[at:])
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n"), m
}

// brokenOff reports whether a row without a number only goes on with the sentence of the row above, as tables that break over a page do.
func (t *tableReader) brokenOff(text string, number marker, cells map[role][]gridCell) bool {
	if number.level != none || len(t.tasks) == 0 && len(t.rows) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) && (len(cells[lead]) == 0 || startsLower(cells[lead][0].text))
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// goOn adds a row to the task above: the rest of its sentence, more leads, another due.
func (t *tableReader) goOn(row gridRow, cells map[role][]gridCell, text string) {
	if len(t.tasks) == 0 {
		t.frame = append(t.frame, row.span)
		return
	}
	task := &t.tasks[len(t.tasks)-1]
	if text != "" {
		task.Text += " " + text
	}
	before := task.Due
	for _, r := range []role{direct, lead, support, due, product} {
		for _, c := range cells[r] {
			t.value(task, r, c.text, c.span.Start, plan.FromTable)
		}
	}
	if len(cells[due]) > 0 && before.Kind != plan.NoDue {
		t.addDue(task, before)
	}
	task.Span.Stop = row.span.Stop
}

// addDue keeps the due that a later one of the same task followed.
func (t *tableReader) addDue(task *plan.Task, before plan.Due) {
	if len(task.Dues) == 0 {
		task.Dues = []plan.ScopedDue{{Due: before}}
	}
	task.Dues = append(task.Dues, plan.ScopedDue{Due: task.Due})
	task.Due = lastDue(task.Dues)
}

// rowPath gives a row its path: the number it has, or its place among those without one below the last number or heading.
func (t *tableReader) rowPath(m marker) []string {
	if m.level == none || m.level >= bullet {
		t.serial++
		base := t.top()
		if t.anchor != nil {
			base = t.anchor
		}
		return t.free(append(append([]string(nil), base...), "-"+strconv.Itoa(t.serial)))
	}
	t.pop(m)
	t.anchor = t.free(append(t.path(), t.under(m).text))
	t.serial = 0
	return append([]string(nil), t.anchor...)
}
