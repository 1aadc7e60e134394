package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"theodoi/store"
	"theodoi/store/sqlite"
	"theodoi/store/storetest"
)

func TestStore(t *testing.T) { storetest.Run(t, func(t *testing.T) *store.Store { return open(t) }) }

func BenchmarkStore(b *testing.B) {
	storetest.Benchmark(b, func(b *testing.B) *store.Store { return open(b) })
}

func open(t testing.TB) *store.Store { return openFile(t, filepath.Join(t.TempDir(), "theodoi.db")) }

func openFile(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
