package office

import (
	"context"
	"errors"
	"fmt"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/store"
)

// closedState is what a report of a period is counted from.
type closedState struct {
	records     []progress.Record
	closing     *report.Closing     // nil while the period is open
	adjustments []report.Adjustment // since the last closing of an earlier period
}

// asClosed returns the values that a report of the period shows: those it was closed with, or, while it is open, those that stand, with what
// changed since the closing before it.
func (o *Office) asClosed(ctx context.Context, number string, period progress.Period) (closedState, error) {
	c, closed, err := o.store.Closed(ctx, number, period.String())
	if err != nil {
		return closedState{}, err
	}
	then := closedState{records: c.Records}
	if closed {
		then.closing = &report.Closing{At: c.At, By: c.By, Stage: report.Stage(c.Stage), Hash: c.Hash}
	} else if then.records, err = o.store.Records(ctx, number); err != nil {
		return closedState{}, err
	}
	before, ok, err := o.closingBefore(ctx, number, period)
	if err != nil || !ok {
		return then, err
	}
	past, err := progress.ParsePeriod(before.Period)
	if err != nil {
		return then, err
	}
	then.adjustments = report.Adjusted(o.Calendar, past, before.Records, then.records)
	return then, nil
}

// closingBefore returns the closing that holds for the latest closed period in front of the given one; of several that end on a day, the one
// that was closed last.
func (o *Office) closingBefore(ctx context.Context, number string, period progress.Period) (store.Closing, bool, error) {
	all, err := o.store.Closings(ctx, number)
	if err != nil {
		return store.Closing{}, false, err
	}
	latest := map[string]store.Closing{}
	for _, c := range all {
		latest[c.Period] = c
	}
	var best store.Closing
	var bestDay viet.Date
	for code, c := range latest {
		p, err := progress.ParsePeriod(code)
		day := o.Calendar.CutOff(p)
		if err != nil || c.Reopened || day >= o.Calendar.CutOff(period) {
			continue
		}
		if day > bestDay || day == bestDay && c.At.After(best.At) {
			best, bestDay = c, day
		}
	}
	if best.Period == "" {
		return best, false, nil
	}
	return o.store.Closed(ctx, number, best.Period)
}

// ErrBadStage, ErrNoStage and ErrTooEarly say why a period cannot be closed as asked.
var (
	ErrBadStage = errors.New("no stage of figures")
	ErrNoStage  = errors.New("only a year's figures have a stage")
	ErrTooEarly = errors.New("the period has not ended")
)

// Closed says what closing a period did.
type Closed struct {
	Plan     plan.Plan
	Summary  report.Summary
	Findings []finding.Finding
}

// ClosePeriod freezes the figures and the timeliness of a period as they stand. What comes later is an adjustment, shown in the next report.
// A stage is for a year only, where it must be one of report.Stages; the empty one means an estimate.
func (o *Office) ClosePeriod(ctx context.Context, number string, period progress.Period, stage report.Stage) (Closed, error) {
	stage, err := o.closable(period, stage)
	if err != nil {
		return Closed{}, err
	}
	if number, err = o.freeze(ctx, number, period, stage); err != nil {
		return Closed{}, err
	}
	s, err := o.Summary(ctx, number, period)
	if err != nil {
		return Closed{}, err
	}
	return Closed{Plan: *s.Plan, Summary: s, Findings: closingFindings(s)}, nil
}

// closable returns the stage to close with, or says why the period cannot be closed.
func (o *Office) closable(period progress.Period, stage report.Stage) (report.Stage, error) {
	if o.Calendar.CutOff(period) > viet.DateOf(o.now()) {
		return "", fmt.Errorf("%w: %s", ErrTooEarly, period)
	}
	if !period.EndsYear() {
		if stage != "" {
			return "", ErrNoStage
		}
		return "", nil
	}
	if stage == "" {
		return report.Estimated, nil
	}
	for _, s := range report.Stages() {
		if s == stage {
			return stage, nil
		}
	}
	return "", fmt.Errorf("%w: %s", ErrBadStage, stage)
}

// freeze stores the values that stand, up to the period, and returns the plan's number.
func (o *Office) freeze(ctx context.Context, number string, period progress.Period, stage report.Stage) (string, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return "", err
	}
	records, err := o.store.Records(ctx, p.Decision.Number)
	if err != nil {
		return "", err
	}
	var known []progress.Record
	for _, r := range records {
		if o.Calendar.CutOff(r.Period) <= o.Calendar.CutOff(period) {
			known = append(known, r)
		}
	}
	return p.Decision.Number, o.store.ClosePeriod(ctx, store.Closing{
		Plan: p.Decision.Number, Period: period.String(), Stage: string(stage), At: o.now(), By: o.by, Records: known,
	})
}

// closingFindings say what a period was closed without.
func closingFindings(s report.Summary) []finding.Finding {
	var found []finding.Finding
	var missing []string
	for _, r := range s.Missing() {
		missing = append(missing, r.Agency.Name)
	}
	if len(missing) > 0 {
		found = append(found, finding.New(finding.ClosedWithout, finding.Place{}, words.AgenciesNamed(missing), ""))
	}
	waiting := 0
	for _, r := range s.Returns {
		waiting += r.Findings
	}
	if waiting > 0 {
		found = append(found, finding.New(finding.ClosedWaiting, finding.Place{}, fmt.Sprint(waiting), ""))
	}
	return found
}

// ReopenPeriod opens a closed period again, for a reason that stays in its history. The values it was closed with are kept.
func (o *Office) ReopenPeriod(ctx context.Context, number string, period progress.Period, why string) error {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return err
	}
	return o.store.ClosePeriod(ctx, store.Closing{
		Plan: p.Decision.Number, Period: period.String(), Reopened: true, Why: why, At: o.now(), By: o.by,
	})
}

// Closings lists every closing and opening of a plan's periods, in order.
func (o *Office) Closings(ctx context.Context, number string) ([]store.Closing, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return nil, err
	}
	return o.store.Closings(ctx, p.Decision.Number)
}

// keepPrinted keeps the bytes of an issued report with its number, its day and the fingerprint of the values it shows.
func (o *Office) keepPrinted(ctx context.Context, s report.Summary, issued report.Issued, file string, content []byte) error {
	then, err := o.asClosed(ctx, s.Plan.Decision.Number, s.Period)
	if err != nil {
		return err
	}
	return o.store.AddPrinted(ctx, store.Printed{
		Plan: s.Plan.Decision.Number, Period: s.Period.String(), Number: issued.Number, Date: issued.Date, File: file,
		DataHash: store.HashRecords(then.records), At: o.now(), By: o.by,
	}, content)
}

// PrintedReports lists the issued reports of a plan and period; the zero period means all.
func (o *Office) PrintedReports(ctx context.Context, number string, period progress.Period) ([]store.Printed, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return nil, err
	}
	return o.store.PrintedReports(ctx, p.Decision.Number, period.String())
}

// SavePrinted writes an issued report to path as it was printed. A file that is there is left alone.
func (o *Office) SavePrinted(ctx context.Context, p store.Printed, path string) error {
	content, err := o.store.PrintedBytes(ctx, p)
	if err != nil {
		return err
	}
	return writeNew(path, content)
}
