package source

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// encodingReport is what decode has to tell of the bytes of a file.
type encodingReport struct {
	legacy  []legacyLines
	bad     []badLine // the first ones
	more    int       // lines with bad bytes behind those
	refused string    // why nothing could be read
}

// legacyLines counts the lines that were written in one legacy encoding.
type legacyLines struct {
	encoding     viet.Legacy
	first, count int // the first line, 1-based, and how many
}

// badLine is a line with bytes that no encoding explains.
type badLine struct {
	line int
	got  string // the bytes, in words
	read string // what the line was read as
}

// maxBadLines is how many lines with bad bytes are reported one by one.
const maxBadLines = 20

// addBad reports a line; what was wrong with it is put in words only if there is room for it.
func (r *encodingReport) addBad(line int, read string, got func() string) {
	if len(r.bad) == maxBadLines {
		r.more++
		return
	}
	r.bad = append(r.bad, badLine{line, got(), strings.TrimSpace(read)})
}

func (r encodingReport) findings() []finding.Finding {
	var out []finding.Finding
	for _, l := range r.legacy {
		out = append(out, finding.New(finding.FileLegacy, finding.Place{Line: l.first}, strconv.Itoa(l.count), words.Encoding(string(l.encoding))))
	}
	for i, b := range r.bad {
		if i == maxBadLines-1 && r.more > 0 {
			b.got = words.AndMoreLines(b.got, r.more)
		}
		out = append(out, finding.New(finding.FileBadBytes, finding.Place{Line: b.line}, b.got, b.read))
	}
	return out
}

// decode returns the text of the bytes of a file, whatever wrote it: UTF-8, UTF-16 with a mark or without, a legacy encoding, or a mixture by
// lines. A legacy encoding is found by trial: it is taken only where its reading is Vietnamese and the plain one is not. Line n of the text is line
// n of the file. ok is false for a file in which nothing is plausible; the report then says where it stops being Unicode.
func decode(data []byte) (text string, how encodingReport, ok bool) {
	if order := wideOrder(data); order != nil {
		text, how, ok = decodeWide(data, order)
		if !ok {
			return "", encodingReport{refused: words.FileBrokenUTF16}, false
		}
		text, how.legacy = fixText(text)
		return text, how, true
	}
	data = bytes.TrimPrefix(data, []byte{0xef, 0xbb, 0xbf})
	if utf8.Valid(data) {
		text, how.legacy = fixText(string(data))
		return text, how, true
	}
	if len(data) > maxTried {
		return "", encodingReport{refused: words.NotUnicode(megabytes(maxTried))}, false
	}
	return decodeMixed(data)
}

// maxTried is the largest text whose encoding is found by trial, which is slow; decisions have under one megabyte. Unicode of any size is read.
const maxTried = 3 << 20

// fixLegacy returns text with what a legacy encoding left in it as Unicode letters. text is a run or a paragraph; font is the name of its font where
// the file says it, which decides in doubt. Without a font, text is changed only on strong evidence: a short text of
// words that could be either is left alone. A paragraph among others is better judged with them, by fixLines.
func fixLegacy(text, font string) (fixed string, encoding viet.Legacy, changed bool) {
	encoding, capitals := viet.LegacyOfFont(font)
	if encoding == viet.Unicode {
		lines := []string{text}
		encoding = fixLines(lines)[0]
		return lines[0], encoding, encoding != viet.Unicode
	}
	fixed = encoding.DecodeString(text)
	if hasModernLetters(text) || isPlausible(text) && !isPlausible(fixed) {
		return text, viet.Unicode, false // somebody typed Unicode in an old font
	}
	if capitals {
		fixed = strings.ToUpper(fixed)
	}
	if fixed == text {
		return text, viet.Unicode, false
	}
	return fixed, encoding, true
}

// isPlausible reports whether text has words outside ASCII and nearly all of them are Vietnamese.
func isPlausible(text string) bool {
	p := viet.Plausible(text)
	return p.Accented > 0 && 10*p.AccentedSyllables >= 9*p.Accented
}

// fixText fixes the lines of a Unicode text. Most texts have no code point that a legacy encoding would leave and pass unread.
func fixText(text string) (string, []legacyLines) {
	if len(text) > maxTried || !isSuspicious(text) {
		return text, nil
	}
	lines := splitLines(text)
	encodings := fixLines(lines)
	counted := countLegacy(encodings)
	if counted == nil {
		return text, nil
	}
	return strings.Join(lines, ""), counted
}

func countLegacy(encodings []viet.Legacy) []legacyLines {
	var out []legacyLines
	for i, e := range encodings {
		if e == viet.Unicode {
			continue
		}
		at := slices.IndexFunc(out, func(l legacyLines) bool { return l.encoding == e })
		if at < 0 {
			at = len(out)
			out = append(out, legacyLines{encoding: e, first: i + 1})
		}
		out[at].count++
	}
	return out
}

// suspicious are the code points U+0080 to U+00FF that Vietnamese in Unicode does without.
var suspicious = func() (list [256]bool) {
	const usual = "\u00a0«»°²³±·×÷§" + "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ" + "Ð"
	for r := rune(0x80); r < 0x100; r++ {
		list[r] = !strings.ContainsRune(usual, r)
	}
	return list
}()

func isSuspicious(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if c := text[i]; c&0xfe == 0xc2 && suspicious[c<<6|text[i+1]&0x3f] {
			return true
		}
	}
	return false
}

// splitLines cuts text behind every line end; joined again the lines are the text.
func splitLines[T string | []byte](text T) []T {
	ends := 1
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' {
			ends++
		}
	}
	lines := make([]T, 0, ends)
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			lines = append(lines, text[start:i+1])
			start = i + 1
		}
	}
	if start < len(text) {
		lines = append(lines, text[start:])
	}
	return lines
}
