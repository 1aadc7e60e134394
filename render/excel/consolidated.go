package excel

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/render/excel/direct"
	"theodoi/report"
)

// Consolidated is everything collected for a period, as tables for Excel.
type Consolidated struct {
	Title  string // of the first sheet: the decision and the period
	Plan   string
	Period string
	Made   viet.Date // for the file's properties, so that the same data give the same bytes
	Grids  []report.Grid
}

// WriteConsolidated writes the tables to w as one .xlsx file, all of it or nothing: a sheet with charts, then a sheet for each table, made for
// filters and pivot tables. Texts stay texts, whatever they look like; numbers are stored exactly, with the decimals they were given with.
func WriteConsolidated(w io.Writer, c Consolidated) error {
	file := excelize.NewFile()
	defer file.Close()
	file.SetZipWriter(newPatchingZip)
	b := &consolidated{file: file, data: c, numbers: map[int]int{}}
	b.write()
	if b.err != nil {
		return fmt.Errorf("writing the consolidated workbook of %s: %w", c.Plan, b.err)
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		return fmt.Errorf("writing the consolidated workbook of %s: %w", c.Plan, err)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// consolidated is the workbook while it is made.
type consolidated struct {
	file         *excelize.File
	err          error // the first; the rest of the work goes on idly
	data         Consolidated
	title, words int
	head, day    int
	moment       int
	numbers      map[int]int // styles by decimals
}

func (b *consolidated) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *consolidated) write() {
	b.keep(b.file.SetDefaultFont(fontName))
	b.defineStyles()
	b.keep(b.file.SetSheetName("Sheet1", words.GridCharts))
	for _, g := range b.data.Grids {
		b.grid(g)
	}
	b.charts()
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: legal(b.data.Title), Subject: legal(b.data.Plan), Creator: program, LastModifiedBy: program, Language: "vi",
		Created: b.made(), Modified: b.made(),
	}))
	b.file.SetActiveSheet(0)
}

func (b *consolidated) made() string {
	if b.data.Made.Valid() {
		return string(b.data.Made) + "T00:00:00Z"
	}
	return madeAt
}

func (b *consolidated) defineStyles() {
	dayFormat, momentFormat := "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
	top := &excelize.Alignment{Vertical: "top"}
	for _, d := range []struct {
		to    *int
		style excelize.Style
	}{
		{&b.title, excelize.Style{Font: font(16, inkTitle, true)}},
		{&b.words, excelize.Style{Font: font(fontSize, "", false), Alignment: wrapped("left"), NumFmt: textFormat}},
		{&b.head, heading(fillAsked)},
		{&b.day, excelize.Style{Font: font(fontSize, "", false), Alignment: top, CustomNumFmt: &dayFormat}},
		{&b.moment, excelize.Style{Font: font(fontSize, "", false), Alignment: top, CustomNumFmt: &momentFormat}},
	} {
		id, err := b.file.NewStyle(&d.style)
		b.keep(err)
		*d.to = id
	}
}

// number is the style of a number with so many decimals.
func (b *consolidated) number(decimals int) int {
	if id, ok := b.numbers[decimals]; ok {
		return id
	}
	format := "#,##0"
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	id, err := b.file.NewStyle(&excelize.Style{Font: font(fontSize, "", false), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}, CustomNumFmt: &format})
	b.keep(err)
	b.numbers[decimals] = id
	return id
}

// Rows of a table's sheet.
const (
	gridHead  = 1
	gridFirst = 2
)

// tallestGridRow is how high a row of a table may be, in points: whoever wants to read a longer text makes the row higher.
const tallestGridRow = 10 * lineHeight

// grid writes one table. A table without rows keeps one blank row, for a table of Excel needs one.
func (b *consolidated) grid(g report.Grid) {
	_, err := b.file.NewSheet(g.Name)
	b.keep(err)
	p := &table{b, g.Name}
	for i, c := range g.Columns {
		p.width(i, c.Width)
		p.text(i, gridHead, c.Title)
	}
	last := len(g.Columns) - 1
	p.style(0, gridHead, last, gridHead, b.head)
	p.keep(b.file.SetRowHeight(g.Name, gridHead, 2*lineHeight+6))
	for r, row := range g.Rows {
		tallest := lineHeight
		for i, value := range row {
			b.value(p, g.Columns[i].Type, value, i, gridFirst+r)
			tallest = max(tallest, textHeight(value, g.Columns[i].Width, 1))
		}
		p.keep(b.file.SetRowHeight(g.Name, gridFirst+r, min(tallest, tallestGridRow)+3))
	}
	lastRow := max(gridFirst, gridHead+len(g.Rows))
	on := true
	p.keep(b.file.AddTable(g.Name, &excelize.Table{
		Range: area(0, gridHead, last, lastRow), Name: "Bang_" + strings.ReplaceAll(g.Key, "-", "_"), StyleName: "TableStyleLight9", ShowRowStripes: &on,
	}))
	p.keep(b.file.SetPanes(g.Name, &excelize.Panes{Freeze: true, YSplit: gridHead, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	p.keep(b.file.SetSheetDimension(g.Name, area(0, 1, last, lastRow)))
	p.paper(fmt.Sprintf("$%d:$%d", gridHead, gridHead))
}

// value writes one value in the form of its column's type. What does not read as its type stays a text.
func (b *consolidated) value(p *table, kind report.GridType, value string, column, row int) {
	at := cell(column, row)
	switch {
	case kind == report.GridNumber && value != "":
		p.keep(b.file.SetCellDefault(p.name, at, value))
		p.style(column, row, column, row, b.number(decimals(value)))
	case kind == report.GridDay && viet.Date(value).Valid():
		p.keep(b.file.SetCellDefault(p.name, at, strconv.Itoa(int(serial(viet.Date(value).Time())))))
		p.style(column, row, column, row, b.day)
	case kind == report.GridMoment && value != "":
		t, err := time.Parse(time.RFC3339, value)
		p.keep(err)
		p.keep(b.file.SetCellDefault(p.name, at, strconv.FormatFloat(serial(t.In(viet.Zone)), 'f', 6, 64)))
		p.style(column, row, column, row, b.moment)
	default:
		p.text(column, row, value)
		p.style(column, row, column, row, b.words)
	}
}

func decimals(value string) int {
	if _, after, ok := strings.Cut(value, "."); ok {
		return min(len(after), 10)
	}
	return 0
}

// serial counts days as Excel does, in the time of day that t shows.
func serial(t time.Time) float64 {
	_, zone := t.Zone()
	return float64(t.Unix()+int64(zone))/86_400 + 25_569
}

// table is one sheet while it is made. Columns are counted from 0, rows from 1.
type table struct {
	*consolidated
	name string
}

// text writes s as a string, whatever it looks like.
func (t *table) text(column, row int, s string) {
	s, err := cellText(s)
	if err != nil {
		t.keep(fmt.Errorf("%s!%s: %w", t.name, cell(column, row), err))
		return
	}
	if s != "" {
		t.keep(t.file.SetCellStr(t.name, cell(column, row), s))
	}
}

func (t *table) style(column, row, lastColumn, lastRow, style int) {
	t.keep(t.file.SetCellStyle(t.name, cell(column, row), cell(lastColumn, lastRow), style))
}

func (t *table) width(column int, characters float64) {
	name, err := excelize.ColumnNumberToName(column + 1)
	t.keep(err)
	t.keep(t.file.SetColWidth(t.name, name, name, characters+padding))
}

// fixedArea names cells with dollar signs and the sheet's name.
func (t *table) fixedArea(column, row, lastColumn, lastRow int) string {
	from, _ := excelize.CoordinatesToCellName(column+1, row, true)
	to, _ := excelize.CoordinatesToCellName(lastColumn+1, lastRow, true)
	return fmt.Sprintf("'%s'!%s:%s", t.name, from, to)
}

// paper prints a table as wide as a landscape page, with its headings on every page, and a sheet without headings on one upright page.
func (t *table) paper(headings string) {
	size, across, down, orientation, fit := direct.PaperA4, 1, 0, "landscape", true
	if headings == "" {
		down, orientation = 1, "portrait"
	}
	t.keep(t.file.SetPageLayout(t.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}))
	t.keep(t.file.SetSheetProps(t.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	if headings != "" {
		t.keep(t.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!%s", t.name, headings), Scope: t.name}))
	}
}
