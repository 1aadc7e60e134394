package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
)

// face is one of the four cuts of Liberation Serif.
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
	regular:    {"", liberationserifregular.TTF},
	bold:       {"B", liberationserifbold.TTF},
	italic:     {"I", liberationserifitalic.TTF},
	boldItalic: {"BI", liberationserifbolditalic.TTF},
}

// Heights of Liberation Serif as shares of the type size: the font's own ascent, descent and single line.
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

var errFont = errors.New("font table out of bounds")

// readMetrics reads coverage (cmap, format 4) and advance widths (hmtx) of a TrueType file. gofpdf parses the same tables but
// tells neither: its widths of missing letters look like those of present ones.
func readMetrics(file []byte) (*metrics, error) {
	tables, err := fontTables(file)
	if err != nil {
		return nil, err
	}
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if len(head) < 20 || len(hhea) < 36 {
		return nil, errFont
	}
	m := &metrics{em: float64(binary.BigEndian.Uint16(head[18:]))}
	count := int(binary.BigEndian.Uint16(hhea[34:]))
	if m.em == 0 || count == 0 || len(hmtx) < 4*count {
		return nil, errFont
	}
	return m, eachGlyph(tables["cmap"], func(r rune, glyph int) {
		m.has[r] = true
		m.advance[r] = binary.BigEndian.Uint16(hmtx[4*min(glyph, count-1):])
	})
}

// fontTables cuts a TrueType file into its tables.
func fontTables(file []byte) (map[string][]byte, error) {
	if len(file) < 12 {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := 12 + 16*i
		if len(file) < entry+16 {
			return nil, errFont
		}
		start := int(binary.BigEndian.Uint32(file[entry+8:]))
		length := int(binary.BigEndian.Uint32(file[entry+12:]))
		if start > len(file) || length > len(file)-start {
			return nil, errFont
		}
		tables[string(file[entry:entry+4])] = file[start : start+length]
	}
	return tables, nil
}

// eachGlyph calls yield for every letter that a cmap table gives a glyph.
func eachGlyph(cmap []byte, yield func(rune, int)) error {
	sub, err := unicodeSubtable(cmap)
	if err != nil {
		return err
	}
	size := int(binary.BigEndian.Uint16(sub[6:])) // twice the number of segments
	if len(sub) < 16+4*size {
		return errFont
	}
	ends, starts, deltas, offsets := sub[14:], sub[16+size:], sub[16+2*size:], sub[16+3*size:]
	for i := 0; i < size; i += 2 {
		first, last := int(binary.BigEndian.Uint16(starts[i:])), int(binary.BigEndian.Uint16(ends[i:]))
		delta, offset := int(binary.BigEndian.Uint16(deltas[i:])), int(binary.BigEndian.Uint16(offsets[i:]))
		for c := first; c <= last && c < 0xFFFF; c++ {
			glyph := c
			if offset != 0 {
				at := i + offset + 2*(c-first)
				if len(offsets) < at+2 {
					return errFont
				}
				if glyph = int(binary.BigEndian.Uint16(offsets[at:])); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xFFFF; glyph != 0 {
				yield(rune(c), glyph)
			}
		}
	}
	return nil
}

// unicodeSubtable finds the subtable for Windows, Unicode basic plane, in format 4; every TrueType text font has one.
func unicodeSubtable(cmap []byte) ([]byte, error) {
	if len(cmap) < 4 {
		return nil, errFont
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		entry := 4 + 8*i
		if len(cmap) < entry+8 {
			return nil, errFont
		}
		if binary.BigEndian.Uint32(cmap[entry:]) != 3<<16|1 {
			continue
		}
		at := int(binary.BigEndian.Uint32(cmap[entry+4:]))
		if at > len(cmap)-16 || binary.BigEndian.Uint16(cmap[at:]) != 4 {
			return nil, errFont
		}
		return cmap[at:], nil
	}
	return nil, errors.New("font has no Unicode subtable")
}
