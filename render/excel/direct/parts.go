package direct

import "strconv"

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// Names of the parts that depend on the workbook.
const (
	workbookPart = "xl/workbook.xml"
	stringsPart  = "xl/sharedStrings.xml"
	corePart     = "docProps/core.xml"
	customPart   = "docProps/custom.xml"
)

func worksheetPart(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

// relation is a worksheet's number among the workbook's relations, as the kit's library gives them out: the first sheet comes with a
// new file, the styles, the theme and the shared strings follow, then the other sheets.
func relation(i int) string {
	if i == 0 {
		return "rId1"
	}
	return "rId" + strconv.Itoa(i+4)
}

// part appends xl/workbook.xml: the sheets in order, their structure locked, and the defined names.
func (w *Workbook) part(b []byte) []byte {
	b = append(b, xmlHead+`<workbook `+mainNS+` xmlns:r="`+relations+`"`+
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15"`+
		` xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">`+
		`<fileVersion appName="xl" lastEdited="6" lowestEdited="6" rupBuild="14420"/><workbookPr filterPrivacy="true" defaultThemeVersion="164011"/>`+
		`<workbookProtection lockStructure="true"/>`+
		`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"/></bookViews><sheets>`...)
	for i, s := range w.Sheets {
		b = append(b, `<sheet`...)
		b = attribute(b, "name", s.Name)
		b = number(b, "sheetId", i+1)
		b = attribute(b, "r:id", relation(i))
		if s.Hidden {
			b = append(b, ` state="veryHidden"`...)
		}
		b = append(b, `/>`...)
	}
	b = append(b, `</sheets>`...)
	b = w.names(b)
	return append(b, `<calcPr calcId="122211"/></workbook>`...)
}

func (w *Workbook) names(b []byte) []byte {
	start := len(b)
	b = append(b, `<definedNames>`...)
	open := len(b)
	for i, s := range w.Sheets {
		if s.Filter != (Area{}) {
			b = definedName(b, ` hidden="true"`, i, "_xlnm._FilterDatabase", "'"+s.Name+"'!"+s.Filter.Fixed())
		}
		if s.PrintArea != "" {
			b = definedName(b, "", i, "_xlnm.Print_Area", s.PrintArea)
		}
		if s.PrintTitle != "" {
			b = definedName(b, "", i, "_xlnm.Print_Titles", s.PrintTitle)
		}
	}
	for _, n := range w.Names {
		b = definedName(b, "", -1, n.Name, n.RefersTo)
	}
	if len(b) == open {
		return b[:start]
	}
	return append(b, `</definedNames>`...)
}

func definedName(b []byte, hidden string, sheet int, name, refersTo string) []byte {
	b = append(b, `<definedName`...)
	b = append(b, hidden...)
	if sheet >= 0 {
		b = number(b, "localSheetId", sheet)
	}
	b = attribute(b, "name", name)
	b = append(b, '>')
	b = text(b, refersTo)
	return append(b, `</definedName>`...)
}

// core appends docProps/core.xml with the prefixes that Excel writes: some programs know the elements by nothing else.
func (p *Properties) core(b []byte) []byte {
	b = append(b, xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`+
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`...)
	for _, e := range [...]struct{ name, value string }{
		{"dc:title", p.Title}, {"dc:subject", p.Subject}, {"dc:creator", p.Creator}, {"cp:lastModifiedBy", p.Creator},
		{"dc:language", p.Language}, {"dc:identifier", p.Identifier},
	} {
		if e.value != "" {
			b = element(b, e.name, e.value)
		}
	}
	for _, name := range [...]string{"dcterms:created", "dcterms:modified"} {
		b = append(b, '<')
		b = append(b, name...)
		b = append(b, ` xsi:type="dcterms:W3CDTF">`...)
		b = text(b, p.Made)
		b = append(b, '<', '/')
		b = append(b, name...)
		b = append(b, '>')
	}
	return append(b, `</cp:coreProperties>`...)
}

// custom appends docProps/custom.xml.
func (p *Properties) custom(b []byte) []byte {
	b = append(b, xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"`+
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`...)
	for i, c := range p.Custom {
		b = append(b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"`...)
		b = number(b, "pid", i+2)
		b = attribute(b, "name", c.Name)
		b = append(b, '>')
		b = element(b, "vt:lpwstr", c.Value)
		b = append(b, `</property>`...)
	}
	return append(b, `</Properties>`...)
}
