package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// Layout is the version of the contract that this program writes. Older ones stay readable.
const Layout = 1

// Places that are the same on every data sheet, 1-based rows.
const (
	KeyRow     = 1
	TitleRow   = 2
	NoticeRow  = 3
	HeadingRow = 4
	FirstRow   = 5
)

// Names of the hidden sheets.
const (
	IssueSheet = "_theodoi"
	ListSheet  = "_danhmuc"
)

// StatusList is the drop-down list of statuses, as a defined name of the workbook.
const StatusList = "DS_TrangThai"

// Keys that stand for the sheets in the hidden sheet and in messages. The sheets' names are for people.
const (
	Targets = "targets"
	Lead    = "lead"
	Support = "support"
	Shared  = "shared"
)

// Keys of the two hidden columns.
const (
	RefColumn   = "ref"
	CheckColumn = "check"
)

// Book is one workbook for one agency and period, built once, written by the renderer and held against what comes back.
type Book struct {
	Issue  progress.Issue
	Cover  Cover
	Sheets []Sheet
}

// Cover is what the instructions sheet says.
type Cover struct {
	Kind          string // of the paper: Quyết định
	DecisionTitle string
	Issued        viet.Date `json:",omitempty"` // day of the decision
	Agency        string    // official name
	Period        string    // quý I năm 2024
	From, To      viet.Date
	Due           viet.Date // day the workbook is due back
	Contact       string
}

// Sheet is one data sheet.
type Sheet struct {
	Key     string
	Name    string // as people see it
	Title   string
	Columns []Column // with the two hidden ones in front
	Rows    []Row
}

// Column is one column. Input columns stand side by side, so that a block can be pasted.
type Column struct {
	Key    string
	Title  string
	Width  float64 // in characters
	Input  bool
	Type   progress.Type // of input columns
	Hidden bool
	Center bool
}

// Row is one row of an agency.
type Row struct {
	Ref      plan.Ref
	Role     progress.Role
	Cells    map[string]string // fixed texts and filled-in values by column key
	Hints    map[string]string // by column key: what the agency said before, shown when the cell is chosen
	Formulas map[string]string // by column key; {actual} stands for the row's cell in that column
	Late     bool              // past its due at the cut-off unless done
	Soon     bool              // due within the calendar's days unless done
	Points   bool              // comparisons of the row are in percentage points, not in per cent
	Goal     *Goal             `json:",omitempty"` // of a measure
}

// FileName is the workbook's name in ASCII, which mail and USB sticks carry unharmed: 91-QD-UBND_SKHDT_2024-Q1.xlsx.
func (b Book) FileName() string {
	return viet.FileName(b.Issue.Plan) + "_" + viet.FileName(b.Issue.Agency) + "_" + b.Issue.Period + ".xlsx"
}

// Sheet returns the data sheet of key.
func (b Book) Sheet(key string) (Sheet, bool) {
	for _, s := range b.Sheets {
		if s.Key == key {
			return s, true
		}
	}
	return Sheet{}, false
}

// Row returns the row of ref.
func (s Sheet) Row(ref plan.Ref) (Row, bool) {
	for _, r := range s.Rows {
		if r.Ref == ref {
			return r, true
		}
	}
	return Row{}, false
}

// Column returns the column of key and its 0-based index.
func (s Sheet) Column(key string) (Column, int) {
	for i, c := range s.Columns {
		if c.Key == key {
			return c, i
		}
	}
	return Column{}, -1
}

// Fixed returns the keys of the columns that the check value is made over: those that hold the row's own words, in order. The
// previous period's state is left out, for it is no part of what the row is.
func (s Sheet) Fixed() []string {
	var keys []string
	for _, c := range s.Columns {
		if c.IsFixed() {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

// IsFixed says whether the column holds words of the row itself.
func (c *Column) IsFixed() bool {
	return !c.Hidden && !c.Input && c.Key != "previous" && !formulaColumn(c.Key)
}

func formulaColumn(key string) bool {
	return key == "vs_plan" || key == "vs_last_year" || key == "rating"
}

// Checks makes the check values of rows, one row after another. A value does not change with letter form or spaces.
type Checks struct{ said []byte }

// Add adds the next of a row's fixed texts, in the order of Fixed. That it is tidy says that viet.AppendTidy is known not to change it.
func (c *Checks) Add(text string, tidy bool) {
	if tidy {
		c.said = append(c.said, text...)
	} else {
		c.said = viet.AppendTidy(c.said, text)
	}
	c.said = append(c.said, 0)
}

// Value appends the check value of the texts to b. It begins with a letter, so that no program takes it for a number.
func (c *Checks) Value(b []byte) []byte {
	sum := sha256.Sum256(c.said)
	c.said = c.said[:0]
	b = hex.AppendEncode(append(b, 'k'), sum[:6])
	return b[:len(b)-1]
}

// Check returns the check value of a row whose fixed cells hold texts, in the order of Fixed.
func Check(texts []string) string {
	var room [1024]byte
	c := Checks{room[:0]}
	for _, t := range texts {
		c.Add(t, false)
	}
	var value [16]byte
	return string(c.Value(value[:0]))
}

// CheckOf returns the check value of one of the sheet's rows.
func (s Sheet) CheckOf(r Row) string { return s.Checker()(&r) }

// Checker returns CheckOf for many rows of the sheet, one after another.
func (s Sheet) Checker() func(*Row) string {
	fixed := s.Fixed()
	texts := make([]string, len(fixed))
	return func(r *Row) string {
		for i, key := range fixed {
			texts[i] = r.Cells[key]
		}
		return Check(texts)
	}
}

// RowName is a short way to name a row to a person.
func (s Sheet) RowName(r Row) string {
	name := r.Cells["name"]
	if name == "" {
		name = r.Cells["text"]
	}
	if i := strings.IndexByte(name, '\n'); i > 0 {
		name = name[:i]
	}
	return strings.TrimSpace(r.Cells["ordinal"] + " " + name)
}
