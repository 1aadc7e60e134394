package intake

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/soffice"
	"theodoi/internal/words"
)

// savedByLibreOffice opens a workbook in LibreOffice and saves it, as an agency without Excel does.
func savedByLibreOffice(t *testing.T, data []byte) []byte {
	t.Helper()
	return convert(t, data, "xlsx", "Calc MS Excel 2007 XML")
}

func convert(t *testing.T, data []byte, extension, filter string) []byte {
	t.Helper()
	in := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(need.LibreOffice(t, in, extension+":"+filter))
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestSavedByLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	book := sampleBook(6)
	data := edit(t, filled(t, 6), func(e *editor) {
		e.number(targets, "J6", 2.5, "0.00")
		e.number(targets, "J5", 0.125, "0.0%")
		e.number(lead, "K7", 45356, "dd/mm/yyyy")
	})
	whole, before := match(t, data, book, Taken{Today: today})
	saved := savedByLibreOffice(t, data)
	ret, found := Open("nop.xlsx", saved)
	if ret == nil || ret.Issue != book.Issue || len(found) > 0 {
		t.Fatalf("opened %v: %s", ret != nil, list(found))
	}
	batch, after := ret.Match(book, Taken{Today: today})
	if !reflect.DeepEqual(values(batch), values(whole)) {
		t.Errorf("values\n%v\nwant\n%v", values(batch), values(whole))
	}
	if !reflect.DeepEqual(codes(after), codes(before)) {
		t.Errorf("found %s\nbefore %s", list(after), list(before))
	}
}

// Workbooks of other kinds are converted where LibreOffice is, and say as much as before; their hash is that of what was sent.
func TestOtherKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	book, data := sampleBook(4), filled(t, 4)
	whole, _ := match(t, data, book, Taken{Today: today})
	for _, c := range []struct{ extension, filter string }{{"xls", "MS Excel 97"}, {"ods", "calc8"}} {
		sent := convert(t, data, c.extension, c.filter)
		ret, found := Open("nop."+c.extension, sent)
		if ret == nil || len(found) != 1 || found[0].Code != finding.WorkbookConverted || !strings.Contains(found[0].Got, "."+c.extension) {
			t.Errorf("%s: %s", c.extension, list(found))
			continue
		}
		batch, found := ret.Match(book, Taken{Today: today})
		if !reflect.DeepEqual(values(batch), values(whole)) || batch.SHA256 != sumOf(sent) || batch.Saved.IsZero() {
			t.Errorf("%s: saved %v, %v %s", c.extension, batch.Saved, values(batch), list(found))
		}
	}
	for name, data := range map[string][]byte{"a.xls": ole("Workbook"), "a.ods": archiveOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")} {
		if ret, found := Open(name, data); ret != nil || len(found) != 1 || found[0].Code != finding.WorkbookConvert {
			t.Errorf("damaged %s: %v, %s", name, ret != nil, list(found))
		}
	}
	if ret, found := Open("a.pdf", convert(t, data, "pdf", "calc_pdf_Export")); ret != nil || found[0].Code != finding.WorkbookNotOne {
		t.Errorf("PDF: %s", list(found))
	}
}

// Without LibreOffice the finding says how to save the file anew.
func TestOtherKindsNeedLibreOffice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if soffice.Find() != "" {
		t.Skip("the machine has LibreOffice in its usual place")
	}
	for name, code := range map[string]finding.Code{"Workbook": finding.WorkbookOld, "Book": finding.WorkbookOld} {
		if ret, found := Open("a.xls", ole(name)); ret != nil || found[0].Code != code || !strings.Contains(found[0].Remedy(), ".xlsx") {
			t.Errorf("%s: %s", name, list(found))
		}
	}
}

func TestEncrypted(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(filled(t, 2)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	if ret, found := Open("nop.xlsx", b.Bytes()); ret != nil || found[0].Code != finding.WorkbookEncrypted {
		t.Errorf("found %s", list(found))
	}
}

const fillByPython = `
import sys, openpyxl, datetime
book = openpyxl.load_workbook(sys.argv[1])
targets, lead = book["Chỉ tiêu"], book["Nhiệm vụ chủ trì"]
targets["G5"] = "7,5"
targets["G6"] = 38000
targets["H6"] = 2.5
targets["J5"] = 0.125
targets["J5"].number_format = "0.0%"
lead["I5"] = "Hoàn thành"
lead["K5"] = datetime.date(2024, 3, 5)
lead["L5"] = "Đã xong\ndòng hai"
book.save(sys.argv[2])
`

func TestFilledByOpenpyxl(t *testing.T) {
	python := need.OpenPyXL(t)
	book := sampleBook(4)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out.xlsx")
	if err := os.WriteFile(in, write(t, book), 0o600); err != nil {
		t.Fatal(err)
	}
	if message, err := exec.Command(python, "-c", fillByPython, in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	batch, found := match(t, data, book, Taken{Today: today})
	if len(found) > 0 {
		t.Errorf("found %s", list(found))
	}
	want := map[string]string{
		"CT.1/1 owner actual": "7.5", "CT.2/1 owner actual": "38000", "CT.2/1 owner cumulative": "2.5", "CT.2/1 owner last_year": "1234.5",
		"CT.1/1 owner estimate": "12.5", "III.1-1 lead status": "done", "III.1-1 lead done_on": "2024-03-05", "III.1-1 lead result": "Đã xong\ndòng hai",
	}
	if !reflect.DeepEqual(values(batch), want) {
		t.Errorf("values %v", values(batch))
	}
	if batch.Updates[0].Sheet != words.SheetTargets {
		t.Errorf("first update %+v", batch.Updates[0])
	}
}
