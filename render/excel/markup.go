package excel

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// markup is a part of XML whose letters stay as they are: it only says where the children of the root stand, so that something can be
// put between them.
type markup struct {
	data     []byte
	prefix   string // of the root's namespace, with its colon
	space    string
	root     element
	children []element
}

// element is an element by its places: start and inner around its start tag, stop and end around its end tag. One that closes itself
// has the last three alike.
type element struct {
	name                    string
	start, inner, stop, end int
}

func (e element) closesItself() bool { return e.inner == e.end }

// readMarkup reads a part. The rows of a worksheet are passed over, for they may be most of it and nothing is put there.
func readMarkup(data []byte) (markup, error) {
	m := markup{data: data}
	short, gapAt, gap := withoutRows(data)
	found, root, err := elements(short, 1)
	if err != nil {
		return m, err
	}
	if root.name == "" {
		return m, fmt.Errorf("a part without a root element")
	}
	for _, e := range found {
		m.children = append(m.children, e.behind(gapAt, gap))
	}
	m.root = root.behind(gapAt, gap)
	raw := data[m.root.start+1 : m.root.inner]
	if i := bytes.Index(raw, []byte(root.name)); i > 0 {
		m.prefix = string(raw[:i])
	}
	var name xml.Name
	if token, err := nextStart(data[m.root.start:]); err == nil {
		name = token.Name
	}
	m.space = name.Space
	return m, nil
}

// behind moves the places that lie behind a gap.
func (e element) behind(at, gap int) element {
	for _, place := range []*int{&e.start, &e.inner} {
		if *place > at {
			*place += gap
		}
	}
	for _, place := range []*int{&e.stop, &e.end} {
		if *place >= at {
			*place += gap
		}
	}
	return e
}

var rowsStart = regexp.MustCompile(`<((?:\w+:)?)sheetData(?:\s[^>]*[^>/])?>`)

// withoutRows leaves out what stands within sheetData, and says where that was and how long.
func withoutRows(data []byte) (short []byte, at, gap int) {
	tag := rowsStart.FindSubmatchIndex(data)
	if tag == nil {
		return data, len(data) + 1, 0
	}
	at = tag[1]
	stop := bytes.LastIndex(data, []byte("</"+string(data[tag[2]:tag[3]])+"sheetData"))
	if stop < at {
		return data, len(data) + 1, 0
	}
	return slices.Concat(data[:at], data[stop:]), at, stop - at
}

// mostTokens is how many pieces of XML are looked at in one part outside its rows. Honest parts have some thousands.
const mostTokens = 1_000_000

var errTokens = errors.New("too many pieces of XML")

// elements finds the elements at a depth, the root of a whole part being at depth 0.
func elements(data []byte, depth int) (found []element, root element, err error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	var open []element
	for range mostTokens {
		from := int(dec.InputOffset())
		token, err := dec.Token()
		if err == io.EOF {
			return found, root, nil
		}
		if err != nil {
			return nil, root, err
		}
		to := int(dec.InputOffset())
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, element{name: t.Name.Local, start: from, inner: to})
		case xml.EndElement:
			e := open[len(open)-1]
			open = open[:len(open)-1]
			e.stop, e.end = from, to
			if len(open) == depth {
				found = append(found, e)
			}
			if len(open) == 0 {
				root = e
			}
		}
	}
	return nil, root, errTokens
}

// within lists the children of one of the part's elements.
func (m markup) within(e element) []element {
	found, _, err := elements(m.data[e.inner:e.stop], 0)
	if err != nil {
		return nil
	}
	for i := range found {
		f := &found[i]
		f.start, f.inner, f.stop, f.end = f.start+e.inner, f.inner+e.inner, f.stop+e.inner, f.end+e.inner
	}
	return found
}

func (m markup) child(name string) (element, bool) {
	i := slices.IndexFunc(m.children, func(e element) bool { return e.name == name })
	if i < 0 {
		return element{}, false
	}
	return m.children[i], true
}

// before is the place in front of the first of the children named, or the end of the root if it has none of them.
func (m markup) before(names ...string) int {
	for _, e := range m.children {
		if slices.Contains(names, e.name) {
			return e.start
		}
	}
	return m.root.stop
}

func nextStart(data []byte) (xml.StartElement, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, nil
		}
	}
}

// attribute returns an attribute of an element by its local name.
func (m markup) attribute(e element, name string) string {
	start, err := nextStart(m.data[e.start:e.inner])
	if err != nil {
		return ""
	}
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// own turns XML in which <~a> stands for an element of the part's own namespace into that of the part.
func (m markup) own(s string) string {
	return strings.NewReplacer("<~", "<"+m.prefix, "</~", "</"+m.prefix).Replace(s)
}

// edit puts a text in the place of what stands between two places.
type edit struct {
	from, to int
	text     string
}

// splice makes the edits, which must not overlap. Of two at one place the first stays in front.
func splice(data []byte, edits []edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, data[at:e.from]...)
		out = append(out, e.text...)
		at = e.to
	}
	return append(out, data[at:]...)
}

var countAttribute = regexp.MustCompile(`(\scount=["'])\d+(["'])`)

// grow puts n more children at the end of an element of which old are there, and counts them in its start tag if that counts.
func (m markup) grow(e element, old, n int, children string) []edit {
	tag := countAttribute.ReplaceAllString(string(m.data[e.start:e.inner]), "${1}"+strconv.Itoa(old+n)+"${2}")
	if !e.closesItself() {
		return []edit{{e.start, e.inner, tag}, {e.stop, e.stop, children}}
	}
	tag = strings.TrimRight(strings.TrimSuffix(tag, "/>"), " ")
	return []edit{{e.start, e.end, tag + ">" + children + m.own("</~"+e.name+">")}}
}
