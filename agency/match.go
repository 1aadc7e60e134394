package agency

import (
	"strings"
	"unicode"

	"theodoi/internal/viet"
)

// trie finds the longest of many phrases at a place in a text. Several phrase sets share one vocabulary, each under a root of
// its own.
type trie struct {
	ids   map[string]int32 // folded word -> id; jointKey is 0
	raw   map[string]int32 // words as usually written -> id, so that common words need no folding
	edges map[edge]int32
	ends  []int32 // per node: index of the entry + 1
	items []entry
}

type edge struct{ node, word int32 }

const jointID int32 = 0

// entry is what a phrase stands for. Its fields are used as the phrase set needs.
type entry struct {
	code    string
	group   bool
	notThen bool // known, but not on the View's day
	caps    bool // only where the text writes capitals
	bare    bool // a place without its unit word: must begin with a capital
	unit    string
	stem    int // index into View.stems + 1
	role    role
	common  int  // index into the shared names + 1; no register holds it
	kind    Kind // of a shared name or head
	weak    bool // also stands in plain sentences
	levels  bool // of a head: levels may follow it
	open    bool // of a set: nobody can list its members
}

func newTrie() *trie {
	return &trie{
		ids:   map[string]int32{jointKey: jointID},
		raw:   map[string]int32{},
		edges: map[edge]int32{},
		ends:  []int32{0},
	}
}

// root makes a new phrase set.
func (t *trie) root() int32 {
	t.ends = append(t.ends, 0)
	return int32(len(t.ends) - 1)
}

// add puts a phrase under root. better decides whether it takes the place of an entry already there.
func (t *trie) add(root int32, words []string, e entry, better func(old, e entry) bool) {
	node := root
	for _, w := range words {
		node = t.child(node, t.id(w))
	}
	if node == root {
		return
	}
	if at := t.ends[node]; at > 0 {
		if better != nil && better(t.items[at-1], e) {
			t.items[at-1] = e
		}
		return
	}
	t.items = append(t.items, e)
	t.ends[node] = int32(len(t.items))
}

func (t *trie) child(node, word int32) int32 {
	next, ok := t.edges[edge{node, word}]
	if !ok {
		next = t.root()
		t.edges[edge{node, word}] = next
	}
	return next
}

func (t *trie) id(key string) int32 {
	id, ok := t.ids[key]
	if !ok {
		id = int32(len(t.ids))
		t.ids[key] = id
	}
	return id
}

// learn notes the usual ways to write the words of a name as written.
func (t *trie) learn(name string) {
	scan(name, func(start, stop int, m mark) {
		w := name[start:stop]
		id, ok := t.ids[viet.Fold(w)]
		if m != word || !ok || viet.Fold(w) == foldedAnd {
			return
		}
		lower := strings.ToLower(w)
		first := []rune(lower)
		first[0] = unicode.ToUpper(first[0])
		for _, form := range []string{w, lower, string(first), strings.ToUpper(w)} {
			t.raw[form] = id
		}
	})
}

// tokens cuts a text for this trie.
func (t *trie) tokens(text string) []token {
	out := make([]token, 0, len(text)/4+1)
	before := 0
	scan(text, func(start, stop int, m mark) {
		tok := token{id: unheard, start: start, stop: stop, mark: m, line: strings.Contains(text[before:start], "\n")}
		before = stop
		switch {
		case m.joint():
			tok.id = jointID
		case m == word:
			t.hear(&tok, text[start:stop])
		default:
			if id, ok := t.ids[text[start:stop]]; ok {
				tok.id = id
			}
		}
		out = append(out, tok)
	})
	return out
}

func (t *trie) hear(tok *token, w string) {
	tok.upper, tok.caps = casing(w)
	if id, ok := t.raw[w]; ok {
		tok.id = id
		return
	}
	key := viet.Fold(w)
	if key == foldedAnd {
		tok.mark, tok.id = and, jointID
		return
	}
	if id, ok := t.ids[key]; ok {
		tok.id = id
	}
}

// maxJoint is how many signs one joint may be written with: ", và" has two.
const maxJoint = 2

// longest returns the longest phrase of root that begins at token i, and the token behind it.
func (t *trie) longest(root int32, toks []token, i int) (entry, int, bool) {
	at, stop := t.walk(root, toks, i, i)
	if at == 0 {
		return entry{}, i, false
	}
	return t.items[at-1], stop, true
}

// walk goes down from node with the tokens from i on; from is where the phrase began.
func (t *trie) walk(node int32, toks []token, from, i int) (best int32, stop int) {
	if at := t.ends[node]; at > 0 && t.items[at-1].fits(toks[from:i]) {
		best, stop = at, i
	}
	if next, ok := t.edges[edge{node, jointID}]; ok {
		k := i
		for k < len(toks) && k-i < maxJoint && toks[k].mark.joint() {
			k++
		}
		if at, s := t.walk(next, toks, from, k); at > 0 && s > stop {
			best, stop = at, s
		}
	}
	if i >= len(toks) || toks[i].id <= jointID {
		return best, stop
	}
	if next, ok := t.edges[edge{node, toks[i].id}]; ok {
		if at, s := t.walk(next, toks, from, i+1); at > 0 && s > stop {
			best, stop = at, s
		}
	}
	return best, stop
}

// fits checks what folding lost: an abbreviation must be in capitals ("CA" is the police, "ca" is a case), and a place without
// its unit word must begin with one ("Sở Tài chính, xây dựng kế hoạch" names one agency).
func (e entry) fits(toks []token) bool {
	if len(toks) == 0 {
		return false
	}
	if e.bare && !toks[0].upper {
		return false
	}
	if !e.caps {
		return true
	}
	for _, tok := range toks {
		if tok.mark == word && !tok.caps {
			return false
		}
	}
	return true
}
