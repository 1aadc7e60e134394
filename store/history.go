package store

import (
	"context"
	"fmt"

	"theodoi/progress"
)

// HistoryEntry is one acceptance: a value that was new, changed or erased, and where that came from.
type HistoryEntry struct {
	Key      progress.Key
	Period   progress.Period
	Field    progress.Field
	Kind     progress.ChangeKind // New, Changed or Erased
	Old, New string
	From     progress.Source
}

// History returns everything that was ever accepted for a row of a plan, over all periods and fields, in the order it was accepted.
// Nothing is ever taken out of history, and nothing in it is changed.
func (s *Store) History(ctx context.Context, number string, key progress.Key) ([]HistoryEntry, error) {
	entries, err := collect(ctx, s.db, scanHistory, `
		SELECT h.agency, h.ref, h.role, h.period, h.field, h.kind, h.old_value, h.new_value, h.sheet, h.cell, `+sourceColumns+`
		FROM history h JOIN submissions s ON s.id = h.submission_id
		WHERE h.plan_number = $1 AND h.agency = $2 AND h.ref = $3 AND h.role = $4
		ORDER BY h.submission_id, h.seq`, number, key.Agency, string(key.Ref), string(key.Role))
	if err != nil {
		return nil, fmt.Errorf("reading the history of %s in %s: %w", key.Ref, number, err)
	}
	return entries, nil
}

func scanHistory(row scanner) (HistoryEntry, error) {
	var e HistoryEntry
	err := row.Scan(append([]any{&e.Key.Agency, &e.Key.Ref, &e.Key.Role, &e.From.Period, &e.Field, &e.Kind, &e.Old, &e.New,
		&e.From.Sheet, &e.From.Cell}, sourceTargets(&e.From)...)...)
	if err != nil {
		return e, err
	}
	e.Period, err = progress.ParsePeriod(e.From.Period)
	return e, err
}
