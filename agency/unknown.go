package agency

import (
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
)

// Finding returns what to tell a person of u, which stands at place.
func (v *View) Finding(u Unknown, place finding.Place) finding.Finding {
	if u.NotThen {
		return finding.New(finding.AgencyNotThen, place, u.Text, v.Day.String())
	}
	near := strings.Join(u.Near, "; ")
	if near == "" {
		near = words.RegisterNoNearName
	}
	return finding.New(finding.AgencyUnknown, place, u.Text, near)
}

// takeUnknown takes what no name begins with as one name that the register does not know. Where it ends is a question, since
// commas and "và" stand inside names too: a piece that looks like a known name misspelt goes before the first piece.
func (r *resolver) takeUnknown() {
	ends := r.pieceEnds(r.i)
	end := ends[0]
	var near []string
	best := slipShare + 1
	for _, e := range ends {
		if r.searches == 0 {
			break
		}
		r.searches--
		names, share := r.view.nearest(r.written(r.i, e))
		if e == ends[0] {
			near = names
		}
		if share < best {
			best, end, near = share, e, names
		}
	}
	first, last := r.toks[r.i], r.toks[end-1]
	m := Mention{Name: r.written(r.i, end), Start: first.start, Stop: last.stop, End: last.stop}
	next := end
	if parent, stop, ok := r.sitsIn(end); ok {
		m.Parent, m.End, next = parent, r.toks[stop-1].stop, stop
	}
	r.shared = shared{}
	r.unknown = append(r.unknown, Unknown{Text: m.Name, Start: m.Start, Stop: m.Stop, Near: near})
	r.add(m)
	r.i = next
}

// sitsIn reads "(Sở X)" behind an unknown name.
func (r *resolver) sitsIn(i int) (code string, stop int, ok bool) {
	if r.mark(i) != '(' {
		return "", i, false
	}
	m, stop, ok := r.plain(i + 1)
	if !ok || m.Group || r.mark(stop) != ')' {
		return "", i, false
	}
	return m.Code, stop + 1, true
}

// maxPieces is how many commas an unknown name may hold.
const maxPieces = 3

// pieceEnds returns the tokens where the unknown name at i may end, the nearest first; there is at least one.
func (r *resolver) pieceEnds(i int) []int {
	var ends []int
	j := i + 1
	for ; j < len(r.toks) && len(ends) < maxPieces; j++ {
		m := r.mark(j)
		switch {
		case m == ';' || m == ':' || m == '.' || m == '(' || r.stops(j):
			return append(ends, j)
		case m == ',' || m == and && r.begins(j+1):
			ends = append(ends, j)
			if r.known(j + 1) {
				return ends
			}
		case m == and && r.known(j+1):
			return append(ends, j)
		}
	}
	if j >= len(r.toks) {
		ends = append(ends, len(r.toks))
	}
	return ends
}

// stops reports whether a word that no name holds begins at j.
func (r *resolver) stops(j int) bool {
	e, _, ok := r.word(j)
	return ok && (e.role == leads || e.role == helps || e.role == scopes)
}

// begins reports whether the word at j is one that names of the register begin with.
func (r *resolver) begins(j int) bool {
	if j >= len(r.toks) || r.toks[j].mark != word || r.toks[j].id <= jointID {
		return false
	}
	_, ok := r.view.trie.edges[edge{r.view.names, r.toks[j].id}]
	return ok
}
