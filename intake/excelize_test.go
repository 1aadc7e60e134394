package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// difference is something that excelize is known to read otherwise, and why it is not excelize that is right.
type difference struct {
	about string
	holds func(s seen) bool
}

// seen is a cell as the two have it, with the XML that it comes from.
type seen struct {
	links, shared, sheet string // parts
	name                 string
	ours                 cell
	theirs               string
}

var differences = []difference{
	// The part is one of UTF-16, which it says or shows; excelize reads it as no rows, or no texts, without an error.
	{"UTF-16 is lost", func(s seen) bool {
		return s.theirs == "" && (hasWidePart(s.sheet) || hasWidePart(s.shared))
	}},
	// The shared texts do not name the namespace of workbooks; excelize reads none of them, without an error.
	{"texts outside the namespace are lost", func(s seen) bool {
		return s.theirs == "" && !strings.Contains(s.shared, `"http://schemas.openxmlformats.org/spreadsheetml/2006/main"`)
	}},
	// There are blanks around the number of a shared text; excelize leaves the cell blank.
	{"texts whose number has blanks around are lost", func(s seen) bool {
		return s.theirs == "" && spacedNumber.MatchString(s.around())
	}},
	// The style is no number of one; excelize leaves the cell blank, we read it without a style.
	{"cells of a strange style are lost", func(s seen) bool {
		m := style.FindStringSubmatch(s.around())
		return s.theirs == "" && m != nil && !someNumber.MatchString(m[1])
	}},
	// The cells of a row stand out of order; excelize writes later ones over earlier ones, or leaves them out.
	{"cells out of order are lost", func(s seen) bool { return s.disordered() }},
	// A text stands in the cell itself, but the cell does not say so.
	{"texts that are not announced are lost", func(s seen) bool {
		return s.theirs == "" && strings.Contains(s.around(), "<is>") && !strings.Contains(s.around(), `t="inlineStr"`)
	}},
	// A shared text is in two pieces that are no runs; excelize takes the last, we take all.
	{"pieces of a text are lost", func(s seen) bool {
		return strings.HasSuffix(s.ours.raw, s.theirs) && twoTexts.MatchString(s.shared)
	}},
	// Two parts go by one ID. We take the first, and a sheet by its kind; excelize the last.
	{"parts of one ID", func(s seen) bool {
		ids := partID.FindAllString(s.links, -1)
		slices.Sort(ids)
		return len(slices.Compact(ids)) < strings.Count(s.links, "<Relationship ")
	}},
	// There are blanks around a number; excelize keeps them.
	{"blanks around a number are kept", func(s seen) bool { return s.ours.kind == number && strings.TrimSpace(s.theirs) == s.ours.raw }},
	// We write what a person sees, excelize the number behind it.
	{"truths are numbers", func(s seen) bool { return s.ours.kind == boolean }},
}

var (
	spacedNumber = regexp.MustCompile(`<v>(\s+\d+\s*|\d+\s+)</v>`)
	style        = regexp.MustCompile(` s=["']([^"']*)["']`)
	someNumber   = regexp.MustCompile(`^\d{1,9}$`)
	twoTexts     = regexp.MustCompile(`</(\w+:)?t><(\w+:)?t\b`)
	partID       = regexp.MustCompile(` Id="[^"]*"`)
	placeOfCell  = regexp.MustCompile(`<c\b[^<>]*? r=["']([A-Za-z]+)(\d+)["']`)
)

func hasWidePart(xml string) bool {
	head := xml[:min(len(xml), 100)]
	return strings.HasPrefix(xml, "\xff\xfe") || strings.HasPrefix(xml, "\xfe\xff") || strings.Contains(head, `encoding="UTF-16"`)
}

// around is the XML of the cell and a little of what stands behind it.
func (s seen) around() string {
	for _, quote := range []string{`"`, `'`} {
		if i := strings.Index(s.sheet, "r="+quote+s.name+quote); i >= 0 {
			from := strings.LastIndexByte(s.sheet[:i], '<')
			return s.sheet[max(0, from):min(len(s.sheet), i+80)]
		}
	}
	return ""
}

// disordered reports whether the cells of the cell's row do not go from left to right.
func (s seen) disordered() bool {
	last := 0
	for _, m := range placeOfCell.FindAllStringSubmatch(s.sheet, -1) {
		row, column, ok := parseCell(m[1] + m[2])
		if !ok || row != s.ours.row {
			continue
		}
		if column < last {
			return true
		}
		last = column
	}
	return false
}

// heldAgainstExcelize compares the cells of a workbook with those that excelize reads from the same file. Where the two differ, the
// difference must be known.
func heldAgainstExcelize(t *testing.T, data []byte, book *workbook, differed map[string]int) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: 64 * mebibyte, UnzipXMLSizeLimit: 64 * mebibyte})
	if err != nil {
		differed["files that it does not open"]++
		return
	}
	defer f.Close()
	parts := seen{links: partOf(t, data, "xl/_rels/workbook.xml.rels"), shared: partOf(t, data, "xl/sharedStrings.xml")}
	for i, p := range book.pages {
		rows, err := f.GetRows(p.name, excelize.Options{RawCellValue: true})
		if err != nil {
			differed["sheets that it does not read"]++
			continue
		}
		s := parts
		s.sheet = partOf(t, data, "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml")
		theirs := cellsOf(rows)
		for _, r := range p.grid.rows {
			for _, c := range r.cells {
				s.name, s.ours, s.theirs = c.name(), c, theirs[c.name()]
				delete(theirs, s.name)
				s.compare(t, p.name, differed)
			}
		}
		for name, value := range theirs {
			row, column, _ := parseCell(name)
			s.name, s.ours, s.theirs = name, cell{row: row, column: column}, value
			s.compare(t, p.name, differed)
		}
	}
}

func cellsOf(rows [][]string) map[string]string {
	all := map[string]string{}
	for r, row := range rows {
		for c, value := range row {
			if value != "" {
				all[cellName(r+1, c+1)] = value
			}
		}
	}
	return all
}

func (s seen) compare(t *testing.T, sheet string, differed map[string]int) {
	t.Helper()
	if s.ours.raw == s.theirs {
		return
	}
	for _, d := range differences {
		if d.holds(s) {
			differed[d.about]++
			return
		}
	}
	t.Errorf("%s!%s: %+v, excelize has %q for %q", sheet, s.name, s.ours, s.theirs, s.around())
}

func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	xml, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(xml)
}
