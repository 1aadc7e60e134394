package parser

import (
	"sort"
	"strconv"
	"strings"
	"unicode"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/pattern"
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
	lines := splitLines(&src, p.Labels)
	parts := splitParts(lines)
	h := readHeads(parts)
	out := plan.Plan{Source: src, Decision: h.decision, Revision: 1}
	view, foreign := p.Register.For(h.decision.Issuer, h.decision.Place, h.decision.Issued)
	reader := &taskReader{src: &src, names: p.Labels, view: view, issued: h.decision.Issued, leads: map[*item]namedIn{}}

	tree := readOutlines(&src, parts)
	reader.splitUnderAgencies(tree)
	reader.joinClauses(tree)
	splitUnderTargets(tree, p.Rules)
	chosen, pickFindings := targetItems(tree, p.Rules, view)
	out.Tasks = reader.readTasks(tree, chosen)
	tables := &tableReader{taskReader: reader, rules: p.Rules, horizon: horizonOf(h.decision), used: tree.used}
	for _, t := range tree.tables {
		tables.readTable(t.grid, t.path)
	}
	out.Tasks = append(out.Tasks, tables.tasks...)
	out.Frame = append(tables.frame, h.frame...)
	targets, targetFindings := readTargets(tree, chosen, p.Rules, horizonOf(h.decision))
	out.Targets = append(targets, tables.targets(targets)...)
	out.Sections = append(sections(tree.items, chosen), tables.heads...)
	for _, part := range parts {
		for _, l := range part.above {
			out.Frame = append(out.Frame, l.span)
		}
		if s, ok := part.section(); ok {
			out.Sections = append(out.Sections, s)
		} else if len(part.title) > 0 {
			out.Frame = append(out.Frame, part.titleSpan())
		}
	}
	inOrder(&out)
	reader.once(&out)
	suggestions := p.Rules.suggest(&src, out.Targets, view)
	out.Reporting = reader.readReporting(out.Tasks)
	out.Unread = unread(&out)

	findings := h.findings()
	findings = append(findings, tree.findings...)
	findings = append(findings, pickFindings...)
	findings = append(findings, targetFindings...)
	findings = append(findings, suggestions...)
	findings = append(findings, reader.findings...)
	findings = append(findings, reader.strange.Findings()...)
	if foreign {
		findings = append(findings, p.Register.OtherProvince(h.decision.Issuer, h.decision.Place))
	}
	findings = append(findings, unreadOrders(&out, lines)...)
	findings = append(findings, declared(&out)...)
	findings = append(findings, p.emptiness(&out)...)
	for i := range findings {
		findings[i].Place.File = src.Name
	}
	finding.Sort(findings)
	return out, findings
}

// readHeads reads the decision's own data from its first part, and cuts the signatures off all.
func readHeads(parts []part) head {
	h := readHead(parts[0].body)
	parts[0].body, parts[0].tail = parts[0].body[h.begin:h.end], parts[0].body[h.end:]
	for i := 1; i < len(parts); i++ {
		end := bodyEnd(parts[i].body, 0)
		parts[i].body, parts[i].tail = parts[i].body[:end], parts[i].body[end:]
	}
	for _, p := range parts {
		if h.decision.Signer.Name == "" {
			h.readSigner(p.tail)
		}
	}
	return h
}

// inOrder sorts what was read from the tree and from tables into the order of the text.
func inOrder(p *plan.Plan) {
	sort.SliceStable(p.Sections, func(i, j int) bool { return p.Sections[i].Span.Start < p.Sections[j].Span.Start })
	sort.SliceStable(p.Targets, func(i, j int) bool { return p.Targets[i].Span.Start < p.Targets[j].Span.Start })
	sort.SliceStable(p.Tasks, func(i, j int) bool { return p.Tasks[i].Span.Start < p.Tasks[j].Span.Start })
	sort.SliceStable(p.Frame, func(i, j int) bool { return p.Frame[i].Start < p.Frame[j].Start })
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
		case l.labelled() && isLabel([]line{l}):
			labels++
			hits = append(hits, l)
		case l.marker.level != none && l.marker.level < bullet && strings.Contains(viet.Fold(l.text), viet.Fold(words.TakesLead)):
			hits = append(hits, l)
		}
	}
	if labels == 0 && len(hits) < 2 {
		return nil
	}
	place := out.Source.Place(hits[0].span.Start, "")
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
		span := it.paragraphs[0].span
		if it.labelled() {
			span = it.span()
		}
		out = append(out, plan.Section{Ref: it.ref, Path: it.path, Title: it.title(), Span: span})
	}
	return out
}

var titleYears = pattern.New(`(?i)(?:giai đoạn|thời kỳ)\s+(\d{4})\s*[-–]\s*(\d{4})|năm\s+(\d{4})`)

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
		spans = append(append(spans, t.Span), t.Also...)
	}
	for _, t := range p.Tasks {
		spans = append(append(spans, t.Span), t.Also...)
	}
	spans = append(spans, p.Frame...)
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
		if body == "" || !strings.ContainsFunc(body, letterOrDigit) {
			return // rules of dashes and the like
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

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
