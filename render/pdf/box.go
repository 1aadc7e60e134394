package pdf

import (
	"cmp"
	"slices"
)

// item is a drawing with a place inside a box: a line of text, a rule, a bar.
type item struct {
	y, h float64
	draw func(p pen, y float64)
}

// box is a piece of the paper that has got its size but not yet its place on a page.
type box struct {
	items  []item
	height float64
	before float64 // blank above; none at the top of a page
	pad    float64 // blank between the box's edge and its items, kept where the box is split
	loose  bool    // a row of a table, which may be split though a page could hold it
	keep   bool    // the next box must begin on the same page
	head   *box    // printed again above this box where it opens a page: heading of a table, legend of a chart
	back   func(p pen, y, height float64)
	mark   *mark
	anchor string // what links lead here by

	start  float64 // y of the items that is the top of the box: not 0 in the rest of a split box
	sorted bool    // items are in the order of y
}

// draw draws the box with its top at y.
func (b *box) draw(p pen, y float64) {
	if b.back != nil {
		b.back(p, y, b.height)
	}
	for _, it := range b.items {
		it.draw(p, y+it.y-b.start)
	}
}

// split cuts a box that no page can hold: what fits into room, and the rest. Items of the same height in the box stay at the
// same height, so the cells of a row go on side by side. Without an item that fits, first is nil. Both parts share the items, for a
// box of a thousand pages would else be copied a thousand times.
func (b *box) split(room float64) (first, rest *box) {
	if !b.sorted {
		b.items = slices.Clone(b.items)
		slices.SortStableFunc(b.items, func(x, y item) int { return cmp.Compare(x.y, y.y) })
		b.sorted = true
	}
	n, height := 0, 0.0
	for _, it := range b.items {
		bottom := it.y - b.start + it.h + b.pad
		if bottom > room+tolerance {
			break
		}
		n, height = n+1, max(height, bottom)
	}
	if n == 0 || n == len(b.items) {
		return nil, b
	}
	f, r := *b, *b
	f.items, f.height, f.keep = b.items[:n], height, false
	shift := b.items[n].y - b.start - b.pad
	r.items, r.start, r.height = b.items[n:], b.start+shift, b.height-shift
	r.before, r.mark, r.anchor = 0, nil, ""
	return &f, &r
}

// textItem is a line of text at x.
func textItem(x, y float64, l line, s style) item {
	return item{y: y, h: s.line(), draw: func(p pen, y float64) { p.text(x, y+s.baseline(), l.text, s) }}
}

// stretchedItem is a line of text whose word spaces fill the width.
func stretchedItem(x, y, width float64, l line, s style) item {
	return item{y: y, h: s.line(), draw: func(p pen, y float64) { p.stretch(x, y+s.baseline(), width, l.text, s) }}
}

// ruleItem is a horizontal rule under words, centred on x.
func ruleItem(x, y, length float64) item {
	return item{y: y, h: ruleWidth, draw: func(p pen, y float64) { p.rule(x-length/2, y, x+length/2, y, ruleWidth) }}
}

// centred returns lines below each other, centred on x, and the height below the last one.
func centred(lines []line, s style, x, y float64) ([]item, float64) {
	var items []item
	for _, l := range lines {
		items = append(items, textItem(x-l.width/2, y, l, s))
		y += s.line()
	}
	return items, y
}
