package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Store is the office's memory over one database. Its methods may be called from several goroutines at once; each is one transaction
// and leaves all of its work or nothing.
type Store struct {
	db     *sql.DB
	reader reader
	writer writer
}

// New returns a Store over db, which must enforce foreign keys and begin transactions as writers. Migrate has to run before anything
// else; the packages that open a database see to both.
func New(db *sql.DB) *Store {
	return &Store{db: db, reader: reader{db: db, prepared: map[string]*sql.Stmt{}}}
}

// Close closes the database below. Calls under way end with an error.
func (s *Store) Close() error {
	s.writer.mu.Lock()
	s.writer.drop()
	s.writer.mu.Unlock()
	s.reader.close()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing the database: %w", err)
	}
	return nil
}

// inTx runs work in a transaction that is undone unless work succeeds.
func (s *Store) inTx(ctx context.Context, work func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}

// querier is what reading needs of a database or of a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// scanner is one row, alone or among several.
type scanner interface{ Scan(into ...any) error }

// collect reads every row of a query. Rows are closed before it returns, for an open row keeps a connection from writing.
func collect[T any](ctx context.Context, q querier, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// momentForm writes moments with a fixed width, so that texts sort as the moments do, and to the nanosecond, so that what is read back
// equals what was stored.
const momentForm = "2006-01-02T15:04:05.000000000Z"

// moment lets a time.Time stand in a query on either side; the zero time is the empty text.
type moment struct{ t *time.Time }

func (m moment) text() string {
	if m.t.IsZero() {
		return ""
	}
	return m.t.UTC().Format(momentForm)
}

// Scan reads the text that was stored.
func (m moment) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("moment is stored as %T, want text", value)
	}
	if text == "" {
		*m.t = time.Time{}
		return nil
	}
	t, err := time.Parse(momentForm, text)
	if err != nil {
		return fmt.Errorf("stored moment: %w", err)
	}
	*m.t = t
	return nil
}
