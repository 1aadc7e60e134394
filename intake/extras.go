package intake

import (
	"encoding/xml"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
)

// extras is what a sheet holds besides its cells. None of it is read as a value, but an agency may have said something with it.
type extras struct {
	pictures int
	boxes    []string  // texts of text boxes and shapes
	comments []comment // on cells
}

type comment struct{ cell, text string }

// Limits on what is told of extras.
const (
	maxComments = 200
	maxBoxes    = 50
	maxPieces   = 200_000 // of XML in one part
)

// extras reads the drawings and comments that belong to a sheet. They are no part of the contract, so that damage to them is no matter.
func (a *archive) extras(sheet string) extras {
	var x extras
	links, err := a.relations(sheet)
	if err != nil {
		return x
	}
	for _, l := range links {
		switch {
		case !a.has(l.Target):
		case l.Type == "drawing":
			a.walk(l.Target, x.drawing())
		case l.Type == "comments":
			a.walk(l.Target, x.comment())
		}
	}
	return x
}

// walk hands every piece of a small part to a function.
func (a *archive) walk(name string, take func(xml.Token)) {
	data, err := a.readUpTo(name, a.lim.small)
	if err != nil {
		return
	}
	d := decoder(data)
	for range maxPieces {
		token, err := d.Token()
		if err != nil {
			return
		}
		take(token)
	}
}

// drawing counts pictures and gathers the texts of shapes.
func (x *extras) drawing() func(xml.Token) {
	var text strings.Builder
	inText := false
	return func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "pic", "graphicFrame":
				x.pictures++
			case "sp":
				text.Reset()
			case "t":
				inText = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				text.WriteByte('\n')
			case "sp":
				if s := clean(text.String()); s != "" && len(x.boxes) < maxBoxes {
					x.boxes = append(x.boxes, s)
				}
			}
		case xml.CharData:
			if inText && text.Len() < maxText {
				text.Write(t)
			}
		}
	}
}

// comment gathers the comments with their cells, but for the notes that the office put into a copy it handed back.
func (x *extras) comment() func(xml.Token) {
	var text strings.Builder
	cell, inText := "", false
	return func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "comment":
				text.Reset()
				cell = attribute(t, "ref")
			case "t":
				inText = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "comment":
				if s := clean(text.String()); s != "" && !strings.HasPrefix(s, words.FeedbackNotes) && len(x.comments) < maxComments {
					x.comments = append(x.comments, comment{cell, s})
				}
			}
		case xml.CharData:
			if inText && text.Len() < maxText {
				text.Write(t)
			}
		}
	}
}

// extras says what a page holds besides its cells.
func (m *matcher) extras(p *page) {
	if p.extras.pictures > 0 {
		m.add(finding.SheetPicture, finding.Place{Sheet: p.name}, words.Pictures(p.extras.pictures), "")
	}
	for _, s := range p.extras.boxes {
		m.filled = true
		m.add(finding.CellElsewhere, finding.Place{Sheet: p.name}, s, "")
	}
	for _, c := range p.extras.comments {
		m.filled = true
		m.add(finding.CellComment, finding.Place{Sheet: p.name, Cell: firstLetters(c.cell)}, c.text, "")
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
