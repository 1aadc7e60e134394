package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"theodoi/finding"
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

// frontLine sets the head of the paper apart from its text.
const frontLine = "---"

// front reads the head of the paper, lines like "Loại: BÁO CÁO" between two lines of dashes, and returns where the text begins.
func (m *marking) front() int {
	m.head = map[string]string{}
	start := len(m.source) - len(bytes.TrimLeft(m.source, "\n"))
	rest := m.source[start:]
	if !bytes.HasPrefix(rest, []byte(frontLine+"\n")) {
		m.refuse(start, words.TextNoFront)
		return start
	}
	at := start + len(frontLine) + 1
	for at < len(m.source) {
		line, _, _ := bytes.Cut(m.source[at:], []byte("\n"))
		next := min(at+len(line)+1, len(m.source))
		trimmed := strings.TrimSpace(string(line))
		if trimmed == frontLine {
			return next
		}
		m.frontKey(at, trimmed)
		at = next
	}
	m.refuse(start, words.TextNoFront)
	return len(m.source)
}

func (m *marking) frontKey(at int, line string) {
	if line == "" {
		return
	}
	key, value, ok := strings.Cut(line, ":")
	code, known := words.FrontKey(strings.TrimSpace(key))
	switch {
	case !ok || !known:
		m.refuse(at, words.TextFrontKey(m.plain(line)))
	case m.head[code] != "":
		m.refuse(at, words.TextFrontTwice(strings.TrimSpace(key)))
	default:
		m.head[code] = m.plain(value)
	}
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
var written = regexp.MustCompile(`^(?:(?:[IVX]{1,6}|\d{1,2})\.|\p{Ll}\))\s+`)

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
