package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"theodoi/progress"
)

// historyTurn is the turn of a row of history h. Rows that were stored before acts were kept have none; they entered with their submission.
const historyTurn = `COALESCE(NULLIF(h.turn, 0), h.submission_id)`

// HistoryEntry is one acceptance: a value that was new, changed or erased, or one that a file said again, and where that came from.
type HistoryEntry struct {
	Key      progress.Key
	Period   progress.Period
	Field    progress.Field
	Kind     progress.ChangeKind // Unchanged where the file said what stood there
	Old, New string
	From     progress.Source
	Turn     int64 // its place in the order of acceptance, together with what Story's order says within one turn
	Settled  bool  // a person settled a waiting cell
	Undone   bool  // the submission was undone: it counts for nothing now

	seq int
}

// History returns every change that was ever accepted for a row of a plan, over all periods and fields, in the order it was accepted.
// Nothing is ever taken out of history, and nothing in it is changed.
func (s *Store) History(ctx context.Context, number string, key progress.Key) ([]HistoryEntry, error) {
	all, err := s.Story(ctx, number, key)
	return slices.DeleteFunc(all, func(e HistoryEntry) bool { return e.Kind == progress.Unchanged }), err
}

// Story is History with what was said again: replaying it without what was undone gives the current values.
func (s *Store) Story(ctx context.Context, number string, key progress.Key) ([]HistoryEntry, error) {
	entries, err := s.story(ctx, number, key)
	if err != nil {
		return nil, fmt.Errorf("reading the history of %s in %s: %w", key.Ref, number, err)
	}
	return entries, nil
}

func (s *Store) story(ctx context.Context, number string, key progress.Key) ([]HistoryEntry, error) {
	row := []any{number, key.Agency, string(key.Ref), string(key.Role)}
	changes, err := collect(ctx, s.db, scanHistory, `
		SELECT h.agency, h.ref, h.role, h.period, h.field, h.kind, h.old_value, h.new_value, h.sheet, h.cell, `+historyTurn+`, h.seq, a.kind, `+sourceColumns+`
		FROM history h JOIN submissions s ON s.id = h.submission_id JOIN acts a ON a.turn = `+historyTurn+`
		WHERE h.plan_number = $1 AND h.agency = $2 AND h.ref = $3 AND h.role = $4`, row...)
	if err != nil {
		return nil, err
	}
	said, err := collect(ctx, s.db, scanHistory, `
		SELECT c.agency, c.ref, c.role, c.period, c.field, 'unchanged', c.value, c.value, c.sheet, c.cell, c.turn, c.seq, a.kind, `+sourceColumns+`
		FROM confirmations c JOIN submissions s ON s.id = c.submission_id JOIN acts a ON a.turn = c.turn
		WHERE s.plan_number = $1 AND s.agency = $2 AND c.ref = $3 AND c.role = $4`, row...)
	if err != nil {
		return nil, err
	}
	gone, err := undone(ctx, s.db, number, key.Agency, "")
	if err != nil {
		return nil, err
	}
	all := append(changes, said...)
	for i := range all {
		all[i].Undone = gone[all[i].From.Submission]
	}
	slices.SortFunc(all, func(a, b HistoryEntry) int { return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.seq, b.seq)) })
	return all, nil
}

func scanHistory(row scanner) (HistoryEntry, error) {
	var e HistoryEntry
	var kind string
	err := row.Scan(append([]any{&e.Key.Agency, &e.Key.Ref, &e.Key.Role, &e.From.Period, &e.Field, &e.Kind, &e.Old, &e.New,
		&e.From.Sheet, &e.From.Cell, &e.Turn, &e.seq, &kind}, sourceTargets(&e.From)...)...)
	if err != nil {
		return e, err
	}
	e.Settled = kind == actSettle
	e.Period, err = progress.ParsePeriod(e.From.Period)
	return e, err
}
