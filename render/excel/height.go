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
	return float64(see(s, roomFor(width, factor)).lines) * lineHeight
}

// roomFor is the width of a column of characters in thousandths of the type's size.
func roomFor(width, factor float64) int {
	return int(width * digitPixels / (pixels * factor * slack) * 1000)
}

// seen is what one look over a text finds out. Most of the work of a workbook is reading its texts, so each is read once.
type seen struct {
	lines int  // that it takes
	plain bool // a cell can hold it as it is, if it is not too long
	tidy  bool // viet.AppendTidy would not change it
}

// see looks at s in a column with room for so many thousandths of the type's size: words go to the next line, and a word that is wider than the
// column is broken.
func see(s string, room int) seen {
	if s == "" {
		return seen{1, true, true}
	}
	l := lines{room: max(room, 1), count: 1}
	table, all := letterTable(), letter(0)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = viet.LetterAt(s, i)
		}
		i += size
		w := rare
		if int(r) < len(table) {
			w = table[r]
		}
		if w == rare {
			w = letterOf(r, size)
		}
		all |= w
		if w&gap == 0 {
			l.word += int(w & widths)
			l.open = true
			continue
		}
		if !l.open || r != ' ' {
			all |= loose
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
	} else {
		all |= loose
	}
	return seen{l.count, all&odd == 0, all&loose == 0}
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

// letter is what there is to know of a letter: its width in thousandths of the size, whole or composed, and what it is.
type letter uint16

const (
	widths letter = 1<<11 - 1
	gap    letter = 1 << (iota + 10) // between words
	odd                              // a cell may have to say it in another way
	loose                            // may change in viet.AppendTidy, or change what stands beside it
	rare   letter = 1<<16 - 1        // not in the table
)

// wide is the width of letters of other scripts.
const wide = 1000

// letterTable is what there is to know of the usual letters.
var letterTable = sync.OnceValue(func() *[0x2100]letter {
	var table [0x2100]letter
	for r := range table {
		table[r] = rare
	}
	for r := range viet.Usual {
		table[r] = letterOf(r, utf8.RuneLen(r))
	}
	return &table
})

// letterOf looks at a letter that takes so many bytes.
func letterOf(r rune, size int) (l letter) {
	switch {
	case unicode.IsSpace(r):
		l = gap
	case r >= 0x2000:
		l = wide
	default:
		for _, part := range norm.NFD.String(string(r)) {
			l += letterWidth(part)
		}
	}
	if l != gap && !viet.Settled(r) {
		l |= loose
	}
	if r == '_' || r < ' ' && r != '\t' && r != '\n' || r == 0x7F || r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
		l |= odd // an underscore may begin a code, the others are none that XML can carry
	}
	return l
}

// letterWidth is the width of a letter in Times New Roman. Marks stand above or below and take no room, but for the horn of ơ and ư.
func letterWidth(r rune) letter {
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
var timesWidths = [...]letter{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // space to /
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
	921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
	333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
	500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
}
