package demo_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"theodoi/demo"
	"theodoi/plan"
	"theodoi/progress"
)

func run(t *testing.T, dir string) demo.Result {
	t.Helper()
	r, err := demo.Run(context.Background(), dir, func(plan.Plan) {}, func(demo.Quarter) {})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestDemoRunsFourQuarters checks that the demo shows what an office meets: workbooks out, most of them back, some late, some
// missing, some with faults, and a report for every quarter.
func TestDemoRunsFourQuarters(t *testing.T) {
	if testing.Short() {
		t.Skip("the demo issues and reads some four hundred workbooks")
	}
	dir := t.TempDir()
	r := run(t, dir)
	if len(r.Quarters) != 4 {
		t.Fatalf("%d quarters", len(r.Quarters))
	}
	late, partly, missing, rejected := 0, 0, 0, 0
	for _, q := range r.Quarters {
		if q.Issued < 30 || q.Returned == 0 || q.Returned > q.Issued {
			t.Errorf("%s: issued %d, returned %d", q.Period, q.Issued, q.Returned)
		}
		if q.Missing != q.Issued-q.Returned {
			t.Errorf("%s: %d missing of %d with %d returned", q.Period, q.Missing, q.Issued, q.Returned)
		}
		late, partly, missing, rejected = late+q.Late, partly+q.Partly, missing+q.Missing, rejected+q.Rejected
		if info, err := os.Stat(q.Report); err != nil || info.Size() < 10_000 {
			t.Errorf("%s: report %v", q.Period, err)
		}
		if got := q.Summary.TaskCounts().Total(); got != len(r.Plan.Tasks) {
			t.Errorf("%s: %d tasks counted, the plan has %d", q.Period, got, len(r.Plan.Tasks))
		}
	}
	if late == 0 || partly == 0 || missing == 0 || rejected == 0 {
		t.Errorf("late %d, partly %d, missing %d, rejected %d: the demo should show each", late, partly, missing, rejected)
	}
	checkYearEnd(t, r)

	// A demo's folder is made anew; somebody else's is left alone.
	other := t.TempDir()
	precious := filepath.Join(other, "bieu.xlsx")
	if err := os.WriteFile(precious, []byte("của người khác"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := demo.Run(context.Background(), other, func(plan.Plan) {}, func(demo.Quarter) {}); !errors.Is(err, demo.ErrNotOurs) {
		t.Errorf("error %v for a folder with other files", err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Error(err)
	}
}

// checkYearEnd checks that by the last quarter figures were reported, rated and compared, and tasks done.
func checkYearEnd(t *testing.T, r demo.Result) {
	t.Helper()
	last := r.Quarters[3].Summary
	rated := map[progress.Rating]int{}
	for _, m := range last.Measures {
		if !m.Asked {
			t.Errorf("%s is not asked for in the last quarter", m.Measure.Ref)
		}
		rated[m.Rating]++
	}
	if rated[progress.Exceeded] == 0 || rated[progress.Reached] == 0 || rated[progress.NotReached] == 0 {
		t.Errorf("ratings %v", rated)
	}
	if last.TaskCounts().Done() == 0 {
		t.Errorf("no task is done: %v", last.TaskCounts())
	}
}
