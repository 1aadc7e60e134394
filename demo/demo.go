package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"theodoi/internal/viet"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/samples"
	"theodoi/store"
)

// Folders below the demo's own.
const (
	dataDir    = "data"
	issuedDir  = "bieu-phat-hanh"
	returnsDir = "bieu-nop-ve"
	reportsDir = "bao-cao"
)

// marker is the file that tells a demo's folder from one with somebody's work in it.
const marker = ".theodoi-demo"

// ErrNotOurs says that the folder holds something that no demo made.
var ErrNotOurs = errors.New("the folder holds other files")

// Quarter is what happened in one quarter.
type Quarter struct {
	Period   progress.Period
	Issued   int
	Returned int // taken, fully or partly
	Partly   int
	Late     int
	Rejected int
	Missing  int
	Report   string // path
	Summary  report.Summary
}

// Result is where everything is.
type Result struct {
	Plan     plan.Plan
	Data     string
	Decision string
	Issued   string
	Returns  string
	Reports  string
	Quarters []Quarter
}

// Run makes dir, or makes a demo's dir anew, and runs the line in it. adopted is called with the plan, done after every
// quarter.
func Run(ctx context.Context, dir string, adopted func(plan.Plan), done func(Quarter)) (Result, error) {
	r := Result{
		Data: filepath.Join(dir, dataDir), Decision: filepath.Join(dir, samples.DecisionName), Issued: filepath.Join(dir, issuedDir),
		Returns: filepath.Join(dir, returnsDir), Reports: filepath.Join(dir, reportsDir),
	}
	if err := prepare(dir, r); err != nil {
		return r, err
	}
	clock := &clock{}
	o, _, err := office.Open(ctx, office.Config{Data: r.Data, By: "demo", Now: clock.now})
	if err != nil {
		return r, err
	}
	defer o.Close()
	if err := adopt(ctx, o, clock, &r); err != nil {
		return r, err
	}
	adopted(r.Plan)
	line := &line{office: o, clock: clock, result: &r}
	if line.sentences, err = readSentences(); err != nil {
		return r, err
	}
	for n := 1; n <= 4; n++ {
		q, err := line.quarter(ctx, progress.Period{Year: r.Plan.Year(), Kind: progress.Quarter, N: n})
		if err != nil {
			return r, fmt.Errorf("quarter %d: %w", n, err)
		}
		r.Quarters = append(r.Quarters, q)
		done(q)
	}
	return r, nil
}

// clock stands still on the day the demo says it is.
type clock struct{ day time.Time }

func (c *clock) now() time.Time { return c.day }

// set moves the clock to the morning of a day.
func (c *clock) set(d viet.Date) { c.day = d.Time().Add(2 * time.Hour) }

func prepare(dir string, r Result) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0 && !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == marker }):
		return fmt.Errorf("%w: %s", ErrNotOurs, dir)
	}
	for _, old := range []string{r.Data, r.Issued, r.Returns, r.Reports} {
		if err := os.RemoveAll(old); err != nil {
			return err
		}
	}
	for _, sub := range []string{r.Data, r.Issued, r.Returns, r.Reports} {
		if err := os.MkdirAll(sub, 0o755); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, marker), nil, 0o644); err != nil {
		return err
	}
	return os.WriteFile(r.Decision, samples.Decision, 0o644)
}

func adopt(ctx context.Context, o *office.Office, clock *clock, r *Result) error {
	reading := o.Read(samples.DecisionName, samples.Decision)
	if !reading.IsDecision() {
		return fmt.Errorf("the sample decision cannot be read: %v", reading.Findings)
	}
	clock.set(reading.Plan.Decision.Issued)
	adopted, err := o.Adopt(ctx, reading)
	r.Plan = adopted.Plan
	return err
}

// line is the demo under way.
type line struct {
	office    *office.Office
	clock     *clock
	result    *Result
	sentences sentences
	previous  []string // paths of the last quarter's returns
}

func (l *line) quarter(ctx context.Context, period progress.Period) (Quarter, error) {
	q := Quarter{Period: period}
	cal := l.office.Calendar
	l.clock.set(cal.CutOff(period))
	issued, err := l.office.Issue(ctx, office.Order{Period: period, Dir: filepath.Join(l.result.Issued, period.String())})
	if err != nil {
		return q, err
	}
	q.Issued = len(issued.Files)
	returns, err := l.fillAll(period, issued.Files)
	if err != nil {
		return q, err
	}
	if err := l.takeAll(ctx, returns, &q); err != nil {
		return q, err
	}
	l.clock.set(cal.ReturnDue(period).AddDays(5))
	q.Report = filepath.Join(l.result.Reports, "bao-cao-"+period.String()+".pdf")
	q.Summary, _, err = l.office.Report(ctx, office.Paper{Period: period, Issued: report.Issued{Date: viet.DateOf(l.clock.now())}, Path: q.Report})
	if err == nil {
		err = l.longer(ctx, period)
	}
	q.Missing = len(q.Summary.Missing())
	for _, r := range q.Summary.Returns {
		if q.Summary.Overdue(r) {
			q.Late++
		}
	}
	return q, err
}

// longer prints the report of the half, the nine months or the year that ends with a quarter; agencies are not asked again for it.
func (l *line) longer(ctx context.Context, quarter progress.Period) error {
	period, ok := map[int]progress.Period{2: {Kind: progress.Half, N: 1}, 3: {Kind: progress.NineMonths, N: 1}, 4: {Kind: progress.Year, N: 1}}[quarter.N]
	if !ok {
		return nil
	}
	period.Year = quarter.Year
	path := filepath.Join(l.result.Reports, "bao-cao-"+period.String()+".pdf")
	_, _, err := l.office.Report(ctx, office.Paper{Period: period, Issued: report.Issued{Date: viet.DateOf(l.clock.now())}, Path: path})
	return err
}

// takeAll takes the returns in, in the order they came.
func (l *line) takeAll(ctx context.Context, returns []returned, q *Quarter) error {
	slices.SortStableFunc(returns, func(a, b returned) int { return a.day.Time().Compare(b.day.Time()) })
	for _, r := range returns {
		l.clock.set(r.day)
		data, err := os.ReadFile(r.path)
		if err != nil {
			return err
		}
		preview, err := l.office.Look(ctx, filepath.Base(r.path), data, office.Wanted{Period: q.Period.String()})
		if err != nil {
			return err
		}
		if preview, err = l.office.Take(ctx, preview); err != nil {
			return err
		}
		switch preview.State {
		case store.Taken:
			q.Returned++
		case store.Partly:
			q.Returned++
			q.Partly++
		case store.Rejected:
			q.Rejected++
		}
	}
	return nil
}

// WriteGuide writes where everything is for a person.
func (r Result) WriteGuide(w io.Writer, line func(what, path string) string) {
	for _, each := range []struct{ what, path string }{
		{"decision", r.Decision}, {"issued", r.Issued}, {"returns", r.Returns}, {"reports", r.Reports}, {"data", r.Data},
	} {
		fmt.Fprintln(w, line(each.what, each.path))
	}
}
