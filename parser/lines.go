package parser

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/plan"
)

// level is the depth a marker has by its looks: articles above roman numbers above arabic ones above letters above bullets.
type level int

const (
	none level = iota
	article
	roman
	arabic
	letter
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
	body   int   // offset in text behind the marker
	label  *role // set on label lines
	value  int   // offset in text behind the label's colon
}

// body of a line: its text without the marker.
func (l line) rest() string { return l.text[l.body:] }

// restSpan is where rest stands in the source.
func (l line) restSpan() plan.Span {
	return plan.Span{Start: l.start + l.body, Stop: l.start + len(l.text)}
}

// splitLines cuts text into its non-empty lines.
func splitLines(text string, labels *Labels) []line {
	var lines []line
	for start := 0; start < len(text); {
		stop := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			stop = start + i
		}
		if l, ok := newLine(text, start, stop, labels); ok {
			lines = append(lines, l)
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
	l.label, l.value = labels.match(l.text)
	return l, true
}

var (
	articleMark = regexp.MustCompile(`^(?i:điều)\s+(\d{1,3})\s*[.:]\s*`)
	romanMark   = regexp.MustCompile(`^([IVX]{1,6})\s*[.\-)/]\s+`)
	arabicMark  = regexp.MustCompile(`^(\d{1,3})\s*[.)/]\s+`)
	manyMark    = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){1,3})([.)]?)\s+`)
	letterMark  = regexp.MustCompile(`^([a-zđ])\s*(?:\)\s*|\.\s+)`)
	bulletMark  = regexp.MustCompile(`^[-–•*]\s+`)
	plusMark    = regexp.MustCompile(`^\+\s+`)
)

// readMarker returns the marker in front of text and the offset behind it.
func readMarker(text string) (marker, int) {
	if m := articleMark.FindStringSubmatch(text); m != nil {
		return marker{article, number(m[1]), m[1]}, len(m[0])
	}
	if m := romanMark.FindStringSubmatch(text); m != nil {
		if value := romanValue(m[1]); value > 0 {
			return marker{roman, value, m[1]}, len(m[0])
		}
	}
	if m := arabicMark.FindStringSubmatch(text); m != nil {
		return marker{arabic, number(m[1]), strings.TrimLeft(m[1], "0")}, len(m[0])
	}
	if m := manyMark.FindStringSubmatch(text); m != nil && (m[2] != "" || beginsTitle(text[len(m[0]):])) {
		parts := strings.Split(m[1], ".")
		for i, p := range parts {
			parts[i] = strconv.Itoa(number(p))
		}
		return marker{arabic, number(parts[len(parts)-1]), strings.Join(parts, ".")}, len(m[0])
	}
	if m := letterMark.FindStringSubmatch(text); m != nil {
		return marker{letter, letterValue(m[1]), m[1]}, len(m[0])
	}
	if m := bulletMark.FindString(text); m != "" {
		return marker{bullet, 0, "-"}, len(m)
	}
	if m := plusMark.FindString(text); m != "" {
		return marker{plus, 0, "+"}, len(m)
	}
	return marker{}, 0
}

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
	case roman:
		return romanNumeral(min(value, 39)) + "."
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
