package pdftext

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// font says of each code of a font which letters it stands for and how wide it is.
type font struct {
	double   bool // codes have two bytes
	bold     bool
	unknown  bool // the widths or the codes are of a kind that is not understood here
	scale    float64
	widths   map[uint32]float64
	width    float64 // of what widths does not name
	toText   charmap
	encoding pdf.TextEncoding
	spelled  map[uint32]string
}

// Limits on what a font may claim.
const (
	maxFontTable  = 1 << 20 // bytes of a ToUnicode table
	maxFontWidths = 1 << 16
)

// boldStem parts bold fonts from others: those of text have 70 to 100.
const boldStem = 125

func openFont(v pdf.Value) *font {
	f := &font{scale: 1.0 / 1000, widths: map[uint32]float64{}, spelled: map[uint32]string{}}
	name := v.Key("BaseFont").Name()
	f.bold = strings.Contains(name, "Bold") || strings.Contains(name, "Black") || stemOf(v) > boldStem
	f.toText = toUnicode(v.Key("ToUnicode"))
	if v.Key("Subtype").Name() == "Type0" {
		f.openComposite(v)
		return f
	}
	f.openSimple(v)
	return f
}

// stemOf is how thick the upright strokes of a font are, in thousandths of its size.
func stemOf(v pdf.Value) float64 {
	if inner := v.Key("DescendantFonts").Index(0); !inner.IsNull() {
		v = inner
	}
	return v.Key("FontDescriptor").Key("StemV").Float64()
}

func toUnicode(v pdf.Value) charmap {
	if v.Kind() != pdf.Stream {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(v.Reader(), maxFontTable))
	return readCharmap(string(data))
}

// openComposite reads a font of two-byte codes; only those whose codes are glyph numbers, as nearly all programs write, are understood.
func (f *font) openComposite(v pdf.Value) {
	f.double = true
	if v.Key("Encoding").Name() != "Identity-H" || f.toText == nil {
		f.unknown = true
	}
	inner := v.Key("DescendantFonts").Index(0)
	f.width = 1000
	if d := inner.Key("DW"); !d.IsNull() {
		f.width = d.Float64()
	}
	w := inner.Key("W")
	for i := 0; i < w.Len() && len(f.widths) < maxFontWidths; {
		first, second := uint32(w.Index(i).Int64()), w.Index(i+1)
		if second.Kind() == pdf.Array {
			for j := 0; j < second.Len() && len(f.widths) < maxFontWidths; j++ {
				f.widths[first+uint32(j)] = second.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(second.Int64()), w.Index(i+2).Float64()
		for code := first; code <= last && len(f.widths) < maxFontWidths; code++ {
			f.widths[code] = width
		}
		i += 3
	}
}

func (f *font) openSimple(v pdf.Value) {
	inner := pdf.Font{V: v}
	f.encoding = inner.Encoder()
	if v.Key("Subtype").Name() == "Type3" {
		f.scale = v.Key("FontMatrix").Index(0).Float64()
	}
	f.width = v.Key("FontDescriptor").Key("MissingWidth").Float64()
	w, first := v.Key("Widths"), uint32(v.Key("FirstChar").Int64())
	f.unknown = w.Len() == 0
	for i := 0; i < w.Len() && i < 256; i++ {
		f.widths[first+uint32(i)] = w.Index(i).Float64()
	}
}

// codes splits a drawn string into the codes of the font.
func (f *font) codes(raw string, each func(code uint32)) {
	if !f.double {
		for i := 0; i < len(raw); i++ {
			each(uint32(raw[i]))
		}
		return
	}
	for i := 0; i+1 < len(raw); i += 2 {
		each(uint32(raw[i])<<8 | uint32(raw[i+1]))
	}
}

// text returns the letters of a code; ok is false if nobody knows them.
func (f *font) text(code uint32) (text string, ok bool) {
	text, known := f.spelled[code]
	if !known {
		text = f.spell(code)
		f.spelled[code] = text
	}
	return text, text != "" && !strings.ContainsRune(text, utf8.RuneError)
}

// softHyphen is a code that fonts of today draw as a hyphen.
const softHyphen = 0xad

func (f *font) spell(code uint32) string {
	if text, ok := f.toText[code]; ok {
		return ligature.Replace(text)
	}
	if f.encoding == nil {
		return ""
	}
	text := f.encoding.Decode(string([]byte{byte(code)}))
	if code == softHyphen && text == "-" {
		return "\u00ad" // in an old font it is a letter
	}
	return ligature.Replace(text)
}

// ligature takes joined letters apart.
var ligature = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl")

func (f *font) advance(code uint32) float64 {
	if w, ok := f.widths[code]; ok {
		return w * f.scale
	}
	return f.width * f.scale
}
