package direct

import (
	"strconv"

	"theodoi/internal/ooxml"
)

// String names the cells: A5:B9.
func (a Area) String() string {
	var room [32]byte
	b := append(ooxml.AppendCell(room[:0], a.Column, a.Row), ':')
	return string(ooxml.AppendCell(b, a.LastColumn, a.LastRow))
}

// Fixed names the cells with dollar signs: $A$5:$B$9.
func (a Area) Fixed() string {
	var room [32]byte
	b := append(appendFixed(room[:0], a.Column, a.Row), ':')
	return string(appendFixed(b, a.LastColumn, a.LastRow))
}

func appendFixed(b []byte, column, row int) []byte {
	b = append(ooxml.AppendColumn(append(b, '$'), column), '$')
	return strconv.AppendInt(b, int64(row), 10)
}
