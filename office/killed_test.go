package office

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"theodoi/progress"
	"theodoi/store"
	"theodoi/store/sqlite"
)

const (
	killedData  = "THEODOI_KILLED_TEST_DATA" // tell the child which data to work on
	killedFiles = "THEODOI_KILLED_TEST_FILES"
	killedCount = 200
)

// TestImportThatIsKilled kills a process while it imports a folder, again and again at moments that nobody chose, and lets it finish at
// last: what is there then is what an import that nobody disturbed leaves, nothing twice and nothing lost.
func TestImportThatIsKilled(t *testing.T) {
	if data := os.Getenv(killedData); data != "" {
		s := &synthetic{data: data, files: os.Getenv(killedFiles)}
		s.takeFolder(t, func(p Preview) { fmt.Println(p.File) })
		return
	}
	rounds := 4
	if os.Getenv("THEODOI_SOAK") != "" {
		rounds = 100
	}
	s := newSynthetic(t)
	s.write(t, 0, killedCount)
	calm := &synthetic{data: filepath.Join(t.TempDir(), "calm"), files: s.files}
	if err := os.CopyFS(calm.data, os.DirFS(s.data)); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	calm.takeFolder(t, func(Preview) {})
	whole := time.Since(began)
	want := calm.everything(t)
	if len(want.submissions) != killedCount || len(want.records) < killedCount {
		t.Fatalf("an undisturbed run left %d submissions and %d values", len(want.submissions), len(want.records))
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if err := os.CopyFS(fresh, os.DirFS(s.data)); err != nil {
		t.Fatal(err)
	}
	for seed := range rounds {
		if seed%4 == 0 && seed > 0 { // every few kills from the start again
			s.data = filepath.Join(t.TempDir(), fmt.Sprint(seed))
			if err := os.CopyFS(s.data, os.DirFS(fresh)); err != nil {
				t.Fatal(err)
			}
		}
		random := rand.New(rand.NewPCG(uint64(seed), 91))
		s.killAfter(t, time.Duration(random.Int64N(int64(whole))))
		if err := sqlite.Check(context.Background(), filepath.Join(s.data, databaseFile)); err != nil {
			t.Fatalf("after the kill of seed %d: %v", seed, err)
		}
		if seed%4 == 3 {
			s.takeFolder(t, func(Preview) {})
			if got := s.everything(t); !reflect.DeepEqual(got, want) {
				t.Fatalf("after the kills up to seed %d: %d submissions and %d values that differ from those of an undisturbed run", seed,
					len(got.submissions), len(got.records))
			}
		}
	}
}

// killAfter starts an import as a process of its own and kills it after a while, if it is not done by then.
func (s *synthetic) killAfter(t *testing.T, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestImportThatIsKilled$")
	child.Env = append(os.Environ(), killedData+"="+s.data, killedFiles+"="+s.files)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = io.Copy(io.Discard, out)
	}()
	select {
	case <-ended:
	case <-time.After(after):
		_ = child.Process.Kill() // an error says that it ended just now
	}
	_ = child.Wait() // one that was killed fails
}

// stored is everything that an import leaves.
type stored struct {
	submissions []store.Submission
	records     []progress.Record
	story       []store.HistoryEntry
}

func (s *synthetic) everything(t *testing.T) (all stored) {
	t.Helper()
	o := s.open(t)
	defer o.Close()
	ctx := context.Background()
	plans, err := o.store.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if all.submissions, err = o.store.Submissions(ctx, plans[0].Number, ""); err != nil {
		t.Fatal(err)
	}
	if all.records, err = o.store.Records(ctx, plans[0].Number); err != nil {
		t.Fatal(err)
	}
	for _, sub := range all.submissions {
		entries, err := o.store.Story(ctx, plans[0].Number, progress.Key{Ref: "III.3.c", Agency: sub.Agency, Role: progress.Lead})
		if err != nil {
			t.Fatal(err)
		}
		all.story = append(all.story, entries...)
	}
	return all
}
