package sqlite_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"theodoi/store/sqlite"
)

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path, target := filepath.Join(dir, "theodoi.db"), filepath.Join(dir, "bản lưu #1.db")
	prepareCrash(t, path)
	s := openFile(t, path) // in use while the backup is made
	if err := sqlite.Backup(ctx, path, target); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Check(ctx, target); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Backup(ctx, path, target); !errors.Is(err, sqlite.ErrTargetThere) {
		t.Fatalf("error %v, want %v", err, sqlite.ErrTargetThere)
	}
	want, err := s.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got, err := openFile(t, target).Plans(ctx)
	if err != nil || len(got) != 1 || got[0] != want[0] {
		t.Fatalf("plans of the backup: %v, %v; want %v", got, err, want)
	}
	if _, err := os.Stat(target + ".part"); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("a part is left: %v", err)
	}
}

func TestBackupOfNothing(t *testing.T) {
	dir := t.TempDir()
	if err := sqlite.Backup(ctx, filepath.Join(dir, "không có.db"), filepath.Join(dir, "x.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("error %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Fatalf("files were made: %v", entries)
	}
}

func TestCheckFindsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theodoi.db")
	prepareCrash(t, path)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []int{4096, len(content) / 2} {
		spoilt := append([]byte{}, content...)
		for i := from; i < from+4096; i++ {
			spoilt[i] = 0xa5
		}
		write(t, path, string(spoilt))
		if err := sqlite.Check(ctx, path); !errors.Is(err, sqlite.ErrDamaged) {
			t.Fatalf("bytes from %d: error %v, want %v", from, err, sqlite.ErrDamaged)
		}
	}
	write(t, path, string(content[:len(content)-4096]))
	if err := sqlite.Check(ctx, path); !errors.Is(err, sqlite.ErrDamaged) {
		t.Fatalf("cut short: error %v, want %v", err, sqlite.ErrDamaged)
	}
	loose := filepath.Join(t.TempDir(), "loose.db")
	prepareCrash(t, loose)
	raw(t, loose, `DELETE FROM plans`)
	if err := sqlite.Check(ctx, loose); !errors.Is(err, sqlite.ErrDamaged) {
		t.Fatalf("loose reference: error %v, want %v", err, sqlite.ErrDamaged)
	}
}
