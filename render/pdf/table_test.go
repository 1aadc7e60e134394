package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/render/layout"
	"theodoi/report"
)

func TestTableIsNeverAloneWithItsCaption(t *testing.T) {
	for n := range 60 {
		doc := report.Document{}
		for range n {
			doc.Body = append(doc.Body, report.Paragraph{Text: "Một dòng."})
		}
		doc.Body = append(doc.Body, report.Heading{Level: 2, Number: "1", Text: "Đầu mục"}, report.Table{Caption: "Tên bảng", Unit: "Đơn vị tính: %", Columns: []report.Column{{Title: "Cột"}},
			Rows: []report.TableRow{{Group: "Nhóm"}, {Cells: []report.Cell{{Text: "ô một"}}}, {Group: "Nhóm hai"}, {Cells: []report.Cell{{Text: "ô hai"}}}}})
		pages, r := laid(t, doc)
		r.inside(t, pages)
		var of []int
		for _, text := range []string{"1. Đầu mục", "Tên bảng", "Cột", "Nhóm", "ô một"} {
			d, ok := r.find(text)
			if !ok {
				t.Fatalf("%q is not printed", text)
			}
			of = append(of, d.page)
		}
		if slices.Min(of) != slices.Max(of) {
			t.Fatalf("%d lines before: heading, caption, heading row, group and first row on pages %v", n, of)
		}
		group, _ := r.find("Nhóm hai")
		cell, _ := r.find("ô hai")
		if group.page != cell.page {
			t.Fatalf("%d lines before: a group is left alone at the bottom of a page", n)
		}
	}
}

func TestHeadingRowRepeats(t *testing.T) {
	pages, r := laid(t, report.Document{Appendix: []report.Appendix{{Name: "Bảng", Body: []report.Node{sampleTargets(300)}}}})
	r.inside(t, pages)
	r.apart(t)
	on := map[int]int{}
	for _, d := range r.texts {
		if d.text == "Đánh giá" {
			on[d.page]++
		}
	}
	for i := 1; i < len(pages); i++ {
		if on[i] != 1 {
			t.Errorf("page %d has %d heading rows, want 1", i+1, on[i])
		}
	}
	next := 1
	for _, d := range r.texts {
		if d.style.face == regular && d.text == fmt.Sprint(next) && d.x < landscape.left()+10 {
			next++
		}
	}
	if next != 301 {
		t.Errorf("row %d is missing or out of order", next)
	}
}

func TestRowTallerThanAPage(t *testing.T) {
	words := func(prefix string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d ", prefix, i)
		}
		return b.String()
	}
	a, b := words("a", 1500), words("b", 900)
	pages, r := laid(t, report.Document{Body: []report.Node{report.Table{
		Columns: []report.Column{{Title: "#"}, {Title: "#"}},
		Rows:    []report.TableRow{{Cells: []report.Cell{{Text: "trước"}, {Text: "trước"}}}, {Cells: []report.Cell{{Text: a}, {Text: b}}}, {Cells: []report.Cell{{Text: "sau"}}}},
	}}})
	r.inside(t, pages)
	r.apart(t)
	if len(pages) < 3 {
		t.Fatalf("%d pages, want at least 3", len(pages))
	}
	middle := portrait.left() + portrait.text()/2
	if got := r.column(0, middle); got != squeeze("trước"+a+"sau") {
		t.Error("the left cell lost words")
	}
	if got := r.column(middle, 999); got != squeeze("trước"+b) {
		t.Error("the right cell lost words")
	}
	top := map[int][2]float64{} // first baseline of both cells on each page: they must be level
	for _, d := range r.texts {
		if !strings.HasPrefix(d.text, "a") && !strings.HasPrefix(d.text, "b") {
			continue
		}
		side := 0
		if d.x > middle {
			side = 1
		}
		v := top[d.page]
		if v[side] == 0 {
			v[side] = d.y
		}
		top[d.page] = v
	}
	for p, v := range top {
		if v[1] != 0 && math.Abs(v[0]-v[1]) > slack {
			t.Errorf("page %d: cells begin at %.2f and %.2f", p+1, v[0], v[1])
		}
	}
}

// column returns the letters of the texts that begin between two x, without the heading "#".
func (r *recorder) column(from, to float64) string {
	var b strings.Builder
	for _, d := range r.texts {
		if d.x >= from && d.x < to && d.text != "#" && d.style.size <= 11 {
			b.WriteString(squeeze(d.text))
		}
	}
	return b.String()
}

// No table, however odd, loses a letter, draws outside the margins or over itself.
func TestTablesLoseNothing(t *testing.T) {
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"tỉnh", "Quảng", "Ngãi", "nhiệm", "vụ", "91/QĐ-UBND", "14.250,5", "\n", "ĩ", "Ĩ(", "nghiêng", "\\"}),
		rapid.StringMatching(`[a-zđắượ]{1,60}`),
	)
	text := rapid.Custom(func(t *rapid.T) string {
		most := rapid.SampledFrom([]int{0, 1, 3, 12, 12, 40, 150}).Draw(t, "most")
		return strings.Join(rapid.SliceOfN(word, most/2, most).Draw(t, "words"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "columns")
		table := report.Table{Caption: rapid.SampledFrom([]string{"", "#"}).Draw(t, "caption")}
		for range n {
			table.Columns = append(table.Columns, report.Column{Title: "#", Width: rapid.Float64Range(-1, 20).Draw(t, "width"), Align: report.Align(rapid.IntRange(0, 2).Draw(t, "align"))})
		}
		want := make([]string, n)
		for range rapid.IntRange(0, 15).Draw(t, "rows") {
			row := report.TableRow{}
			if rapid.IntRange(0, 5).Draw(t, "group") == 0 {
				row.Group = "#"
			}
			for i := range rapid.IntRange(0, n).Draw(t, "cells") {
				c := report.Cell{Text: text.Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold")}
				want[i] += squeeze(c.Text)
				row.Cells = append(row.Cells, c)
			}
			table.Rows = append(table.Rows, row)
		}
		f := rapid.SampledFrom([]frame{portrait, landscape}).Draw(t, "frame")
		s := &setter{glyphs: &glyphs{}, frame: f, size: bodySize}
		pages := paginate(f, s.table(table))
		r := record(pages)
		r.inside(t, pages)
		r.apart(t)
		cells := style{face: regular, size: layout.TableSize(n), spacing: singleSpacing}
		titles := cells
		titles.face = bold
		cols := s.columns(table, titles, cells)
		for i := range n {
			if got := r.column(cols.edge(i)-slack, cols.edge(i+1)-slack); got != want[i] {
				t.Fatalf("column %d: printed %q, want %q", i, got, want[i])
			}
		}
	})
}

// TestSmallTableStaysOnOnePage puts a table of a few rows where the page ends: it moves as a whole.
func TestSmallTableStaysOnOnePage(t *testing.T) {
	rows := []report.TableRow{}
	for i := range 6 {
		rows = append(rows, report.TableRow{Cells: []report.Cell{{Text: fmt.Sprintf("dòng %d", i)}}})
	}
	for lines := 20; lines < 44; lines++ {
		var body []report.Node
		for range lines {
			body = append(body, report.Paragraph{Text: "Một dòng."})
		}
		body = append(body, report.Table{Columns: []report.Column{{Title: "Nội dung", Width: 1}}, Rows: rows})
		_, r := laid(t, report.Document{Body: body})
		pages := map[int]bool{}
		for i := range 6 {
			d, ok := r.find(fmt.Sprintf("dòng %d", i))
			if !ok {
				t.Fatalf("row %d is not printed", i)
			}
			pages[d.page] = true
		}
		if len(pages) != 1 {
			t.Fatalf("behind %d lines the table of six rows stands on %d pages", lines, len(pages))
		}
	}
}
