package pdf

import (
	"time"

	"theodoi/internal/viet"
	"theodoi/report"
)

// calendar is a chart of days with its measures.
type calendar struct {
	style style
	label float64 // width of the labels
	text  float64 // where the printed days begin
	axis  scale   // in days since 1970
	from  viet.Date
	to    viet.Date
	due   viet.Date
}

// days counts the days since 1970.
func days(d viet.Date) float64 { return float64(d.Time().Unix() / int64(24*time.Hour/time.Second)) }

// timeline sets caption, legend with the days that count, and one row an agency: a line to the day on which it returned.
func (s *setter) timeline(c report.Timeline) []*box {
	boxes := s.caption(c.Caption)
	if len(c.Marks) == 0 {
		return s.nothing(boxes, c.Empty)
	}
	g := s.calendar(c)
	rows := make([]*box, len(c.Marks))
	for i, m := range c.Marks {
		rows[i] = s.timelineRow(g, m)
	}
	return s.headed(boxes, s.timelineHead(g, c.Marks), rows)
}

// calendar measures a chart. The axis holds every day that is given, also where one lies outside of what the document names.
func (s *setter) calendar(c report.Timeline) calendar {
	g := calendar{style: style{face: regular, size: chartSize, spacing: singleSpacing}, due: c.Due}
	strong := g.style
	strong.face = bold
	text := 0.0
	given := []viet.Date{c.From, c.To, c.Due}
	for _, m := range c.Marks {
		given = append(given, m.Day)
		for _, l := range s.wrap(m.Text, strong, sheetLong, sheetLong) {
			text = max(text, l.width)
		}
	}
	for _, d := range given {
		if !d.Valid() {
			continue
		}
		if g.from == "" || d < g.from {
			g.from = d
		}
		g.to = max(g.to, d)
	}
	width := s.frame.text()
	text = min(text+0.1, width*timelineTextShare)
	g.label = width * timelineLabelShare
	g.text = s.frame.right() - text
	start := s.frame.left() + g.label + chartLabelGap
	g.axis = scale{days(g.from), max(days(g.to), days(g.from)+1), start + timelineInset, g.text - chartLabelGap - start - 2*timelineInset}
	return g
}

// timelineHead sets the legend and the days of the axis: its ends, and the day that returns were due in bold. The due day has a line
// of its own, so that it may stand near an end.
func (s *setter) timelineHead(g calendar, marks []report.TimelineMark) *box {
	b := s.legend(g.keys(marks), g.style)
	if !g.from.Valid() {
		return b
	}
	y := b.height
	put := func(d viet.Date, text string, y float64, st style) {
		w := st.width(text)
		x := min(max(g.axis.at(days(d))-w/2, s.frame.left()), s.frame.right()-w)
		b.items = append(b.items, textItem(x, y, line{text: text, width: w}, st))
	}
	if g.due.Valid() {
		strong := g.style
		strong.face = bold
		put(g.due, dueWords+" "+g.due.String(), y, strong)
		y += strong.line()
	}
	put(g.from, g.from.String(), y, g.style)
	if w := g.style.width(g.to.String()); g.to > g.from && g.axis.length > 2*w {
		put(g.to, g.to.String(), y, g.style)
	}
	b.height = y + g.style.line()
	return b
}

// keys explains the marks that occur.
func (g calendar) keys(marks []report.TimelineMark) []key {
	var found [3]bool
	for _, m := range marks {
		found[g.kind(m)] = true
	}
	var keys []key
	for kind, name := range [...]string{returned: returnedWords, late: lateWords, silent: silentWords} {
		if found[kind] {
			keys = append(keys, key{name, func(p pen, x, y float64) { drawMark(p, kind, x+swatchWidth/2, y+swatchHeight/2) }})
		}
	}
	return keys
}

// Kinds of marks, told apart by form: black and white prints them alike.
const (
	returned = iota
	late
	silent
)

// kind tells a return in time from a late one and from none.
func (g calendar) kind(m report.TimelineMark) int {
	switch {
	case !m.Day.Valid():
		return silent
	case g.due.Valid() && m.Day > g.due:
		return late
	}
	return returned
}

// timelineRow sets a label, the way to the mark and the day in words, all in the middle of the row's height.
func (s *setter) timelineRow(g calendar, m report.TimelineMark) *box {
	strong := g.style
	if m.Tone == report.Poor {
		strong.face = bold
	}
	labels := s.balance(m.Label, g.style, g.label)
	texts := s.wrap(m.Text, strong, s.frame.right()-g.text, s.frame.right()-g.text)
	inner := max(float64(max(len(labels), len(texts)))*g.style.line(), timelineHeight)
	b := &box{pad: timelineGap, height: inner + 2*timelineGap}
	y := timelineGap + (inner-float64(len(labels))*g.style.line())/2
	for _, l := range labels {
		b.items = append(b.items, textItem(s.frame.left()+g.label-l.width, y, l, g.style))
		y += g.style.line()
	}
	middle := timelineGap + (inner-timelineHeight)/2
	b.items = append(b.items, item{y: middle, h: timelineHeight, draw: func(p pen, y float64) { g.draw(p, m, y+timelineHeight/2) }})
	y = timelineGap + (inner-float64(len(texts))*strong.line())/2
	for _, l := range texts {
		b.items = append(b.items, textItem(g.text, y, l, strong))
		y += strong.line()
	}
	b.back = func(p pen, y, h float64) {
		if !g.from.Valid() {
			return
		}
		p.rule(g.axis.at(g.axis.low), y, g.axis.at(g.axis.low), y+h, gridWidth)
		if g.due.Valid() {
			p.stroke([]point{{g.axis.at(days(g.due)), y}, {g.axis.at(days(g.due)), y + h}}, stroke{width: planWidth, ink: black})
		}
	}
	return b
}

// draw draws the way from the first day to the mark: thin up to the day it was due, thick behind it.
func (g calendar) draw(p pen, m report.TimelineMark, y float64) {
	if !g.from.Valid() {
		return
	}
	kind := g.kind(m)
	begin, end := g.axis.at(g.axis.low), g.axis.at(g.axis.high)
	if kind == silent {
		p.stroke([]point{{begin, y}, {end, y}}, stroke{width: gridWidth, ink: paleInk, dashes: true})
		drawMark(p, silent, end, y)
		return
	}
	day := g.axis.at(days(m.Day))
	p.stroke([]point{{begin, y}, {day, y}}, stroke{width: gridWidth, ink: paleInk})
	if kind == late {
		p.stroke([]point{{g.axis.at(days(g.due)), y}, {day, y}}, stroke{width: lateWidth, ink: seriesPattern(0, report.Poor).ink})
	}
	drawMark(p, kind, day, y)
}

// drawMark draws a disc for a return in time, a diamond for a late one, a ring for none.
func drawMark(p pen, kind int, x, y float64) {
	switch kind {
	case late:
		ink := seriesPattern(0, report.Poor).ink
		p.shape(diamond(x, y, markRadius*1.25), ink, ink)
	case silent:
		p.shape(disc(x, y, markRadius), white, black)
	default:
		ink := seriesPattern(0, report.Good).ink
		p.shape(disc(x, y, markRadius), ink, ink)
	}
}
