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

// kindsOfLetters say what the letters below U+2100 are. Almost every text that reaches the program consists of settled letters and spaces
// alone, and is done with in one look.
var kindsOfLetters = sync.OnceValue(func() *[0x2100]uint8 {
	var kinds [0x2100]uint8
	for r := range rune(len(kinds)) {
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
