package report

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

func (c composer) targets() []Node {
	asked, reported := 0, 0
	rated := map[progress.Rating]int{}
	var said, silent []string
	for _, m := range c.s.Measures {
		if m.Rating != "" {
			rated[m.Rating]++
		}
		if m.Reported() {
			said = append(said, measureSentence(m))
		}
		if !m.Asked {
			continue
		}
		asked++
		if m.Reported() {
			reported++
			continue
		}
		silent = append(silent, measureWithOwner(m))
	}
	nodes := []Node{Paragraph{Text: words.TargetsCounted(len(c.s.Plan.Targets), len(c.s.Measures), asked, reported) + c.later(asked)}}
	if len(rated) > 0 {
		nodes = append(nodes, Paragraph{Text: words.TargetsRated(rated[progress.Exceeded], rated[progress.Reached], rated[progress.NotReached], !c.s.Period.EndsYear())})
	}
	if len(said) > 0 {
		nodes = append(nodes, ListOf(said...))
	}
	if len(silent) > 0 {
		nodes = append(nodes, Paragraph{Text: words.TargetsNotReported(silent)})
	}
	return nodes
}

func (c composer) later(asked int) string {
	if n := len(c.s.Measures) - asked; n > 0 {
		return " " + words.TargetsLater(n)
	}
	return ""
}

func measureWithOwner(m MeasureLine) string {
	name := m.Target.MeasureName(m.Measure)
	if len(m.Owners) == 0 {
		return name
	}
	return name + " (" + m.Owners[0].Name + ")"
}

// measureSentence says in one sentence what an agency reported of a measure.
func measureSentence(m MeasureLine) string {
	unit := m.Measure.Unit
	var parts []string
	if m.Values[progress.Actual].Text != "" {
		parts = append(parts, verb(m.Measure)+" "+figure(m.Values[progress.Actual], unit))
	}
	if m.Values[progress.Cumulative].Text != "" && (m.Measure.Aggregation == plan.Flow || len(parts) == 0) {
		parts = append(parts, words.CumulativeIs(figure(m.Values[progress.Cumulative], unit)))
	}
	if text := againstPlan(m); text != "" {
		parts = append(parts, text)
	}
	if m.VsLastYear != nil {
		parts = append(parts, comparison(*m.VsLastYear, words.ThanLastYear, words.OfLastYear))
	}
	planned := words.Figure(m.Measure.PlanText(), unit)
	said := []string{strings.Join(parts, ", ")}
	switch {
	case m.Expected:
		said = append(said, words.EstimateIs(figure(m.Values[progress.Estimate], unit), string(m.Rating), planned))
	case m.Rating != "":
		said = append(said, words.RatedYear(string(m.Rating), planned))
	}
	sentence := m.Target.MeasureName(m.Measure) + " " + strings.Join(said, "; ") + "."
	if cause := m.Values[progress.Cause].Text; cause != "" {
		sentence += " " + words.CauseIs + strings.TrimRight(cause, " .;,") + "."
	}
	return sentence
}

func verb(m plan.Measure) string {
	if m.Baseline != "" {
		return words.ExceedsBase + " " + m.Baseline
	}
	if v := words.Direction(string(m.Direction)); v != "" {
		return v
	}
	return words.Reaches
}

// againstPlan says how the figure stands against the year's plan. A share that equals a plan of one figure is said to equal it; only
// of a plan with two bounds can a share lie between them.
func againstPlan(m MeasureLine) string {
	if m.VsPlan == nil {
		return ""
	}
	if m.VsPlan.Points && m.VsPlan.Value.IsZero() && !m.Measure.Low.Equal(*m.Measure.High) {
		return words.InPlan
	}
	return comparison(*m.VsPlan, words.ThanPlan, words.OfPlan)
}

func comparison(c progress.Comparison, than, of string) string {
	if c.Points {
		return words.Changed(c.Value.Sign(), viet.Format(c.Value.Abs()), than)
	}
	return words.Share(viet.Format(c.Value), of)
}

func figure(v progress.Value, unit string) string { return words.Figure(format(v), unit) }

// format writes a stored figure in the Vietnamese form with the decimals it was given with.
func format(v progress.Value) string {
	d, ok := v.Decimal()
	if !ok {
		return v.Text
	}
	return viet.Format(d)
}
