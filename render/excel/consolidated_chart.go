package excel

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/report"
)

// Greys and hatchings of the charts' parts, dark to light, so that they can be told apart in black and white.
var chartInks = []string{"1F3864", "8EA9DB", "C00000", "BFBFBF"}

// Chart sizes in pixels.
const (
	chartWide   = 960
	chartNarrow = 640
	chartTall   = 290
	chartRows   = 15 // rows that a chart of chartTall covers
	chartRow    = 18 // for each agency of the chart by agency
)

var chartTitle = excelize.Font{Family: fontName, Size: 13, Color: "000000", Bold: true}

var chartFont = excelize.Font{Family: fontName, Size: 10, Color: "000000"}

// charts writes the first sheet: a title, two small tables of counts with their charts, and the agencies' tasks.
func (b *consolidated) charts() {
	p := &table{b, words.GridCharts}
	off := false
	p.keep(b.file.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	p.width(0, 40)
	p.width(1, 12)
	p.text(0, 1, words.GridTitle)
	p.style(0, 1, 0, 1, b.title)
	p.text(0, 2, b.data.Title)
	row := b.counted(p, 4, words.GridByState, report.GridTasks, "timeliness")
	row = b.counted(p, row, words.GridByRating, report.GridTargets, "rating")
	b.byAgency(p, row)
	p.paper("")
}

// counted writes how often each value stands in a column of a table, with a chart beside it, and returns the next free row.
func (b *consolidated) counted(p *table, row int, title, grid, column string) int {
	p.text(0, row, title)
	p.style(0, row, 1, row, b.head)
	first := row + 1
	for _, c := range countsOf(b.grids(grid), column) {
		row++
		p.text(0, row, c.value)
		p.style(0, row, 0, row, b.words)
		p.keep(b.file.SetCellDefault(p.name, cell(1, row), strconv.Itoa(c.times)))
		p.style(1, row, 1, row, b.number(0))
	}
	if row < first {
		p.text(0, first, words.GridEmpty)
		return first + 2
	}
	p.keep(b.file.AddChart(p.name, cell(3, first-1), &excelize.Chart{
		Type: excelize.Bar, Dimension: excelize.ChartDimension{Width: chartNarrow, Height: chartTall},
		Series: []excelize.ChartSeries{{
			Name: fmt.Sprintf("'%s'!$A$%d", p.name, first-1), Categories: p.fixedArea(0, first, 0, row), Values: p.fixedArea(1, first, 1, row),
			Fill: solid(chartInks[0]),
		}},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &chartTitle}}}, Legend: excelize.ChartLegend{Position: "none"},
		PlotArea: excelize.ChartPlotArea{ShowVal: true}, XAxis: excelize.ChartAxis{ReverseOrder: true, Font: chartFont}, YAxis: excelize.ChartAxis{Font: chartFont},
	}))
	return max(row, first+chartRows) + 1
}

// counted value of a column.
type countedValue struct {
	value string
	times int
}

// countsOf counts the values of a column, in the order in which they first stand.
func countsOf(g report.Grid, column string) []countedValue {
	at := gridColumnOf(g, column)
	var out []countedValue
	places := map[string]int{}
	for _, row := range g.Rows {
		value := row[at]
		i, ok := places[value]
		if !ok {
			i = len(out)
			places[value] = i
			out = append(out, countedValue{value: value})
		}
		out[i].times++
	}
	return out
}

func gridColumnOf(g report.Grid, key string) int {
	for i, c := range g.Columns {
		if c.Key == key {
			return i
		}
	}
	return 0
}

func (b *consolidated) grids(key string) report.Grid {
	for _, g := range b.data.Grids {
		if g.Key == key {
			return g
		}
	}
	return report.Grid{}
}

// byAgency draws the agencies' tasks as stacked bars over the table of agencies.
func (b *consolidated) byAgency(p *table, row int) {
	g := b.grids(report.GridAgencies)
	if len(g.Rows) == 0 {
		return
	}
	source := &table{b, g.Name}
	last := gridHead + len(g.Rows)
	name := gridColumnOf(g, "agency")
	chart := &excelize.Chart{
		Type: excelize.BarStacked, Dimension: excelize.ChartDimension{Width: chartWide, Height: uint(chartTall/2 + chartRow*len(g.Rows))},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: words.GridByAgency, Font: &chartTitle}}},
		Legend: excelize.ChartLegend{Position: "top", Font: &chartFont}, XAxis: excelize.ChartAxis{ReverseOrder: true, Font: chartFont}, YAxis: excelize.ChartAxis{Font: chartFont},
	}
	for i, key := range []string{"done", "open", "late", "ongoing"} {
		at := gridColumnOf(g, key)
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name: fmt.Sprintf("'%s'!$%s$%d", g.Name, columnLetters(at), gridHead), Categories: source.fixedArea(name, gridFirst, name, last),
			Values: source.fixedArea(at, gridFirst, at, last), Fill: solid(chartInks[i]),
		})
	}
	p.keep(b.file.AddChart(p.name, cell(0, row), chart))
}

// columnLetters names a column, counted from 0.
func columnLetters(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return "A" // cannot happen: columns are counted by this package
	}
	return name
}
