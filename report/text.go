package report

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/templates"
)

// Texts are the report texts that the office edits: Go templates, written in Markdown, read and ready to be filled in.
type Texts struct {
	root   *template.Template
	paths  map[string]string // file as people find it, by the name of its template
	places []place           // where instrumented pieces stand, see instrument
}

// place is a line of a template file.
type place struct {
	file string // name of the template
	line int
}

// Mistakes are what is wrong with report texts, each with file and line; nothing is printed from such texts.
type Mistakes []finding.Finding

func (m Mistakes) Error() string {
	var lines []string
	for _, f := range m {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

// maxText is the largest text file in bytes.
const maxText = 1 << 20

// ReadTexts reads every report text of the set. Mistakes that show without data are returned together as Mistakes.
func ReadTexts(files templates.Set) (*Texts, error) {
	t := &Texts{root: template.New("").Funcs(functionNames()).Option("missingkey=error"), paths: map[string]string{}}
	var mistakes Mistakes
	var trees []*parse.Tree
	err := eachFile(files, func(file, path string, data []byte) {
		name := strings.TrimPrefix(file, templates.Reports+"/")
		t.paths[name] = path
		more, found := t.parse(name, data)
		trees, mistakes = append(trees, more...), append(mistakes, found...)
	})
	if err != nil {
		return nil, err
	}
	mistakes = append(mistakes, t.link(trees)...)
	if len(mistakes) > 0 {
		finding.Sort(mistakes)
		return nil, mistakes
	}
	return t, nil
}

// parse reads one file: its own template and those that it defines.
func (t *Texts) parse(name string, data []byte) ([]*parse.Tree, Mistakes) {
	text, bad := t.clean(name, data)
	if bad != nil {
		return nil, bad
	}
	set := map[string]*parse.Tree{}
	tree := parse.New(name)
	if _, err := tree.Parse(text, "", "", set, functionNames(), builtins()); err != nil {
		return nil, Mistakes{t.syntax(err)}
	}
	var names []string
	for defined := range set {
		names = append(names, defined)
	}
	slices.Sort(names)
	var trees []*parse.Tree
	for _, defined := range names {
		trees = append(trees, set[defined])
	}
	if set[name] == nil {
		trees = append(trees, tree)
	}
	return trees, nil
}

// clean readies a file's bytes: text in NFC, with plain ends of line, and without the two letters that stand for filled-in values.
func (t *Texts) clean(name string, data []byte) (string, Mistakes) {
	if len(data) > maxText {
		return "", Mistakes{t.mistake(finding.TextBroken, place{name, 0}, words.TextTooLong)}
	}
	text := strings.TrimPrefix(viet.NFC(strings.ToValidUTF8(string(data), "\ufffd")), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if i := strings.IndexAny(text, string([]rune{valueOpen, valueClose, '\ufffd'})); i >= 0 {
		return "", Mistakes{t.mistake(finding.TextBroken, place{name, 1 + strings.Count(text[:i], "\n")}, words.TextBadLetter)}
	}
	return text, nil
}

// link puts the trees together and checks that what they call upon is there, and there once.
func (t *Texts) link(trees []*parse.Tree) Mistakes {
	var mistakes Mistakes
	for _, tree := range trees {
		if t.root.Lookup(tree.Name) != nil {
			mistakes = append(mistakes, t.mistake(finding.TextBroken, place{tree.ParseName, 0}, words.TextDefinedTwice(tree.Name)))
			continue
		}
		t.instrument(tree)
		if _, err := t.root.AddParseTree(tree.Name, tree); err != nil {
			mistakes = append(mistakes, t.mistake(finding.TextBroken, place{tree.ParseName, 0}, err.Error()))
		}
	}
	for _, tree := range trees {
		eachNode(tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok && t.root.Lookup(call.Name) == nil {
				mistakes = append(mistakes, t.mistake(finding.TextBroken, place{tree.ParseName, call.Line}, words.TextNoPart(call.Name)))
			}
		})
	}
	return mistakes
}

// mistake names a place as a person finds it.
func (t *Texts) mistake(code finding.Code, at place, what string) finding.Finding {
	file := t.paths[at.file]
	if file == "" {
		file = at.file
	}
	return finding.New(code, finding.Place{File: file, Line: at.line}, what, "")
}

// instrument makes a tree tell, while it runs, which line of which file is being written, and sends everything that it prints through
// the function put. What agencies wrote is so never read as Markdown, and a template that runs on and on is stopped.
func (t *Texts) instrument(tree *parse.Tree) {
	eachList(tree.Root, func(list *parse.ListNode) {
		nodes := []parse.Node{t.at(place{tree.ParseName, lineOf(tree, list.Position())})}
		for _, n := range list.Nodes {
			line := lineOf(tree, n.Position())
			switch n := n.(type) {
			case *parse.TextNode:
				nodes = append(nodes, t.at(place{tree.ParseName, line}))
			case *parse.ActionNode:
				if len(n.Pipe.Decl) == 0 {
					n.Pipe.Cmds = append(n.Pipe.Cmds, t.put(place{tree.ParseName, line}))
				}
			}
			nodes = append(nodes, n)
		}
		list.Nodes = nodes
	})
}

// lineOf is the line of a position. The text of the tree is what the parser cut it from; its String has lost what was trimmed, so the
// context of an error is asked.
func lineOf(tree *parse.Tree, at parse.Pos) int {
	location, _ := tree.ErrorContext(&parse.TextNode{NodeType: parse.NodeText, Pos: at})
	parts := strings.Split(location, ":")
	line := 0
	if len(parts) >= 2 {
		fmt.Sscan(parts[len(parts)-2], &line)
	}
	return line
}

func (t *Texts) at(p place) parse.Node {
	t.places = append(t.places, p)
	return piece(fmt.Sprintf("{{%s %d}}", atName, len(t.places)-1))
}

func (t *Texts) put(p place) *parse.CommandNode {
	t.places = append(t.places, p)
	action := piece(fmt.Sprintf("{{0 | %s %d}}", putName, len(t.places)-1)).(*parse.ActionNode)
	return action.Pipe.Cmds[1]
}

// piece is the only node of a small template that the program wrote.
func piece(text string) parse.Node {
	trees, err := parse.Parse("piece", text, "", "", map[string]any{atName: true, putName: true})
	if err != nil {
		panic("report: a piece that the program wrote cannot be parsed: " + err.Error())
	}
	return trees["piece"].Root.Nodes[0]
}

// eachList visits every list of nodes in a tree.
func eachList(list *parse.ListNode, visit func(*parse.ListNode)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		for _, inner := range listsIn(n) {
			eachList(inner, visit)
		}
	}
	visit(list)
}

func eachNode(list *parse.ListNode, visit func(parse.Node)) {
	eachList(list, func(l *parse.ListNode) {
		for _, n := range l.Nodes {
			visit(n)
		}
	})
}

func listsIn(n parse.Node) []*parse.ListNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.RangeNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.WithNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.ListNode:
		return []*parse.ListNode{n}
	}
	return nil
}

// ExportTexts returns the embedded report texts by their names below the templates folder.
func ExportTexts() (map[string][]byte, error) {
	out := map[string][]byte{}
	err := eachFile(templates.In(), func(file, _ string, data []byte) { out[path.Clean(file)] = bytes.Clone(data) })
	if err != nil {
		return nil, err
	}
	return out, nil
}

// eachFile reads every file of report texts in the set: its name below the templates folder, where it was found, and what it says.
func eachFile(files templates.Set, take func(file, path string, data []byte)) error {
	for _, folder := range []string{templates.Reports, templates.Parts} {
		names, err := files.List(folder, ".md")
		if err != nil {
			return err
		}
		for _, file := range names {
			data, path, err := files.Read(file)
			if err != nil {
				return err
			}
			take(file, path, data)
		}
	}
	return nil
}
