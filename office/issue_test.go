package office_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"theodoi/office"
)

// TestIssuingAgainTouchesOnlyWhatDiffers issues a period twice: a file that is there already stays as it is on the disk, one that was deleted comes
// back word for word.
func TestIssuingAgainTouchesOnlyWhatDiffers(t *testing.T) {
	d := open(t)
	dir := filepath.Join(d.dir, "again")
	issue := func() office.IssueResult {
		result, err := d.Issue(context.Background(), office.Order{Period: period(t, "2024-Q1"), Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	first := issue()
	if len(first.Files) < 2 || first.Files[0].Again {
		t.Fatalf("issued %+v", first.Files)
	}
	deleted, old := first.Files[0].Path, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	want, err := os.ReadFile(deleted)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range first.Files {
		if err := os.Chtimes(f.Path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(deleted); err != nil {
		t.Fatal(err)
	}
	second := issue()
	if len(second.Files) != len(first.Files) || len(second.Kept) > 0 {
		t.Fatalf("issued again: %+v, kept %v", second.Files, second.Kept)
	}
	for i, f := range second.Files {
		if !f.Again || f.Path != first.Files[i].Path || f.Agency.Code != first.Files[i].Agency.Code {
			t.Errorf("issued %+v, and again %+v", first.Files[i], f)
		}
		info, err := os.Stat(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if untouched := info.ModTime().Equal(old); untouched != (f.Path != deleted) {
			t.Errorf("%s: left alone: %t", f.Path, untouched)
		}
	}
	if got, err := os.ReadFile(deleted); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the file that was deleted came back differently (%v)", err)
	}
	rest, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(rest) > 0 {
		t.Errorf("left behind: %v (%v)", rest, err)
	}
}
