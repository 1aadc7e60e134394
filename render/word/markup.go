package word

import (
	"strconv"
	"strings"
)

// markup is well-formed XML: elements and escaped text.
type markup string

// part is what may stand in an element: an attribute or markup.
type part interface {
	into(head, inside *strings.Builder)
}

// attribute is a name with its value.
type attribute struct{ name, value string }

func (a attribute) into(head, _ *strings.Builder) {
	head.WriteString(" " + a.name + `="`)
	head.WriteString(escaper.Replace(a.value))
	head.WriteByte('"')
}

func (m markup) into(_, inside *strings.Builder) { inside.WriteString(string(m)) }

// escaper makes text harmless. Line ends and tabs are written as references, for readers turn them into spaces in attributes.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;", "\t", "&#9;")

// at is an attribute.
func at(name, value string) attribute { return attribute{name, value} }

// atInt is an attribute that holds a whole number.
func atInt(name string, n int) attribute { return attribute{name, strconv.Itoa(n)} }

// el is an element with what stands in it. Empty markup leaves no trace, so what is not wanted may be passed as "".
func el(name string, parts ...part) markup {
	var head, inside strings.Builder
	for _, p := range parts {
		p.into(&head, &inside)
	}
	if inside.Len() == 0 {
		return markup("<" + name + head.String() + "/>")
	}
	return markup("<" + name + head.String() + ">" + inside.String() + "</" + name + ">")
}

// val is an element that has but the attribute w:val.
func val(name, value string) markup { return el(name, at("w:val", value)) }

// valInt is val for a whole number.
func valInt(name string, n int) markup { return val(name, strconv.Itoa(n)) }

// when returns m where it is wanted and nothing else.
func when(wanted bool, m markup) markup {
	if !wanted {
		return ""
	}
	return m
}

// text is escaped text; it must have been cleaned.
func text(s string) markup { return markup(escaper.Replace(s)) }

// join puts markup in a row.
func join(list []markup) markup {
	var b strings.Builder
	for _, m := range list {
		b.WriteString(string(m))
	}
	return markup(b.String())
}
