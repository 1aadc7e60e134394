package intake

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// letter reads the covering letter's data from the guide sheet. A faulty line is left blank and said.
func (m *matcher) letter() progress.Letter {
	var l progress.Letter
	i := slices.IndexFunc(m.ret.pages, func(p *page) bool { return p.isGuide() && !m.ret.foreign(p) })
	if i < 0 {
		m.noGuide()
		return l
	}
	g := &guideReader{m, m.ret.pages[i]}
	lines := g.lines()
	l.Number = g.text(lines["letter.number"])
	l.Date = g.date(lines["letter.date"])
	l.Signer = g.text(lines["letter.signer"])
	l.Preparer = g.text(lines["letter.preparer"])
	l.Phone = g.text(lines["letter.phone"])
	return l
}

func (m *matcher) noGuide() {
	if m.named(words.SheetGuide) {
		m.add(finding.SheetNoKeys, finding.Place{Sheet: words.SheetGuide}, words.SheetGuide, "")
		return
	}
	m.add(finding.SheetMissing, finding.Place{}, words.SheetGuide, "")
}

// guideReader reads the guide sheet, where a hidden column carries the key of each line of the letter.
type guideReader struct {
	*matcher
	page *page
}

// lines finds the value cell of every line, and says what was typed beside or below the letter.
func (g *guideReader) lines() map[string]cell {
	if g.page.letter != nil {
		return g.page.letter
	}
	keys, values := g.page.keys.columns[sheet.RefColumn][0], g.page.keys.columns[valueColumn][0]
	found := map[string]cell{}
	last := 0
	for _, r := range g.page.grid.rows {
		key := clean(r.at(keys).raw)
		if _, twice := found[key]; !twice && slices.Contains(words.LetterFields(), key) {
			found[key], last = r.at(values), r.number
		}
	}
	for _, r := range g.page.grid.rows {
		for _, c := range r.cells {
			if r.number > g.page.keys.row && !c.blank() && (c.column > values || last > 0 && r.number > last) {
				g.outside(g.page, c, "")
			}
		}
	}
	return found
}

func (g *guideReader) say(c cell, code finding.Code, got, want string) {
	g.add(code, finding.Place{Sheet: g.page.name, Cell: c.name()}, got, want)
}

// text reads a line as it stands; a telephone number that is stored as a number has no decimals to show.
func (g *guideReader) text(c cell) string {
	s := c.shown(g.ret.epoch)
	switch {
	case c.computed && !c.valued:
		g.say(c, finding.CellFormula, s, "")
	case c.kind == mistake:
		g.say(c, finding.CellError, s, "")
	case utf8.RuneCountInString(s) > maxText:
		g.say(c, finding.CellTooLong, strconv.Itoa(utf8.RuneCountInString(s)), strconv.Itoa(maxText))
	case !words.IsErase(s):
		return s
	}
	return ""
}

// date reads the letter's day. It may be later than today: letters are dated when they are signed, returns are often made before.
func (g *guideReader) date(c cell) viet.Date {
	o := reader{epoch: g.ret.epoch}.read(c, progress.Day, "")
	if o.code != "" {
		g.say(c, o.code, o.got, o.want)
	}
	return viet.Date(o.value)
}
