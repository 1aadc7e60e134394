package direct

import "strconv"

// AppendColumn appends a column's letters: 0 is A.
func AppendColumn(b []byte, column int) []byte {
	if column < 26 {
		return append(b, byte('A'+column))
	}
	b = AppendColumn(b, column/26-1)
	return append(b, byte('A'+column%26))
}

// CellName names a cell: A5.
func CellName(column, row int) string {
	var room [16]byte
	return string(appendCell(room[:0], column, row, ""))
}

func appendCell(b []byte, column, row int, fixed string) []byte {
	b = append(b, fixed...)
	b = AppendColumn(b, column)
	b = append(b, fixed...)
	return strconv.AppendInt(b, int64(row), 10)
}

// String names the cells: A5:B9.
func (a Area) String() string { return a.name("") }

// Fixed names the cells with dollar signs: $A$5:$B$9.
func (a Area) Fixed() string { return a.name("$") }

func (a Area) name(fixed string) string {
	var room [32]byte
	b := appendCell(room[:0], a.Column, a.Row, fixed)
	b = append(b, ':')
	return string(appendCell(b, a.LastColumn, a.LastRow, fixed))
}
