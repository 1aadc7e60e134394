package pdf

import (
	"slices"
	"strings"

	"theodoi/report"
)

// panels is how the panels of a trend stand: beside each other in columns of one width.
type panels struct {
	style   style // of figures and periods
	periods []string
	left    float64
	width   float64 // of one panel
	columns int
}

// trend sets caption and panels: small charts of one form, in as many columns as leave room for every figure.
func (s *setter) trend(c report.Trend) []*box {
	boxes := s.caption(c.Caption)
	if len(c.Panels) == 0 {
		return s.nothing(boxes, c.Empty)
	}
	g := s.panels(c)
	for row := range slices.Chunk(c.Panels, g.columns) {
		boxes = append(boxes, s.panelRow(g, row))
	}
	if boxes[0].before == 0 {
		boxes[0].before = tableGap
	}
	return boxes
}

// panels chooses the number of columns: figures of all periods must stand beside each other in a panel.
func (s *setter) panels(c report.Trend) panels {
	g := panels{style: style{face: regular, size: trendSize, spacing: singleSpacing}, left: s.frame.left(), columns: 1}
	count := len(c.Periods)
	widest := 0.0
	for _, p := range c.Panels {
		count = max(count, len(p.Points))
		for _, at := range p.Points {
			if at != nil {
				widest = max(widest, g.style.width(s.title(at.Text)))
			}
		}
	}
	for i := range count {
		period := ""
		if i < len(c.Periods) {
			period = s.title(c.Periods[i])
		}
		g.periods = append(g.periods, period)
		widest = max(widest, s.longestOf(period, g.style)) // a period may take several lines
	}
	need := float64(count)*(widest+trendApart) + 2*trendInset
	for _, n := range []int{3, 2} {
		if width := (s.frame.text() - float64(n-1)*trendGap) / float64(n); width >= max(need, trendLeast) {
			g.columns = min(n, len(c.Panels))
			break
		}
	}
	columns := max(g.columns, 2) // a panel alone is no wider than half a page, if its figures fit
	if (s.frame.text()-trendGap)/2 < need {
		columns = g.columns
	}
	g.width = (s.frame.text() - float64(columns-1)*trendGap) / float64(columns)
	return g
}

// panelRow sets panels side by side, their plots level.
func (s *setter) panelRow(g panels, row []report.TrendPanel) *box {
	b := &box{before: trendAbove}
	top := 0.0
	heads := make([][]item, len(row))
	for i, p := range row {
		var end float64
		heads[i], end = s.panelHead(g, p, g.edge(i))
		top = max(top, end)
	}
	bottom := 0.0
	for i, p := range row {
		b.items = append(b.items, heads[i]...)
		feet, end := s.panelFeet(g, g.edge(i), top+trendHeight)
		b.items = append(b.items, feet...)
		bottom = max(bottom, end)
		b.items = append(b.items, s.plot(g, p, g.edge(i), top)...)
	}
	b.height = bottom
	return b
}

// edge is where panel i of a row begins.
func (g panels) edge(i int) float64 { return g.left + float64(i)*(g.width+trendGap) }

// slot is the place of period i in a panel that begins at x, and the room around it.
func (g panels) slot(x float64, i int) (middle, width float64) {
	width = (g.width - 2*trendInset) / float64(max(1, len(g.periods)))
	return x + trendInset + (float64(i)+0.5)*width, width
}

// panelHead sets a panel's title, then its unit and plan; the plan has a piece of its line before it.
func (s *setter) panelHead(g panels, p report.TrendPanel, x float64) ([]item, float64) {
	strong := g.style
	strong.face = bold
	strong.size = trendTitleSize
	var items []item
	y := 0.0
	for _, l := range s.wrap(p.Title, strong, g.width, g.width) {
		items = append(items, textItem(x, y, l, strong))
		y += strong.line()
	}
	slanted := g.style
	slanted.face = italic
	at := x
	for _, l := range s.wrap(p.Unit, slanted, g.width, g.width) {
		items = append(items, textItem(x, y, l, slanted))
		at = x + l.width + legendGap/2
		y += slanted.line()
	}
	if p.Low == nil && p.High == nil {
		return items, y
	}
	words := planText(p.Plan)
	room := g.width - swatchWidth - swatchGap
	lines := s.wrap(words, g.style, room, room)
	if len(lines) == 1 && at > x && at+swatchWidth+swatchGap+lines[0].width <= x+g.width {
		y -= slanted.line() // on the line of the unit
	} else {
		at = x
	}
	middle := y + (g.style.line()-swatchHeight)/2
	both := p.Low != nil && p.High != nil && *p.Low != *p.High
	items = append(items, key{draw: func(pn pen, x, y float64) { drawGoal(pn, x, swatchWidth, y+0.8, y+swatchHeight-0.8, both) }}.item(at, middle))
	for _, l := range lines {
		items = append(items, textItem(at+swatchWidth+swatchGap, y, l, g.style))
		y += g.style.line()
	}
	return items, y
}

// planText is the plan in words; a bare figure gets the word before it.
func planText(text string) string {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	switch {
	case text == "":
		return planWords
	case strings.HasPrefix(lower, "kh"), strings.HasPrefix(lower, strings.ToLower(planWords)):
		return text
	}
	return planWords + ": " + text
}

// panelFeet sets the periods below the plot. Where there are more than find room, some go without their name.
func (s *setter) panelFeet(g panels, x, y float64) ([]item, float64) {
	var items []item
	bottom, taken := y+trendTick, x
	for i, period := range g.periods {
		middle, slot := g.slot(x, i)
		room := min(g.width, max(slot, s.longestOf(period, g.style)))
		lines := s.wrap(period, g.style, room, room)
		w := widest(lines)
		left := min(max(middle-w/2, x), x+g.width-w)
		if w == 0 || left < taken-tolerance {
			continue
		}
		feet, end := centred(lines, g.style, left+w/2, y+trendFoot)
		items, bottom, taken = append(items, feet...), max(bottom, end), left+w+trendApart/4
	}
	return items, bottom
}
