package intake

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// Fit says how well a return whose hidden keys are gone agrees with a workbook that was issued.
type Fit struct {
	Book     sheet.Book
	Rows, Of int  // rows of the workbook that ask for something, found in the file by their words, and all of them
	Named    bool // the file names the agency and the period somewhere at its top
}

// Candidates holds a return that does not say what it is against workbooks that were issued, and returns those of which it has any row,
// the best first. Of two periods of one agency, which ask for the same, the one that the file names is better, then the later.
func (r *Return) Candidates(books []sheet.Book) []Fit {
	pages := r.foldedPages()
	top := r.top()
	var fits []Fit
	for _, book := range books {
		f := Fit{Book: book, Named: strings.Contains(top, viet.Fold(book.Cover.Agency)) && strings.Contains(top, viet.Fold(book.Cover.Period))}
		found := map[plan.Ref]bool{}
		for _, p := range pages {
			if best := p.bestFit(book); best != nil {
				for _, ref := range best.refs {
					found[ref] = true
				}
			}
		}
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				if len(row.Role.Fields()) > 0 {
					f.Of++
					if found[row.Ref] {
						f.Rows++
					}
				}
			}
		}
		if f.Rows > 0 {
			fits = append(fits, f)
		}
	}
	slices.SortStableFunc(fits, func(a, b Fit) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), boolFirst(a.Named, b.Named), cmp.Compare(a.Of, b.Of), cmp.Compare(b.Book.Issue.Period, a.Book.Issue.Period))
	})
	return fits
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// MatchByText is Match for a return whose hidden keys are gone: columns are known by their headings and rows by their words. All that could
// be read is there, but one finding that stands for the whole file says which workbook it was taken for: a person has to confirm.
func (r *Return) MatchByText(book sheet.Book, at Taken) (batch progress.Batch, found []finding.Finding) {
	place := finding.Place{File: r.File}
	empty := progress.Batch{File: r.File, SHA256: r.SHA256, Issue: book.Issue, Saved: r.Saved}
	defer func() {
		if cause := recover(); cause != nil {
			batch, found = empty, []finding.Finding{broke(place, cause)}
		}
	}()
	known := *r
	known.Issue = book.Issue
	known.pages = nil
	for _, p := range r.foldedPages() {
		known.pages = append(known.pages, p.as(p.bestFit(book)))
	}
	batch, found = known.Match(book, at)
	fit := Fit{Book: book}
	if fits := r.Candidates([]sheet.Book{book}); len(fits) > 0 {
		fit = fits[0]
	}
	who := book.Cover.Agency + ", " + words.Title(book.Cover.Period)
	return batch, append([]finding.Finding{finding.New(finding.WorkbookByText, place, who, words.RowsFit(fit.Rows, fit.Of))}, found...)
}

// top is the folded text of the first rows of all pages, where a workbook names agency and period.
func (r *Return) top() string {
	var b strings.Builder
	for _, p := range r.pages {
		for _, row := range p.grid.rows[:min(len(p.grid.rows), deepestKeyRow)] {
			for _, c := range row.cells {
				if c.kind == text && len(c.raw) <= maxText {
					b.WriteString(viet.Fold(clean(c.raw)))
					b.WriteByte('\n')
				}
			}
		}
	}
	return b.String()
}

// textFit is a page taken for an issued sheet by its headings and words.
type textFit struct {
	sheet sheet.Sheet
	keys  keyRow
	refs  map[int]plan.Ref // by row
}

// foldedPage is a page with what comparing needs, made once for all workbooks that it is held against.
type foldedPage struct {
	*page
	texts map[[2]int]string // folded, by row and column
}

func (r *Return) foldedPages() []foldedPage {
	var all []foldedPage
	for _, p := range r.pages {
		f := foldedPage{p, map[[2]int]string{}}
		for _, row := range p.grid.rows {
			for _, c := range row.cells {
				if s := c.shown(r.epoch); s != "" && len(s) <= maxText {
					f.texts[[2]int{c.row, c.column}] = viet.Fold(s)
				}
			}
		}
		all = append(all, f)
	}
	return all
}

// as returns the page with the keys that the fit found; without one, the page with the lines of the letter, if it has any.
func (p foldedPage) as(fit *textFit) *page {
	known := &page{name: p.name, grid: p.grid}
	if fit != nil {
		known.keys, known.known = fit.keys, fit
		return known
	}
	if letter := p.letterLines(); len(letter) > 0 {
		known.keys, known.letter = keyRow{row: 1}, letter
	}
	return known
}

// letterLines finds the lines of the covering letter by their labels. One label alone may be any text.
func (p foldedPage) letterLines() map[string]cell {
	lines := map[string]cell{}
	for _, row := range p.grid.rows {
		for _, c := range row.cells {
			for _, key := range words.LetterFields() {
				if _, twice := lines[key]; !twice && p.texts[[2]int{c.row, c.column}] == viet.Fold(words.LetterField(key)) {
					lines[key] = row.at(c.column + 1)
				}
			}
		}
	}
	if len(lines) < 2 {
		return nil
	}
	return lines
}

// bestFit is the issued sheet of which the page has most rows; nil if it has none of any.
func (p foldedPage) bestFit(book sheet.Book) *textFit {
	var best *textFit
	for _, s := range book.Sheets {
		fit := p.fitTo(s)
		if fit != nil && (best == nil || len(fit.refs) > len(best.refs) || len(fit.refs) == len(best.refs) && len(fit.keys.columns) > len(best.keys.columns)) {
			best = fit
		}
	}
	return best
}

// deepestHeading is how far down the headings may stand.
const deepestHeading = 40

// fitTo finds the sheet's headings and rows on the page; nil without a heading over the rows' words or without a row.
func (p foldedPage) fitTo(s sheet.Sheet) *textFit {
	titles := map[string]string{}
	for _, c := range s.Columns {
		if !c.Hidden {
			titles[viet.Fold(c.Title)] = c.Key
		}
	}
	var keys keyRow
	for _, row := range p.grid.rows {
		if row.number > deepestHeading {
			break
		}
		k := keyRow{row: row.number, columns: map[string][]int{}}
		for _, c := range row.cells {
			if key, ok := titles[p.texts[[2]int{c.row, c.column}]]; ok {
				k.columns[key] = append(k.columns[key], c.column)
			}
		}
		if len(k.columns) > len(keys.columns) && len(k.columns[mainColumn(s)]) == 1 {
			keys = k
		}
	}
	if len(keys.columns) < 2 {
		return nil
	}
	fit := &textFit{sheet: s, keys: keys, refs: p.rowsOf(s, keys)}
	if len(fit.refs) == 0 {
		return nil
	}
	return fit
}

// mainColumn is the column that says what a row is about.
func mainColumn(s sheet.Sheet) string {
	if s.Key == sheet.Targets {
		return "name"
	}
	return "text"
}

// rowsOf finds the issued rows by their words. Where several rows have the same, the other fixed cells decide; where they do not, it is
// none of them.
func (p foldedPage) rowsOf(s sheet.Sheet, keys keyRow) map[int]plan.Ref {
	main := mainColumn(s)
	byText := map[string][]sheet.Row{}
	for _, r := range s.Rows {
		folded := viet.Fold(clean(r.Cells[main]))
		byText[folded] = append(byText[folded], r)
	}
	refs := map[int]plan.Ref{}
	for _, row := range p.grid.rows {
		if row.number <= keys.row {
			continue
		}
		at := p.texts[[2]int{row.number, keys.columns[main][0]}]
		rows := byText[at]
		if at == "" || len(rows) == 0 {
			continue
		}
		if len(rows) > 1 {
			rows = p.narrow(s, keys, row.number, rows)
		}
		if len(rows) == 1 {
			refs[row.number] = rows[0].Ref
		}
	}
	return refs
}

// narrow keeps the rows that agree with most of the other fixed cells.
func (p foldedPage) narrow(s sheet.Sheet, keys keyRow, number int, rows []sheet.Row) []sheet.Row {
	var best []sheet.Row
	most := -1
	for _, r := range rows {
		n := 0
		for _, key := range s.Fixed() {
			for _, column := range keys.columns[key] {
				if p.texts[[2]int{number, column}] == viet.Fold(clean(r.Cells[key])) {
					n++
				}
			}
		}
		switch {
		case n > most:
			best, most = []sheet.Row{r}, n
		case n == most:
			best = append(best, r)
		}
	}
	return best
}

// waitByText keeps what was filled into a page that lost its keys, as far as its rows are known by their words.
func (m *matcher) waitByText(p *page, s sheet.Sheet) {
	one := Return{pages: []*page{p}, epoch: m.ret.epoch}
	folded := one.foldedPages()[0]
	fit := folded.fitTo(s)
	if fit == nil {
		return
	}
	known := folded.as(fit)
	sm := m.newSheet(s)
	cols := sm.placed(s, known)
	for _, r := range known.grid.rows {
		if ref, ok := fit.refs[r.number]; ok {
			sm.waitAs(ref, finding.SheetNoKeys, candidate{known, cols, r})
		}
	}
}
