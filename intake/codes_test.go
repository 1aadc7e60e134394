package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// inFile is one way to spoil a returned workbook, and the finding that must come of it.
type inFile struct {
	code  finding.Code
	about string
	edit  func(e *editor)
	sheet string // of the finding, "" for the whole file
	cell  string
	got   string // if not empty
	want  string // if not empty
	keeps int    // how many of the two values typed in before come through, see TestCodes
}

const (
	targets = words.SheetTargets
	lead    = words.SheetLead
)

var inFiles = []inFile{
	{code: finding.WorkbookNoIssue, about: "everything that says what it is was deleted", keeps: 2, edit: func(e *editor) {
		e.must(e.DeleteSheet(sheet.IssueSheet))
		forget(e)
		for _, s := range []string{words.SheetGuide, targets, lead, words.SheetSupport, words.SheetShared} {
			rows, err := e.GetRows(s)
			e.must(err)
			e.set(s, cellName(1, len(rows[0])), "")
		}
	}},
	{code: finding.WorkbookMixed, about: "a sheet from another workbook", keeps: 1, got: "Chỉ tiêu: TD-OTHER", want: "TD-7K2M9Q", edit: func(e *editor) {
		e.set(targets, "P1", "TD-OTHER")
	}},
	{code: finding.WorkbookMixed, about: "a hidden sheet from another workbook", keeps: 2, edit: func(e *editor) {
		e.set(sheet.IssueSheet, "B1", "TD-OTHER")
		for _, s := range []struct{ name, cell string }{{targets, "P1"}, {lead, "Q1"}, {words.SheetSupport, "J1"}, {words.SheetShared, "G1"}, {words.SheetGuide, "D1"}} {
			e.set(s.name, s.cell, "TD-OTHER")
		}
	}},
	{code: finding.SheetMissing, about: "sheet deleted", got: targets, keeps: 1, edit: func(e *editor) { e.must(e.DeleteSheet(targets)) }},
	{code: finding.SheetMissing, about: "guide deleted", got: words.SheetGuide, keeps: 2, edit: func(e *editor) { e.must(e.DeleteSheet(words.SheetGuide)) }},
	{code: finding.SheetRenamed, about: "sheet renamed", sheet: "Trang 1", got: "Trang 1", want: targets, keeps: 2, edit: func(e *editor) { e.must(e.SetSheetName(targets, "Trang 1")) }},
	{code: finding.SheetNoKeys, about: "row of keys deleted", sheet: targets, got: targets, keeps: 1, edit: func(e *editor) {
		e.loosen(targets)
		e.must(e.RemoveRow(targets, 1))
	}},
	{code: finding.SheetTooMany, about: "something far below", sheet: targets, keeps: 2, want: "20000", edit: func(e *editor) {
		for r := 20; r < maxRows+10; r++ {
			e.must(e.SetRowHeight(targets, r, 20))
		}
		e.set(targets, "G20020", "x")
	}},
	{code: finding.SheetMore, about: "more faults than anybody reads", sheet: targets, keeps: 2, edit: func(e *editor) {
		for r := 20; r < 20+maxAlike+7; r++ {
			e.set(targets, cellName(r, 7), "x")
		}
	}},
	{code: finding.ColumnMissing, about: "column deleted", sheet: targets, got: "Ước cả năm", keeps: 2, edit: func(e *editor) {
		e.loosen(targets)
		e.must(e.RemoveCol(targets, estimateAt))
	}},
	{code: finding.ColumnMoved, about: "column moved to the end", sheet: targets, cell: "R1", got: "Thực hiện trong kỳ", keeps: 2, edit: func(e *editor) { moveColumn(e, targets, actualAt, "R") }},
	{code: finding.ColumnTwice, about: "column doubled", sheet: targets, got: "Thực hiện trong kỳ", keeps: 1, edit: func(e *editor) { copyColumn(e, targets, actualAt, "R") }},
	{code: finding.ColumnUnknown, about: "column added", sheet: targets, cell: "R6", got: "Ý kiến thêm", keeps: 2, edit: func(e *editor) {
		e.set(targets, "R4", "Ý kiến thêm")
		e.set(targets, "R6", "xin lùi hạn")
	}},
	{code: finding.RowMissing, about: "row deleted", sheet: targets, got: "3 Chỉ tiêu thứ 3 của tỉnh (mã CT.3/1)", keeps: 2, edit: func(e *editor) {
		e.loosen(targets)
		e.must(e.RemoveRow(targets, 7))
	}},
	{code: finding.RowUnknown, about: "row of another agency", sheet: targets, cell: "7:7", got: "3 | Chỉ tiêu thứ 3 của tỉnh | tỷ đồng | đạt khá (mã CT.99/1)", keeps: 2, edit: func(e *editor) { e.set(targets, "A7", "CT.99/1") }},
	{code: finding.RowTwice, about: "row copied and changed", sheet: targets, cell: "5:5, 6:6", got: "1 Chỉ tiêu thứ 1 của tỉnh (mã CT.1/1)", keeps: 1, edit: func(e *editor) {
		e.loosen(targets)
		e.must(e.DuplicateRow(targets, 5))
		e.set(targets, actualAt+"6", "9")
	}},
	{code: finding.RowApart, about: "words sorted, keys not", sheet: targets, cell: "5:5", keeps: 1, edit: func(e *editor) { swapRows(e, targets, 5, 7, "C", "O") }},
	{code: finding.RowNoKey, about: "row put in", sheet: targets, cell: "6:6", got: "chỉ tiêu mới | 5", keeps: 2, edit: func(e *editor) {
		e.loosen(targets)
		e.must(e.InsertRows(targets, 6, 1))
		e.set(targets, "D6", "chỉ tiêu mới")
		e.set(targets, actualAt+"6", "5")
	}},
	{code: finding.RowNoKey, about: "row put below", sheet: targets, cell: "11:11", keeps: 2, edit: func(e *editor) { e.set(targets, actualAt+"11", "5") }},
	{code: finding.CellNoNumber, about: "words", sheet: targets, cell: "G6", got: "đang tổng hợp", keeps: 2, edit: func(e *editor) { e.set(targets, "G6", "đang tổng hợp") }},
	{code: finding.CellNoNumber, about: "1-2 turned into a date", sheet: targets, cell: "G6", got: "01/02/2024", keeps: 2, edit: func(e *editor) { e.number(targets, "G6", 45323, "d-mmm") }},
	{code: finding.CellNoNumber, about: "a number of three hundred digits", sheet: targets, cell: "G6", keeps: 2, edit: func(e *editor) { e.number(targets, "G6", 1e300, "0") }},
	{code: finding.CellTwoNumbers, about: "a point", sheet: targets, cell: "G6", got: "12.5", want: "12,5 hoặc 125", keeps: 2, edit: func(e *editor) { e.set(targets, "G6", "12.5") }},
	{code: finding.CellOddNumber, about: "the English way", sheet: targets, cell: "G6", got: "1,234.5", want: "1.234,5", keeps: 2, edit: func(e *editor) { e.set(targets, "G6", "1,234.5") }},
	{code: finding.CellUnit, about: "another unit", sheet: targets, cell: "G6", got: "38 nghìn tỷ", want: "tỷ đồng", keeps: 2, edit: func(e *editor) { e.set(targets, "G6", "38 nghìn tỷ") }},
	{code: finding.CellUnit, about: "a percentage of money", sheet: targets, cell: "G6", got: "12,5%", want: "tỷ đồng", keeps: 2, edit: func(e *editor) { e.number(targets, "G6", 0.125, "0.0%") }},
	{code: finding.CellNoDate, about: "no day", sheet: lead, cell: "K6", got: "đầu tháng 3", keeps: 2, edit: func(e *editor) { e.set(lead, "K6", "đầu tháng 3") }},
	{code: finding.CellNoDate, about: "a bare number", sheet: lead, cell: "K6", got: "45356", keeps: 2, edit: func(e *editor) { e.number(lead, "K6", 45356, "0") }},
	{code: finding.CellDateFuture, about: "tomorrow", sheet: lead, cell: "K6", got: "21/03/2024", want: "20/03/2024", keeps: 2, edit: func(e *editor) { e.set(lead, "K6", "21/03/2024") }},
	{code: finding.CellDateLoose, about: "a day but not done", sheet: lead, cell: "K6", got: "05/03/2024", want: "Đang thực hiện", keeps: 2, edit: func(e *editor) {
		e.set(lead, "I6", "Đang thực hiện")
		e.set(lead, "K6", "05/03/2024")
	}},
	{code: finding.CellDoneLoose, about: "done but no day", sheet: lead, cell: "I6", keeps: 2, edit: func(e *editor) { e.set(lead, "I6", "Hoàn thành") }},
	{code: finding.CellNoChoice, about: "own words", sheet: lead, cell: "I6", got: "Xong", keeps: 2, edit: func(e *editor) { e.set(lead, "I6", "Xong") }},
	{code: finding.CellNoChoice, about: "a number", sheet: lead, cell: "I6", got: "3", keeps: 2, edit: func(e *editor) { e.number(lead, "I6", 3, "0") }},
	{code: finding.CellPercent, about: "above 100", sheet: lead, cell: "J6", got: "140", keeps: 2, edit: func(e *editor) { e.set(lead, "J6", "140") }},
	{code: finding.CellPercent, about: "words", sheet: lead, cell: "J6", got: "gần xong", keeps: 2, edit: func(e *editor) { e.set(lead, "J6", "gần xong") }},
	{code: finding.CellFormula, about: "formula without a value", sheet: targets, cell: "G6", got: "=A1*2", keeps: 2, edit: func(e *editor) {
		e.must(e.SetCellFormula(targets, "G6", "A1*2"))
	}},
	{code: finding.CellTooLong, about: "a whole report", sheet: lead, cell: "L6", got: "9000", want: "8000", keeps: 2, edit: func(e *editor) { e.set(lead, "L6", strings.Repeat("à", 9000)) }},
	{code: finding.CellKept, about: "blank where a value is", sheet: lead, cell: "I6, L6", got: "Đang thực hiện; đã làm", keeps: 2, edit: func(*editor) {}},
	{code: finding.CellElsewhere, about: "right of the table", sheet: targets, cell: "T6", got: "xin ý kiến", keeps: 2, edit: func(e *editor) { e.set(targets, "T6", "xin ý kiến") }},
	{code: finding.CellElsewhere, about: "below the table", sheet: targets, cell: "D30", got: "Người lập | Trần B", keeps: 2, edit: func(e *editor) {
		e.set(targets, "D30", "Người lập")
		e.set(targets, "G30", "Trần B")
	}},
	{code: finding.CellElsewhere, about: "above the table", sheet: targets, cell: "G3", got: "lưu ý", keeps: 2, edit: func(e *editor) { e.set(targets, "G3", "lưu ý") }},
	{code: finding.CellElsewhere, about: "over a formula", sheet: targets, cell: "O6", got: "Vượt xa", keeps: 2, edit: func(e *editor) { e.set(targets, "O6", "Vượt xa") }},
	{code: finding.CellElsewhere, about: "over what was reported before", sheet: lead, cell: "H6", got: "sửa lại", keeps: 2, edit: func(e *editor) { e.set(lead, "H6", "sửa lại") }},
	{code: finding.CellElsewhere, about: "in a row that asks for nothing", sheet: words.SheetShared, cell: "5:5", got: "sửa chữ", keeps: 2, edit: func(e *editor) { e.set(words.SheetShared, "D5", "sửa chữ") }},
	{code: finding.CellElsewhere, about: "on a sheet of its own", sheet: "Thêm", cell: "B2", got: "số liệu khác", keeps: 2, edit: func(e *editor) {
		_, err := e.NewSheet("Thêm")
		e.must(err)
		e.set("Thêm", "B2", "số liệu khác")
	}},
	{code: finding.CellElsewhere, about: "below the letter", sheet: words.SheetGuide, got: "gửi anh Ba", keeps: 2, edit: func(e *editor) { e.set(words.SheetGuide, "B60", "gửi anh Ba") }},
	{code: finding.CellMerged, about: "merged down", sheet: targets, cell: "G6:G8", got: "G6:G8", want: "G6", keeps: 2, edit: func(e *editor) {
		e.set(targets, "G6", "5")
		e.must(e.MergeCell(targets, "G6", "G8"))
	}},
}

// loosen takes away the checks of a sheet, which keep the library that edits here from moving rows and columns.
func (e *editor) loosen(sheet string) { e.must(e.DeleteDataValidation(sheet)) }

// forget takes the Issue out of the document properties.
func forget(e *editor) {
	for _, name := range []string{"id", "layout", "plan", "revision", "base", "agency", "period"} {
		e.must(e.SetCustomProps(excelize.CustomProperty{Name: "theodoi." + name}))
	}
}

func copyColumn(e *editor, sheet, from, to string) {
	rows, err := e.GetRows(sheet)
	e.must(err)
	column, err := excelize.ColumnNameToNumber(from)
	e.must(err)
	for i, row := range rows {
		if len(row) >= column && row[column-1] != "" {
			target, err := excelize.JoinCellName(to, i+1)
			e.must(err)
			e.set(sheet, target, row[column-1])
		}
	}
}

func moveColumn(e *editor, sheet, from, to string) {
	copyColumn(e, sheet, from, to)
	for i := 1; i <= 30; i++ {
		cell, err := excelize.JoinCellName(from, i)
		e.must(err)
		e.must(e.SetCellValue(sheet, cell, nil))
	}
}

// swapRows swaps the texts of two rows between two columns, as sorting a part of the table does.
func swapRows(e *editor, sheet string, a, b int, from, to string) {
	first, err := excelize.ColumnNameToNumber(from)
	e.must(err)
	last, err := excelize.ColumnNameToNumber(to)
	e.must(err)
	for c := first; c <= last; c++ {
		x, err := e.GetCellValue(sheet, cellName(a, c))
		e.must(err)
		y, err := e.GetCellValue(sheet, cellName(b, c))
		e.must(err)
		e.set(sheet, cellName(a, c), y)
		e.set(sheet, cellName(b, c), x)
	}
}

// Every way to spoil a part of a workbook gives its finding at its place, and costs nothing but that part: the values in G5 of the
// targets and L5 of the tasks come through unless the fault is theirs.
func TestCodes(t *testing.T) {
	book := sampleBook(6)
	issued := write(t, book)
	known := func(key progress.Key, field progress.Field) string {
		if key == (progress.Key{Ref: "III.1-2", Agency: "SXD", Role: progress.Lead}) {
			return map[progress.Field]string{progress.StatusField: "in-progress", progress.Result: "đã làm"}[field]
		}
		return ""
	}
	for _, c := range inFiles {
		t.Run(string(c.code)+" "+c.about, func(t *testing.T) {
			data := edit(t, issued, func(e *editor) {
				e.set(targets, "G5", "7")
				e.set(lead, "L5", "đã xong phần một")
				c.edit(e)
			})
			at := Taken{Today: today}
			if c.code == finding.CellKept {
				at.Known = known
			}
			batch, found := match(t, data, book, at)
			i := slices.IndexFunc(found, func(f finding.Finding) bool {
				return f.Code == c.code && f.Place.Sheet == c.sheet && (c.cell == "" || f.Place.Cell == c.cell) && (c.got == "" || f.Got == c.got) && (c.want == "" || f.Want == c.want)
			})
			if i < 0 {
				t.Fatalf("no %s in%s", c.code, list(found))
			}
			if found[i].Place.File != "nop.xlsx" {
				t.Errorf("the finding does not name the file: %+v", found[i].Place)
			}
			kept := 0
			got := values(batch)
			if got["CT.1/1 owner actual"] == "7" {
				kept++
			}
			if got["III.1-1 lead result"] == "đã xong phần một" {
				kept++
			}
			if kept != c.keeps {
				t.Errorf("%d of the two good values came through, want %d: %v", kept, c.keeps, list(found))
			}
			if n := len(found); n > 6 && c.code != finding.SheetMore {
				t.Errorf("%d findings for one fault:%s", n, list(found))
			}
		})
	}
}

// Errors of the spreadsheet program are stored in a way that the writing library has no call for.
func TestErrorCell(t *testing.T) {
	book := sampleBook(3)
	data := patch(t, edit(t, write(t, book), func(e *editor) { e.number(targets, "G6", 424242, "0") }), func(name, xml string) string {
		return strings.Replace(xml, "><v>424242</v>", ` t="e"><f>A1/0</f><v>#DIV/0!</v>`, 1)
	})
	_, found := match(t, data, book, Taken{})
	f, ok := find(found, finding.CellError)
	if !ok || f.Place.Cell != "G6" || f.Got != "#DIV/0!" {
		t.Errorf("found %s", list(found))
	}
}

// patch changes the XML of the parts of a workbook.
func patch(t testing.TB, data []byte, change func(name, xml string) string) []byte {
	t.Helper()
	out := repacked(t, data, change)
	checkBothWays(t, out)
	return out
}

func repacked(t testing.TB, data []byte, change func(name, xml string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, change(f.Name, string(body))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// ole makes the smallest thing that looks like an old Office file with one stream.
func ole(stream string) []byte {
	data := make([]byte, 1024)
	copy(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for i, u := range utf16.Encode([]rune(stream)) {
		data[512+2*i] = byte(u)
	}
	return data
}

// archiveOf makes a zip file of parts; two strings each, name and content.
func archiveOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		part, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	checkBothWays(t, b.Bytes())
	return b.Bytes()
}

// Files that are no workbook of ours are named for what they are, whatever their name says.
func TestNotReadable(t *testing.T) {
	good := write(t, sampleBook(2))
	cases := []struct {
		about string
		data  []byte
		code  finding.Code
		got   string
	}{
		{"empty", nil, finding.FileEmpty, ""},
		{"old Excel", ole("Workbook"), finding.WorkbookOld, ""},
		{"with a password", ole("EncryptedPackage"), finding.WorkbookEncrypted, ""},
		{"old Word", ole("WordDocument"), finding.WorkbookNotOne, finding.LooksWord},
		{"an installer", ole("Something"), finding.WorkbookNotOne, finding.LooksOLE},
		{"LibreOffice", archiveOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>"), finding.WorkbookODS, ""},
		{"LibreOffice text", archiveOf(t, "mimetype", "application/vnd.oasis.opendocument.text"), finding.WorkbookNotOne, finding.LooksODF},
		{"Word", archiveOf(t, "_rels/.rels", "<Relationships/>", "word/document.xml", "<a/>"), finding.WorkbookNotOne, finding.LooksWord},
		{"binary Excel", archiveOf(t, "_rels/.rels", "<Relationships/>", "xl/workbook.bin", "x"), finding.WorkbookNotOne, finding.LooksXLSB},
		{"other archive", archiveOf(t, "a.txt", "x"), finding.WorkbookNotOne, finding.LooksZIP},
		{"picture", []byte("\x89PNG\r\n\x1a\n0000"), finding.WorkbookNotOne, finding.LooksPNG},
		{"PDF", []byte("%PDF-1.7 ..."), finding.WorkbookNotOne, finding.LooksPDF},
		{"CSV of one line", []byte("\xef\xbb\xbfTT;Chỉ tiêu;Thực hiện\n"), finding.WorkbookNotOne, finding.LooksCSV},
		{"text", []byte("Kính gửi Sở"), finding.WorkbookNotOne, finding.LooksText},
		{"web page named .xls", []byte("<html><table></table></html>"), finding.WorkbookNotOne, finding.LooksHTML},
		{"noise", []byte("\x01\x02\x00\xff\xfe\x03"), finding.WorkbookNotOne, finding.LooksUnknown},
		{"cut in the middle", good[:len(good)/2], finding.WorkbookDamaged, finding.LacksEnd},
		{"no workbook part", archiveOf(t, "_rels/.rels", "<Relationships/>"), finding.WorkbookDamaged, finding.LacksWorkbook},
		{"no sheet", archiveOf(t, "xl/workbook.xml", "<workbook/>"), finding.WorkbookDamaged, finding.LacksSheets},
		{"too big", make([]byte, 33*mebibyte), finding.WorkbookTooBig, "33 MB"},
	}
	for _, c := range cases {
		t.Run(c.about, func(t *testing.T) {
			ret, found := open("nop.xlsx", c.data, usual())
			if ret != nil || len(found) != 1 || found[0].Code != c.code || c.got != "" && found[0].Got != c.got {
				t.Errorf("%v, found %s", ret != nil, list(found))
			}
		})
	}
}

// What the program cannot foresee costs one file, not the program.
func TestBroken(t *testing.T) {
	book := sampleBook(2)
	ret, _ := Open("nop.xlsx", edit(t, write(t, book), func(e *editor) {}))
	_, found := ret.Match(book, Taken{Known: func(progress.Key, progress.Field) string { panic("boom") }})
	if len(found) != 1 || found[0].Code != finding.FileBroke || found[0].Got != "boom" {
		t.Errorf("found %s", list(found))
	}
}

func TestCheck(t *testing.T) {
	issue := progress.Issue{ID: "X", Layout: sheet.Layout, Plan: "91/QĐ-UBND", Revision: 1, Agency: "SYT", Period: "2024-Q1"}
	names := func(code string) string {
		return map[string]string{"SYT": "Sở Y tế", "SXD": "Sở Xây dựng"}[code]
	}
	if found := Check(issue, Expected{Plan: "91/QĐ-UBND", Revision: 1, Agency: "SYT", Period: "2024-Q1"}); len(found) > 0 {
		t.Errorf("the right workbook: %s", list(found))
	}
	if found := Check(issue, Expected{}); len(found) > 0 {
		t.Errorf("nothing expected: %s", list(found))
	}
	newer := issue
	newer.Layout++
	found := Check(newer, Expected{Plan: "12/QĐ-UBND", Revision: 2, Agency: "SXD", Period: "2024-Q2", Names: names})
	want := []struct {
		code      finding.Code
		got, want string
	}{
		{finding.WorkbookNewer, "2", "1"},
		{finding.WorkbookWrongPlan, "91/QĐ-UBND (lần 1)", "12/QĐ-UBND (lần 2)"},
		{finding.WorkbookWrongAgent, "Sở Y tế", "Sở Xây dựng"},
		{finding.WorkbookWrongTime, "Quý I năm 2024", "Quý II năm 2024"},
	}
	if len(found) != len(want) {
		t.Fatalf("found %s", list(found))
	}
	for i, w := range want {
		if f := found[i]; f.Code != w.code || f.Got != w.got || f.Want != w.want {
			t.Errorf("found %+v, want %+v", f, w)
		}
	}
}

// elsewhere are the codes of these stages that are raised by whoever knows the store, or have a test of their own in this file.
var elsewhere = []finding.Code{
	finding.WorkbookUnknown, finding.WorkbookRepeated, finding.WorkbookSecond, finding.WorkbookNotKept, finding.WorkbookLater, finding.WorkbookOlder,
	finding.WorkbookBack, finding.WorkbookLatePeriod, finding.WorkbookCarried, finding.WorkbookConfirmed, finding.WorkbookNotIssued, finding.CellTwoValues, finding.CellNewerBlank,
}

var ownTests = []finding.Code{
	finding.WorkbookOld, finding.WorkbookODS, finding.WorkbookEncrypted, finding.WorkbookNotOne, finding.WorkbookDamaged,
	finding.WorkbookTooBig, finding.WorkbookWrongPlan, finding.WorkbookWrongAgent, finding.WorkbookWrongTime,
	finding.WorkbookNewer, finding.WorkbookEmpty, finding.WorkbookFeedback, finding.CellError,
	finding.WorkbookConvert, finding.WorkbookConverted, finding.WorkbookByText,
}

func TestEveryCodeHasATest(t *testing.T) {
	tested := slices.Concat(elsewhere, ownTests)
	for _, c := range inFiles {
		tested = append(tested, c.code)
	}
	for _, c := range oddCases {
		tested = append(tested, c.code)
	}
	for _, g := range manglings {
		for _, c := range g.list {
			tested = append(tested, c.codes...)
		}
	}
	for _, e := range finding.Catalogue() {
		stage, _, _ := strings.Cut(string(e.Code), ".")
		if slices.Contains([]string{"workbook", "sheet", "column", "row", "cell"}, stage) && !slices.Contains(tested, e.Code) {
			t.Errorf("no test makes %s", e.Code)
		}
	}
}
