package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"

	"theodoi/render/pdf/fonts"
)

// The files in the repository are what this program makes of the whole fonts: nobody has touched them.
func TestFilesAreMadeByThisProgram(t *testing.T) {
	folder := t.TempDir()
	if err := write(folder); err != nil {
		t.Fatal(err)
	}
	for _, f := range faces {
		made, err := os.ReadFile(filepath.Join(folder, f.file))
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(filepath.Join("..", f.file))
		if err != nil || !bytes.Equal(made, kept) {
			t.Errorf("%s is not what go generate makes (%v)", f.file, err)
		}
	}
}

// outline is what a letter looks like: its width, its left bearing and the glyphs it is drawn with, whatever their numbers.
func outline(f *font, glyph int) string {
	width := f.widths([]int{glyph})
	data := slices.Clone(f.glyph(glyph))
	parts := ""
	for _, at := range components(data) {
		parts += "(" + outline(f, int(binary.BigEndian.Uint16(data[at:]))) + ")"
		binary.BigEndian.PutUint16(data[at:], 0)
	}
	return fmt.Sprintf("%x %x", width, bytes.TrimRight(data, "\x00")) + parts // filled up to four bytes in either
}

// Every promised letter of a whole font is in the cut one with the same width and the same outline, and no other is.
func TestLettersLookAsInTheWholeFont(t *testing.T) {
	for _, face := range faces {
		small, err := cut(face.whole, fonts.Promised, names(face.style))
		if err != nil {
			t.Fatal(err)
		}
		whole, err := open(face.whole)
		if err != nil {
			t.Fatal(err)
		}
		part, err := open(small)
		if err != nil {
			t.Fatal(err)
		}
		glyph := map[rune]int{}
		for _, l := range part.letters {
			glyph[l.r] = l.glyph
		}
		promised := 0
		for _, l := range whole.letters {
			g, ok := glyph[l.r]
			if ok != fonts.Promised(l.r) {
				t.Fatalf("%s: U+%04X is kept: %v", face.style, l.r, ok)
			}
			if !ok {
				continue
			}
			promised++
			if got, want := outline(part, g), outline(whole, l.glyph); got != want {
				t.Fatalf("%s: U+%04X %c is drawn otherwise:\n%s\n%s", face.style, l.r, l.r, got, want)
			}
		}
		if promised != len(part.letters) || promised < 900 {
			t.Errorf("%s: %d letters kept, %d of them promised", face.style, len(part.letters), promised)
		}
		if sum(small) != 0xB1B0AFBA {
			t.Errorf("%s: the sum over the file is %08X", face.style, sum(small))
		}
	}
}

// The name that the licence reserves stands nowhere in the cut fonts.
func TestReservedNameIsNotUsed(t *testing.T) {
	var wide []byte
	for _, u := range utf16.Encode([]rune("Liberation")) {
		wide = binary.BigEndian.AppendUint16(wide, u)
	}
	for face, file := range map[string][]byte{"regular": fonts.Regular, "bold": fonts.Bold, "italic": fonts.Italic, "bold italic": fonts.BoldItalic} {
		if bytes.Contains(file, wide) || bytes.Contains(file, []byte("Liberation")) {
			t.Errorf("%s bears the reserved name", face)
		}
	}
}

func TestBrokenFontIsNotCut(t *testing.T) {
	whole := faces[0].whole
	for n := 0; n < 300; n++ {
		if _, err := cut(whole[:n], fonts.Promised, nil); err == nil {
			t.Errorf("a font cut off at %d bytes is taken", n)
		}
	}
}
