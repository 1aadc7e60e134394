package pdf

import (
	"strings"
	"unicode"
)

// style is how letters look.
type style struct {
	face    face
	size    float64 // points
	spacing float64 // lines; 1 is single
	grey    int     // 0 is black
}

// letter returns the width of one letter in millimetres.
func (s style) letter(r rune) float64 {
	m := typefaces()[s.face]
	return float64(m.advance[uint16(r)]) / m.em * s.size * pointMM
}

// width returns the width of a text in millimetres.
func (s style) width(text string) float64 {
	m := typefaces()[s.face]
	sum := 0
	for _, r := range text {
		sum += int(m.advance[uint16(r)])
	}
	return float64(sum) / m.em * s.size * pointMM
}

// line returns the height of a line in millimetres.
func (s style) line() float64 { return s.size * pointMM * fontLine * s.spacing }

// baseline returns how far the baseline lies below the top of a line.
func (s style) baseline() float64 {
	glyph := s.size * pointMM * (fontAscent + fontDescent)
	return (s.line()-glyph)/2 + s.size*pointMM*fontAscent
}

// line is a line of a broken text.
type line struct {
	text  string
	width float64
	end   bool // the last line of a paragraph, or one that a line feed ends: never stretched
}

// wrap breaks a text into lines, the first of them at most first wide, the others at most rest. Words are broken by letters only
// where they are longer than a whole line; a no-break space is a letter. An empty text has no lines, and of several empty lines
// inside a text one is kept.
func (g *glyphs) wrap(text string, s style, first, rest float64) []line {
	text = strings.Trim(g.clean(text), " \n")
	if text == "" {
		return nil
	}
	b := breaker{style: s, limit: first, rest: rest, space: s.letter(' ')}
	for part := range strings.SplitSeq(text, "\n") {
		for word := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == ' ' }) {
			b.add(word)
		}
		if len(b.words) > 0 || !b.blank() {
			b.feed(true)
		}
	}
	return b.lines
}

// balanceSteps halves the doubt about a width nine times, to less than half a millimetre on any sheet.
const balanceSteps = 9

// balance breaks a text into as few lines as wrap does, but of about the same length: for titles and labels, where a last line of
// one syllable looks like a mistake.
func (g *glyphs) balance(text string, s style, width float64) []line {
	best := g.wrap(text, s, width, width)
	if len(best) < 2 {
		return best
	}
	low, high, count := g.longestOf(text, s), width, len(best)
	for range balanceSteps {
		if low >= high {
			break
		}
		middle := (low + high) / 2
		if lines := g.wrap(text, s, middle, middle); len(lines) <= count {
			best, high = lines, middle
		} else {
			low = middle
		}
	}
	return best
}

// longestOf is the width of the longest word of a text.
func (g *glyphs) longestOf(text string, st style) float64 {
	w := 0.0
	for word := range strings.FieldsSeq(g.clean(text)) {
		w = max(w, st.width(word))
	}
	return w
}

// breaker fills lines word by word.
type breaker struct {
	style style
	limit float64 // width of the line that is being filled
	rest  float64 // width of every line after the first
	space float64
	words []string
	width float64
	lines []line
}

// blank reports whether the line above is empty.
func (b *breaker) blank() bool { return len(b.lines) > 0 && b.lines[len(b.lines)-1].text == "" }

// tolerance keeps the rounding of sums from breaking a line that fits.
const tolerance = 1e-6

// add puts a word on the line that is being filled, or on a new one.
func (b *breaker) add(word string) {
	width := b.style.width(word)
	if len(b.words) > 0 && b.width+b.space+width > b.limit+tolerance {
		b.feed(false)
	}
	for width > b.limit+tolerance {
		head, tail := b.cut(word)
		if tail == "" {
			break
		}
		part := b.style.width(head)
		b.put(head, part)
		b.feed(false)
		width -= part + b.style.width(word[len(head):len(word)-len(tail)])
		word = tail // measuring the tail again would make a long word cost its square
	}
	b.put(word, width)
}

func (b *breaker) put(word string, width float64) {
	if len(b.words) > 0 {
		b.width += b.space
	}
	b.words = append(b.words, word)
	b.width += width
}

// cut splits a word that no line can hold: at the last blank that was to hold it together, else behind a joint, as names of files have
// them, where that leaves the line half full, else as many letters as fit, at least one, with the marks that stand on them.
func (b *breaker) cut(word string) (head, tail string) {
	width, joint, bond := 0.0, 0, 0
	for i, r := range word {
		width += b.style.letter(r)
		if i > 0 && width > b.limit && !unicode.Is(unicode.Mn, r) {
			switch {
			case bond > 0:
				return word[:bond], strings.TrimPrefix(word[bond:], string(noBreak))
			case joint == 0:
				joint = i
			}
			return word[:joint], word[joint:]
		}
		if r == noBreak && i > 0 {
			bond = i
		}
		if width > b.limit/2 && strings.ContainsRune("_-/.\\", r) && width <= b.limit && !inNumber(word, i) {
			joint = i + 1
		}
	}
	return word, ""
}

// inNumber reports whether the letter at i is the point of a number: 41.500.
func inNumber(word string, i int) bool {
	digit := func(at int) bool { return at >= 0 && at < len(word) && word[at] >= '0' && word[at] <= '9' }
	return word[i] == '.' && digit(i-1) && digit(i+1)
}

// feed ends the line that is being filled.
func (b *breaker) feed(end bool) {
	b.lines = append(b.lines, line{text: strings.Join(b.words, " "), width: b.width, end: end})
	b.words, b.width, b.limit = b.words[:0], 0, b.rest
}

// widest returns the width of the longest of the lines.
func widest(lines []line) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, l.width)
	}
	return w
}
