package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// Migrate brings the schema up to what this program knows. The opener names the dialect, which goose needs for its own version table
// only; the migrations are the same text everywhere. Migrations go forward only. A database of a newer program is refused with a
// *NewerError and left as it is, for writing to it with old rules could damage it.
func (s *Store) Migrate(ctx context.Context, dialect goose.Dialect) error {
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return fmt.Errorf("embedded migrations: %w", err)
	}
	// The provider is not closed: that would close the database, which belongs to the Store.
	provider, err := goose.NewProvider(dialect, s.db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("preparing the migrations: %w", err)
	}
	return migrate(ctx, provider)
}

const (
	migrateTries = 5
	migratePause = 200 * time.Millisecond
)

// migrate tries again after a failure as long as migrations are pending: two programs that open a new database at the same moment both
// try to build it, one of them fails, and a moment later it finds the work done. Each migration is a transaction, so a real fault
// fails in the same way each time.
func migrate(ctx context.Context, provider *goose.Provider) error {
	var failed error
	for range migrateTries {
		current, known, err := provider.GetVersions(ctx)
		switch {
		case err != nil:
			return fmt.Errorf("reading the schema version: %w", err)
		case current > known:
			return &NewerError{Database: current, Program: known}
		case current == known:
			return nil
		}
		if _, failed = provider.Up(ctx); failed == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("migrating the database: %w", ctx.Err())
		case <-time.After(migratePause):
		}
	}
	return fmt.Errorf("migrating the database: %w", failed)
}
