package word

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// paragraph is w:p.
func paragraph(f form, inside markup) markup { return el("w:p", f.properties(), inside) }

// run is a piece of text of one look; a line feed becomes a line break of Word. s must have been cleaned.
func run(s string, l look) markup {
	if s == "" {
		return ""
	}
	var m markup
	for i, line := range strings.Split(s, "\n") {
		m += when(i > 0, el("w:br"))
		if line != "" {
			m += el("w:t", at("xml:space", "preserve"), text(line))
		}
	}
	return el("w:r", l.properties(), m)
}

// line is a paragraph of one style with a text; an empty text has none.
func line(style, s string) markup {
	if s = clean(s); s == "" {
		return ""
	}
	return paragraph(form{style: style}, run(s, look{}))
}

// rule is a line of the given length in the middle of a width (Decree 30/2020, Phụ lục I, II.1, II.2 and II.5).
func rule(length float64, width int, keepNext bool, after int) markup {
	side := max(0, (width-twips(length))/2)
	return paragraph(form{style: styleRule, rule: true, left: side, right: side, keepNext: keepNext, after: after}, "")
}

// bodyStyle is the style of running text.
func (w *writer) bodyStyle() string {
	if w.annex {
		return styleBodyAnnex
	}
	return styleBody
}

// paragraph writes running text. What is empty leaves no paragraph.
func (w *writer) paragraph(p report.Paragraph, f form, l look) {
	if f.style == "" {
		f.style = w.bodyStyle()
	}
	if inside := w.content(p, l); inside != "" {
		w.add(paragraph(f, inside))
	}
}

// content writes the words of a paragraph, in runs where it has them.
func (w *writer) content(p report.Paragraph, l look) markup {
	if len(p.Runs) == 0 {
		return run(clean(p.Text), l)
	}
	var m markup
	for i, r := range p.Runs {
		own := l
		own.bold, own.italic = l.bold || r.Bold, l.italic || r.Italic
		m += w.linked(run(cleanRun(r.Text, i == 0, i == len(p.Runs)-1), own), r.Link)
	}
	return m
}

// cleanRun cleans a piece of a paragraph: its spaces towards other pieces stay.
func cleanRun(s string, first, last bool) string {
	cleaned := clean(s)
	spaced := strings.Map(letter, layout.LineEnds.Replace(s))
	if !first && strings.HasPrefix(spaced, " ") {
		cleaned = " " + cleaned
	}
	if !last && strings.HasSuffix(spaced, " ") && strings.TrimSpace(cleaned) != "" {
		cleaned += " "
	}
	return cleaned
}

// list writes items with dashes, as a list of Word.
func (w *writer) list(l report.List, keepLast bool) {
	for i, item := range l.Items {
		w.paragraph(item, form{list: true, keepNext: keepLast && i == len(l.Items)-1}, look{})
	}
}

// heading writes a numbered title: level 1 in capitals, which the style makes, level 3 with a bracket (Decree 30/2020, Phụ lục I,
// II.6.d). The number is typed, as in the decisions that papers quote: a number of Word's own would change when a clerk cuts a
// heading, and with it what other papers refer to.
func (w *writer) heading(h report.Heading) {
	s := clean(h.Text)
	behind := ". "
	if h.Level >= 3 {
		behind = ") "
	}
	if h.Number != "" {
		s = clean(strings.TrimRight(h.Number, " .)") + behind + s)
	}
	if s != "" {
		w.add(paragraph(form{style: headingStyle(h.Level, w.annex)}, run(s, look{})))
	}
}

// linked makes words lead to a row; where the document has no such row they stay words.
func (w *writer) linked(inside markup, link string) markup {
	name, ok := w.anchors[link]
	if !ok || inside == "" {
		return inside
	}
	return el("w:hyperlink", at("w:anchor", name), at("w:history", "1"), inside)
}

// anchored puts a bookmark around words.
func (w *writer) anchored(inside markup, anchor string) markup {
	name, ok := w.anchors[anchor]
	if !ok || w.placed[anchor] {
		return inside
	}
	w.placed[anchor] = true
	id := len(w.placed)
	return el("w:bookmarkStart", atInt("w:id", id), at("w:name", name)) + inside + el("w:bookmarkEnd", atInt("w:id", id))
}
