package intake

import (
	"path"
	"strings"
	"time"

	"theodoi/finding"
	"theodoi/internal/ooxml"
)

// workbook is what a file holds, without meaning.
type workbook struct {
	pages      []*page
	epoch      epoch
	properties map[string]string // custom document properties
	saved      time.Time         // see archive.saved
}

// page is one sheet of the file, as opposed to sheet.Sheet, which is one that was issued.
type page struct {
	name   string
	grid   grid
	keys   keyRow
	extras extras

	known  *textFit        // what the page was taken for by its words, if its keys are gone
	letter map[string]cell // lines of the covering letter, if they were found by their labels
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

type relationsXML struct {
	List []relation `xml:"Relationship"`
}

// relations reads where the parts that belong to a part are. Strict files use other type addresses with the same last word.
func (a *archive) relations(of string) ([]relation, error) {
	name := ooxml.RelationsPart(of)
	if !a.has(name) {
		return nil, nil
	}
	var all relationsXML
	if err := a.decode(name, &all); err != nil {
		return nil, err
	}
	var inside []relation
	for _, r := range all.List {
		if strings.EqualFold(r.Mode, "External") {
			continue
		}
		r.Target = ooxml.Target(of, r.Target)
		r.Type = path.Base(r.Type)
		inside = append(inside, r)
	}
	return inside, nil
}

func target(list []relation, kind, otherwise string) string {
	for _, r := range list {
		if r.Type == kind {
			return r.Target
		}
	}
	return otherwise
}

type workbookXML struct {
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []sheetXML `xml:"sheets>sheet"`
}

type sheetXML struct {
	Name     string `xml:"name,attr"`
	Relation string `xml:"id,attr"`
}

// workbook reads every sheet of the file.
func (a *archive) workbook() (*workbook, error) {
	root, err := a.relations("")
	if err != nil {
		return nil, err
	}
	main := target(root, "officeDocument", "xl/workbook.xml")
	if !a.has(main) {
		return nil, fault{code: finding.WorkbookDamaged, got: finding.LacksWorkbook}
	}
	var x workbookXML
	if err := a.decode(main, &x); err != nil {
		return nil, err
	}
	if len(x.Sheets) > a.lim.sheets {
		return nil, damagedPart(main)
	}
	links, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	shelf, err := a.shelf(links)
	if err != nil {
		return nil, err
	}
	w := &workbook{epoch: epochOf(x.Properties.Date1904)}
	w.properties = a.properties(target(root, "custom-properties", "docProps/custom.xml"))
	w.saved = a.saved(target(root, "core-properties", coreProperties))
	for _, s := range x.Sheets {
		p, err := a.page(s.Name, s.Relation, links, shelf)
		if err != nil {
			return nil, err
		}
		if p != nil {
			w.pages = append(w.pages, p)
		}
	}
	if len(w.pages) == 0 {
		return nil, fault{code: finding.WorkbookDamaged, got: finding.LacksSheets}
	}
	return w, nil
}

// page reads one sheet; chart sheets and the like have no cells and give nil.
func (a *archive) page(name, id string, links []relation, shelf *shelf) (*page, error) {
	for _, r := range links {
		if r.ID != id {
			continue
		}
		if r.Type != "worksheet" {
			return nil, nil
		}
		data, err := a.read(r.Target)
		if err != nil {
			return nil, err
		}
		g := gridReader{data: data, shelf: shelf, lim: a.lim}
		if err := a.scan(data, a.lim.share, g.read); err != nil {
			return nil, damagedPart(r.Target)
		}
		return &page{name: name, grid: g.grid, keys: findKeys(g.grid), extras: a.extras(r.Target)}, nil
	}
	return nil, damagedPart(name)
}

type propertiesXML struct {
	List []propertyXML `xml:"property"`
}

type propertyXML struct {
	Name  string `xml:"name,attr"`
	Value struct {
		Text string `xml:",chardata"`
	} `xml:",any"`
}

// properties reads the custom document properties. They are a second copy of the Issue, so that damage to them is no matter.
func (a *archive) properties(name string) map[string]string {
	var all propertiesXML
	if !a.has(name) || a.decode(name, &all) != nil {
		return nil
	}
	found := map[string]string{}
	for _, p := range all.List {
		found[p.Name] = strings.TrimSpace(p.Value.Text)
	}
	return found
}
