package agency

import (
	"slices"
	"sync"

	"github.com/goccy/go-yaml/ast"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/templates"
)

// Common is what the names of agencies have in common in every province: the words they begin with, the names that hold commas
// or "và", the words for sets. With it a name is read as one name although no register knows it. It is not changed after
// ReadCommon.
type Common struct {
	same synonyms
	// written is same before folding, for a draft.
	written [][]string
	stems   []stemWord
	heads   []commonHead
	names   []commonName
	sets    []commonSet

	folded struct{ names, heads, sets []phrase }
}

// commonHead is how names begin; what follows is the body's own.
type commonHead struct {
	words  []string
	kind   Kind
	levels bool // may be followed by levels: "Công an các xã, phường"
}

// commonName is a name that is complete, but for the place it belongs to.
type commonName struct {
	name    string
	aliases []string
	kind    Kind
	weak    bool // its words also stand in plain sentences
}

// commonSet is words that call many by one name.
type commonSet struct {
	words []string
	open  bool // nobody can list them
}

// ReadCommon reads the file of names that all provinces share. The Common is never nil; every mistake is a finding with its line.
func ReadCommon(name string, data []byte) (*Common, []finding.Finding) {
	var found []finding.Finding
	m := mistakes{add: func(line int, sentence string) {
		found = append(found, finding.New(finding.RegisterBad, finding.Place{File: name, Line: line}, sentence, ""))
	}}
	c := &Common{}
	top, err := parseYAML(data)
	switch {
	case err != nil:
		line, text := syntax(err)
		m.say(line, words.RegisterBadYAML, text)
	case top == nil:
		m.say(0, words.RegisterEmpty)
	default:
		c.read(m, m.mapping(top, words.RegisterCommonFile))
	}
	finding.Sort(found)
	return c, found
}

func (c *Common) read(m mistakes, f fields) {
	c.same = readSynonyms(m, f)
	c.written = writtenSynonyms(f)
	for _, n := range f.list("stems") {
		if s, ok := readStemWord(m, n); ok {
			c.stems = append(c.stems, s)
		}
	}
	for _, n := range f.list("heads") {
		c.readHead(m, n)
	}
	for _, n := range f.list("names") {
		c.readName(m, n)
	}
	for _, n := range f.list("sets") {
		c.readSet(m, n)
	}
	f.done()
	c.fold()
	if len(c.folded.names) > maxFolded {
		c.folded.names = c.folded.names[:maxFolded]
		m.say(f.lineAt("names"), "names: %s", errForms)
	}
}

func writtenSynonyms(f fields) [][]string {
	var out [][]string
	for _, n := range f.list("spellings") {
		seq, ok := n.(*ast.SequenceNode)
		if !ok {
			continue
		}
		var set []string
		for _, v := range seq.Values {
			if s, ok := scalar(v); ok && s != "" {
				set = append(set, s)
			}
		}
		out = append(out, set)
	}
	return out
}

func (c *Common) readHead(m mistakes, n ast.Node) {
	f := m.mapping(n, "mục của heads")
	h := commonHead{words: f.texts("words"), kind: f.kind(f.must("kind"), f.lineAt("kind")), levels: f.flag("levels", false)}
	f.done()
	c.heads = append(c.heads, h)
}

func (c *Common) readName(m mistakes, n ast.Node) {
	f := m.mapping(n, "mục của names")
	name := commonName{
		name: f.must("name"), aliases: f.texts("aliases"), kind: f.kind(f.must("kind"), f.lineAt("kind")), weak: f.flag("weak", false),
	}
	f.done()
	for _, pattern := range append([]string{name.name}, name.aliases...) {
		if _, err := expand(pattern); err != nil {
			m.say(f.line, "%s: %s", pattern, err)
			return
		}
	}
	if name.name != "" {
		c.names = append(c.names, name)
	}
}

func (c *Common) readSet(m mistakes, n ast.Node) {
	f := m.mapping(n, "mục của sets")
	s := commonSet{words: f.texts("words"), open: f.flag("open", false)}
	f.done()
	c.sets = append(c.sets, s)
}

// embeddedCommon is the file that the program carries, read once.
var embeddedCommon = sync.OnceValue(func() *Common {
	data, path, err := templates.In("").Read(templates.Register(CommonFile))
	if err != nil {
		return &Common{}
	}
	c, _ := ReadCommon(path, data)
	return c
})

// CommonFile is the name of the shared file among the registers.
const CommonFile = "chung"

// With returns the register with names that are shared as c says, instead of as in the file that the program carries.
func (r *Register) With(c *Common) *Register {
	out := *r
	out.common, out.views = c, &views{}
	return &out
}

// official is the name in full.
func (n commonName) official() string {
	forms, err := expand(n.name)
	if err != nil || len(forms) == 0 {
		return n.name
	}
	return forms[0]
}

// phrase is one folded way to write something, with what it stands for.
type phrase struct {
	words []string
	entry entry
}

// maxFolded is how many ways to write names the file may stand for in all.
const maxFolded = 50_000

// fold writes out every way to write everything, once for all days.
func (c *Common) fold() {
	for i, n := range c.names {
		if len(c.folded.names) > maxFolded {
			break
		}
		for _, pattern := range append([]string{n.name}, n.aliases...) {
			forms, _ := expand(pattern)
			for _, form := range forms {
				e := entry{common: i + 1, kind: n.kind, weak: n.weak, caps: isAcronym(form)}
				c.folded.names = c.same.phrases(c.folded.names, form, e)
			}
		}
	}
	for _, h := range c.heads {
		for _, w := range h.words {
			c.folded.heads = c.same.phrases(c.folded.heads, w, entry{kind: h.kind, levels: h.levels})
		}
	}
	for _, s := range c.sets {
		for _, w := range s.words {
			c.folded.sets = c.same.phrases(c.folded.sets, w, entry{open: s.open})
		}
	}
}

func (s synonyms) phrases(to []phrase, text string, e entry) []phrase {
	for _, w := range s.variants(foldWords(text)) {
		to = append(to, phrase{w, e})
	}
	return to
}

// foldedVerbs and foldedMarks are the words of this package, folded once.
var (
	foldedVerbs = slices.Concat(phrasesOf(verbs, false), phrasesOf(weakVerbs, true))
	foldedMarks = slices.Concat(phrasesOf(whose, false), phrasesOf(related, true))
)

func phrasesOf(texts []string, weak bool) []phrase {
	var out []phrase
	for _, t := range texts {
		out = append(out, phrase{foldWords(t), entry{weak: weak}})
	}
	return out
}

// indexCommon builds the phrase sets of names that no register holds.
func (v *View) indexCommon() {
	v.common = v.register.common
	folded := v.common.folded
	v.generics, v.heads, v.sets, v.verbs, v.marks = v.trie.root(), v.trie.root(), v.trie.root(), v.trie.root(), v.trie.root()
	for _, p := range folded.names {
		if e := &p.entry; !e.caps {
			e.stem, e.unit = v.indexPlace(spelling{words: p.words}, *e)
		}
		v.trie.add(v.generics, p.words, p.entry, nil)
	}
	for _, set := range []struct {
		root    int32
		phrases []phrase
	}{{v.heads, folded.heads}, {v.sets, folded.sets}, {v.verbs, foldedVerbs}, {v.marks, foldedMarks}} {
		for _, p := range set.phrases {
			v.trie.add(set.root, p.words, p.entry, nil)
		}
	}
}

// spellings are the register's, then the shared ones.
func (v *View) spellings() synonyms {
	return append(slices.Clone(v.register.same), v.register.common.same...)
}

// stemWords are the register's, then the shared ones it does not have.
func (v *View) stemWords() []stemWord {
	out := slices.Clone(v.register.stems)
	for _, s := range v.register.common.stems {
		if !slices.ContainsFunc(out, func(o stemWord) bool { return slices.Equal(foldWords(o.word), foldWords(s.word)) }) {
			out = append(out, s)
		}
	}
	return out
}
