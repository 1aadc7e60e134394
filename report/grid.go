package report

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// Grid is a table of collected data for programs and spreadsheets: one kind of thing a row, one kind of value a column, nothing merged, nothing
// summed up. Keys are stable; names are what people see.
type Grid struct {
	Key     string
	Name    string
	Columns []GridColumn
	Rows    [][]string // values in the form of their column's Type, empty where there is none
}

// GridColumn is a column of a Grid.
type GridColumn struct {
	Key   string
	Title string
	Type  GridType
	Width float64 // characters
}

// GridType says how a column's values read.
type GridType string

// Types of columns: words, decimals with a point, days as yyyy-mm-dd, and moments as RFC 3339 in UTC.
const (
	GridText   GridType = "text"
	GridNumber GridType = "number"
	GridDay    GridType = "day"
	GridMoment GridType = "moment"
)

// Keys of the grids.
const (
	GridTargets     = "targets"
	GridTasks       = "tasks"
	GridLeads       = "leads"
	GridAgencies    = "agencies"
	GridStatus      = "status"
	GridReturns     = "returns"
	GridAdjustments = "adjustments"
	GridValues      = "values"
)

// Grids lays the summary out as tables, with every value of the records beside its source. Records are those that the summary was counted
// from.
func Grids(s Summary, records []progress.Record) []Grid {
	g := gridder{s: s, names: map[string]string{}, sections: sectionNames(s), tasks: map[plan.Ref]int{}}
	for i, t := range s.Tasks {
		g.tasks[t.Task.Ref] = i
	}
	for _, a := range s.Agencies {
		g.names[a.Agency.Code] = a.Agency.Name
	}
	for _, r := range s.Returns {
		g.names[r.Agency.Code] = r.Agency.Name
	}
	return []Grid{g.targets(), g.taskGrid(), g.leads(), g.agencies(), g.status(), g.returns(), g.adjustments(), g.values(records)}
}

// gridder makes the grids of a summary.
type gridder struct {
	s        Summary
	names    map[string]string // of agencies, by code
	sections []string          // that the tasks are counted under, by their place in the summary
	tasks    map[plan.Ref]int  // places in the summary
}

func newGrid(key string, columns ...GridColumn) Grid {
	return Grid{Key: key, Name: words.GridName(key), Columns: columns, Rows: [][]string{}}
}

func (g *Grid) add(values ...string) { g.Rows = append(g.Rows, values) }

func gridColumn(kind GridType, key string, width float64) GridColumn {
	return GridColumn{Key: key, Title: words.GridColumn(key), Type: kind, Width: width}
}

func wordsColumn(key string, width float64) GridColumn { return gridColumn(GridText, key, width) }
func numberColumn(key string) GridColumn               { return gridColumn(GridNumber, key, 13) }
func dayColumn(key string) GridColumn                  { return gridColumn(GridDay, key, 12) }

func whole(n int) string { return strconv.Itoa(n) }

// exact writes a decimal as stored; nil for none.
func exact(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return viet.Plain(*d)
}

func (g gridder) agency(code string) string {
	if name := g.names[code]; name != "" {
		return name
	}
	return code
}

func (g gridder) targets() Grid {
	grid := newGrid(GridTargets, wordsColumn("ordinal", 6), wordsColumn("ref", 11), wordsColumn("target", 48), wordsColumn("unit", 12), wordsColumn("plan", 16),
		numberColumn("low"), numberColumn("high"), numberColumn("last_year"), numberColumn("actual"), numberColumn("cumulative"), numberColumn("estimate"),
		numberColumn("vs_plan"), numberColumn("vs_last_year"), wordsColumn("measure", 12), wordsColumn("rating", 13), wordsColumn("expected", 10),
		wordsColumn("owner", 30), wordsColumn("asked", 14), wordsColumn("cause", 34), wordsColumn("note", 34))
	for _, m := range g.s.Measures {
		value := func(f progress.Field) string { return m.Values[f].Text }
		rating, points := words.GridSilent, words.GridPercent
		if m.Rating != "" {
			rating = words.Rating(string(m.Rating))
		}
		if m.Measure.IsPercent() {
			points = words.Points
		}
		var owners []string
		for _, o := range m.Owners {
			owners = append(owners, o.Name)
		}
		grid.add(m.Target.Ordinal, string(m.Measure.Ref), m.Target.MeasureName(m.Measure), m.Measure.Unit, m.Measure.PlanText(), exact(m.Measure.Low), exact(m.Measure.High),
			value(progress.LastYear), value(progress.Actual), value(progress.Cumulative), value(progress.Estimate), compareText(m.VsPlan), compareText(m.VsLastYear), points,
			rating, words.YesNo(m.Expected), strings.Join(owners, "; "), words.YesNo(m.Asked), value(progress.Cause), value(progress.Note))
	}
	return grid
}

func compareText(c *progress.Comparison) string {
	if c == nil {
		return ""
	}
	return viet.Plain(c.Value)
}

func sectionNames(s Summary) []string {
	names := make([]string, len(s.Tasks))
	for _, sec := range s.Sections {
		title := sec.Title
		if title == "" {
			title = words.NoSection
		}
		for _, i := range sec.Lines {
			names[i] = sentenceTitle(title)
		}
	}
	return names
}

func (g gridder) taskGrid() Grid {
	grid := newGrid(GridTasks, wordsColumn("ordinal", 6), wordsColumn("ref", 11), wordsColumn("section", 28), wordsColumn("task", 64), wordsColumn("direct", 26), wordsColumn("lead", 34),
		wordsColumn("support", 34), wordsColumn("due", 20), dayColumn("due_on"), wordsColumn("status", 18), dayColumn("done_on"), wordsColumn("timeliness", 26),
		numberColumn("leads"), numberColumn("reported"))
	for i, t := range g.s.Tasks {
		grid.add(whole(i+1), string(t.Task.Ref), g.sections[i], t.Task.Text, plan.Names(t.Task.Direct), plan.Names(t.Task.Lead), plan.Names(t.Task.Support), t.Task.Due.Wording(),
			string(t.Task.Due.To), statusText(t.Status), string(t.DoneOn), words.Timeliness(string(t.Timeliness)), whole(len(t.Leads)), whole(t.Reported()))
	}
	return grid
}

func statusText(s progress.Status) string {
	if s == "" {
		return words.GridSilent
	}
	return words.Status(string(s))
}

// leads has a row for each agency that leads a task.
func (g gridder) leads() Grid {
	grid := newGrid(GridLeads, wordsColumn("ref", 11), wordsColumn("section", 28), wordsColumn("task", 56), wordsColumn("code", 12), wordsColumn("agency", 34), wordsColumn("scope", 22),
		wordsColumn("group", 12), wordsColumn("due", 20), dayColumn("due_on"), wordsColumn("status", 18), numberColumn("percent"), dayColumn("done_on"), wordsColumn("timeliness", 26),
		wordsColumn("result", 48), wordsColumn("product", 24), wordsColumn("difficulty", 34), wordsColumn("proposal", 34), wordsColumn("next", 34), wordsColumn("period", 12))
	for i, t := range g.s.Tasks {
		for _, l := range t.Leads {
			value := func(f progress.Field) string { return l.Values[f].Text }
			grid.add(string(t.Task.Ref), g.sections[i], t.Task.Text, l.Agency.Code, l.Agency.Name, l.Scope, words.YesNo(l.Group), t.Task.Due.Wording(), string(t.Task.Due.To),
				statusText(l.Status), value(progress.Percent), string(l.DoneOn), words.Timeliness(string(l.Timeliness)), value(progress.Result), value(progress.Product),
				value(progress.Difficulty), value(progress.Proposal), value(progress.Next), l.Values[progress.StatusField].From.Period)
		}
	}
	return grid
}

func (g gridder) agencies() Grid {
	grid := newGrid(GridAgencies, wordsColumn("code", 12), wordsColumn("agency", 44), numberColumn("measures"), numberColumn("measures_said"), numberColumn("tasks"), numberColumn("done"),
		numberColumn("open"), numberColumn("late"), numberColumn("ongoing"), dayColumn("returned"))
	returned := map[string]string{}
	for _, r := range g.s.Returns {
		if r.Returned() {
			returned[r.Agency.Code] = string(viet.DateOf(r.At))
		}
	}
	for _, a := range g.s.Agencies {
		open := a.Tasks[progress.OpenInTime] + a.Tasks[progress.OpenSoon] + a.Tasks[progress.OpenNoDue]
		grid.add(a.Agency.Code, a.Agency.Name, whole(a.Measures), whole(a.Reported), whole(a.Tasks.Total()), whole(a.Tasks.Done()), whole(open),
			whole(a.Tasks[progress.OpenLate]), whole(a.Tasks[progress.Always]), returned[a.Agency.Code])
	}
	return grid
}

// status counts the plan's tasks by section and timeliness.
func (g gridder) status() Grid {
	grid := newGrid(GridStatus, wordsColumn("section", 44), wordsColumn("timeliness", 34), numberColumn("count"))
	for _, sec := range g.s.Sections {
		title := sec.Title
		if title == "" {
			title = words.NoSection
		}
		for _, class := range progress.Timelinesses() {
			if n := sec.Tasks[class]; n > 0 {
				grid.add(sentenceTitle(title), words.Timeliness(string(class)), whole(n))
			}
		}
	}
	return grid
}

func (g gridder) returns() Grid {
	grid := newGrid(GridReturns, wordsColumn("code", 12), wordsColumn("agency", 44), dayColumn("issued"), dayColumn("returned"), wordsColumn("in_time", 14), wordsColumn("letter", 20),
		dayColumn("letter_date"), wordsColumn("signer", 24), wordsColumn("file", 44), numberColumn("waiting"), wordsColumn("sha256", 24))
	for _, r := range g.s.Returns {
		day, inTime := "", ""
		if r.Returned() {
			day, inTime = string(viet.DateOf(r.At)), words.YesNo(!g.s.Overdue(r))
		}
		grid.add(r.Agency.Code, r.Agency.Name, string(viet.DateOf(r.Issued)), day, inTime, r.Letter.Number, string(r.Letter.Date), r.Letter.Signer, r.File, whole(r.Findings), r.SHA256)
	}
	return grid
}
