package report

import "theodoi/internal/viet"

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

// Head is the top of the first page (Decree 30/2020, Phụ lục I, II.1-II.5).
type Head struct {
	Parent  string // UBND TỈNH …; empty for an agency without one
	Issuer  string
	Number  string // behind "Số: ", 05/BC-SKHĐT; blank place in a draft
	Place   string
	Date    viet.Date
	Kind    string // BÁO CÁO
	Subject string // trích yếu
}

// Node is one block of a body: Heading, Paragraph, List, Table or Chart.
type Node interface{ node() }

// Heading is a numbered title. Level 1 prints in capitals (I., II.), level 2 in bold lower case (1., 2.).
type Heading struct {
	Level  int
	Number string // "I", "1"; empty for none
	Text   string
}

// Paragraph is running text, justified, with an indented first line.
type Paragraph struct{ Text string }

// List is a run of short items, each with a dash.
type List struct{ Items []string }

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
	Group string
	Cells []Cell
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

func (Heading) node()   {}
func (Paragraph) node() {}
func (List) node()      {}
func (Table) node()     {}
func (Chart) node()     {}

// Appendix is a landscape part with pages of its own (Decree 30/2020, Phụ lục I, III).
type Appendix struct {
	Number  string // "I"; printed as "Phụ lục I", or "Phụ lục" where there is but one
	Name    string // in capitals
	Attach  string // "(Kèm theo Báo cáo số … ngày … của …)"
	Body    []Node
	Outline string // short title for the file's outline
}

// Signature is the end of the paper (Decree 30/2020, Phụ lục I, II.7-II.9).
type Signature struct {
	Authority  []string // TM., KT. and the office, one a line, in capitals
	Name       string
	Recipients []string // Nơi nhận, without dash and semicolon; the last is "Lưu: VT, TH"
}
