package source

import (
	"strings"

	"theodoi/internal/viet"
)

// trial is a text read in one encoding, and how well it reads.
type trial struct {
	encoding viet.Legacy
	text     string
	viet.Plausibility
}

// wrong counts the words outside ASCII that are no Vietnamese.
func (t trial) wrong() int { return t.Accented - t.AccentedSyllables }

// score weighs a reading: a word that is no Vietnamese tells more than one that is.
func (t trial) score() int { return t.AccentedSyllables - 2*t.wrong() }

func read(text string) trial {
	return trial{text: text, Plausibility: viet.Plausible(text)}
}

// try reads text in the encoding that makes most sense of it; the plain reading if none is better or too few words are wrong in it to prove another.
func try(plain trial, encodings ...viet.Legacy) trial {
	best := plain
	if plain.wrong() < strongGain {
		return best
	}
	for _, e := range encodings {
		if t := convert(plain.text, e); t.score() > best.score() {
			best = t
		}
	}
	return best
}

// strongGain is how many words must become Vietnamese for one text to be evidence by itself.
const strongGain = 2

// strong reports whether t alone proves its encoding against the plain reading: two words at least become Vietnamese, hardly one is left that
// is not, and the words without marks around them are no foreign language either.
func (t trial) strong(plain trial) bool {
	return t.encoding != viet.Unicode && plain.wrong() >= strongGain && 4*plain.wrong() > plain.AccentedSyllables &&
		t.AccentedSyllables-plain.AccentedSyllables >= strongGain && 5*t.wrong() <= t.AccentedSyllables && t.Share() >= 0.6
}

// convert reads text in an encoding. Where modern letters stand in the text too, only the words are converted that read better so, and those
// between them.
func convert(text string, encoding viet.Legacy) trial {
	converted := ""
	if hasModernLetters(text) {
		converted = convertWords(text, encoding)
	} else {
		converted = encoding.DecodeString(text)
	}
	t := read(converted)
	t.encoding = encoding
	return t
}

func convertWords(text string, encoding viet.Legacy) string {
	tokens := strings.SplitAfter(text, " ")
	state := make([]standing, len(tokens))
	for i, token := range tokens {
		state[i] = standingOf(token)
		if state[i] != unclear {
			continue
		}
		if plain, other := read(token), read(encoding.DecodeString(token)); other.score() > plain.score() {
			state[i] = legacy
		} else if other.score() < plain.score() {
			state[i] = modern
		}
	}
	among := surrounded(state)
	isLegacy := func(i int) bool { return state[i] == legacy || state[i] <= unclear && among[i] }
	var b strings.Builder
	for i := 0; i < len(tokens); {
		stop := i + 1
		for stop < len(tokens) && isLegacy(stop) == isLegacy(i) {
			stop++
		}
		stretch := strings.Join(tokens[i:stop], "")
		if isLegacy(i) {
			stretch = encoding.DecodeString(stretch)
		}
		b.WriteString(stretch)
		i = stop
	}
	return b.String()
}
