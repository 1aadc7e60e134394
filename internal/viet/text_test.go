package viet

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// vietnamese are the small letters of the alphabet with all their tones.
const vietnamese = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

// drawText draws Vietnamese words with spaces, dashes, digits and capitals among them.
func drawText(t *rapid.T) string {
	return rapid.StringOfN(rapid.SampledFrom([]rune(vietnamese+strings.ToUpper(vietnamese)+"  -–,.;()0123456789")), 0, 60, -1).Draw(t, "text")
}

// drawWords draws words that carry one tone at most, as Vietnamese syllables do.
func drawWords(t *rapid.T) string {
	onset := rapid.SampledFrom([]string{"", "b", "ch", "đ", "gi", "k", "nh", "ng", "ph", "qu", "th", "tr", "x"})
	nucleus := rapid.SampledFrom([]string{"a", "ă", "â", "e", "ê", "i", "y", "o", "ô", "ơ", "u", "ư", "oa", "uy", "ươ", "iê", "ay", "ây"})
	tone := rapid.SampledFrom([]string{"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"})
	coda := rapid.SampledFrom([]string{"", "c", "ch", "m", "n", "ng", "p", "t"})
	var words []string
	for range rapid.IntRange(0, 6).Draw(t, "words") {
		words = append(words, onset.Draw(t, "onset")+nucleus.Draw(t, "nucleus")+tone.Draw(t, "tone")+coda.Draw(t, "coda"))
	}
	return strings.Join(words, rapid.SampledFrom([]string{" ", " - ", ", "}).Draw(t, "between"))
}

func TestNFCComposesLettersAndReplacesLookAlikes(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain ASCII is left alone", "91/QD-UBND", "91/QD-UBND"},
		{"composed letters are left alone", "Quyết định", "Quyết định"},
		{"decomposed letters are composed", norm.NFD.String("Quyết định"), "Quyết định"},
		{"the eth is a Đ", "Ðiều 1", "Điều 1"},
		{"the African D is a Đ", "Ɖiều 1", "Điều 1"},
		{"the gha is an ư", "tƣ, TƢ", "tư, TƯ"},
		{"a tone behind a gha joins the ư", "nƣ\u0301c", "nứ" + "c"},
	} {
		if got := NFC(c.in); got != c.want {
			t.Errorf("%s: NFC(%+q) = %+q, want %+q", c.name, c.in, got, c.want)
		}
	}
}

// What is taken for settled must be so beside any other letter: no look-alike, composed already, and nothing that joins what stands
// before it.
func TestSettledLettersNeedNoComposing(t *testing.T) {
	settled := 0
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || !IsSettled(string(r)) {
			continue
		}
		settled++
		p := norm.NFC.PropertiesString(string(r))
		if lookalikes.Replace(string(r)) != string(r) || !norm.NFC.IsNormalString(string(r)) || !p.BoundaryBefore() || p.CCC() != 0 {
			t.Errorf("%U %c is not settled", r, r)
		}
	}
	for _, r := range vietnamese + strings.ToUpper(vietnamese) + "–—“”‘’…" {
		if !IsSettled(string(r)) {
			t.Errorf("%c is composed and yet not settled", r)
		}
	}
	if settled < 500 {
		t.Errorf("%d letters are settled", settled)
	}
}

func TestNFCIsTheSameWithoutItsShortCut(t *testing.T) {
	letters := rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bÐƉƣƢaơưữ–…\u00ad\u0130ſ")))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.StringOf(letters), rapid.Custom(drawText), rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		})).Draw(t, "s")
		if got, want := NFC(s), norm.NFC.String(lookalikes.Replace(s)); got != want {
			t.Fatalf("NFC(%+q) = %+q, want %+q", s, got, want)
		}
	})
}

func TestNFCIsDoneOnceForAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Custom(drawText)).Draw(t, "s")
		s = strings.NewReplacer("đ", "Ð", "ơ", "ƣ\u0301").Replace(s)
		once := NFC(s)
		if !norm.NFC.IsNormalString(once) || NFC(once) != once {
			t.Fatalf("NFC(%+q) = %+q is not in its last form", s, once)
		}
		if strings.ContainsAny(once, "ÐƉƣƢ") {
			t.Fatalf("NFC(%+q) = %+q keeps a look-alike", s, once)
		}
	})
}

func TestFoldTakesSpellingsOfTheSameWordsForEqual(t *testing.T) {
	for _, c := range []struct{ why, a, b string }{
		{"tone placement", "hòa bình", "hoà bình"},
		{"tone placement", "thủy lợi", "thuỷ lợi"},
		{"tone placement", "xóa", "xoá"},
		{"tone placement", "khỏe", "khoẻ"},
		{"i and y", "thế kỷ", "thế kỉ"},
		{"i and y", "tỷ lệ", "tỉ lệ"},
		{"i and y", "hy vọng", "hi vọng"},
		{"i and y behind qu", "quý IV", "quí IV"},
		{"letter case", "SỞ Y TẾ", "Sở Y tế"},
		{"letter case of Đ", "ĐẤT ĐAI", "đất đai"},
		{"look-alike of Đ", "Ðất đai", "đất đai"},
		{"letter form", norm.NFD.String("Quyết định"), "Quyết định"},
		{"spaces", "  Sở \u00a0 Y\ttế\n", "Sở Y tế"},
		{"zero-width space at the end", "Sở Y tế\u200b", "Sở Y tế"},
		{"byte order mark", "\ufeffSở Y tế", "Sở Y tế"},
		{"dashes", "2024–2025", "2024-2025"},
		{"dashes", "Lao động — Thương binh", "Lao động - Thương binh"},
	} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("%s: Fold(%q) = %+q, Fold(%q) = %+q", c.why, c.a, Fold(c.a), c.b, Fold(c.b))
		}
	}
}

func TestFoldKeepsDifferentWordsApart(t *testing.T) {
	for _, c := range [][2]string{
		{"tay", "tai"},
		{"thúy", "thúi"},
		{"hòa", "hóa"},
		{"Sơn Tây", "Sơn Tấy"},
		{"ma", "mã"},
		{"đa", "da"},
		{"o", "ô"},
		{"ơ", "ô"},
		{"u", "ư"},
		{"a", "ă"},
		{"ă", "â"},
		{"nhà nước", "nhànước"},
		{"Sở Y tế", "Sở, Y tế"},
	} {
		if Fold(c[0]) == Fold(c[1]) {
			t.Errorf("%q and %q both fold to %+q", c[0], c[1], Fold(c[0]))
		}
	}
}

func TestFoldDoesNotSeeLetterFormOrCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		want := Fold(s)
		for name, form := range map[string]string{
			"NFD": norm.NFD.String(s), "NFC": norm.NFC.String(s),
			"capitals": strings.ToUpper(s), "small letters": strings.ToLower(s), "spaces": " " + strings.ReplaceAll(s, " ", "\u00a0 ") + " ",
		} {
			if got := Fold(form); got != want {
				t.Fatalf("%s: Fold(%+q) = %+q, want %+q", name, form, got, want)
			}
		}
	})
}

// TestFoldOfFoldedWordsIsTheSame holds for words, which carry one tone. Of letters run together that carry several tones (làmđược)
// Fold keeps the tones in the order they came, and folding such a key again may put the dot below first: keys are made once.
func TestFoldOfFoldedWordsIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawWords(t)
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("Fold(%q) = %+q, folded again %+q", s, once, Fold(once))
		}
	})
}

func TestBareLeavesNoMark(t *testing.T) {
	for in, want := range map[string]string{
		"Sở Kế hoạch và Đầu tư":   "so ke hoach va dau tu",
		"ĐẶNG VĂN MINH":           "dang van minh",
		"Ðường ƣớt":               "duong uot",
		norm.NFD.String("Lý Sơn"): "ly son",
		"":                        "",
	} {
		if got := Bare(in); got != want {
			t.Errorf("Bare(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		for _, r := range Bare(s) {
			if r >= 0x80 && r != '–' || unicode.IsUpper(r) {
				t.Fatalf("Bare(%q) = %q holds %q", s, Bare(s), r)
			}
		}
	})
}

func TestFileNameIsReadable(t *testing.T) {
	for in, want := range map[string]string{
		"91/QĐ-UBND":                   "91-QD-UBND",
		"Sở Y tế":                      "So-Y-te",
		"báo cáo (v2 sửa).xlsx":        "bao-cao-v2-sua-.xlsx",
		"../../etc/passwd":             "etc-passwd",
		"..":                           "",
		"Đặc khu Lý Sơn":               "Dac-khu-Ly-Son",
		norm.NFD.String("Quảng Ngãi"):  "Quang-Ngai",
		"1.234/QĐ-UBND\x00\n<script>":  "1.234-QD-UBND-script",
		"日本":                           "",
		"C:\\Users\\Tuấn\\biểu mẫu 01": "C-Users-Tuan-bieu-mau-01",
	} {
		if got := FileName(in); got != want {
			t.Errorf("FileName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFileNameHoldsOnlyWhatEveryComputerTakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Custom(drawText)).Draw(t, "s")
		name := FileName(s)
		for _, r := range name {
			if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-') {
				t.Fatalf("FileName(%q) = %q holds %q", s, name, r)
			}
		}
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") || strings.HasSuffix(name, ".") || strings.Contains(name, "--") {
			t.Fatalf("FileName(%q) = %q", s, name)
		}
		if again := FileName(name); again != name {
			t.Fatalf("FileName(%q) = %q, again %q", s, name, again)
		}
	})
}

func TestSpacesAreOneEach(t *testing.T) {
	if got := Spaces("\u00a0 Sở \u202f Y\r\n\ttế "); got != "Sở Y tế" {
		t.Errorf("got %q", got)
	}
}

func TestSpacesAreTheSameWithoutTheShortCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("ab đ  \n\t\u00a0\u2003\u3000\u0085\u200b")), 0, 12, -1)).Draw(t, "s")
		if got, want := Spaces(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Fatalf("Spaces(%+q) = %+q, want %+q", s, got, want)
		}
	})
}

func TestSorterGoesByTheVietnameseAlphabet(t *testing.T) {
	for _, want := range [][]string{
		{"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"},
		{"ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"},
		{"Ba Tơ", "Bình Sơn", "Đức Phổ", "Lý Sơn", "Minh Long", "Mộ Đức", "Nghĩa Hành", "Sơn Hà", "Sơn Tây", "Sơn Tịnh", "Trà Bồng", "Tư Nghĩa"},
		{"Công an tỉnh", "Cục Thống kê", "Sở Công Thương", "Sở Giao thông vận tải", "Sở Y tế", "UBND huyện Ba Tơ", "Ủy ban Mặt trận"},
	} {
		s := NewSorter()
		for i := range want {
			for j := range want {
				if got := s.Compare(want[i], want[j]); sign3(got) != sign3(i-j) {
					t.Errorf("Compare(%q, %q) = %d", want[i], want[j], got)
				}
			}
		}
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, s.Compare)
		if !slices.Equal(got, want) {
			t.Errorf("sorted %q, want %q", got, want)
		}
	}
}

func sign3(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
