package pdf

import (
	"encoding/binary"
	"fmt"
	"sync"

	"theodoi/render/pdf/fonts"
)

// face is one of the four cuts of Theodoi Serif.
type face int

const (
	regular face = iota
	bold
	italic
	boldItalic
)

// faces holds, by face, gofpdf's name of the style and the font file.
var faces = [...]struct {
	style string
	file  []byte
}{
	regular:    {"", fonts.Regular},
	bold:       {"B", fonts.Bold},
	italic:     {"I", fonts.Italic},
	boldItalic: {"BI", fonts.BoldItalic},
}

// Heights of the font as shares of the type size: the font's own ascent, descent and single line.
const (
	fontAscent  = 0.891
	fontDescent = 0.216
	fontLine    = 1.149
)

// metrics is what a font file says of the letters of the basic plane, the only ones that gofpdf can print.
type metrics struct {
	em      float64
	advance [1 << 16]uint16
	has     [1 << 16]bool
}

// typefaces holds the metrics of all faces. They are read once in a process and not written afterwards.
var typefaces = sync.OnceValue(func() *[len(faces)]*metrics {
	var all [len(faces)]*metrics
	for i := range faces {
		m, err := readMetrics(faces[i].file)
		if err != nil {
			panic(fmt.Sprintf("pdf: the embedded font %q cannot be read: %v", faces[i].style, err))
		}
		all[i] = m
	}
	return &all
})

// printable reports whether every face has a glyph for r, so that a text can be printed in any style.
func printable(r rune) bool {
	if r < 0 || r > 0xFFFF {
		return false
	}
	for _, m := range typefaces() {
		if !m.has[r] {
			return false
		}
	}
	return true
}

// readMetrics reads coverage (cmap, format 4) and advance widths (hmtx) of a TrueType file. gofpdf parses the same tables but
// tells neither: its widths of missing letters look like those of present ones.
func readMetrics(file []byte) (*metrics, error) {
	tables, err := fonts.Tables(file)
	if err != nil {
		return nil, err
	}
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if len(head) < 20 || len(hhea) < 36 {
		return nil, fonts.ErrFont
	}
	m := &metrics{em: float64(binary.BigEndian.Uint16(head[18:]))}
	count := int(binary.BigEndian.Uint16(hhea[34:]))
	if m.em == 0 || count == 0 || len(hmtx) < 4*count {
		return nil, fonts.ErrFont
	}
	return m, fonts.EachGlyph(tables["cmap"], func(r rune, glyph int) {
		m.has[r] = true
		m.advance[r] = binary.BigEndian.Uint16(hmtx[4*min(glyph, count-1):])
	})
}
