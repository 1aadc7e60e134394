package word

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"theodoi/render/layout"
	"theodoi/report"
)

// documentName is the part that holds the text.
const documentName = "word/document.xml"

// writer writes the blocks of a document one below the other.
type writer struct {
	pack    *pack
	day     time.Time
	mark    string            // of a draft
	anchors map[string]string // names of bookmarks by anchor
	placed  map[string]bool   // anchors that have got their bookmark
	tops    map[frame]headers
	charts  int

	frame      frame
	annex      bool // in an appendix
	blocks     []markup
	afterTable bool // the last block is a table: one right below would grow together with it
}

// Write writes doc as a Word file. On an error nothing is written.
func Write(w io.Writer, doc report.Document) error {
	p, err := packed(doc)
	if err != nil {
		return fmt.Errorf("word: %w", err)
	}
	var file bytes.Buffer
	if err := p.write(&file, created(doc)); err != nil {
		return fmt.Errorf("word: %w", err)
	}
	if _, err := w.Write(file.Bytes()); err != nil {
		return fmt.Errorf("word: %w", err)
	}
	return nil
}

// packed puts all parts of the file together.
func packed(doc report.Document) (*pack, error) {
	p := newPack()
	p.link("", officeRel+"officeDocument", documentName)
	p.link("", coreRel, "docProps/core.xml")
	p.link("", officeRel+"extended-properties", "docProps/app.xml")
	w := &writer{pack: p, day: created(doc), mark: draftMark(doc.Draft, doc.DraftMark), anchors: anchors(doc), placed: map[string]bool{}, tops: map[frame]headers{}}
	text, err := w.document(doc)
	if err != nil {
		return nil, err
	}
	p.add(documentName, wordKind+"document.main+xml", text)
	for _, extra := range []struct {
		kind string
		part markup
	}{{"styles", stylesPart()}, {"numbering", numberingPart()}, {"settings", settingsPart()}} {
		p.add("word/"+extra.kind+".xml", wordKind+extra.kind+"+xml", extra.part)
		p.link(documentName, officeRel+extra.kind, extra.kind+".xml")
	}
	p.add("docProps/core.xml", coreKind, corePart(doc, w.day))
	p.add("docProps/app.xml", propertyKind, appPart(doc))
	return p, nil
}

// document is the text: the paper itself on upright sheets, then each appendix in a section of its own.
func (w *writer) document(doc report.Document) (markup, error) {
	if err := w.front(doc); err != nil {
		return "", err
	}
	for i, a := range doc.Appendix {
		if i > 0 || !doc.AppendixOnly() {
			w.endSection()
		}
		w.frame, w.annex = landscape, true
		if a.Portrait {
			w.frame = portrait
		}
		w.appendix(a, len(doc.Appendix) == 1)
		if err := w.nodes(a.Body, false); err != nil {
			return "", fmt.Errorf("appendix %d: %w", i+1, err)
		}
	}
	w.add(paragraph(form{style: styleSpacer}, "")) // Word wants a paragraph behind a table
	body := el("w:body", join(w.blocks), w.section())
	return el("w:document", nsWord, nsRelation, nsPlacement, nsDrawing, nsChart, body), nil
}

// front is what stands before the appendices; nothing where the document is appendices alone.
func (w *writer) front(doc report.Document) error {
	w.frame = portrait
	if doc.AppendixOnly() {
		return nil
	}
	w.opening(doc.Head)
	signed := len(doc.Sign.Authority)+len(doc.Sign.Recipients) > 0 || doc.Sign.Name != ""
	if err := w.nodes(doc.Body, signed); err != nil {
		return err
	}
	w.closing(doc.Sign)
	return nil
}

// add puts blocks below those that are there.
func (w *writer) add(m markup) {
	if m == "" {
		return
	}
	if w.afterTable && strings.HasPrefix(string(m), "<w:tbl>") {
		w.blocks = append(w.blocks, paragraph(form{style: styleSpacer, exact: tableGap}, ""))
	}
	w.blocks = append(w.blocks, m)
	w.afterTable = false
}

// endSection ends a part of the paper with a line that nobody sees, which holds what its pages look like.
func (w *writer) endSection() {
	w.add(paragraph(form{style: styleSpacer, section: w.section()}, ""))
}

// nodes writes a body, block by block. signed says that the signature follows, which must not stand alone on a page.
func (w *writer) nodes(body []report.Node, signed bool) error {
	for i, n := range body {
		if err := w.node(n, signed && i == len(body)-1 || report.Announces(body[i:])); err != nil {
			return err
		}
	}
	return nil
}

// node writes one block; keep says that it stays with what follows.
func (w *writer) node(n report.Node, keep bool) error {
	switch n := n.(type) {
	case report.Heading:
		w.heading(n)
	case report.Paragraph:
		w.paragraph(n, form{keepNext: keep}, look{})
	case report.List:
		w.list(n, keep)
	case report.Table:
		w.table(n)
	case report.Chart:
		return w.chart(n)
	case report.Achievement:
		return w.achievement(n)
	case report.Trend:
		return w.trend(n)
	case report.Timeline:
		return w.timeline(n)
	default:
		return fmt.Errorf("no way to write a block of type %T", n)
	}
	return nil
}

// appendix writes what stands above an appendix: its number, its name in capitals and the paper it belongs to, centred (Decree
// 30/2020, Phụ lục I, III). Only where there are several do they bear numbers.
func (w *writer) appendix(a report.Appendix, alone bool) {
	number := layout.Appendix
	if a.Number != "" && !alone {
		number += " " + a.Number
	}
	w.add(line(styleAnnex, number))
	w.add(line(styleAnnexName, strings.ToUpper(a.Name)))
	w.add(line(styleAttach, a.Attach))
}

// anchors gives every row that links lead to the name of a bookmark. Names of bookmarks are short and of plain letters; those that
// begin with a low line stay out of Word's list of bookmarks.
func anchors(doc report.Document) map[string]string {
	names := map[string]string{}
	collect := func(body []report.Node) {
		for _, n := range body {
			t, ok := n.(report.Table)
			if !ok {
				continue
			}
			for _, r := range t.Rows {
				if r.Anchor != "" && names[r.Anchor] == "" {
					names[r.Anchor] = fmt.Sprintf("_dong%d", len(names)+1)
				}
			}
		}
	}
	collect(doc.Body)
	for _, a := range doc.Appendix {
		collect(a.Body)
	}
	return names
}
