package pdftext

// Document is the text of a file in the order in which it is read.
type Document struct {
	Blocks []Block
}

// Block is a paragraph, a table, or a line that belongs to the page.
type Block struct {
	Pieces []Piece
	Aside  bool // page number, running head, mark of a footnote
	Table  *Table
}

// Piece is the part of a paragraph that stands on one line of a page.
type Piece struct {
	Text       string
	Line, Page int  // both 1-based; the line is counted from the top of the page
	Glued      bool // no space in front
}

// Table is a table with the columns of its grid; parts on several pages are one table.
type Table struct {
	Rows []Row
}

// Row is a row of a table. An aside is a heading that is printed again on the next page.
type Row struct {
	Cells []Cell
	Aside bool
}

// Cell is a cell that covers Columns columns from Column (0-based) on and Rows rows.
type Cell struct {
	Column, Columns, Rows int
	Paragraphs            [][]Piece
}

// empty says whether nothing is written in the cell.
func (c Cell) empty() bool { return len(c.Paragraphs) == 0 }

// text is all that is written in the cell.
func (c Cell) text() string {
	text := ""
	for _, p := range c.Paragraphs {
		for _, piece := range p {
			text += piece.Text + " "
		}
	}
	return text
}
