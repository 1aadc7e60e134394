package xmlscan

import "bytes"

// Kind tells the tokens apart.
type Kind byte

const (
	Unsure      Kind = iota // the document has to be read another way; nothing more comes
	Start                   // the start of an element: Name and Attrs
	End                     // the end of one, also of <c/>: Name
	Text                    // letters between two tags, entities replaced: Text
	Declaration             // <?xml version="1.0"?>
	EOF                     // the root is closed and nothing is left
)

// Attr is an attribute. The prefix of its name is left out.
type Attr struct{ Name, Value []byte }

// maxAttrs is how many attributes an element may have. The root of a sheet that Excel wrote has about twenty.
const maxAttrs = 64

// Token is what was read last. Its parts lie within the document or the reader and hold until the next one is read.
type Token struct {
	Name  []byte // of the element, without its prefix
	Attrs []Attr
	Text  []byte
}

// Attr returns the value of the attribute of a name.
func (t *Token) Attr(name string) []byte {
	for i := range t.Attrs {
		if string(t.Attrs[i].Name) == name {
			return t.Attrs[i].Value
		}
	}
	return nil
}

// Reader goes through one document.
type Reader struct {
	Token

	data    []byte
	at      int
	open    []element // those around, the root first
	empty   bool      // <c/> was read and its end has not been told
	rooted  bool      // the root was there
	returns bool      // the document has carriage returns
	scratch []byte    // for letters that do not stand in the document as they are meant
}

// element says where the name of an open element stands: all of it, and its part behind the prefix.
type element struct{ from, last, end int }

// Reset makes the reader ready for a document, and reports whether its letters are such as XML allows.
func (r *Reader) Reset(data []byte) bool {
	*r = Reader{data: data, open: r.open[:0], Token: Token{Attrs: r.Attrs[:0]}, scratch: r.scratch[:0]}
	r.returns = bytes.IndexByte(data, '\r') >= 0
	return allowed(data) && !bytes.Contains(data, []byte("]]>"))
}

// Offset is where the next token begins, or the end of <c/> while its End is still to come.
func (r *Reader) Offset() int { return r.at }

// Depth is how many elements are open. An element counts from its Start on, and no longer at its End.
func (r *Reader) Depth() int { return len(r.open) }

// Around is the name of an open element, the root being 0.
func (r *Reader) Around(i int) []byte { return r.data[r.open[i].last:r.open[i].end] }

// Next reads one token.
func (r *Reader) Next() Kind {
	r.scratch = r.scratch[:0]
	if r.empty {
		r.empty = false
		return r.close()
	}
	rest := r.data[r.at:]
	switch {
	case len(rest) == 0:
		if r.rooted && len(r.open) == 0 {
			return EOF
		}
		return Unsure
	case rest[0] != '<':
		return r.text(rest)
	case len(rest) < 2:
		return Unsure
	}
	switch rest[1] {
	case '/':
		return r.end()
	case '?':
		return r.declaration(rest)
	case '!':
		return Unsure
	}
	return r.start()
}

var byteOrderMark = []byte("\ufeff")

// text takes everything up to the next tag. Around the root only blanks may stand, and the mark that says UTF-8.
func (r *Reader) text(rest []byte) Kind {
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
	}
	text := rest[:n]
	if len(r.open) == 0 {
		outside := text
		if r.at == 0 {
			outside = bytes.TrimPrefix(outside, byteOrderMark)
		}
		if len(bytes.Trim(outside, " \t\r\n")) > 0 {
			return Unsure
		}
	}
	if bytes.IndexByte(text, '&') >= 0 || r.returns && bytes.IndexByte(text, '\r') >= 0 {
		meant, ok := r.expand(text)
		if !ok {
			return Unsure
		}
		text = meant
	}
	r.Text = text
	r.at += n
	return Text
}

// declaration takes <?xml version="1.0" encoding="UTF-8" standalone="yes"?> at the very beginning.
func (r *Reader) declaration(rest []byte) Kind {
	n := bytes.Index(rest, []byte("?>"))
	if n < 0 || r.rooted || !bytes.HasPrefix(rest, []byte("<?xml ")) || len(bytes.TrimPrefix(r.data[:r.at], byteOrderMark)) > 0 {
		return Unsure
	}
	for _, word := range bytes.Fields(rest[len("<?xml "):n]) {
		switch string(bytes.ToLower(word)) {
		case `version="1.0"`, `encoding="utf-8"`, `standalone="yes"`, `standalone="no"`:
		case `version='1.0'`, `encoding='utf-8'`, `standalone='yes'`, `standalone='no'`:
		default:
			return Unsure
		}
	}
	r.at += n + len("?>")
	return Declaration
}

func (r *Reader) end() Kind {
	from := r.at + len("</")
	if len(r.open) == 0 {
		return Unsure
	}
	open := r.open[len(r.open)-1]
	name := r.data[open.from:open.end]
	if len(r.data)-from < len(name) || string(r.data[from:from+len(name)]) != string(name) {
		return Unsure
	}
	after := r.blanks(from + len(name))
	if after == len(r.data) || r.data[after] != '>' {
		return Unsure
	}
	r.at = after + 1
	return r.close()
}

func (r *Reader) close() Kind {
	last := len(r.open) - 1
	r.Name = r.Around(last)
	r.open = r.open[:last]
	return End
}

func (r *Reader) blanks(at int) int {
	for at < len(r.data) && class[r.data[at]] == blank {
		at++
	}
	return at
}

func (r *Reader) start() Kind {
	from := r.at + len("<")
	end, last, ok := r.name(from)
	if !ok || r.rooted && len(r.open) == 0 {
		return Unsure
	}
	r.Attrs = r.Attrs[:0]
	for after := end; ; {
		at := r.blanks(after)
		switch {
		case at+1 >= len(r.data):
			return Unsure // the root's own end would still have to come
		case r.data[at] == '>':
			r.at = at + 1
		case r.data[at] == '/' && r.data[at+1] == '>':
			r.at, r.empty = at+2, true
		case at > after:
			if after, ok = r.attribute(at); !ok {
				return Unsure
			}
			continue
		default:
			return Unsure
		}
		r.open, r.rooted = append(r.open, element{from, last, end}), true
		r.Name = r.data[last:end]
		return Start
	}
}
