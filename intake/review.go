package intake

import (
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/revision"
)

// OpenReview reads a review book that came back. It reports false where the file is none, or none that can be read; the findings say
// why. What is wrong with a row or a cell costs only that row or cell. The name is used for findings only.
func OpenReview(name string, data []byte) (revision.Returned, []finding.Finding, bool) {
	return openReview(name, data, usual())
}

func openReview(name string, data []byte, lim limits) (ret revision.Returned, found []finding.Finding, ok bool) {
	place := finding.Place{File: name}
	defer func() {
		if cause := recover(); cause != nil {
			ret, found, ok = revision.Returned{}, []finding.Finding{broke(place, cause)}, false
		}
	}()
	book, err := readWorkbook(data, lim)
	if err != nil {
		return revision.Returned{}, []finding.Finding{asFault(err).at(place)}, false
	}
	r := &reviewReader{file: name, book: book, issued: map[rowKey]issuedRow{}, back: map[rowKey]revision.ReturnedRow{}, lim: lim}
	if !r.facts() || !r.readIssued() {
		return revision.Returned{}, []finding.Finding{finding.New(finding.ReviewNotOne, place, "", "")}, false
	}
	if r.ret.Layout > revision.Layout {
		newer := finding.New(finding.WorkbookNewer, place, strconv.Itoa(r.ret.Layout), strconv.Itoa(revision.Layout))
		return revision.Returned{}, []finding.Finding{newer}, false
	}
	for _, key := range []string{revision.Targets, revision.Tasks, revision.Unread} {
		r.sheet(key)
	}
	return r.ret, r.findings, true
}

// rowKey names a row of a review book: a Ref may stand on one sheet only, but a hostile file need not know.
type rowKey struct {
	sheet string
	ref   plan.Ref
}

type issuedRow struct {
	check string
	cells map[string]string
}

type reviewReader struct {
	file     string
	book     *workbook
	lim      limits
	ret      revision.Returned
	issued   map[rowKey]issuedRow
	order    []rowKey // of issued
	back     map[rowKey]revision.ReturnedRow
	twice    map[rowKey]bool
	findings []finding.Finding
}

func (r *reviewReader) find(code finding.Code, place finding.Place, got, want string) {
	place.File = r.file
	r.findings = append(r.findings, finding.New(code, place, quote(got), quote(want)))
}

func (r *reviewReader) page(name string) *page {
	for _, p := range r.book.pages {
		if strings.EqualFold(p.name, name) {
			return p
		}
	}
	return nil
}

// facts reads what the book says it is.
func (r *reviewReader) facts() bool {
	p := r.page(revision.FactsSheet)
	if p == nil {
		return false
	}
	r.ret.File = r.file
	for _, row := range p.grid.rows {
		value := firstLetters(clean(row.at(2).raw))
		switch clean(row.at(1).raw) {
		case revision.FactLayout:
			r.ret.Layout, _ = strconv.Atoi(value)
		case revision.FactPlan:
			r.ret.Plan = value
		case revision.FactRevision:
			r.ret.Revision, _ = strconv.Atoi(value)
		}
	}
	return r.ret.Layout > 0 && r.ret.Plan != "" && r.ret.Revision > 0
}

// readIssued reads the input cells as they were issued.
func (r *reviewReader) readIssued() bool {
	p := r.page(revision.IssuedSheet)
	if p == nil {
		return false
	}
	for _, row := range p.grid.rows {
		key := rowKey{clean(row.at(1).raw), plan.Ref(firstLetters(clean(row.at(2).raw)))}
		if revision.Inputs(key.sheet) == nil || key.ref == "" {
			continue
		}
		if _, ok := r.issued[key]; ok {
			return false
		}
		cells := map[string]string{}
		for _, c := range row.cells {
			if c.column >= 4 && c.column%2 == 0 && slices.Contains(revision.Inputs(key.sheet), clean(c.raw)) {
				cells[clean(c.raw)] = clean(row.at(c.column + 1).raw)
			}
		}
		r.issued[key] = issuedRow{clean(row.at(3).raw), cells}
		r.order = append(r.order, key)
	}
	return true
}

// reviewPage is a page that carries the keys of a sheet of a review book.
type reviewPage struct {
	*page
	key     string
	keyRow  int
	columns map[string]int // by key
}

// reviewPages finds the pages of a sheet by the mark in their hidden row, whatever they are called.
func (r *reviewReader) reviewPages(key string) []reviewPage {
	var out []reviewPage
	for _, p := range r.book.pages {
		for _, row := range p.grid.rows {
			if row.number > deepestKeyRow {
				break
			}
			marked := slices.ContainsFunc(row.cells, func(c cell) bool { return clean(c.raw) == revision.PageMark+key })
			if marked {
				out = append(out, reviewPage{p, key, row.number, r.reviewColumns(p, key, row)})
				break
			}
		}
	}
	return out
}

// reviewColumns finds the columns by their keys. One that is missing, or there twice, is not read.
func (r *reviewReader) reviewColumns(p *page, sheet string, row row) map[string]int {
	at := map[string][]int{}
	for _, c := range row.cells {
		at[clean(c.raw)] = append(at[clean(c.raw)], c.column)
	}
	out := map[string]int{}
	keys := append([]string{revision.RefColumn}, append(revision.FixedKeys(sheet), revision.Inputs(sheet)...)...)
	for _, key := range keys {
		if len(at[key]) == 1 {
			out[key] = at[key][0]
			continue
		}
		r.find(finding.ReviewColumn, finding.Place{Sheet: p.name}, words.ReviewColumn(key), "")
	}
	if len(at[revision.FindingsColumn]) == 1 {
		out[revision.FindingsColumn] = at[revision.FindingsColumn][0]
	}
	return out
}

// sheet reads the rows of one sheet and says which did not come back.
func (r *reviewReader) sheet(key string) {
	pages := r.reviewPages(key)
	if len(pages) == 0 {
		r.find(finding.ReviewSheet, finding.Place{}, revision.SheetName(key), "")
		return
	}
	r.twice = map[rowKey]bool{}
	var order []rowKey
	for _, p := range pages {
		if p.grid.cut {
			r.find(finding.SheetTooMany, finding.Place{Sheet: p.name}, "", strconv.Itoa(r.lim.rows))
		}
		order = append(order, r.walk(p)...)
	}
	for _, k := range order {
		if !r.twice[k] {
			r.ret.Rows = append(r.ret.Rows, r.back[k])
		}
	}
	r.missing(key, pages[0].name)
}

// walk reads the rows of a page and returns the keys it had first.
func (r *reviewReader) walk(p reviewPage) []rowKey {
	var order []rowKey
	begun := false
	for _, row := range p.grid.rows {
		if row.number <= p.keyRow {
			continue
		}
		key := rowKey{p.key, plan.Ref(clean(row.at(p.columns[revision.RefColumn]).raw))}
		issued, known := r.issued[key]
		if !known || p.columns[revision.RefColumn] == 0 {
			if begun || key.ref != "" {
				r.strange(p, row)
			}
			continue
		}
		begun = true
		if !r.whole(p, row, key, issued) {
			r.twice[key] = true
			order = append(order, key)
			r.back[key] = revision.ReturnedRow{}
			continue
		}
		next := r.row(p, row, key, issued)
		before, again := r.back[key]
		switch {
		case !again:
			order = append(order, key)
			r.back[key] = next
		case !sameRow(before, next):
			r.twice[key] = true
			r.find(finding.ReviewTwice, finding.Place{Sheet: p.name, Cell: rowName(row.number), Ref: string(key.ref)}, string(key.ref), "")
		}
	}
	return order
}

func sameRow(a, b revision.ReturnedRow) bool {
	for key, c := range b.Cells {
		if a.Cells[key].Now != c.Now {
			return false
		}
	}
	return len(a.Cells) == len(b.Cells)
}

// strange says that a row with words in its input cells is none of the book's.
func (r *reviewReader) strange(p reviewPage, row row) {
	var texts []string
	for _, key := range revision.Inputs(p.key) {
		if c := row.at(p.columns[key]); p.columns[key] > 0 && !c.blank() {
			texts = append(texts, c.shown(r.book.epoch))
		}
	}
	if len(texts) > 0 {
		r.find(finding.ReviewStrange, finding.Place{Sheet: p.name, Cell: rowName(row.number)}, strings.Join(texts, " | "), "")
	}
}

// whole reports whether a row's own words are those that were issued under its key: a table of which only some columns were sorted is
// not taken. It also says what was typed where nothing is read.
func (r *reviewReader) whole(p reviewPage, row row, key rowKey, issued issuedRow) bool {
	place := finding.Place{Sheet: p.name, Cell: rowName(row.number), Ref: string(key.ref)}
	var texts []string
	for _, k := range revision.FixedKeys(p.key) {
		if p.columns[k] == 0 {
			texts = nil
			break
		}
		texts = append(texts, clean(row.at(p.columns[k]).raw))
	}
	if texts != nil && revision.Check(texts) != issued.check {
		r.find(finding.RowApart, place, strings.Join(texts, " | "), string(key.ref))
		return false
	}
	for _, c := range row.cells {
		if !c.blank() && !slices.ContainsFunc(columnsOf(p), func(at int) bool { return at == c.column }) {
			at := place
			at.Cell = c.name()
			r.find(finding.ReviewFixed, at, c.shown(r.book.epoch), "")
		}
	}
	return true
}

func columnsOf(p reviewPage) []int {
	var out []int
	for _, at := range p.columns {
		out = append(out, at)
	}
	return out
}

// row reads the input cells of a row.
func (r *reviewReader) row(p reviewPage, row row, key rowKey, issued issuedRow) revision.ReturnedRow {
	place := finding.Place{File: r.file, Sheet: p.name, Cell: rowName(row.number), Ref: string(key.ref)}
	out := revision.ReturnedRow{Sheet: p.key, Ref: key.ref, Place: place, Cells: map[string]revision.ReturnedCell{}}
	for _, k := range revision.Inputs(p.key) {
		at, ok := p.columns[k]
		if !ok {
			continue
		}
		c := row.at(at)
		was, asked := issued.cells[k]
		here := place
		here.Cell = c.name()
		if !asked {
			if !c.blank() {
				r.find(finding.ReviewFixed, here, c.shown(r.book.epoch), "")
			}
			continue
		}
		if now, ok := r.value(p, c, here); ok {
			out.Cells[k] = revision.ReturnedCell{Issued: was, Now: now, Place: here}
		}
	}
	return out
}

// value reads one cell. A cell that cannot be read counts as not changed.
func (r *reviewReader) value(p reviewPage, c cell, place finding.Place) (string, bool) {
	for _, m := range p.grid.merges {
		if m.holds(c.row, c.column) && (c.row != m.top || c.column != m.left) {
			r.find(finding.CellMerged, place, m.String(), cellName(m.top, m.left))
			return "", false
		}
	}
	shown := c.shown(r.book.epoch)
	switch {
	case c.kind == mistake:
		r.find(finding.CellError, place, shown, "")
		return "", false
	case c.computed && !c.valued:
		r.find(finding.CellFormula, place, shown, "")
		return "", false
	case len(shown) > maxText*4 || len([]rune(shown)) > maxText:
		r.find(finding.CellTooLong, place, strconv.Itoa(len([]rune(shown))), strconv.Itoa(maxText))
		return "", false
	}
	return shown, true
}

// missing says which rows did not come back. Their items stay in the plan.
func (r *reviewReader) missing(sheet, name string) {
	var refs []string
	for _, k := range r.order {
		if _, ok := r.back[k]; k.sheet == sheet && !ok {
			refs = append(refs, string(k.ref))
		}
	}
	if len(refs) == 0 {
		return
	}
	if len(refs) > fewMissing {
		refs = []string{strings.Join(refs, ", ")}
	}
	for _, ref := range refs {
		r.find(finding.ReviewRow, finding.Place{Sheet: name, Ref: ref}, ref, "")
	}
}
