package agency

import "theodoi/internal/viet"

// This file reads the names of many at once: sets ("các sở, ban, ngành tỉnh") and the levels of a body ("UBND các xã, phường").

// collective reads a set. One word alone is none for sure: there are several words, or "các" before it, or "liên quan" behind it.
func (c *cursor) collective(i int) (reading, bool) {
	if c.mode == inSearch {
		return reading{}, false
	}
	j, many := c.several(i)
	if !many {
		j = i
	}
	n, open, k := c.setList(j)
	if n == 0 {
		return reading{}, false
	}
	stop, some, free := c.which(k)
	lone := !many && n < 2 && !some
	if lone && (c.mode != inList || !open || k-i < 2) || c.mode == inSentence && !c.acts(stop) {
		return reading{}, false
	}
	r := c.read(i, stop, "")
	r.unsure = lone
	r.Group, r.Open = true, open || some || free
	r.Kind = kindOfSet(r.Name)
	return r, true
}

// setList reads the words for a set: "sở, ban, ngành". A word that a name goes on from ("Sở Tài chính") is none.
func (c *cursor) setList(i int) (n int, open bool, stop int) {
	stop = i
	for j := i; j < len(c.toks); {
		e, k, ok := c.view.trie.longest(c.view.sets, c.toks, j)
		if !ok || c.namesOne(j, k) || n > 0 && c.toks[j].line && c.toks[j].upper {
			return n, open, stop
		}
		n, open, stop = n+1, open || e.open, k
		j = c.behindJoints(k)
	}
	return n, open, stop
}

// namesOne reports whether the word for a set, from j up to k, begins the name of one: a capital follows it.
func (c *cursor) namesOne(j, k int) bool {
	if _, ok := c.is(j, place); ok && c.notPlace(j, k) {
		return true
	}
	if k >= len(c.toks) || c.toks[k].mark != word && c.toks[k].mark != digits || c.toks[k].line {
		return false
	}
	if c.toks[k].mark == digits {
		return true
	}
	if !c.toks[k].upper || c.toks[k].caps && len([]rune(c.written(k, k+1))) > 1 && c.toks[j].caps {
		return false
	}
	_, whose := c.is(k, place)
	e, _, set := c.view.trie.longest(c.view.sets, c.toks, k)
	return !whose && !(set && !e.open)
}

// which reads the words that say which of a set, or whose it is. some: only those concerned; free: words that this package does
// not know, so that nobody can list who is meant.
func (c *cursor) which(k int) (stop int, some, free bool) {
	for k < len(c.toks) {
		t := c.toks[k]
		if t.line && c.starts(k) {
			return k, some, free
		}
		if e, next, ok := c.view.trie.longest(c.view.marks, c.toks, k); ok {
			some = some || e.weak
			k = c.placeName(next)
			continue
		}
		if next, ok := c.place(k); ok {
			k = next
			continue
		}
		if next, ok := c.is(k, within); ok && next < len(c.toks) {
			k = c.owner(next)
			continue
		}
		switch {
		case c.mode != inList:
			return k, some, free
		case t.mark == word && !c.breaks(k), t.mark == digits:
			free = true
			k++
		case t.mark.joint() && free && !some:
			next := c.behindJoints(k)
			if next >= len(c.toks) || c.toks[next].upper || c.starts(next) || c.breaks(next) || c.toks[next].mark != word {
				return k, some, free
			}
			if n, _, _ := c.setList(next); n > 0 {
				return k, some, free
			}
			k = next
		default:
			return k, some, free
		}
	}
	return k, some, free
}

// owner returns the token behind whose the set is, which begins at k: "UBND tỉnh", "Bộ Y tế", "tỉnh".
func (c *cursor) owner(k int) int {
	best := k
	for _, root := range []int32{c.view.names, c.view.generics, c.view.heads} {
		if _, stop, ok := c.view.trie.longest(root, c.toks, k); ok {
			best = max(best, stop)
		}
	}
	if stop, ok := c.place(best); ok {
		return stop
	}
	return max(best, c.placeName(best))
}

// acts reports whether a sentence goes on at i with what somebody does.
func (c *cursor) acts(i int) bool {
	if i >= len(c.toks) {
		return true
	}
	switch c.toks[i].mark {
	case word:
	case digits:
		return false
	default:
		return true
	}
	if _, ok := c.roleAt(i, leads, helps, filler, scopes); ok {
		return true
	}
	_, _, ok := c.view.trie.longest(c.view.verbs, c.toks, i)
	return ok
}

// levelled reads a body on several places: "UBND các xã, phường", "Công an cấp xã", and the first of "UBND các xã: A, B".
func (c *cursor) levelled(i int) (reading, bool) {
	j, many := c.several(i)
	if !many {
		j = i
	}
	e, k, ok := c.levelHead(j)
	if !ok || k >= len(c.toks) {
		return reading{}, false
	}
	l, ok := c.levels(k)
	if !ok {
		return reading{}, false
	}
	if c.mark(l.stop) == ':' && c.nameBehind(l.stop+1) && c.endsName(l.stop+1) || l.several && c.nameBehind(l.stop) {
		return c.firstPlace(i, j, k, l)
	}
	if !many && !l.several && l.n < 2 && (l.own || c.mark(l.stop) == digits || c.nameBehind(l.stop)) {
		return reading{}, false
	}
	stop, some, free := c.which(c.placeName(l.stop))
	r := c.read(i, stop, e.kind)
	if isCommittee(c.written(j, k)) {
		r.Kind = l.kind
	}
	r.Group, r.Open = true, some || free
	return r, true
}

func isCommittee(head string) bool {
	folded := viet.Fold(head)
	return folded == viet.Fold("UBND") || folded == viet.Fold("Ủy ban nhân dân")
}

// levelHead reads a body that stands on several levels: a head that may, or a complete name.
func (c *cursor) levelHead(j int) (entry, int, bool) {
	h, k, ok := c.view.trie.longest(c.view.heads, c.toks, j)
	ok = ok && h.levels
	if g, stop, found := c.view.trie.longest(c.view.generics, c.toks, j); found && (!ok || stop > k) {
		return g, stop, c.toks[j].upper
	}
	return h, k, ok
}

// levelList is a list of levels: "các xã, phường", "cấp huyện, cấp xã".
type levelList struct {
	n       int
	several bool // "các" or "cấp" stands before one
	own     bool // the one level is the province's
	unit    string
	kind    Kind
	stop    int
}

func (c *cursor) levels(k int) (levelList, bool) {
	l := levelList{stop: k}
	for j := k; j < len(c.toks); {
		several := false
		if stop, ok := c.is(j, all); ok {
			j, several = stop, true
		}
		if c.mark(j) == digits {
			j++
		}
		if c.isWord(j, "cấp") {
			j, several = j+1, true
		}
		stop, ok := c.is(j, place)
		if !ok {
			stop, ok = c.localities(j)
		}
		if !ok || c.notPlace(j, stop) || l.n > 0 && !several && c.nameBehind(stop) && !l.several {
			break
		}
		l.unit = c.written(j, stop)
		l.own = viet.Fold(l.unit) == viet.Fold("tỉnh") || kindOfUnit(l.unit) == District && (c.isWord(j, "thành") || c.isWord(j, "TP"))
		if l.n == 0 || kindOfUnit(l.unit) == Commune || kindOfUnit(l.unit) == Regional && l.n == 0 {
			l.kind = kindOfUnit(l.unit)
		}
		l.n, l.several, l.stop = l.n+1, l.several || several, stop
		if j = c.behindJoints(stop); j == stop {
			break
		}
	}
	return l, l.n > 0
}

// localities reads "địa phương", which stands for all levels.
func (c *cursor) localities(j int) (int, bool) {
	if c.isWord(j, "địa") && c.isWord(j+1, "phương") {
		return j + 2, true
	}
	return j, false
}

// nameBehind reports whether the name of a place begins at k.
func (c *cursor) nameBehind(k int) bool {
	return k < len(c.toks) && c.toks[k].mark == word && !c.toks[k].line && c.placeName(k) > k
}

// endsName reports whether the name of a place at k ends where a list goes on or ends: "Ban hành kế hoạch" begins no list of places.
func (c *cursor) endsName(k int) bool {
	stop := c.placeName(k)
	if _, ok := c.is(stop, links); ok {
		return true
	}
	return stop >= len(c.toks) || c.toks[stop].mark != word
}

// firstPlace reads the first place of "UBND các xã: A, B và C" and leaves the body's name for the others.
func (c *cursor) firstPlace(i, j, k int, l levelList) (reading, bool) {
	at := l.stop
	if c.mark(at) == ':' {
		at++
	}
	unit := l.unit
	begin := at
	if stop, ok := c.is(at, place); ok {
		unit, begin = c.written(at, stop), stop
	}
	stop := c.placeName(begin)
	if stop == begin {
		return reading{}, false
	}
	r := c.read(i, stop, kindOfUnit(unit))
	r.Name = viet.Spaces(c.written(j, k) + " " + unit + " " + c.written(begin, stop))
	r.restored, r.Group = true, false
	r.shared = shared{open: true, word: c.written(j, k), units: []string{unit}}
	return r, true
}
