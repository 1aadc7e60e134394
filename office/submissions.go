package office

import (
	"context"
	"errors"
	"fmt"
	"time"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

// ErrNoSubmission says that no submission has the number.
var ErrNoSubmission = errors.New("no such submission")

func noSubmission(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%w: %w", ErrNoSubmission, err)
	}
	return err
}

// Undo takes a submission out of the picture and returns what that changes; nothing is deleted.
func (o *Office) Undo(ctx context.Context, id int64, why string) (store.Submission, []progress.Change, error) {
	return o.turnBack(ctx, id, why, o.store.Undo)
}

// Redo brings an undone submission back.
func (o *Office) Redo(ctx context.Context, id int64, why string) (store.Submission, []progress.Change, error) {
	return o.turnBack(ctx, id, why, o.store.Redo)
}

func (o *Office) turnBack(ctx context.Context, id int64, why string,
	turn func(ctx context.Context, id int64, by string, at time.Time, why string) ([]progress.Change, error),
) (store.Submission, []progress.Change, error) {
	sub, err := o.store.Submission(ctx, id)
	if err != nil {
		return sub, nil, noSubmission(err)
	}
	changes, err := turn(ctx, id, o.by, o.now(), why)
	return sub, changes, err
}

// Submissions lists what came back, in the order it was taken in; an empty period stands for all.
func (o *Office) Submissions(ctx context.Context, number, period string) ([]store.Submission, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return nil, err
	}
	return o.store.Submissions(ctx, p.Decision.Number, period)
}

// AgencyName is the official name of an agency's code.
func (o *Office) AgencyName(ctx context.Context, number, code string) string {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return code
	}
	return o.newLooker(Wanted{}).name(&planFacts{plan: p, view: o.view(&p)}, code)
}

// WriteOriginal writes the bytes of a submission as they came. A file that is there already is left alone.
func (o *Office) WriteOriginal(ctx context.Context, id int64, path string) (file string, err error) {
	content, file, err := o.store.Original(ctx, id)
	if err != nil {
		return "", noSubmission(err)
	}
	return file, writeNew(path, content)
}

// History returns everything a cell, or with no field a row, ever held, in the order of acceptance.
func (o *Office) History(ctx context.Context, number, agency string, ref plan.Ref, field progress.Field) ([]store.HistoryEntry, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return nil, err
	}
	if !o.knows(&p, agency) {
		return nil, NoAgency{agency}
	}
	var out []store.HistoryEntry
	for _, role := range []progress.Role{progress.Owner, progress.Lead, progress.Support} {
		entries, err := o.store.History(ctx, p.Decision.Number, progress.Key{Ref: ref, Agency: agency, Role: role})
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if field == "" || e.Field == field {
				out = append(out, e)
			}
		}
	}
	if len(out) == 0 && RowName(&p, ref) == "" {
		return nil, NoRow{ref}
	}
	return out, nil
}

// NoRow is a Ref that the plan does not have and of which nothing was ever reported.
type NoRow struct{ Ref plan.Ref }

func (e NoRow) Error() string { return "no row " + string(e.Ref) }
