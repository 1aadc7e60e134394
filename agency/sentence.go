package agency

import "slices"

// LeadOfSentence returns who a running sentence gives work to: the known names it begins with, behind "Giao", "Đề nghị" or
// "Yêu cầu", up to its verb; and those behind "phối hợp với" as support. It is empty if the sentence begins otherwise.
func (v *View) LeadOfSentence(text string) Resolution {
	c := v.cursor(text)
	c.mode = inSentence
	i := c.ordinal()
	if stop, ok := c.is(i, orders); ok {
		i = stop
		if c.mark(i) == ':' {
			i++
		}
	}
	lead, i := c.list(i)
	if len(lead) == 0 {
		return Resolution{}
	}
	out := Resolution{Lead: lead}
	out.Support, _ = c.helpers(i)
	out.Unknown = c.wrong
	for _, m := range append(slices.Clone(out.Lead), out.Support...) {
		if m.generic && !m.Open {
			out.Unknown = append(out.Unknown, Unknown{Text: m.Name, Start: m.Start, Stop: m.Stop, Generic: !m.unsure})
		}
	}
	slices.SortStableFunc(out.Unknown, func(a, b Unknown) int { return a.Start - b.Start })
	return out
}

// ordinal passes over the number or bullet of an item: "2.", "a)", "-".
func (c *cursor) ordinal() int {
	i := 0
	for c.mark(i) == '-' || c.mark(i) == other {
		i++
	}
	if i+1 < len(c.toks) && (c.mark(i+1) == '.' || c.mark(i+1) == ')') && c.toks[i].stop-c.toks[i].start <= 3 {
		return i + 2
	}
	return i
}

// list reads known names set apart by commas, semicolons and "và", and returns the token behind the last.
func (c *cursor) list(i int) ([]Mention, int) {
	var out []Mention
	for {
		j := i
		if len(out) > 0 {
			j = c.separators(i)
		}
		m, stop, ok := c.name(j)
		if !ok {
			return out, i
		}
		out, i = append(out, m), stop
	}
}

func (c *cursor) separators(i int) int {
	for c.mark(i) == ',' || c.mark(i) == ';' || c.mark(i) == and {
		i++
	}
	if stop, ok := c.is(i, links); ok {
		return stop
	}
	return i
}

// helpers reads "(có trách nhiệm) chủ trì, phối hợp với B, C".
func (c *cursor) helpers(i int) ([]Mention, int) {
	for {
		e, stop, ok := c.word(i)
		switch {
		case ok && e.role == helps:
			return c.list(stop)
		case ok && (e.role == leads || e.role == filler):
			i = stop
		case c.mark(i) == ',':
			i++
		default:
			return nil, i
		}
	}
}

// Find returns every known name anywhere in a text, in order.
func (v *View) Find(text string) []Mention {
	c := v.cursor(text)
	c.mode = inSearch
	var out []Mention
	for i := 0; i < len(c.toks); {
		m, stop, ok := c.name(i)
		if ok {
			out, i = append(out, m), stop
			continue
		}
		if c.mark(i) == word || c.mark(i) == ';' {
			i = c.skip(i)
			continue
		}
		i++
	}
	return out
}

// skip passes over a word that begins no name, or over a whole name that turned out to be another province's.
func (c *cursor) skip(i int) int {
	c.shared = shared{}
	if _, stop, ok := c.view.trie.longest(c.view.names, c.toks, i); ok {
		return stop
	}
	return i + 1
}
