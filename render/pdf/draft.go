package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// draftMark is the framed word at the top right of every page of a paper that is not issued. It stands in the margin, where it
// covers no word, survives a photocopy and stays out of the running text when somebody copies from the file.
type draftMark struct {
	lines []line
	style style
}

// draftMark measures the mark, in smaller letters where the words are many. An issued paper has none.
func (g *glyphs) draftMark(doc report.Document) draftMark {
	if !doc.Draft {
		return draftMark{}
	}
	words := strings.TrimSpace(doc.DraftMark)
	if words == "" {
		words = layout.Draft
	}
	room := portrait.right() - portrait.width/2 - draftClear - 2*draftPad
	m := draftMark{style: style{face: bold, size: draftSize, spacing: singleSpacing}}
	for {
		m.lines = g.wrap(words, m.style, room, room)
		if len(m.lines) <= 1 || m.style.size <= draftSizeMin {
			return m
		}
		m.style.size--
	}
}

// draw puts the mark on a page; its lower edge stays clear of the text.
func (m draftMark) draw(p pen, f frame) {
	if len(m.lines) == 0 {
		return
	}
	lines := m.lines[:min(len(m.lines), 3)] // more would leave the sheet
	w := widest(lines) + 2*draftPad
	h := float64(len(lines))*m.style.line() + draftPad
	x, y := f.right()-w, draftBottom-h
	p.rule(x, y, x+w, y, ruleWidth)
	p.rule(x, y+h, x+w, y+h, ruleWidth)
	p.rule(x, y, x, y+h, ruleWidth)
	p.rule(x+w, y, x+w, y+h, ruleWidth)
	for i, l := range lines {
		p.text(x+w-draftPad-l.width, y+draftPad/2+float64(i)*m.style.line()+m.style.baseline(), l.text, m.style)
	}
}
