package parser

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Parser reads decisions with one province's register and the office's labels and rules. It holds no state between decisions and
// may be used by several goroutines.
type Parser struct {
	Register *agency.Register
	Labels   *Labels
	Rules    *Rules
}

// Parse reads src. It always returns a plan, with findings for what a person has to look at; what it could not place is in
// Plan.Unread.
func (p *Parser) Parse(src plan.Source) (plan.Plan, []finding.Finding) {
	lines := splitLines(src.Text, p.Labels)
	h := readHead(lines)
	out := plan.Plan{Source: src, Decision: h.decision, Revision: 1}
	view := p.Register.At(h.decision.Issued)

	tree := readOutline(&src, lines[h.begin:h.end])
	chosen, pickFindings := targetItems(tree, p.Rules, view)
	targets, targetFindings := readTargets(tree, chosen, p.Rules, horizonOf(h.decision))
	suggestions := p.Rules.suggest(&src, targets, view)
	reader := &taskReader{src: &src, view: view, issued: h.decision.Issued, leads: map[*item][]plan.Assignee{}}
	out.Targets = targets
	out.Tasks = reader.readTasks(tree.items, chosen)
	out.Reporting = reader.readReporting(out.Tasks)
	out.Sections = sections(tree.items, chosen)
	out.Unread = unread(&out)

	findings := h.findings()
	findings = append(findings, tree.findings...)
	findings = append(findings, pickFindings...)
	findings = append(findings, targetFindings...)
	findings = append(findings, suggestions...)
	findings = append(findings, reader.findings...)
	findings = append(findings, unreadOrders(&out, lines)...)
	findings = append(findings, p.emptiness(&out)...)
	for i := range findings {
		findings[i].Place.File = src.Name
	}
	finding.Sort(findings)
	return out, findings
}

// unreadOrders says when text that was not read looks as if it gave work to somebody: label lines, or two numbered items or more that
// name a lead.
func unreadOrders(out *plan.Plan, lines []line) []finding.Finding {
	var hits []line
	labels := 0
	next := 0
	for _, l := range lines {
		for next < len(out.Unread) && out.Unread[next].Stop <= l.span.Start {
			next++
		}
		switch {
		case next == len(out.Unread) || l.span.Start < out.Unread[next].Start:
		case l.label != nil:
			labels++
			hits = append(hits, l)
		case l.marker.level != none && l.marker.level < bullet && strings.Contains(viet.Fold(l.text), viet.Fold(words.TakesLead)):
			hits = append(hits, l)
		}
	}
	if labels == 0 && len(hits) < 2 {
		return nil
	}
	place := finding.Place{Line: out.Source.Line(hits[0].span.Start)}
	return []finding.Finding{finding.New(finding.TextUnreadOrders, place, strconv.Itoa(len(hits)), "")}
}

// emptiness says when there is nothing to follow up, or no decision at all.
func (p *Parser) emptiness(out *plan.Plan) []finding.Finding {
	var findings []finding.Finding
	d := out.Decision
	if len(out.Targets) == 0 && len(out.Tasks) == 0 && d.Number == "" && len(d.Bases) == 0 {
		return []finding.Finding{finding.New(finding.DecisionNone, finding.Place{}, "", "")}
	}
	if len(out.Targets) == 0 {
		findings = append(findings, finding.New(finding.TargetsNone, finding.Place{}, "", ""))
	}
	if len(out.Tasks) == 0 {
		findings = append(findings, finding.New(finding.TasksNone, finding.Place{}, "", ""))
	}
	return findings
}

func sections(items []*item, isTarget map[*item]bool) []plan.Section {
	var out []plan.Section
	for _, it := range items {
		if !isHeading(it) || isTarget[it] {
			continue
		}
		out = append(out, plan.Section{Ref: it.ref, Path: it.path, Title: it.title(), Span: it.paragraphs[0].span})
	}
	return out
}

var titleYears = regexp.MustCompile(`(?i)(?:giai đoạn|thời kỳ)\s+(\d{4})\s*[-–]\s*(\d{4})|năm\s+(\d{4})`)

// horizonOf is the years the decision is for: those its subject names, else the year it was issued in.
func horizonOf(d plan.Decision) plan.Horizon {
	if m := titleYears.FindStringSubmatch(strings.ToLower(d.Title)); m != nil {
		if m[3] != "" {
			return plan.Horizon{From: m[3], To: m[3]}
		}
		return plan.Horizon{From: m[1], To: m[2]}
	}
	if year := d.Issued.Year(); year > 0 {
		return plan.Horizon{From: strconv.Itoa(year), To: strconv.Itoa(year)}
	}
	return plan.Horizon{}
}

// claimed returns the stretches of the text that the plan's parts were read from, in order. Together with Unread and the source's
// Dropped they cover every letter of the text.
func claimed(p *plan.Plan) []plan.Span {
	spans := append([]plan.Span(nil), p.Decision.Spans...)
	for _, s := range p.Sections {
		spans = append(spans, s.Span)
	}
	for _, t := range p.Targets {
		spans = append(spans, t.Span)
	}
	for _, t := range p.Tasks {
		spans = append(spans, t.Span)
	}
	spans = append(spans, p.Source.Dropped...)
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	return spans
}

// unread returns what no claimed stretch covers, without the white space around it.
func unread(p *plan.Plan) []plan.Span {
	text := p.Source.Text
	var out []plan.Span
	add := func(start, stop int) {
		if start >= stop {
			return
		}
		gap := text[start:stop]
		body := strings.TrimSpace(gap)
		if body == "" {
			return
		}
		start += strings.Index(gap, body)
		out = append(out, plan.Span{Start: start, Stop: start + len(body)})
	}
	at := 0
	for _, s := range claimed(p) {
		add(at, s.Start)
		at = max(at, s.Stop)
	}
	add(at, len(text))
	return out
}
