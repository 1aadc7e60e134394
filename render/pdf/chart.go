package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// graph is a chart with its measures.
type graph struct {
	report.Chart
	style    style
	label    float64 // width of the labels
	axis     float64 // where the bars begin
	length   float64 // of the longest bar
	most     float64 // what the longest bar counts
	patterns []pattern
}

// chart sets caption, legend and one box for each bar. The legend repeats on every page.
func (s *setter) chart(c report.Chart) []*box {
	boxes := s.caption(c.Caption)
	if len(c.Bars) == 0 {
		return s.nothing(boxes, c.Empty)
	}
	g := s.graph(c)
	if c.Unit != "" {
		boxes = append(boxes, s.unit(layout.Unit+" "+c.Unit)...)
	}
	keys := make([]key, len(c.Series))
	for i, series := range c.Series {
		keys[i] = swatchKey(series.Name, g.patterns[i])
	}
	rows := make([]*box, len(c.Bars))
	for i, bar := range c.Bars {
		rows[i] = s.bar(g, bar)
	}
	return s.headed(boxes, s.legend(keys, g.style), rows)
}

// nothing sets the sentence that stands in place of an empty chart, below its caption.
func (s *setter) nothing(caption []*box, sentence string) []*box {
	for _, b := range caption {
		b.keep = strings.TrimSpace(sentence) != ""
	}
	return append(caption, s.paragraph(sentence, s.body(italic))...)
}

// headed puts the legend above the rows of a chart; it repeats on every page, unless it is so high that it would leave no room.
func (s *setter) headed(above []*box, legend *box, rows []*box) []*box {
	boxes := append(above, legend)
	if boxes[0].before == 0 {
		boxes[0].before = tableGap
	}
	var repeat *box
	if legend.height <= headAtMost*s.frame.room() {
		repeat = legend
	}
	s.together(rows)
	for _, b := range rows {
		b.head = repeat
		boxes = append(boxes, b)
	}
	return boxes
}

// graph measures a chart: the room that totals need behind the bars, and the scale, which all bars share.
func (s *setter) graph(c report.Chart) graph {
	g := graph{Chart: c, style: style{face: regular, size: chartSize, spacing: singleSpacing}, most: 1}
	total := 0.0
	for _, b := range c.Bars {
		sum, _ := g.count(b)
		g.most = max(g.most, sum)
		total = max(total, g.bold().width(layout.Count(sum)))
	}
	g.label = s.frame.text() * chartLabelShare
	g.axis = s.frame.left() + g.label + chartLabelGap
	g.length = s.frame.right() - g.axis - total - chartLabelGap
	for i, series := range c.Series {
		g.patterns = append(g.patterns, seriesPattern(i, series.Tone))
	}
	return g
}

func (g graph) bold() style {
	st := g.style
	st.face = bold
	return st
}

// count returns the parts of a bar, one for each series, and their sum. What is missing or below nothing counts as nothing.
func (g graph) count(b report.Bar) (sum float64, parts []float64) {
	parts = make([]float64, len(g.Series))
	for i := range parts {
		if i < len(b.Values) {
			parts[i] = max(0, float64(b.Values[i]))
		}
		sum += parts[i]
	}
	return sum, parts
}

// bar sets a label and its bar. The bar stands beside the first line of the label; counts that its parts have no room for stand
// above them.
func (s *setter) bar(g graph, bar report.Bar) *box {
	b := &box{pad: barGap}
	step := max(g.style.line(), barHeight)
	first := barGap
	if above := g.above(bar); len(above) > 0 {
		b.items, first = above, barGap+g.small().line()
	}
	y, lines := first, s.balance(bar.Label, g.style, g.label)
	for i, l := range lines {
		top := y
		if i == 0 {
			top += (step - g.style.line()) / 2
		}
		b.items = append(b.items, textItem(g.axis-chartLabelGap-l.width, top, l, g.style))
		y = top + g.style.line()
	}
	b.height = max(y, first+step) + barGap
	b.items = append(b.items, item{y: first, h: step, draw: func(p pen, y float64) { g.draw(p, bar, y+(step-barHeight)/2) }})
	b.back = func(p pen, y, h float64) { p.rule(g.axis, y, g.axis, y+h, gridWidth) }
	return b
}

// small is the style of counts above a bar.
func (g graph) small() style {
	st := g.style
	st.size = countSize
	return st
}

// above are the counts of parts that are too narrow to hold them, in the order of the parts, as near to them as they stay clear of
// each other and of the sheet's edge.
func (g graph) above(bar report.Bar) []item {
	_, parts := g.count(bar)
	x, taken := g.axis, g.axis
	var counts []line
	var places []float64
	for _, n := range parts {
		w := g.length * n / g.most
		if text := layout.Count(n); n > 0 && !g.fits(text, w) {
			l := line{text: text, width: g.small().width(text)}
			place := max(x+(w-l.width)/2, taken)
			counts, places, taken = append(counts, l), append(places, place), place+l.width+2*countPad
		}
		x += w
	}
	limit := g.axis + g.length
	for i := len(counts) - 1; i >= 0; i-- { // what was pushed too far to the right moves back
		places[i] = min(places[i], limit-counts[i].width)
		limit = places[i] - 2*countPad
	}
	if len(places) > 0 && places[0] < g.axis {
		return nil // more parts than a bar can name
	}
	items := make([]item, len(counts))
	for i, l := range counts {
		items[i] = textItem(places[i], barGap, l, g.small())
	}
	return items
}

// fits reports whether a part holds its count.
func (g graph) fits(text string, w float64) bool {
	return g.style.width(text)+2*countPad+2*hatchWidth <= w
}

// draw paints the parts of a bar side by side, with their counts where they fit and the sum behind.
func (g graph) draw(p pen, bar report.Bar, y float64) {
	sum, parts := g.count(bar)
	x := g.axis
	for i, n := range parts {
		if n == 0 {
			continue
		}
		w := g.length * n / g.most
		p.hatch(x, y, w, barHeight, g.patterns[i])
		g.drawCount(p, layout.Count(n), x, y, w)
		x += w
	}
	st := g.bold()
	p.text(x+chartLabelGap/2, g.base(y), layout.Count(sum), st)
}

// drawCount writes a count on a white plate, so that it is legible on every hatching.
func (g graph) drawCount(p pen, text string, x, y, w float64) {
	if !g.fits(text, w) {
		return
	}
	plate := g.style.width(text) + 2*countPad
	p.fill(x+(w-plate)/2, y+(barHeight-countHeight)/2, plate, countHeight, white)
	p.text(x+(w-plate)/2+countPad, g.base(y), text, g.style)
}

// base is the baseline of letters in the middle of a bar.
func (g graph) base(y float64) float64 { return y + (barHeight-g.style.line())/2 + g.style.baseline() }
