package agency

import (
	"fmt"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// Strangers gathers the names of a decision that the register does not hold, so that each is told once and not once for every task
// that names it.
type Strangers struct{ all []stranger }

type stranger struct {
	key   string
	name  string
	first finding.Place
	lines []string
}

// Add takes an Unknown of a place in the decision. It reports false for one that is no Generic name: that is a finding of its own
// where it stands.
func (s *Strangers) Add(u Unknown, at finding.Place) bool {
	if !u.Generic {
		return false
	}
	key := strings.Join(foldWords(u.Text), " ")
	i := slices.IndexFunc(s.all, func(x stranger) bool { return x.key == key })
	if i < 0 {
		s.all = append(s.all, stranger{key: key, name: viet.Spaces(u.Text), first: finding.Place{Page: at.Page, Line: at.Line}})
		i = len(s.all) - 1
	}
	line := words.RegisterLine(at.Page, at.Line)
	if x := &s.all[i]; !slices.Contains(x.lines, line) {
		x.lines = append(x.lines, line)
	}
	return true
}

// Findings returns one finding for each name, at the first line that has it, with all of its lines.
func (s *Strangers) Findings() []finding.Finding {
	var out []finding.Finding
	for _, x := range s.all {
		out = append(out, finding.New(finding.RegisterUnknownNames, x.first, x.name, lineList(x.lines)))
	}
	return out
}

// maxLines is how many lines a finding lists.
const maxLines = 12

func lineList[T int | string](lines []T) string {
	var parts []string
	for _, n := range lines[:min(len(lines), maxLines)] {
		parts = append(parts, fmt.Sprint(n))
	}
	text := words.RegisterLines + " " + strings.Join(parts, ", ")
	if more := len(lines) - maxLines; more > 0 {
		text += words.RegisterMoreLines(more)
	}
	return text
}
