package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// standing is what is known of a line or a word.
type standing uint8

const (
	silent  standing = iota // ASCII, the same in every encoding, or no UTF-8, which fixLines leaves alone
	unclear                 // reads either way, or neither
	modern                  // Unicode: has Vietnamese letters that legacy code points cannot make
	legacy                  // converted
)

// fixLines converts the lines of a Unicode text that hold legacy code points, in place, and says in which encoding each was. A line that proves
// its encoding is converted by itself. Other lines follow the encoding of the rest where that makes them better, or, reading well in
// both ways, where the lines around them were legacy; a line of letters beyond Windows-1252 is never touched.
func fixLines(lines []string) []viet.Legacy {
	encodings := make([]viet.Legacy, len(lines))
	state := make([]standing, len(lines))
	found := map[viet.Legacy]int{}
	var rest []string
	for i, line := range lines {
		state[i] = standingOf(line)
		if state[i] == silent || state[i] == modern && (isPlausible(line) || !isSuspicious(line)) {
			continue
		}
		plain := read(line)
		if t := try(plain, viet.Legacies...); t.strong(plain) {
			lines[i], encodings[i], state[i] = t.text, t.encoding, legacy
			found[t.encoding]++
		} else if state[i] == unclear {
			rest = append(rest, line)
		}
	}
	main := most(found)
	if main == viet.Unicode {
		main = provenTogether(strings.Join(rest, "\n"), viet.Legacies)
	}
	if main == viet.Unicode {
		return encodings
	}
	among := surrounded(state)
	for i, line := range lines {
		if state[i] != unclear {
			continue
		}
		plain, t := read(line), convert(line, main)
		if t.text != line && (t.score() > plain.score() || t.score() == plain.score() && among[i]) {
			lines[i], encodings[i] = t.text, main
		}
	}
	return encodings
}

func standingOf(line string) standing {
	state := silent
	if !utf8.ValidString(line) {
		return silent
	}
	for _, r := range line {
		switch {
		case isModern(r):
			return modern
		case r >= utf8.RuneSelf:
			state = unclear
		}
	}
	return state
}

// surrounded says of every place whether the decided ones next to it, before and behind, are legacy; at the ends one is enough.
func surrounded(state []standing) []bool {
	in := make([]bool, len(state))
	some := slices.Contains(state, legacy)
	last := legacy
	for i, s := range state {
		if s == modern || s == legacy {
			last = s
		}
		in[i] = some && last == legacy
	}
	last = legacy
	for i := len(state) - 1; i >= 0; i-- {
		if s := state[i]; s == modern || s == legacy {
			last = s
		}
		in[i] = in[i] && last == legacy
	}
	return in
}

// most returns the encoding found most often, Unicode if none was.
func most(found map[viet.Legacy]int) viet.Legacy {
	best := viet.Unicode
	for _, l := range viet.Legacies {
		if found[l] > found[best] {
			best = l
		}
	}
	return best
}

// isModern tells letters and tones of Vietnamese that no legacy encoding leaves as a code point: those beyond Windows-1252.
func isModern(r rune) bool {
	switch {
	case r < 0x100:
		return false
	case r >= 0x1ea0 && r < 0x1efa, r >= 0x300 && r < 0x370:
		return true
	}
	return strings.ContainsRune("ăđĩũơưĂĐĨŨƠƯ", r)
}

func hasModernLetters(text string) bool { return strings.ContainsFunc(text, isModern) }
