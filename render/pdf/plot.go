package pdf

import (
	"slices"

	"theodoi/report"
)

// plot sets the drawing of a panel and the figures at its points.
func (s *setter) plot(g panels, p report.TrendPanel, x, y float64) []item {
	values, found := g.values(p)
	line := g.style.line()
	axis := scale{values[0], values[1], y + trendHeight - trendPad - line, -(trendHeight - 2*trendPad - 2*line)}
	items := []item{{y: y, h: trendHeight + trendTick, draw: func(pn pen, to float64) { g.draw(pn, p, x, axis.moved(to-y), to) }}}
	if !found {
		none := g.style
		none.face = italic
		lines := s.wrap(noFigureWords, none, g.width, g.width)
		more, _ := centred(lines, none, x+g.width/2, y+(trendHeight-line)/2)
		return append(items, more...)
	}
	return append(items, s.figures(g, p, x, axis)...)
}

// moved is an axis that begins elsewhere.
func (s scale) moved(by float64) scale {
	s.start += by
	return s
}

// values are the ends of a panel's axis: all points and the plan, with some room around them.
func (g panels) values(p report.TrendPanel) (ends [2]float64, found bool) {
	var all []float64
	for _, at := range p.Points {
		if at != nil && finite(at.Value) {
			all, found = append(all, at.Value), true
		}
	}
	for _, v := range []*float64{p.Low, p.High} {
		if v != nil && finite(*v) {
			all = append(all, *v)
		}
	}
	if len(all) == 0 {
		return [2]float64{0, 1}, false
	}
	low, high := slices.Min(all), slices.Max(all)
	if high == low {
		return [2]float64{low - 1, high + 1}, found
	}
	return [2]float64{low, high}, found
}

// figures sets the figure of every point, above it or, where the line comes from above on both sides, below. Where they would run into each other the last, the first, the highest and the
// lowest are printed, then what there is room for.
func (s *setter) figures(g panels, p report.TrendPanel, x float64, axis scale) []item {
	type label struct{ x, y, width float64 }
	var placed []label
	var items []item
	for _, i := range important(p.Points) {
		text := s.title(p.Points[i].Text)
		w := g.style.width(text)
		middle, _ := g.slot(x, i)
		at := label{min(max(middle-w/2, x), x+g.width-w), axis.at(p.Points[i].Value) - trendDot - g.style.line(), w}
		if valley(p.Points, i) {
			at.y = axis.at(p.Points[i].Value) + trendDot
		}
		clash := slices.ContainsFunc(placed, func(o label) bool {
			return at.x < o.x+o.width+trendApart/2 && o.x < at.x+w+trendApart/2 && at.y < o.y+g.style.line() && o.y < at.y+g.style.line()
		})
		if text == "" || w > g.width || clash {
			continue
		}
		placed = append(placed, at)
		items = append(items, plate(at.x, at.y, w, g.style.line()))
		items = append(items, textItem(at.x, at.y, line{text: text, width: w}, g.style))
	}
	return items
}

// plate is a white ground that keeps a figure legible over the line of a plan.
func plate(x, y, w, h float64) item {
	return item{y: y, h: h, draw: func(p pen, y float64) { p.fill(x, y+h*0.15, w, h*0.7, white) }}
}

// valley reports whether the line comes down to point i from both sides, or from one at its end.
func valley(points []*report.TrendPoint, i int) bool {
	higher := 0
	for _, j := range []int{i - 1, i + 1} {
		switch {
		case j < 0 || j >= len(points) || points[j] == nil:
		case points[j].Value > points[i].Value:
			higher++
		default:
			return false
		}
	}
	return higher > 0
}

// important orders the points: last, first, highest, lowest, then the others.
func important(points []*report.TrendPoint) []int {
	var all []int
	for i, p := range points {
		if p != nil && finite(p.Value) {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return nil
	}
	byValue := func(i, j int) int {
		switch {
		case points[i].Value < points[j].Value:
			return -1
		case points[i].Value > points[j].Value:
			return 1
		}
		return 0
	}
	first := []int{all[len(all)-1], all[0], slices.MaxFunc(all, byValue), slices.MinFunc(all, byValue)}
	var order []int
	for _, i := range append(first, all...) {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	return order
}

// draw draws the plan, the line through the points and the points. A period without a figure breaks the line.
func (g panels) draw(p pen, panel report.TrendPanel, x float64, axis scale, y float64) {
	foot := y + trendHeight
	low, high := panel.Low, panel.High
	if low == nil {
		low = high
	}
	if high == nil {
		high = low
	}
	if low != nil && finite(*low) && finite(*high) {
		drawGoal(p, x, g.width, axis.at(*high), axis.at(*low), *low != *high)
	}
	p.rule(x, foot, x+g.width, foot, gridWidth)
	var run []point
	flush := func() {
		if len(run) > 1 {
			p.stroke(run, stroke{width: trendWidth, ink: trendInk})
		}
		for _, at := range run {
			p.shape(disc(at.x, at.y, trendDot), trendInk, trendInk)
		}
		run = nil
	}
	for i, at := range panel.Points {
		middle, _ := g.slot(x, i)
		p.rule(middle, foot, middle, foot+trendTick, gridWidth)
		if at == nil || !finite(at.Value) {
			flush()
			continue
		}
		run = append(run, point{middle, axis.at(at.Value)})
	}
	flush()
}

// drawGoal draws the plan of a panel: a dashed line, or a grey band between two of them.
func drawGoal(p pen, x, width, high, low float64, band bool) {
	look := stroke{width: gridWidth * 1.5, ink: black, dashes: true}
	if !band {
		middle := (high + low) / 2
		p.stroke([]point{{x, middle}, {x + width, middle}}, look)
		return
	}
	p.fill(x, high, width, low-high, goalGround)
	p.stroke([]point{{x, high}, {x + width, high}}, look)
	p.stroke([]point{{x, low}, {x + width, low}}, look)
}
