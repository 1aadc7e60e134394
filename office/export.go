package office

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/store"
)

// Export is everything collected for a period, with where each value came from: an interface that others build on, described in
// docs/export-json.md. Blank is absent; numbers are decimal strings with a point.
type Export struct {
	Plan        string             `json:"plan"`
	Period      string             `json:"period"`
	Targets     []ExportTarget     `json:"targets"`
	Tasks       []ExportTask       `json:"tasks"`
	Submissions []ExportSubmission `json:"submissions"`
}

// ExportTarget is one measure as one agency reported it.
type ExportTarget struct {
	Ref        plan.Ref    `json:"ref"`
	Agency     string      `json:"agency"`
	Actual     string      `json:"actual,omitempty"`
	Cumulative string      `json:"cumulative,omitempty"`
	Estimate   string      `json:"estimate,omitempty"`
	LastYear   string      `json:"last_year,omitempty"`
	Rating     string      `json:"rating,omitempty"`
	Cause      string      `json:"cause,omitempty"`
	Note       string      `json:"note,omitempty"`
	From       *ExportFrom `json:"from,omitempty"`

	values map[progress.Field]progress.Value
}

// ExportTask is one task as one agency reported it.
type ExportTask struct {
	Ref        plan.Ref    `json:"ref"`
	Agency     string      `json:"agency"`
	Role       string      `json:"role"`
	Status     string      `json:"status,omitempty"`
	Percent    string      `json:"percent,omitempty"`
	DoneOn     string      `json:"done_on,omitempty"`
	Result     string      `json:"result,omitempty"`
	Product    string      `json:"product,omitempty"`
	Difficulty string      `json:"difficulty,omitempty"`
	Proposal   string      `json:"proposal,omitempty"`
	Next       string      `json:"next,omitempty"`
	Timeliness string      `json:"timeliness,omitempty"`
	From       *ExportFrom `json:"from,omitempty"`

	values map[progress.Field]progress.Value
}

// ExportFrom says where a value came from; of a row, its first value. The CSV form has it for each value.
type ExportFrom struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Cell   string `json:"cell"`
	At     string `json:"at"`
	Period string `json:"period,omitempty"`
	Letter string `json:"letter,omitempty"`
}

// ExportSubmission is one file that came in.
type ExportSubmission struct {
	Number   int64  `json:"number"`
	Agency   string `json:"agency"`
	Period   string `json:"period"`
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	At       string `json:"at"`
	State    string `json:"state"`
	Undone   bool   `json:"undone,omitempty"`
	Findings int    `json:"findings"`
}

// Export collects everything known of the plan at the end of period; of a closed period, as it was closed.
func (o *Office) Export(ctx context.Context, number string, period progress.Period) (Export, error) {
	s, err := o.Summary(ctx, number, period)
	if err != nil {
		return Export{}, err
	}
	number = s.Plan.Decision.Number
	then, err := o.asClosed(ctx, number, period)
	if err != nil {
		return Export{}, err
	}
	state := progress.NewState(o.Calendar, period, then.records)
	submissions, err := o.store.Submissions(ctx, number, period.String())
	if err != nil {
		return Export{}, err
	}
	return Export{
		Plan: number, Period: period.String(), Targets: exportTargets(s), Tasks: exportTasks(s, state), Submissions: exportSubmissions(submissions),
	}, nil
}

func exportTargets(s report.Summary) []ExportTarget {
	out := []ExportTarget{}
	for _, m := range s.Measures {
		if len(m.Values) == 0 || len(m.Owners) == 0 {
			continue
		}
		text := func(f progress.Field) string { return m.Values[f].Text }
		out = append(out, ExportTarget{
			Ref: m.Measure.Ref, Agency: m.Owners[0].Code, Actual: text(progress.Actual), Cumulative: text(progress.Cumulative),
			Estimate: text(progress.Estimate), LastYear: text(progress.LastYear), Rating: string(m.Rating), Cause: text(progress.Cause),
			Note: text(progress.Note), From: exportFrom(m.Values, progress.Owner), values: m.Values,
		})
	}
	return out
}

func exportTasks(s report.Summary, state *progress.State) []ExportTask {
	out := []ExportTask{}
	for _, t := range s.Tasks {
		for _, l := range t.Leads {
			if len(l.Values) > 0 {
				out = append(out, exportTask(t.Task.Ref, l.Agency.Code, progress.Lead, l.Values, string(l.Timeliness)))
			}
		}
		for _, key := range supportKeys(state, t.Task.Ref) {
			out = append(out, exportTask(key.Ref, key.Agency, progress.Support, state.Known[key], ""))
		}
	}
	return out
}

func supportKeys(state *progress.State, ref plan.Ref) []progress.Key {
	var keys []progress.Key
	for key := range state.Known {
		if key.Ref == ref && key.Role == progress.Support {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b progress.Key) int { return strings.Compare(a.Agency, b.Agency) })
	return keys
}

func exportTask(ref plan.Ref, agency string, role progress.Role, values map[progress.Field]progress.Value, timeliness string) ExportTask {
	text := func(f progress.Field) string { return values[f].Text }
	return ExportTask{
		Ref: ref, Agency: agency, Role: string(role), Status: text(progress.StatusField), Percent: text(progress.Percent),
		DoneOn: text(progress.DoneOn), Result: text(progress.Result), Product: text(progress.Product), Difficulty: text(progress.Difficulty),
		Proposal: text(progress.Proposal), Next: text(progress.Next), Timeliness: timeliness, From: exportFrom(values, role), values: values,
	}
}

// exportFrom is where the first of a row's values came from; nil if it has none.
func exportFrom(values map[progress.Field]progress.Value, role progress.Role) *ExportFrom {
	for _, f := range role.Fields() {
		if v, ok := values[f]; ok {
			from := exportSource(v.From)
			return &from
		}
	}
	return nil
}

func exportSource(s progress.Source) ExportFrom {
	letter := s.Letter.Number
	if d := s.Letter.Date; letter != "" && d != "" {
		letter += ", " + d.String()
	}
	return ExportFrom{File: s.File, SHA256: s.SHA256, Cell: s.Sheet + "!" + s.Cell, At: s.At.UTC().Format(time.RFC3339), Period: s.Period, Letter: letter}
}

func exportSubmissions(submissions []store.Submission) []ExportSubmission {
	out := []ExportSubmission{}
	for _, s := range submissions {
		out = append(out, ExportSubmission{
			Number: s.ID, Undone: s.Undone, Agency: s.Agency, Period: s.Period, File: s.File, SHA256: s.SHA256, At: s.At.UTC().Format(time.RFC3339), State: string(s.State), Findings: len(s.Findings),
		})
	}
	return out
}

// WriteJSON writes the export for programs.
func (e Export) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(e)
}

// WriteCSV writes one line a value, for Excel: UTF-8 with a mark, separated by semicolons as Vietnamese settings expect. Text that Excel
// would take for a formula gets an apostrophe.
func (e Export) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma = ';'
	out.UseCRLF = true
	if err := out.Write(words.ExportHeading()); err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	for _, row := range e.rows() {
		for i := range row {
			row[i] = neverFormula(row[i])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("writing csv: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// neverFormula keeps a spreadsheet from running what an agency typed. A negative number is no formula.
func neverFormula(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if s[0] == '-' && strings.Trim(s[1:], "0123456789.,") == "" {
		return s
	}
	return "'" + s
}

// rows are the lines of the CSV form. What the program derived (rating, timeliness) comes from no file.
func (e Export) rows() [][]string {
	var rows [][]string
	add := func(ref plan.Ref, agency string, role progress.Role, values map[progress.Field]progress.Value, derived, is string) {
		start := []string{e.Plan, e.Period, string(ref), agency, words.Role(string(role))}
		for _, f := range role.Fields() {
			if v, ok := values[f]; ok {
				from := exportSource(v.From)
				rows = append(rows, append(start[:len(start):len(start)], words.Column(string(f)), forSpreadsheet(f, v.Text), from.File, from.Cell, from.At, from.Letter))
			}
		}
		if is != "" {
			rows = append(rows, append(start[:len(start):len(start)], words.Column(derived), is, "", "", "", ""))
		}
	}
	for _, t := range e.Targets {
		rating := ""
		if t.Rating != "" {
			rating = words.Rating(t.Rating)
		}
		add(t.Ref, t.Agency, progress.Owner, t.values, "rating", rating)
	}
	for _, t := range e.Tasks {
		timeliness := ""
		if t.Timeliness != "" {
			timeliness = words.Timeliness(t.Timeliness)
		}
		add(t.Ref, t.Agency, progress.Role(t.Role), t.values, "timeliness", timeliness)
	}
	return rows
}

// forSpreadsheet writes a stored value as a spreadsheet with Vietnamese settings reads it.
func forSpreadsheet(field progress.Field, text string) string {
	switch field.Type() {
	case progress.Figure, progress.Share:
		return words.Comma(text)
	case progress.Choice:
		return words.Status(text)
	case progress.Day:
		return viet.Date(text).String()
	}
	return text
}
