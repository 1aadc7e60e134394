package intake

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/ooxml"
)

// oleMark begins the files of Office before 2007, and those with a password.
const oleMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// recognise tells from the first bytes whether data can be a workbook. A renamed file is what its bytes are.
func recognise(data []byte) error {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return fault{code: finding.FileEmpty}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return nil
	case bytes.HasPrefix(data, []byte(oleMark)):
		return recogniseOLE(data)
	}
	return fault{code: finding.WorkbookNotOne, got: looksLike(data)}
}

// recogniseOLE tells the files apart that share the old Office container, by the names of their streams.
func recogniseOLE(data []byte) error {
	switch {
	case hasStream(data, "EncryptedPackage"):
		return fault{code: finding.WorkbookEncrypted}
	case hasStream(data, "Workbook"), hasStream(data, "Book"):
		return fault{code: finding.WorkbookOld}
	case hasStream(data, "WordDocument"):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksWord}
	case hasStream(data, "PowerPoint Document"):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksSlides}
	}
	return fault{code: finding.WorkbookNotOne, got: finding.LooksOLE}
}

// hasStream looks for a directory entry by its name: UTF-16, filled up with zeros, at a multiple of 128 bytes.
func hasStream(data []byte, name string) bool {
	var entry []byte
	for _, unit := range utf16.Encode([]rune(name)) {
		entry = append(entry, byte(unit), byte(unit>>8))
	}
	entry = append(entry, 0, 0)
	for from := 0; ; {
		i := bytes.Index(data[from:], entry)
		if i < 0 {
			return false
		}
		if (from+i)%128 == 0 {
			return true
		}
		from += i + 1
	}
}

var signatures = []struct{ bytes, looks string }{
	{"%PDF", finding.LooksPDF},
	{"\x89PNG", finding.LooksPNG},
	{"\xff\xd8\xff", finding.LooksJPEG},
	{"GIF8", finding.LooksGIF},
	{"II*\x00", finding.LooksTIFF},
	{"MM\x00*", finding.LooksTIFF},
	{"{\\rtf", finding.LooksRTF},
	{"Rar!", finding.LooksRAR},
	{"7z\xbc\xaf", finding.Looks7z},
	{"\x1f\x8b", finding.LooksGZIP},
	{"<?xml", finding.LooksXML},
}

// looksLike names what data seems to be.
func looksLike(data []byte) string {
	body := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for _, s := range signatures {
		if bytes.HasPrefix(body, []byte(s.bytes)) {
			return s.looks
		}
	}
	head := body[:min(len(body), 4096)]
	lower := strings.ToLower(string(head))
	switch {
	case strings.Contains(lower, "<html"), strings.Contains(lower, "<table"):
		return finding.LooksHTML
	case !isText(head):
		return finding.LooksUnknown
	case separated(string(head)):
		return finding.LooksCSV
	}
	return finding.LooksText
}

// isText allows for a letter cut in two at the end of head.
func isText(head []byte) bool {
	for i := 0; i < utf8.UTFMax-1 && len(head) > 0 && !utf8.Valid(head); i++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && !bytes.ContainsRune(head, 0)
}

// separated reports whether the first line has the marks that set fields apart.
func separated(head string) bool {
	line, _, _ := strings.Cut(head, "\n")
	return strings.ContainsAny(line, ";\t") || strings.Count(line, ",") > 1
}

// recognise tells from the entries of an archive whether it is a workbook.
func (a *archive) recognise() error {
	switch {
	case a.has("xl/workbook.xml"), a.has(ooxml.RelationsPart("")) && !a.has("word/document.xml") && !a.has("ppt/presentation.xml") && !a.has("xl/workbook.bin"):
		return nil
	case a.has("xl/workbook.bin"):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksXLSB}
	case a.has("word/document.xml"):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksWord}
	case a.has("ppt/presentation.xml"):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksSlides}
	case a.has("mimetype"):
		return a.recogniseODF()
	}
	return fault{code: finding.WorkbookNotOne, got: finding.LooksZIP}
}

func (a *archive) recogniseODF() error {
	kind, err := a.read("mimetype")
	if err != nil {
		return err
	}
	switch {
	case bytes.Contains(kind, []byte("opendocument.spreadsheet")):
		return fault{code: finding.WorkbookODS}
	case bytes.Contains(kind, []byte("opendocument")):
		return fault{code: finding.WorkbookNotOne, got: finding.LooksODF}
	}
	return fault{code: finding.WorkbookNotOne, got: finding.LooksZIP}
}
