package source

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// Limits of a packed file. Real documents have some dozens of parts and a few megabytes of text.
const (
	maxParts    = 10_000
	maxUnpacked = 64 << 20
	maxDepth    = 400
)

var (
	errTooBig  = errors.New("more text than is read")
	errTooDeep = errors.New("nested too deep")
	errTooLong = errors.New("more paragraphs than are read")
)

// pack is the zip file around a document.
type pack struct {
	parts   map[string]func() (io.ReadCloser, error)
	damaged bool  // it was put together from what is left of it
	left    int64 // bytes that may still be unpacked
	spent   bool  // they were not enough
}

// openPack returns the parts of a packed file. Where its list of parts is lost, they are looked for one by one.
func openPack(data []byte) *pack {
	p := &pack{parts: map[string]func() (io.ReadCloser, error){}, left: maxUnpacked}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		p.salvage(data)
		return p
	}
	for _, f := range z.File[:min(len(z.File), maxParts)] {
		if name := partName(f.Name); p.parts[name] == nil {
			p.parts[name] = f.Open
		}
	}
	return p
}

// partName is the key of a part: some programs write backslashes or a leading slash, and letter case does not count.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// localHeader is the size of what stands before the name of a part in a zip file.
const localHeader = 30

// salvage finds the parts of a zip file that lost its end, by the header in front of each.
func (p *pack) salvage(data []byte) {
	p.damaged = true
	for at := 0; len(p.parts) < maxParts; {
		i := bytes.Index(data[at:], []byte("PK\x03\x04"))
		if i < 0 || len(data)-at-i < localHeader {
			return
		}
		head := data[at+i:]
		at += i + 4
		method := binary.LittleEndian.Uint16(head[8:])
		size := int(binary.LittleEndian.Uint32(head[18:]))
		begin := localHeader + int(binary.LittleEndian.Uint16(head[26:]))
		name := head[localHeader:min(begin, len(head))]
		begin += int(binary.LittleEndian.Uint16(head[28:]))
		if begin > len(head) {
			return
		}
		body := head[begin:]
		key := partName(string(name))
		if p.parts[key] != nil {
			continue
		}
		p.parts[key] = func() (io.ReadCloser, error) {
			if method == zip.Deflate {
				return flate.NewReader(bytes.NewReader(body)), nil
			}
			return io.NopCloser(bytes.NewReader(body[:min(size, len(body))])), nil
		}
	}
}

func (p *pack) has(name string) bool { return p.parts[partName(name)] != nil }

// names returns the parts whose name begins with prefix, in order.
func (p *pack) names(prefix string) []string {
	var list []string
	for name := range p.parts {
		if strings.HasPrefix(name, prefix) {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// head returns the first bytes of a part.
func (p *pack) head(name string, n int64) string {
	open := p.parts[partName(name)]
	if open == nil {
		return ""
	}
	r, err := open()
	if err != nil {
		return ""
	}
	defer r.Close()
	out, err := io.ReadAll(io.LimitReader(r, n))
	if err != nil {
		return string(out) // what came before the damage is enough
	}
	return string(out)
}

// budget counts what is unpacked.
type budget struct {
	r io.Reader
	p *pack
}

func (b budget) Read(out []byte) (int, error) {
	if b.p.left <= 0 {
		b.p.spent = true
		return 0, errTooBig
	}
	n, err := b.r.Read(out)
	b.p.left -= int64(n)
	return n, err
}

// xmlPart reads the XML of one part. After an error every reading ends at once, so that what was read until then stands.
type xmlPart struct {
	d     *xml.Decoder
	depth int
	err   error
	whole bool // the outermost element was read to its end
	close func()
}

// open begins to read a part; nil if it is not there. Its bytes are made readable first: UTF-16, bytes that are no UTF-8 and control characters,
// which XML forbids.
func (p *pack) open(name string) *xmlPart {
	open := p.parts[partName(name)]
	if open == nil {
		return nil
	}
	r, err := open()
	if err != nil {
		return &xmlPart{err: err, close: func() {}}
	}
	clean := transform.Chain(xunicode.BOMOverride(encoding.Nop.NewDecoder()), runes.ReplaceIllFormed(), runes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}))
	x := &xmlPart{d: xml.NewDecoder(transform.NewReader(budget{r, p}, clean)), close: func() { r.Close() }}
	x.d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return x
}

// finish reads what is left, which checks the sum of the part, and returns why the part could not be read to its end.
func (x *xmlPart) finish() error {
	for x.err == nil {
		_, x.err = x.d.RawToken()
	}
	x.close()
	if errors.Is(x.err, io.EOF) && x.whole {
		return nil
	}
	return x.err
}

// root finds the element around all others and visits its children.
func (x *xmlPart) root(visit func(xml.StartElement)) {
	for x.err == nil {
		token, err := x.d.Token()
		if err != nil {
			x.err = err
			return
		}
		if _, ok := token.(xml.StartElement); ok {
			x.children(visit)
			x.whole = x.err == nil
			return
		}
	}
}

// children visits the elements inside of the one that was begun last. visit reads each to its end, by children, text or skip.
func (x *xmlPart) children(visit func(xml.StartElement)) {
	x.depth++
	defer func() { x.depth-- }()
	if x.depth > maxDepth {
		x.err = errTooDeep
	}
	for x.err == nil {
		token, err := x.d.Token()
		if err != nil {
			x.err = err
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			visit(token)
		case xml.EndElement:
			return
		}
	}
}

func (x *xmlPart) skip() {
	if x.err == nil {
		x.err = x.d.Skip()
	}
}

// text returns the characters inside of the element that was begun last.
func (x *xmlPart) text() string {
	var b strings.Builder
	for x.err == nil {
		token, err := x.d.Token()
		if err != nil {
			x.err = err
			break
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			x.skip()
		case xml.EndElement:
			return b.String()
		}
	}
	return b.String()
}

// value returns an attribute by its local name, in whatever namespace.
func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads an on/off element: present is on, unless it says otherwise.
func isOn(e xml.StartElement) bool {
	switch value(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// element names an element with a short prefix for the namespaces that matter, in the usual form of the format and in the strict one.
func element(e xml.StartElement) string {
	space := e.Name.Space
	switch {
	case strings.Contains(space, "wordprocessingml") && strings.HasSuffix(space, "/main"):
		return "w:" + e.Name.Local
	case strings.HasSuffix(space, "/markup-compatibility/2006"):
		return "mc:" + e.Name.Local
	case strings.HasSuffix(space, "/math"):
		return "m:" + e.Name.Local
	}
	return "?:" + e.Name.Local
}
