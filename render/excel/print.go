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

// print makes a sheet that comes out of any printer as a table: as wide as the paper, headings on every page.
func (p *dataPage) print() {
	p.printed(p.firstVisible(), p.lastColumn(), p.lastRow(), "landscape")
	p.sheetName("_xlnm.Print_Titles", fmt.Sprintf("'%s'!$%d:$%d", p.name, sheet.HeadingRow, sheet.HeadingRow))
	colour := tabRead
	if hasInput(p.sheet) {
		colour = tabAsked
	}
	p.tab(colour)
}

func (p *page) printGuide(lastRow int) {
	p.printed(guideLabel, guideValue, lastRow, "landscape")
	p.tab(tabGuide)
}

func (p *page) tab(colour string) {
	fit := true
	p.keep(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: &fit}))
}

func (p *page) printed(column, lastColumn, lastRow int, orientation string) {
	paper, wide, tall := paperA4, 1, 0
	p.keep(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	}))
	side, top, edge, centred := 0.3, 0.6, 0.3, true
	p.keep(p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &centred,
	}))
	p.sheetName("_xlnm.Print_Area", p.fixedArea(column, sheet.TitleRow, lastColumn, lastRow))
	p.keep(p.file.SetHeaderFooter(p.name, p.headerFooter()))
}

// headerFooter says on every page whose sheet it is, for when, and which issue. The space behind the font's size keeps a period
// that begins with a digit from being read as part of it.
func (p *page) headerFooter() *excelize.HeaderFooterOptions {
	letters := fmt.Sprintf(`&"%s,Regular"&10 `, fontName)
	return &excelize.HeaderFooterOptions{
		OddHeader: "&L" + letters + headerText(short(p.book.Cover.Agency, nameLimit)) +
			"&R" + letters + headerText(words.Title(p.book.Cover.Period)),
		OddFooter: "&L" + letters + wordIssue + ": " + headerText(p.book.Issue.ID) +
			"&C" + letters + wordPage + " &P/&N" +
			"&R" + letters + headerText(p.name),
	}
}

// sheetName defines a name that belongs to the sheet.
func (p *page) sheetName(name, refersTo string) {
	p.keep(p.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: p.name}))
}
