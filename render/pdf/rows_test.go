package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"theodoi/report"
)

// tall is a table whose rows have n lines in their first cell and half of them in their second, each line with its number.
func tall(rows, n int) report.Table {
	t := report.Table{Columns: []report.Column{{Title: "Nội dung"}, {Title: "Kết quả"}}}
	for i := range rows {
		var a, b []string
		for j := range n {
			a = append(a, fmt.Sprintf("a%d.%d", i, j))
			if j < n/2 {
				b = append(b, fmt.Sprintf("b%d.%d", i, j))
			}
		}
		t.Rows = append(t.Rows, report.TableRow{Cells: []report.Cell{{Text: strings.Join(a, "\n")}, {Text: strings.Join(b, "\n")}}})
	}
	return t
}

// Tall rows fill their pages instead of leaving half of them white, their cells level after the break and no part of one line.
func TestTallRowsRunOverThePage(t *testing.T) {
	for n := 12; n < 34; n++ {
		pages, r := laid(t, report.Document{Appendix: []report.Appendix{{Name: "Biểu", Body: []report.Node{tall(8, n)}}}})
		r.inside(t, pages)
		r.apart(t)
		bottom, lines := map[int]float64{}, map[string]int{}
		level := map[string]float64{}
		for _, d := range r.texts {
			var row, at int
			if _, err := fmt.Sscanf(strings.TrimLeft(d.text, "ab"), "%d.%d", &row, &at); err != nil {
				continue
			}
			bottom[d.page] = max(bottom[d.page], d.descent)
			lines[fmt.Sprintf("%d on page %d", row, d.page)]++
			key := fmt.Sprint(row, at)
			if y, ok := level[key]; ok && math.Abs(y-d.y) > slack {
				t.Fatalf("rows of %d lines: line %s of two cells stands at %.2f and %.2f", n, key, y, d.y)
			}
			level[key] = d.y
		}
		for p := 1; p < len(pages)-1; p++ {
			if gap := landscape.bottom() - bottom[p]; gap > splitAtLeast+restAtLeast+2 && float64(n)*4.5 > looseShare*landscape.room()+5 {
				t.Errorf("rows of %d lines: %.0f mm of page %d are white", n, gap, p+1)
			}
		}
		for where, count := range lines {
			if count < 3 {
				t.Errorf("rows of %d lines: row %s has %d lines there", n, where, count)
			}
		}
	}
}

// No word of a table is cut where the sheet has room for it: long Vietnamese names break between words, numbers not at all.
func TestNoWordIsCut(t *testing.T) {
	doc := full()
	_, r := laid(t, doc)
	printed := map[string]bool{}
	for _, d := range r.texts {
		for word := range strings.FieldsSeq(d.text) {
			printed[word] = true
		}
	}
	whole := func(text, where string) {
		for word := range strings.FieldsSeq(text) {
			if (style{size: 11}).width(word) < longestWordMM-3 && !printed[word] {
				t.Errorf("the word %q of a %s is cut", word, where)
			}
		}
	}
	check := func(nodes []report.Node) {
		for _, n := range nodes {
			table, ok := n.(report.Table)
			if !ok {
				continue
			}
			for _, c := range table.Columns {
				whole(c.Title, "heading")
			}
			for _, row := range table.Rows {
				for _, c := range row.Cells {
					whole(c.Text, "cell")
				}
			}
		}
	}
	check(doc.Body)
	for _, a := range doc.Appendix {
		check(a.Body)
	}
}

// Five hundred tasks in groups: no group's heading stands alone at the end of a page, and the heading row opens every page.
func TestGroupsOf500Tasks(t *testing.T) {
	table := report.Table{Columns: sampleTasks(0).Columns}
	for i, row := range sampleTasks(500).Rows {
		if i%7 == 0 {
			table.Rows = append(table.Rows, report.TableRow{Group: fmt.Sprintf("Nhóm %d", i/7)})
		}
		table.Rows = append(table.Rows, row)
	}
	pages, r := laid(t, report.Document{Appendix: []report.Appendix{{Name: "Nhiệm vụ", Body: []report.Node{table}}}})
	r.inside(t, pages)
	last, heads := map[int]drawn{}, map[int]int{}
	for _, d := range r.texts {
		if d.y >= last[d.page].y {
			last[d.page] = d
		}
		if d.text == "Thời hạn" {
			heads[d.page]++
		}
	}
	for p := 1; p < len(pages); p++ {
		if strings.HasPrefix(last[p].text, "Nhóm") {
			t.Errorf("page %d ends with %q", p+1, last[p].text)
		}
		if heads[p] != 1 {
			t.Errorf("page %d has %d heading rows", p+1, heads[p])
		}
	}
	if len(pages) < 50 {
		t.Errorf("%d pages for 500 tasks", len(pages))
	}
}

// However much stands before it, a table of short rows never leaves one row alone on a page.
func TestNoRowStandsAlone(t *testing.T) {
	table := report.Table{Columns: []report.Column{{Title: "Nội dung"}}}
	for i := range 40 {
		table.Rows = append(table.Rows, report.TableRow{Cells: []report.Cell{{Text: fmt.Sprintf("dòng %d", i)}}})
	}
	for lines := range 45 {
		var body []report.Node
		for range lines {
			body = append(body, report.Paragraph{Text: "Một đoạn."})
		}
		pages, r := laid(t, report.Document{Body: append(body, table)})
		rows := make([]int, len(pages))
		for _, d := range r.texts {
			if strings.HasPrefix(d.text, "dòng") {
				rows[d.page]++
			}
		}
		for p, n := range rows {
			if n == 1 {
				t.Errorf("behind %d paragraphs one row stands alone on page %d", lines, p+1)
			}
		}
	}
}

// Bad input of the size that offices have produced gives sensible pages.
func TestBadInputOfOffices(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Chủ trì, phối hợp với các sở, ban ngành liên quan tham mưu UBND tỉnh. ", 72)) // 5,000 letters
	word := strings.Repeat("ngườiđứngđầu", 25)
	doc := sample()
	doc.Appendix[1].Body = []report.Node{report.Table{Columns: sampleTasks(0).Columns, Rows: []report.TableRow{
		{Cells: []report.Cell{{Text: "1"}, {Text: long}, {Text: word}, {}, {Text: long}, {}, {}}},
		{Group: long},
		{Cells: []report.Cell{{}, {}, {}, {}, {}, {}, {}}},
		{Cells: []report.Cell{{Text: "2"}, {Text: "ngắn"}}},
		{},
	}}, report.Table{Columns: sampleTasks(0).Columns}, report.Table{}}
	pages, r := laid(t, doc)
	r.inside(t, pages)
	r.apart(t)
	letters := map[rune]int{}
	for _, c := range r.all() {
		letters[c]++
	}
	for _, c := range squeeze(long + long + long + word) {
		if letters[c]--; letters[c] < 0 {
			t.Fatalf("a letter %c of the long texts is not printed", c)
		}
	}
}

// A name of a file that no column can hold breaks behind its joints, not between letters.
func TestNamesOfFilesBreakAtJoints(t *testing.T) {
	g := &glyphs{}
	var got []string
	for _, l := range g.wrap("91-QD-UBND_SKHDT_2024-Q1.xlsx", style{size: 11, spacing: 1}, 34, 34) {
		got = append(got, l.text)
	}
	if want := "91-QD-UBND_ SKHDT_2024-Q1. xlsx"; strings.Join(got, " ") != want {
		t.Errorf("broken as %q, want %q", got, want)
	}
}
