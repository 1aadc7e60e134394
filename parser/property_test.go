package parser_test

import (
	"math/rand/v2"
	"os"
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
	}
	for _, x := range p.Tasks {
		claim('K', x.Span)
	}
	for _, s := range p.Source.Dropped {
		claim('X', s)
	}
	for _, s := range p.Unread {
		claim('U', s)
	}
	for i, r := range text {
		if owner[i] == 0 && !unicode.IsSpace(r) {
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
	text := readFile(t, sampleDecision).Text
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
