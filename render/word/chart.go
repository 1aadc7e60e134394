package word

import (
	"math"

	"theodoi/internal/words"
	"theodoi/render/layout"
	"theodoi/report"
)

// The share of a chart's width that labels take: names alone, or names with their figures.
const (
	labelShare = 0.38
	heldShare  = 0.46
)

// mostLines is how many lines a label may take; with longer ones, a table of the same figures is the better picture.
const mostLines = 5

// chartHead writes what stands above a chart. It reports false where there is nothing to show but a sentence that says so.
func (w *writer) chartHead(caption, unit, empty string, n int) bool {
	w.add(line(styleCaption, caption))
	if n == 0 {
		w.paragraph(report.Paragraph{Text: empty}, form{}, look{italic: true})
		return false
	}
	if unit = clean(unit); unit != "" {
		w.add(line(styleUnit, layout.Unit+" "+unit))
	}
	return true
}

// barChart is a chart of bars before it is cut for pages. piece returns the bars from one to before another.
type barChart struct {
	caption string
	labels  []string
	legend  []string
	share   float64 // of the width for the labels
	scale   bool    // shown below the bars
	piece   func(from, to int) plot
}

// bars draws a chart of bars in as many pieces as pages ask for.
func (w *writer) bars(c barChart) error {
	width := w.frame.text()
	lines := c.lines(width)
	if lines > mostLines {
		p := c.piece(0, len(c.labels))
		p.categories = c.labels
		w.table(p.table())
		return nil
	}
	bar := max(380, float64(lines)*lineHeight(chartSize)+40)
	top := min(legendRoom(c.legend, width), legendAtMost*float64(w.frame.room()))
	foot := 0.0
	if c.scale {
		foot = footRoom
	}
	most := max(1, int((chartAtMost*float64(w.frame.room())-top-foot)/bar))
	pieces := (len(c.labels) + most - 1) / most
	for i := range pieces {
		from, to := i*len(c.labels)/pieces, (i+1)*len(c.labels)/pieces
		height := top + foot + float64(to-from)*bar
		p := c.piece(from, to)
		p.categories, p.labels, p.about = c.labels[from:to], c.share, oneLine(c.caption)
		p.legend, p.foot = top/height, foot/height
		m, err := w.draw(p, width, twips(height), form{style: styleChart})
		if err != nil {
			return err
		}
		w.add(m)
	}
	return nil
}

// lines is how many lines the longest label takes.
func (c barChart) lines(width int) int {
	most := 1
	for _, l := range c.labels {
		most = max(most, len(lineWidths(l, chartSize, false, twips(float64(width)*(c.share-0.03)))))
	}
	return most
}

// legendRoom is the height of a legend that is set in columns of the same width, as LibreOffice does; Word needs less.
func legendRoom(names []string, width int) float64 {
	column := 0.0
	for _, n := range names {
		column = max(column, textWidth(n, chartSize, false)+350)
	}
	columns := max(1, math.Floor(0.8*float64(width)/column))
	lines := math.Ceil(float64(len(names)) / columns)
	return lines*lineHeight(chartSize)*1.25 + 160
}

// chart writes a chart of stacked bars with the counts in them and the sum behind.
func (w *writer) chart(c report.Chart) error {
	if !w.chartHead(c.Caption, c.Unit, c.Empty, len(c.Bars)) {
		return nil
	}
	labels := make([]string, len(c.Bars))
	most := 1.0
	for i, b := range c.Bars {
		labels[i] = oneLine(b.Label)
		sum := 0.0
		for _, n := range counts(b, len(c.Series)) {
			sum += n
		}
		most = max(most, sum)
	}
	var legend []string
	for _, s := range c.Series {
		legend = append(legend, oneLine(s.Name))
	}
	room := textWidth(layout.Count(most), chartSize, true) / (float64(w.frame.text()) * (1 - labelShare))
	scale := most * (1.05 + room)
	return w.bars(barChart{caption: c.Caption, labels: labels, legend: legend, share: labelShare, piece: func(from, to int) plot {
		return plot{stacked: true, to: scale, format: "#,##0", series: stacks(c, from, to, scale, float64(w.frame.text()))}
	}})
}

// counts returns the parts of a bar, one for each series. What is missing or below nothing counts as nothing.
func counts(b report.Bar, n int) []float64 {
	parts := make([]float64, n)
	for i := range parts {
		if i < len(b.Values) {
			parts[i] = max(0, float64(b.Values[i]))
		}
	}
	return parts
}

// stacks are the series of some bars, and one that is not seen: it carries the sums.
func stacks(c report.Chart, from, to int, scale, width float64) []series {
	list := make([]series, len(c.Series)+1)
	sums := &list[len(c.Series)]
	*sums = series{name: words.ChartTotal, texts: map[int]string{}, place: "inBase", silent: true}
	for i, s := range c.Series {
		list[i] = series{name: oneLine(s.Name), fill: seriesFill(i, s.Tone), place: "ctr"}
	}
	for k, b := range c.Bars[from:to] {
		sum := 0.0
		for i, n := range counts(b, len(c.Series)) {
			sum += n
			list[i].values = append(list[i].values, &n)
			wide := n / scale * width * (1 - labelShare)
			list[i].shown = append(list[i].shown, wide > textWidth(layout.Count(n), chartSize, false)+60)
		}
		sums.values = append(sums.values, &sum)
		sums.texts[k] = layout.Count(sum)
	}
	return list
}
