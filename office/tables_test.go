package office_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// tablesOf takes one return of the health department and lays the first quarter out.
func (d *desk) tablesOf() (excelFile, jsonFile []byte, csvFiles []string) {
	d.t.Helper()
	path := d.issue("", "SYT", "2024-Q1")
	d.take("syt.xlsx", d.fill(path, typed{"Chỉ tiêu", healthTarget, "actual", "94,50"}, typed{"Nhiệm vụ chủ trì", "III.3.c", "result", "=cmd()"},
		typed{"Nhiệm vụ chủ trì", "III.3.c", "status", "Đang thực hiện"}))
	tables, err := d.Tables(context.Background(), "", period(d.t, "2024-Q1"))
	if err != nil {
		d.t.Fatal(err)
	}
	var x, j bytes.Buffer
	if err := tables.WriteExcel(&x); err != nil {
		d.t.Fatal(err)
	}
	if err := tables.WriteJSON(&j); err != nil {
		d.t.Fatal(err)
	}
	csvFiles, err = tables.SaveCSV(filepath.Join(d.dir, "tong-hop.csv"))
	if err != nil {
		d.t.Fatal(err)
	}
	return x.Bytes(), j.Bytes(), csvFiles
}

func TestTablesSayTheSameInEveryForm(t *testing.T) {
	d := open(t)
	excelFile, jsonFile, csvFiles := d.tablesOf()
	var tables struct {
		Tables []struct {
			Key, Name string
			Columns   []struct{ Key, Title, Type string }
			Rows      [][]string
		}
	}
	if err := json.Unmarshal(jsonFile, &tables); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(excelFile))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if len(tables.Tables) != len(csvFiles) || len(csvFiles) != 8 {
		t.Fatalf("%d tables, %d files", len(tables.Tables), len(csvFiles))
	}
	page, err := os.ReadFile("../docs/tables.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, table := range tables.Tables {
		_, ending, _ := strings.Cut(strings.TrimSuffix(filepath.Base(csvFiles[i]), ".csv"), "_")
		if told := "| `" + table.Key + "` | " + table.Name + " (`_" + ending + "`) |"; !bytes.Contains(page, []byte(told)) {
			t.Errorf("docs/tables.md does not say %s", told)
		}
		rows, err := book.GetRows(table.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		lines := readCSV(t, csvFiles[i])
		if len(lines) != len(table.Rows)+1 || len(table.Rows) > 0 && len(rows) != len(table.Rows)+1 {
			t.Errorf("%s: %d rows in JSON, %d in Excel, %d in CSV", table.Key, len(table.Rows), len(rows)-1, len(lines)-1)
			continue
		}
		for c, column := range table.Columns {
			if rows[0][c] != column.Title || lines[0][c] != column.Title {
				t.Errorf("%s: column %d is %q in Excel, %q in CSV, %q in JSON", table.Key, c+1, rows[0][c], lines[0][c], column.Title)
			}
			for r, row := range table.Rows {
				got := ""
				if c < len(rows[r+1]) {
					got = rows[r+1][c]
				}
				if (column.Type == "text" || column.Type == "number") && got != strings.ReplaceAll(row[c], "\r\n", "\n") {
					t.Errorf("%s row %d %s: %q in Excel, %q in JSON", table.Key, r+1, column.Key, got, row[c])
				}
			}
		}
	}
}

func TestTablesHaveEveryValueWithItsSource(t *testing.T) {
	d := open(t)
	_, _, csvFiles := d.tablesOf()
	values := readCSV(t, csvFiles[slices.IndexFunc(csvFiles, func(p string) bool { return strings.HasSuffix(p, "_so-lieu.csv") })])
	if len(values) != 4 {
		t.Fatalf("%d values: %v", len(values)-1, values)
	}
	text := ""
	for _, row := range values {
		text += strings.Join(row, "|") + "\n"
	}
	for _, want := range []string{"|94,50|94,50|syt.xlsx|Chỉ tiêu|G", "|Sở Y tế|", "|'=cmd()|", "|Đang thực hiện|"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
