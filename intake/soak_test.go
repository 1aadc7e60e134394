package intake

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/ooxml"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// What one file may cost.
const (
	soakTime   = 5 * time.Second
	soakMemory = 256 * mebibyte
)

// Workbooks mangled at random, several ways at once: none breaks the reader or takes long, and whatever was typed is taken, waits, or is
// named by a finding, or the file as a whole is refused or waits. THEODOI_SOAK=1 tries ten thousand.
func TestSoak(t *testing.T) {
	n := 200
	if os.Getenv("THEODOI_SOAK") != "" {
		n = 10_000
	} else if testing.Short() {
		n = 40
	}
	book := sampleBook(manglingRows)
	issued := write(t, book)
	stats := map[string]int{}
	var slowest time.Duration
	var largest uint64
	for seed := range n {
		s := &soaker{t: t, rnd: rand.New(rand.NewPCG(91, uint64(seed))), typed: map[string]bool{}}
		took, memory := s.run(book, issued, seed, stats)
		slowest, largest = max(slowest, took), max(largest, memory)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d files: %v; slowest %v, largest %d MiB", n, stats, slowest, largest>>20)
	if stats["read"] < n/3 {
		t.Errorf("only %d of %d files were read", stats["read"], n)
	}
}

type soaker struct {
	t      *testing.T
	rnd    *rand.Rand
	typed  map[string]bool
	places map[string][]place // where they stand in the end; nil if that has to be looked up
	log    []string           // what was done
}

func (s *soaker) run(book sheet.Book, issued []byte, seed int, stats map[string]int) (time.Duration, uint64) {
	data := s.mangle(issued)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	ret, found := open("nop.xlsx", data, usual())
	var batch progress.Batch
	if ret != nil {
		match := ret.Match
		if ret.Issue.ID == "" {
			match = ret.MatchByText
		}
		var more []finding.Finding
		batch, more = match(book, Taken{Today: today})
		found = append(found, more...)
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	memory := after.TotalAlloc - before.TotalAlloc
	fail := func(format string, args ...any) {
		s.t.Errorf("seed %d, %s: %s%s", seed, strings.Join(s.log, ", "), fmt.Sprintf(format, args...), list(found))
	}
	if took > soakTime || memory > soakMemory {
		fail("took %v and %d MiB", took, memory>>20)
	}
	if _, ok := find(found, finding.FileBroke); ok {
		fail("it broke the reader")
	}
	if ret == nil {
		stats["refused"]++
		if len(found) != 1 || found[0].Severity != finding.Block {
			fail("refused without a word")
		}
		return took, memory
	}
	stats["read"]++
	stats["taken"] += len(batch.Updates)
	stats["waits"] += len(batch.Waits)
	if err := waitsFit(batch, found); err != nil {
		fail("%v", err)
	}
	for _, lost := range s.lost(data, batch, found) {
		fail("%s is lost", lost)
	}
	return took, memory
}

// lost lists what was typed into the file, as another reader sees it, and is neither taken nor waits nor is named. Of a text that stands
// in several places, because its row or sheet was copied, one is enough.
func (s *soaker) lost(data []byte, batch progress.Batch, found []finding.Finding) []string {
	if slices.ContainsFunc(found, func(f finding.Finding) bool {
		return f.Severity == finding.Block && f.Place.Sheet == "" && f.Code != finding.SheetMore
	}) {
		return nil // the file waits as a whole
	}
	places := s.places
	if places == nil {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			return nil // damaged in a way that only one of the two bears
		}
		defer f.Close()
		places = s.typedIn(f)
	}
	kept := map[place]bool{}
	for _, u := range batch.Updates {
		kept[place{u.Sheet, u.Cell}] = true
	}
	for _, w := range batch.Waits {
		kept[place{w.Update.Sheet, w.Update.Cell}] = true
	}
	var lost []string
	for text, all := range places {
		if slices.ContainsFunc(all, func(p place) bool { return kept[p] }) {
			continue
		}
		for _, p := range all {
			if !named(found, p, text) {
				lost = append(lost, p.sheet+"!"+p.cell+" "+text)
			}
		}
	}
	return lost
}

type place struct{ sheet, cell string }

// typedIn lists where the texts that were typed stand.
func (s *soaker) typedIn(f *excelize.File) map[string][]place {
	places := map[string][]place{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			continue
		}
		for y, row := range rows {
			for x, text := range row {
				if s.typed[text] {
					places[text] = append(places[text], place{name, cellName(y+1, x+1)})
				}
			}
		}
	}
	return places
}

// named reports whether a finding repeats the text or takes in its place.
func named(found []finding.Finding, p place, text string) bool {
	return slices.ContainsFunc(found, func(f finding.Finding) bool {
		return strings.Contains(f.Got+f.Want, clean(text)) || f.Code == finding.CellElsewhere && f.Place.Sheet == p.sheet && oneRow(f.Place.Cell, p.cell) || f.Place.Sheet == p.sheet && names(f.Place.Cell, p.cell)
	})
}

// oneRow allows for findings that stand for what was typed into a row by its first cell.
func oneRow(a, b string) bool {
	x, _, ok1 := parseCell(a)
	y, _, ok2 := parseCell(b)
	return ok1 && ok2 && x == y
}

// names reports whether a finding's place takes in a cell: the cell, its row, its column, an area, or the whole sheet.
func names(place, at string) bool {
	if covers(place, at) {
		return true
	}
	row, column, _ := parseCell(at)
	for _, one := range strings.Split(place, ", ") {
		if a, ok := parseArea(one); ok && a.holds(row, column) {
			return true
		}
		if _, c, ok := parseCell(one); ok && c == column {
			return true // a column that was added is named by its first cell
		}
		if n, err := strconv.Atoi(strings.Split(one, ":")[0]); err == nil && n == row {
			return true
		}
	}
	return false
}

// mangle fills the workbook in and spoils it, once to four times.
func (s *soaker) mangle(issued []byte) []byte {
	times := 1 + s.rnd.IntN(4)
	complete := true // all sheets are there
	data := edit(s.t, issued, func(e *editor) {
		for range 5 + s.rnd.IntN(30) {
			s.fill(e)
		}
		for range times {
			s.edit(e)
		}
		for _, name := range []string{words.SheetGuide, targets, lead, words.SheetSupport} {
			complete = complete && slices.Contains(e.GetSheetList(), name)
		}
		s.places = s.typedIn(e.File)
	})
	switch s.rnd.IntN(12) {
	case 0:
		s.log = append(s.log, "cut")
		return data[:s.rnd.IntN(len(data))]
	case 1:
		s.log = append(s.log, "bits changed")
		data = bytes.Clone(data)
		for range 1 + s.rnd.IntN(3) {
			data[s.rnd.IntN(len(data))] ^= 1 << s.rnd.IntN(8)
		}
	case 2:
		if complete {
			s.log = append(s.log, "pasted")
			return pasted(s.t, data, nil)
		}
	case 3:
		s.log, s.places = append(s.log, "XML changed"), nil
		return patch(s.t, data, s.spoilXML)
	}
	return data
}

// spoilXML changes a few letters of a part, so that it may still be XML.
func (s *soaker) spoilXML(name, xml string) string {
	if s.rnd.IntN(3) > 0 || len(xml) < 10 {
		return xml
	}
	b := []byte(xml)
	for range 1 + s.rnd.IntN(3) {
		i := s.rnd.IntN(len(b))
		b[i] = `<>"=0123456789 /abcrtsv`[s.rnd.IntN(23)]
	}
	return string(b)
}

// input picks a cell that asks for something.
func (s *soaker) input() (name, cell string) {
	row := 5 + s.rnd.IntN(manglingRows)
	switch s.rnd.IntN(5) {
	case 0, 1:
		return targets, cellName(row, 7+s.rnd.IntN(6))
	case 2, 3:
		return lead, cellName(row, 9+s.rnd.IntN(8))
	}
	return words.SheetSupport, cellName(row, 7+s.rnd.IntN(3))
}

// text is something that a person may type; every text is another one.
func (s *soaker) text() string {
	n := 1000 + s.rnd.IntN(1_000_000)
	forms := []string{"%d", "%d,5", "%d.5", "%d tỷ", "%d triệu đồng", "khoảng %d", "%d%%", "việc %d đã làm", "%d/2024", "  %d ", "=%d+1", "%d\ndòng hai", "-%d", "(%d)", "%d – %d"}
	form := forms[s.rnd.IntN(len(forms))]
	text := fmt.Sprintf(form, n)
	if strings.Count(form, "%d") == 2 {
		text = fmt.Sprintf(form, n, n+1)
	}
	switch s.rnd.IntN(20) {
	case 0:
		text = words.StatusChoices()[s.rnd.IntN(5)]
		return text // the same in many rows: not followed
	case 1:
		return fmt.Sprintf("%02d/%02d/2024", 1+s.rnd.IntN(28), 1+s.rnd.IntN(12))
	}
	s.typed[text] = true
	return text
}

func (s *soaker) fill(e *editor) {
	name, cell := s.input()
	e.set(name, cell, s.text())
}

// edit spoils the workbook in one way. What the library cannot do with the sheet as it is by now is left out.
func (s *soaker) edit(e *editor) {
	sheets := []string{targets, lead, words.SheetSupport}
	name := sheets[s.rnd.IntN(3)]
	if i, err := e.GetSheetIndex(name); err != nil || i < 0 {
		return
	}
	row, column := 1+s.rnd.IntN(14), 1+s.rnd.IntN(20)
	letter := ooxml.Column(column - 1)
	_ = e.DeleteDataValidation(name)
	kinds := []struct {
		what string
		do   func() error
	}{
		{"text anywhere", func() error { return e.SetCellStr(name, cellName(2+s.rnd.IntN(30), 6+s.rnd.IntN(22)), s.text()) }},
		{"key changed", func() error { return e.SetCellStr(name, cellName(row, 1), "CT.9/1") }},
		{"key of a column changed", func() error { return e.SetCellStr(name, cellName(1, column), "actual") }},
		{"fixed words changed", func() error { return e.SetCellStr(name, cellName(5+s.rnd.IntN(6), 4), s.text()) }},
		{"heading changed", func() error { return e.SetCellStr(name, cellName(4, 3+s.rnd.IntN(18)), s.text()) }},
		{"row put in", func() error { return e.InsertRows(name, row, 1+s.rnd.IntN(2)) }},
		{"row deleted", func() error { return e.RemoveRow(name, row) }},
		{"row doubled", func() error { return e.DuplicateRow(name, row) }},
		{"column put in", func() error { return e.InsertCols(name, letter, 1) }},
		{"column deleted", func() error { return e.RemoveCol(name, letter) }},
		{"rows swapped", func() error {
			swapRows(e, name, 5+s.rnd.IntN(6), 5+s.rnd.IntN(6), ooxml.Column(s.rnd.IntN(4)), ooxml.Column(7+s.rnd.IntN(8)))
			return nil
		}},
		{"merged", func() error {
			return e.MergeCell(name, cellName(row, column), cellName(row+s.rnd.IntN(3), column+s.rnd.IntN(3)))
		}},
		{"renamed", func() error { return e.SetSheetName(name, "Trang "+strconv.Itoa(s.rnd.IntN(9))) }},
		{"sheet copied", func() error { e.copySheet(name, name+" (2)"); return nil }},
		{"sheet deleted", func() error { return e.DeleteSheet(name) }},
		{"number stored", func() error {
			e.number(name, cellName(5+s.rnd.IntN(6), 7+s.rnd.IntN(8)), s.rnd.Float64()*1e5, []string{"0", "0%", "dd/mm/yyyy", "General"}[s.rnd.IntN(4)])
			return nil
		}},
		{"formula", func() error { return e.SetCellFormula(name, cellName(5+s.rnd.IntN(6), 7+s.rnd.IntN(8)), "A1*2") }},
		{"ID changed", func() error { return e.SetCellStr(name, cellName(1, 16+s.rnd.IntN(2)), "TD-KHAC") }},
		{"Issue lost", func() error { return e.DeleteSheet(sheet.IssueSheet) }},
		{"hidden", func() error { return e.SetSheetVisible(name, false) }},
	}
	k := kinds[s.rnd.IntN(len(kinds))]
	if k.do() == nil {
		s.log = append(s.log, k.what)
	}
}
