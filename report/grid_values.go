package report

import (
	"time"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// values has a row for every value that was accepted, with the file, cell and covering letter that it came from: what a pivot table is made of.
func (g gridder) values(records []progress.Record) Grid {
	grid := newGrid(GridValues, wordsColumn("period", 11), wordsColumn("kind", 11), wordsColumn("ref", 11), wordsColumn("section", 26), wordsColumn("task", 48), wordsColumn("code", 12),
		wordsColumn("agency", 34), wordsColumn("role", 14), wordsColumn("field", 20), wordsColumn("text", 48), numberColumn("number"), wordsColumn("file", 36),
		wordsColumn("sheet", 20), wordsColumn("cell", 8), wordsColumn("letter", 18), dayColumn("letter_date"), gridColumn(GridMoment, "at", 17), wordsColumn("by", 18), wordsColumn("sha256", 24))
	for _, r := range records {
		kind, section, name := g.item(r.Key.Ref)
		from := r.Value.From
		grid.add(r.Period.String(), kind, string(r.Key.Ref), section, name, r.Key.Agency, g.agency(r.Key.Agency), words.Role(string(r.Key.Role)), words.Column(string(r.Field)),
			spokenValue(r.Field, r.Value.Text), numberOf(r.Field, r.Value), from.File, from.Sheet, from.Cell, from.Letter.Number, string(from.Letter.Date),
			from.At.UTC().Format(time.RFC3339), from.By, from.SHA256)
	}
	return grid
}

// item names what a value is of.
func (g gridder) item(ref plan.Ref) (kind, section, name string) {
	if target, m, ok := g.s.Plan.Measure(ref); ok {
		return words.GridTarget, "", target.MeasureName(m)
	}
	i, ok := g.tasks[ref]
	if !ok {
		return words.GridTask, "", "" // of a revision that is no more
	}
	return words.GridTask, g.sections[i], g.s.Tasks[i].Task.Text
}

// spokenValue writes a value as people read it.
func spokenValue(field progress.Field, text string) string {
	switch field.Type() {
	case progress.Choice:
		return words.Status(text)
	case progress.Day:
		return viet.Date(text).String()
	case progress.Figure, progress.Share:
		return words.Comma(text)
	}
	return text
}

func numberOf(field progress.Field, v progress.Value) string {
	if t := field.Type(); t != progress.Figure && t != progress.Share {
		return ""
	}
	if d, ok := v.Decimal(); ok {
		return viet.Plain(d)
	}
	return ""
}

func (g gridder) adjustments() Grid {
	grid := newGrid(GridAdjustments, wordsColumn("period", 11), wordsColumn("ref", 11), wordsColumn("task", 48), wordsColumn("code", 12), wordsColumn("agency", 34), wordsColumn("field", 20),
		wordsColumn("old", 34), wordsColumn("new", 34), wordsColumn("file", 36), wordsColumn("sheet", 20), wordsColumn("cell", 8), gridColumn(GridMoment, "at", 17))
	for _, a := range g.s.Adjustments {
		_, _, name := g.item(a.Key.Ref)
		at := ""
		if !a.From.At.IsZero() {
			at = a.From.At.UTC().Format(time.RFC3339)
		}
		grid.add(a.Period.String(), string(a.Key.Ref), name, a.Key.Agency, g.agency(a.Key.Agency), words.Column(string(a.Field)), spokenValue(a.Field, a.Old), spokenValue(a.Field, a.New),
			a.From.File, a.From.Sheet, a.From.Cell, at)
	}
	return grid
}
