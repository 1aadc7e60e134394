package word

import (
	"fmt"
	"strings"

	"theodoi/render/layout"
)

// section is w:sectPr: the sheet, its margins, and numbers that begin with 1 and are not shown on the first page (Decree 30/2020,
// Phụ lục I, I.7).
func (w *writer) section() markup {
	h := w.headers()
	size := []part{atInt("w:w", w.frame.width), atInt("w:h", w.frame.height)}
	if w.frame.landscape {
		size = append(size, at("w:orient", "landscape"))
	}
	return el("w:sectPr",
		el("w:headerReference", at("w:type", "default"), at("r:id", h.next)),
		el("w:headerReference", at("w:type", "first"), at("r:id", h.first)),
		val("w:type", "nextPage"),
		el("w:pgSz", size...),
		el("w:pgMar", atInt("w:top", marginTop), atInt("w:right", marginRight), atInt("w:bottom", marginBottom), atInt("w:left", marginLeft),
			atInt("w:header", headerTop), atInt("w:footer", headerTop), atInt("w:gutter", 0)),
		el("w:pgNumType", atInt("w:start", 1)),
		el("w:titlePg"))
}

// headers are the relations of the top margins of a section: of its first page and of the next ones.
type headers struct{ first, next string }

// headers returns those of the frame; sections of the same frame share them.
func (w *writer) headers() headers {
	if h, ok := w.tops[w.frame]; ok {
		return h
	}
	number := el("w:fldSimple", at("w:instr", "PAGE"), el("w:r", el("w:t", text("2"))))
	h := headers{first: w.header("first", w.top("")), next: w.header("next", w.top(number))}
	w.tops[w.frame] = h
	return h
}

func (w *writer) header(kind string, inside markup) string {
	name := fmt.Sprintf("header%d-%s.xml", len(w.tops)+1, kind)
	w.pack.add("word/"+name, wordKind+"header+xml", el("w:hdr", nsWord, nsRelation, inside))
	return w.pack.link(documentName, officeRel+"header", name)
}

// The mark of a draft, in the top margin, right.
const (
	draftSize    = 12.0
	draftSizeMin = 8.0
	draftClear   = 570 // distance from the page number
)

// top is the top margin of a page: the page number in the middle and, of a paper that is not issued, a framed word on the right. It
// stands in the margin, where it covers no word and survives a photocopy.
func (w *writer) top(number markup) markup {
	if w.mark == "" {
		return paragraph(form{style: styleHeader}, number)
	}
	l := look{bold: true, size: draftSize, boxed: true}
	room := float64(w.frame.text()/2 - draftClear)
	framed := string(noBreak) + w.mark + string(noBreak)
	for l.size > draftSizeMin && textWidth(framed, l.size, true) > room {
		l.size--
	}
	if textWidth(framed, l.size, true) > room {
		return paragraph(form{style: styleHeader}, number) + paragraph(form{style: styleHeader, align: "right"}, run(framed, l))
	}
	f := form{style: styleHeader, align: "left", tabs: []tab{{"center", w.frame.text() / 2}, {"right", w.frame.text()}}}
	step := el("w:r", el("w:tab"))
	return paragraph(f, step+number+step+run(framed, l))
}

// draftMark is the mark of the document; an issued paper has none.
func draftMark(draft bool, mark string) string {
	if !draft {
		return ""
	}
	if mark = oneLine(mark); mark == "" {
		return layout.Draft
	}
	return strings.ReplaceAll(mark, " ", string(noBreak))
}
