package storetest

import (
	"fmt"
	"testing"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

// cells is how many a full workbook of a large agency has filled in.
const cells = 70

// workbook is the round-th return of an agency, every cell changed.
func workbook(round int) []progress.Change {
	changes := make([]progress.Change, 0, cells)
	for i := range cells {
		ref := plan.Ref(fmt.Sprintf("III.%d", i))
		changes = append(changes, says(ref, progress.Lead, progress.Result, fmt.Sprintf("kết quả %d, lần %d", i, round), fmt.Sprintf("H%d", i+5)))
	}
	return changes
}

// Benchmark measures what the office waits for: taking a file in, and reading a year's values back.
func Benchmark(b *testing.B, open func(b *testing.B) *store.Store) {
	b.Run("take 70 changes", func(b *testing.B) {
		s := prepared(b, open(b))
		original := make([]byte, 30<<10)
		round := 0
		for b.Loop() {
			round++
			takeOK(b, s, submission(number, "SXD", period), fmt.Sprint(round, string(original)), workbook(round)...)
		}
	})
	b.Run("records of 60 agencies", func(b *testing.B) {
		s := open(b)
		addPlan(b, s, number)
		for a := range 60 {
			agency := fmt.Sprintf("A%02d", a)
			addIssue(b, s, number, agency, period)
			takeOK(b, s, submission(number, agency, period), agency, workbook(a)...)
		}
		for b.Loop() {
			equal(b, "records", len(recordsOf(b, s, number)), 60*cells)
		}
	})
}
