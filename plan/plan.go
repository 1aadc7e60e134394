package plan

import (
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
)

// Ref names one section, target, measure or task of a plan for as long as the plan lives: "III.1.a-1", "CT.3", "CT.3/2".
type Ref string

// Measure returns the Ref of the target's n-th measure, counted from 1.
func (r Ref) Measure(n int) Ref { return r + Ref("/"+itoa(n)) }

// Target cuts the measure's number off.
func (r Ref) Target() Ref {
	target, _, _ := strings.Cut(string(r), "/")
	return Ref(target)
}

// Plan is one decision as read, in one revision.
type Plan struct {
	Source    Source
	Decision  Decision
	Revision  int // 1 for the first reading; a correction makes the next
	Sections  []Section
	Targets   []Target
	Tasks     []Task
	Reporting []Reporting
	Frame     []Span // text that only frames what is read: heads of tables, titles of attachments
	Unread    []Span // text that nothing above claimed, in order
}

// Decision is the paper itself.
type Decision struct {
	Number string    // 91/QĐ-UBND
	Kind   string    // Quyết định
	Title  string    // trích yếu, as printed
	Issuer string    // as printed
	Place  string    // Quảng Ngãi
	Issued viet.Date // empty if the text has none
	Signer Signer
	Bases  []string // căn cứ, one a paragraph
	Spans  []Span   // where the above stand
}

// Signer is who signed; Title is empty where the text lost it.
type Signer struct{ Name, Title string }

// Section is a heading.
type Section struct {
	Ref   Ref
	Path  []string
	Title string
	Span  Span
}

// Target is something to be reached, with one or more figures.
type Target struct {
	Ref      Ref
	Parent   Ref
	Ordinal  string // number as printed, without its dot
	Text     string // without the number
	Name     string // the text up to the first figure, without hedges: "Tỷ lệ đô thị hóa"
	Measures []Measure
	Horizon  Horizon
	Also     []Span // where else the same target stands
	Trust    Trust
	Span     Span
}

// Horizon is the years a target or plan is for.
type Horizon struct{ From, To string }

// Bound says how a figure binds.
type Bound string

// Bounds; the empty Bound is "this figure", met within the range where there is one.
const (
	AtLeast Bound = "min"   // ít nhất, tối thiểu
	AtMost  Bound = "max"   // không quá, tối đa
	Above   Bound = "above" // trên, vượt, hơn
	Below   Bound = "below" // dưới
)

// Direction says that the figure is a change and not a level.
type Direction string

// Directions.
const (
	Increase Direction = "increase"
	Decrease Direction = "decrease" // the figure is the size of the cut: bigger is better
)

// Better says which way a level is better.
type Better string

// Ways.
const (
	Higher Better = "higher"
	Lower  Better = "lower"
)

// Aggregation says how figures of several periods go together.
type Aggregation string

// Aggregations.
const (
	Flow  Aggregation = "flow"  // adds up over the year
	Level Aggregation = "level" // a stock or share at a date
	Rate  Aggregation = "rate"  // a growth rate
)

// Frequency says in which periods a measure is asked for.
type Frequency string

// Frequencies.
const (
	Quarterly Frequency = "quarter"
	HalfYear  Frequency = "half"
	Yearly    Frequency = "year"
	Monthly   Frequency = "month"
)

// Measure is one figure of a target, exact to the digit. Low equals High for a single figure; both are nil where a word stands
// in place of a figure.
type Measure struct {
	Ref         Ref
	Text        string // figure and unit as written: 70-71%
	Scope       string // what this figure is of, where the target has several
	Op          Bound
	Approx      bool // khoảng
	Direction   Direction
	Better      Better
	Low, High   *decimal.Decimal
	Unit        string
	Word        string
	Series      string // code the same measure keeps from year to year
	Aggregation Aggregation
	Frequency   Frequency
	Baseline    string // what a relative figure is relative to
	Owners      []Owner
	Span        Span
}

// IsPercent reports whether the figure is itself a share or a rate, compared in percentage points.
func (m Measure) IsPercent() bool { return m.Unit == "%" || m.Unit == "‰" }

// Owner is the agency that reports a measure. The decision names none, so rules suggest and a person confirms.
type Owner struct {
	Code, Name string
	Suggested  bool
}

// Assignee is one agency, group or open set that a task names.
type Assignee struct {
	Name   string // as written, with a shared word restored
	Code   string // code in the register; empty if unknown
	Group  bool   // a named set; its members are in the register unless it is Open
	Open   bool   // a set that nobody can list
	Parent string // code of the agency it sits in
	Scope  string // what it is responsible for, without "đối với"
	Span   Span
}

// Kind says how a task was read.
type Kind string

// Kinds.
const (
	Block    Kind = "block"  // closed by label lines
	TableRow Kind = "table"  // a row of a table
	Inline   Kind = "inline" // a sentence that assigns
	Listed   Kind = "agency" // an item under an agency's name
	Duty     Kind = "duty"   // any other
)

// Trust says how something was read, the surest first. What was recognised from a picture is in Source.OCR besides.
type Trust string

// Ways of reading.
const (
	FromLabel    Trust = "label"      // a label line says it
	FromTable    Trust = "table"      // a cell under a known heading says it
	FromHeading  Trust = "heading"    // the heading above says it
	FromSentence Trust = "sentence"   // read out of a running sentence
	Suggested    Trust = "suggestion" // a rule of the office suggests it
	ByHand       Trust = "person"     // a person corrected or confirmed it
)

// Force says how strongly a task binds its lead.
type Force string

// Forces.
const (
	Ordered    Force = "ordered"
	Requested  Force = "requested"  // đề nghị
	Encouraged Force = "encouraged" // khuyến khích
)

// Task is something that somebody has to do.
type Task struct {
	Ref       Ref
	Path      []string
	Kind      Kind
	Force     Force
	Text      string // paragraphs set apart by "\n", without the number
	Direct    []Assignee
	Lead      []Assignee
	Support   []Assignee
	Due       Due         // of several the last one
	Dues      []ScopedDue // all, where there are several
	Inherited []Span      // headings, label lines or cells elsewhere that gave the lead or the due
	Also      []Span      // where else the same task stands: the body and the appendix of one decision
	Product   string
	Trust     Trust // how its text was read; of Lead and Due each has its own
	LeadTrust Trust // empty without a lead
	Span      Span
}

// ScopedDue is one of several dues of a task, with the lead or the part of the work it binds.
type ScopedDue struct {
	Scope string
	Due   Due
}

// Section returns the path of the section the task stands in, at most depth long.
func (t Task) Section(depth int) []string {
	if len(t.Path) < depth {
		return t.Path
	}
	return t.Path[:depth]
}

// DueKind says what kind of time a due is.
type DueKind string

// Kinds of due.
const (
	Ongoing   DueKind = "ongoing"   // all the time, to the end of To
	By        DueKind = "by"        // done by To
	Within    DueKind = "within"    // between From and To
	Recurring DueKind = "recurring" // every Every, on On
	Unknown   DueKind = "unknown"   // words that give no date
	NoDue     DueKind = "none"      // no words at all
)

// Due is when a task is due. Timeliness is counted against To.
type Due struct {
	Text     string
	Kind     DueKind
	From, To viet.Date
	Every    string // year, half, quarter, month, week
	On       string // which day or month of Every: "12", "11-15"
	Trust    Trust  // empty without words
	Was      *Extension
	Span     Span
}

// Extension is the due that a later one took the place of, and the paper that extended it.
type Extension struct {
	Due Due
	By  string // number of the amending decision, or the name of who corrected it
}

// Reporting is a duty to report at regular times.
type Reporting struct {
	Ref     Ref // of the task it stands in
	Periods []string
	By, To  []Assignee
	Span    Span
}

// Target returns the target of ref, which may be a measure's.
func (p *Plan) Target(ref Ref) (Target, bool) {
	for _, t := range p.Targets {
		if t.Ref == ref.Target() {
			return t, true
		}
	}
	return Target{}, false
}

// Measure returns the measure of ref with its target.
func (p *Plan) Measure(ref Ref) (Target, Measure, bool) {
	t, ok := p.Target(ref)
	if !ok {
		return Target{}, Measure{}, false
	}
	for _, m := range t.Measures {
		if m.Ref == ref {
			return t, m, true
		}
	}
	return Target{}, Measure{}, false
}

// Task returns the task of ref.
func (p *Plan) Task(ref Ref) (Task, bool) {
	for _, t := range p.Tasks {
		if t.Ref == ref {
			return t, true
		}
	}
	return Task{}, false
}

// SectionTitle returns the title of the section at path, empty if there is no such heading.
func (p *Plan) SectionTitle(path []string) string {
	ref := RefOf(path)
	for _, s := range p.Sections {
		if s.Ref == ref {
			return s.Title
		}
	}
	return ""
}

// Year is the year the plan is for: the year of its targets, else of the decision.
func (p *Plan) Year() int {
	for _, t := range p.Targets {
		if y := atoi(t.Horizon.To); y > 0 {
			return y
		}
	}
	return p.Decision.Issued.Year()
}
