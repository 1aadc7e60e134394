package sheet

import (
	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// Input is everything a workbook is built from.
type Input struct {
	Issue    progress.Issue
	Plan     *plan.Plan
	Period   progress.Period
	Calendar progress.Calendar
	Owed     progress.Owed
	Previous *progress.State     // what is known before the period
	LastYear map[plan.Ref]string // figures of the same period a year ago, decimals with a point, where known
	Contact  string
}

// Build makes the workbook of one agency. The same input gives the same Book.
func Build(in Input) Book {
	from, to := in.Calendar.Range(in.Period)
	return Book{
		Issue: in.Issue,
		Cover: Cover{
			Kind:          in.Plan.Decision.Kind,
			DecisionTitle: in.Plan.Decision.Title, Issued: in.Plan.Decision.Issued,
			Agency: in.Owed.Agency.Name,
			Period: in.Period.Words(),
			From:   from, To: to,
			Due: in.Calendar.ReturnDue(in.Period), Contact: in.Contact,
		},
		Sheets: []Sheet{targetSheet(in), leadSheet(in), supportSheet(in), sharedSheet(in)},
	}
}

func fixed(key string, width float64) Column {
	return Column{Key: key, Title: words.Column(key), Width: width}
}

func centered(key string, width float64) Column {
	c := fixed(key, width)
	c.Center = true
	return c
}

func input(field progress.Field, width float64) Column {
	c := fixed(string(field), width)
	c.Input, c.Type = true, field.Type()
	return c
}

func hidden() []Column {
	return []Column{{Key: RefColumn, Hidden: true, Width: 12}, {Key: CheckColumn, Hidden: true, Width: 14}}
}

func targetSheet(in Input) Sheet {
	s := Sheet{Key: Targets, Name: words.SheetTargets, Title: words.TargetsTitle}
	s.Columns = append(hidden(), centered("ordinal", 5), fixed("name", 34), centered("unit", 9), centered("plan", 13),
		input(progress.Actual, 12), input(progress.Cumulative, 12), input(progress.LastYear, 13), input(progress.Estimate, 12),
		input(progress.Cause, 20), input(progress.Note, 18),
		centered("vs_plan", 15), centered("vs_last_year", 15), centered("rating", 19))
	for _, m := range in.Owed.Measures {
		s.Rows = append(s.Rows, measureRow(in, m))
	}
	return s
}

func measureRow(in Input, o progress.OwedMeasure) Row {
	m := o.Measure
	r := Row{Ref: m.Ref, Role: progress.Owner, Points: m.IsPercent(), Goal: goalOf(m), Cells: map[string]string{
		"ordinal": o.Target.Ordinal,
		"name":    o.Target.MeasureName(m),
		"unit":    m.Unit,
		"plan":    m.PlanText(),
	}}
	if d, err := decimal.NewFromString(in.LastYear[m.Ref]); err == nil {
		r.Cells[string(progress.LastYear)] = viet.Format(d)
	}
	r.Formulas = measureFormulas(in.Period, m)
	r.Hints = measureHints(in, m)
	return r
}

// measureHints says for each figure what the agency last reported before the period.
func measureHints(in Input, m plan.Measure) map[string]string {
	known := in.Previous.Known[progress.Key{Ref: m.Ref, Agency: in.Owed.Agency.Code, Role: progress.Owner}]
	hints := map[string]string{}
	for _, field := range []progress.Field{progress.Actual, progress.Cumulative, progress.Estimate} {
		value, ok := known[field].Decimal()
		period, err := progress.ParsePeriod(known[field].From.Period)
		if ok && err == nil {
			hints[string(field)] = words.Reported(period.Words(), viet.Format(value), m.Unit)
		}
	}
	return hints
}

func leadSheet(in Input) Sheet {
	s := Sheet{Key: Lead, Name: words.SheetLead, Title: words.LeadTitle}
	s.Columns = append(hidden(), centered("ordinal", 5), fixed("text", 38), fixed("scope", 13), fixed("support", 16), centered("due", 12),
		fixed("previous", 18),
		input(progress.StatusField, 12), input(progress.Percent, 9), input(progress.DoneOn, 11), input(progress.Result, 28),
		input(progress.Product, 14), input(progress.Difficulty, 18), input(progress.Proposal, 18), input(progress.Next, 18))
	for i, o := range in.Owed.Lead {
		s.Rows = append(s.Rows, leadRow(in, i, o))
	}
	return s
}

func leadRow(in Input, i int, o progress.OwedTask) Row {
	scope := o.Scope
	if o.Group && scope == "" {
		scope = words.Together
	}
	asOf := in.Calendar.CutOff(in.Period)
	dated := o.Task.Due.Kind == plan.By || o.Task.Due.Kind == plan.Within
	return Row{
		Ref: o.Task.Ref, Role: progress.Lead,
		Cells: map[string]string{
			"ordinal":  ordinalText(i),
			"text":     o.Task.Text,
			"scope":    scope,
			"support":  plan.Names(o.Task.Support),
			"due":      o.Task.Due.Wording(),
			"previous": previousText(in, o.Task.Ref),
		},
		Late: dated && o.Task.Due.To != "" && o.Task.Due.To < asOf,
		Soon: dated && o.Task.Due.To >= asOf && o.Task.Due.To <= asOf.AddDays(in.Calendar.SoonDays),
	}
}

// previousText says what the agency last reported of a task it leads.
func previousText(in Input, ref plan.Ref) string {
	known := in.Previous.Task(ref, in.Owed.Agency.Code)
	status, ok := known[progress.StatusField]
	if !ok {
		return ""
	}
	period, err := progress.ParsePeriod(status.From.Period)
	if err != nil {
		return ""
	}
	percent := ""
	if d, ok := known[progress.Percent].Decimal(); ok {
		percent = viet.Format(d)
	}
	return words.Previous(period.Words(), words.Status(status.Text), percent, known[progress.Result].Text)
}

func supportSheet(in Input) Sheet {
	s := Sheet{Key: Support, Name: words.SheetSupport, Title: words.SupportTitle}
	s.Columns = append(hidden(), centered("ordinal", 5), fixed("text", 56), fixed("lead", 28), centered("due", 14),
		input(progress.Result, 40), input(progress.Difficulty, 30), input(progress.Proposal, 30))
	for i, o := range in.Owed.Support {
		s.Rows = append(s.Rows, Row{Ref: o.Task.Ref, Role: progress.Support, Cells: taskCells(i, o)})
	}
	return s
}

func sharedSheet(in Input) Sheet {
	s := Sheet{Key: Shared, Name: words.SheetShared, Title: words.SharedTitle}
	s.Columns = append(hidden(), centered("ordinal", 5), fixed("text", 90), fixed("lead", 40), centered("due", 18))
	for i, o := range in.Owed.Shared {
		s.Rows = append(s.Rows, Row{Ref: o.Task.Ref, Role: "", Cells: taskCells(i, o)})
	}
	return s
}

func taskCells(i int, o progress.OwedTask) map[string]string {
	return map[string]string{
		"ordinal": ordinalText(i),
		"text":    o.Task.Text,
		"lead":    plan.Names(o.Task.Lead),
		"due":     o.Task.Due.Wording(),
	}
}
