package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Plausibility counts how much of a text can be Vietnamese, by spelling alone: a word counts if its letters are an onset, a rime and at most one
// tone that may stand together, whether or not such a word exists.
//
// Abbreviations (UBND, QĐ), words with digits, single letters without marks and capitalised words without marks (names) that are no
// syllables are left out: they say nothing. Letters may be composed or decomposed.
type Plausibility struct {
	Words             int // words that say something
	Syllables         int // of them, possible Vietnamese syllables
	Accented          int // words with a letter or sign outside ASCII; in these encodings differ
	AccentedSyllables int // of them, possible Vietnamese syllables
	Glued             int // words with marks that are no syllable but two or more run together (làmđược): a missing space each, at least
}

// Share is the part of the words that are possible syllables, 0 to 1. Clean Vietnamese prose has 0.97 and more, English and French less than 0.5;
// text in the wrong encoding, or from a PDF whose letters were lost, is in between or below. It is 0 where there is nothing to judge by.
func (p Plausibility) Share() float64 {
	if p.Words == 0 {
		return 0
	}
	return float64(p.Syllables) / float64(p.Words)
}

// Plausible measures text in one pass.
func Plausible(text string) Plausibility {
	var p Plausibility
	set := syllables()
	var w spelt
	start := 0
	for i := 0; i < len(text); {
		var l letter
		size := 1
		if c := text[i]; c < utf8.RuneSelf {
			l = lowLetters[c]
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			l = letterOf(r)
		}
		if l == 0 {
			if w.any {
				p.add(&w, set, text[start:i])
				w = spelt{}
			}
		} else {
			if !w.any {
				start = i
			}
			w.put(l)
		}
		i += size
	}
	if w.any {
		p.add(&w, set, text[start:])
	}
	return p
}

// letter is what spelling needs to know of a code point; 0 is none: it ends a word.
type letter uint16

const (
	codeMask  letter = 31      // 1 to 29: the letter without tone, in the order of alphabet; alien: none of them
	toneShift        = 5       // three bits: 0 none, else the place in a row of rows
	capital   letter = 1 << 8  // a capital
	marked    letter = 1 << 9  // outside ASCII
	digit     letter = 1 << 10 // digits and what stands for them
	symbol    letter = 1 << 11 // no letter, but legacy encodings put one in its place
	combining letter = 1 << 12 // changes the letter before: its tone, or into the letter of its code
	alien     letter = 31
)

func (l letter) tone() int { return int(l>>toneShift) & 7 }

const (
	alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
	// The places of sắc and nặng among the tones, the only ones of a syllable that ends in c, ch, p or t.
	sharp, heavy = 4, 5
)

var lowLetters = makeLetters(0, 0x250)

var toneLetters = makeLetters(0x1ea0, 0x1efa)

// codeOf returns the place of a small letter in the alphabet, from 1, or 0.
func codeOf(r rune) letter {
	n := letter(1)
	for _, a := range alphabet {
		if a == r {
			return n
		}
		n++
	}
	return 0
}

func makeLetters(from, to rune) []letter {
	list := make([]letter, to-from)
	for r := from; r < to; r++ {
		list[r-from] = makeLetter(r)
	}
	return list
}

func makeLetter(r rune) letter {
	var l letter
	if r >= utf8.RuneSelf {
		l = marked
	}
	switch {
	case r == '\u00a0' || r == '«' || r == '»' || r >= 0x80 && r < 0xa0:
		return 0
	case r == '°' || r == '²' || r == '³' || '0' <= r && r <= '9':
		return digit
	case r > 0xa0 && r < 0xc0 || r == '×' || r == '÷':
		return l | symbol
	case !unicode.IsLetter(r):
		return 0
	}
	if unicode.IsUpper(r) {
		l |= capital
		r = unicode.ToLower(r)
	}
	for _, row := range rows {
		tone := letter(0)
		for _, v := range row {
			if v == r {
				plain, _ := utf8.DecodeRuneInString(row)
				return l | codeOf(plain) | tone<<toneShift
			}
			tone++
		}
	}
	if code := codeOf(r); code != 0 {
		return l | code
	}
	return l | alien
}

func letterOf(r rune) letter {
	switch {
	case r < 0x250:
		return lowLetters[r]
	case r >= 0x1ea0 && r < 0x1efa:
		return toneLetters[r-0x1ea0]
	case r >= 0x300 && r < 0x370:
		return combiningOf(r)
	case r == utf8.RuneError || unicode.IsLetter(r):
		return marked | alien
	}
	return 0
}

// combiningOf knows the tones and the marks of other letters by the letter that carries them in the alphabet.
func combiningOf(r rune) letter {
	tone := func(n letter) letter { return combining | marked | n<<toneShift }
	switch r {
	case '\u0300':
		return tone(1)
	case '\u0309':
		return tone(2)
	case '\u0303':
		return tone(3)
	case '\u0301':
		return tone(sharp)
	case '\u0323':
		return tone(heavy)
	case '\u0302':
		return combining | marked | codeOf('â')
	case '\u0306':
		return combining | marked | codeOf('ă')
	case '\u031b':
		return combining | marked | codeOf('ơ')
	}
	return marked | alien
}

// spelt is a word while its letters come in.
type spelt struct {
	key      uint64 // five bits a letter, the first highest; only of words of up to seven letters
	n        int    // letters
	tone     int
	tones    int
	capitals int
	any      bool
	first    bool // begins with a capital
	marked   bool // has something outside ASCII
	digits   bool
	alien    bool // has a letter or sign that Vietnamese lacks
}

func (w *spelt) put(l letter) {
	w.any = true
	w.marked = w.marked || l&marked != 0
	switch {
	case l&digit != 0:
		w.digits = true
		return
	case l&symbol != 0:
		w.alien = true
		return
	case l&combining != 0:
		w.combine(l)
		return
	}
	code := l & codeMask
	if code == alien {
		w.alien = true
	}
	if l&capital != 0 {
		w.capitals++
		w.first = w.first || w.n == 0
	}
	w.n++
	w.key = w.key<<5 | uint64(code)
	w.setTone(l.tone())
}

func (w *spelt) setTone(tone int) {
	if tone > 0 {
		w.tone = tone
		w.tones++
	}
}

// changed pairs a plain letter with what a combining mark makes of it.
var changed = map[[2]letter]letter{
	{codeOf('a'), codeOf('â')}: codeOf('â'), {codeOf('e'), codeOf('â')}: codeOf('ê'), {codeOf('o'), codeOf('â')}: codeOf('ô'),
	{codeOf('a'), codeOf('ă')}: codeOf('ă'), {codeOf('o'), codeOf('ơ')}: codeOf('ơ'), {codeOf('u'), codeOf('ơ')}: codeOf('ư'),
}

func (w *spelt) combine(mark letter) {
	code := mark & codeMask
	if code == 0 {
		w.setTone(mark.tone())
		return
	}
	into, ok := changed[[2]letter{letter(w.key) & codeMask, code}]
	if !ok {
		w.alien = true
		return
	}
	w.key = w.key&^uint64(codeMask) | uint64(into)
}

// add counts a word that is complete; text is it.
func (p *Plausibility) add(w *spelt, set map[uint64]coda, text string) {
	if w.digits || w.n == 0 || w.n == 1 && !w.marked {
		return
	}
	good := w.syllable(set)
	if !good && w.saysNothing() || good && !w.marked && w.n > 1 && w.capitals == w.n {
		return
	}
	p.Words++
	if w.marked {
		p.Accented++
	}
	switch {
	case good && w.marked:
		p.Syllables++
		p.AccentedSyllables++
	case good:
		p.Syllables++
	case w.marked && !w.alien && glued(text, set):
		p.Glued++
	}
}

// saysNothing tells abbreviations and names from misspelt words, none of which are syllables.
func (w *spelt) saysNothing() bool {
	if w.alien && w.marked {
		return false
	}
	return !w.marked && w.first || w.tones == 0 && w.capitals == w.n || w.n == 1 && w.tones == 0
}

func (w *spelt) syllable(set map[uint64]coda) bool {
	if w.alien || w.n == 0 || w.n > longest || w.tones > 1 {
		return false
	}
	return set[w.key].takes(w.tone)
}

// longest is the number of letters of the longest syllable (nghiêng).
const longest = 7

func isSyllable(word string) bool {
	var w spelt
	for _, r := range word {
		l := letterOf(r)
		if l == 0 {
			return false
		}
		w.put(l)
	}
	return !w.digits && w.syllable(syllables())
}

// maxGlued is how many letters of a word are looked at for missing spaces.
const maxGlued = 64

// glued reports whether text is two or more syllables of at least two letters without a space between.
func glued(text string, set map[uint64]coda) bool {
	if len(text) > maxGlued*utf8.UTFMax {
		return false
	}
	var list [maxGlued]letter
	n := 0
	for _, r := range NFC(text) {
		if n == maxGlued {
			return false
		}
		list[n] = letterOf(r)
		n++
	}
	var reached [maxGlued + 1]bool
	reached[0] = true
	for from := range n {
		if !reached[from] {
			continue
		}
		var w spelt
		for to := from; to < n && to < from+longest; to++ {
			w.put(list[to])
			if w.n > 1 && w.n < n && w.syllable(set) {
				reached[to+1] = true
			}
		}
	}
	return reached[n]
}

// coda says how a syllable ends and so which tones it may carry; 0 is no syllable.
type coda uint8

const (
	open coda = iota + 1 // a vowel, m, n, ng, nh: all tones
	stop                 // c, ch, p, t: sắc and nặng only
	hill                 // k, in names of the highlands (Đắk Lắk): as it comes
)

func (c coda) takes(tone int) bool {
	return c == open || c == hill || c == stop && (tone == sharp || tone == heavy)
}

// rimes are all rimes as they are spelt without tone. Those after onsets that bind their spelling are picked by their first letter.
const rimes = `a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âk âm ân âng âp ât âu ây
	e ec em en eng eo ep et ê êch êk êm ên ênh êp êt êu i ia ich ik im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi ok om on ong oong ooc op ot oăc oăm oăn oăng oăt
	ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơk ơm ơn ơp ơt
	u ua uc ui uk um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyp uyt uyu
	ư ưa ưc ưi ưk ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu`

// The onsets, by the first letters that their rimes may have.
var onsets = []struct{ onsets, before, also string }{
	{" b ch d đ h kh l m n nh p ph r s t th tr v x", "aăâeêioôơuư", "y"},
	{"", "", "yêm yên yêng yêt yêu"},
	{"c ng", "aăâoôơuư", ""},
	{"g", "aăâioôơuư", ""},
	{"k", "eêi", "y"},
	{"gh ngh", "eêi", ""},
	{"gi", "aăâeêoôơuư", ""},
	{"qu", "aăâeêiơ", "ôc y ya ych yên yêt ynh yp yt yu"},
}

// syllables returns all possible syllables by the key of spelt.
var syllables = sync.OnceValue(func() map[uint64]coda {
	set := make(map[uint64]coda, 4500)
	for _, o := range onsets {
		for onset := range strings.SplitSeq(o.onsets, " ") {
			for _, rime := range strings.Fields(rimes) {
				if first, _ := utf8.DecodeRuneInString(rime); strings.ContainsRune(o.before, first) {
					addSyllable(set, onset+rime)
				}
			}
			for _, rime := range strings.Fields(o.also) {
				addSyllable(set, onset+rime)
			}
		}
	}
	return set
})

func addSyllable(set map[uint64]coda, text string) {
	var w spelt
	for _, r := range text {
		w.put(letterOf(r))
	}
	ending := open
	switch {
	case strings.HasSuffix(text, "k"):
		ending = hill
	case strings.HasSuffix(text, "c"), strings.HasSuffix(text, "ch"), strings.HasSuffix(text, "p"), strings.HasSuffix(text, "t"):
		ending = stop
	}
	set[w.key] = ending
}
