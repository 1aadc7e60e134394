package source

import (
	"encoding/xml"
	"maps"
	"strconv"
)

// cellPlace is where a cell of Word stands.
type cellPlace struct {
	columns int
	merged  string // "restart" begins a cell over several rows, "continue" is covered by one
	begun   bool   // its place was told to the flow
}

// wordTable is a table on the way.
type wordTable struct {
	above map[int]int // for each column, the block of the cell over several rows that covers it
	width int
	grown []int // the blocks of cells that the row at hand made longer
}

// readTable reads a table. Tables inside of a cell become paragraphs of it.
func (d *docx) readTable(x *xmlPart) {
	if d.table > 0 {
		d.rows(x, nil)
		return
	}
	d.table++
	start := len(d.flow.blocks)
	d.flow.begin(flowTable, nil)
	t := &wordTable{above: map[int]int{}}
	d.rows(x, t)
	d.flow.begin(flowEnd, nil)
	d.table--
	if t.width < 2 {
		d.flow.blocks = append(d.flow.blocks[:start], paragraphsOf(d.flow.blocks[start:])...)
	}
}

// rows visits the rows of a table; t is nil for an inner one.
func (d *docx) rows(x *xmlPart, t *wordTable) {
	x.children(func(e xml.StartElement) { d.tablePart(x, e, t) })
}

func (d *docx) tablePart(x *xmlPart, e xml.StartElement, t *wordTable) {
	switch element(e) {
	case "w:tr":
		d.row(x, t)
	case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
		d.rows(x, t)
	case "mc:AlternateContent":
		d.alternate(x, func(e xml.StartElement) { d.tablePart(x, e, t) })
	default:
		x.skip()
	}
}

func (d *docx) row(x *xmlPart, t *wordTable) {
	column, deleted := 0, false
	start := len(d.flow.blocks)
	if t != nil {
		d.flow.begin(flowRow, nil)
		t.grown = t.grown[:0]
	}
	var visit func(e xml.StartElement)
	visit = func(e xml.StartElement) {
		switch element(e) {
		case "w:trPr":
			x.children(func(e xml.StartElement) {
				switch element(e) {
				case "w:gridBefore":
					column = spanOf(e, 0)
				case "w:del":
					deleted = true
				}
				x.skip()
			})
		case "w:tc":
			column += d.readCell(x, t, column)
		case "w:sdt", "w:sdtContent", "w:customXml":
			x.children(visit)
		default:
			x.skip()
		}
	}
	x.children(visit)
	if deleted {
		d.changes++
		d.flow.blocks = d.flow.blocks[:start]
		t.forget(start, d.flow.blocks)
	}
}

// forget takes back what a deleted row did, whose blocks began at start.
func (t *wordTable) forget(start int, blocks []flowBlock) {
	if t == nil {
		return
	}
	for _, i := range t.grown {
		if i < start {
			blocks[i].rows--
		}
	}
	maps.DeleteFunc(t.above, func(_, block int) bool { return block >= start })
}

// spanOf reads a count of columns.
func spanOf(e xml.StartElement, least int) int {
	n, err := strconv.Atoi(value(e, "val"))
	if err != nil || n < least || n > maxColumns {
		return least
	}
	return n
}

// readCell reads a cell that begins at column and returns how many columns it covers.
func (d *docx) readCell(x *xmlPart, t *wordTable, column int) int {
	at := cellPlace{columns: 1}
	outside := d.flow.outside
	x.children(func(e xml.StartElement) {
		if element(e) == "w:tcPr" {
			x.children(func(e xml.StartElement) {
				switch element(e) {
				case "w:gridSpan":
					at.columns = spanOf(e, 1)
				case "w:vMerge":
					if at.merged = value(e, "val"); at.merged != "restart" {
						at.merged = "continue"
					}
				}
				x.skip()
			})
			return
		}
		d.beginCell(t, column, &at)
		d.block(x, e)
	})
	d.beginCell(t, column, &at)
	d.flow.outside = outside
	return at.columns
}

// beginCell tells the flow of a cell, once its properties are known. What stands in a cell that is covered from above is not shown.
func (d *docx) beginCell(t *wordTable, column int, at *cellPlace) {
	if at.begun || t == nil {
		return
	}
	at.begun = true
	t.width = max(t.width, column+at.columns)
	if block, ok := t.above[column]; ok && at.merged == "continue" && block < len(d.flow.blocks) {
		d.flow.blocks[block].rows++
		t.grown = append(t.grown, block)
		d.flow.outside++
		return
	}
	for i := column; i < column+at.columns; i++ {
		delete(t.above, i)
	}
	if at.merged != "" {
		t.above[column] = len(d.flow.blocks)
	}
	d.flow.beginCell(column, at.columns, 1, nil)
}
