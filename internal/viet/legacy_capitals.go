package viet

import (
	"strings"
	"unicode"
)

// casing is what the letters of one word decoded from TCVN3 say about capitals.
type casing int

const (
	small  casing = iota // has small letters that could have been capitals
	either               // only toned letters are small: Xã, or XÃ in a line of capitals
	loud                 // capitals, but perhaps an abbreviation
	raised               // capitals and a part of running text
)

// casedWord is a word at text[start:stop].
type casedWord struct {
	start, stop int
	casing      casing
	joined      bool // only spaces, commas and dashes stand between it and the word before
}

// raiseCapitals gives toned letters the capitals that TCVN3 lacks: those in a word whose other letters are capitals, two at least, and those in a
// word with fewer next to such words.
func raiseCapitals(text string) string {
	words := casedWords(text)
	for i := 1; i < len(words); i++ {
		spread(&words[i], words[i-1], words[i].joined)
	}
	for i := len(words) - 2; i >= 0; i-- {
		spread(&words[i], words[i+1], words[i+1].joined)
	}
	var b strings.Builder
	at := 0
	for _, w := range words {
		if w.casing != raised {
			continue
		}
		b.WriteString(text[at:w.start])
		b.WriteString(strings.ToUpper(text[w.start:w.stop]))
		at = w.stop
	}
	if at == 0 {
		return text
	}
	b.WriteString(text[at:])
	return b.String()
}

func spread(w *casedWord, neighbour casedWord, joined bool) {
	if joined && w.casing == either && neighbour.casing == raised {
		w.casing = raised
	}
}

func casedWords(text string) []casedWord {
	var words []casedWord
	start, joined := -1, false
	for i, r := range text {
		if unicode.IsLetter(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, casedWord{start, i, casingOf(text[start:i]), joined})
			start, joined = -1, true
		}
		joined = joined && strings.ContainsRune(" \u00a0,-–", r)
	}
	if start >= 0 {
		words = append(words, casedWord{start, len(text), casingOf(text[start:]), joined})
	}
	return words
}

func casingOf(word string) casing {
	capitals, toned := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case letterOf(r).tone() > 0:
			toned++
		default:
			return small
		}
	}
	switch {
	case capitals < 2:
		return either
	case toned > 0, capitals > 2 && isSyllable(word):
		return raised
	}
	return loud
}
