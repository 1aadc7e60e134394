package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

// writer is the one connection over which files are taken in, settled and undone. Statements stay prepared on it from file to file, and
// the takings of this program wait for one another here and not on the database's lock.
type writer struct {
	mu       sync.Mutex
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

// writing is one transaction of the writer.
type writing struct{ *writer }

// write runs work in a transaction of the writer that is undone unless work succeeds.
func (s *Store) write(ctx context.Context, work func(ctx context.Context, w *writing) error) error {
	s.writer.mu.Lock()
	defer s.writer.mu.Unlock()
	// The context must not end the transaction behind the back of statements: they run on the connection, which would then keep each of them.
	ctx, err := short(ctx)
	if err != nil {
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	if s.writer.conn == nil {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			return fmt.Errorf("connecting to write: %w", err)
		}
		s.writer.conn, s.writer.prepared = conn, map[string]*sql.Stmt{}
	}
	tx, err := s.writer.conn.BeginTx(ctx, nil)
	if err != nil {
		s.writer.drop() // whatever is wrong with the connection, the next transaction gets a new one
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := work(ctx, &writing{&s.writer}); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}

// drop gives the connection back.
func (w *writer) drop() {
	for _, stmt := range w.prepared {
		stmt.Close()
	}
	if w.conn != nil {
		w.conn.Close()
	}
	w.conn, w.prepared = nil, nil
}

// statement prepares text once for the life of the connection. What runs on the connection while the transaction is open is part of it.
func (w *writer) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt := w.prepared[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := w.conn.PrepareContext(ctx, text)
	if err == nil {
		w.prepared[text] = stmt
	}
	return stmt, err
}

// ExecContext runs a statement that returns no rows.
func (w *writing) ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error) {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext lets a transaction stand where reading needs a querier.
func (w *writing) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// queryRow reads one row.
func (w *writing) queryRow(ctx context.Context, text string, args ...any) scanner {
	stmt, err := w.statement(ctx, text)
	if err != nil {
		return failedRow{err}
	}
	return stmt.QueryRowContext(ctx, args...)
}

// failedRow is a row that could not be asked for.
type failedRow struct{ err error }

func (f failedRow) Scan(...any) error { return f.err }
