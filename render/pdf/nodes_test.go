package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/report"
)

func TestFullSampleStaysInsideTheMarginsAndApart(t *testing.T) {
	pages, r := laid(t, full())
	r.inside(t, pages)
	r.apart(t)
	for _, l := range r.links {
		if !slices.ContainsFunc(r.texts, func(d drawn) bool {
			return d.page == l.page && d.x <= l.x1+slack && d.right >= l.x2-slack && d.y > l.y1 && d.y < l.y2
		}) {
			t.Errorf("the area that leads to %q lies on no text: %+v", l.anchor, l.area)
		}
	}
	if len(r.links) < 3 {
		t.Errorf("%d areas lead somewhere, want one for each figure with a source", len(r.links))
	}
}

func TestUprightAppendix(t *testing.T) {
	pages, _ := laid(t, full())
	last := pages[len(pages)-1]
	if last.frame != portrait || pages[len(pages)-4].frame != landscape {
		t.Errorf("the last appendix stands on a sheet of %v", last.frame)
	}
}

// Sixty agencies run over pages: the legend and the days stand on each, every agency once with its day beside it.
func TestTimelineOf60Agencies(t *testing.T) {
	c := sampleTimeline(60)
	for i := range c.Marks {
		c.Marks[i].Label, c.Marks[i].Text = fmt.Sprintf("Cơ quan số %d", i), "ngày "+strconv.Itoa(i)
	}
	pages, r := laid(t, report.Document{Body: []report.Node{c}})
	r.inside(t, pages)
	r.apart(t)
	due := 0
	for _, d := range r.texts {
		if d.text == "Hạn nộp 20/03/2024" {
			due++
		}
	}
	if len(pages) < 2 || due != len(pages) {
		t.Errorf("%d pages, the day it was due on %d of them", len(pages), due)
	}
	for i := range 60 {
		label, ok1 := r.find(fmt.Sprintf("Cơ quan số %d", i))
		text, ok2 := r.find(fmt.Sprintf("ngày %d", i))
		if !ok1 || !ok2 || label.page != text.page || math.Abs(label.y-text.y) > slack {
			t.Fatalf("agency %d at %+v, its day at %+v", i, label, text)
		}
	}
}

// The place of a mark follows its day, and its form tells late from in time and from nothing.
func TestTimelineMarks(t *testing.T) {
	s := &setter{glyphs: &glyphs{}, frame: portrait, size: bodySize}
	c := report.Timeline{From: "2024-03-01", To: "2024-03-21", Due: "2024-03-11"}
	c.Marks = []report.TimelineMark{{Day: "2024-03-01"}, {Day: "2024-03-11"}, {Day: "2024-03-21"}, {}, {Day: "2024-04-10"}}
	g := s.calendar(c)
	for i, want := range []int{returned, returned, late, silent, late} {
		if got := g.kind(c.Marks[i]); got != want {
			t.Errorf("mark %d is of kind %d, want %d", i, got, want)
		}
	}
	if g.to != "2024-04-10" {
		t.Errorf("the axis ends on %s, before the last return", g.to)
	}
	if first, due := g.axis.at(days(c.From)), g.axis.at(days(c.Due)); math.Abs((due-first)/g.axis.length-0.25) > slack {
		t.Errorf("the 10th of 40 days stands at %.2f of the axis", (due-first)/g.axis.length)
	}
}

// The bar ends where its figure is on the axis that all rows share; a figure far beyond the plan is cut off, not the others flattened.
func TestAchievementBars(t *testing.T) {
	s := &setter{glyphs: &glyphs{}, frame: portrait, size: bodySize}
	c := report.Achievement{Rows: []report.AchievementRow{{Value: 50, Low: 100, High: 100}, {Value: 100, Low: 100, High: 120}, {Value: 900, Low: 100, High: 100}, {Value: -5, Low: 100}, {Value: math.NaN()}, {Value: 80, Low: math.Inf(1)}}}
	g := s.achieved(c)
	ends := make([]float64, len(c.Rows))
	for i, row := range c.Rows {
		r := &recorder{}
		g.draw(r, row, 100)
		for _, a := range r.areas {
			if a.x1 == g.axis.start {
				ends[i] = max(ends[i], a.x2)
			}
			if a.x1 < g.axis.start-1 || a.x2 > g.text || math.IsNaN(a.x2) {
				t.Errorf("row %d draws from %.1f to %.1f", i, a.x1, a.x2)
			}
		}
	}
	half, whole, most := ends[0]-g.axis.start, ends[1]-g.axis.start, ends[2]-g.axis.start
	if math.Abs(whole-2*half) > slack || math.Abs(most-g.axis.length) > slack || g.axis.high != achievementMost {
		t.Errorf("bars of 50, 100 and 900 per cent are %.2f, %.2f and %.2f long", half, whole, most)
	}
	if ends[3] > 0 || ends[4] > 0 {
		t.Error("a figure below nothing, or none, has a bar")
	}
}

func TestTonesOfBarsDifferWithoutColour(t *testing.T) {
	seen := map[hatching]report.Tone{}
	for tone := range toneWords {
		h := tonePattern(tone).hatching
		if other, ok := seen[h]; ok {
			t.Errorf("%q and %q have the same hatching", tone, other)
		}
		seen[h] = tone
	}
}

// A trend prints every figure where there is room; where there is none, the last, the first, the highest and the lowest.
func TestTrendPrintsFigures(t *testing.T) {
	for _, periods := range []int{1, 4, 5, 12, 40} {
		c := report.Trend{Panels: []report.TrendPanel{{Title: "Chỉ số"}}}
		for i := range periods {
			c.Periods = append(c.Periods, fmt.Sprintf("T%d", i+1))
			c.Panels[0].Points = append(c.Panels[0].Points, &report.TrendPoint{Value: float64(i * 37 % 101), Text: fmt.Sprintf("%d,5%%", 1000+i)})
		}
		pages, r := laid(t, report.Document{Body: []report.Node{c}})
		r.inside(t, pages)
		r.apart(t)
		count := 0
		for i := range periods {
			if _, ok := r.find(fmt.Sprintf("%d,5%%", 1000+i)); ok {
				count++
			}
		}
		if want := min(periods, 8); count < want {
			t.Errorf("%d figures of %d are printed, want at least %d", count, periods, want)
		}
		if periods <= 12 && count != periods {
			t.Errorf("%d figures of %d are printed", count, periods)
		}
	}
}

// Panels show a period without a figure as a gap, and say it where there is none at all.
func TestTrendWithoutFigures(t *testing.T) {
	low := 5.0
	pages, r := laid(t, report.Document{Body: []report.Node{report.Trend{Periods: []string{"Quý I", "6 tháng"}, Panels: []report.TrendPanel{{Title: "a", Points: []*report.TrendPoint{nil, nil}, Low: &low, Plan: "5%"}, {Title: "b"}}}}})
	r.inside(t, pages)
	none := 0
	for _, d := range r.texts {
		if d.text == noFigureWords {
			none++
		}
	}
	if _, ok := r.find("Kế hoạch: 5%"); !ok || none != 2 {
		t.Errorf("%d panels of 2 say that they are empty", none)
	}
}

func TestEmptyCharts(t *testing.T) {
	for _, n := range []report.Node{report.Achievement{Caption: "Biểu", Empty: "Chưa có số liệu."}, report.Trend{Caption: "Biểu", Empty: "Chưa có số liệu."}, report.Timeline{Caption: "Biểu", Empty: "Chưa có số liệu."}} {
		_, r := laid(t, report.Document{Body: []report.Node{n}})
		if _, ok := r.find("Chưa có số liệu."); !ok {
			t.Errorf("%T does not say that it is empty", n)
		}
		laid(t, report.Document{Body: []report.Node{report.Achievement{}, report.Trend{}, report.Timeline{}}})
	}
}

// No chart, however odd what it shows, draws outside of the margins, text over text, or loses a word.
func TestChartsOfOddData(t *testing.T) {
	text := rapid.OneOf(rapid.SampledFrom([]string{"", "Sở Y tế", "2,53% (KH 2,5-3,0%)", "12/03/2024", strings.Repeat("ngườiđứngđầu", 25), strings.Repeat("nhiệm vụ được giao ", 40)}), rapid.StringMatching(`[a-zđắượ ]{0,40}`))
	number := rapid.OneOf(rapid.Float64Range(-300, 900), rapid.SampledFrom([]float64{0, 100, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300}))
	tone := rapid.SampledFrom([]report.Tone{"", report.Good, report.Poor, report.Soon, report.Dim, "lạ"})
	day := rapid.Custom(func(t *rapid.T) viet.Date {
		if rapid.IntRange(0, 4).Draw(t, "blank") == 0 {
			return rapid.SampledFrom([]viet.Date{"", "lạ", "2024-02-31"}).Draw(t, "odd")
		}
		return viet.Date("2024-01-01").AddDays(rapid.IntRange(0, 400).Draw(t, "day"))
	})
	pointer := func(t *rapid.T) *float64 {
		if rapid.Bool().Draw(t, "plan") {
			return nil
		}
		v := number.Draw(t, "value")
		return &v
	}
	rapid.Check(t, func(t *rapid.T) {
		a := report.Achievement{Caption: text.Draw(t, "caption")}
		var want []string
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			row := report.AchievementRow{Label: text.Draw(t, "label"), Text: text.Draw(t, "text"), Value: number.Draw(t, "v"), Low: number.Draw(t, "low"), High: number.Draw(t, "high"), Lower: rapid.Bool().Draw(t, "lower"), Tone: tone.Draw(t, "tone")}
			a.Rows = append(a.Rows, row)
			want = append(want, row.Label, row.Text)
		}
		tr := report.Trend{}
		for range rapid.IntRange(0, 14).Draw(t, "periods") {
			tr.Periods = append(tr.Periods, text.Draw(t, "period"))
		}
		for range rapid.IntRange(0, 4).Draw(t, "panels") {
			p := report.TrendPanel{Title: text.Draw(t, "title"), Unit: text.Draw(t, "unit"), Plan: text.Draw(t, "plan"), Low: pointer(t), High: pointer(t)}
			for range rapid.IntRange(0, 14).Draw(t, "points") {
				if rapid.Bool().Draw(t, "reported") {
					p.Points = append(p.Points, &report.TrendPoint{Value: number.Draw(t, "v"), Text: text.Draw(t, "text")})
				} else {
					p.Points = append(p.Points, nil)
				}
			}
			tr.Panels = append(tr.Panels, p)
			want = append(want, p.Title, p.Unit)
		}
		tl := report.Timeline{From: day.Draw(t, "from"), To: day.Draw(t, "to"), Due: day.Draw(t, "due")}
		for range rapid.IntRange(0, 12).Draw(t, "marks") {
			m := report.TimelineMark{Label: text.Draw(t, "label"), Day: day.Draw(t, "day"), Text: text.Draw(t, "text"), Tone: tone.Draw(t, "tone")}
			tl.Marks = append(tl.Marks, m)
			want = append(want, m.Label, m.Text)
		}
		f := rapid.SampledFrom([]frame{portrait, landscape}).Draw(t, "frame")
		s := &setter{glyphs: &glyphs{}, frame: f, size: bodySize}
		boxes, err := s.nodes([]report.Node{a, tr, tl})
		if err != nil {
			t.Fatal(err)
		}
		pages := paginate(f, boxes)
		r := record(pages)
		r.inside(t, pages)
		r.apart(t)
		letters := map[rune]int{}
		for _, c := range r.all() {
			letters[c]++
		}
		for _, w := range want {
			for _, c := range squeeze(w) {
				if letters[c]--; letters[c] < 0 {
					t.Fatalf("%q is not printed whole", w)
				}
			}
		}
	})
}

func TestChartsReadBack(t *testing.T) {
	file, findings := printed(t, full())
	if len(findings) != 0 {
		t.Errorf("findings: %v", findings)
	}
	all := words(strings.Join(pagesOf(t, file), "\n"))
	for _, want := range []string{"69,5% (KH 70-71%)", "Kế hoạch: 2,5-3,0%", "Hạn nộp 20/03/2024", "chưa nộp", "Càng thấp càng tốt", "[40]"} {
		if !strings.Contains(all, want) {
			t.Errorf("not on paper: %q", want)
		}
	}
}
