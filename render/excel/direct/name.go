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

// AppendCell appends the name of a cell: A5.
func AppendCell(b []byte, column, row int) []byte {
	return strconv.AppendInt(AppendColumn(b, column), int64(row), 10)
}

// CellName names a cell: A5.
func CellName(column, row int) string {
	var room [16]byte
	return string(AppendCell(room[:0], column, row))
}

// String names the cells: A5:B9.
func (a Area) String() string {
	var room [32]byte
	b := append(AppendCell(room[:0], a.Column, a.Row), ':')
	return string(AppendCell(b, a.LastColumn, a.LastRow))
}

// Fixed names the cells with dollar signs: $A$5:$B$9.
func (a Area) Fixed() string {
	var room [32]byte
	b := append(appendFixed(room[:0], a.Column, a.Row), ':')
	return string(appendFixed(b, a.LastColumn, a.LastRow))
}

func appendFixed(b []byte, column, row int) []byte {
	b = append(AppendColumn(append(b, '$'), column), '$')
	return strconv.AppendInt(b, int64(row), 10)
}
