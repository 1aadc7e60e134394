package intake

import (
	"strconv"

	"theodoi/intake/xmlscan"
)

// quickly is a small part that can also be read without encoding/xml. It reports false, with nothing changed, where it is not sure.
type quickly interface {
	readQuickly(r *xmlscan.Reader) bool
}

// readQuickly reads a part the quick way if it is plain enough.
func (a *archive) readQuickly(data []byte, into any) bool {
	part, ok := into.(quickly)
	r := &a.tools().scan.quick
	return ok && !a.lim.careful && r.Reset(data) && part.readQuickly(r)
}

// eachStart calls take for the start of every element. It reports false if take does, or where the reader is not sure.
func eachStart(r *xmlscan.Reader, take func() bool) bool {
	for {
		switch r.Next() {
		case xmlscan.EOF:
			return true
		case xmlscan.Unsure:
			return false
		case xmlscan.Start:
			if r.Depth() > deepest || !take() {
				return false
			}
		}
	}
}

// deepest is how many elements within elements the small parts may have; they need four.
const deepest = 20

func (x *relationsXML) readQuickly(r *xmlscan.Reader) bool {
	var read relationsXML
	sure := eachStart(r, func() bool {
		if r.Depth() == 2 && string(r.Name) == "Relationship" {
			read.List = append(read.List, relation{
				ID: string(r.Attr("Id")), Type: string(r.Attr("Type")), Target: string(r.Attr("Target")), Mode: string(r.Attr("TargetMode")),
			})
		}
		return true
	})
	if sure {
		*x = read
	}
	return sure
}

func (x *workbookXML) readQuickly(r *xmlscan.Reader) bool {
	var read workbookXML
	sure := eachStart(r, func() bool {
		switch {
		case r.Depth() == 2 && string(r.Name) == "workbookPr":
			if value := r.Attr("date1904"); value != nil {
				read.Properties.Date1904 = string(value)
			}
		case r.Depth() == 3 && string(r.Name) == "sheet" && string(r.Around(1)) == "sheets":
			read.Sheets = append(read.Sheets, sheetXML{Name: string(r.Attr("name")), Relation: string(r.Attr("id"))})
		}
		return true
	})
	if sure {
		*x = read
	}
	return sure
}

func (x *stylesXML) readQuickly(r *xmlscan.Reader) bool {
	var read stylesXML
	sure := eachStart(r, func() bool {
		if r.Depth() != 3 {
			return true
		}
		switch around, name := r.Around(1), r.Name; {
		case string(around) == "numFmts" && string(name) == "numFmt":
			id, ok := formatID(r)
			read.Formats = append(read.Formats, formatXML{id, string(r.Attr("formatCode"))})
			return ok
		case string(around) == "cellXfs" && string(name) == "xf":
			id, ok := formatID(r)
			read.Cells = append(read.Cells, cellXML{id})
			return ok
		}
		return true
	})
	if sure {
		*x = read
	}
	return sure
}

// formatID reads the number of a number format, 0 where there is none. Signs, blanks and the like are for the careful reader.
func formatID(r *xmlscan.Reader) (int, bool) {
	digits := r.Attr("numFmtId")
	if digits == nil {
		return 0, true
	}
	for _, b := range digits {
		if b < '0' || b > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(string(digits))
	return n, err == nil && len(digits) < 9
}

func (x *propertiesXML) readQuickly(r *xmlscan.Reader) bool {
	var read propertiesXML
	values := 0 // of the last property
	for {
		switch r.Next() {
		case xmlscan.EOF:
			*x = read
			return true
		case xmlscan.Unsure:
			return false
		case xmlscan.Start:
			switch {
			case r.Depth() == 2 && string(r.Name) == "property":
				values = 0
				read.List = append(read.List, propertyXML{Name: string(r.Attr("name"))})
			case r.Depth() == 3 && string(r.Around(1)) == "property" && values == 0:
				values++
			case r.Depth() >= 2:
				return false
			}
		case xmlscan.Text:
			if r.Depth() == 3 {
				last := &read.List[len(read.List)-1].Value.Text
				*last += string(r.Text)
			}
		}
	}
}

// readQuickly takes the letters of either element; if there are several, which of them counts is for the careful reader.
func (x *coreXML) readQuickly(r *xmlscan.Reader) bool {
	var read coreXML
	modified, identifiers := 0, 0
	for {
		switch r.Next() {
		case xmlscan.EOF:
			*x = read
			return true
		case xmlscan.Unsure:
			return false
		case xmlscan.Start:
			switch {
			case r.Depth() > 2:
				return false
			case r.Depth() == 2 && string(r.Name) == "modified":
				modified++
			case r.Depth() == 2 && string(r.Name) == "identifier":
				identifiers++
			}
			if modified > 1 || identifiers > 1 {
				return false
			}
		case xmlscan.Text:
			switch {
			case r.Depth() != 2:
			case string(r.Around(1)) == "modified":
				read.Modified += string(r.Text)
			case string(r.Around(1)) == "identifier":
				read.Identifier += string(r.Text)
			}
		}
	}
}
