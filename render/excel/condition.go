package excel

import (
	"fmt"
	"strings"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// Columns that get colours.
const (
	dueColumn    = "due"
	ratingColumn = "rating"
)

// conditions colours what the words in the cells already say, so that nothing is told by colour alone.
func (p *dataPage) conditions() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	p.statusColours()
	p.dueColours()
	p.ratingColours()
}

func (p *dataPage) statusColours() {
	_, i := p.sheet.Column(string(progress.StatusField))
	if i < 0 {
		return
	}
	first := rowCell(i, sheet.FirstRow)
	var rules []direct.Rule
	for _, s := range []struct {
		status progress.Status
		style  int
	}{
		{progress.Done, p.styles.good},
		{progress.InProgress, p.styles.busy},
		{progress.Paused, p.styles.wait},
		{progress.Adjust, p.styles.wait},
		{progress.NotStarted, p.styles.idle},
	} {
		rules = append(rules, rule(fmt.Sprintf(`%s="%s"`, first, words.Status(string(s.status))), s.style))
	}
	p.colour(area(i, sheet.FirstRow, i, p.lastRow()), rules...)
}

// dueColours marks the rows that are late or due soon, until the status says that the task is done.
func (p *dataPage) dueColours() {
	_, due := p.sheet.Column(dueColumn)
	_, status := p.sheet.Column(string(progress.StatusField))
	if due < 0 || status < 0 {
		return
	}
	p.dueColour(due, status, p.styles.late, func(r sheet.Row) bool { return r.Late })
	p.dueColour(due, status, p.styles.soon, func(r sheet.Row) bool { return r.Soon && !r.Late })
}

func (p *dataPage) dueColour(due, status, style int, marked func(sheet.Row) bool) {
	var cells []string
	first := 0
	for n, r := range p.sheet.Rows {
		if !marked(r) {
			continue
		}
		if first == 0 {
			first = sheet.FirstRow + n
		}
		cells = append(cells, cell(due, sheet.FirstRow+n))
	}
	if first == 0 {
		return
	}
	open := fmt.Sprintf(`%s<>"%s"`, rowCell(status, first), words.Status(string(progress.Done)))
	p.colour(strings.Join(cells, " "), rule(open, style))
}

// ratingColours goes by how the words begin, for an estimate's rating has "dự kiến" behind it.
func (p *dataPage) ratingColours() {
	_, i := p.sheet.Column(ratingColumn)
	if i < 0 {
		return
	}
	first := rowCell(i, sheet.FirstRow)
	begins := func(r progress.Rating) string {
		word := words.Rating(string(r))
		return fmt.Sprintf(`LEFT(%s,%d)="%s"`, first, len([]rune(word)), word)
	}
	p.colour(area(i, sheet.FirstRow, i, p.lastRow()),
		rule(begins(progress.NotReached), p.styles.bad),
		rule(begins(progress.Reached), p.styles.good),
		rule(begins(progress.Exceeded), p.styles.good))
}

func rule(formula string, style int) direct.Rule { return direct.Rule{Formula: formula, Style: style} }

func (p *dataPage) colour(cells string, rules ...direct.Rule) {
	p.to.Colours = append(p.to.Colours, direct.Colours{Cells: cells, Rules: rules})
}
