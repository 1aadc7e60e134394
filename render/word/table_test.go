package word

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"theodoi/report"
)

func tableOf(t *testing.T, table report.Table) *element {
	t.Helper()
	doc := textOf(t, report.Document{Appendix: []report.Appendix{{Name: "Biểu", Body: []report.Node{table}}}})
	tables := doc.all("tbl")
	if len(tables) != 1 { // appendices alone have no head
		t.Fatalf("%d tables", len(tables))
	}
	return tables[0]
}

func TestHeadingRowRepeatsAndGroupsSpanAllColumns(t *testing.T) {
	rows := tableOf(t, sampleTargets(34)).all("tr")
	if len(rows) != 1+34+3 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, r := range rows {
		if head := len(r.all("tblHeader")) > 0; head != (i == 0) {
			t.Errorf("row %d repeats: %v", i, head)
		}
		if strings.Contains(r.shown(), "NHÓM") {
			if span := r.all("gridSpan"); len(span) != 1 || span[0].attributes["val"] != "12" {
				t.Errorf("group row %d does not span the table", i)
			}
		}
	}
}

func TestColumnsFillTheTextWidth(t *testing.T) {
	for _, table := range []report.Table{sampleTargets(34), sampleTasks(3), {Rows: []report.TableRow{{Cells: make([]report.Cell, 3)}}}} {
		sum := 0
		for _, c := range tableOf(t, table).all("gridCol") {
			w, err := strconv.Atoi(c.attributes["w"])
			if err != nil || w < minColumn {
				t.Errorf("width %q", c.attributes["w"])
			}
			sum += w
		}
		if sum != landscape.text() {
			t.Errorf("columns are %d wide together, the text %d", sum, landscape.text())
		}
	}
}

func TestRowsWithMoreCellsThanColumnsLoseNothing(t *testing.T) {
	table := tableOf(t, report.Table{Columns: []report.Column{{Title: "Một"}}, Rows: []report.TableRow{
		{Cells: []report.Cell{{Text: "a"}, {Text: "b"}, {Text: "c"}}}, {Cells: []report.Cell{{Text: "d"}}}, {Group: "nhóm", Cells: []report.Cell{{Text: "e"}}},
	}})
	if got := strings.Join(strings.Fields(table.shown()), " "); got != "Một a b c d nhóm e" {
		t.Errorf("got %q", got)
	}
	for i, r := range table.all("tr") {
		columns := 0
		for _, c := range r.all("tc") {
			n := 1
			if span := c.all("gridSpan"); len(span) > 0 {
				n, _ = strconv.Atoi(span[0].attributes["val"])
			}
			columns += n
		}
		if columns != 3 {
			t.Errorf("row %d covers %d columns of 3", i, columns)
		}
	}
}

func TestOnlyHugeRowsMayBreakOverPages(t *testing.T) {
	huge := strings.TrimSpace(strings.Repeat("vướng mắc ", 500))
	rows := tableOf(t, report.Table{Columns: []report.Column{{Title: "Nội dung"}, {Title: "Kết quả"}}, Rows: []report.TableRow{
		{Cells: []report.Cell{{Text: "ngắn"}, {Text: "ngắn"}}}, {Cells: []report.Cell{{Text: "dài"}, {Text: huge}}},
	}}).all("tr")
	for i, want := range []bool{true, true, false} {
		if got := len(rows[i].all("cantSplit")) > 0; got != want {
			t.Errorf("row %d is kept whole: %v", i, got)
		}
	}
}

func TestHugeHeadingDoesNotRepeat(t *testing.T) {
	columns := []report.Column{{Title: strings.Repeat("đơn vị ", 400)}, {Title: "b"}}
	if len(tableOf(t, report.Table{Columns: columns, Empty: "Không có."}).all("tblHeader")) != 0 {
		t.Error("a heading of most of a page repeats on every page")
	}
}

func TestSmallTableStaysTogether(t *testing.T) {
	for _, c := range []struct {
		rows int
		want bool
	}{{4, true}, {60, false}} {
		table := report.Table{Columns: []report.Column{{Title: "TT"}}}
		for i := range c.rows {
			table.Rows = append(table.Rows, report.TableRow{Cells: []report.Cell{{Text: fmt.Sprint(i)}}})
		}
		rows := tableOf(t, table).all("tr")
		if got := len(rows[2].all("keepNext")) > 0; got != c.want {
			t.Errorf("%d rows stay together: %v", c.rows, got)
		}
		if len(rows[c.rows].all("keepNext")) > 0 {
			t.Error("the last row hangs on what follows")
		}
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	table := tableOf(t, report.Table{Columns: []report.Column{{Title: "TT"}, {Title: "Chỉ tiêu"}}, Empty: "Không có chỉ tiêu nào."})
	if got := strings.Join(strings.Fields(table.shown()), " "); got != "TT Chỉ tiêu Không có chỉ tiêu nào." {
		t.Errorf("got %q", got)
	}
}

func TestTablesBelowEachOtherStayApart(t *testing.T) {
	table := report.Table{Rows: []report.TableRow{{Cells: []report.Cell{{Text: "a"}}}}}
	body := textOf(t, report.Document{Body: []report.Node{table, table}, Sign: report.Signature{Name: "Bình"}}).all("body")[0]
	for i, e := range body.inside[1:] {
		if e.name == "tbl" && body.inside[i].name == "tbl" {
			t.Error("Word would join two tables")
		}
	}
}

func TestTonesAreSeenWithoutColour(t *testing.T) {
	for tone, want := range map[report.Tone]string{report.Poor: "b", report.Soon: "i", report.Dim: "color"} {
		table := tableOf(t, report.Table{Rows: []report.TableRow{{Cells: []report.Cell{{Text: "x", Tone: tone}}}}})
		if len(table.all(want)) != 1 {
			t.Errorf("%s has no %s", tone, want)
		}
	}
}
