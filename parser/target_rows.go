package parser

import (
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/plan"
)

// targetRow is a row that orders a figure, with its marker for the Ref.
type targetRow struct {
	target plan.Target
	marker marker
	below  bool // without a number below one that has one: a part of it
}

// targetRow makes a target of a row: its name, its unit and a figure for each column of what is to be reached.
func (t *tableReader) targetRow(row gridRow, cells map[role][]gridCell) {
	text, m := t.rowText(cells)
	if text == "" {
		t.frame = append(t.frame, row.span)
		return
	}
	unit := ""
	for _, c := range cells[unitColumn] {
		unit = strings.TrimSpace(c.text)
	}
	if unit == "" || unit == "nt" || unit == "''" || unit == `"` {
		if c, ok := t.inherited(row, unitColumn); ok {
			unit = c.text
		}
	}
	target := plan.Target{Ordinal: m.text, Text: text, Name: strings.TrimRight(strings.ReplaceAll(text, "\n", " "), " ;.,:"), Horizon: t.horizon, Trust: plan.FromTable, Span: row.span}
	for _, c := range t.toReach(cells[figureColumn]) {
		target.Measures = append(target.Measures, t.figures(c, unit, len(cells[figureColumn]) > 1)...)
	}
	t.owners(&target, cells)
	t.rows = append(t.rows, targetRow{target, m, m.level == none && t.grid.columnOf(ordinalColumn) >= 0})
}

var yearInHead = pattern.New(`20\d\d`)

// toReach leaves out the columns for years before the plan's own, as last year's plan is, where one for its own years is there.
func (t *tableReader) toReach(cells []gridCell) []gridCell {
	var out []gridCell
	for _, c := range cells {
		years := yearInHead.FindAllString(t.grid.columns[c.column].head, -1)
		if len(years) == 0 || years[len(years)-1] >= t.horizon.From {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return cells
	}
	return out
}

// figures reads a cell of what is to be reached. scoped says that the head of the column tells which figure it is.
func (t *tableReader) figures(c gridCell, unit string, scoped bool) []plan.Measure {
	found, _ := readMeasures(c.text, c.span.Start, t.rules.Units)
	if len(found) == 0 {
		if f, ok := nextFigure(c.text, 0, t.rules.Units); ok {
			if m, _, ok := newMeasure(c.text, c.span.Start, f); ok {
				m.Op, m.Approx = hedges(c.text[:f.low.Start])
				m.Span = plan.Span{Start: c.span.Start + f.low.Start, Stop: c.span.Start + f.end}
				found = append(found, m)
			}
		}
	}
	if at := t.rules.standIn(c.text); len(found) == 0 && at != nil {
		found = []plan.Measure{{Text: c.text[at[0]:at[1]], Word: c.text[at[0]:at[1]], Span: plan.Span{Start: c.span.Start + at[0], Stop: c.span.Start + at[1]}}}
	}
	for i := range found {
		m := &found[i]
		if m.Unit == "" && m.Low != nil {
			m.Unit = unit
			m.Text = strings.TrimSpace(m.Text + " " + unit)
		}
		if scoped && m.Scope == "" {
			m.Scope = t.grid.columns[c.column].head
		}
	}
	return found
}

// owners takes who reports a target from the columns that name agencies.
func (t *tableReader) owners(target *plan.Target, cells map[role][]gridCell) {
	for _, r := range []role{lead, support} {
		for _, c := range cells[r] {
			for _, a := range t.view.Resolve(c.text).Lead {
				if a.Code == "" || a.Group {
					continue
				}
				for i := range target.Measures {
					target.Measures[i].Owners = append(target.Measures[i].Owners, plan.Owner{Code: a.Code, Name: a.Name})
				}
			}
			if r == lead {
				return
			}
		}
	}
}

// targets returns the rows that order figures as targets behind those of the text, which hold the numbers already given.
func (t *tableReader) targets(others []plan.Target) []plan.Target {
	used := map[plan.Ref]bool{}
	for _, o := range others {
		used[o.Ref] = true
	}
	var out []plan.Target
	var above plan.Ref
	parts := 0
	for i, r := range t.rows {
		target := r.target
		number := r.marker.text
		if r.below && above != "" {
			parts++
			target.Parent, number = above, ""
		}
		if number == "" {
			number = strconv.Itoa(len(others) + i + 1)
		}
		base := plan.Ref("CT." + number)
		if target.Parent != "" {
			base = target.Parent + plan.Ref("-"+strconv.Itoa(parts))
		}
		target.Ref = base
		for n := 2; used[target.Ref]; n++ {
			target.Ref = base + plan.Ref("~"+strconv.Itoa(n))
		}
		used[target.Ref] = true
		if target.Parent == "" {
			above, parts = target.Ref, 0
		}
		for k := range target.Measures {
			target.Measures[k].Ref = target.Ref.Measure(k + 1)
		}
		if len(target.Measures) == 0 && (i+1 == len(t.rows) || !t.rows[i+1].below) {
			t.find(finding.TargetNoMeasure, target.Span, target.Ref, target.Text, "")
		}
		out = append(out, target)
	}
	return out
}
