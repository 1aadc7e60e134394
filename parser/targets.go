package parser

import (
	"strconv"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// targetPicker picks the items that order figures: runs of three or more numbered items without label lines of which most hold a
// measure, and the items under a heading that says "chỉ tiêu".
type targetPicker struct {
	outline *outline
	rules   *Rules
	view    *agency.View

	chosen   map[*item]bool
	findings []finding.Finding
}

// targetItems picks the targets of an outline, and says which were picked by their figures alone.
func targetItems(o *outline, rules *Rules, view *agency.View) (map[*item]bool, []finding.Finding) {
	p := &targetPicker{outline: o, rules: rules, view: view, chosen: map[*item]bool{}}
	for _, run := range leafRuns(o.items) {
		p.pick(run)
	}
	return p.chosen, p.findings
}

func (p *targetPicker) pick(run []*item) {
	parent := run[0].parent
	if tellsOfThePast(parent) {
		return
	}
	named := headingSays(parent, "chỉ tiêu") || strings.HasPrefix(run[0].marker.text, "CT")
	ordered := headingSays(parent, "nhiệm vụ", "giải pháp", "tổ chức thực hiện")
	if (ordered || !named) && p.givesWork(parent) {
		return
	}
	measured, worded, given := 0, 0, 0
	for _, it := range run {
		if !named && p.givesWorkItself(it) {
			given++
		}
		switch {
		case p.measured(it):
			measured++
		case named && p.rules.standIn(it.title()) != nil:
			worded++
		}
	}
	if given*3 >= len(run) {
		return
	}
	aims := headingSays(parent, "mục tiêu")
	byFigures := !ordered && len(run) >= 3 && measured*10 >= len(run)*6 && (aims || !onlyTalks(parent) && !onMoney(parent))
	if !byFigures && (!named && !aims || ordered && !named || measured+worded == 0) {
		return
	}
	for _, it := range run {
		if named || byFigures && !aims || p.measured(it) {
			p.chosen[it] = true
		}
	}
	if parent != nil && parent.marker.level > roman && !parent.labelled() && p.measured(parent) {
		p.chosen[parent] = true // "1. … đạt 50%, trong đó: a) …"
	}
	if !named && !aims {
		place := p.outline.src.Place(run[0].span().Start, "")
		p.findings = append(p.findings, finding.New(finding.TargetsByFigures, place, strconv.Itoa(len(run)), ""))
	}
}

func (p *targetPicker) measured(it *item) bool {
	if len(it.title()) > longestTarget {
		return false
	}
	found, _ := readMeasures(it.title(), 0, p.rules.Units)
	return len(found) > 0
}

// givesWork reports whether a heading above names who has to do what stands under it: "Giao …", "1. Sở Y tế:".
func (p *targetPicker) givesWork(it *item) bool {
	for ; it != nil; it = it.parent {
		title := viet.Fold(it.title())
		if strings.HasPrefix(title, viet.Fold("giao")+" ") && !headingSays(it, "chỉ tiêu") || len(p.view.LeadOfSentence(it.title()).Lead) > 0 {
			return true
		}
		if it.marker.level == roman {
			return false
		}
	}
	return false
}

// givesWorkItself reports whether an item begins with who has to do it.
func (p *targetPicker) givesWorkItself(it *item) bool {
	return len(p.view.LeadOfSentence(it.title()).Lead) > 0
}

// tellsOfThePast reports whether a heading above is about what was reached or what it means, and not about figures to reach:
// "Kết quả thực hiện các chỉ tiêu", but not "Chỉ tiêu, kết quả cần đạt".
func tellsOfThePast(it *item) bool {
	for ; it != nil; it = it.parent {
		title := viet.Fold(it.title())
		if i := strings.Index(title, viet.Fold("chỉ tiêu")); i >= 0 {
			title = title[:i]
		}
		for _, w := range []string{"kết quả", "ý nghĩa", "tình hình", "đánh giá"} {
			if strings.Contains(title, viet.Fold(w)) {
				return true
			}
		}
		if it.marker.level == roman {
			return false
		}
	}
	return false
}

// longestTarget is the length in bytes above which a paragraph tells a task, whatever figures stand in it.
const longestTarget = 1200

// leafRuns groups the numbered items without children and labels that follow one another under one heading.
func leafRuns(items []*item) [][]*item {
	type key struct {
		parent *item
		level  level
		run    int
	}
	at := map[key]int{}
	var runs [][]*item
	for _, it := range items {
		if it.labelled() || len(it.children) > 0 || it.marker.level <= roman && (it.marker.level != none || !underTargets(it)) {
			continue
		}
		k := key{it.parent, it.marker.level, it.run}
		i, ok := at[k]
		if !ok {
			i = len(runs)
			at[k] = i
			runs = append(runs, nil)
		}
		runs[i] = append(runs[i], it)
	}
	return runs
}

// targetHeadings are the words of headings under which targets stand.
var targetHeadings = []string{"chỉ tiêu", "mục tiêu"}

// underTargets reports whether an unnumbered paragraph stands right below a heading that speaks of targets.
func underTargets(it *item) bool {
	return it.parent != nil && len(it.parent.title()) <= longTitle && saysAny(it.parent.title(), targetHeadings)
}

func headingSays(it *item, words ...string) bool {
	for ; it != nil; it = it.parent {
		title := viet.Fold(it.title())
		for _, w := range words {
			if strings.Contains(title, viet.Fold(w)) {
				return true
			}
		}
		if it.marker.level == roman {
			return false
		}
	}
	return false
}

// readTargets makes targets of the chosen items. Their Refs count in their own row, CT.1 to CT.n, for targets are spoken of by
// number.
func readTargets(o *outline, chosen map[*item]bool, rules *Rules, horizon plan.Horizon) ([]plan.Target, []finding.Finding) {
	var targets []plan.Target
	var findings []finding.Finding
	refs := map[*item]plan.Ref{}
	used := map[plan.Ref]bool{}
	for _, it := range o.items {
		if !chosen[it] {
			continue
		}
		t, remarks := newTarget(it, rules, horizon)
		t.Ref = targetRef(it, len(targets)+1, used)
		refs[it] = t.Ref
		t.Parent = refs[it.parent]
		for i := range t.Measures {
			t.Measures[i].Ref = t.Ref.Measure(i + 1)
		}
		for _, r := range remarks {
			place := o.src.Place(r.span.Start, refAt(t, r.span))
			findings = append(findings, finding.New(r.code, place, r.got, r.want))
		}
		if len(t.Measures) == 0 {
			place := o.src.Place(t.Span.Start, t.Ref)
			findings = append(findings, finding.New(finding.TargetNoMeasure, place, t.Text, ""))
		}
		targets = append(targets, t)
	}
	return targets, findings
}

// targetRef gives a target its Ref: its own number behind the numbers of the items it stands under (CT.1.a); a bullet under a roman
// heading takes its place n among the targets.
func targetRef(it *item, n int, used map[plan.Ref]bool) plan.Ref {
	path := []string{"CT"}
	for up := it.parent; up != nil && up.marker.level > roman; up = up.parent {
		path = append(path[:1], append([]string{up.path[len(up.path)-1]}, path[1:]...)...)
	}
	switch {
	case it.marker.level != bullet && it.marker.level != plus:
		path = append(path, it.ownNumber)
	case len(path) > 1:
		path = append(path, it.path[len(it.path)-1])
	default:
		path = append(path, strconv.Itoa(n))
	}
	base := plan.RefOf(path)
	ref := base
	for n := 2; used[ref]; n++ {
		ref = base + plan.Ref("~"+strconv.Itoa(n))
	}
	used[ref] = true
	return ref
}

// refAt is the Ref of the measure that holds span, else the target's.
func refAt(t plan.Target, span plan.Span) plan.Ref {
	for _, m := range t.Measures {
		if m.Span.Start <= span.Start && span.Stop <= m.Span.Stop {
			return m.Ref
		}
	}
	return t.Ref
}

func newTarget(it *item, rules *Rules, horizon plan.Horizon) (plan.Target, []remark) {
	first := it.paragraphs[0]
	var texts []string
	for _, p := range it.paragraphs {
		texts = append(texts, strings.TrimSpace(p.rest()))
	}
	t := plan.Target{Ordinal: it.marker.text, Text: strings.Join(texts, "\n"), Horizon: horizon, Span: it.span()}
	var remarks []remark
	for _, p := range it.paragraphs {
		found, more := readMeasures(p.rest(), p.restSpan().Start, rules.Units)
		t.Measures = append(t.Measures, found...)
		remarks = append(remarks, more...)
	}
	if len(t.Measures) == 0 {
		if at := rules.standIn(first.rest()); at != nil {
			word := first.rest()[at[0]:at[1]]
			span := plan.Span{Start: first.restSpan().Start + at[0], Stop: first.restSpan().Start + at[1]}
			t.Measures = []plan.Measure{{Text: word, Word: word, Span: span}}
		}
	}
	own := ""
	for up := it; up != nil; up = up.parent {
		m := untilYear.FindStringSubmatch(up.title())
		if m == nil && up != it {
			m = untilYearHead.FindStringSubmatch(up.title())
		}
		if m != nil && m[1] != "" && (horizon.From == "" || horizon.From <= m[1]) {
			t.Horizon.To = m[1]
			if up == it {
				own = m[1]
			}
			break
		}
	}
	t.Trust = plan.FromSentence
	t.Name = targetName(first.rest(), first.restSpan().Start, firstLineMeasures(t.Measures, first))
	if own != "" {
		t.Name += words.UntilYear(own) // several targets may differ in their year alone
	}
	return t, remarks
}

func firstLineMeasures(measures []plan.Measure, first line) []plan.Measure {
	for i, m := range measures {
		if m.Span.Start >= first.span.Stop {
			return measures[:i]
		}
	}
	return measures
}
