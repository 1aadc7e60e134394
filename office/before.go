package office

import (
	"context"
	"sync"

	"theodoi/progress"
	"theodoi/store"
)

// lastWord is what an agency said last before a period.
type lastWord struct {
	period string
	values map[cellName]string
}

// of returns a value and the period it was said for; it stands in intake.Taken.
func (w lastWord) of(key progress.Key, field progress.Field) (value, period string) {
	return w.values[cellName{key.Ref, key.Role, field}], w.period
}

// lastWord reads what the agency of a workbook said for the period before: the latest of the same kind, for which the same was asked, else
// the latest of any.
func (l *looker) lastWord(ctx context.Context, issued store.Issued, own progress.Period) (w lastWord, err error) {
	periods, err := l.store.PeriodsOf(ctx, issued.Plan, issued.Agency)
	if err != nil {
		return w, err
	}
	var last progress.Period
	for _, code := range periods {
		p, err := progress.ParsePeriod(code)
		if err != nil || l.Calendar.CutOff(p) >= l.Calendar.CutOff(own) {
			continue
		}
		if w.period == "" || l.isNearer(own.Kind, p, last) {
			w.period, last = code, p
		}
	}
	if w.period == "" {
		return w, nil
	}
	stated, err := l.store.ValuesOf(ctx, issued.Plan, issued.Agency, w.period)
	w.values = make(map[cellName]string, len(stated))
	for _, s := range stated {
		w.values[cellName{s.Ref, s.Role, s.Field}] = s.Value
	}
	return w, err
}

// isNearer reports whether a period tells more than another of what a workbook of the kind will say.
func (l *looker) isNearer(kind progress.PeriodKind, p, other progress.Period) bool {
	if same := p.Kind == kind; same != (other.Kind == kind) {
		return same
	}
	return l.Calendar.CutOff(p) > l.Calendar.CutOff(other)
}

// takings counts what a run took in, by plan and agency. A file that was looked over ahead has to be looked over again if, meanwhile,
// another of its agency was taken in: that may be the period before.
type takings struct {
	mu    sync.Mutex
	count map[[2]string]int
}

func (t *takings) of(number, agency string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count[[2]string{number, agency}]
}

func (t *takings) add(number, agency string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.count == nil {
		t.count = map[[2]string]int{}
	}
	t.count[[2]string{number, agency}]++
}
