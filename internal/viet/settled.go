package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// settledLetters are the letters below U+2100 that NFC leaves as they are, whatever stands before and behind them. Almost every text
// that reaches the program consists of these alone.
var settledLetters = sync.OnceValue(func() *[0x2100]bool {
	var settled [0x2100]bool
	for r := range rune(len(settled)) {
		s := string(r)
		settled[r] = norm.NFC.PropertiesString(s).BoundaryBefore() && norm.NFC.String(lookalikes.Replace(s)) == s
	}
	return &settled
})

// settled says that NFC would change nothing in s. Of a text with rarer letters it says no.
func settled(s string) bool {
	letters := settledLetters()
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if int(r) >= len(letters) || !letters[r] {
			return false
		}
		i += size
	}
	return true
}

// Spaces returns s trimmed, with every run of white space (no-break spaces too) as one space.
func Spaces(s string) string {
	if tidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	from := -1
	for i, r := range s {
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			addWord(&b, s[from:i])
			from = -1
		case !space && from < 0:
			from = i
		}
	}
	if from >= 0 {
		addWord(&b, s[from:])
	}
	return b.String()
}

func addWord(b *strings.Builder, word string) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(word)
}

// tidy says that Spaces would change nothing in s.
func tidy(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			if last == ' ' {
				return false
			}
		case c < ' ':
			return false
		case c < 0xC2 || c > 0xE3: // no space begins with these bytes
		default:
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
		last = c
	}
	return last != ' ' || s == ""
}
