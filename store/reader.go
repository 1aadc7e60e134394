package store

import (
	"context"
	"database/sql"
	"sync"
)

// reader asks what is asked of every file that comes in. Its statements stay prepared, on each connection of the pool that asks.
type reader struct {
	db       *sql.DB
	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func (r *reader) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if stmt := r.prepared[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := r.db.PrepareContext(ctx, text)
	if err == nil {
		r.prepared[text] = stmt
	}
	return stmt, err
}

// QueryContext lets a reader stand where reading needs a querier.
func (r *reader) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	ctx, err := short(ctx)
	if err != nil {
		return nil, err
	}
	stmt, err := r.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// short is for statements that are done in less than a moment. They are not begun if nobody wants them any more, but nobody stops them half
// way: SQLite's driver would start a goroutine for each, only to wait for that.
func short(ctx context.Context) (context.Context, error) {
	return context.WithoutCancel(ctx), ctx.Err()
}

// close gives the statements back.
func (r *reader) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, stmt := range r.prepared {
		stmt.Close()
	}
	r.prepared = map[string]*sql.Stmt{}
}
