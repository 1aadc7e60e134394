package parser_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"theodoi/parser/source"
	"theodoi/plan"
)

// checkCover fails unless every letter of the text belongs to the decision, a section, a target, a task or Unread, and to no two
// of them.
func checkCover(t rapid.TB, p *plan.Plan) {
	t.Helper()
	text := p.Source.Text
	owner := make([]byte, len(text))
	claim := func(what byte, s plan.Span) {
		if s.Start < 0 || s.Stop > len(text) || s.Start > s.Stop {
			t.Fatalf("span %v outside a text of %d bytes", s, len(text))
		}
		for i := s.Start; i < s.Stop; i++ {
			if owner[i] != 0 {
				t.Fatalf("byte %d (%.40q) claimed as %c and %c", i, text[i:], owner[i], what)
			}
			owner[i] = what
		}
	}
	for _, s := range p.Decision.Spans {
		claim('D', s)
	}
	for _, s := range p.Sections {
		claim('S', s.Span)
	}
	for _, x := range p.Targets {
		claim('T', x.Span)
		for _, s := range x.Also {
			claim('A', s)
		}
	}
	for _, x := range p.Tasks {
		claim('K', x.Span)
		for _, s := range x.Also {
			claim('A', s)
		}
	}
	for _, s := range p.Frame {
		claim('F', s)
	}
	for _, s := range p.Source.Dropped {
		for i := s.Start; i < s.Stop; i++ {
			owner[i] = 'X' // a page number may stand in the middle of an item
		}
	}
	for _, s := range p.Unread {
		claim('U', s)
	}
	for i, r := range text {
		if owner[i] == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			t.Fatalf("byte %d belongs to nobody: %.60q", i, text[i:])
		}
	}
}

func checkRefs(t rapid.TB, p *plan.Plan) {
	t.Helper()
	seen := map[plan.Ref]bool{}
	for _, x := range p.Sections {
		if seen[x.Ref] {
			t.Fatalf("Ref %s twice", x.Ref)
		}
		seen[x.Ref] = true
	}
	for _, x := range p.Targets {
		if seen[x.Ref] {
			t.Fatalf("Ref %s twice", x.Ref)
		}
		seen[x.Ref] = true
	}
	for _, x := range p.Tasks {
		if seen[x.Ref] {
			t.Fatalf("Ref %s twice", x.Ref)
		}
		seen[x.Ref] = true
	}
}

func TestSpansAndUnreadCoverTheText(t *testing.T) {
	for _, path := range []string{realDecision, sampleDecision} {
		t.Run(path, func(t *testing.T) {
			p, _ := newParser(t).Parse(readFile(t, path))
			checkCover(t, &p)
			checkRefs(t, &p)
		})
	}
}

// TestDecisionsOfAnyStructureAreCovered puts markers, headings, labels and paragraphs together in any order.
func TestDecisionsOfAnyStructureAreCovered(t *testing.T) {
	ps := newParser(t)
	markers := []string{"", "", "I. ", "II. ", "III/ ", "1. ", "2. ", "3) ", "4/ ", "1.1. ", "1.2 ", "2.1. ", "1.1.1. ", "2.3.4 ", "a) ", "b. ", "đ) ", "- ", "+ ", "Điều 1. ", "Điều 2: ", "| "}
	texts := []string{
		"NHIỆM VỤ", "CÁC CHỈ TIÊU", "Đánh giá kết quả", "Giao Sở Y tế:", "Sở Tài chính chủ trì cấp vốn trước ngày 30/6/2024.", "Cơ quan chủ trì: Sở Y tế", "Cơ quan phối hợp: các sở",
		"Tiến độ thực hiện: Quý II và Quý IV/2024", "Thời gian: (12/2024)", "Trồng 40 ha, trong đó (tăng 2%) 12.5 ha;", "Thu từ 9 tỷ đồng đến 5 tỷ đồng;", "Cán cân xuất siêu", "Việc gì đó.", "VIỆC LỚN",
		"QUYẾT ĐỊNH:", "Căn cứ Luật Đất đai;", "Số: 05/QĐ-UBND", "Mẫu, ngày 05 tháng 3 năm 2024", "Về việc mẫu", "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC nói rằng", "Nơi nhận:", "Nguyễn Văn Mẫu", "",
	}
	line := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(markers).Draw(t, "marker") + rapid.SampledFrom(texts).Draw(t, "text")
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(line, 1, 40).Draw(t, "lines"), "\n")
		if rapid.Bool().Draw(t, "with a head") {
			text = someHead + text
		}
		src, _, ok := source.Read("ngẫu nhiên.txt", []byte(text))
		if !ok {
			return
		}
		p, findings := ps.Parse(src)
		checkCover(t, &p)
		checkRefs(t, &p)
		for _, f := range findings {
			if f.Message() == "" || strings.Contains(f.Message(), "“”") {
				t.Fatalf("%s says %q", f.Code, f.Message())
			}
		}
	})
}

// damage changes a few lines of text: drops, doubles, swaps, cuts, joins or garbles them.
func damage(rng *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for n := 1 + rng.IntN(4); n > 0; n-- {
		i := rng.IntN(len(lines))
		switch rng.IntN(7) {
		case 0:
			lines = append(lines[:i:i], lines[i+1:]...)
		case 1:
			lines = append(lines[:i+1:i+1], lines[i:]...)
		case 2:
			j := rng.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			lines[i] = lines[i][:rng.IntN(len(lines[i])+1)]
		case 4:
			lines[i] = strings.ReplaceAll(lines[i], " ", "")
		case 5:
			lines[i] = string([]rune{rune(rng.IntN(0x2000) + 1), ':'}) + lines[i]
		case 6:
			lines[i] += " " + lines[rng.IntN(len(lines))]
		}
		if len(lines) == 0 {
			lines = []string{""}
		}
	}
	return strings.Join(lines, "\n")
}

// TestDamagedDecisionsAreStillCovered damages the sample in seeded ways: reading must neither panic nor lose a letter.
func TestDamagedDecisionsAreStillCovered(t *testing.T) {
	ps := newParser(t)
	for _, text := range []string{readFile(t, sampleDecision).Text, shapes} {
		rng := rand.New(rand.NewPCG(2024, 91))
		for range damaged() {
			src, _, ok := source.Read("hỏng.txt", []byte(damage(rng, text)))
			if !ok {
				continue
			}
			p, _ := ps.Parse(src)
			checkCover(t, &p)
			checkRefs(t, &p)
		}
	}
}

// shapes is a plan in the other shapes than the sample's: content labels, lists per agency, sentences that assign, tables in appendices.
var shapes = planHead + `I. MỤC ĐÍCH
- Kiểm thử.
II. NHIỆM VỤ
1. Lập danh mục
a) Nhiệm vụ: Rà soát các khu đất trống.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Sở Xây dựng.
c) Thời gian thực hiện: Hoàn thành trong năm 2024.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
a) Bố trí đủ vốn, xong trước ngày 15/12/2024.
2. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ mở lớp tập huấn.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu

PHỤ LỤC I
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 15/KH-UBND)

` + table(
	row("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
	row("I", "Việc chung"),
	row("1", "Rà soát quy chế làm việc.", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2024"),
	row("Sửa mẫu biểu.", "Sở Tư pháp"),
	row("2", "Mở lớp tập huấn.", "Sở Y tế", "Sở Tài chính", "Thường xuyên"),
) + "\nPHỤ LỤC II\nCHỈ TIÊU\n(Kèm theo Kế hoạch số 15/KH-UBND)\n\n" + table(
	row("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2024"),
	row("1", "Tốc độ tăng GRDP", "%", "4,0-4,5"),
	row("2", "Thu ngân sách", "tỷ đồng", "30.500"),
)

// damaged is how many damaged decisions a run reads: some in every run, many when soaking.
func damaged() int {
	if os.Getenv("THEODOI_SOAK") != "" {
		return 10_000
	}
	return 200
}

func FuzzParse(f *testing.F) {
	ps := newParser(f)
	f.Add([]byte("QUYẾT ĐỊNH:\n1. Tỷ lệ A đạt 5%;\nIII. NHIỆM VỤ\n1. Làm.\n+ Cơ quan chủ trì: Sở Y tế.\n+ Tiến độ: Năm 2024."))
	f.Add([]byte("Điều 1. X\n- y\n+ Cơ quan chủ trì: "))
	f.Add([]byte(shapes))
	f.Add([]byte("| a) |\n|---|\nTM. ỦY BAN NHÂN DÂN\nNguyễn Văn Mẫu"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src, findings, ok := source.Read("x.txt", data)
		if !ok {
			if len(findings) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		p, _ := ps.Parse(src)
		checkCover(t, &p)
		checkRefs(t, &p)
	})
}

func BenchmarkParseRealDecision(b *testing.B) {
	ps := newParser(b)
	src := readFile(b, realDecision)
	b.SetBytes(int64(len(src.Text)))
	for b.Loop() {
		ps.Parse(src)
	}
}

func BenchmarkParseSample(b *testing.B) {
	ps := newParser(b)
	src := readFile(b, sampleDecision)
	b.SetBytes(int64(len(src.Text)))
	for b.Loop() {
		ps.Parse(src)
	}
}

// BenchmarkParseTable reads tables of tasks of growing length: time and memory a row stay flat.
func BenchmarkParseTable(b *testing.B) {
	ps := newParser(b)
	for _, rows := range []int{100, 1_000, 5_000} {
		text := planHead + "I. NHIỆM VỤ\n\n" + table(row("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"))
		for i := range rows {
			text += table(row(strconv.Itoa(i+1), "Rà soát quy chế làm việc của các đơn vị, lần "+strconv.Itoa(i+1)+".", "Sở Nội vụ", "Sở Tư pháp; Sở Tài chính", "Quý II/2024"))
		}
		src, _, ok := source.Read("bảng.md", []byte(text))
		if !ok {
			b.Fatal("the table is not read")
		}
		b.Run(strconv.Itoa(rows)+" rows", func(b *testing.B) {
			b.SetBytes(int64(len(src.Text)))
			b.ReportAllocs()
			for b.Loop() {
				ps.Parse(src)
			}
		})
	}
}
