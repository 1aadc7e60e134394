package revision

import (
	"regexp"
	"slices"
	"strings"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// location is where an order says that it changes something: numbers from the highest level down, or a target's number.
type location struct {
	path   []string
	target string
}

func (l location) empty() bool { return len(l.path) == 0 && l.target == "" }

var levels = []*regexp.Regexp{
	regexp.MustCompile(`(?i)(?:^|[\s,;(])phần\s+(?:thứ\s+)?([IVX]+|\d{1,2})(?:[\s,;.):]|$)`),
	regexp.MustCompile(`(?i)(?:^|[\s,;(])mục\s+([IVX]+)(?:[\s,;.):]|$)`),
	regexp.MustCompile(`(?i)(?:^|[\s,;(])mục\s+(\d{1,2})(?:[\s,;.):]|$)`),
	regexp.MustCompile(`(?i)(?:^|[\s,;(])khoản\s+(\d{1,2})(?:[\s,;.):]|$)`),
	regexp.MustCompile(`(?i)(?:^|[\s,;(])(?:điểm|tiết)\s+([a-zđ])(?:[\s,;.):]|$)`),
}

var (
	dashLevel    = regexp.MustCompile(`(?i)gạch đầu dòng thứ (nhất|hai|ba|tư|năm|sáu|\d{1,2})`)
	targetNumber = regexp.MustCompile(`(?i)chỉ tiêu\s+(?:số\s+|thứ\s+)?(\d{1,3})(?:[\s,;.:]|$)`)
	dashCounts   = map[string]string{"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6"}
	quotedText   = regexp.MustCompile(`[“"«]([^”"»]+)[”"»]`)
)

// locate reads where an order points. What stands between quotes is no number of this decision.
func (a *amender) locate(text string) location {
	text = quotedText.ReplaceAllString(text, " “” ")
	var l location
	for _, level := range levels {
		if m := level.FindStringSubmatch(text); m != nil {
			l.path = append(l.path, properLevel(m[1]))
		}
	}
	if m := dashLevel.FindStringSubmatch(text); m != nil {
		n := strings.ToLower(m[1])
		if word, ok := dashCounts[n]; ok {
			n = word
		}
		l.path = append(l.path, "-"+n)
	}
	if m := targetNumber.FindStringSubmatch(text); m != nil {
		l.target = m[1]
	}
	return l
}

// properLevel writes a roman number with capitals, a letter with a small one.
func properLevel(s string) string {
	if strings.Trim(strings.ToUpper(s), "IVX") == "" && s != "i" && s != "v" && s != "x" {
		return strings.ToUpper(s)
	}
	return strings.ToLower(s)
}

// items finds what an order points to: one task or one target, else none.
func (a *amender) item(text string) (plan.Ref, bool) {
	l := a.locate(text)
	if l.empty() && a.above.empty() {
		return a.byWords(text)
	}
	l.path = append(slices.Clone(a.above.path), l.path...)
	if l.target == "" {
		l.target = a.above.target
	}
	if l.target != "" {
		return a.targetOf(l)
	}
	if ref, ok := a.taskOf(l.path); ok {
		return ref, true
	}
	if len(l.path) == 0 {
		return "", false
	}
	l.path, l.target = l.path[:len(l.path)-1], l.path[len(l.path)-1]
	return a.targetOf(l)
}

// taskOf finds the one task whose numbering ends with path's last number and holds the others in order.
func (a *amender) taskOf(path []string) (plan.Ref, bool) {
	var found []plan.Ref
	for _, t := range a.plan.Tasks {
		if len(path) > 0 && endsWith(t.Path, path) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}

func endsWith(whole, path []string) bool {
	if len(whole) == 0 || whole[len(whole)-1] != path[len(path)-1] {
		return false
	}
	i := 0
	for _, w := range whole {
		if i < len(path) && w == path[i] {
			i++
		}
	}
	return i == len(path)
}

func only(refs []plan.Ref) (plan.Ref, bool) {
	if len(refs) != 1 {
		return "", false
	}
	return refs[0], true
}

// targetOf finds the one target of a number, under the headings of path where there are any.
func (a *amender) targetOf(l location) (plan.Ref, bool) {
	var found []plan.Ref
	for _, t := range a.plan.Targets {
		ordinal := strings.Trim(t.Ordinal, ".)( ")
		if ordinal == l.target && (len(l.path) == 0 || a.under(t.Span, l.path)) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}

// under reports whether a stretch stands under the heading that path names.
func (a *amender) under(span plan.Span, path []string) bool {
	var above []string
	for _, s := range a.plan.Sections {
		if s.Span.Start <= span.Start {
			above = s.Path
		}
	}
	i := 0
	for _, w := range above {
		if i < len(path) && w == path[i] {
			i++
		}
	}
	return i == len(path)
}

// fewestWords is how many words a quoted text needs to name an item.
const fewestWords = 3

// byWords finds the one item whose text holds the first words between quotes.
func (a *amender) byWords(text string) (plan.Ref, bool) {
	m := quotedText.FindStringSubmatch(text)
	if m == nil || len(strings.Fields(m[1])) < fewestWords {
		return "", false
	}
	words := foldValue(m[1])
	var found []plan.Ref
	for _, t := range a.plan.Tasks {
		if strings.Contains(viet.Fold(t.Text), words) {
			found = append(found, t.Ref)
		}
	}
	for _, t := range a.plan.Targets {
		if strings.Contains(viet.Fold(t.Text), words) {
			found = append(found, t.Ref)
		}
	}
	return only(found)
}
