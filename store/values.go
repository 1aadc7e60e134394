package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"theodoi/progress"
)

const (
	putValue = `
		INSERT INTO current_values (plan_number, agency, period, ref, role, field, value, submission_id, sheet, cell)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (plan_number, agency, period, ref, role, field) DO UPDATE
		SET value = excluded.value, submission_id = excluded.submission_id, sheet = excluded.sheet, cell = excluded.cell`
	eraseValue = `
		DELETE FROM current_values
		WHERE plan_number = $1 AND agency = $2 AND period = $3 AND ref = $4 AND role = $5 AND field = $6`
	addHistory = `
		INSERT INTO history (submission_id, seq, plan_number, agency, period, ref, role, field, kind, old_value, new_value, sheet, cell)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
)

// apply writes each accepted change to the current values and to history.
func (t *taking) apply(ctx context.Context) error {
	if len(t.accepted) == 0 {
		return nil
	}
	var w valueWriter
	for query, stmt := range map[string]**sql.Stmt{putValue: &w.put, eraseValue: &w.erase, addHistory: &w.note} {
		prepared, err := t.tx.PrepareContext(ctx, query)
		if err != nil {
			return fmt.Errorf("preparing to store values: %w", err)
		}
		defer prepared.Close()
		*stmt = prepared
	}
	for i, a := range t.accepted {
		if err := w.write(ctx, t.sub, i+1, a); err != nil {
			u := a.update
			return fmt.Errorf("storing %s!%s (%s %s): %w", u.Sheet, u.Cell, u.Ref, u.Field, err)
		}
	}
	return nil
}

// valueWriter holds the statements of one taking, prepared once for all of a file's cells.
type valueWriter struct{ put, erase, note *sql.Stmt }

// write stores the seq-th accepted change of s. Value and history go together: neither is ever written without the other.
func (w *valueWriter) write(ctx context.Context, s Submission, seq int, a acceptance) error {
	u := a.update
	row := []any{s.Plan, s.Agency, s.Period, string(u.Ref), string(u.Role), string(u.Field)}
	var err error
	if a.kind == progress.Erased {
		_, err = w.erase.ExecContext(ctx, row...)
	} else {
		_, err = w.put.ExecContext(ctx, append(row, a.after, s.ID, u.Sheet, u.Cell)...)
	}
	if err != nil {
		return err
	}
	line := append([]any{s.ID, seq}, row...)
	_, err = w.note.ExecContext(ctx, append(line, string(a.kind), a.before, a.after, u.Sheet, u.Cell)...)
	return err
}

// sourceColumns are those of a submission s that say where a value came from.
const sourceColumns = `s.file, s.sha256, s.taken_at, s.taken_by, s.id, s.letter_number, s.letter_date, s.letter_signer, s.letter_preparer,
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
		FROM current_values v JOIN submissions s ON s.id = v.submission_id
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
