package intake

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/render/excel"
	"theodoi/sheet"
)

// handedBack is the copy that the agency gets for what was found.
func handedBack(t *testing.T, original []byte, found []finding.Finding) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := excel.WriteFeedback(&b, original, sheet.Feedback{File: "nop.xlsx", Agency: "Sở Xây dựng", Read: today, Findings: found}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// faulty is the workbook of an agency with good and bad cells, and a row torn apart.
func faulty(t *testing.T) []byte {
	t.Helper()
	return edit(t, write(t, sampleBook(4)), func(e *editor) {
		e.set(targets, actualAt+"5", "2,5")
		e.set(targets, actualAt+"6", "đang tổng hợp")
		e.set(targets, cumulativeAt+"6", "12.5")
		e.set(lead, statusAt+"5", "Xong")
		e.set(lead, doneOnAt+"5", "đầu tháng 3")
		e.set(lead, "D6", "câu của dòng khác")
		e.set(lead, statusAt+"6", "Đang thực hiện")
	})
}

var rightValues = []struct{ sheet, cell, text string }{
	{targets, actualAt + "6", "38.000"}, {targets, cumulativeAt + "6", "38.000,5"}, {lead, statusAt + "5", "Hoàn thành"}, {lead, doneOnAt + "5", "05/03/2024"},
	{lead, "D6", "Nhiệm vụ số 2\nđoạn thứ hai"},
}

var allTaken = map[string]string{
	"CT.1/1 owner actual": "2.5", "CT.2/1 owner actual": "38000", "CT.2/1 owner cumulative": "38000.5", "CT.2/1 owner last_year": "1234.5",
	"III.1-1 lead status": "done", "III.1-1 lead done_on": "2024-03-05", "III.1-2 lead status": "in-progress",
}

// The copy says what the file says: the sheet in front, the notes and the marks are no values.
func TestHandedBackReadsTheSame(t *testing.T) {
	book, original := sampleBook(4), faulty(t)
	batch, found := match(t, original, book, Taken{Today: today})
	if len(found) != 5 {
		t.Fatalf("found %s", list(found))
	}
	again, foundAgain := match(t, handedBack(t, original, found), book, Taken{Today: today})
	if !reflect.DeepEqual(values(again), values(batch)) || again.Issue != batch.Issue {
		t.Errorf("values %v, were %v", values(again), values(batch))
	}
	if !reflect.DeepEqual(foundAgain, found) {
		t.Errorf("found %s\nbefore %s", list(foundAgain), list(found))
	}
}

func TestHandedBackAndCorrectedIsTaken(t *testing.T) {
	_, found := match(t, faulty(t), sampleBook(4), Taken{Today: today})
	data := edit(t, handedBack(t, faulty(t), found), func(e *editor) {
		for _, v := range rightValues {
			e.set(v.sheet, v.cell, v.text)
		}
	})
	checkTaken(t, data)
	if !testing.Short() {
		checkTaken(t, savedByLibreOffice(t, data))
	}
}

func checkTaken(t *testing.T, data []byte) {
	t.Helper()
	book := sampleBook(4)
	ret, found := Open("nop_can-sua.xlsx", data)
	if ret == nil || len(found) > 0 || ret.Issue != book.Issue {
		t.Fatalf("opening found %s", list(found))
	}
	batch, found := ret.Match(book, Taken{Today: today})
	if len(found) > 0 {
		t.Errorf("found %s", list(found))
	}
	if !reflect.DeepEqual(values(batch), allTaken) {
		t.Errorf("values %v, want %v", values(batch), allTaken)
	}
}

const correctByPython = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
assert book.sheetnames[0] == "Cần sửa", book.sheetnames
notes = {s.title + "!" + c.coordinate: c.comment.text for s in book for row in s.iter_rows() for c in row if c.comment}
assert len(notes) == 5, notes
assert "không phải con số" in notes["Chỉ tiêu!G6"], notes
book["Chỉ tiêu"]["G6"] = "38.000"
book["Chỉ tiêu"]["H6"] = "38.000,5"
lead = book["Nhiệm vụ chủ trì"]
lead["I5"], lead["K5"] = "Hoàn thành", "05/03/2024"
lead["D6"] = "Nhiệm vụ số 2\nđoạn thứ hai"
book.save(sys.argv[2])
`

func TestHandedBackAndCorrectedByOpenpyxlIsTaken(t *testing.T) {
	python := need.OpenPyXL(t)
	_, found := match(t, faulty(t), sampleBook(4), Taken{Today: today})
	in, out := filepath.Join(t.TempDir(), "in.xlsx"), filepath.Join(t.TempDir(), "out.xlsx")
	if err := os.WriteFile(in, handedBack(t, faulty(t), found), 0o600); err != nil {
		t.Fatal(err)
	}
	if message, err := exec.Command(python, "-c", correctByPython, in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	checkTaken(t, data)
}

// A list that stands alone is no return, and says which file it answers.
func TestListAloneSentBack(t *testing.T) {
	alone := handedBack(t, nil, []finding.Finding{finding.New(finding.WorkbookDamaged, finding.Place{}, finding.LacksEnd, "")})
	for name, data := range map[string][]byte{"as written": alone, "saved again": edit(t, alone, func(*editor) {})} {
		ret, found := Open("nop_can-sua.xlsx", data)
		if ret == nil || ret.Issue.ID != "" || len(found) != 1 || found[0].Code != finding.WorkbookFeedback || found[0].Got != "nop.xlsx" {
			t.Errorf("%s: found %s", name, list(found))
		}
	}
}

// Only the mark makes a sheet ours: an agency's own of the same name is read.
func TestASheetOfTheSameNameIsRead(t *testing.T) {
	data := edit(t, faulty(t), func(e *editor) {
		_, err := e.NewSheet(words.SheetFeedback)
		e.must(err)
		e.set(words.SheetFeedback, "B2", "ý kiến của cơ quan")
	})
	_, found := match(t, data, sampleBook(4), Taken{Today: today})
	if f, ok := find(found, finding.CellElsewhere); !ok || f.Got != "ý kiến của cơ quan" {
		t.Errorf("found %s", list(found))
	}
}
