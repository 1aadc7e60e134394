package word

import (
	"strconv"

	"theodoi/report"
)

// dimGrey is the darkest grey that still reads as set back.
const dimGrey = "555555"

// look is how letters look; what is not set comes from the style.
type look struct {
	bold, italic, caps bool
	size               float64 // points
	grey               string
	boxed              bool
}

// properties returns w:rPr.
func (l look) properties() markup {
	m := when(l.bold, el("w:b")+el("w:bCs")) + when(l.italic, el("w:i")+el("w:iCs")) + when(l.caps, el("w:caps"))
	if l.grey != "" {
		m += val("w:color", l.grey)
	}
	if l.size > 0 {
		half := strconv.Itoa(int(l.size * 2))
		m += val("w:sz", half) + val("w:szCs", half)
	}
	if l.boxed {
		m += el("w:bdr", at("w:val", "single"), at("w:sz", "6"), at("w:space", "0"), at("w:color", "auto"))
	}
	if m == "" {
		return ""
	}
	return el("w:rPr", m)
}

// form is how a paragraph stands; what is not set comes from the style.
type form struct {
	style              string
	keepNext           bool
	keepLines          bool
	list               bool // an item of the list with dashes
	rule               bool // a line along its upper edge
	tabs               []tab
	before, after      int
	line               int // 240 is single
	exact              int // height of a line, whatever stands in it
	left, right, first int // indents
	align              string
	outline            int    // 1 is the highest level of the navigation pane
	section            markup // of the part that this paragraph ends
}

// tab is a tab stop.
type tab struct {
	kind string
	at   int
}

// properties returns w:pPr. The order of its elements is prescribed.
func (f form) properties() markup {
	var m markup
	if f.style != "" {
		m += val("w:pStyle", f.style)
	}
	m += when(f.keepNext, el("w:keepNext")) + when(f.keepLines, el("w:keepLines"))
	if f.list {
		m += el("w:numPr", valInt("w:ilvl", 0), valInt("w:numId", 1))
	}
	if f.rule {
		m += el("w:pBdr", el("w:top", at("w:val", "single"), at("w:sz", "6"), at("w:space", "0"), at("w:color", "000000")))
	}
	m += f.tabStops() + f.spacing() + f.indents()
	if f.align != "" {
		m += val("w:jc", f.align)
	}
	if f.outline > 0 {
		m += valInt("w:outlineLvl", f.outline-1)
	}
	m += f.section
	if m == "" {
		return ""
	}
	return el("w:pPr", m)
}

func (f form) tabStops() markup {
	var stops markup
	for _, t := range f.tabs {
		stops += el("w:tab", at("w:val", t.kind), atInt("w:pos", t.at))
	}
	if stops == "" {
		return ""
	}
	return el("w:tabs", stops)
}

func (f form) spacing() markup {
	var list []part
	if f.before != 0 {
		list = append(list, atInt("w:before", f.before))
	}
	if f.after != 0 {
		list = append(list, atInt("w:after", f.after))
	}
	switch {
	case f.exact != 0:
		list = append(list, atInt("w:line", f.exact), at("w:lineRule", "exact"))
	case f.line != 0:
		list = append(list, atInt("w:line", f.line), at("w:lineRule", "auto"))
	}
	if len(list) == 0 {
		return ""
	}
	return el("w:spacing", list...)
}

func (f form) indents() markup {
	var list []part
	if f.left != 0 {
		list = append(list, atInt("w:left", f.left))
	}
	if f.right != 0 {
		list = append(list, atInt("w:right", f.right))
	}
	if f.first != 0 {
		list = append(list, atInt("w:firstLine", f.first))
	}
	if len(list) == 0 {
		return ""
	}
	return el("w:ind", list...)
}

// cellLook makes a cell's tone visible without colour: poor is bold, soon is italic, dim is grey. The pale grounds only help.
func cellLook(c report.Cell) look {
	l := look{bold: c.Bold || c.Tone == report.Poor, italic: c.Tone == report.Soon}
	if c.Tone == report.Dim {
		l.grey = dimGrey
	}
	return l
}

// toneGround is the ground of a cell, pale enough for a photocopy; empty for none.
func toneGround(t report.Tone) string {
	switch t {
	case report.Poor:
		return "F8DEDA"
	case report.Soon:
		return "FFF4D6"
	}
	return ""
}
