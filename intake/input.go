package intake

import (
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// rowReader reads the input cells of one row that is known to be whole.
type rowReader struct {
	*sheetMatch
	candidate
	issued sheet.Row
	key    progress.Key
	read   map[progress.Field]outcome
	kept   []string // values that stay because their cells are blank
	keptAt []string
}

func (m *sheetMatch) newRow(issued sheet.Row, c candidate) *rowReader {
	key := progress.Key{Ref: issued.Ref, Agency: m.issue.Agency, Role: issued.Role}
	return &rowReader{sheetMatch: m, candidate: c, issued: issued, key: key, read: map[progress.Field]outcome{}}
}

func (m *sheetMatch) inputs(issued sheet.Row, c candidate) {
	r := m.newRow(issued, c)
	for _, col := range m.sheet.Columns {
		at, ok := c.columns.place[col.Key]
		switch {
		case !ok || !col.Input:
		case c.columns.twice[col.Key]:
			r.doubled(col)
		default:
			r.cell(col, c.row.at(at))
		}
	}
	r.finishing()
	if len(r.kept) > 0 {
		r.say(finding.CellKept, strings.Join(r.keptAt, ", "), strings.Join(r.kept, "; "), "")
	}
}

func (r *rowReader) say(code finding.Code, cell, got, want string) {
	r.add(code, finding.Place{Sheet: r.page.name, Cell: cell, Ref: string(r.issued.Ref)}, got, want)
}

// cell reads one input cell. Of merged cells only the first shows a value.
func (r *rowReader) cell(col sheet.Column, c cell) {
	field := progress.Field(col.Key)
	if r.covered(c) {
		return
	}
	o := r.outcome(col, c)
	r.read[field] = o
	switch {
	case o.code != "":
		r.filled = true
		r.say(o.code, c.name(), o.got, o.want)
		r.wait(field, o.code, o.readings, c)
	case o.blank:
		if known := r.at.known(r.key, field); known != "" {
			r.kept = append(r.kept, spoken(known, col.Type))
			r.keptAt = append(r.keptAt, c.name())
		}
	default:
		r.filled = r.filled || o.erase || c.shown(r.ret.epoch) != clean(r.issued.Cells[col.Key])
		r.updates = append(r.updates, r.update(field, o.value, o.erase, c))
	}
}

func (r *rowReader) outcome(col sheet.Column, c cell) outcome {
	return reader{r.ret.epoch, r.at.Today}.read(c, col.Type, r.issued.Cells["unit"])
}

func (r *rowReader) update(field progress.Field, value string, erase bool, c cell) progress.Update {
	return progress.Update{Ref: r.issued.Ref, Role: r.issued.Role, Field: field, Value: value, Erase: erase, Sheet: r.page.name, Cell: c.name()}
}

// covered reports whether the cell lies behind the first cell of a merged range, and says of each range that holds something that
// its value counts for its first cell only.
func (r *rowReader) covered(c cell) bool {
	for _, a := range r.page.grid.merges {
		if !a.holds(c.row, c.column) || a.top == a.bottom && a.left == a.right {
			continue
		}
		first := r.page.cell(a.top, a.left)
		if (!first.blank() || !c.blank()) && !r.merged[mergedArea{r.page, a}] {
			r.merged[mergedArea{r.page, a}] = true
			r.filled = true
			r.say(finding.CellMerged, a.String(), a.String(), first.name())
		}
		return c.row != a.top || c.column != a.left
	}
	return false
}

// mergedArea is a merged range of a page.
type mergedArea struct {
	page *page
	area area
}

// finishing holds status and date of a task against each other, with what is already known where the agency left one blank. Neither
// is refused: the two are taken as they are and somebody asks.
func (r *rowReader) finishing() {
	if r.issued.Role != progress.Lead {
		return
	}
	status, said1, ok1 := r.effective(progress.StatusField)
	day, said2, ok2 := r.effective(progress.DoneOn)
	if !ok1 || !ok2 || !said1 && !said2 {
		return
	}
	done := progress.Status(status) == progress.Done
	switch {
	case day != "" && !done:
		r.say(finding.CellDateLoose, r.cellOf(progress.DoneOn), viet.Date(day).String(), statusName(status))
	case day == "" && done:
		r.say(finding.CellDoneLoose, r.cellOf(progress.StatusField), "", "")
	}
}

// effective is what holds for a field once the row is taken, and whether the row itself says so. It cannot be told where the cell
// was faulty.
func (r *rowReader) effective(field progress.Field) (value string, said, ok bool) {
	o, there := r.read[field]
	switch {
	case o.code != "":
		return "", false, false
	case !there || o.blank:
		return r.at.known(r.key, field), false, true
	}
	return o.value, true, true
}

func (r *rowReader) cellOf(field progress.Field) string {
	at, ok := r.columns.place[string(field)]
	if !ok {
		return rowName(r.row.number)
	}
	return cellName(r.row.number, at)
}

func statusName(code string) string {
	if code == "" {
		return words.Nothing
	}
	return words.Status(code)
}
