package excel

import (
	"strconv"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// pair is a key and its value.
type pair struct{ key, value string }

// identity lists what the workbook says of itself, in the hidden sheet and in its document properties.
func identity(i progress.Issue) []pair {
	return []pair{
		{"id", i.ID},
		{"layout", strconv.Itoa(i.Layout)},
		{"plan", i.Plan},
		{"revision", strconv.Itoa(i.Revision)},
		{"base", i.Base},
		{"agency", i.Agency},
		{"period", i.Period},
	}
}

// issueSheet writes the Issue as rows of key and value.
func (b *workbook) issueSheet() {
	facts := identity(b.book.Issue)
	p := b.newPage(sheet.IssueSheet, 2, len(facts))
	for i, f := range facts {
		p.text(0, i+1, f.key)
		p.text(1, i+1, f.value)
	}
	p.style(0, 1, 1, len(facts), p.styles.hidden)
	p.width(0, 12)
	p.width(1, 40)
	p.dimension(1, len(facts))
	p.to.Hidden = true
}

// listSheet writes the choices into cells: a list inside a check would be torn at every comma in a choice.
func (b *workbook) listSheet() {
	choices := words.StatusChoices()
	p := b.newPage(sheet.ListSheet, 1, len(choices))
	for i, c := range choices {
		p.text(0, i+1, c)
	}
	p.style(0, 1, 0, len(choices), p.styles.hidden)
	p.width(0, 24)
	p.dimension(0, len(choices))
	p.to.Hidden = true
	b.out.Names = append(b.out.Names, direct.Name{Name: sheet.StatusList, RefersTo: p.fixedArea(0, 1, 0, len(choices))})
}
