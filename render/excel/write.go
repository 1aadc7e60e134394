package excel

import (
	"fmt"
	"io"

	"theodoi/internal/words"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// Write writes book to w as one .xlsx file. The workbook is made in memory first, so that w receives all of it or nothing, and the
// same Book always gives the same bytes. It may be called from several goroutines at once.
func Write(w io.Writer, book sheet.Book) error {
	out, err := describe(book)
	if err == nil {
		err = tracking.write(w, out)
	}
	return wrapBook(book, err)
}

// WriteReference writes the same workbook as Write by a general library, many times as slowly. It is what Write is held against.
func WriteReference(w io.Writer, book sheet.Book) error {
	out, err := describe(book)
	if err == nil {
		err = tracking.writeReference(w, out)
	}
	return wrapBook(book, err)
}

func wrapBook(book sheet.Book, err error) error {
	if err != nil {
		return fmt.Errorf("writing workbook %s: %w", book.FileName(), err)
	}
	return nil
}

// describe lays the book out as a workbook. Everything that a clerk sees is decided here, once, whoever writes the file.
func describe(book sheet.Book) (*direct.Workbook, error) {
	look, err := tracking.look()
	if err != nil {
		return nil, err
	}
	b := &workbook{book: book, styles: look.styles}
	b.guide()
	for _, s := range book.Sheets {
		b.data(s)
	}
	b.issueSheet()
	b.listSheet()
	b.properties()
	return &b.out, b.err
}

// workbook is the workbook while it is described. The first error is kept and the rest of the work goes on idly, so that the steps read
// as a description of the workbook.
type workbook struct {
	out    direct.Workbook
	book   sheet.Book
	styles styles
	err    error
}

func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// newPage adds a worksheet with room for columns and rows.
func (b *workbook) newPage(name string, columns, rows int) *page {
	s := direct.NewSheet(name, columns, rows)
	b.out.Sheets = append(b.out.Sheets, s)
	return &page{workbook: b, to: s, name: name}
}

// newGuide adds the sheet that a workbook opens on.
func (b *workbook) newGuide() *guidePage {
	g := &guidePage{page: b.newPage(words.SheetGuide, guideValue+2, 40), row: sheet.TitleRow}
	g.to.HideGrid = true
	return g
}
