package source

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// Limits of a page. A tree takes a hundred times the bytes of its tags; a page with more tags and lines is read without one.
const (
	maxMarkup = 24 << 20 // bytes without pictures
	maxTree   = 1 << 20  // tags and lines
	maxTokens = 4 << 20  // tags and lines
	maxTag    = 4 << 10  // bytes of one tag; what is longer holds a picture
)

var (
	htmlStart = pattern.New(`(?is)^(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|center|article|section|style|p|h[1-6])(?:\s|>|/)`)
	charset   = pattern.New(`(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_\-]+)`)
)

// isHTML tells a web page by its first tag.
func isHTML(data []byte) bool {
	head := data[:min(len(data), 8192)]
	if order := wideOrder(head); order != nil {
		text, _, ok := decodeWide(head[:len(head)&^1], order)
		return ok && htmlStart.MatchString(text)
	}
	return htmlStart.Match(bytes.TrimPrefix(head, []byte{0xef, 0xbb, 0xbf}))
}

// readHTML reads a web page, or what Word saves as one. What stands around the document is set apart.
func readHTML(_ context.Context, _ Reader, _ string, data []byte, b *builder) ([]finding.Finding, bool) {
	text, how, ok := decodeHTML(data)
	if !ok {
		return []finding.Finding{finding.New(finding.FileEncoding, finding.Place{}, how.refused, "")}, false
	}
	findings := how.findings()
	marked, tokens := markLines(text)
	if len(marked) > maxMarkup {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, megabytes(len(marked)), megabytes(maxMarkup))}, false
	}
	if tokens > maxTokens {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, words.TagsAndLines(tokens), words.TagsAndLines(maxTokens))}, false
	}
	var f flow
	root, err := (*html.Node)(nil), error(nil)
	if tokens <= maxTree {
		root, err = html.Parse(strings.NewReader(marked))
	}
	if root == nil || err != nil {
		findings = append(findings, finding.New(finding.FilePart, finding.Place{}, words.PageTooDeep, ""))
		flatten(marked, &f)
	} else {
		page := htmlPage{flow: &f, fonts: styleFonts(root), heads: headHolders(root)}
		page.walk(root, inherited{})
		f.endParagraph(nil)
		f.setApart(root)
	}
	return append(findings, f.into(b).findings()...), true
}

// decodeHTML returns the characters of a page. What the page says of its encoding counts where the bytes do not say better. Letters of legacy
// encodings are left as they are, for their fonts stand in the tags.
func decodeHTML(data []byte) (string, encodingReport, bool) {
	if order := wideOrder(data); order != nil {
		return decodeWide(data, order)
	}
	data = bytes.TrimPrefix(data, []byte{0xef, 0xbb, 0xbf})
	if utf8.Valid(data) {
		return string(data), encodingReport{}, true
	}
	if m := charset.FindSubmatch(data[:min(len(data), 8192)]); m != nil {
		named, err := htmlindex.Get(string(m[1]))
		name, _ := htmlindex.Name(named)
		if err == nil && name != "utf-8" && name != "windows-1252" && !strings.HasPrefix(name, "utf-16") {
			if out, err := named.NewDecoder().Bytes(data); err == nil {
				return string(out), encodingReport{}, true
			}
		}
	}
	text, how, ok := decode(data)
	if ok && len(how.legacy) > 0 && len(how.bad) == 0 {
		return viet.Latin(data), encodingReport{}, true
	}
	return text, how, ok
}

// Where a text of the page begins is written into it, for the parser keeps no positions: a line number as two characters that no text has.
const (
	lineLow  = 0xf0000
	lineHigh = 0x100000
	lineBits = 15
)

// appendLine appends the characters for a line.
func appendLine(out []byte, line int) []byte {
	out = utf8.AppendRune(out, rune(lineHigh+line>>lineBits))
	return utf8.AppendRune(out, rune(lineLow+line&(1<<lineBits-1)))
}

// markLines writes the line into every text of a page, takes pictures out of its tags and counts its tags and lines. It stops where either is too
// much.
func markLines(text string) (marked string, tokens int) {
	text = strings.Map(func(r rune) rune {
		if r >= lineLow {
			return utf8.RuneError
		}
		return r
	}, text)
	z := html.NewTokenizer(strings.NewReader(text))
	var out []byte
	line := 1
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken && len(raw) == 0 || len(out) > maxMarkup || tokens > maxTokens {
			return string(out), tokens
		}
		tokens++
		if kind == html.StartTagToken && len(raw) > maxTag {
			line += bytes.Count(raw, []byte("\n"))
			name, _ := z.TagName()
			out = append(append(append(out, '<'), name...), '>')
			continue
		}
		at, begun := 0, false
		for i := 0; i < len(raw); i++ {
			c := raw[i]
			if kind == html.TextToken && !begun && c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != '\f' {
				out = append(out, raw[at:i]...)
				out = appendLine(out, line)
				at, begun = i, true
				tokens++
			}
			if c == '\n' || c == '\r' && (i+1 == len(raw) || raw[i+1] != '\n') {
				line++
				begun = false
			}
		}
		out = append(out, raw[at:]...)
		if kind == html.ErrorToken {
			return string(out), tokens
		}
	}
}

// htmlPage walks the tree of a page.
type htmlPage struct {
	flow  *flow
	fonts map[string]string // of legacy fonts, by CSS selector
	line  int
	heads map[*html.Node]bool // elements in which the head of a document stands
	lists []*list
	table int // in how many tables
}

// list is an ordered or plain list on the way.
type list struct {
	style   string // CSS list-style-type
	value   int
	reverse bool
}

// inherited is what elements hand down.
type inherited struct {
	font string
	pre  bool
}

func (p *htmlPage) walk(n *html.Node, in inherited) {
	switch n.Type {
	case html.TextNode:
		p.text(n, in)
		return
	case html.ElementNode:
		p.element(n, in)
		return
	case html.DocumentNode:
		p.children(n, in)
	}
}

func (p *htmlPage) children(n *html.Node, in inherited) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, in)
	}
}

// text adds a text, stretch by stretch of one line.
func (p *htmlPage) text(n *html.Node, in inherited) {
	text := n.Data
	start := 0
	for i, r := range text {
		switch {
		case r >= lineHigh:
			p.flow.add(text[start:i], in.font, p.line)
			p.line = int(r-lineHigh) << lineBits
			start = i + utf8.RuneLen(r)
		case r >= lineLow:
			p.line |= int(r - lineLow)
			start = i + utf8.RuneLen(r)
		case r == '\n' && in.pre:
			p.flow.add(text[start:i], in.font, p.line)
			p.flow.endParagraph(n.Parent)
			start = i + 1
		}
	}
	p.flow.add(text[start:], in.font, max(1, p.line))
}

func (p *htmlPage) element(n *html.Node, in inherited) {
	if isDropped(n.DataAtom) {
		return
	}
	if isHidden(n) || p.isInterface(n) {
		p.flow.endParagraph(n)
		p.flow.outside++
		defer func() {
			p.flow.endParagraph(n)
			p.flow.outside--
		}()
	}
	in.font = p.fontOf(n, in.font)
	in.pre = in.pre || n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea
	switch n.DataAtom {
	case atom.Br:
		p.flow.endParagraph(n.Parent)
	case atom.Table:
		p.readTable(n, in)
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		p.flow.endParagraph(n.Parent)
		p.lists = append(p.lists, newList(n, len(p.lists)))
		p.children(n, in)
		p.flow.endParagraph(n)
		p.lists = p.lists[:len(p.lists)-1]
	case atom.Li:
		p.flow.endParagraph(n.Parent)
		p.flow.pending = p.itemMark(n)
		p.children(n, in)
		p.flow.endParagraph(n)
		p.flow.pending = ""
	default:
		if !isBlock(n.DataAtom) {
			p.children(n, in)
			return
		}
		p.flow.endParagraph(n.Parent)
		p.children(n, in)
		p.flow.endParagraph(n)
	}
}

// isDropped tells elements whose text nobody sees.
func isDropped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Canvas, atom.Audio, atom.Video, atom.Datalist:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Form, atom.Fieldset,
		atom.Legend, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Address, atom.Figure, atom.Figcaption, atom.Hr,
		atom.Center, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Option, atom.Select, atom.Textarea, atom.Button:
		return true
	}
	return false
}

// isInterface tells what a web site puts around its pages, unless the document's own head stands in it.
func (p *htmlPage) isInterface(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Select, atom.Button, atom.Textarea, atom.Dialog:
		return true
	case atom.Nav, atom.Header, atom.Footer, atom.Aside:
		return !p.heads[n]
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog":
		return !p.heads[n]
	}
	return false
}

// headHolders returns the elements in which the head of a document stands.
func headHolders(root *html.Node) map[*html.Node]bool {
	holders := map[*html.Node]bool{}
	for d := range root.Descendants() {
		if d.Type != html.TextNode || len(d.Data) > 200 || !strings.ContainsAny(d.Data, "-–") || !nationalMotto.MatchString(viet.Bare(stripLines(d.Data))) {
			continue
		}
		for n := d.Parent; n != nil && !holders[n]; n = n.Parent {
			holders[n] = true
		}
	}
	return holders
}

// stripLines takes the line numbers out of a text.
func stripLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= lineLow {
			return -1
		}
		return r
	}, text)
}

var hiddenStyle = pattern.New(`(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)`)

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

var (
	fontFamily = pattern.New(`(?i)font(?:-family)?\s*:\s*([^;{}]+)`)
	cssRule    = pattern.New(`([^{}]+)\{([^{}]*)\}`)
	cssComment = pattern.New(`(?s)/\*.*?\*/|<!--|-->`)
)

// fontOf returns the font an element sets, or the one it inherits. Only fonts of legacy encodings matter.
func (p *htmlPage) fontOf(n *html.Node, font string) string {
	for _, class := range append(strings.Fields(attribute(n, "class")), "") {
		for _, selector := range []string{n.Data + "." + class, "." + class, n.Data} {
			if f, ok := p.fonts[strings.TrimSuffix(selector, ".")]; ok {
				font = f
				break
			}
		}
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "face" && n.DataAtom == atom.Font:
			font = a.Val
		case a.Key == "style":
			if m := fontFamily.FindStringSubmatch(a.Val); m != nil {
				font = m[1]
			}
		default:
			continue
		}
	}
	if e, _ := viet.LegacyOfFont(firstFont(font)); e == viet.Unicode {
		return ""
	}
	return firstFont(font)
}

// firstFont returns the first name of a list of fonts.
func firstFont(list string) string {
	first, _, _ := strings.Cut(list, ",")
	return strings.Trim(first, ` "'`+"\t\r\n")
}

// styleFonts returns the legacy fonts that the page's style sheets set, by selector.
func styleFonts(root *html.Node) map[string]string {
	fonts := map[string]string{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		for _, rule := range cssRule.FindAllStringSubmatch(cssComment.ReplaceAllString(stripLines(n.FirstChild.Data), ""), -1) {
			m := fontFamily.FindStringSubmatch(rule[2])
			if m == nil {
				continue
			}
			if e, _ := viet.LegacyOfFont(firstFont(m[1])); e == viet.Unicode {
				continue
			}
			for _, selector := range strings.Split(rule[1], ",") {
				fonts[strings.TrimSpace(selector)] = m[1]
			}
		}
	}
	return fonts
}

// blockTag tells by name what ends a paragraph, where there is no tree.
func blockTag(name []byte) bool {
	a := atom.Lookup(name)
	return isBlock(a) || a == atom.Br || a == atom.Li || a == atom.Table
}

// flatten reads a page without its tree: paragraphs only.
func flatten(marked string, f *flow) {
	z := html.NewTokenizer(strings.NewReader(marked))
	p := htmlPage{flow: f}
	skipped := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			f.endParagraph(nil)
			return
		case html.TextToken:
			if skipped == 0 {
				p.text(&html.Node{Data: string(z.Text())}, inherited{})
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if blockTag(name) {
				f.endParagraph(nil)
			}
			if a := atom.Lookup(name); skipped == 0 && (a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Title) {
				skipped = a
			}
		case html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if blockTag(name) {
				f.endParagraph(nil)
			}
			if atom.Lookup(name) == skipped {
				skipped = 0
			}
		}
	}
}
