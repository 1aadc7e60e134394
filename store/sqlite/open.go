// Package sqlite opens a Store in one file. It knows how to tune the connection and how to word what can be wrong with the file; every
// query is package store's.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver, in Go alone, so that the program needs no C compiler and no DLL

	"theodoi/store"
)

const (
	// maxConnections bounds the pool. One writes at a time in any case; the others read beside it.
	maxConnections = 8
	// patience is how long a connection waits for another's transaction; the longest takes far less than a second.
	patience = 20 * time.Second
	pause    = 20 * time.Millisecond
)

// Open opens the database file at path, which it makes if there is none, and brings its schema up to date. The folder must be there.
// The errors of this package and store.ErrNewer tell what is wrong with the file.
func Open(ctx context.Context, path string) (*store.Store, error) {
	if err := checkPlace(path); err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	db, err := connect(path, "rwc")
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	s := store.New(db)
	if err := prepareInTurn(ctx, db, s); err != nil {
		db.Close()
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return s, nil
}

// checkPlace finds what SQLite would only call "unable to open database file".
func checkPlace(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return ErrFolder
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil || !info.IsDir() {
		return ErrNoFolder
	}
	return nil
}

func connect(path, mode string) (*sql.DB, error) {
	dsn, err := dataSource(path, mode)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(maxConnections)
	db.SetMaxIdleConns(maxConnections)
	return db, nil
}

// dataSource names the file and everything a connection needs. It must all stand here: what is set on one connection later is missing
// from the next one that the pool opens.
//
//   - _txlock=immediate: a transaction that reads first and writes later would fail when another wrote in between; taking the write lock
//     at the start, it waits its turn instead.
//   - busy_timeout: how long it waits.
//   - foreign_keys: SQLite checks them only when told to.
//   - journal_mode WAL: reading goes on while another writes, and a process that dies leaves the file whole.
//   - synchronous FULL: with NORMAL the last files taken in could be gone after a power cut, though the program said that they were
//     taken. One wait for the disk a file is nothing beside reading its workbook.
func dataSource(path, mode string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/data becomes file:///C:/data
	}
	options := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_busy_timeout": {strconv.FormatInt(patience.Milliseconds(), 10)}}
	if mode != "ro" {
		options["_pragma"] = []string{"foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(4000)", "cache_size(-8000)"}
	}
	// A URL escapes ?, # and %, which may stand in the name of a folder.
	file := url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}
	return file.String(), nil
}

// prepareInTurn waits while others open or close the same file. They change its journal then, and to that SQLite answers at once that
// the file is busy, whatever busy_timeout says.
func prepareInTurn(ctx context.Context, db *sql.DB, s *store.Store) error {
	for end := time.Now().Add(patience); ; {
		err := wording(prepare(ctx, db, s))
		if !errors.Is(err, ErrBusy) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

func prepare(ctx context.Context, db *sql.DB, s *store.Store) error {
	if err := claim(ctx, db); err != nil {
		return err
	}
	return s.Migrate(ctx, goose.DialectSQLite3)
}

// applicationID marks the files of this program ("ThDo" in ASCII), so that it never builds its tables in another program's database.
const applicationID = 0x5468446F

// claim marks a new file as this program's and refuses a file that is another's. It looks and marks in one transaction, for two
// programs may open a new file at the same moment.
func claim(ctx context.Context, db *sql.DB) error {
	var id int64
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return err
	}
	if id == applicationID {
		return nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var tables int
	if err := tx.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil {
		return err
	}
	switch {
	case id == applicationID:
		return nil
	case id != 0 || tables > 0:
		return ErrForeign
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
		return err
	}
	return tx.Commit()
}
