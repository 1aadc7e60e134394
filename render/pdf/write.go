package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"theodoi/finding"
	"theodoi/render/layout"
	"theodoi/report"
)

// Write prints doc. The findings name letters that the font lacks; they are printed as squares. On an error nothing is written.
func Write(w io.Writer, doc report.Document) ([]finding.Finding, error) {
	g := &glyphs{}
	pages, err := compose(g, doc)
	if err != nil {
		return nil, err
	}
	p := newPaper()
	p.properties(g, doc)
	p.print(pages, g.draftMark(doc))
	var file bytes.Buffer
	if err := p.pdf.Output(&file); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	if _, err := w.Write(file.Bytes()); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return g.findings, nil
}

// compose gives everything on the paper its place: the paper itself on upright sheets, then each appendix on broad ones, or upright where
// it asks for that.
func compose(g *glyphs, doc report.Document) ([]page, error) {
	s := &setter{glyphs: g, frame: portrait, size: bodySize}
	boxes := s.opening(doc.Head)
	body, err := s.nodes(doc.Body)
	if err != nil {
		return nil, err
	}
	boxes = append(boxes, body...)
	if end := s.closing(doc.Sign); end != nil {
		boxes = append(boxes, end)
		for _, b := range boxes[max(0, len(boxes)-1-signedLines) : len(boxes)-1] {
			b.keep = true
		}
	}
	pages := paginate(portrait, boxes)
	if doc.AppendixOnly() {
		pages = nil
	}
	for _, a := range doc.Appendix {
		sheet := landscape
		if a.Portrait {
			sheet = portrait
		}
		s := &setter{glyphs: g, frame: sheet, size: appendixSize, outline: 1}
		boxes, err := s.appendix(a, len(doc.Appendix) == 1)
		if err != nil {
			return nil, err
		}
		pages = append(pages, paginate(sheet, boxes)...)
	}
	return pages, nil
}

// print draws the pages and the outline.
func (p *paper) print(pages []page, draft draftMark) {
	var targets []target
	p.places = anchors(pages)
	for i, pg := range pages {
		p.turn(pg.frame)
		draft.draw(p, pg.frame)
		drawPage(p, pg)
		for _, at := range pg.placed {
			if at.box.mark != nil {
				targets = append(targets, target{*at.box.mark, i + 1, at.y, pg.frame.height})
			}
		}
	}
	p.outline(targets, pages[len(pages)-1].frame.height)
}

// drawPage draws a page's number and boxes. The first page of a part has no number (Decree 30/2020, Phụ lục I, I.7).
func drawPage(p pen, pg page) {
	if pg.number > 1 {
		st := style{face: regular, size: pageNumberSize, spacing: singleSpacing}
		n := strconv.Itoa(pg.number)
		p.text((pg.frame.width-st.width(n))/2, pageNumberBaseline, n, st)
	}
	for _, at := range pg.placed {
		at.box.draw(p, at.y)
	}
}

// properties fills in the file's properties. The dates come from the document, never from the clock, and gofpdf sorts what it
// otherwise writes in the order of a map: the same document gives the same bytes.
func (p *paper) properties(g *glyphs, doc report.Document) {
	p.pdf.SetCatalogSort(true)
	p.pdf.SetProducer(layout.Producer, true)
	p.pdf.SetTitle(g.title(doc.Title), true)
	p.pdf.SetAuthor(g.title(doc.Author), true)
	p.pdf.SetCreationDate(created(doc))
	p.pdf.SetModificationDate(created(doc))
}

// created is the date of the file: the document's, else that of its head. gofpdf reads the zero time as "now".
func created(doc report.Document) time.Time {
	for _, d := range []time.Time{doc.Created.Time(), doc.Head.Date.Time()} {
		if !d.IsZero() {
			return d
		}
	}
	return time.Unix(0, 0).UTC()
}
