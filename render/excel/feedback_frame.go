package excel

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
	shape := b.shape(p)
	next := b.firstFrame()
	for i, n := range notes {
		frames += frame(shape, n, next+i)
	}
	b.frames = max(b.frames, next+len(notes)-1)
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

// firstFrame is a number for a frame from which on none is in use. A thousand and twenty-four of them belong to one sheet.
func (b *returnedBook) firstFrame() int {
	const block = 1024
	if b.frames == 0 {
		for name := range b.parts {
			data, err := b.read(name)
			if path.Ext(name) != ".vml" || err != nil {
				continue
			}
			for _, id := range vmlID.FindAllSubmatch(data, -1) {
				n, _ := strconv.Atoi(string(id[1]))
				b.frames = max(b.frames, n)
			}
		}
	}
	return (b.frames/block+1)*block + 1
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
