package office

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"theodoi/store/sqlite"
)

// Backup writes everything in the data folder's database, originals included, into one file that is checked before it gets its name.
// Others may go on working. An existing file is refused.
func Backup(ctx context.Context, data, target string) error {
	return sqlite.Backup(ctx, filepath.Join(data, databaseFile), target)
}

// ErrDataThere says that a data folder holds a database already.
var ErrDataThere = errors.New("the data folder holds data already")

// Restore puts a backup into the data folder after checking every page of it. A folder that holds data is refused, so that nothing is
// overwritten: restore into an empty one.
func Restore(ctx context.Context, data, backup string) error {
	path := filepath.Join(data, databaseFile)
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%w: %s", ErrDataThere, data)
	}
	if err := sqlite.Check(ctx, backup); err != nil {
		return err
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return fmt.Errorf("making the data folder: %w", err)
	}
	in, err := os.Open(backup)
	if err != nil {
		return err
	}
	defer in.Close()
	return copyAside(path, in)
}

// copyAside writes a file aside and renames it, so that a failure leaves nothing under its name. A folder that is missing is made.
func copyAside(path string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".theodoi-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	_, err = io.Copy(tmp, from)
	if err := errors.Join(err, tmp.Sync(), tmp.Close(), os.Chmod(tmp.Name(), 0o644)); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
