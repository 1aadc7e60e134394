package excel

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/sheet"
)

const (
	mainSpace       = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// returnedBook is a returned workbook that is added to.
type returnedBook struct {
	*pack
	main   string // name of the part that lists the sheets
	styles string
	pages  []returnedPage
	mine   int                   // index of the sheet that an earlier copy got, -1 if there is none
	frames int                   // highest number of a note's frame
	shapes map[string]sheetShape // by part
}

type returnedPage struct {
	name, part string
	isGrid     bool // a sheet of cells, not of a chart
}

// openBook finds the parts that are added to. A file that lacks one, or is not in the form that programs usually write, is refused.
func openBook(data []byte) (*returnedBook, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	b := &returnedBook{pack: p, mine: -1, shapes: map[string]sheetShape{}}
	root, err := p.relations("")
	if err != nil {
		return nil, err
	}
	main, ok := related(root, "officeDocument")
	if !ok || !strings.HasPrefix(main.Type, relationSpace) {
		return nil, errStrict
	}
	b.main = main.Target
	links, err := p.relations(b.main)
	if err != nil {
		return nil, err
	}
	styles, ok := related(links, "styles")
	if !ok {
		return nil, fmt.Errorf("the workbook has no styles")
	}
	b.styles = styles.Target
	if err := b.readPages(links); err != nil {
		return nil, err
	}
	b.mine = b.earlier(data)
	return b, nil
}

func (b *returnedBook) readPages(links []relation) error {
	data, err := b.read(b.main)
	if err != nil {
		return err
	}
	var all struct {
		Sheets []struct {
			Name     string `xml:"name,attr"`
			Relation string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal(data, &all); err != nil {
		return err
	}
	for _, s := range all.Sheets {
		i := slices.IndexFunc(links, func(r relation) bool { return r.ID == s.Relation })
		if i < 0 {
			return fmt.Errorf("sheet %s has no part", s.Name)
		}
		b.pages = append(b.pages, returnedPage{s.Name, links[i].Target, strings.HasSuffix(links[i].Type, "/worksheet")})
	}
	return nil
}

// earlier finds the list of an earlier copy, which is written over: by the mark in its first cell, wherever the last program that saved
// the file put that.
func (b *returnedBook) earlier(data []byte) int {
	named := func(p returnedPage) bool { return strings.HasPrefix(p.name, words.SheetFeedback) }
	if !slices.ContainsFunc(b.pages, named) {
		return -1
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: fileLimit, UnzipXMLSizeLimit: partLimit})
	if err != nil {
		return -1
	}
	defer f.Close()
	return slices.IndexFunc(b.pages, func(p returnedPage) bool {
		mark, err := f.GetCellValue(p.name, cell(0, sheet.FeedbackKeyRow))
		return err == nil && named(p) && mark == sheet.FeedbackMark
	})
}

// page finds a sheet by its name.
func (b *returnedBook) page(name string) (returnedPage, bool) {
	i := slices.IndexFunc(b.pages, func(p returnedPage) bool { return p.name == name })
	if i < 0 {
		return returnedPage{}, false
	}
	return b.pages[i], true
}

// extension is the ending that programs want of a file of this kind.
func (b *returnedBook) extension() string {
	switch t := strings.ToLower(b.typeOf(b.main)); {
	case strings.Contains(t, "template.macroenabled"):
		return ".xltm"
	case strings.Contains(t, "macroenabled"):
		return ".xlsm"
	case strings.Contains(t, "template"):
		return ".xltx"
	}
	return ".xlsx"
}

// putInFront writes the list: over that of an earlier copy, or as a new first sheet.
func (b *returnedBook) putInFront(list list, looks looks) error {
	for i, p := range b.pages {
		if i != b.mine {
			if err := b.deselect(p); err != nil {
				return err
			}
		}
	}
	data := list.worksheet(looks)
	if b.mine >= 0 {
		b.put(b.pages[b.mine].part, data)
		return nil
	}
	part := b.free("xl/worksheets/can-sua%d.xml")
	b.put(part, data)
	if err := b.declare(part, spreadsheetType+"worksheet+xml"); err != nil {
		return err
	}
	id, err := b.relate(b.main, "worksheet", part)
	if err != nil {
		return err
	}
	return b.enter(id)
}

var selected = regexp.MustCompile(`\stabSelected=["'](?:1|true)["']`)

// deselect takes back that a sheet is the chosen one: were two chosen, what is typed into one would enter both.
func (b *returnedBook) deselect(p returnedPage) error {
	m, err := b.markup(p.part)
	if err != nil {
		return err
	}
	if views, ok := m.child("sheetViews"); ok {
		bare := selected.ReplaceAllString(string(m.data[views.start:views.end]), "")
		if len(bare) < views.end-views.start {
			b.put(p.part, splice(m.data, []edit{{views.start, views.end, bare}}))
		}
	}
	return nil
}

var (
	chosenSheet = regexp.MustCompile(`\s(?:activeTab|firstSheet)=["'][^"']*["']`)
	nameTag     = regexp.MustCompile(`<(?:\w+:)?definedName\b[^>]*>`)
	nameScope   = regexp.MustCompile(`(\slocalSheetId=["'])(\d+)(["'])`)
)

// afterNames are the elements that stand behind the defined names of a workbook.
var afterNames = []string{"calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"}

// enter lists the new part as the first sheet. Names that belong to one sheet count the sheets, so that each moves one on.
func (b *returnedBook) enter(relation string) error {
	m, err := b.markup(b.main)
	if err != nil {
		return err
	}
	sheets, ok := m.child("sheets")
	if !ok {
		return fmt.Errorf("the workbook lists no sheets")
	}
	highest := 0
	for _, e := range m.within(sheets) {
		if n, err := strconv.Atoi(m.attribute(e, "sheetId")); err == nil {
			highest = max(highest, n)
		}
	}
	entry := m.own(fmt.Sprintf(`<~sheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, relationSpace, attributeText(b.freeName()), highest+1, relation))
	edits := []edit{{sheets.inner, sheets.inner, entry}}
	if sheets.closesItself() {
		edits = m.grow(sheets, 0, 1, entry)
	}
	if views, ok := m.child("bookViews"); ok {
		edits = append(edits, edit{views.start, views.end, chosenSheet.ReplaceAllString(string(m.data[views.start:views.end]), "")})
	}
	title := m.own(fmt.Sprintf(`<~definedName name="_xlnm.Print_Titles" localSheetId="0">%s!$%d:$%d</~definedName>`,
		attributeText(quoted(b.freeName())), sheet.FeedbackHeadRow, sheet.FeedbackHeadRow))
	names, ok := m.child("definedNames")
	if !ok {
		at := m.before(afterNames...)
		edits = append(edits, edit{at, at, m.own("<~definedNames>" + title + "</~definedNames>")})
	} else {
		moved := nameTag.ReplaceAllStringFunc(string(m.data[names.inner:names.stop]), func(tag string) string { return oneOn(tag, nameScope) })
		edits = append(edits, edit{names.start, names.end, m.own("<~definedNames>" + title + moved + "</~definedNames>")})
	}
	b.put(b.main, splice(m.data, edits))
	return nil
}

// freeName is the list's name, with a number if the agency has a sheet of that name.
func (b *returnedBook) freeName() string {
	name := words.SheetFeedback
	for n := 2; ; n++ {
		if !slices.ContainsFunc(b.pages, func(p returnedPage) bool { return strings.EqualFold(p.name, name) }) {
			return name
		}
		name = words.SheetFeedback + " (" + strconv.Itoa(n) + ")"
	}
}

// quoted writes a sheet's name as references want it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// plainText is a text as a part holds it: what XML cannot carry is gone, and nothing in it is markup or a letter's number.
func plainText(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return attributeText(literal(legal(s)))
}
