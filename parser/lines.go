package parser

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
	"theodoi/plan"
)

// level is the depth a marker has by its looks: articles above roman numbers above arabic ones above letters above bullets.
type level int

const (
	none level = iota
	article
	capital // A. above I.
	roman
	sub // A. below I.
	arabic
	named // Nhiệm vụ 1:
	letter
	paren // (1)
	bullet
	plus
)

// marker is the number or bullet in front of a paragraph.
type marker struct {
	level level
	value int    // 3 for III., 3., c) and 1.3.; 0 for bullets
	text  string // as written, without dot or parenthesis: III, 3, đ, 1.3
}

// rank orders markers from the top of the tree down; 1.1 stands below 1 and above a).
func (m marker) rank() int { return int(m.level)*8 + strings.Count(m.text, ".") }

// manyLevels reports whether the marker is written with the numbers above it: 1.1, 2.1.3.
func (m marker) manyLevels() bool { return m.level == arabic && strings.Contains(m.text, ".") }

// line is one line of the text with what its looks say.
type line struct {
	span   plan.Span // the whole line without its "\n", trimmed of white space
	text   string    // the line without the table bars that web pages leave, trimmed
	start  int       // where text starts in the source
	marker marker
	body   int     // offset in text behind the marker
	fields []field // set on label lines
	inner  []field // labels behind what the line itself says
	table  *grid   // set where the line stands for a whole table that is read row by row
}

// labelled reports whether the line is a label line.
func (l line) labelled() bool { return len(l.fields) > 0 }

// part is where the stretch of the line's text from begin to stop stands in the source, without white space around it.
func (l line) part(begin, stop int) plan.Span {
	raw := l.text[begin:stop]
	trimmed := strings.TrimSpace(raw)
	start := l.start + begin + strings.Index(raw, trimmed)
	return plan.Span{Start: start, Stop: start + len(trimmed)}
}

// body of a line: its text without the marker.
func (l line) rest() string { return l.text[l.body:] }

// restSpan is where rest stands in the source.
func (l line) restSpan() plan.Span {
	return plan.Span{Start: l.start + l.body, Stop: l.start + len(l.text)}
}

// splitLines cuts a text into its lines. What belongs to the page is left out. A table that is read row by row comes as one line; the cells
// of any other are lines like all.
func splitLines(src *plan.Source, labels *Labels) []line {
	var lines []line
	text := src.Text
	dropped, tables := src.Dropped, readGrids(src, labels)
	for start := 0; start < len(text); {
		stop := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			stop = start + i
		}
		for len(dropped) > 0 && dropped[0].Stop <= start {
			dropped = dropped[1:]
		}
		if len(tables) > 0 && tables[0].span.Start <= start {
			lines = append(lines, line{span: tables[0].span, start: start, table: tables[0]})
			start = tables[0].span.Stop + 1
			tables = tables[1:]
			continue
		}
		if len(dropped) == 0 || dropped[0].Start > start {
			if l, ok := newLine(text, start, stop, labels); ok {
				lines = append(lines, l)
			}
		}
		start = stop + 1
	}
	return lines
}

func newLine(text string, start, stop int, labels *Labels) (line, bool) {
	raw := text[start:stop]
	trimmed := strings.TrimSpace(raw)
	if trimmed == "" {
		return line{}, false
	}
	begin := start + strings.Index(raw, trimmed)
	l := line{span: plan.Span{Start: begin, Stop: begin + len(trimmed)}}
	l.text = strings.TrimRight(trimmed, "| \t")
	l.text = strings.TrimLeft(l.text, "| \t")
	l.start = begin + strings.Index(trimmed, l.text)
	l.marker, l.body = readMarker(l.text)
	l.fields = labels.fields(l.text, l.body)
	if l.fields == nil {
		l.inner = labels.innerFields(l.text, l.body)
	}
	return l, true
}

var (
	articleMark = pattern.New(`^(?i:điều)\s+(\d{1,3})\s*[.:]\s*`)
	capitalMark = pattern.New(`^(?:(?i:phần)\s+)?([A-HK])\s*[.\-)/]\s+`)
	romanMark   = pattern.New(`^(?:(?i:phần|mục|chương)\s+)?([IVX]{1,6})\s*(?:[.\-)/:]\s*|\s[-–]\s+)`)
	arabicMark  = pattern.New(`^(\d{1,3})\s*[.)/]\s+`)
	tightMark   = pattern.New(`^(\d{1,2})\s*[.)]`)
	manyMark    = pattern.New(`^(\d{1,2}(?:\.\d{1,2}){1,3})([.)]?)\s*`)
	namedMark   = pattern.New(`^(?i:(nhiệm vụ|hoạt động|chỉ tiêu|nội dung|giải pháp|dự án|tiểu dự án|mục tiêu|nhóm nhiệm vụ|nhóm)) (?:số )?(\d{1,3})\s*[.:]\s*`)
	letterMark  = pattern.New(`^([a-zđ])\s*(?:\)\s*|\.\s+)`)
	parenMark   = pattern.New(`^\((\d{1,2})\)\s*(?:[.:]\s+)?`)
	bulletMark  = pattern.New(`^(?:[-–—•*●○▪■◦‣·]\s+|[-–—•●○▪■◦‣])`)
	plusMark    = pattern.New(`^\+\s*`)
)

// readMarker returns the marker in front of text and the offset behind it.
func readMarker(text string) (marker, int) {
	if m := articleMark.FindStringSubmatch(text); m != nil {
		return marker{article, number(m[1]), m[1]}, len(m[0])
	}
	if m := romanMark.FindStringSubmatch(text); m != nil && (strings.HasSuffix(m[0], " ") || beginsTitle(text[len(m[0]):])) {
		if value := romanValue(m[1]); value > 0 {
			return marker{roman, value, m[1]}, len(m[0])
		}
	}
	if m := capitalMark.FindStringSubmatch(text); m != nil {
		return marker{capital, int(m[1][0]-'A') + 1, m[1]}, len(m[0])
	}
	if m := arabicMark.FindStringSubmatch(text); m != nil {
		return marker{arabic, number(m[1]), strings.TrimLeft(m[1], "0")}, len(m[0])
	}
	if m := manyMark.FindStringSubmatch(text); m != nil && (m[2] != "" && !beginsNumber(text[len(m[0]):]) || strings.HasSuffix(m[0], " ") && beginsTitle(text[len(m[0]):])) {
		parts := strings.Split(m[1], ".")
		for i, p := range parts {
			parts[i] = strconv.Itoa(number(p))
		}
		return marker{arabic, number(parts[len(parts)-1]), strings.Join(parts, ".")}, len(m[0])
	}
	if m := tightMark.FindStringSubmatch(text); m != nil && beginsTitle(text[len(m[0]):]) {
		return marker{arabic, number(m[1]), strings.TrimLeft(m[1], "0")}, len(m[0])
	}
	if m := namedMark.FindStringSubmatch(text); m != nil {
		return marker{named, number(m[2]), initials(m[1]) + strings.TrimLeft(m[2], "0")}, len(m[0])
	}
	if m := letterMark.FindStringSubmatch(text); m != nil {
		return marker{letter, letterValue(m[1]), m[1]}, len(m[0])
	}
	if m := parenMark.FindStringSubmatch(text); m != nil {
		return marker{paren, number(m[1]), "(" + strings.TrimLeft(m[1], "0") + ")"}, len(m[0])
	}
	if m := bulletMark.FindString(text); m != "" && !beginsNumber(text[len(m):]) || m != "" && strings.HasSuffix(m, " ") {
		return marker{bullet, 0, "-"}, len(m)
	}
	if m := plusMark.FindString(text); m != "" && !beginsNumber(text[len(m):]) || m != "" && strings.HasSuffix(m, " ") {
		return marker{plus, 0, "+"}, len(m)
	}
	return marker{}, 0
}

// initials are the first letters of words, in capitals: NV for nhiệm vụ.
func initials(words string) string {
	var b strings.Builder
	for _, w := range strings.Fields(words) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

// beginsNumber reports whether a figure follows: "+5%" is no item, nor is "1.1.2024".
func beginsNumber(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// beginsTitle tells a number of two levels without a dot behind it ("1.1 Xây dựng …") from a figure ("2.5 triệu").
func beginsTitle(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// romanValue reads the numerals that headings use, I to XXXIX; 0 if s is none of them.
func romanValue(s string) int {
	for n := 1; n < 40; n++ {
		if romanNumeral(n) == s {
			return n
		}
	}
	return 0
}

func romanNumeral(n int) string {
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + ones[n%10]
}

// letters is the order of lettered points. Official texts follow the Vietnamese alphabet (no f, j, w, z); those that were numbered by
// a word processor have them, so each stands where the Latin alphabet puts it and may be left out.
const letters = "abcdđefghijklmnopqrstuvwxyz"

func letterValue(s string) int {
	for i, r := range []rune(letters) {
		if string(r) == s {
			return i + 1
		}
	}
	return 0
}

// optionalLetters may be skipped without a finding.
const optionalLetters = "fjwz"

// follows reports whether next comes directly behind prev in the numbering of level.
func follows(lv level, prev, next int) bool {
	if lv != letter {
		return next == prev+1
	}
	runes := []rune(letters)
	for v := prev + 1; v < next; v++ {
		// đ may be left out too, by texts that were numbered with the Latin alphabet.
		if r := runes[v-1]; !strings.ContainsRune(optionalLetters, r) && r != 'đ' {
			return false
		}
	}
	return next > prev
}

// ordinal writes a value back in the style of its level, for findings.
func ordinal(lv level, value int) string {
	switch lv {
	case article:
		return "Điều " + strconv.Itoa(value)
	case capital, sub:
		return string(rune('A'+min(value, 26)-1)) + "."
	case roman:
		return romanNumeral(min(value, 39)) + "."
	case paren:
		return "(" + strconv.Itoa(value) + ")"
	case letter:
		if value < 1 || value > len([]rune(letters)) {
			return "?)"
		}
		return string([]rune(letters)[value-1]) + ")"
	default:
		return strconv.Itoa(value) + "."
	}
}

// isUpper reports whether s is written in capitals.
func isUpper(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

// spanOf is the whole of s.
func spanOf(s string) plan.Span { return plan.Span{Stop: len(s)} }
