package report

// View is what report texts can print: ready words and counts, nothing to be computed. docs/report-templates.md says what each is; a test
// keeps that page complete. Fields that a paper has nothing for are empty.
type View struct {
	Decision  DecisionView
	Period    PeriodView
	Office    OfficeView
	Stage     string // ước, sơ bộ, chính thức; empty while nobody has said
	Returns   ReturnsView
	Targets   TargetsView
	Tasks     TasksView
	Said      SaidView
	Adjusted  []AdjustedView // after an earlier period was closed
	Agency    *AgencyView    // in the page and the letter of one agency
	Reminders []AgencyView   // in the list of reminders
}

// DecisionView is the paper that is followed up.
type DecisionView struct {
	Name   string // Quyết định số 01/QĐ-UBND
	Cited  string // with day, issuer and subject, as an opening cites it
	Kind   string // Quyết định
	Number string
}

// PeriodView is the reporting period.
type PeriodView struct {
	Name     string // quý I năm 2024
	Next     string // the period that is reported next
	From, To string // days of its figures
	EndsYear bool
}

// OfficeView is who writes.
type OfficeView struct {
	Title        string // Sở Kế hoạch và Đầu tư
	Abbreviation string
	Contact      string
	To           string // whom its reports are for
}

// ReturnsView counts the workbooks of the period.
type ReturnsView struct {
	Issued, Returned, Late, Missing int
	Due                             string
	MissingNames                    []string
	For                             string // period whose workbooks they are
	Of                              string // the same where it is another period than the paper's, which has none of its own
}

// TargetsView is the targets.
type TargetsView struct {
	Targets, Measures              int // of the plan
	Asked, Reported, Silent, Later int // measures: asked for in this period, of them with and without a figure; and not asked for
	Rated                          int // measures that could be rated
	Exceeded, Reached, NotReached  int
	ByRating                       []RatingGroup // of the measures with a figure, those that ask for a look first
	Groups                         []TargetGroup // the same by the decision's headings, all of them
	Missing                        []MeasureView // asked for, without a figure
	Owing                          []OwingView   // the same by who has to report them
}

// RatingGroup is the measures of one rating. A report for leaders tells of the first ones; the appendix has all.
type RatingGroup struct {
	Rating   string // dự kiến không đạt kế hoạch; empty for those that cannot be rated
	Count    int
	Measures []MeasureView
	More     int // so many further ones
}

// OwingView is the measures that one agency owes.
type OwingView struct {
	Owner    string // empty where nobody is named
	Measures []MeasureView
}

// TargetGroup is the measures under one heading of the decision; Name is empty where the decision does not divide its targets.
type TargetGroup struct {
	Name     string
	Measures []MeasureView // with a figure
}

// MeasureView is one measure.
type MeasureView struct {
	Name, Plan, Owner                      string
	Asked, Reported                        bool
	Sentence                               Phrase // what was reported, as one sentence; empty without a figure
	Actual, Cumulative, Estimate, LastYear Phrase
	VsPlan, VsLastYear, Rating             string
	Cause, Note                            string
	Source                                 string // says for which other period the figures were given
	Last                                   string // says the latest figure of an earlier period, where this one has none
}

// CountsView counts tasks.
type CountsView struct {
	Total, Dated, Ongoing, Undated        int
	Done, DoneInTime, DoneLate, DoneNoDay int    // the last three of tasks with a due
	Open, Soon, Late                      int    // not done: in time or without a due, of them due soon; overdue
	Parts                                 string // what there is of the above, for the end of a sentence
}

// TasksView is the tasks.
type TasksView struct {
	Counts   CountsView // all
	Dated    CountsView // those with a due
	Silent   int        // that no lead reported on
	NoLead   int        // that the decision gives to nobody by name
	Sections []SectionView
	Late     []TaskView // the longest overdue first
	LateMost []TaskView // the first of them
	LateMore int        // so many further ones, which the appendix has
	Soon     []TaskView
}

// SectionView is the tasks under one heading of the decision.
type SectionView struct {
	Title   string
	Counts  CountsView
	Results []TaskView // of which something was reported
	More    int        // so many further ones, which the appendix has
}

// TaskView is one task.
type TaskView struct {
	Name       string // the beginning of its text
	Lead       string
	Due        string // with the old due and the paper that extended it
	DaysLate   int
	Status     string
	Timeliness string
	Behind     string // of several leads those that are not done
	Said       string // what the leads reported, quoted
}

// SaidView is what agencies wrote beside results: what most of them wrote, and how many further texts there are.
type SaidView struct {
	Difficulties, Proposals, Next             []QuoteView
	MoreDifficulties, MoreProposals, MoreNext int
	Nobody                                    bool // no agency has reported on any task
}

// QuoteView is one text and who wrote it.
type QuoteView struct {
	Text string
	By   string
	Task string // the task it was written for, or how many
}

// AdjustedView is a value that changed after the period it was reported for was closed.
type AdjustedView struct {
	Name, Field string // of what: the target or task, and the column
	Period      string // the closed one
	By          string
	Old, New    string
	Letter      string // the covering letter of the new value
}

// AgencyView is one agency's part.
type AgencyView struct {
	Name            string
	Issued          bool // a workbook was issued to it
	Returned, Late  bool // it came back, and came back late
	ReturnedOn      string
	Letter          string
	Measures        []MeasureView // asked for
	Missing         []MeasureView // of them without a figure
	Counts          CountsView
	LateTasks, Soon []TaskView
	Waiting         []string // cells of its return that wait for a person
	File            string   // of its letter
}
