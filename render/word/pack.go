package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"theodoi/internal/ooxml"
)

// Namespaces, relations and kinds of parts (ISO/IEC 29500-1 and -2).
const (
	relationsNS  = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeRel    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	coreRel      = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	wordKind     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	chartKind    = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	coreKind     = "application/vnd.openxmlformats-package.core-properties+xml"
	propertyKind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
	sheetKind    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	fontName     = "Times New Roman"
)

var (
	nsWord      = at("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
	nsRelation  = at("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
	nsPlacement = at("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
	nsDrawing   = at("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
	nsChart     = at("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart")
)

// pack is the ZIP that a file of Office is: parts, what each is, and what belongs to what.
type pack struct {
	names  []string
	data   map[string][]byte
	kinds  map[string]string
	linked map[string][]relation // by the part that links; "" is the file itself
}

// relation leads from one part to another.
type relation struct{ kind, target string }

func newPack() *pack {
	return &pack{data: map[string][]byte{}, kinds: map[string]string{}, linked: map[string][]relation{}}
}

// add puts a part of XML into the pack.
func (p *pack) add(name, kind string, m markup) { p.addData(name, kind, []byte(xmlHead+string(m))) }

func (p *pack) addData(name, kind string, data []byte) {
	p.names = append(p.names, name)
	p.data[name], p.kinds[name] = data, kind
}

// link says that from needs target, named from from's folder, and returns the id to use there.
func (p *pack) link(from, kind, target string) string {
	p.linked[from] = append(p.linked[from], relation{kind, target})
	return "rId" + strconv.Itoa(len(p.linked[from]))
}

// write writes the ZIP: the same parts give the same bytes, for every part bears the same day.
func (p *pack) write(w io.Writer, day time.Time) error {
	z := zip.NewWriter(w)
	put := func(name string, data []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: day})
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	}
	if err := put("[Content_Types].xml", []byte(xmlHead+string(p.types()))); err != nil {
		return err
	}
	for _, from := range append([]string{""}, p.names...) {
		if from != "" {
			if err := put(from, p.data[from]); err != nil {
				return err
			}
		}
		if list := p.linked[from]; len(list) > 0 {
			if err := put(ooxml.RelationsPart(from), []byte(xmlHead+string(relationsPart(list)))); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// bytes is the ZIP in memory.
func (p *pack) bytes(day time.Time) ([]byte, error) {
	var b bytes.Buffer
	err := p.write(&b, day)
	return b.Bytes(), err
}

// types is the list of what every part is.
func (p *pack) types() markup {
	parts := []part{
		at("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"),
		el("Default", at("Extension", "rels"), at("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
		el("Default", at("Extension", "xml"), at("ContentType", "application/xml")),
	}
	for _, name := range p.names {
		parts = append(parts, el("Override", at("PartName", "/"+name), at("ContentType", p.kinds[name])))
	}
	return el("Types", parts...)
}

func relationsPart(list []relation) markup {
	parts := []part{at("xmlns", relationsNS)}
	for i, r := range list {
		parts = append(parts, el("Relationship", at("Id", "rId"+strconv.Itoa(i+1)), at("Type", r.kind), at("Target", r.target)))
	}
	return el("Relationships", parts...)
}
