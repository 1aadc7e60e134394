package source

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// listLevels is how many levels a list of Word has.
const listLevels = 9

// listLevel is one level of a list.
type listLevel struct {
	start   int
	format  string // decimal, upperRoman, bullet, …
	text    string // "%1.%2."
	legal   bool   // all numbers are written in Arabic figures
	restart int    // the level, 1-based, whose counting restarts this one; 0 never, -1 any above
	style   string // the style of paragraphs on this level
}

// listKind is an abstract list: several lists may count together.
type listKind struct {
	levels [listLevels]listLevel
	link   string // the style whose list it is
	counts [listLevels]int
	used   [listLevels]bool
}

// listUse is a list that paragraphs name.
type listUse struct {
	kind     string
	starts   map[int]int       // levels that begin anew
	levels   map[int]listLevel // levels that are different here
	restarts map[int]bool      // those that did begin
}

// numbering counts the paragraphs of a document as Word does.
type numbering struct {
	kinds map[string]*listKind
	uses  map[string]*listUse
}

func newNumbering() numbering {
	return numbering{kinds: map[string]*listKind{}, uses: map[string]*listUse{}}
}

func (n numbering) read(x *xmlPart) {
	x.root(func(e xml.StartElement) {
		switch element(e) {
		case "w:abstractNum":
			n.kinds[value(e, "abstractNumId")] = readListKind(x)
		case "w:num":
			n.uses[value(e, "numId")] = readListUse(x)
		default:
			x.skip()
		}
	})
}

func readListKind(x *xmlPart) *listKind {
	k := &listKind{}
	for i := range k.levels {
		k.levels[i] = listLevel{start: 1, format: "decimal", restart: -1}
	}
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:lvl":
			if i, ok := levelOf(e); ok {
				k.levels[i] = readListLevel(x)
				return
			}
		case "w:numStyleLink":
			k.link = value(e, "val")
		}
		x.skip()
	})
	return k
}

func levelOf(e xml.StartElement) (int, bool) {
	i, err := strconv.Atoi(value(e, "ilvl"))
	return i, err == nil && i >= 0 && i < listLevels
}

func readListLevel(x *xmlPart) listLevel {
	l := listLevel{start: 1, format: "decimal", restart: -1}
	x.children(func(e xml.StartElement) {
		number, err := strconv.Atoi(value(e, "val"))
		switch element(e) {
		case "w:start":
			if err == nil {
				l.start = number
			}
		case "w:numFmt":
			l.format = value(e, "val")
		case "w:lvlText":
			l.text = value(e, "val")
		case "w:isLgl":
			l.legal = isOn(e)
		case "w:lvlRestart":
			if err == nil {
				l.restart = number
			}
		case "w:pStyle":
			l.style = value(e, "val")
		}
		x.skip()
	})
	return l
}

func readListUse(x *xmlPart) *listUse {
	u := &listUse{starts: map[int]int{}, levels: map[int]listLevel{}, restarts: map[int]bool{}}
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:abstractNumId":
			u.kind = value(e, "val")
		case "w:lvlOverride":
			if i, ok := levelOf(e); ok {
				u.override(x, i)
				return
			}
		}
		x.skip()
	})
	return u
}

func (u *listUse) override(x *xmlPart, level int) {
	x.children(func(e xml.StartElement) {
		switch element(e) {
		case "w:startOverride":
			if start, err := strconv.Atoi(value(e, "val")); err == nil {
				u.starts[level] = start
			}
		case "w:lvl":
			u.levels[level] = readListLevel(x)
			return
		}
		x.skip()
	})
}

// list returns the list with an id and what it counts with, over a style that it may be linked to.
func (n numbering) list(id string, s styles) (*listUse, *listKind) {
	for range maxBased {
		use := n.uses[id]
		if use == nil {
			return nil, nil
		}
		kind := n.kinds[use.kind]
		if kind == nil || kind.link == "" {
			return use, kind
		}
		linked, _ := s.numbersOf(kind.link)
		if linked.list == id {
			return use, kind
		}
		id = linked.list
	}
	return nil, nil
}

// next counts a paragraph and returns what Word shows in front of it, "" for nothing.
func (n numbering) next(at numbered, styled string, s styles) string {
	use, kind := n.list(at.list, s)
	if use == nil || kind == nil {
		return ""
	}
	level := at.level
	if level < 0 {
		level = 0
		for i, l := range kind.levels {
			if l.style != "" && l.style == styled {
				level = i
			}
		}
	}
	kind.count(use, level)
	return kind.show(use, level)
}

// count moves the counter of a level on, and sets those below it back.
func (k *listKind) count(use *listUse, level int) {
	look := k.level(use, level)
	start, overridden := use.starts[level]
	switch {
	case overridden && !use.restarts[level]:
		use.restarts[level] = true
		k.counts[level] = start
	case !k.used[level]:
		k.counts[level] = look.start
		if overridden {
			k.counts[level] = start
		}
	default:
		k.counts[level]++
	}
	k.used[level] = true
	for below := level + 1; below < listLevels; below++ {
		if restart := k.level(use, below).restart; restart < 0 || restart > 0 && level+1 <= restart {
			k.used[below] = false
		}
	}
}

func (k *listKind) level(use *listUse, level int) listLevel {
	if l, ok := use.levels[level]; ok {
		return l
	}
	return k.levels[level]
}

// show writes the number of a level, with those above it where its text asks for them.
func (k *listKind) show(use *listUse, level int) string {
	look := k.level(use, level)
	switch look.format {
	case "none":
		if !strings.Contains(look.text, "%") {
			return strings.TrimSpace(look.text)
		}
	case "bullet":
		return bulletSign(look.text, level)
	}
	var b strings.Builder
	for i := 0; i < len(look.text); i++ {
		c := look.text[i]
		if c != '%' || i+1 == len(look.text) || look.text[i+1] < '1' || look.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		of := int(look.text[i] - '1')
		l := k.level(use, of)
		count := k.counts[of]
		if !k.used[of] {
			count = l.start
		}
		format := l.format
		if look.legal && of != level || look.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(wordNumber(format, count))
	}
	return strings.TrimSpace(b.String())
}

// bulletSign writes a bullet as the sign that texts without formatting use.
func bulletSign(text string, level int) string {
	switch strings.TrimSpace(text) {
	case "":
		return ""
	case "+":
		return "+"
	case "-", "–", "—", "−":
		return "-"
	case "*":
		return "*"
	}
	if level > 0 {
		return "+"
	}
	return "-"
}

// wordNumber writes a number in one of Word's formats.
func wordNumber(format string, n int) string {
	switch format {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "lowerLetter":
		return wordLetters(n)
	case "upperLetter":
		return strings.ToUpper(wordLetters(n))
	case "decimalZero":
		return ordinalText("decimal-leading-zero", n)
	}
	return strconv.Itoa(n)
}

// wordLetters counts a, b, … z, aa, bb, … as Word does.
func wordLetters(n int) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
