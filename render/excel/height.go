package excel

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"theodoi/internal/viet"
)

// Measures of the cells' type. Widths of columns count digits of the default font at 96 dots an inch.
const (
	digitPixels  = 7.0
	padding      = 5 / digitPixels // what a stored width has more than its characters
	pixels       = fontSize * 96.0 / 72
	lineHeight   = 15.75 // points
	tallestRow   = 409.0 // points, the most that a row may have
	filterButton = 2.0   // characters that the filter's button takes from a heading
	boldFactor   = 1.08
	slack        = 1.04 // programs differ by a few pixels a line
)

// textHeight is how many points s needs in a cell of width characters.
func textHeight(s string, width, factor float64) float64 {
	room := width * digitPixels / (pixels * factor * slack)
	return float64(countLines(s, int(room*1000))) * lineHeight
}

// countLines counts the lines of s in a column that is room thousandths of the type's size wide: words go to the next line, and a word
// that is wider than the column is broken.
func countLines(s string, room int) int {
	l := lines{room: max(room, 1), count: 1}
	widths := letterWidths()
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = viet.LetterAt(s, i)
		}
		i += size
		w := wide
		if int(r) < len(widths) {
			w = widths[r]
		} else if unicode.IsSpace(r) {
			w = gap
		}
		if w >= 0 {
			l.word += int(w)
			l.open = true
			continue
		}
		if l.open {
			l.endWord()
		}
		if r == '\n' {
			l.count, l.at = l.count+1, 0
		}
	}
	if l.open {
		l.endWord()
	}
	return l.count
}

// lines are the lines of a text while it is laid out.
type lines struct {
	room, count int
	at          int  // where the last line ends
	word        int  // width of the word that is being read
	open        bool // a word is being read
}

func (l *lines) endWord() {
	space, w := int(timesWidths[0]), l.word
	l.word, l.open = 0, false
	if l.at > 0 && l.at+space+w <= l.room {
		l.at += space + w
		return
	}
	if l.at > 0 {
		l.count++
	}
	if w > l.room {
		broken := (w - 1) / l.room
		l.count += broken
		w -= broken * l.room
	}
	l.at = w
}

// Widths that no letter has.
const (
	gap  = int16(-1)   // between words
	wide = int16(1000) // of letters that are in no table
)

// letterWidths are the widths of all letters below U+2000, in thousandths of the size, whole or composed.
var letterWidths = sync.OnceValue(func() *[0x2000]int16 {
	var widths [0x2000]int16
	for r := range rune(len(widths)) {
		if unicode.IsSpace(r) {
			widths[r] = gap
			continue
		}
		for _, part := range norm.NFD.String(string(r)) {
			widths[r] += letterWidth(part)
		}
	}
	return &widths
})

// letterWidth is the width of a letter in Times New Roman. Marks stand above or below and take no room, but for the horn of ơ and ư.
func letterWidth(r rune) int16 {
	switch {
	case r == '\u031B':
		return 50
	case unicode.Is(unicode.Mn, r):
		return 0
	case r == 'Đ':
		return 722
	case r >= ' ' && int(r-' ') < len(timesWidths):
		return timesWidths[r-' ']
	case r < 0x2000:
		return 550
	}
	return wide
}

// timesWidths are the widths of the letters from the space to the tilde, in thousandths of the size.
var timesWidths = [...]int16{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // space to /
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
	921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
	333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
	500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
}
