package report

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// Compose puts the summary on paper: the periodical report in the form of Decree 30/2020, with three appendices.
func Compose(s Summary, office Office, issued Issued) Document {
	c := composer{s: s, office: office, period: words.Period(string(s.Period.Kind), s.Period.N, s.Period.Year)}
	number := c.number(issued)
	doc := Document{
		Head: Head{
			Parent: office.Parent, Issuer: office.Name, Number: number, Place: office.Place, Date: issued.Date,
			Kind: words.ReportKind, Subject: words.ReportSubject(s.Plan.Decision.Kind, s.Plan.Decision.Number, c.period),
		},
		Sign:   Signature{Authority: office.Authority, Name: office.Signer, Recipients: office.Recipients},
		Author: office.Title, Created: s.To, Draft: issued.Number == 0,
	}
	doc.Title = words.Title(strings.ToLower(words.ReportKind)) + ". " + doc.Head.Subject
	if issued.Date != "" {
		doc.Created = issued.Date
	}
	if doc.Draft {
		doc.DraftMark = words.ReportDraft
	}
	doc.Body = c.body()
	attach := words.Attach(strings.Replace(number, blank, "…", 1), issued.Date.Long(), office.Title)
	doc.Appendix = []Appendix{
		{Number: "I", Name: words.AppendixTargets + " " + strings.ToUpper(c.period), Attach: attach, Body: []Node{c.targetTable()}, Outline: words.OutlineTargets},
		{Number: "II", Name: words.AppendixTasks + " " + strings.ToUpper(c.period), Attach: attach, Body: []Node{c.taskTable()}, Outline: words.OutlineTasks},
		{Number: "III", Name: words.AppendixReturns + " " + strings.ToUpper(c.period), Attach: attach, Body: []Node{c.returnTable()}, Outline: words.OutlineReturns},
	}
	return doc
}

type composer struct {
	s      Summary
	office Office
	period string
}

// blank is the room that a draft leaves for its number.
const blank = "      "

// number writes the report's number with its letters; a number below 10 takes a leading zero, a draft leaves it blank
// (Decree 30/2020, Phụ lục I, II.3).
func (c composer) number(issued Issued) string {
	if issued.Number == 0 {
		return blank + "/BC-" + c.office.Abbreviation
	}
	return words.Two(issued.Number) + "/BC-" + c.office.Abbreviation
}

func (c composer) body() []Node {
	nodes := []Node{Paragraph{Text: c.opening()}}
	nodes = append(nodes, Heading{1, "I", words.ReportReturns})
	nodes = append(nodes, c.returns()...)
	nodes = append(nodes, Heading{1, "II", words.ReportTargets})
	nodes = append(nodes, c.targets()...)
	nodes = append(nodes, Heading{1, "III", words.ReportTasks})
	nodes = append(nodes, c.tasks()...)
	nodes = append(nodes, Heading{1, "IV", words.ReportDifficulty})
	nodes = append(nodes, c.difficulties()...)
	nodes = append(nodes, Heading{1, "V", words.ReportNext})
	nodes = append(nodes, c.next()...)
	return append(nodes, Paragraph{Text: words.ReportClosing(c.period, c.office.Title, c.reportsTo())})
}

// reportsTo is whom the report is for: the first recipient, without the mark of why.
func (c composer) reportsTo() string {
	if len(c.office.Recipients) == 0 {
		return runningIssuer(c.s.Plan.Decision)
	}
	to, _, _ := strings.Cut(c.office.Recipients[0], "(")
	return strings.TrimSpace(to)
}

func (c composer) opening() string {
	d := c.s.Plan.Decision
	issued := ""
	if d.Issued != "" {
		issued = d.Issued.Long()
	}
	return words.ReportOpening(d.Kind, d.Number, issued, runningIssuer(d), runningTitle(d.Title), c.office.Title, c.period, c.s.From.String(), c.s.To.String())
}

// runningTitle writes a subject as it stands in a sentence: a subject in capitals is lowered, for which capitals are names cannot be
// known it is then left out rather than written wrongly.
func runningTitle(title string) string {
	if title == strings.ToUpper(title) {
		return ""
	}
	first := []rune(title)
	if len(first) == 0 {
		return ""
	}
	return strings.ToLower(string(first[0])) + string(first[1:])
}

// runningIssuer writes ỦY BAN NHÂN DÂN TỈNH … as UBND tỉnh …, with the place's own capitals.
func runningIssuer(d plan.Decision) string {
	folded := viet.Fold(d.Issuer)
	for _, form := range []struct{ long, short string }{
		{"ủy ban nhân dân tỉnh", "UBND tỉnh"}, {"ủy ban nhân dân thành phố", "UBND thành phố"},
		{"chủ tịch ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh"}, {"chủ tịch ủy ban nhân dân thành phố", "Chủ tịch UBND thành phố"},
	} {
		if strings.HasPrefix(folded, viet.Fold(form.long)) && d.Place != "" {
			return form.short + " " + d.Place
		}
	}
	return d.Issuer
}

func (c composer) returns() []Node {
	if len(c.s.Returns) == 0 {
		return []Node{Paragraph{Text: words.ReturnsNone(c.period)}}
	}
	returned, late := 0, 0
	for _, r := range c.s.Returns {
		if r.Returned() {
			returned++
		}
		if c.s.Overdue(r) {
			late++
		}
	}
	nodes := []Node{Paragraph{Text: words.Returns(len(c.s.Returns), returned, late, c.s.ReturnDue.String())}}
	if missing := c.s.Missing(); len(missing) > 0 && returned > 0 {
		names := make([]string, len(missing))
		for i, r := range missing {
			names[i] = r.Agency.Name
		}
		nodes = append(nodes, Paragraph{Text: words.ReturnsMissing(names)})
	}
	return nodes
}

func (c composer) all() []int {
	out := make([]int, len(c.s.Tasks))
	for i := range out {
		out[i] = i
	}
	return out
}

func (c composer) difficulties() []Node {
	difficulties, proposals := c.quote(c.all(), progress.Difficulty, 0), c.quote(c.all(), progress.Proposal, 0)
	return []Node{
		Heading{2, "1", words.ReportDifficulty1}, listOr(difficulties, c.unlessSilent(words.NoDifficulty)),
		Heading{2, "2", words.ReportProposal}, listOr(proposals, c.unlessSilent(words.NoProposal)),
	}
}

// unlessSilent is the sentence for an empty list, or, where no task has been reported on at all, that nobody has spoken yet: an agency
// that sent nothing has not said that it has no difficulty.
func (c composer) unlessSilent(none string) string {
	for _, t := range c.s.Tasks {
		if t.Reported() > 0 {
			return none
		}
	}
	return words.NobodySpoke
}

func listOr(items []string, none string) Node {
	if len(items) == 0 {
		return Paragraph{Text: none}
	}
	return ListOf(items...)
}

func (c composer) next() []Node {
	var soon []string
	for _, t := range c.s.Tasks {
		if t.Timeliness == progress.OpenSoon {
			soon = append(soon, words.SoonItem(strings.TrimRight(brief(t.Task.Text), " .;,"), plan.Names(t.Task.Lead), t.Task.Due.To.String()))
		}
	}
	var nodes []Node
	if len(soon) > 0 {
		nodes = append(nodes, Paragraph{Text: words.NextDue(len(soon))}, ListOf(soon...))
	}
	said := c.quote(c.all(), progress.Next, 0)
	if len(said) > 0 {
		nodes = append(nodes, ListOf(said...))
	}
	if len(nodes) == 0 {
		nodes = append(nodes, Paragraph{Text: c.unlessSilent(words.NoNext)})
	}
	return nodes
}
