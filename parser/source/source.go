// Package source turns the bytes of a file into text that the parser reads: one normal form, with the way back to the lines of
// the file the user opened. Reading a file is apart from understanding it.
//
// What it guarantees of the text:
//
//  1. letters are composed (NFC) and Vietnamese, not look-alikes of other alphabets;
//  2. lines end in "\n"; there is no byte order mark and no other control character but the tab;
//  3. line n of the text is line n of the file.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// MaxBytes is the largest file that is read as a decision. The longest real ones have under one megabyte of text.
const MaxBytes = 16 << 20

// Read returns the text of data. ok is false if nothing of it can be read; the findings then say why.
func Read(name string, data []byte) (src plan.Source, findings []finding.Finding, ok bool) {
	place := finding.Place{File: name}
	sum := sha256.Sum256(data)
	src = plan.Source{Name: name, SHA256: hex.EncodeToString(sum[:])}
	fail := func(code finding.Code, got, want string) (plan.Source, []finding.Finding, bool) {
		return src, []finding.Finding{finding.New(code, place, got, want)}, false
	}
	if len(data) > MaxBytes {
		return fail(finding.FileTooBig, megabytes(len(data)), megabytes(MaxBytes))
	}
	if kind := binaryKind(data); kind != "" {
		return fail(finding.FileBinary, kind, "")
	}
	text, where := decode(data)
	if where != "" {
		return fail(finding.FileEncoding, where, "")
	}
	if control := manyControls(text); control {
		return fail(finding.FileBinary, words.FileControls, "")
	}
	if text = normalise(text); strings.TrimSpace(text) == "" {
		return fail(finding.FileEmpty, "", "")
	}
	src.Text = text
	src.Origins = lineOrigins(src.Text)
	return src, nil, true
}

func megabytes(n int) string {
	return fmt.Sprintf("%d MB", (n+(1<<20)-1)>>20)
}

// magic lists the first bytes of what people pick by mistake.
var magic = []struct{ prefix, kind string }{
	{"%PDF", words.FilePDF},
	{"PK\x03\x04", words.FileZIP},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", words.FileOldOffice},
	{"{\\rtf", words.FileRTF},
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

// decode returns the text, or where it stops being Unicode.
func decode(data []byte) (text, where string) {
	var wide encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		wide = xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		wide = xunicode.UTF16(xunicode.BigEndian, xunicode.ExpectBOM)
	}
	if wide != nil {
		out, err := wide.NewDecoder().Bytes(data)
		if err != nil {
			return "", words.FileBrokenUTF16
		}
		return string(out), ""
	}
	data = bytes.TrimPrefix(data, []byte{0xef, 0xbb, 0xbf})
	if utf8.Valid(data) {
		return string(data), ""
	}
	line := 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return "", words.BadByte(data[i], line)
		}
		i += size
		if r == '\n' || r == '\r' && (i == len(data) || data[i] != '\n') {
			line++
		}
	}
	return "", words.FileBadUnknown
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

// normalise keeps the guarantees of the package. "\r\n" and a lone "\r" both end a line; the Unicode line separators do not, as in the editors of
// the office.
func normalise(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", " ", "\u2029", " ").Replace(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u200b' || r == '\ufeff' || r == '\u00ad':
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
	return viet.NFC(text)
}

func lineOrigins(text string) []plan.Origin {
	origins := make([]plan.Origin, 0, strings.Count(text, "\n")+1)
	line := 1
	for start := 0; start <= len(text); line++ {
		origins = append(origins, plan.Origin{Start: start, Line: line})
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			break
		}
		start += end + 1
	}
	return origins
}
