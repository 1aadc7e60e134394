package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"theodoi/internal/pattern"
)

var listStyle = pattern.New(`(?i)list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|decimal-leading-zero|decimal|lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman)\b`)

// newList returns the list that n opens, depth lists deep.
func newList(n *html.Node, depth int) *list {
	l := &list{style: "disc"}
	if depth > 0 {
		l.style = "circle"
	}
	if n.DataAtom == atom.Ol {
		l.style = "decimal"
		l.value = 0
		if start, err := strconv.Atoi(strings.TrimSpace(attribute(n, "start"))); err == nil {
			l.value = start - 1
		}
		for _, a := range n.Attr {
			l.reverse = l.reverse || a.Key == "reversed"
		}
	}
	switch attribute(n, "type") {
	case "a":
		l.style = "lower-alpha"
	case "A":
		l.style = "upper-alpha"
	case "i":
		l.style = "lower-roman"
	case "I":
		l.style = "upper-roman"
	case "1":
		l.style = "decimal"
	}
	if m := listStyle.FindStringSubmatch(attribute(n, "style")); m != nil {
		l.style = strings.ToLower(m[1])
	}
	if l.reverse && attribute(n, "start") == "" {
		l.value = 1
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Li {
				l.value++
			}
		}
	} else if l.reverse {
		l.value += 2
	}
	return l
}

// itemMark counts an item of the open list and returns what stands in front of it on the page.
func (p *htmlPage) itemMark(n *html.Node) string {
	if len(p.lists) == 0 {
		return "-"
	}
	l := p.lists[len(p.lists)-1]
	if l.reverse {
		l.value--
	} else {
		l.value++
	}
	if value, err := strconv.Atoi(strings.TrimSpace(attribute(n, "value"))); err == nil {
		l.value = value
	}
	style := l.style
	if m := listStyle.FindStringSubmatch(attribute(n, "style")); m != nil {
		style = strings.ToLower(m[1])
	}
	switch style {
	case "none":
		return ""
	case "disc":
		return bulletOr("-", n)
	case "circle", "square":
		return bulletOr("+", n)
	}
	return ordinalText(style, l.value) + "."
}

// bulletOr returns the bullet, unless the item was typed with one.
func bulletOr(bullet string, n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		if text := strings.TrimSpace(stripLines(d.Data)); text != "" {
			if paragraphMark.MatchString(text) {
				return ""
			}
			break
		}
	}
	return bullet
}

// ordinalText writes a number in a style of numbering.
func ordinalText(style string, value int) string {
	switch style {
	case "lower-alpha", "lower-latin":
		return letters(value)
	case "upper-alpha", "upper-latin":
		return strings.ToUpper(letters(value))
	case "lower-roman":
		return strings.ToLower(roman(value))
	case "upper-roman":
		return roman(value)
	case "decimal-leading-zero":
		if value >= 0 && value < 10 {
			return "0" + strconv.Itoa(value)
		}
	}
	return strconv.Itoa(value)
}

// letters counts a, b, … z, aa, ab, … as web pages do.
func letters(value int) string {
	if value < 1 {
		return strconv.Itoa(value)
	}
	var b []byte
	for ; value > 0; value = (value - 1) / 26 {
		b = append([]byte{byte('a' + (value-1)%26)}, b...)
	}
	return string(b)
}

var romanSigns = []struct {
	value int
	sign  string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(value int) string {
	if value < 1 || value > 3999 {
		return strconv.Itoa(value)
	}
	var b strings.Builder
	for _, s := range romanSigns {
		for ; value >= s.value; value -= s.value {
			b.WriteString(s.sign)
		}
	}
	return b.String()
}
