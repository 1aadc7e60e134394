package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/internal/ooxml"
	"theodoi/internal/words"
	"theodoi/sheet"
)

// Whatever the bytes are: no panic, and a file that is not read says why.
func FuzzOpen(f *testing.F) {
	data := filled(f, 2)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(append(slices.Clone(data[:100]), data[120:]...))
	f.Add(ole("EncryptedPackage"))
	f.Add([]byte("TT;a;b"))
	f.Add(archiveOf(f, "xl/workbook.xml", `<workbook><sheets><sheet name="a" id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="1" Type="worksheet" Target="a.xml"/></Relationships>`,
		"xl/a.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>ref</t></is></c></row></sheetData></worksheet>`))
	lim := usual()
	lim.part, lim.total = mebibyte, 4*mebibyte
	book := sampleBook(2)
	f.Fuzz(func(t *testing.T, data []byte) {
		ret, found := open("nop.xlsx", data, lim)
		for _, one := range found {
			if one.Code == finding.FileBroke {
				t.Fatal(one.Got)
			}
		}
		if ret == nil {
			if len(found) != 1 || found[0].Severity != finding.Block {
				t.Fatalf("not read, found %s", list(found))
			}
			return
		}
		noBreak(t, ret, book)
	})
}

// Whatever the XML of a sheet is, it is read in order or refused.
func FuzzGrid(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="2"><c r="A2" t="s" s="1"><v>0</v></c><c><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte(`<worksheet><sheetData><row><c t="inlineStr"><is><r><t>a</t></r></is></c></row><row r="1"/></sheetData></worksheet>`))
	lim := usual()
	lim.rows, lim.share = 10, 200
	shelf := &shelf{strings: []string{"a"}, formats: []format{plain, percent}}
	f.Fuzz(func(t *testing.T, data []byte) {
		a := &archive{calm: 1_000, lim: lim}
		g := gridReader{data: data, shelf: shelf, lim: lim}
		if a.scan(data, lim.share, g.read) != nil {
			return
		}
		for i, r := range g.grid.rows {
			if len(r.cells) == 0 || i > 0 && g.grid.rows[i-1].number >= r.number {
				t.Fatalf("rows out of order: %+v", g.grid.rows)
			}
			for _, c := range r.cells {
				if c.row != r.number || r.at(c.column) != c {
					t.Fatalf("cell %+v not found in row %d", c, r.number)
				}
			}
		}
	})
}

func noBreak(t *testing.T, ret *Return, book sheet.Book) {
	t.Helper()
	_, found := ret.Match(book, Taken{Today: today})
	if f, ok := find(found, finding.FileBroke); ok {
		t.Fatal(f.Got)
	}
}

// returned makes a Return with one sheet of the book, all texts in place, without the way over a file.
func returned(book sheet.Book, key string) (*Return, *page) {
	s, _ := book.Sheet(key)
	p := &page{name: s.Name}
	keys := row{number: sheet.KeyRow}
	for i, c := range s.Columns {
		keys.cells = append(keys.cells, cell{row: sheet.KeyRow, column: i + 1, raw: c.Key, valued: true})
	}
	p.grid.rows = []row{keys}
	for n, r := range s.Rows {
		one := row{number: sheet.FirstRow + n}
		for i, c := range s.Columns {
			raw := r.Cells[c.Key]
			switch c.Key {
			case sheet.RefColumn:
				raw = string(r.Ref)
			case sheet.CheckColumn:
				raw = s.CheckOf(r)
			}
			one.cells = append(one.cells, cell{row: one.number, column: i + 1, raw: raw, valued: true})
		}
		p.grid.rows = append(p.grid.rows, one)
	}
	p.keys = findKeys(p.grid)
	return &Return{File: "nop.xlsx", Issue: book.Issue, pages: []*page{p}}, p
}

// accounted reports whether what stands in a cell came out as an update, a wait or a finding.
func accounted(ret *Return, book sheet.Book, at string) error {
	batch, found := ret.Match(book, Taken{Today: today})
	if err := waitsFit(batch, found); err != nil {
		return err
	}
	for _, w := range batch.Waits {
		if w.Update.Cell == at {
			return nil
		}
	}
	for _, u := range batch.Updates {
		if u.Cell == at {
			if u.Value == "" && !u.Erase {
				return fmt.Errorf("an update without a value: %+v", u)
			}
			return nil
		}
	}
	_, column, _ := parseCell(at)
	for _, f := range found {
		if f.Code == finding.FileBroke {
			return fmt.Errorf("broke: %s", f.Got)
		}
		from, _, _ := strings.Cut(f.Place.Cell, ":")
		row, _, _ := parseCell(at)
		if f.Place.Cell == at || from == fmt.Sprint(row) || from == ooxml.Column(column-1) || strings.HasPrefix(f.Place.Cell, at+":") {
			return nil
		}
	}
	return fmt.Errorf("%s is lost: %v %s", at, batch.Updates, list(found))
}

// Any text in any cell of a row becomes an update or a finding, or is blank, or is what was issued.
func FuzzMatch(f *testing.F) {
	book := sampleBook(3)
	for _, s := range []string{"2,5", "12.5", "1,234.5", "38 nghìn tỷ", "05/03/2024", "XÓA", "Hoàn thành", "-", "=1+1", "\u200b", " \n", "100%", "lu\u0303"} {
		for column := uint8(0); column < 20; column += 3 {
			f.Add(s, column, false, false)
		}
	}
	f.Add("45356", uint8(10), true, true)
	f.Fuzz(func(t *testing.T, text string, column uint8, onTargets, stored bool) {
		key := sheet.Lead
		if onTargets {
			key = sheet.Targets
		}
		if err := typed(book, key, text, int(column)%24+1, stored); err != nil {
			t.Fatal(err)
		}
	})
}

// typed puts a text into a cell of the second row and asks what became of it.
func typed(book sheet.Book, key, text string, column int, stored bool) error {
	ret, p := returned(book, key)
	s, _ := book.Sheet(key)
	r := p.grid.rows[2]
	c := cell{row: r.number, column: column}
	if stored {
		if c.set("n", text, nil) != nil {
			return nil
		}
	} else {
		_ = c.set("str", text, nil)
	}
	c.valued = true
	issued := r.at(column).raw
	if column <= len(r.cells) {
		r.cells[column-1] = c
	} else {
		r.cells = append(r.cells, c)
	}
	p.grid.rows[2] = r
	if c.blank() || sameText(c.raw, issued) || column <= len(s.Columns) && s.Columns[column-1].Key == sheet.CheckColumn {
		return nil
	}
	return accounted(ret, book, c.name())
}

func TestNothingIsLost(t *testing.T) {
	book := sampleBook(3)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`-?[0-9]{1,4}([.,][0-9]{1,4}){0,2} ?(%|tỷ đồng|nghìn tỷ)?`),
			rapid.StringMatching(`[0-9]{1,2}[/.-][0-9]{1,2}[/.-](20)?[0-9]{2}`),
			rapid.SampledFrom(append(words.StatusChoices(), words.Erase)),
		).Draw(t, "text")
		key := rapid.SampledFrom([]string{sheet.Targets, sheet.Lead, sheet.Support, sheet.Shared}).Draw(t, "sheet")
		column := rapid.IntRange(1, 24).Draw(t, "column")
		if err := typed(book, key, text, column, rapid.Bool().Draw(t, "stored")); err != nil {
			t.Fatal(err)
		}
	})
}

// Whatever a text is, it is read in order or is no table.
func FuzzTable(f *testing.F) {
	f.Add([]byte("TT;Chỉ tiêu\n1;a\n2;\"b;c\"\"d\"\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("sep=,\na,b\n\"c"))
	f.Add([]byte("Bi\xd3u;q\xb5\n1;2\n"))
	lim := usual()
	lim.rows = 10
	f.Fuzz(func(t *testing.T, data []byte) {
		w, ok := readCSV("a.csv", data, lim)
		if !ok {
			return
		}
		last := 0
		for _, r := range w.pages[0].grid.rows {
			if r.number <= last || len(r.cells) == 0 {
				t.Fatalf("rows out of order: %+v", w.pages[0].grid.rows)
			}
			last = r.number
			for _, c := range r.cells {
				if c.row != r.number || r.at(c.column) != c {
					t.Fatalf("cell %+v not found in row %d", c, r.number)
				}
			}
		}
	})
}
