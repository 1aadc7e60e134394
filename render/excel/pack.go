package excel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"theodoi/internal/ooxml"
)

// pack is an .xlsx file of another program. Parts can be looked at, replaced and added; all others are copied as they lie in the
// archive, without being unpacked.
type pack struct {
	in      *zip.Reader
	parts   map[string]*zip.File
	changed map[string][]byte // by ooxml.PartKey
	added   []string          // parts that the file did not have, in order
}

// partLimit is how large a part may be unpacked. The intake, which has read the file before, has the same limit for a sheet.
const partLimit = 64 << 20

// fileLimit is how large a file may be unpacked as a whole where all its parts are read. The library's own limit is 16 GB.
const fileLimit = 4 * partLimit

func openPack(data []byte) (*pack, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	p := &pack{in: in, parts: map[string]*zip.File{}, changed: map[string][]byte{}}
	for _, f := range in.File {
		if _, ok := p.parts[ooxml.PartKey(f.Name)]; !ok {
			p.parts[ooxml.PartKey(f.Name)] = f
		}
	}
	return p, nil
}

func (p *pack) has(name string) bool {
	_, changed := p.changed[ooxml.PartKey(name)]
	return changed || p.parts[ooxml.PartKey(name)] != nil
}

// read returns a part as it will be written.
func (p *pack) read(name string) ([]byte, error) {
	if data, ok := p.changed[ooxml.PartKey(name)]; ok {
		return data, nil
	}
	f := p.parts[ooxml.PartKey(name)]
	if f == nil {
		return nil, fmt.Errorf("the file has no part %s", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, partLimit+1))
	if err == nil && len(data) > partLimit {
		err = fmt.Errorf("part %s is too large", name)
	}
	return data, err
}

func (p *pack) markup(name string) (markup, error) {
	data, err := p.read(name)
	if err != nil {
		return markup{}, err
	}
	m, err := readMarkup(data)
	if err != nil {
		return m, fmt.Errorf("part %s: %w", name, err)
	}
	return m, nil
}

func (p *pack) put(name string, data []byte) {
	if !p.has(name) {
		p.added = append(p.added, name)
	}
	p.changed[ooxml.PartKey(name)] = data
}

// free is a name that no part has: what a number makes of the pattern.
func (p *pack) free(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !p.has(name) {
			return name
		}
	}
}

// write writes the file: its parts in their order, then the new ones.
func (p *pack) write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range p.in.File {
		data, ok := p.changed[ooxml.PartKey(f.Name)]
		switch {
		case p.parts[ooxml.PartKey(f.Name)] != f && ok:
			continue // a second entry of a name, which readers pass over
		case !ok:
			if err := out.Copy(f); err != nil {
				return err
			}
		default:
			if err := create(out, &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified}, data); err != nil {
				return err
			}
		}
	}
	for _, name := range p.added {
		if err := create(out, &zip.FileHeader{Name: name, Method: zip.Deflate}, p.changed[ooxml.PartKey(name)]); err != nil {
			return err
		}
	}
	return out.Close()
}

func create(out *zip.Writer, header *zip.FileHeader, data []byte) error {
	w, err := out.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// Addresses of the transitional form of the format, which every program writes unless it is told otherwise.
const (
	relationSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relationsSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
	contentTypes   = "[Content_Types].xml"
)

var errStrict = errors.New("the workbook is in the strict form")

// relation says where a part that belongs to another lies.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations lists the parts that belong to a part, by their names in the archive.
func (p *pack) relations(of string) ([]relation, error) {
	if !p.has(ooxml.RelationsPart(of)) {
		return nil, nil
	}
	data, err := p.read(ooxml.RelationsPart(of))
	if err != nil {
		return nil, err
	}
	var all struct {
		List []relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	for i, r := range all.List {
		all.List[i].Target = ooxml.Target(of, r.Target)
	}
	return all.List, nil
}

// related is the relation of a type, by the last word of the type's address.
func related(list []relation, name string) (relation, bool) {
	i := slices.IndexFunc(list, func(r relation) bool { return path.Base(r.Type) == name && !strings.EqualFold(r.Mode, "External") })
	if i < 0 {
		return relation{}, false
	}
	return list[i], true
}

// relate makes a part belong to another and returns the relation's ID.
func (p *pack) relate(of, name, target string) (string, error) {
	list, err := p.relations(of)
	if err != nil {
		return "", err
	}
	id := ""
	for n := len(list) + 1; id == "" || slices.ContainsFunc(list, func(r relation) bool { return strings.EqualFold(r.ID, id) }); n++ {
		id = "rId" + strconv.Itoa(n)
	}
	if !p.has(ooxml.RelationsPart(of)) {
		p.put(ooxml.RelationsPart(of), []byte(xml.Header+`<Relationships xmlns="`+relationsSpace+`"/>`))
	}
	return id, p.append(ooxml.RelationsPart(of), fmt.Sprintf(`<~Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, id, relationSpace, name, attributeText(target)))
}

// append puts XML at the end of a part's root.
func (p *pack) append(name, children string) error {
	m, err := p.markup(name)
	if err != nil {
		return err
	}
	p.put(name, splice(m.data, m.grow(m.root, 0, 0, m.own(children))))
	return nil
}

// declare says what a new part holds.
func (p *pack) declare(name, contentType string) error {
	return p.append(contentTypes, fmt.Sprintf(`<~Override PartName="/%s" ContentType="%s"/>`, attributeText(name), contentType))
}

// declareEnding says what parts of an ending hold, unless that is said already.
func (p *pack) declareEnding(ending, contentType string) error {
	m, err := p.markup(contentTypes)
	if err != nil {
		return err
	}
	for _, e := range m.children {
		if e.name == "Default" && strings.EqualFold(m.attribute(e, "Extension"), ending) {
			return nil
		}
	}
	p.put(contentTypes, splice(m.data, []edit{{m.root.inner, m.root.inner, m.own(fmt.Sprintf(`<~Default Extension="%s" ContentType="%s"/>`, ending, contentType))}}))
	return nil
}

// typeOf is what the file says that a part holds.
func (p *pack) typeOf(name string) string {
	m, err := p.markup(contentTypes)
	if err != nil {
		return ""
	}
	for _, e := range m.children {
		if e.name == "Override" && ooxml.PartKey(m.attribute(e, "PartName")) == ooxml.PartKey(name) {
			return m.attribute(e, "ContentType")
		}
	}
	return ""
}

// attributeText escapes s for an attribute's value or an element's text.
func attributeText(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
