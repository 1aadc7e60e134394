package pdf

import (
	"bytes"
	"errors"
	"runtime/debug"
	"testing"

	"theodoi/finding"
	"theodoi/report"
)

// A batch gives the same files as papers printed one by one, each once, and leaves the collector as it was.
func TestBatchGivesTheSameFiles(t *testing.T) {
	docs := []report.Document{letter("Sở Y tế"), sample(), full(), letter("Sở Tài chính", "Sở Y tế"), letter("Sở 漢")}
	before := debug.SetGCPercent(150)
	defer debug.SetGCPercent(before)
	seen := map[int]int{}
	err := WriteAll(docs, func(i int, file []byte, found []finding.Finding) error {
		seen[i]++
		alone, want := printed(t, docs[i])
		if !bytes.Equal(file, alone) || len(found) != len(want) {
			t.Errorf("paper %d: other bytes than alone, or %d findings for %d", i, len(found), len(want))
		}
		return nil
	})
	if err != nil || len(seen) != len(docs) {
		t.Errorf("error %v, papers %v", err, seen)
	}
	if after := debug.SetGCPercent(150); after != 150 {
		t.Errorf("the collector is left at %d", after)
	}
}

// Where a file cannot be put down the batch ends with that error and hands over no more.
func TestBatchEndsAtTheFirstError(t *testing.T) {
	docs := make([]report.Document, 20)
	calls := 0
	err := WriteAll(docs, func(int, []byte, []finding.Finding) error {
		calls++
		return errDisk
	})
	if !errors.Is(err, errDisk) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	err = WriteAll([]report.Document{{Body: []report.Node{strange{}}}, {}}, func(int, []byte, []finding.Finding) error { return nil })
	if err == nil {
		t.Error("a block that cannot be printed is no error in a batch")
	}
	if err := WriteAll(nil, nil); err != nil {
		t.Error(err)
	}
}
