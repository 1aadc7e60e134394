package intake

import (
	"cmp"
	"strconv"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// Expected is what the office is taking in. An empty field is not checked.
type Expected struct {
	Plan     string
	Revision int
	Agency   string
	Period   string
	Names    func(code string) string // of agencies, for messages; may be nil
}

// Check holds what a workbook says it is against what is being taken in, and names both sides of every difference. Any of them
// stands for the whole file.
func Check(issue progress.Issue, want Expected) []finding.Finding {
	var found []finding.Finding
	add := func(code finding.Code, got, want string) {
		found = append(found, finding.New(code, finding.Place{}, got, want))
	}
	if issue.Layout > sheet.Layout {
		add(finding.WorkbookNewer, strconv.Itoa(issue.Layout), strconv.Itoa(sheet.Layout))
	}
	if want.otherPlan(issue) {
		add(finding.WorkbookWrongPlan, finding.Edition(issue.Plan, issue.Revision), finding.Edition(cmp.Or(want.Plan, issue.Plan), want.Revision))
	}
	if want.Agency != "" && issue.Agency != want.Agency {
		add(finding.WorkbookWrongAgent, want.name(issue.Agency), want.name(want.Agency))
	}
	if want.Period != "" && issue.Period != want.Period {
		add(finding.WorkbookWrongTime, periodName(issue.Period), periodName(want.Period))
	}
	return found
}

func (e Expected) otherPlan(issue progress.Issue) bool {
	return e.Plan != "" && issue.Plan != e.Plan || e.Revision != 0 && issue.Revision != e.Revision
}

func (e Expected) name(code string) string {
	if e.Names == nil || e.Names(code) == "" {
		return code
	}
	return e.Names(code)
}

// periodName names a period, or repeats a code that is none.
func periodName(code string) string {
	p, err := progress.ParsePeriod(code)
	if err != nil {
		return code
	}
	return words.Title(p.Words())
}
