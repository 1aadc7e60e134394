package agency

import (
	"theodoi/internal/viet"
)

// Mention is one place in a text that names an agency, a group or something the register does not know.
type Mention struct {
	Name   string // as written, NFC, with a shared word restored
	Code   string // of an agency or group; empty if unknown
	Group  bool   // Code is a group's
	Open   bool   // a set that nobody can list
	Parent string // code of the agency it sits in
	Scope  string // what it answers for, without "đối với"
	// Kind is the register's, or guessed by the name's first words where no register knows it.
	Kind Kind
	// Official is the name in full of a name without a Code that all provinces share.
	Official string
	// Start and Stop are the bytes of the name in the given text; up to End stands what belongs to it: the agency it sits in,
	// its scope.
	Start, Stop, End int

	generic  bool // read by how names are made
	unsure   bool // generic, and nothing but its place says that it is a name
	restored bool // a shared word that stands elsewhere is part of Name
}

// cursor reads names off a text's tokens.
type cursor struct {
	view   *View
	text   string
	toks   []token
	shared shared
	mode   mode
	wrong  []Unknown // names of another day, in order
}

func (v *View) cursor(text string) *cursor {
	return &cursor{view: v, text: text, toks: v.trie.tokens(text)}
}

// written returns the text from token i up to token stop, as written.
func (c *cursor) written(i, stop int) string {
	if stop <= i {
		return ""
	}
	return viet.Spaces(viet.NFC(c.text[c.toks[i].start:c.toks[stop-1].stop]))
}

// word reads one of the words between names.
func (c *cursor) word(i int) (entry, int, bool) {
	return c.view.trie.longest(c.view.words, c.toks, i)
}

// is reports whether a word with the role begins at i, and where it ends.
func (c *cursor) is(i int, r role) (int, bool) {
	e, stop, ok := c.word(i)
	return stop, ok && e.role == r
}

// mark returns the sign at token i, 0 for a word and at the end.
func (c *cursor) mark(i int) mark {
	if i >= len(c.toks) {
		return word
	}
	return c.toks[i].mark
}

// name reads the agency or group that begins at token i, by its longest name or by the word it shares with the name before.
// A title before it ("Thủ trưởng") is passed over.
func (c *cursor) name(i int) (Mention, int, bool) {
	if m, stop, ok := c.plain(i); ok {
		return m, stop, true
	}
	behind, ok := c.is(i, title)
	for ; ok && behind > i; behind-- {
		if m, stop, ok := c.plain(behind); ok {
			return m, stop, true
		}
	}
	return Mention{}, i, false
}

func (c *cursor) plain(i int) (Mention, int, bool) {
	if i >= len(c.toks) || c.toks[i].mark != word {
		return Mention{}, i, false
	}
	e, stop, ok := c.view.trie.longest(c.view.names, c.toks, i)
	if m, list, end, found := c.head(i); found && (!ok || stop < list) {
		return m, end, true
	}
	if !ok || c.foreign(stop) {
		if end, here := c.elsewhere(stop); ok && here {
			return c.mention(e, i, end), end, true
		}
		return c.unlisted(i, !ok)
	}
	c.share(e, i, stop)
	return c.mention(e, i, stop), stop, true
}

// elsewhere reads "Thành phố" behind a body that every province has, in another province's decision.
func (c *cursor) elsewhere(i int) (int, bool) {
	stop, ok := c.is(i, place)
	if !ok || !c.view.foreign {
		return i, false
	}
	end, ok := c.place(i)
	return end, ok && end == stop && c.levelKind(i, false) == Authority
}

// unlisted reads what is no name of the register: a place or word of the list before it, if there may be one, or a name by how names
// are made, whichever is longer.
func (c *cursor) unlisted(i int, spread bool) (Mention, int, bool) {
	keep := c.shared
	if spread {
		if m, stop, ok := c.spread(i); ok {
			left := c.shared
			c.shared = keep
			if g, end, found := c.generic(i); found && end > stop {
				return g, end, true
			}
			c.shared = left
			return m, stop, true
		}
	}
	return c.generic(i)
}

// known reports whether a known name begins at i, and changes nothing.
func (c *cursor) known(i int) bool {
	keep, wrong := c.shared, len(c.wrong)
	_, _, ok := c.name(i)
	c.shared, c.wrong = keep, c.wrong[:wrong]
	return ok
}

// foreign reports whether the words behind a known name make it another body's: "Công an tỉnh" + "Bình Định", "Công an" +
// "huyện …". A verb begins with a small letter, so only capitals and words for places count.
func (c *cursor) foreign(i int) bool {
	if i >= len(c.toks) || c.toks[i].mark != word {
		return false
	}
	if _, _, ok := c.view.trie.longest(c.view.names, c.toks, i); ok {
		return false
	}
	if c.toks[i].line && c.starts(i) {
		return false
	}
	e, _, ok := c.word(i)
	if ok {
		return e.role == place
	}
	return c.toks[i].upper && !c.toks[i-1].caps
}

func (c *cursor) mention(e entry, i, stop int) Mention {
	m := Mention{
		Name: c.written(i, stop), Code: e.code, Group: e.group,
		Start: c.toks[i].start, Stop: c.toks[stop-1].stop, End: c.toks[stop-1].stop,
	}
	switch {
	case e.common > 0:
		m.Kind, m.generic = e.kind, true
		m.Official = c.view.common.names[e.common-1].official()
	case e.group:
		m.Open = c.view.group[e.code].Open
	default:
		m.Parent, m.Kind = c.view.byCode[e.code].Parent, c.view.byCode[e.code].Kind
	}
	if e.notThen {
		c.wrong = append(c.wrong, Unknown{Text: m.Name, Start: m.Start, Stop: m.Stop, NotThen: true})
	}
	return m
}
