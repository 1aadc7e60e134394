package excel

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
	lines := 0
	for _, paragraph := range strings.Split(s, "\n") {
		lines += wrappedLines(paragraph, room)
	}
	return float64(lines) * lineHeight
}

// wrappedLines counts the lines of a paragraph in a column room ems wide: words go to the next line, and a word that is wider than
// the column is broken.
func wrappedLines(paragraph string, room float64) int {
	lines, at, space := 1, 0.0, em(' ')
	for _, word := range strings.Fields(paragraph) {
		w := ems(word)
		switch {
		case at == 0:
		case at+space+w <= room:
			at += space + w
			continue
		default:
			lines++
		}
		broken := math.Ceil(w/room) - 1
		if broken > 0 {
			lines += int(broken)
			w -= broken * room
		}
		at = w
	}
	return lines
}

func ems(s string) float64 {
	sum := 0.0
	for _, r := range norm.NFD.String(s) {
		sum += em(r)
	}
	return sum
}

// em is the width of a letter in Times New Roman, as a share of its size. Marks stand above or below and take no room, but for the
// horn of ơ and ư.
func em(r rune) float64 {
	switch {
	case r == '\u031B':
		return 0.05
	case unicode.Is(unicode.Mn, r):
		return 0
	case r == 'Đ':
		return 0.722
	case r >= ' ' && int(r-' ') < len(timesWidths):
		return float64(timesWidths[r-' ']) / 1000
	case r < 0x2000:
		return 0.55
	}
	return 1
}

// timesWidths are the widths of the letters from the space to the tilde, in thousandths of the size.
var timesWidths = [...]int{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // space to /
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
	921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
	333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
	500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
}
