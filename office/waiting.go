package office

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

// WaitNumber is the number of a waiting cell for people: 12.3 is the third of submission 12.
type WaitNumber struct {
	Submission int64
	Seq        int
}

// String writes the number.
func (n WaitNumber) String() string { return fmt.Sprintf("%d.%d", n.Submission, n.Seq) }

// ReadWaitNumber reads 12.3.
func ReadWaitNumber(s string) (WaitNumber, bool) {
	a, b, ok := strings.Cut(strings.TrimSpace(s), ".")
	id, err := strconv.ParseInt(a, 10, 64)
	seq, err2 := strconv.Atoi(b)
	return WaitNumber{id, seq}, ok && err == nil && err2 == nil && id > 0 && seq > 0
}

// Waiting is a cell that waits for a person, with what a person needs to decide.
type Waiting struct {
	store.Wait
	Agency string          // official name
	Name   string          // of the row, shortened to its first line
	Now    progress.Value  // what stands there now; empty text for nothing
	Shown  []string        // the readings as people write them
	Period progress.Period // of the workbook
}

// Number is the cell's number for people.
func (w Waiting) Number() WaitNumber { return WaitNumber{w.Submission, w.Seq} }

// Waiting lists the cells that wait, in the order they came in; an empty agency or period stands for all.
func (o *Office) Waiting(ctx context.Context, number, agency, period string) ([]Waiting, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return nil, err
	}
	if !o.knows(&p, agency) {
		return nil, NoAgency{agency}
	}
	return o.waits(ctx, p, agency, period, store.Wait.Open)
}

// waits lists those of the waiting and settled cells that are wanted, with what stands there.
func (o *Office) waits(ctx context.Context, p plan.Plan, agency, period string, which func(store.Wait) bool) ([]Waiting, error) {
	waits, err := o.store.Waits(ctx, p.Decision.Number, agency, period)
	if err != nil {
		return nil, err
	}
	l := o.newLooker(Wanted{})
	f := &planFacts{plan: p, view: o.view(&p)}
	standing := map[[2]string]*progress.State{}
	var out []Waiting
	for _, w := range waits {
		if !which(w) {
			continue
		}
		each := Waiting{Wait: w, Agency: l.name(f, w.Key.Agency), Name: RowName(&p, w.Key.Ref)}
		if each.Period, err = progress.ParsePeriod(w.Period); err != nil {
			return nil, err
		}
		at := [2]string{w.Key.Agency, w.Period}
		if standing[at] == nil {
			records, _, err := o.store.RecordsOf(ctx, p.Decision.Number, w.Key.Agency, w.Period)
			if err != nil {
				return nil, err
			}
			standing[at] = progress.NewState(o.Calendar, each.Period, records)
		}
		each.Now = standing[at].Own[w.Key][w.Field]
		for _, r := range w.Readings {
			each.Shown = append(each.Shown, readable(w.Field, r))
		}
		out = append(out, each)
	}
	return out, nil
}

// RowName is the first line of what a row is about.
func RowName(p *plan.Plan, ref plan.Ref) string {
	text := ""
	if t, m, ok := p.Measure(ref); ok {
		text = t.Name
		if m.Scope != "" {
			text += " – " + m.Scope
		}
	} else {
		for _, t := range p.Tasks {
			if t.Ref == ref {
				text = t.Text
			}
		}
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(text)
}

// How a person settles waiting cells: exactly one of the three.
type How struct {
	Value   string // as a person types it; XÓA erases
	Reading int    // which of the readings, from 1
	Keep    bool   // leave what stands there
}

// Errors of settling; they come as SettleError with the cell's number.
var (
	ErrNoWait      = errors.New("nothing waits under this number")
	ErrNoReading   = errors.New("there is no such reading")
	ErrBadValue    = errors.New("the value does not fit the cell")
	ErrOutOfBounds = errors.New("a share lies between 0 and 100")
)

// SettleError says which cell could not be settled.
type SettleError struct {
	Number WaitNumber
	Got    string
	Err    error
}

func (e SettleError) Error() string { return e.Number.String() + ": " + e.Err.Error() }

// Unwrap lets errors.Is see what is wrong.
func (e SettleError) Unwrap() error { return e.Err }

// Settle settles waiting cells in one way, all or none, and returns them with what stands there now.
func (o *Office) Settle(ctx context.Context, numbers []WaitNumber, how How) ([]Waiting, error) {
	var settlings []store.Settling
	for _, n := range numbers {
		s, err := o.settling(ctx, n, how)
		if err != nil {
			return nil, SettleError{n, how.Value, err}
		}
		settlings = append(settlings, s)
	}
	if err := o.store.Settle(ctx, settlings, o.by, o.now()); err != nil {
		return nil, err
	}
	return o.settled(ctx, numbers)
}

// settled returns cells as they stand after settling.
func (o *Office) settled(ctx context.Context, numbers []WaitNumber) ([]Waiting, error) {
	var out []Waiting
	for _, n := range numbers {
		sub, err := o.store.Submission(ctx, n.Submission)
		if err != nil {
			return nil, err
		}
		p, err := o.Choose(ctx, sub.Plan)
		if err != nil {
			return nil, err
		}
		one, err := o.waits(ctx, p, sub.Agency, sub.Period, func(w store.Wait) bool { return w.Submission == n.Submission && w.Seq == n.Seq })
		if err != nil {
			return nil, err
		}
		out = append(out, one...)
	}
	return out, nil
}

// NoAgency is an agency code that the register does not have.
type NoAgency struct{ Code string }

func (e NoAgency) Error() string { return "no agency " + e.Code }

// knows reports whether the register has an agency of this code; an empty one stands for all.
func (o *Office) knows(p *plan.Plan, code string) bool {
	_, then := o.view(p).Agency(code)
	_, ever := o.Register.Agency(code)
	return code == "" || then || ever
}

// readable writes a stored value as a person reads it best.
func readable(field progress.Field, text string) string {
	if t := field.Type(); t == progress.Figure || t == progress.Share {
		if d, ok := (progress.Value{Text: text}).Decimal(); ok {
			return viet.Format(d)
		}
	}
	return shownValue(field, text)
}

func (o *Office) settling(ctx context.Context, n WaitNumber, how How) (store.Settling, error) {
	s := store.Settling{Submission: n.Submission, Seq: n.Seq, Outcome: store.Kept}
	sub, err := o.store.Submission(ctx, n.Submission)
	if errors.Is(err, store.ErrNotFound) {
		return s, ErrNoWait
	}
	if err != nil {
		return s, err
	}
	waits, err := o.store.Waits(ctx, sub.Plan, sub.Agency, sub.Period)
	if err != nil {
		return s, err
	}
	for _, w := range waits {
		if w.Submission != n.Submission || w.Seq != n.Seq {
			continue
		}
		switch {
		case how.Keep:
		case how.Reading > len(w.Readings):
			return s, ErrNoReading
		case how.Reading > 0:
			s.Outcome, s.Value = store.ByReading, w.Readings[how.Reading-1]
		default:
			s.Outcome = store.ByValue
			s.Value, err = typedValue(w.Field.Type(), how.Value)
		}
		return s, err
	}
	return s, ErrNoWait
}

// typedValue reads what a person typed as a value of the type. What has two readings is refused: a person who settles says it clearly.
func typedValue(as progress.Type, text string) (string, error) {
	text = viet.NFC(strings.TrimSpace(text))
	if words.IsErase(text) {
		return "", nil
	}
	switch as {
	case progress.Figure, progress.Share:
		n, err := viet.ReadNumber(text)
		if err != nil || !n.Sure() || n.Suffix != "" && (n.Suffix != "%" || as != progress.Share) {
			return "", ErrBadValue
		}
		if as == progress.Share && (n.Value.IsNegative() || n.Value.GreaterThan(decimal.NewFromInt(100))) {
			return "", ErrOutOfBounds
		}
		return viet.Plain(n.Value), nil
	case progress.Day:
		d, err := viet.ReadDate(text)
		if err != nil {
			return "", ErrBadValue
		}
		return string(d), nil
	case progress.Choice:
		code, ok := words.StatusCode(text)
		if !ok {
			return "", ErrBadValue
		}
		return code, nil
	}
	if text == "" {
		return "", ErrBadValue
	}
	return text, nil
}
