package parser

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// taskReader makes tasks of the items of an outline.
type taskReader struct {
	src      *plan.Source
	view     *agency.View
	issued   viet.Date
	findings []finding.Finding
	leads    map[*item][]plan.Assignee // leads that headings name
}

func (r *taskReader) find(code finding.Code, at plan.Span, ref plan.Ref, got, want string) {
	place := finding.Place{Line: r.src.Line(at.Start), Ref: string(ref)}
	r.findings = append(r.findings, finding.New(code, place, got, want))
}

// block makes the task of an item that label lines close.
func (r *taskReader) block(it *item) plan.Task {
	t := r.begin(it, plan.Block)
	seen := map[role]bool{}
	for _, l := range it.labels {
		if seen[*l.label] {
			r.find(finding.TaskLabelTwice, l.span, t.Ref, strings.TrimSpace(l.text[l.body:l.value-1]), "")
		}
		seen[*l.label] = true
		r.label(&t, l)
	}
	if len(t.Lead) == 0 {
		r.inheritLead(&t, it)
	}
	r.check(t)
	return t
}

func (r *taskReader) begin(it *item, kind plan.Kind) plan.Task {
	var paragraphs []string
	for _, p := range it.paragraphs {
		paragraphs = append(paragraphs, strings.TrimSpace(p.rest()))
	}
	return plan.Task{
		Ref: it.ref, Path: it.path, Kind: kind, Force: plan.Ordered, Text: strings.Join(paragraphs, "\n"),
		Due: plan.Due{Kind: plan.NoDue}, Span: it.span(),
	}
}

// label reads one label line into its task. A line that comes twice adds to what the first said.
func (r *taskReader) label(t *plan.Task, l line) {
	value := l.text[l.value:]
	at := l.start + l.value
	span := plan.Span{Start: at, Stop: at + len(value)}
	switch *l.label {
	case direct:
		res := r.view.Resolve(value)
		t.Direct = append(t.Direct, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
	case lead:
		res := r.view.Resolve(value)
		t.Lead = append(t.Lead, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Support, nil, at)...)
	case support:
		res := r.view.Resolve(value)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Lead, res.Unknown, at)...)
		t.Support = append(t.Support, r.assignees(t.Ref, res.Support, nil, at)...)
	case due:
		t.Due = readDue(value, r.issued) // of several the last one binds the whole task
		t.Due.Span = span
	case product:
		t.Product = strings.TrimSpace(value)
	case funding:
		// Money is not followed up here; the line belongs to the task and stays in its span.
	}
}

// assignees turns mentions in a value that begins at offset into assignees with spans of the source.
func (r *taskReader) assignees(ref plan.Ref, mentions []agency.Mention, unknown []agency.Unknown, offset int) []plan.Assignee {
	var out []plan.Assignee
	for _, m := range mentions {
		out = append(out, plan.Assignee{
			Name: m.Name, Code: m.Code, Group: m.Group, Open: m.Open, Parent: m.Parent, Scope: m.Scope,
			Span: plan.Span{Start: offset + m.Start, Stop: offset + m.Stop},
		})
	}
	for _, u := range unknown {
		place := finding.Place{Line: r.src.Line(offset + u.Start), Ref: string(ref)}
		r.findings = append(r.findings, r.view.Finding(u, place))
	}
	return out
}

// duty makes the task of an item without label lines.
func (r *taskReader) duty(it *item) plan.Task {
	t := r.begin(it, plan.Duty)
	first := it.paragraphs[0]
	res := r.view.LeadOfSentence(first.rest())
	t.Lead = r.assignees(t.Ref, res.Lead, nil, first.restSpan().Start)
	t.Support = r.assignees(t.Ref, res.Support, nil, first.restSpan().Start)
	switch folded := viet.Fold(first.rest()); {
	case strings.HasPrefix(folded, viet.Fold("đề nghị")):
		t.Force = plan.Requested
	case strings.HasPrefix(folded, viet.Fold("khuyến khích")):
		t.Force = plan.Encouraged
	}
	if len(t.Lead) == 0 {
		r.inheritLead(&t, it)
	}
	for _, p := range it.paragraphs {
		if found, at := findInlineDue(p.rest(), r.issued); at != nil {
			t.Due = found
			t.Due.Span = plan.Span{Start: p.restSpan().Start + at[0], Stop: p.restSpan().Start + at[1]}
		}
	}
	r.check(t)
	return t
}

// inheritLead gives the task the lead that the nearest heading above it names.
func (r *taskReader) inheritLead(t *plan.Task, it *item) {
	for up := it.parent; up != nil; up = up.parent {
		leads := r.headingLeads(up)
		if len(leads) == 0 {
			continue
		}
		t.Lead = leads
		t.Inherited = append(t.Inherited, up.paragraphs[0].span)
		if t.Kind == plan.Duty && !hasGroup(leads) {
			t.Kind = plan.Listed
		}
		return
	}
}

func hasGroup(assignees []plan.Assignee) bool {
	for _, a := range assignees {
		if a.Group || a.Open {
			return true
		}
	}
	return false
}

// headingLeads returns the agencies a heading consists of ("1. Thủ trưởng các sở, …, Chủ tịch UBND các huyện:"). A heading with
// any other word in it is about something and names nobody.
func (r *taskReader) headingLeads(it *item) []plan.Assignee {
	if leads, ok := r.leads[it]; ok {
		return leads
	}
	var leads []plan.Assignee
	first := it.paragraphs[0]
	title := strings.TrimRight(first.rest(), " :.")
	if !it.labelled() && it.marker.level > roman && title != "" {
		res := r.view.Resolve(title)
		if len(res.Unknown) == 0 && len(res.Lead) > 0 {
			leads = r.assignees(it.ref, res.Lead, nil, first.restSpan().Start)
		}
	}
	r.leads[it] = leads
	return leads
}

// check says what a person has to look at in a task.
func (r *taskReader) check(t plan.Task) {
	if len(t.Lead) == 0 {
		r.find(finding.TaskNoLead, t.Span, t.Ref, "", "")
	}
	if strings.TrimSpace(t.Text) == "" {
		r.find(finding.TaskNoText, t.Span, t.Ref, words.LabelLines, "")
	}
	if t.Due.Kind == plan.Unknown {
		r.find(finding.TaskDueUnknown, t.Due.Span, t.Ref, t.Due.Text, "")
	}
	if t.Due.To != "" && r.issued != "" && t.Due.To < r.issued {
		r.find(finding.TaskDuePast, t.Due.Span, t.Ref, t.Due.To.String(), r.issued.String())
	}
}

// longTitle is the length in letters from which an item without label lines that has items below it orders something itself.
const longTitle = 160

// isHeading reports whether the item only opens what stands below it.
func isHeading(it *item) bool {
	title := it.title()
	if it.labelled() || len(it.children) == 0 {
		return !it.labelled() && it.marker.level == roman && isUpper(title)
	}
	if it.marker.level <= roman || isUpper(title) || strings.HasSuffix(title, ":") {
		return true
	}
	return utf8.RuneCountInString(title) <= longTitle && len(it.paragraphs) == 1
}

// taskAreas finds the top items under which duties stand: those that hold a block, or whose title says so.
func taskAreas(items []*item) map[*item]bool {
	areas := map[*item]bool{}
	for _, it := range items {
		top := topOf(it)
		if it.labelled() || headingSays(top, "nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "trách nhiệm") && top.marker.level != article {
			areas[top] = true
		}
	}
	return areas
}

// topOf is the item's roman heading, or the highest item above it that is not an article.
func topOf(it *item) *item {
	for it.parent != nil && it.marker.level != roman && it.parent.marker.level != article {
		it = it.parent
	}
	return it
}

// formula is the wording of the articles that end every decision and order nothing to follow up.
var formula = regexp.MustCompile(`(?i)có hiệu lực (?:thi hành )?(?:kể )?từ|chịu trách nhiệm thi hành quyết định này`)

// readTasks makes tasks of blocks and duties, in text order.
func (r *taskReader) readTasks(items []*item, isTarget map[*item]bool) []plan.Task {
	areas := taskAreas(items)
	var tasks []plan.Task
	for _, it := range items {
		switch {
		case isTarget[it] || isHeading(it):
		case it.labelled():
			tasks = append(tasks, r.block(it))
		case areas[topOf(it)] && it.marker.level != article && it.marker.level != roman && !formula.MatchString(it.title()):
			tasks = append(tasks, r.duty(it))
		}
	}
	return tasks
}

var (
	reportWords = regexp.MustCompile(`(?i)báo cáo`)
	reportTimes = []struct {
		pattern *regexp.Regexp
		period  string
	}{
		{regexp.MustCompile(`(?i)(?:hàng|hằng|định kỳ)(?: [^.;]{0,20}?)?\s?tháng|báo cáo tháng`), "month"},
		{regexp.MustCompile(`(?i)(?:\s|,)quý(?:\s|,|;)`), "quarter"},
		{regexp.MustCompile(`(?i)(?:6|06|sáu) tháng`), "half"},
		{regexp.MustCompile(`(?i)(?:9|09|chín) tháng`), "nine-month"},
		{regexp.MustCompile(`(?i)(?:cả|hàng|hằng) năm|,\s*năm|và năm`), "year"},
	}
)

// readReporting finds the duties to report at regular times: two or more periods named in a duty about reports.
func (r *taskReader) readReporting(tasks []plan.Task) []plan.Reporting {
	var out []plan.Reporting
	for _, t := range tasks {
		at := reportWords.FindStringIndex(t.Text)
		if t.Kind == plan.Block || at == nil {
			continue
		}
		regime := plan.Reporting{Ref: t.Ref, By: t.Lead, Span: t.Span}
		for _, p := range reportTimes {
			if p.pattern.MatchString(t.Text[at[0]:]) {
				regime.Periods = append(regime.Periods, p.period)
			}
		}
		if len(regime.Periods) < 2 {
			continue
		}
		text := t.Span.Of(r.src.Text)
		if to := strings.LastIndex(text, "gửi"); to >= 0 {
			regime.To = r.assignees(t.Ref, r.view.Find(text[to:]), nil, t.Span.Start+to)
		}
		out = append(out, regime)
	}
	return out
}
