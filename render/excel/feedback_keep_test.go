package excel

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/sheet"
)

const richByPython = `
import sys, base64, openpyxl
from openpyxl.comments import Comment
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
png = sys.argv[2] + ".png"
open(png, "wb").write(base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="))
book = openpyxl.load_workbook(sys.argv[1])
targets = book["Chỉ tiêu"]
targets["G6"].comment = Comment("của cơ quan", "An")
targets.merge_cells("K7:K9")
page = book.create_sheet("Phòng O'Brien")
for i in range(1, 9):
    page.append([i, i * i])
chart = BarChart()
chart.add_data(Reference(page, min_col=2, min_row=1, max_row=8))
page.add_chart(chart, "D2")
page.add_image(Image(png), "D20")
page["A9"] = "=SUM(A1:A8)"
book.save(sys.argv[2])
`

// parts unpacks a file.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[f.Name]; twice || strings.HasPrefix(f.Name, "/") {
			t.Errorf("entry %s stands twice or outside", f.Name)
		}
		all[f.Name] = string(content)
	}
	return all
}

// rowsOf is everything within sheetData.
func rowsOf(worksheet string) string {
	_, rows, _ := strings.Cut(worksheet, "<sheetData")
	rows, _, _ = strings.Cut(rows, "</sheetData>")
	return rows
}

// onlyAdded checks that of all parts only those that list others, the styles and the sheets' ends differ.
func onlyAdded(t *testing.T, before, after []byte) {
	t.Helper()
	was, is := parts(t, before), parts(t, after)
	for name, old := range was {
		switch {
		case is[name] == old:
		case strings.Contains(name, "worksheets/sheet") && !strings.HasSuffix(name, ".rels"):
			if rowsOf(is[name]) != rowsOf(old) {
				t.Errorf("the rows of %s differ", name)
			}
		case strings.HasSuffix(name, ".rels"), name == contentTypes, name == "xl/workbook.xml", name == "xl/styles.xml",
			strings.Contains(name, "comment"), strings.HasSuffix(name, ".vml"), strings.Contains(name, "can-sua"):
		default:
			t.Errorf("%s differs", name)
		}
	}
	sameCells(t, before, after)
}

// rich is the spoiled workbook as another program saved it, with a note, joined cells, a chart and a picture of the agency's.
func rich(t *testing.T) []byte { return byOpenPyXL(t, spoiled(t), richByPython) }

func byOpenPyXL(t *testing.T, data []byte, script string) []byte {
	t.Helper()
	python := need.OpenPyXL(t)
	in, out := filepath.Join(t.TempDir(), "in.xlsx"), filepath.Join(t.TempDir(), "out.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if message, err := exec.Command(python, "-c", script, in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
	saved, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func byLibreOffice(t *testing.T, data []byte) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	in := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(need.LibreOffice(t, in, "xlsx:Calc MS Excel 2007 XML"))
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestFeedbackChangesNothingOfTheAgencys(t *testing.T) {
	cases := map[string]func(*testing.T) []byte{
		"as our own writer saves":   func(t *testing.T) []byte { return spoiled(t) },
		"as openpyxl saves":         rich,
		"as LibreOffice saves":      func(t *testing.T) []byte { return byLibreOffice(t, spoiled(t)) },
		"as both save one by one":   func(t *testing.T) []byte { return byLibreOffice(t, rich(t)) },
		"a copy that was sent back": func(t *testing.T) []byte { return feedback(t, spoiled(t), told(faults())) },
	}
	for name, original := range cases {
		t.Run(name, func(t *testing.T) {
			before := original(t)
			after := feedback(t, before, told(faults()))
			onlyAdded(t, before, after)
			list := open(t, after).GetSheetList()
			if list[0] != words.SheetFeedback || slices.Contains(list[1:], words.SheetFeedback) {
				t.Errorf("sheets %v", list)
			}
			if got := open(t, after).GetActiveSheetIndex(); got != 0 {
				t.Errorf("sheet %d is active", got)
			}
			if n := strings.Count(strings.Join(slices.Collect(maps.Values(parts(t, after))), ""), "tabSelected=\"1\""); n != 1 {
				t.Errorf("%d sheets are chosen", n)
			}
		})
	}
}

func TestFeedbackLeavesTheInputCellsOpenAndTheSheetsLocked(t *testing.T) {
	after := feedback(t, spoiled(t), told(faults()))
	checkLocks(t, open(t, after), sample())
	for name, part := range parts(t, spoiled(t)) {
		_, rest, found := strings.Cut(part, "<sheetProtection")
		if protection, _, _ := strings.Cut(rest, ">"); found && !strings.Contains(parts(t, after)[name], protection) {
			t.Errorf("the protection of %s is gone", name)
		}
	}
}

// TestFeedbackOfACopyThatCameBack checks that the second copy has no trace of the first.
func TestFeedbackOfACopyThatCameBack(t *testing.T) {
	second := []finding.Finding{finding.New(finding.CellNoNumber, placed(words.SheetTargets, "G6"), "chưa có", "")}
	for name, again := range map[string]func(*testing.T, []byte) []byte{
		"sent back as it was": func(_ *testing.T, data []byte) []byte { return data },
		"saved by a library":  func(t *testing.T, data []byte) []byte { return saved(t, open(t, data)) },
		"saved by openpyxl": func(t *testing.T, data []byte) []byte {
			return byOpenPyXL(t, data, "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])")
		},
		"saved by LibreOffice": func(t *testing.T, data []byte) []byte { return byLibreOffice(t, data) },
	} {
		t.Run(name, func(t *testing.T) {
			first := again(t, feedback(t, spoiled(t), told(faults())))
			after := feedback(t, first, told(second))
			if got := notesOf(t, after); len(got) != 1 || !strings.Contains(got["Chỉ tiêu!G6"], "“chưa có” không phải con số") {
				t.Errorf("notes %v", got)
			}
			f := open(t, after)
			if list := f.GetSheetList(); list[0] != words.SheetFeedback || len(list) != 8 {
				t.Errorf("sheets %v", list)
			}
			rows, err := f.GetRows(words.SheetFeedback)
			if err != nil || len(rows) != sheet.FeedbackHeadRow+1 {
				t.Errorf("%d rows, %v", len(rows), err)
			}
			marks := 0
			for _, part := range parts(t, after) {
				marks += len(ourMark.FindAllString(part, -1))
			}
			if marks != 1 {
				t.Errorf("%d marks", marks)
			}
		})
	}
}

func TestFeedbackLeavesTheAgencysNotes(t *testing.T) {
	after := feedback(t, rich(t), told(faults()))
	got := notesOf(t, after)
	if got["Chỉ tiêu!G6"] != "của cơ quan" {
		t.Errorf("their note is %q", got["Chỉ tiêu!G6"])
	}
	if !strings.Contains(got["Chỉ tiêu!G5"], "không phải con số") || len(got) != 9 {
		t.Errorf("notes %v", got)
	}
}

// withPart adds a part to a file and says what its workbook is.
func withPart(t *testing.T, data []byte, name, content, kind string) []byte {
	t.Helper()
	p, err := openPack(data)
	if err != nil {
		t.Fatal(err)
	}
	p.put(name, []byte(content))
	types, err := p.read(contentTypes)
	if err != nil {
		t.Fatal(err)
	}
	p.put(contentTypes, bytes.Replace(types, []byte("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), []byte(kind), 1))
	var b bytes.Buffer
	if err := p.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFeedbackKeepsMacrosAndTheKindOfTheFile(t *testing.T) {
	for kind, want := range map[string]string{
		"application/vnd.ms-excel.sheet.macroEnabled.main+xml":                          ".xlsm",
		"application/vnd.ms-excel.template.macroEnabled.main+xml":                       ".xltm",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":    ".xlsx",
	} {
		macro := withPart(t, spoiled(t), "xl/vbaProject.bin", "\xd0\xcf\x11\xe0 macro", kind)
		var b bytes.Buffer
		extension, err := WriteFeedback(&b, macro, told(faults()))
		if err != nil || extension != want {
			t.Errorf("%s: %s, %v", kind, extension, err)
		}
		if after := parts(t, b.Bytes()); after["xl/vbaProject.bin"] != "\xd0\xcf\x11\xe0 macro" || !strings.Contains(after[contentTypes], kind) {
			t.Errorf("%s: the macros changed", kind)
		}
	}
}

// TestFeedbackTakesAnyFindings: whatever was found, the copy opens and every cell is what it was.
func TestFeedbackTakesAnyFindings(t *testing.T) {
	before := spoiled(t)
	want := allCells(t, before)
	codes := finding.Catalogue()
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{words.SheetTargets, words.SheetLead, words.SheetGuide, "_theodoi", "F5:H9", "5:5, 9:9", "A0", "XFE1", "1048577:1048577", "I5, J5"}))
		var found []finding.Finding
		for range rapid.IntRange(0, 12).Draw(rt, "n") {
			e := rapid.SampledFrom(codes).Draw(rt, "code")
			place := finding.Place{Sheet: word.Draw(rt, "sheet"), Cell: rapid.OneOf(word, rapid.StringMatching(`[A-Z]{1,2}[0-9]{1,4}`)).Draw(rt, "cell")}
			found = append(found, finding.New(e.Code, place, word.Draw(rt, "got"), word.Draw(rt, "want")))
		}
		f := told(found)
		f.File, f.Agency = word.Draw(rt, "file"), word.Draw(rt, "agency")
		var b bytes.Buffer
		if _, err := WriteFeedback(&b, before, f); err != nil {
			rt.Fatal(err)
		}
		if got := allCells(t, b.Bytes()); !maps.Equal(got, want) {
			rt.Fatalf("cells changed: %d, were %d", len(got), len(want))
		}
		rows, err := open(t, b.Bytes()).GetRows(words.SheetFeedback)
		if err != nil || len(rows) != sheet.FeedbackHeadRow+len(found) {
			rt.Fatalf("%d rows for %d findings: %v", len(rows), len(found), err)
		}
	})
}

// FuzzFeedback puts any XML in the place of the parts that are added to: a workbook goes out all the same, and the rows are what they
// were.
func FuzzFeedback(f *testing.F) {
	blank, err := blankBook()
	if err != nil {
		f.Fatal(err)
	}
	const space = `xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"`
	f.Add(`<worksheet `+space+`><cols><col min="1" max="2" width="9" hidden="1"/></cols><sheetData><row r="5" ht="30"><c r="C5"><v>1</v></c></row></sheetData><pageMargins left="1"/></worksheet>`,
		`<comments `+space+`><authors><author>An</author></authors><commentList><comment ref="C5" authorId="0"><text><t>a</t></text></comment></commentList></comments>`, `<xml></xml>`, "C5")
	f.Add(`<x:worksheet xmlns:x="`+mainSpace+`" xmlns:r="`+relationSpace+`"><x:sheetData/><x:conditionalFormatting sqref="A1"><x:cfRule priority="1"/></x:conditionalFormatting><x:legacyDrawing r:id="rId2"/></x:worksheet>`,
		`<comments `+space+`><authors/><commentList><comment ref="A1"><text><t>`+words.FeedbackNotes+`</t></text></comment></commentList></comments>`,
		`<xml xmlns:v="v" xmlns:x="x"><v:shape id="_x0000_s1025"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`, "5:5")
	f.Fuzz(func(t *testing.T, worksheet, comments, vml, at string) {
		p, err := openPack(blank)
		if err != nil {
			t.Fatal(err)
		}
		p.put("xl/workbook.xml", []byte(`<workbook `+space+`><sheets><sheet name="S" sheetId="1" r:id="rId2"/></sheets></workbook>`))
		p.put("xl/_rels/workbook.xml.rels", []byte(`<Relationships xmlns="`+relationsSpace+`"><Relationship Id="rId1" Type="`+relationSpace+`/styles" Target="styles.xml"/>`+
			`<Relationship Id="rId2" Type="`+relationSpace+`/worksheet" Target="s.xml"/></Relationships>`))
		p.put("xl/s.xml", []byte(worksheet))
		p.put("xl/_rels/s.xml.rels", []byte(`<Relationships xmlns="`+relationsSpace+`"><Relationship Id="rId1" Type="`+relationSpace+`/comments" Target="c.xml"/>`+
			`<Relationship Id="rId2" Type="`+relationSpace+`/vmlDrawing" Target="d.vml"/></Relationships>`))
		p.put("xl/c.xml", []byte(comments))
		p.put("xl/d.vml", []byte(vml))
		var original, copied bytes.Buffer
		if err := p.write(&original); err != nil {
			t.Fatal(err)
		}
		if _, err := WriteFeedback(&copied, original.Bytes(), told([]finding.Finding{finding.New(finding.CellNoNumber, placed("S", at), at, "")})); err != nil {
			t.Fatal(err)
		}
		after := parts(t, copied.Bytes())
		if s, ok := after["xl/s.xml"]; ok {
			if rowsOf(s) != rowsOf(worksheet) {
				t.Fatalf("rows of %q became %q", worksheet, s)
			}
			if _, err := readMarkup([]byte(s)); err != nil {
				t.Fatalf("%q became %q: %v", worksheet, s, err)
			}
		}
	})
}
