package source

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/words"
)

// body reads the part with the text.
func (d *docx) body(x *xmlPart) {
	x.root(func(e xml.StartElement) {
		if element(e) != "w:body" {
			x.skip()
			return
		}
		x.children(func(e xml.StartElement) { d.block(x, e) })
	})
	d.endCarried()
}

// block reads an element among paragraphs and tables.
func (d *docx) block(x *xmlPart, e xml.StartElement) {
	inside := func() { x.children(func(e xml.StartElement) { d.block(x, e) }) }
	switch element(e) {
	case "w:p":
		d.paragraph(x)
	case "w:tbl":
		d.readTable(x)
	case "w:sdt":
		x.children(func(e xml.StartElement) {
			if element(e) == "w:sdtContent" {
				inside()
				return
			}
			x.skip()
		})
	case "w:ins", "w:moveTo":
		d.changes++
		inside()
	case "w:del", "w:moveFrom":
		d.changes++
		x.skip()
	case "w:customXml", "w:smartTag", "w:sdtContent", "w:txbxContent":
		inside()
	case "mc:AlternateContent":
		d.alternate(x, func(e xml.StartElement) { d.block(x, e) })
	case "m:oMathPara", "m:oMath":
		d.paragraphAround(x, func() { d.inline(x, e) })
	case "w:altChunk":
		d.miss(words.PartChunk)
		x.skip()
	default:
		x.skip()
	}
}

// alternate reads the first choice that holds text, or what stands in its place for older programs.
func (d *docx) alternate(x *xmlPart, visit func(xml.StartElement)) {
	before := d.kept
	x.children(func(e xml.StartElement) {
		if name := element(e); d.kept == before && (name == "mc:Choice" || name == "mc:Fallback") {
			pictures := d.pictures
			x.children(visit)
			if name == "mc:Fallback" {
				d.pictures = pictures
			}
			return
		}
		x.skip()
	})
}

// paragraph is a paragraph of Word on the way.
type paragraph struct {
	style   string
	numbers numbered
	looks   looks
	joined  bool // its end was deleted: the next paragraph goes on in it
	runs    []run
	hidden  []run
	boxes   []flowBlock // text boxes that are anchored in it
	notes   []string
}

// breakSign stands for a line break in the text of a run.
const breakSign = '\v'

func (d *docx) paragraph(x *xmlPart) {
	d.paragraphAround(x, func() {
		x.children(func(e xml.StartElement) {
			if element(e) == "w:pPr" {
				d.properties(x)
				return
			}
			d.inline(x, e)
		})
	})
}

// paragraphAround opens a paragraph, has it filled and closes it.
func (d *docx) paragraphAround(x *xmlPart, fill func()) {
	outer := d.para
	d.para = &paragraph{style: d.styles.paragraph, numbers: numbered{level: -1}, runs: d.carried}
	d.para.looks = d.styles.looksOf(d.para.style).over(d.styles.usual)
	d.carried = nil
	if d.box == 0 {
		d.counted++
	}
	fill()
	d.endParagraph()
	d.para = outer
	if d.kept > maxBlocks {
		x.err = errTooLong
	}
}

// properties reads those of the open paragraph.
func (d *docx) properties(x *xmlPart) {
	p := d.para
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:pStyle":
			p.style = value(e, "val")
			x.skip()
		case "w:numPr":
			p.numbers = readNumbered(x)
		case "w:rPr":
			x.children(func(e xml.StartElement) {
				switch element(e) {
				case "w:del", "w:moveFrom":
					p.joined = true
				}
				x.skip()
			})
		default:
			x.skip()
		}
	})
	p.looks = d.styles.looksOf(p.style).over(d.styles.usual)
}

// inline reads an element inside of a paragraph.
func (d *docx) inline(x *xmlPart, e xml.StartElement) {
	inside := func() { x.children(func(e xml.StartElement) { d.inline(x, e) }) }
	switch element(e) {
	case "w:r":
		d.run(x)
	case "w:ins", "w:moveTo":
		d.changes++
		inside()
	case "w:del", "w:moveFrom":
		d.changes++
		x.skip()
	case "w:fldSimple":
		if d.page && isPageField(value(e, "instr")) {
			x.skip()
			return
		}
		inside()
	case "w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdt", "w:sdtContent", "w:ruby", "w:rubyBase":
		inside()
	case "mc:AlternateContent":
		d.alternate(x, func(e xml.StartElement) { d.inline(x, e) })
	case "m:t":
		d.add(x.text(), looks{})
	default:
		if strings.HasPrefix(element(e), "m:") {
			inside()
			return
		}
		x.skip()
	}
}

// run reads a run of the open paragraph.
func (d *docx) run(x *xmlPart) {
	base := looks{}
	if d.para != nil {
		base = d.para.looks
	}
	look := base
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:rPr":
			var named looks
			own := readLooks(x, func(e xml.StartElement) {
				if element(e) == "w:rStyle" {
					named = d.styles.looksOf(value(e, "val"))
				}
			})
			look = own.over(named.over(base))
		case "w:t":
			d.add(x.text(), look)
		case "w:tab", "w:ptab":
			d.add(" ", look)
			x.skip()
		case "w:br", "w:cr":
			d.add(string(breakSign), look)
			x.skip()
		case "w:noBreakHyphen":
			d.add("-", look)
			x.skip()
		case "w:softHyphen":
			d.add("\u00ad", look) // a letter in old fonts
			x.skip()
		case "w:sym":
			if code, err := strconv.ParseUint(value(e, "char"), 16, 32); err == nil && utf8.ValidRune(rune(code)) {
				d.add(string(sign(value(e, "font"), rune(code))), look)
			}
			x.skip()
		case "w:fldChar":
			d.field(value(e, "fldCharType"))
			x.skip()
		case "w:instrText":
			d.instruct(x.text())
		case "w:footnoteReference":
			d.note("w:footnote" + value(e, "id"))
			x.skip()
		case "w:endnoteReference":
			d.note("w:endnote" + value(e, "id"))
			x.skip()
		case "w:drawing", "w:pict", "w:object":
			d.drawing(x)
		case "mc:AlternateContent":
			d.alternate(x, func(e xml.StartElement) { d.drawn(x, e) })
		case "w:ruby":
			x.children(func(e xml.StartElement) { d.inline(x, e) })
		default:
			x.skip()
		}
	})
}

// field follows the marks of fields that run over several runs.
func (d *docx) field(mark string) {
	n := len(d.fields)
	switch {
	case mark == "begin" && n < maxDepth:
		d.fields = append(d.fields, field{inside: true})
	case mark == "separate" && n > 0:
		d.fields[n-1].inside = false
	case mark == "end" && n > 0:
		d.fields = d.fields[:n-1]
	}
}

func (d *docx) instruct(text string) {
	if n := len(d.fields); n > 0 && len(d.fields[n-1].text) < 100 {
		d.fields[n-1].text += text
	}
}

// isSilent reports whether what comes is not shown: the instruction of a field, or the number of a page.
func (d *docx) isSilent() bool {
	for _, f := range d.fields {
		if f.inside || d.page && isPageField(f.text) {
			return true
		}
	}
	return false
}

func isPageField(instruction string) bool {
	words := strings.Fields(strings.ToUpper(instruction))
	return len(words) > 0 && (words[0] == "PAGE" || words[0] == "NUMPAGES" || words[0] == "SECTIONPAGES")
}

// add puts text behind the open paragraph.
func (d *docx) add(text string, look looks) {
	if d.para == nil || text == "" || d.isSilent() {
		return
	}
	text = signs(text, look.font)
	if look.caps {
		text = strings.ToUpper(text)
	}
	font := look.font
	if signFont(font) != "" {
		font = ""
	}
	to := &d.para.runs
	if look.hidden {
		to = &d.para.hidden
	}
	if n := len(*to); n > 0 && (*to)[n-1].font == font && (*to)[n-1].line == max(1, d.counted) {
		(*to)[n-1].text = append((*to)[n-1].text, text...)
		return
	}
	d.kept++
	*to = append(*to, run{[]byte(text), font, max(1, d.counted)})
}

// note keeps a foot-note for behind the paragraph.
func (d *docx) note(id string) {
	if list, ok := d.notes[id]; ok && d.para != nil && !d.isSilent() {
		d.para.notes = append(d.para.notes, list...)
		delete(d.notes, id)
	}
}

// drawing looks for text boxes and pictures.
func (d *docx) drawing(x *xmlPart) {
	x.children(func(e xml.StartElement) { d.drawn(x, e) })
}

func (d *docx) drawn(x *xmlPart, e xml.StartElement) {
	switch {
	case element(e) == "w:txbxContent":
		d.textBox(x)
	case e.Name.Local == "blip" || e.Name.Local == "imagedata":
		d.pictures++
		x.skip()
	case element(e) == "mc:AlternateContent":
		d.alternate(x, func(e xml.StartElement) { d.drawn(x, e) })
	case e.Name.Local == "textpath": // WordArt of older programs
		d.add(" "+value(e, "string")+" ", looks{})
		x.skip()
	default:
		d.drawing(x)
	}
}

// textBox reads a text box; what stands in it comes behind the paragraph it is anchored in.
func (d *docx) textBox(x *xmlPart) {
	before, para, fields, carried := d.flow, d.para, d.fields, d.carried
	d.flow, d.para, d.fields, d.carried = flow{}, nil, nil, nil
	d.box++
	x.children(func(e xml.StartElement) { d.block(x, e) })
	d.endCarried()
	d.box--
	blocks := d.flow.blocks
	d.flow, d.para, d.fields, d.carried = before, para, fields, carried
	if d.para == nil {
		d.flow.blocks = append(d.flow.blocks, blocks...)
		return
	}
	d.para.boxes = append(d.para.boxes, blocks...)
}

// endParagraph hands the open paragraph to the flow, with its number in front and what is anchored in it behind.
func (d *docx) endParagraph() {
	p := d.para
	for i := range d.fields {
		d.fields[i].inside = false // no instruction is longer than a paragraph; a lost mark must not swallow the rest
	}
	if p.joined {
		d.carried = p.runs
		p.runs = nil
	} else {
		d.flow.pending = d.number(p)
		d.addLines(p.runs)
		d.flow.pending = ""
	}
	if len(p.hidden) > 0 {
		d.flow.outside++
		d.addLines(p.hidden)
		d.flow.outside--
	}
	d.flow.blocks = append(d.flow.blocks, p.boxes...)
	for _, note := range p.notes {
		d.kept++
		d.flow.add("[*] "+note, "", max(1, d.counted))
		d.flow.endParagraph(nil)
	}
}

// endCarried closes a paragraph that was to go on in a next one that did not come.
func (d *docx) endCarried() {
	d.addLines(d.carried)
	d.carried = nil
}

// number counts the paragraph if it belongs to a list.
func (d *docx) number(p *paragraph) string {
	at, styled := p.numbers, p.style
	if at.list == "" {
		var by numbered
		by, styled = d.styles.numbersOf(p.style)
		if at.level < 0 {
			at.level = by.level
		}
		at.list = by.list
	}
	if at.list == "" || at.list == "0" {
		return ""
	}
	return d.numbers.next(at, styled, d.styles)
}

// addLines hands over a paragraph, in several where a line break plainly begins a new one.
func (d *docx) addLines(runs []run) {
	for i, r := range runs {
		text := string(r.text)
		for {
			at := strings.IndexRune(text, breakSign)
			if at < 0 {
				break
			}
			d.flow.add(text[:at], r.font, r.line)
			text = text[at+1:]
			if d.flow.breaksBefore(text, runs[i+1:]) {
				d.flow.endParagraph(nil)
			} else {
				d.flow.add(" ", r.font, r.line)
			}
		}
		d.flow.add(text, r.font, r.line)
	}
	d.flow.endParagraph(nil)
}

// breaksBefore reports whether the text behind a line break begins a paragraph: unless it goes on with a small letter where no sentence ended.
func (f *flow) breaksBefore(text string, rest []run) bool {
	const blank = " \u00a0\v"
	text = strings.TrimLeft(text, blank)
	for i := 0; text == "" && i < len(rest); i++ {
		text = strings.TrimLeft(string(rest[i].text[:min(len(rest[i].text), maxBefore)]), blank)
	}
	next, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(next) || paragraphMark.MatchString(text[:min(len(text), maxBefore)]) {
		return true
	}
	if len(f.open) == 0 {
		return false
	}
	open := f.open[len(f.open)-1].text
	return endsSentence(strings.TrimSpace(string(open[max(0, len(open)-maxBefore):])))
}

// maxBefore is how many bytes around a line break are looked at.
const maxBefore = 80
