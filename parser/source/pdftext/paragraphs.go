package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
)

// frame is where the lines of a page, a column or a cell begin and end.
type frame struct {
	left, right float64
	step        float64 // from baseline to baseline within a paragraph
	indents     bool    // first lines of paragraphs are moved in
}

// Measures of paragraphs, as shares of the letters' size.
const (
	indentMin  = 0.8
	alignSlack = 0.35
	roomMore   = 0.9 // room beyond the next word that a line leaves only at the end of a paragraph
	centreIn   = 1.5 // both sides of a centred line are moved in
	sizeStep   = 0.12
)

// frameOf measures lines; of a page with few lines the usual frame of the document's pages is known better.
func frameOf(lines []line) frame {
	f := frame{left: math.Inf(1), right: math.Inf(-1)}
	var left, right, steps []float64
	for i, l := range lines {
		left, right = append(left, l.x0), append(right, l.x1)
		if i > 0 {
			if s := l.y - lines[i-1].y; s > 0.8*l.size && s < 2.2*l.size {
				steps = append(steps, s)
			}
		}
	}
	if len(lines) == 0 {
		return frame{}
	}
	f.left, f.right = edgeOf(left, 1), edgeOf(right, -1)
	size := lines[0].size
	f.step = 1.3 * size
	if len(steps) > 0 {
		slices.Sort(steps)
		f.step = steps[len(steps)/3]
	}
	at := 0
	for _, l := range lines {
		if math.Abs(l.x0-f.left) < alignSlack*l.size && l.width() > 0.5*(f.right-f.left) {
			at++
		}
	}
	f.indents = at*4 > len(lines)
	return f
}

// edgeOf is the outermost place at which several lines begin (direction 1) or end (-1).
func edgeOf(at []float64, direction float64) float64 {
	slices.SortFunc(at, func(a, b float64) int {
		if a*direction < b*direction {
			return -1
		}
		if a*direction > b*direction {
			return 1
		}
		return 0
	})
	need := max(2, len(at)/12)
	for i := range at {
		j := i
		for j < len(at) && math.Abs(at[j]-at[i]) <= 3 {
			j++
		}
		if j-i >= need {
			return at[i]
		}
	}
	return at[0]
}

// writer gathers the lines of paragraphs.
type writer struct {
	blocks []Block
	lines  []line // of the open paragraph
	pages  []int  // of each line
	later  []Block
}

func (w *writer) add(l line, page int) {
	w.lines, w.pages = append(w.lines, l), append(w.pages, page)
}

// end closes the open paragraph; what belongs to pages that it crossed follows.
func (w *writer) end() {
	if len(w.lines) > 0 {
		pieces, marks := piecesOf(w.lines, w.pages)
		if len(pieces) > 0 {
			w.blocks = append(w.blocks, Block{Pieces: pieces})
		}
		for _, m := range marks {
			w.blocks = append(w.blocks, Block{Pieces: []Piece{m}, Aside: true})
		}
	}
	w.lines, w.pages = nil, nil
	w.blocks = append(w.blocks, w.later...)
	w.later = nil
}

// piecesOf are the lines of a paragraph as pieces, and the marks of footnotes taken out of them.
func piecesOf(lines []line, pages []int) (pieces, marks []Piece) {
	for i, l := range lines {
		if !isNote(l) || i > 0 {
			l.takeMarks()
		}
		for _, m := range l.marks {
			marks = append(marks, Piece{Text: m.Text, Line: l.number, Page: pages[i]})
		}
		text := l.text()
		if text == "" {
			continue
		}
		p := Piece{Text: text, Line: l.number, Page: pages[i]}
		if n := len(pieces) - 1; n >= 0 {
			pieces[n].Text, p.Glued = glue(pieces[n].Text, text)
		}
		pieces = append(pieces, p)
	}
	return pieces, marks
}

// glue says whether a word was broken between two lines: at a hyphen or stroke that stands close to it, which stays, or at a soft hyphen.
func glue(before, after string) (string, bool) {
	if soft := strings.TrimSuffix(before, "\u00ad"); soft != before {
		return soft, true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if last != '-' && last != '/' && last != '–' || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return before, false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return before, utf8.RuneCountInString(word) > 1 && strings.Trim(word, "-–/.") != ""
}

// marker is what an item of a list, an article or a heading begins with.
var marker = pattern.New(`^(?:[-–—+•*●▪◦➢✓]+(?:\s|\pL)|\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]{1,6}[.)]|[a-zA-ZđĐ][.)]|\d{1,2}\))\s|\(?(?:\d{1,2}|[a-zđ])\)|(?:Điều|Mục|Phần|Chương|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC)\s+[\dIVXLC]|Căn cứ\s|Theo đề nghị\s|Xét đề nghị\s|Nơi nhận)`)

// marked says whether a line begins as an item does; a number or a dash can also be a part of a sentence.
func (l line) marked() bool { return marker.MatchString(l.text()) }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "(“\"'"))
	return unicode.IsLower(r)
}

// ends says whether a sentence or an item of a list can end with s.
func ends(s string) bool {
	s = strings.TrimRight(s, "”\"') ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".;:!?…", r)
}

func isUpper(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > 2*lower
}

// centred says whether a line stands in the middle of the frame, moved in on both sides.
func (f frame) centred(l line) bool {
	in, out := l.x0-f.left, f.right-l.x1
	return in > centreIn*l.size && out > centreIn*l.size && math.Abs(in-out) < 0.06*(f.right-f.left)+l.size
}

// room says whether the first word of next would have found a place at the end of l: somebody ended the line there.
func (f frame) room(l, next line) bool {
	return f.right-l.x1 > next.firstWidth()+roomMore*l.size
}

// parts says whether a new paragraph begins at next. open are the lines of the paragraph so far, the last of them directly above on the
// same page or the last of the page before.
func (f frame) parts(open []line, next line, samePage bool) bool {
	prev := open[len(open)-1]
	before, after := prev.text(), next.text()
	goesOn := startsLower(after) && !ends(before)
	room := f.room(prev, next)
	if samePage && next.y-prev.y > max(1.6*f.step, 1.9*prev.size) {
		return !goesOn || room
	}
	if d := math.Abs(prev.size-next.size) / max(prev.size, next.size); d > sizeStep {
		return !goesOn || d > 2*sizeStep
	}
	if a, b := f.centred(prev), f.centred(next); a && b {
		return f.partsTitle(prev, next, goesOn)
	} else if (a || b) && room {
		return true
	}
	in, was := next.x0-f.left, prev.x0-f.left
	em := prev.size
	if next.marked() {
		return in > alignSlack*em || room || ends(before) || was > alignSlack*em && len(open) > 1
	}
	if hang, ok := hanging(open[0]); ok && math.Abs(next.x0-hang) < alignSlack*em {
		return room && !startsLower(after)
	}
	if room {
		return !goesOn
	}
	if next.bold() != prev.bold() && !goesOn && (prev.bold() || ends(before)) {
		return true
	}
	if in-was > indentMin*em {
		return !goesOn
	}
	if in > indentMin*em && math.Abs(in-was) <= alignSlack*em && f.indents && len(open) == 1 {
		return !goesOn
	}
	return false
}

// hanging is where the text of an item begins behind its marker.
func hanging(l line) (float64, bool) {
	if len(l.words) < 2 || !l.marked() {
		return 0, false
	}
	return l.words[1].X0, true
}

// partsTitle says whether the centred line next is a title of its own. A title that goes on looks the same and follows a line that was full.
func (f frame) partsTitle(prev, next line, goesOn bool) bool {
	if goesOn {
		return false
	}
	if prev.bold() != next.bold() || isUpper(prev.text()) != isUpper(next.text()) || ends(prev.text()) || next.marked() {
		return true
	}
	return prev.width() < 0.55*(f.right-f.left)
}

// partsColumn is parts for a column of the head or the end, where each line is one by itself.
func partsColumn(prev, next line) bool {
	before, after := prev.text(), next.text()
	if next.y-prev.y > 1.9*prev.size || next.marked() {
		return true
	}
	if startsLower(after) && !ends(before) {
		return false
	}
	return !strings.HasSuffix(before, ",")
}

// cellParagraphs are the paragraphs of a cell between left and right.
func cellParagraphs(words []Word, left, right float64, page int) (paragraphs [][]Piece, marks []Piece) {
	var open []line
	end := func() {
		if len(open) == 0 {
			return
		}
		pages := make([]int, len(open))
		for i := range pages {
			pages[i] = page
		}
		pieces, taken := piecesOf(open, pages)
		if len(pieces) > 0 {
			paragraphs = append(paragraphs, pieces)
		}
		marks = append(marks, taken...)
		open = nil
	}
	lines := linesOf(words)
	f := cellFrame(lines, left, right)
	for _, l := range lines {
		if len(open) > 0 && f.partsCell(open, l) {
			end()
		}
		open = append(open, l)
	}
	end()
	return paragraphs, marks
}

// cellFrame is the room in a cell: the space beside the strokes is as wide on the right as on the left, where the text leaves so much.
func cellFrame(lines []line, left, right float64) frame {
	const usual = 5.4
	f := frame{left: math.Inf(1), right: right - usual}
	for _, l := range lines {
		f.left = min(f.left, l.x0)
		f.right = max(f.right, min(l.x1, right))
	}
	f.step = frameOf(lines).step
	if inset := f.left - left; inset > 0 && inset < usual {
		f.right = max(f.right, right-inset-1)
	}
	return f
}

// partsCell is parts within a cell, where lines are short and often centred.
func (f frame) partsCell(open []line, next line) bool {
	prev := open[len(open)-1]
	before, after := prev.text(), next.text()
	if next.y-prev.y > max(1.7*f.step, 2*prev.size) {
		return true
	}
	room := f.room(prev, next)
	if next.marked() {
		return room || ends(before)
	}
	if startsLower(after) && !ends(before) {
		return false
	}
	if room {
		return true
	}
	return next.x0-prev.x0 > indentMin*prev.size && ends(before)
}
