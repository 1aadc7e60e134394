package parser

import (
	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// The functions of this file read one value that a person wrote by the rules of a decision, so that a correction means what the same
// words would have meant in the decision itself.

// DueOf reads the words of a due line of a decision issued on a day. Words that give no date are kept as an unknown due.
func DueOf(text string, issued viet.Date) plan.Due { return readDue(text, issued) }

// Named is who a line names. Support has those that a lead line names behind "phối hợp với".
type Named struct {
	Lead, Support []plan.Assignee // without spans: a value has no place in the text
	Unknown       []agency.Unknown
}

// AgenciesOf reads the value of a lead, support or direct line.
func AgenciesOf(text string, view *agency.View) Named {
	res := view.Resolve(text)
	return Named{Lead: assigneesOf(res.Lead), Support: assigneesOf(res.Support), Unknown: res.Unknown}
}

func assigneesOf(mentions []agency.Mention) []plan.Assignee {
	var out []plan.Assignee
	for _, m := range mentions {
		out = append(out, plan.Assignee{Name: m.Name, Code: m.Code, Group: m.Group, Open: m.Open, Parent: m.Parent, Scope: m.Scope})
	}
	return out
}

// MeasureOf reads a figure with its unit: "70-71%", "trên 38.000 tỷ đồng", "Xuất siêu". It reports false where the text holds no
// figure, or more than one, and no word that may stand in for one.
func (p *Parser) MeasureOf(text string) (plan.Measure, bool) {
	found, _ := readMeasures(text, 0, p.Rules.Units)
	if len(found) == 1 {
		found[0].Span = plan.Span{}
		return found[0], true
	}
	if at := p.Rules.standIn(text); at != nil && len(found) == 0 {
		word := text[at[0]:at[1]]
		return plan.Measure{Text: word, Word: word}, true
	}
	return plan.Measure{}, false
}

// TargetOf reads one target from its sentence, without its number. Measures have no Refs yet; rules suggest their owners.
func (p *Parser) TargetOf(text string, d plan.Decision) plan.Target {
	t := plan.Target{Text: text, Horizon: horizonOf(d)}
	t.Measures, _ = readMeasures(text, 0, p.Rules.Units)
	if len(t.Measures) == 0 {
		if at := p.Rules.standIn(text); at != nil {
			word := plan.Span{Start: at[0], Stop: at[1]}
			t.Measures = []plan.Measure{{Text: word.Of(text), Word: word.Of(text), Span: word}}
		}
	}
	t.Name = targetName(text, 0, t.Measures)
	view := p.Register.At(d.Issued)
	for i := range t.Measures {
		m := &t.Measures[i]
		p.Rules.fill(m, viet.Fold(t.Name+" "+m.Scope), view)
		m.Span = plan.Span{}
	}
	return t
}
