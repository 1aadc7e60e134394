package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode/utf8"

	"theodoi/plan"
	"theodoi/progress"
)

// Take takes one returned file in: its original bytes, what became of it, and the changes that were accepted from it. It is one
// transaction; whatever fails, nothing of it is left. A file that is only recorded (rejected, waiting) comes with no changes.
//
// The value a change replaces is read here, not believed from the change: between preview and acceptance somebody else may have taken
// another file in, and history must say what was really replaced. A change to what is there already leaves value and source alone.
//
// The same bytes for the same plan again give a *RepeatedError with the earlier submission and change nothing. The one exception is
// bytes that so far were only waiting or rejected: when they are taken now, because a person decided or the right period was named, the
// new submission supersedes the old one.
func (s *Store) Take(ctx context.Context, sub Submission, original []byte, changes []progress.Change) (id int64, err error) {
	t := taking{sub: sub, original: original, changes: changes}
	if err := t.check(); err != nil {
		return 0, fmt.Errorf("taking in %s: %w", sub.File, err)
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		t.tx = tx
		return t.run(ctx)
	})
	if err != nil {
		return 0, fmt.Errorf("taking in %s: %w", sub.File, err)
	}
	return t.sub.ID, nil
}

// taking is one run of Take.
type taking struct {
	tx       *sql.Tx
	sub      Submission
	original []byte
	changes  []progress.Change
	findings string
	accepted []acceptance
}

// acceptance is one change that really changes something.
type acceptance struct {
	update        progress.Update
	kind          progress.ChangeKind
	before, after string
}

// check refuses what is wrong in itself. What depends on other rows, the database checks.
func (t *taking) check() (err error) {
	if t.sub.At.IsZero() || t.sub.By == "" {
		return invalid("a submission needs to know when and by whom")
	}
	if err := validDate(t.sub.Letter.Date); err != nil {
		return err
	}
	if t.sub.Period != "" || t.sub.State.entered() {
		if _, err := progress.ParsePeriod(t.sub.Period); err != nil {
			return invalid("%v", err)
		}
	}
	if !t.sub.State.entered() && len(t.changes) > 0 {
		return invalid("a file that is %s carries %d changes", t.sub.State, len(t.changes))
	}
	if err := t.checkTexts(); err != nil {
		return err
	}
	if t.findings, err = writeFindings(t.sub.Findings); err != nil {
		return err
	}
	t.sub.SHA256, err = fingerprint(t.original, t.sub.SHA256)
	return err
}

// checkTexts refuses bytes that one database would take and the other not.
func (t *taking) checkTexts() error {
	l := t.sub.Letter
	texts := []string{t.sub.File, t.sub.Agency, t.sub.Issue, t.sub.By, l.Number, l.Signer, l.Preparer, l.Phone}
	for _, c := range t.changes {
		texts = append(texts, string(c.Update.Ref), string(c.Update.Field), c.New, c.Update.Sheet, c.Update.Cell)
		if c.New == "" && !c.Update.Erase {
			return invalid("%s!%s is empty, which means no change and not a change", c.Update.Sheet, c.Update.Cell)
		}
	}
	for _, text := range texts {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return invalid("%q is not text", text)
		}
	}
	return nil
}

func (t *taking) run(ctx context.Context) error {
	steps := []func(context.Context) error{t.takeNumber, t.checkPlan, t.checkIssue, t.settleEarlier, t.compare, t.insert, t.apply}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// takeNumber gives the submission its number. Counting in a row of a table is what both databases understand; it also makes takings
// wait for one another before they read anything, so that none works from a state that another is about to change, and the order of
// numbers is the order of acceptance.
func (t *taking) takeNumber(ctx context.Context) error {
	err := t.tx.QueryRowContext(ctx, `UPDATE counters SET last = last + 1 WHERE name = 'submission' RETURNING last`).Scan(&t.sub.ID)
	if err != nil {
		return fmt.Errorf("numbering the submission: %w", err)
	}
	return nil
}

func (t *taking) checkPlan(ctx context.Context) error {
	var number string
	err := t.tx.QueryRowContext(ctx, `SELECT number FROM decisions WHERE number = $1`, t.sub.Plan).Scan(&number)
	if err != nil {
		return fmt.Errorf("plan %s: %w", t.sub.Plan, orNotFound(err))
	}
	return nil
}

// checkIssue says in words what the foreign key says in general: a file that enters answers an issue of this plan, agency and period.
func (t *taking) checkIssue(ctx context.Context) error {
	if !t.sub.State.entered() {
		return nil
	}
	var number, agency, period string
	err := t.tx.QueryRowContext(ctx, `SELECT plan_number, agency, period FROM issues WHERE id = $1`, t.sub.Issue).
		Scan(&number, &agency, &period)
	if err != nil {
		return fmt.Errorf("issue %s: %w", t.sub.Issue, orNotFound(err))
	}
	if number != t.sub.Plan || agency != t.sub.Agency || period != t.sub.Period {
		return invalid("issue %s is of %s, %s, %s and not of %s, %s, %s", t.sub.Issue, number, agency, period,
			t.sub.Plan, t.sub.Agency, t.sub.Period)
	}
	return nil
}

// settleEarlier refuses bytes that came in before, or takes the place of an earlier submission that never entered.
func (t *taking) settleEarlier(ctx context.Context) error {
	earlier, found, err := seen(ctx, t.tx, t.sub.Plan, t.sub.SHA256)
	if err != nil {
		return fmt.Errorf("looking for the same bytes: %w", err)
	}
	if !found {
		return nil
	}
	undecided := earlier.State == Waiting || earlier.State == Rejected
	if !undecided || !t.sub.State.entered() {
		return &RepeatedError{earlier}
	}
	t.sub.Supersedes = earlier.ID
	_, err = t.tx.ExecContext(ctx, `UPDATE submissions SET state = 'superseded' WHERE id = $1`, earlier.ID)
	if err != nil {
		return fmt.Errorf("settling submission %d: %w", earlier.ID, err)
	}
	return nil
}

// cellKey names a value within one plan, agency and period.
type cellKey struct {
	ref   plan.Ref
	role  progress.Role
	field progress.Field
}

// compare finds out what the changes really change, in their order, so that a later change of the same value sees the earlier one.
func (t *taking) compare(ctx context.Context) error {
	if len(t.changes) == 0 {
		return nil
	}
	current, err := t.current(ctx)
	if err != nil {
		return fmt.Errorf("reading the current values: %w", err)
	}
	for _, c := range t.changes {
		key := cellKey{c.Update.Ref, c.Update.Role, c.Update.Field}
		a := acceptance{update: c.Update, before: current[key], after: c.New}
		if c.Update.Erase {
			a.after = ""
		}
		current[key] = a.after
		if a.kind = kindOf(a.before, a.after); a.kind != progress.Unchanged {
			t.accepted = append(t.accepted, a)
		}
		t.sub.Counts.add(a.kind)
	}
	return nil
}

func (t *taking) current(ctx context.Context) (map[cellKey]string, error) {
	type cell struct {
		key   cellKey
		value string
	}
	scan := func(row scanner) (c cell, err error) {
		err = row.Scan(&c.key.ref, &c.key.role, &c.key.field, &c.value)
		return c, err
	}
	cells, err := collect(ctx, t.tx, scan, `
		SELECT ref, role, field, value FROM current_values WHERE plan_number = $1 AND agency = $2 AND period = $3`,
		t.sub.Plan, t.sub.Agency, t.sub.Period)
	if err != nil {
		return nil, err
	}
	current := make(map[cellKey]string, len(cells))
	for _, c := range cells {
		current[c.key] = c.value
	}
	return current, nil
}

func kindOf(before, after string) progress.ChangeKind {
	switch {
	case before == after:
		return progress.Unchanged
	case before == "":
		return progress.New
	case after == "":
		return progress.Erased
	}
	return progress.Changed
}

func (c *Counts) add(kind progress.ChangeKind) {
	switch kind {
	case progress.New:
		c.New++
	case progress.Changed:
		c.Changed++
	case progress.Erased:
		c.Erased++
	case progress.Unchanged:
		c.Unchanged++
	}
}

func (t *taking) insert(ctx context.Context) error {
	s, l, n := t.sub, t.sub.Letter, t.sub.Counts
	if err := keepOriginal(ctx, t.tx, s.SHA256, t.original); err != nil {
		return err
	}
	issue := sql.NullString{String: s.Issue, Valid: s.State.entered()}
	supersedes := sql.NullInt64{Int64: s.Supersedes, Valid: s.Supersedes > 0}
	_, err := t.tx.ExecContext(ctx, `
		INSERT INTO submissions (id, plan_number, period, agency, issue_id, claimed_issue, file, sha256, taken_at, taken_by, state, supersedes,
			letter_number, letter_date, letter_signer, letter_preparer, letter_phone, findings, cells_new, cells_changed, cells_erased, cells_unchanged)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
		s.ID, s.Plan, s.Period, s.Agency, issue, s.Issue, s.File, s.SHA256, moment{&s.At}.text(), s.By, string(s.State), supersedes,
		l.Number, string(l.Date), l.Signer, l.Preparer, l.Phone, t.findings, n.New, n.Changed, n.Erased, n.Unchanged)
	if err != nil {
		return fmt.Errorf("storing the submission: %w", err)
	}
	return nil
}
