package ooxml

import "strconv"

// Column writes a column as letters: 0 is A, 27 is AB.
func Column(column int) string {
	var room [8]byte
	return string(AppendColumn(room[:0], column))
}

// AppendColumn appends a column's letters.
func AppendColumn(b []byte, column int) []byte {
	if column < 26 {
		return append(b, byte('A'+column))
	}
	b = AppendColumn(b, column/26-1)
	return append(b, byte('A'+column%26))
}

// Cell names the cell of a column, counted from 0, and a row, counted from 1 as spreadsheets show it: A5.
func Cell(column, row int) string {
	var room [16]byte
	return string(AppendCell(room[:0], column, row))
}

// AppendCell appends the name of a cell.
func AppendCell(b []byte, column, row int) []byte {
	return strconv.AppendInt(AppendColumn(b, column), int64(row), 10)
}
