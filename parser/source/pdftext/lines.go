package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is what stands on one baseline within a block of a page, from left to right.
type line struct {
	words  []Word
	marks  []Word // raised figures that lead to footnotes, taken out of the words
	x0, x1 float64
	y      float64
	size   float64 // of most letters
	number int     // of the page
}

// Shares of the letters' size.
const (
	sameLine  = 0.30 // words whose baselines are nearer stand on one line
	smallMark = 0.82 // a mark is at most so large beside its word
	raiseMin  = 0.12 // a mark stands at least so much above its line
	raiseMax  = 0.75
	markNear  = 0.35 // and so near its word

	maxLineWords = 200 // more stand in drawings
)

// linesOf puts words into lines, from the top.
func linesOf(words []Word) []line {
	words = upright(words)
	slices.SortStableFunc(words, func(a, b Word) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X0, b.X0)) })
	var lines []line
	for _, w := range words {
		if n := len(lines) - 1; n >= 0 && w.Y-lines[n].y <= sameLine*min(w.Size, lines[n].size) {
			lines[n].words = append(lines[n].words, w)
			if w.Size > lines[n].size {
				lines[n].size = w.Size
			}
			continue
		}
		lines = append(lines, line{words: []Word{w}, y: w.Y, size: w.Size})
	}
	lines = attachMarks(lines)
	for i := range lines {
		lines[i].settle()
	}
	return lines
}

// upright turns words that are read upwards or downwards, as in narrow columns of tables, if most words are of one turn; others of another
// turn are left out of their frame and follow by place.
func upright(words []Word) []Word {
	turns := map[int]int{}
	for _, w := range words {
		turns[w.Turn]++
	}
	out := make([]Word, 0, len(words))
	for _, w := range words {
		if w.Turn != 0 && turns[w.Turn] > turns[0] {
			w = level(w)
		}
		out = append(out, w)
	}
	return out
}

// level gives a turned word the place it has when the head is turned with it.
func level(w Word) Word {
	switch w.Turn {
	case 90:
		w.X0, w.X1, w.Y = -w.Y, w.Length-w.Y, w.X1
	case 270:
		w.X0, w.X1, w.Y = w.Y-w.Length, w.Y, -w.X0
	}
	w.Turn = 0
	return w
}

// attachMarks moves small raised words to the line of the word they belong to.
func attachMarks(lines []line) []line {
	for i := range lines {
		kept := lines[i].words[:0]
		for _, w := range lines[i].words {
			to := markLine(lines, i, w)
			w.raised = to >= 0
			if to > i {
				lines[to].words = append(lines[to].words, w)
				continue
			}
			kept = append(kept, w)
		}
		lines[i].words = kept
	}
	return slices.DeleteFunc(lines, func(l line) bool { return len(l.words) == 0 })
}

// markLine finds the line below, within three, with a larger word that w stands at.
func markLine(lines []line, i int, w Word) int {
	if utf8.RuneCountInString(w.Text) > 4 || w.Turn != 0 {
		return -1
	}
	for j := i; j < len(lines) && j <= i+3; j++ {
		if len(lines[j].words) > maxLineWords {
			continue
		}
		for _, o := range lines[j].words {
			rise := o.Y - w.Y
			if o.raised || w.Size > smallMark*o.Size || rise < raiseMin*o.Size && j != i || rise > raiseMax*o.Size || rise < 0.02*o.Size {
				continue
			}
			if d := w.X0 - o.X1; d >= -0.2*o.Size && d <= markNear*o.Size {
				return j
			}
			if d := o.X0 - w.X1; d >= -0.2*o.Size && d <= 3*markNear*o.Size && isDigits(w.Text) {
				return j
			}
		}
	}
	return -1
}

// settle sorts the words of a line, joins those that touch and takes its measures.
func (l *line) settle() {
	slices.SortStableFunc(l.words, func(a, b Word) int { return cmp.Compare(a.X0, b.X0) })
	l.size = sizeOf(l.words)
	out := l.words[:0]
	for _, w := range l.words {
		if n := len(out) - 1; n >= 0 && touches(out[n], w) {
			out[n].Text += w.Text
			out[n].X1, out[n].Apart = max(out[n].X1, w.X1), w.Apart
			continue
		}
		out = append(out, w)
	}
	l.words = out
	l.x0, l.x1 = math.Inf(1), math.Inf(-1)
	l.y = 0
	for _, w := range l.words {
		l.x0, l.x1 = min(l.x0, w.X0), max(l.x1, w.X1)
		if w.Size >= l.size*0.95 && !w.raised {
			l.y = max(l.y, w.Y)
		}
	}
	if l.y == 0 {
		l.y = l.words[0].Y
	}
	for _, w := range l.words {
		if w.line > 0 && (l.number == 0 || w.line < l.number) && !w.raised {
			l.number = w.line
		}
	}
	if l.number == 0 {
		l.number = max(1, l.words[0].line)
	}
}

// touches says whether b goes on with the word a: no space was drawn and none is seen.
func touches(a, b Word) bool {
	if a.Apart || a.raised != b.raised {
		return false
	}
	gap, size := b.X0-a.X1, max(a.Size, b.Size)
	if a.spaced {
		return gap < 0.45*size && gap > -0.45*size
	}
	return gap < touchGap*size && gap > -0.3*size
}

// sizeOf is the size of most letters.
func sizeOf(words []Word) float64 {
	count := map[float64]int{}
	best, most := 0.0, 0
	for _, w := range words {
		if w.raised {
			continue
		}
		s := math.Round(w.Size*2) / 2
		count[s] += utf8.RuneCountInString(w.Text)
		if c := count[s]; c > most || c == most && s > best {
			best, most = s, c
		}
	}
	if best == 0 && len(words) > 0 {
		best = max(0.5, words[0].Size)
	}
	return best
}

// takeMarks removes raised figures that lead to footnotes from the words: they are no part of the sentence. Exponents of units stay.
func (l *line) takeMarks() {
	out := l.words[:0]
	for i, w := range l.words {
		switch {
		case !w.raised:
			out = append(out, w)
		case i > 0 && len(out) > 0 && isExponent(out[len(out)-1].Text, w.Text):
			out[len(out)-1].Text += w.Text
			out[len(out)-1].X1, out[len(out)-1].Apart = w.X1, w.Apart
		case i > 0 && isMark(w.Text):
			l.marks = append(l.marks, w)
			if n := len(out) - 1; n >= 0 && !out[n].Apart && w.Apart {
				out[n].Apart = true
			}
		default:
			out = append(out, w)
		}
	}
	l.words = out
}

// isMark says whether a raised word leads to a footnote.
func isMark(s string) bool {
	s = strings.Trim(s, "()[].,;")
	return s != "" && (isDigits(s) || strings.Trim(s, "*†‡") == "")
}

// isExponent says whether a raised figure belongs to the unit before it: m², km2, 10^6.
func isExponent(before, mark string) bool {
	if mark != "2" && mark != "3" && mark != "o" && mark != "0" {
		return false
	}
	end := strings.ToLower(before)
	if i := strings.LastIndexFunc(end, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(end[i:])
		end = end[i+n:]
	}
	switch end {
	case "m", "km", "cm", "dm", "mm", "hm", "nm":
		return mark != "o" && mark != "0"
	case "":
		return mark == "o" || mark == "0"
	}
	return false
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// text is the line's words with spaces between them.
func (l line) text() string { return textOf(l.words) }

func textOf(words []Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

func (l line) width() float64 { return l.x1 - l.x0 }

// bold says whether most letters are bold.
func (l line) bold() bool {
	bold, all := 0, 0
	for _, w := range l.words {
		n := utf8.RuneCountInString(w.Text)
		all += n
		if w.Bold {
			bold += n
		}
	}
	return bold*10 > all*9
}

// firstWidth is the width of the line's first word.
func (l line) firstWidth() float64 { return l.words[0].X1 - l.words[0].X0 }

// spacedShare is the share of words with a space drawn behind them on a page that draws its spaces.
const spacedShare = 0.6

// markSpaced notes on the words of a page that draws its spaces that a narrow gap without one parts nothing.
func markSpaced(words []Word) {
	apart := 0
	for _, w := range words {
		if w.Apart {
			apart++
		}
	}
	spaced := float64(apart) >= spacedShare*float64(len(words))
	for i := range words {
		words[i].spaced = spaced
	}
}

// Lines is how many lines of text stand on a page.
func Lines(p Page) int {
	words := slices.Clone(p.Words)
	numberLines(words)
	most := 0
	for _, w := range words {
		most = max(most, w.line)
	}
	return most
}

// numberLines gives the words of a page the number of the line they stand on.
func numberLines(words []Word) {
	order := make([]int, 0, len(words))
	for i := range words {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(words[a].Y, words[b].Y) })
	n, y := 0, math.Inf(-1)
	for _, i := range order {
		if w := words[i]; n == 0 || w.Y-y > 0.45*w.Size {
			n, y = n+1, w.Y
		}
		words[i].line = n
	}
}
