package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"theodoi/progress"
)

// Issued is one workbook that was sent out. Book is the workbook's content as the sheet package writes it, kept as opaque bytes: a
// return is checked against what was really issued, not against what would be issued today.
type Issued struct {
	progress.Issue
	File   string // name without folder
	SHA256 string // of the workbook's bytes, in hex
	Book   []byte
	At     time.Time
	By     string
}

// AddIssues stores issued workbooks, all or none: either every agency's workbook is known when it comes back, or none was issued. An
// ID that is taken gives ErrExists, an unknown plan or revision ErrNotFound.
func (s *Store) AddIssues(ctx context.Context, issues []Issued) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for _, issue := range issues {
			if err := insertIssue(ctx, tx, issue); err != nil {
				return fmt.Errorf("issue %s for %s: %w", issue.ID, issue.Agency, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("storing issues: %w", err)
	}
	return nil
}

func insertIssue(ctx context.Context, tx *sql.Tx, i Issued) error {
	if i.At.IsZero() || i.By == "" {
		return invalid("an issue needs to know when and by whom")
	}
	if _, err := progress.ParsePeriod(i.Period); err != nil {
		return invalid("%v", err)
	}
	var found int
	row := tx.QueryRowContext(ctx, `SELECT revision FROM plans WHERE number = $1 AND revision = $2`, i.Plan, i.Revision)
	if err := row.Scan(&found); err != nil {
		return fmt.Errorf("plan %s, revision %d: %w", i.Plan, i.Revision, orNotFound(err))
	}
	if i.Book == nil {
		i.Book = []byte{}
	}
	done, err := tx.ExecContext(ctx, `
		INSERT INTO issues (id, layout, plan_number, revision, base, agency, period, file, sha256, book, issued_at, issued_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT (id) DO NOTHING`,
		i.ID, i.Layout, i.Plan, i.Revision, i.Base, i.Agency, i.Period, i.File, i.SHA256, i.Book, moment{&i.At}.text(), i.By)
	if err != nil {
		return err
	}
	n, err := done.RowsAffected()
	if err == nil && n == 0 {
		return ErrExists
	}
	return err
}

const issueColumns = `id, layout, plan_number, revision, base, agency, period, file, sha256, issued_at, issued_by`

func (i *Issued) targets() []any {
	return []any{&i.ID, &i.Layout, &i.Plan, &i.Revision, &i.Base, &i.Agency, &i.Period, &i.File, &i.SHA256, moment{&i.At}, &i.By}
}

// Issue returns one issued workbook with its Book.
func (s *Store) Issue(ctx context.Context, id string) (Issued, error) {
	scan := func(row scanner) (i Issued, err error) {
		err = row.Scan(append(i.targets(), &i.Book)...)
		return i, err
	}
	found, err := collect(ctx, &s.reader, scan, `SELECT `+issueColumns+`, book FROM issues WHERE id = $1`, id)
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Issued{}, fmt.Errorf("issue %s: %w", id, err)
	}
	return found[0], nil
}

// Issues lists the issued workbooks of a plan and period, an empty period meaning all, in the order they were issued. The Books stay
// behind, for a list of sixty of them would be megabytes that no list shows; Issue brings one.
func (s *Store) Issues(ctx context.Context, number, period string) ([]Issued, error) {
	scan := func(row scanner) (i Issued, err error) {
		err = row.Scan(i.targets()...)
		return i, err
	}
	issues, err := collect(ctx, s.db, scan, `
		SELECT `+issueColumns+` FROM issues WHERE plan_number = $1 AND ($2 = '' OR period = $2)
		ORDER BY issued_at, agency, id`, number, period)
	if err != nil {
		return nil, fmt.Errorf("listing the issues of %s %s: %w", number, period, err)
	}
	return issues, nil
}

// IssuedBooks returns the Books of the workbooks that were issued for a period of a plan as it was in a revision, by ID.
func (s *Store) IssuedBooks(ctx context.Context, number string, revision int, period string) (map[string][]byte, error) {
	type book struct {
		id   string
		body []byte
	}
	scan := func(row scanner) (b book, err error) {
		err = row.Scan(&b.id, &b.body)
		return b, err
	}
	all, err := collect(ctx, s.db, scan, `SELECT id, book FROM issues WHERE plan_number = $1 AND revision = $2 AND period = $3`, number, revision, period)
	if err != nil {
		return nil, fmt.Errorf("reading the issued books of %s %s: %w", number, period, err)
	}
	books := make(map[string][]byte, len(all))
	for _, b := range all {
		books[b.id] = b.body
	}
	return books, nil
}

// IssuedPeriods lists the periods that each agency was issued workbooks of a plan for, in no order.
func (s *Store) IssuedPeriods(ctx context.Context, number string) (map[string][]string, error) {
	type pair struct{ agency, period string }
	scan := func(row scanner) (p pair, err error) {
		err = row.Scan(&p.agency, &p.period)
		return p, err
	}
	pairs, err := collect(ctx, &s.reader, scan, `SELECT DISTINCT agency, period FROM issues WHERE plan_number = $1`, number)
	if err != nil {
		return nil, fmt.Errorf("listing the periods of %s: %w", number, err)
	}
	periods := map[string][]string{}
	for _, p := range pairs {
		periods[p.agency] = append(periods[p.agency], p.period)
	}
	return periods, nil
}
