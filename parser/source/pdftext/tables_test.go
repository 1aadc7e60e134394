package pdftext

import (
	"strings"
	"testing"
)

// columns of the tables below.
var (
	threeColumns = []float64{80, 120, 380, 560}
	heading      = []string{"TT", "Nội dung", "Chủ trì"}
)

// table draws a table of three columns from y on; each row is as high as its longest cell, whose lines are parted by "/".
func (p *typewriter) table(y float64, rows ...[]string) *typewriter {
	ys := []float64{y}
	for _, row := range rows {
		most := 1
		for i, cell := range row {
			lines := strings.Split(cell, "/")
			most = max(most, len(lines))
			for n, text := range lines {
				p.sized(threeColumns[i]+5, y+14+float64(n)*15, 12, text)
			}
		}
		y += float64(most)*15 + 6
		ys = append(ys, y)
	}
	return p.box(threeColumns, ys)
}

func TestATableIsReadByItsCells(t *testing.T) {
	p := newPaper(1).body(80, filler...).table(200, heading,
		[]string{"1", "Xây dựng chương trình phát triển du lịch/của tỉnh", "Sở Du lịch"},
		[]string{"2", "Rà soát quy hoạch;/Lập danh mục dự án", "Sở Xây dựng/Sở Tài chính"},
		[]string{"", "", "Sở Y tế"}).body(360, filler...)
	want := append(append([]string{}, fillerRead...), "| TT | Nội dung | Chủ trì",
		"| 1 | Xây dựng chương trình phát triển du lịch của tỉnh | Sở Du lịch",
		"| 2 | Rà soát quy hoạch; / Lập danh mục dự án | Sở Xây dựng / Sở Tài chính",
		"|  |  | Sở Y tế")
	expect(t, pages(p), append(want, fillerRead...)...)
}

func TestMergedCellsComeOnce(t *testing.T) {
	p := newPaper(1)
	p.Rules = []Rule{
		{80, 100, 560, 100}, {80, 130, 560, 130}, {120, 160, 560, 160}, {80, 190, 560, 190},
		{80, 100, 80, 190}, {560, 100, 560, 190}, {120, 130, 120, 190}, {380, 130, 380, 190},
	}
	p.write(200, 118, "I. Nhóm nhiệm vụ").write(90, 165, "1").write(125, 148, "Tỉnh").write(385, 148, "10").write(125, 178, "Huyện").write(385, 178, "20")
	expect(t, pages(p), "| (3×1) I. Nhóm nhiệm vụ", "| (1×2) 1 | Tỉnh | 10", "| Huyện | 20")
}

func TestATableGoesOnOverThePage(t *testing.T) {
	one := newPaper(1).body(80, filler...).table(600, heading, []string{"1", "Xây dựng đề án", "Sở Nội vụ"})
	two := newPaper(2).write(297, 40, "2").table(70, heading, []string{"2", "Xây dựng kế hoạch", "Sở Tài chính"}).body(200, filler...)
	want := append(append([]string{}, fillerRead...), "| TT | Nội dung | Chủ trì", "| 1 | Xây dựng đề án | Sở Nội vụ", "~| TT | Nội dung | Chủ trì",
		"| 2 | Xây dựng kế hoạch | Sở Tài chính", "~ 2")
	expect(t, pages(one, two), append(want, fillerRead...)...)
}

func TestARowThatThePageCutsIsOne(t *testing.T) {
	for name, c := range map[string]struct{ above, below, want []string }{
		"in the middle of a sentence": {
			[]string{"1", "Xây dựng đề án sắp xếp", "Sở Nội vụ"}, []string{"", "các đơn vị sự nghiệp", ""},
			[]string{"| 1 | Xây dựng đề án sắp xếp các đơn vị sự nghiệp | Sở Nội vụ"},
		},
		"between two names": {
			[]string{"1", "Xây dựng đề án sắp xếp", "Sở Nội vụ"}, []string{"", "các đơn vị sự nghiệp", "Sở Tài chính"},
			[]string{"| 1 | Xây dựng đề án sắp xếp các đơn vị sự nghiệp | Sở Nội vụ / Sở Tài chính"},
		},
		"a row of its own without a number": {
			[]string{"1", "Xây dựng đề án.", "Sở Nội vụ"}, []string{"", "Rà soát quy hoạch.", "Sở Xây dựng"},
			[]string{"| 1 | Xây dựng đề án. | Sở Nội vụ", "|  | Rà soát quy hoạch. | Sở Xây dựng"},
		},
	} {
		one, two := newPaper(1).table(700, heading, c.above), newPaper(2).table(70, c.below)
		if got, want := shown(Arrange(pages(one, two))), strings.Join(append([]string{"| TT | Nội dung | Chủ trì"}, c.want...), "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestMergedCellsGoOnOverThePage(t *testing.T) {
	one := newPaper(1).table(700, heading)
	one.Rules = append(one.Rules, Rule{80, 721, 80, 781}, Rule{120, 721, 120, 781}, Rule{380, 721, 380, 781}, Rule{560, 721, 560, 781},
		Rule{120, 751, 560, 751}, Rule{80, 781, 560, 781})
	one.sized(85, 735, 12, "1").sized(125, 735, 12, "Tỉnh").sized(385, 735, 12, "10").sized(125, 765, 12, "Huyện").sized(385, 765, 12, "20")
	two := newPaper(2).table(70, heading, []string{"", "Xã", "30"})
	expect(t, pages(one, two), "| TT | Nội dung | Chủ trì", "| (1×3) 1 | Tỉnh | 10", "| Huyện | 20", "~| TT | Nội dung | Chủ trì", "| Xã | 30")
}

func TestTablesWithOtherColumnsStayApart(t *testing.T) {
	one := newPaper(1).table(700, heading)
	two := newPaper(2).box([]float64{80, 300, 560}, []float64{70, 100}).write(85, 90, "Tên").write(305, 90, "Số")
	expect(t, pages(one, two), "| TT | Nội dung | Chủ trì", "| Tên | Số")
	if n := len(Arrange(pages(one, two)).Blocks); n != 2 {
		t.Errorf("%d tables", n)
	}
}

func TestAFrameAroundTextIsNoTable(t *testing.T) {
	p := newPaper(1).box([]float64{70, 570}, []float64{60, 300}).body(100, filler...)
	expect(t, pages(p), fillerRead...)
}

func TestWordsThatAreReadUpwards(t *testing.T) {
	p := newPaper(1).box([]float64{80, 110, 300}, []float64{100, 220}).write(115, 150, "Nội dung")
	for i, text := range []string{"Thời", "gian"} {
		p.Words = append(p.Words, Word{Text: text, X0: 88, X1: 100, Y: 200 - float64(i)*40, Size: 12, Turn: 90, Length: 30, Apart: true})
	}
	expect(t, pages(p), "| Thời gian | Nội dung")
}
