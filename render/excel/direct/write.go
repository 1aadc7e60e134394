package direct

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level is how hard the parts are deflated.
const level = 1

// Write writes the workbook as an .xlsx file, all of it or nothing. The same workbook always gives the same bytes.
func (k *Kit) Write(w io.Writer, b *Workbook) error {
	if len(b.Sheets) != k.sheets || len(b.Properties.Custom) > 0 != k.custom {
		return fmt.Errorf("the workbook has %d sheets and %d properties, the kit is for another kind", len(b.Sheets), len(b.Properties.Custom))
	}
	if err := b.Check(); err != nil {
		return err
	}
	p := presses.Get().(*press)
	defer p.free()
	if err := p.print(k, b); err != nil {
		return err
	}
	_, err := w.Write(p.file.Bytes())
	return err
}

// press holds the buffers in which a file is made. One serves one file at a time and then the next.
type press struct {
	file     bytes.Buffer
	xml      []byte
	deflated bytes.Buffer
	flate    *flate.Writer
	shared   sharedStrings
}

var presses = sync.Pool{New: func() any {
	p := &press{shared: sharedStrings{numbers: map[string]int32{}}}
	p.flate, _ = flate.NewWriter(&p.deflated, level) // fails only for a level that is none
	return p
}}

// mostKept is how large a buffer may be that waits for the next file.
const mostKept = 4 << 20

// free lets the texts go and gives the press back, unless an unusually large workbook has blown it up.
func (p *press) free() {
	kept := p.file.Cap() + cap(p.xml) + p.deflated.Cap() + cap(p.shared.xml)
	if kept > mostKept || len(p.shared.numbers) > mostKept/64 {
		return
	}
	p.file.Reset()
	p.shared.reset()
	presses.Put(p)
}

func (p *press) print(k *Kit, b *Workbook) error {
	z := zip.NewWriter(&p.file)
	for i := range k.parts {
		if err := put(z, &k.parts[i]); err != nil {
			return err
		}
	}
	if err := p.put(z, workbookPart, b.part(p.xml[:0])); err != nil {
		return err
	}
	if err := p.put(z, corePart, b.Properties.core(p.xml[:0])); err != nil {
		return err
	}
	if k.custom {
		if err := p.put(z, customPart, b.Properties.custom(p.xml[:0])); err != nil {
			return err
		}
	}
	for i, s := range b.Sheets {
		if err := p.put(z, worksheetPart(i), s.worksheet(p.xml[:0], i == 0, &p.shared)); err != nil {
			return err
		}
	}
	if err := p.put(z, stringsPart, p.shared.part(p.xml[:0])); err != nil {
		return err
	}
	return z.Close()
}

// put deflates a part into the file. The buffer that it was made in is kept for the next one.
func (p *press) put(z *zip.Writer, name string, data []byte) error {
	p.xml = data
	p.deflated.Reset()
	p.flate.Reset(&p.deflated)
	if _, err := p.flate.Write(data); err != nil {
		return err
	}
	if err := p.flate.Close(); err != nil {
		return err
	}
	return put(z, &part{name: name, deflated: p.deflated.Bytes(), crc: crc32.ChecksumIEEE(data), size: uint64(len(data))})
}

// put copies a deflated part into the file, without a time, so that the same workbook has the same bytes.
func put(z *zip.Writer, p *part) error {
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: zip.Deflate,
		CRC32: p.crc, CompressedSize64: uint64(len(p.deflated)), UncompressedSize64: p.size,
	})
	if err != nil {
		return err
	}
	_, err = w.Write(p.deflated)
	return err
}
