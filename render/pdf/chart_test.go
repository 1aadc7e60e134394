package pdf

import (
	"testing"

	"theodoi/report"
)

func TestEmptyTableAndChart(t *testing.T) {
	doc := report.Document{Body: []report.Node{
		report.Table{Columns: []report.Column{{Title: "Cột"}}, Empty: "Không có nhiệm vụ quá hạn."}, report.Table{}, report.Chart{},
		report.Chart{Caption: "Biểu đồ", Empty: "Chưa có số liệu trong kỳ."},
	}}
	_, r := laid(t, doc)
	for _, want := range []string{"Cột", "Không có nhiệm vụ quá hạn.", "Biểu đồ", "Chưa có số liệu trong kỳ."} {
		if _, ok := r.find(want); !ok {
			t.Errorf("%q is not printed", want)
		}
	}
}

func TestChartOf60Bars(t *testing.T) {
	c := sampleChart(60)
	pages, r := laid(t, report.Document{Body: []report.Node{c}})
	r.inside(t, pages)
	if len(pages) < 2 {
		t.Fatalf("%d page, want the chart to run over", len(pages))
	}
	legends, totals := 0, 0
	for _, d := range r.texts {
		if d.text == "Hoàn thành đúng hạn" {
			legends++
		}
		if d.style.face == bold && d.style.size == chartSize {
			totals++
		}
	}
	if legends != len(pages) || totals != 60 {
		t.Errorf("%d legends on %d pages, %d totals for 60 bars", legends, len(pages), totals)
	}
}

// Every count is printed, in its part or, where that is narrow, above it.
func TestNarrowPartsOfBarsShowTheirCounts(t *testing.T) {
	c := sampleChart(0)
	c.Bars = []report.Bar{{Label: "dài", Values: []int{900, 11, 12, 13, 14}}, {Label: "ngắn", Values: []int{1, 2, 3, 4, 5}}, {Label: "một", Values: []int{0, 0, 21}}}
	pages, r := laid(t, report.Document{Body: []report.Node{c}})
	r.inside(t, pages)
	r.apart(t)
	for _, want := range []string{"900", "11", "12", "13", "14", "1", "2", "3", "4", "5", "21", "950", "15"} {
		if _, ok := r.find(want); !ok {
			t.Errorf("the count %s is not printed", want)
		}
	}
}

func TestSeriesDifferWithoutColour(t *testing.T) {
	for i := range int(hatchings) - 1 {
		if seriesPattern(i, "").hatching == seriesPattern(i+1, "").hatching {
			t.Errorf("series %d and %d have the same hatching", i, i+1)
		}
	}
}

func TestTonesDifferWithoutColour(t *testing.T) {
	plain := style{size: 10}
	seen := map[style]report.Tone{}
	for _, tone := range []report.Tone{report.Good, report.Poor, report.Soon, report.Dim} {
		st := cellStyle(report.Cell{Tone: tone}, plain)
		if other, ok := seen[st]; ok {
			t.Errorf("%q and %q look the same", tone, other)
		}
		seen[st] = tone
	}
}
