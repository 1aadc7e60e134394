package excel

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/render/excel/direct"
	"theodoi/sheet"
)

// markLimit is how many places are marked. Whoever has more to put right works from the list.
const markLimit = 500

// list is the sheet that says what has to be put right.
type list struct {
	f      sheet.Feedback
	alone  bool
	items  []item
	marked int // places that are marked
	places int // places that would be
}

// item is one line of the list.
type item struct {
	finding.Finding
	at spot
}

// spot is the cell that a finding leads to; the zero spot is none.
type spot struct {
	sheet       string
	column, row int // column from 0 as in page, row from 1
}

func newList(b *returnedBook, f sheet.Feedback, alone bool) list {
	l := list{f: f, alone: alone}
	for _, x := range f.Findings {
		l.items = append(l.items, item{x, b.spot(x.Place)})
	}
	b.order(l.items)
	places := map[spot]bool{}
	for _, i := range l.items {
		if i.isMarked() {
			places[i.at] = true
		}
	}
	l.places = len(places)
	l.marked = min(l.places, markLimit)
	return l
}

// order puts items as a person goes through them: what was not taken first, then what should be looked at, then what is good to know;
// within each first what stands for the whole file, then sheet by sheet from the top.
func (b *returnedBook) order(items []item) {
	sheetOf := func(i item) int {
		if i.Place.Sheet == "" {
			return -1
		}
		if n := slices.IndexFunc(b.pages, func(p returnedPage) bool { return p.name == i.Place.Sheet }); n >= 0 {
			return n
		}
		return len(b.pages)
	}
	slices.SortStableFunc(items, func(x, y item) int {
		return cmp.Or(cmp.Compare(weight(x.Severity), weight(y.Severity)), cmp.Compare(sheetOf(x), sheetOf(y)),
			cmp.Compare(x.at.row, y.at.row), cmp.Compare(x.at.column, y.at.column))
	})
}

func weight(s finding.Severity) int {
	return slices.Index([]finding.Severity{finding.Block, finding.Warn, finding.Note}, s)
}

// isMarked reports whether the item's cell gets a mark: what is only good to know needs none.
func (i item) isMarked() bool { return i.at.row > 0 && i.Severity != finding.Note }

// shown is the place as it is looked up: a cell of the hidden row of keys by its heading.
func (i item) shown() string {
	if at := cell(i.at.column, sheet.KeyRow); i.at.row == sheet.HeadingRow && i.Place.Cell == at {
		return cell(i.at.column, i.at.row)
	}
	return i.Place.Cell
}

// spot finds the first cell of a place, in sight. Rows begin with the first column that is shown, and what stands in the hidden row of
// keys is shown by its heading.
func (b *returnedBook) spot(p finding.Place) spot {
	page, ok := b.page(p.Sheet)
	if !ok || !page.isGrid || p.Cell == "" {
		return spot{}
	}
	first, _, _ := strings.Cut(p.Cell, ",")
	first, _, _ = strings.Cut(strings.TrimSpace(first), ":")
	s := spot{sheet: p.Sheet}
	if row, err := strconv.Atoi(first); err == nil && row > 0 && row <= excelize.TotalRows {
		s.column, s.row = b.firstShown(page), row
	} else if column, row, err := excelize.CellNameToCoordinates(first); err == nil {
		s.column, s.row = column-1, row
	} else {
		return spot{}
	}
	if s.row == sheet.KeyRow {
		s.row = sheet.HeadingRow
	}
	return s
}

func (b *returnedBook) firstShown(p returnedPage) int {
	shape := b.shape(p)
	column := 0
	for column < excelize.MaxColumns-1 && shape.columnWidth(column) == 0 {
		column++
	}
	return column
}

// notes are what is written at the marked cells, in the order of the list: one note a cell, with all that is said of it.
func (l list) notes() []note {
	var all []note
	index := map[spot]int{}
	for _, i := range l.items {
		if !i.isMarked() {
			continue
		}
		n, ok := index[i.at]
		if !ok {
			if len(all) == l.marked {
				continue
			}
			n = len(all)
			index[i.at] = n
			all = append(all, note{at: i.at})
		}
		all[n].texts = append(all[n].texts, words.FeedbackState(string(i.Severity))+": "+i.Message()+"\n→ "+remedy(i.Finding))
	}
	return all
}

func remedy(f finding.Finding) string { return words.FeedbackRemedy(string(f.Code), f.Remedy()) }

// how says what the agency is asked to do with the file.
func (l list) how() string {
	switch {
	case l.alone:
		return words.FeedbackHowAlone
	case l.marked == 0:
		return words.FeedbackHowWhole
	}
	return words.FeedbackHow
}

// Columns of the list, from 0.
const (
	listNumber = iota
	listState
	listPlace
	listMessage
	listRemedy
)

var listWidths = []float64{5.5, 16, 31, 48, 44}

// worksheet is the list as a part of the file. Its texts stand in it, so that the workbook's own stay untouched.
func (l list) worksheet(looks looks) []byte {
	s := &listSheet{looks: looks}
	s.row(sheet.FeedbackKeyRow, 0, `hidden="1"`, text{looks.key, sheet.FeedbackMark}, text{looks.key, l.f.File})
	row := sheet.FeedbackKeyRow + 1
	s.line(row, looks.title, words.FeedbackTitle)
	s.line(row+1, looks.text, words.FeedbackTo(l.f.Agency))
	s.line(row+2, looks.text, words.FeedbackSummary(l.f.File, l.f.Period, l.f.Read.String(), l.f.Taken, l.f.Count(finding.Block), l.f.Count(finding.Warn)))
	s.line(row+3, looks.text, l.how())
	if l.marked < l.places {
		s.line(row+4, looks.text, words.FeedbackMarked(l.marked, l.places))
	}
	var heads []text
	for _, h := range words.FeedbackHeads() {
		heads = append(heads, text{looks.head, h})
	}
	s.row(sheet.FeedbackHeadRow, lineHeight+8, "", heads...)
	for n, i := range l.items {
		s.item(sheet.FeedbackHeadRow+1+n, n+1, i)
	}
	return []byte(s.part(sheet.FeedbackHeadRow + len(l.items)))
}

// listSheet gathers the rows of the list.
type listSheet struct {
	looks         looks
	rows          strings.Builder
	merges, links []string
}

type text struct {
	look int
	text string
}

func (s *listSheet) row(number int, height float64, attributes string, texts ...text) {
	if height > 0 {
		attributes += fmt.Sprintf(` ht="%.2f"`, min(height, tallestRow))
	}
	fmt.Fprintf(&s.rows, `<row r="%d" %s>`, number, attributes)
	for i, t := range texts {
		fmt.Fprintf(&s.rows, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, cell(i, number), t.look, plainText(t.text))
	}
	s.rows.WriteString(`</row>`)
}

// line is a text across the sheet. Programs do not fit the height of joined cells, so it is pinned.
func (s *listSheet) line(number, look int, line string) {
	width, size := 0.0, 1.0
	for _, w := range listWidths {
		width += w
	}
	if look == s.looks.title {
		size = 16.0 / fontSize * boldFactor
	}
	s.row(number, size*textHeight(line, width, size)+4, `customHeight="1"`, text{look, line})
	s.merges = append(s.merges, fmt.Sprintf(`<mergeCell ref="%s"/>`, area(listNumber, number, listRemedy, number)))
}

func (s *listSheet) item(row, number int, i item) {
	place, look := words.FeedbackPlace(i.Place.Sheet, i.shown()), s.looks.cell
	if i.at.row > 0 {
		look = s.looks.link
		s.links = append(s.links, fmt.Sprintf(`<hyperlink ref="%s" location="%s" display="%s"/>`, cell(listPlace, row),
			attributeText(legal(quoted(i.at.sheet)+"!"+cell(i.at.column, i.at.row))), plainText(place)))
	}
	state := text{s.looks.cell, words.FeedbackState(string(i.Severity))}
	if i.Severity == finding.Block {
		state.look = s.looks.state
	}
	texts := []text{{s.looks.centre, strconv.Itoa(number)}, state, {look, place}, {s.looks.cell, i.Message()}, {s.looks.cell, remedy(i.Finding)}}
	tallest := 0.0
	for column, t := range texts {
		tallest = max(tallest, textHeight(t.text, listWidths[column], 1))
	}
	s.row(row, tallest+4, "", texts...)
}

func (s *listSheet) part(lastRow int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<worksheet xmlns="%s">`, mainSpace)
	b.WriteString(`<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="%s"/>`, area(listNumber, sheet.FeedbackKeyRow, listRemedy, lastRow))
	fmt.Fprintf(&b, `<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="%d" topLeftCell="%s" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="%[3]s" sqref="%[3]s"/></sheetView></sheetViews>`, sheet.FeedbackHeadRow, cell(0, sheet.FeedbackHeadRow+1), cell(listPlace, sheet.FeedbackHeadRow+1))
	fmt.Fprintf(&b, `<sheetFormatPr defaultRowHeight="%.2f"/><cols>`, lineHeight)
	for i, w := range listWidths {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%.2f" customWidth="1"/>`, i+1, w+padding)
	}
	fmt.Fprintf(&b, `</cols><sheetData>%s</sheetData>`, s.rows.String())
	b.WriteString(`<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>`)
	fmt.Fprintf(&b, `<mergeCells count="%d">%s</mergeCells>`, len(s.merges), strings.Join(s.merges, ""))
	if len(s.links) > 0 {
		b.WriteString(`<hyperlinks>` + strings.Join(s.links, "") + `</hyperlinks>`)
	}
	b.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`)
	fmt.Fprintf(&b, `<pageSetup paperSize="%d" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`, direct.PaperA4)
	fmt.Fprintf(&b, `<headerFooter><oddFooter>&amp;C&amp;"%s,Regular"&amp;10 %s &amp;P/&amp;N</oddFooter></headerFooter></worksheet>`, fontName, words.Page)
	return b.String()
}
