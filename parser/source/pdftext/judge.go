package pdftext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// Verdict is how well a page was read.
type Verdict struct {
	Words     int     // that say something about the language
	Syllables float64 // share of them that can be Vietnamese syllables
	Good      bool
}

// Marks that a page was read badly.
const (
	fewSyllables = 0.80 // of the words that say something
	enoughWords  = 12   // fewer words say nothing about the language
	manyDoubts   = 50   // one doubtful letter in so many
	longestWord  = 24   // letters; longer ones have lost their spaces
	manyLong     = 25   // one long word, or words run together, in so many
	manySingles  = 2    // one word of a single letter in so many: the letters came apart
)

// Judge says whether the text of a page can be what its author wrote: Vietnamese syllables, spaces between them, no letters missing. A page
// without words is not good; whether it is empty or a picture is for the caller to see.
func Judge(p Page) Verdict {
	letters, long, single, spelled := 0, 0, 0, 0
	var text strings.Builder
	words := wholeWords(p)
	for _, w := range words {
		n := utf8.RuneCountInString(w.Text)
		letters += n
		if n > longestWord && strings.Trim(w.Text, "._-…") != "" && !strings.ContainsAny(w.Text, "/@") {
			long++
		}
		if r, _ := utf8.DecodeRuneInString(w.Text); unicode.IsLetter(r) {
			spelled++
			if n == 1 {
				single++
			}
		}
		text.WriteString(w.Text)
		text.WriteByte(' ')
	}
	plausible := viet.Plausible(text.String())
	v := Verdict{Words: plausible.Words, Syllables: plausible.Share()}
	v.Good = len(words) > 0 && p.Doubts*manyDoubts <= letters && (long+plausible.Glued)*manyLong <= len(words) &&
		(v.Words < enoughWords || v.Syllables >= fewSyllables) && (spelled < enoughWords || single*manySingles <= spelled)
	return v
}

// wholeWords are the words of a page as its lines have them, those put together that were drawn in parts.
func wholeWords(p Page) []Word {
	words := slices.Clone(p.Words)
	if !p.Ink {
		markSpaced(words)
	}
	var out []Word
	for _, l := range linesOf(words) {
		out = append(out, l.words...)
	}
	return out
}

// Better says whether a is the better reading of a page than b.
func Better(a, b Page) bool {
	va, vb := Judge(a), Judge(b)
	if va.Good != vb.Good {
		return va.Good
	}
	return float64(va.Words)*va.Syllables > float64(vb.Words)*vb.Syllables
}
