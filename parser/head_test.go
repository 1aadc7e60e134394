package parser

import (
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/plan"
)

// someLabels are the labels that the tests of this package use.
func someLabels(t testing.TB) *Labels {
	t.Helper()
	labels, err := ReadLabels([]byte("lines:\n  lead: [Cơ quan chủ trì, Chủ trì]\n  support: [Cơ quan phối hợp]\n  due: [Tiến độ thực hiện]\n"))
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

func readLines(t testing.TB, text string) ([]line, *plan.Source) {
	t.Helper()
	src := &plan.Source{Text: text}
	for i, at := 0, 0; at <= len(text); i++ {
		src.Origins = append(src.Origins, plan.Origin{Start: at, Line: i + 1})
		stop := strings.IndexByte(text[at:], '\n')
		if stop < 0 {
			break
		}
		at += stop + 1
	}
	return splitLines(src, someLabels(t)), src
}

// headOf reads the head of a decision without attachments, with its signature.
func headOf(lines []line) head { return readHeads([]part{{body: lines}}) }

const plainHead = `ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 05/QĐ-UBND
Mẫu, ngày 05 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc giao chỉ tiêu, nhiệm vụ năm 2024
Căn cứ Luật Ngân sách nhà nước;
Theo đề nghị của Giám đốc Sở Tài chính.
QUYẾT ĐỊNH:
Điều 1. Giao chỉ tiêu.
`

const plainTail = `TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
`

func TestAPlainHeadIsRead(t *testing.T) {
	lines, src := readLines(t, plainHead+plainTail)
	h := headOf(lines)
	d := h.decision
	if d.Number != "05/QĐ-UBND" || d.Kind != "Quyết định" || d.Title != "Về việc giao chỉ tiêu, nhiệm vụ năm 2024" || d.Place != "Mẫu" || d.Issued != "2024-03-05" ||
		d.Issuer != "ỦY BAN NHÂN DÂN TỈNH MẪU" || len(d.Bases) != 2 || d.Signer != (plan.Signer{Name: "Nguyễn Văn Mẫu", Title: "CHỦ TỊCH"}) {
		t.Errorf("%+v", d)
	}
	if lines[h.begin].text != "Điều 1. Giao chỉ tiêu." || lines[h.end].text != "TM. ỦY BAN NHÂN DÂN" {
		t.Errorf("the body runs from %q to %q", lines[h.begin].text, lines[h.end].text)
	}
	for _, s := range d.Spans {
		if strings.TrimSpace(s.Of(src.Text)) == "" {
			t.Errorf("span %v is empty", s)
		}
	}
	if f := h.findings(); len(f) != 0 {
		t.Errorf("%v", f)
	}
}

func TestNumbersOfPapers(t *testing.T) {
	for text, want := range map[string][2]string{
		"Số: 91/QĐ-UBND":            {"91/QĐ-UBND", "Quyết định"},
		"Số 91/QĐ-UBND":             {"91/QĐ-UBND", "Quyết định"},
		"SỐ: 7360/KH-UBND":          {"7360/KH-UBND", "Kế hoạch"},
		"Số: 2597/QĐ-TTg":           {"2597/QĐ-TTg", "Quyết định"},
		"Số: 12 / NQ-HĐND":          {"12/NQ-HĐND", "Nghị quyết"},
		"Số: 03/CT-UBND":            {"03/CT-UBND", "Chỉ thị"},
		"Số:      /QĐ-UBND":         {"", ""},
		"Số: …/QĐ-UBND":             {"", ""},
		"Số: /QĐ-UBND":              {"", ""},
		"Căn cứ số 15/NQ-HĐND":      {"", ""},
		"Số bác sĩ trên 10.000 dân": {"", ""},
	} {
		lines, _ := readLines(t, strings.Replace(plainHead, "Số: 05/QĐ-UBND", text, 1)+plainTail)
		h := headOf(lines)
		if h.decision.Number != want[0] || h.decision.Kind != want[1] {
			t.Errorf("%s is number %q of kind %q", text, h.decision.Number, h.decision.Kind)
		}
		if missing := want[0] == ""; missing != (len(h.findings()) > 0) {
			t.Errorf("%s: %v", text, h.findings())
		}
	}
}

func TestTheNumberAmongTheBasesIsNotTheDecisionsOwn(t *testing.T) {
	text := strings.Replace(plainHead, "Số: 05/QĐ-UBND\n", "", 1)
	text = strings.Replace(text, "Theo đề nghị", "Số: 99/TTr-SKHĐT\nTheo đề nghị", 1)
	lines, _ := readLines(t, text+plainTail)
	if h := headOf(lines); h.decision.Number != "" {
		t.Errorf("number %q", h.decision.Number)
	}
}

func TestDatesWithBlanksAreNone(t *testing.T) {
	for _, text := range []string{"Mẫu, ngày   tháng 3 năm 2024", "Mẫu, ngày … tháng … năm 2024", "Mẫu, ngày 31 tháng 2 năm 2024"} {
		lines, _ := readLines(t, strings.Replace(plainHead, "Mẫu, ngày 05 tháng 3 năm 2024", text, 1)+plainTail)
		if d := headOf(lines).decision; d.Issued != "" || d.Place != "" {
			t.Errorf("%s: %s in %q", text, d.Issued, d.Place)
		}
	}
}

func TestIssuersInTheirPlaces(t *testing.T) {
	for what, c := range map[string]struct{ old, new, want string }{
		"on one line":              {"ỦY BAN NHÂN DÂN\nTỈNH MẪU", "ỦY BAN NHÂN DÂN TỈNH MẪU", "ỦY BAN NHÂN DÂN TỈNH MẪU"},
		"on two lines":             {"", "", "ỦY BAN NHÂN DÂN TỈNH MẪU"},
		"other tone mark":          {"ỦY BAN", "UỶ BAN", "UỶ BAN NHÂN DÂN TỈNH MẪU"},
		"below the subject":        {"năm 2024\nCăn cứ", "năm 2024\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU\nCăn cứ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU"},
		"the prime minister":       {"ỦY BAN NHÂN DÂN\nTỈNH MẪU", "THỦ TƯỚNG CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ"},
		"nobody":                   {"ỦY BAN NHÂN DÂN\nTỈNH MẪU\n", "", ""},
		"a parent not in capitals": {"ỦY BAN NHÂN DÂN\nTỈNH MẪU", "Ủy ban nhân dân tỉnh Mẫu", ""},
	} {
		lines, _ := readLines(t, strings.Replace(plainHead, c.old, c.new, 1)+plainTail)
		if got := headOf(lines).decision.Issuer; got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestASubjectMayRunOverTwoLines(t *testing.T) {
	lines, _ := readLines(t, strings.Replace(plainHead, "Về việc giao chỉ tiêu, nhiệm vụ năm 2024", "Về việc giao chỉ tiêu,\nnhiệm vụ chủ yếu năm 2024", 1)+plainTail)
	if got := headOf(lines).decision.Title; got != "Về việc giao chỉ tiêu, nhiệm vụ chủ yếu năm 2024" {
		t.Errorf("%q", got)
	}
	lines, _ = readLines(t, strings.Replace(plainHead, "Về việc giao chỉ tiêu, nhiệm vụ năm 2024", "BAN HÀNH KẾ HOẠCH NĂM 2024\nCỦA TỈNH MẪU\nỦY BAN NHÂN DÂN TỈNH MẪU", 1)+plainTail)
	if d := headOf(lines).decision; d.Title != "BAN HÀNH KẾ HOẠCH NĂM 2024 CỦA TỈNH MẪU" || d.Issuer != "ỦY BAN NHÂN DÂN TỈNH MẪU" {
		t.Errorf("title %q, issuer %q", d.Title, d.Issuer)
	}
}

func TestANumberBelowTheSubjectIsNoPartOfIt(t *testing.T) {
	lines, _ := readLines(t, "Về việc mẫu\nSố: 05/QĐ-UBND\nMẫu, ngày 05 tháng 3 năm 2024\nI. NHIỆM VỤ\n")
	d := headOf(lines).decision
	if d.Title != "Về việc mẫu" || d.Number != "05/QĐ-UBND" || d.Issued != "2024-03-05" || len(d.Spans) != 3 {
		t.Errorf("%+v", d)
	}
}

func TestSigners(t *testing.T) {
	for what, c := range map[string]struct {
		tail string
		want plan.Signer
	}{
		"the chairman":                       {plainTail, plan.Signer{Name: "Nguyễn Văn Mẫu", Title: "CHỦ TỊCH"}},
		"a deputy":                           {"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu\n", plan.Signer{Name: "Trần Thị Mẫu", Title: "PHÓ CHỦ TỊCH"}},
		"for the committee and the chairman": {"TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu\n", plan.Signer{Name: "Trần Thị Mẫu", Title: "PHÓ CHỦ TỊCH"}},
		"behind Nơi nhận":                    {"Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n", plan.Signer{Name: "Nguyễn Văn Mẫu", Title: "CHỦ TỊCH"}},
		"a library's line":                   {"Nơi nhận:\n- Như Điều 3;\nNgười ký: | Nguyễn Văn Mẫu |\n", plan.Signer{Name: "Nguyễn Văn Mẫu"}},
		"recipients woven in":                {"KT. CHỦ TỊCH\nNơi nhận:\nPHÓ CHỦ TỊCH\n- Như Điều 3;\n- Lưu: VT.\nTrần Thị Mẫu\n", plan.Signer{Name: "Trần Thị Mẫu", Title: "PHÓ CHỦ TỊCH"}},
		"nobody":                             {"TM. ỦY BAN NHÂN DÂN\n", plan.Signer{}},
		"a sentence is no name":              {"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVăn bản này có hiệu lực từ ngày ký.\n", plan.Signer{}},
		"no tail":                            {"", plan.Signer{}},
	} {
		lines, _ := readLines(t, plainHead+c.tail)
		h := headOf(lines)
		if h.decision.Signer != c.want {
			t.Errorf("%s: %+v, want %+v", what, h.decision.Signer, c.want)
		}
		if c.want.Name == "" && (len(h.findings()) != 1 || h.findings()[0].Code != finding.DecisionNoSigner) {
			t.Errorf("%s: %v", what, h.findings())
		}
	}
}

func TestAHeadlessTextHasFindingsAndABody(t *testing.T) {
	lines, _ := readLines(t, "Lời nói đầu.\n1. Việc một.\n2. Việc hai.\n")
	h := headOf(lines)
	if lines[h.begin].text != "1. Việc một." || h.end != len(lines) || len(h.findings()) != 4 {
		t.Errorf("begins at %d, ends at %d, %v", h.begin, h.end, h.findings())
	}
	for _, text := range []string{"", "\n\n", "Chỉ một dòng."} {
		lines, _ := readLines(t, text)
		if h := headOf(lines); h.begin != 0 || h.end != len(lines) {
			t.Errorf("%q: body %d to %d of %d", text, h.begin, h.end, len(lines))
		}
	}
}

func TestOnlyALineInCapitalsBeginsTheSignature(t *testing.T) {
	for text, want := range map[string]bool{
		"KT. GIÁM ĐỐC":                         true,
		"TM. ỦY BAN NHÂN DÂN":                  true,
		"KT. GIÁM ĐỐC nói rằng việc đã xong.":  false,
		"TL. giám đốc các sở, làm những việc:": false,
		"Nơi nhận:":                            true,
	} {
		lines, _ := readLines(t, plainHead+"1. Việc một.\n"+text+"\n2. Việc hai.\n")
		h := headOf(lines)
		if ends := h.end < len(lines); ends != want || ends && lines[h.end].text != text {
			t.Errorf("%s ends the body: %v, want %v", text, ends, want)
		}
	}
}

func TestABlockWithoutAMarkerBelongsToTheBody(t *testing.T) {
	for what, c := range map[string]struct{ text, begin string }{
		"without a head":           {"Việc một.\n+ Cơ quan chủ trì: X\n1. Việc hai.\n", "Việc một."},
		"of two paragraphs":        {"KẾ HOẠCH\nViệc một.\nNói thêm.\nCơ quan chủ trì: X\n", "Việc một."},
		"behind the last basis":    {"Căn cứ Luật Đất đai;\nViệc một.\n+ Cơ quan chủ trì: X\n", "Việc một."},
		"behind a number and date": {"Số: 05/KH-UBND\nMẫu, ngày 05 tháng 3 năm 2024\nVề việc mẫu\nViệc một.\n+ Cơ quan chủ trì: X\n", "Việc một."},
	} {
		lines, _ := readLines(t, c.text)
		if h := headOf(lines); lines[h.begin].text != c.begin {
			t.Errorf("%s: the body begins at %q", what, lines[h.begin].text)
		}
	}
}
