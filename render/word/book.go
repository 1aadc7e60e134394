package word

import (
	"time"

	"github.com/shopspring/decimal"

	"theodoi/internal/ooxml"
	"theodoi/internal/viet"
	"theodoi/report"
)

// bookSheet is the sheet of a chart's workbook.
const bookSheet = "Sheet1"

// book is the workbook behind a chart: the figures that a clerk sees and changes with "Edit Data". Categories stand in the first
// column, each series in one of the next.
func (p plot) book(day time.Time) ([]byte, error) {
	b := newPack()
	b.link("", officeRel+"officeDocument", "xl/workbook.xml")
	main := at("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
	sheet := el("sheet", at("name", bookSheet), atInt("sheetId", 1), at("r:id", b.link("xl/workbook.xml", officeRel+"worksheet", "worksheets/sheet1.xml")))
	b.add("xl/workbook.xml", sheetKind+"sheet.main+xml", el("workbook", main, nsRelation, el("sheets", sheet)))
	b.link("xl/workbook.xml", officeRel+"styles", "styles.xml")
	b.add("xl/worksheets/sheet1.xml", sheetKind+"worksheet+xml", el("worksheet", main, el("cols", el("col", at("min", "1"), at("max", "1"), at("width", "40"), at("customWidth", "1"))), p.sheet()))
	b.add("xl/styles.xml", sheetKind+"styles+xml", bookStyles(main))
	return b.bytes(day)
}

// sheet is the grid of figures.
func (p plot) sheet() markup {
	head := ""
	if p.dates {
		head = "1"
	}
	first := markup("")
	for i, s := range p.series {
		first += bookText(i+1, 0, s.name)
	}
	rows := []markup{el("row", at("r", "1"), first)}
	for k, c := range p.categories {
		cells := bookText(0, k+1, c)
		for i, s := range p.series {
			if k >= len(s.values) || s.values[k] == nil {
				continue
			}
			parts := []part{at("r", bookPlace(i+1, k+1))}
			if head != "" {
				parts = append(parts, at("s", head))
			}
			cells += el("c", append(parts, el("v", text(figure(*s.values[k]))))...)
		}
		rows = append(rows, el("row", atInt("r", k+2), cells))
	}
	return el("sheetData", join(rows))
}

func bookText(column, row int, s string) markup {
	return el("c", at("r", bookPlace(column, row)), at("t", "inlineStr"), el("is", el("t", at("xml:space", "preserve"), text(s))))
}

func bookPlace(column, row int) string { return ooxml.Cell(column, row+1) }

// bookStyles has two formats: plain and a day.
func bookStyles(main attribute) markup {
	plain := el("xf", at("numFmtId", "0"), at("fontId", "0"), at("fillId", "0"), at("borderId", "0"))
	format := func(id string) markup {
		return el("xf", at("numFmtId", id), at("fontId", "0"), at("fillId", "0"), at("borderId", "0"), at("xfId", "0"), at("applyNumberFormat", "1"))
	}
	return el("styleSheet", main,
		el("numFmts", at("count", "1"), el("numFmt", at("numFmtId", "164"), at("formatCode", "dd/mm/yyyy"))),
		el("fonts", at("count", "1"), el("font", el("sz", at("val", "11")), el("name", at("val", fontName)))),
		el("fills", at("count", "2"), el("fill", el("patternFill", at("patternType", "none"))), el("fill", el("patternFill", at("patternType", "gray125")))),
		el("borders", at("count", "1"), el("border", el("left"), el("right"), el("top"), el("bottom"), el("diagonal"))),
		el("cellStyleXfs", at("count", "1"), plain),
		el("cellXfs", at("count", "2"), format("0"), format("164")))
}

// table shows the figures of a chart as a table of the paper.
func (p plot) table() report.Table {
	t := report.Table{Columns: []report.Column{{Width: 6}}}
	for _, s := range p.series {
		t.Columns = append(t.Columns, report.Column{Title: s.name, Width: 1.5, Align: report.Right})
	}
	for k, c := range p.categories {
		row := []report.Cell{{Text: c}}
		for _, s := range p.series {
			row = append(row, report.Cell{Text: p.shown(s.values[k])})
		}
		t.Rows = append(t.Rows, report.TableRow{Cells: row})
	}
	return t
}

// shown writes a figure as papers do.
func (p plot) shown(f *float64) string {
	switch {
	case f == nil:
		return ""
	case p.dates:
		return viet.DateOf(firstDay.AddDate(0, 0, int(*f))).String()
	}
	return viet.Format(decimal.NewFromFloat(*f))
}
