package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/report"
)

func TestSampleStaysInsideTheMarginsAndApart(t *testing.T) {
	pages, r := laid(t, sample())
	r.inside(t, pages)
	r.apart(t)
}

// Decree 30/2020, Phụ lục I: case, size and face of every element of the form.
func TestFormOfTheDecree(t *testing.T) {
	_, r := laid(t, sample())
	for _, want := range []struct {
		text string
		face face
		size float64
	}{
		{"UBND TỈNH QUẢNG NGÃI", regular, 12},
		{"SỞ KẾ HOẠCH VÀ ĐẦU TƯ", bold, 12},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, 12},
		{"Độc lập - Tự do - Hạnh phúc", bold, 13},
		{"Số: 05/BC-SKHĐT", regular, 13},
		{"Quảng Ngãi, ngày 05 tháng 3 năm 2024", italic, 13},
		{"BÁO CÁO", bold, 14},
		{"I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", bold, 14},
		{"1. Đánh giá chung", bold, 14},
		{"Sở Kế hoạch và Đầu tư kính báo cáo UBND tỉnh xem xét, chỉ đạo./.", regular, 14},
		{"KT. GIÁM ĐỐC", bold, 14},
		{"Nguyễn Thị Bích Thủy", bold, 14},
		{"Nơi nhận:", boldItalic, 12},
		{"- Giám đốc, các Phó Giám đốc Sở;", regular, 11},
		{"- Lưu: VT, TH.", regular, 11},
		{"Phụ lục I", bold, 14},
		{"TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU QUÝ I NĂM 2024", bold, 14},
		{"(Kèm theo Báo cáo số 05/BC-SKHĐT ngày 05/3/2024 của Sở Kế hoạch và Đầu tư)", italic, 14},
	} {
		d, ok := r.find(want.text)
		if !ok {
			t.Errorf("%q is not printed", want.text)
		} else if d.style.face != want.face || d.style.size != want.size {
			t.Errorf("%q is printed in face %d, size %v; want face %d, size %v", want.text, d.style.face, d.style.size, want.face, want.size)
		}
	}
}

func (r *recorder) find(text string) (drawn, bool) {
	for _, d := range r.texts {
		if strings.ReplaceAll(d.text, string(noBreak), " ") == text {
			return d, true
		}
	}
	return drawn{}, false
}

func TestRulesOfTheHead(t *testing.T) {
	s := &setter{glyphs: &glyphs{}, frame: portrait, size: bodySize}
	r := &recorder{}
	for _, b := range s.opening(sample().Head) {
		b.draw(r, portrait.top())
	}
	var lengths []float64
	for _, a := range r.areas {
		lengths = append(lengths, a.x2-a.x1)
	}
	issuer, _ := r.find("SỞ KẾ HOẠCH VÀ ĐẦU TƯ")
	motto, _ := r.find(mottoWords)
	if len(lengths) != 3 {
		t.Fatalf("%d rules, want 3: below issuer, motto and subject", len(lengths))
	}
	if share := lengths[0] / (issuer.right - issuer.x); share < 1./3 || share > 1./2 {
		t.Errorf("rule below the issuer is %.2f of its words, want 1/3 to 1/2", share)
	}
	if math.Abs(lengths[1]-(motto.right-motto.x)) > slack {
		t.Errorf("rule below the motto is %.2f mm, the motto %.2f mm", lengths[1], motto.right-motto.x)
	}
}

func TestNumberAndDateShareALine(t *testing.T) {
	doc := sample()
	doc.Head.Issuer = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp"
	doc.Head.Number = "       /BC-BQL"
	pages, r := laid(t, doc)
	r.inside(t, pages)
	r.apart(t)
	number, ok1 := r.find("Số:        /BC-BQL")
	date, ok2 := r.find("Quảng Ngãi, ngày 05 tháng 3 năm 2024")
	if !ok1 || !ok2 || number.y != date.y {
		t.Errorf("number (%v) at %.2f and date (%v) at %.2f, want one line", ok1, number.y, ok2, date.y)
	}
}

// With every length of the text, the signature stands with at least two lines of the text on its page, and no page ends with a
// heading.
func TestKeepingTogether(t *testing.T) {
	for n := range 60 {
		doc := report.Document{Sign: sample().Sign}
		for i := range n {
			doc.Body = append(doc.Body, report.Paragraph{Text: fmt.Sprintf("Đoạn %d.", i)})
		}
		doc.Body = append(doc.Body, report.Heading{Level: 1, Number: "I", Text: "Kiến nghị"}, report.Paragraph{Text: "Dòng trên."}, report.Paragraph{Text: "Dòng cuối./."})
		pages, r := laid(t, doc)
		r.inside(t, pages)
		heading, _ := r.find("I. KIẾN NGHỊ")
		above, _ := r.find("Dòng trên.")
		last, _ := r.find("Dòng cuối./.")
		name, _ := r.find("Nguyễn Thị Bích Thủy")
		recipients, _ := r.find(recipientsWords)
		if pgs := []int{above.page, last.page, name.page, recipients.page}; slices.Min(pgs) != slices.Max(pgs) {
			t.Fatalf("%d paragraphs: last lines, signature and recipients stand on pages %v", n, pgs)
		}
		if heading.page != above.page {
			t.Fatalf("%d paragraphs: heading on page %d, its text on page %d", n, heading.page, above.page)
		}
	}
}

func TestNoLonelyLines(t *testing.T) {
	long := strings.Repeat("Đề nghị các sở, ban ngành, địa phương khẩn trương thực hiện nhiệm vụ được giao. ", 6)
	for n := range 40 {
		doc := report.Document{}
		for range n {
			doc.Body = append(doc.Body, report.Paragraph{Text: "Một dòng."})
		}
		doc.Body = append(doc.Body, report.Paragraph{Text: long})
		pages, r := laid(t, doc)
		counts := make([]int, len(pages))
		for _, d := range r.texts {
			if d.style.size == bodySize && d.style.face == regular && d.text != "Một dòng." {
				counts[d.page]++
			}
		}
		for p, c := range counts {
			if c == 1 {
				t.Fatalf("%d lines before: page %d has one line of the paragraph", n, p+1)
			}
		}
	}
}

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

func TestWordOf300Letters(t *testing.T) {
	word := strings.Repeat("ngườiđứngđầu", 25)
	doc := report.Document{
		Head: report.Head{Issuer: word, Number: word, Subject: word, Kind: word, Parent: word, Place: word},
		Body: []report.Node{
			report.Paragraph{Text: word}, report.Heading{Level: 1, Text: word}, report.ListOf(word),
			report.Table{Caption: word, Columns: []report.Column{{Title: word}, {Title: "#"}}, Rows: []report.TableRow{{Group: word}, {Cells: []report.Cell{{Text: word}, {Text: "x"}}}}},
			report.Chart{Caption: word, Series: []report.Series{{Name: word}}, Bars: []report.Bar{{Label: word, Values: []int{3}}}},
		},
		Sign: report.Signature{Authority: []string{word}, Name: word, Recipients: []string{word}},
	}
	pages, r := laid(t, doc)
	r.inside(t, pages)
	r.apart(t)
	if n := strings.Count(strings.ToLower(r.all()), word); n < 14 {
		t.Errorf("%d whole words of 14 are printed", n)
	}
}

func TestEmptyTableAndChart(t *testing.T) {
	doc := report.Document{Body: []report.Node{
		report.Table{Columns: []report.Column{{Title: "Cột"}}, Empty: "Không có nhiệm vụ quá hạn."}, report.Table{}, report.Chart{},
		report.Chart{Caption: "Biểu đồ", Empty: "Chưa có số liệu trong kỳ."},
	}}
	_, r := laid(t, doc)
	for _, want := range []string{"Cột", "Không có nhiệm vụ quá hạn.", "Biểu đồ", "Chưa có số liệu trong kỳ."} {
		if _, ok := r.find(want); !ok {
			t.Errorf("%q is not printed", want)
		}
	}
}

func TestChartOf60Bars(t *testing.T) {
	c := sampleChart(60)
	pages, r := laid(t, report.Document{Body: []report.Node{c}})
	r.inside(t, pages)
	if len(pages) < 2 {
		t.Fatalf("%d page, want the chart to run over", len(pages))
	}
	legends, totals := 0, 0
	for _, d := range r.texts {
		if d.text == "Hoàn thành đúng hạn" {
			legends++
		}
		if d.style.face == bold && d.style.size == chartSize {
			totals++
		}
	}
	if legends != len(pages) || totals != 60 {
		t.Errorf("%d legends on %d pages, %d totals for 60 bars", legends, len(pages), totals)
	}
}

// Every count is printed, in its part or, where that is narrow, above it.
func TestNarrowPartsOfBarsShowTheirCounts(t *testing.T) {
	c := sampleChart(0)
	c.Bars = []report.Bar{{Label: "dài", Values: []int{900, 11, 12, 13, 14}}, {Label: "ngắn", Values: []int{1, 2, 3, 4, 5}}, {Label: "một", Values: []int{0, 0, 21}}}
	pages, r := laid(t, report.Document{Body: []report.Node{c}})
	r.inside(t, pages)
	r.apart(t)
	for _, want := range []string{"900", "11", "12", "13", "14", "1", "2", "3", "4", "5", "21", "950", "15"} {
		if _, ok := r.find(want); !ok {
			t.Errorf("the count %s is not printed", want)
		}
	}
}

func TestSeriesDifferWithoutColour(t *testing.T) {
	for i := range int(hatchings) - 1 {
		if seriesPattern(i, "").hatching == seriesPattern(i+1, "").hatching {
			t.Errorf("series %d and %d have the same hatching", i, i+1)
		}
	}
}

func TestTonesDifferWithoutColour(t *testing.T) {
	plain := style{size: 10}
	seen := map[style]report.Tone{}
	for _, tone := range []report.Tone{report.Good, report.Poor, report.Soon, report.Dim} {
		st := cellStyle(report.Cell{Tone: tone}, plain)
		if other, ok := seen[st]; ok {
			t.Errorf("%q and %q look the same", tone, other)
		}
		seen[st] = tone
	}
}

func TestDivideGivesEveryColumnItsNeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "n")
		shares := rapid.SliceOfN(rapid.Float64Range(0.01, 100), n, n).Draw(t, "shares")
		needs := rapid.SliceOfN(rapid.Float64Range(minColumn, 40), n, n).Draw(t, "needs")
		total, sum, need := 252.0, 0.0, 0.0
		for _, x := range needs {
			need += x
		}
		for i, w := range divide(total, shares, needs) {
			sum += w
			if need <= total && w < needs[i]-slack {
				t.Fatalf("column %d got %.2f, needs %.2f", i, w, needs[i])
			}
			if w < minColumn-slack {
				t.Fatalf("column %d got %.2f, no room for a letter", i, w)
			}
		}
		if math.Abs(sum-total) > slack {
			t.Fatalf("the columns are %.2f mm together, want %.2f", sum, total)
		}
	})
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
		cells := style{face: regular, size: tableSize(n), spacing: singleSpacing}
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

func TestWrapKeepsEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		width := rapid.Float64Range(-5, 200).Draw(t, "width")
		g := &glyphs{}
		var got strings.Builder
		for _, l := range g.wrap(text, style{size: 12, spacing: 1}, width, width) {
			got.WriteString(squeeze(l.text))
		}
		if want := squeeze(g.clean(text)); got.String() != want {
			t.Fatalf("wrapped %q, want %q", got.String(), want)
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
