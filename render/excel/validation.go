package excel

import (
	"strings"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/render/excel/direct"
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
	c := direct.Check{Cells: area(column, row, column, lastRow)}
	first := cell(column, row)
	switch kind {
	case progress.Figure:
		check(&c, figureCheck, first, words.WarnNumber)
	case progress.Share:
		check(&c, shareCheck, first, words.WarnShare)
	case progress.Day:
		check(&c, dayCheck, first, words.WarnDate)
	case progress.Choice:
		offer(&c, sheet.StatusList)
	}
	p.check(c, prompt)
}

// check adds c with its prompt, if it does anything.
func (p *page) check(c direct.Check, prompt string) {
	if prompt != "" {
		c.Prompt, c.PromptTitle = short(legal(prompt), promptLimit), words.PromptTitle
	}
	if c.Kind != direct.NoCheck || c.Prompt != "" {
		p.to.Checks = append(p.to.Checks, c)
	}
}

// check makes c warn where formula, read for the first cell of its range, does not hold.
func check(c *direct.Check, formula, first, warning string) {
	c.Kind, c.Formula = direct.ByRule, strings.ReplaceAll(formula, "{x}", first)
	c.Warning, c.WarningTitle = warning, words.WarnTitle
}

// offer gives c a drop-down list and warns of what is not in it.
func offer(c *direct.Check, list string) {
	c.Kind, c.Formula = direct.ByList, list
	c.Warning, c.WarningTitle = words.WarnChoice, words.WarnTitle
}
