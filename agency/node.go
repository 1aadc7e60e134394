package agency

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// Limits on a register file. It is written by people, but it may come from anywhere.
const (
	maxBytes = 1 << 20
	maxLine  = 4000
	maxItems = 5000
)

// mistakes collects what is wrong with a register, with the line.
type mistakes struct {
	add func(line int, sentence string)
}

func (m mistakes) say(line int, format string, args ...any) {
	m.add(line, fmt.Sprintf(format, args...))
}

// parseYAML returns the top of the file. The YAML reader recurses with the nesting, so a nesting that no register has is
// refused first, and whatever it panics with is an unreadable file.
func parseYAML(data []byte) (top ast.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			top, err = nil, fmt.Errorf("%v", p)
		}
	}()
	if err := tooNested(data); err != nil {
		return nil, err
	}
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, err
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return doc.Body, nil
		}
	}
	return nil, nil
}

func tooNested(data []byte) error {
	if len(data) > maxBytes {
		return fmt.Errorf(words.RegisterFileOverLimit, len(data), maxBytes)
	}
	depth := 0
	for line := range bytes.Lines(data) {
		indent := len(line) - len(bytes.TrimLeft(line, " \t"))
		dashes := bytes.Count(line, []byte("- "))
		depth += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("{"))
		if len(line) > maxLine || indent > maxLine/8 || depth > maxLine/8 || dashes > maxLine/8 {
			return fmt.Errorf(words.RegisterFileTooDeep)
		}
		depth = max(0, depth-bytes.Count(line, []byte("]"))-bytes.Count(line, []byte("}")))
	}
	return nil
}

// fields is one mapping of the file, read key by key so that every wrong key is said.
type fields struct {
	m    mistakes
	what string // how a person would call it: "cơ quan SYT"
	line int
	at   map[string]ast.Node
	keys []string
	read map[string]bool
}

// mapping reads node as a mapping.
func (m mistakes) mapping(node ast.Node, what string) fields {
	f := fields{m: m, what: what, line: lineOf(node), at: map[string]ast.Node{}, read: map[string]bool{}}
	var pairs []*ast.MappingValueNode
	switch n := node.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	case nil, *ast.NullNode:
	default:
		m.say(f.line, words.RegisterWantMapping, what)
	}
	for i, p := range pairs {
		key := p.Key.GetToken().Value
		if i == 0 {
			f.line = lineOf(p.Key)
		}
		if _, twice := f.at[key]; twice {
			m.say(lineOf(p.Key), "%s có hai dòng “%s”", what, key)
			continue
		}
		f.at[key] = p.Value
		f.keys = append(f.keys, key)
	}
	return f
}

// done says which keys nobody asked for.
func (f fields) done() {
	for _, key := range f.keys {
		if !f.read[key] {
			f.m.say(f.lineAt(key), words.RegisterUnknownKey, f.what, key)
		}
	}
}

func (f fields) lineAt(key string) int {
	if n := f.at[key]; n != nil {
		if line := lineOf(n); line > 0 {
			return line
		}
	}
	return f.line
}

func (f fields) get(key string) ast.Node {
	f.read[key] = true
	return f.at[key]
}

// text reads one value as NFC text without spaces at the ends; empty if missing.
func (f fields) text(key string) string {
	s, ok := scalar(f.get(key))
	if !ok {
		f.m.say(f.lineAt(key), words.RegisterWantText, f.what, key)
	}
	return s
}

// must is text that may not be missing.
func (f fields) must(key string) string {
	s := f.text(key)
	if s == "" {
		f.m.say(f.lineAt(key), words.RegisterMissingKey, f.what, key)
	}
	return s
}

// flag reads true or false, with a default for a missing one.
func (f fields) flag(key string, missing bool) bool {
	switch s := strings.ToLower(f.text(key)); s {
	case "":
		return missing
	case "true", "false":
		return s == "true"
	default:
		f.m.say(f.lineAt(key), words.RegisterWantBool, f.what, key, s)
		return missing
	}
}

// date reads a day; empty if missing.
func (f fields) date(key string) viet.Date {
	s := f.text(key)
	if s == "" {
		return ""
	}
	d, err := viet.ReadDate(s)
	if err != nil {
		f.m.say(f.lineAt(key), words.RegisterWantDay, f.what, s, key)
	}
	return d
}

// list reads a list of nodes; one value without dashes is a list of one.
func (f fields) list(key string) []ast.Node {
	var nodes []ast.Node
	switch n := f.get(key).(type) {
	case nil, *ast.NullNode:
	case *ast.SequenceNode:
		nodes = n.Values
	default:
		nodes = []ast.Node{n}
	}
	if len(nodes) > maxItems {
		f.m.say(f.lineAt(key), words.RegisterTooManyItems, f.what, key, len(nodes), maxItems)
		nodes = nodes[:maxItems]
	}
	return nodes
}

// texts reads a list of text.
func (f fields) texts(key string) []string {
	var out []string
	for _, n := range f.list(key) {
		s, ok := scalar(n)
		if !ok || s == "" {
			f.m.say(max(lineOf(n), f.line), words.RegisterWantTexts, f.what, key)
			continue
		}
		out = append(out, s)
	}
	return out
}

func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", true
	case *ast.LiteralNode:
		return viet.Spaces(viet.NFC(n.Value.Value)), true
	case *ast.StringNode:
		return viet.Spaces(viet.NFC(n.Value)), true
	case ast.ScalarNode:
		return viet.Spaces(viet.NFC(n.GetToken().Value)), true
	}
	return "", false
}

func lineOf(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return lineOf(m.Values[0].Key)
	}
	return n.GetToken().Position.Line
}
