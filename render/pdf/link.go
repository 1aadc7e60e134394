package pdf

// place is where an anchor stands: a row that a figure comes from.
type place struct {
	page int // from 1
	y    float64
}

// linkItem is an area that leads to an anchor when it is clicked. Nothing is drawn: an official paper shows no blue underlining.
func linkItem(x, y, width, height float64, anchor string) item {
	return item{y: y, h: height, draw: func(p pen, y float64) { p.link(x, y, width, height, anchor) }}
}

// anchors finds the places of all anchors. Of two rows with one name the first counts.
func anchors(pages []page) map[string]place {
	places := map[string]place{}
	for i, pg := range pages {
		for _, at := range pg.placed {
			if _, taken := places[at.box.anchor]; at.box.anchor != "" && !taken {
				places[at.box.anchor] = place{i + 1, at.y}
			}
		}
	}
	return places
}

// link marks an area. What leads nowhere is left out: a reader would jump to the first page and look for the figure there.
func (p *paper) link(x, y, w, h float64, anchor string) {
	to, ok := p.places[anchor]
	if !ok {
		return
	}
	id, ok := p.links[anchor]
	if !ok {
		id = p.pdf.AddLink()
		p.pdf.SetLink(id, to.y, to.page)
		p.links[anchor] = id
	}
	p.pdf.Link(x, y, w, h, id)
}
