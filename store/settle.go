package store

import (
	"context"
	"fmt"
	"time"

	"theodoi/progress"
)

// Settling says how a person settles one waiting cell.
type Settling struct {
	Submission int64
	Seq        int
	Outcome    Outcome // ByValue, ByReading or Kept
	Value      string  // the value that enters; empty erases
}

// Settle settles waiting cells, all or none. A value enters with the file and cell it waited in as its source, by the person and at the
// moment of settling. A cell that a person settled with a value may be given another one; otherwise what is settled stays settled.
func (s *Store) Settle(ctx context.Context, settlings []Settling, by string, at time.Time) error {
	if at.IsZero() || by == "" {
		return invalid("settling needs to know when and by whom")
	}
	err := s.write(ctx, func(ctx context.Context, w *writing) error {
		for _, each := range settlings {
			if err := w.settle(ctx, each, by, at); err != nil {
				return fmt.Errorf("%d.%d: %w", each.Submission, each.Seq, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("settling: %w", err)
	}
	return nil
}

func (w *writing) settle(ctx context.Context, how Settling, by string, at time.Time) error {
	turn, err := w.nextTurn(ctx)
	if err != nil {
		return err
	}
	sub, err := submissionOf(ctx, w, how.Submission)
	if err != nil {
		return err
	}
	wait, err := w.waitOf(ctx, sub, how)
	if err != nil {
		return err
	}
	if err := w.addAct(ctx, act{turn: turn, sub: sub, kind: actSettle, at: at, by: by}); err != nil {
		return err
	}
	err = w.insert(ctx, addSettlements, []any{turn}, [][]any{{how.Submission, how.Seq, string(how.Outcome), how.Value}})
	if err != nil || how.Outcome == Kept {
		return err
	}
	return w.enter(ctx, sub, wait, turn, how.Value)
}

// waitOf returns the waiting cell, if it may be settled in this way.
func (w *writing) waitOf(ctx context.Context, sub Submission, how Settling) (Wait, error) {
	if how.Outcome != ByValue && how.Outcome != ByReading && how.Outcome != Kept {
		return Wait{}, invalid("a person cannot settle a cell as %q", how.Outcome)
	}
	waits, err := readWaits(ctx, w, sub.Plan, sub.Agency, sub.Period)
	if err != nil {
		return Wait{}, err
	}
	for _, each := range waits {
		switch {
		case each.Submission != how.Submission || each.Seq != how.Seq:
		case each.Undone:
			return Wait{}, ErrUndone
		case each.Settled != nil && (how.Outcome == Kept || each.Settled.Outcome == Replaced):
			return Wait{}, ErrSettled
		default:
			return each, nil
		}
	}
	return Wait{}, ErrNotFound
}

// enter puts a settled value in its place.
func (w *writing) enter(ctx context.Context, sub Submission, wait Wait, turn int64, value string) error {
	current, err := currentOf(ctx, w, sub.Plan, sub.Agency, sub.Period)
	if err != nil {
		return fmt.Errorf("reading the current values: %w", err)
	}
	key := cellKey{wait.Key.Ref, wait.Key.Role, wait.Field}
	a := acceptance{before: current[key].value, after: value}
	a.update = progress.Update{Ref: wait.Key.Ref, Role: wait.Key.Role, Field: wait.Field, Sheet: wait.Sheet, Cell: wait.Cell}
	a.kind = kindOf(a.before, a.after)
	err = w.queryRow(ctx, `
		SELECT MAX(seq) + 1 FROM (
			SELECT COALESCE(MAX(seq), 0) AS seq FROM history WHERE submission_id = $1
			UNION ALL SELECT COALESCE(MAX(seq), 0) FROM confirmations WHERE submission_id = $1) AS numbers`, sub.ID).Scan(&a.seq)
	if err != nil {
		return fmt.Errorf("numbering the value: %w", err)
	}
	row := [][]any{historyRow(a)}
	if a.kind == progress.Unchanged {
		return w.insert(ctx, addConfirmations, sub.ofFile(turn), row)
	}
	current[key] = standing{value, sub.ID, turn, wait.Sheet, wait.Cell}
	if err := w.putCurrent(ctx, sub.Plan, sub.Agency, sub.Period, current, []cellKey{key}); err != nil {
		return err
	}
	return w.insert(ctx, addHistory, sub.ofFile(turn), row)
}
