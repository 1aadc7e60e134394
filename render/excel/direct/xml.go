package direct

import "strconv"

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// special marks what cannot stand in XML as it is, within a text and within an attribute alike.
var special = [256]bool{'&': true, '<': true, '>': true, '"': true, '\t': true, '\n': true, '\r': true}

// text appends s between tags. Quotes, tabs and line feeds stay as they are, as they may there.
func text(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !special[c] {
			continue
		}
		var code string
		switch c {
		case '&':
			code = "&amp;"
		case '<':
			code = "&lt;"
		case '>':
			code = "&gt;"
		case '\r':
			code = "&#xD;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), code...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

// attribute appends name="s" with a space before it.
func attribute(b []byte, name, s string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !special[c] {
			continue
		}
		var code string
		switch c {
		case '&':
			code = "&amp;"
		case '<':
			code = "&lt;"
		case '>':
			code = "&gt;"
		case '"':
			code = "&quot;"
		case '\t':
			code = "&#x9;"
		case '\n':
			code = "&#xA;"
		default:
			code = "&#xD;"
		}
		b = append(append(b, s[from:i]...), code...)
		from = i + 1
	}
	b = append(b, s[from:]...)
	return append(b, '"')
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
