package store

import (
	"context"
	"strconv"
	"strings"
)

// rowsAtOnce are the numbers of rows that one statement inserts, largest first. A few fixed sizes keep the number of statements that
// have to be prepared small; larger ones gain nothing, for SQLite looks every parameter up among all others.
var rowsAtOnce = []int{8, 1}

// multiRow inserts many rows of one table. The first columns are the same in all rows and are handed over once.
type multiRow struct {
	table, tail string
	columns     []string
	shared      int
	texts       map[int]string // by number of rows
}

func rowsOf(table string, shared, own []string, tail string) *multiRow {
	m := &multiRow{table: table, tail: tail, columns: append(shared, own...), shared: len(shared), texts: map[int]string{}}
	for _, n := range rowsAtOnce {
		m.texts[n] = m.text(n)
	}
	return m
}

// text is the statement for n rows.
func (m *multiRow) text(n int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + m.table + " (" + strings.Join(m.columns, ", ") + ") VALUES ")
	own := m.shared
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		for c := range m.columns {
			at := c + 1
			if c >= m.shared {
				own++
				at = own
			}
			b.WriteString(separator(c) + "$" + strconv.Itoa(at))
		}
		b.WriteByte(')')
	}
	b.WriteString(m.tail)
	return b.String()
}

func separator(column int) string {
	if column == 0 {
		return "("
	}
	return ", "
}

// insert writes rows, each of the values of m's own columns.
func (w *writing) insert(ctx context.Context, m *multiRow, shared []any, rows [][]any) error {
	var args []any
	for _, n := range rowsAtOnce {
		for len(rows) >= n {
			args = append(args[:0], shared...)
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
