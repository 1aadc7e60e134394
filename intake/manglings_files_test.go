package intake

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/sheet"
)

// stored puts XML into a cell of the targets: its attributes behind the reference, and what stands within it.
func stored(w *workshop, cell, within string) []byte {
	marked := w.edit(func(e *editor) { e.number(targets, cell, 424242, "0") })
	return patch(w, marked, func(name, xml string) string { return strings.Replace(xml, "><v>424242</v>", within, 1) })
}

var onePixel = func() []byte {
	data, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		panic(err)
	}
	return data
}()

var sheetManglings = []mangling{
	{done: "a sheet renamed", happens: "known by its keys", taken: 42, codes: []finding.Code{finding.SheetRenamed}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.SetSheetName(targets, "Sheet1")) })
	}},
	{done: "sheets in another order", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.MoveSheet(words.SheetSupport, words.SheetGuide)) })
	}},
	{done: "a sheet copied", happens: "the same twice counts once", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.copySheet(targets, "Chỉ tiêu (2)") })
	}},
	{done: "a sheet copied and the copy changed", happens: "the row that differs is not taken; its cells wait with what either says", taken: 39, waits: 3, codes: []finding.Code{finding.RowTwice}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.copySheet(targets, "Chỉ tiêu (2)")
			e.set("Chỉ tiêu (2)", "G8", "4.100")
		})
	}},
	{done: "a sheet protected with a password", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.ProtectSheet(targets, &excelize.SheetProtectionOptions{Password: "bi mat"})) })
	}},
	{done: "the structure of the workbook protected with a password", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.ProtectWorkbook(&excelize.WorkbookProtectionOptions{Password: "bi mat", LockStructure: true}))
		})
	}},
	{done: "a sheet hidden", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.SetSheetVisible(targets, false)) })
	}},
	{done: "a sheet deleted", happens: "counts as blank, and is said", taken: 24, codes: []finding.Code{finding.SheetMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.DeleteSheet(targets)) })
	}},
	{done: "the guide deleted", happens: "the letter's data are missing, and that is said", taken: 42, codes: []finding.Code{finding.SheetMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.DeleteSheet(words.SheetGuide)) })
	}},
	{done: "the hidden sheet with the Issue deleted", happens: "the document properties say the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.DeleteSheet(sheet.IssueSheet)) })
	}},
	{done: "the hidden sheet and the document properties lost", happens: "the ID behind the keys of each sheet says enough", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.DeleteSheet(sheet.IssueSheet))
			forget(e)
		})
	}},
	{done: "a sheet of another workbook moved in", happens: "left out, and the whole file waits", taken: 24, codes: []finding.Code{finding.WorkbookMixed, finding.SheetMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.set(targets, "P1", "TD-KHAC")
			e.must(e.SetSheetName(targets, "Chỉ tiêu kỳ trước"))
		})
	}},
	{done: "a sheet of one's own added", happens: "said once, not taken", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			_, err := e.NewSheet("Phụ lục")
			e.must(err)
			e.set("Phụ lục", "B2", "bảng kê")
			e.set("Phụ lục", "B3", "khác")
		})
	}},
}

// copySheet copies a sheet behind the last, as people do with the tab's menu.
func (e *editor) copySheet(from, to string) {
	source, err := e.GetSheetIndex(from)
	e.must(err)
	target, err := e.NewSheet(to)
	e.must(err)
	e.must(e.CopySheet(source, target))
}

var dimension = regexp.MustCompile(`<dimension ref="[^"]*"`)

// otherProgram marks what another program did.
func otherProgram(done, happens, name string, codes []finding.Code, spoil func(w *workshop) []byte) mangling {
	return mangling{done: done, happens: happens, name: name, taken: 42, codes: codes, slow: true, spoil: spoil}
}

var converted = []finding.Code{finding.WorkbookConverted}

var fileManglings = []mangling{
	{done: "values pasted into a new workbook, without hidden rows, columns and sheets", happens: "columns are known by their headings and rows by their words; the whole file waits for a person to confirm", way: byText, taken: 42,
		codes: []finding.Code{finding.WorkbookByText}, spoil: func(w *workshop) []byte { return pasted(w, w.filled, nil) }},
	{done: "one sheet saved as CSV, with the keys", happens: "read by its keys; the other sheets count as blank", name: "Chỉ tiêu.csv", taken: 18, codes: []finding.Code{finding.SheetMissing}, spoil: func(w *workshop) []byte {
		return []byte("\ufeff" + w.csv(targets, 0, 0))
	}},
	{done: "one sheet saved as CSV, without hidden rows and columns", happens: "known by headings and words; the whole file waits", name: "bieu.csv", way: byText, taken: 18,
		codes: []finding.Code{finding.WorkbookByText, finding.SheetMissing}, spoil: func(w *workshop) []byte { return []byte(w.csv(targets, 2, 2)) }},
	{done: "a million blank formatted rows", happens: "skimmed; they are no data", taken: 42, spoil: func(w *workshop) []byte {
		var rows strings.Builder
		for r := 12; r <= 1_000_000; r++ {
			fmt.Fprintf(&rows, `<row r="%d"><c r="G%d" s="3"/></row>`, r, r)
		}
		return w.rewrite(func(name, xml string) string {
			if name == "xl/worksheets/sheet2.xml" {
				return strings.Replace(xml, "</sheetData>", rows.String()+"</sheetData>", 1)
			}
			return xml
		})
	}},
	{done: "a wrong dimension", happens: "not believed", taken: 42, spoil: func(w *workshop) []byte {
		return w.rewrite(func(name, xml string) string {
			return dimension.ReplaceAllString(xml, `<dimension ref="A1"`)
		})
	}},
	{done: "strict OOXML", happens: "read by the last words of its addresses", taken: 42, spoil: func(w *workshop) []byte {
		return w.rewrite(func(_, xml string) string {
			return strings.NewReplacer(
				"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
			).Replace(xml)
		})
	}},
	{done: "parts in UTF-16", happens: "read", taken: 42, spoil: func(w *workshop) []byte {
		return w.rewrite(func(name, xml string) string {
			if !strings.HasPrefix(name, "xl/") || !strings.HasSuffix(name, ".xml") {
				return xml
			}
			b := []byte("\xff\xfe")
			for _, u := range utf16.Encode([]rune(strings.Replace(xml, `encoding="UTF-8"`, `encoding="UTF-16"`, 1))) {
				b = append(b, byte(u), byte(u>>8))
			}
			return string(b)
		})
	}},
	{done: "saved as .xlsm", happens: "read; macros are never looked at", name: "nop.xlsm", taken: 42, spoil: func(w *workshop) []byte {
		return w.rewrite(func(name, xml string) string {
			if name == "[Content_Types].xml" {
				xml = strings.Replace(xml, "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml", 1)
				xml = strings.ReplaceAll(xml, "application/vnd.openxmlformats-officedocument.ms-excel", "application/vnd.ms-excel")
			}
			return xml
		})
	}},
	{done: "renamed .xls, .pdf or without an ending", happens: "read for what it is", name: "91-QD (v2 sửa).pdf", taken: 42, spoil: func(w *workshop) []byte { return w.filled }},
	{done: "encrypted with a password", happens: "refused; the agency is asked for the file without one", way: refused, codes: []finding.Code{finding.WorkbookEncrypted}, spoil: func(w *workshop) []byte {
		f, err := excelize.OpenReader(bytes.NewReader(w.filled))
		if err != nil {
			w.Fatal(err)
		}
		defer f.Close()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "x"}); err != nil {
			w.Fatal(err)
		}
		return b.Bytes()
	}},
	{done: "cut on its way", happens: "refused", way: refused, codes: []finding.Code{finding.WorkbookDamaged}, spoil: func(w *workshop) []byte { return w.filled[:len(w.filled)*2/3] }},
	{done: "empty", happens: "refused", way: refused, codes: []finding.Code{finding.FileEmpty}, spoil: func(*workshop) []byte { return nil }},
	{done: "a PDF, a picture, a Word file, a web page", happens: "refused, and named for what it is", way: refused, codes: []finding.Code{finding.WorkbookNotOne}, spoil: func(*workshop) []byte {
		return []byte("%PDF-1.7\n")
	}},
	otherProgram("saved by LibreOffice", "read", "", nil, func(w *workshop) []byte { return convert(w.t(), w.filled, "xlsx", "Calc MS Excel 2007 XML") }),
	otherProgram("saved by openpyxl", "read", "", nil, func(w *workshop) []byte {
		python := need.OpenPyXL(w)
		return w.through(func(in, out string) {
			message, err := exec.Command(python, "-c", "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])", in, out).CombinedOutput()
			if err != nil {
				w.Fatalf("%v\n%s", err, message)
			}
		})
	}),
	otherProgram("saved by SheetJS", "read", "", nil, func(w *workshop) []byte { return w.sheetJS("xlsx") }),
	otherProgram("saved by exceljs", "read", "", nil, func(w *workshop) []byte {
		return w.through(func(in, out string) {
			need.Node(w, `const ExcelJS = require("exceljs"); (async () => { const b = new ExcelJS.Workbook(); await b.xlsx.readFile(process.argv[2]); await b.xlsx.writeFile(process.argv[3]) })()`,
				[]string{"exceljs@4.4.0"}, in, out)
		})
	}),
	otherProgram("saved as .xls by LibreOffice", "converted and read", "nop.xls", converted, func(w *workshop) []byte { return convert(w.t(), w.filled, "xls", "MS Excel 97") }),
	otherProgram("saved as .ods by LibreOffice", "converted and read", "nop.ods", converted, func(w *workshop) []byte { return convert(w.t(), w.filled, "ods", "calc8") }),
	otherProgram("saved as .xls by SheetJS", "converted and read", "nop.xls", converted, func(w *workshop) []byte {
		need.Program(w, "soffice", "libreoffice")
		return w.sheetJS("biff8")
	}),
	otherProgram("saved as .xlsb by SheetJS", "converted and read", "nop.xlsb", converted, func(w *workshop) []byte {
		need.Program(w, "soffice", "libreoffice")
		return w.sheetJS("xlsb")
	}),
}

func (w *workshop) t() *testing.T { return w.TB.(*testing.T) }

// through lets another program read the file and write another.
func (w *workshop) through(run func(in, out string)) []byte { return savedBy(w, w.filled, run) }

func (w *workshop) sheetJS(kind string) []byte {
	return w.through(func(in, out string) {
		need.Node(w, `const X = require("xlsx"); X.writeFile(X.readFile(process.argv[2], {cellStyles: true}), process.argv[3], {bookType: process.argv[4]})`,
			[]string{"xlsx@0.18.5"}, in, out, kind)
	})
}

// csv writes a sheet as text, from a row and a column on.
func (w *workshop) csv(name string, rows, columns int) string {
	f, err := excelize.OpenReader(bytes.NewReader(w.filled))
	if err != nil {
		w.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows(name)
	if err != nil {
		w.Fatal(err)
	}
	var out [][]string
	for _, row := range all[rows:] {
		out = append(out, row[min(columns, len(row)):])
	}
	return table(";", out...)
}
