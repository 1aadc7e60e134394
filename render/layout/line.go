package layout

import (
	"math"
	"strconv"
	"strings"

	"theodoi/report"
)

// NoBreak is the space that no line ends at.
const NoBreak = '\u00a0'

// NumberLine writes "Số: …". The blanks of a draft's number are the place where the number is written by hand: they are kept. A paper that
// bears no number has no such line.
func NumberLine(s string) string {
	if s == "" {
		return ""
	}
	if !strings.HasPrefix(s, number) {
		s = number + " " + s
	}
	return strings.ReplaceAll(s, " ", string(NoBreak))
}

// AboutLine writes what a letter is about: "V/v …" (Decree 30/2020, Phụ lục I, II.5).
func AboutLine(subject string) string {
	subject = strings.TrimSpace(subject)
	if strings.HasPrefix(subject, about) {
		return subject
	}
	return about + " " + subject
}

// DateLine writes place and date (Decree 30/2020, Phụ lục I, II.4).
func DateLine(h report.Head) string {
	if h.Place == "" {
		return h.Date.Long()
	}
	return h.Place + ", " + h.Date.Long()
}

// RecipientLines are those who get the paper: each with a dash before and a semicolon behind, the last with a full stop (Decree
// 30/2020, Phụ lục I, II.9).
func RecipientLines(names []string) []string {
	lines := make([]string, len(names))
	for i, name := range names {
		end := ";"
		if i == len(names)-1 {
			end = "."
		}
		lines[i] = "- " + strings.TrimLeft(strings.TrimRight(name, " ;."), " -") + end
	}
	return lines
}

// LineEnds makes one line feed of everything that ends a line somewhere.
var LineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Count writes a whole number with dots between groups of three digits.
func Count(n float64) string {
	digits := strconv.FormatFloat(math.Round(n), 'f', 0, 64)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}
