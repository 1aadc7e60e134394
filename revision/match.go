package revision

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"theodoi/plan"
)

// entry is what an item is recognised by on another reading.
type entry struct {
	ref   plan.Ref
	key   string   // folded text
	words []string // of key, sorted
}

func newEntry(ref plan.Ref, text string) entry {
	key := foldValue(text)
	words := strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) })
	slices.Sort(words)
	return entry{ref, key, words}
}

// Shares of common words. They come out of trying damaged readings of a decision: two different tasks of one decision share up to half
// of their words, a line with several misread words keeps two thirds.
const (
	similar   = 0.5  // from here on two texts may be the same item
	surely    = 0.7  // from here on they are, if no other comes near
	margin    = 0.1  // how much nearer the best one has to be
	neighbour = 0.15 // what it counts that the items around agree
	sameRef   = 0.15 // what it counts that the numbering agrees
)

// matcher finds which item of a new reading is which of the old one.
type matcher struct {
	old, fresh []entry
	oldOf      []int   // of fresh; -1 for none
	freshOf    []int   // of old; -1 for none
	doubtful   [][]int // of fresh: the old ones between which nobody can choose
}

func match(old, fresh []entry) *matcher {
	m := &matcher{old: old, fresh: fresh, oldOf: none(len(fresh)), freshOf: none(len(old)), doubtful: make([][]int, len(fresh))}
	m.unique()
	m.repeated()
	m.changed()
	return m
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (m *matcher) pair(old, fresh int) { m.oldOf[fresh], m.freshOf[old] = old, fresh }

// byKey lists the entries of each text.
func byKey(entries []entry) map[string][]int {
	out := map[string][]int{}
	for i, e := range entries {
		out[e.key] = append(out[e.key], i)
	}
	return out
}

// unique pairs texts that stand once on either side.
func (m *matcher) unique() {
	olds := byKey(m.old)
	for key, fresh := range byKey(m.fresh) {
		if old := olds[key]; len(old) == 1 && len(fresh) == 1 && key != "" {
			m.pair(old[0], fresh[0])
		}
	}
}

// repeated pairs texts that stand more than once, each with the one whose neighbours and number agree best.
func (m *matcher) repeated() {
	olds := byKey(m.old)
	for j, f := range m.fresh {
		if m.oldOf[j] >= 0 {
			continue
		}
		best, most := -1, -1.0
		for _, i := range olds[f.key][:min(len(olds[f.key]), maxCandidates)] {
			if score := m.around(i, j); m.freshOf[i] < 0 && score > most {
				best, most = i, score
			}
		}
		if best >= 0 {
			m.pair(best, j)
		}
	}
}

// around says how well the places of two items agree.
func (m *matcher) around(i, j int) float64 {
	score := 0.0
	if m.old[i].ref == m.fresh[j].ref {
		score += sameRef
	}
	before := i == 0 && j == 0 || i > 0 && j > 0 && m.oldOf[j-1] == i-1
	behind := i == len(m.old)-1 && j == len(m.fresh)-1 || i+1 < len(m.old) && j+1 < len(m.fresh) && m.oldOf[j+1] == i+1
	if before {
		score += neighbour / 2
	}
	if behind {
		score += neighbour / 2
	}
	return score
}

// maxCandidates bounds how many old items one new one is held against.
const maxCandidates = 40

type couple struct {
	old, fresh int
	share      float64 // of words in common
	score      float64
}

// changed pairs items whose text is not what it was, the surest first. What two could be with as good a right is left to a person.
func (m *matcher) changed() {
	couples := m.couples()
	slices.SortStableFunc(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.fresh, b.fresh), cmp.Compare(a.old, b.old))
	})
	byOld, byFresh := map[int][]couple{}, map[int][]couple{}
	for _, c := range couples {
		byOld[c.old] = append(byOld[c.old], c)
		byFresh[c.fresh] = append(byFresh[c.fresh], c)
	}
	for _, c := range couples {
		if m.oldOf[c.fresh] >= 0 || m.freshOf[c.old] >= 0 || m.doubtful[c.fresh] != nil {
			continue
		}
		rivals := m.rivals(c, byFresh[c.fresh], byOld[c.old])
		if len(rivals) == 0 && (c.share >= surely || c.score > c.share) {
			m.pair(c.old, c.fresh)
			continue
		}
		m.doubtful[c.fresh] = append([]int{c.old}, rivals...)
	}
}

// rivals lists the free old items that come as near to the couple's new one, and the couple's own old one where another new item does.
func (m *matcher) rivals(c couple, sameFresh, sameOld []couple) []int {
	var out []int
	for _, r := range sameFresh {
		if r.old != c.old && m.freshOf[r.old] < 0 && r.score > c.score-margin {
			out = append(out, r.old)
		}
	}
	for _, r := range sameOld {
		if r.fresh != c.fresh && m.oldOf[r.fresh] < 0 && r.score > c.score-margin {
			return append(out, c.old)
		}
	}
	return out
}

// couples holds each unmatched new item against the old ones that share rare words, its number or its place with it.
func (m *matcher) couples() []couple {
	index := map[string][]int{}
	for i, e := range m.old {
		if m.freshOf[i] < 0 {
			for _, w := range slices.Compact(slices.Clone(e.words)) {
				index[w] = append(index[w], i)
			}
		}
	}
	refs := map[plan.Ref]int{}
	for i, e := range m.old {
		refs[e.ref] = i
	}
	var out []couple
	for j, f := range m.fresh {
		if m.oldOf[j] >= 0 {
			continue
		}
		for _, i := range m.candidates(j, index, refs) {
			share := common(m.old[i].words, f.words)
			if share >= similar {
				out = append(out, couple{i, j, share, share + m.around(i, j)})
			}
		}
	}
	return out
}

func (m *matcher) candidates(j int, index map[string][]int, refs map[plan.Ref]int) []int {
	words := slices.Compact(slices.Clone(m.fresh[j].words))
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(index[a]), len(index[b])) })
	seen := map[int]bool{}
	var out []int
	take := func(i int) {
		if m.freshOf[i] < 0 && !seen[i] && len(out) < maxCandidates {
			seen[i] = true
			out = append(out, i)
		}
	}
	if i, ok := refs[m.fresh[j].ref]; ok {
		take(i)
	}
	if j > 0 && m.oldOf[j-1] >= 0 && m.oldOf[j-1]+1 < len(m.old) {
		take(m.oldOf[j-1] + 1)
	}
	if j+1 < len(m.fresh) && m.oldOf[j+1] > 0 {
		take(m.oldOf[j+1] - 1)
	}
	for _, w := range words {
		if len(index[w]) > maxCandidates && len(out) > 0 {
			break // a word that so many share tells nothing
		}
		for _, i := range index[w] {
			take(i)
		}
		if len(out) == maxCandidates {
			break
		}
	}
	return out
}

// common is the share of words that two texts have in common, between 0 and 1. Both lists are sorted.
func common(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}
