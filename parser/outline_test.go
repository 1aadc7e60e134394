package parser

import (
	"fmt"
	"strings"
	"testing"

	"theodoi/finding"
)

// outlineText writes an outline, an item a line: its Ref, an = for each label line, its number of paragraphs if more than one.
func outlineText(o *outline) string {
	var b strings.Builder
	for _, it := range o.items {
		fmt.Fprintf(&b, "%s%s", it.ref, strings.Repeat("=", len(it.labels)))
		if n := len(it.paragraphs); n > 1 {
			fmt.Fprintf(&b, "(%d)", n)
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func findingsText(list []finding.Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprintf("%d:%s %s/%s", f.Place.Line, f.Code, f.Got, f.Want))
	}
	return strings.Join(out, "; ")
}

func TestOutlines(t *testing.T) {
	for _, c := range []struct{ what, text, items, findings string }{
		{"levels", "I. A\n1. B\na) C\n- D\n- E\nb) F\n2. G\nII. H\n1. K", "I I.1 I.1.a I.1.a-1 I.1.a-2 I.1.b I.2 II II.1", ""},
		{"a numbering that skips", "1. A\n2. B\n4. C", "1 2 4", "3:numbering.skip 4./3."},
		{"a numbering that begins late", "III. A\nIV. B", "III IV", "1:numbering.start III./I."},
		{"a numbering that begins again", "I. A\n1. B\n2. C\n1. D\n2. E", "I I.1 I.2 I.1~2 I.2~2", "4:numbering.restart 1./2."},
		{"a numbering that begins again twice", "1. A\n1. B\n1. C", "1 1~2 1~3", "2:numbering.restart 1./1.; 3:numbering.restart 1./1."},
		{"each heading counts for itself", "I. A\n1. B\nII. C\n1. D", "I I.1 II II.1", ""},
		{"roman numbers run over articles", "Điều 1. A\nI. B\nII. C\nĐiều 2. D\nIII. E\n1. F", "Đ1 I II Đ2 III III.1", ""},
		{"roman numbers begin again under an article", "Điều 1. A\nI. B\nII. C\nĐiều 2. D\nI. E\nII. F", "Đ1 I II Đ2 Đ2.I Đ2.II", ""},
		{"letters with đ", "1. A\na) B\nb) C\nc) D\nd) E\nđ) F\ne) G\ng) H", "1 1.a 1.b 1.c 1.d 1.đ 1.e 1.g", ""},
		{"letters of the Latin alphabet", "a) B\nb) C\nc) D\nd) E\ne) F\nf) G\ng) H\nh) I\ni) K\nj) L\nk) M", "a b c d e f g h i j k", ""},
		{"a letter left out", "a) B\nb) C\nd) E", "a b d", "3:numbering.skip d)/c)"},
		{"letters that begin again", "a) B\nb) C\na) D", "a b a~2", "3:numbering.restart a)/b)"},
		{"bullets count without a number", "1. A\n- B\n– C\n• D", "1 1-1 1-2 1-3", ""},
		{"leading zeros", "01. A\n02. B", "1 2", ""},
		{"a second paragraph belongs to its item", "1. A\nthêm nữa\n2. B", "1(2) 2", ""},
		{"label lines close an item", "1. A\n+ Cơ quan chủ trì: X\n+ Tiến độ thực hiện: Y\n2. B", "1== 2", ""},
		{"labels without a plus", "1. A\nCơ quan chủ trì: X\n2. B", "1= 2", ""},
		{"other pluses belong to the text", "1. A\n+ một ý\n+ ý khác\n+ Cơ quan chủ trì: X", "1=(3)", ""},
		{"paragraphs behind a block are duties", "1. A\n+ Cơ quan chủ trì: X\nViệc khác.\nViệc nữa.", "1= p1 p2", ""},
		{"paragraphs behind a block that labels follow are one task", "1. A\n+ Cơ quan chủ trì: X\nViệc khác.\nNói thêm.\n+ Cơ quan chủ trì: Y\n2. B", "1= p1=(2) 2", ""},
		{"paragraphs behind a block stand under its heading", "I. A\n1. B\n- C\n+ Cơ quan chủ trì: X\nViệc khác.\n+ Cơ quan chủ trì: Y\n2. D", "I I.1 I.1-1= I.1.p1= I.2", ""},
		{"text in front of the first item is left", "Lời nói đầu.\n1. A", "1", ""},
		{"labels in front of the first item", "+ Cơ quan chủ trì: X\n1. A", "1", "1:task.no-text + Cơ quan chủ trì: X/"},
		{"a block without any marker", "Việc một.\nNói thêm.\n+ Cơ quan chủ trì: X\nViệc hai.\n+ Cơ quan chủ trì: Y\n1. B", "p1=(2) p2= 1", ""},
		{"a block without any marker behind a line in capitals", "KẾ HOẠCH\nViệc một.\n+ Cơ quan chủ trì: X", "p1=", ""},
		{"labels below a line in capitals only", "KẾ HOẠCH\n+ Cơ quan chủ trì: X", "", "2:task.no-text + Cơ quan chủ trì: X/"},
		{"paragraphs between a roman heading and labels", "I. Nhiệm vụ\nViệc một.\n+ Cơ quan chủ trì: X\nViệc hai.\n+ Cơ quan chủ trì: Y\nII. Khác\n1. B", "I I.p1= I.p2= II II.1", ""},
		{"paragraphs between a heading in capitals and labels", "I. A\n1. VIỆC LỚN\nViệc một.\nNói thêm.\n+ Cơ quan chủ trì: X\n2. Việc\nthêm\n+ Cơ quan chủ trì: Y", "I I.1 I.1.p1=(2) I.2=(2)", ""},
		{"paragraphs between an article and labels", "Điều 1. Giao nhiệm vụ\nViệc một.\n+ Cơ quan chủ trì: X", "Đ1 Đ1.p1=", ""},
		{"a heading with an introduction", "I. NHIỆM VỤ\nLời dẫn.\n1. A\n+ Cơ quan chủ trì: X", "I(2) I.1=", ""},
		{"numbers of several levels", "I. A\n1. B\n1.1. C\n1.1.1. D\n1.1.2 E\na) F\n1.2. G\n2. H\n2.1. K", "I I.1 I.1.1 I.1.1.1 I.1.1.2 I.1.1.2.a I.1.2 I.2 I.2.1", ""},
		{"numbers of several levels with their heading lost", "I. A\n1. B\n1.1. C\n2.1. D\n2.2. E\n3. F", "I I.1 I.1.1 I.2.1 I.2.2 I.3", "4:numbering.skip 2.1./2.; 6:numbering.skip 3./2."},
		{"numbers of several levels with a level lost", "5. A\n5.1.1. B\n5.1.2. C", "5 5.1.1 5.1.2", "1:numbering.start 5./1.; 2:numbering.skip 5.1.1./5.1."},
		{"numbers of several levels that skip and begin again", "1. A\n1.1. B\n1.3. C\n1.1. D", "1 1.1 1.3 1.1~2", "3:numbering.skip 1.3./1.2.; 4:numbering.restart 1.1./1.3."},
		{"other marks behind numbers", "I/ A\n1/ B\na. C\nb. D\nđ. E", "I I.1 I.1.a I.1.b I.1.đ", "5:numbering.skip đ)/c)"},
		{"nothing", "", "", ""},
	} {
		lines, src := readLines(t, c.text)
		o := readOutlines(src, []part{{body: lines}})
		if got := outlineText(o); got != c.items {
			t.Errorf("%s: %s, want %s", c.what, got, c.items)
		}
		if got := findingsText(o.findings); got != c.findings {
			t.Errorf("%s: findings %s, want %s", c.what, got, c.findings)
		}
	}
}

func TestMarkers(t *testing.T) {
	for text, want := range map[string]string{
		"Điều 12. Giao": "1 12 12", "ĐIỀU 1: Giao": "1 1 1", "III. Nhiệm vụ": "3 3 III", "IV) Nhiệm vụ": "3 4 IV", "3. Việc": "5 3 3", "3) Việc": "5 3 3",
		"đ) Việc": "7 5 đ", "a) Việc": "7 1 a", "a)Việc": "7 1 a", "- Việc": "9 0 -", "– Việc": "9 0 -", "+ Việc": "10 0 +",
		"1.1. Việc": "5 1 1.1", "1.2 Việc": "5 2 1.2", "2.1.3. việc": "5 3 2.1.3", "01.02. Việc": "5 2 1.2", "1/ Việc": "5 1 1", "I/ Việc": "3 1 I", "a. Việc": "7 1 a",
		"1/3 số xã": "0 0 ", "31/12/2024 là hạn": "0 0 ", "15.6.2024 Họp": "0 0 ", "1.000 hộ": "0 0 ", "1.1 triệu": "0 0 ", "v.v. và": "0 0 ",
		"Việc": "0 0 ", "2024 là năm": "0 0 ", "2.5 triệu": "0 0 ", "38.000 tỷ": "0 0 ", "IIII. Sai": "0 0 ", "A. Phần": "2 1 A", "PHẦN II. Nhiệm vụ": "3 2 II", "I.MỤC ĐÍCH": "3 1 I", "1.Rà soát": "5 1 1", "-Rà soát": "9 0 -", "● Rà soát": "9 0 -",
		"Nhiệm vụ 3: Rà soát": "6 3 NV3", "Hoạt động 1. Rà soát": "6 1 HĐ1", "(2) Rà soát": "8 2 (2)", "2.1.Rà soát": "5 1 2.1", "+5% so với": "0 0 ", "2.1.2025 họp": "0 0 ", "-5%": "0 0 ", "": "0 0 ",
	} {
		m, body := readMarker(text)
		if got := fmt.Sprintf("%d %d %s", m.level, m.value, m.text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if body > len(text) || m.level == none && body != 0 {
			t.Errorf("%q: body at %d", text, body)
		}
	}
}

func TestRomanNumerals(t *testing.T) {
	for n := 1; n < 40; n++ {
		if got := romanValue(romanNumeral(n)); got != n {
			t.Errorf("%d is written %s and read as %d", n, romanNumeral(n), got)
		}
	}
	for _, s := range []string{"", "IIX", "VV", "XXXX", "L"} {
		if got := romanValue(s); got != 0 {
			t.Errorf("%s is %d", s, got)
		}
	}
}

func TestLabelsAreSeenHoweverTheyStand(t *testing.T) {
	labels := someLabels(t)
	for text, want := range map[string]role{
		"+ Cơ quan chủ trì: Sở A":         lead,
		"- Cơ quan chủ trì: Sở A":         lead,
		"b) Cơ quan chủ trì: Sở A":        lead,
		"Cơ quan chủ trì : Sở A":          lead,
		"CƠ QUAN CHỦ TRÌ: Sở A":           lead,
		"*Chủ trì: *Sở A":                 lead,
		"**Cơ quan phối hợp:** Sở":        support,
		"+ Tiến độ thực hiện: 2024":       due,
		"+ Cơ quan chủ trì Sở A":          "",
		"+ Việc của cơ quan chủ trì: làm": "",
		"": "",
	} {
		_, body := readMarker(text)
		fields := labels.fields(text, body)
		switch {
		case len(fields) == 0 && want != "":
			t.Errorf("%q is no label", text)
		case len(fields) > 0 && (fields[0].role != want || text[fields[0].value-1] != ':'):
			t.Errorf("%q is %+v", text, fields)
		}
	}
	if _, err := ReadLabels([]byte("lines: {leads: [Chủ trì]}")); err == nil {
		t.Error("an unknown role was taken")
	}
	if _, err := ReadLabels([]byte("lead: [")); err == nil {
		t.Error("broken YAML was taken")
	}
}

func FuzzReadLabels(f *testing.F) {
	f.Add([]byte("lines:\n  lead: [Chủ trì]\n  due: [Thời hạn]\nkeys: [{role: lead, words: [chủ]}]\nfill: [cơ quan]"), "+ Chủ trì: Sở A; Thời hạn: quý I")
	f.Add([]byte("lines: {lead: ['']}"), ":")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		labels, err := ReadLabels(data)
		if err != nil {
			return
		}
		_, body := readMarker(text)
		at := 0
		for _, f := range labels.fields(text, body) {
			if f.begin < at || f.value < f.begin || f.stop < f.value || f.stop > len(text) {
				t.Fatalf("%q: %+v", text, f)
			}
			at = f.stop
		}
		labels.column(text)
	})
}

func FuzzReadRules(f *testing.F) {
	f.Add([]byte("units: [xã, '%']\nrules:\n  - {words: [rừng], aggregation: level, frequency: year}\n"))
	f.Add([]byte("units: [xã, '%']\nrules:\n !0 #000000"))
	f.Add([]byte("rules: [{words: [], aggregation: flow, frequency: year}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rules, err := ReadRules("x", data)
		if err != nil {
			return
		}
		for _, r := range rules.Rules {
			if len(r.Words) == 0 || r.Aggregation == "" || r.Frequency == "" {
				t.Fatalf("%+v", r)
			}
		}
	})
}
