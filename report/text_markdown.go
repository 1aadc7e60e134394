package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/words"
)

// markdown reads the Markdown that report texts are written in. What papers have no room for (code, quotes, HTML, links) is read too, to
// be refused with its line instead of being printed as it stands.
var markdown = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
	parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// page is a paper as its text says it, before it is put into its form.
type page struct {
	head     map[string]string
	body     []Node
	appendix []Appendix
	sign     *Signature
}

// pageOf reads what a template wrote.
func (r *run) pageOf() (page, error) {
	m := &marking{run: r, source: r.out.Bytes()}
	start := m.front()
	m.source, m.base = m.source[start:], start
	m.blocks(markdown.Parse(text.NewReader(m.source)))
	if len(m.mistakes) > 0 {
		return m.page, m.mistakes
	}
	m.lone()
	return m.page, nil
}

// marking turns Markdown into the blocks of a paper.
type marking struct {
	*run
	page
	source   []byte
	base     int    // where source begins in the output
	numbers  [4]int // headings counted so far, by level
	mistakes Mistakes
}

func (m *marking) refuse(offset int, what string) {
	m.mistakes = append(m.mistakes, m.texts.mistake(finding.TextMarkdown, m.placeOf(m.base+offset), what))
}

func (m *marking) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
}

func (m *marking) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		m.paragraph(n)
	case *ast.List:
		m.list(n)
	case *extast.Table:
		m.table(n)
	case *ast.HTMLBlock:
		m.refuse(m.offset(n), words.TextHTML)
	case *ast.FencedCodeBlock:
		m.refuse(m.offset(n), words.TextCode)
	case *ast.Blockquote:
		m.refuse(m.offset(n), words.TextQuoteBlock)
	default:
		m.refuse(m.offset(n), words.TextStrange(n.Kind().String()))
	}
}

// offset is where a node begins in the source.
func (m *marking) offset(n ast.Node) int {
	for at := n; at != nil; at = at.FirstChild() {
		if at.Pos() >= 0 && at.Pos() <= len(m.source) {
			return at.Pos()
		}
		if at.Type() == ast.TypeBlock && at.Lines().Len() > 0 {
			return at.Lines().At(0).Start
		}
	}
	if n.Parent() != nil && n.Parent().Kind() != ast.KindDocument {
		return m.offset(n.Parent())
	}
	return 0
}

// written is a number that somebody wrote before a heading: "II.", "3.", "a)". Headings are numbered anew, for a part that is left out
// must leave no gap.
var written = pattern.New(`^(?:(?:[IVX]{1,6}|\d{1,2})\.|\p{Ll}\))\s+`)

const deepest = 3

func (m *marking) heading(n *ast.Heading) {
	runs := m.inline(n)
	title := strings.TrimRight(written.ReplaceAllString(joinRuns(runs), ""), " .:;")
	switch {
	case n.Level > deepest:
		m.refuse(m.offset(n), words.TextDeep)
		return
	case title == "":
		m.refuse(m.offset(n), words.TextEmptyHeading)
		return
	}
	m.numbers[n.Level]++
	for deeper := n.Level + 1; deeper <= deepest; deeper++ {
		m.numbers[deeper] = 0
	}
	m.body = append(m.body, Heading{n.Level, headingNumber(n.Level, m.numbers[n.Level]), title})
}

// lone takes the number off a paper's only heading: there is nothing to count.
func (m *marking) lone() {
	if m.numbers[1]+m.numbers[2]+m.numbers[3] != 1 {
		return
	}
	for i, n := range m.body {
		if h, ok := n.(Heading); ok {
			h.Number = ""
			m.body[i] = h
		}
	}
}

// headingNumber numbers the n-th heading of a level: I, 1, a (Decree 30/2020, Phụ lục I, II.6.d).
func headingNumber(level, n int) string {
	switch level {
	case 1:
		return roman(n)
	case 2:
		return fmt.Sprint(n)
	}
	return pointLetter(n - 1)
}

func roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.sign)
			n -= step.value
		}
	}
	return b.String()
}

func (m *marking) paragraph(n ast.Node) {
	runs := m.inline(n)
	if strings.HasPrefix(joinRuns(runs), "#") && m.source[m.offset(n)] == '#' {
		m.refuse(m.offset(n), words.TextNoBlank)
	}
	if p, ok := paragraphOf(runs); ok {
		m.body = append(m.body, p)
	}
}

// list sets points with a dash as a List. Numbered points are paragraphs with their numbers, as papers have no other form for them.
func (m *marking) list(n *ast.List) {
	var list List
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var runs []Run
		for part := item.FirstChild(); part != nil; part = part.NextSibling() {
			switch part.(type) {
			case *ast.TextBlock, *ast.Paragraph:
				if len(runs) > 0 {
					runs = append(runs, Run{Text: " "})
				}
				runs = append(runs, m.inline(part)...)
			default:
				m.refuse(m.offset(part), words.TextInList)
			}
		}
		if n.IsOrdered() {
			runs = append([]Run{{Text: fmt.Sprintf("%d%c ", number, n.Marker)}}, runs...)
			number++
		}
		if p, ok := paragraphOf(runs); ok {
			list.Items = append(list.Items, p)
		}
	}
	if n.IsOrdered() {
		for _, p := range list.Items {
			m.body = append(m.body, p)
		}
		return
	}
	if len(list.Items) > 0 {
		m.body = append(m.body, list)
	}
}

// table reads a simple table. A column is as broad as its longest text asks for, within bounds.
func (m *marking) table(n *extast.Table) {
	t := Table{Empty: words.NoRows}
	aligns := map[extast.Alignment]Align{extast.AlignCenter: Center, extast.AlignRight: Right}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Cell
		i := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			p, _ := paragraphOf(m.inline(cell))
			c := Cell{Text: p.Text}
			for _, r := range p.Runs {
				c.Bold = c.Bold || r.Bold
				if r.Link != "" {
					c.Link = r.Link
				}
			}
			cells = append(cells, c)
			if row == n.FirstChild() {
				t.Columns = append(t.Columns, Column{Title: c.Text})
				if i < len(n.Alignments) {
					t.Columns[i].Align = aligns[n.Alignments[i]]
				}
			}
			if i < len(t.Columns) {
				t.Columns[i].Width = max(t.Columns[i].Width, min(30, max(4, float64(utf8.RuneCountInString(c.Text)))))
			}
			i++
		}
		if row != n.FirstChild() {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	m.body = append(m.body, t)
}
