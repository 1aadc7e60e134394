package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

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
	nodes := []Node{Paragraph{c.opening()}}
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
	return append(nodes, Paragraph{words.ReportClosing(c.period, c.office.Title, c.reportsTo())})
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
		return []Node{Paragraph{words.ReturnsNone(c.period)}}
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
	nodes := []Node{Paragraph{words.Returns(len(c.s.Returns), returned, late, c.s.ReturnDue.String())}}
	if missing := c.s.Missing(); len(missing) > 0 && returned > 0 {
		names := make([]string, len(missing))
		for i, r := range missing {
			names[i] = r.Agency.Name
		}
		nodes = append(nodes, Paragraph{words.ReturnsMissing(names)})
	}
	return nodes
}

func (c composer) targets() []Node {
	asked, reported := 0, 0
	rated := map[progress.Rating]int{}
	var said, silent []string
	for _, m := range c.s.Measures {
		if m.Rating != "" {
			rated[m.Rating]++
		}
		if m.Reported() {
			said = append(said, measureSentence(m))
		}
		if !m.Asked {
			continue
		}
		asked++
		if m.Reported() {
			reported++
			continue
		}
		silent = append(silent, measureWithOwner(m))
	}
	nodes := []Node{Paragraph{words.TargetsCounted(len(c.s.Plan.Targets), len(c.s.Measures), asked, reported) + c.later(asked)}}
	if len(rated) > 0 {
		nodes = append(nodes, Paragraph{words.TargetsRated(rated[progress.Exceeded], rated[progress.Reached], rated[progress.NotReached], !c.s.Period.EndsYear())})
	}
	if len(said) > 0 {
		nodes = append(nodes, List{said})
	}
	if len(silent) > 0 {
		nodes = append(nodes, Paragraph{words.TargetsNotReported(silent)})
	}
	return nodes
}

func (c composer) later(asked int) string {
	if n := len(c.s.Measures) - asked; n > 0 {
		return " " + words.TargetsLater(n)
	}
	return ""
}

func measureWithOwner(m MeasureLine) string {
	name := m.Target.MeasureName(m.Measure)
	if len(m.Owners) == 0 {
		return name
	}
	return name + " (" + m.Owners[0].Name + ")"
}

// measureSentence says in one sentence what an agency reported of a measure.
func measureSentence(m MeasureLine) string {
	unit := m.Measure.Unit
	var parts []string
	if m.Values[progress.Actual].Text != "" {
		parts = append(parts, verb(m.Measure)+" "+figure(m.Values[progress.Actual], unit))
	}
	if m.Values[progress.Cumulative].Text != "" && (m.Measure.Aggregation == plan.Flow || len(parts) == 0) {
		parts = append(parts, words.CumulativeIs(figure(m.Values[progress.Cumulative], unit)))
	}
	if text := againstPlan(m); text != "" {
		parts = append(parts, text)
	}
	if m.VsLastYear != nil {
		parts = append(parts, comparison(*m.VsLastYear, words.ThanLastYear, words.OfLastYear))
	}
	planned := words.Figure(m.Measure.PlanText(), unit)
	switch {
	case m.Expected:
		parts = append(parts, words.EstimateIs(figure(m.Values[progress.Estimate], unit), string(m.Rating), planned))
	case m.Rating != "":
		parts = append(parts, words.RatedYear(string(m.Rating), planned))
	}
	sentence := m.Target.MeasureName(m.Measure) + " " + strings.Join(parts, "; ") + "."
	if cause := m.Values[progress.Cause].Text; cause != "" {
		sentence += " " + words.CauseIs + strings.TrimRight(cause, " .;,") + "."
	}
	return sentence
}

func verb(m plan.Measure) string {
	if m.Baseline != "" {
		return words.ExceedsBase + " " + m.Baseline
	}
	if v := words.Direction(string(m.Direction)); v != "" {
		return v
	}
	return words.Reaches
}

// againstPlan says how the figure stands against the year's plan. A share that equals a plan of one figure is said to equal it; only
// of a plan with two bounds can a share lie between them.
func againstPlan(m MeasureLine) string {
	if m.VsPlan == nil {
		return ""
	}
	if m.VsPlan.Points && m.VsPlan.Value.IsZero() && !m.Measure.Low.Equal(*m.Measure.High) {
		return words.InPlan
	}
	return comparison(*m.VsPlan, words.ThanPlan, words.OfPlan)
}

func comparison(c progress.Comparison, than, of string) string {
	if c.Points {
		return words.Changed(c.Value.Sign(), viet.Format(c.Value.Abs()), than)
	}
	return words.Share(viet.Format(c.Value), of)
}

func figure(v progress.Value, unit string) string { return words.Figure(format(v), unit) }

// format writes a stored figure in the Vietnamese form with the decimals it was given with.
func format(v progress.Value) string {
	d, ok := v.Decimal()
	if !ok {
		return v.Text
	}
	return viet.Format(d)
}

func (c composer) tasks() []Node {
	counts, dated := c.s.TaskCounts(), c.s.DatedCounts()
	text := words.TasksCounted(counts.Total(), dated.Total(), counts[progress.Always], counts.Total()-dated.Total()-counts[progress.Always])
	if dated.Total() > 0 {
		text += " " + words.TasksStand(dated[progress.DoneInTime], dated[progress.DoneLate], dated[progress.DoneUndated],
			dated[progress.OpenInTime], dated[progress.OpenSoon], dated[progress.OpenLate])
	}
	silent, nobody := 0, 0
	for _, t := range c.s.Tasks {
		switch {
		case len(t.Leads) == 0:
			nobody++
		case t.Reported() == 0:
			silent++
		}
	}
	if silent > 0 {
		text += " " + words.TasksSilent(silent)
	}
	if nobody > 0 {
		text += " " + words.TasksNoLead(nobody)
	}
	nodes := []Node{Heading{2, "1", words.ReportTasksAll}, Paragraph{text}, c.countTable(counts), c.chart()}
	nodes = append(nodes, Heading{2, "2", words.ReportTasksBy})
	nodes = append(nodes, c.sections()...)
	nodes = append(nodes, Heading{2, "3", words.ReportLate})
	return append(nodes, c.late()...)
}

func (c composer) countTable(counts Counts) Table {
	t := Table{Caption: words.TableTasks, Columns: columns(
		col("ordinal", 1, Center), col("class", 6, Left), col("count", 2, Center), col("share", 2, Center))}
	total := decimal.NewFromInt(int64(max(counts.Total(), 1)))
	for _, class := range progress.Timelinesses() {
		n := counts[class]
		if n == 0 {
			continue
		}
		share := decimal.NewFromInt(int64(n*100)).DivRound(total, 1)
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{
			{Text: words.Two(len(t.Rows) + 1)}, {Text: words.Timeliness(string(class)), Tone: toneOf(class)},
			{Text: viet.Format(decimal.NewFromInt(int64(n)))}, {Text: viet.Format(share)},
		}})
	}
	t.Rows = append(t.Rows, TableRow{Cells: []Cell{{}, {Text: words.TableTotal, Bold: true}, {Text: fmt.Sprint(counts.Total()), Bold: true}, {Text: "100", Bold: true}}})
	if counts.Total() == 0 {
		t.Rows = nil
		t.Empty = words.NoRows
	}
	return t
}

func toneOf(t progress.Timeliness) Tone {
	switch t {
	case progress.DoneInTime:
		return Good
	case progress.OpenLate, progress.DoneLate:
		return Poor
	case progress.OpenSoon, progress.DoneUndated:
		return Soon
	case progress.Always:
		return Dim
	}
	return ""
}

// chart shows the agencies that lead a task by their own name; those reached only through a group all have the same rows, which the
// appendix lists.
func (c composer) chart() Chart {
	chart := Chart{
		Caption: words.ChartTasks(c.period), Unit: words.ChartUnit, Empty: words.NoRows,
		Series: []Series{{words.ChartDone, Good}, {words.ChartOpen, ""}, {words.ChartLate, Poor}, {words.ChartOngoing, Dim}},
	}
	for _, a := range c.s.Agencies {
		if a.Named == 0 {
			continue
		}
		open := a.Tasks[progress.OpenInTime] + a.Tasks[progress.OpenSoon] + a.Tasks[progress.OpenNoDue]
		chart.Bars = append(chart.Bars, Bar{a.Agency.Name, []int{a.Tasks.Done(), open, a.Tasks[progress.OpenLate], a.Tasks[progress.Always]}})
	}
	return chart
}

// quotes is how many results a section repeats; the appendix has all.
const quotes = 6

func (c composer) sections() []Node {
	var nodes []Node
	for i, sec := range c.s.Sections {
		title := sec.Title
		if title == "" {
			title = words.NoSection
		}
		t := sec.Tasks
		open := t[progress.OpenInTime] + t[progress.OpenSoon] + t[progress.OpenNoDue]
		text := fmt.Sprintf("%s) %s. %s", pointLetter(i), sentenceTitle(title), words.SectionCounted(t.Total(), t.Done(), open, t[progress.OpenLate], t[progress.Always]))
		nodes = append(nodes, Paragraph{text})
		if said := c.quote(sec.Lines, progress.Result, quotes); len(said) > 0 {
			nodes = append(nodes, List{said})
		}
	}
	return nodes
}

// pointLetter is the mark of the i-th point, counted from 0, in the order of the Vietnamese alphabet; a second round doubles the
// letters.
func pointLetter(i int) string {
	letters := []rune("abcdđeghiklmnopqrstuvxy")
	return strings.Repeat(string(letters[i%len(letters)]), 1+i/len(letters))
}

// sentenceTitle writes a heading as the opening of a paragraph: without its closing mark, and not in capitals.
func sentenceTitle(title string) string {
	title = strings.TrimRight(title, " .:;")
	if title == strings.ToUpper(title) {
		title = words.Title(strings.ToLower(title))
	}
	return title
}

// quote collects what agencies wrote into a field of the tasks, at most limit sentences (0: all). What several wrote in the same
// words stands once, with their names.
func (c composer) quote(tasks []int, field progress.Field, limit int) []string {
	var voices voices
	for _, i := range tasks {
		for _, l := range c.s.Tasks[i].Leads {
			voices.add(l.Agency.Name, l.Values[field].Text)
		}
	}
	var out []string
	for i, v := range voices {
		if limit > 0 && i == limit {
			break
		}
		out = append(out, words.Said(v.agencies, v.text))
	}
	return out
}

// voice is a text and who wrote it.
type voice struct {
	text     string
	agencies []string
}

type voices []voice

func (v *voices) add(agency, text string) {
	text = viet.Spaces(text)
	if text == "" {
		return
	}
	for i := range *v {
		same := &(*v)[i]
		if viet.Fold(same.text) != viet.Fold(text) {
			continue
		}
		if !slices.Contains(same.agencies, agency) {
			same.agencies = append(same.agencies, agency)
		}
		return
	}
	*v = append(*v, voice{text, []string{agency}})
}

func (c composer) all() []int {
	out := make([]int, len(c.s.Tasks))
	for i := range out {
		out[i] = i
	}
	return out
}

func (c composer) late() []Node {
	late := c.s.Late()
	if len(late) == 0 {
		return []Node{Paragraph{words.NoLate}}
	}
	var items []string
	for _, t := range late {
		days := int(c.s.To.Time().Sub(t.Task.Due.To.Time()).Hours() / 24)
		items = append(items, words.LateItem(brief(t.Task.Text), plan.Names(t.Task.Lead), t.Task.Due.To.String(), words.Two(days)))
	}
	return []Node{Paragraph{words.LateIntro(len(late))}, List{items}}
}

// briefLetters is how much of a task's text a list repeats.
const briefLetters = 180

// brief cuts a text at the end of a clause or word.
func brief(text string) string {
	text = viet.Spaces(text)
	runes := []rune(text)
	if len(runes) <= briefLetters {
		return text
	}
	cut := string(runes[:briefLetters])
	if i := strings.LastIndexAny(cut, ";."); i > len(cut)/2 {
		return cut[:i]
	}
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
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
		return Paragraph{none}
	}
	return List{items}
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
		nodes = append(nodes, Paragraph{words.NextDue(len(soon))}, List{soon})
	}
	said := c.quote(c.all(), progress.Next, 0)
	if len(said) > 0 {
		nodes = append(nodes, List{said})
	}
	if len(nodes) == 0 {
		nodes = append(nodes, Paragraph{c.unlessSilent(words.NoNext)})
	}
	return nodes
}
