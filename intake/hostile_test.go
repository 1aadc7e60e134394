package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
)

// filled is a workbook with something in every input column.
func filled(t testing.TB, n int) []byte {
	t.Helper()
	book := sampleBook(n)
	return edit(t, write(t, book), func(e *editor) {
		for i := range n {
			r := 5 + i
			e.set(targets, cellName(r, 7), fmt.Sprintf("%d,5", i))
			e.set(targets, cellName(r, 8), fmt.Sprintf("%d.000", i+1))
			e.set(targets, cellName(r, 12), "ghi chú \u0111i\u1ec1u")
			e.set(lead, cellName(r, 9), words.StatusChoices()[i%5])
			e.set(lead, cellName(r, 10), fmt.Sprint(i%101))
			e.set(lead, cellName(r, 12), "Đã trình UBND tỉnh\nTờ trình số 12")
			e.set(words.SheetSupport, cellName(r, 7), "Đã góp ý bằng văn bản")
		}
	})
}

// A file that was cut or changed on its way is refused as a whole or read as it was: never half.
func TestCutAndFlipped(t *testing.T) {
	book := sampleBook(4)
	data := filled(t, 4)
	whole, _ := match(t, data, book, Taken{Today: today})
	rnd := rand.New(rand.NewPCG(91, 2024))
	try := func(about string, spoiled []byte) {
		ret, found := Open("nop.xlsx", spoiled)
		if ret == nil {
			if len(found) != 1 || found[0].Severity != finding.Block || found[0].Code == finding.FileBroke {
				t.Errorf("%s: found %s", about, list(found))
			}
			return
		}
		batch, _ := ret.Match(book, Taken{Today: today})
		if !reflect.DeepEqual(batch.Updates, whole.Updates) && ret.Issue.ID == book.Issue.ID {
			t.Errorf("%s: read, but not as it was:\n%v\n%v", about, values(batch), list(found))
		}
	}
	for range 200 {
		n := rnd.IntN(len(data))
		try(fmt.Sprintf("cut at %d", n), data[:n])
	}
	for range 400 {
		spoiled := bytes.Clone(data)
		n, bit := rnd.IntN(len(data)), rnd.IntN(8)
		spoiled[n] ^= 1 << bit
		try(fmt.Sprintf("bit %d of byte %d", bit, n), spoiled)
	}
}

// A part that was cut before it was packed has a right checksum. Spreadsheet libraries read it as fewer rows.
func TestCutPart(t *testing.T) {
	data := filled(t, 4)
	for _, part := range []string{"xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"} {
		for _, share := range []int{2, 3, 10} {
			spoiled := patch(t, data, func(name, xml string) string {
				if name == part {
					return xml[:len(xml)-len(xml)/share]
				}
				return xml
			})
			ret, found := Open("nop.xlsx", spoiled)
			if ret != nil || len(found) != 1 || found[0].Code != finding.WorkbookDamaged || !strings.Contains(found[0].Got, part) {
				t.Errorf("%s cut by a %dth: %v, %s", part, share, ret != nil, list(found))
			}
		}
	}
	spoiled := patch(t, data, func(name, xml string) string {
		if name == "xl/sharedStrings.xml" {
			return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>`
		}
		return xml
	})
	if ret, found := Open("nop.xlsx", spoiled); ret != nil || found[0].Code != finding.WorkbookDamaged {
		t.Errorf("without shared strings: %v, %s", ret != nil, list(found))
	}
}

// A small file can hold a large part. The limits are lowered, so that the test need not pack 64 MiB.
func TestBomb(t *testing.T) {
	data := filled(t, 2)
	lim := usual()
	lim.part = mebibyte
	bomb := patch(t, data, func(name, xml string) string {
		if name == "xl/worksheets/sheet2.xml" {
			return strings.Replace(xml, "</worksheet>", strings.Repeat(" ", 2*mebibyte)+"</worksheet>", 1)
		}
		return xml
	})
	if len(bomb) > mebibyte/2 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	if ret, found := open("nop.xlsx", bomb, lim); ret != nil || len(found) != 1 || found[0].Code != finding.WorkbookTooBig {
		t.Errorf("one large part: %s", list(found))
	}
	if ret, _ := open("nop.xlsx", data, lim); ret == nil {
		t.Error("the limit refuses an honest workbook")
	}
	lim = usual()
	lim.total = 10_000
	if ret, found := open("nop.xlsx", data, lim); ret != nil || found[0].Code != finding.WorkbookTooBig {
		t.Errorf("many parts: %s", list(found))
	}
	lim = usual()
	lim.entries = 3
	if ret, found := open("nop.xlsx", data, lim); ret != nil || found[0].Code != finding.WorkbookDamaged {
		t.Errorf("many entries: %s", list(found))
	}
}

// XML that is small on disk and endless to read is given up or skimmed, within seconds.
func TestEndlessXML(t *testing.T) {
	book := sampleBook(2)
	data := filled(t, 2)
	with := func(part, before, filling string) []byte {
		return patch(t, data, func(name, xml string) string {
			if name != part {
				return xml
			}
			return strings.Replace(xml, before, filling+before, 1)
		})
	}
	const sheet2, shared = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
	cases := []struct {
		about string
		data  []byte
		opens bool
	}{
		{"cells without end", with(sheet2, "</sheetData>", `<row r="99">`+strings.Repeat("<c/>", 16_000)+"</row>"+strings.Repeat("<row/>", 5_000_000)), true},
		{"elements that mean nothing", with(sheet2, "</sheetData>", strings.Repeat("<a/>", 10_000_000)), true},
		{"elements within elements", with(sheet2, "</sheetData>", strings.Repeat("<a>", 10_000_000)), false},
		{"strings without end", with(shared, "</sst>", strings.Repeat("<si/>", 10_000_000)), false},
		{"runs without end", with(shared, "</sst>", "<si>"+strings.Repeat("<t/>", 10_000_000)+"</si>"), false},
		{"sheets without end", with("xl/workbook.xml", "</sheets>", strings.Repeat(`<sheet name="x" id="rId1"/>`, 200_000)), false},
	}
	for _, c := range cases {
		start := time.Now()
		ret, found := Open("nop.xlsx", c.data)
		took := time.Since(start)
		t.Logf("%s: %v", c.about, took)
		if took > 20*time.Second {
			t.Errorf("%s: took %v", c.about, took)
		}
		if (ret != nil) != c.opens {
			t.Errorf("%s: opened %v, %s", c.about, ret != nil, list(found))
		}
		if ret != nil {
			if batch, _ := ret.Match(book, Taken{}); len(batch.Updates) != len(values(batch)) || len(batch.Updates) < 10 {
				t.Errorf("%s: %v", c.about, values(batch))
			}
		}
	}
}

// The size that an archive promises may be a lie.
func TestBombThatLies(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, err := w.Create("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(bytes.Repeat([]byte(" "), 3*mebibyte)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	directory := bytes.LastIndex(data, []byte("PK\x01\x02"))
	copy(data[directory+24:], []byte{10, 0, 0, 0})
	lim := usual()
	lim.part = mebibyte
	if ret, found := open("nop.xlsx", data, lim); ret != nil || found[0].Severity != finding.Block {
		t.Errorf("%s", list(found))
	}
}

// Somebody formatted whole columns. That is no data, must not take long, and hides nothing that stands above it.
func TestMillionBlankRows(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a sheet of a million rows")
	}
	book := sampleBook(4)
	data := filled(t, 4)
	whole, _ := match(t, data, book, Taken{Today: today})
	var rows strings.Builder
	for r := 9; r <= 1_000_000; r++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="G%d" s="3"/></row>`, r, r)
	}
	large := patch(t, data, func(name, xml string) string {
		if name == "xl/worksheets/sheet2.xml" {
			return strings.Replace(xml, "</sheetData>", rows.String()+"</sheetData>", 1)
		}
		return xml
	})
	start := time.Now()
	batch, found := match(t, large, book, Taken{Today: today})
	took := time.Since(start)
	t.Logf("a million blank rows took %v", took)
	if took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	if !reflect.DeepEqual(values(batch), values(whole)) {
		t.Errorf("other values than without the blank rows")
	}
	if f, ok := find(found, finding.SheetTooMany); ok {
		t.Errorf("blank rows counted: %v", f)
	}
}

// Part of the files that Excel for Mac once wrote count days from 1904.
func Test1904(t *testing.T) {
	book := sampleBook(2)
	data := patch(t, edit(t, write(t, book), func(e *editor) {
		e.number(lead, "K5", 45356-shift, "dd/mm/yyyy")
		e.set(lead, "I5", "Hoàn thành")
	}), func(name, xml string) string {
		if name != "xl/workbook.xml" {
			return xml
		}
		if strings.Contains(xml, "<workbookPr") {
			return strings.Replace(xml, "<workbookPr", `<workbookPr date1904="1"`, 1)
		}
		return strings.Replace(xml, "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	})
	batch, found := match(t, data, book, Taken{Today: today})
	if got := values(batch)["III.1-1 lead done_on"]; got != "2024-03-05" {
		t.Errorf("date %q, %s", got, list(found))
	}
}

// The name says nothing.
func TestRenamed(t *testing.T) {
	for _, name := range []string{"biểu.xls", "biểu.pdf", "biểu", "91-QD (v2 sửa).xlsm"} {
		ret, found := Open(name, filled(t, 2))
		if ret == nil || len(found) > 0 {
			t.Errorf("%s: %s", name, list(found))
		}
	}
}

// The Issue is found wherever it is left.
func TestIssueElsewhere(t *testing.T) {
	book := sampleBook(2)
	data := filled(t, 2)
	noSheet := edit(t, data, func(e *editor) { e.must(e.DeleteSheet("_theodoi")) })
	if ret, found := Open("a.xlsx", noSheet); ret.Issue != book.Issue || len(found) > 0 {
		t.Errorf("from the properties: %+v %s", ret.Issue, list(found))
	}
	onlyKeys := edit(t, noSheet, forget)
	ret, found := Open("a.xlsx", onlyKeys)
	if ret.Issue != (progress.Issue{ID: book.Issue.ID}) || len(found) > 0 {
		t.Errorf("from the keys: %+v %s", ret.Issue, list(found))
	}
	batch, _ := ret.Match(book, Taken{})
	if batch.Issue != book.Issue || len(batch.Updates) == 0 {
		t.Errorf("batch of %+v with %d updates", batch.Issue, len(batch.Updates))
	}
}

// A sheet that lost its column of check values is still known by its other keys.
func TestCheckColumnGone(t *testing.T) {
	book := sampleBook(3)
	data := filled(t, 3)
	whole, _ := match(t, data, book, Taken{Today: today})
	batch, found := match(t, edit(t, data, func(e *editor) {
		e.loosen(targets)
		e.must(e.RemoveCol(targets, "B"))
	}), book, Taken{Today: today})
	if !reflect.DeepEqual(values(batch), values(whole)) {
		t.Errorf("%v %s", values(batch), list(found))
	}
}

// Whole rows may stand in any order.
func TestRowsSorted(t *testing.T) {
	book := sampleBook(4)
	data := filled(t, 4)
	whole, _ := match(t, data, book, Taken{Today: today})
	sorted, found := match(t, edit(t, data, func(e *editor) { swapRows(e, targets, 5, 8, "A", "L") }), book, Taken{Today: today})
	if !reflect.DeepEqual(values(sorted), values(whole)) {
		t.Errorf("other values:\n%v\n%v %s", values(sorted), values(whole), list(found))
	}
}

// A row that stands in the file twice with the same values is one row.
func TestSameRowTwice(t *testing.T) {
	book := sampleBook(4)
	data := filled(t, 4)
	whole, before := match(t, data, book, Taken{Today: today})
	twice, after := match(t, edit(t, data, func(e *editor) {
		e.loosen(targets)
		e.must(e.DuplicateRow(targets, 6))
	}), book, Taken{Today: today})
	if !reflect.DeepEqual(values(twice), values(whole)) || len(before) != len(after) {
		t.Errorf("found %s", list(after))
	}
}

// Words are read whatever form the program stored them in: in the cell, in runs of rich text, with reading aids, in UTF-16.
func TestStoredForms(t *testing.T) {
	book := sampleBook(2)
	marked := edit(t, write(t, book), func(e *editor) { e.number(lead, "L5", 424242, "0") })
	forms := map[string]string{
		"inline":         ` t="inlineStr"><is><t>Đã &amp; xong</t></is>`,
		"rich":           ` t="inlineStr"><is><r><t>Đã </t></r><r><rPr><b/></rPr><t>&amp; xong</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>`,
		"formula":        ` t="str"><f>"Đã"&amp;A1</f><v>Đã &amp; xong</v>`,
		"escaped letter": ` t="inlineStr"><is><t>Đ_x00E3_ &amp; xong_x000D_</t></is>`,
		"decomposed":     ` t="inlineStr"><is><t>Đa&#x303; &amp; xong</t></is>`,
		"CDATA":          ` t="inlineStr"><is><t><![CDATA[Đã & xong]]></t></is>`,
	}
	for about, form := range forms {
		data := patch(t, marked, func(name, xml string) string { return strings.Replace(xml, "><v>424242</v>", form, 1) })
		batch, found := match(t, data, book, Taken{})
		if got := values(batch)["III.1-1 lead result"]; got != "Đã & xong" {
			t.Errorf("%s: %q %s", about, got, list(found))
		}
	}
	whole, _ := match(t, filled(t, 2), book, Taken{})
	wide := patch(t, filled(t, 2), func(name, xml string) string {
		if !strings.HasPrefix(name, "xl/") || !strings.HasSuffix(name, ".xml") {
			return xml
		}
		xml = strings.Replace(xml, `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
		b := []byte("\xff\xfe")
		for _, u := range utf16.Encode([]rune(xml)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	})
	batch, found := match(t, wide, book, Taken{})
	if !reflect.DeepEqual(values(batch), values(whole)) {
		t.Errorf("UTF-16: %v %s", values(batch), list(found))
	}
}

func TestStoredNumber(t *testing.T) {
	cases := map[string]string{
		"2.5": "2.5", "2.4999999999999996": "2.5", "0.30000000000000004": "0.3", "7.0000000000000007E-2": "0.07", "3.8E4": "38000",
		"-1234.50": "-1234.5", "0": "0", "1E+15": "1000000000000000", "123456789012345678": "123456789012346000",
	}
	for raw, want := range cases {
		if d, ok := storedNumber(raw); !ok || d.String() != want {
			t.Errorf("%s: %s %v, want %s", raw, d, ok, want)
		}
	}
	for _, raw := range []string{"1E+300", "1E-300", "1E+2000000000", "x", "", "Inf", "NaN", strings.Repeat("9", 100)} {
		if d, ok := storedNumber(raw); ok {
			t.Errorf("%q is read as %s", raw, d)
		}
	}
}

func TestFormatCodes(t *testing.T) {
	cases := map[string]format{
		"0.00": plain, "0.0%": percent, "dd/mm/yyyy": calendar, `#,##0 "tháng"`: plain, `[Red]-0.0`: plain, `0\d`: plain,
		"[h]:mm": calendar, "General": plain, "@": plain, `_-* #,##0\ _đ_-`: plain, "[$-42A]d mmmm yyyy": calendar,
	}
	for code, want := range cases {
		if got := formatOfCode(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

func TestCellNames(t *testing.T) {
	for _, name := range []string{"A1", "Z9", "AA10", "AZ27", "XFD1048576"} {
		row, column, ok := parseCell(name)
		if !ok || cellName(row, column) != name {
			t.Errorf("%s: %d %d %v", name, row, column, ok)
		}
	}
	for _, name := range []string{"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "AAAAAAAAAAAAAAAA1", "A99999999999999999999", "Ă1"} {
		if _, _, ok := parseCell(name); ok {
			t.Errorf("%q is taken for a cell", name)
		}
	}
}

// The same file gives the same answer, word for word.
func TestDeterministic(t *testing.T) {
	book := sampleBook(6)
	data := edit(t, filled(t, 6), func(e *editor) {
		e.loosen(targets)
		e.must(e.DuplicateRow(targets, 6))
		e.set(targets, "G7", "abc")
		e.set(lead, "A7", "?")
		e.set(lead, "Z9", "?")
	})
	first, found1 := match(t, data, book, Taken{Today: today})
	for range 20 {
		again, found2 := match(t, data, book, Taken{Today: today})
		if !reflect.DeepEqual(first, again) || !reflect.DeepEqual(found1, found2) {
			t.Fatal("two readings differ")
		}
	}
}

func BenchmarkRead(b *testing.B) {
	book := sampleBook(70)
	data := filled(b, 70)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		ret, _ := Open("nop.xlsx", data)
		batch, _ := ret.Match(book, Taken{Today: today})
		if len(batch.Updates) < 400 {
			b.Fatal(len(batch.Updates))
		}
	}
}
