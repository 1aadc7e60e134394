package word

import (
	"fmt"
	"strconv"

	"theodoi/internal/ooxml"
)

// plot is a chart of Word: rows of figures, one series a column, as its embedded workbook holds them.
type plot struct {
	lines      bool // lines over the categories, from left to right; otherwise bars, from above to below
	stacked    bool
	categories []string
	series     []series
	from, to   float64 // ends of the scale
	step       float64 // of the scale's labels; 0 for a scale that is not shown
	format     string  // of the scale's labels
	dates      bool    // figures are days
	legend     float64 // height of the legend, as a share of the chart; 0 for none
	foot       float64 // height of the scale below the bars, as a share of the chart
	labels     float64 // width of the categories' labels, as a share of the chart
	about      string  // what the chart shows, for those who hear it
}

// series is one column of figures. A nil value is no figure.
type series struct {
	name   string
	values []*float64
	fill   fill
	points map[int]fill   // figures that look different
	shown  []bool         // figures with a label, by the format
	texts  map[int]string // figures whose label is a text
	place  string         // of the labels
	silent bool           // not seen, in the legend neither: it only carries labels
}

// chartIDs are the ids of the two scales of a chart, which are its own affair.
const (
	categoryAxis = "1001"
	valueAxis    = "1002"
)

// markup is the part of a chart. The order of its elements is prescribed.
func (p plot) markup(book string) markup {
	area := el("c:plotArea", p.layout(), p.group(), p.categoryScale(), p.valueScale())
	return el("c:chartSpace", nsChart, nsDrawing, nsRelation,
		cVal("date1904", "0"), cVal("lang", "vi-VN"), cVal("roundedCorners", "0"),
		el("c:chart", cVal("autoTitleDeleted", "1"), area, p.key(), cVal("plotVisOnly", "1"), cVal("dispBlanksAs", "gap")),
		el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
		letters(chartSize, false),
		el("c:externalData", at("r:id", book), cVal("autoUpdate", "0")))
}

// chartSize is the type size in charts.
const chartSize = 10.0

func cVal(name, value string) markup { return el("c:"+name, at("val", value)) }

// layout gives the bars their place, so that the bars of charts below each other begin at the same line.
func (p plot) layout() markup {
	if p.lines {
		return el("c:layout")
	}
	number := func(name string, f float64) markup { return cVal(name, strconv.FormatFloat(f, 'f', 4, 64)) }
	return el("c:layout", el("c:manualLayout", cVal("layoutTarget", "inner"), cVal("xMode", "edge"), cVal("yMode", "edge"),
		number("x", p.labels), number("y", p.legend), number("w", 0.99-p.labels), number("h", 1-p.legend-p.foot)))
}

// group is the bars or lines.
func (p plot) group() markup {
	var list markup
	for i, s := range p.series {
		list += p.one(i, s)
	}
	axes := cVal("axId", categoryAxis) + cVal("axId", valueAxis)
	if p.lines {
		return el("c:lineChart", cVal("grouping", "standard"), cVal("varyColors", "0"), list, cVal("marker", "1"), axes)
	}
	grouping := "clustered"
	if p.stacked {
		grouping = "stacked"
	}
	return el("c:barChart", cVal("barDir", "bar"), cVal("grouping", grouping), cVal("varyColors", "0"), list, cVal("gapWidth", "35"), cVal("overlap", "100"), axes)
}

// one is a series with its figures, which Word shows without opening the workbook.
func (p plot) one(i int, s series) markup {
	column := ooxml.Column(i + 1)
	last := strconv.Itoa(len(p.categories) + 1)
	name := el("c:tx", el("c:strRef", el("c:f", text(bookSheet+"!$"+column+"$1")), el("c:strCache", cVal("ptCount", "1"), point(0, s.name))))
	if s.silent { // its place in the legend is left blank: deleting it would delete another one in LibreOffice
		name = el("c:tx", el("c:v", text(string(noBreak))))
	}
	var labels, values markup
	for k, c := range p.categories {
		labels += point(k, c)
		if k < len(s.values) && s.values[k] != nil {
			values += point(k, figure(*s.values[k]))
		}
	}
	count := cVal("ptCount", strconv.Itoa(len(p.categories)))
	parts := []part{cVal("idx", strconv.Itoa(i)), cVal("order", strconv.Itoa(i)), name, s.fill.shape()}
	if p.lines {
		parts = append(parts, s.fill.marker())
	} else {
		parts = append(parts, cVal("invertIfNegative", "0"), s.differing())
	}
	parts = append(parts, s.dataLabels(len(p.categories)),
		el("c:cat", el("c:strRef", el("c:f", text(bookSheet+"!$A$2:$A$"+last)), el("c:strCache", count, labels))),
		el("c:val", el("c:numRef", el("c:f", text(bookSheet+"!$"+column+"$2:$"+column+"$"+last)), el("c:numCache", el("c:formatCode", text(p.code())), count, values))))
	if p.lines {
		parts = append(parts, cVal("smooth", "0"))
	}
	return el("c:ser", parts...)
}

// code is the format of figures in the workbook.
func (p plot) code() string {
	if p.dates {
		return "dd/mm/yyyy"
	}
	return "General"
}

func point(i int, value string) markup {
	return el("c:pt", atInt("idx", i), el("c:v", text(value)))
}

// figure writes a number as files do.
func figure(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// differing are the bars that look different from the rest of their series.
func (s series) differing() markup {
	var m markup
	for k := range s.values {
		if f, ok := s.points[k]; ok {
			m += el("c:dPt", cVal("idx", strconv.Itoa(k)), cVal("invertIfNegative", "0"), cVal("bubble3D", "0"), f.shape())
		}
	}
	return m
}

// dataLabels are the words and numbers at the bars or points.
func (s series) dataLabels(n int) markup {
	flags := func(value string) markup {
		return cVal("showLegendKey", "0") + cVal("showVal", value) + cVal("showCatName", "0") + cVal("showSerName", "0") + cVal("showPercent", "0") + cVal("showBubbleSize", "0")
	}
	if s.place == "" {
		return el("c:dLbls", flags("0"))
	}
	var own markup
	for k := range n {
		id := cVal("idx", strconv.Itoa(k))
		t, ok := s.texts[k]
		switch {
		case ok && t != "":
			look := letterLook("a:rPr", chartSize, s.silent, at("lang", "vi-VN"))
			own += el("c:dLbl", id, el("c:tx", el("c:rich", el("a:bodyPr"), el("a:p", el("a:r", look, el("a:t", text(t)))))), cVal("dLblPos", s.place), flags("1"))
		case k >= len(s.shown) || !s.shown[k]:
			own += el("c:dLbl", id, cVal("delete", "1"))
		}
	}
	ground := markup("")
	if !s.silent {
		ground = el("c:spPr", el("a:solidFill", el("a:srgbClr", at("val", "FFFFFF"))))
	}
	return el("c:dLbls", own, el("c:numFmt", at("formatCode", "#,##0"), at("sourceLinked", "0")), ground, letters(chartSize, s.silent), cVal("dLblPos", s.place), flags("1"))
}

// letters are how the words of a chart look.
func letters(size float64, bold bool) markup {
	paragraph := el("a:p", el("a:pPr", letterLook("a:defRPr", size, bold)), el("a:endParaRPr", at("lang", "vi-VN")))
	return el("c:txPr", el("a:bodyPr"), el("a:lstStyle"), paragraph)
}

// letterLook says it in full: a file without a theme has no look to fall back on.
func letterLook(name string, size float64, bold bool, more ...part) markup {
	weight := "0"
	if bold {
		weight = "1"
	}
	black := el("a:solidFill", el("a:srgbClr", at("val", "000000")))
	return el(name, append(more, atInt("sz", int(size*100)), at("b", weight), black, el("a:latin", at("typeface", fontName)), el("a:cs", at("typeface", fontName)))...)
}

// categoryScale is the scale with the names. Bars are read from above to below.
func (p plot) categoryScale() markup {
	order, side, where := "maxMin", "l", "low"
	if p.lines {
		order, side = "minMax", "b"
	}
	return el("c:catAx", cVal("axId", categoryAxis), el("c:scaling", cVal("orientation", order)), cVal("delete", "0"), cVal("axPos", side),
		el("c:numFmt", at("formatCode", "General"), at("sourceLinked", "0")),
		cVal("majorTickMark", "none"), cVal("minorTickMark", "none"), cVal("tickLblPos", where), thinLine(), letters(chartSize, false),
		cVal("crossAx", valueAxis), cVal("crosses", "min"), cVal("auto", "0"), cVal("lblAlgn", "ctr"), cVal("lblOffset", "50"), cVal("noMultiLvlLbl", "1"))
}

// valueScale is the scale with the figures.
func (p plot) valueScale() markup {
	side, crosses, hidden := "b", "max", "1"
	if p.lines {
		side, crosses = "l", "min"
	}
	var grid, step markup
	if p.step > 0 {
		hidden = "0"
		step = cVal("majorUnit", figure(p.step))
		grey := el("a:ln", at("w", "6350"), el("a:solidFill", el("a:srgbClr", at("val", "BFBFBF"))))
		grid = el("c:majorGridlines", el("c:spPr", grey))
	}
	return el("c:valAx", cVal("axId", valueAxis), el("c:scaling", cVal("orientation", "minMax"), cVal("max", figure(p.to)), cVal("min", figure(p.from))),
		cVal("delete", hidden), cVal("axPos", side), grid, el("c:numFmt", at("formatCode", p.format), at("sourceLinked", "0")),
		cVal("majorTickMark", "none"), cVal("minorTickMark", "none"), cVal("tickLblPos", "nextTo"), thinLine(), letters(chartSize-1, false),
		cVal("crossAx", categoryAxis), cVal("crosses", crosses), cVal("crossBetween", "between"), step)
}

func thinLine() markup {
	return el("c:spPr", el("a:ln", at("w", "6350"), el("a:solidFill", el("a:srgbClr", at("val", "404040")))))
}

// key is the legend, above the bars.
func (p plot) key() markup {
	if p.legend == 0 || p.lines {
		return ""
	}
	return el("c:legend", cVal("legendPos", "t"), cVal("overlay", "0"), letters(chartSize, false))
}

// draw puts a chart into the pack and returns the paragraph that shows it.
func (w *writer) draw(p plot, width, height int, f form) (markup, error) {
	w.charts++
	name := fmt.Sprintf("charts/chart%d.xml", w.charts)
	book := fmt.Sprintf("embeddings/bang%d.xlsx", w.charts)
	data, err := p.book(w.day)
	if err != nil {
		return "", fmt.Errorf("workbook of a chart: %w", err)
	}
	w.pack.addData("word/"+book, sheetKind+"sheet", data)
	w.pack.add("word/"+name, chartKind, p.markup(w.pack.link("word/"+name, officeRel+"package", "../"+book)))
	id := w.pack.link(documentName, officeRel+"chart", name)
	shown := el("wp:inline", at("distT", "0"), at("distB", "0"), at("distL", "0"), at("distR", "0"),
		el("wp:extent", atInt("cx", width*emuTwip), atInt("cy", height*emuTwip)),
		el("wp:docPr", atInt("id", w.charts), at("name", fmt.Sprintf("Biểu đồ %d", w.charts)), at("descr", p.about)),
		el("wp:cNvGraphicFramePr"),
		el("a:graphic", el("a:graphicData", at("uri", nsChart.value), el("c:chart", at("r:id", id)))))
	return paragraph(f, el("w:r", el("w:drawing", shown))), nil
}
