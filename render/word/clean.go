package word

import (
	"strings"
	"unicode"

	"theodoi/internal/viet"
	"theodoi/render/layout"
)

const noBreak = layout.NoBreak

// clean returns s composed (NFC), without what XML forbids and without letters that only steer a screen; inside it are line feeds,
// but no more than one empty line in a row. What has no glyph in Times New Roman stays: Word takes it from another font.
func clean(s string) string {
	s = strings.Map(letter, layout.LineEnds.Replace(viet.NFC(strings.ToValidUTF8(s, "\ufffd"))))
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return strings.Trim(s, " \n")
}

// letter maps one letter to what is written for it; a negative rune drops it.
func letter(r rune) rune {
	switch {
	case r == '\n', r == noBreak:
		return r
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return -1
	}
	return r
}

// oneLine is a text as one line, for properties and names.
func oneLine(s string) string { return viet.Spaces(clean(s)) }
