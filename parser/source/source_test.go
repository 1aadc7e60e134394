package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/plan"
)

const (
	text   = "Số: 05/QĐ-UBND\n\nĐiều 1. Hòa Bình\n"
	asRead = "Số: 05/QĐ-UBND\nĐiều 1. Hòa Bình"
)

func utf16(t testing.TB, order xunicode.Endianness, s string) []byte {
	t.Helper()
	out, err := xunicode.UTF16(order, xunicode.UseBOM).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheSameTextComesOutOfEveryForm(t *testing.T) {
	for name, data := range map[string][]byte{
		"UTF-8":                []byte(text),
		"UTF-8 with a mark":    []byte("\ufeff" + text),
		"Windows line ends":    []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"old Mac line ends":    []byte(strings.ReplaceAll(text, "\n", "\r")),
		"decomposed letters":   []byte(norm.NFD.String(text)),
		"look-alike letters":   []byte(strings.ReplaceAll(text, "Đ", "Ð")),
		"zero-width spaces":    []byte(strings.ReplaceAll(text, "Hòa", "H\u200bòa")),
		"soft hyphens":         []byte(strings.ReplaceAll(text, "Bình", "Bì\u00adnh")),
		"a mark in the middle": []byte(strings.ReplaceAll(text, "Bình", "\ufeffBình")),
		"UTF-16 LE":            utf16(t, xunicode.LittleEndian, text),
		"UTF-16 BE":            utf16(t, xunicode.BigEndian, text),
		"UTF-16 LE, Windows line ends, decomposed": utf16(t, xunicode.LittleEndian, norm.NFD.String(strings.ReplaceAll(text, "\n", "\r\n"))),
	} {
		src, findings, ok := Read("qd.txt", data)
		if !ok || len(findings) > 0 {
			t.Errorf("%s: %v", name, findings)
			continue
		}
		if src.Text != asRead {
			t.Errorf("%s: %q", name, src.Text)
		}
		sum := sha256.Sum256(data)
		if src.SHA256 != hex.EncodeToString(sum[:]) || src.Name != "qd.txt" {
			t.Errorf("%s: name %q, hash %s", name, src.Name, src.SHA256)
		}
	}
}

func TestControlCharactersBecomeSpaces(t *testing.T) {
	src, _, ok := Read("x", []byte("a\x00b\fc\vd\te\u0085f\u2028g\x1bh"))
	if !ok || src.Text != "a b c d e f g h" {
		t.Errorf("%q, %v", src.Text, ok)
	}
}

func TestEveryParagraphKnowsItsLineInTheFile(t *testing.T) {
	for name, data := range map[string]string{
		"Unix": "một\n\nba\nbốn", "Windows": "một\r\n\r\nba\r\nbốn", "mixed": "một\r\n\nba\rbốn", "page breaks": "một\n\f\nba\u2028ba\nbốn",
	} {
		src, _, ok := Read("x", []byte(data))
		if !ok {
			t.Fatal(name)
		}
		for word, line := range map[string]int{"một": 1, "ba": 3, "bốn": 4} {
			if at := strings.Index(src.Text, word); at < 0 || src.Line(at) != line {
				t.Errorf("%s: %s is on line %d of %q", name, word, src.Line(at), src.Text)
			}
		}
	}
}

func TestFilesThatAreNoTextAreRefusedByWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		code finding.Code
		got  string
	}{
		{"nothing", nil, finding.FileEmpty, ""},
		{"white space", []byte(" \r\n\t\n\u00a0"), finding.FileEmpty, ""},
		{"a mark only", []byte("\ufeff"), finding.FileEmpty, ""},
		{"a mark and invisible signs", []byte("\ufeff\u200b\n\u00ad"), finding.FileEmpty, ""},
		{"a UTF-16 mark only", []byte{0xff, 0xfe}, finding.FileEmpty, ""},
		{"PDF", []byte("%PDF-1.7\n…"), finding.FileDamaged, "PDF"},
		{"Word", []byte("PK\x03\x04…"), finding.FileDamaged, "ZIP"},
		{"old Word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…"), finding.FileBinary, "cũ"},
		{"PNG", []byte("\x89PNG\r\n"), finding.FileBinary, "PNG"},
		{"JPEG", []byte("\xff\xd8\xff\xe0"), finding.FileBinary, "JPEG"},
		{"7z", []byte("7z\xbc\xaf\x27\x1c"), finding.FileBinary, "7z"},
		{"binary that is valid UTF-8", bytes.Repeat([]byte{0, 1, 2, 'a'}, 100), finding.FileBinary, "điều khiển"},
		{"bytes of no encoding on line 3", []byte("QUYET DINH\nso 1\nt\xb5i ch\xdd\xa9nh\n"), finding.FileEncoding, "byte 0xB5 ở dòng 3"},
		{"bad bytes behind Windows line ends", []byte("a\r\nb\r\n\xff"), finding.FileEncoding, "dòng 3"},
		{"bad bytes behind old Mac line ends", []byte("a\rb\r\xff"), finding.FileEncoding, "dòng 3"},
		{"a letter cut in half", []byte("Quy\xe1\xba"), finding.FileEncoding, "dòng 1"},
		{"too big", bytes.Repeat([]byte("a"), MaxBytes+1), finding.FileTooBig, "65 MB"},
	} {
		src, findings, ok := Read("x.txt", c.data)
		if ok || len(findings) != 1 || findings[0].Code != c.code || !strings.Contains(findings[0].Got, c.got) || findings[0].Place.File != "x.txt" {
			t.Errorf("%s: %v, %+v", c.name, ok, findings)
			continue
		}
		if findings[0].Severity != finding.Block || src.Text != "" {
			t.Errorf("%s: %s, text %.20q", c.name, findings[0].Severity, src.Text)
		}
	}
}

func TestTheLargestFileIsRead(t *testing.T) {
	if _, findings, ok := Read("x.txt", bytes.Repeat([]byte("một dòng chữ bình thường của một văn bản\n"), MaxBytes/64)); !ok {
		t.Error(findings)
	}
}

func TestOneStrayControlCharacterDoesNotMakeATextBinary(t *testing.T) {
	if _, findings, ok := Read("x.txt", []byte("\x07"+text)); !ok {
		t.Error(findings)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range [][]byte{[]byte(text), []byte("\ufeffa\r\nb\rc"), utf16(f, xunicode.LittleEndian, text), utf16(f, xunicode.BigEndian, text), []byte("t\xb5i"), []byte("%PDF"), {0xff, 0xfe, 0xd8}, []byte("nƣ\u0301c\u200b\u0301")} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, findings, ok := Read("x", data)
		if !ok {
			if len(findings) == 0 || src.Text != "" {
				t.Fatalf("refused with %v and the text %q", findings, src.Text)
			}
			return
		}
		if !utf8.ValidString(src.Text) || !norm.NFC.IsNormalString(src.Text) {
			t.Fatalf("%+q is not in normal form", src.Text)
		}
		for _, r := range src.Text {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufeff' {
				t.Fatalf("%+q keeps %U", src.Text, r)
			}
		}
		checkSource(t, src)
		if strings.ContainsAny(src.Text, "*_#>\\&<[`|+-=~–—─━═│┃║") || layoutOf(strings.Split(src.Text, "\n")).wrapped {
			return // marks may stand inside marks
		}
		again, _, ok := Read("x", []byte(src.Text))
		if !ok || again.Text != src.Text {
			t.Fatalf("%+q is read as %+q", src.Text, again.Text)
		}
	})
}

// checkSource holds a text against what the package guarantees.
func checkSource(t *testing.T, src plan.Source) {
	t.Helper()
	if !utf8.ValidString(src.Text) || !norm.NFC.IsNormalString(src.Text) {
		t.Fatalf("%+q is not in normal form", src.Text)
	}
	for _, line := range strings.Split(src.Text, "\n") {
		if strings.TrimSpace(line) != line || line == "" {
			t.Fatalf("the line %q of %q", line, src.Text)
		}
	}
	at := -1
	for i, o := range src.Origins {
		if o.Start <= at || o.Start > len(src.Text) || o.Line < 1 {
			t.Fatalf("origin %d is %+v behind %d", i, o, at)
		}
		at = o.Start
	}
	at = 0
	for _, s := range src.Dropped {
		if s.Start < at || s.Stop > len(src.Text) || s.Len() <= 0 {
			t.Fatalf("dropped %+v behind %d", s, at)
		}
		at = s.Stop
	}
	for _, table := range src.Tables {
		at := table.Span.Start
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if c.Span.Start < at || c.Span.Stop > table.Span.Stop || c.Span.Stop < c.Span.Start || c.Columns < 1 || c.Rows < 1 {
					t.Fatalf("cell %+v of the table %+v", c, table.Span)
				}
				at = c.Span.Stop
			}
		}
	}
}
