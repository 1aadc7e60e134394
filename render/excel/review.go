package excel

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/render/excel/direct"
	"theodoi/revision"
)

// WriteReview writes a review book to w as one .xlsx file, all of it or nothing. The same book always gives the same bytes.
func WriteReview(w io.Writer, book revision.Book) error {
	out, err := describeReview(book)
	if err == nil {
		err = reviews.write(w, out)
	}
	if err != nil {
		return fmt.Errorf("writing the review book of %s: %w", book.Plan, err)
	}
	return nil
}

// describeReview lays a review book out as a workbook.
func describeReview(book revision.Book) (*direct.Workbook, error) {
	look, err := reviews.look()
	if err != nil {
		return nil, err
	}
	r := &review{workbook: &workbook{styles: look.styles}, plan: book, marks: look.marks}
	r.guide()
	for _, s := range book.Sheets {
		r.sheet(s)
	}
	r.facts()
	r.issued()
	r.lists()
	r.properties()
	return &r.out, r.err
}

// review is a review book while it is made.
type review struct {
	*workbook
	plan  revision.Book
	marks reviewMarks
}

// reviewMarks are the styles of the cells that say what has to be looked at, by severity.
type reviewMarks struct{ block, warn, note int }

func (m *reviewMarks) define(f *excelize.File) error {
	for _, d := range []struct {
		to         *int
		ink, paper string
	}{{&m.block, "9C0006", "FFC7CE"}, {&m.warn, "7F6000", "FFE699"}, {&m.note, "1F4E79", "DDEBF7"}} {
		style := given("left", "")
		style.Fill, style.Font = solid(d.paper), font(fontSize, d.ink, false)
		id, err := f.NewStyle(&style)
		if err != nil {
			return err
		}
		*d.to = id
	}
	return nil
}

// of returns the style of the worst finding, and false where there is none.
func (m reviewMarks) of(findings []finding.Finding) (int, bool) {
	switch {
	case len(findings) == 0:
		return 0, false
	case finding.Any(findings, finding.Block):
		return m.block, true
	case finding.Any(findings, finding.Warn):
		return m.warn, true
	}
	return m.note, true
}

// guide says what the book is for and lists what belongs to no row.
func (r *review) guide() {
	g := r.newGuide()
	g.width(guideKey, 2)
	g.width(guideLabel, guideLabelWidth)
	g.width(guideValue, guideValueWidth)
	g.text(guideLabel, g.row, words.ReviewTitle)
	g.style(guideLabel, g.row, guideLabel, g.row, g.styles.title)
	g.height(g.row, 30)
	g.row++
	g.line(words.ReviewPlan, strings.TrimSpace(r.plan.Plan+"\n"+r.plan.Title), g.styles.label)
	g.line(words.ReviewRevision, strconv.Itoa(r.plan.Revision), g.styles.label)
	g.block(words.ReviewHow)
	for i, text := range words.ReviewLines(r.plan.Plan, r.plan.Revision) {
		g.line(strconv.Itoa(i+1)+".", text, g.styles.count)
	}
	g.block(words.ReviewCounts)
	for _, s := range r.plan.Sheets {
		g.line("–", words.Count(s.Name, s.Filled()), g.styles.count)
	}
	if len(r.plan.Findings) > 0 {
		g.block(words.ReviewGeneral)
		for _, f := range r.plan.Findings {
			g.line("–", f.String(), g.styles.count)
		}
	}
	g.hideColumn(guideKey)
	g.dimension(guideValue, g.row-1)
	r.paper(g.page, false)
	g.to.PrintArea = g.fixedArea(guideLabel, revision.TitleRow, guideValue, g.row-1)
	g.to.Tab = tabGuide
}

// paper says on every page which plan and revision it shows.
func (r *review) paper(p *page, landscape bool) {
	p.to.Print = &direct.Print{
		Landscape: landscape,
		Header:    "&L" + headerLetters + headerText(finding.Edition(r.plan.Plan, r.plan.Revision)) + "&R" + headerLetters + words.ReviewEdition,
		Footer:    "&C" + headerLetters + words.Page + " &P/&N&R" + headerLetters + headerText(p.name),
	}
}

// reviewPage is a worksheet made from a sheet of the book.
type reviewPage struct {
	*page
	review *review
	sheet  revision.Sheet
}

func (r *review) sheet(s revision.Sheet) {
	p := &reviewPage{page: r.newPage(s.Name, len(s.Columns)+1, revision.HeadingRow+len(s.Rows)), review: r, sheet: s}
	p.head()
	p.looks()
	for i, row := range s.Rows {
		p.row(row, revision.FirstRow+i)
	}
	p.hints()
	if len(s.Rows) > 0 {
		p.numbersAreText(area(1, revision.FirstRow, p.lastColumn(), p.lastRow()))
		p.to.Filter = direct.Area{Column: 1, Row: revision.HeadingRow, LastColumn: p.lastColumn(), LastRow: p.lastRow()}
	}
	p.freeze()
	r.paper(p.page, true)
	p.to.PrintArea = p.fixedArea(1, revision.TitleRow, p.lastColumn(), p.lastRow())
	p.to.PrintTitle = p.fixedRow(revision.HeadingRow)
	p.to.Tab = tabAsked
	p.dimension(p.lastColumn()+1, p.lastRow())
}

func (p *reviewPage) lastColumn() int { return len(p.sheet.Columns) - 1 }

func (p *reviewPage) lastRow() int { return revision.HeadingRow + len(p.sheet.Rows) }

func (p *reviewPage) column(key string) int {
	return slices.IndexFunc(p.sheet.Columns, func(c revision.Column) bool { return c.Key == key })
}

// head writes the keys, which are hidden, the title and the headings.
func (p *reviewPage) head() {
	notice := p.sheet.Notice
	if len(p.sheet.Rows) == 0 {
		notice = words.ReviewEmpty
	}
	p.text(1, revision.TitleRow, p.sheet.Title)
	p.style(1, revision.TitleRow, 1, revision.TitleRow, p.styles.title)
	p.height(revision.TitleRow, 27)
	p.text(1, revision.NoticeRow, finding.Edition(p.review.plan.Plan, p.review.plan.Revision)+"  •  "+notice)
	p.style(1, revision.NoticeRow, 1, revision.NoticeRow, p.styles.notice)
	p.height(revision.NoticeRow, 21)
	tallest := 0.0
	for i, c := range p.sheet.Columns {
		p.width(i, c.Width)
		p.text(i, revision.KeyRow, c.Key)
		if c.Hidden {
			p.hideColumn(i)
			continue
		}
		p.text(i, revision.HeadingRow, c.Title)
		style := p.styles.head
		if c.Input {
			style = p.styles.headAsked
		}
		p.style(i, revision.HeadingRow, i, revision.HeadingRow, style)
		tallest = max(tallest, textHeight(c.Title, c.Width-filterButton, boldFactor))
	}
	p.height(revision.HeadingRow, min(tallest+6, tallestRow))
	p.text(p.lastColumn()+1, revision.KeyRow, revision.PageMark+p.sheet.Key)
	p.style(0, revision.KeyRow, p.lastColumn()+1, revision.KeyRow, p.styles.hidden)
	p.hideRow(revision.KeyRow)
}

// looks gives every cell its style, a column at a time.
func (p *reviewPage) looks() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	for i, c := range p.sheet.Columns {
		style := p.styles.fixed
		switch {
		case c.Hidden:
			style = p.styles.hidden
		case c.Input && c.Center:
			style = p.styles.inputCenter
		case c.Input:
			style = p.styles.input
		case c.Center:
			style = p.styles.fixedCenter
		}
		p.style(i, revision.FirstRow, i, p.lastRow(), style)
	}
}

func (p *reviewPage) row(r revision.Row, row int) {
	tallest := lineHeight
	for i, c := range p.sheet.Columns {
		text := r.Shown(c.Key)
		switch c.Key {
		case revision.RefColumn:
			text = string(r.Ref)
		case revision.FindingsColumn:
			text = findingsText(r.Findings)
		}
		p.text(i, row, text)
		if c.Input && !r.Input(c) {
			p.style(i, row, i, row, p.styles.fixed)
		}
		if !c.Hidden {
			tallest = max(tallest, textHeight(text, c.Width, 1))
		}
	}
	if style, ok := p.review.marks.of(r.Findings); ok {
		at := p.column(revision.FindingsColumn)
		p.style(at, row, at, row, style)
	}
	p.height(row, min(tallest+3, tallestRow))
}

// findingsText is what has to be looked at, one finding a line.
func findingsText(findings []finding.Finding) string {
	var lines []string
	for _, f := range findings {
		if line := "• " + f.Message(); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return short(strings.Join(lines, "\n"), cellLimit/2)
}

// Defined names of the drop-downs.
var reviewLists = []struct {
	list revision.List
	name string
}{
	{revision.AgencyList, "DS_CoQuan"},
	{revision.OwnerList, "DS_BaoCao"},
	{revision.MarkList, "DS_DanhDau"},
	{revision.AddedList, "DS_ThemThanh"},
}

func listName(list revision.List) string {
	for _, l := range reviewLists {
		if l.list == list {
			return l.name
		}
	}
	return ""
}

// hints gives every input column its prompt and its drop-down. A cell may hold several names, so that another value is only remarked on.
func (p *reviewPage) hints() {
	if len(p.sheet.Rows) == 0 {
		return
	}
	for i, c := range p.sheet.Columns {
		if !c.Input {
			continue
		}
		v := direct.Check{Cells: area(i, revision.FirstRow, i, p.lastRow())}
		switch c.List {
		case revision.NoList:
		case revision.AgencyList, revision.OwnerList:
			v.Kind, v.Formula = direct.ByList, listName(c.List)
		default:
			offer(&v, listName(c.List))
		}
		p.check(v, words.ReviewPrompt(c.Key))
	}
}

// freeze keeps the headings and the code of a row in sight.
func (p *reviewPage) freeze() {
	split := 2
	if at := p.column("code"); at >= 0 {
		split = at + 1
	}
	corner := cell(split, revision.FirstRow)
	p.to.Frozen = &direct.Frozen{Columns: split, Rows: revision.HeadingRow, Corner: corner, Cursor: corner}
}

// facts writes what the book is, as rows of key and value.
func (r *review) facts() {
	p := r.newPage(revision.FactsSheet, 2, 3)
	facts := []pair{
		{revision.FactLayout, strconv.Itoa(revision.Layout)},
		{revision.FactPlan, r.plan.Plan},
		{revision.FactRevision, strconv.Itoa(r.plan.Revision)},
	}
	for i, f := range facts {
		p.text(0, i+1, f.key)
		p.text(1, i+1, f.value)
	}
	p.style(0, 1, 1, len(facts), p.styles.hidden)
	p.dimension(1, len(facts))
	p.to.Hidden = true
}

// issued keeps the input cells as they are now, so that what a person changes is known without asking any store.
func (r *review) issued() {
	p := r.newPage(revision.IssuedSheet, 0, 0)
	row, widest := 0, 2
	for _, s := range r.plan.Sheets {
		for _, each := range s.Rows {
			row++
			p.text(0, row, s.Key)
			p.text(1, row, string(each.Ref))
			p.text(2, row, s.CheckOf(each))
			at := 3
			for _, c := range s.Columns {
				if each.Input(c) {
					p.text(at, row, c.Key)
					p.text(at+1, row, each.Cells[c.Key])
					at += 2
				}
			}
			widest = max(widest, at-1)
		}
	}
	p.style(0, 1, widest, max(row, 1), p.styles.hidden)
	p.dimension(widest, max(row, 1))
	p.to.Hidden = true
}

// lists writes the choices into cells: a list inside a check would be torn at every comma in a name.
func (r *review) lists() {
	p := r.newPage(revision.ListSheet, 0, 0)
	choices := map[revision.List][]string{
		revision.AgencyList: append(slices.Clone(r.plan.Agencies), r.plan.Groups...),
		revision.OwnerList:  r.plan.Agencies,
		revision.MarkList:   {words.ReviewMark},
		revision.AddedList:  {words.AsTask, words.AsTarget},
	}
	last := 1
	for i, l := range reviewLists {
		names := choices[l.list]
		for n, name := range names {
			p.text(i, n+1, name)
		}
		last = max(last, len(names))
		r.out.Names = append(r.out.Names, direct.Name{Name: l.name, RefersTo: p.fixedArea(i, 1, i, max(1, len(names)))})
	}
	p.style(0, 1, len(reviewLists)-1, last, p.styles.hidden)
	p.dimension(len(reviewLists)-1, last)
	p.to.Hidden = true
}

// properties says in the file's properties what it is. A fixed time of making keeps the bytes the same.
func (r *review) properties() {
	title := legal(words.ReviewTitle + " – " + finding.Edition(r.plan.Plan, r.plan.Revision))
	r.out.Properties = direct.Properties{Title: title, Creator: program, Language: "vi", Made: madeAt}
}
