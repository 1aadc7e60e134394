package excel

import (
	"encoding/xml"
	"strings"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// Checks of input cells, as formulas over the text of cell {x}. A blank cell and XÓA are always right. They only warn: what a clerk
// cannot type here would be typed into a note. Each stays under the 255 characters that a check may have.
const (
	// figureCheck also warns of 12.5, which reads two ways (a dot must have three digits behind it), and of a percent sign, which
	// the comparison would take for a hundredth.
	figureCheck = `OR(ISNUMBER({x}),{x}="",UPPER({x})="XÓA",AND(ISNUMBER(_xlfn.NUMBERVALUE({x},",",".")),ISERROR(FIND("%",{x})),` +
		`OR(ISERROR(FIND(".",{x})),LEFT(RIGHT(LEFT({x},FIND(",",{x}&",")-1),4))=".")))`
	shareCheck = `OR({x}="",UPPER({x})="XÓA",IFERROR(AND(_xlfn.NUMBERVALUE({x},",",".")>=0,_xlfn.NUMBERVALUE({x},",",".")<=100),FALSE))`
	// dayCheck puts day, month and year apart by blowing the slashes up to blanks, and asks whether year-month-day, which reads the
	// same under all regional settings, is a day.
	dayCheck = `OR(ISNUMBER({x}),{x}="",UPPER({x})="XÓA",AND(LEFT(RIGHT({x},5))="/",ISNUMBER(DATEVALUE(RIGHT({x},4)&"-"&` +
		`TRIM(MID(SUBSTITUTE({x},"/",REPT(" ",9)),8,9))&"-"&TRIM(LEFT(SUBSTITUTE({x},"/",REPT(" ",9)),7))))))`
)

// promptLimit is how many characters a prompt may have.
const promptLimit = 255

// hints gives every input column its prompt and its check.
func (p *dataPage) hints() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	for i, c := range p.sheet.Columns {
		if c.Input {
			p.columnHints(c, i)
		}
	}
}

// columnHints gives a row with a hint of its own a prompt of its own, and the rows between the column's common one.
func (p *dataPage) columnHints(c sheet.Column, column int) {
	common := sheet.FirstRow
	for n, r := range p.sheet.Rows {
		own := r.Hints[c.Key]
		if own == "" {
			continue
		}
		row := sheet.FirstRow + n
		if common < row {
			p.hintOf(words.Prompt(c.Key), c.Type, column, common, row-1)
		}
		p.hintOf(own+" "+words.Prompt(c.Key), c.Type, column, row, row)
		common = row + 1
	}
	if common <= p.lastRow() {
		p.hintOf(words.Prompt(c.Key), c.Type, column, common, p.lastRow())
	}
}

// hint is for input cells outside the data sheets.
func (p *page) hint(key string, column, row, lastRow int) {
	kind := progress.Text
	if key == "letter.date" {
		kind = progress.Day
	}
	p.hintOf(words.Prompt(key), kind, column, row, lastRow)
}

func (p *page) hintOf(prompt string, kind progress.Type, column, row, lastRow int) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(area(column, row, column, lastRow))
	first := cell(column, row)
	switch kind {
	case progress.Figure:
		check(v, figureCheck, first, words.WarnNumber)
	case progress.Share:
		check(v, shareCheck, first, words.WarnShare)
	case progress.Day:
		check(v, dayCheck, first, words.WarnDate)
	case progress.Choice:
		v.SetSqrefDropList(sheet.StatusList)
		v.SetError(excelize.DataValidationErrorStyleWarning, words.WarnTitle, words.WarnChoice)
	}
	if prompt != "" {
		v.SetInput(words.PromptTitle, short(prompt, promptLimit))
	}
	if v.Type != "" || v.ShowInputMessage {
		p.keep(p.file.AddDataValidation(p.name, v))
	}
}

// check makes v warn where formula, read for the first cell of its range, does not hold. The library writes the formula as it is,
// so it is escaped here.
func check(v *excelize.DataValidation, formula, first, warning string) {
	v.Type = "custom"
	v.Formula1 = escape(strings.ReplaceAll(formula, "{x}", first))
	v.SetError(excelize.DataValidationErrorStyleWarning, words.WarnTitle, warning)
}

func escape(formula string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(formula)); err != nil {
		return ""
	}
	return b.String()
}
