package sheet

import (
	"cmp"
	"slices"

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

// Sorted lists the findings as a person goes through them: what was not taken first, then what should be looked at, then what is good
// to know. Within each, what stands for the whole file comes first; the rest is left as the reader found it, sheet by sheet.
func (f Feedback) Sorted() []finding.Finding {
	sorted := slices.Clone(f.Findings)
	slices.SortStableFunc(sorted, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(min(1, len(a.Place.Sheet)), min(1, len(b.Place.Sheet))))
	})
	return sorted
}

func weight(f finding.Finding) int {
	switch f.Severity {
	case finding.Block:
		return 0
	case finding.Warn:
		return 1
	}
	return 2
}
