package source

import (
	"bytes"
	"context"

	"theodoi/finding"
	"theodoi/internal/soffice"
	"theodoi/internal/words"
)

// oldKind is a kind of file that is read by way of LibreOffice.
type oldKind struct {
	kind soffice.Kind
	name string
}

var (
	oldDOC = oldKind{soffice.Doc, words.FileWordOld}
	oldRTF = oldKind{soffice.RTF, words.FileRichText}
	oldODT = oldKind{soffice.ODT, words.FileODT}
)

// isOLE tells the packing of Word, Excel and PowerPoint before 2007, which WPS uses too, and of files with a password.
func isOLE(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

func isRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(`{\rtf`)) }

// hasStream reports whether an OLE file has a stream of this name: UTF-16, filled up with zeros, at a multiple of 128 bytes.
func hasStream(data []byte, name string) bool {
	var wide []byte
	for _, c := range []byte(name + "\x00") {
		wide = append(wide, c, 0)
	}
	for at := 0; ; at++ {
		i := bytes.Index(data[at:], wide)
		if i < 0 {
			return false
		}
		if at += i; at%128 == 0 {
			return true
		}
	}
}

// readOLE reads an old Word file, or says what else it is.
func readOLE(ctx context.Context, r Reader, name string, data []byte, b *builder) ([]finding.Finding, bool) {
	refuse := func(code finding.Code, what string) ([]finding.Finding, bool) {
		return []finding.Finding{finding.New(code, finding.Place{}, what, "")}, false
	}
	switch {
	case hasStream(data, "EncryptedPackage"):
		return refuse(finding.FileLocked, "")
	case hasStream(data, "WordDocument"):
		return convertOld(ctx, r, name, data, b, oldDOC)
	case hasStream(data, "Workbook"), hasStream(data, "Book"):
		return refuse(finding.FileSheet, words.FileOldExcel)
	case hasStream(data, "PowerPoint Document"):
		return refuse(finding.FileBinary, words.FileSlides)
	}
	return refuse(finding.FileBinary, words.FileOldOffice)
}

func readRTF(ctx context.Context, r Reader, name string, data []byte, b *builder) ([]finding.Finding, bool) {
	return convertOld(ctx, r, name, data, b, oldRTF)
}

// convertOld has LibreOffice turn a file into .docx, and reads that.
func convertOld(ctx context.Context, r Reader, name string, data []byte, b *builder, kind oldKind) ([]finding.Finding, bool) {
	office := soffice.Find()
	if office == "" {
		return []finding.Finding{finding.New(finding.FileNeeds, finding.Place{}, kind.name, "")}, false
	}
	converted, why := soffice.Convert(ctx, office, data, kind.kind, soffice.Docx)
	if why != "" {
		return []finding.Finding{finding.New(finding.FileConvert, finding.Place{}, kind.name, why)}, false
	}
	if len(converted) > MaxBytes {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, megabytes(len(converted)), megabytes(MaxBytes))}, false
	}
	return readZIP(ctx, r, name, converted, b)
}
