package agency

import (
	"slices"
	"strings"

	"theodoi/internal/viet"
)

// A list often says a shared word once: "UBND thành phố X, thị xã Y và huyện Z", "UBND các huyện: A, B và thành phố C", "các
// Sở: Tài chính, Xây dựng". This file reads such lists and gives the word back to each.

// stem is a shared word with the phrase sets of what may follow it.
type stem struct {
	forms [][]string // folded
	units []unitWord
	heads int32            // root: the stem itself
	full  int32            // root: "thị xã Y", "cấp xã"
	bare  map[string]int32 // by unit word: root of "Y"
}

type unitWord struct {
	word  string
	forms [][]string
	root  int32
}

// shared is what the last name of a list leaves for the next.
type shared struct {
	stem  int      // index + 1; 0: nothing
	word  string   // the stem as written: UBND, Ủy ban nhân dân
	units []string // which units a bare place may be
	open  bool     // of a body that no register holds; its places are not known either
}

func (v *View) indexStems() {
	same := v.spellings()
	for _, w := range v.stemWords() {
		s := stem{forms: same.variants(foldWords(w.word)), heads: v.trie.root(), full: v.trie.root(), bare: map[string]int32{}}
		for _, f := range s.forms {
			v.trie.add(s.heads, f, entry{}, nil)
		}
		for _, u := range w.units {
			s.units = append(s.units, v.indexUnit(u))
			s.bare[u] = v.trie.root()
		}
		if len(w.units) == 0 {
			s.bare[""] = v.trie.root()
		}
		v.trie.learn(w.word)
		v.stems = append(v.stems, s)
	}
}

func (v *View) indexUnit(u string) unitWord {
	out := unitWord{word: u, forms: v.spellings().variants(foldWords(u)), root: v.trie.root()}
	for _, f := range out.forms {
		v.trie.add(out.root, f, entry{unit: u}, nil)
	}
	return out
}

// indexPlace puts a name that begins with a stem under it, and returns the stem's index + 1 and the unit word.
func (v *View) indexPlace(n spelling, e entry) (stemIndex int, unit string) {
	for i, s := range v.stems {
		rest, ok := cutAny(n.words, s.forms)
		if !ok || len(rest) == 0 {
			continue
		}
		e.stem = i + 1
		for _, u := range s.units {
			if place, ok := cutAny(rest, u.forms); ok && len(place) > 0 && !n.group {
				e.unit = u.word
				v.trie.add(s.full, rest, e, betterNow)
				e.bare = true
				v.trie.add(s.bare[u.word], place, e, betterNow)
				return i + 1, u.word
			}
		}
		switch {
		case len(s.units) == 0 && !n.group:
			e.bare = true
			v.trie.add(s.bare[""], rest, e, betterNow)
		case len(s.units) > 0 && n.group:
			v.trie.add(s.full, rest, e, betterNow)
		}
		return i + 1, ""
	}
	return 0, ""
}

func cutAny(words []string, heads [][]string) (rest []string, ok bool) {
	for _, h := range heads {
		if len(h) <= len(words) && slices.Equal(words[:len(h)], h) {
			rest = words[len(h):]
			if len(rest) > 0 && rest[0] == jointKey {
				rest = rest[1:]
			}
			return rest, true
		}
	}
	return nil, false
}

// head reads the beginning of a list that shares its stem ("UBND các huyện:") and its first place. It returns the token where
// the places begin, so that a longer name ("UBND các huyện, thị xã, thành phố") can win.
func (c *cursor) head(i int) (m Mention, list, stop int, ok bool) {
	start := i
	many := false
	if e, next, found := c.word(i); found && e.role == all {
		i, many = next, true
	}
	for n, s := range c.view.stems {
		_, j, found := c.view.trie.longest(s.heads, c.toks, i)
		if !found {
			continue
		}
		sh := shared{stem: n + 1, word: c.written(i, j)}
		if e, next, found := c.word(j); found && e.role == all {
			j, many = next, true
		}
		sh.units, j = c.units(s, j)
		colon := j < len(c.toks) && c.toks[j].mark == ':'
		if colon {
			j++
		}
		if !many && !colon {
			continue
		}
		keep := c.shared
		c.shared = sh
		m, stop, ok = c.spread(j)
		if ok {
			m.Start = c.toks[start].start
			return m, j, stop, true
		}
		c.shared = keep
	}
	return Mention{}, 0, 0, false
}

// units reads "huyện, thị xã" of a list's head.
func (c *cursor) units(s stem, i int) ([]string, int) {
	if len(s.units) == 0 {
		return []string{""}, i
	}
	var out []string
	for {
		j := i
		for len(out) > 0 && j < len(c.toks) && c.toks[j].mark.joint() {
			j++
		}
		unit, next := "", j
		for _, u := range s.units {
			if e, stop, ok := c.view.trie.longest(u.root, c.toks, j); ok && stop > next {
				unit, next = e.unit, stop
			}
		}
		if unit == "" || c.isPlace(s, unit, next) && len(out) > 0 {
			return out, i
		}
		out, i = append(out, unit), next
	}
}

// isPlace reports whether a place of the unit begins at token i.
func (c *cursor) isPlace(s stem, unit string, i int) bool {
	_, _, ok := c.view.trie.longest(s.bare[unit], c.toks, i)
	return ok
}

// spread reads one place at token i as a name with the shared word restored.
func (c *cursor) spread(i int) (Mention, int, bool) {
	if c.shared.open && i < len(c.toks) && c.toks[i].mark == word {
		return c.spreadPlace(i)
	}
	if c.shared.stem == 0 || i >= len(c.toks) {
		return Mention{}, i, false
	}
	s := c.view.stems[c.shared.stem-1]
	e, stop, ok := c.view.trie.longest(s.full, c.toks, i)
	restored := c.shared.word
	if !ok {
		for _, u := range c.shared.units {
			if e, stop, ok = c.view.trie.longest(s.bare[u], c.toks, i); ok {
				restored = strings.TrimSpace(restored + " " + u)
				break
			}
		}
	}
	if !ok || c.foreign(stop) {
		return Mention{}, i, false
	}
	if !e.bare && e.unit != "" {
		c.shared.units = []string{e.unit}
	}
	m := c.mention(e, i, stop)
	m.Name = viet.Spaces(restored + " " + m.Name)
	m.restored = true
	return m, stop, true
}

// share keeps what a name written in full leaves for the next in its list.
func (c *cursor) share(e entry, i, stop int) {
	c.shared = shared{}
	if e.stem == 0 {
		return
	}
	s := c.view.stems[e.stem-1]
	_, behind, ok := c.view.trie.longest(s.heads, c.toks, i)
	if !ok || behind > stop {
		return
	}
	c.shared = shared{stem: e.stem, word: c.written(i, behind), units: []string{e.unit}}
}
