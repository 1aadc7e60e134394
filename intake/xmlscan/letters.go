package xmlscan

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"unicode/utf8"
)

// What a byte may be.
const (
	other   = iota
	blank   // between attributes
	initial // of a name
	inner   // of a name, but not its first
	colon   // behind the prefix of a name
)

var class = classes()

func classes() (c [256]byte) {
	for _, b := range " \t\r\n" {
		c[b] = blank
	}
	for b := 'a'; b <= 'z'; b++ {
		c[b], c[b-'a'+'A'] = initial, initial
	}
	for _, b := range "0123456789-." {
		c[b] = inner
	}
	c['_'], c[':'] = initial, colon
	return c
}

// name finds the end of the name that begins at from, and where its part behind the prefix begins.
func (r *Reader) name(from int) (end, last int, ok bool) {
	end, last = from, from
	for ; end < len(r.data); end++ {
		switch class[r.data[end]] {
		case initial:
			continue
		case inner:
			if end > last {
				continue
			}
		case colon:
			if last == from && end > from {
				last = end + 1
				continue
			}
		default:
			return end, last, end > last
		}
		return 0, 0, false
	}
	return 0, 0, false
}

// attribute reads the attribute that begins at from and returns where it ends.
func (r *Reader) attribute(from int) (after int, ok bool) {
	end, last, ok := r.name(from)
	if !ok || len(r.Attrs) == maxAttrs || end+2 > len(r.data) || r.data[end] != '=' {
		return 0, false
	}
	name := r.data[last:end]
	for i := range r.Attrs {
		if string(r.Attrs[i].Name) == string(name) {
			return 0, false
		}
	}
	quote := r.data[end+1]
	if quote != '"' && quote != '\'' {
		return 0, false
	}
	value, plain := r.data[end+2:], true
	for i, b := range value {
		switch b {
		case quote:
			value = value[:i]
			if !plain {
				if value, ok = r.expand(value); !ok {
					return 0, false
				}
			}
			r.Attrs = append(r.Attrs, Attr{name, value})
			return end + 2 + i + 1, true
		case '<':
			return 0, false
		case '&', '\r':
			plain = false
		}
	}
	return 0, false
}

// expand replaces entities by what they mean, and line ends of Windows and of old Macs by line feeds, as XML asks for.
func (r *Reader) expand(text []byte) ([]byte, bool) {
	from := len(r.scratch)
	for len(text) > 0 {
		n := bytes.IndexByte(text, '&')
		if n < 0 {
			n = len(text)
		}
		r.unixLines(text[:n])
		if text = text[n:]; len(text) == 0 {
			break
		}
		end := bytes.IndexByte(text[:min(len(text), longestEntity)], ';')
		if end < 0 {
			return nil, false
		}
		letter, ok := meaning(text[1:end])
		if !ok {
			return nil, false
		}
		r.scratch = utf8.AppendRune(r.scratch, letter)
		text = text[end+1:]
	}
	return r.scratch[from:len(r.scratch):len(r.scratch)], true
}

func (r *Reader) unixLines(text []byte) {
	for {
		n := bytes.IndexByte(text, '\r')
		if n < 0 {
			r.scratch = append(r.scratch, text...)
			return
		}
		r.scratch = append(append(r.scratch, text[:n]...), '\n')
		text = bytes.TrimPrefix(text[n+1:], []byte("\n"))
	}
}

// longestEntity is the length of &#x10FFFF; with a few zeros to spare.
const longestEntity = 16

func meaning(entity []byte) (rune, bool) {
	switch string(entity) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, numeric := bytes.CutPrefix(entity, []byte("#"))
	if !numeric {
		return 0, false
	}
	base := 10
	if hex, ok := bytes.CutPrefix(digits, []byte("x")); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune && isAllowed(rune(n))
}

// isAllowed reports whether XML allows a letter.
func isAllowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x1_0000
}

// allowed reports whether a whole document is UTF-8 with no letter that XML forbids. Looking at all of it at once, eight bytes at a
// time, costs a fraction of looking at every text by itself.
func allowed(data []byte) bool {
	if !utf8.Valid(data) || bytes.Contains(data, []byte("\ufffe")) || bytes.Contains(data, []byte("\uffff")) {
		return false
	}
	const ones = 0x0101010101010101
	rest := data
	for ; len(rest) >= 8; rest = rest[8:] {
		eight := binary.LittleEndian.Uint64(rest)
		if (eight-ones*' ')&^eight&(ones<<7) != 0 && !blanksOnly(rest[:8]) { // one of them is below a space
			return false
		}
	}
	return blanksOnly(rest)
}

// blanksOnly reports whether no control characters stand in data but the three that are blanks.
func blanksOnly(data []byte) bool {
	for _, b := range data {
		if b < ' ' && class[b] != blank {
			return false
		}
	}
	return true
}
