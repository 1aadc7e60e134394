// Package source turns the bytes of a file into text that the parser reads: one normal form, with the way back to the lines of
// the file the user opened. Reading a file is apart from understanding it.
//
// What it guarantees of the text:
//
//  1. letters are composed (NFC) and Vietnamese, not look-alikes of other alphabets;
//  2. a line of the text is one paragraph, whole, without white space around it; there are no empty lines, no byte order mark, no control
//     characters and no marks of emphasis;
//  3. every stretch of the text knows the line and, where there are pages, the page of the file it comes from;
//  4. the cells of tables stand row by row, each on lines of its own, and Tables says which they are;
//  5. what belongs to the page and not to the document is in the text too, on lines of its own, and listed in Dropped.
package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
)

// MaxBytes is the largest file that is read as a decision. Text is under one megabyte in the longest real ones; scans are what fills files.
const MaxBytes = 64 << 20

// Reader reads files of every kind an office receives into text. Its zero value reads with what it finds on the machine.
type Reader struct {
	Cache    string                // folder for what is costly to make ready again; the user's cache folder if empty
	Child    []string              // command that starts a reader of one PDF file, see package child; the running program itself if empty
	Progress func(done, total int) // told of every page that was recognised from a picture; may be nil
}

// Read reads data with the zero Reader.
func Read(name string, data []byte) (plan.Source, []finding.Finding, bool) {
	return Reader{}.Read(context.Background(), name, data)
}

// readKind reads a file of one kind into b; what it has to tell, or why nothing could be read, comes as findings.
type readKind func(ctx context.Context, r Reader, name string, data []byte, b *builder) (findings []finding.Finding, ok bool)

// Read returns the text of data. ok is false if nothing of it can be read; the findings then say why.
func (r Reader) Read(ctx context.Context, name string, data []byte) (src plan.Source, findings []finding.Finding, ok bool) {
	place := finding.Place{File: name}
	sum := sha256.Sum256(data)
	src = plan.Source{Name: name, SHA256: hex.EncodeToString(sum[:])}
	if len(data) > MaxBytes {
		return src, []finding.Finding{finding.New(finding.FileTooBig, place, megabytes(len(data)), megabytes(MaxBytes))}, false
	}
	read, what := recognise(data)
	if read == nil {
		return src, []finding.Finding{finding.New(finding.FileBinary, place, what, "")}, false
	}
	var b builder
	findings, ok = read(ctx, r, name, data, &b)
	for i := range findings {
		findings[i].Place.File = name
	}
	if !ok {
		return src, findings, false
	}
	b.into(&src)
	if strings.TrimSpace(src.Text) == "" {
		return plan.Source{Name: name, SHA256: src.SHA256}, append(findings, finding.New(finding.FileEmpty, place, "", "")), false
	}
	return src, findings, true
}

// recognise returns the reader of what data holds, or, with none, what kind of file it is.
func recognise(data []byte) (readKind, string) {
	if isPDF(data) {
		return readPDF, ""
	}
	if isScan(data) {
		return readImage, ""
	}
	if isZIP(data) {
		return readZIP, ""
	}
	if isOLE(data) {
		return readOLE, ""
	}
	if isRTF(data) {
		return readRTF, ""
	}
	if what := binaryKind(data); what != "" {
		return nil, what
	}
	if isHTML(data) {
		return readHTML, ""
	}
	return readText, ""
}

func megabytes(n int) string {
	return fmt.Sprintf("%d MB", (n+(1<<20)-1)>>20)
}

// magic lists the first bytes of what people pick by mistake.
var magic = []struct{ prefix, kind string }{
	{"%PDF", words.FilePDF},
	{"\x89PNG", words.FilePNG},
	{"\xff\xd8\xff", words.FileJPEG},
	{"GIF8", words.FileGIF},
	{"MZ", words.FileWindows},
	{"\x7fELF", words.FileLinux},
	{"\x1f\x8b", words.FileGZIP},
	{"Rar!", words.FileRAR},
	{"7z\xbc\xaf", words.File7z},
}

func binaryKind(data []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.kind
		}
	}
	return ""
}

// manyControls tells binary data that happens to be valid UTF-8. One stray control character does not make a text binary.
func manyControls(text string) bool {
	controls := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			controls++
		}
	}
	return controls > 16 && controls*100 > len(text)
}
