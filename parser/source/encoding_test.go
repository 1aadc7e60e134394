package source

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/viet"
)

// order is a text that every encoding can write: TCVN3 has no capitals with tones.
const order = `Số: 12/KH-UBND
Căn cứ Kế hoạch phát triển rừng ven biển và đề nghị của Trưởng phòng Thủy sản;

Điều 1. Giao 12 xã, phường trồng mới 350 héc-ta rừng phòng hộ trước ngày 30/9.
Điều 2. Các đơn vị được giao chủ động bố trí kinh phí, không để xảy ra chậm trễ.
Nơi nhận:
- Như Điều 2;
a) Trạm Khuyến nông hướng dẫn kỹ thuật ươm giống, nghiệm thu từng đợt;
`

// english and french are paragraphs that must come out as they are.
const (
	english = "The committee reviews the annual plan and reports its progress before the end of each quarter.\n"
	french  = "Le comité présente à la réunion très élevée ses résultats, où l'hôtel et la forêt étaient évoqués à côté du château.\n"
)

func encoded(t testing.TB, l viet.Legacy, text string) []byte {
	t.Helper()
	data, lost := l.Encode(text)
	if lost > 0 {
		t.Fatalf("%s cannot write %d letters of %q", l, lost, text)
	}
	return data
}

// wide writes text as UTF-16 without a mark.
func wide(t testing.TB, order xunicode.Endianness, text string) []byte {
	t.Helper()
	return utf16(t, order, text)[2:]
}

func TestTheSameTextComesOutOfEveryEncoding(t *testing.T) {
	windows := strings.ReplaceAll(order, "\n", "\r\n")
	for name, c := range map[string]struct {
		data     []byte
		encoding viet.Legacy
	}{
		"UTF-8":                       {[]byte(order), viet.Unicode},
		"decomposed":                  {[]byte(norm.NFD.String(order)), viet.Unicode},
		"UTF-16 LE without a mark":    {wide(t, xunicode.LittleEndian, order), viet.Unicode},
		"UTF-16 BE without a mark":    {wide(t, xunicode.BigEndian, windows), viet.Unicode},
		"TCVN3":                       {encoded(t, viet.TCVN3, order), viet.TCVN3},
		"TCVN3, Windows line ends":    {encoded(t, viet.TCVN3, windows), viet.TCVN3},
		"TCVN3, old Mac line ends":    {encoded(t, viet.TCVN3, strings.ReplaceAll(order, "\n", "\r")), viet.TCVN3},
		"VNI":                         {encoded(t, viet.VNI, order), viet.VNI},
		"Windows-1258":                {encoded(t, viet.Windows1258, order), viet.Windows1258},
		"TCVN3 saved as UTF-8":        {[]byte(viet.Latin(encoded(t, viet.TCVN3, order))), viet.TCVN3},
		"VNI saved as UTF-8":          {[]byte(viet.Latin(encoded(t, viet.VNI, order))), viet.VNI},
		"VNI saved as UTF-16":         {utf16(t, xunicode.LittleEndian, viet.Latin(encoded(t, viet.VNI, order))), viet.VNI},
		"Windows-1258 saved as UTF-8": {[]byte(viet.Latin(encoded(t, viet.Windows1258, order))), viet.Windows1258},
		"UTF-8 read as Windows-1252":  {encoded(t, viet.Doubled, order), viet.Doubled},
		"TCVN3 with a mark, as UTF-8": {[]byte("\ufeff" + viet.Latin(encoded(t, viet.TCVN3, windows))), viet.TCVN3},
	} {
		text, how, ok := decode(c.data)
		if !ok || len(how.bad) > 0 {
			t.Errorf("%s: %v, %+v", name, ok, how)
			continue
		}
		src, findings, ok := Read("x.txt", c.data)
		if want, _, _ := Read("x.txt", []byte(order)); !ok || src.Text != want.Text {
			t.Errorf("%s:\n%s", name, text)
		}
		if (c.encoding == viet.Unicode) != (len(findings) == 0) {
			t.Errorf("%s: %v", name, findings)
		}
		if c.encoding != viet.Unicode && (len(how.legacy) != 1 || how.legacy[0].encoding != c.encoding || how.legacy[0].first != 1 || how.legacy[0].count < 6) {
			t.Errorf("%s: %+v", name, how.legacy)
		}
	}
}

func TestCapitalsOfATitleInTCVN3AreCapitals(t *testing.T) {
	data, _ := viet.TCVN3.Encode("KẾ HOẠCH\nVỀ TRỒNG RỪNG Ở XÃ ĐẢO\nXã Lý Hòa\n")
	if text, _, ok := decode(data); !ok || text != "KẾ HOẠCH\nVỀ TRỒNG RỪNG Ở XÃ ĐẢO\nXã Lý Hòa\n" {
		t.Errorf("%q, %v", text, ok)
	}
}

func TestOtherLanguagesAreLeftAlone(t *testing.T) {
	for name, text := range map[string]string{
		"English":                     english,
		"French":                      french,
		"French with Vietnamese":      order + french + order,
		"French, short":               "né le 5 à Orléans\noù ?\ndéjà\n",
		"Spanish":                     "El niño de mañana, señor, en España.\n",
		"German":                      "Für die Übung über große Straßen müssen wir früher öffnen.\n",
		"Danish":                      "Både på øen og i byen går børn i skole året rundt.\n",
		"signs":                       "© 2024 § 5 ± 3 µm, ½ giờ, 30 °C, 5 m², “trích” – ®\n",
		"Vietnamese in Latin-1 only":  "cô và bà có nhà\nsè sò\n",
		"words that read either way":  "chó ý sè 5\n",
		"foreign names in Vietnamese": "Công ty Nestlé và Citroën tại Orléans, Mücke, Ångström báo cáo.\n",
		"what was lost":               "Kho\ufffdng c\ufffdch gi\ufffda c\ufffdc h\ufffdng\n",
		"Russian, Chinese":            "план 计划\n",
	} {
		got, how, ok := decode([]byte(text))
		if !ok || got != text || len(how.findings()) > 0 {
			t.Errorf("%s: %v, %q, %v", name, ok, got, how.findings())
		}
	}
}

func TestLinesOfSeveralEncodingsAreReadEachInItsOwn(t *testing.T) {
	const first, second = "Điều 1. Các xã, phường trồng mới rừng phòng hộ.\n", "Điều 2. Trạm Khuyến nông hướng dẫn kỹ thuật.\n"
	const want = first + second + english + second + first
	tcvn3 := func(s string) string { return string(encoded(t, viet.TCVN3, s)) }
	vni := func(s string) string { return string(encoded(t, viet.VNI, s)) }
	latin := func(s string) string { return viet.Latin([]byte(s)) }
	for name, c := range map[string]struct {
		data   string
		legacy []legacyLines
	}{
		"bytes of UTF-8 and TCVN3":      {first + tcvn3(second) + english + second + tcvn3(first), []legacyLines{{viet.TCVN3, 2, 2}}},
		"bytes of all":                  {first + tcvn3(second) + english + vni(second) + tcvn3(first), []legacyLines{{viet.TCVN3, 2, 2}, {viet.VNI, 4, 1}}},
		"code points of VNI in Unicode": {first + second + english + latin(vni(second)) + first, []legacyLines{{viet.VNI, 4, 1}}},
		"code points of all":            {latin(tcvn3(first)) + second + english + latin(vni(second+first)), []legacyLines{{viet.TCVN3, 1, 1}, {viet.VNI, 4, 2}}},
		"bytes and code points":         {tcvn3(first) + second + english + second + latin(vni(first)), []legacyLines{{viet.TCVN3, 1, 1}, {viet.VNI, 5, 1}}},
	} {
		text, how, ok := decode([]byte(c.data))
		if !ok || text != want || len(how.bad) > 0 {
			t.Errorf("%s: %v, %+v\n%s", name, ok, how, text)
		}
		if len(how.legacy) != len(c.legacy) {
			t.Errorf("%s: %+v", name, how.legacy)
			continue
		}
		for i, l := range c.legacy {
			if how.legacy[i] != l {
				t.Errorf("%s: %+v, want %+v", name, how.legacy[i], l)
			}
		}
		notes := how.findings()
		if len(notes) != len(c.legacy) || notes[0].Code != finding.FileLegacy || notes[0].Place.Line != c.legacy[0].first || notes[0].Severity != finding.Note {
			t.Errorf("%s: %v", name, notes)
		}
	}
}

func TestOneParagraphMayHoldUnicodeAndLegacyWords(t *testing.T) {
	const want = "Điều 1. Giao Trạm Khuyến nông hướng dẫn kỹ thuật; công việc còn lại do Phòng Thủy sản bố trí.\n"
	const legacyPart = "Trạm Khuyến nông hướng dẫn kỹ thuật; "
	at := strings.Index(want, legacyPart)
	for _, l := range []viet.Legacy{viet.TCVN3, viet.VNI, viet.Windows1258, viet.Doubled} {
		part := viet.Latin(encoded(t, l, legacyPart))
		if l == viet.Doubled {
			part = string(encoded(t, l, legacyPart))
		}
		if text, _, ok := decode([]byte(want[:at] + part + want[at+len(legacyPart):])); !ok || text != want {
			t.Errorf("%s: %q", l, text)
		}
	}
}

func TestShortLinesFollowTheRestOfTheFile(t *testing.T) {
	text := order + "Tự do\nCó\nSố 5\n" // in TCVN3 they read as other words too
	for _, data := range [][]byte{encoded(t, viet.TCVN3, text), []byte(viet.Latin(encoded(t, viet.TCVN3, text)))} {
		if got, how, ok := decode(data); !ok || got != text || len(how.bad) > 0 {
			t.Errorf("%v, %+v\n%s", ok, how, got)
		}
	}
	short := "Tổng số\nHạn nộp\nGhi chú\nNơi nhận\n" // no line is evidence by itself
	for _, data := range [][]byte{encoded(t, viet.TCVN3, short), []byte(viet.Latin(encoded(t, viet.TCVN3, short))), encoded(t, viet.VNI, short)} {
		if got, how, ok := decode(data); !ok || got != short || len(how.bad) > 0 {
			t.Errorf("%v, %+v, %q", ok, how, got)
		}
	}
	modern := "Đường mới\nTù và sè sẽ\n" + viet.Latin(encoded(t, viet.TCVN3, order)) + "Đường mới\n"
	if got, _, _ := decode([]byte(modern)); !strings.HasPrefix(got, "Đường mới\nTù và sè sẽ\nSè: 12") || !strings.HasSuffix(got, "đợt;\nĐường mới\n") {
		t.Errorf("%q", got)
	}
}

func TestAByteThatNothingExplainsIsShownAndTheRestIsRead(t *testing.T) {
	for _, c := range []struct{ name, from, with, read, got string }{
		{"a byte fell into a word", "phường", "phư\xffờng", "phư\ufffdờng", "0xFF"},
		{"a letter cut in half", "phường", "ph\xc6ờng", "ph\ufffdờng", "0xC6"},
		{"a quotation mark of Windows", "xã, phường", "\x93xã, phường\x94", "“xã, phường”", "0x93, 0x94"},
		{"a dash of Windows in a line of ASCII", "Số: 12/KH-UBND", "12 \x96 KH-UBND", "12 – KH-UBND", "0x96"},
		{"a byte without meaning anywhere", "Số: 12/KH-UBND", "12\x81KH-UBND", "12\ufffdKH-UBND", "0x81"},
	} {
		data := strings.Replace(order, c.from, c.with, 1)
		want := strings.Replace(order, c.from, c.read, 1)
		line := 1 + strings.Count(order[:strings.Index(order, c.from)], "\n")
		text, how, ok := decode([]byte(data))
		if !ok || text != want {
			t.Errorf("%s: %v, %+v\n%s", c.name, ok, how, text)
			continue
		}
		notes := how.findings()
		if len(notes) != 1 || notes[0].Code != finding.FileBadBytes || notes[0].Place.Line != line || !strings.Contains(notes[0].Got, c.got) || !strings.Contains(notes[0].Want, c.read) {
			t.Errorf("%s: %v", c.name, notes)
		}
	}
}

func TestManyBadLinesAreCountedNotListed(t *testing.T) {
	var data []byte
	for range 100 {
		data = append(data, "Các xã trồng rừng\nLỗi \xff ở giữa\nCác xã trồng rừng\n"...)
	}
	_, how, ok := decode(data)
	notes := how.findings()
	if !ok || len(how.bad)+how.more != 100 || len(notes) != maxBadLines || !strings.Contains(notes[maxBadLines-1].Got, "80") {
		t.Errorf("%v, %d lines and %d, %d findings, the last %v", ok, len(how.bad), how.more, len(notes), notes[len(notes)-1])
	}
}

func TestAFileOfNothingPlausibleIsRefused(t *testing.T) {
	for name, data := range map[string][]byte{
		"French of Windows":     viet1252(french),
		"one word of TCVN3":     []byte("S\xe8 5\n"),
		"noise":                 bytes.Repeat([]byte{0xe1, 0x41, 0xba, 0xfe, 0x20}, 200),
		"Japanese":              []byte("\x83e\x83X\x83g \x8a\xbf\x8e\x9a\n"),
		"a letter cut in half":  []byte("Quy\xe1\xba"),
		"nothing but bad bytes": {0xff, 0xfd, 0xfc},
	} {
		text, how, ok := decode(data)
		if ok || text != "" || !strings.Contains(how.refused, "dòng 1") {
			t.Errorf("%s: %v, %q, %+v", name, ok, text, how)
		}
	}
}

func TestATextTooLongForTrialsIsReadOnlyAsUnicode(t *testing.T) {
	long := strings.Repeat(order, maxTried/len(order)+1)
	if text, _, ok := decode([]byte(long)); !ok || text != long {
		t.Error("a long text of Unicode is not read")
	}
	if _, how, ok := decode([]byte(long + "\xff")); ok || !strings.Contains(how.refused, megabytes(maxTried)) {
		t.Errorf("%+v", how)
	}
}

func viet1252(text string) []byte {
	var data []byte
	for _, r := range text {
		data = append(data, byte(r))
	}
	return data
}

func TestUTF16WithHalvesOfLettersIsReadAsFarAsItGoes(t *testing.T) {
	data := utf16(t, xunicode.LittleEndian, order)
	data = append(data, 0x00, 0xd8, 'x', 0, '\n', 0, 'y')
	text, how, ok := decode(data)
	if !ok || text != order+"\ufffdx\n\ufffd" || len(how.bad) != 2 || how.bad[0].line != 9 || how.bad[1].line != 10 {
		t.Errorf("%v, %q, %+v", ok, text, how)
	}
	if !strings.Contains(how.bad[0].got, "D800") || how.bad[0].read != "\ufffdx" {
		t.Errorf("%+v", how.bad[0])
	}
	if _, how, ok := decode([]byte("\xff\xfe\x00\xd8\x00\xd8\x00\xd8")); ok || how.refused == "" {
		t.Error("UTF-16 of nothing but halves is read")
	}
	if text, _, ok := decode(utf16(t, xunicode.BigEndian, "𝐀 chữ")); !ok || text != "𝐀 chữ" {
		t.Errorf("%q", text)
	}
}

func TestUTF16WithoutAMarkIsNotSeenInOtherFiles(t *testing.T) {
	for name, data := range map[string][]byte{
		"text with zero bytes":  []byte("a\x00b\x00 một hai ba bốn năm sáu bảy tám chín mười"),
		"binary":                bytes.Repeat([]byte{0, 1, 2, 'a'}, 100),
		"zeros":                 make([]byte, 100),
		"a letter and a zero":   []byte("a\x00"),
		"numbers of four bytes": bytes.Repeat([]byte{7, 0, 0, 0}, 100),
		"two bytes of binary":   bytes.Repeat([]byte{7, 0, 3, 0}, 100),
	} {
		if wideOrder(data) != nil {
			t.Errorf("%s is taken for UTF-16", name)
		}
	}
}

func TestRunsInOldFontsAreConverted(t *testing.T) {
	for _, c := range []struct {
		text, font, want string
		encoding         viet.Legacy
	}{
		{"QuyÕt ®Þnh", ".VnTime", "Quyết định", viet.TCVN3},
		{"QuyÕt ®Þnh", ".VnTimeH", "QUYẾT ĐỊNH", viet.TCVN3},
		{"chi nh¸nh", ".VnArialH", "CHI NHÁNH", viet.TCVN3},
		{"tham gia", ".VnTimeH", "THAM GIA", viet.TCVN3},
		{"sè", ".VnTime", "số", viet.TCVN3},
		{"t\u00ad", ".VnTime", "tư", viet.TCVN3},
		{"tham gia", ".VnTime", "tham gia", viet.Unicode},
		{"Quyeát ñònh", "VNI-Times", "Quyết định", viet.VNI},
		{"ñ", "VNI-Times", "đ", viet.VNI},
		{"Quyết định", ".VnTime", "Quyết định", viet.Unicode},
		{"Quyết định", "VNI-Times", "Quyết định", viet.Unicode},
		{"", ".VnTime", "", viet.Unicode},
		{"QuyÕt ®Þnh", "Times New Roman", "Quyết định", viet.TCVN3},
		{"Quyeát ñònh", "", "Quyết định", viet.VNI},
		{"sè", "", "sè", viet.Unicode},
		{"®Þnh", "", "®Þnh", viet.Unicode},
		{"Quyết định", "", "Quyết định", viet.Unicode},
	} {
		got, encoding, changed := fixLegacy(c.text, c.font)
		if got != c.want || encoding != c.encoding || changed != (c.want != c.text) {
			t.Errorf("%q in %q: %q, %q, %v", c.text, c.font, got, encoding, changed)
		}
	}
}

// TestRealOldWordFiles compares what LibreOffice leaves of two old files, with their code points as the fonts drew them, with transcripts made by hand.
func TestRealOldWordFiles(t *testing.T) {
	for _, c := range []struct {
		name     string
		encoding viet.Legacy
		differ   int // words in which the transcript was mended or mistyped
	}{
		{"tcvn3-2144-qd", viet.TCVN3, 1},
		{"vni-2009", viet.VNI, 6},
	} {
		path := filepath.Join("../../../shared/decisions", c.name)
		transcript, err := os.ReadFile(path + ".txt")
		if err != nil {
			t.Skip("the real files are not on this machine")
		}
		data, err := os.ReadFile(need.LibreOffice(t, path+".doc", "txt:Text (encoded):UTF8"))
		if err != nil {
			t.Fatal(err)
		}
		for form, data := range map[string][]byte{"code points": data, "raw bytes": toLatinBytes(t, data)} {
			text, how, ok := decode(data)
			if !ok || len(how.legacy) != 1 || how.legacy[0].encoding != c.encoding || len(how.bad) > 0 {
				t.Fatalf("%s, %s: %v, %+v", c.name, form, ok, how)
			}
			if p := viet.Plausible(text); p.Share() < 0.99 {
				t.Errorf("%s, %s: share %.3f, %+v", c.name, form, p.Share(), p)
			}
			if missing := notIn(wordsOf(text), wordsOf(string(transcript))); len(missing) > c.differ {
				t.Errorf("%s, %s: words that the transcript lacks: %q", c.name, form, missing)
			}
		}
	}
}

// toLatinBytes undoes viet.Latin: the bytes that an old editor would have saved.
func toLatinBytes(t *testing.T, text []byte) []byte {
	t.Helper()
	var data []byte
	byteOf := map[rune]byte{}
	for b := range 256 {
		r, _ := utf8.DecodeRuneInString(viet.Latin([]byte{byte(b)}))
		byteOf[r] = byte(b)
	}
	for _, r := range strings.TrimPrefix(string(text), "\ufeff") {
		b, ok := byteOf[r]
		if !ok {
			t.Fatalf("%q is no code point of Windows-1252", r)
		}
		data = append(data, b)
	}
	return data
}

func wordsOf(text string) []string { return strings.Fields(viet.NFC(text)) }

// notIn returns the words of a that b has not as often.
func notIn(a, b []string) []string {
	count := map[string]int{}
	for _, w := range b {
		count[w]++
	}
	var out []string
	for _, w := range a {
		if count[w]--; count[w] < 0 {
			out = append(out, w)
		}
	}
	return out
}

func FuzzDecode(f *testing.F) {
	for _, l := range viet.Legacies {
		f.Add(encoded(f, l, order))
		f.Add([]byte(viet.Latin(encoded(f, l, order[:200]))))
	}
	f.Add(wide(f, xunicode.LittleEndian, order))
	f.Add([]byte(strings.Replace(order, "phường", "ph\xff", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, how, ok := decode(data)
		if !ok {
			if text != "" || how.refused == "" {
				t.Fatalf("refused with %+v and the text %q", how, text)
			}
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%q is no UTF-8", text)
		}
		if wideOrder(data) == nil && len(splitLines(text)) != len(splitLines(bytes.TrimPrefix(data, []byte("\ufeff")))) {
			t.Fatalf("%q has other lines than %q", text, data)
		}
		for _, found := range how.findings() {
			if found.Place.Line < 1 || found.Place.Line > len(splitLines(text)) {
				t.Fatalf("%v is on no line of %q", found, text)
			}
		}
		if fixed, encoding, changed := fixLegacy(string(data), ".VnTimeH"); changed == (encoding == viet.Unicode) || !changed && fixed != string(data) {
			t.Fatalf("%q: %q, %q, %v", data, fixed, encoding, changed)
		}
	})
}

func TestTheWorstFilesAreReadInTime(t *testing.T) {
	for name, unit := range map[string]string{
		"one line of modern and legacy words": "ế ®Þnh ",
		"short legacy lines":                  "®Þnh\n",
		"lines that read either way":          "sè\n",
		"empty lines with bad bytes":          "\xff\n",
		"one line of bad bytes":               "ế\xff ",
		"letters without an end":              "ế",
		"letters without an end, legacy":      "\xb5",
		"marks":                               "\u0301",
	} {
		data := []byte(strings.Repeat(unit, MaxBytes/64/len(unit)))
		start := time.Now()
		decode(data)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: %d bytes take %v", name, len(data), took)
		}
	}
}

func BenchmarkDecodeUTF8(b *testing.B) {
	data := []byte(strings.Repeat(order, 500))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		decode(data)
	}
}

func BenchmarkDecodeTCVN3(b *testing.B) {
	data := encoded(b, viet.TCVN3, strings.Repeat(order, 500))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		decode(data)
	}
}
