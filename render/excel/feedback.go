package excel

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"theodoi/sheet"
)

// WriteFeedback writes, to be handed back, a copy of a returned workbook in which every place that needs a person is marked and noted,
// behind a sheet that lists them. Nothing else of the original changes: the parts that hold its values are copied letter by letter.
// Where the original is nil, or no workbook that can be added to, the sheet stands alone in a workbook of its own.
//
// The extension is the one that the copy has to have, for programs refuse a file whose name and kind disagree.
func WriteFeedback(w io.Writer, original []byte, f sheet.Feedback) (extension string, err error) {
	data, extension, err := marked(original, f)
	if err != nil {
		data, extension, err = listed([]byte(nil), f)
	}
	if err != nil {
		return "", fmt.Errorf("writing what has to be put right in %s: %w", f.File, err)
	}
	_, err = w.Write(data)
	return extension, err
}

var errNoOriginal = errors.New("there is no original")

// marked makes the copy. Whatever a strange file leads to, a panic included, is an error; the list then stands alone.
func marked(original []byte, f sheet.Feedback) (data []byte, extension string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the file broke the writer: %v", cause)
		}
	}()
	if original == nil {
		return nil, "", errNoOriginal
	}
	return listed(original, f)
}

// listed adds the list to the original, or to an empty workbook.
func listed(original []byte, f sheet.Feedback) ([]byte, string, error) {
	alone := original == nil
	if alone {
		blank, err := blankBook()
		if err != nil {
			return nil, "", err
		}
		original = blank
	}
	b, err := openBook(original)
	if err != nil {
		return nil, "", err
	}
	looks, err := b.addLooks()
	if err != nil {
		return nil, "", err
	}
	list := newList(b, f, alone)
	if err := b.mark(list.notes(), looks.mark); err != nil {
		return nil, "", err
	}
	if err := b.putInFront(list, looks); err != nil {
		return nil, "", err
	}
	var out bytes.Buffer
	if err := b.write(&out); err != nil {
		return nil, "", err
	}
	return out.Bytes(), b.extension(), nil
}

// blankBook is a workbook without a sheet.
func blankBook() ([]byte, error) {
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	p, err := openPack([]byte("PK\x05\x06" + string(make([]byte, 18))))
	if err != nil {
		return nil, err
	}
	for _, part := range []struct{ name, text string }{
		{contentTypes, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + spreadsheetType + `sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + spreadsheetType + `styles+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + relationsSpace + `"><Relationship Id="rId1" Type="` + relationSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><bookViews><workbookView/></bookViews><sheets/></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + relationsSpace + `"><Relationship Id="rId1" Type="` + relationSpace + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + mainSpace + `"><fonts count="1"><font><sz val="12"/><name val="` + fontName + `"/><family val="1"/></font></fonts>` +
			`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
			`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
			`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
			`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`},
	} {
		p.put(part.name, []byte(head+part.text))
	}
	var out bytes.Buffer
	err = p.write(&out)
	return out.Bytes(), err
}
