package pdftext

import (
	"cmp"
	"math"
	"slices"
)

// Arrange puts the words of pages together into paragraphs and tables, in the order in which they are read.
func Arrange(pages []Page) Document {
	seen := survey(pages)
	a := arranger{survey: seen}
	for _, p := range pages {
		f := newFlow(p)
		f.takeNumber(len(pages))
		f.takeRunning(seen.edges)
		f.takeFootnotes(seen.body)
		a.page(f)
	}
	a.endTable()
	a.out.end()
	return Document{Blocks: a.out.blocks}
}

// surveyed is what only all pages together tell.
type surveyed struct {
	edges  sights
	body   float64       // the size of most letters
	frames map[int]frame // the margins of most pages, by the width of the paper
}

// fewLines on a page say little of its margins.
const fewLines = 8

// survey looks at all pages once. Their lines are put together again later: to keep those of 2,000 pages would take too much memory.
func survey(pages []Page) surveyed {
	s := surveyed{edges: sights{}, frames: map[int]frame{}}
	sizes := map[float64]int{}
	frames := map[int][]frame{}
	for _, p := range pages {
		f := newFlow(p)
		f.takeNumber(len(pages))
		s.edges.note(f)
		for _, l := range f.lines {
			sizes[math.Round(l.size)] += len(l.words)
		}
		if len(f.lines) >= fewLines {
			frames[paper(p)] = append(frames[paper(p)], frameOf(f.lines))
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size > s.body {
			s.body, most = size, n
		}
	}
	for w, list := range frames {
		slices.SortFunc(list, func(a, b frame) int {
			return cmp.Or(cmp.Compare(a.right-a.left, b.right-b.left), cmp.Compare(a.left, b.left))
		})
		s.frames[w] = list[len(list)/2]
	}
	return s
}

func paper(p Page) int { return int(math.Round(p.Width / 10)) }

// arranger writes pages one behind the other; paragraphs and tables go on from one to the next.
type arranger struct {
	survey surveyed
	out    writer
	table  *openTable
	frame  frame
	last   int // page of the last line
}

// frameFor is the frame of a page's lines.
func (a *arranger) frameFor(f flow) frame {
	own := frameOf(f.lines)
	usual, ok := a.survey.frames[paper(f.page)]
	if !ok {
		return own
	}
	if len(f.lines) < fewLines {
		return usual
	}
	own.indents = own.indents || usual.indents
	if own.right < usual.right && own.left < usual.left+sameSpot {
		own.right = usual.right
	}
	return own
}

// item is a stretch of lines or a table of a page, in order of height.
type item struct {
	lines []line
	grid  *grid
}

// itemsOf are the lines and tables of a page from the top.
func itemsOf(f flow) []item {
	var out []item
	rest := f.lines
	for i := range f.grids {
		g := &f.grids[i]
		n := 0
		for n < len(rest) && rest[n].y <= (g.y[0]+g.y[len(g.y)-1])/2 {
			n++
		}
		if n > 0 {
			out = append(out, item{lines: rest[:n]})
		}
		out = append(out, item{grid: g})
		rest = rest[n:]
	}
	if len(rest) > 0 {
		out = append(out, item{lines: rest})
	}
	return out
}

func (a *arranger) page(f flow) {
	a.frame = a.frameFor(f)
	for _, l := range f.asides {
		a.later(Block{Pieces: []Piece{{Text: l.text(), Line: l.number, Page: f.page.Number}}, Aside: true})
	}
	for i, it := range itemsOf(f) {
		if it.grid != nil {
			a.grid(*it.grid, f.page, i == 0)
			continue
		}
		a.endTable()
		for _, z := range zonesOf(it.lines, 0) {
			a.zone(z, f.page.Number)
		}
	}
	a.footnotes(f)
}

// later keeps what belongs to the page, and not to the text, until the paragraph or table around it ends.
func (a *arranger) later(blocks ...Block) {
	a.out.later = append(a.out.later, blocks...)
	if len(a.out.lines) == 0 && a.table == nil {
		a.out.end()
	}
}

// grid writes a table, or joins it to the open one if it begins the page.
func (a *arranger) grid(g grid, p Page, first bool) {
	t := newTable(g, p)
	if a.table != nil && first && a.table.joins(t) {
		return
	}
	a.endTable()
	a.out.end()
	a.table = t
}

// endTable writes the open table; what belongs to the pages it crossed follows.
func (a *arranger) endTable() {
	if a.table == nil {
		return
	}
	a.out.blocks = append(a.out.blocks, Block{Table: a.table.table})
	for _, m := range a.table.marks {
		a.out.blocks = append(a.out.blocks, Block{Pieces: []Piece{m}, Aside: true})
	}
	a.table = nil
	a.out.end()
}

func (a *arranger) zone(z zone, page int) {
	if z.column {
		a.out.end()
	}
	for _, l := range z.lines {
		if a.parts(z, l, page) {
			a.out.end()
		}
		a.out.add(l, page)
		a.last = page
	}
	if z.column {
		a.out.end()
	}
}

func (a *arranger) parts(z zone, l line, page int) bool {
	open := a.out.lines
	if len(open) == 0 {
		return false
	}
	if z.column {
		return partsColumn(open[len(open)-1], l)
	}
	return a.frame.parts(open, l, a.last == page)
}

// footnotes writes the notes of a page behind the paragraph that is open.
func (a *arranger) footnotes(f flow) {
	var w writer
	frame := frameOf(f.footnotes)
	for i, l := range f.footnotes {
		if len(w.lines) > 0 && (f.isNoteStart(l) || l.y-f.footnotes[i-1].y > 2*frame.step) {
			w.end()
		}
		w.add(l, f.page.Number)
	}
	w.end()
	a.later(w.blocks...)
}
