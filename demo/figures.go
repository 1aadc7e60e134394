package demo

import (
	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// measure is what the clerk reports of a measure.
func (c *clerk) measure(ref plan.Ref) map[progress.Field]string {
	_, m, ok := c.result.Plan.Measure(ref)
	if !ok || m.Low == nil {
		return nil
	}
	f := sampleFigures(m, c.period.N)
	last := f.actual.Mul(decimal.RequireFromString("0.97")).Round(places(m))
	if m.Better == plan.Lower {
		last = f.actual.Mul(decimal.RequireFromString("1.03")).Round(places(m))
	}
	values := map[progress.Field]string{
		progress.Actual:   c.mistake(write(f.actual, m), viet.Plain(f.actual)+".5"),
		progress.LastYear: write(last, m),
		progress.Estimate: write(f.year, m),
		progress.Note:     c.sentences.Mark,
	}
	if m.Aggregation == plan.Flow {
		values[progress.Cumulative] = write(f.cumulative, m)
	}
	if progress.Rate(m, f.year) == progress.NotReached {
		values[progress.Cause] = c.marked(pick(c.sentences.Cause, string(ref)))
	}
	return values
}

// places is how many decimals the plan's figure has.
func places(m plan.Measure) int32 { return max(0, -m.Low.Exponent()) }

func write(d decimal.Decimal, m plan.Measure) string {
	return viet.Format(d.Round(places(m)).Truncate(places(m)))
}

// figures of a measure in a quarter.
type figures struct{ actual, cumulative, year decimal.Decimal }

// shares is how a flow is spread over the quarters, in per cent.
var shares = []int64{18, 24, 28, 30}

// sampleFigures makes figures that end the year reached, exceeded or missed, as the dice of the measure say, and come nearer to it
// quarter by quarter.
func sampleFigures(m plan.Measure, quarter int) figures {
	one := decimal.New(1, -places(m)) // the smallest step the plan is written with
	year := *m.Low
	switch dice(string(m.Ref), "year") % 6 {
	case 0:
		year = year.Sub(step(m, one))
	case 1:
		year = m.High.Add(step(m, one))
	case 2, 3:
		year = *m.High
	}
	if m.Op == plan.Above {
		year = year.Add(one)
	}
	if m.Aggregation == plan.Flow {
		return flow(year, quarter, places(m))
	}
	behind := step(m, one).Mul(decimal.NewFromInt(int64(4 - quarter)))
	if m.Better == plan.Lower {
		behind = behind.Neg()
	}
	actual := year.Sub(behind)
	if actual.IsNegative() {
		actual = decimal.Zero
	}
	return figures{actual: actual, year: year}
}

// step is a hundredth of the plan's figure, at least the smallest that can be written.
func step(m plan.Measure, one decimal.Decimal) decimal.Decimal {
	return decimal.Max(one, m.Low.Div(decimal.NewFromInt(100)).Round(places(m)))
}

func flow(year decimal.Decimal, quarter int, places int32) figures {
	part := func(q int) decimal.Decimal {
		return year.Mul(decimal.NewFromInt(shares[q-1])).Div(decimal.NewFromInt(100)).Round(places)
	}
	f := figures{actual: part(quarter), year: year}
	for q := 1; q <= quarter; q++ {
		f.cumulative = f.cumulative.Add(part(q))
	}
	return f
}

// lead is what the clerk reports of a task that the agency leads.
func (c *clerk) lead(ref plan.Ref) map[progress.Field]string {
	task, ok := c.result.Plan.Task(ref)
	if !ok {
		return nil
	}
	who := []string{c.code, string(ref), c.period.String()}
	values := map[progress.Field]string{
		progress.StatusField: words.Status(string(progress.InProgress)),
		progress.Percent:     c.mistake(viet.Format(decimal.NewFromInt(int64(20*c.period.N))), "120"),
		progress.Result:      c.marked(pick(c.sentences.Result, append(who, "result")...)),
		progress.Next:        c.marked(pick(c.sentences.Next, append(who, "next")...)),
	}
	if doneOn := c.doneOn(task); doneOn != "" {
		values[progress.StatusField] = words.Status(string(progress.Done))
		values[progress.Percent] = "100"
		values[progress.DoneOn] = c.mistake(doneOn.String(), "cuối quý")
		values[progress.Result] = c.marked(pick(c.sentences.Done, append(who, "done")...))
		values[progress.Product] = c.marked(pick(c.sentences.Product, append(who, "product")...))
		delete(values, progress.Next)
		return values
	}
	if dice(append(who, "difficulty")...)%7 == 0 {
		values[progress.Difficulty] = c.marked(pick(c.sentences.Difficulty, append(who, "difficulty")...))
	}
	if dice(append(who, "proposal")...)%11 == 0 {
		values[progress.Proposal] = c.marked(pick(c.sentences.Proposal, append(who, "proposal")...))
	}
	return values
}

// doneOn is the day the agency finished a dated task: most in time, some late, a few not at all; empty while it is open. Months of
// work lie between the first report and the end, so nothing due at the year's end is done before autumn.
func (c *clerk) doneOn(task plan.Task) viet.Date {
	due := task.Due.To
	if due == "" || task.Due.Kind != plan.By && task.Due.Kind != plan.Within {
		return ""
	}
	var on viet.Date
	switch roll := dice(c.code, string(task.Ref), "done"); roll % 10 {
	case 0:
		return ""
	case 1:
		on = due.AddDays(10 + int(roll/10)%40)
	default:
		on = due.AddDays(-3 - int(roll/10)%25)
	}
	if on > c.day {
		return ""
	}
	return on
}

// support is what the clerk reports of a task that the agency supports: most leave it blank.
func (c *clerk) support(ref plan.Ref) map[progress.Field]string {
	who := []string{c.code, string(ref), c.period.String(), "support"}
	if dice(who...)%3 != 0 {
		return nil
	}
	return map[progress.Field]string{progress.Result: c.marked(pick(c.sentences.Result, who...))}
}
