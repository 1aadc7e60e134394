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
	motto, _ := r.find(layout.Motto)
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
		recipients, _ := r.find(layout.Recipients)
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
