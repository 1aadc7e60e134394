package agency

import (
	"slices"
	"strconv"
	"strings"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
)

// Resolution is who a line names. Lead and Support are each in the order of the text.
type Resolution struct {
	Lead, Support []Mention
	Unknown       []Unknown
}

// Unknown is a name that the register does not know, or, with NotThen, knows only on other days. Mentions of unknown names have
// no Code. Where a known name has words behind it that may change its meaning ("UBND các huyện ven biển"), Text is all of it
// and the mention keeps the known name's Code.
type Unknown struct {
	Text        string
	Start, Stop int
	Near        []string // official names that look like it, nearest first
	NotThen     bool     // the mention has a Code, but no such agency exists on the View's day
	Generic     bool     // made as names of agencies are made, so that it is a name, of a body or set that the register does not hold
}

// Resolve reads the value of a lead, support or direct line, or a heading that names leads. Every word ends up in a mention, its
// scope or an Unknown, unless it is one of the words between names ("chủ trì", "và").
func (v *View) Resolve(text string) Resolution {
	r := &resolver{cursor: v.cursor(text), number: -1, searches: nearSearches}
	for r.i < len(r.toks) {
		r.step()
	}
	return r.resolution()
}

// resolver goes through a line from left to right.
type resolver struct {
	*cursor
	i        int
	items    []item
	unknown  []Unknown
	support  bool // names from here on support
	clause   int  // the item that the clause began with
	number   int  // last "(n)"; -1 before the first
	searches int  // near-name searches left
}

type item struct {
	Mention
	support bool
}

func (r *resolver) step() {
	if next, number, ok := r.enumerator(r.i); ok {
		r.number = max(r.number, number)
		r.i, r.support, r.clause, r.shared = next, false, len(r.items), shared{}
		return
	}
	if m := r.mark(r.i); m != word && m != digits && m != '(' && m != other {
		if m == ';' {
			r.clause = len(r.items)
		}
		r.i++
		return
	}
	if r.connective() {
		return
	}
	if m, stop, ok := r.name(r.i); ok {
		r.take(m, stop)
		return
	}
	if r.clause < len(r.items) && r.breaks(r.i) {
		r.duty(r.i)
		return
	}
	r.takeUnknown()
}

// connective takes the words that say how the names around them work together.
func (r *resolver) connective() bool {
	e, stop, ok := r.word(r.i)
	if !ok {
		return false
	}
	switch e.role {
	case leads:
		for i := r.clause; i < len(r.items); i++ {
			r.items[i].support = false
		}
		r.support = false
	case helps:
		r.helps(stop)
	case scopes:
		if r.clause >= len(r.items) {
			return false
		}
		r.scope(stop)
		return true
	case links, filler:
		if r.known(r.i) {
			return false
		}
	default:
		return false
	}
	r.i = stop
	return true
}

// helps reads "phối hợp (với)": with names behind it, they support; with none, it is said of the names before it in the clause.
func (r *resolver) helps(stop int) {
	m := r.mark(stop)
	if stop < len(r.toks) && m != ';' && m != '.' {
		r.support = true
		return
	}
	for i := r.clause; i < len(r.items); i++ {
		r.items[i].support = true
	}
}

// scope gives what stands behind "đối với", up to the next "(n)", to the names of the clause. Without numbers it also ends at a
// semicolon behind which another name with a scope of its own begins.
func (r *resolver) scope(i int) {
	end := i
	for end < len(r.toks) {
		if _, _, ok := r.enumerator(end); ok {
			break
		}
		if r.mark(end) == ';' && r.scoped(end+1) {
			break
		}
		end++
	}
	r.scopeUpTo(i, end)
}

// scopeUpTo gives the text from token i up to end to the names of the clause that have no scope yet.
func (r *resolver) scopeUpTo(i, end int) {
	text := strings.TrimRight(r.written(i, end), " .,;")
	stop := r.toks[r.i].start
	if end > r.i {
		stop = r.toks[end-1].stop
	}
	for k := r.clause; k < len(r.items); k++ {
		if r.items[k].Scope == "" {
			r.items[k].Scope = text
		}
	}
	r.items[len(r.items)-1].End = stop
	r.i = end
}

// scoped reports whether a known name directly followed by "đối với" begins at i.
func (r *resolver) scoped(i int) bool {
	keep, wrong := r.shared, len(r.wrong)
	_, stop, ok := r.name(i)
	r.shared, r.wrong = keep, r.wrong[:wrong]
	if !ok {
		return false
	}
	_, ok = r.is(stop, scopes)
	return ok
}

// enumerator reads "(2)", "2)", "2." or "b)". A number in the middle of a scope is one only if it is the next in line or a known
// name follows; the forms without a bracket before them always need the name.
func (r *resolver) enumerator(i int) (next, number int, ok bool) {
	open := r.mark(i) == '('
	if open {
		i++
	}
	if i+1 >= len(r.toks) || r.mark(i+1) != ')' && (open || r.mark(i+1) != '.') {
		return 0, 0, false
	}
	t := r.toks[i]
	n, err := strconv.Atoi(r.text[t.start:t.stop])
	letter := t.mark == word && (t.stop-t.start == 1 || open && t.stop-t.start <= len("viii"))
	if err != nil && !letter {
		return 0, 0, false
	}
	inLine := err == nil && (r.number < 0 && len(r.items) == 0 || n == r.number+1)
	if !inLine && (!open && !letter || !r.known(i+2)) || !open && !r.known(i+2) {
		return 0, 0, false
	}
	return i + 2, n, true
}

// take adds a known name with the parenthesis and the words behind it.
func (r *resolver) take(m Mention, stop int) {
	helps := r.support
	stop = r.parent(&m, stop)
	if m.generic {
		r.unlistedName(m)
	} else if tail := r.tail(stop); tail > stop {
		start := m.Start
		m.Name = viet.Spaces(m.Name + " " + r.written(stop, tail))
		m.Stop, m.End = r.toks[tail-1].stop, r.toks[tail-1].stop
		r.unknown = append(r.unknown, Unknown{Text: m.Name, Start: start, Stop: m.Stop, Near: []string{r.official(m.Code)}})
		stop = tail
	}
	r.add(m)
	r.i, r.support = stop, helps
}

// unlistedName notes a name that the register does not hold. A set that nobody can list needs no place in a register.
func (r *resolver) unlistedName(m Mention) {
	if m.Open && !m.unsure {
		return
	}
	u := Unknown{Text: m.Name, Start: m.Start, Stop: m.Stop, Generic: !m.unsure}
	if m.Official == "" && !m.Group && !m.restored && m.Kind != Commune && m.Kind != District && m.Kind != Regional && r.searches > 0 {
		r.searches--
		var share int
		u.Near, share = r.view.nearest(m.Name)
		u.Generic = u.Generic && share > slipShare
	}
	r.unknown = append(r.unknown, u)
}

// duty gives the free text behind names to them as what they answer for, as far as its first sentence. The text ends where another
// name begins a clause of its own.
func (r *resolver) duty(i int) {
	end := i
	for end < len(r.toks) && !r.clauseBegins(end, i) {
		end++
	}
	first := i
	for first < end && r.mark(first) != '.' {
		first++
	}
	r.scopeUpTo(i, first)
	r.items[len(r.items)-1].End = r.toks[end-1].stop
	r.i = end
}

// clauseBegins reports whether names begin a clause of their own at token j of a text that began at i.
func (r *resolver) clauseBegins(j, i int) bool {
	if _, _, ok := r.enumerator(j); ok {
		return true
	}
	if m := r.mark(j); (m == ';' || m == '.') && r.starts(j+1) || j > i && r.toks[j].line && r.toks[j].upper && r.starts(j) {
		return true
	}
	stop, ok := r.is(j, helps)
	return ok && r.starts(stop)
}

func (r *resolver) add(m Mention) {
	r.items = append(r.items, item{m, r.support})
}

func (r *resolver) official(code string) string {
	if a, ok := r.view.byCode[code]; ok {
		return a.Name
	}
	return r.view.group[code].Name
}

// parent reads a parenthesis behind a name. One agency in it is where the body sits; a remark on its part ("cơ quan chủ trì") says how
// it works with the others, and any other remark is what it answers for.
func (r *resolver) parent(m *Mention, i int) int {
	if r.mark(i) != '(' {
		return i
	}
	if _, _, ok := r.enumerator(i); ok {
		return i
	}
	end := i
	for end < len(r.toks) && r.mark(end) != ')' && r.mark(end) != ';' {
		end++
	}
	closed := r.mark(end) == ')' && end < len(r.toks)
	inside := end
	if closed {
		end++
	}
	keep, wrong := r.shared, len(r.wrong)
	in, stop, ok := r.plain(i + 1)
	r.shared = keep
	m.End = r.toks[end-1].stop
	if ok && closed && stop == inside && !in.Group && !in.unsure && (in.Code != "" || in.Official != "") {
		if in.Code != m.Code {
			m.Parent = in.Code
		}
		return end
	}
	r.wrong = r.wrong[:wrong]
	r.remark(m, i+1, inside)
	return end
}

// remark takes what is said in brackets of a name.
func (r *resolver) remark(m *Mention, i, end int) {
	for j := i; j < end; j++ {
		if _, ok := r.is(j, helps); ok {
			r.support = true
			return
		}
	}
	if text := r.written(i, end); !partWords.MatchString(viet.Fold(text)) && !isAcronym(text) && m.Scope == "" {
		m.Scope = text
	}
}

// partWords are remarks on the part a body has, or on what it is called.
var partWords = pattern.Made(func() string {
	return viet.Fold("chủ trì") + "|" + viet.Fold("thường trực") + "|" + viet.Fold("đầu mối") + "|" + viet.Fold("gọi tắt") + "|" + viet.Fold("viết tắt") + "|" + viet.Fold("sau đây")
})

// tail returns the token behind the words that follow a name without a separator.
func (r *resolver) tail(i int) int {
	for j := i; j < len(r.toks); j++ {
		m := r.mark(j)
		if m != word && m != digits && m != other && (j == i || m != '-' && m != '/') {
			return j
		}
		if e, _, ok := r.word(j); ok && (e.role == leads || e.role == helps || e.role == scopes || e.role == links || e.role == filler && j == i) {
			return j
		}
		if r.known(j) || r.breaks(j) {
			return j
		}
	}
	return len(r.toks)
}

// everywhere puts together a body and the places that all have one: "Sở Y tế các tỉnh, thành phố" is a set and not the own province's.
func everywhere(text string, items []item) []item {
	var out []item
	for _, it := range items {
		n := len(out)
		if n > 0 && !out[n-1].Group && strings.HasPrefix(viet.Fold(it.Name), viet.Fold("các tỉnh")) && strings.TrimSpace(text[out[n-1].Stop:it.Start]) == "" {
			last := &out[n-1]
			last.Name, last.Code = viet.Spaces(text[last.Start:it.Stop]), ""
			last.Group, last.Open, last.Stop, last.End = true, true, it.Stop, it.End
			continue
		}
		out = append(out, it)
	}
	return out
}

// resolution sorts what was read.
func (r *resolver) resolution() Resolution {
	var out Resolution
	for _, it := range everywhere(r.text, r.items) {
		if it.support {
			out.Support = append(out.Support, it.Mention)
		} else {
			out.Lead = append(out.Lead, it.Mention)
		}
	}
	out.Unknown = append(r.unknown, r.wrong...)
	slices.SortStableFunc(out.Unknown, func(a, b Unknown) int { return a.Start - b.Start })
	return out
}
