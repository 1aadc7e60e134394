package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"theodoi/plan"
)

// PlanState says how far a plan got.
type PlanState string

// States of a plan.
const (
	Draft     PlanState = "draft"     // as read; a person has still to look
	Confirmed PlanState = "confirmed" // a person looked at what was extracted
)

// NewPlan is a plan to be stored with the bytes it was read from.
type NewPlan struct {
	Plan      plan.Plan // Decision.Number and Revision are its name; Source.SHA256, where given, must be that of Original
	Original  []byte
	Edits     []plan.Edit // the corrections that made this revision out of the one before, in order
	By        string
	At        time.Time
	Confirmed bool
}

// PlanInfo is what a list of plans shows, without the plan itself.
type PlanInfo struct {
	Number      string
	Revision    int
	Title       string
	Year        int
	File        string // name of the decision's file
	SHA256      string // of the decision's file
	Size        int64  // of the decision's file, in bytes
	State       PlanState
	At          time.Time
	By          string
	ConfirmedAt time.Time // zero for a draft
	ConfirmedBy string
}

// AddPlan stores a revision of a plan with the edits that made it. A revision is never overwritten: if this number and revision is there,
// the error is ErrSamePlan where it is the same plan, read from the same bytes, and ErrExists where it is not: two people who correct a
// plan at the same time do not overwrite one another.
func (s *Store) AddPlan(ctx context.Context, p NewPlan) error {
	number, revision := p.Plan.Decision.Number, p.Plan.Revision
	err := s.addPlan(ctx, p)
	if err != nil {
		return fmt.Errorf("storing plan %s, revision %d: %w", number, revision, err)
	}
	return nil
}

func (s *Store) addPlan(ctx context.Context, p NewPlan) error {
	if p.At.IsZero() || p.By == "" {
		return invalid("a plan needs to know when and by whom")
	}
	sum, err := fingerprint(p.Original, p.Plan.Source.SHA256)
	if err != nil {
		return err
	}
	p.Plan.Source.SHA256 = sum
	body, err := json.Marshal(p.Plan)
	if err != nil {
		return fmt.Errorf("writing it as JSON: %w", err)
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := keepOriginal(ctx, tx, sum, p.Original); err != nil {
			return err
		}
		if err := insertDecision(ctx, tx, p.Plan.Decision.Number); err != nil {
			return err
		}
		if err := insertPlan(ctx, tx, p, string(body)); err != nil {
			return err
		}
		return insertEdits(ctx, tx, p)
	})
}

func insertDecision(ctx context.Context, tx *sql.Tx, number string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO decisions (number) VALUES ($1) ON CONFLICT (number) DO NOTHING`, number)
	if err != nil {
		return fmt.Errorf("storing the decision's number: %w", err)
	}
	return nil
}

func insertPlan(ctx context.Context, tx *sql.Tx, p NewPlan, body string) error {
	state, confirmedAt, confirmedBy := Draft, "", ""
	if p.Confirmed {
		state, confirmedAt, confirmedBy = Confirmed, moment{&p.At}.text(), p.By
	}
	number, revision := p.Plan.Decision.Number, p.Plan.Revision
	done, err := tx.ExecContext(ctx, `
		INSERT INTO plans (number, revision, title, year, source_name, source_sha256, body, state, created_at, created_by, confirmed_at, confirmed_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT (number, revision) DO NOTHING`,
		number, revision, p.Plan.Decision.Title, p.Plan.Year(), p.Plan.Source.Name, p.Plan.Source.SHA256, body,
		string(state), moment{&p.At}.text(), p.By, confirmedAt, confirmedBy)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return clash(ctx, tx, p.Plan, body)
}

// clash tells the same plan, where nothing is wrong, from another one under the same name.
func clash(ctx context.Context, tx *sql.Tx, p plan.Plan, body string) error {
	var sum, stored string
	err := tx.QueryRowContext(ctx, `SELECT source_sha256, body FROM plans WHERE number = $1 AND revision = $2`, p.Decision.Number, p.Revision).
		Scan(&sum, &stored)
	if err != nil {
		return fmt.Errorf("looking at the stored one: %w", err)
	}
	if sum == p.Source.SHA256 && (stored == body || p.Revision == 1) {
		return ErrSamePlan // a first reading of the same bytes; what differs is how a later program reads them
	}
	return ErrExists
}

const planInfoColumns = `p.number, p.revision, p.title, p.year, p.source_name, p.source_sha256, o.size, p.state, p.created_at, p.created_by,
	p.confirmed_at, p.confirmed_by`

func (i *PlanInfo) targets() []any {
	return []any{&i.Number, &i.Revision, &i.Title, &i.Year, &i.File, &i.SHA256, &i.Size, &i.State, moment{&i.At}, &i.By,
		moment{&i.ConfirmedAt}, &i.ConfirmedBy}
}

// Plans lists every revision of every plan, in the order they were stored.
func (s *Store) Plans(ctx context.Context) ([]PlanInfo, error) {
	scan := func(row scanner) (info PlanInfo, err error) {
		err = row.Scan(info.targets()...)
		return info, err
	}
	plans, err := collect(ctx, s.db, scan, `
		SELECT `+planInfoColumns+` FROM plans p JOIN originals o ON o.sha256 = p.source_sha256
		ORDER BY p.created_at, p.number, p.revision`)
	if err != nil {
		return nil, fmt.Errorf("listing plans: %w", err)
	}
	return plans, nil
}

// Plan returns a revision of a plan; revision 0 is the latest.
func (s *Store) Plan(ctx context.Context, number string, revision int) (plan.Plan, PlanInfo, error) {
	var info PlanInfo
	var body string
	err := s.db.QueryRowContext(ctx, `
		SELECT `+planInfoColumns+`, p.body FROM plans p JOIN originals o ON o.sha256 = p.source_sha256
		WHERE p.number = $1 AND ($2 = 0 OR p.revision = $2)
		ORDER BY p.revision DESC LIMIT 1`, number, revision).Scan(append(info.targets(), &body)...)
	if err != nil {
		return plan.Plan{}, PlanInfo{}, fmt.Errorf("plan %s, revision %d: %w", number, revision, orNotFound(err))
	}
	var p plan.Plan
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		return plan.Plan{}, PlanInfo{}, fmt.Errorf("plan %s, revision %d: reading the stored JSON: %w", number, info.Revision, err)
	}
	return p, info, nil
}

// ConfirmPlan notes that a person looked at the plan and stands by it. A plan that is confirmed already keeps who did it first.
func (s *Store) ConfirmPlan(ctx context.Context, number string, revision int, by string, at time.Time) error {
	if at.IsZero() || by == "" {
		return invalid("a confirmation needs to know when and by whom")
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		var state PlanState
		row := tx.QueryRowContext(ctx, `SELECT state FROM plans WHERE number = $1 AND revision = $2`, number, revision)
		if err := row.Scan(&state); err != nil {
			return orNotFound(err)
		}
		_, err := tx.ExecContext(ctx, `
			UPDATE plans SET state = 'confirmed', confirmed_at = $1, confirmed_by = $2
			WHERE number = $3 AND revision = $4 AND state = 'draft'`, moment{&at}.text(), by, number, revision)
		return err
	})
	if err != nil {
		return fmt.Errorf("confirming plan %s, revision %d: %w", number, revision, err)
	}
	return nil
}

// PlanOriginal returns the bytes of the decision's file and its name; revision 0 is the latest.
func (s *Store) PlanOriginal(ctx context.Context, number string, revision int) (content []byte, file string, err error) {
	err = s.db.QueryRowContext(ctx, `
		SELECT o.content, p.source_name FROM plans p JOIN originals o ON o.sha256 = p.source_sha256
		WHERE p.number = $1 AND ($2 = 0 OR p.revision = $2)
		ORDER BY p.revision DESC LIMIT 1`, number, revision).Scan(&content, &file)
	if err != nil {
		return nil, "", fmt.Errorf("original of plan %s, revision %d: %w", number, revision, orNotFound(err))
	}
	return content, file, nil
}

// orNotFound says in this package's words that a row is not there.
func orNotFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
