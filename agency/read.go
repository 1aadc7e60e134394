package agency

import (
	"errors"
	"slices"
	"strings"

	yaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"theodoi/finding"
	"theodoi/internal/words"
)

// Read reads a register file. The Register is never nil: what could be read is in it, and every mistake is a finding with its
// line, all at once, so that the office mends a file in one go.
func Read(name string, data []byte) (*Register, []finding.Finding) {
	var found []finding.Finding
	m := mistakes{add: func(line int, sentence string) {
		found = append(found, finding.New(finding.RegisterBad, finding.Place{File: name, Line: line}, sentence, ""))
	}}
	r := &Register{common: embeddedCommon(), views: &views{}}
	top, err := parseYAML(data)
	switch {
	case err != nil:
		line, text := syntax(err)
		m.say(line, words.RegisterBadYAML, text)
	case top == nil:
		m.say(0, words.RegisterEmpty)
	default:
		r.read(m, m.mapping(top, "sổ"))
	}
	finding.Sort(found)
	return r, found
}

// syntax takes line and words out of the YAML reader's error, which otherwise quotes half the file.
func syntax(err error) (int, string) {
	var e yaml.Error
	if !errors.As(err, &e) {
		return 0, err.Error()
	}
	if tk := e.GetToken(); tk != nil && tk.Position != nil {
		return tk.Position.Line, e.GetMessage()
	}
	return 0, e.GetMessage()
}

func (r *Register) read(m mistakes, f fields) {
	p := m.mapping(f.get("province"), "province")
	p.line = max(p.line, f.line)
	r.Province = Province{Name: p.must("name"), Place: p.must("place")}
	p.done()
	r.Issuer = f.must("issuer")
	issuerLine := f.lineAt("issuer")
	same := readSynonyms(m, f)
	for _, n := range f.list("stems") {
		if s, ok := readStemWord(m, n); ok {
			r.stems = append(r.stems, s)
		}
	}
	for _, n := range f.list("agencies") {
		r.readAgency(m, n)
	}
	for _, n := range f.list("groups") {
		r.readGroup(m, n)
	}
	f.done()
	if _, ok := r.Agency(r.Issuer); !ok && r.Issuer != "" {
		m.say(issuerLine, words.RegisterUnknownIssuer, r.Issuer)
	}
	r.checkReferences(m)
	r.spell(m, newSpeller(r.Province, same))
}

func readSynonyms(m mistakes, f fields) synonyms {
	var out synonyms
	for _, n := range f.list("spellings") {
		seq, ok := n.(*ast.SequenceNode)
		if !ok || len(seq.Values) < 2 {
			m.say(lineOf(n), words.RegisterWantSpellings)
			continue
		}
		var set [][]string
		for _, v := range seq.Values {
			if s, ok := scalar(v); ok && len(foldWords(s)) > 0 {
				set = append(set, foldWords(s))
			}
		}
		out = append(out, set)
	}
	return out
}

func readStemWord(m mistakes, n ast.Node) (stemWord, bool) {
	f := m.mapping(n, "mục của stems")
	s := stemWord{word: f.must("word"), units: f.texts("units")}
	f.done()
	return s, s.word != ""
}

func (r *Register) readAgency(m mistakes, n ast.Node) {
	f := m.mapping(n, words.RegisterAnAgency)
	a := Agency{line: f.line, Code: r.code(m, f, words.RegisterAnAgency)}
	f.what = words.RegisterAnAgency + " " + a.Code
	a.Name = f.must("name")
	a.Abbreviation = f.text("abbreviation")
	a.Aliases = f.texts("aliases")
	a.Kind = f.kind(f.must("kind"), f.lineAt("kind"))
	a.Parent = f.text("parent")
	a.Validity = f.validity()
	for _, s := range f.list("successors") {
		a.Successors = append(a.Successors, readSuccessor(m, s, f.what))
	}
	f.done()
	if a.Code != "" && a.Name != "" {
		r.agencies = append(r.agencies, a)
	}
}

func readSuccessor(m mistakes, n ast.Node, of string) Successor {
	f := m.mapping(n, "successors của "+of)
	s := Successor{Code: f.must("code"), Scope: f.text("scope"), line: f.line}
	if f.must("from") != "" {
		s.From = f.date("from")
	}
	f.done()
	return s
}

func (r *Register) readGroup(m mistakes, n ast.Node) {
	f := m.mapping(n, "nhóm")
	g := Group{line: f.line, Code: r.code(m, f, "nhóm")}
	f.what = "nhóm " + g.Code
	g.Name = f.must("name")
	g.Aliases = f.texts("aliases")
	g.Open = f.flag("open", false)
	g.Expand = f.flag("expand", !g.Open)
	g.Validity = f.validity()
	mf := m.mapping(f.get("members"), "members của "+f.what)
	for _, k := range mf.texts("kinds") {
		g.Kinds = append(g.Kinds, mf.kind(k, mf.lineAt("kinds")))
	}
	g.Codes = mf.texts("codes")
	mf.done()
	f.done()
	switch members := len(g.Kinds)+len(g.Codes) > 0; {
	case g.Open && members:
		m.say(f.line, words.RegisterOpenWithMembers, f.what)
	case !g.Open && !members:
		m.say(f.line, words.RegisterNoMembers, f.what)
	}
	if g.Code != "" && g.Name != "" {
		r.groups = append(r.groups, g)
	}
}

// code reads a code and claims it; a code given twice is not read again.
func (r *Register) code(m mistakes, f fields, what string) string {
	code := f.must("code")
	if code == "" {
		return ""
	}
	if strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" || strings.Trim(code, "-") != code || len(code) > 24 {
		m.say(f.lineAt("code"), words.RegisterBadCode, what, code)
		return ""
	}
	if first := r.lineOfCode(code); first > 0 {
		m.say(f.lineAt("code"), words.RegisterCodeTwice, code, first, f.lineAt("code"))
		return ""
	}
	return code
}

func (r *Register) lineOfCode(code string) int {
	if a, ok := r.Agency(code); ok {
		return a.line
	}
	if i := slices.IndexFunc(r.groups, func(g Group) bool { return g.Code == code }); i >= 0 {
		return r.groups[i].line
	}
	return 0
}

func (f fields) kind(s string, line int) Kind {
	if s != "" && !slices.Contains(kinds, Kind(s)) {
		f.m.say(line, words.RegisterUnknownKind, f.what, s, joinKinds())
	}
	return Kind(s)
}

func joinKinds() string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func (f fields) validity() Validity {
	v := Validity{From: f.date("from"), To: f.date("to")}
	if v.From != "" && v.To != "" && v.From > v.To {
		f.m.say(f.lineAt("to"), words.RegisterEndsBeforeStart, f.what, v.To, v.From)
	}
	return v
}
