package intake

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/sheet"
)

// candidate is a row of a page that carries the key of an issued row.
type candidate struct {
	page    *page
	columns columns
	row     row
}

// sheetMatch matches one issued sheet. Several pages may carry its keys, if somebody copied it.
type sheetMatch struct {
	*matcher
	sheet  sheet.Sheet
	fixed  []string // keys of the columns that the check value is made over
	issued map[plan.Ref]sheet.Row
	checks map[string]plan.Ref      // of rows by check value; see meant
	back   map[plan.Ref][]candidate // rows that came back
	order  []plan.Ref               // of back, as the file has them
}

func (m *matcher) newSheet(s sheet.Sheet) *sheetMatch {
	sm := &sheetMatch{matcher: m, sheet: s, fixed: s.Fixed(), issued: make(map[plan.Ref]sheet.Row, len(s.Rows)), back: map[plan.Ref][]candidate{}}
	for _, r := range s.Rows {
		sm.issued[r.Ref] = r
	}
	return sm
}

// meant finds the issued row whose words texts are, for a row that lost its key. Few files have any, so that the check values are made
// when they are first asked for.
func (m *sheetMatch) meant(texts []string) (ref plan.Ref, ok bool) {
	if m.checks == nil {
		m.checks = make(map[string]plan.Ref, len(m.sheet.Rows))
		check := m.sheet.Checker()
		for i := range m.sheet.Rows {
			m.checks[check(&m.sheet.Rows[i])] = m.sheet.Rows[i].Ref
		}
	}
	ref, ok = m.checks[sheet.Check(texts)]
	return ref, ok
}

func (m *matcher) sheet(s sheet.Sheet, pages []*page) {
	sm := m.newSheet(s)
	if pages[0].known == nil && !slices.ContainsFunc(pages, func(p *page) bool { return p.name == s.Name }) {
		m.add(finding.SheetRenamed, finding.Place{Sheet: pages[0].name}, pages[0].name, s.Name)
	}
	for _, p := range pages {
		sm.walk(p)
	}
	for _, ref := range sm.order {
		sm.take(ref, sm.back[ref])
	}
	sm.missing(pages[0])
}

// walk sorts the rows of a page into those with a known key and all others, which are said.
func (m *sheetMatch) walk(p *page) {
	cols := m.columnsOf(m.sheet, p)
	first, last := m.extent(p, cols)
	m.addedColumns(p, cols, first)
	before := last // last row of the table, with rows that were put below it
	for _, r := range p.grid.rows {
		ref := m.refOf(r, cols)
		_, known := m.issued[ref]
		switch {
		case r.number < p.keys.row && p.known == nil:
			m.aboveKeys(p, r)
		case r.number <= p.keys.row:
		case known:
			if m.back[ref] == nil {
				m.order = append(m.order, ref)
			}
			m.back[ref] = append(m.back[ref], candidate{p, cols, r})
		case ref != "" && r.number >= first:
			m.filled = true
			m.add(finding.RowUnknown, finding.Place{Sheet: p.name, Cell: rowName(r.number), Ref: string(ref)}, m.strangeName(r, cols, ref), "")
			meant, _ := m.meant(m.fixedTexts(r, cols, nil))
			m.waitAs(meant, finding.RowUnknown, candidate{p, cols, r})
		case r.number > first && r.number < last, r.number == before+1 && m.hasInput(r, cols):
			m.unkeyed(p, cols, r)
			before = max(before, r.number)
		case r.number < first:
			m.above(p, cols, r)
		default:
			m.leftover(p, cols, r, "")
		}
	}
	m.derived(p, cols)
}

func (m *sheetMatch) refOf(r row, cols columns) plan.Ref {
	if cols.refs != nil {
		return cols.refs[r.number]
	}
	at, ok := cols.place[sheet.RefColumn]
	if !ok {
		return ""
	}
	return plan.Ref(clean(r.at(at).raw))
}

// extent returns the first and the last row that carry a known key; without any, the place where they were issued.
func (m *sheetMatch) extent(p *page, cols columns) (first, last int) {
	for _, r := range p.grid.rows {
		if _, ok := m.issued[m.refOf(r, cols)]; ok && r.number > p.keys.row {
			if first == 0 {
				first = r.number
			}
			last = r.number
		}
	}
	if first == 0 {
		first = p.keys.row + sheet.FirstRow - sheet.KeyRow
		last = first - 1
	}
	return first, last
}

func (m *sheetMatch) hasInput(r row, cols columns) bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return cols.roles[c.column].Input && !c.blank() })
}

// unkeyed says that a row was put in. If its words are those of an issued row, the finding carries that row's Ref.
func (m *sheetMatch) unkeyed(p *page, cols columns, r row) {
	if got := m.rowText(r, cols); got != "" {
		m.filled = true
		ref, _ := m.meant(m.fixedTexts(r, cols, nil))
		m.add(finding.RowNoKey, finding.Place{Sheet: p.name, Cell: rowName(r.number), Ref: string(ref)}, got, "")
		m.waitAs(ref, finding.RowNoKey, candidate{p, cols, r})
	}
}

// rowText is what a person sees in a row.
func (m *sheetMatch) rowText(r row, cols columns) string {
	var texts []string
	for _, c := range r.cells {
		col := cols.roles[c.column]
		if !col.Hidden && !c.blank() && !cols.added[c.column] && !(m.isDerived(col) && c.computed) {
			texts = append(texts, c.shown(m.ret.epoch))
		}
	}
	return strings.Join(texts, " | ")
}

// fixedTexts are the words of the row that the check value is made over; what stands in a column that is gone is taken as issued.
func (m *sheetMatch) fixedTexts(r row, cols columns, issued map[string]string) []string {
	var texts []string
	for _, key := range m.fixed {
		if at, ok := cols.place[key]; ok {
			texts = append(texts, clean(r.at(at).raw))
		} else {
			texts = append(texts, issued[key])
		}
	}
	return texts
}

// take reads the row of ref. Rows whose words are not its own wait; copies that say the same count as one; copies that differ are not taken.
func (m *sheetMatch) take(ref plan.Ref, back []candidate) {
	issued := m.issued[ref]
	var all []candidate
	for _, c := range back {
		if m.whole(issued, c) {
			all = append(all, c)
			continue
		}
		m.filled = true
		m.waitApart(issued, c)
	}
	if len(all) == 0 {
		return
	}
	first := all[0]
	for _, c := range all[1:] {
		if !m.same(first, c) {
			m.filled = true
			m.sayTwice(ref, all)
			m.waitAs(ref, finding.RowTwice, all...)
			return
		}
	}
	m.inputs(issued, first)
	for _, c := range all {
		m.leftover(c.page, c.columns, c.row, ref)
	}
}

// sayTwice names the rows that carry one key, once for each page that has any.
func (m *sheetMatch) sayTwice(ref plan.Ref, all []candidate) {
	var pages []*page
	rows := map[*page][]string{}
	for _, c := range all {
		if rows[c.page] == nil {
			pages = append(pages, c.page)
		}
		rows[c.page] = append(rows[c.page], rowName(c.row.number))
	}
	for _, p := range pages {
		m.add(finding.RowTwice, finding.Place{Sheet: p.name, Cell: strings.Join(rows[p], ", "), Ref: string(ref)}, m.nameOf(m.issued[ref]), "")
	}
}

// whole reports whether the words of a row are those that were issued under its key, and names both if they are not.
func (m *sheetMatch) whole(issued sheet.Row, c candidate) bool {
	if c.columns.refs != nil {
		return true // known by its words alone
	}
	if m.untouched(issued, c) {
		return true
	}
	texts := m.fixedTexts(c.row, c.columns, issued.Cells)
	if sheet.Check(texts) == m.sheet.CheckOf(issued) {
		return true
	}
	var got, want []string
	for i, key := range m.fixed {
		if sheet.Check(texts[i:i+1]) != sheet.Check([]string{issued.Cells[key]}) {
			got, want = append(got, texts[i]), append(want, issued.Cells[key])
		}
	}
	code := finding.RowApart
	if len(issued.Role.Fields()) == 0 {
		code = finding.CellElsewhere // the row asks for nothing, so that nothing was not taken
	}
	place := finding.Place{Sheet: c.page.name, Cell: rowName(c.row.number), Ref: string(issued.Ref)}
	seen, meant := words.Apart(strings.Join(got, " | "), strings.Join(want, " | "))
	m.add(code, place, seen, meant)
	return false
}

// untouched reports whether the words of a row stand there letter by letter as they were issued, as nearly all do.
func (m *sheetMatch) untouched(issued sheet.Row, c candidate) bool {
	for _, key := range m.fixed {
		if at, ok := c.columns.place[key]; ok && c.row.at(at).raw != issued.Cells[key] {
			return false
		}
	}
	return true
}

// same reports whether two rows say the same in every input column.
func (m *sheetMatch) same(a, b candidate) bool {
	for _, col := range m.sheet.Columns {
		if col.Input && a.said(col.Key, m.ret.epoch) != b.said(col.Key, m.ret.epoch) {
			return false
		}
	}
	return true
}

func (c candidate) said(key string, e epoch) string {
	at, ok := c.columns.place[key]
	if !ok {
		return ""
	}
	return c.row.at(at).shown(e)
}

// fewMissing is how many missing rows are listed one by one. A sheet that lost more lost them together.
const fewMissing = 5

// missing says which issued rows did not come back. Rows that ask for nothing are no loss.
func (m *sheetMatch) missing(p *page) {
	var gone []sheet.Row
	for _, r := range m.sheet.Rows {
		if m.back[r.Ref] == nil && len(r.Role.Fields()) > 0 {
			gone = append(gone, r)
		}
	}
	if len(gone) > fewMissing {
		m.add(finding.RowMissing, finding.Place{Sheet: p.name}, words.RowsNumbered(ordinals(gone)), "")
		return
	}
	for _, r := range gone {
		m.add(finding.RowMissing, finding.Place{Sheet: p.name, Ref: string(r.Ref)}, m.nameOf(r), "")
	}
}

func ordinals(rows []sheet.Row) []string {
	var out []string
	for _, r := range rows {
		out = append(out, cmp.Or(r.Cells["ordinal"], string(r.Ref)))
	}
	return slices.Compact(out) // figures of one target share its number
}

// nameOf names an issued row to a person.
func (m *sheetMatch) nameOf(r sheet.Row) string {
	return words.RowNamed(m.sheet.RowName(r), string(r.Ref))
}

// strangeName names a row whose key is not of this workbook by what a person sees in it.
func (m *sheetMatch) strangeName(r row, cols columns, ref plan.Ref) string {
	return words.RowNamed(m.rowText(r, cols), string(ref))
}
