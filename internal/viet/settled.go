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

// letterAt decodes the letter at i, the two and three bytes of Vietnamese letters without detours.
func letterAt(s string, i int) (rune, int) {
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

// isSettled says that NFC would change nothing in s. Of a text with rarer letters it says no.
func isSettled(s string) bool {
	kinds := kindsOfLetters()
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := letterAt(s, i)
		if int(r) >= len(kinds) || kinds[r] == unsettled {
			return false
		}
		i += size
	}
	return true
}

// AppendTidy appends Spaces(NFC(s)) to b.
func AppendTidy(b []byte, s string) []byte {
	kinds, start, from := kindsOfLetters(), len(b), -1
	for i := 0; i < len(s); {
		r, size, kind := rune(s[i]), 1, uint8(settled)
		if r <= ' ' || r >= utf8.RuneSelf {
			r, size = letterAt(s, i)
			kind = unsettled
			if int(r) < len(kinds) {
				kind = kinds[r]
			}
		}
		switch {
		case kind == unsettled:
			return append(b[:start], Spaces(norm.NFC.String(lookalikes.Replace(s)))...)
		case kind == space && from >= 0:
			b = append(appendGap(b, start), s[from:i]...)
			from = -1
		case kind == settled && from < 0:
			from = i
		}
		i += size
	}
	if from >= 0 {
		b = append(appendGap(b, start), s[from:]...)
	}
	return b
}

// appendGap appends the space between what was written since start and what follows.
func appendGap(b []byte, start int) []byte {
	if len(b) > start {
		return append(b, ' ')
	}
	return b
}
