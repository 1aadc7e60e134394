package report

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"theodoi/internal/words"
)

// inline gathers the running text below a block.
func (m *marking) inline(n ast.Node) []Run {
	var runs []Run
	m.gather(n, Run{}, &runs)
	return runs
}

func (m *marking) gather(n ast.Node, look Run, runs *[]Run) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(m.source)
			if !c.IsRaw() {
				value = util.UnescapePunctuations(util.ResolveNumericReferences(util.ResolveEntityNames(value)))
			}
			m.words(string(value), look, runs)
			if c.SoftLineBreak() || c.HardLineBreak() {
				*runs = append(*runs, Run{Text: " "})
			}
		case *ast.String:
			m.words(string(c.Value), look, runs)
		case *ast.Emphasis:
			inner := look
			inner.Bold, inner.Italic = look.Bold || c.Level == 2, look.Italic || c.Level == 1
			m.gather(c, inner, runs)
		case *ast.Image:
			m.refuse(m.offset(c), words.TextImage)
		case *ast.Link, *ast.AutoLink:
			m.refuse(m.offset(c), words.TextLink)
		case *ast.RawHTML:
			m.refuse(m.rawOffset(c), words.TextHTML)
		case *ast.CodeSpan:
			m.refuse(m.offset(c), words.TextCode)
		default:
			m.refuse(m.offset(c), words.TextStrange(c.Kind().String()))
		}
	}
}

func (m *marking) rawOffset(n *ast.RawHTML) int {
	if n.Segments.Len() > 0 {
		return n.Segments.At(0).Start
	}
	return m.offset(n)
}

// words adds a text in the look given, and the values that were filled in.
func (m *marking) words(s string, look Run, runs *[]Run) {
	for _, piece := range m.piecesOf(s) {
		switch v := piece.(type) {
		case string:
			look.Text = v
			*runs = append(*runs, look)
		case Phrase:
			for _, r := range v {
				r.Bold, r.Italic = r.Bold || look.Bold, r.Italic || look.Italic
				*runs = append(*runs, r)
			}
		case Blocks:
			m.place(v)
		}
	}
}

// place puts blocks where they were called for.
func (m *marking) place(b Blocks) {
	m.body = append(m.body, b.nodes...)
	if b.appendix != nil {
		m.appendix = append(m.appendix, *b.appendix)
	}
	if b.sign != nil {
		m.sign = b.sign
	}
}

// paragraphOf makes a paragraph of runs: blanks squeezed, alike neighbours joined, and no runs at all where they show nothing that the
// plain text does not. ok is false for a paragraph without words.
func paragraphOf(runs []Run) (p Paragraph, ok bool) {
	var out []Run
	blank, special := true, false
	for _, r := range runs {
		var b strings.Builder
		for _, letter := range r.Text {
			if isBlank(letter) {
				if blank {
					continue
				}
				letter = ' '
			}
			blank = letter == ' '
			b.WriteRune(letter)
		}
		r.Text = b.String()
		if r.Text == "" {
			continue
		}
		special = special || r.Bold || r.Italic || r.Link != ""
		if n := len(out); n > 0 && out[n-1].Bold == r.Bold && out[n-1].Italic == r.Italic && out[n-1].Link == r.Link {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	for n := len(out); n > 0; n = len(out) {
		out[n-1].Text = strings.TrimRight(out[n-1].Text, " ")
		if out[n-1].Text != "" {
			break
		}
		out = out[:n-1]
	}
	if len(out) == 0 {
		return p, false
	}
	p.Text = Phrase(out).String()
	if special {
		p.Runs = out
	}
	return p, true
}

func joinRuns(runs []Run) string { return squeeze(Phrase(runs).String()) }
