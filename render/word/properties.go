package word

import (
	"time"

	"theodoi/render/layout"
	"theodoi/report"
)

// settingsPart is word/settings.xml. A line that ends with a line break is not stretched; the rest makes Word treat the file as one
// of its own and not as one of an old version.
func settingsPart() markup {
	option := func(name, value string) markup {
		return el("w:compatSetting", at("w:name", name), at("w:uri", "http://schemas.microsoft.com/office/word"), at("w:val", value))
	}
	return el("w:settings", nsWord,
		el("w:zoom", at("w:percent", "100")),
		valInt("w:defaultTabStop", firstLine),
		val("w:characterSpacingControl", "doNotCompress"),
		el("w:compat", el("w:doNotExpandShiftReturn"), option("compatibilityMode", "15"), option("overrideTableStyleFontSizeAndJustification", "1"),
			option("enableOpenTypeFeatures", "1"), option("doNotFlipMirrorIndents", "1")),
		el("w:themeFontLang", at("w:val", "vi-VN")),
		val("w:decimalSymbol", ","),
		val("w:listSeparator", ";"))
}

// corePart is docProps/core.xml. Its dates come from the document, never from the clock.
func corePart(doc report.Document, day time.Time) markup {
	stamp := func(name string) markup {
		return el("dcterms:"+name, at("xsi:type", "dcterms:W3CDTF"), text(day.Format("2006-01-02T15:04:05Z")))
	}
	return el("cp:coreProperties",
		at("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
		at("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
		at("xmlns:dcterms", "http://purl.org/dc/terms/"),
		at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
		el("dc:title", text(oneLine(doc.Title))),
		el("dc:creator", text(oneLine(doc.Author))),
		el("dc:language", text("vi-VN")),
		el("cp:lastModifiedBy", text(oneLine(doc.Author))),
		stamp("created"), stamp("modified"))
}

// appPart is docProps/app.xml.
func appPart(doc report.Document) markup {
	return el("Properties", at("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
		el("Application", text(layout.Producer)), el("Company", text(oneLine(doc.Author))))
}

// earliest is the first day that a ZIP can tell.
var earliest = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// created is the date of the file: the document's, else that of its head.
func created(doc report.Document) time.Time {
	for _, d := range []time.Time{doc.Created.Time(), doc.Head.Date.Time()} {
		if d.After(earliest) && d.Year() < 2107 {
			return d
		}
	}
	return earliest
}
