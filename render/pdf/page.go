package pdf

// frame is a sheet of paper with its margins.
type frame struct{ width, height float64 }

var (
	portrait  = frame{sheetShort, sheetLong}
	landscape = frame{sheetLong, sheetShort}
)

func (f frame) left() float64   { return marginLeft }
func (f frame) right() float64  { return f.width - marginRight }
func (f frame) top() float64    { return marginTop }
func (f frame) bottom() float64 { return f.height - marginBottom }
func (f frame) text() float64   { return f.right() - f.left() }
func (f frame) room() float64   { return f.bottom() - f.top() }

// page is a page with everything that stands on it.
type page struct {
	frame  frame
	number int // within its part; the first page prints none
	placed []placed
}

// placed is a box with its place.
type placed struct {
	box *box
	y   float64
}

// paginate lays the boxes of one part, the paper itself or an appendix, on pages. A part has at least one page.
func paginate(f frame, boxes []*box) []page {
	p := paginator{frame: f}
	p.turn()
	for i := range boxes {
		p.add(boxes, i)
	}
	return p.pages
}

// paginator fills pages from top to bottom.
type paginator struct {
	frame frame
	pages []page
	y     float64
	fresh bool // nothing stands on the page yet
}

func (p *paginator) room() float64 { return p.frame.bottom() - p.y }

// turn begins a page.
func (p *paginator) turn() {
	p.pages = append(p.pages, page{frame: p.frame, number: len(p.pages) + 1})
	p.y, p.fresh = p.frame.top(), true
}

// add places boxes[i], on a new page where it and what must follow it would not fit on this one.
func (p *paginator) add(boxes []*box, i int) {
	b := boxes[i]
	if !p.fresh && p.breakBefore(boxes[i:]) {
		p.turn()
	}
	if p.fresh && b.head != nil {
		p.place(b.head)
	}
	for b.height+p.above(b) > p.room()+tolerance {
		first, rest := b.split(p.room() - p.above(b))
		if first == nil {
			break
		}
		if short := restAtLeast - rest.height; short > 0 && first.height > splitAtLeast+short {
			first, rest = b.split(first.height - short)
		}
		p.place(first)
		p.turn()
		if rest.head != nil {
			p.place(rest.head)
		}
		b = rest
	}
	p.place(b)
}

// above is the blank that comes before b where it stands now.
func (p *paginator) above(b *box) float64 {
	if p.fresh {
		return 0
	}
	return b.before
}

func (p *paginator) place(b *box) {
	p.y += p.above(b)
	last := &p.pages[len(p.pages)-1]
	last.placed = append(last.placed, placed{b, p.y})
	p.y += b.height
	p.fresh = false
}

// breakBefore decides whether the first of the boxes opens a new page. A chain of boxes that must stay together moves as one;
// a chain longer than a page cannot, then each box looks after itself.
func (p *paginator) breakBefore(boxes []*box) bool {
	full := p.frame.room()
	if boxes[0].head != nil {
		full -= boxes[0].head.height
	}
	chain := 0.0
	for i, b := range boxes {
		chain += b.before + least(b, full)
		if i == 0 && chain > p.room()+tolerance {
			return true
		}
		if chain-boxes[0].before > full {
			return false
		}
		if !b.keep {
			break
		}
	}
	return chain > p.room()+tolerance
}

// least is the room without which a box does not begin on a page.
func least(b *box, full float64) float64 {
	if b.height > full || b.loose && b.height > looseShare*full {
		return min(b.height, splitAtLeast)
	}
	return b.height
}
