package source

import (
	"encoding/xml"
	"strconv"

	"theodoi/internal/viet"
)

// looks are the properties of a run that change what it says. What is not set is inherited.
type looks struct {
	font              string
	fontSet           bool
	hidden, hiddenSet bool
	caps, capsSet     bool
}

// over lays looks over those of a style.
func (l looks) over(base looks) looks {
	if l.fontSet {
		base.font, base.fontSet = l.font, true
	}
	if l.hiddenSet {
		base.hidden, base.hiddenSet = l.hidden, true
	}
	if l.capsSet {
		base.caps, base.capsSet = l.caps, true
	}
	return base
}

// numbered says of a paragraph or style which list it belongs to. list is "" if it does not say, "0" for none.
type numbered struct {
	list  string
	level int // 0-based; -1 if it does not say
}

// style is a style of paragraphs or runs.
type style struct {
	based   string
	looks   looks
	numbers numbered
}

// styles are the styles of a document, by their id.
type styles struct {
	byID      map[string]style
	usual     looks  // of the whole document
	paragraph string // the style of paragraphs that name none
}

// maxBased is how many styles may be based on each other.
const maxBased = 20

func newStyles() styles { return styles{byID: map[string]style{}} }

func (s *styles) read(x *xmlPart) {
	x.root(func(e xml.StartElement) {
		switch element(e) {
		case "w:docDefaults":
			x.children(func(xml.StartElement) { // rPrDefault, pPrDefault
				x.children(func(e xml.StartElement) {
					if element(e) == "w:rPr" {
						s.usual = readLooks(x, nil)
						return
					}
					x.skip()
				})
			})
		case "w:style":
			id := value(e, "styleId")
			if value(e, "type") == "paragraph" && value(e, "default") != "" && value(e, "default") != "0" {
				s.paragraph = id
			}
			s.byID[id] = readStyle(x)
		default:
			x.skip()
		}
	})
}

func readStyle(x *xmlPart) style {
	st := style{numbers: numbered{level: -1}}
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:basedOn":
			st.based = value(e, "val")
			x.skip()
		case "w:rPr":
			st.looks = readLooks(x, nil)
		case "w:pPr":
			x.children(func(e xml.StartElement) {
				if element(e) == "w:numPr" {
					st.numbers = readNumbered(x)
					return
				}
				x.skip()
			})
		default:
			x.skip()
		}
	})
	return st
}

func readNumbered(x *xmlPart) numbered {
	n := numbered{level: -1}
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:numId":
			n.list = value(e, "val")
		case "w:ilvl":
			if level, err := strconv.Atoi(value(e, "val")); err == nil && level >= 0 && level < listLevels {
				n.level = level
			}
		}
		x.skip()
	})
	return n
}

// readLooks reads the properties of a run; other is told of those it does not know itself.
func readLooks(x *xmlPart, other func(xml.StartElement)) looks {
	var l looks
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:rFonts":
			for _, name := range []string{"ascii", "hAnsi", "cs"} {
				if font := value(e, name); font != "" {
					l.font, l.fontSet = legacyFont(font), true
					break
				}
			}
		case "w:vanish":
			l.hidden, l.hiddenSet = isOn(e), true
		case "w:caps":
			l.caps, l.capsSet = isOn(e), true
		default:
			if other != nil {
				other(e)
			}
		}
		x.skip()
	})
	return l
}

// legacyFont returns font if it is one of a legacy encoding or of signs, and "" for all others, which mean nothing.
func legacyFont(font string) string {
	if e, _ := viet.LegacyOfFont(font); e != viet.Unicode || signFont(font) != "" {
		return font
	}
	return ""
}

// looksOf returns the looks of a style with those it is based on.
func (s styles) looksOf(id string) looks {
	var chain []looks
	for range maxBased {
		st, ok := s.byID[id]
		if !ok {
			break
		}
		chain = append(chain, st.looks)
		id = st.based
	}
	var l looks
	for i := len(chain) - 1; i >= 0; i-- {
		l = chain[i].over(l)
	}
	return l
}

// numbersOf returns the list that a style puts its paragraphs into, and the style that says so.
func (s styles) numbersOf(id string) (numbered, string) {
	level := -1
	for range maxBased {
		st, ok := s.byID[id]
		if !ok {
			break
		}
		if level < 0 {
			level = st.numbers.level
		}
		if st.numbers.list != "" {
			return numbered{st.numbers.list, level}, id
		}
		id = st.based
	}
	return numbered{level: -1}, ""
}
