package agency

import (
	"slices"
	"strings"

	"theodoi/internal/viet"
)

// Names that no register holds are read by how names are made: a complete name that all provinces share ("Sở Tài chính", with its
// place behind it), the levels of a body ("UBND các xã, phường"), a set ("các sở, ngành liên quan"), or a word that names begin
// with and what follows it ("Trung tâm Khuyến nông"). What is read this way has no code: it is a name, and a person says whose.

// mode says what stands around the names.
type mode byte

const (
	inList     mode = iota // nothing but names, as in a lead line
	inSentence             // a sentence about what they do
	inSearch               // any text
)

// reading is one way to read a name.
type reading struct {
	Mention
	stop   int
	shared shared
}

// generic reads the name at token i by the way that takes it furthest.
func (c *cursor) generic(i int) (Mention, int, bool) {
	if i >= len(c.toks) || c.toks[i].mark != word {
		return Mention{}, i, false
	}
	var best reading
	whole, known := c.complete(i)
	if known {
		best = whole
	}
	for _, read := range []func(int) (reading, bool){c.levelled, c.collective, c.headed} {
		if r, ok := read(i); ok && r.stop > best.stop && (r.Group || !known) {
			best = r
		}
	}
	if best.stop == 0 {
		return Mention{}, i, false
	}
	c.shared = best.shared
	return best.Mention, best.stop, true
}

// read makes the reading of the tokens from i up to stop.
func (c *cursor) read(i, stop int, kind Kind) reading {
	end := c.toks[stop-1].stop
	r := reading{stop: stop, Mention: Mention{
		Name: c.written(i, stop), Kind: kind, generic: true, Start: c.toks[i].start, Stop: end, End: end,
	}}
	for j := i + 1; j < stop && !r.Group; j++ {
		end, on := c.onLevels(j)
		r.Group = on && end <= stop
	}
	return r
}

// complete reads a name that all provinces share, with the place it belongs to.
func (c *cursor) complete(i int) (reading, bool) {
	e, stop, ok := c.view.trie.longest(c.view.generics, c.toks, i)
	if !ok || !c.toks[i].upper && (c.mode != inList || e.weak) || e.weak && !c.alone(stop) {
		return reading{}, false
	}
	keep := c.shared
	c.share(e, i, stop)
	left := c.shared
	end, placed := c.rest(stop, true)
	c.shared = keep
	r := c.read(i, end, e.kind)
	r.Official = c.view.common.names[e.common-1].official()
	if end > stop {
		r.Official = viet.Spaces(r.Official + " " + c.written(stop, end))
	}
	if end == stop || placed {
		r.shared = left
	}
	return r, true
}

// alone reports whether a word that also stands in plain sentences is a name before token i: a place, a capital or a sign follows.
func (c *cursor) alone(i int) bool {
	if i >= len(c.toks) {
		return c.mode != inSearch
	}
	if _, ok := c.place(i); ok {
		return true
	}
	if t := c.toks[i]; t.mark == word || t.mark == digits {
		_, ok := c.roleAt(i, leads, helps, scopes, all)
		return ok || t.upper && !c.toks[i-1].caps
	}
	return c.mode == inList
}

// roleAt reports whether a word with one of the roles begins at i, and where it ends.
func (c *cursor) roleAt(i int, roles ...role) (int, bool) {
	e, stop, ok := c.word(i)
	return stop, ok && slices.Contains(roles, e.role)
}

// headed reads a name by its first words. Its own part begins with a capital or ends with a place; in a list one without either
// is taken too, but not for sure.
func (c *cursor) headed(i int) (reading, bool) {
	e, k, ok := c.view.trie.longest(c.view.heads, c.toks, i)
	if !ok || k >= len(c.toks) || c.toks[k].line && c.starts(k) || c.toks[k].mark != word && c.toks[k].mark != digits || c.noHead(i, k) {
		return reading{}, false
	}
	if r, ok := c.ofPlace(e, i, k); ok {
		return r, true
	}
	if _, ok := c.roleAt(k, all); ok && e.levels {
		return reading{}, false
	}
	long := k-i > 1
	named := c.toks[k].upper && (c.toks[i].upper || long)
	if !named && (c.mode != inList || !long || !c.toks[i].upper) {
		return reading{}, false
	}
	end, placed := c.rest(k, false)
	if end <= k || c.mode != inList && !placed && end-k > maxFree {
		return reading{}, false
	}
	r := c.read(i, end, e.kind)
	r.unsure = !named && !placed && !c.capital(k, end)
	return r, true
}

func (c *cursor) capital(i, stop int) bool {
	return slices.ContainsFunc(c.toks[i:stop], func(t token) bool { return t.upper })
}

// maxFree is how many words the own part of a name may have in a sentence, where nothing else says where it ends.
const maxFree = 12

func (c *cursor) noHead(i, k int) bool {
	next := foldedNoHeads[viet.Fold(c.written(i, k))]
	for n := 1; n <= 2 && k+n <= len(c.toks); n++ {
		if slices.Contains(next, viet.Fold(c.written(k, k+n))) {
			return true
		}
	}
	return false
}

// ofPlace reads "UBND xã Bình Minh", "Công an thành phố Hà Nội": a head with levels and the place it belongs to.
func (c *cursor) ofPlace(e entry, i, k int) (reading, bool) {
	if !e.levels {
		return reading{}, false
	}
	end, ok := c.place(k)
	if !ok || !c.toks[i].upper && !c.toks[end-1].upper {
		return reading{}, false
	}
	unit, _ := c.is(k, place)
	kind := e.kind
	if isCommittee(c.written(i, k)) {
		kind = c.levelKind(k, end > unit)
	}
	r := c.read(i, end, kind)
	if end > unit && kind != Authority {
		r.shared = shared{open: true, word: c.written(i, k), units: []string{c.written(k, unit)}}
	}
	return r, true
}

// levelKind is the kind of the people's committee of the level at token i. Without a name the province's own is meant.
func (c *cursor) levelKind(i int, named bool) Kind {
	stop, _ := c.is(i, place)
	switch viet.Fold(c.written(i, stop)) {
	case viet.Fold("xã"), viet.Fold("phường"), viet.Fold("thị trấn"), viet.Fold("đặc khu"):
		return Commune
	case viet.Fold("tỉnh"), viet.Fold("thành phố"), viet.Fold("TP"):
		if named {
			return Regional
		}
		return Authority
	}
	return District
}

// rest returns the token behind the own part of a name, which begins at j or, where the name is complete already, may begin there.
// It reports whether the part ends with a place, which ends a name.
func (c *cursor) rest(j int, complete bool) (stop int, placed bool) {
	for start := j; j < len(c.toks); {
		t := c.toks[j]
		switch {
		case c.mode != inList && j-start > maxFree:
			return j, false
		case (j > start || complete) && t.line && c.starts(j):
			return j, false
		case t.mark == word || t.mark == digits:
			if l, ok := c.onLevels(j); ok && j > start {
				return l, true
			}
			if (j > start || complete || c.working(j)) && c.breaks(j) || complete && c.mode != inList && !t.upper && t.mark == word && !c.placeBegins(j) {
				return j, false
			}
			if stop, ok := c.place(j); ok {
				return stop, true
			}
			if (complete || j > start) && t.upper && c.starts(j) && c.complements(j) {
				return j, false
			}
			j++
		case t.mark.joint():
			k := c.behindJoints(j)
			if !c.goesOn(j, k, complete) {
				return j, false
			}
			j = k
		default:
			return j, false
		}
	}
	return j, false
}

// complements reports whether a name of the register begins at j: nothing that it knows is the middle of an unknown name.
func (c *cursor) complements(j int) bool {
	_, _, ok := c.view.trie.longest(c.view.names, c.toks, j)
	return ok
}

// onLevels reads "các xã, phường" behind a name.
func (c *cursor) onLevels(j int) (int, bool) {
	if _, ok := c.is(j, all); !ok {
		return j, false
	}
	l, ok := c.levels(j)
	return l.stop, ok && !c.nameBehind(l.stop)
}

// working reports whether a word that says how names work together begins at j, which no head of a name has behind it.
func (c *cursor) working(j int) bool {
	_, ok := c.roleAt(j, leads, helps, scopes, within, filler, links)
	return ok
}

func (c *cursor) behindJoints(j int) int {
	for j < len(c.toks) && c.toks[j].mark.joint() {
		j++
	}
	return j
}

func (c *cursor) placeBegins(j int) bool {
	_, ok := c.place(j)
	return ok
}

// goesOn reports whether the same name goes on at k, behind the joints at j.
func (c *cursor) goesOn(j, k int, complete bool) bool {
	if k >= len(c.toks) || c.toks[k].mark != word && c.toks[k].mark != digits || c.starts(k) || c.spreads(k) || c.breaks(k) {
		return false
	}
	comma := c.toks[j].mark == ','
	if c.toks[k].upper {
		return !comma || !complete
	}
	if stop, ok := c.is(k, all); ok {
		return !complete && !comma && stop < len(c.toks) && c.toks[stop].upper && !c.starts(stop)
	}
	return c.mode == inList && !complete
}

func (c *cursor) spreads(k int) bool {
	keep, wrong := c.shared, len(c.wrong)
	_, _, ok := c.spread(k)
	c.shared, c.wrong = keep, c.wrong[:wrong]
	return ok
}

// breaks reports whether the words at j are no part of a name: what somebody does, or how names work together.
func (c *cursor) breaks(j int) bool {
	if _, ok := c.roleAt(j, leads, helps, scopes, within, filler, links); ok && !c.toks[j].upper {
		return true
	}
	if c.toks[j].upper && !c.toks[j].caps {
		return false
	}
	e, _, ok := c.view.trie.longest(c.view.verbs, c.toks, j)
	return ok && (!e.weak || c.mode != inList && !c.inName(j))
}

// inName reports whether the verb at j stands in "đầu tư xây dựng", "quản lý dự án", which names hold.
func (c *cursor) inName(j int) bool {
	if j == 0 {
		return false
	}
	before := viet.Fold(c.written(j-1, j))
	return slices.Contains(foldedInside, before)
}

// foldedInside are the syllables before which a verb is the second half of another word: "đầu tư xây dựng", "công trình", "công lập".
var foldedInside = []string{
	viet.Fold("tư"), viet.Fold("án"), viet.Fold("cứu"), viet.Fold("và"), viet.Fold("công"), viet.Fold("chương"), viet.Fold("quy"), viet.Fold("lộ"),
	viet.Fold("độc"), viet.Fold("thành"), viet.Fold("dân"), viet.Fold("chuyển"), viet.Fold("bàn"),
}

// place reads where a body is at home: "tỉnh", "Thành phố", "thành phố Hồ Chí Minh", "Quận 1", "khu vực XII".
func (c *cursor) place(i int) (stop int, ok bool) {
	k, ok := c.is(i, place)
	if !ok || c.notPlace(i, k) {
		return i, false
	}
	if c.mark(k) == '.' && k+1 < len(c.toks) && c.toks[k+1].upper {
		k++
	}
	return c.placeName(k), true
}

// maxPlace is how many syllables a place's name may have.
const maxPlace = 5

// placeName returns the token behind the capitals or the number that name a place at k.
func (c *cursor) placeName(k int) int {
	if c.mark(k) == digits {
		return k + 1
	}
	j := k
	for j < len(c.toks) && j-k < maxPlace {
		if c.mark(j) == '-' && j > k && j+1 < len(c.toks) && c.toks[j+1].upper && !c.starts(j+1) {
			j++
			continue
		}
		if c.toks[j].mark != word || !c.toks[j].upper || c.toks[j].line && c.starts(j) {
			break
		}
		if _, _, ok := c.word(j); ok || c.headAt(j) {
			break
		}
		j++
	}
	return j
}

func (c *cursor) headAt(j int) bool {
	_, k, ok := c.view.trie.longest(c.view.heads, c.toks, j)
	return ok && k < len(c.toks) && c.toks[k].upper && k-j > 1
}

// notPlace reports whether the word for a place is part of another word: "xã hội", "hợp tác xã", "thông tấn xã".
func (c *cursor) notPlace(i, k int) bool {
	if k < len(c.toks) && slices.Contains(foldedBehind, viet.Fold(c.written(k, k+1))) {
		return true
	}
	return i > 0 && slices.Contains(foldedBefore, viet.Fold(c.written(i-1, i)))
}

var (
	foldedBehind = []string{viet.Fold("hội"), viet.Fold("viên"), viet.Fold("đoàn"), viet.Fold("ủy"), viet.Fold("thông")}
	foldedBefore = []string{viet.Fold("tác"), viet.Fold("tấn")}
)

// starts reports whether a name may begin at k, without reading it to its end.
func (c *cursor) starts(k int) bool {
	if k >= len(c.toks) || c.toks[k].mark != word {
		return false
	}
	t := c.view.trie
	if _, _, ok := t.longest(c.view.names, c.toks, k); ok {
		return true
	}
	if _, _, ok := t.longest(c.view.generics, c.toks, k); ok && c.toks[k].upper {
		return true
	}
	if e, stop, ok := t.longest(c.view.heads, c.toks, k); ok && !c.noHead(k, stop) {
		if stop < len(c.toks) && c.toks[k].upper && c.toks[stop].upper || e.levels && c.levelsAt(stop) {
			return true
		}
	}
	if stop, ok := c.several(k); ok {
		n, _, _ := c.setList(stop)
		return n > 0 || c.headLevels(stop)
	}
	if stop, ok := c.is(k, title); ok {
		return c.starts(stop)
	}
	n, _, stop := c.setList(k)
	_, _, some := t.longest(c.view.marks, c.toks, stop)
	return n > 1 || n == 1 && some
}

func (c *cursor) headLevels(k int) bool {
	e, _, ok := c.view.trie.longest(c.view.heads, c.toks, k)
	return ok && e.levels
}

// levelsAt reports whether a level or "các", "cấp" stands at k.
func (c *cursor) levelsAt(k int) bool {
	if _, ok := c.is(k, all); ok {
		return true
	}
	_, ok := c.place(k)
	return ok || c.isWord(k, "cấp")
}

func (c *cursor) isWord(k int, w string) bool {
	return k < len(c.toks) && c.toks[k].mark == word && viet.Fold(c.text[c.toks[k].start:c.toks[k].stop]) == viet.Fold(w)
}

// several reads "các", "tất cả các".
func (c *cursor) several(k int) (int, bool) {
	e, stop, ok := c.word(k)
	return stop, ok && (e.role == all || e.role == many)
}

// spreadPlace reads a place that shares the body's name with the one before: "UBND xã A, B và phường C".
func (c *cursor) spreadPlace(i int) (Mention, int, bool) {
	unit, named := c.is(i, place)
	k := i
	if named && !c.notPlace(i, unit) {
		k = unit
	}
	stop := c.placeName(k)
	if stop == k || c.starts(i) || !c.ends(stop) {
		return Mention{}, i, false
	}
	m := c.read(i, stop, "").Mention
	restored := c.shared.word
	if k == i {
		restored += " " + c.shared.units[0]
	} else {
		c.shared.units = []string{c.written(i, unit)}
	}
	m.Name = viet.Spaces(restored + " " + m.Name)
	m.Kind, m.restored = kindOfUnit(c.shared.units[0]), true
	return m, stop, true
}

func kindOfUnit(unit string) Kind {
	switch viet.Fold(unit) {
	case viet.Fold("xã"), viet.Fold("phường"), viet.Fold("thị trấn"), viet.Fold("đặc khu"):
		return Commune
	case viet.Fold("tỉnh"):
		return Regional
	}
	return District
}

// ends reports whether nothing of a name stands at i.
func (c *cursor) ends(i int) bool {
	if i >= len(c.toks) || c.toks[i].line {
		return true
	}
	m := c.toks[i].mark
	return m != word && m != digits || c.breaks(i) || c.starts(i)
}

// kindOfSet guesses the kind of a set's members by its words.
func kindOfSet(name string) Kind {
	folded := viet.Fold(name)
	for _, k := range []struct {
		word string
		kind Kind
	}{{"bộ", Ministry}, {"sở", Department}, {"xã", Commune}, {"phường", Commune}, {"huyện", District}, {"doanh nghiệp", Enterprise}} {
		if slices.Contains(strings.FieldsFunc(folded, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }), viet.Fold(k.word)) {
			return k.kind
		}
	}
	if strings.Contains(folded, viet.Fold("doanh nghiệp")) {
		return Enterprise
	}
	return Department
}
