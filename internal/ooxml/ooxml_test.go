package ooxml

import "testing"

func TestCellsHaveTheNamesThatSpreadsheetsShow(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := Column(column); got != want {
			t.Errorf("column %d: want %s, got %s", column, want, got)
		}
		if got := Cell(column, 14); got != want+"14" {
			t.Errorf("column %d, row 14: want %s14, got %s", column, want, got)
		}
	}
}

func TestPartsAreFound(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"key in another program's spelling", PartKey(`\XL\Workbook.xml`), "xl/workbook.xml"},
		{"relations of the file", RelationsPart(""), "_rels/.rels"},
		{"relations of a part", RelationsPart("xl/workbook.xml"), "xl/_rels/workbook.xml.rels"},
		{"relations of a part at the root", RelationsPart("mimetype"), "_rels/mimetype.rels"},
		{"target beside the part", Target("xl/workbook.xml", "styles.xml"), "xl/styles.xml"},
		{"target above the part", Target("xl/worksheets/sheet1.xml", "../comments1.xml"), "xl/comments1.xml"},
		{"target from the root", Target("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml"},
		{"target of the file", Target("", "xl/workbook.xml"), "xl/workbook.xml"},
	} {
		if c.got != c.want {
			t.Errorf("%s: want %s, got %s", c.name, c.want, c.got)
		}
	}
}
