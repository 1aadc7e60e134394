package sqlite_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
	"theodoi/store/sqlite"
	"theodoi/store/storetest"
)

const (
	crashFile  = "THEODOI_CRASH_TEST_FILE" // tells the child which database to write to
	crashCells = 40
	crashPlan  = "91/QĐ-UBND"
)

// TestKilledProcess kills a process while it takes files in, several times over, and looks at what is left: every file is there with
// all of its cells or not at all, and none that was reported as taken is missing.
func TestKilledProcess(t *testing.T) {
	path := os.Getenv(crashFile)
	if path != "" {
		takeUntilKilled(t, path)
	}
	path = filepath.Join(t.TempDir(), "theodoi.db")
	prepareCrash(t, path)
	reported := 0
	for round := range 5 {
		reported += runAndKill(t, path, 2+3*round)
		s := openFile(t, path)
		all, err := s.Submissions(ctx, crashPlan, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(all) < reported {
			t.Fatalf("%d files were reported as taken, %d are there", reported, len(all))
		}
		reported = len(all)
		storetest.Replays(t, s, crashPlan, crashKeys())
		for _, sub := range all {
			if n := sub.Counts.New + sub.Counts.Changed; n != crashCells {
				t.Fatalf("submission %d has %d cells", sub.ID, n)
			}
		}
		if entries, err := s.History(ctx, crashPlan, crashKeys()[crashCells-1]); err != nil || len(entries) != len(all) {
			t.Fatalf("the last cell has %d entries, %v; files %d", len(entries), err, len(all))
		}
		s.Close()
		if err := sqlite.Check(ctx, path); err != nil {
			t.Fatal(err)
		}
	}
}

func prepareCrash(t *testing.T, path string) {
	s := openFile(t, path)
	defer s.Close()
	p := plan.Plan{Decision: plan.Decision{Number: crashPlan}, Revision: 1}
	if err := s.AddPlan(ctx, store.NewPlan{Plan: p, By: "x", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	issue := store.Issued{Issue: progress.Issue{ID: "TD-1", Layout: 1, Plan: crashPlan, Revision: 1, Agency: "SXD", Period: "2024-Q1"},
		File: "a.xlsx", SHA256: fmt.Sprintf("%064d", 1), At: time.Now(), By: "x"}
	if err := s.AddIssues(ctx, []store.Issued{issue}); err != nil {
		t.Fatal(err)
	}
}

func crashKeys() []progress.Key {
	keys := make([]progress.Key, crashCells)
	for i := range keys {
		keys[i] = progress.Key{Ref: plan.Ref(fmt.Sprintf("I.%d", i)), Agency: "SXD", Role: progress.Lead}
	}
	return keys
}

// runAndKill lets a child take files in and kills it after it reported so many. The reports it made in the meantime are lost with it,
// so the number returned is a lower bound.
func runAndKill(t *testing.T, path string, after int) int {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKilledProcess$")
	child.Env = append(os.Environ(), crashFile+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	seen := 0
	for seen < after && lines.Scan() {
		seen++
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // it was killed, so it fails
	if seen < after {
		t.Fatalf("the child stopped by itself after %d files", seen)
	}
	return seen
}

// takeUntilKilled is the child: it never returns.
func takeUntilKilled(t *testing.T, path string) {
	s := openFile(t, path)
	for i := 0; ; i++ {
		name := fmt.Sprintf("%d-%d", os.Getpid(), i)
		sub := store.Submission{Plan: crashPlan, Period: "2024-Q1", Agency: "SXD", Issue: "TD-1", File: name, At: time.Now(), By: "x", State: store.Taken}
		var changes []progress.Change
		for _, key := range crashKeys() {
			u := progress.Update{Ref: key.Ref, Role: key.Role, Field: progress.Result, Value: name, Sheet: "S", Cell: "H1"}
			changes = append(changes, progress.Change{Update: u, New: name})
		}
		if _, err := s.Take(ctx, sub, []byte(name), changes); err != nil {
			t.Fatal(err)
		}
		fmt.Println("taken")
	}
}
