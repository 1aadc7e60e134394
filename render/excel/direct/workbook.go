package direct

// Workbook is a whole workbook as it will stand in the file.
type Workbook struct {
	Sheets     []*Sheet
	Names      []Name // defined names that belong to the whole workbook
	Properties Properties
}

// Name is a defined name and the cells it stands for.
type Name struct{ Name, RefersTo string }

// Properties say in the file what the file is. An empty one is left out.
type Properties struct {
	Title, Subject, Creator, Language, Identifier string
	Made                                          string   // as 2000-01-01T00:00:00Z
	Custom                                        []Custom // kept for programs
}

// Custom is a property of the program's own.
type Custom struct{ Name, Value string }

// Sheet is one worksheet. Columns are counted from 0 and rows from 1, as people see them.
type Sheet struct {
	Name       string
	Hidden     bool   // so well that no menu offers to show it
	Tab        string // the tab's colour; with one, prints are fitted to the paper
	HideGrid   bool
	Dimension  string // the cells in use
	Columns    []Column
	Rows       []Row
	Frozen     *Frozen
	Filter     Area // no filter if empty
	Colours    []Colours
	Checks     []Check
	Ignored    []Ignored
	Print      *Print
	PrintArea  string // what is printed, as a defined name says it
	PrintTitle string // what every page repeats
	lent       *block // the cells' memory
}

// Area is a block of cells between two corners, or nothing.
type Area struct{ Column, Row, LastColumn, LastRow int }

// Column is one column's width in characters, its padding included; 0 leaves it as it is.
type Column struct {
	Width  float64
	Hidden bool
}

// Row is one row. A height of 0 leaves it to the program that opens the file.
type Row struct {
	Height float64
	Hidden bool
	Cells  []Cell
}

// Cell holds a text, or a formula that has no value yet.
type Cell struct {
	Text    string
	Style   int32
	Formula bool
}

// Frozen keeps columns and rows in sight.
type Frozen struct {
	Columns, Rows  int
	Corner, Cursor string // first cell that moves, cell that is chosen
}

// Colours are rules for cells: the first one whose formula holds gives its style.
type Colours struct {
	Cells string
	Rules []Rule
}

// Rule is a formula and the number of a conditional style.
type Rule struct {
	Formula string
	Style   int
}

// Kinds of checks.
const (
	NoCheck = ""
	ByList  = "list"
	ByRule  = "custom"
)

// Check is a prompt for cells and what warns of a text that does not fit. It never stops anyone.
type Check struct {
	Cells                 string
	Kind                  string // ByList, ByRule or NoCheck
	Formula               string // the list's name or the rule
	Warning, WarningTitle string
	Prompt, PromptTitle   string
}

// What a program marks as a likely mistake.
const (
	AsText   = "numberStoredAsText"
	Formulas = "formula" // one that differs from its neighbours
)

// Ignored are cells in which a program shall not mark something as a likely mistake: AsText or Formulas.
type Ignored struct{ Cells, What string }

// PaperA4 is the number of the paper that all sheets are printed on.
const PaperA4 = 9

// Print is the page: A4, as wide as the paper.
type Print struct {
	Landscape      bool
	Header, Footer string
}

// NewSheet returns a sheet with room for columns and rows; it grows where there are more.
func NewSheet(name string, columns, rows int) *Sheet {
	s := &Sheet{Name: name, Rows: make([]Row, rows), lent: lend(columns * rows)}
	for i := range s.Rows {
		s.Rows[i].Cells = s.lent.cells[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return s
}

// Row returns a row.
func (s *Sheet) Row(row int) *Row {
	for len(s.Rows) < row {
		s.Rows = append(s.Rows, Row{})
	}
	return &s.Rows[row-1]
}

// Cell returns a cell.
func (s *Sheet) Cell(column, row int) *Cell {
	r := s.Row(row)
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, Cell{})
	}
	return &r.Cells[column]
}

// Column returns a column.
func (s *Sheet) Column(column int) *Column {
	for len(s.Columns) <= column {
		s.Columns = append(s.Columns, Column{})
	}
	return &s.Columns[column]
}

// Style gives a block of cells a style.
func (s *Sheet) Style(a Area, style int) {
	for row := a.Row; row <= a.LastRow; row++ {
		s.Cell(a.LastColumn, row)
		cells := s.Rows[row-1].Cells
		for column := a.Column; column <= a.LastColumn; column++ {
			cells[column].Style = int32(style)
		}
	}
}
