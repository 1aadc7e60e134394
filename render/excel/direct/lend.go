package direct

import "sync"

// block is memory for cells, which is most of what a description needs. It serves one workbook and then the next.
type block struct{ cells []Cell }

var blocks = sync.Pool{New: func() any { return &block{} }}

// mostLent is how many cells a block may have that waits for the next workbook.
const mostLent = 1 << 15

// lend returns a block of n empty cells.
func lend(n int) *block {
	b := blocks.Get().(*block)
	if cap(b.cells) < n {
		b.cells = make([]Cell, n)
	}
	b.cells = b.cells[:n]
	return b
}

// Free gives the memory of the cells back. The workbook must not be used afterwards.
func (w *Workbook) Free() {
	for _, s := range w.Sheets {
		lent := s.lent
		s.Rows, s.lent = nil, nil
		if lent == nil || cap(lent.cells) > mostLent {
			continue
		}
		clear(lent.cells) // lets the texts go
		blocks.Put(lent)
	}
}
