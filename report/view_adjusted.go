package report

import (
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// adjustedView tells what changed after an earlier period was closed. Words on tasks are left to the appendices: what a report has to say
// is that a figure, a status or a day that was reported then is another one now.
func (c composer) adjustedView() []AdjustedView {
	var out []AdjustedView
	for _, a := range c.s.Adjustments {
		if a.Field.Type() == progress.Text {
			continue
		}
		v := AdjustedView{Field: words.Running(words.Column(string(a.Field))), Period: periodName(a.Period), By: c.agencyName(a.Key.Agency)}
		unit := ""
		if t, m, ok := c.s.Plan.Measure(a.Key.Ref); ok {
			v.Name, unit = t.MeasureName(m), m.Unit
		} else if t, ok := c.s.Plan.Task(a.Key.Ref); ok {
			v.Name = brief(t.Text)
		}
		v.Old, v.New = valueWords(a.Field, a.Old, unit), valueWords(a.Field, a.New, unit)
		if a.From.Letter.Number != "" {
			v.Letter = letterText(a.From.Letter)
		}
		out = append(out, v)
	}
	return out
}

func (c composer) agencyName(code string) string {
	if a, ok := c.find(code); ok {
		return a.Name
	}
	return code
}

// valueWords writes a stored value as papers do; nothing is said in words.
func valueWords(field progress.Field, text, unit string) string {
	switch {
	case text == "":
		return words.NoValue
	case field.Type() == progress.Choice:
		return words.Status(text)
	case field.Type() == progress.Day:
		return viet.Date(text).String()
	case field.Type() == progress.Share:
		return words.Comma(text) + "%"
	}
	return figure(progress.Value{Text: text}, unit)
}
