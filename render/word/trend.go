package word

import (
	"math"
	"strings"

	"theodoi/internal/words"
	"theodoi/report"
)

// panelShare is the height of a panel of a trend, as a share of its width.
const panelShare = 0.52

// trend writes a small chart for each measure, two in a row. Title and plan of a panel are words of the paper, not of the chart, so
// that they are found and changed like any other.
func (w *writer) trend(t report.Trend) error {
	if !w.chartHead(t.Caption, "", t.Empty, len(t.Panels)) {
		return nil
	}
	half := w.frame.text() / 2
	widths := []int{half, w.frame.text() - half}
	var rows []markup
	for i := 0; i < len(t.Panels); i += 2 {
		cells := make([]cell, 2)
		for side := range cells {
			cells[side] = cell{width: widths[side]}
			if i+side == len(t.Panels) {
				break
			}
			inside, err := w.panel(t.Periods, t.Panels[i+side], half-headGutter)
			if err != nil {
				return err
			}
			cells[side].inside = inside
		}
		rows = append(rows, row(true, false, cells...))
	}
	w.add(table(styleLayout, widths, rows))
	w.afterTable = true
	return nil
}

// panel is the chart of one measure with its title above and its plan below.
func (w *writer) panel(periods []string, p report.TrendPanel, width int) (markup, error) {
	title := oneLine(p.Title)
	if unit := oneLine(p.Unit); unit != "" {
		title = strings.TrimSpace(title + " (" + unit + ")")
	}
	shape := trendPlot(periods, p)
	shape.about = title
	m := paragraph(form{style: styleChartText, before: paragraphGap}, run(title, look{bold: true}))
	chart, err := w.draw(shape, width, twips(float64(width)*panelShare), form{style: styleChart, keepNext: true})
	if err != nil {
		return "", err
	}
	m += chart
	if plan := oneLine(p.Plan); plan != "" {
		m += paragraph(form{style: styleChartText}, run(words.ChartPlan+": "+plan, look{italic: true}))
	}
	return m, nil
}

// trendPlot is a line over the periods, with the plan as level lines.
func trendPlot(periods []string, p report.TrendPanel) plot {
	n := max(len(periods), len(p.Points))
	points := series{name: words.ChartActual, values: make([]*float64, n), fill: fill{ink: inks[""], line: "solid", marked: true}, texts: map[int]string{}, place: "t"}
	shape := plot{lines: true, categories: make([]string, n), format: "#,##0.##"}
	var ends span
	for k := range n {
		if k < len(periods) {
			shape.categories[k] = oneLine(periods[k])
		}
		if k < len(p.Points) && p.Points[k] != nil {
			value := sane(p.Points[k].Value)
			points.values[k], points.texts[k] = &value, oneLine(p.Points[k].Text)
			ends.take(value)
		}
	}
	shape.series = []series{points}
	for _, plan := range []struct {
		name string
		at   *float64
		dash string
	}{{words.ChartPlan, p.Low, "solid"}, {words.ChartPlanHigh, p.High, "sysDash"}} {
		if plan.at != nil && (plan.name == words.ChartPlan || p.Low == nil || *plan.at != *p.Low) {
			shape.series = append(shape.series, level(plan.name, sane(*plan.at), n, plan.dash))
			ends.take(sane(*plan.at))
		}
	}
	shape.from, shape.to = ends.scale()
	return shape
}

// level is a line at one height.
func level(name string, at float64, n int, dash string) series {
	s := series{name: name, values: make([]*float64, n), fill: fill{ink: "000000", line: dash}}
	for k := range s.values {
		s.values[k] = &at
	}
	return s
}

// span is from the least to the most of some figures.
type span struct {
	low, high float64
	any       bool
}

func (s *span) take(f float64) {
	if !s.any {
		s.low, s.high, s.any = f, f, true
	}
	s.low, s.high = min(s.low, f), max(s.high, f)
}

// scale leaves room for the labels above and below the line.
func (s span) scale() (from, to float64) {
	room := (s.high - s.low) * 0.25
	if room == 0 {
		room = max(1, math.Abs(s.high)*0.1)
	}
	from = s.low - room
	if s.low >= 0 {
		from = max(0, from)
	}
	return from, s.high + 1.5*room
}
