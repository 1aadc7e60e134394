package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Backup writes a copy of the database at path to target while others go on working. The copy is one file without side files, in the
// state of one moment; a plain copy of a database in use may be neither. It is checked before it gets its name, so that a file called
// target is always a whole backup. An existing target is refused.
func Backup(ctx context.Context, path, target string) error {
	if err := backup(ctx, path, target); err != nil {
		return fmt.Errorf("backing %s up to %s: %w", path, target, wording(err))
	}
	return nil
}

func backup(ctx context.Context, path, target string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if _, err := os.Lstat(target); !errors.Is(err, fs.ErrNotExist) {
		return ErrTargetThere
	}
	part := target + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer os.Remove(part) // gone already where all went well
	if err := copyInto(ctx, path, part); err != nil {
		return err
	}
	if err := Check(ctx, part); err != nil {
		return err
	}
	if err := flush(part); err != nil {
		return err
	}
	return os.Rename(part, target)
}

func copyInto(ctx context.Context, path, part string) error {
	db, err := connect(path, "rw")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, part)
	return err
}

// flush waits until the bytes are on the disk, so that a power cut after the renaming leaves no empty file under the backup's name.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Check reads a whole database file, without changing it, and says whether it is one of this program and sound: every page, every index
// and every reference. A backup should pass before it is restored.
func Check(ctx context.Context, path string) error {
	if err := checkPlace(path); err != nil {
		return fmt.Errorf("checking %s: %w", path, err)
	}
	db, err := connect(path, "ro")
	if err != nil {
		return fmt.Errorf("checking %s: %w", path, err)
	}
	defer db.Close()
	if err := sound(ctx, db); err != nil {
		return fmt.Errorf("checking %s: %w", path, wording(err))
	}
	return nil
}

func sound(ctx context.Context, db *sql.DB) error {
	var id int64
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return ErrForeign
	}
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, verdict)
	}
	var loose int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&loose); err != nil {
		return err
	}
	if loose > 0 {
		return fmt.Errorf("%w: %d rows refer to what is not there", ErrDamaged, loose)
	}
	return nil
}
