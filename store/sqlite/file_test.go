package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"theodoi/store"
	"theodoi/store/sqlite"
)

var ctx = context.Background()

func write(t *testing.T, path, content string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw opens the file beside the program, to put into it what no program of ours would.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	foreign := filepath.Join(dir, "foreign.db")
	raw(t, foreign, `CREATE TABLE bookmarks (url TEXT)`)
	marked := filepath.Join(dir, "marked.db")
	raw(t, marked, `PRAGMA application_id = 1234`, `VACUUM`)
	newer := filepath.Join(dir, "newer.db")
	openFile(t, newer).Close()
	raw(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)

	for name, c := range map[string]struct {
		path string
		want error
	}{
		"folder":            {dir, sqlite.ErrFolder},
		"missing folder":    {filepath.Join(dir, "không có", "x.db"), sqlite.ErrNoFolder},
		"file as folder":    {filepath.Join(foreign, "x.db"), sqlite.ErrNoFolder},
		"text":              {write(t, filepath.Join(dir, "text.db"), strings.Repeat("đây là văn bản\n", 1000)), sqlite.ErrNotDatabase},
		"short text":        {write(t, filepath.Join(dir, "short.db"), "đây là văn bản"), sqlite.ErrNotDatabase},
		"another program's": {foreign, sqlite.ErrForeign},
		"marked by another": {marked, sqlite.ErrForeign},
		"newer program's":   {newer, store.ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			s, err := sqlite.Open(ctx, c.path)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, c.want) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), c.path) {
				t.Fatalf("%q does not name the file", err)
			}
			if after, _ := os.ReadFile(c.path); c.want == sqlite.ErrNotDatabase && string(after) != string(before) {
				t.Fatal("the file was changed")
			}
		})
	}
	var e *store.NewerError
	if _, err := sqlite.Open(ctx, newer); !errors.As(err, &e) || e.Database != 99999 || e.Program < 1 {
		t.Fatalf("%v does not name the versions", err)
	}
}

func TestOpenReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	if os.Geteuid() != 0 && runtime.GOOS != "windows" {
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
	} else if _, err := os.Stat("/proc/self"); err == nil {
		dir = "/proc" // even an administrator cannot make a file there
	} else {
		t.Skip("no folder here that refuses writing")
	}
	if _, err := sqlite.Open(ctx, filepath.Join(dir, "x.db")); !errors.Is(err, sqlite.ErrReadOnly) {
		t.Fatalf("error %v, want %v", err, sqlite.ErrReadOnly)
	}
}

func TestOpenInFoldersThatURLsDislike(t *testing.T) {
	names := []string{"Dữ liệu 2024", "100% #1", "a&b=c;d", "+"}
	if runtime.GOOS != "windows" {
		names = append(names, "hỏi?mode=ro")
	}
	for _, name := range names {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "theo dõi.db")
		openFile(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestOpenByManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theodoi.db")
	faults := make([]error, 6)
	var wait sync.WaitGroup
	for i := range faults {
		wait.Go(func() {
			s, err := sqlite.Open(ctx, path)
			if err == nil {
				_, err = s.Plans(ctx)
				err = errors.Join(err, s.Close())
			}
			faults[i] = err
		})
	}
	wait.Wait()
	if err := errors.Join(faults...); err != nil {
		t.Fatal(err)
	}
}

func TestOpenAgainChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theodoi.db")
	openFile(t, path).Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	openFile(t, path).Close()
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Fatal("opening an up-to-date database changed it")
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Fatalf("side files are left after closing: %v", entries)
	}
}
