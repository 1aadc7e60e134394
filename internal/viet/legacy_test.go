package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// page is a text in the manner of the decisions, with quotation marks, dashes, capitals at the beginning of sentences and abbreviations.
const page = `Căn cứ Kế hoạch phát triển rừng ven biển và đề nghị của Trưởng phòng Thủy sản; 
Điều 1. Giao 12 xã, phường trồng mới 350 héc-ta rừng phòng hộ trước ngày 30/9 – ưu tiên những đoạn bờ đã sạt lở.
Điều 2. Các đơn vị được giao “chủ động” bố trí kinh phí, không để xảy ra chậm trễ; khó khăn thì báo cáo ngay.
a) Trạm Khuyến nông hướng dẫn kỹ thuật ươm giống, nghiệm thu từng đợt, lưu hồ sơ đầy đủ;
b) Đội thuyền kiểm tra hằng tuần: nước lũ, gió mạnh, người lạ đốt lửa, chặt cây hoặc thả trâu bò vào khu mới trồng.
`

// eachLetter calls f with every Vietnamese letter that carries a mark, small and capital.
func eachLetter(f func(r rune)) {
	for _, row := range append([]string{"đ"}, rows[:]...) {
		for _, r := range row {
			if r < utf8.RuneSelf {
				continue
			}
			f(r)
			f(unicode.ToUpper(r))
		}
	}
}

func TestTheTablesHoldEveryLetterWithEveryTone(t *testing.T) {
	all := map[rune]bool{}
	eachLetter(func(r rune) { all[r] = true })
	if len(all) != 2*67 {
		t.Fatalf("%d letters with marks, the alphabet has 67 in two cases", len(all))
	}
	for r := range all {
		if !norm.NFC.IsNormalString(string(r)) || !strings.ContainsRune(vietnamese+strings.ToUpper(vietnamese), r) {
			t.Errorf("%q is no composed Vietnamese letter", r)
		}
	}
	for _, l := range Legacies {
		codes := map[string]rune{}
		eachLetter(func(r rune) {
			data, lost := l.Encode(string(r))
			if l == TCVN3 && unicode.IsUpper(r) && !strings.ContainsRune("ĂÂÊÔƠƯĐ", r) {
				if small, _ := l.Encode(string(unicode.ToLower(r))); lost != 1 || string(small) != string(data) {
					t.Errorf("TCVN3: %q is %x, lost %d; wanted the small letter's %x", r, data, lost, small)
				}
				return
			}
			if other, ok := codes[string(data)]; ok {
				t.Errorf("%s: %q and %q are both %x", l, other, r, data)
			}
			codes[string(data)] = r
			if got := l.Decode(data); lost != 0 || got != string(r) {
				t.Errorf("%s: %q is %x, read again %q, lost %d", l, r, data, got, lost)
			}
			if got := l.DecodeString(Latin(data)); l != Doubled && got != string(r) {
				t.Errorf("%s: %q is %q, read again %q", l, r, Latin(data), got)
			}
		})
	}
}

// TestLettersAreTheBytesOfTheStandards checks the tables at places that are known by heart, as people see them in old files.
func TestLettersAreTheBytesOfTheStandards(t *testing.T) {
	for _, c := range []struct {
		encoding Legacy
		text     string
		latin    string
	}{
		{TCVN3, "Quyết định", "QuyÕt ®Þnh"},
		{TCVN3, "Điều", "§iÒu"},
		{TCVN3, "trưởng, người được", "tr\u00adëng, ng\u00adêi ®\u00adîc"},
		{TCVN3, "ở đó có ô tô “mới” – 5", "ë ®ã cã « t« “míi” – 5"},
		{VNI, "Quyết định", "Quyeát ñònh"},
		{VNI, "QUYẾT ĐỊNH", "QUYEÁT ÑÒNH"},
		{VNI, "à ỹ ơ ư ỵ", "aø yõ ô ö î"},
		{VNI, "người được hưởng", "ngöôøi ñöôïc höôûng"},
		{VNI, "kỹ nghệ, chỉ, nghĩa", "kyõ ngheä, chæ, nghóa"},
		{Windows1258, "Quyết định", "Quyêìt ðiònh"},
		{Doubled, "Quyết", "Quyáº¿t"},
	} {
		if got := c.encoding.DecodeString(c.latin); got != c.text {
			t.Errorf("%s: %q is read as %q, not %q", c.encoding, c.latin, got, c.text)
		}
		if data, lost := c.encoding.Encode(c.text); c.encoding != Doubled && (Latin(data) != c.latin || lost != 0) {
			t.Errorf("%s: %q is written as %q, lost %d, not %q", c.encoding, c.text, Latin(data), lost, c.latin)
		}
	}
}

func TestAPageComesBackFromEveryEncoding(t *testing.T) {
	for _, l := range append(Legacies, Unicode) {
		data, lost := l.Encode(norm.NFD.String(page))
		if got := l.Decode(data); lost != 0 || got != page {
			t.Errorf("%s: lost %d, read again\n%s", l, lost, got)
		}
		if l != Unicode && l.DecodeString("tỉnh 5 m²") != "tỉnh 5 m²" {
			t.Errorf("%s changes letters beyond its code points", l)
		}
	}
}

func TestEncodeThenDecodeGivesTheSameWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawWords(t)
		for _, l := range Legacies {
			in := NFC(text)
			data, lost := l.Encode(in)
			if got := l.Decode(data); lost != 0 || got != in {
				t.Fatalf("%s: %q is %x, read again %q, lost %d", l, in, data, got, lost)
			}
			if loud := strings.ToUpper(in); l != TCVN3 {
				data, lost = l.Encode(loud)
				if got := l.Decode(data); lost != 0 || got != loud {
					t.Fatalf("%s: %q is %x, read again %q, lost %d", l, loud, data, got, lost)
				}
			}
		}
	})
}

func TestEncodeSaysWhatItCannotWrite(t *testing.T) {
	for _, c := range []struct {
		encoding Legacy
		text     string
		want     string
		lost     int
	}{
		{TCVN3, "ỦY", "ñY", 1},
		{TCVN3, "日 ®", "? ?", 2},
		{VNI, "ñ ø", "? ?", 2},
		{VNI, "5 € ±", "5 € ±", 0},
		{Windows1258, "Ж₫", "?þ", 1},
	} {
		if data, lost := c.encoding.Encode(c.text); Latin(data) != c.want || lost != c.lost {
			t.Errorf("%s: %q is %q, lost %d; want %q, %d", c.encoding, c.text, Latin(data), lost, c.want, c.lost)
		}
	}
}

func TestVNITakesTheCaseFromTheLetter(t *testing.T) {
	for in, want := range map[string]string{"Aán ñònh": "Ấn định", "AÁN ÑÒNH": "ẤN ĐỊNH", "Ôû": "Ở", "EÂ": "Ê", "Oâng": "Ông"} {
		if got := VNI.DecodeString(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestTCVN3GetsItsCapitalsFromTheWordsAround(t *testing.T) {
	for text, why := range map[string]string{
		"QUYẾT ĐỊNH":                       "both words have two capitals",
		"ỦY BAN NHÂN DÂN XÃ":               "short words next to words of capitals",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA":        "a short word between",
		"VỀ VIỆC GIAO CHỈ TIÊU, Ý KIẾN":    "a single letter in a line of capitals",
		"Xã Hòa Bình":                      "one capital is the beginning of a name",
		"Số 5/QĐ-UBND":                     "an abbreviation is no line of capitals",
		"Về việc\nTHỰC HIỆN\nXã Phú Nghĩa": "a line does not speak for the next",
	} {
		data, _ := TCVN3.Encode(text)
		if got := TCVN3.Decode(data); got != text {
			t.Errorf("%s: %q comes back as %q", why, text, got)
		}
	}
}

func TestFontsTellTheirEncoding(t *testing.T) {
	for _, c := range []struct {
		font     string
		want     Legacy
		capitals bool
	}{
		{".VnTime", TCVN3, false},
		{".VnTimeH", TCVN3, true},
		{".VnArialH", TCVN3, true},
		{".vntime", TCVN3, false},
		{"ABCDEF+.VnTimeH,Bold", TCVN3, true},
		{".VnTimeH-BoldItalic", TCVN3, true},
		{".VnTime,BoldH", TCVN3, false},
		{"'.VnTime'", TCVN3, false},
		{"VNI-Times", VNI, false},
		{"ABCDEF+VNI-Helve-Bold", VNI, false},
		{"vni-times", VNI, false},
		{"Times New Roman", Unicode, false},
		{"VnTimes", Unicode, false},
		{"", Unicode, false},
		{".", Unicode, false},
		{".Vn", TCVN3, false},
		{"H", Unicode, false},
	} {
		if got, capitals := LegacyOfFont(c.font); got != c.want || capitals != c.capitals {
			t.Errorf("%q: %q, %v", c.font, got, capitals)
		}
	}
}

func FuzzLegacy(f *testing.F) {
	for _, l := range Legacies {
		data, _ := l.Encode(page[:200])
		f.Add(data)
	}
	f.Add([]byte("a\xf8\xff\x00\x81\xe1\xba"))
	f.Add([]byte("X\xb7 H\xe9I \xc3\xa1\xc2\xbb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, l := range append(Legacies, Unicode) {
			text := l.Decode(data)
			if l == Unicode || l == Doubled {
				if utf8.Valid(data) && !utf8.ValidString(text) {
					t.Fatalf("%s: %q is read as %q", l, data, text)
				}
				continue
			}
			if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) || text != l.DecodeString(Latin(data)) {
				t.Fatalf("%s: %q is read as %q", l, data, text)
			}
			if strings.Count(text, "\n") != strings.Count(string(data), "\n") {
				t.Fatalf("%s: %q changes its lines: %q", l, data, text)
			}
			again, lost := l.Encode(text)
			if lost == 0 && l != Windows1258 && l.Decode(again) != text {
				t.Fatalf("%s: %q is %x, read again %q", l, text, again, l.Decode(again))
			}
		}
		p := Plausible(string(data))
		if p.Syllables > p.Words || p.AccentedSyllables > p.Accented || p.Accented > p.Words || p.AccentedSyllables > p.Syllables || p.Glued > p.Words-p.Syllables {
			t.Fatalf("%q: %+v", data, p)
		}
	})
}
