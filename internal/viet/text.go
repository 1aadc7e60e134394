package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// lookalikes are letters of other alphabets that keyboards and converters leave in place of the Vietnamese ones: they look the
// same on paper and compare differently.
var lookalikes = strings.NewReplacer("Ð", "Đ", "Ɖ", "Đ", "ƣ", "ư", "Ƣ", "Ư")

// NFC returns s with composed letters and the Vietnamese Đ, ư in place of their look-alikes. Every text from outside passes
// through it once.
func NFC(s string) string {
	if IsSettled(s) {
		return s
	}
	return norm.NFC.String(lookalikes.Replace(s))
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// isTone tells the five combining tone marks from the marks that make another letter (â, ă, ơ, ư).
func isTone(r rune) bool {
	switch r {
	case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
		return true
	}
	return false
}

// Fold returns a key under which two spellings of the same words are equal: letter case, tone placement (hòa, hoà), i and y as
// the only vowel (kỉ, kỷ), runs of spaces and the kind of dash do not count. Tones themselves do. The key is for comparing only;
// what is printed stays as written.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var word []rune
	var tones []rune
	flush := func() {
		for _, r := range foldVowelI(word) {
			b.WriteRune(r)
		}
		for _, r := range tones {
			b.WriteRune(r)
		}
		word, tones = word[:0], tones[:0]
	}
	space := true
	for _, r := range norm.NFD.String(lookalikes.Replace(s)) {
		switch {
		case isTone(r):
			tones = append(tones, r)
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			word = append(word, unicode.ToLower(r))
			space = false
		case isGap(r):
			flush()
			if !space {
				b.WriteByte(' ')
				space = true
			}
		default:
			flush()
			if unicode.Is(unicode.Pd, r) {
				r = '-'
			}
			b.WriteRune(r)
			space = false
		}
	}
	flush()
	return strings.TrimRight(b.String(), " ")
}

// SameWords reports whether two texts have the same Fold, word by word, so that most texts that differ are told apart by their first words.
func SameWords(a, b string) bool {
	for {
		var word, other string
		word, a = firstWord(a)
		other, b = firstWord(b)
		switch {
		case word == "" || other == "":
			return word == other
		case word != other && Fold(word) != Fold(other):
			return false
		}
	}
}

func firstWord(s string) (word, rest string) {
	s = strings.TrimLeftFunc(s, isGap)
	if end := strings.IndexFunc(s, isGap); end >= 0 {
		return s[:end], s[end:]
	}
	return s, ""
}

// isGap tells what stands between words for Fold.
func isGap(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// foldVowelI writes y as i where y is the only vowel of the syllable or follows qu: the spellings kỷ and kỉ, quý and quí stand
// side by side in official texts, while tay and tai are different words.
func foldVowelI(word []rune) []rune {
	n := len(word)
	if n < 2 || word[n-1] != 'y' {
		return word
	}
	if n >= 2 && word[n-2] == 'u' && n >= 3 && word[n-3] == 'q' {
		word[n-1] = 'i'
		return word
	}
	for _, r := range word[:n-1] {
		if strings.ContainsRune("aeiou\u0302\u0306\u031b", r) {
			return word
		}
	}
	word[n-1] = 'i'
	return word
}

// Bare returns s in lower-case letters without any mark (sở kế hoạch -> so ke hoach). It is for finding near names and for file
// names, never for deciding that two names are the same.
func Bare(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(lookalikes.Replace(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// FileName returns s as a file name that every mail program and USB stick carries unharmed: ASCII letters, digits, dot and
// dash, letter case kept (91/QĐ-UBND -> 91-QD-UBND).
func FileName(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(lookalikes.Replace(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.'):
			b.WriteRune(r)
		default:
			if out := b.String(); out != "" && !strings.HasSuffix(out, "-") {
				b.WriteByte('-')
			}
		}
	}
	return strings.Trim(b.String(), "-.")
}

// Spaces returns s trimmed, with every run of white space (no-break spaces too) as one space.
func Spaces(s string) string {
	if isSpaced(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isSpaced reports whether the only white space in s are single spaces between words.
func isSpaced(s string) bool {
	space := true
	for _, r := range s {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space || s == ""
}

// Sorter compares by Vietnamese dictionary order. It keeps buffers and must not be shared between goroutines.
type Sorter struct{ c *collate.Collator }

// NewSorter returns a Sorter.
func NewSorter() *Sorter { return &Sorter{collate.New(language.Vietnamese)} }

// Compare returns -1, 0 or 1 as a stands before, with or behind b in a Vietnamese dictionary.
func (s *Sorter) Compare(a, b string) int { return s.c.CompareString(a, b) }
