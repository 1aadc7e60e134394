package source

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/parser/source/child"
	"theodoi/parser/source/pdftext"
)

// Time limits of a PDF file, short of recognising scans.
const (
	pdfLimit    = 28 * time.Second // for all of a file
	directLimit = 20 * time.Second // for the quick engine; the rest is for the thorough one
	pdfStall    = 6 * time.Second  // without a page
	pdfiumStall = 15 * time.Second // making the thorough engine ready for the first time takes seconds
)

// maxPDFWords is how many words of one file are kept: 650 on each of 2,000 pages.
const maxPDFWords = 1_300_000

// scanShare is the share of a page that a picture of all of it covers at least.
const scanShare = 0.6

// isPDF tells a PDF file. Other bytes may stand before its first line, as a mail program leaves them.
func isPDF(data []byte) bool {
	const within = 1024
	return bytes.Contains(data[:min(len(data), within)], []byte("%PDF-"))
}

// pdfFile is a PDF file that is being read.
type pdfFile struct {
	reader Reader
	data   []byte
	count  int
	words  int
	pages  map[int]pdftext.Page
	legacy map[int]viet.Legacy // pages that were written in legacy encodings
	late   bool                // time ran out
	full   bool                // more words than are kept
}

// readPDF reads a PDF file: every page with the quick engine, what that reads badly or not at all with the thorough one, scans with Tesseract.
func readPDF(ctx context.Context, r Reader, _ string, data []byte, b *builder) ([]finding.Finding, bool) {
	f := &pdfFile{reader: r, data: data, pages: map[int]pdftext.Page{}, legacy: map[int]viet.Legacy{}}
	if found := f.read(ctx); found != nil {
		return found, false
	}
	found := f.legacyFindings()
	scans := f.scans()
	found = append(found, f.findings(scans)...)
	found = append(found, f.recognise(ctx, scans)...)
	buildPages(b, f.arranged())
	return found, !finding.Any(found, finding.Block)
}

// read fills in the pages; its findings say why there are none.
func (f *pdfFile) read(ctx context.Context) []finding.Finding {
	ctx, cancel := context.WithTimeout(ctx, pdfLimit)
	defer cancel()
	first := f.run(ctx, child.Request{Engine: child.Direct}, directLimit, pdfStall)
	f.count = first.Pages
	wanted := f.doubtful()
	if f.full || f.count > 0 && len(wanted) == 0 {
		return nil
	}
	second := f.run(ctx, child.Request{Engine: child.PDFium, Pages: wanted, Cache: f.reader.cache()}, pdfLimit, pdfiumStall)
	f.count = max(f.count, second.Pages)
	f.late = errors.Is(first.Err, child.ErrTime) || errors.Is(second.Err, child.ErrTime)
	if len(f.pages) > 0 {
		return nil
	}
	switch {
	case errors.Is(second.Err, pdftext.ErrEncrypted), errors.Is(first.Err, pdftext.ErrEncrypted) && errors.Is(second.Err, child.ErrTime):
		return []finding.Finding{finding.New(finding.FileLocked, finding.Place{}, "", "")}
	case f.late:
		return []finding.Finding{finding.New(finding.PagesUnread, finding.Place{}, words.PageRanges(upTo(max(1, f.count))), words.PagesTime(int(pdfLimit.Seconds()))), f.damaged()}
	}
	return []finding.Finding{f.damaged()}
}

func (f *pdfFile) damaged() finding.Finding {
	return finding.New(finding.FileDamaged, finding.Place{}, words.FilePDF, "")
}

// run reads pages with one engine and keeps the better reading of each.
func (f *pdfFile) run(ctx context.Context, request child.Request, limit, stall time.Duration) child.Result {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	command := f.reader.Child
	if len(command) == 0 {
		command = child.Command()
	}
	return child.Read(ctx, command, request, f.data, stall, func(p pdftext.Page) {
		if request.Engine == child.PDFium && f.emptied(p) {
			return
		}
		encoding := legible(&p)
		old, ok := f.pages[p.Number]
		if p.Number < 1 || p.Number > pdftext.MaxPages || ok && !pdftext.Better(p, old) {
			return
		}
		if f.words+len(p.Words)-len(old.Words) > maxPDFWords {
			f.full = true
			cancel()
			return
		}
		f.words += len(p.Words) - len(old.Words)
		f.pages[p.Number] = p
		delete(f.legacy, p.Number)
		if encoding != viet.Unicode {
			f.legacy[p.Number] = encoding
		}
	})
}

// emptied says of a page on which the thorough engine found nothing that there may have been something: the quick engine could not read it at
// all. The thorough one makes an empty page of what is damaged.
func (f *pdfFile) emptied(p pdftext.Page) bool {
	_, read := f.pages[p.Number]
	return !read && len(p.Words) == 0 && p.Picture < scanShare
}

// cache is the folder for what is costly to make ready again.
func (r Reader) cache() string {
	if r.Cache != "" {
		return r.Cache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "theodoi")
}

// doubtful are the pages that the quick engine did not read well. Empty pages and scans without a letter are read well.
func (f *pdfFile) doubtful() []int {
	var out []int
	for n := 1; n <= min(f.count, pdftext.MaxPages); n++ {
		p, ok := f.pages[n]
		if ok && (len(p.Words) == 0 && p.Doubts == 0 || pdftext.Judge(p).Good) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// scans are the pages that are pictures of text: the whole page a picture, and no text to go by.
func (f *pdfFile) scans() []int {
	var out []int
	for _, n := range f.numbers() {
		if p := f.pages[n]; p.Picture >= scanShare && !pdftext.Judge(p).Good {
			out = append(out, n)
		}
	}
	return out
}

// numbers are the pages that were read, in order.
func (f *pdfFile) numbers() []int {
	var out []int
	for n := 1; n <= pdftext.MaxPages; n++ {
		if _, ok := f.pages[n]; ok {
			out = append(out, n)
		}
	}
	return out
}

// findings says which pages were not read, and which were read badly.
func (f *pdfFile) findings(scans []int) []finding.Finding {
	var found []finding.Finding
	var missing, unclear []int
	scanned := map[int]bool{}
	for _, n := range scans {
		scanned[n] = true
	}
	for n := 1; n <= min(f.count, pdftext.MaxPages); n++ {
		p, ok := f.pages[n]
		if !ok {
			missing = append(missing, n)
		} else if len(p.Words) > 0 && !scanned[n] && !pdftext.Judge(p).Good {
			unclear = append(unclear, n)
		}
	}
	if len(missing) > 0 {
		reason := words.PagesDamaged
		if f.full {
			reason = words.PagesTooMuch(maxPDFWords / 1000)
		} else if f.late {
			reason = words.PagesTime(int(pdfLimit.Seconds()))
		}
		found = append(found, finding.New(finding.PagesUnread, finding.Place{}, words.PageRanges(missing), reason))
	}
	if f.count > pdftext.MaxPages {
		found = append(found, finding.New(finding.PagesUnread, finding.Place{},
			words.PageRanges(upTo(f.count)[pdftext.MaxPages:]), words.PagesTooMany(pdftext.MaxPages)))
	}
	if len(unclear) > 0 {
		found = append(found, finding.New(finding.PagesUnclear, finding.Place{}, words.PageRanges(unclear), ""))
	}
	return found
}

func upTo(count int) []int {
	const most = 1_000_000
	var out []int
	for n := 1; n <= min(count, most); n++ {
		out = append(out, n)
	}
	return out
}

// arranged are the pages in order.
func (f *pdfFile) arranged() []pdftext.Page {
	var pages []pdftext.Page
	for _, n := range f.numbers() {
		pages = append(pages, f.pages[n])
	}
	return pages
}

// legacyFindings says how many lines were written in legacy encodings.
func (f *pdfFile) legacyFindings() []finding.Finding {
	lines := map[viet.Legacy]int{}
	for n, e := range f.legacy {
		lines[e] += pdftext.Lines(f.pages[n])
	}
	var found []finding.Finding
	for _, e := range viet.Legacies {
		if lines[e] > 0 {
			found = append(found, finding.New(finding.FileLegacy, finding.Place{Line: 1}, strconv.Itoa(lines[e]), words.Encoding(string(e))))
		}
	}
	return found
}

// softHyphen is a hyphen in fonts of today and a letter in those of TCVN3.
const softHyphen = "\u00ad"

// legible reads the words of a page that were written in a legacy encoding, and says in which.
func legible(p *pdftext.Page) viet.Legacy {
	var texts []string
	for _, w := range p.Words {
		texts = append(texts, w.Text)
	}
	fixed, encoding, changed := fixLegacy(strings.Join(texts, " "), "")
	parts := strings.Split(fixed, " ")
	if !changed || len(parts) != len(p.Words) {
		parts, encoding = texts, viet.Unicode
	}
	for i, text := range parts {
		p.Words[i].Text = strings.ReplaceAll(text, softHyphen, "-")
	}
	return encoding
}

// buildPages writes pages as paragraphs and tables.
func buildPages(b *builder, pages []pdftext.Page) {
	recognised := map[int]bool{}
	for _, p := range pages {
		recognised[p.Number] = p.OCR
	}
	w := pageWriter{b: b, recognised: recognised}
	for _, block := range pdftext.Arrange(pages).Blocks {
		switch {
		case block.Table != nil:
			w.table(block.Table)
		case block.Aside:
			w.aside(block.Pieces)
		default:
			w.paragraph(block.Pieces)
		}
	}
	b.inOCR = false
}

// pageWriter hands a document over to a builder.
type pageWriter struct {
	b          *builder
	recognised map[int]bool
}

func (w pageWriter) pieces(list []pdftext.Piece) []piece {
	var out []piece
	for _, p := range list {
		out = append(out, piece{text: p.Text, line: p.Line, page: p.Page, glued: p.Glued})
	}
	if len(list) > 0 {
		w.b.inOCR = w.recognised[list[0].Page]
	}
	return out
}

func (w pageWriter) paragraph(list []pdftext.Piece) { w.b.paragraph(w.pieces(list)...) }

func (w pageWriter) aside(list []pdftext.Piece) {
	for _, p := range w.pieces(list) {
		w.b.aside(p)
	}
}

func (w pageWriter) table(t *pdftext.Table) {
	w.b.beginTable(false)
	for _, row := range t.Rows {
		if row.Aside {
			for _, c := range row.Cells {
				for _, p := range c.Paragraphs {
					w.aside(p)
				}
			}
			continue
		}
		w.b.beginRow()
		for _, c := range row.Cells {
			w.b.beginCell(c.Column, c.Columns, c.Rows)
			for _, p := range c.Paragraphs {
				w.paragraph(p)
			}
		}
	}
	w.b.endTable()
}
