package excel

import (
	"fmt"
	"strings"
)

// looks are the numbers, in the returned workbook's own styles, of those that the list needs, and of the mark.
type looks struct {
	key, title, text, head, centre, state, cell, link int
	mark                                              int // conditional
}

// Parts of a mark. The hatching and the frame show on a printer without colours.
const (
	markInk   = "FF000000"
	markHatch = "FFC55A11"
	markPaper = "FFFFE699"
)

const thinBox = `<~left style="thin"><~color rgb="%[1]s"/></~left><~right style="thin"><~color rgb="%[1]s"/></~right>` +
	`<~top style="thin"><~color rgb="%[1]s"/></~top><~bottom style="thin"><~color rgb="%[1]s"/></~bottom>`

// addLooks puts the styles at the ends of the workbook's lists, so that no number in use changes its meaning.
func (b *returnedBook) addLooks() (looks, error) {
	var l looks
	m, err := b.markup(b.styles)
	if err != nil {
		return l, err
	}
	s := &styleSheet{m: m}
	plain := s.add("fonts", fontXML(fontSize, "FF000000", ""))
	bold := s.add("fonts", fontXML(fontSize, "FF000000", "<~b/>"))
	title := s.add("fonts", fontXML(16, "FF"+inkTitle, "<~b/>"))
	link := s.add("fonts", fontXML(fontSize, "FF0563C1", "<~u/>"))
	grey := s.add("fills", `<~fill><~patternFill patternType="solid"><~fgColor rgb="FF`+fillHead+`"/><~bgColor indexed="64"/></~patternFill></~fill>`)
	none := s.add("fills", `<~fill><~patternFill patternType="none"/></~fill>`)
	open := s.add("borders", `<~border><~left/><~right/><~top/><~bottom/><~diagonal/></~border>`)
	box := s.add("borders", `<~border>`+fmt.Sprintf(thinBox, "FF"+lineFixed)+`<~diagonal/></~border>`)
	l.key = s.add("cellXfs", cellXML(plain, none, open, "left", "top", false))
	l.title = s.add("cellXfs", cellXML(title, none, open, "left", "center", true))
	l.text = s.add("cellXfs", cellXML(plain, none, open, "left", "top", true))
	l.head = s.add("cellXfs", cellXML(bold, grey, box, "center", "center", true))
	l.centre = s.add("cellXfs", cellXML(plain, none, box, "center", "top", true))
	l.state = s.add("cellXfs", cellXML(bold, none, box, "left", "top", true))
	l.cell = s.add("cellXfs", cellXML(plain, none, box, "left", "top", true))
	l.link = s.add("cellXfs", cellXML(link, none, box, "left", "top", true))
	l.mark = s.add("dxfs", `<~dxf><~font><~b/><~color rgb="`+markInk+`"/></~font><~fill><~patternFill patternType="lightUp"><~fgColor rgb="`+markHatch+
		`"/><~bgColor rgb="`+markPaper+`"/></~patternFill></~fill><~border>`+fmt.Sprintf(thinBox, markInk)+`</~border></~dxf>`)
	data, err := s.data()
	if err != nil {
		return l, err
	}
	b.put(b.styles, data)
	return l, nil
}

func fontXML(size int, colour, more string) string {
	return fmt.Sprintf(`<~font>%s<~sz val="%d"/><~color rgb="%s"/><~name val="%s"/><~family val="1"/></~font>`, more, size, colour, fontName)
}

// cellXML is the look of a cell. What stands in it is marked as text, so that it makes no formula when somebody opens the cell.
func cellXML(font, fill, border int, across, down string, wrap bool) string {
	return fmt.Sprintf(`<~xf numFmtId="49" fontId="%d" fillId="%d" borderId="%d" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" `+
		`applyBorder="1" applyAlignment="1"><~alignment horizontal="%s" vertical="%s" wrapText="%t"/></~xf>`, font, fill, border, across, down, wrap)
}

// styleSheet gathers what is added to the lists of a part of styles.
type styleSheet struct {
	m     markup
	lists []*styleList
	err   error
}

type styleList struct {
	name  string
	old   int
	added []string
}

// add appends to a list and returns the number that the new style has.
func (s *styleSheet) add(name, style string) int {
	l := s.list(name)
	l.added = append(l.added, s.m.own(style))
	return l.old + len(l.added) - 1
}

func (s *styleSheet) list(name string) *styleList {
	for _, l := range s.lists {
		if l.name == name {
			return l
		}
	}
	l := &styleList{name: name}
	if e, ok := s.m.child(name); ok {
		l.old = len(s.m.within(e))
	} else if name != "dxfs" {
		s.err = fmt.Errorf("the styles have no %s", name)
	}
	s.lists = append(s.lists, l)
	return l
}

func (s *styleSheet) data() ([]byte, error) {
	var edits []edit
	for _, l := range s.lists {
		text := strings.Join(l.added, "")
		if e, ok := s.m.child(l.name); ok {
			edits = append(edits, s.m.grow(e, l.old, len(l.added), text)...)
			continue
		}
		at := s.m.before("tableStyles", "colors", "extLst")
		edits = append(edits, edit{at, at, s.m.own(fmt.Sprintf(`<~%s count="%d">%s</~%s>`, l.name, len(l.added), text, l.name))})
	}
	return splice(s.m.data, edits), s.err
}
