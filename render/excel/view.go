package excel

import (
	"github.com/xuri/excelize/v2"

	"theodoi/sheet"
)

// filter offers the filter on the headings. The library throws the sheet's properties away here, so they are set afterwards.
func (p *dataPage) filter() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	p.keep(p.file.AutoFilter(p.name, area(p.firstVisible(), sheet.HeadingRow, p.lastColumn(), p.lastRow()), nil))
}

// freeze keeps the headings and what names a row in sight.
func (p *dataPage) freeze() {
	split := p.nameColumn() + 1
	corner := cell(split, sheet.FirstRow)
	p.keep(p.file.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: split, YSplit: sheet.HeadingRow, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: p.firstInput(), ActiveCell: p.firstInput(), Pane: "bottomRight"}},
	}))
}

// nameColumn is the column that names the row to a person.
func (p *dataPage) nameColumn() int {
	for _, key := range []string{"name", "text"} {
		if _, i := p.sheet.Column(key); i >= 0 {
			return i
		}
	}
	return p.firstVisible()
}

// firstInput is where the cursor waits.
func (p *dataPage) firstInput() string {
	for i, c := range p.sheet.Columns {
		if c.Input {
			return cell(i, sheet.FirstRow)
		}
	}
	return cell(p.nameColumn()+1, sheet.FirstRow)
}

func hideGrid() *excelize.ViewOptions {
	off := false
	return &excelize.ViewOptions{ShowGridLines: &off}
}
