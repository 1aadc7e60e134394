package excel

import (
	"strconv"

	"theodoi/internal/words"
	"theodoi/sheet"
)

// Columns of the guide sheet. The keys in row 1 tell the reader where the covering letter's data stand.
const (
	guideKey = iota
	guideLabel
	guideValue
)

const (
	guideLabelWidth = 23
	guideValueWidth = 74
	valueKey        = "value"
)

// guide writes the sheet that says what to fill in, by when and whom to ask, and that asks for the covering letter.
func (b *workbook) guide() {
	g := b.newGuide()
	g.width(guideKey, 16)
	g.width(guideLabel, guideLabelWidth)
	g.width(guideValue, guideValueWidth)
	g.text(guideKey, sheet.KeyRow, sheet.RefColumn)
	g.text(guideValue, sheet.KeyRow, valueKey)
	g.keyRow(guideValue)
	g.title()
	g.facts()
	g.instructions()
	g.counts()
	g.letter()
	g.hideColumn(guideKey)
	g.dimension(guideValue+1, g.row-1)
	g.printGuide(g.row - 1)
}

// guidePage writes downwards; row is the next free one.
type guidePage struct {
	*page
	row int
}

func (g *guidePage) title() {
	g.text(guideLabel, g.row, words.GuideTitle)
	g.style(guideLabel, g.row, guideLabel, g.row, g.styles.title)
	g.height(g.row, 30)
	g.row++
}

func (g *guidePage) block(name string) {
	g.row++
	g.text(guideLabel, g.row, name)
	g.style(guideLabel, g.row, guideValue, g.row, g.styles.block)
	g.height(g.row, 22)
	g.row++
}

// line writes a label and its text; lines without a text are left out.
func (g *guidePage) line(label, text string, labelStyle int) {
	if text == "" {
		return
	}
	g.text(guideLabel, g.row, label)
	g.text(guideValue, g.row, text)
	g.style(guideLabel, g.row, guideLabel, g.row, labelStyle)
	g.style(guideValue, g.row, guideValue, g.row, g.styles.value)
	g.height(g.row, min(max(textHeight(label, guideLabelWidth, boldFactor), textHeight(text, guideValueWidth, 1))+3, tallestRow))
	g.row++
}

func (g *guidePage) facts() {
	c := g.book.Cover
	g.line(words.Paper(c.Kind), decisionText(g.book), g.styles.label)
	g.line(words.LabelAgency, c.Agency, g.styles.label)
	g.line(words.LabelPeriod, periodText(c), g.styles.label)
	g.line(words.LabelDue, dueText(c.Due), g.styles.label)
}

func (g *guidePage) instructions() {
	g.block(words.GuideBlock)
	for i, text := range words.GuideLines(dueText(g.book.Cover.Due), g.book.Cover.Contact) {
		g.line(strconv.Itoa(i+1)+".", text, g.styles.count)
	}
}

func (g *guidePage) counts() {
	g.block(words.CountsBlock)
	for _, s := range g.book.Sheets {
		g.line("–", words.Count(s.Name, len(s.Rows)), g.styles.count)
	}
}

// letter asks for the covering letter. The hidden column carries the field's key, so that the order and the labels may change.
func (g *guidePage) letter() {
	g.block(words.LetterBlock)
	first := g.row
	for _, key := range words.LetterFields() {
		g.text(guideKey, g.row, key)
		g.text(guideLabel, g.row, words.LetterField(key))
		g.style(guideKey, g.row, guideKey, g.row, g.styles.hidden)
		g.style(guideLabel, g.row, guideLabel, g.row, g.styles.label)
		g.style(guideValue, g.row, guideValue, g.row, g.styles.input)
		g.height(g.row, lineHeight+6)
		g.hint(key, guideValue, g.row, g.row)
		g.row++
	}
	g.numbersAreText(area(guideValue, first, guideValue, g.row-1))
}
