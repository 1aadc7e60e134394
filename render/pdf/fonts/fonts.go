// Package fonts holds the type that papers are printed in: Theodoi Serif, which is Liberation Serif cut down to the letters that an
// office writes. The files here are made by the program in cut; LICENSE-OFL.txt is their licence.
//
// Every printed file holds its type, and gofpdf reads the whole of a font for each of them: a tenth of the letters is most of the
// time that a short paper takes.
package fonts

import _ "embed" // the files

//go:generate go run ./cut .

// The four faces. They are shared: whoever hands one to a library that writes into it hands over a copy.
var (
	//go:embed TheodoiSerif-Regular.ttf
	Regular []byte
	//go:embed TheodoiSerif-Bold.ttf
	Bold []byte
	//go:embed TheodoiSerif-Italic.ttf
	Italic []byte
	//go:embed TheodoiSerif-BoldItalic.ttf
	BoldItalic []byte
)

// promised are the blocks of Unicode that are kept, as first and last letter; of each what the full font has.
var promised = [][2]rune{
	{0x0020, 0x007E}, // ASCII
	{0x00A0, 0x00FF}, // Latin-1
	{0x0100, 0x017F}, // Latin Extended-A
	{0x0180, 0x024F}, // Latin Extended-B, with Ơ and Ư
	{0x02B0, 0x02FF}, // letters that stand for marks
	{0x0300, 0x036F}, // combining marks
	{0x0391, 0x03C9}, // Greek, for formulas
	{0x1E00, 0x1EFF}, // Latin Extended Additional, the rest of Vietnamese
	{0x2000, 0x206F}, // dashes, quotation marks, dots
	{0x2070, 0x209F}, // superscripts and subscripts
	{0x20A0, 0x20CF}, // currencies, with ₫
	{0x2100, 0x218F}, // № ™ and fractions
	{0x2190, 0x21FF}, // arrows
	{0x2200, 0x22FF}, // ≤ ≥ ≈ and other signs of mathematics
	{0x25A0, 0x26FF}, // squares, bullets, triangles
	{0x2700, 0x27BF}, // check marks
	{0xFB00, 0xFB06}, // ligatures that texts copied from a PDF contain
}

// Promised reports whether a letter is kept where the full font has it.
func Promised(r rune) bool {
	for _, block := range promised {
		if block[0] <= r && r <= block[1] {
			return true
		}
	}
	return false
}
