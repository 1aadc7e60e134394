package pdftext

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

// zone is a stretch of lines from top to bottom: one column, or two side by side that are read one after the other, as the issuer and
// the country's name in the head and the list of receivers and the signature at the end are.
type zone struct {
	lines  []line
	column bool // it stood beside another
}

// Measures of columns, as shares of the letters' size.
const (
	columnGap  = 1.8 // white between columns where they are seen first
	gutterMin  = 0.8 // white that must stay between them all the way
	aloneGap   = 4.0 // white within a single line that makes two of it
	columnStep = 1.8 // lines of one column follow so near
	maxBlank   = 9.0 // blank height within a column: room for a signature and a seal
	maxNesting = 3
	maxZoned   = 300 // lines; more stand in drawings, not in columns
	maxSeeds   = 6   // gutters that are tried at a line, the widest first
)

// zonesOf splits lines into zones in reading order.
func zonesOf(lines []line, depth int) []zone {
	var out []zone
	flow := 0
	for i := 0; i < len(lines) && depth < maxNesting && len(lines) <= maxZoned; {
		first, stop, cut := columnsAt(lines, flow, i)
		if stop == 0 {
			i++
			continue
		}
		if first > flow {
			out = append(out, zone{lines: lines[flow:first], column: depth > 0})
		}
		left, right := split(lines[first:stop], cut)
		out = append(out, zonesOf(left, depth+1)...)
		out = append(out, zonesOf(right, depth+1)...)
		flow, i = stop, stop
	}
	if flow < len(lines) {
		out = append(out, zone{lines: lines[flow:], column: depth > 0})
	}
	return out
}

// gap is white between words, or beside them.
type gap struct{ from, to float64 }

func (g gap) width() float64 { return g.to - g.from }

func (g gap) meet(o gap) gap { return gap{max(g.from, o.from), min(g.to, o.to)} }

// gaps are the places between the words of a line that are at least least wide, and much wider than its other spaces: in a line that was
// stretched to the margin all are wide.
func (l line) gaps(least float64) []gap {
	var all []gap
	var widths []float64
	right := l.words[0].X1
	for _, w := range l.words[1:] {
		all = append(all, gap{right, w.X0})
		widths = append(widths, w.X0-right)
		right = max(right, w.X1)
	}
	slices.Sort(widths)
	usual := 0.25 * l.size
	if len(widths) >= 3 {
		usual = widths[len(widths)/2]
	}
	return slices.DeleteFunc(all, func(g gap) bool { return g.width() < least || g.width() < 2.5*usual })
}

// white is the widest white of a line within g: beside its words, or between them where columns can be parted.
func (l line) white(g gap) gap {
	best := g.meet(gap{math.Inf(-1), l.words[0].X0})
	right := l.words[0].X1
	for _, w := range l.words {
		right = max(right, w.X1)
	}
	for _, o := range append(l.gaps(gutterMin*l.size), gap{right, math.Inf(1)}) {
		if m := g.meet(o); m.width() > best.width() {
			best = m
		}
	}
	return best
}

// columnsAt finds two columns that are seen at line i: the lines from first to stop, parted at cut. stop is 0 if there are none.
func columnsAt(lines []line, low, i int) (first, stop int, cut float64) {
	best := 0
	for _, seed := range seedsAt(lines, i) {
		f, s, c, score := grow(lines, low, i, seed)
		if score > best {
			best, first, stop, cut = score, f, s, c
		}
	}
	return first, stop, cut
}

// seedsAt are the gutters seen at line i: within it, or between it and the next where they overlap in height.
func seedsAt(lines []line, i int) []gap {
	seeds := lines[i].gaps(columnGap * lines[i].size)
	slices.SortStableFunc(seeds, func(a, b gap) int { return cmp.Compare(b.width(), a.width()) })
	seeds = seeds[:min(len(seeds), maxSeeds)]
	if i+1 < len(lines) && lines[i+1].y-lines[i].y < 0.8*min(lines[i].size, lines[i+1].size) {
		a, b := lines[i], lines[i+1]
		if a.x0 > b.x0 {
			a, b = b, a
		}
		if g := (gap{a.x1, b.x0}); g.width() >= columnGap*lines[i].size {
			seeds = append(seeds, g)
		}
	}
	return seeds
}

// side tells where a line stands beside a gutter.
type side int

const (
	onLeft side = 1 << iota
	onRight
	onBoth = onLeft | onRight
)

func (l line) side(cut float64) side {
	switch {
	case l.x1 <= cut:
		return onLeft
	case l.x0 >= cut:
		return onRight
	}
	return onBoth
}

// grow follows a gutter up and down from line i and returns the lines it parts and how many of them show it.
func grow(lines []line, low, i int, g gap) (first, stop int, cut float64, score int) {
	last := i
	for last+1 < len(lines) {
		met := lines[last+1].white(g)
		if met.width() < gutterMin*lines[last+1].size || lines[last+1].y-lines[last].y > maxBlank*lines[last].size {
			break
		}
		g, last = met, last+1
	}
	first = i
	for first > low {
		met := lines[first-1].white(g)
		if met.width() < gutterMin*lines[first-1].size || lines[first].y-lines[first-1].y > columnStep*lines[first].size {
			break
		}
		g, first = met, first-1
	}
	cut = (g.from + g.to) / 2
	first, last = trim(lines, first, last, cut)
	if first > last || !isColumns(lines[first:last+1], cut, g) {
		return 0, 0, 0, 0
	}
	return first, last + 1, cut, last + 1 - first
}

// trim takes off lines on one side at both ends that need not belong to the columns. Lines of the left column that go on below the right one
// at their own step stay.
func trim(lines []line, first, last int, cut float64) (int, int) {
	for first <= last && lines[first].side(cut) != onBoth && !(lines[first].side(cut) == onRight && first < last && near(lines[first], lines[first+1])) {
		if first < last && overlaps(lines[first], lines[first+1]) {
			break
		}
		first++
	}
	if first > last {
		return first, last
	}
	end := first
	for k := first; k <= last; k++ {
		s := lines[k].side(cut)
		if s == onBoth || k > first && (s != lines[k-1].side(cut) && lines[k-1].side(cut) != onBoth || overlaps(lines[k-1], lines[k])) {
			end = k
			continue
		}
		if s == onLeft && continuesLeft(lines[first:k], lines[k], cut) {
			end = k
		}
	}
	return first, end
}

func near(a, b line) bool { return b.y-a.y <= columnStep*max(a.size, b.size) }

func overlaps(a, b line) bool { return b.y-a.y < 0.8*min(a.size, b.size) }

// continuesLeft says whether l goes on with the left column above it.
func continuesLeft(above []line, l line, cut float64) bool {
	for k := len(above) - 1; k >= 0; k-- {
		left, _ := split(above[k:k+1], cut)
		if len(left) == 0 {
			continue
		}
		return l.y-left[0].y <= columnStep*left[0].size && l.size <= left[0].size+0.6
	}
	return false
}

// isColumns says whether the lines parted at cut are columns and not a sentence with a wide space, nor rows of a table without strokes.
func isColumns(lines []line, cut float64, g gap) bool {
	both, leftOnly, rightOnly, figures := 0, 0, 0, 0
	for _, l := range lines {
		switch l.side(cut) {
		case onLeft:
			leftOnly++
		case onRight:
			rightOnly++
		default:
			both++
			_, right := split([]line{l}, cut)
			if len(right) > 0 && startsWithDigit(right[0].text()) && len(right[0].words) <= 3 {
				figures++
			}
		}
	}
	if both == 1 && leftOnly+rightOnly == 0 {
		return g.width() >= aloneGap*lines[0].size && figures == 0
	}
	return both+min(leftOnly, rightOnly) >= 2 && figures*2 <= both || both >= 1 && leftOnly+rightOnly > 0 && figures == 0
}

func startsWithDigit(s string) bool {
	return s != "" && unicode.IsDigit(rune(s[0]))
}

// split parts lines at cut.
func split(lines []line, cut float64) (left, right []line) {
	for _, l := range lines {
		var a, b []Word
		for _, w := range l.words {
			if (w.X0+w.X1)/2 < cut {
				a = append(a, w)
			} else {
				b = append(b, w)
			}
		}
		left, right = appendLine(left, l, a), appendLine(right, l, b)
	}
	return left, right
}

func appendLine(lines []line, of line, words []Word) []line {
	if len(words) == 0 {
		return lines
	}
	l := line{words: words, number: of.number}
	l.settle()
	return append(lines, l)
}
