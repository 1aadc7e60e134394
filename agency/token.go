package agency

import (
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// Names are compared word by word, not letter by letter: word borders come for free, and every word remembers its bytes in the
// text as written, which folding would lose.

// mark is the punctuation a token is; zero for a word.
type mark byte

const (
	word   mark = 0
	digits mark = '0'
	and    mark = 'v' // và
	other  mark = '?' // any other sign
)

// joint reports whether the token is one of the signs that stand between two parts of a name and vary from paper to paper:
// "Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh & Xã hội".
func (m mark) joint() bool { return m == ',' || m == '-' || m == '/' || m == '&' || m == and }

// token is one word or sign of a text.
type token struct {
	id          int32 // in the vocabulary; unheard for a word that no name holds
	start, stop int
	mark        mark
	upper       bool // begins with a capital
	caps        bool // has no small letter
	line        bool // a line begins before it
}

// unheard is the id of words that stand in no name.
const unheard int32 = -1

// jointKey stands for all joints in folded names.
const jointKey = ","

var foldedAnd = viet.Fold("và")

// scan cuts text into words and signs and hands each to yield.
func scan(text string, yield func(start, stop int, m mark)) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case inWord(r):
			stop := runOf(text, i, inWord)
			yield(i, stop, word)
			i = stop
		case unicode.IsDigit(r):
			stop := runOf(text, i, unicode.IsDigit)
			yield(i, stop, digits)
			i = stop
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += size
		default:
			yield(i, i+size, markOf(r))
			i += size
		}
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

func runOf(text string, i int, in func(rune) bool) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !in(r) {
			break
		}
		i += size
	}
	return i
}

func markOf(r rune) mark {
	switch {
	case unicode.Is(unicode.Pd, r):
		return '-'
	case r == ',' || r == ';' || r == '.' || r == ':' || r == '(' || r == ')' || r == '/' || r == '&':
		return mark(r)
	}
	return other
}

// foldWords returns the key of a name: its folded words, with every run of joints as one jointKey and none at the ends.
func foldWords(name string) []string {
	var out []string
	scan(name, func(start, stop int, m mark) {
		key := viet.Fold(name[start:stop])
		if m.joint() || key == foldedAnd {
			key = jointKey
		}
		if key == jointKey && (len(out) == 0 || out[len(out)-1] == jointKey) {
			return
		}
		out = append(out, key)
	})
	if n := len(out); n > 0 && out[n-1] == jointKey {
		out = out[:n-1]
	}
	return out
}

// casing reports whether a word begins with a capital and whether all of it is capitals.
func casing(s string) (upper, caps bool) {
	caps = true
	for i, r := range s {
		if i == 0 {
			upper = unicode.IsUpper(r)
			if !upper {
				return false, false
			}
		}
		caps = caps && !unicode.IsLower(r)
	}
	return upper, caps
}
