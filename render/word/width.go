package word

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Widths of the letters of Times New Roman in thousandths of the type size, by width. They are needed only where the form asks for
// a measure of words: rules below them, columns that hold their longest word, charts and rows that fit a page.
var (
	regularWidths = widths(map[int]string{
		180: "'", 200: "|", 250: " .,\u00a0", 278: "ijlt/:;\\", 333: "I()[]-`!fr", 389: "Js", 408: `"`, 444: "ace?zv", 469: "^", 480: "{}",
		500: "0123456789bdghknopquvxy_*#$–", 541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐ",
		778: "m&", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
	})
	boldWidths = widths(map[int]string{
		220: "|", 250: " .,\u00a0", 278: "'il/\\", 333: "jft()[]-`!:;", 389: "Is", 394: "{}", 444: "cerz", 500: "0123456789agovxyJ?_*#$–",
		520: "~", 555: `"`, 556: "bdhknpquS", 570: "+<=>", 581: "^", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQ",
		833: "m&", 930: "@", 944: "M", 1000: "W%—…",
	})
)

const otherWidth = 556 // letters that the tables lack

func widths(by map[int]string) map[rune]int {
	m := map[rune]int{}
	for w, letters := range by {
		for _, r := range letters {
			m[r] = max(m[r], w)
		}
	}
	return m
}

// textWidth measures a line in twips. Marks above and below letters take no room.
func textWidth(s string, size float64, bold bool) float64 {
	table := regularWidths
	if bold {
		table = boldWidths
	}
	sum := 0
	for _, r := range norm.NFD.String(strings.ReplaceAll(s, "đ", "d")) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		w, ok := table[r]
		if !ok {
			w = otherWidth
		}
		sum += w
	}
	return float64(sum) * size * 20 / 1000
}

// lineWidths returns the widths of the lines that a text takes in a column of the given width, in twips.
func lineWidths(s string, size float64, bold bool, width int) []float64 {
	var lines []float64
	space := textWidth(" ", size, bold)
	for piece := range strings.SplitSeq(s, "\n") {
		line := 0.0
		for word := range strings.FieldsSeq(piece) {
			w := textWidth(word, size, bold)
			if line > 0 && line+space+w > float64(width) {
				lines, line = append(lines, line), 0
			}
			if line > 0 {
				line += space
			}
			for line += w; line > float64(width); line -= float64(width) {
				lines = append(lines, float64(width)) // Word breaks a word that no line holds
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// widest returns the width of the longest of the lines that a text takes.
func widest(s string, size float64, bold bool, width int) float64 {
	most := 0.0
	for _, w := range lineWidths(s, size, bold, width) {
		most = max(most, w)
	}
	return most
}

// lineHeight is the height of a single line in twips.
func lineHeight(size float64) float64 { return size * 20 * 1.15 }

// longest returns the width that a column needs for the longest word of a text; words beyond reason do not count.
func longest(s string, size float64, bold bool) float64 {
	most := 0.0
	for word := range strings.FieldsSeq(s) {
		if w := textWidth(word, size, bold) + 2*cellPadX + 10; w <= longestWord {
			most = max(most, w)
		}
	}
	return most
}
