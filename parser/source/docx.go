package source

import (
	"context"
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// maxBlocks is how many paragraphs and runs of a document are kept.
const maxBlocks = 400_000

// isZIP tells a packed file.
func isZIP(data []byte) bool {
	return strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04")
}

// readZIP reads the Word file that a packed file is, or says what else it is.
func readZIP(ctx context.Context, r Reader, name string, data []byte, b *builder) ([]finding.Finding, bool) {
	p := openPack(data)
	d := docx{pack: p, main: mainPart(p)}
	if d.main == "" {
		return refusePack(ctx, r, name, data, b, p)
	}
	d.read()
	if p.spent && len(d.flow.blocks) == 0 || p.left <= 0 {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, words.AfterUnpacking(megabytes(maxUnpacked)), megabytes(maxUnpacked))}, false
	}
	if len(d.flow.blocks) == 0 && (d.broken || p.damaged) {
		return []finding.Finding{finding.New(finding.FileDamaged, finding.Place{}, words.FileWord, "")}, false
	}
	findings := d.findings()
	return append(findings, d.flow.into(b).findings()...), true
}

// mainPart returns the name of the part with the text, "" if the file is no Word file.
func mainPart(p *pack) string {
	if target := relationTarget(p, "_rels/.rels", "", "/officeDocument"); target != "" && p.has(target) && strings.Contains(target, "document") {
		return target
	}
	if p.has("word/document.xml") {
		return "word/document.xml"
	}
	return ""
}

// refusePack says what a packed file is that holds no Word text, or has it converted.
func refusePack(ctx context.Context, r Reader, name string, data []byte, b *builder, p *pack) ([]finding.Finding, bool) {
	mime := p.head("mimetype", 100)
	refuse := func(code finding.Code, what string) ([]finding.Finding, bool) {
		return []finding.Finding{finding.New(code, finding.Place{}, what, "")}, false
	}
	switch {
	case len(p.names("xl/")) > 0:
		return refuse(finding.FileSheet, words.FileExcel)
	case strings.Contains(mime, "opendocument.spreadsheet"):
		return refuse(finding.FileSheet, words.FileSheet)
	case strings.Contains(mime, "opendocument.text"):
		return convertOld(ctx, r, name, data, b, oldODT)
	case len(p.names("ppt/")) > 0, strings.Contains(mime, "opendocument.presentation"):
		return refuse(finding.FileBinary, words.FileSlides)
	case len(p.names("index/")) > 0 && p.has("index/document.iwa"):
		return refuse(finding.FileBinary, words.FilePages)
	case p.damaged:
		return refuse(finding.FileDamaged, words.FileZIPBroken)
	}
	return refuse(finding.FileBinary, words.FileZIPOther)
}

// relation is what one part says of another.
type relation struct{ kind, target string }

// relations reads a part of relations; targets are from folder.
func relations(p *pack, name, folder string) (list []relation, broken bool) {
	x := p.open(name)
	if x == nil {
		return nil, false
	}
	x.root(func(e xml.StartElement) {
		if target := value(e, "Target"); value(e, "TargetMode") != "External" && target != "" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			list = append(list, relation{value(e, "Type"), partName(target)})
		}
		x.skip()
	})
	return list, x.finish() != nil
}

func relationTarget(p *pack, name, folder, kind string) string {
	list, _ := relations(p, name, folder)
	for _, r := range list {
		if strings.HasSuffix(r.kind, kind) {
			return r.target
		}
	}
	return ""
}

// docx reads the parts of a Word file.
type docx struct {
	pack    *pack
	main    string
	flow    flow
	styles  styles
	numbers numbering
	notes   map[string][]string // the paragraphs of foot-notes and end-notes, by kind and id
	fields  []field
	table   int   // in how many tables
	box     int   // in how many text boxes, which Word does not count paragraphs of
	counted int   // paragraphs
	kept    int   // paragraphs and runs
	carried []run // of a paragraph whose end was deleted
	page    bool  // in a header or footer
	para    *paragraph

	changes, pictures int
	broken            bool // the text itself ends in the middle
	unread            []string
}

// field is a field of Word on the way: its instruction is not shown, its result is.
type field struct {
	inside bool // in the instruction
	text   string
}

func (d *docx) read() {
	folder := path.Dir(d.main)
	list, broken := relations(d.pack, path.Join(folder, "_rels", path.Base(d.main)+".rels"), folder)
	if broken {
		d.miss(words.PartRest)
	}
	find := func(kind string) string {
		for _, r := range list {
			if strings.HasSuffix(r.kind, "/"+kind) && d.pack.has(r.target) {
				return r.target
			}
		}
		return path.Join(folder, kind+".xml")
	}
	d.styles, d.numbers, d.notes = newStyles(), newNumbering(), map[string][]string{}
	d.part(find("styles"), words.PartStyles, d.styles.read)
	d.part(find("numbering"), words.PartNumbering, d.numbers.read)
	d.part(find("footnotes"), words.PartNotes, func(x *xmlPart) { d.readNotes(x, "w:footnote") })
	d.part(find("endnotes"), words.PartNotes, func(x *xmlPart) { d.readNotes(x, "w:endnote") })
	var above, below []flowBlock
	for _, r := range list {
		switch {
		case strings.HasSuffix(r.kind, "/header"):
			above = append(above, d.margin(r.target)...)
		case strings.HasSuffix(r.kind, "/footer"):
			below = append(below, d.margin(r.target)...)
		}
	}
	d.flow.blocks = append(d.flow.blocks, setMargin(above, 1)...)
	d.part(d.main, "", d.body)
	d.flow.blocks = append(d.flow.blocks, setMargin(below, max(1, d.counted))...)
}

// part reads one part and notes if it is damaged; what names it.
func (d *docx) part(name, what string, read func(*xmlPart)) {
	x := d.pack.open(name)
	if x == nil {
		return
	}
	read(x)
	switch err := x.finish(); {
	case err == nil:
	case errors.Is(err, errTooDeep):
		d.miss(words.PartDeep)
	case errors.Is(err, errTooLong):
		d.miss(words.PartLong)
	case what == "":
		d.broken = true
		d.miss(words.PartCut)
	default:
		d.miss(what)
	}
}

// miss notes once what could not be read.
func (d *docx) miss(what string) {
	if !slices.Contains(d.unread, what) {
		d.unread = append(d.unread, what)
	}
}

// fewLetters is below what a text of one page has.
const fewLetters = 300

func (d *docx) findings() []finding.Finding {
	if d.pack.damaged {
		d.miss(words.PartRest)
	}
	if d.pictures > 0 && d.flow.letters(fewLetters) < fewLetters {
		d.miss(words.PicturesWithText(d.pictures))
	}
	var list []finding.Finding
	if len(d.unread) > 0 {
		list = append(list, finding.New(finding.FilePart, finding.Place{}, strings.Join(d.unread, "; "), ""))
	}
	if d.changes > 0 {
		list = append(list, finding.New(finding.FileTracked, finding.Place{}, strconv.Itoa(d.changes), ""))
	}
	return list
}

// margin reads a header or footer. Page numbers are dropped.
func (d *docx) margin(name string) []flowBlock {
	before, counted := d.flow, d.counted
	d.flow, d.page, d.box = flow{}, true, d.box+1
	d.part(name, words.PartHeader, func(x *xmlPart) { x.root(func(e xml.StartElement) { d.block(x, e) }) })
	blocks := paragraphsOf(d.flow.blocks)
	d.flow, d.page, d.box, d.counted = before, false, d.box-1, counted
	return blocks
}

// paragraphsOf drops the tables around paragraphs.
func paragraphsOf(blocks []flowBlock) []flowBlock {
	return slices.DeleteFunc(blocks, func(b flowBlock) bool { return b.kind != flowParagraph })
}

// pageNumber is what is left of a margin that counts pages.
var pageNumber = pattern.New(`^(?i:(?:trang|page)?\s*[-–/]?\s*\d*\s*[-–/]?\s*\d*\s*[-–]?)$`)

// setMargin marks what stands in the margins of pages, once, as outside, unless the head of the document stands there.
func setMargin(blocks []flowBlock, line int) []flowBlock {
	head := slices.ContainsFunc(blocks, func(b flowBlock) bool { return nationalName.MatchString(viet.Bare(b.text())) })
	seen := map[string]bool{}
	var kept []flowBlock
	for _, b := range blocks {
		text := b.text()
		if seen[text] || pageNumber.MatchString(text) {
			continue
		}
		seen[text] = true
		for i := range b.runs {
			b.runs[i].line = line
		}
		b.outside = !head
		kept = append(kept, b)
	}
	return kept
}

// readNotes keeps the paragraphs of foot-notes or end-notes until they are referred to.
func (d *docx) readNotes(x *xmlPart, kind string) {
	x.root(func(e xml.StartElement) {
		if element(e) != kind || value(e, "type") != "" && value(e, "type") != "normal" {
			x.skip()
			return
		}
		before, counted := d.flow, d.counted
		d.flow, d.box = flow{}, d.box+1
		x.children(func(e xml.StartElement) { d.block(x, e) })
		var list []string
		for _, b := range d.flow.blocks {
			if b.kind == flowParagraph {
				list = append(list, b.text())
			}
		}
		d.flow, d.box, d.counted = before, d.box-1, counted
		d.notes[kind+value(e, "id")] = list
	})
}
