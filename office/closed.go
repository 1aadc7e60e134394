package office

import (
	"context"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/progress"
	"theodoi/store"
)

// afterClosing says once for a file that it changes values of a closed period: they stand, and are adjustments.
func (l *looker) afterClosing(ctx context.Context, p *Preview, number, period string) error {
	if p.Count(progress.New)+p.Count(progress.Changed)+p.Count(progress.Erased) == 0 {
		return nil
	}
	f, late, err := l.late(ctx, number, period)
	if late {
		f.Place.File = p.File
		p.Findings = append(p.Findings, f)
	}
	return err
}

// AfterClosing says whether what is done about a submission, undoing it or settling its cells, changes values of a closed period.
func (o *Office) AfterClosing(ctx context.Context, id int64) ([]finding.Finding, error) {
	sub, err := o.store.Submission(ctx, id)
	if err != nil || sub.Period == "" {
		return nil, err
	}
	f, late, err := o.late(ctx, sub.Plan, sub.Period)
	if !late {
		return nil, err
	}
	f.Place.File = sub.File
	return []finding.Finding{f}, err
}

func (o *Office) late(ctx context.Context, number, period string) (f finding.Finding, late bool, err error) {
	own, err := progress.ParsePeriod(period)
	if err != nil {
		return f, false, err
	}
	all, err := o.store.Closings(ctx, number)
	if err != nil {
		return f, false, err
	}
	c, late := o.closedOver(all, own)
	if late {
		f = finding.New(finding.ClosedLate, finding.Place{}, periodOf(c.Period), viet.DateOf(c.At.Local()).String())
	}
	return f, late, nil
}

// closedOver finds the closing that holds values of a period: its own, else that of the closed period which ends next, for a half-year is
// closed with the figures of its quarters.
func (o *Office) closedOver(all []store.Closing, own progress.Period) (best store.Closing, ok bool) {
	latest := map[string]store.Closing{}
	for _, c := range all {
		latest[c.Period] = c
	}
	if c, closed := latest[own.String()]; closed && !c.Reopened {
		return c, true
	}
	var end viet.Date
	for _, c := range all {
		other, err := progress.ParsePeriod(c.Period)
		day := o.Calendar.CutOff(other)
		if err != nil || latest[c.Period].Reopened || day < o.Calendar.CutOff(own) || ok && day >= end {
			continue
		}
		best, end, ok = latest[c.Period], day, true
	}
	return best, ok
}
