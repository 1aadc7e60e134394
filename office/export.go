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
}

// ExportFrom says where the first value of a row came from; all values of a row come from one file, or the latest of several.
type ExportFrom struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Cell   string `json:"cell"`
	At     string `json:"at"`
	Letter string `json:"letter,omitempty"`
}

// ExportSubmission is one file that came in.
type ExportSubmission struct {
	Agency   string `json:"agency"`
	Period   string `json:"period"`
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	At       string `json:"at"`
	State    string `json:"state"`
	Findings int    `json:"findings"`
}

// Export collects everything known of the plan at the end of period.
func (o *Office) Export(ctx context.Context, number string, period progress.Period) (Export, error) {
	s, err := o.Summary(ctx, number, period)
	if err != nil {
		return Export{}, err
	}
	number = s.Plan.Decision.Number
	state, _, err := o.state(ctx, number, period)
	if err != nil {
		return Export{}, err
	}
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
			Note: text(progress.Note), From: exportFrom(m.Values, progress.Owner),
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
		Proposal: text(progress.Proposal), Next: text(progress.Next), Timeliness: timeliness, From: exportFrom(values, role),
	}
}

func exportFrom(values map[progress.Field]progress.Value, role progress.Role) *ExportFrom {
	for _, f := range role.Fields() {
		v, ok := values[f]
		if !ok {
			continue
		}
		letter := v.From.Letter.Number
		if d := v.From.Letter.Date; letter != "" && d != "" {
			letter += ", " + d.String()
		}
		return &ExportFrom{File: v.From.File, SHA256: v.From.SHA256, Cell: v.From.Sheet + "!" + v.From.Cell, At: v.From.At.UTC().Format(time.RFC3339), Letter: letter}
	}
	return nil
}

func exportSubmissions(submissions []store.Submission) []ExportSubmission {
	out := []ExportSubmission{}
	for _, s := range submissions {
		out = append(out, ExportSubmission{
			Agency: s.Agency, Period: s.Period, File: s.File, SHA256: s.SHA256, At: s.At.UTC().Format(time.RFC3339), State: string(s.State), Findings: len(s.Findings),
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

func (e Export) rows() [][]string {
	var rows [][]string
	add := func(ref plan.Ref, agency, role string, from *ExportFrom, values ...[2]string) {
		for _, v := range values {
			if v[1] == "" {
				continue
			}
			row := []string{e.Plan, e.Period, string(ref), agency, words.Role(role), words.Column(v[0]), v[1], "", "", ""}
			if from != nil {
				row[7], row[8], row[9] = from.File, from.At, from.Letter
			}
			rows = append(rows, row)
		}
	}
	for _, t := range e.Targets {
		add(t.Ref, t.Agency, string(progress.Owner), t.From, [2]string{"actual", words.Comma(t.Actual)}, [2]string{"cumulative", words.Comma(t.Cumulative)},
			[2]string{"estimate", words.Comma(t.Estimate)}, [2]string{"last_year", words.Comma(t.LastYear)}, [2]string{"rating", words.Rating(t.Rating)},
			[2]string{"cause", t.Cause}, [2]string{"note", t.Note})
	}
	for _, t := range e.Tasks {
		add(t.Ref, t.Agency, t.Role, t.From, [2]string{"status", words.Status(t.Status)}, [2]string{"percent", words.Comma(t.Percent)}, [2]string{"done_on", t.DoneOn},
			[2]string{"result", t.Result}, [2]string{"product", t.Product}, [2]string{"difficulty", t.Difficulty}, [2]string{"proposal", t.Proposal},
			[2]string{"next", t.Next}, [2]string{"timeliness", words.Timeliness(t.Timeliness)})
	}
	return rows
}
