package pdf

import (
	"fmt"
	"math"
	"strings"

	"theodoi/report"
)

// achieved is a chart of figures against their plan, with its measures.
type achieved struct {
	style style
	label float64 // width of the labels
	text  float64 // where the printed figures begin
	axis  scale
}

// achievement sets caption, legend with axis, and one row a figure: its bar, the plan as a line or a band, and the figure in words.
func (s *setter) achievement(c report.Achievement) []*box {
	boxes := s.caption(c.Caption)
	if len(c.Rows) == 0 {
		return s.nothing(boxes, c.Empty)
	}
	g := s.achieved(c)
	rows := make([]*box, len(c.Rows))
	for i, r := range c.Rows {
		rows[i] = s.achievementRow(g, r)
	}
	return s.headed(boxes, s.achievementHead(g, c), rows)
}

// achieved measures a chart: the printed figures get what the widest needs, up to a share, and the axis runs a little beyond the
// largest figure; one far beyond all plans is cut off, for it would flatten the others.
func (s *setter) achieved(c report.Achievement) achieved {
	g := achieved{style: style{face: regular, size: chartSize, spacing: singleSpacing}}
	strong := g.style
	strong.face = bold
	text, most := 0.0, achievementLeast
	for _, r := range c.Rows {
		for _, l := range s.wrap(r.Text, strong, sheetLong, sheetLong) {
			text = max(text, l.width)
		}
		for _, v := range []float64{r.Value, r.High} {
			if finite(v) {
				most = max(most, v*1.04)
			}
		}
	}
	width := s.frame.text()
	text = min(text+0.1, width*achievementTextShare)
	g.label = width * achievementLabelShare
	g.text = s.frame.right() - text
	start := s.frame.left() + g.label + chartLabelGap
	g.axis = scale{0, min(most, achievementMost), start, g.text - chartLabelGap - start}
	return g
}

// achievementHead sets the legend, of the meanings that occur, and below it the numbers of the axis.
func (s *setter) achievementHead(g achieved, c report.Achievement) *box {
	b := s.legend(achievementKeys(c.Rows), g.style)
	y := b.height
	end := -1.0
	for _, v := range g.ticks() {
		label := fmt.Sprintf("%g%%", v)
		w := g.style.width(label)
		x := g.axis.at(v) - w/2
		if x < end || x+w > s.frame.right() { // no room behind the label before, or on the sheet
			continue
		}
		b.items = append(b.items, textItem(x, y, line{text: label, width: w}, g.style))
		end = x + w + chartLabelGap
	}
	b.height = y + g.style.line()
	return b
}

// ticks are the numbers that the axis names: the plan's lower end is 100.
func (g achieved) ticks() []float64 {
	var ticks []float64
	for v := 0.0; v <= g.axis.high; v += tickStep {
		ticks = append(ticks, v)
	}
	return ticks
}

// achievementKeys explains what occurs in the rows: tones, the plan as a line and as a band, and figures of which less is better.
func achievementKeys(rows []report.AchievementRow) []key {
	var keys []key
	line, band, lower := false, false, false
	tones := map[report.Tone]bool{}
	for _, r := range rows {
		tones[r.Tone] = true
		line, band, lower = line || planned(r) && !ranged(r), band || ranged(r), lower || r.Lower
	}
	for _, tone := range []report.Tone{report.Good, "", report.Soon, report.Poor, report.Dim} {
		if tones[tone] {
			keys = append(keys, swatchKey(toneWords[tone], tonePattern(tone)))
		}
	}
	if line {
		keys = append(keys, key{planWords, func(p pen, x, y float64) { drawPlan(p, x+swatchWidth/2, x+swatchWidth/2, y, swatchHeight) }})
	}
	if band {
		keys = append(keys, key{planRangeWords, func(p pen, x, y float64) { drawPlan(p, x+swatchWidth/4, x+swatchWidth*3/4, y, swatchHeight) }})
	}
	if lower {
		keys = append(keys, key{lowerWords, func(p pen, x, y float64) { drawLower(p, x+swatchWidth/2, y+swatchHeight/2) }})
	}
	return keys
}

// planned and ranged report whether a figure has a plan, and whether that is a range.
func planned(r report.AchievementRow) bool { return finite(r.Low) && r.Low > 0 }
func ranged(r report.AchievementRow) bool  { return planned(r) && finite(r.High) && r.High > r.Low }

// achievementRow sets a label, its bar with the plan, and the figure. All stand in the middle of the row's height.
func (s *setter) achievementRow(g achieved, r report.AchievementRow) *box {
	strong := g.style
	if r.Tone == report.Poor {
		strong.face = bold
	}
	labels := s.balance(r.Label, g.style, g.label)
	texts := s.figure(r.Text, strong, s.frame.right()-g.text)
	inner := max(float64(max(len(labels), len(texts)))*g.style.line(), barHeight)
	b := &box{pad: barGap, height: inner + 2*barGap}
	y := barGap + (inner-float64(len(labels))*g.style.line())/2
	for _, l := range labels {
		b.items = append(b.items, textItem(g.axis.start-chartLabelGap-l.width, y, l, g.style))
		y += g.style.line()
	}
	bar := barGap + (inner-barHeight)/2
	b.items = append(b.items, item{y: bar, h: barHeight, draw: func(p pen, y float64) { g.draw(p, r, y) }})
	y = barGap + (inner-float64(len(texts))*strong.line())/2
	for _, l := range texts {
		b.items = append(b.items, textItem(g.text, y, l, strong))
		y += strong.line()
	}
	b.back = func(p pen, y, h float64) {
		for _, v := range g.ticks() {
			p.stroke([]point{{g.axis.at(v), y}, {g.axis.at(v), y + h}}, stroke{width: gridWidth, ink: paleInk})
		}
		p.rule(g.axis.start, y, g.axis.start, y+h, gridWidth)
	}
	return b
}

// figure breaks a printed figure where the plan in brackets begins, if it does not fit on one line.
func (s *setter) figure(text string, st style, width float64) []line {
	lines := s.wrap(text, st, width, width)
	if len(lines) < 2 {
		return lines
	}
	return s.wrap(strings.Replace(text, " (", "\n(", 1), st, width, width)
}

// draw paints a bar and the plan over it.
func (g achieved) draw(p pen, r report.AchievementRow, y float64) {
	top, height := y+achievementPad, barHeight-2*achievementPad
	x := g.axis.at(r.Value)
	if w := x - g.axis.start; w > 0 {
		p.hatch(g.axis.start, top, w, height, tonePattern(r.Tone))
	}
	switch {
	case r.Value < 0: // an arrow says that the figure lies below nothing
		p.shape([]point{{g.axis.start - 0.2, y + barHeight/2}, {g.axis.start + 1.6, top}, {g.axis.start + 1.6, top + height}}, black, black)
	case r.Value > g.axis.high: // a gap says that the bar is longer than drawn
		cut := x - breakInset
		p.shape([]point{{cut - 0.5, top + height + 0.3}, {cut + 0.7, top - 0.3}, {cut + 1.7, top - 0.3}, {cut + 0.5, top + height + 0.3}}, white, white)
	}
	if planned(r) {
		drawPlan(p, g.axis.at(r.Low), g.axis.at(max(r.Low, r.High)), y, barHeight)
	}
	if r.Lower {
		drawLower(p, min(max(x, g.axis.at(max(r.Low, r.High)))+lowerInset, g.text-lowerInset/2), y+barHeight/2)
	}
}

// drawPlan draws the plan: a line, or a band between two lines that are closed at both ends like a bracket.
func drawPlan(p pen, from, to, y, height float64) {
	look := stroke{width: planWidth, ink: black}
	if math.IsNaN(to) || to-from < tolerance {
		p.stroke([]point{{from, y}, {from, y + height}}, look)
		return
	}
	to = max(to, from+planLeast) // so that a narrow range is told from a line
	p.stroke([]point{{from, y}, {to, y}, {to, y + height}, {from, y + height}, {from, y}}, look)
}

// drawLower draws a small arrow down: less is better.
func drawLower(p pen, x, y float64) {
	p.stroke([]point{{x, y - 1.4}, {x, y + 0.6}}, stroke{width: planWidth / 2, ink: black})
	p.shape([]point{{x - 0.8, y + 0.4}, {x + 0.8, y + 0.4}, {x, y + 1.5}}, black, black)
}
