package pdftext

import (
	"math"
	"strconv"
	"strings"

	"theodoi/internal/pattern"
)

// flow is what is read of a page from top to bottom, and what belongs to the page.
type flow struct {
	page      Page
	lines     []line // outside tables
	grids     []grid
	asides    []line
	footnotes []line
}

// Parts of a page's height where numbers and running heads stand, and what makes one.
const (
	headPart  = 0.12
	footPart  = 0.90
	repeats   = 3   // pages that a running head stands on at least
	sameSpot  = 3.0 // points
	noteSize  = 0.9 // footnotes are so much smaller than the text
	noteStart = 0.4 // and stand below this part of the page
)

// newFlow puts the words of a page into lines and tables.
func newFlow(p Page) flow {
	words := append([]Word(nil), p.Words...)
	numberLines(words)
	if !p.Ink {
		markSpaced(words)
	}
	f := flow{page: p}
	for _, g := range gridsOf(p.Rules) {
		words = g.take(words)
		if g.worded() {
			f.grids = append(f.grids, g)
		}
	}
	f.lines = linesOf(words)
	return f
}

// top says whether l may be a running head, by its place; bottom the same for feet.
func (f flow) top(l line) bool    { return l.y < headPart*f.page.Height }
func (f flow) bottom(l line) bool { return l.y > footPart*f.page.Height }

// pageNumber is what a page number looks like.
var pageNumber = pattern.New(`^(?:[Tt]rang\s*)?[-–—.\s]*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—.\s]*$`)

func numberOf(text string) (int, bool) {
	m := pageNumber.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// takeNumber takes the page number out of the lines: the first or last line, alone, a number that is possible.
func (f *flow) takeNumber(pages int) {
	if n := len(f.lines); n > 0 && f.bottom(f.lines[n-1]) && isPageNumber(f.lines[n-1], pages) {
		f.asides = append(f.asides, f.lines[n-1])
		f.lines = f.lines[:n-1]
	}
	if len(f.lines) > 0 && f.top(f.lines[0]) && f.above(f.lines[0]) && isPageNumber(f.lines[0], pages) {
		f.asides = append(f.asides, f.lines[0])
		f.lines = f.lines[1:]
	}
}

// above says whether l stands above all tables of the page.
func (f flow) above(l line) bool {
	for _, g := range f.grids {
		if g.y[0] < l.y {
			return false
		}
	}
	return true
}

func isPageNumber(l line, pages int) bool {
	n, ok := numberOf(l.text())
	return ok && n <= 2*pages+200
}

// spot is where a line stands that may be repeated on other pages.
type spot struct {
	text string
	y    int
}

// sights are the lines at the heads and feet of pages, and where they were seen.
type sights map[spot]*sight

type sight struct{ count, first, last int }

func (s sights) note(f flow) {
	for _, l := range f.lines {
		if !f.edge(l) {
			continue
		}
		at := spotOf(l, f.page.Number)
		if s[at] == nil {
			s[at] = &sight{first: f.page.Number}
		}
		s[at].count++
		s[at].last = f.page.Number
	}
}

// running says of a line that it stands at the same place of three pages, and of every other page between.
func (s sights) running(f flow, l line) bool {
	seen := s[spotOf(l, f.page.Number)]
	return f.edge(l) && seen != nil && seen.count >= repeats && 2*seen.count > seen.last-seen.first
}

// takeRunning takes running heads and feet out of the lines.
func (f *flow) takeRunning(s sights) {
	var kept []line
	for _, l := range f.lines {
		if s.running(*f, l) {
			f.asides = append(f.asides, l)
			continue
		}
		kept = append(kept, l)
	}
	f.lines = kept
}

func (f flow) edge(l line) bool { return f.top(l) || f.bottom(l) }

// spotOf is the text and the place of a line; the page's own number in it counts for any.
func spotOf(l line, page int) spot {
	text := strings.Join(replaceWord(strings.Fields(l.text()), strconv.Itoa(page), "#"), " ")
	return spot{text: text, y: int(math.Round(l.y / sameSpot))}
}

func replaceWord(words []string, old, with string) []string {
	for i, w := range words {
		if w == old {
			words[i] = with
		}
	}
	return words
}

// takeFootnotes takes the footnotes out of the lines: small lines at the end of the page, of which the first begins with a mark.
func (f *flow) takeFootnotes(body float64) {
	from := len(f.lines)
	for from > 0 && f.lines[from-1].size <= noteSize*body && f.lines[from-1].y > noteStart*f.page.Height && f.below(f.lines[from-1]) {
		from--
	}
	for ; from < len(f.lines); from++ {
		if f.isNoteStart(f.lines[from]) {
			break
		}
	}
	f.footnotes = append(f.footnotes, f.lines[from:]...)
	f.lines = f.lines[:from]
}

// below says whether l stands below all tables of the page.
func (f flow) below(l line) bool {
	for _, g := range f.grids {
		if g.y[len(g.y)-1] > l.y {
			return false
		}
	}
	return true
}

// isNoteStart says whether a footnote begins at l: a raised mark, or a figure below the short stroke that parts notes from text.
func (f flow) isNoteStart(l line) bool {
	if isNote(l) {
		return true
	}
	if !isDigits(l.words[0].Text) {
		return false
	}
	for _, r := range f.page.Rules {
		if r.Y1-r.Y0 <= straight && r.X1-r.X0 < 0.5*f.page.Width && r.Y0 < l.y-0.5*l.size && r.Y0 > l.y-3*l.size && math.Abs(r.X0-l.x0) < 4*l.size {
			return true
		}
	}
	return false
}

// isNote says whether a line begins with a raised mark.
func isNote(l line) bool {
	return len(l.words) > 1 && l.words[0].raised && isMark(l.words[0].Text)
}
