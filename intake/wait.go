package intake

import (
	"slices"

	"theodoi/finding"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// wait keeps a filled cell of the row for a person to settle. At is where it stands; if it stands in two places, the first of them.
func (r *rowReader) wait(field progress.Field, code finding.Code, readings []string, at cell) {
	w := progress.Wait{Update: r.update(field, "", false, at), Readings: readings, Code: string(code), Got: quote(at.shown(r.ret.epoch))}
	if len(readings) > 0 {
		w.Update.Value = readings[0]
	}
	r.waits = append(r.waits, w)
}

// waitAs keeps what was filled into rows that were not taken, as the row of ref, which a person may find to be right. Of several rows each
// field waits once, with what either may say.
func (m *sheetMatch) waitAs(ref plan.Ref, code finding.Code, all ...candidate) {
	issued, ok := m.issued[ref]
	if !ok {
		return
	}
	for _, col := range m.sheet.Columns {
		if col.Input {
			m.waitCells(issued, col, code, all, func(c candidate) []int { return c.columns.placesOf(col.Key) })
		}
	}
}

// waitCells keeps what stands in one input column of rows, in any of the places that the column has.
func (m *sheetMatch) waitCells(issued sheet.Row, col sheet.Column, code finding.Code, all []candidate, places func(candidate) []int) {
	var first *rowReader
	var at cell
	var readings []string
	for _, c := range all {
		r := m.newRow(issued, c)
		for _, place := range places(c) {
			one := c.row.at(place)
			if one.blank() || clean(one.shown(m.ret.epoch)) == clean(issued.Cells[col.Key]) {
				continue
			}
			if first == nil {
				first, at = r, one
			}
			o := r.outcome(col, one)
			if o.code != "" {
				readings = append(readings, o.readings...)
			} else if !o.erase {
				readings = append(readings, o.value)
			}
		}
	}
	if first != nil {
		first.wait(progress.Field(col.Key), code, distinct(readings), at)
	}
}

// waitApart keeps what was filled into a row whose words are not those of its key. Where all the words are those of another issued row, the row
// was moved as a whole without its key, and what was filled in belongs to the words.
func (m *sheetMatch) waitApart(issued sheet.Row, c candidate) {
	ref := issued.Ref
	if meant, ok := m.meant(m.fixedTexts(c.row, c.columns, issued.Cells)); ok {
		ref = meant
	}
	m.waitAs(ref, finding.RowApart, c)
}

// doubled keeps what was filled into columns that stand on the page more than once.
func (r *rowReader) doubled(col sheet.Column) {
	r.waitCells(r.issued, col, finding.ColumnTwice, []candidate{r.candidate}, func(c candidate) []int { return c.columns.placesOf(col.Key) })
}

// placesOf lists the places of a column, left to right.
func (c columns) placesOf(key string) []int {
	var places []int
	for at, col := range c.roles {
		if col.Key == key {
			places = append(places, at)
		}
	}
	slices.Sort(places)
	return places
}
