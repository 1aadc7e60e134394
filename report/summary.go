package report

import (
	"slices"
	"time"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// Input is everything a Summary is counted from.
type Input struct {
	Plan     *plan.Plan
	Period   progress.Period
	Calendar progress.Calendar
	Owed     []progress.Owed // what each agency answers for, in the register's order
	State    *progress.State
	Year     []*progress.State // of every period of the year that anything was said for up to this one, itself included or not
	Returns  []Return          // what was issued for the period and what came back
	Issued   progress.Period   // period that the workbooks in Returns were issued for; zero for the period itself

	Closing     *Closing // nil while the period is open; State and Returns are then those of its closing
	Adjustments []Adjustment
}

// Return is one agency's workbook of the period: issued, and perhaps returned.
type Return struct {
	Agency   agency.Agency
	Issued   time.Time
	At       time.Time // of the latest return that was taken; zero if none
	File     string
	SHA256   string
	Letter   progress.Letter
	State    string   // of the latest return, as the store names it
	Findings int      // cells and rows of the latest return that wait for a person
	Open     []string // what they are, in sentences
}

// Returned reports whether anything of the agency was taken.
func (r Return) Returned() bool { return !r.At.IsZero() }

// Summary is the figures of a report, each with its source.
type Summary struct {
	Plan      *plan.Plan
	Period    progress.Period
	From, To  viet.Date // days of the period's figures
	ReturnDue viet.Date
	Measures  []MeasureLine
	Tasks     []TaskLine
	Agencies  []AgencyLine
	Sections  []SectionLine
	Returns   []Return
	Issued    progress.Period // period that the workbooks in Returns were issued for: this one, or another that ends on the same day
	Trend     TrendData
	Soon      int // days within which a due counts as near

	Closing     *Closing     // nil while the period is open
	Adjustments []Adjustment // what changed since the last closing before this period
}

// MeasureLine is one measure against plan and last year.
type MeasureLine struct {
	Target     plan.Target
	Measure    plan.Measure
	Asked      bool // whether the period asks for it
	Owners     []plan.Owner
	Values     map[progress.Field]progress.Value
	VsPlan     *progress.Comparison
	VsLastYear *progress.Comparison
	Rating     progress.Rating
	Expected   bool            // the rating is of the estimate, not of the year's figure
	From       progress.Period // period that the values were said for: the summary's own, or another that ends on the same day
	Last       *Known          // where the period has no figure, the latest of an earlier one
}

// Reported reports whether the period's figure is there.
func (m MeasureLine) Reported() bool {
	return m.Values[progress.Actual].Text != "" || m.Values[progress.Cumulative].Text != ""
}

// TaskLine is one task with what its leads say of it.
type TaskLine struct {
	Task       plan.Task
	Leads      []LeadState
	Status     progress.Status // of all leads together; empty if none has said anything
	DoneOn     viet.Date
	Timeliness progress.Timeliness
}

// Reported counts the leads that said anything for this very period.
func (t TaskLine) Reported() int {
	n := 0
	for _, l := range t.Leads {
		if len(l.Own) > 0 {
			n++
		}
	}
	return n
}

// LeadState is what one lead says of a task.
type LeadState struct {
	Agency     agency.Agency
	Scope      string
	Group      bool // named by a group
	Status     progress.Status
	DoneOn     viet.Date
	Timeliness progress.Timeliness
	Values     map[progress.Field]progress.Value
	Own        map[progress.Field]progress.Value // of Values, what was said for this very period; the rest stands from earlier ones
}

// Counts counts tasks by timeliness.
type Counts map[progress.Timeliness]int

// Total is the sum of all classes.
func (c Counts) Total() int {
	n := 0
	for _, v := range c {
		n += v
	}
	return n
}

// Done counts what is done.
func (c Counts) Done() int {
	return c[progress.DoneInTime] + c[progress.DoneLate] + c[progress.DoneUndated]
}

// AgencyLine is one agency's part.
type AgencyLine struct {
	Agency   agency.Agency
	Measures int // asked for in the period
	Reported int // of them with a figure
	Tasks    Counts
	Named    int // tasks it leads by its own name, not through a group
}

// SectionLine is one section of the decision.
type SectionLine struct {
	Path  []string
	Title string
	Tasks Counts
	Lines []int // indexes into Summary.Tasks
}

// Summarise counts. It is pure: the same input gives the same summary.
func Summarise(in Input) Summary {
	from, to := in.Calendar.Range(in.Period)
	s := Summary{
		Plan: in.Plan, Period: in.Period, From: from, To: to,
		Returns: in.Returns, Issued: in.Issued, Soon: in.Calendar.SoonDays,
		Closing: in.Closing, Adjustments: in.Adjustments,
	}
	if s.Issued == (progress.Period{}) {
		s.Issued = in.Period
	}
	s.ReturnDue = in.Calendar.ReturnDue(s.Issued)
	s.Measures = measureLines(in)
	s.Tasks = taskLines(in)
	s.Agencies = agencyLines(in, s)
	s.Sections = sectionLines(in.Plan, s.Tasks)
	s.Trend = trendOf(in, s.Measures)
	return s
}

func measureLines(in Input) []MeasureLine {
	var lines []MeasureLine
	for _, t := range in.Plan.Targets {
		for _, m := range t.Measures {
			line := MeasureLine{Target: t, Measure: m, Asked: in.Period.Asks(m.Frequency), Owners: m.Owners}
			line.Values, line.From = figures(in, m, in.Period)
			line.compare(in.Period)
			if !line.Reported() {
				line.Last = lastKnown(in, m)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func (l *MeasureLine) compare(p progress.Period) {
	m := l.Measure
	actual, hasActual := l.Values[progress.Actual].Decimal()
	if value, ok := l.Values[progress.ValueField(m)].Decimal(); ok {
		if c, ok := progress.AgainstPlan(m, value); ok {
			l.VsPlan = &c
		}
	}
	if last, ok := l.Values[progress.LastYear].Decimal(); ok && hasActual {
		if c, ok := progress.Compare(m.IsPercent(), actual, last); ok {
			l.VsLastYear = &c
		}
	}
	if value, ok := l.Values[progress.RatedField(p, m)].Decimal(); ok {
		l.Rating = progress.Rate(m, value)
		l.Expected = !p.EndsYear()
	}
}

func taskLines(in Input) []TaskLine {
	leads := map[plan.Ref][]LeadState{}
	for _, o := range in.Owed {
		for _, owed := range o.Lead {
			leads[owed.Task.Ref] = append(leads[owed.Task.Ref], leadState(in, o.Agency, owed))
		}
	}
	var lines []TaskLine
	for _, t := range in.Plan.Tasks {
		line := TaskLine{Task: t, Leads: leads[t.Ref]}
		line.Status, line.DoneOn = together(line.Leads)
		line.Timeliness = progress.TimelinessOf(t.Due, line.Status, line.DoneOn, in.Calendar.CutOff(in.Period), in.Calendar.SoonDays)
		lines = append(lines, line)
	}
	return lines
}

func leadState(in Input, a agency.Agency, owed progress.OwedTask) LeadState {
	values := in.State.Task(owed.Task.Ref, a.Code)
	own, _ := ownRow(in, progress.Key{Ref: owed.Task.Ref, Agency: a.Code, Role: progress.Lead}, in.Period)
	l := LeadState{
		Own:    own,
		Agency: a, Scope: owed.Scope, Group: owed.Group, Values: values,
		Status: progress.Status(values[progress.StatusField].Text),
		DoneOn: viet.Date(values[progress.DoneOn].Text),
	}
	l.Timeliness = progress.TimelinessOf(owed.Task.Due, l.Status, l.DoneOn, in.Calendar.CutOff(in.Period), in.Calendar.SoonDays)
	return l
}

// together is the status of a task with several leads: done when all of them are, on the day the last one was; otherwise under way
// as soon as one has begun.
func together(leads []LeadState) (progress.Status, viet.Date) {
	said := map[progress.Status]int{}
	var last viet.Date
	undated := false
	for _, l := range leads {
		said[l.Status]++
		if l.Status == progress.Done {
			last = max(last, l.DoneOn)
			undated = undated || l.DoneOn == ""
		}
	}
	n := len(leads)
	switch {
	case n == 0 || said[""] == n:
		return "", ""
	case said[progress.Done] == n && undated:
		return progress.Done, ""
	case said[progress.Done] == n:
		return progress.Done, last
	}
	for _, s := range []progress.Status{progress.NotStarted, progress.Paused, progress.Adjust} {
		if said[s]+said[""] == n {
			return s, ""
		}
	}
	return progress.InProgress, ""
}

func agencyLines(in Input, s Summary) []AgencyLine {
	reported := map[plan.Ref]bool{}
	for _, m := range s.Measures {
		reported[m.Measure.Ref] = m.Reported()
	}
	var lines []AgencyLine
	for _, o := range in.Owed {
		if o.Nothing() {
			continue
		}
		line := AgencyLine{Agency: o.Agency, Measures: len(o.Measures), Tasks: Counts{}}
		for _, m := range o.Measures {
			if reported[m.Measure.Ref] {
				line.Reported++
			}
		}
		for _, owed := range o.Lead {
			line.Tasks[leadState(in, o.Agency, owed).Timeliness]++
			if !owed.Group {
				line.Named++
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// sectionDepth is how deep headings are told apart in reports: III.2, not III.2.a.
const sectionDepth = 2

// sectionLines groups tasks by the deepest heading above them within sectionDepth, in the decision's order.
func sectionLines(p *plan.Plan, tasks []TaskLine) []SectionLine {
	var lines []SectionLine
	for i, t := range tasks {
		path, title := heading(p, t.Task.Path)
		at := slices.IndexFunc(lines, func(l SectionLine) bool { return slices.Equal(l.Path, path) })
		if at < 0 {
			at = len(lines)
			lines = append(lines, SectionLine{Path: path, Title: title, Tasks: Counts{}})
		}
		lines[at].Tasks[t.Timeliness]++
		lines[at].Lines = append(lines[at].Lines, i)
	}
	return lines
}

// longTitle is how many letters a heading may have to head a part of a report; a longer one is a sentence, and the heading above it
// stands for it.
const longTitle = 100

func heading(p *plan.Plan, path []string) ([]string, string) {
	for depth := min(sectionDepth, len(path)); depth > 0; depth-- {
		if title := p.SectionTitle(path[:depth]); title != "" && (depth == 1 || utf8.RuneCountInString(title) <= longTitle) {
			return path[:depth], title
		}
	}
	return nil, ""
}

// TaskCounts counts the plan's tasks by timeliness, each once.
func (s Summary) TaskCounts() Counts {
	c := Counts{}
	for _, t := range s.Tasks {
		c[t.Timeliness]++
	}
	return c
}

// DatedCounts counts only the tasks that have a day to be done by, so that their number is the same in every period.
func (s Summary) DatedCounts() Counts {
	c := Counts{}
	for _, t := range s.Tasks {
		if t.Task.Due.To != "" && t.Timeliness != progress.Always {
			c[t.Timeliness]++
		}
	}
	return c
}

// Late lists the tasks past their due that are not done, the longest overdue first.
func (s Summary) Late() []TaskLine {
	var late []TaskLine
	for _, t := range s.Tasks {
		if t.Timeliness == progress.OpenLate {
			late = append(late, t)
		}
	}
	slices.SortStableFunc(late, func(a, b TaskLine) int {
		switch {
		case a.Task.Due.To < b.Task.Due.To:
			return -1
		case a.Task.Due.To > b.Task.Due.To:
			return 1
		}
		return 0
	})
	return late
}

// Missing lists the agencies whose workbook was issued and has not come back.
func (s Summary) Missing() []Return {
	var missing []Return
	for _, r := range s.Returns {
		if !r.Returned() {
			missing = append(missing, r)
		}
	}
	return missing
}

// Overdue reports whether the return came after the day it was due.
func (s Summary) Overdue(r Return) bool {
	return r.Returned() && viet.DateOf(r.At) > s.ReturnDue
}
