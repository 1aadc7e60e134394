package pdf

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/render/layout"
)

const noBreak = layout.NoBreak

// glyphs makes texts printable and remembers which letters the font lacks: gofpdf prints those as blanks, without an error, and
// panics at letters outside the basic plane.
type glyphs struct {
	missing  map[rune]bool
	findings []finding.Finding
}

// clean returns s in NFC with printable letters, spaces and line feeds only.
func (g *glyphs) clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(g.letter, layout.LineEnds.Replace(viet.NFC(s)))
}

// settled are the letters that clean leaves as they are, whatever stands before them: printed as such, and in NFC.
var settled = sync.OnceValue(func() *[1 << 16]bool {
	var set [1 << 16]bool
	g := &glyphs{}
	for r := range typefaces()[regular].advance {
		c := rune(r)
		set[r] = c == '\n' || printable(c) && g.letter(c) == c && !unicode.Is(unicode.M, c) && viet.NFC(string(c)) == string(c)
	}
	return &set
})

// plain reports whether there is nothing to clean in a text, as in nearly all of them.
func plain(s string) bool {
	set := settled()
	for _, r := range s {
		if r > 0xFFFF || !set[r] {
			return false
		}
	}
	return true
}

// letter maps one letter to what is printed for it; a negative rune drops it.
func (g *glyphs) letter(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == noBreak, r == '\u2007', r == '\u202f':
		return noBreak
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return -1 // steers a screen or a printer and has no form of its own
	case r == '\u2011' && !printable(r):
		return '-'
	case r == unicode.ReplacementChar, !printable(r):
		g.report(r)
		return substitute()
	}
	return r
}

// report notes a letter that cannot be printed, once.
func (g *glyphs) report(r rune) {
	if g.missing[r] {
		return
	}
	if g.missing == nil {
		g.missing = map[rune]bool{}
	}
	g.missing[r] = true
	g.findings = append(g.findings, finding.New(finding.ReportGlyph, finding.Place{}, fmt.Sprintf("U+%04X", r), ""))
}

// substitute is what stands on the paper for a letter that cannot be printed.
func substitute() rune {
	if printable('□') {
		return '□'
	}
	return '?'
}
