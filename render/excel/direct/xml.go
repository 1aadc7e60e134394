package direct

import "strconv"

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// What is written as a code. Between tags, quotes, tabs and line feeds may stand as they are, and a formula is much shorter for it.
var (
	codesInText      = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#xD;"}
	codesInAttribute = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#xD;", '"': "&quot;", '\t': "&#x9;", '\n': "&#xA;"}
)

// text appends s between tags.
func text(b []byte, s string) []byte { return escape(b, s, &codesInText) }

// attribute appends name="s" with a space before it.
func attribute(b []byte, name, s string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b = escape(b, s, &codesInAttribute)
	return append(b, '"')
}

func escape(b []byte, s string, codes *[256]string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if code := codes[s[i]]; code != "" {
			b = append(append(b, s[from:i]...), code...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

// element appends <name>s</name>.
func element(b []byte, name, s string) []byte {
	b = append(b, '<')
	b = append(b, name...)
	b = append(b, '>')
	b = text(b, s)
	b = append(b, '<', '/')
	b = append(b, name...)
	return append(b, '>')
}

func number(b []byte, name string, n int) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b = strconv.AppendInt(b, int64(n), 10)
	return append(b, '"')
}

func decimal(b []byte, name string, f float64) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b = strconv.AppendFloat(b, f, 'g', -1, 64)
	return append(b, '"')
}
