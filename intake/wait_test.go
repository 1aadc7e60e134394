package intake

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"theodoi/finding"
	"theodoi/progress"
)

// What a faulty cell may say stands beside it, the likeliest first, in the form in which values are kept.
func TestFaultyCellsWaitWithTheirReadings(t *testing.T) {
	book := sampleBook(4)
	cases := []struct {
		sheet, cell, text string
		code              finding.Code
		readings          []string
	}{
		{targets, "G6", "12.5", finding.CellTwoNumbers, []string{"12.5", "125"}},
		{targets, "G6", "1,234.5", finding.CellOddNumber, []string{"1234.5"}},
		{targets, "G6", "38 nghìn tỷ", finding.CellUnit, []string{"38000"}},
		{targets, "G6", "38.5 nghìn tỷ đồng", finding.CellTwoNumbers, []string{"38500", "385000"}},
		{targets, "G6", "38.000 triệu đồng", finding.CellUnit, []string{"38"}},
		{targets, "G6", "38.000 tr.đ", finding.CellUnit, []string{"38"}},
		{targets, "G6", "500.000.000 đồng", finding.CellUnit, []string{"0.5"}},
		{targets, "G6", "12,5 tấn", finding.CellUnit, nil},
		{targets, "G6", "12,5%", finding.CellUnit, nil},
		{targets, "G6", "đang tổng hợp", finding.CellNoNumber, nil},
		{targets, "G6", "khoảng 38,5", finding.CellNoNumber, []string{"38.5"}},
		{targets, "G6", "ước đạt 39.000 tỷ đồng", finding.CellNoNumber, []string{"39000"}},
		{lead, "J6", "12.5", finding.CellTwoNumbers, []string{"12.5"}},
		{lead, "J6", "140", finding.CellPercent, nil},
		{lead, "K6", "5/3/24", finding.CellNoDate, []string{"2024-03-05"}},
		{lead, "K6", "5/3", finding.CellNoDate, []string{"2024-03-05"}},
		{lead, "K6", "5/12", finding.CellNoDate, []string{"2023-12-05"}},
		{lead, "K6", "03/15/2024", finding.CellNoDate, []string{"2024-03-15"}},
		{lead, "K6", "21/03/2024", finding.CellDateFuture, []string{"2024-03-21"}},
		{lead, "K6", "đầu tháng 3", finding.CellNoDate, nil},
		{lead, "I6", "Xong", finding.CellNoChoice, []string{"done"}},
		{lead, "I6", "sắp xong rồi", finding.CellNoChoice, nil},
		{lead, "L6", strings.Repeat("à", 9000), finding.CellTooLong, nil},
	}
	for _, c := range cases {
		batch, found := match(t, edit(t, write(t, book), func(e *editor) { e.set(c.sheet, c.cell, c.text) }), book, Taken{Today: today})
		if len(batch.Waits) != 1 {
			t.Errorf("%q: waits %+v, found %s", c.text, batch.Waits, list(found))
			continue
		}
		w := batch.Waits[0]
		if w.Code != string(c.code) || !slices.Equal(w.Readings, c.readings) || w.Update.Cell != c.cell || w.Update.Sheet != c.sheet || w.Got == "" {
			t.Errorf("%q: waits as %+v, want %s %q", c.text, w, c.code, c.readings)
		}
		if len(c.readings) > 0 && w.Update.Value != c.readings[0] || len(c.readings) == 0 && w.Update.Value != "" {
			t.Errorf("%q: the likeliest reading is %q", c.text, w.Update.Value)
		}
	}
}

// Units that say the same, or say no less than the row's own, are no fault.
func TestUnitsThatSayTheSame(t *testing.T) {
	for _, c := range []struct {
		suffix, unit string
		same         bool
	}{
		{"tỷ", "tỷ đồng", true}, {"Tỉ đồng", "tỷ đồng", true}, {"tr.đ", "triệu đồng", true}, {"phần trăm", "%", true}, {"", "xã", true},
		{"triệu", "tỷ đồng", false}, {"tấn", "tỷ đồng", false}, {"nghìn tấn", "tấn", false}, {"%", "tỷ đồng", false}, {"tỷ", "", false}, {"nghìn", "nghìn tấn", true},
	} {
		if got := sameUnit(c.suffix, c.unit); got != c.same {
			t.Errorf("%q for %q: %v", c.suffix, c.unit, got)
		}
	}
}

// Rows that are not taken as a whole keep what was filled into them.
func TestRowsThatAreNotTakenWait(t *testing.T) {
	book := sampleBook(6)
	cases := []struct {
		about string
		edit  func(e *editor)
		waits []string // ref field@cell=readings
	}{
		{"words sorted with their figures, keys not", func(e *editor) {
			e.set(targets, "G5", "7")
			e.set(targets, "G7", "12.5")
			swapRows(e, targets, 5, 7, "C", "O")
		}, []string{"CT.1/1 actual@G7=7", "CT.3/1 actual@G5=12.5|125"}},
		{"one column sorted", func(e *editor) {
			e.set(targets, "G5", "7")
			swapRows(e, targets, 5, 7, "D", "D")
		}, []string{"CT.1/1 actual@G5=7"}},
		{"row copied and changed", func(e *editor) {
			e.set(targets, "G6", "5")
			e.set(targets, "K6", "mưa")
			e.loosen(targets)
			e.must(e.DuplicateRow(targets, 6))
			e.set(targets, "G7", "9")
		}, []string{"CT.2/1 actual@G6=5|9", "CT.2/1 cause@K6=mưa"}},
		{"row put in with the words of a row", func(e *editor) {
			e.loosen(targets)
			e.must(e.DuplicateRow(targets, 6))
			e.set(targets, "A7", "")
			e.set(targets, "G7", "9")
		}, []string{"CT.2/1 actual@G7=9"}},
		{"row with a strange key", func(e *editor) {
			e.set(targets, "A7", "CT.99/1")
			e.set(targets, "G7", "9")
		}, []string{"CT.3/1 actual@G7=9"}},
		{"column doubled", func(e *editor) {
			e.set(targets, "G5", "7")
			copyColumn(e, targets, actualAt, "R")
			e.set(targets, "R5", "8")
		}, []string{"CT.1/1 actual@G5=7|8"}},
	}
	for _, c := range cases {
		batch, found := match(t, edit(t, write(t, book), c.edit), book, Taken{Today: today})
		var got []string
		for _, w := range batch.Waits {
			got = append(got, fmt.Sprintf("%s %s@%s=%s", w.Update.Ref, w.Update.Field, w.Update.Cell, strings.Join(w.Readings, "|")))
		}
		slices.Sort(got)
		if !reflect.DeepEqual(got, c.waits) {
			t.Errorf("%s: %q, found %s", c.about, got, list(found))
		}
	}
}

// waitsFit reports where the waits of a batch and the findings that keep something out do not belong together.
func waitsFit(batch progress.Batch, found []finding.Finding) error {
	for _, w := range batch.Waits {
		if !slices.ContainsFunc(found, func(f finding.Finding) bool {
			return f.Severity == finding.Block && (f.Code == finding.Code(w.Code) || f.Code == finding.SheetMore) && f.Place.Sheet == w.Update.Sheet && covers(f.Place.Cell, w.Update.Cell)
		}) {
			return fmt.Errorf("no finding beside %+v in %s", w, list(found))
		}
		if len(w.Readings) > 0 && w.Readings[0] != w.Update.Value || w.Got == "" {
			return fmt.Errorf("a wait that contradicts itself: %+v", w)
		}
	}
	for _, f := range found {
		if f.Severity != finding.Block || !strings.HasPrefix(string(f.Code), "cell.") || f.Place.Ref == "" {
			continue
		}
		if !slices.ContainsFunc(batch.Waits, func(w progress.Wait) bool {
			return w.Code == string(f.Code) && w.Update.Sheet == f.Place.Sheet && w.Update.Cell == f.Place.Cell && string(w.Update.Ref) == f.Place.Ref
		}) {
			return fmt.Errorf("nothing waits beside %s", f)
		}
	}
	return nil
}

// covers reports whether a finding's place (G6; 5:5; 5:5, 6:6; R1 of a doubled column; a whole sheet) takes in a cell.
func covers(place, at string) bool {
	row, _, _ := parseCell(at)
	if place == "" || place == at {
		return true
	}
	for _, one := range strings.Split(place, ", ") {
		from, to, isRow := strings.Cut(one, ":")
		if n, err := strconv.Atoi(from); err == nil && isRow && to == from && n == row {
			return true
		}
	}
	_, _, ok := parseCell(place)
	return ok && strings.HasSuffix(place, "1")
}

// Every cell of an issued row that a finding keeps out waits for a person, and nothing waits without a finding.
func TestEveryKeptCellWaits(t *testing.T) {
	book := sampleBook(6)
	issued := write(t, book)
	waited := 0
	for _, c := range inFiles {
		if c.code == finding.SheetTooMany || c.code == finding.SheetMore {
			continue // large, and nothing of theirs stands in a row
		}
		batch, found := match(t, edit(t, issued, func(e *editor) {
			e.set(targets, "G5", "7")
			e.set(lead, "L5", "đã xong phần một")
			c.edit(e)
		}), book, Taken{Today: today})
		waited += len(batch.Waits)
		if err := waitsFit(batch, found); err != nil {
			t.Errorf("%s, %s: %v", c.code, c.about, err)
		}
	}
	if waited < 15 {
		t.Errorf("only %d cells wait in all", waited)
	}
}

func TestSaved(t *testing.T) {
	book := sampleBook(2)
	issued := write(t, book)
	at := func(text string) time.Time {
		data := patch(t, issued, func(name, xml string) string {
			if name != "docProps/core.xml" {
				return xml
			}
			from, rest, ok := strings.Cut(xml, "<dcterms:modified")
			if !ok {
				t.Fatal("the workbook does not say when it was saved")
			}
			_, rest, _ = strings.Cut(rest, "</dcterms:modified>")
			return from + text + rest
		})
		batch, found := match(t, data, book, Taken{})
		if len(found) != 1 || found[0].Code != finding.WorkbookEmpty {
			t.Errorf("%s: %s", text, list(found))
		}
		return batch.Saved
	}
	tag := func(s string) string {
		return `<dcterms:modified xsi:type="dcterms:W3CDTF">` + s + `</dcterms:modified>`
	}
	saved := time.Date(2024, 3, 20, 1, 30, 0, 0, time.UTC)
	for text, want := range map[string]time.Time{
		tag("2024-03-20T01:30:00Z"): saved, tag(" 2024-03-20T08:30:00+07:00 "): saved, tag("2024-03-20T01:30:00"): saved, tag("2024-03-20T01:30:00.000Z"): saved,
		tag("2024-03-20"):           time.Date(2024, 3, 20, 0, 0, 0, 0, time.UTC),
		tag("1980-01-01T00:00:00Z"): {}, tag("hôm qua"): {}, tag(""): {}, "": {}, tag("99999-01-01T00:00:00Z"): {},
	} {
		if got := at(text); !got.Equal(want) || got.IsZero() != want.IsZero() {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	broken := patch(t, issued, func(name, xml string) string {
		if name == "docProps/core.xml" {
			return xml[:len(xml)/2]
		}
		return xml
	})
	if ret, found := Open("nop.xlsx", broken); ret == nil || !ret.Saved.IsZero() {
		t.Errorf("a broken date costs more than itself: %s", list(found))
	}
	if ret, _ := Open("nop.xlsx", issued); ret.Saved.IsZero() {
		t.Error("the issued workbook does not say when it was saved")
	}
}
