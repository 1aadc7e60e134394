package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"theodoi/progress"
)

// Undo takes a submission out of the picture: what it said counts for nothing any more, what people settled of it neither, and the values
// that stood before, or that other files said as well, stand again. Nothing is deleted; Redo brings it back.
func (s *Store) Undo(ctx context.Context, id int64, by string, at time.Time, why string) ([]progress.Change, error) {
	return s.turnBack(ctx, id, act{kind: actUndo, by: by, at: at, why: why})
}

// Redo brings a submission back that was undone, in its old place in the order of acceptance: what was taken in after it still counts
// after it.
func (s *Store) Redo(ctx context.Context, id int64, by string, at time.Time, why string) ([]progress.Change, error) {
	return s.turnBack(ctx, id, act{kind: actRedo, by: by, at: at, why: why})
}

// WouldRedo says what Redo would change; nothing is stored.
func (s *Store) WouldRedo(ctx context.Context, id int64) ([]progress.Change, error) {
	sub, err := s.Submission(ctx, id)
	if err != nil {
		return nil, err
	}
	before, after, err := around(ctx, s.db, sub, false)
	if err != nil {
		return nil, fmt.Errorf("submission %d: %w", id, err)
	}
	return differences(before, after), nil
}

func (s *Store) turnBack(ctx context.Context, id int64, a act) (changes []progress.Change, err error) {
	if a.at.IsZero() || a.by == "" {
		return nil, invalid("undoing needs to know when and by whom")
	}
	err = s.write(ctx, func(ctx context.Context, w *writing) error {
		if a.turn, err = w.nextTurn(ctx); err != nil {
			return err
		}
		if a.sub, err = submissionOf(ctx, w, id); err != nil {
			return err
		}
		if err := allowed(ctx, w, a); err != nil {
			return err
		}
		before, after, err := around(ctx, w, a.sub, a.kind == actUndo)
		if err != nil {
			return err
		}
		changes = differences(before, after)
		if err := w.addAct(ctx, a); err != nil {
			return err
		}
		keys := map[cellKey]bool{}
		for k, v := range before {
			if after[k] != v {
				keys[k] = true
			}
		}
		for k, v := range after {
			if before[k] != v {
				keys[k] = true
			}
		}
		return w.putCurrent(ctx, a.sub.Plan, a.sub.Agency, a.sub.Period, after, slices.Collect(maps.Keys(keys)))
	})
	if err != nil {
		return nil, fmt.Errorf("submission %d: %w", id, err)
	}
	return changes, nil
}

// allowed refuses to undo what is undone or never was, and to bring back what is there.
func allowed(ctx context.Context, q querier, a act) error {
	switch {
	case a.kind == actRedo && !a.sub.Undone:
		return ErrInUse
	case a.kind == actUndo && a.sub.Undone:
		return ErrUndone
	case a.kind == actRedo || a.sub.State.entered():
		return nil
	}
	waits, err := collect(ctx, q, func(row scanner) (seq int, err error) { err = row.Scan(&seq); return seq, err },
		`SELECT seq FROM waiting WHERE submission_id = $1`, a.sub.ID)
	if err == nil && len(waits) == 0 {
		err = ErrNothingTaken
	}
	return err
}

// around is what stands, and what would stand with sub undone or not.
func around(ctx context.Context, q querier, sub Submission, gone bool) (before, after map[cellKey]standing, err error) {
	said, err := saidIn(ctx, q, sub.Plan, sub.Agency, sub.Period)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the history: %w", err)
	}
	out, err := undone(ctx, q, sub.Plan, sub.Agency, sub.Period)
	if err != nil {
		return nil, nil, err
	}
	before = replay(said, out)
	out[sub.ID] = gone
	return before, replay(said, out), nil
}

// differences lists what becomes of the values, in the order of rows and fields.
func differences(before, after map[cellKey]standing) []progress.Change {
	var out []progress.Change
	keys := maps.Clone(before)
	maps.Copy(keys, after)
	for k := range keys {
		b, a := before[k], after[k]
		kind := kindOf(b.value, a.value)
		if kind == progress.Unchanged {
			continue
		}
		at := a
		if kind == progress.Erased {
			at = b
		}
		u := progress.Update{Ref: k.ref, Role: k.role, Field: k.field, Value: a.value, Erase: a.value == "", Sheet: at.sheet, Cell: at.cell}
		out = append(out, progress.Change{Update: u, Kind: kind, Old: b.value, New: a.value})
	}
	slices.SortFunc(out, func(a, b progress.Change) int { return compareUpdates(a.Update, b.Update) })
	return out
}
