package report

import (
	"strings"

	"theodoi/internal/viet"
)

// Document is a paper in the form of Decree 30/2020: what stands where, but not how wide a column is in millimetres.
type Document struct {
	Head      Head
	Body      []Node     // the paper itself, up to "./."
	Sign      Signature  // signature block and Nơi nhận
	Appendix  []Appendix // each starts a page and counts its own pages
	Title     string     // for the file's properties and the window title
	Author    string
	Created   viet.Date // fixed, so that the same input gives the same bytes
	Draft     bool      // not issued: number blank, a mark on every page
	DraftMark string
}

// AppendixOnly reports whether the document is appendices and nothing in front of them: then it has no first page.
func (d Document) AppendixOnly() bool {
	return len(d.Appendix) > 0 && len(d.Body) == 0 && d.Head.Issuer == "" && d.Head.Kind == "" && d.Head.Subject == ""
}

// Head is the top of the first page (Decree 30/2020, Phụ lục I, II.1-II.5). A letter (công văn) has no Kind: its subject stands as
// "V/v …" under the number, and To below the head.
type Head struct {
	Parent  string // UBND TỈNH …; empty for an agency without one
	Issuer  string
	Number  string // behind "Số: ", 05/BC-SKHĐT; blank place in a draft
	Place   string
	Date    viet.Date
	Kind    string   // BÁO CÁO
	Subject string   // trích yếu; of a letter what stands behind "V/v "
	To      []string // behind "Kính gửi: "; empty where the paper is addressed to nobody
}

// Announces reports whether the first of the blocks is a paragraph that announces the list behind it: no page ends between them.
func Announces(nodes []Node) bool {
	if len(nodes) < 2 {
		return false
	}
	p, ok := nodes[0].(Paragraph)
	if _, list := nodes[1].(List); !ok || !list {
		return false
	}
	text := p.Text
	if len(p.Runs) > 0 {
		text = p.Runs[len(p.Runs)-1].Text
	}
	return strings.HasSuffix(strings.TrimSpace(text), ":")
}

// Node is one block of a body: Heading, Paragraph, List, Table, Chart, Achievement, Trend or Timeline.
type Node interface{ node() }

// Heading is a numbered title. Level 1 prints in capitals (I., II.), level 2 in bold lower case (1., 2.).
type Heading struct {
	Level  int
	Number string // "I", "1"; empty for none
	Text   string
}

// Paragraph is running text, justified, with an indented first line. Runs, where set, are shown in place of Text: the same words in
// pieces that differ in look or lead somewhere.
type Paragraph struct {
	Text string
	Runs []Run
}

// Run is a piece of a paragraph. Link is the Anchor of a TableRow, empty for none.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Link   string
}

// List is a run of short items, each with a dash.
type List struct{ Items []Paragraph }

// ListOf returns a list of plain texts.
func ListOf(texts ...string) List {
	items := make([]Paragraph, len(texts))
	for i, text := range texts {
		items[i] = Paragraph{Text: text}
	}
	return List{items}
}

// Align is how a column stands.
type Align int

// Alignments.
const (
	Left Align = iota
	Center
	Right
)

// Column is a column of a Table. Width is its share of the table's width; shares are relative.
type Column struct {
	Title string
	Width float64
	Align Align
}

// Cell is a cell's text and how it stands out. Tone says the meaning, in words besides colour: pages are read in black and white.
type Cell struct {
	Text string
	Bold bool
	Tone Tone
	Link string // Anchor of the row that says where the figure came from; empty for none
}

// Tone is what a cell or bar means.
type Tone string

// Tones; the empty Tone is plain.
const (
	Good Tone = "good"
	Poor Tone = "poor"
	Soon Tone = "soon"
	Dim  Tone = "dim"
)

// TableRow is a row of cells, or, where Group is set, a line over all columns that opens a group.
type TableRow struct {
	Group  string
	Cells  []Cell
	Anchor string // a name that links lead to, unique in the document; empty for none
}

// Table is a table whose heading rows repeat on every page it runs over.
type Table struct {
	Caption string
	Unit    string // "Đơn vị tính: …", right above the table; empty for none
	Columns []Column
	Rows    []TableRow
	Empty   string // what to print where there is no row
}

// Chart is a stacked horizontal bar chart: one bar a row, one part a series.
type Chart struct {
	Caption string
	Series  []Series
	Bars    []Bar
	Unit    string // what the numbers count: "nhiệm vụ"
	Empty   string
}

// Series is one kind of part, told apart by tone and by pattern.
type Series struct {
	Name string
	Tone Tone
}

// Bar is one row of the chart: a label and one count for each Series.
type Bar struct {
	Label  string
	Values []int
}

// Achievement is a chart of figures held against their plan, one row a figure: a bar from nothing to the figure and the plan as a
// line, or as a band where the plan is a range. All are in per cent of the plan's nearer end, so that figures of every unit share a scale.
type Achievement struct {
	Caption string
	Rows    []AchievementRow
	Empty   string
}

// AchievementRow is one figure. Low and High are the ends of the plan and Value the figure, in per cent of the plan's lower end; 100 is
// that end. Lower says that less is better, so that a bar short of the band is a good one.
type AchievementRow struct {
	Label            string
	Value, Low, High float64
	Text             string // the figure as printed behind the bar: "69,5% (KH 70-71%)"
	Lower            bool
	Tone             Tone
}

// Trend is a chart of figures over the year's periods: a small panel for each measure.
type Trend struct {
	Caption string
	Periods []string // labels of the horizontal axis: "Quý I"
	Panels  []TrendPanel
	Empty   string
}

// TrendPanel is one measure. Points has one entry a period, nil where nothing was reported. Low and High are the plan, nil for none.
type TrendPanel struct {
	Title     string
	Unit      string
	Points    []*TrendPoint
	Low, High *float64
	Plan      string // the plan as printed beside its line
}

// TrendPoint is a figure and how it is printed.
type TrendPoint struct {
	Value float64
	Text  string
}

// Timeline is a chart of who returned when, between the day of issue and the last return, with the day that returns were due.
type Timeline struct {
	Caption  string
	From, To viet.Date
	Due      viet.Date
	Marks    []TimelineMark
	Empty    string
}

// TimelineMark is one agency; a blank Day says that nothing came back.
type TimelineMark struct {
	Label string
	Day   viet.Date
	Tone  Tone
	Text  string // printed beside the mark: "22/3/2024", "chưa nộp"
}

func (Heading) node()     {}
func (Paragraph) node()   {}
func (List) node()        {}
func (Table) node()       {}
func (Chart) node()       {}
func (Achievement) node() {}
func (Trend) node()       {}
func (Timeline) node()    {}

// Appendix is a part with pages of its own (Decree 30/2020, Phụ lục I, III), landscape unless Portrait is set.
type Appendix struct {
	Portrait bool
	Number   string // "I"; printed as "Phụ lục I", or "Phụ lục" where there is but one
	Name     string // in capitals
	Attach   string // "(Kèm theo Báo cáo số … ngày … của …)"
	Body     []Node
	Outline  string // short title for the file's outline

	key string // by which texts call for it
}

// Signature is the end of the paper (Decree 30/2020, Phụ lục I, II.7-II.9).
type Signature struct {
	Authority  []string // TM., KT. and the office, one a line, in capitals
	Name       string
	Recipients []string // Nơi nhận, without dash and semicolon; the last is "Lưu: VT, TH"
}
