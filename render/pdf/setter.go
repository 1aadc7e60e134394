package pdf

import (
	"fmt"
	"strings"

	"theodoi/report"
)

// setter turns the blocks of one part of the paper into boxes.
type setter struct {
	*glyphs
	frame   frame
	size    float64 // of running text
	outline int     // outline level of a heading of level 1
}

// nodes sets a body, block by block.
func (s *setter) nodes(body []report.Node) ([]*box, error) {
	var boxes []*box
	for i, n := range body {
		switch n := n.(type) {
		case report.Heading:
			boxes = append(boxes, s.heading(n)...)
		case report.Paragraph:
			boxes = append(boxes, s.words(n)...)
			if len(boxes) > 0 && report.Announces(body[i:]) {
				boxes[len(boxes)-1].keep = true
			}
		case report.List:
			for _, item := range n.Items {
				boxes = append(boxes, s.listed(item)...)
			}
		case report.Table:
			boxes = append(boxes, s.table(n)...)
		case report.Chart:
			boxes = append(boxes, s.chart(n)...)
		case report.Achievement:
			boxes = append(boxes, s.achievement(n)...)
		case report.Trend:
			boxes = append(boxes, s.trend(n)...)
		case report.Timeline:
			boxes = append(boxes, s.timeline(n)...)
		default:
			return nil, fmt.Errorf("pdf: no way to print a block of type %T", n)
		}
	}
	return boxes, nil
}

// body is the style of running text in one of the faces.
func (s *setter) body(f face) style { return style{face: f, size: s.size, spacing: bodySpacing} }

// words sets a paragraph, by its runs where it has any.
func (s *setter) words(p report.Paragraph) []*box {
	if len(p.Runs) > 0 {
		return s.runsParagraph(p.Runs, s.body(regular))
	}
	return s.paragraph(p.Text, s.body(regular))
}

// listed sets an item of a list behind a dash.
func (s *setter) listed(p report.Paragraph) []*box {
	if len(p.Runs) > 0 {
		return s.runsParagraph(dashed(p), s.body(regular))
	}
	return s.paragraph("- "+strings.TrimLeft(p.Text, " \n\t"), s.body(regular))
}

// paragraph sets justified text with an indented first line (Decree 30/2020, Phụ lục I, II.6). Its first two lines stay together,
// and so do its last two.
func (s *setter) paragraph(text string, st style) []*box {
	width := s.frame.text()
	lines := s.wrap(text, st, width-firstLine, width)
	boxes := make([]*box, len(lines))
	for i, l := range lines {
		x, w := s.frame.left(), width
		if i == 0 {
			x, w = x+firstLine, w-firstLine
		}
		it := textItem(x, 0, l, st)
		if !l.end && strings.Contains(l.text, " ") {
			it = stretchedItem(x, 0, w, l, st)
		}
		boxes[i] = &box{items: []item{it}, height: st.line(), keep: i+1 < len(lines) && (i == 0 || i == len(lines)-2)}
	}
	if len(boxes) > 0 {
		boxes[0].before = paragraphGap
	}
	return boxes
}

// heading sets a numbered title: level 1 in bold capitals, level 2 in bold lower case, what is below it in regular letters
// (Decree 30/2020, Phụ lục I, II.6.d). No page ends with a heading.
func (s *setter) heading(h report.Heading) []*box {
	text, st := h.Text, s.body(bold)
	behind := ". "
	switch {
	case h.Level <= 1:
		text = strings.ToUpper(text)
	case h.Level >= 3:
		st, behind = s.body(regular), ") "
	}
	if h.Number != "" {
		text = strings.TrimRight(h.Number, " .)") + behind + text
	}
	width := s.frame.text()
	lines := s.wrap(text, st, width-firstLine, width)
	boxes := make([]*box, len(lines))
	for i, l := range lines {
		x := s.frame.left()
		if i == 0 {
			x += firstLine
		}
		boxes[i] = &box{items: []item{textItem(x, 0, l, st)}, height: st.line(), keep: true}
	}
	if len(boxes) > 0 {
		boxes[0].before = headingGap
		boxes[0].mark = &mark{s.outline + max(h.Level, 1) - 1, s.title(text)}
	}
	return boxes
}

// centre sets lines in the middle of the text width that stay with what follows.
func (s *setter) centre(text string, st style, before float64) []*box {
	middle := (s.frame.left() + s.frame.right()) / 2
	var boxes []*box
	for _, l := range s.balance(text, st, s.frame.text()) {
		boxes = append(boxes, &box{items: []item{textItem(middle-l.width/2, 0, l, st)}, height: st.line(), before: before, keep: true})
		before = 0
	}
	return boxes
}

// title is a text as one line, for the outline and the file's properties.
func (g *glyphs) title(text string) string { return strings.Join(strings.Fields(g.clean(text)), " ") }
