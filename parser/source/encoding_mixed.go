package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// byteEncodings are those in which raw bytes may be.
var byteEncodings = []viet.Legacy{viet.TCVN3, viet.VNI, viet.Windows1258}

// decodeMixed reads a file that is not UTF-8 throughout. A line that is not is read in the encoding that it proves by itself, else in the one of
// most such lines, else as UTF-8 with replacements or as Windows-1252.
func decodeMixed(data []byte) (string, encodingReport, bool) {
	raw := splitLines(string(data))
	lines := slices.Clone(raw)
	encodings := fixLines(lines)
	main := proveLines(lines, encodings)
	var how encodingReport
	odd, filled := 0, 0
	for i, line := range raw {
		if strings.TrimSpace(line) != "" {
			filled++
		}
		if utf8.ValidString(line) {
			continue
		}
		if odd++; odd == 1 {
			how.refused = words.BadByte(badBytes(line)[0], i+1)
		}
		if encodings[i] == viet.Unicode {
			lines[i], encodings[i] = bestReading(line, main)
		}
		shown := strings.Map(showUndefined, lines[i])
		if encodings[i] == viet.Unicode || shown != lines[i] {
			how.addBad(i+1, shown, func() string { return words.BadBytes(badBytes(line)) })
		}
		lines[i] = shown
	}
	text := strings.Join(lines, "")
	how.legacy = countLegacy(encodings)
	if len(how.legacy) == 0 && (2*odd > filled || !isReadable(text)) {
		return "", encodingReport{refused: how.refused}, false
	}
	how.refused = ""
	return text, how, true
}

// isReadable reports whether a text with bad bytes is Vietnamese all the same.
func isReadable(text string) bool {
	p := viet.Plausible(text)
	return p.AccentedSyllables > 0 && p.Share() > 0.6
}

// proveLines converts, in place, the lines that are not UTF-8 and prove an encoding by themselves, and returns the encoding of the others: that of
// most lines, or the one that all others prove together; Unicode if they prove none.
func proveLines(lines []string, encodings []viet.Legacy) (main viet.Legacy) {
	var rest strings.Builder
	found := map[viet.Legacy]int{}
	for i, line := range lines {
		if utf8.ValidString(line) {
			continue
		}
		plain, repaired := read(viet.Latin([]byte(line))), read(repair(line))
		if t := try(plain, byteEncodings...); t.strong(plain) && t.score() > repaired.score() {
			lines[i], encodings[i] = t.text, t.encoding
			found[t.encoding]++
		} else if repaired.AccentedSyllables == 0 {
			rest.WriteString(plain.text)
		}
	}
	if main = most(found); main != viet.Unicode {
		return main
	}
	return provenTogether(rest.String(), byteEncodings)
}

// provenTogether returns the encoding that lines prove which prove none each; Unicode if there is none.
func provenTogether(lines string, encodings []viet.Legacy) viet.Legacy {
	plain := read(lines)
	if t := try(plain, encodings...); t.strong(plain) {
		return t.encoding
	}
	return viet.Unicode
}

// bestReading reads a line of bytes that proves nothing by itself in a file whose other such lines are in the encoding main.
func bestReading(line string, main viet.Legacy) (string, viet.Legacy) {
	best := read(viet.Latin([]byte(line)))
	latin := best.text
	if r := read(repair(line)); r.AccentedSyllables > 0 && r.score() >= best.score() {
		best = r
	}
	if main == viet.Unicode {
		return best.text, viet.Unicode
	}
	if t := convert(latin, main); t.score() >= best.score() {
		best = t
	}
	return best.text, best.encoding
}

// showUndefined puts the replacement character where a byte had no meaning in Windows-1252 either.
func showUndefined(r rune) rune {
	if r >= 0x80 && r < 0xa0 {
		return utf8.RuneError
	}
	return r
}

// repair reads line as UTF-8. A bad byte that is a quotation mark, dash or space of Windows-1252 is read as that, any other is replaced.
func repair(line string) string {
	var b strings.Builder
	b.Grow(len(line))
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == utf8.RuneError && size == 1 {
			if p := charmap.Windows1252.DecodeByte(line[i]); line[i] <= 0xa0 && (unicode.IsPunct(p) || unicode.IsSpace(p)) {
				r = p
			}
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

// badBytes returns the bytes of a line that are not UTF-8.
func badBytes(line string) []byte {
	var bad []byte
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == utf8.RuneError && size == 1 {
			bad = append(bad, line[i])
		}
		i += size
	}
	return bad
}
