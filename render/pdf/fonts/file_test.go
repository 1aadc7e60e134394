package fonts

import (
	"strings"
	"testing"
)

func TestBrokenTablesAreErrors(t *testing.T) {
	tables, err := Tables(Regular)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 12 + 16*len(tables) {
		if _, err := Tables(Regular[:n]); err == nil {
			t.Errorf("a font cut to %d bytes is read without an error", n)
		}
	}
	for n := range 300 {
		if err := EachGlyph(tables["cmap"][:n], func(rune, int) {}); err == nil {
			t.Errorf("a cmap cut to %d bytes is read without an error", n)
		}
	}
}

// Every face has what an office writes: Vietnamese whole, also with its marks apart, and the signs of figures and lists.
func TestEveryFaceHasWhatAnOfficeWrites(t *testing.T) {
	const letters = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴABCDEFGHIJKLMNOPQRSTUVWXYZ"
	const signs = "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b" +
		"–—…“”‘’°²³±≤≥≈×÷₫€‰→←↑↓½¼¾№™□■●○▲▼•−√∞"
	for face, file := range map[string][]byte{"regular": Regular, "bold": Bold, "italic": Italic, "bold italic": BoldItalic} {
		tables, err := Tables(file)
		if err != nil {
			t.Fatalf("%s: %v", face, err)
		}
		has := map[rune]bool{}
		if err := EachGlyph(tables["cmap"], func(r rune, _ int) { has[r] = true }); err != nil {
			t.Fatalf("%s: %v", face, err)
		}
		for _, r := range letters + strings.ToLower(letters) + signs {
			if !has[r] {
				t.Errorf("%s: U+%04X %c is missing", face, r, r)
			}
		}
	}
}
