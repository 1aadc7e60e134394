package intake

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// pasted copies what people see of every sheet into a new workbook, as "paste values" does; hidden rows, columns and sheets stay behind.
func pasted(t testing.TB, data []byte, change func(e *editor)) []byte {
	t.Helper()
	from, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to := excelize.NewFile()
	defer to.Close()
	e := &editor{t, to}
	for i, name := range []string{words.SheetGuide, targets, lead, words.SheetSupport} {
		_, err := to.NewSheet(fmt.Sprintf("Sheet%d", i+1))
		e.must(err)
		rows, err := from.GetRows(name)
		e.must(err)
		for y, row := range rows[1:] {
			for x := 2; x < len(row); x++ {
				if row[x] != "" {
					e.set(fmt.Sprintf("Sheet%d", i+1), cellName(y+1, x-1), row[x])
				}
			}
			if name == words.SheetGuide && len(row) > 1 {
				e.set("Sheet1", cellName(y+1, 1), row[1])
				if len(row) > 2 {
					e.set("Sheet1", cellName(y+1, 2), row[2])
				}
			}
		}
	}
	if change != nil {
		change(e)
	}
	var b bytes.Buffer
	if err := to.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened opens a file that lost what says which workbook it is.
func opened(t testing.TB, name string, data []byte) *Return {
	t.Helper()
	ret, found := Open(name, data)
	if ret == nil {
		t.Fatalf("not opened: %s", list(found))
	}
	if _, ok := find(found, finding.WorkbookNoIssue); !ok || ret.Issue.ID != "" {
		t.Fatalf("it says that it is %q: %s", ret.Issue.ID, list(found))
	}
	return ret
}

// other is the same agency's workbook of another period, or another agency's.
func other(n int, agency, name, period, words string) sheet.Book {
	book := sampleBook(n)
	book.Issue.ID, book.Issue.Agency, book.Issue.Period = "TD-"+agency+period, agency, period
	book.Cover.Agency, book.Cover.Period = name, words
	return book
}

func TestValuesPastedIntoANewWorkbook(t *testing.T) {
	book := sampleBook(6)
	whole, _ := match(t, filled(t, 6), book, Taken{Today: today})
	ret := opened(t, "nop.xlsx", pasted(t, filled(t, 6), nil))
	fits := ret.Candidates([]sheet.Book{other(6, "SXD", "Sở Xây dựng", "2023-Q4", "quý IV năm 2023"), other(3, "SYT", "Sở Y tế", "2024-Q1", "quý I năm 2024"), book})
	if len(fits) != 3 || fits[0].Book.Issue != book.Issue || fits[0].Rows != 18 || fits[0].Of != 18 || !fits[0].Named {
		t.Fatalf("fits %+v", fits)
	}
	batch, found := ret.MatchByText(fits[0].Book, Taken{Today: today})
	if !reflect.DeepEqual(values(batch), values(whole)) {
		t.Errorf("values %v\nwant %v", values(batch), values(whole))
	}
	blocks := 0
	for _, f := range found {
		if f.Severity == finding.Block {
			blocks++
		}
	}
	f, ok := find(found, finding.WorkbookByText)
	if !ok || blocks != 1 || f.Got != "Sở Xây dựng, Quý I năm 2024" || f.Want != "khớp 18 trong 18 dòng" {
		t.Errorf("found %s", list(found))
	}
	if batch.Issue != book.Issue || batch.SHA256 == "" {
		t.Errorf("batch of %+v", batch.Issue)
	}
}

// Words may be written another way, rows may lack or stand elsewhere, one row may be there twice, one cell may be faulty.
func TestWordsThatFitNearly(t *testing.T) {
	book := sampleBook(6)
	data := pasted(t, filled(t, 6), func(e *editor) {
		e.set("Sheet2", "B5", norm.NFD.String("CHỈ  TIÊU thứ 2 của tỉnh ")) // row of CT.2
		e.set("Sheet2", "B6", "Chỉ tiêu do chúng tôi thêm")                 // was CT.3
		e.set("Sheet2", "E7", "12.5")                                       // actual of CT.4
		e.must(e.DuplicateRow("Sheet2", 8))                                 // CT.5
		e.set("Sheet2", "E9", "99")
		e.set("Sheet1", "B40", "x")
	})
	ret := opened(t, "nop.xlsx", data)
	batch, found := ret.MatchByText(book, Taken{Today: today})
	got := values(batch)
	if got["CT.2/1 owner actual"] != "1.5" || got["CT.1/1 owner actual"] != "0.5" || got["CT.6/1 owner actual"] != "5.5" {
		t.Errorf("values %v", got)
	}
	for _, code := range []finding.Code{finding.WorkbookByText, finding.RowNoKey, finding.RowTwice, finding.CellTwoNumbers} {
		if _, ok := find(found, code); !ok {
			t.Errorf("no %s in %s", code, list(found))
		}
	}
	if f, _ := find(found, finding.WorkbookByText); f.Want != "khớp 17 trong 18 dòng" {
		t.Errorf("%s", f)
	}
	if err := waitsFit(batch, found); err != nil {
		t.Error(err)
	}
}

// Of rows with the same words the other cells decide, or none is taken.
func TestRowsWithTheSameWords(t *testing.T) {
	book := sampleBook(4)
	s := &book.Sheets[0]
	for i := range s.Rows[:2] {
		s.Rows[i].Cells["name"] = "Tỷ lệ hộ nghèo giảm"
	}
	s.Rows[2].Cells["name"], s.Rows[3].Cells["name"], s.Rows[3].Cells["ordinal"] = "Thu ngân sách", "Thu ngân sách", "3"
	s.Rows[3].Cells["plan"] = s.Rows[2].Cells["plan"]
	data := edit(t, write(t, book), func(e *editor) {
		for i := range 4 {
			e.set(targets, cellName(5+i, 7), fmt.Sprint(i+1))
		}
	})
	batch, found := opened(t, "a.xlsx", pasted(t, data, nil)).MatchByText(book, Taken{})
	got := values(batch)
	if got["CT.1/1 owner actual"] != "1" || got["CT.2/1 owner actual"] != "2" || got["CT.3/1 owner actual"] != "" || got["CT.4/1 owner actual"] != "" {
		t.Errorf("values %v", got)
	}
	if _, ok := find(found, finding.RowNoKey); !ok {
		t.Errorf("rows that nobody can tell apart were lost: %s", list(found))
	}
}

// A file of something else is nobody's.
func TestNothingFits(t *testing.T) {
	ret := opened(t, "khac.csv", []byte("TT;Họ và tên;Ngày sinh\n1;Nguyễn Văn A;01/02/1980\n2;Trần Thị B;03/04/1985\n"))
	if fits := ret.Candidates([]sheet.Book{sampleBook(6)}); len(fits) > 0 {
		t.Errorf("fits %+v", fits)
	}
	batch, found := ret.MatchByText(sampleBook(6), Taken{})
	if _, ok := find(found, finding.WorkbookByText); !ok || len(batch.Updates) > 0 {
		t.Errorf("%v %s", values(batch), list(found))
	}
}

// table writes the visible part of a sheet as text.
func table(mark string, rows ...[]string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, field := range row {
			if i > 0 {
				b.WriteString(mark)
			}
			if strings.ContainsAny(field, mark+"\n\"") {
				field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
			}
			b.WriteString(field)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

func wide(s string, order string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if order == "little" {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

// A table saved as text in any of the ways that Excel and old editors know says the same.
func TestTablesOfText(t *testing.T) {
	book := sampleBook(3)
	rows := [][]string{
		{"TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU"}, {},
		{"TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện trong kỳ", "Nguyên nhân"},
		{"1", "Chỉ tiêu thứ 1 của tỉnh", "%", "70.000-71.000", "62,5", "do mưa; lũ, \"lớn\"\nkéo dài"},
		{"2", "Chỉ tiêu thứ 2 của tỉnh", "tỷ đồng", "70.000-71.000", "45", ""},
	}
	semicolons := table(";", rows...)
	old := func(l viet.Legacy) []byte {
		data, lost := l.Encode(strings.Replace(semicolons, "TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU", "Tình hình thực hiện", 1)) // TCVN3 has no such capitals
		if lost > 0 {
			t.Fatalf("%s lacks letters", l)
		}
		return data
	}
	windows, err := charmap.Windows1258.NewEncoder().Bytes([]byte(to1258(semicolons)))
	if err != nil {
		t.Fatal(err)
	}
	for about, data := range map[string][]byte{
		"semicolons": []byte(semicolons), "commas": []byte(table(",", rows...)), "tabs": []byte(table("\t", rows...)),
		"with a mark": []byte("\xef\xbb\xbf" + semicolons), "separator named": []byte("sep=;\r\n" + semicolons),
		"UTF-16 with a mark": append([]byte("\xff\xfe"), wide(table("\t", rows...), "little")...), "UTF-16 big": append([]byte("\xfe\xff"), wide(semicolons, "big")...),
		"UTF-16 without a mark": wide(semicolons, "little"), "big without a mark": wide(semicolons, "big"),
		"decomposed": []byte(norm.NFD.String(semicolons)), "old Mac line ends": []byte(strings.ReplaceAll(semicolons, "\r\n", "\r")),
		"Windows-1258": windows, "TCVN3": old(viet.TCVN3), "VNI": old(viet.VNI),
	} {
		ret := opened(t, "Chỉ tiêu.csv", data)
		fits := ret.Candidates([]sheet.Book{book})
		if len(fits) != 1 || fits[0].Rows != 2 || fits[0].Of != 9 {
			t.Errorf("%s: fits %+v", about, fits)
			continue
		}
		batch, found := ret.MatchByText(book, Taken{Today: today})
		got := values(batch)
		want := map[string]string{"CT.1/1 owner actual": "62.5", "CT.2/1 owner actual": "45", "CT.1/1 owner cause": "do mưa; lũ, \"lớn\"\nkéo dài"}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v %s", about, got, list(found))
		}
		if batch.Updates[0].Sheet != "Chỉ tiêu" || batch.Updates[0].Cell != "E4" {
			t.Errorf("%s: taken from %s!%s", about, batch.Updates[0].Sheet, batch.Updates[0].Cell)
		}
	}
}

// to1258 writes letters as Windows-1258 has them: base letters composed, tones apart.
func to1258(s string) string {
	var b strings.Builder
	for _, r := range s {
		d := []rune(norm.NFD.String(string(r)))
		tone := ""
		rest := d[:0:0]
		for _, x := range d {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", x) {
				tone = string(x)
			} else {
				rest = append(rest, x)
			}
		}
		b.WriteString(norm.NFC.String(string(rest)) + tone)
	}
	return b.String()
}

// A sheet saved as CSV by Excel keeps its hidden row and columns: then nothing needs to be guessed.
func TestTableWithKeys(t *testing.T) {
	book := sampleBook(3)
	s, _ := book.Sheet(sheet.Targets)
	var keys, headings []string
	for _, c := range s.Columns {
		keys, headings = append(keys, c.Key), append(headings, c.Title)
	}
	rows := [][]string{append(keys, book.Issue.ID), {"", "", s.Title}, {}, headings}
	for _, r := range s.Rows {
		var line []string
		for _, c := range s.Columns {
			line = append(line, map[string]string{sheet.RefColumn: string(r.Ref), sheet.CheckColumn: s.CheckOf(r), "actual": "65"}[c.Key]+r.Cells[c.Key])
		}
		rows = append(rows, line)
	}
	ret, found := Open("Chi tieu.csv", []byte(table(";", rows...)))
	if ret == nil || ret.Issue.ID != book.Issue.ID || len(found) > 0 {
		t.Fatalf("%s", list(found))
	}
	batch, found := ret.Match(book, Taken{})
	if got := values(batch); got["CT.1/1 owner actual"] != "65" || got["CT.3/1 owner actual"] != "65" || finding.Any(found, finding.Block) {
		t.Errorf("%v %s", got, list(found))
	}
}

// A sheet of a workbook that lost its row of keys waits cell by cell, as far as its rows are known.
func TestSheetWithoutKeysWaits(t *testing.T) {
	book := sampleBook(3)
	batch, found := match(t, edit(t, filled(t, 3), func(e *editor) {
		e.loosen(targets)
		e.must(e.RemoveRow(targets, 1))
	}), book, Taken{Today: today})
	n := 0
	for _, w := range batch.Waits {
		if w.Code == string(finding.SheetNoKeys) && w.Update.Role == progress.Owner {
			n++
		}
	}
	if n != 9 {
		t.Errorf("%d cells wait: %+v", n, batch.Waits)
	}
	if err := waitsFit(batch, found); err != nil {
		t.Error(err)
	}
}
