package revision

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Layout is the version of the review book's contract.
const Layout = 1

// Keys of the review book's sheets.
const (
	Targets = "targets"
	Tasks   = "tasks"
	Unread  = "unread"
)

// Keys of the columns that are no fields of an item.
const (
	RefColumn      = "ref"
	FindingsColumn = "findings"
	RemovedColumn  = "removed"
	WhyColumn      = "why"
	AddedColumn    = "added"
	NewTextColumn  = "newtext"
	NewLeadColumn  = "newlead"
)

// List names a drop-down of a column.
type List string

// Drop-downs. They offer one value and only warn of another, since a cell may hold several names.
const (
	NoList     List = ""
	AgencyList List = "agencies" // agencies and groups
	OwnerList  List = "owners"   // agencies
	MarkList   List = "mark"
	AddedList  List = "added"
)

// Book is a plan laid out for a person to correct: what was read beside the words it was read from.
type Book struct {
	Plan     string // number
	Revision int
	Kind     string // of the paper
	Title    string
	Sheets   []Sheet
	Findings []finding.Finding // those that belong to no row
	Agencies []string          // names for the drop-downs
	Groups   []string
}

// Sheet is one sheet of the book.
type Sheet struct {
	Key, Name, Title, Notice string
	Columns                  []Column // the hidden Ref in front
	Rows                     []Row
}

// Column is one column of a sheet.
type Column struct {
	Key    string
	Title  string
	Width  float64 // in characters
	Input  bool
	Hidden bool
	Center bool
	List   List
}

// Row is one item: a measure, a target without measures, a task or an unread passage.
type Row struct {
	Ref      plan.Ref
	Cells    map[string]string
	Proposed map[string]string // by column key: what an amending decision wants there; shown in place of the cell, which stays what is issued
	Closed   []string          // keys of input columns that are no input here
	Findings []finding.Finding
}

// Input reports whether the row's cell in a column is to be written in.
func (r Row) Input(c Column) bool { return c.Input && !slices.Contains(r.Closed, c.Key) }

// Shown is what a cell shows: what is proposed for it, else what stands there.
func (r Row) Shown(key string) string {
	if text, ok := r.Proposed[key]; ok {
		return text
	}
	return r.Cells[key]
}

// Issued lists the input cells of a row as they were issued.
func (s Sheet) Issued(r Row) map[string]string {
	out := map[string]string{}
	for _, c := range s.Columns {
		if r.Input(c) {
			out[c.Key] = r.Cells[c.Key]
		}
	}
	return out
}

// Filled counts the rows that hold something of the plan, without those that wait for something new.
func (s Sheet) Filled() int {
	n := 0
	for _, r := range s.Rows {
		if !strings.HasPrefix(string(r.Ref), "+") {
			n++
		}
	}
	return n
}

// Sheet returns the sheet of key.
func (b Book) Sheet(key string) (Sheet, bool) {
	for _, s := range b.Sheets {
		if s.Key == key {
			return s, true
		}
	}
	return Sheet{}, false
}

// Review lays a plan out. findings are what was found when it was read, under the plan's Refs; each stands beside its row.
func Review(p *plan.Plan, findings []finding.Finding, view *agency.View) Book {
	l := &layout{plan: p, byRef: map[string][]finding.Finding{}}
	l.sort(findings)
	b := Book{Plan: p.Decision.Number, Revision: p.Revision, Kind: p.Decision.Kind, Title: p.Decision.Title}
	b.Sheets = []Sheet{l.targets(), l.tasks(), l.unread()}
	b.Findings = l.rest
	for _, a := range view.Agencies() {
		b.Agencies = append(b.Agencies, a.Name)
	}
	for _, g := range view.Groups() {
		b.Groups = append(b.Groups, g.Name)
	}
	return b
}

type layout struct {
	plan  *plan.Plan
	byRef map[string][]finding.Finding
	rest  []finding.Finding
}

// sort puts findings to their rows: by Ref, else by the line that an unread passage holds.
func (l *layout) sort(findings []finding.Finding) {
	refs := Refs(l.plan)
	for _, f := range findings {
		ref := f.Place.Ref
		if !refs[plan.Ref(ref)] {
			ref = l.passageOf(f.Place.Line)
		}
		if ref == "" {
			l.rest = append(l.rest, f)
			continue
		}
		l.byRef[ref] = append(l.byRef[ref], f)
	}
}

func (l *layout) passageOf(line int) string {
	if line == 0 {
		return ""
	}
	for i, s := range l.plan.Unread {
		if lines := l.plan.Source.Lines(s); lines[0] <= line && line <= lines[1] {
			return string(passageRef(i))
		}
	}
	return ""
}

// passageRef is the key of an unread passage's row. It is no Ref of the plan.
func passageRef(i int) plan.Ref { return plan.Ref("?" + strconv.Itoa(i+1)) }

func fixed(key string, width float64) Column {
	return Column{Key: key, Title: words.ReviewColumn(key), Width: width}
}

func centered(key string, width float64) Column {
	c := fixed(key, width)
	c.Center = true
	return c
}

func input(key string, width float64, list List) Column {
	c := fixed(key, width)
	c.Input, c.List = true, list
	return c
}

func mark(key string, width float64, list List) Column {
	c := input(key, width, list)
	c.Center = true
	return c
}

func hidden() Column { return Column{Key: RefColumn, Title: RefColumn, Width: 12, Hidden: true} }

func (l *layout) targets() Sheet {
	s := Sheet{Key: Targets, Name: words.ReviewTargets, Title: words.ReviewTargetsTitle, Notice: words.ReviewNotice}
	s.Columns = []Column{
		hidden(), centered("lines", 8), centered("code", 10), fixed("name", 30), input(string(plan.FieldText), 48, NoList),
		input(string(plan.FieldFigure), 18, NoList), input(string(plan.FieldOwner), 26, OwnerList), mark(RemovedColumn, 9, MarkList),
		input(WhyColumn, 15, NoList), fixed("trust", 18), fixed(FindingsColumn, 44),
	}
	for _, t := range l.plan.Targets {
		if len(t.Measures) == 0 {
			s.Rows = append(s.Rows, l.bareTarget(t))
		}
		for i, m := range t.Measures {
			s.Rows = append(s.Rows, l.measure(t, i, m))
		}
	}
	return s
}

func (l *layout) bareTarget(t plan.Target) Row {
	return Row{
		Ref: t.Ref, Findings: l.byRef[string(t.Ref)], Closed: []string{string(plan.FieldFigure), string(plan.FieldOwner)},
		Cells: map[string]string{"lines": l.lines(t.Span), "code": string(t.Ref), "name": t.Name, "text": t.Text, "trust": trustText(plan.FieldText, t.Trust)},
	}
}

// measure is one row a figure. The target's own sentence is corrected in the row of its first figure.
func (l *layout) measure(t plan.Target, i int, m plan.Measure) Row {
	r := Row{Ref: m.Ref, Findings: l.byRef[string(m.Ref)], Cells: map[string]string{
		"lines": l.lines(t.Span), "code": string(m.Ref), "name": t.MeasureName(m), "text": t.Text,
		"figure": figureText(m), "owner": ownersText(m.Owners), "trust": measureTrust(t, m),
	}}
	if i == 0 {
		r.Findings = append(slices.Clone(l.byRef[string(t.Ref)]), r.Findings...)
	} else {
		r.Cells["text"], r.Closed = "", []string{string(plan.FieldText)}
	}
	return r
}

func measureTrust(t plan.Target, m plan.Measure) string {
	parts := []string{trustText(plan.FieldText, t.Trust)}
	if slices.ContainsFunc(m.Owners, func(o plan.Owner) bool { return o.Suggested }) {
		parts = append(parts, trustText(plan.FieldOwner, plan.Suggested))
	}
	return joinLines(parts)
}

func (l *layout) tasks() Sheet {
	s := Sheet{Key: Tasks, Name: words.ReviewTasks, Title: words.ReviewTasksTitle, Notice: words.ReviewNotice}
	s.Columns = []Column{
		hidden(), centered("lines", 8), centered("code", 10), fixed("source", 44), input(string(plan.FieldText), 38, NoList),
		input(string(plan.FieldDirect), 14, AgencyList), input(string(plan.FieldLead), 21, AgencyList), input(string(plan.FieldSupport), 24, AgencyList),
		input(string(plan.FieldDue), 14, NoList), input(string(plan.FieldProduct), 13, NoList), mark(RemovedColumn, 7, MarkList),
		input(WhyColumn, 11, NoList), fixed("trust", 13), fixed(FindingsColumn, 28),
	}
	for _, t := range l.plan.Tasks {
		r := Row{Ref: t.Ref, Findings: l.byRef[string(t.Ref)], Cells: map[string]string{
			"lines": l.lines(t.Span), "code": string(t.Ref), "source": l.source(t.Span), "trust": taskTrust(t),
		}}
		for _, f := range taskFields {
			r.Cells[string(f)], _ = taskValue(t, f)
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func taskTrust(t plan.Task) string {
	parts := []string{trustText(plan.FieldText, t.Trust)}
	if t.Trust == "" {
		parts[0] = words.Title(words.ItemKind(string(t.Kind)))
	}
	return joinLines(append(parts, trustText(plan.FieldLead, t.LeadTrust), trustText(plan.FieldDue, t.Due.Trust)))
}

func trustText(field plan.Field, trust plan.Trust) string {
	if trust == "" {
		return ""
	}
	return words.TrustOf(string(field), string(trust))
}

func joinLines(parts []string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

func (l *layout) unread() Sheet {
	s := Sheet{Key: Unread, Name: words.ReviewUnread, Title: words.ReviewUnreadTitle, Notice: words.ReviewUnreadNotice}
	s.Columns = []Column{
		hidden(), centered("lines", 8), fixed("source", 70), mark(AddedColumn, 12, AddedList), input(NewTextColumn, 48, NoList),
		input(NewLeadColumn, 26, AgencyList), input(string(plan.FieldSupport), 24, AgencyList), input(string(plan.FieldDue), 18, NoList),
		input(WhyColumn, 15, NoList), fixed(FindingsColumn, 30),
	}
	for i, span := range l.plan.Unread {
		ref := passageRef(i)
		s.Rows = append(s.Rows, Row{Ref: ref, Findings: l.byRef[string(ref)], Cells: map[string]string{"lines": l.lines(span), "source": l.source(span)}})
	}
	for i := range blankRows {
		s.Rows = append(s.Rows, Row{Ref: blankRef(i + 1), Cells: map[string]string{"source": words.ReviewNewItem}})
	}
	return s
}

// blankRows is how many rows wait for items that stand nowhere in the text.
const blankRows = 10

// blankRef is the key of a row for an item that stands nowhere in the text. It is no Ref of the plan.
func blankRef(n int) plan.Ref { return plan.Ref("+" + strconv.Itoa(n)) }

func (l *layout) lines(s plan.Span) string {
	if s.Len() == 0 {
		return ""
	}
	lines := l.plan.Source.Lines(s)
	if lines[0] == lines[1] {
		return strconv.Itoa(lines[0])
	}
	return strconv.Itoa(lines[0]) + "-" + strconv.Itoa(lines[1])
}

// maxSource is how many bytes of a passage one cell shows; a cell of a workbook holds 32,767 letters.
const maxSource = 6000

func (l *layout) source(s plan.Span) string {
	text := s.Of(l.plan.Source.Text)
	if len(text) <= maxSource {
		return text
	}
	return strings.ToValidUTF8(text[:maxSource], "") + "…"
}

// Names and keys of the hidden part of a review book, which its writer and its reader share.
const (
	// FactsSheet says what the book is, a key and its value in each row.
	FactsSheet = "_rasoat"
	// IssuedSheet holds the input cells as they were issued: in each row a sheet's key, a Ref, the check value of the row's own words,
	// then column keys, each with its value behind it.
	IssuedSheet = "_goc"
	// ListSheet holds the drop-downs.
	ListSheet = "_danhsach"
	// PageMark begins the last cell of a data sheet's hidden first row; the sheet's key follows.
	PageMark = "theodoi-review:"
)

// Keys of FactsSheet.
const (
	FactLayout   = "layout"
	FactPlan     = "plan"
	FactRevision = "revision"
)

// Places that are the same on every data sheet, 1-based rows.
const (
	KeyRow     = 1
	TitleRow   = 2
	NoticeRow  = 3
	HeadingRow = 4
	FirstRow   = 5
)

// Fixed lists the keys of the columns that hold a row's own words. The findings beside a row are no part of what it is.
func (s Sheet) Fixed() []string {
	var keys []string
	for _, c := range s.Columns {
		if !c.Hidden && !c.Input && c.Key != FindingsColumn {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

// Inputs lists the keys of the columns that are written in.
func Inputs(sheet string) []string {
	switch sheet {
	case Targets:
		return []string{string(plan.FieldText), string(plan.FieldFigure), string(plan.FieldOwner), RemovedColumn, WhyColumn}
	case Tasks:
		return []string{string(plan.FieldText), string(plan.FieldDirect), string(plan.FieldLead), string(plan.FieldSupport), string(plan.FieldDue),
			string(plan.FieldProduct), RemovedColumn, WhyColumn}
	case Unread:
		return []string{AddedColumn, NewTextColumn, NewLeadColumn, string(plan.FieldSupport), string(plan.FieldDue), WhyColumn}
	}
	return nil
}

// FixedKeys lists the keys that Fixed gives for a sheet.
func FixedKeys(sheet string) []string {
	switch sheet {
	case Targets:
		return []string{"lines", "code", "name", "trust"}
	case Tasks:
		return []string{"lines", "code", "source", "trust"}
	case Unread:
		return []string{"lines", "source"}
	}
	return nil
}

// Check returns the check value of a row whose own words are texts, in the order of Fixed. It begins with a letter, so that no program
// takes it for a number, and is made of letters and digits alone, so that nothing a program does to spaces or marks changes it.
func Check(texts []string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(strings.Map(letterOrDigit, viet.NFC(t))))
		h.Write([]byte{0})
	}
	return "k" + hex.EncodeToString(h.Sum(nil))[:11]
}

func letterOrDigit(r rune) rune {
	if inWord(r) {
		return r
	}
	return -1
}

// CheckOf returns the check value of one of the sheet's rows.
func (s Sheet) CheckOf(r Row) string {
	var texts []string
	for _, key := range s.Fixed() {
		texts = append(texts, r.Cells[key])
	}
	return Check(texts)
}

// SheetName names a sheet as people see it.
func SheetName(key string) string {
	switch key {
	case Targets:
		return words.ReviewTargets
	case Tasks:
		return words.ReviewTasks
	case Unread:
		return words.ReviewUnread
	}
	return key
}
