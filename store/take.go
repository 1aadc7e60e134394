package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode/utf8"

	"theodoi/progress"
)

// Take takes one returned file in: its original bytes, what became of it, the changes that were accepted from it and the cells that
// wait. It is one transaction; whatever fails, nothing of it is left. A file that is only recorded (rejected, waiting) comes with no
// changes.
//
// The value a change replaces is read here, not believed from the change: between preview and acceptance somebody else may have taken
// another file in, and history must say what was really replaced. A change to what is there already leaves value and source alone, but
// it is noted that the file said so too. A submission with a Basis is refused with ErrMoved if anything happened in its agency and
// period since: then the caller has to look again.
//
// The same bytes for the same plan again give a *RepeatedError with the earlier submission and change nothing. The one exception is
// bytes that so far were only waiting or rejected: when they are taken now, because a person decided or the right period was named, the
// new submission supersedes the old one.
func (s *Store) Take(ctx context.Context, sub Submission, original []byte, changes []progress.Change) (id int64, err error) {
	t := taking{sub: sub, original: original, changes: changes}
	if err := t.check(); err != nil {
		return 0, fmt.Errorf("taking in %s: %w", sub.File, err)
	}
	err = s.write(ctx, func(ctx context.Context, w *writing) error {
		t.tx = w
		return t.run(ctx)
	})
	if err != nil {
		return 0, fmt.Errorf("taking in %s: %w", sub.File, err)
	}
	return t.sub.ID, nil
}

// taking is one run of Take.
type taking struct {
	tx       *writing
	sub      Submission
	original []byte
	changes  []progress.Change
	findings string
	current  map[cellKey]standing
	accepted []acceptance
}

// acceptance is one change as it turned out; seq is its place in the file.
type acceptance struct {
	seq           int
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
	if t.sub.Agency == "" && len(t.sub.Waits) > 0 {
		return invalid("cells wait, but nobody knows whose they are")
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
	for _, w := range t.sub.Waits {
		texts = append(texts, string(w.Update.Ref), string(w.Update.Field), w.Update.Sheet, w.Update.Cell, w.Got)
		texts = append(texts, w.Readings...)
	}
	for _, text := range texts {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return invalid("%q is not text", text)
		}
	}
	return nil
}

func (t *taking) run(ctx context.Context) error {
	steps := []func(context.Context) error{
		t.takeNumber, t.checkPlan, t.checkIssue, t.checkBasis, t.settleEarlier, t.compare, t.insert, t.apply, t.wait, t.replace,
	}
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
func (t *taking) takeNumber(ctx context.Context) (err error) {
	if t.sub.ID, err = t.tx.nextTurn(ctx); err != nil {
		return fmt.Errorf("numbering the submission: %w", err)
	}
	return nil
}

func (t *taking) checkPlan(ctx context.Context) error {
	var number string
	err := t.tx.queryRow(ctx, `SELECT number FROM decisions WHERE number = $1`, t.sub.Plan).Scan(&number)
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
	err := t.tx.queryRow(ctx, `SELECT plan_number, agency, period FROM issues WHERE id = $1`, t.sub.Issue).
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

// checkBasis refuses changes that were worked out on values that are no longer there.
func (t *taking) checkBasis(ctx context.Context) error {
	if t.sub.Basis == nil {
		return nil
	}
	turn, err := lastTurn(ctx, t.tx, t.sub.Plan, t.sub.Agency, t.sub.Period)
	if err == nil && turn != *t.sub.Basis {
		err = ErrMoved
	}
	return err
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

// compare finds out what the changes really change, in their order, so that a later change of the same value sees the earlier one.
func (t *taking) compare(ctx context.Context) (err error) {
	if len(t.changes) == 0 && len(t.sub.Waits) == 0 {
		return nil
	}
	if t.sub.Basis != nil && *t.sub.Basis == 0 {
		t.current = map[cellKey]standing{} // nothing came in before
	} else if t.current, err = currentOf(ctx, t.tx, t.sub.Plan, t.sub.Agency, t.sub.Period); err != nil {
		return fmt.Errorf("reading the current values: %w", err)
	}
	for i, c := range t.changes {
		key := cellKey{c.Update.Ref, c.Update.Role, c.Update.Field}
		a := acceptance{seq: i + 1, update: c.Update, before: t.current[key].value, after: c.New}
		if c.Update.Erase {
			a.after = ""
		}
		if a.kind = kindOf(a.before, a.after); a.kind != progress.Unchanged {
			t.current[key] = standing{value: a.after, submission: t.sub.ID, turn: t.sub.ID, sheet: c.Update.Sheet, cell: c.Update.Cell}
		}
		t.accepted = append(t.accepted, a)
		t.sub.Counts.add(a.kind)
	}
	return nil
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
			letter_number, letter_date, letter_signer, letter_preparer, letter_phone, findings, cells_new, cells_changed, cells_erased, cells_unchanged,
			saved_at, sent_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
		s.ID, s.Plan, s.Period, s.Agency, issue, s.Issue, s.File, s.SHA256, moment{&s.At}.text(), s.By, string(s.State), supersedes,
		l.Number, string(l.Date), l.Signer, l.Preparer, l.Phone, t.findings, n.New, n.Changed, n.Erased, n.Unchanged,
		moment{&s.Saved}.text(), moment{&s.Sent}.text())
	if err != nil {
		return fmt.Errorf("storing the submission: %w", err)
	}
	return t.tx.addAct(ctx, act{turn: s.ID, sub: s, kind: actTake, at: s.At, by: s.By})
}
