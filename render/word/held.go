package word

import (
	"math"
	"slices"
	"time"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/report"
)

// held is a chart of figures held against a plan: a bar up to the figure, an outline up to the plan, and, where the plan is a range,
// a dashed one up to its other end. The figure as printed stands behind the name: there every program shows it whole.
type held struct {
	names  [3]string // of the figures, the plan, and the plan's other end
	labels []string
	values []*float64
	low    []*float64
	high   []*float64
	tones  []report.Tone
	shape  plot
}

// label puts a figure behind its name.
func label(name, figure string) string {
	name, figure = oneLine(name), oneLine(figure)
	if name == "" || figure == "" {
		return name + figure
	}
	return name + ": " + figure
}

func (w *writer) held(h held, caption string) error {
	legend := h.names[:2]
	if anyOf(h.high) {
		legend = h.names[:]
	}
	return w.bars(barChart{caption: caption, labels: h.labels, legend: legend, share: heldShare, scale: true, piece: func(from, to int) plot {
		p := h.shape
		p.series = h.series(from, to)
		return p
	}})
}

func anyOf(list []*float64) bool {
	return slices.ContainsFunc(list, func(v *float64) bool { return v != nil })
}

// series are those of some rows. Outlines lie above the bars, or a long bar would hide its plan.
func (h held) series(from, to int) []series {
	bars := series{name: h.names[0], values: h.values[from:to], fill: fill{ink: "595959"}, points: map[int]fill{}}
	for k, tone := range h.tones[from:to] {
		bars.points[k] = toneFill(tone)
	}
	list := []series{bars, {name: h.names[1], values: h.low[from:to], fill: fill{ink: "000000", line: "solid"}}}
	if anyOf(h.high) {
		list = append(list, series{name: h.names[2], values: h.high[from:to], fill: fill{ink: "000000", line: "sysDash"}})
	}
	return list
}

// mostPercent is where bars are cut: one figure of many times its plan must not make all others invisible. Its number stands beside it.
const mostPercent = 200.0

// achievement writes figures against their plan, in per cent of it.
func (w *writer) achievement(a report.Achievement) error {
	if !w.chartHead(a.Caption, "", a.Empty, len(a.Rows)) {
		return nil
	}
	h := held{names: [3]string{words.ChartActual, words.ChartPlan, words.ChartPlanHigh}}
	most, least := 110.0, 0.0
	for _, r := range a.Rows {
		name := r.Label
		if r.Lower {
			name += " " + words.ChartLower
		}
		value, low, high := sane(r.Value), sane(r.Low), sane(r.High)
		h.labels, h.tones = append(h.labels, label(name, r.Text)), append(h.tones, r.Tone)
		h.values, h.low = append(h.values, &value), append(h.low, &low)
		if high > low {
			h.high = append(h.high, &high)
		} else {
			h.high = append(h.high, nil)
		}
		most, least = max(most, value, low, high), min(least, value, low)
	}
	most = min(most, mostPercent)
	h.shape = plot{from: 50 * math.Floor(max(least, -mostPercent)/50), to: most * 1.02, step: 50, format: `0"%"`}
	return w.held(h, a.Caption)
}

// sane makes a figure that can be drawn.
func sane(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return min(max(f, -mostFigure), mostFigure)
}

// mostFigure is beyond every figure of a province, and still one that Word reads.
const mostFigure = 1e15

// timeline writes who returned when: a bar from the first day to the day of the return, and an outline up to the day that was set.
func (w *writer) timeline(t report.Timeline) error {
	if !w.chartHead(t.Caption, "", t.Empty, len(t.Marks)) {
		return nil
	}
	from, to := dayNumber(t.From), dayNumber(t.To)
	due := dayNumber(t.Due)
	h := held{names: [3]string{words.ChartReturned, words.ChartDue + " " + t.Due.String(), ""}}
	for _, m := range t.Marks {
		day := dayNumber(m.Day)
		from, to = earlier(from, day), later(to, day)
		h.labels, h.tones = append(h.labels, label(m.Label, m.Text)), append(h.tones, m.Tone)
		h.values, h.low, h.high = append(h.values, day), append(h.low, due), append(h.high, nil)
	}
	from, to = earlier(from, due), later(to, due)
	if from == nil { // no day at all is known
		from, to = new(float64), new(float64)
	}
	span := max(1, *to-*from)
	h.shape = plot{from: *from - 1, to: *to + max(1, span/20), step: max(1, math.Ceil(span/5)), format: "dd/mm", dates: true}
	return w.held(h, t.Caption)
}

// firstDay is the day from which workbooks count.
var firstDay = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// dayNumber is a day as workbooks count it; nil for no day.
func dayNumber(d viet.Date) *float64 {
	if !d.Valid() {
		return nil
	}
	n := math.Round(d.Time().Sub(firstDay).Hours() / 24)
	return &n
}

func earlier(a, b *float64) *float64 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func later(a, b *float64) *float64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
