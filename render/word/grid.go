package word

// cell is a cell of a table of Word. Every cell ends with a paragraph.
type cell struct {
	width  int
	span   int    // columns; 0 is one
	ground string // colour; empty for none
	middle bool   // its text stands half-way up
	gutter int    // blank at its right edge
	inside markup
}

func (c cell) markup() markup {
	properties := el("w:tcW", atInt("w:w", c.width), at("w:type", "dxa"))
	if c.span > 1 {
		properties += valInt("w:gridSpan", c.span)
	}
	if c.ground != "" {
		properties += el("w:shd", at("w:val", "clear"), at("w:color", "auto"), at("w:fill", c.ground))
	}
	if c.gutter > 0 {
		properties += el("w:tcMar", el("w:right", atInt("w:w", c.gutter), at("w:type", "dxa")))
	}
	properties += when(c.middle, val("w:vAlign", "center"))
	inside := c.inside
	if inside == "" {
		inside = el("w:p")
	}
	return el("w:tc", el("w:tcPr", properties), inside)
}

// row is a row: whole is not broken over pages, head is shown again on every page.
func row(whole, head bool, cells ...cell) markup {
	var m markup
	if properties := when(whole, el("w:cantSplit")) + when(head, el("w:tblHeader")); properties != "" {
		m = el("w:trPr", properties)
	}
	for _, c := range cells {
		m += c.markup()
	}
	return el("w:tr", m)
}

// table is a table of fixed columns as wide as the text.
func table(style string, widths []int, rows []markup) markup {
	total := 0
	var columns markup
	for _, w := range widths {
		total += w
		columns += el("w:gridCol", atInt("w:w", w))
	}
	look := el("w:tblLook", at("w:val", "0620"), at("w:firstRow", "1"), at("w:lastRow", "0"), at("w:firstColumn", "0"), at("w:lastColumn", "0"), at("w:noHBand", "1"), at("w:noVBand", "1"))
	return el("w:tbl", el("w:tblPr", val("w:tblStyle", style), el("w:tblW", atInt("w:w", total), at("w:type", "dxa")), el("w:tblInd", atInt("w:w", 0), at("w:type", "dxa")),
		el("w:tblLayout", at("w:type", "fixed")), look), el("w:tblGrid", columns), join(rows))
}
