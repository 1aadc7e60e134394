package excel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

func TestSameBookSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, sample()), write(t, sample())) {
		t.Error("the same book was written as two different files")
	}
}

func TestKeysStandWhereTheContractSays(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	for _, s := range book.Sheets {
		for i, c := range s.Columns {
			if got := value(t, f, s.Name, cell(i, sheet.KeyRow)); got != c.Key {
				t.Errorf("%s!%s holds key %q, want %q", s.Name, cell(i, sheet.KeyRow), got, c.Key)
			}
		}
		if got := value(t, f, s.Name, cell(len(s.Columns), sheet.KeyRow)); got != book.Issue.ID {
			t.Errorf("%s: key row ends with %q, want the issue's ID", s.Name, got)
		}
		for n, r := range s.Rows {
			row := sheet.FirstRow + n
			if ref, check := value(t, f, s.Name, cell(0, row)), value(t, f, s.Name, cell(1, row)); ref != string(r.Ref) || check != s.CheckOf(r) {
				t.Errorf("%s row %d: ref %q, check %q", s.Name, row, ref, check)
			}
		}
		if visible, err := f.GetRowVisible(s.Name, sheet.KeyRow); err != nil || visible {
			t.Errorf("%s: key row is visible (%v)", s.Name, err)
		}
		for _, column := range []string{"A", "B"} {
			if visible, err := f.GetColVisible(s.Name, column); err != nil || visible {
				t.Errorf("%s: column %s is visible (%v)", s.Name, column, err)
			}
		}
	}
	for _, hidden := range []string{sheet.IssueSheet, sheet.ListSheet} {
		if visible, err := f.GetSheetVisible(hidden); err != nil || visible {
			t.Errorf("%s is visible (%v)", hidden, err)
		}
	}
	if got := value(t, f, sheet.IssueSheet, "B1"); got != book.Issue.ID {
		t.Errorf("%s!B1 is %q", sheet.IssueSheet, got)
	}
}

func TestSheetsComeInOrderAndOpenOnTheGuide(t *testing.T) {
	f := open(t, write(t, sample()))
	want := []string{words.SheetGuide, words.SheetTargets, words.SheetLead, words.SheetSupport, words.SheetShared, sheet.IssueSheet, sheet.ListSheet}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Errorf("sheet %d is active", f.GetActiveSheetIndex())
	}
}

// TestOnlyInputCellsAreOpen checks every cell of every row: inputs are unlocked text cells, everything else is locked.
func TestOnlyInputCellsAreOpen(t *testing.T) {
	book := sample()
	checkLocks(t, open(t, write(t, book)), book)
}

func checkLocks(t *testing.T, f *excelize.File, book sheet.Book) {
	t.Helper()
	for _, s := range book.Sheets {
		for n := range s.Rows {
			for i, c := range s.Columns {
				name := cell(i, sheet.FirstRow+n)
				id, err := f.GetCellStyle(s.Name, name)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				open := style.Protection != nil && !style.Protection.Locked
				if open != c.Input {
					t.Errorf("%s!%s (%s): unlocked %t, want %t", s.Name, name, c.Key, open, c.Input)
				}
				if c.Input && !isTextFormat(style) {
					t.Errorf("%s!%s (%s) has number format %d, want text", s.Name, name, c.Key, style.NumFmt)
				}
			}
		}
	}
}

// isTextFormat knows the built-in text format and the same written out, as LibreOffice saves it.
func isTextFormat(s *excelize.Style) bool {
	return s.NumFmt == textFormat || s.CustomNumFmt != nil && *s.CustomNumFmt == "@"
}

func TestChecksWarnAndNeverStop(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	lists := 0
	for _, s := range append([]string{words.SheetGuide}, sheetNames(book)...) {
		checks, err := f.GetDataValidations(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range checks {
			if v.Type != "" && (v.ErrorStyle == nil || *v.ErrorStyle != "warning") {
				t.Errorf("%s!%s: a check that stops", s, v.Sqref)
			}
			if n := utf8.RuneCountInString(html.UnescapeString(v.Formula1)); n > 255 {
				t.Errorf("%s!%s: the check has %d characters, Excel takes 255: %s", s, v.Sqref, n, v.Formula1)
			}
			if v.Type == "list" {
				lists++
				if v.Formula1 != sheet.StatusList {
					t.Errorf("%s!%s: list %q", s, v.Sqref, v.Formula1)
				}
			}
		}
	}
	if lists != 1 {
		t.Errorf("%d drop-downs, want one for the status", lists)
	}
}

func sheetNames(book sheet.Book) []string {
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	return names
}

func TestTextNeverBecomesAFormula(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	s, _ := book.Sheet(sheet.Lead)
	_, column := s.Column("text")
	for n, r := range s.Rows {
		name := cell(column, sheet.FirstRow+n)
		if formula, err := f.GetCellFormula(s.Name, name); err != nil || formula != "" {
			t.Errorf("%s holds the formula %q (%v)", name, formula, err)
		}
		if got := value(t, f, s.Name, name); got != r.Cells["text"] {
			t.Errorf("%s reads %q, want %q", name, got, r.Cells["text"])
		}
	}
}

func TestFormulasNameTheirOwnRow(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	s, _ := book.Sheet(sheet.Targets)
	for n, r := range s.Rows {
		for key := range r.Formulas {
			_, column := s.Column(key)
			formula, err := f.GetCellFormula(s.Name, cell(column, sheet.FirstRow+n))
			if err != nil {
				t.Fatal(err)
			}
			_, actual := s.Column("actual")
			if formula == "" || strings.Contains(formula, "{") || key == "vs_last_year" && !strings.Contains(formula, rowCell(actual, sheet.FirstRow+n)) {
				t.Errorf("%s of %s is %q", key, r.Ref, formula)
			}
		}
	}
}

func TestFormulaThatNamesNoColumnIsAnError(t *testing.T) {
	book := sample()
	book.Sheets[0].Rows[0].Formulas = map[string]string{"rating": "{nowhere}+1"}
	if err := Write(io.Discard, book); err == nil {
		t.Error("no error for a formula that names a column that is not there")
	}
}

func TestTextLongerThanACellIsAnErrorNotACut(t *testing.T) {
	book := sample()
	s := &book.Sheets[1]
	s.Rows[0].Cells["text"] = strings.Repeat("dài ", 10_000)
	if err := Write(io.Discard, book); err == nil {
		t.Error("a text of 40,000 letters was written without an error")
	}
}

func TestFailingWriterGetsAnError(t *testing.T) {
	if err := Write(brokenWriter{}, sample()); err == nil {
		t.Error("no error from a writer that fails")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestAgencyWithoutRowsGetsAValidWorkbook(t *testing.T) {
	in := sampleInput()
	in.Owed = progress.Owed{Agency: in.Owed.Agency}
	book := sheet.Build(in)
	f := open(t, write(t, book))
	if got := value(t, f, words.SheetTargets, cell(2, sheet.NoticeRow)); got != words.EmptySheet {
		t.Errorf("the empty sheet says %q", got)
	}
}

// TestPartsAreWellFormedAndInOrder reads every part as XML and checks the order of a worksheet's elements, which Excel insists on: a
// file that breaks it opens with a repair prompt.
func TestPartsAreWellFormedAndInOrder(t *testing.T) {
	order := []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter", "mergeCells",
		"conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "ignoredErrors", "drawing", "extLst"}
	data := write(t, sample())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		children := childrenOf(t, f)
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		last := -1
		for _, name := range children {
			at := slices.Index(order, name)
			if at < 0 || at < last {
				t.Errorf("%s: <%s> stands out of order in %v", f.Name, name, children)
			}
			last = at
		}
	}
	if sheets != 7 {
		t.Errorf("%d worksheets, want 7", sheets)
	}
}

// childrenOf parses a part and returns the names of the root's children.
func childrenOf(t *testing.T, f *zip.File) []string {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var children []string
	dec := xml.NewDecoder(r)
	for depth := 0; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return children
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth == 1 {
				children = append(children, e.Name.Local)
			}
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

func TestRowsAreNotPinned(t *testing.T) {
	data := write(t, sample())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(part, []byte("customHeight")) {
			t.Errorf("%s pins the height of a row", f.Name)
		}
	}
}

// TestLibreOfficeKeepsWhatTheReaderNeeds saves the workbook through LibreOffice, as an agency without Excel does.
func TestLibreOfficeKeepsWhatTheReaderNeeds(t *testing.T) {
	book := sample()
	f := throughLibreOffice(t, write(t, book))
	for _, s := range book.Sheets {
		for i, c := range s.Columns {
			if got := value(t, f, s.Name, cell(i, sheet.KeyRow)); got != c.Key {
				t.Errorf("%s!%s holds key %q, want %q", s.Name, cell(i, sheet.KeyRow), got, c.Key)
			}
		}
		for n, r := range s.Rows {
			if got := value(t, f, s.Name, cell(0, sheet.FirstRow+n)); got != string(r.Ref) {
				t.Errorf("%s row %d holds ref %q, want %q", s.Name, n, got, r.Ref)
			}
		}
	}
	if got := value(t, f, sheet.IssueSheet, "B1"); got != book.Issue.ID {
		t.Errorf("the issue's ID is %q", got)
	}
	checkLocks(t, f, book)
	names := 0
	for _, n := range f.GetDefinedName() {
		if n.Name == sheet.StatusList {
			names++
		}
	}
	if names != 1 {
		t.Errorf("the name of the drop-down list stands %d times", names)
	}
}

// TestComparisonsAreRightInLibreOffice types figures and lets LibreOffice compute what the clerk sees beside them.
func TestComparisonsAreRightInLibreOffice(t *testing.T) {
	book := sample()
	s, _ := book.Sheet(sheet.Targets)
	f := open(t, write(t, book))
	for _, in := range []struct{ ref, key, text string }{
		{"CT.1/1", "actual", "3,75"}, {"CT.1/1", "estimate", "4,2"}, {"CT.1/1", "last_year", "3,5"},
		{"CT.4/1", "actual", "8.000"}, {"CT.4/1", "cumulative", "8.000"}, {"CT.4/1", "estimate", "42.000"}, {"CT.4/1", "last_year", "6.400"},
		{"CT.11/1", "estimate", "1,95"},
		{"CT.17/1", "estimate", "1,2"}, {"CT.17/2", "estimate", "7"},
	} {
		if err := f.SetCellStr(s.Name, at(t, s, in.ref, in.key), in.text); err != nil {
			t.Fatal(err)
		}
	}
	var typed bytes.Buffer
	if err := f.Write(&typed); err != nil {
		t.Fatal(err)
	}
	computed := throughLibreOffice(t, typed.Bytes())
	for _, want := range []struct{ ref, key, text string }{
		{"CT.1/1", "vs_plan", "-0.25"}, {"CT.1/1", "vs_last_year", "0.25"}, {"CT.1/1", "rating", "Đạt (dự kiến)"},
		{"CT.4/1", "vs_plan", "20"}, {"CT.4/1", "vs_last_year", "125"}, {"CT.4/1", "rating", "Vượt (dự kiến)"},
		{"CT.11/1", "rating", "Không đạt (dự kiến)"},
		{"CT.17/1", "rating", "Không đạt (dự kiến)"}, {"CT.17/2", "rating", "Vượt (dự kiến)"},
		{"CT.11/1", "vs_plan", ""},
	} {
		if got := value(t, computed, s.Name, at(t, s, want.ref, want.key)); got != want.text {
			t.Errorf("%s %s shows %q, want %q", want.ref, want.key, got, want.text)
		}
	}
}

func at(t *testing.T, s sheet.Sheet, ref, key string) string {
	t.Helper()
	_, column := s.Column(key)
	row := slices.IndexFunc(s.Rows, func(r sheet.Row) bool { return string(r.Ref) == ref })
	if column < 0 || row < 0 {
		t.Fatalf("no cell for %s %s", ref, key)
	}
	return cell(column, sheet.FirstRow+row)
}

func throughLibreOffice(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "biểu.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(need.LibreOffice(t, path, "xlsx:Calc MS Excel 2007 XML"))
	if err != nil {
		t.Fatal(err)
	}
	return open(t, saved)
}

// TestPreviousFigureIsShownOnItsCellOnly gives one row a hint of its own: the other rows keep the column's prompt, and no cell has two
// checks.
func TestPreviousFigureIsShownOnItsCellOnly(t *testing.T) {
	book := sample()
	rows := book.Sheets[0].Rows
	rows[1].Hints = map[string]string{"actual": "Đã báo cáo quý I năm 2024: 8.250 tỷ đồng."}
	f := open(t, write(t, book))
	checks, err := f.GetDataValidations(words.SheetTargets)
	if err != nil {
		t.Fatal(err)
	}
	prompts := map[string]string{}
	for _, v := range checks {
		if v.Prompt != nil {
			prompts[strings.SplitN(v.Sqref, ":", 2)[0]] = *v.Prompt
		}
	}
	if got := prompts["G6"]; !strings.HasPrefix(got, "Đã báo cáo quý I năm 2024: 8.250 tỷ đồng. Ghi con số") {
		t.Errorf("the row's prompt is %q", got)
	}
	for _, cell := range []string{"G5", "G7"} {
		if prompts[cell] != words.Prompt("actual") {
			t.Errorf("%s has prompt %q", cell, prompts[cell])
		}
	}
}
