package excel

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/sheet"
)

// Write writes book to w as one .xlsx file. The workbook is made in memory first, so that w receives all of it or nothing, and the
// same Book always gives the same bytes.
func Write(w io.Writer, book sheet.Book) error {
	data, err := render(book)
	if err != nil {
		return fmt.Errorf("writing workbook %s: %w", book.FileName(), err)
	}
	_, err = w.Write(data)
	return err
}

func render(book sheet.Book) ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	file.SetZipWriter(newPatchingZip)
	b := &workbook{file: file, book: book}
	b.keep(b.styles.define(file))
	b.guide()
	for _, s := range book.Sheets {
		b.data(s)
	}
	b.issueSheet()
	b.listSheet()
	b.properties()
	b.protectStructure()
	file.SetActiveSheet(0)
	if b.err != nil {
		return nil, b.err
	}
	var buffer bytes.Buffer
	if err := file.Write(&buffer); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// workbook is the file while it is made. The first error is kept and the rest of the work goes on idly, so that the steps read as
// a description of the workbook.
type workbook struct {
	file   *excelize.File
	book   sheet.Book
	styles styles
	err    error
}

func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// newPage adds a worksheet; the guide takes the place of the sheet that every new file has.
func (b *workbook) newPage(name string) *page {
	if name == words.SheetGuide {
		b.keep(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.keep(err)
	}
	return &page{workbook: b, name: name}
}

// protectStructure keeps sheets from being renamed, moved or deleted by a slip of the hand. There is no password: whoever needs to
// can switch it off, and the reader does not rely on it.
func (b *workbook) protectStructure() {
	b.keep(b.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
}
