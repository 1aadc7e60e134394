package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// valueColumn is the key of the guide's second column.
const valueColumn = "value"

// keyRow is the hidden row of a sheet that names its columns.
type keyRow struct {
	row     int              // 0 if there is none
	columns map[string][]int // columns by key; more than one if a column was doubled
	id      string           // the Issue's ID that stands behind the keys
}

// deepestKeyRow is how far down rows that somebody put in front may have pushed the keys.
const deepestKeyRow = 20

// findKeys looks for the row that names the column of Refs and, of a data sheet, columns of data, or, of the guide, the column of
// values.
func findKeys(g grid) keyRow {
	for _, r := range g.rows {
		if r.number > deepestKeyRow {
			break
		}
		k := keyRow{row: r.number, columns: map[string][]int{}}
		for _, c := range r.cells {
			key := clean(c.raw)
			k.columns[key] = append(k.columns[key], c.column)
		}
		if len(k.columns[sheet.RefColumn]) == 0 {
			continue
		}
		if k.isData() || len(k.columns[valueColumn]) > 0 {
			k.id = lastOfRow(r)
			return k
		}
	}
	return keyRow{}
}

// lastOfRow returns the text of the row's last cell unless that is a key: then the ID is gone.
func lastOfRow(r row) string {
	last := clean(r.cells[len(r.cells)-1].raw)
	if last == sheet.RefColumn || last == sheet.CheckColumn || last == valueColumn || words.Column(last) != last {
		return ""
	}
	return firstLetters(last)
}

// longestFact is how many bytes of what a workbook says of itself are believed: what it was issued with is far shorter, and a hostile
// file must not fill messages and the store.
const longestFact = 120

func firstLetters(s string) string {
	if len(s) <= longestFact {
		return s
	}
	return strings.ToValidUTF8(s[:longestFact], "")
}

// isData reports whether the keys are those of a data sheet.
func (k keyRow) isData() bool {
	for key := range k.columns {
		if key == sheet.CheckColumn || words.Column(key) != key {
			return true
		}
	}
	return false
}

func (p *page) isData() bool  { return p.keys.isData() }
func (p *page) isGuide() bool { return p.keys.row > 0 && !p.isData() }

// isHidden tells the two sheets that no person writes on.
func (p *page) isHidden() bool {
	return strings.EqualFold(p.name, sheet.IssueSheet) || strings.EqualFold(p.name, sheet.ListSheet)
}

// isFeedback tells the sheet that the office put in front when it handed the workbook back. It holds nothing of the agency's.
func (p *page) isFeedback() bool {
	return clean(p.cell(sheet.FeedbackKeyRow, 1).raw) == sheet.FeedbackMark
}

// identify finds out which workbook this is: from the hidden sheet, else from the document properties, else at least the ID from
// the data sheets. All that are there must agree.
func (r *Return) identify(properties map[string]string) []finding.Finding {
	place := finding.Place{File: r.File}
	fromProperties := issueOf(properties)
	r.Issue = r.hiddenIssue()
	if r.Issue.ID == "" {
		r.Issue = fromProperties
	}
	for _, p := range r.pages {
		if r.Issue.ID == "" && p.keys.id != "" {
			r.Issue = progress.Issue{ID: p.keys.id}
		}
	}
	if r.Issue.ID == "" && r.isListAlone() {
		return []finding.Finding{finding.New(finding.WorkbookFeedback, place, firstLetters(clean(r.pages[0].cell(sheet.FeedbackKeyRow, 2).raw)), "")}
	}
	if r.Issue.ID == "" {
		return []finding.Finding{finding.New(finding.WorkbookNoIssue, place, "", "")}
	}
	var strangers []string
	for _, p := range r.pages {
		if r.foreign(p) {
			strangers = append(strangers, p.name+": "+p.keys.id)
		}
	}
	if id := fromProperties.ID; id != "" && id != r.Issue.ID {
		strangers = append(strangers, sheet.IssueSheet+": "+r.Issue.ID)
		return []finding.Finding{finding.New(finding.WorkbookMixed, place, strings.Join(strangers, "; "), id)}
	}
	if len(strangers) > 0 {
		return []finding.Finding{finding.New(finding.WorkbookMixed, place, strings.Join(strangers, "; "), r.Issue.ID)}
	}
	return nil
}

// isListAlone reports whether the file is only a list of what has to be put right in another.
func (r *Return) isListAlone() bool {
	return !slices.ContainsFunc(r.pages, func(p *page) bool { return !p.isFeedback() })
}

// foreign reports whether a sheet says that it belongs to another workbook.
func (r *Return) foreign(p *page) bool { return p.keys.id != "" && p.keys.id != r.Issue.ID }

// hiddenIssue reads the hidden sheet: a key and its value in each row.
func (r *Return) hiddenIssue() progress.Issue {
	for _, p := range r.pages {
		if !strings.EqualFold(p.name, sheet.IssueSheet) {
			continue
		}
		pairs := map[string]string{}
		for _, row := range p.grid.rows {
			pairs[clean(row.at(1).raw)] = clean(row.at(2).raw)
		}
		return issueOf(pairs)
	}
	return progress.Issue{}
}

// issueOf reads an Issue from pairs. Names are compared by their last part, without case.
func issueOf(pairs map[string]string) progress.Issue {
	var i progress.Issue
	for _, name := range slices.Sorted(maps.Keys(pairs)) {
		value := pairs[name]
		name = strings.ToLower(name)
		name = name[strings.LastIndexAny(name, "._-: ")+1:]
		value = firstLetters(viet.NFC(strings.TrimSpace(value)))
		switch name {
		case "id", "issue":
			i.ID = value
		case "layout":
			i.Layout, _ = strconv.Atoi(value)
		case "plan":
			i.Plan = value
		case "revision":
			i.Revision, _ = strconv.Atoi(value)
		case "base":
			i.Base = value
		case "agency":
			i.Agency = value
		case "period":
			i.Period = value
		}
	}
	return i
}
