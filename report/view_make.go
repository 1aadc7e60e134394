package report

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

func (c composer) view() View {
	v := View{
		Adjusted: c.adjustedView(),
		Decision: c.decisionView(), Stage: c.stage(), Returns: c.returnsView(), Targets: c.targetsView(), Tasks: c.tasksView(),
		Period: PeriodView{Name: c.period, Next: periodName(c.s.Period.Next()), From: c.s.From.String(), To: c.s.To.String(), EndsYear: c.s.Period.EndsYear()},
		Office: OfficeView{Title: c.office.Title, Abbreviation: c.office.Abbreviation, Contact: c.office.Contact, To: c.reportsTo()},
		Said:   SaidView{Nobody: c.silent()},
	}
	v.Said.Difficulties, v.Said.MoreDifficulties = c.quotes(progress.Difficulty)
	v.Said.Proposals, v.Said.MoreProposals = c.quotes(progress.Proposal)
	v.Said.Next, v.Said.MoreNext = c.quotes(progress.Next)
	return v
}

// stage says how final the figures are: ước, sơ bộ, chính thức; empty for a period that is not a year.
func (c composer) stage() string { return words.Stage(string(c.s.Stage())) }

func (c composer) decisionView() DecisionView {
	d := c.s.Plan.Decision
	v := DecisionView{Kind: words.Paper(d.Kind), Number: d.Number}
	v.Name = words.PaperName(v.Kind, d.Number)
	issued := ""
	if d.Issued != "" {
		issued = d.Issued.Long()
	}
	v.Cited = words.Cited(v.Name, issued, runningIssuer(d), runningTitle(d.Title))
	return v
}

// reportsTo is whom the report is for: the first recipient, without the mark of why.
func (c composer) reportsTo() string {
	if len(c.office.Recipients) == 0 {
		return runningIssuer(c.s.Plan.Decision)
	}
	to, _, _ := strings.Cut(c.office.Recipients[0], "(")
	return strings.TrimSpace(to)
}

// runningTitle writes a subject as it stands in a sentence: a subject in capitals is left out, for which capitals are names cannot be
// known.
func runningTitle(title string) string {
	title = closed(title)
	first := []rune(title)
	if len(first) == 0 || title == strings.ToUpper(title) {
		return ""
	}
	return strings.ToLower(string(first[0])) + string(first[1:])
}

// runningIssuer writes ỦY BAN NHÂN DÂN TỈNH … as UBND tỉnh …, with the place's own capitals.
func runningIssuer(d plan.Decision) string {
	folded := viet.Fold(d.Issuer)
	for _, form := range []struct{ long, short string }{
		{"ủy ban nhân dân tỉnh", "UBND tỉnh"}, {"ủy ban nhân dân thành phố", "UBND thành phố"},
		{"chủ tịch ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh"}, {"chủ tịch ủy ban nhân dân thành phố", "Chủ tịch UBND thành phố"},
	} {
		if strings.HasPrefix(folded, viet.Fold(form.long)) && d.Place != "" {
			return form.short + " " + d.Place
		}
	}
	return d.Issuer
}

func (c composer) returnsView() ReturnsView {
	v := ReturnsView{Issued: len(c.s.Returns), Due: c.s.ReturnDue.String(), For: periodName(c.s.Issued)}
	for _, r := range c.s.Returns {
		switch {
		case !r.Returned():
			v.Missing++
			v.MissingNames = append(v.MissingNames, r.Agency.Name)
		default:
			v.Returned++
		}
		if c.s.Overdue(r) {
			v.Late++
		}
	}
	if c.s.Issued != c.s.Period {
		v.Of = periodName(c.s.Issued)
	}
	return v
}

func (c composer) targetsView() TargetsView {
	v := TargetsView{Targets: len(c.s.Plan.Targets), Measures: len(c.s.Measures)}
	rated, counts := map[progress.Rating][]MeasureView{}, map[progress.Rating]int{}
	for _, m := range c.s.Measures {
		switch m.Rating {
		case progress.Exceeded:
			v.Exceeded++
		case progress.Reached:
			v.Reached++
		case progress.NotReached:
			v.NotReached++
		}
		view := c.measureView(m)
		if view.Reported {
			v.add(groupName(c.s.Plan, m.Target), view)
			rated[m.Rating] = append(rated[m.Rating], view)
		}
		counts[m.Rating]++
		switch {
		case m.Asked && view.Reported:
			v.Reported++
		case m.Asked:
			v.Missing = append(v.Missing, view)
			v.owe(view)
		default:
			v.Later++
		}
	}
	v.Silent = len(v.Missing)
	v.Asked = v.Reported + v.Silent
	v.Rated = v.Exceeded + v.Reached + v.NotReached
	v.ByRating = c.ratingGroups(rated, counts)
	if len(v.Groups) == 1 {
		v.Groups[0].Name = ""
	}
	return v
}

// told says how many measures of each rating a report tells of, in the order that it tells of them: what is behind is all but always told.
var told = []struct {
	rating progress.Rating
	most   int
}{{progress.NotReached, 12}, {progress.Exceeded, 3}, {progress.Reached, 4}, {"", 4}}

// ratingGroups groups the measures by rating. Counted are those too of which only the estimate came, on which no sentence can be written.
func (c composer) ratingGroups(rated map[progress.Rating][]MeasureView, counts map[progress.Rating]int) []RatingGroup {
	var groups []RatingGroup
	for _, t := range told {
		all, count := rated[t.rating], counts[t.rating]
		if t.rating == "" {
			count = len(all)
		}
		if count == 0 {
			continue
		}
		shown := min(t.most, len(all))
		groups = append(groups, RatingGroup{words.RatingGroup(string(t.rating), !c.s.Period.EndsYear()), count, all[:shown], count - shown})
	}
	return groups
}

func (v *TargetsView) owe(m MeasureView) {
	i := slices.IndexFunc(v.Owing, func(o OwingView) bool { return o.Owner == m.Owner })
	if i < 0 {
		i = len(v.Owing)
		v.Owing = append(v.Owing, OwingView{Owner: m.Owner})
	}
	v.Owing[i].Measures = append(v.Owing[i].Measures, m)
}

func (v *TargetsView) add(name string, m MeasureView) {
	i := slices.IndexFunc(v.Groups, func(g TargetGroup) bool { return g.Name == name })
	if i < 0 {
		i = len(v.Groups)
		v.Groups = append(v.Groups, TargetGroup{Name: name})
	}
	v.Groups[i].Measures = append(v.Groups[i].Measures, m)
}

// groupName is the nearest heading in front of a target.
func groupName(p *plan.Plan, t plan.Target) string {
	name, at := "", -1
	for _, s := range p.Sections {
		if s.Title != "" && s.Span.Start <= t.Span.Start && s.Span.Start >= at && s.Span.Stop > 0 {
			name, at = s.Title, s.Span.Start
		}
	}
	return sentenceTitle(name)
}

func countsView(c Counts) CountsView {
	v := CountsView{
		Total: c.Total(), Ongoing: c[progress.Always], Undated: c[progress.OpenNoDue], Done: c.Done(),
		DoneInTime: c[progress.DoneInTime], DoneLate: c[progress.DoneLate], DoneNoDay: c[progress.DoneUndated],
		Open: c[progress.OpenInTime] + c[progress.OpenSoon] + c[progress.OpenNoDue], Soon: c[progress.OpenSoon], Late: c[progress.OpenLate],
	}
	v.Parts = words.TaskParts(v.DoneInTime, v.DoneLate, v.DoneNoDay, c[progress.OpenInTime]+c[progress.OpenSoon], v.Soon, v.Undated, v.Late, v.Ongoing)
	return v
}

func (c composer) tasksView() TasksView {
	dated := c.s.DatedCounts()
	v := TasksView{Counts: countsView(c.s.TaskCounts()), Dated: countsView(dated)}
	v.Counts.Dated = dated.Total()
	v.Counts.Undated = v.Counts.Total - v.Counts.Dated - v.Counts.Ongoing
	for _, t := range c.s.Tasks {
		switch {
		case len(t.Leads) == 0:
			v.NoLead++
		case t.Reported() == 0:
			v.Silent++
		}
		if t.Timeliness == progress.OpenSoon {
			v.Soon = append(v.Soon, c.taskView(t))
		}
	}
	for _, t := range c.s.Late() {
		v.Late = append(v.Late, c.taskView(t))
	}
	v.LateMost = v.Late[:min(mostLate, len(v.Late))]
	v.LateMore = len(v.Late) - len(v.LateMost)
	for _, sec := range c.s.Sections {
		v.Sections = append(v.Sections, c.sectionView(sec))
	}
	return v
}

// mostLate is how many overdue tasks the running text names.
const mostLate = 10

// results is how many tasks a section of the report tells of; the appendix has all.
const results = 2

func (c composer) sectionView(sec SectionLine) SectionView {
	title := sec.Title
	if title == "" {
		title = words.NoSection
	}
	v := SectionView{Title: sentenceTitle(title), Counts: countsView(sec.Tasks)}
	for _, line := range reportedOn(c.s, sec.Lines) {
		if len(v.Results) == results {
			v.More++
			continue
		}
		v.Results = append(v.Results, c.taskView(line))
	}
	return v
}

// reportedOn are the tasks of a section that something was reported on: first those that are done, then those with a day to be done by, in
// the decision's order each.
func reportedOn(s Summary, lines []int) []TaskLine {
	var out []TaskLine
	for _, i := range lines {
		if quoted(s.Tasks[i]) != "" {
			out = append(out, s.Tasks[i])
		}
	}
	rank := func(t TaskLine) int {
		switch {
		case t.Status == progress.Done:
			return 0
		case t.Task.Due.To != "" && t.Timeliness != progress.Always:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b TaskLine) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

func (c composer) taskView(t TaskLine) TaskView {
	v := TaskView{
		Name: brief(t.Task.Text), Lead: leadNames(t.Task), Due: dueText(t.Task.Due), Timeliness: words.Timeliness(string(t.Timeliness)),
		Said: quoted(t), Behind: behind(t),
	}
	if t.Status != "" {
		v.Status = words.Status(string(t.Status))
	}
	if t.Timeliness == progress.OpenLate {
		v.DaysLate = c.daysLate(t.Task)
	}
	return v
}

// daysLate is how many days a task's due is past at the end of the period.
func (c composer) daysLate(t plan.Task) int {
	return int(c.s.To.Time().Sub(t.Due.To.Time()).Hours() / 24)
}

func leadNames(t plan.Task) string {
	if len(t.Lead) == 0 {
		return words.NoLead
	}
	return plan.Names(t.Lead)
}

// dueText is a due with the one that it took the place of.
func dueText(d plan.Due) string {
	text := d.Wording()
	if d.Was == nil {
		return text
	}
	return text + " (" + words.Extended(d.Was.Due.Wording(), d.Was.By) + ")"
}

// lateLeads are the leads of an overdue task that are not done, where it has several.
func lateLeads(t TaskLine) []string {
	if t.Timeliness != progress.OpenLate || len(t.Leads) < 2 {
		return nil
	}
	var names []string
	for _, l := range t.Leads {
		if l.Status != progress.Done {
			names = append(names, l.Agency.Name)
		}
	}
	return names
}

// behind says which leads of an overdue task are not done: the first of many, for the running text.
func behind(t TaskLine) string { return words.Behind(lateLeads(t), len(t.Leads), behindNames) }

// behindAll names all of them, for the appendix.
func behindAll(t TaskLine) string { return words.Behind(lateLeads(t), len(t.Leads), len(t.Leads)) }

// behindNames is how many agencies that are behind a sentence names.
const behindNames = 6

// pointLetter is the mark of the i-th point, counted from 0, in the order of the Vietnamese alphabet; a second round doubles the
// letters.
func pointLetter(i int) string {
	letters := []rune("abcdđeghiklmnopqrstuvxy")
	return strings.Repeat(string(letters[i%len(letters)]), 1+i/len(letters))
}

// sentenceTitle writes a heading of the decision as a heading of a paper: without its closing mark, and not in capitals.
func sentenceTitle(title string) string {
	title = strings.TrimRight(title, " .:;")
	if title == strings.ToUpper(title) {
		title = words.Title(strings.ToLower(title))
	}
	return title
}

// silent reports whether no task has been reported on at all: an agency that sent nothing has not said that it has no difficulty.
func (c composer) silent() bool {
	for _, t := range c.s.Tasks {
		if t.Reported() > 0 {
			return false
		}
	}
	return true
}
