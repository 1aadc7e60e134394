package excel

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// markFormula is always true. By it the marks are known again in a later copy, whatever program has saved the file in between.
const markFormula = `N("theodoi")=0`

var (
	ourMark      = regexp.MustCompile(`N\((?:"|&quot;|&#34;)theodoi`)
	ruleTag      = regexp.MustCompile(`<(?:\w+:)?cfRule\b[^>]*>`)
	rulePriority = regexp.MustCompile(`(\spriority=["'])(\d+)(["'])`)
)

// afterMarks are the elements that stand behind conditional formats.
var afterMarks = []string{
	"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
	"cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
	"AlternateContent", "webPublishItems", "tableParts", "extLst",
}

// highlight marks cells through a conditional format: the cells' own styles stay as they are, blank cells need no entry, and the mark
// goes before the colours that the workbook gives by itself.
func highlight(m markup, notes []note, look int) []edit {
	var edits []edit
	at := -1
	for _, e := range m.children {
		if e.name != "conditionalFormatting" {
			continue
		}
		if at < 0 {
			at = e.start
		}
		rules := string(m.data[e.start:e.end])
		switch {
		case ourMark.MatchString(rules):
			edits = append(edits, edit{e.start, e.end, ""})
		case len(notes) > 0:
			edits = append(edits, edit{e.start, e.end, ruleTag.ReplaceAllStringFunc(rules, func(tag string) string { return oneOn(tag, rulePriority) })})
		}
	}
	if len(notes) == 0 {
		return edits
	}
	if at < 0 {
		at = m.before(afterMarks...)
	}
	var cells []string
	for _, n := range notes {
		cells = append(cells, cell(n.at.column, n.at.row))
	}
	format := m.own(fmt.Sprintf(`<~conditionalFormatting sqref="%s"><~cfRule type="expression" dxfId="%d" priority="1"><~formula>%s</~formula></~cfRule></~conditionalFormatting>`,
		strings.Join(cells, " "), look, markFormula))
	return slices.Insert(edits, 0, edit{at, at, format})
}

// oneOn adds one to the number that number finds in a tag, between what stands before and behind it.
func oneOn(tag string, number *regexp.Regexp) string {
	return number.ReplaceAllStringFunc(tag, func(s string) string {
		parts := number.FindStringSubmatch(s)
		n, err := strconv.Atoi(parts[2])
		if err != nil {
			return s
		}
		return parts[1] + strconv.Itoa(n+1) + parts[3]
	})
}
