package agency

import (
	"slices"
	"strings"
	"unicode"
)

// spelling is one folded way to write the name of an agency or group.
type spelling struct {
	words   []string
	written string // before folding, for messages
	caps    bool
	code    string
	group   bool
	Validity
}

// speller makes the spellings of a register.
type speller struct {
	same     synonyms
	province []string // folded: tỉnh quảng ngãi
	unit     []string // folded: tỉnh
	place    []string // folded: quảng ngãi
}

func newSpeller(p Province, same synonyms) speller {
	s := speller{same: same, province: foldWords(p.Name), place: foldWords(p.Place)}
	s.unit = s.province
	if n := len(s.province) - len(s.place); n >= 0 && slices.Equal(s.province[n:], s.place) {
		s.unit = s.province[:n]
	}
	return s
}

// agency returns the spellings of all names of a.
func (s speller) agency(a Agency) ([]spelling, error) {
	var out []spelling
	for _, name := range append([]string{a.Name, a.Abbreviation}, a.Aliases...) {
		forms, err := expand(name)
		if err != nil {
			return nil, err
		}
		for _, form := range forms {
			caps := isAcronym(form)
			for _, words := range s.tails(a, foldWords(form)) {
				for _, v := range s.same.variants(words) {
					out = append(out, spelling{words: v, written: form, caps: caps, code: a.Code, Validity: a.Validity})
				}
			}
		}
	}
	return dedupe(out), nil
}

// group returns the spellings of all names of g.
func (s speller) group(g Group) ([]spelling, error) {
	var out []spelling
	for _, name := range append([]string{g.Name}, g.Aliases...) {
		forms, err := expand(name)
		if err != nil {
			return nil, err
		}
		for _, form := range forms {
			for _, v := range s.same.variants(foldWords(form)) {
				out = append(out, spelling{words: v, written: form, group: true, code: g.Code, Validity: g.Validity})
			}
		}
	}
	return dedupe(out), nil
}

// tails adds the ways to say that a body is the province's: "Cục Thuế", "Cục Thuế tỉnh", "Cục Thuế tỉnh Quảng Ngãi". A name
// that ends in "tỉnh" keeps it, because the rest ("Thanh tra") is too general to be a name.
func (s speller) tails(a Agency, words []string) [][]string {
	if len(words) == 0 {
		return nil
	}
	if a.Kind == District || a.Kind == Commune || len(s.province) == 0 || hasSuffix(words, s.place) {
		return [][]string{words}
	}
	if hasSuffix(words, s.unit) {
		stem := words[:len(words)-len(s.unit)]
		return [][]string{words, join(stem, s.province)}
	}
	return [][]string{words, join(words, s.unit), join(words, s.province), join(words, s.place)}
}

func hasSuffix(words, tail []string) bool {
	n := len(words) - len(tail)
	return n > 0 && len(tail) > 0 && slices.Equal(words[n:], tail)
}

func join(a, b []string) []string { return append(slices.Clone(a), b...) }

// isAcronym tells names of one word in capitals, which only count where the text writes capitals too.
func isAcronym(name string) bool {
	capitals := 0
	for _, r := range strings.TrimSpace(name) {
		if unicode.IsSpace(r) || unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

func dedupe(all []spelling) []spelling {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(s spelling) bool {
		key := strings.Join(s.words, " ")
		if seen[key] || key == "" {
			return true
		}
		seen[key] = true
		return false
	})
}
