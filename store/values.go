package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"theodoi/plan"
	"theodoi/progress"
)

var (
	putValues = rowsOf("current_values", []string{"plan_number", "agency", "period"},
		[]string{"ref", "role", "field", "value", "submission_id", "sheet", "cell", "turn"}, `
		ON CONFLICT (plan_number, agency, period, ref, role, field) DO UPDATE
		SET value = excluded.value, submission_id = excluded.submission_id, sheet = excluded.sheet, cell = excluded.cell, turn = excluded.turn`)
	ofFile           = []string{"submission_id", "plan_number", "agency", "period"}
	addHistory       = rowsOf("history", append(ofFile[:4:4], "turn"), []string{"seq", "ref", "role", "field", "kind", "old_value", "new_value", "sheet", "cell"}, "")
	addConfirmations = rowsOf("confirmations", append(ofFile[:4:4], "turn"), []string{"seq", "ref", "role", "field", "value", "sheet", "cell"}, "")
)

// ofFile are the values of the columns that name the file of a row.
func (s Submission) ofFile(more ...any) []any {
	return append([]any{s.ID, s.Plan, s.Agency, s.Period}, more...)
}

const eraseValue = `
	DELETE FROM current_values WHERE plan_number = $1 AND agency = $2 AND period = $3 AND ref = $4 AND role = $5 AND field = $6`

// cellKey names a value within one plan, agency and period.
type cellKey struct {
	ref   plan.Ref
	role  progress.Role
	field progress.Field
}

// standing is a current value and where it came from. An empty value is none.
type standing struct {
	value       string
	submission  int64
	turn        int64
	sheet, cell string
}

// currentOf reads the current values of one agency and period.
func currentOf(ctx context.Context, q querier, number, agency, period string) (map[cellKey]standing, error) {
	type found struct {
		key cellKey
		standing
	}
	scan := func(row scanner) (f found, err error) {
		err = row.Scan(&f.key.ref, &f.key.role, &f.key.field, &f.value, &f.submission, &f.turn, &f.sheet, &f.cell)
		return f, err
	}
	cells, err := collect(ctx, q, scan, `
		SELECT ref, role, field, value, submission_id, turn, sheet, cell FROM current_values
		WHERE plan_number = $1 AND agency = $2 AND period = $3`, number, agency, period)
	if err != nil {
		return nil, err
	}
	current := make(map[cellKey]standing, len(cells))
	for _, c := range cells {
		current[c.key] = c.standing
	}
	return current, nil
}

// putCurrent writes the values of keys as they stand in current; one that is empty there is erased.
func (w *writing) putCurrent(ctx context.Context, number, agency, period string, current map[cellKey]standing, keys []cellKey) error {
	var rows [][]any
	for _, k := range keys {
		v := current[k]
		if v.value != "" {
			rows = append(rows, []any{string(k.ref), string(k.role), string(k.field), v.value, v.submission, v.sheet, v.cell, v.turn})
			continue
		}
		if _, err := w.ExecContext(ctx, eraseValue, number, agency, period, string(k.ref), string(k.role), string(k.field)); err != nil {
			return fmt.Errorf("erasing %s %s: %w", k.ref, k.field, err)
		}
	}
	if err := w.insert(ctx, putValues, []any{number, agency, period}, rows); err != nil {
		return fmt.Errorf("storing the values: %w", err)
	}
	return nil
}

// apply writes each accepted change to the current values and to history, and notes what the file said as well. Value and history go
// together: neither is ever written without the other.
func (t *taking) apply(ctx context.Context) error {
	var history, confirmed [][]any
	var changed []cellKey
	done := map[cellKey]bool{}
	for _, a := range t.accepted {
		row := historyRow(a)
		if a.kind == progress.Unchanged {
			confirmed = append(confirmed, row)
			continue
		}
		history = append(history, row)
		if key := (cellKey{a.update.Ref, a.update.Role, a.update.Field}); !done[key] {
			done[key] = true
			changed = append(changed, key)
		}
	}
	if err := t.tx.putCurrent(ctx, t.sub.Plan, t.sub.Agency, t.sub.Period, t.current, changed); err != nil {
		return err
	}
	if err := t.tx.insert(ctx, addHistory, t.sub.ofFile(t.sub.ID), history); err != nil {
		return fmt.Errorf("storing the history: %w", err)
	}
	if err := t.tx.insert(ctx, addConfirmations, t.sub.ofFile(t.sub.ID), confirmed); err != nil {
		return fmt.Errorf("storing what was said again: %w", err)
	}
	return nil
}

// historyRow is what a row of history has of its own, or one of confirmations where the acceptance changed nothing.
func historyRow(a acceptance) []any {
	u := a.update
	row := []any{a.seq, string(u.Ref), string(u.Role), string(u.Field)}
	if a.kind == progress.Unchanged {
		return append(row, a.after, u.Sheet, u.Cell)
	}
	return append(row, string(a.kind), a.before, a.after, u.Sheet, u.Cell)
}

// sourceColumns are those of a submission s, and of the act a by which its value entered, that say where a value came from.
const sourceColumns = `s.file, s.sha256, a.acted_at, a.acted_by, s.id, s.letter_number, s.letter_date, s.letter_signer, s.letter_preparer,
	s.letter_phone`

func sourceTargets(f *progress.Source) []any {
	return []any{&f.File, &f.SHA256, moment{&f.At}, &f.By, &f.Submission, &f.Letter.Number, &f.Letter.Date, &f.Letter.Signer,
		&f.Letter.Preparer, &f.Letter.Phone}
}

// Records returns the current values of a plan over all periods, each with its full source. The order is fixed: by agency, row, role,
// period and field, compared byte by byte, whatever the database's own order of letters is.
func (s *Store) Records(ctx context.Context, number string) ([]progress.Record, error) {
	records, err := collect(ctx, s.db, scanRecord, `
		SELECT v.agency, v.ref, v.role, v.period, v.field, v.value, v.sheet, v.cell, `+sourceColumns+`
		FROM current_values v JOIN submissions s ON s.id = v.submission_id JOIN acts a ON a.turn = v.turn
		WHERE v.plan_number = $1`, number)
	if err != nil {
		return nil, fmt.Errorf("reading the values of %s: %w", number, err)
	}
	slices.SortFunc(records, func(a, b progress.Record) int {
		return cmp.Or(cmp.Compare(a.Key.Agency, b.Key.Agency), cmp.Compare(a.Key.Ref, b.Key.Ref), cmp.Compare(a.Key.Role, b.Key.Role),
			cmp.Compare(a.Value.From.Period, b.Value.From.Period), cmp.Compare(a.Field, b.Field))
	})
	return records, nil
}

// RecordsOf returns the current values of one agency and period in no order, each with its full source, and the Turn they stand at.
func (s *Store) RecordsOf(ctx context.Context, number, agency, period string) ([]progress.Record, int64, error) {
	// The turn first: what happens between the two readings then counts as not seen.
	turn, err := lastTurn(ctx, &s.reader, number, agency, period)
	if err != nil {
		return nil, 0, fmt.Errorf("reading the turn of %s, %s, %s: %w", number, agency, period, err)
	}
	if turn == 0 {
		return nil, 0, nil // nothing came in yet
	}
	records, err := collect(ctx, &s.reader, scanRecord, `
		SELECT v.agency, v.ref, v.role, v.period, v.field, v.value, v.sheet, v.cell, `+sourceColumns+`
		FROM current_values v JOIN submissions s ON s.id = v.submission_id JOIN acts a ON a.turn = v.turn
		WHERE v.plan_number = $1 AND v.agency = $2 AND v.period = $3`, number, agency, period)
	if err != nil {
		return nil, 0, fmt.Errorf("reading the values of %s, %s, %s: %w", number, agency, period, err)
	}
	return records, turn, nil
}

func scanRecord(row scanner) (progress.Record, error) {
	var r progress.Record
	from := &r.Value.From
	err := row.Scan(append([]any{&r.Key.Agency, &r.Key.Ref, &r.Key.Role, &from.Period, &r.Field, &r.Value.Text, &from.Sheet, &from.Cell},
		sourceTargets(from)...)...)
	if err != nil {
		return r, err
	}
	r.Period, err = progress.ParsePeriod(from.Period)
	return r, err
}

// Stated is a current value without its source.
type Stated struct {
	Ref   plan.Ref
	Role  progress.Role
	Field progress.Field
	Value string
}

// PeriodsOf lists the periods of a plan that an agency has values for, in no order.
func (s *Store) PeriodsOf(ctx context.Context, number, agency string) ([]string, error) {
	periods, err := collect(ctx, &s.reader, func(row scanner) (code string, err error) { err = row.Scan(&code); return code, err }, `
		SELECT DISTINCT s.period FROM submissions s WHERE s.plan_number = $1 AND s.agency = $2 AND EXISTS (
			SELECT 1 FROM current_values v WHERE v.plan_number = s.plan_number AND v.agency = s.agency AND v.period = s.period)`, number, agency)
	if err != nil {
		return nil, fmt.Errorf("listing the periods that %s has values for in %s: %w", agency, number, err)
	}
	return periods, nil
}

// ValuesOf returns the current values of one agency and period, in no order.
func (s *Store) ValuesOf(ctx context.Context, number, agency, period string) ([]Stated, error) {
	scan := func(row scanner) (v Stated, err error) {
		err = row.Scan(&v.Ref, &v.Role, &v.Field, &v.Value)
		return v, err
	}
	values, err := collect(ctx, &s.reader, scan, `
		SELECT ref, role, field, value FROM current_values WHERE plan_number = $1 AND agency = $2 AND period = $3`, number, agency, period)
	if err != nil {
		return nil, fmt.Errorf("reading what %s said for %s in %s: %w", agency, period, number, err)
	}
	return values, nil
}
