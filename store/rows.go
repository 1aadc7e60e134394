package store

import (
	"context"
	"strconv"
	"strings"
)

// rowsAtOnce are the numbers of rows that one statement inserts, largest first. A few fixed sizes keep the number of statements that
// have to be prepared small.
var rowsAtOnce = []int{32, 8, 1}

// multiRow inserts many rows of one table: head is the text up to VALUES, tail what follows the rows.
type multiRow struct {
	head, tail string
	columns    int
	texts      map[int]string // by number of rows
}

func rowsOf(head string, columns int, tail string) *multiRow {
	m := &multiRow{head: head, tail: tail, columns: columns, texts: map[int]string{}}
	for _, n := range rowsAtOnce {
		m.texts[n] = m.text(n)
	}
	return m
}

// text is the statement for n rows.
func (m *multiRow) text(n int) string {
	var b strings.Builder
	b.WriteString(m.head)
	b.WriteString(" VALUES ")
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteByte('(')
		for c := range m.columns {
			if c > 0 {
				b.WriteString(", ")
			}
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(i*m.columns + c + 1))
		}
		b.WriteByte(')')
	}
	b.WriteString(m.tail)
	return b.String()
}

// insert writes rows, each of m.columns values.
func (w *writing) insert(ctx context.Context, m *multiRow, rows [][]any) error {
	var args []any
	for _, n := range rowsAtOnce {
		for len(rows) >= n {
			args = args[:0]
			for _, r := range rows[:n] {
				args = append(args, r...)
			}
			if _, err := w.ExecContext(ctx, m.texts[n], args...); err != nil {
				return err
			}
			rows = rows[n:]
		}
	}
	return nil
}
