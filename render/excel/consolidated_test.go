package excel

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/report"
)

func smallGrids() []report.Grid {
	return []report.Grid{
		{Key: report.GridTargets, Name: words.GridName(report.GridTargets), Columns: []report.GridColumn{
			{Key: "target", Title: "Chỉ tiêu", Type: report.GridText, Width: 30}, {Key: "actual", Title: "Thực hiện", Type: report.GridNumber, Width: 12},
			{Key: "rating", Title: "Đánh giá", Type: report.GridText, Width: 12},
		}, Rows: [][]string{{"Tỷ lệ che phủ rừng", "52.50", "Đạt"}, {"=1+1", "1234567.125", "Vượt"}, {"Chưa có số", "", "Chưa báo cáo"}}},
		{Key: report.GridTasks, Name: words.GridName(report.GridTasks), Columns: []report.GridColumn{
			{Key: "task", Title: "Nhiệm vụ", Type: report.GridText, Width: 30}, {Key: "due_on", Title: "Hạn", Type: report.GridDay, Width: 12},
			{Key: "timeliness", Title: "Tiến độ", Type: report.GridText, Width: 20},
		}, Rows: [][]string{{"Trình đề án", "2024-06-30", "Chưa hoàn thành, trong hạn"}, {"Việc khác", "", "Thường xuyên, định kỳ"}}},
		{Key: report.GridAgencies, Name: words.GridName(report.GridAgencies), Columns: []report.GridColumn{
			{Key: "agency", Title: "Cơ quan", Type: report.GridText, Width: 30}, {Key: "done", Title: "Hoàn thành", Type: report.GridNumber, Width: 9},
			{Key: "open", Title: "Đang làm", Type: report.GridNumber, Width: 9}, {Key: "late", Title: "Quá hạn", Type: report.GridNumber, Width: 9},
			{Key: "ongoing", Title: "Thường xuyên", Type: report.GridNumber, Width: 9},
		}, Rows: [][]string{{"Sở Y tế", "2", "1", "0", "3"}, {"Sở Xây dựng", "0", "4", "1", "0"}}},
		{Key: report.GridValues, Name: words.GridName(report.GridValues), Columns: []report.GridColumn{
			{Key: "text", Title: "Giá trị", Type: report.GridText, Width: 12}, {Key: "at", Title: "Nhận lúc", Type: report.GridMoment, Width: 16},
		}, Rows: [][]string{{"52,50", "2024-03-20T01:30:00Z"}}},
		{Key: report.GridAdjustments, Name: words.GridName(report.GridAdjustments), Columns: []report.GridColumn{{Key: "old", Title: "Cũ", Type: report.GridText, Width: 12}}},
	}
}

func consolidatedFile(t *testing.T, grids []report.Grid) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteConsolidated(&out, Consolidated{Title: "Quyết định 01/QĐ-UBND, quý I năm 2024", Plan: "01/QĐ-UBND", Made: "2024-03-14", Grids: grids}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestConsolidatedKeepsValuesExactly(t *testing.T) {
	data := consolidatedFile(t, smallGrids())
	if again := consolidatedFile(t, smallGrids()); !bytes.Equal(data, again) {
		t.Error("the same tables give other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct{ sheet, cell, raw, shown string }{
		{"Chỉ tiêu", "B2", "52.50", "52.50"},
		{"Chỉ tiêu", "B3", "1234567.125", "1,234,567.125"},
		{"Chỉ tiêu", "A3", "=1+1", "=1+1"},
		{"Chỉ tiêu", "B4", "", ""},
		{"Nhiệm vụ", "B2", "45473", "30/06/2024"},
		{"Số liệu", "B2", "45371.354167", "20/03/2024 08:30"},
	} {
		raw, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		shown, err2 := f.GetCellValue(c.sheet, c.cell)
		if err != nil || err2 != nil || raw != c.raw || shown != c.shown {
			t.Errorf("%s!%s is %q shown as %q, want %q shown as %q (%v %v)", c.sheet, c.cell, raw, shown, c.raw, c.shown, err, err2)
		}
		if formula, _ := f.GetCellFormula(c.sheet, c.cell); formula != "" {
			t.Errorf("%s!%s is a formula: %s", c.sheet, c.cell, formula)
		}
	}
	for _, g := range smallGrids() {
		tables, err := f.GetTables(g.Name)
		if err != nil || len(tables) != 1 {
			t.Errorf("%s has %d tables, %v", g.Name, len(tables), err)
		}
	}
}

func TestConsolidatedWithoutAnything(t *testing.T) {
	if data := consolidatedFile(t, nil); len(data) == 0 {
		t.Error("nothing was written")
	}
	empty := smallGrids()
	for i := range empty {
		empty[i].Rows = nil
	}
	f, err := excelize.OpenReader(bytes.NewReader(consolidatedFile(t, empty)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text, _ := f.GetCellValue(words.GridCharts, "A5"); text != words.GridEmpty {
		t.Errorf("empty tables say %q", text)
	}
}

// Another office program opens it and finds the charts.
func TestConsolidatedInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	in := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(in, consolidatedFile(t, smallGrids()), 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(need.LibreOffice(t, in, "xlsx:Calc MS Excel 2007 XML"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if raw, _ := f.GetCellValue("Chỉ tiêu", "B3", excelize.Options{RawCellValue: true}); raw != "1234567.125" {
		t.Errorf("the figure came back as %q", raw)
	}
	charts := 0
	f.Pkg.Range(func(name, _ any) bool {
		if matched, _ := filepath.Match("xl/charts/chart*.xml", name.(string)); matched {
			charts++
		}
		return true
	})
	if charts != 3 {
		t.Errorf("%d charts came back, want 3", charts)
	}
}
