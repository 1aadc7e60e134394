package plan

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// MeasureName names one figure of the target: the target's name and, where it has several figures, what this one is of. In a list
// ("tỷ lệ trường mầm non, trường tiểu học đạt chuẩn quốc gia") the figure's own member stands in place of the whole list.
func (t Target) MeasureName(m Measure) string {
	if m.Scope == "" || len(t.Measures) == 0 {
		return strings.TrimSuffix(t.Name+", "+m.Scope, ", ")
	}
	first, last := t.Measures[0].Scope, t.Measures[len(t.Measures)-1].Scope
	from, to := strings.Index(t.Name, first), strings.LastIndex(t.Name, last)
	if first != "" && last != "" && from >= 0 && to >= from {
		return t.Name[:from] + m.Scope + t.Name[to+len(last):]
	}
	return t.Name + ", " + m.Scope
}

// PlanText writes the ordered figure with the words that bind it: "trên 5", "khoảng 70-71", "giảm 1,58-1,6". The unit is left to a
// column of its own.
func (m Measure) PlanText() string {
	if m.Low == nil || m.High == nil {
		return m.Word
	}
	var parts []string
	for _, word := range []string{words.Direction(string(m.Direction)), words.Bound(string(m.Op))} {
		if word != "" {
			parts = append(parts, word)
		}
	}
	if m.Approx {
		parts = append(parts, words.About)
	}
	figure := viet.Format(*m.Low)
	if !m.Low.Equal(*m.High) {
		figure += "-" + viet.Format(*m.High)
	}
	return strings.Join(append(parts, figure), " ")
}

// Wording writes a due: the day where there is one, else the decision's words.
func (d Due) Wording() string {
	if d.Kind == By && d.To != "" {
		return d.To.String()
	}
	return d.Text
}

// Names joins assignees as a paper would.
func Names(assignees []Assignee) string {
	names := make([]string, len(assignees))
	for i, a := range assignees {
		names[i] = a.Name
	}
	return strings.Join(names, "; ")
}
