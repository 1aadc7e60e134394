package source

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	u16 "unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

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

// trial is a text read in one encoding, and how well it reads.
type trial struct {
	encoding viet.Legacy
	text     string
	viet.Plausibility
}

// wrong counts the words outside ASCII that are no Vietnamese.
func (t trial) wrong() int { return t.Accented - t.AccentedSyllables }

// score weighs a reading: a word that is no Vietnamese tells more than one that is.
func (t trial) score() int { return t.AccentedSyllables - 2*t.wrong() }

func read(text string) trial {
	return trial{text: text, Plausibility: viet.Plausible(text)}
}

// try reads text in the encoding that makes most sense of it; the plain reading if none is better or too few words are wrong in it to prove another.
func try(plain trial, encodings ...viet.Legacy) trial {
	best := plain
	if plain.wrong() < strongGain {
		return best
	}
	for _, e := range encodings {
		if t := convert(plain.text, e); t.score() > best.score() {
			best = t
		}
	}
	return best
}

// strongGain is how many words must become Vietnamese for one text to be evidence by itself.
const strongGain = 2

// strong reports whether t alone proves its encoding against the plain reading: two words at least become Vietnamese, hardly one is left that
// is not, and the words without marks around them are no foreign language either.
func (t trial) strong(plain trial) bool {
	return t.encoding != viet.Unicode && plain.wrong() >= strongGain && 4*plain.wrong() > plain.AccentedSyllables &&
		t.AccentedSyllables-plain.AccentedSyllables >= strongGain && 5*t.wrong() <= t.AccentedSyllables && t.Share() >= 0.6
}

// standing is what is known of a line or a word.
type standing uint8

const (
	silent  standing = iota // ASCII, the same in every encoding, or no UTF-8, which fixLines leaves alone
	unclear                 // reads either way, or neither
	modern                  // Unicode: has Vietnamese letters that legacy code points cannot make
	legacy                  // converted
)

// fixLines converts the lines of a Unicode text that hold legacy code points, in place, and says in which encoding each was. A line that proves
// its encoding is converted by itself. Other lines follow the encoding of the rest where that makes them better, or, reading well in
// both ways, where the lines around them were legacy; a line of letters beyond Windows-1252 is never touched.
func fixLines(lines []string) []viet.Legacy {
	encodings := make([]viet.Legacy, len(lines))
	state := make([]standing, len(lines))
	found := map[viet.Legacy]int{}
	var rest []string
	for i, line := range lines {
		state[i] = standingOf(line)
		if state[i] == silent || state[i] == modern && (isPlausible(line) || !isSuspicious(line)) {
			continue
		}
		plain := read(line)
		if t := try(plain, viet.Legacies...); t.strong(plain) {
			lines[i], encodings[i], state[i] = t.text, t.encoding, legacy
			found[t.encoding]++
		} else if state[i] == unclear {
			rest = append(rest, line)
		}
	}
	main := most(found)
	if main == viet.Unicode {
		main = provenTogether(strings.Join(rest, "\n"), viet.Legacies)
	}
	if main == viet.Unicode {
		return encodings
	}
	among := surrounded(state)
	for i, line := range lines {
		if state[i] != unclear {
			continue
		}
		plain, t := read(line), convert(line, main)
		if t.text != line && (t.score() > plain.score() || t.score() == plain.score() && among[i]) {
			lines[i], encodings[i] = t.text, main
		}
	}
	return encodings
}

func standingOf(line string) standing {
	state := silent
	if !utf8.ValidString(line) {
		return silent
	}
	for _, r := range line {
		switch {
		case isModern(r):
			return modern
		case r >= utf8.RuneSelf:
			state = unclear
		}
	}
	return state
}

// surrounded says of every place whether the decided ones next to it, before and behind, are legacy; at the ends one is enough.
func surrounded(state []standing) []bool {
	in := make([]bool, len(state))
	some := slices.Contains(state, legacy)
	last := legacy
	for i, s := range state {
		if s == modern || s == legacy {
			last = s
		}
		in[i] = some && last == legacy
	}
	last = legacy
	for i := len(state) - 1; i >= 0; i-- {
		if s := state[i]; s == modern || s == legacy {
			last = s
		}
		in[i] = in[i] && last == legacy
	}
	return in
}

// most returns the encoding found most often, Unicode if none was.
func most(found map[viet.Legacy]int) viet.Legacy {
	best := viet.Unicode
	for _, l := range viet.Legacies {
		if found[l] > found[best] {
			best = l
		}
	}
	return best
}

// isModern tells letters and tones of Vietnamese that no legacy encoding leaves as a code point: those beyond Windows-1252.
func isModern(r rune) bool {
	switch {
	case r < 0x100:
		return false
	case r >= 0x1ea0 && r < 0x1efa, r >= 0x300 && r < 0x370:
		return true
	}
	return strings.ContainsRune("ăđĩũơưĂĐĨŨƠƯ", r)
}

func hasModernLetters(text string) bool { return strings.ContainsFunc(text, isModern) }

// convert reads text in an encoding. Where modern letters stand in the text too, only the words are converted that read better so, and those
// between them.
func convert(text string, encoding viet.Legacy) trial {
	converted := ""
	if hasModernLetters(text) {
		converted = convertWords(text, encoding)
	} else {
		converted = encoding.DecodeString(text)
	}
	t := read(converted)
	t.encoding = encoding
	return t
}

func convertWords(text string, encoding viet.Legacy) string {
	tokens := strings.SplitAfter(text, " ")
	state := make([]standing, len(tokens))
	for i, token := range tokens {
		state[i] = standingOf(token)
		if state[i] != unclear {
			continue
		}
		if plain, other := read(token), read(encoding.DecodeString(token)); other.score() > plain.score() {
			state[i] = legacy
		} else if other.score() < plain.score() {
			state[i] = modern
		}
	}
	among := surrounded(state)
	isLegacy := func(i int) bool { return state[i] == legacy || state[i] <= unclear && among[i] }
	var b strings.Builder
	for i := 0; i < len(tokens); {
		stop := i + 1
		for stop < len(tokens) && isLegacy(stop) == isLegacy(i) {
			stop++
		}
		stretch := strings.Join(tokens[i:stop], "")
		if isLegacy(i) {
			stretch = encoding.DecodeString(stretch)
		}
		b.WriteString(stretch)
		i = stop
	}
	return b.String()
}

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

// byteOrder is the place of the high byte in a unit of UTF-16.
type byteOrder struct{ high, mark int }

// wideOrder tells UTF-16, by its mark or by the zero bytes of its ASCII letters, and returns nil for all else.
func wideOrder(data []byte) *byteOrder {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return &byteOrder{high: 1, mark: 2}
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return &byteOrder{high: 0, mark: 2}
	}
	// The first pages are enough to see it.
	sample := data[:min(len(data), 8192)&^1]
	units := len(sample) / 2
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	for high := range zeros {
		order := byteOrder{high: high}
		if units >= 2 && 4*zeros[high] >= units && 50*zeros[1-high] <= units && order.isText(sample) {
			return &order
		}
	}
	return nil
}

func (o byteOrder) unit(data []byte) uint16 {
	return uint16(data[o.high])<<8 | uint16(data[1-o.high])
}

// isText reports whether hardly a unit is a control character or a code point that nobody assigned.
func (o byteOrder) isText(data []byte) bool {
	odd := 0
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(o.unit(data[i:]))
		if unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !u16.IsSurrogate(r) {
			odd++
		}
	}
	return 50*odd <= len(data)/2
}

// decodeWide reads UTF-16; halves of letters that stand alone are replaced. ok is false if those are many.
func decodeWide(data []byte, order *byteOrder) (text string, how encodingReport, ok bool) {
	data = data[order.mark:]
	var b strings.Builder
	b.Grow(len(data))
	line, start, failed := 1, 0, 0
	odd := "" // what is wrong with this line
	endLine := func() {
		if odd != "" {
			how.addBad(line, b.String()[start:], func() string { return odd })
		}
		line, start, odd = line+1, b.Len(), ""
	}
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.unit(data[i:]))
		if u16.IsSurrogate(r) {
			whole := utf8.RuneError
			if i+3 < len(data) {
				whole = u16.DecodeRune(r, rune(order.unit(data[i+2:])))
			}
			if whole != utf8.RuneError {
				i += 2
			} else if failed++; odd == "" {
				odd = words.BadUnit(uint16(r))
			}
			r = whole
		}
		b.WriteRune(r)
		if r == '\n' || r == '\r' && (i+3 >= len(data) || order.unit(data[i+2:]) != '\n') {
			endLine()
		}
	}
	if len(data)%2 == 1 {
		b.WriteRune(utf8.RuneError)
		failed++
		odd = words.BadBytes(data[len(data)-1:])
	}
	endLine()
	return b.String(), how, failed <= 1 || 20*failed <= len(data)
}
