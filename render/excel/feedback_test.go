package excel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/sheet"
)

// spoiled is the sample workbook with values that an agency typed.
func spoiled(t testing.TB) []byte {
	t.Helper()
	f := open(t, write(t, sample()))
	for _, c := range []struct{ sheet, cell, text string }{
		{words.SheetTargets, "G5", "đang tổng hợp"}, {words.SheetTargets, "G6", "12.5"}, {words.SheetTargets, "H6", "38.000"},
		{words.SheetLead, "I5", "Xong"}, {words.SheetLead, "K5", "đầu tháng 3"}, {words.SheetLead, "I6", "Hoàn thành"},
		{words.SheetLead, "L7", `=HYPERLINK("http://x")`}, {words.SheetSupport, "G5", "đã góp ý"},
	} {
		if err := f.SetCellStr(c.sheet, c.cell, c.text); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func placed(sheet, cell string) finding.Place { return finding.Place{Sheet: sheet, Cell: cell} }

// faults are findings of every kind of place.
func faults() []finding.Finding {
	return []finding.Finding{
		finding.New(finding.CellKept, placed(words.SheetTargets, "H5, J5"), "2,5; 8", ""),
		finding.New(finding.CellDoneLoose, placed(words.SheetLead, "I6"), "", ""),
		finding.New(finding.SheetMissing, finding.Place{}, words.SheetShared, ""),
		finding.New(finding.CellNoNumber, placed(words.SheetTargets, "G5"), "đang tổng hợp", ""),
		finding.New(finding.CellTwoNumbers, placed(words.SheetTargets, "G6"), "12.5", "12,5 hoặc 125"),
		finding.New(finding.CellNoChoice, placed(words.SheetLead, "I5"), "Xong", strings.Join(words.StatusChoices(), "; ")),
		finding.New(finding.CellNoDate, placed(words.SheetLead, "K5"), "đầu tháng 3", ""),
		finding.New(finding.CellTooLong, placed(words.SheetLead, "K5"), "9000", "8000"),
		finding.New(finding.RowApart, placed(words.SheetLead, "8:8"), `=cmd|"/c calc"!A1`, "Thường xuyên rà soát, tháo gỡ khó khăn cho doanh nghiệp."),
		finding.New(finding.RowTwice, placed(words.SheetSupport, "5:5, 6:6"), "III.1.b", ""),
		finding.New(finding.CellMerged, placed(words.SheetTargets, "K7:K9"), "K7:K9", "K7"),
		finding.New(finding.ColumnTwice, placed(words.SheetSupport, "H1"), "Kết quả thực hiện", ""),
		finding.New(finding.CellElsewhere, placed("Không có trang này", "B2"), "ý kiến thêm", ""),
	}
}

func told(found []finding.Finding) sheet.Feedback {
	return sheet.Feedback{File: "91-QD-UBND_SKHDT_2024-Q1.xlsx", Agency: "Sở Kế hoạch và Đầu tư", Period: "quý I năm 2024", Read: "2024-03-20", Taken: 12, Findings: found}
}

func feedback(t testing.TB, original []byte, f sheet.Feedback) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := WriteFeedback(&b, original, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// allCells lists every cell of every sheet but the list, raw values and formulas.
func allCells(t testing.TB, data []byte) map[string]string {
	t.Helper()
	f := open(t, data)
	all := map[string]string{}
	for _, name := range f.GetSheetList() {
		if strings.HasPrefix(name, words.SheetFeedback) {
			continue
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				formula, _ := f.GetCellFormula(name, cell(j, i+1))
				style, _ := f.GetCellStyle(name, cell(j, i+1))
				all[name+"!"+cell(j, i+1)] = fmt.Sprint(v, "|", formula, "|", style)
			}
		}
	}
	return all
}

func sameCells(t testing.TB, before, after []byte) {
	t.Helper()
	want, got := allCells(t, before), allCells(t, after)
	if len(want) != len(got) {
		t.Errorf("%d cells, want %d", len(got), len(want))
	}
	for name, v := range want {
		if got[name] != v {
			t.Errorf("%s is %q, was %q", name, got[name], v)
		}
	}
}

func TestLook(t *testing.T) {
	os.WriteFile("/tmp/fbm/fb.xlsx", feedback(t, spoiled(t), told(faults())), 0o644)
	os.WriteFile("/tmp/fbm/fbalone.xlsx", feedback(t, nil, told([]finding.Finding{finding.New(finding.WorkbookDamaged, finding.Place{}, "thiếu phần cuối", "")})), 0o644)
	for _, n := range []string{"lo", "op", "oplo"} {
		d, err := os.ReadFile("/tmp/fbm/" + n + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		f := faults()
		f = append(f, finding.New(finding.CellNoNumber, placed("O'Brien", "B2"), "đang tổng hợp", ""), finding.New(finding.CellNoNumber, placed("O'Brien", "B3"), "đang tổng hợp", ""))
		out := feedback(t, d, told(f))
		os.WriteFile("/tmp/fbm/fb_"+n+".xlsx", out, 0o644)
		sameCells(t, d, out)
	}
}

var _ = zip.Store
var _ = io.EOF
var _ = exec.Command
var _ = filepath.Join
var _ = slices.Contains[[]int]
var _ = need.Program
var _ = rapid.Check
