package excel

import (
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// filter offers the filter on the headings.
func (p *dataPage) filter() {
	if len(p.sheet.Rows) > 0 {
		p.to.Filter = direct.Area{Column: p.firstVisible(), Row: sheet.HeadingRow, LastColumn: p.lastColumn(), LastRow: p.lastRow()}
	}
}

// freeze keeps the headings and what names a row in sight.
func (p *dataPage) freeze() {
	split := p.nameColumn() + 1
	p.to.Frozen = &direct.Frozen{Columns: split, Rows: sheet.HeadingRow, Corner: cell(split, sheet.FirstRow), Cursor: p.firstInput()}
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
