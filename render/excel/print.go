package excel

import (
	"fmt"

	"theodoi/internal/words"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// nameLimit keeps the header within the 255 characters that it may have.
const nameLimit = 90

// print makes a sheet that comes out of any printer as a table: as wide as the paper, with the headings on every page.
func (p *dataPage) print() {
	p.paper(true)
	p.to.PrintArea = p.fixedArea(p.firstVisible(), sheet.TitleRow, p.lastColumn(), p.lastRow())
	p.to.PrintTitle = p.fixedRow(sheet.HeadingRow)
	p.to.Tab = tabRead
	if hasInput(p.sheet) {
		p.to.Tab = tabAsked
	}
}

func (p *page) printGuide(lastRow int) {
	p.paper(false)
	p.to.PrintArea = p.fixedArea(guideLabel, sheet.TitleRow, guideValue, lastRow)
	p.to.Tab = tabGuide
}

// fixedRow names a whole row of the sheet.
func (p *page) fixedRow(row int) string { return fmt.Sprintf("'%s'!$%d:$%d", p.name, row, row) }

// paper says on every page whose sheet it is, for when, and which issue. The space behind the font's size keeps a period that begins
// with a digit from being read as part of it.
func (p *page) paper(landscape bool) {
	p.to.Print = &direct.Print{
		Landscape: landscape,
		Header: "&L" + headerLetters + headerText(short(p.book.Cover.Agency, nameLimit)) +
			"&R" + headerLetters + headerText(words.Title(p.book.Cover.Period)),
		Footer: "&L" + headerLetters + words.IssueID + ": " + headerText(p.book.Issue.ID) +
			"&C" + headerLetters + words.Page + " &P/&N" +
			"&R" + headerLetters + headerText(p.name),
	}
}

const headerLetters = `&"` + fontName + `,Regular"&10 `
