package sqlite

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// What can be wrong with the file, for the caller to word. Ask with errors.Is.
var (
	ErrFolder      = errors.New("this is a folder, not a database file")
	ErrNoFolder    = errors.New("the folder of the database file does not exist")
	ErrNotDatabase = errors.New("the file is not a database")
	ErrForeign     = errors.New("the database belongs to another program")
	ErrDamaged     = errors.New("the database file is damaged")
	ErrReadOnly    = errors.New("the database file or its folder cannot be written to")
	ErrBusy        = errors.New("another program keeps the database file locked")
	ErrFull        = errors.New("the disk is full")
	ErrTargetThere = errors.New("the target file exists already")
)

// wording puts this package's error before SQLite's own where the result code says what is wrong.
func wording(err error) error {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return err
	}
	const primary = 0xff // the low byte; the rest says more precisely why
	switch fault.Code() & primary {
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", ErrNotDatabase, err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case lib.SQLITE_BUSY:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
