package parser

import (
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// targetItems picks the items that order figures: runs of three or more numbered items without label lines of which most hold a
// measure, and the items under a heading that says "chỉ tiêu".
func targetItems(o *outline, units []string) map[*item]bool {
	chosen := map[*item]bool{}
	for _, run := range leafRuns(o.items) {
		measured := 0
		for _, it := range run {
			if len(it.title()) <= longestTarget && len(readMeasures(it.title(), 0, units)) > 0 {
				measured++
			}
		}
		named := headingSays(run[0].parent, "chỉ tiêu")
		ordered := headingSays(run[0].parent, "nhiệm vụ", "giải pháp", "tổ chức thực hiện")
		if named && measured > 0 || !ordered && len(run) >= 3 && measured*10 >= len(run)*6 {
			for _, it := range run {
				chosen[it] = true
			}
		}
	}
	return chosen
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
		if it.labelled() || len(it.children) > 0 || it.marker.level == none || it.marker.level <= roman {
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
	used := map[plan.Ref]bool{}
	for _, it := range o.items {
		if !chosen[it] {
			continue
		}
		t := newTarget(it, rules, horizon)
		base := "CT." + strings.TrimLeft(t.Ordinal, "-")
		if it.marker.level == bullet {
			base = "CT." + strconv.Itoa(len(targets)+1)
		}
		t.Ref = plan.Ref(base)
		for n := 2; used[t.Ref]; n++ {
			t.Ref = plan.Ref(base + "~" + strconv.Itoa(n))
		}
		used[t.Ref] = true
		for i := range t.Measures {
			t.Measures[i].Ref = t.Ref.Measure(i + 1)
		}
		if len(t.Measures) == 0 {
			place := finding.Place{Line: o.src.Line(t.Span.Start), Ref: string(t.Ref)}
			findings = append(findings, finding.New(finding.TargetNoMeasure, place, t.Text, ""))
		}
		targets = append(targets, t)
	}
	return targets, findings
}

func newTarget(it *item, rules *Rules, horizon plan.Horizon) plan.Target {
	first := it.paragraphs[0]
	var texts []string
	for _, p := range it.paragraphs {
		texts = append(texts, strings.TrimSpace(p.rest()))
	}
	t := plan.Target{Ordinal: it.marker.text, Text: strings.Join(texts, "\n"), Horizon: horizon, Span: it.span()}
	for _, p := range it.paragraphs {
		t.Measures = append(t.Measures, readMeasures(p.rest(), p.restSpan().Start, rules.Units)...)
	}
	t.Name = targetName(first.rest(), first.restSpan().Start, firstLineMeasures(t.Measures, first))
	return t
}

func firstLineMeasures(measures []plan.Measure, first line) []plan.Measure {
	for i, m := range measures {
		if m.Span.Start >= first.span.Stop {
			return measures[:i]
		}
	}
	return measures
}
