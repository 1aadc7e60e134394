package report

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// anchorOf names the row of the sources appendix that says where a figure came from.
func anchorOf(ref plan.Ref, field progress.Field) string {
	return "nguon-" + string(ref) + "-" + string(field)
}

// figureFields are the fields of a measure that are printed as figures.
var figureFields = []progress.Field{progress.Actual, progress.Cumulative, progress.LastYear, progress.Estimate}

// sourceTable lists every figure of the report with the cell, file and letter it came from.
func (c composer) sourceTable() Table {
	t := Table{Empty: words.NoRows, Columns: columns(
		col("ordinal", 1.8, Center), col("measure", 15, Left), col("figure", 7, Left), col("value", 5, Right), col("agency", 9, Left),
		col("period", 4, Left), col("file", 13, Left), col("cell", 6, Left), col("letter", 8, Left), col("taken", 5, Center))}
	for _, m := range c.s.Measures {
		for _, field := range figureFields {
			if v := m.Values[field]; v.Text != "" {
				t.Rows = append(t.Rows, c.sourceRow(len(t.Rows)+1, m, field, v))
			}
		}
	}
	return t
}

func (c composer) sourceRow(n int, m MeasureLine, field progress.Field, v progress.Value) TableRow {
	from := v.From
	period := m.From
	if p, err := progress.ParsePeriod(from.Period); err == nil {
		period = p
	}
	cell := strings.Trim(from.Sheet+"!"+from.Cell, "!")
	taken := ""
	if !from.At.IsZero() {
		taken = viet.DateOf(from.At).String()
	}
	return TableRow{Anchor: anchorOf(m.Measure.Ref, field), Cells: []Cell{
		{Text: words.Two(n)}, {Text: m.Target.MeasureName(m.Measure)}, {Text: words.Column(string(field))}, {Text: figure(v, m.Measure.Unit)},
		{Text: ownerNames(m.Owners)}, {Text: words.Title(words.Period(string(period.Kind), period.N, 0))}, orNothing(from.File), orNothing(cell), orNothing(letterText(from.Letter)), orNothing(taken),
	}}
}

func orNothing(text string) Cell {
	if text == "" || text == words.Nothing {
		return Cell{Text: words.Nothing, Tone: Dim}
	}
	return Cell{Text: text}
}

func ownerNames(owners []plan.Owner) string {
	names := make([]string, len(owners))
	for i, o := range owners {
		names[i] = o.Name
	}
	return strings.Join(names, "; ")
}

func periodName(p progress.Period) string { return p.Words() }

// settleLinks takes away the links whose rows the paper does not have.
func settleLinks(d *Document) {
	there := map[string]bool{}
	each := func(visit func(Node) Node) {
		for i, n := range d.Body {
			d.Body[i] = visit(n)
		}
		for _, a := range d.Appendix {
			for i, n := range a.Body {
				a.Body[i] = visit(n)
			}
		}
	}
	each(func(n Node) Node {
		if t, ok := n.(Table); ok {
			for _, r := range t.Rows {
				there[r.Anchor] = r.Anchor != ""
			}
		}
		return n
	})
	each(func(n Node) Node {
		switch n := n.(type) {
		case Paragraph:
			return n.linked(there)
		case List:
			for i, item := range n.Items {
				n.Items[i] = item.linked(there)
			}
		case Table:
			for _, r := range n.Rows {
				for i := range r.Cells {
					if !there[r.Cells[i].Link] {
						r.Cells[i].Link = ""
					}
				}
			}
		}
		return n
	})
}

// linked is the paragraph with only the links that lead somewhere.
func (p Paragraph) linked(there map[string]bool) Paragraph {
	runs := make([]Run, len(p.Runs))
	for i, r := range p.Runs {
		if !there[r.Link] {
			r.Link = ""
		}
		runs[i] = r
	}
	out, _ := paragraphOf(runs)
	if len(p.Runs) == 0 {
		return p
	}
	return out
}
