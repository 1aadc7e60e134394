package source

import (
	"fmt"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/soffice"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// ole is an old Office file as far as its kind shows: a stream of this name.
func ole(stream string) []byte {
	data := make([]byte, 1024)
	copy(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for i := range len(stream) {
		data[512+2*i] = stream[i]
	}
	return data
}

func TestOldFilesNeedLibreOffice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if soffice.Find() != "" {
		t.Skip("the machine has LibreOffice in its usual place")
	}
	for name, data := range map[string][]byte{
		words.FileWordOld: ole("WordDocument"), words.FileRichText: []byte(`{\rtf1\ansi x}`), words.FileODT: packed(t, "mimetype", "application/vnd.oasis.opendocument.text"),
	} {
		_, findings, ok := Read("x", data)
		if ok || len(findings) != 1 || findings[0].Code != finding.FileNeeds || findings[0].Got != name {
			t.Errorf("%s: %v, %v", name, ok, findings)
		}
	}
}

// rich writes paragraphs as RTF, byte for byte in a font.
func rich(font string, paragraphs ...string) []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 ` + font + `;}}\f0 `)
	for _, p := range paragraphs {
		for i := range len(p) {
			if c := p[i]; c < 0x80 {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, `\'%02x`, c)
			}
		}
		b.WriteString(`\par `)
	}
	b.WriteString("}")
	return []byte(b.String())
}

func TestOldFilesAreConverted(t *testing.T) {
	need.Program(t, "soffice", "libreoffice")
	text := []string{"Điều 1. Xây kho chứa muối ở xã đảo, ưu tiên hộ nghèo.", "Sở Công Thương chủ trì."}
	for font, encoding := range map[string]viet.Legacy{".VnTime": viet.TCVN3, "VNI-Times": viet.VNI} {
		var lines []string
		for _, line := range text {
			data, lost := encoding.Encode(line)
			if lost > 0 {
				t.Fatalf("%s lacks letters of %q", font, line)
			}
			lines = append(lines, string(data))
		}
		src, findings, ok := Read("x.rtf", rich(font, lines...))
		if !ok || len(findings) != 1 || findings[0].Code != finding.FileLegacy || src.Text != strings.Join(text, "\n") {
			t.Errorf("%s: %v, %v, %q", font, ok, findings, src.Text)
		}
		checkSource(t, src)
	}
	src, findings, ok := Read("x.rtf", []byte(`{\rtf1 broken`))
	if ok && src.Text == "" || !ok && len(findings) == 0 {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
}
