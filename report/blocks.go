package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// tables are the tables that texts can call for.
func (c composer) tables() []block {
	one := func(make func() Table) func() Blocks { return func() Blocks { return Blocks{nodes: []Node{make()}} } }
	return []block{
		{"timeliness", one(c.countTable)},
		{"agency-targets", one(c.agencyTargets)},
		{"agency-tasks", one(c.agencyTasks)},
		{"reminders", one(c.reminderTable)},
	}
}

// charts are the charts that texts can call for. A chart without a bar is left out: there is nothing to look at.
func (c composer) charts() []block {
	return []block{
		{"agencies", func() Blocks { return shown(c.agencyChart(mostBars), len(c.agencyChart(mostBars).Bars)) }},
		{"achievement", func() Blocks { a := c.achievement(); return shown(a, len(a.Rows)) }},
		{"trend", func() Blocks { t := c.trend(); return shown(t, len(t.Panels)) }},
		{"returns", func() Blocks { t := c.timeline(); return shown(t, len(t.Marks)) }},
	}
}

func shown(n Node, rows int) Blocks {
	if rows == 0 {
		return Blocks{}
	}
	return Blocks{nodes: []Node{n}}
}

// appendices are the appendices that texts can call for.
func (c composer) appendices() []block {
	make := func(key, name, outline string, nodes func() []Node) block {
		return block{key, func() Blocks {
			return Blocks{appendix: &Appendix{Name: name + " " + strings.ToUpper(c.period), Outline: outline, Body: nodes(), key: key}}
		}}
	}
	return []block{
		make("targets", words.AppendixTargets, words.OutlineTargets, func() []Node { return []Node{c.targetTable()} }),
		make("tasks", words.AppendixTasks, words.OutlineTasks, func() []Node { return []Node{c.taskTable()} }),
		make("returns", words.AppendixReturns, words.OutlineReturns, func() []Node { return append(c.timelineNodes(), c.returnTable()) }),
		make("sources", words.AppendixSources, words.OutlineSources, func() []Node { return []Node{c.sourceTable()} }),
	}
}

func (c composer) countTable() Table {
	counts := c.s.TaskCounts()
	t := Table{Caption: words.TableTasks, Empty: words.NoRows, Columns: columns(
		col("ordinal", 1, Center), col("class", 6, Left), col("count", 2, Center), col("share", 2, Center))}
	total := counts.Total()
	if total == 0 {
		return t
	}
	for _, class := range progress.Timelinesses() {
		n := counts[class]
		if n == 0 {
			continue
		}
		share := decimal.NewFromInt(int64(n*100)).DivRound(decimal.NewFromInt(int64(total)), 1)
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{
			{Text: words.Two(len(t.Rows) + 1)}, {Text: words.Timeliness(string(class)), Tone: toneOf(class)}, {Text: count(n)}, {Text: viet.Format(share)},
		}})
	}
	t.Rows = append(t.Rows, TableRow{Cells: []Cell{{}, {Text: words.TableTotal, Bold: true}, {Text: count(total), Bold: true}, {Text: "100", Bold: true}}})
	return t
}

func count(n int) string { return viet.Format(decimal.NewFromInt(int64(n))) }

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

// mostBars is how many agencies the chart in the running text shows: the charts in front of the appendices fill a page at most.
const mostBars = 6

// agencyChart shows the agencies that lead a task by their own name, those with the most overdue and open tasks first where there are
// more than the chart has room for. Those reached only through a group all have the same rows, which the appendix lists.
func (c composer) agencyChart(most int) Chart {
	chart := Chart{
		Caption: words.ChartTasks(c.period), Unit: words.ChartUnit, Empty: words.NoRows,
		Series: []Series{{words.ChartDone, Good}, {words.ChartOpen, ""}, {words.ChartLate, Poor}, {words.ChartOngoing, Dim}},
	}
	var lines []AgencyLine
	for _, a := range c.s.Agencies {
		if a.Named > 0 {
			lines = append(lines, a)
		}
	}
	if len(lines) > most {
		slices.SortStableFunc(lines, func(a, b AgencyLine) int {
			return cmp.Or(cmp.Compare(b.Tasks[progress.OpenLate], a.Tasks[progress.OpenLate]), cmp.Compare(b.Named, a.Named))
		})
		chart.Caption = words.MostOf(chart.Caption, most, len(lines), words.OfAgencies)
		lines = lines[:most]
	}
	for _, a := range lines {
		open := a.Tasks[progress.OpenInTime] + a.Tasks[progress.OpenSoon] + a.Tasks[progress.OpenNoDue]
		chart.Bars = append(chart.Bars, Bar{a.Agency.Name, []int{a.Tasks.Done(), open, a.Tasks[progress.OpenLate], a.Tasks[progress.Always]}})
	}
	return chart
}

// mostRows is how many figures the chart of achievement shows, mostPanels how many the chart of the year.
const (
	mostRows   = 6
	mostPanels = 3
)

// achievement holds figures against their plan, those furthest behind first: the estimate of the year until it ends, then its figure.
func (c composer) achievement() Achievement {
	a := Achievement{Caption: words.ChartAchievement(c.period, !c.s.Period.EndsYear()), Empty: words.NoRows}
	for _, m := range c.s.Measures {
		if row, ok := c.achieved(m); ok {
			a.Rows = append(a.Rows, row)
		}
	}
	if len(a.Rows) > mostRows {
		order := map[Tone]int{Poor: 0, "": 1, Good: 2}
		slices.SortStableFunc(a.Rows, func(x, y AchievementRow) int { return cmp.Compare(order[x.Tone], order[y.Tone]) })
		a.Caption = words.MostOf(a.Caption, mostRows, len(a.Rows), words.OfFigures)
		a.Rows = a.Rows[:mostRows]
	}
	return a
}

func (c composer) achieved(m MeasureLine) (row AchievementRow, ok bool) {
	v := m.Values[progress.RatedField(c.s.Period, m.Measure)]
	value, has := v.Decimal()
	if !has || m.Measure.Low == nil || m.Measure.High == nil || !m.Measure.Low.IsPositive() || value.IsNegative() {
		return row, false
	}
	share := func(d decimal.Decimal) float64 {
		return d.Mul(decimal.NewFromInt(100)).DivRound(*m.Measure.Low, 2).InexactFloat64()
	}
	tones := map[progress.Rating]Tone{progress.NotReached: Poor, progress.Exceeded: Good, progress.Reached: ""}
	return AchievementRow{
		Label: m.Target.MeasureName(m.Measure), Value: share(value), Low: 100, High: share(*m.Measure.High), Tone: tones[m.Rating],
		Text:  words.AgainstPlan(strings.TrimSpace(words.Direction(string(m.Measure.Direction))+" "+figure(v, m.Measure.Unit)), m.Measure.PlanText()),
		Lower: m.Measure.Better == plan.Lower && m.Measure.Direction != plan.Decrease,
	}, true
}

// leastPeriods is how many periods make a trend: between two there is only a difference, which the text says.
const leastPeriods = 3

// trend shows how measures went over the year: those that are behind first, then those with the most figures.
func (c composer) trend() Trend {
	data := c.s.Trend
	if len(data.Periods) < leastPeriods {
		data.Lines = nil
	}
	t := Trend{Caption: words.ChartTrend(c.s.Period.Year), Empty: words.NoRows}
	for _, p := range data.Periods {
		t.Periods = append(t.Periods, words.Title(words.Period(string(p.Kind), p.N, 0)))
	}
	lines := slices.Clone(data.Lines)
	said := func(l TrendLine) (n int) {
		for _, v := range l.Points {
			if v.Text != "" {
				n++
			}
		}
		return n
	}
	if len(lines) > mostPanels {
		slices.SortStableFunc(lines, func(a, b TrendLine) int {
			return cmp.Or(cmp.Compare(urgency(a.Measure.Rating), urgency(b.Measure.Rating)), cmp.Compare(said(b), said(a)))
		})
		lines = lines[:mostPanels]
	}
	for _, l := range lines {
		t.Panels = append(t.Panels, panelOf(l))
	}
	return t
}

// urgency orders ratings by how much they ask for a look.
func urgency(r progress.Rating) int {
	switch r {
	case progress.NotReached:
		return 0
	case "":
		return 1
	}
	return 2
}

func panelOf(l TrendLine) TrendPanel {
	m := l.Measure.Measure
	p := TrendPanel{Title: l.Measure.Target.MeasureName(m), Unit: m.Unit, Plan: m.PlanText()}
	if m.Low != nil && m.High != nil {
		low, high := m.Low.InexactFloat64(), m.High.InexactFloat64()
		p.Low, p.High = &low, &high
	}
	for _, v := range l.Points {
		d, ok := v.Decimal()
		if !ok {
			p.Points = append(p.Points, nil)
			continue
		}
		p.Points = append(p.Points, &TrendPoint{d.InexactFloat64(), viet.Format(d)})
	}
	return p
}

// timelineNodes is the chart of returns, or nothing where no workbook is out.
func (c composer) timelineNodes() []Node {
	if t := c.timeline(); len(t.Marks) > 0 {
		return []Node{t}
	}
	return nil
}

// timeline shows who returned when.
func (c composer) timeline() Timeline {
	t := Timeline{Caption: words.ChartReturns(periodName(c.s.Issued)), Due: c.s.ReturnDue, From: c.s.ReturnDue, To: c.s.ReturnDue, Empty: words.NoRows}
	for _, r := range c.s.Returns {
		if !r.Issued.IsZero() {
			t.From = min(t.From, viet.DateOf(r.Issued))
		}
		mark := TimelineMark{Label: r.Agency.Name, Tone: Poor, Text: strings.ToLower(words.NotReturned)}
		if r.Returned() {
			mark.Day, mark.Tone = viet.DateOf(r.At), Good
			mark.Text = mark.Day.String()
			if c.s.Overdue(r) {
				mark.Tone = Soon
			}
			t.To = max(t.To, mark.Day)
		}
		t.Marks = append(t.Marks, mark)
	}
	return t
}

// agencyTargets are the measures of the paper's agency.
func (c composer) agencyTargets() Table {
	t := Table{Empty: words.NoTargets, Columns: columns(
		col("ordinal", 2, Center), col("measure", 15, Left), col("plan", 6, Right), col("actual", 4.5, Right), col("cumulative", 4.5, Right),
		col("estimate", 4.5, Right), col("rating", 6.5, Center))}
	for _, m := range c.s.Measures {
		if !m.Asked || !ownedBy(m, c.agency) {
			continue
		}
		cell := func(f progress.Field) Cell {
			if v := m.Values[f]; v.Text != "" {
				return Cell{Text: format(v)}
			}
			return Cell{Text: words.Nothing, Tone: Dim}
		}
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{
			{Text: words.Two(len(t.Rows) + 1)}, {Text: words.WithUnit(m.Target.MeasureName(m.Measure), m.Measure.Unit)}, {Text: m.Measure.PlanText()},
			cell(progress.Actual), cell(progress.Cumulative), cell(progress.Estimate), ratingCell(m),
		}})
	}
	return t
}

func ownedBy(m MeasureLine, code string) bool {
	return slices.ContainsFunc(m.Owners, func(o plan.Owner) bool { return o.Code == code })
}

// The page of an agency is to be one page: from manyRows tasks and measures on it leaves out what was reported on each task, which the report's
// appendix has.
const (
	manyRows    = 9
	taskLetters = 80
	saidLetters = 62
)

// agencyTasks are the tasks that the paper's agency leads, as far as it is itself.
func (c composer) agencyTasks() Table {
	many := c.leads(c.agency)+len(c.agencyTargets().Rows) >= manyRows
	t := Table{Empty: words.NoTasks, Columns: columns(col("ordinal", 2, Center), col("task", 14.5, Left), col("due", 7.5, Center))}
	if !many {
		t.Columns = append(t.Columns, col("result", 11, Left))
	}
	t.Columns = append(t.Columns, col("timeliness", 7.5, Left))
	for _, task := range c.s.Tasks {
		for _, l := range task.Leads {
			if l.Agency.Code != c.agency {
				continue
			}
			cells := []Cell{{Text: words.Two(len(t.Rows) + 1)}, {Text: cut(viet.Spaces(task.Task.Text), taskLetters)}, {Text: dueText(task.Task.Due)}}
			state := Cell{Text: words.Timeliness(string(l.Timeliness)), Tone: toneOf(l.Timeliness)}
			if l.Timeliness == progress.OpenLate {
				state.Text += " " + words.Days(c.daysLate(task.Task))
			}
			if many {
				state.Text = joined(tellingStatus(l), state.Text)
			} else {
				cells = append(cells, Cell{Text: excerpt(ownResult(l), saidLetters)})
			}
			t.Rows = append(t.Rows, TableRow{Cells: append(cells, state)})
		}
	}
	return t
}

// leads counts the tasks that an agency leads.
func (c composer) leads(code string) int {
	n := 0
	for _, task := range c.s.Tasks {
		for _, l := range task.Leads {
			if l.Agency.Code == code {
				n++
			}
		}
	}
	return n
}

// tellingStatus is a lead's status where that says more than the task's timeliness does.
func tellingStatus(l LeadState) string {
	switch l.Status {
	case "":
		return words.NoSaid
	case progress.NotStarted, progress.Paused, progress.Adjust:
		return words.Status(string(l.Status))
	}
	return ""
}

// ownResult is what a lead reported, behind a status that has to be known.
func ownResult(l LeadState) string {
	return joinedBy(". ", tellingStatus(l), closed(l.Values[progress.Result].Text))
}

// reminderTable lists the agencies that are reminded, and of what.
func (c composer) reminderTable() Table {
	t := Table{Empty: words.NoReminders, Columns: columns(
		col("ordinal", 1.5, Center), col("agency", 9, Left), col("returned", 4.5, Center), col("overdue", 3.5, Center), col("soon", 3.5, Center),
		col("waiting", 3.5, Center), col("letter_file", 11, Left))}
	for i, a := range c.reminders {
		returned := Cell{Text: a.ReturnedOn}
		switch {
		case !a.Issued:
			returned = Cell{Text: words.Nothing, Tone: Dim}
		case !a.Returned:
			returned = Cell{Text: words.NotReturned, Tone: Poor}
		}
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{
			{Text: words.Two(i + 1)}, {Text: a.Name}, returned, some(len(a.LateTasks)), some(len(a.Soon)), some(len(a.Waiting)), {Text: a.File},
		}})
	}
	return t
}

func some(n int) Cell {
	if n == 0 {
		return Cell{Text: words.Nothing, Tone: Dim}
	}
	return Cell{Text: fmt.Sprint(n)}
}
