package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/sheet"
)

const (
	paperA4 = 9
	// nameLimit keeps the header within the 255 characters that it may have.
	nameLimit = 90
)

// print makes a sheet that comes out of any printer as a table: as wide as the paper, with the headings on every page.
func (p *dataPage) print() {
	p.paper("landscape")
	p.define("_xlnm.Print_Area", p.fixedArea(p.firstVisible(), sheet.TitleRow, p.lastColumn(), p.lastRow()))
	p.define("_xlnm.Print_Titles", fmt.Sprintf("'%s'!$%d:$%d", p.name, sheet.HeadingRow, sheet.HeadingRow))
	if hasInput(p.sheet) {
		p.tab(tabAsked)
	} else {
		p.tab(tabRead)
	}
}

func (p *page) printGuide(lastRow int) {
	p.paper("portrait")
	p.define("_xlnm.Print_Area", p.fixedArea(guideLabel, sheet.TitleRow, guideValue, lastRow))
	p.tab(tabGuide)
}

// tab sets the colour of the sheet's tab, and that the print is fitted to the paper.
func (p *page) tab(colour string) {
	fit := true
	p.keep(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: &fit}))
}

func (p *page) paper(orientation string) {
	size, across, down := paperA4, 1, 0
	p.keep(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down,
	}))
	side, top, edge, centred := 0.3, 0.6, 0.3, true
	p.keep(p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &centred,
	}))
	p.keep(p.file.SetHeaderFooter(p.name, p.headerFooter()))
}

// headerFooter says on every page whose sheet it is, for when, and which issue. The space behind the font's size keeps a period
// that begins with a digit from being read as part of it.
func (p *page) headerFooter() *excelize.HeaderFooterOptions {
	letters := fmt.Sprintf(`&"%s,Regular"&10 `, fontName)
	scale := false
	return &excelize.HeaderFooterOptions{
		ScaleWithDoc: &scale,
		OddHeader: "&L" + letters + headerText(short(p.book.Cover.Agency, nameLimit)) +
			"&R" + letters + headerText(words.Title(p.book.Cover.Period)),
		OddFooter: "&L" + letters + words.IssueID + ": " + headerText(p.book.Issue.ID) +
			"&C" + letters + words.Page + " &P/&N" +
			"&R" + letters + headerText(p.name),
	}
}

// define gives a name that belongs to the sheet.
func (p *page) define(name, refersTo string) {
	p.keep(p.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: p.name}))
}
