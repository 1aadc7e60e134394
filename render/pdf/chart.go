package pdf

import (
	"strconv"
	"strings"

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
		for _, b := range boxes {
			b.keep = strings.TrimSpace(c.Empty) != ""
		}
		return append(boxes, s.paragraph(c.Empty, s.body(italic))...)
	}
	g := s.graph(c)
	if c.Unit != "" {
		boxes = append(boxes, s.unit(unitWords+" "+c.Unit)...)
	}
	legend := s.legend(g)
	boxes = append(boxes, legend)
	if boxes[0].before == 0 {
		boxes[0].before = tableGap
	}
	var repeat *box
	if legend.height <= headAtMost*s.frame.room() {
		repeat = legend
	}
	for _, bar := range c.Bars {
		b := s.bar(g, bar)
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
		total = max(total, g.bold().width(number(sum)))
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

// number writes a count with dots between groups of three digits.
func number(n float64) string {
	digits := strconv.FormatFloat(n, 'f', 0, 64)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// bar sets a label and its bar. The bar stands beside the first line of the label.
func (s *setter) bar(g graph, bar report.Bar) *box {
	b := &box{pad: barGap}
	step := max(g.style.line(), barHeight)
	y := barGap
	for _, l := range s.balance(bar.Label, g.style, g.label) {
		top := y
		if len(b.items) == 0 {
			top += (step - g.style.line()) / 2
		}
		b.items = append(b.items, textItem(g.axis-chartLabelGap-l.width, top, l, g.style))
		y = top + g.style.line()
	}
	b.height = max(y, barGap+step) + barGap
	b.items = append(b.items, item{y: barGap, h: step, draw: func(p pen, y float64) { g.draw(p, bar, y+(step-barHeight)/2) }})
	b.back = func(p pen, y, h float64) { p.rule(g.axis, y, g.axis, y+h, gridWidth) }
	return b
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
		g.drawCount(p, number(n), x, y, w)
		x += w
	}
	st := g.bold()
	p.text(x+chartLabelGap/2, g.base(y), number(sum), st)
}

// drawCount writes a count on a white plate, so that it is legible on every hatching.
func (g graph) drawCount(p pen, text string, x, y, w float64) {
	plate := g.style.width(text) + 2*countPad
	if plate+2*hatchWidth > w {
		return
	}
	p.fill(x+(w-plate)/2, y+(barHeight-countHeight)/2, plate, countHeight, white)
	p.text(x+(w-plate)/2+countPad, g.base(y), text, g.style)
}

// base is the baseline of letters in the middle of a bar.
func (g graph) base(y float64) float64 { return y + (barHeight-g.style.line())/2 + g.style.baseline() }

// legend sets a swatch and a name for each series, in as many lines as they need.
func (s *setter) legend(g graph) *box {
	b := &box{pad: barGap, keep: true, before: tableGap}
	left, right := s.frame.left(), s.frame.right()
	step := max(g.style.line(), swatchHeight) + barGap
	x, y := left, 0.0
	for i, series := range g.Series {
		lines := s.wrap(series.Name, g.style, right-left-swatchWidth-swatchGap, right-left-swatchWidth-swatchGap)
		width := swatchWidth + swatchGap + widest(lines)
		if x > left && x+width > right {
			x, y = left, y+step
		}
		b.items = append(b.items, swatch(x, y+(g.style.line()-swatchHeight)/2, g.patterns[i]))
		for j, l := range lines {
			if j > 0 {
				y += g.style.line()
			}
			b.items = append(b.items, textItem(x+swatchWidth+swatchGap, y, l, g.style))
		}
		x += width + legendGap
	}
	b.height = y + step + barGap
	return b
}

func swatch(x, y float64, pt pattern) item {
	return item{y: y, h: swatchHeight, draw: func(p pen, y float64) { p.hatch(x, y, swatchWidth, swatchHeight, pt) }}
}
