package direct

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

// Kit holds the parts that are the same in all workbooks of a kind with the same number of sheets.
type Kit struct {
	sheets int
	custom bool
	parts  []part
}

// part is a part of the file as a zip stores it.
type part struct {
	name     string
	deflated []byte
	crc      uint32
	size     uint64
}

// common are the parts that a Kit holds, in the order of the file. What a file is stands first, where programs that look at its
// first bytes expect it.
var common = [...]string{
	"[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/theme/theme1.xml", "xl/styles.xml", "docProps/app.xml",
}

// NewKit takes the common parts out of file, the same workbook as a general library writes it. It is an error if file has a part that
// this package would not write, or has not one that it would.
func NewKit(file []byte, like *Workbook) (*Kit, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	k := &Kit{sheets: len(like.Sheets), custom: len(like.Properties.Custom) > 0}
	there := map[string]*zip.File{}
	for _, f := range z.File {
		there[f.Name] = f
	}
	for _, name := range common {
		p, err := take(there[name], name)
		if err != nil {
			return nil, err
		}
		k.parts = append(k.parts, p)
		delete(there, name)
	}
	for _, name := range k.written() {
		if there[name] == nil {
			return nil, fmt.Errorf("the pattern of the workbook lacks %s", name)
		}
		delete(there, name)
	}
	for name := range there {
		return nil, fmt.Errorf("the pattern of the workbook has a part that is not known: %s", name)
	}
	return k, nil
}

// written lists the parts that are made for each workbook.
func (k *Kit) written() []string {
	names := []string{workbookPart, stringsPart, corePart}
	if k.custom {
		names = append(names, customPart)
	}
	for i := range k.sheets {
		names = append(names, worksheetPart(i))
	}
	return names
}

// take takes a part as it is stored in the pattern, deflated.
func take(f *zip.File, name string) (part, error) {
	if f == nil {
		return part{}, fmt.Errorf("the pattern of the workbook lacks %s", name)
	}
	if f.Method != zip.Deflate {
		return part{}, fmt.Errorf("the pattern of the workbook does not deflate %s", name)
	}
	r, err := f.OpenRaw()
	if err != nil {
		return part{}, err
	}
	deflated, err := io.ReadAll(r)
	if err != nil {
		return part{}, err
	}
	return part{name: name, deflated: deflated, crc: f.CRC32, size: f.UncompressedSize64}, nil
}
