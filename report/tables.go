package report

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

func col(key string, width float64, align Align) Column {
	return Column{Title: words.ReportColumn(key), Width: width, Align: align}
}

func columns(c ...Column) []Column { return c }

// targetTable is the table of a province's targets (TT, chỉ tiêu, đơn vị tính, cùng kỳ, kế hoạch, thực hiện, lũy kế, so sánh,
// đánh giá, cơ quan báo cáo, ghi chú).
func (c composer) targetTable() Table {
	t := Table{Empty: words.NoRows, Unit: words.StageOf(c.stage()), Columns: columns(
		col("ordinal", 2.2, Center), col("measure", 15, Left), col("unit", 4, Center), col("last_year", 4.6, Right), col("plan", 5.6, Right),
		col("actual", 4.6, Right), col("cumulative", 4.6, Right), col("estimate", 4.6, Right), col("vs_plan", 5, Right), col("vs_last_year", 5, Right),
		col("rating", 5, Center), col("owner", 7.5, Left), col("note", 8, Left))}
	for _, m := range c.s.Measures {
		t.Rows = append(t.Rows, c.measureRow(m))
	}
	return t
}

func (c composer) measureRow(m MeasureLine) TableRow {
	values := func(f progress.Field) Cell {
		if m.Values[f].Text == "" {
			return Cell{Text: words.Nothing, Tone: Dim}
		}
		return Cell{Text: format(m.Values[f]), Link: anchorOf(m.Measure.Ref, f)}
	}
	return TableRow{Cells: []Cell{
		{Text: m.Target.Ordinal}, {Text: m.Target.MeasureName(m.Measure)}, {Text: m.Measure.Unit}, values(progress.LastYear),
		{Text: m.Measure.PlanText()}, values(progress.Actual), values(progress.Cumulative), values(progress.Estimate),
		compared(m.VsPlan), compared(m.VsLastYear), ratingCell(m), {Text: ownerNames(m.Owners)}, {Text: c.measureNote(m)},
	}}
}

// compared writes a comparison with its unit; a difference in points carries its sign.
func compared(c *progress.Comparison) Cell {
	if c == nil {
		return Cell{Text: words.Nothing, Tone: Dim}
	}
	text := viet.Format(c.Value)
	if !c.Points {
		return Cell{Text: text + "%"}
	}
	if c.Value.IsPositive() {
		text = "+" + text
	}
	return Cell{Text: text + " " + strings.ReplaceAll(words.Points, " ", noBreak)}
}

func ratingCell(m MeasureLine) Cell {
	if m.Rating == "" {
		return Cell{Text: words.Nothing, Tone: Dim}
	}
	cell := Cell{Text: words.Rating(string(m.Rating))}
	if m.Rating == progress.NotReached {
		cell.Tone = Poor
	}
	if m.Expected {
		cell.Text += " (" + words.Expected + ")"
	}
	return cell
}

// measureNote is what the agency noted, and what has to be known of the figures: for which other period they are, who owes them.
func (c composer) measureNote(m MeasureLine) string {
	var parts []string
	for _, f := range []progress.Field{progress.Cause, progress.Note} {
		if text := closed(m.Values[f].Text); text != "" {
			parts = append(parts, text)
		}
	}
	switch {
	case m.Reported():
		if source := c.sourceWords(m); source != "" {
			parts = append(parts, words.Title(source))
		}
	case !m.Asked:
		parts = append(parts, words.NotAsked)
	default:
		parts = append(parts, words.NoSaid)
	}
	if m.Last != nil {
		parts = append(parts, words.LastKnown(figure(m.Last.Value, m.Measure.Unit), periodName(m.Last.Period)))
	}
	return strings.Join(parts, "; ")
}

// taskTable lists every task under its section with what its leads say.
func (c composer) taskTable() Table {
	t := Table{Empty: words.NoRows, Columns: columns(
		col("ordinal", 2, Center), col("task", 17, Left), col("lead", 8.5, Left), col("due", 5.5, Center), col("status", 5, Center),
		col("result", 17, Left), col("difficulty", 14, Left), col("timeliness", 6, Left))}
	for _, sec := range c.s.Sections {
		title := strings.TrimSpace(strings.Join(sec.Path, ".") + ". " + strings.TrimRight(sec.Title, " :"))
		if sec.Title == "" {
			title = words.NoSection
		}
		t.Rows = append(t.Rows, TableRow{Group: title})
		for _, i := range sec.Lines {
			t.Rows = append(t.Rows, taskRow(i+1, c.s.Tasks[i]))
		}
	}
	return t
}

func taskRow(n int, t TaskLine) TableRow {
	status := words.NoSaid
	if t.Status != "" {
		status = words.Status(string(t.Status))
	}
	if t.DoneOn != "" {
		status += " " + t.DoneOn.String()
	}
	if t.Status != "" && t.Reported() == 0 {
		status = words.Earlier(status)
	}
	return TableRow{Cells: []Cell{
		{Text: words.Two(n)}, {Text: t.Task.Text}, {Text: plan.Names(t.Task.Lead)}, {Text: dueText(t.Task.Due)}, {Text: status},
		{Text: joined(said(t, progress.Result), behindAll(t))}, {Text: joined(said(t, progress.Difficulty), said(t, progress.Proposal))},
		{Text: words.Timeliness(string(t.Timeliness)), Tone: toneOf(t.Timeliness)},
	}}
}

// manyLeads is from how many leads on a cell says first how far they are together and leaves out what they wrote for earlier periods;
// textsShown is how many different texts it repeats, those first that most of them wrote.
const (
	manyLeads  = 4
	textsShown = 2
)

// said joins what the leads wrote into a field, with their names where there are several.
func said(t TaskLine, field progress.Field) string {
	var voices voices
	many := len(t.Leads) >= manyLeads && t.Reported() > 0
	for _, l := range t.Leads {
		text := l.Values[field].Text
		if text != "" && l.Own[field].Text == "" {
			if many {
				continue
			}
			text = words.Earlier(text)
		}
		voices.add(t.Task, l.Agency.Name, text)
	}
	voices.loudest()
	var parts []string
	if field == progress.Result && len(t.Leads) >= manyLeads && t.howFar() != "" {
		parts = append(parts, t.howFar())
	}
	for i, v := range voices {
		if i == textsShown && len(voices) > textsShown+1 {
			parts = append(parts, words.OtherTexts(len(voices)-i))
			break
		}
		if len(t.Leads) == 1 {
			parts = append(parts, v.text)
			continue
		}
		parts = append(parts, words.Said(v.agencies, v.text))
	}
	return strings.Join(parts, "\n")
}

// howFar says how far the leads of a task are together; nothing while none has said anything.
func (t TaskLine) howFar() string {
	done := 0
	for _, l := range t.Leads {
		if l.Status == progress.Done {
			done++
		}
	}
	if done+t.Reported() == 0 {
		return ""
	}
	return words.LeadsDone(done, t.Reported(), len(t.Leads))
}

func joined(parts ...string) string { return joinedBy("\n", parts...) }

func joinedBy(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}

// returnTable lists who was issued a workbook and what came back, those that are missing last.
func (c composer) returnTable() Table {
	t := Table{Empty: words.NoRows, Columns: columns(
		col("ordinal", 2, Center), col("agency", 14, Left), col("issued", 5, Center), col("returned", 5, Center), col("letter", 9, Left),
		col("file", 14, Left), col("measures", 5, Center), col("tasks", 9, Left), col("state", 10, Left))}
	lines := map[string]AgencyLine{}
	for _, a := range c.s.Agencies {
		lines[a.Agency.Code] = a
	}
	for _, returned := range []bool{true, false} {
		for _, r := range c.s.Returns {
			if r.Returned() == returned {
				t.Rows = append(t.Rows, c.returnRow(len(t.Rows)+1, r, lines[r.Agency.Code]))
			}
		}
	}
	return t
}

func (c composer) returnRow(n int, r Return, a AgencyLine) TableRow {
	measures := words.Nothing
	if a.Measures > 0 {
		measures = words.Two(a.Reported) + "/" + words.Two(a.Measures)
	}
	row := TableRow{Cells: []Cell{
		{Text: words.Two(n)}, {Text: r.Agency.Name}, {Text: viet.DateOf(r.Issued).String()}, {Text: words.Nothing}, {Text: letterText(r.Letter)},
		{Text: r.File}, {Text: measures}, {Text: words.TasksOfAgency(a.Tasks.Total(), a.Tasks.Done(), a.Tasks[progress.OpenLate])}, {Text: words.NotReturned, Tone: Poor, Bold: true},
	}}
	if !r.Returned() {
		return row
	}
	row.Cells[3] = Cell{Text: viet.DateOf(r.At).String()}
	state := Cell{Text: words.ReturnedInTime, Tone: Good}
	if c.s.Overdue(r) {
		state = Cell{Text: words.ReturnedLate, Tone: Soon}
	}
	if r.Findings > 0 {
		state.Text += ", " + words.CellsWaiting(r.Findings)
	}
	row.Cells[8] = state
	return row
}
