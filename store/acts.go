package store

import (
	"context"
	"fmt"
	"time"
)

// Kinds of act: what is done with a submission, one after the other, by the program's users.
const (
	actTake   = "take"
	actSettle = "settle"
	actUndo   = "undo"
	actRedo   = "redo"
)

// act is one thing that was done with a submission. Acts have turns, numbers in the order in which they were done; that of a taking is the
// submission's own number.
type act struct {
	turn int64
	sub  Submission
	kind string
	at   time.Time
	by   string
	why  string
}

// nextTurn gives an act its number. Counting in a row of a table is what both databases understand; it also makes acts wait for one
// another before they read anything, so that none works from a state that another is about to change.
func (w *writing) nextTurn(ctx context.Context) (turn int64, err error) {
	err = w.queryRow(ctx, `UPDATE counters SET last = last + 1 WHERE name = 'submission' RETURNING last`).Scan(&turn)
	return turn, err
}

func (w *writing) addAct(ctx context.Context, a act) error {
	_, err := w.ExecContext(ctx, `
		INSERT INTO acts (turn, plan_number, agency, period, kind, submission_id, acted_at, acted_by, why)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		a.turn, a.sub.Plan, a.sub.Agency, a.sub.Period, a.kind, a.sub.ID, moment{&a.at}.text(), a.by, a.why)
	if err != nil {
		return fmt.Errorf("noting who did it: %w", err)
	}
	return nil
}

// lastTurn is the latest turn in which anything happened in a plan, agency and period; 0 if nothing did.
func lastTurn(ctx context.Context, q querier, number, agency, period string) (int64, error) {
	turns, err := collect(ctx, q, func(row scanner) (turn int64, err error) { err = row.Scan(&turn); return turn, err }, `
		SELECT COALESCE(MAX(turn), 0) FROM acts WHERE plan_number = $1 AND agency = $2 AND period = $3`, number, agency, period)
	if err != nil {
		return 0, err
	}
	return turns[0], nil
}

// undone returns the submissions of a plan that a person took out of the picture; an empty agency or period stands for all.
func undone(ctx context.Context, q querier, number, agency, period string) (map[int64]bool, error) {
	type step struct {
		id   int64
		kind string
	}
	scan := func(row scanner) (s step, err error) {
		err = row.Scan(&s.id, &s.kind)
		return s, err
	}
	steps, err := collect(ctx, q, scan, `
		SELECT submission_id, kind FROM acts
		WHERE `+within("acts", agency, period)+` AND kind IN ('undo', 'redo')
		ORDER BY turn`, number, agency, period)
	if err != nil {
		return nil, fmt.Errorf("reading what was undone: %w", err)
	}
	out := map[int64]bool{}
	for _, s := range steps {
		out[s.id] = s.kind == actUndo
	}
	return out, nil
}

// within is the condition on a table for a plan ($1), agency ($2) and period ($3), of which the last two stand for all where they are empty.
// With both given the database finds the rows by its index.
func within(table, agency, period string) string {
	if agency != "" && period != "" {
		return table + `.plan_number = $1 AND ` + table + `.agency = $2 AND ` + table + `.period = $3`
	}
	return table + `.plan_number = $1 AND ($2 = '' OR ` + table + `.agency = $2) AND ($3 = '' OR ` + table + `.period = $3)`
}
