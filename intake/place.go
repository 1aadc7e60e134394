package intake

import (
	"strconv"

	"theodoi/internal/ooxml"
)

// Excel's own ends.
const (
	lastRow    = 1_048_576
	lastColumn = 16_384
)

// cellName writes a place as Excel does, row and column counted from 1: F14.
func cellName(row, column int) string { return ooxml.Cell(column-1, row) }

// rowName writes a whole row as Excel does: 14:14.
func rowName(row int) string { return strconv.Itoa(row) + ":" + strconv.Itoa(row) }

// parseCell reads F14, also $F$14.
func parseCell(name string) (row, column int, ok bool) {
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '$':
		case c >= 'A' && c <= 'Z' && row == 0 && column <= lastColumn:
			column = column*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z' && row == 0 && column <= lastColumn:
			column = column*26 + int(c-'a') + 1
		case c >= '0' && c <= '9' && column > 0 && row <= lastRow:
			row = row*10 + int(c-'0')
		default:
			return 0, 0, false
		}
	}
	return row, column, row >= 1 && row <= lastRow && column >= 1 && column <= lastColumn
}
