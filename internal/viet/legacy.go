package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Legacy is a way of writing Vietnamese from before Unicode, or a damage that looks like one. Offices still send such texts, in two
// forms: as raw bytes (a .txt of an old editor) and as Windows-1252 code points inside Unicode text, where the font was what made Vietnamese of
// them (a Word file in .VnTime: "QuyÕt ®Þnh"). Decode reads the first, DecodeString the second.
type Legacy string

const (
	// Unicode is no legacy encoding: composed (NFC) or decomposed letters in UTF-8.
	Unicode Legacy = ""
	// TCVN3 is the one-byte encoding ABC of the fonts .VnTime, .VnArial and their like. It has no capitals with tones: a font whose name
	// ends in H draws all small letters as capitals.
	TCVN3 Legacy = "TCVN3"
	// VNI is the encoding of the fonts VNI-Times, VNI-Helve and their like: most letters with marks are two bytes, the letter and the mark.
	VNI Legacy = "VNI"
	// Windows1258 is the code page of old Vietnamese Windows: letters, with combining tones behind them.
	Windows1258 Legacy = "Windows-1258"
	// Doubled is UTF-8 that a program read as Windows-1252 and wrote as UTF-8 again ("Quyáº¿t").
	Doubled Legacy = "doubled UTF-8"
)

// Legacies are all legacy encodings, in the order in which they are tried.
var Legacies = []Legacy{TCVN3, VNI, Windows1258, Doubled}

// Decode returns the text of data as composed Unicode. What the encoding does not define is read as Windows-1252, so that quotation marks and
// dashes, which the old fonts took from there, come out right. It never fails: whether the text makes sense is for Plausible to say.
func (l Legacy) Decode(data []byte) string {
	switch l {
	case Unicode:
		return NFC(string(data))
	case Doubled:
		return decodeDoubled(string(data))
	}
	return l.DecodeString(Latin(data))
}

// DecodeString returns the text meant by text, whose code points up to U+00FF stand for the bytes of the encoding. Other code points are kept.
// In TCVN3 a toned letter, small for want of a capital, becomes one within a word of capitals (§ÞNH: ĐỊNH) and within a line of such words.
func (l Legacy) DecodeString(text string) string {
	if isASCII(text) {
		return text
	}
	switch l {
	case TCVN3:
		return NFC(raiseCapitals(strings.Map(decodeTCVN3, text)))
	case VNI:
		return NFC(decodeVNI(text))
	case Windows1258:
		return NFC(strings.Map(decode1258, text))
	case Doubled:
		return NFC(decodeDoubled(text))
	}
	return NFC(text)
}

// Encode returns text in the encoding, and how many letters come out as something else: in TCVN3 a capital with a tone becomes the small letter,
// which its fonts ending in H draw as a capital; what the encoding lacks altogether becomes a question mark.
func (l Legacy) Encode(text string) (data []byte, lost int) {
	text = NFC(text)
	switch l {
	case Unicode:
		return []byte(text), 0
	case Doubled:
		return []byte(Latin([]byte(text))), 0
	}
	for _, r := range text {
		code, ok := l.encode(r)
		if !ok {
			lost++
		}
		data = append(data, code...)
	}
	return data, lost
}

// encode returns the bytes of one composed letter; ok is false where they do not mean r.
func (l Legacy) encode(r rune) (code string, ok bool) {
	if r < utf8.RuneSelf {
		return string(r), true
	}
	if code, ok = encodings[l][r]; ok {
		return code, true
	}
	if l == TCVN3 {
		if code, ok = encodings[l][unicode.ToLower(r)]; ok {
			return code, false
		}
	}
	page := charmap.Windows1252
	if l == Windows1258 {
		page = charmap.Windows1258
	}
	b, ok := page.EncodeRune(r)
	// A code point of Windows-1252 is usable only where the encoding gives its byte no other meaning.
	if !ok || l == VNI && vniMark[unicode.ToLower(r)] || l != Windows1258 && l.DecodeString(string(r)) != string(r) {
		return "?", false
	}
	return string([]byte{b}), true
}

// Latin returns the reading of data as Windows-1252. It is the form in which the text of a legacy font stands in Unicode files. The five bytes that
// the code page leaves open become control characters, as in Windows.
func Latin(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/4)
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// latinByte is the byte that Latin reads as r. Programs that read Latin-1 left control characters for all of 0x80 to 0x9F.
func latinByte(r rune) (byte, bool) {
	if r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// LegacyOfFont returns the encoding that a font of this name draws, Unicode for all fonts of today, and whether it draws small letters as
// capitals. A PDF's subset prefix and a style behind the name (ABCDEF+.VnTimeH,Bold) do not count.
func LegacyOfFont(font string) (l Legacy, capitals bool) {
	name := strings.Trim(font, ` "'`)
	if prefix, rest, ok := strings.Cut(name, "+"); ok && len(prefix) == 6 {
		name = rest
	}
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, ".vn"):
		family := name[:len(name)-len(strings.TrimLeft(name[1:], letters))]
		return TCVN3, len(family) > len(".VnH") && strings.HasSuffix(family, "H")
	case strings.HasPrefix(lower, "vni-"), strings.HasPrefix(lower, "vni "):
		return VNI, false
	}
	return Unicode, false
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// rows are the vowels, each without tone, then with huyền, hỏi, ngã, sắc and nặng. The tables below follow this order.
var rows = [12]string{"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"}

// tcvn3 are the bytes of the vowels; the plain letters are ASCII.
var tcvn3 = [12]string{
	"a\xb5\xb6\xb7\xb8\xb9", "\xa8\xbb\xbc\xbd\xbe\xc6", "\xa9\xc7\xc8\xc9\xca\xcb",
	"e\xcc\xce\xcf\xd0\xd1", "\xaa\xd2\xd3\xd4\xd5\xd6", "i\xd7\xd8\xdc\xdd\xde",
	"o\xdf\xe1\xe2\xe3\xe4", "\xab\xe5\xe6\xe7\xe8\xe9", "\xac\xea\xeb\xec\xed\xee",
	"u\xef\xf1\xf2\xf3\xf4", "\xad\xf5\xf6\xf7\xf8\xf9", "y\xfa\xfb\xfc\xfd\xfe",
}

// tcvn3Others are đ and the capitals that TCVN3 has.
var tcvn3Others = map[rune]byte{'đ': 0xae, 'Ă': 0xa1, 'Â': 0xa2, 'Ê': 0xa3, 'Ô': 0xa4, 'Ơ': 0xa5, 'Ư': 0xa6, 'Đ': 0xa7}

// vni are the vowels as the Windows-1252 code points of their bytes.
var vni = [12]string{
	"a aø aû aõ aù aï", "aê aè aú aü aé aë", "aâ aà aå aã aá aä",
	"e eø eû eõ eù eï", "eâ eà eå eã eá eä", "i ì æ ó í ò",
	"o oø oû oõ où oï", "oâ oà oå oã oá oä", "ô ôø ôû ôõ ôù ôï",
	"u uø uû uõ uù uï", "ö öø öû öõ öù öï", "y yø yû yõ yù î",
}

// pair is a letter of two code points: the letter and the mark behind it, as a small letter.
type pair struct{ letter, mark rune }

// The tables made of those above. encodings has no entry for what is ASCII or as in Windows-1252.
var (
	tcvn3Letter [256]rune
	vniSingle   = map[rune]rune{'ñ': 'đ', 'Ñ': 'Đ'}
	vniPair     = map[pair]rune{}
	vniMark     = map[rune]bool{}
	encodings   = map[Legacy]map[rune]string{TCVN3: {}, VNI: {'đ': "\xf1", 'Đ': "\xd1"}, Windows1258: {}}
)

func init() {
	for i, row := range rows {
		codes := strings.Fields(vni[i])
		for j, r := range []rune(row) {
			if code := tcvn3[i][j]; code >= 0x80 {
				addTCVN3(r, code)
			}
			addVNI(r, codes[j])
			addVNI(unicode.ToUpper(r), strings.ToUpper(codes[j]))
			add1258(r)
			add1258(unicode.ToUpper(r))
		}
	}
	for r, code := range tcvn3Others {
		addTCVN3(r, code)
	}
}

func addTCVN3(r rune, code byte) {
	tcvn3Letter[code] = r
	encodings[TCVN3][r] = string([]byte{code})
}

func addVNI(r rune, code string) {
	if r == rune(code[0]) {
		return
	}
	points := []rune(code)
	if len(points) == 1 {
		vniSingle[points[0]] = r
	} else {
		mark := unicode.ToLower(points[1])
		vniPair[pair{points[0], mark}] = r
		vniMark[mark] = true
	}
	var data []byte
	for _, p := range points {
		data = append(data, byte(p))
	}
	encodings[VNI][r] = string(data)
}

// add1258 writes a letter that the code page lacks as the letter without tone, with the tone behind.
func add1258(r rune) {
	if _, ok := charmap.Windows1258.EncodeRune(r); ok {
		return
	}
	var base []rune
	var tone rune
	for _, d := range norm.NFD.String(string(r)) {
		if isTone(d) {
			tone = d
		} else {
			base = append(base, d)
		}
	}
	data, err := charmap.Windows1258.NewEncoder().String(norm.NFC.String(string(base)) + string(tone))
	if err == nil {
		encodings[Windows1258][r] = data
	}
}

func decodeTCVN3(r rune) rune {
	if r < 0x100 && tcvn3Letter[r] != 0 {
		return tcvn3Letter[r]
	}
	return r
}

// decodeVNI takes the case of a letter from the letter itself: people typed Aán as well as AÁN.
func decodeVNI(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		mark, markSize := utf8.DecodeRuneInString(text[i+size:])
		i += size
		if mark >= utf8.RuneSelf {
			if letter, ok := vniPair[pair{r, unicode.ToLower(mark)}]; ok {
				b.WriteRune(letter)
				i += markSize
				continue
			}
		}
		if letter, ok := vniSingle[r]; ok {
			r = letter
		}
		b.WriteRune(r)
	}
	return b.String()
}

func decode1258(r rune) rune {
	if r < 0xa0 || r > 0xff {
		return r
	}
	return charmap.Windows1258.DecodeByte(byte(r))
}

// decodeDoubled undoes the double reading stretch by stretch; a stretch that is no UTF-8 behind it is kept.
func decodeDoubled(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var data []byte
	from := 0
	flush := func(to int) {
		if utf8.Valid(data) {
			b.Write(data)
		} else {
			b.WriteString(text[from:to])
		}
		data, from = data[:0], to
	}
	for i, r := range text {
		code, ok := latinByte(r)
		if r < utf8.RuneSelf || !ok || r == utf8.RuneError {
			flush(i)
			from = i + len(string(r))
			if r == utf8.RuneError {
				_, size := utf8.DecodeRuneInString(text[i:])
				from = i + size
			}
			b.WriteString(text[i:from])
			continue
		}
		data = append(data, code)
	}
	flush(len(text))
	return b.String()
}
