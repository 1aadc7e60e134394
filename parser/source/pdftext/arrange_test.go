package pdftext

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// filler are lines that show where the margins are.
var filler = []string{
	">Các cơ quan, đơn vị chủ động xây dựng chương trình|",
	"công tác của mình, phân công người phụ trách từng|",
	"việc và định kỳ báo cáo.",
	">Kinh phí bố trí trong dự toán được giao hằng năm|",
	"của từng cơ quan, đơn vị theo quy định hiện hành|",
	"về quản lý ngân sách.",
}

var fillerRead = []string{
	"Các cơ quan, đơn vị chủ động xây dựng chương trình công tác của mình, phân công người phụ trách từng việc và định kỳ báo cáo.",
	"Kinh phí bố trí trong dự toán được giao hằng năm của từng cơ quan, đơn vị theo quy định hiện hành về quản lý ngân sách.",
}

func TestLinesBecomeParagraphs(t *testing.T) {
	for name, c := range map[string]struct{ lines, want []string }{
		"first lines moved in": {filler, fillerRead},
		"items that fill their lines": {
			append([]string{">- Sở Tài chính thẩm định dự toán trước khi trình|", ">- Sở Nội vụ theo dõi việc thực hiện kế hoạch này|", "và báo cáo."}, filler...),
			append([]string{"- Sở Tài chính thẩm định dự toán trước khi trình", "- Sở Nội vụ theo dõi việc thực hiện kế hoạch này và báo cáo."}, fillerRead...),
		},
		"a hyphen at the end of a line": {
			append([]string{">Thực hiện theo Nghị định số 30/2020/NĐ-|", "CP về văn thư và phát triển kinh tế -|", "xã hội."}, filler...),
			append([]string{"Thực hiện theo Nghị định số 30/2020/NĐ-CP về văn thư và phát triển kinh tế - xã hội."}, fillerRead...),
		},
		"a dash that a sentence brings to the margin": {
			append([]string{">Nâng cao chất lượng điều hành nhiệm vụ kinh tế|", "- xã hội của địa phương."}, filler...),
			append([]string{"Nâng cao chất lượng điều hành nhiệm vụ kinh tế - xã hội của địa phương."}, fillerRead...),
		},
		"headings at the margin": {
			append([]string{"I. MỤC TIÊU", "1. Về kinh tế"}, filler...),
			append([]string{"I. MỤC TIÊU", "1. Về kinh tế"}, fillerRead...),
		},
	} {
		p := newPaper(1).body(100, c.lines...)
		if got := shown(Arrange(pages(p))); got != strings.Join(c.want, "\n") {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestATitleOfSeveralLinesIsOne(t *testing.T) {
	p := newPaper(1).
		write(290, 100, "*KẾ *HOẠCH").
		write(170, 118, "*Triển *khai *các *nhiệm *vụ *trọng *tâm *của *địa *phương").
		write(262, 136, "*trong *lĩnh *vực *y *tế").
		body(170, filler...)
	expect(t, pages(p), append([]string{"KẾ HOẠCH", "Triển khai các nhiệm vụ trọng tâm của địa phương trong lĩnh vực y tế"}, fillerRead...)...)
}

func TestAParagraphGoesOnOverThePage(t *testing.T) {
	one := newPaper(1).body(100, append(filler, ">Văn phòng đôn đốc việc thực hiện của các cơ quan|", "và tổng hợp kết quả để báo|")...)
	two := newPaper(2).write(297, 50, "2").body(100, append([]string{"cáo trước ngày 15 hằng tháng."}, filler...)...)
	want := append(append([]string{}, fillerRead...), "Văn phòng đôn đốc việc thực hiện của các cơ quan và tổng hợp kết quả để báo cáo trước ngày 15 hằng tháng.", "~ 2")
	expect(t, pages(one, two), append(want, fillerRead...)...)
	for _, b := range Arrange(pages(one, two)).Blocks {
		if last := b.Pieces[len(b.Pieces)-1]; strings.HasPrefix(last.Text, "cáo trước") && (last.Page != 2 || last.Line != 2 || b.Pieces[0].Page != 1 || b.Pieces[0].Line != 7) {
			t.Errorf("pieces %+v", b.Pieces)
		}
	}
}

func TestPageNumbersAndRunningHeadsAreSetAside(t *testing.T) {
	var list []*typewriter
	var want []string
	for n := 1; n <= 4; n++ {
		p := newPaper(n).write(leftMargin, 40, "Bản lấy ý kiến").write(295, 815, fmt.Sprintf("Trang %d / 4", n)).body(120, filler...)
		list = append(list, p)
		want = append(want, fmt.Sprintf("~ Trang %d / 4", n), "~ Bản lấy ý kiến")
		want = append(want, fillerRead...)
	}
	expect(t, pages(list...), want...)
}

func TestAHeadingThatComesBackNowAndThenStays(t *testing.T) {
	var list []*typewriter
	for n := 1; n <= 9; n++ {
		p := newPaper(n)
		if n%4 == 1 {
			p.write(270, 70, "PHỤ LỤC")
		}
		list = append(list, p.body(120, filler...))
	}
	if got := shown(Arrange(pages(list...))); strings.Count(got, "PHỤ LỤC") != 3 || strings.Contains(got, "~") {
		t.Errorf("got\n%s", got)
	}
}

func TestTheHeadIsReadLeftThenRight(t *testing.T) {
	p := newPaper(1).
		sized(100, 60, 12, "ỦY BAN NHÂN DÂN").sized(300, 60, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").
		sized(105, 76, 12, "TỈNH QUẢNG NGÃI").sized(340, 77, 13, "Độc lập - Tự do - Hạnh phúc").
		sized(100, 110, 13, "Số: 07/QĐ-UBND").sized(310, 110, 13, "Quảng Ngãi, ngày 08 tháng 02 năm 2024").
		write(280, 150, "*QUYẾT *ĐỊNH").body(180, filler...)
	expect(t, pages(p), append([]string{
		"ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI", "Số: 07/QĐ-UBND",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Ngãi, ngày 08 tháng 02 năm 2024", "QUYẾT ĐỊNH",
	}, fillerRead...)...)
}

func TestReceiversAreReadBeforeTheSignature(t *testing.T) {
	p := newPaper(1).body(100, filler...).
		sized(80, 240, 12, "*Nơi *nhận:").write(340, 243, "*TM. *ỦY *BAN *NHÂN *DÂN").
		sized(80, 254, 11, "- Như Điều 3;").write(390, 261, "*CHỦ *TỊCH").
		sized(80, 267, 11, "- Văn phòng Tỉnh ủy;").
		sized(80, 280, 11, "- Các phòng: TH, NC,").
		sized(80, 293, 11, "KTTH;").
		sized(80, 306, 11, "- Lưu: VT.").write(380, 340, "*Nguyễn *Văn *Mẫu")
	expect(t, pages(p), append(append([]string{}, fillerRead...),
		"Nơi nhận:", "- Như Điều 3;", "- Văn phòng Tỉnh ủy;", "- Các phòng: TH, NC, KTTH;", "- Lưu: VT.",
		"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu")...)
}

func TestAWideSpaceWithinALineIsNoColumn(t *testing.T) {
	p := newPaper(1).write(leftMargin, 100, "Đơn vị báo cáo").write(300, 100, "12").body(130, filler...)
	expect(t, pages(p), append([]string{"Đơn vị báo cáo 12"}, fillerRead...)...)
}

func TestFootnotesFollowTheirParagraph(t *testing.T) {
	one := newPaper(1).body(100, append(filler, ">Rà soát 11 điểm tại các xã|", "thuộc cấp tỉnh quản lý và lập danh|")...)
	mark := len(one.Words)
	for i, w := range one.Words {
		if w.Text == "xã" {
			one.Words[i].Apart = false
			one.Words = append(one.Words, Word{Text: "1", X0: w.X1, X1: w.X1 + 4, Y: w.Y - 5, Size: 9, Apart: true})
		}
	}
	if len(one.Words) == mark {
		t.Fatal("no word to put a mark on")
	}
	one.Rules = append(one.Rules, Rule{leftMargin, 690, 220, 690})
	one.Words = append(one.Words, Word{Text: "1", X0: leftMargin, X1: leftMargin + 3, Y: 700, Size: 7, Apart: true})
	one.sized(leftMargin+7, 704, 10, "Xã An Phú: 03 điểm; xã Bình Hải: 08 điểm.")
	two := newPaper(2).body(100, append([]string{"mục các điểm phải xử lý."}, filler...)...)
	want := append(append([]string{}, fillerRead...),
		"Rà soát 11 điểm tại các xã thuộc cấp tỉnh quản lý và lập danh mục các điểm phải xử lý.", "~ 1", "1 Xã An Phú: 03 điểm; xã Bình Hải: 08 điểm.")
	expect(t, pages(one, two), append(want, fillerRead...)...)
}

func TestExponentsStayAtTheirUnit(t *testing.T) {
	for _, unit := range []string{"m", "90m", "km"} {
		p := newPaper(1).write(leftMargin, 100, "Diện tích "+unit)
		last := &p.Words[len(p.Words)-1]
		last.Apart = false
		p.Words = append(p.Words, Word{Text: "2", X0: last.X1, X1: last.X1 + 4, Y: 95, Size: 9, Apart: true})
		expect(t, pages(p), "Diện tích "+unit+"2")
	}
}

// letters are all letters of a text, in any order, without spaces.
func letters(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\u00ad' {
			count[r]++
		}
	}
	return count
}

// checkKept says whether every letter of the pages is in the document, once, and the pieces know where they stand.
func checkKept(t *testing.T, list []Page) {
	t.Helper()
	var in, out strings.Builder
	for _, p := range list {
		for _, w := range p.Words {
			in.WriteString(w.Text)
		}
	}
	piece := func(p Piece) {
		out.WriteString(p.Text)
		if p.Line < 1 || p.Page < 1 {
			t.Fatalf("piece %+v has no place", p)
		}
	}
	for _, b := range Arrange(list).Blocks {
		for _, p := range b.Pieces {
			piece(p)
		}
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				if c.Column < 0 || c.Columns < 1 || c.Rows < 1 {
					t.Fatalf("cell %+v", c)
				}
				for _, p := range c.Paragraphs {
					for _, q := range p {
						piece(q)
					}
				}
			}
		}
	}
	a, b := letters(in.String()), letters(out.String())
	for r, n := range a {
		if b[r] != n {
			t.Fatalf("%q stands %d times on the pages and %d times in the document", r, n, b[r])
		}
	}
	if len(a) != len(b) {
		t.Fatalf("letters came in: %d, were %d", len(b), len(a))
	}
}

// scatter makes pages of words and strokes at places that chance gives, on a coarse grid so that much coincides.
func scatter(r *rand.Rand) []Page {
	texts := []string{"Sở", "kế", "hoạch", "1", "2024", "-", "a)", "Điều", "I.", "xã", "QĐ-", "m", "Nơi", "nhận:", "(", ";", "12/"}
	var list []Page
	for n := 1; n <= 1+r.IntN(4); n++ {
		p := Page{Number: n, Width: 600, Height: 840, Ink: r.IntN(3) == 0}
		for range r.IntN(60) {
			x, y := float64(r.IntN(60))*10, float64(r.IntN(84))*10
			w := Word{Text: texts[r.IntN(len(texts))], X0: x, X1: x + float64(r.IntN(80)), Y: y - float64(r.IntN(7)), Size: float64(6 + 2*r.IntN(6)), Apart: r.IntN(3) > 0, Bold: r.IntN(2) == 0}
			if turn := r.IntN(12); turn < 2 {
				w.Turn, w.Length = 90+180*turn, 40
			}
			p.Words = append(p.Words, w)
		}
		for range r.IntN(30) {
			x, y := float64(r.IntN(12))*50, float64(r.IntN(16))*50
			if r.IntN(2) == 0 {
				p.Rules = append(p.Rules, Rule{x, y, x + float64(r.IntN(12))*50, y})
			} else {
				p.Rules = append(p.Rules, Rule{x, y, x, y + float64(r.IntN(12))*50})
			}
		}
		list = append(list, p)
	}
	return list
}

func TestNoWordIsLost(t *testing.T) {
	for seed := range uint64(400) {
		checkKept(t, scatter(rand.New(rand.NewPCG(91, seed))))
	}
}

// TestCrowdedPagesAreArrangedSoon holds pages as full as the engines let them be to a time that 2,000 of them could take.
func TestCrowdedPagesAreArrangedSoon(t *testing.T) {
	at := map[string]func(i int) (x, y float64){
		"one line":       func(i int) (x, y float64) { return float64(i) * 20, 100 },
		"a line a word":  func(i int) (x, y float64) { return float64(i%7) * 80, float64(i) * 10 },
		"wide gaps":      func(i int) (x, y float64) { return float64(i%100) * 60, float64(i/100) * 10 },
		"one place":      func(int) (x, y float64) { return 10, 10 },
		"all over":       func(i int) (x, y float64) { return float64(i * 7919 % 600), float64(i * 104729 % 840) },
		"two on a line":  func(i int) (x, y float64) { return float64(i%2) * 300, float64(i/2) * 12 },
		"slowly falling": func(i int) (x, y float64) { return float64(i) * 3, float64(i) / 10 },
	}
	for name, place := range at {
		p := newPaper(1)
		for i := range maxPageWords {
			x, y := place(i)
			p.Words = append(p.Words, Word{Text: "1", X0: x, X1: x + 4, Y: y, Size: float64(6 + i%2*8)})
		}
		for i := range maxStrokes {
			if v := float64(i); i%2 == 0 {
				p.Rules = append(p.Rules, Rule{0, v * 5, 6000, v * 5})
			} else {
				p.Rules = append(p.Rules, Rule{v * 5, 0, v * 5, 6000})
			}
		}
		begin := time.Now()
		Arrange(pages(p))
		if d := time.Since(begin); d > 5*time.Second {
			t.Errorf("%s: %v", name, d)
		}
	}
}

func FuzzArrange(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, 0.0, 0.0, 0.0, "chữ")
	}
	f.Add(uint64(1), 1e300, -1e300, 1e-300, "\u00ad-")
	f.Fuzz(func(t *testing.T, seed uint64, x, y, size float64, text string) {
		list := scatter(rand.New(rand.NewPCG(7, seed)))
		w := Word{Text: strings.Join(strings.Fields(text), ""), X0: round(x), X1: round(x + size), Y: round(y), Size: round(size)}
		if w.Text == "" || !utf8.ValidString(w.Text) || w.Size <= 0 {
			return
		}
		list[0].Words = append(list[0].Words, w, w)
		checkKept(t, list)
	})
}
