package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// glyph is one drawn letter in the order of the page's drawing, upright unless turn says so.
type glyph struct {
	text   string
	x0, x1 float64
	y      float64 // baseline
	size   float64
	turn   int
	bold   bool
}

// speller puts words together from letters. Letters of turned words are given in a frame turned with them.
type speller struct {
	gap    float64 // a wider gap, as a share of the letters' size, parts words
	words  []Word
	spaces []glyph
	open   bool
	spaced bool // a space was drawn behind the last letter
	turn   int
	y      float64
	text   strings.Builder
	word   Word
	last   glyph
}

// Shares of the letters' size that decide where one word ends.
const (
	wordGap    = 0.18 // between letters as wide as their font says
	inkGap     = 0.3  // between letters as wide as their ink
	touchGap   = 0.14 // between two words that are one: no space was drawn between them
	spaceGap   = 0.04 // a drawn space parts words unless the letters go on closer than this
	levelSlack = 0.12 // letters of one word stand on one baseline
)

func (s *speller) add(g glyph) {
	if g.size <= 0 || math.IsNaN(g.x0+g.x1+g.y) || math.IsInf(g.x0+g.x1+g.y, 0) {
		return
	}
	if strings.TrimFunc(g.text, isBlank) == "" {
		s.blank(g)
		return
	}
	if s.open && !s.joins(g) {
		s.end()
	}
	s.spaced = false
	if s.open && s.doubled(g) {
		return
	}
	if !s.open {
		s.open, s.turn, s.y = true, g.turn, g.y
		s.word = Word{X0: g.x0, X1: g.x1, Y: g.y, Size: g.size, Bold: g.bold, Turn: g.turn}
		s.text.Reset()
	}
	s.text.WriteString(g.text)
	s.word.X1 = max(s.word.X1, g.x1)
	s.last = g
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\u200b'
}

// blank notes a drawn space.
func (s *speller) blank(g glyph) {
	s.spaced = s.open
	if len(s.spaces) < 4*maxPageWords {
		s.spaces = append(s.spaces, g)
	}
}

// joins says whether g goes on with the open word.
func (s *speller) joins(g glyph) bool {
	size := max(g.size, s.last.size)
	if g.turn != s.turn || math.Abs(g.y-s.y) > levelSlack*size || math.Abs(g.size-s.last.size) > 0.15*size {
		return false
	}
	gap := g.x0 - s.last.x1
	if s.spaced {
		return gap <= spaceGap*size && gap >= -0.5*size
	}
	return gap <= s.gap*size && gap >= -0.6*size
}

// doubled says that g is drawn over the same letter a second time, as some programs do for bold.
func (s *speller) doubled(g glyph) bool {
	return g.text == s.last.text && math.Abs(g.x0-s.last.x0) < 0.06*g.size && math.Abs(g.y-s.last.y) < 0.06*g.size
}

func (s *speller) end() {
	if !s.open {
		return
	}
	s.open = false
	w := s.word
	w.Text = norm.NFC.String(strings.TrimFunc(s.text.String(), isBlank))
	if w.Text == "" {
		return
	}
	s.words = append(s.words, w)
}

// finish returns the words upright on a page of the given size; what lies outside it is left out.
func (s *speller) finish(width, height float64) []Word {
	s.end()
	s.findSpaces()
	out := s.words[:0]
	for _, w := range s.words {
		w = placed(w)
		if w.X1 < 0 || w.X0 > width || w.Y < 0 || w.Y-w.Size > height {
			continue
		}
		w.X0, w.X1, w.Y, w.Size, w.Length = round(w.X0), round(w.X1), round(w.Y), round(w.Size), round(w.Length)
		out = append(out, w)
	}
	return out
}

// findSpaces says of each word whether a space was drawn between it and the next on its baseline. Letters that a font lacks are drawn after
// the line, into gaps that were left for them: the order of drawing says less than the places.
func (s *speller) findSpaces() {
	slices.SortFunc(s.spaces, func(a, b glyph) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(level8(a.y), level8(b.y)), cmp.Compare(a.x0, b.x0))
	})
	order := make([]int, len(s.words))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := s.words[i], s.words[j]
		return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(level8(a.Y), level8(b.Y)), cmp.Compare(a.X0, b.X0))
	})
	for n, i := range order {
		w := &s.words[i]
		to := w.X1 + w.Size
		if n+1 < len(order) {
			if next := s.words[order[n+1]]; next.Turn == w.Turn && level8(next.Y) == level8(w.Y) {
				to = next.X0 + 0.02*w.Size
			}
		}
		w.Apart = s.spaceIn(w.Turn, w.Y, w.X1-0.15*w.Size, to)
	}
}

// level8 is a height in eighths of a point: what stands on one baseline was drawn so.
func level8(y float64) int { return int(math.Round(y * 8)) }

func (s *speller) spaceIn(turn int, y, from, to float64) bool {
	for d := -1; d <= 1; d++ {
		at := level8(y) + d
		n, _ := slices.BinarySearchFunc(s.spaces, from, func(g glyph, x float64) int {
			return cmp.Or(cmp.Compare(g.turn, turn), cmp.Compare(level8(g.y), at), cmp.Compare(g.x0, x))
		})
		if n < len(s.spaces) && s.spaces[n].turn == turn && level8(s.spaces[n].y) == at && s.spaces[n].x0 < to {
			return true
		}
	}
	return false
}

// placed turns a word back from the frame it was spelled in, see turned.
func placed(w Word) Word {
	switch w.Turn {
	case 90: // along is upwards: x' = -y, y' = x
		return Word{Text: w.Text, X0: w.Y - w.Size, X1: w.Y, Y: -w.X0, Size: w.Size, Bold: w.Bold, Apart: w.Apart, Turn: 90, Length: w.X1 - w.X0}
	case 270: // along is downwards: x' = y, y' = -x
		return Word{Text: w.Text, X0: -w.Y, X1: -w.Y + w.Size, Y: w.X1, Size: w.Size, Bold: w.Bold, Apart: w.Apart, Turn: 270, Length: w.X1 - w.X0}
	}
	return w
}

// turned gives the place of a point in the frame in which text of that turn is level.
func turned(turn int, x, y float64) (float64, float64) {
	switch turn {
	case 90:
		return -y, x
	case 270:
		return y, -x
	}
	return x, y
}
