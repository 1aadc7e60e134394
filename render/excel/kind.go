package excel

import (
	"bytes"
	"io"
	"strconv"
	"sync"

	"github.com/xuri/excelize/v2"

	"theodoi/render/excel/direct"
)

// kind is what all workbooks of one kind have in common: their styles, and the parts of the file that never change. Both come from the
// reference, once.
type kind struct {
	define func(*look, *excelize.File) error // makes the styles, in a fixed order
	look   func() (look, error)
	mu     sync.Mutex
	kits   map[int]*direct.Kit // by how many sheets the workbook has
}

// look are the numbers of a kind's styles.
type look struct {
	styles styles
	marks  reviewMarks
}

var (
	tracking = newKind(func(l *look, f *excelize.File) error { return l.styles.define(f) })
	reviews  = newKind(func(l *look, f *excelize.File) error {
		if err := l.styles.define(f); err != nil {
			return err
		}
		return l.marks.define(f)
	})
)

func newKind(define func(*look, *excelize.File) error) *kind {
	k := &kind{define: define, kits: map[int]*direct.Kit{}}
	k.look = sync.OnceValues(func() (l look, err error) {
		file := excelize.NewFile()
		defer file.Close()
		return l, define(&l, file)
	})
	return k
}

// write writes a workbook the fast way and uses it up.
func (k *kind) write(w io.Writer, b *direct.Workbook) error {
	defer b.Free()
	kit, err := k.kit(b)
	if err != nil {
		return err
	}
	return kit.Write(w, b)
}

// kit returns what workbooks like b have in common. The reference writes a small one to find out.
func (k *kind) kit(b *direct.Workbook) (*direct.Kit, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if kit := k.kits[len(b.Sheets)]; kit != nil {
		return kit, nil
	}
	like := likeness(b)
	var pattern bytes.Buffer
	if err := k.writeReference(&pattern, like); err != nil {
		return nil, err
	}
	kit, err := direct.NewKit(pattern.Bytes(), like)
	if err != nil {
		return nil, err
	}
	k.kits[len(b.Sheets)] = kit
	return kit, nil
}

// likeness is a workbook that needs the same parts as b and has next to nothing in them.
func likeness(b *direct.Workbook) *direct.Workbook {
	like := &direct.Workbook{Properties: b.Properties}
	for i := range b.Sheets {
		s := direct.NewSheet(strconv.Itoa(i+1), 1, 1)
		s.Dimension, s.Cell(0, 1).Text = "A1:A1", program
		like.Sheets = append(like.Sheets, s)
	}
	return like
}
