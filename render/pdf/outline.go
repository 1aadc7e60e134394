package pdf

// mark is a line of the file's outline.
type mark struct {
	level int
	title string
}

// target is a mark with its place.
type target struct {
	mark
	page  int
	y     float64
	sheet float64 // height of its sheet
}

// outline writes the marks at the end, page by page again: gofpdf computes every place with the height of the last sheet, which
// is wrong where upright and broad sheets alternate, so the difference is made good here. It also wants levels without gaps.
func (p *paper) outline(targets []target, last float64) {
	if len(targets) == 0 {
		return
	}
	p.use(style{face: regular, size: bodySize}) // Bookmark writes Unicode only while a Unicode font is in use
	end, level := p.pdf.PageNo(), -1
	for _, t := range targets {
		level = min(t.level, level+1)
		p.pdf.SetPage(t.page)
		p.pdf.Bookmark(t.title, level, last-t.sheet+t.y)
	}
	p.pdf.SetPage(end)
}
