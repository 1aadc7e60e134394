package excel

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"theodoi/internal/words"
)

// note is what is written at a marked cell.
type note struct {
	at    spot
	texts []string
}

// noteLimit is how many letters a note shows; the list has the rest.
const noteLimit = 700

// text is the whole note. Its first line is always the same, so that the note is known again in a later copy.
func (n note) text() string {
	body := strings.Join(n.texts, "\n\n")
	if letters := []rune(body); len(letters) > noteLimit {
		body = string(letters[:noteLimit]) + "…\n" + words.FeedbackCut
	}
	return words.FeedbackNotes + "\n" + body
}

// mark marks the cells of every note and hangs the notes on them. Sheets without one lose the marks of an earlier copy.
func (b *returnedBook) mark(notes []note, look int) error {
	for i, p := range b.pages {
		if !p.isGrid || i == b.mine {
			continue
		}
		var own []note
		for _, n := range notes {
			if n.at.sheet == p.name {
				own = append(own, n)
			}
		}
		if err := b.markPage(p, own, look); err != nil {
			return fmt.Errorf("sheet %s: %w", p.name, err)
		}
	}
	return nil
}

func (b *returnedBook) markPage(p returnedPage, notes []note, look int) error {
	m, err := b.markup(p.part)
	if err != nil {
		return err
	}
	edits := highlight(m, notes, look)
	link, err := b.hang(p, m, notes)
	if err != nil {
		return err
	}
	if link != "" {
		at := m.before("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst")
		edits = append(edits, edit{at, at, m.own(fmt.Sprintf(`<~legacyDrawing xmlns:r="%s" r:id="%s"/>`, relationSpace, link))})
	}
	if len(edits) > 0 {
		b.put(p.part, splice(m.data, edits))
	}
	return nil
}

// markFormula is always true. By it the marks are known again in a later copy, whatever program has saved the file in between.
const markFormula = `N("theodoi")=0`

var (
	ourMark      = regexp.MustCompile(`N\((?:"|&quot;|&#34;)theodoi`)
	ruleTag      = regexp.MustCompile(`<(?:\w+:)?cfRule\b[^>]*>`)
	rulePriority = regexp.MustCompile(`(\spriority=["'])(\d+)(["'])`)
)

// afterMarks are the elements that stand behind conditional formats.
var afterMarks = []string{
	"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
	"cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
	"AlternateContent", "webPublishItems", "tableParts", "extLst",
}

// highlight marks cells through a conditional format: the cells' own styles stay as they are, blank cells need no entry, and the mark
// goes before the colours that the workbook gives by itself.
func highlight(m markup, notes []note, look int) []edit {
	var edits []edit
	at := -1
	for _, e := range m.children {
		if e.name != "conditionalFormatting" {
			continue
		}
		if at < 0 {
			at = e.start
		}
		rules := string(m.data[e.start:e.end])
		switch {
		case ourMark.MatchString(rules):
			edits = append(edits, edit{e.start, e.end, ""})
		case len(notes) > 0:
			edits = append(edits, edit{e.start, e.end, ruleTag.ReplaceAllStringFunc(rules, oneLater)})
		}
	}
	if len(notes) == 0 {
		return edits
	}
	if at < 0 {
		at = m.before(afterMarks...)
	}
	var cells []string
	for _, n := range notes {
		cells = append(cells, cell(n.at.column, n.at.row))
	}
	format := m.own(fmt.Sprintf(`<~conditionalFormatting sqref="%s"><~cfRule type="expression" dxfId="%d" priority="1"><~formula>%s</~formula></~cfRule></~conditionalFormatting>`,
		strings.Join(cells, " "), look, markFormula))
	return slices.Insert(edits, 0, edit{at, at, format})
}

func oneLater(tag string) string {
	return rulePriority.ReplaceAllStringFunc(tag, func(s string) string {
		parts := rulePriority.FindStringSubmatch(s)
		n, err := strconv.Atoi(parts[2])
		if err != nil {
			return s
		}
		return parts[1] + strconv.Itoa(n+1) + parts[3]
	})
}

// hang writes the notes into the sheet's comments and their frames into its drawing, and takes those of an earlier copy away. What the
// agency noted itself stays, and a cell with a note of theirs gets none of ours. The link is the relation of a new drawing.
func (b *returnedBook) hang(p returnedPage, m markup, notes []note) (link string, err error) {
	links, err := b.relations(p.part)
	if err != nil {
		return "", err
	}
	comments, hasComments := kind(links, "comments")
	if !hasComments && len(notes) == 0 {
		return "", nil
	}
	var gone []string
	if hasComments {
		if gone, notes, err = b.sweep(comments.Target, notes); err != nil {
			return "", err
		}
		if len(gone) == 0 && len(notes) == 0 {
			return "", nil
		}
	} else {
		comments.Target = b.free("xl/comments/can-sua%d.xml")
		b.put(comments.Target, []byte(xml.Header+`<comments xmlns="`+mainSpace+`"><authors/><commentList/></comments>`))
		if err := b.declare(comments.Target, spreadsheetType+"comments+xml"); err != nil {
			return "", err
		}
		if _, err := b.relate(p.part, "comments", comments.Target); err != nil {
			return "", err
		}
	}
	if err := b.comment(comments.Target, notes); err != nil {
		return "", err
	}
	return b.draw(p, m, links, notes, gone)
}

// sweep takes our comments out of a part and returns the cells they stood at, and the notes for which there is room.
func (b *returnedBook) sweep(part string, notes []note) (gone []string, room []note, err error) {
	m, err := b.markup(part)
	if err != nil {
		return nil, nil, err
	}
	list, ok := m.child("commentList")
	if !ok {
		return nil, nil, fmt.Errorf("part %s has no list of comments", part)
	}
	var edits []edit
	theirs := map[string]bool{}
	for _, e := range m.within(list) {
		at := m.attribute(e, "ref")
		if strings.HasPrefix(letters(m.data[e.start:e.end]), words.FeedbackNotes) {
			gone = append(gone, at)
			edits = append(edits, edit{e.start, e.end, ""})
		} else {
			theirs[at] = true
		}
	}
	for _, n := range notes {
		if !theirs[cell(n.at.column, n.at.row)] {
			room = append(room, n)
		}
	}
	if len(edits) > 0 {
		b.put(part, splice(m.data, edits))
	}
	return gone, room, nil
}

// letters is the text of a comment.
func letters(comment []byte) string {
	dec := xml.NewDecoder(bytes.NewReader(comment))
	var text strings.Builder
	inText := false
	for {
		token, err := dec.Token()
		if err != nil {
			if err != io.EOF {
				return ""
			}
			return strings.TrimSpace(text.String())
		}
		switch t := token.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

func (b *returnedBook) comment(part string, notes []note) error {
	m, err := b.markup(part)
	if err != nil {
		return err
	}
	authors, ok1 := m.child("authors")
	list, ok2 := m.child("commentList")
	if !ok1 || !ok2 || len(notes) == 0 {
		return nil
	}
	known := m.within(authors)
	author := slices.IndexFunc(known, func(e element) bool { return string(m.data[e.inner:e.stop]) == program })
	var edits []edit
	if author < 0 {
		author = len(known)
		edits = m.grow(authors, 0, 0, m.own("<~author>"+program+"</~author>"))
	}
	var all strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&all, `<~comment ref="%s" authorId="%d"><~text><~r><~rPr><~sz val="%d"/><~rFont val="%s"/></~rPr><~t xml:space="preserve">%s</~t></~r></~text></~comment>`,
			cell(n.at.column, n.at.row), author, noteSize, fontName, plainText(n.text()))
	}
	b.put(part, splice(m.data, append(edits, m.grow(list, 0, 0, m.own(all.String()))...)))
	return nil
}

// Measures of a note's frame.
const (
	noteSize   = 10    // of its letters
	noteWidth  = 300.0 // pixels
	noteIndent = 15.0
)

const (
	// vmlSpaces stand on every element of ours, for other programs give the same spaces other prefixes.
	vmlSpaces = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	vmlHead   = `<xml ` + vmlSpaces + `></xml>`
	vmlType   = `<v:shapetype ` + vmlSpaces + ` id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

var (
	vmlShape = regexp.MustCompile(`(?s)<(?:\w+:)?shape\s.*?</(?:\w+:)?shape>`)
	vmlPlace = regexp.MustCompile(`(?s)ObjectType="Note".*<(?:\w+:)?Row>\s*(\d+)\s*<.*<(?:\w+:)?Column>\s*(\d+)\s*<`)
	vmlID    = regexp.MustCompile(`_x0000_s(\d+)`)
)

// draw adds frames to the drawing of the sheet's notes, or makes one, and takes those of notes that are gone away.
func (b *returnedBook) draw(p returnedPage, m markup, links []relation, notes []note, gone []string) (link string, err error) {
	part, data := "", vmlHead
	if old, ok := m.child("legacyDrawing"); ok {
		i := slices.IndexFunc(links, func(r relation) bool { return r.ID == m.attribute(old, "id") })
		if i < 0 {
			return "", fmt.Errorf("the drawing of its notes is missing")
		}
		part = links[i].Target
		raw, err := b.read(part)
		if err != nil {
			return "", err
		}
		data = withoutFrames(string(raw), gone)
	} else if len(notes) == 0 {
		return "", nil
	} else {
		part = b.free("xl/drawings/can-sua%d.vml")
		if err := b.declareEnding("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
			return "", err
		}
		if link, err = b.relate(p.part, "vmlDrawing", part); err != nil {
			return "", err
		}
	}
	end := strings.LastIndex(data, "</xml>")
	if end < 0 {
		return "", fmt.Errorf("the drawing of its notes has no end")
	}
	frames := ""
	if !strings.Contains(data, `id="_x0000_t202"`) {
		frames = vmlType
	}
	shape := shapeOf(m)
	next := b.firstShape()
	for i, n := range notes {
		frames += frame(shape, n, next+i)
	}
	b.shapes = max(b.shapes, next+len(notes)-1)
	b.put(part, []byte(data[:end]+frames+data[end:]))
	return link, nil
}

// withoutFrames takes the frames of notes at the cells away.
func withoutFrames(data string, cells []string) string {
	return vmlShape.ReplaceAllStringFunc(data, func(shape string) string {
		place := vmlPlace.FindStringSubmatch(shape)
		if place == nil {
			return shape
		}
		row, _ := strconv.Atoi(place[1])
		column, _ := strconv.Atoi(place[2])
		if slices.Contains(cells, cell(column, row+1)) {
			return ""
		}
		return shape
	})
}

// firstShape is a number for a frame from which on none is in use. A thousand and twenty-four of them belong to one sheet.
func (b *returnedBook) firstShape() int {
	const block = 1024
	if b.shapes == 0 {
		for name := range b.parts {
			data, err := b.read(name)
			if path.Ext(name) != ".vml" || err != nil {
				continue
			}
			for _, id := range vmlID.FindAllSubmatch(data, -1) {
				n, _ := strconv.Atoi(string(id[1]))
				b.shapes = max(b.shapes, n)
			}
		}
	}
	return (b.shapes/block+1)*block + 1
}

// frame is the yellow note beside its cell, hidden until the pointer comes. It is as high as its text.
func frame(shape sheetShape, n note, id int) string {
	height := textHeight(n.text(), noteWidth/digitPixels, noteSize/float64(fontSize))*noteSize/fontSize*96/72 + 24
	column, left := n.at.column+1, int(noteIndent)
	right, rightRest := span(shape.columnWidth, column, noteWidth+noteIndent)
	bottom, bottomRest := span(shape.rowHeight, n.at.row, height)
	return fmt.Sprintf(`<v:shape `+vmlSpaces+` id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:%.0fpt;height:%.0fpt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, %d, %d, 4, %d, %d, %d, %d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		id, noteWidth*72/96, height*72/96, column, left, n.at.row-1, right, rightRest, bottom-1, bottomRest, n.at.row-1, n.at.column)
}
