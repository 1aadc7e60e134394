package viet

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a letter is to NFC and Spaces.
const (
	unsettled = iota // may change, or change what stands beside it
	settled
	space
)

// usual are the blocks of letters that texts are made of: Latin, marks, Latin with two marks, dashes and quotes. What stands outside of
// them is looked at one by one, for a table of all would take longer to make than most runs of the program to read.
var usual = [...]struct{ from, to rune }{{0, 0x24F}, {0x300, 0x36F}, {0x1680, 0x1680}, {0x1E00, 0x1EFF}, {0x2000, 0x20FF}}

// Usual goes through the letters of the usual blocks, all of which are below U+2100.
func Usual(yield func(rune) bool) {
	for _, block := range usual {
		for r := block.from; r <= block.to; r++ {
			if !yield(r) {
				return
			}
		}
	}
}

// Settled says that r is a letter that NFC keeps as it is and that changes nothing beside it. Of a rare letter it says no.
func Settled(r rune) bool {
	kinds := kindsOfLetters()
	return int(r) < len(kinds) && kinds[r] == settled
}

// kindsOfLetters say what the usual letters are. Almost every text that reaches the program consists of settled letters and spaces
// alone, and is done with in one look.
var kindsOfLetters = sync.OnceValue(func() *[0x2100]uint8 {
	var kinds [0x2100]uint8
	for r := range Usual {
		s := string(r)
		switch {
		case !norm.NFC.PropertiesString(s).BoundaryBefore() || norm.NFC.String(lookalikes.Replace(s)) != s:
		case unicode.IsSpace(r):
			kinds[r] = space
		default:
			kinds[r] = settled
		}
	}
	return &kinds
})

// LetterAt decodes the letter at s[i], the two and three bytes of Vietnamese letters without detours.
func LetterAt(s string, i int) (rune, int) {
	c := s[i]
	switch {
	case c < utf8.RuneSelf:
		return rune(c), 1
	case 0xC3 <= c && c <= 0xDF && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	case c == 0xE1 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
		return 0x1000 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// IsSettled says that s is valid and that NFC would change nothing in it. Of a text with rarer letters it says no.
func IsSettled(s string) bool { return look(s) != odd }

// What look finds in a text.
const (
	odd    = iota // not known to be settled
	loose         // settled, with blanks that Spaces would change
	spaced        // the same, and none of them but spaces, tabs and line ends
	tidy          // neither NFC nor Spaces would change anything
)

// look says what a text needs.
func look(s string) int {
	kinds := kindsOfLetters()
	needs, gap := tidy, true
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c > ' ' {
				gap = false
			} else if c != ' ' || gap {
				needs = min(needs, spaced)
			} else {
				gap = true
			}
			i++
			continue
		}
		r, size := LetterAt(s, i)
		if int(r) >= len(kinds) || kinds[r] == unsettled {
			return odd
		}
		if kinds[r] == space {
			needs = loose
		}
		gap = false
		i += size
	}
	if gap && s != "" {
		needs = min(needs, spaced)
	}
	return needs
}

// AppendTidy appends Spaces(NFC(s)) to b.
func AppendTidy(b []byte, s string) []byte {
	switch look(s) {
	case tidy:
		return append(b, s...)
	case spaced:
		start := len(b)
		b = append(b, s...)
		return b[:start+closeUp(b[start:])]
	}
	return append(b, Spaces(NFC(s))...)
}

// closeUp makes every run of spaces, tabs and line ends in b one space, drops those at the ends, and returns how long b is then.
func closeUp(b []byte) int {
	end, gap := 0, false
	for _, c := range b {
		if c == ' ' || '\t' <= c && c <= '\r' {
			gap = end > 0
			continue
		}
		if gap {
			b[end], gap = ' ', false
			end++
		}
		b[end] = c
		end++
	}
	return end
}
