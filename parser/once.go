package parser

import (
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// once makes one of items that stand in the text twice, as in the body of a decision and in its appendix. The fuller one stays; where the other
// stands is noted beside it.
func (r *taskReader) once(p *plan.Plan) {
	p.Tasks = oneEach(p.Tasks, taskWords, func(keep, drop *plan.Task) bool {
		if keep.Kind == drop.Kind || keep.Kind != plan.TableRow && keep.Kind != plan.Block || !leadsAgree(keep, drop) {
			return false
		}
		keep.Also = append(append(keep.Also, drop.Span), drop.Also...)
		r.forget(finding.TaskNoLead, drop.Ref)
		return true
	})
	p.Targets = oneEach(p.Targets, targetWords, func(keep, drop *plan.Target) bool {
		if len(keep.Measures) == 0 || len(drop.Measures) == 0 || keep.Trust != plan.FromTable || drop.Trust == plan.FromTable || !sameFigures(keep.Measures, drop.Measures) {
			return false
		}
		keep.Also = append(append(keep.Also, drop.Span), drop.Also...)
		return true
	})
}

// leadsAgree reports whether the leads of drop, where its own words name any, all lead keep too.
func leadsAgree(keep, drop *plan.Task) bool {
	if drop.LeadTrust == plan.FromHeading {
		return true
	}
	for _, a := range drop.Lead {
		if !slices.ContainsFunc(keep.Lead, func(b plan.Assignee) bool {
			return a.Code != "" && a.Code == b.Code || viet.Fold(a.Name) == viet.Fold(b.Name)
		}) {
			return false
		}
	}
	return true
}

func taskWords(t plan.Task) []string     { return wordsOf(withoutBrackets(t.Text)) }
func targetWords(t plan.Target) []string { return wordsOf(t.Name) }

func wordsOf(text string) []string { return strings.FieldsFunc(viet.Fold(text), betweenWords) }

// oneEach merges items with the same words; merge decides which of two takes the other in and reports whether it did. Only items that share
// a rare run of words are held against each other, so that the cost stays linear.
func oneEach[T any](items []T, words func(T) []string, merge func(keep, drop *T) bool) []T {
	type entry struct {
		item  int
		words []string
	}
	at := map[string][]int{}
	entries := make([]entry, len(items))
	for i, it := range items {
		entries[i] = entry{i, words(it)}
		for _, k := range keys(entries[i].words) {
			at[k] = append(at[k], i)
		}
	}
	dropped := map[int]bool{}
	for i := range items {
		tried := map[int]bool{}
		for _, k := range keys(entries[i].words) {
			if len(at[k]) > crowded {
				continue
			}
			for _, j := range at[k] {
				if j == i || tried[j] || dropped[i] || dropped[j] {
					continue
				}
				tried[j] = true
				if alike(entries[i].words, entries[j].words) && merge(&items[i], &items[j]) {
					dropped[j] = true
				}
			}
		}
	}
	var out []T
	for i, it := range items {
		if !dropped[i] {
			out = append(out, it)
		}
	}
	return out
}

// crowded is how many items may share a run of words before it says nothing.
const crowded = 8

// keys are the runs of words by which items that are alike find each other: the first few words, and a few from further on.
func keys(words []string) []string {
	const run = 4
	var out []string
	for i := 0; i+run <= len(words) && len(out) < 6; i += 2 {
		out = append(out, strings.Join(words[i:i+run], " "))
	}
	if len(words) < run && len(words) > 0 {
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// alike reports whether two texts have nine in ten words in common.
func alike(a, b []string) bool {
	if len(a) < 3 || len(b) < 3 || min(len(a), len(b))*10 < max(len(a), len(b))*8 {
		return false
	}
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	same := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return same*20 >= (len(a)+len(b))*9
}

func sameFigures(a, b []plan.Measure) bool {
	if len(a) == 0 || len(b) == 0 || a[0].Low == nil || b[0].Low == nil {
		return false
	}
	return a[0].Low.Equal(*b[0].Low) && a[0].High.Equal(*b[0].High)
}

// declaredCount is a number of targets or tasks that the text says it has.
var declaredCount = pattern.New(`(?i)(?:gồm|có|với|giao|ban hành|tổng số:?)\s+(\d{1,3})\s+(chỉ tiêu|nhiệm vụ)(?:\s|[.,;:)]|$)`)

// countedBelow is one that other words lead to, and that says where they stand: "thực hiện 06 nhiệm vụ tại Phụ lục I".
var countedBelow = pattern.New(`(?i)(?:và|thực hiện|triển khai)\s+(\d{1,3})\s+(chỉ tiêu|nhiệm vụ)[^.\n]{0,40}?(?:phụ lục|danh mục|như sau|sau đây|kèm theo)`)

// declared holds the counts that the decision's title and articles declare against those that were read.
func declared(p *plan.Plan) []finding.Finding {
	var out []finding.Finding
	text := p.Source.Text
	for _, at := range append(declaredCount.FindAllStringSubmatchIndex(text, -1), countedBelow.FindAllStringSubmatchIndex(text, -1)...) {
		said, _ := strconv.Atoi(text[at[2]:at[3]])
		read := len(p.Tasks)
		if countsKind(p, said) {
			read = said
		}
		if viet.Fold(text[at[4]:at[5]]) == viet.Fold("chỉ tiêu") {
			read = len(p.Targets)
		}
		if said == read || insideItem(p, at[0]) {
			continue
		}
		place := p.Source.Place(at[0], "")
		out = append(out, finding.New(finding.DecisionCount, place, viet.Spaces(text[at[2]:at[5]]), strconv.Itoa(read)))
	}
	return out
}

// countsKind reports whether n is how many tasks of one kind there are: those of the appendix, without what an agency has to do besides.
func countsKind(p *plan.Plan, n int) bool {
	kinds, numbered := map[plan.Kind]int{}, 0
	for _, t := range p.Tasks {
		kinds[t.Kind]++
		if t.Kind == plan.TableRow && !strings.HasPrefix(t.Path[len(t.Path)-1], "-") {
			numbered++
		}
	}
	for _, k := range kinds {
		if k == n {
			return true
		}
	}
	return numbered == n
}

// insideItem reports whether an offset lies in a task or target, where a number of targets is a part of what is ordered.
func insideItem(p *plan.Plan, at int) bool {
	for _, t := range p.Tasks {
		if t.Kind != plan.Inline && t.Span.Start <= at && at < t.Span.Stop {
			return true
		}
	}
	for _, t := range p.Targets {
		if t.Span.Start <= at && at < t.Span.Stop {
			return true
		}
	}
	return false
}
