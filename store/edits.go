package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"theodoi/plan"
)

// Edit is one correction of a plan as it was made. Edits are only ever added.
type Edit struct {
	plan.Edit
	Revision int // the revision that it made
	At       time.Time
	By       string
}

func insertEdits(ctx context.Context, tx *sql.Tx, p NewPlan) error {
	for i, e := range p.Edits {
		if e.Ref == "" || e.Field == "" {
			return invalid("edit %d names no item or no field", i+1)
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO plan_edits (plan_number, revision, seq, ref, field, old_value, new_value, why, made_at, made_by)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			p.Plan.Decision.Number, p.Plan.Revision, i+1, string(e.Ref), string(e.Field), e.Old, e.New, e.Why, moment{&p.At}.text(), p.By)
		if err != nil {
			return fmt.Errorf("storing edit %d (%s %s): %w", i+1, e.Ref, e.Field, err)
		}
	}
	return nil
}

// Edits returns every correction that was ever made on a plan, in the order it was made.
func (s *Store) Edits(ctx context.Context, number string) ([]Edit, error) {
	scan := func(row scanner) (e Edit, err error) {
		err = row.Scan(&e.Revision, &e.Ref, &e.Field, &e.Old, &e.New, &e.Why, moment{&e.At}, &e.By)
		return e, err
	}
	edits, err := collect(ctx, s.db, scan, `
		SELECT revision, ref, field, old_value, new_value, why, made_at, made_by FROM plan_edits
		WHERE plan_number = $1 ORDER BY revision, seq`, number)
	if err != nil {
		return nil, fmt.Errorf("reading the edits of plan %s: %w", number, err)
	}
	return edits, nil
}

// EachRevision calls visit with every stored revision of a plan, the first one first. What a plan ever used, its Refs above all, is in
// its revisions, for none is ever taken away.
func (s *Store) EachRevision(ctx context.Context, number string, visit func(*plan.Plan)) error {
	scan := func(row scanner) (body string, err error) {
		err = row.Scan(&body)
		return body, err
	}
	bodies, err := collect(ctx, s.db, scan, `SELECT body FROM plans WHERE number = $1 ORDER BY revision`, number)
	if err != nil {
		return fmt.Errorf("reading the revisions of plan %s: %w", number, err)
	}
	for i, body := range bodies {
		var p plan.Plan
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			return fmt.Errorf("plan %s: reading the stored JSON of the revision in place %d: %w", number, i+1, err)
		}
		visit(&p)
	}
	return nil
}
