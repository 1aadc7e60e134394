package sheet

import (
	"theodoi/finding"
	"theodoi/internal/viet"
)

// FeedbackMark stands in the first cell of the sheet that lists what has to be put right in a returned workbook. By it, and not by its
// name, the reader knows that the sheet was put in by the office and holds nothing of the agency's.
const FeedbackMark = "theodoi.can-sua"

// FeedbackKeyRow is the hidden row of that sheet in which the mark stands, and FeedbackHeadRow the row of its headings.
const (
	FeedbackKeyRow  = 1
	FeedbackHeadRow = 7
)

// Feedback is what an agency is told about a file that it returned: what was taken, what was not and what to do.
type Feedback struct {
	File     string // name of the returned file
	Agency   string // official name; empty if the file does not say
	Period   string // quý I năm 2024; empty if the file does not say
	Read     viet.Date
	Taken    int // cells that were taken
	Findings []finding.Finding
}

// Count counts the findings of a severity.
func (f Feedback) Count(severity finding.Severity) int {
	n := 0
	for _, x := range f.Findings {
		if x.Severity == severity {
			n++
		}
	}
	return n
}
