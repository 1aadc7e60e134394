package office_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/sheet"
	"theodoi/store"
)

// handBack writes the copies for the agencies and returns their names.
func (d *desk) handBack(dir string, previews ...office.Preview) []string {
	d.t.Helper()
	paths, err := d.WriteFeedback(context.Background(), dir, previews...)
	if err != nil {
		d.t.Fatal(err)
	}
	var names []string
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	return names
}

// lines are the rows of the list in a copy.
func lines(t *testing.T, path string) [][]string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(words.SheetFeedback)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

var goodAndBad = []typed{{words.SheetTargets, "CT.15/1", "actual", "94,25"}, {words.SheetTargets, "CT.15/1", "cumulative", "đang tổng hợp"}}

func TestAFileWithFaultsIsHandedBackAndTakenOnceCorrected(t *testing.T) {
	d := open(t)
	out := filepath.Join(d.dir, "sua")
	p := d.take("biểu SYT.xlsx", d.fill(d.issue("", "SYT", "2024-Q1"), goodAndBad...))
	if p.State != store.Partly {
		t.Fatalf("state %s: %v", p.State, p.Findings)
	}
	if names := d.handBack(out, p); !slices.Equal(names, []string{"biểu SYT_can-sua.xlsx"}) {
		t.Fatalf("wrote %v", names)
	}
	path := filepath.Join(out, "biểu SYT_can-sua.xlsx")
	rows := lines(t, path)
	want := "Tệp “biểu SYT.xlsx”, quý I năm 2024, đọc ngày 20/03/2024: đã nhận 1 ô; 1 chỗ chưa nhận, cần sửa."
	if rows[2][0] != "Kính gửi: Sở Y tế" || rows[3][0] != want || len(rows) != sheet.FeedbackHeadRow+1 {
		t.Errorf("the list reads %q", rows)
	}
	again := d.take("biểu SYT_can-sua.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "cumulative", "7,5"}))
	later := wantCode(t, again.Findings, finding.WorkbookLater)
	if again.State != store.Taken || len(again.Findings) > 1 || later.Severity != finding.Note || again.Count(progress.New) != 1 || again.Count(progress.Unchanged) != 1 {
		t.Errorf("corrected: %s, %v", again.State, again.Findings)
	}
	if names := d.handBack(out, again); len(names) > 0 {
		t.Errorf("a good file is handed back: %v", names)
	}
}

func TestWhatIsOnlyGoodToKnowIsNotHandedBack(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), goodAndBad...)
	d.take("a.xlsx", data)
	if names := d.handBack(filepath.Join(d.dir, "sua"), d.take("b.xlsx", data)); len(names) > 0 {
		t.Errorf("a repeated file is handed back: %v", names)
	}
}

func TestCopiesNeverOverwriteOneAnother(t *testing.T) {
	d := open(t)
	out := filepath.Join(d.dir, "sua")
	first := d.look("biểu.xlsx", d.fill(d.issue("", "SYT", "2024-Q1"), goodAndBad...), office.Wanted{})
	second := d.look("biểu.xlsx", d.fill(d.issue("", "STC", "2024-Q1"), typed{words.SheetLead, "III.2.a-1", "status", "Xong"}), office.Wanted{})
	want := []string{"biểu_can-sua.xlsx", "biểu_can-sua-2.xlsx"}
	if names := d.handBack(out, first, second); !slices.Equal(names, want) {
		t.Errorf("wrote %v, want %v", names, want)
	}
	if names := d.handBack(out, first, second); !slices.Equal(names, want) {
		t.Errorf("the same again wrote %v", names)
	}
	if err := os.WriteFile(filepath.Join(out, want[0]), []byte("của người khác"), 0o644); err != nil {
		t.Fatal(err)
	}
	if names := d.handBack(out, first); !slices.Equal(names, []string{"biểu_can-sua-3.xlsx"}) {
		t.Errorf("wrote %v", names)
	}
	if kept, _ := os.ReadFile(filepath.Join(out, want[0])); string(kept) != "của người khác" {
		t.Error("another's file was written over")
	}
	left, err := os.ReadDir(out)
	if err != nil || len(left) != 3 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestAFileThatCannotBeOpenedIsAnsweredByAList(t *testing.T) {
	d := open(t)
	whole := d.fill(d.issue("", "SYT", "2024-Q1"), goodAndBad...)
	for name, c := range map[string]struct {
		data []byte
		code finding.Code
	}{
		"cắt.xlsx": {whole[:len(whole)/2], finding.WorkbookDamaged}, "ghi chú.csv": {[]byte("a;b\n1;2\n"), finding.WorkbookNoIssue}, "trống.xlsx": {nil, finding.FileEmpty},
		`..\a:b?.xls`: {[]byte("chữ"), finding.WorkbookNotOne},
	} {
		out := t.TempDir()
		p := d.look(name, c.data, office.Wanted{})
		wantCode(t, p.Findings, c.code)
		names := d.handBack(out, p)
		if len(names) != 1 || !strings.HasSuffix(names[0], "_can-sua.xlsx") || strings.ContainsAny(names[0], `\:?`) {
			t.Fatalf("%s: wrote %v", name, names)
		}
		path := filepath.Join(out, names[0])
		if rows := lines(t, path); !strings.Contains(rows[3][0], name) || rows[4][0] != words.FeedbackHowAlone {
			t.Errorf("%s: the list reads %q", name, rows)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if f := wantCode(t, d.look(names[0], data, office.Wanted{}).Findings, finding.WorkbookFeedback); f.Got != name {
			t.Errorf("sent back, it says %s", f)
		}
	}
}
