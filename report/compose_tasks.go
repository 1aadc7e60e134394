package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

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
	nodes := []Node{Heading{2, "1", words.ReportTasksAll}, Paragraph{Text: text}, c.countTable(counts), c.chart()}
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
		nodes = append(nodes, Paragraph{Text: text})
		if said := c.quote(sec.Lines, progress.Result, quotes); len(said) > 0 {
			nodes = append(nodes, ListOf(said...))
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

func (c composer) late() []Node {
	late := c.s.Late()
	if len(late) == 0 {
		return []Node{Paragraph{Text: words.NoLate}}
	}
	var items []string
	for _, t := range late {
		days := int(c.s.To.Time().Sub(t.Task.Due.To.Time()).Hours() / 24)
		items = append(items, words.LateItem(brief(t.Task.Text), plan.Names(t.Task.Lead), t.Task.Due.To.String(), words.Two(days)))
	}
	return []Node{Paragraph{Text: words.LateIntro(len(late))}, ListOf(items...)}
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
