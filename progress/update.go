package progress

import (
	"time"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// Issue is the identity of one workbook that was sent out. It travels hidden in the workbook and says what the workbook is, so
// that a file is never taken for what its name says.
type Issue struct {
	ID       string // short, unique, letters and digits that cannot be mistaken for one another
	Layout   int    // version of the workbook's contract
	Plan     string // number of the decision: 91/QĐ-UBND
	Revision int    // revision of the plan the rows come from
	Base     string // hash of the state that previous values were shown from
	Agency   string // code
	Period   string // code, see ParsePeriod
}

// Role is in what part an agency answers for a row.
type Role string

// Roles.
const (
	Owner   Role = "owner"   // reports a measure
	Lead    Role = "lead"    // leads a task
	Support Role = "support" // supports a task, named one by one
)

// Field is one thing that an agency says of a row. Fields are also the column keys of the workbook.
type Field string

// Fields of measures, then of tasks.
const (
	Actual     Field = "actual"     // the period's own figure
	Cumulative Field = "cumulative" // since the start of the year's period, flows only
	LastYear   Field = "last_year"  // the same period a year ago
	Estimate   Field = "estimate"   // for the whole year
	Cause      Field = "cause"
	Note       Field = "note"

	StatusField Field = "status"
	Percent     Field = "percent" // 0 to 100
	DoneOn      Field = "done_on"
	Result      Field = "result"
	Product     Field = "product"
	Difficulty  Field = "difficulty"
	Proposal    Field = "proposal"
	Next        Field = "next"
)

// Type is how a field's value reads.
type Type string

// Types.
const (
	Figure Type = "figure" // decimal with a point
	Share  Type = "share"  // decimal, 0 to 100
	Day    Type = "day"    // yyyy-mm-dd
	Choice Type = "choice" // a Status
	Text   Type = "text"
)

// Type returns how the field's value reads.
func (f Field) Type() Type {
	switch f {
	case Actual, Cumulative, LastYear, Estimate:
		return Figure
	case Percent:
		return Share
	case DoneOn:
		return Day
	case StatusField:
		return Choice
	}
	return Text
}

// Fields returns the fields that an agency in the role is asked for, in the order of the workbook's columns.
func (r Role) Fields() []Field {
	switch r {
	case Owner:
		return []Field{Actual, Cumulative, LastYear, Estimate, Cause, Note}
	case Lead:
		return []Field{StatusField, Percent, DoneOn, Result, Product, Difficulty, Proposal, Next}
	case Support:
		return []Field{Result, Difficulty, Proposal}
	}
	return nil
}

// Status is what an agency says of a task. Whether it is late is not said but derived: see Timeliness.
type Status string

// Statuses.
const (
	NotStarted Status = "not-started"
	InProgress Status = "in-progress"
	Done       Status = "done"
	Paused     Status = "paused"
	Adjust     Status = "adjust" // asks for the task to be changed
)

// Statuses returns all statuses in the order of the drop-down.
func Statuses() []Status { return []Status{NotStarted, InProgress, Done, Paused, Adjust} }

// Update is one filled cell, read and understood.
type Update struct {
	Ref   plan.Ref
	Role  Role
	Field Field
	Value string // in the form of the field's Type; empty if Erase
	Erase bool   // the agency typed XÓA
	Sheet string // as named in the file
	Cell  string // F14
}

// Letter is the covering letter a return came with.
type Letter struct {
	Number   string
	Date     viet.Date
	Signer   string
	Preparer string
	Phone    string
}

// Batch is all that one returned file says.
type Batch struct {
	File    string // name without folder
	SHA256  string // of the bytes, in hex
	Issue   Issue
	Saved   time.Time // when the file says it was last saved; zero if it does not
	Letter  Letter
	Updates []Update
	Waits   []Wait // filled cells that were not taken
}

// Wait is a filled input cell that was not taken: a person has to settle what it says. There is a finding beside each, of the same Code
// and at the same place.
type Wait struct {
	Update   Update   // the row, field and place; Value is the likeliest reading, empty where there is none
	Readings []string // what it may say, in the form of the field's Type, the likeliest first; empty where it cannot be read
	Code     string   // of the finding
	Got      string   // the cell as a person sees it
}

// Key names a row of an agency over all periods.
type Key struct {
	Ref    plan.Ref
	Agency string
	Role   Role
}

// Source says where an accepted value came from.
type Source struct {
	File       string
	SHA256     string
	Sheet      string
	Cell       string
	At         time.Time // when it was taken in
	By         string    // who took it in
	Submission int64
	Period     string // period it was said for
	Letter     Letter
}

// Value is an accepted value with its source.
type Value struct {
	Text string
	From Source
}

// Decimal returns the value as a figure.
func (v Value) Decimal() (decimal.Decimal, bool) {
	d, err := decimal.NewFromString(v.Text)
	return d, err == nil
}

// Change is what taking an Update in would do.
type Change struct {
	Update   Update
	Kind     ChangeKind
	Old, New string
}

// ChangeKind tells what taking a cell in does.
type ChangeKind string

// Kinds of change.
const (
	New       ChangeKind = "new"
	Changed   ChangeKind = "changed"
	Unchanged ChangeKind = "unchanged"
	Erased    ChangeKind = "erased"
)
