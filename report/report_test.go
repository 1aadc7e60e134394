package report

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/templates"
)

func dec(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

var decree = progress.Calendar{CutOffDay: 14, ReturnDay: 20, SoonDays: 7}

func period(t testing.TB, code string) progress.Period {
	t.Helper()
	p, err := progress.ParsePeriod(code)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var (
	health   = agency.Agency{Code: "SYT", Name: "Sở Y tế"}
	building = agency.Agency{Code: "SXD", Name: "Sở Xây dựng"}
	planning = agency.Agency{Code: "SKHDT", Name: "Sở Kế hoạch và Đầu tư"}
)

func lead(a agency.Agency) []plan.Assignee {
	return []plan.Assignee{{Name: a.Name, Code: a.Code}}
}

func by(to viet.Date) plan.Due { return plan.Due{Text: to.String(), Kind: plan.By, To: to} }

var always = plan.Due{Text: "Thường xuyên trong năm 2024", Kind: plan.Ongoing, From: "2024-01-01", To: "2024-12-31"}

// smallPlan has three measures and seven tasks in three sections.
func smallPlan() *plan.Plan {
	owner := func(a agency.Agency) []plan.Owner { return []plan.Owner{{Code: a.Code, Name: a.Name}} }
	return &plan.Plan{
		Decision: plan.Decision{Number: "05/QĐ-UBND", Kind: "Quyết định", Title: "Về việc giao chỉ tiêu, nhiệm vụ năm 2024", Issuer: "ỦY BAN NHÂN DÂN TỈNH MẪU", Place: "Mẫu", Issued: "2024-01-19"},
		Sections: []plan.Section{
			{Ref: "III", Path: []string{"III"}, Title: "NHIỆM VỤ, GIẢI PHÁP"},
			{Ref: "III.1", Path: []string{"III", "1"}, Title: "Phát triển kinh tế:"},
			{Ref: "III.2", Path: []string{"III", "2"}, Title: "VĂN HÓA, XÃ HỘI"},
		},
		Targets: []plan.Target{
			{Ref: "CT.1", Ordinal: "1", Name: "Tổng vốn đầu tư", Measures: []plan.Measure{{Ref: "CT.1/1", Low: dec("38000"), High: dec("39000"), Approx: true, Unit: "tỷ đồng", Better: plan.Higher,
				Aggregation: plan.Flow, Frequency: plan.Quarterly, Owners: owner(planning)}}},
			{Ref: "CT.2", Ordinal: "2", Name: "Tỷ lệ đô thị hóa", Measures: []plan.Measure{{Ref: "CT.2/1", Low: dec("38.5"), High: dec("38.5"), Unit: "%", Better: plan.Higher,
				Aggregation: plan.Level, Frequency: plan.Quarterly, Owners: owner(building)}}},
			{Ref: "CT.3", Ordinal: "3", Name: "Số bác sĩ trên 10.000 dân", Measures: []plan.Measure{{Ref: "CT.3/1", Low: dec("8.0"), High: dec("8.0"), Unit: "bác sĩ", Better: plan.Higher,
				Aggregation: plan.Level, Frequency: plan.Yearly, Owners: owner(health)}}},
		},
		Tasks: []plan.Task{
			{Ref: "III.1-1", Path: []string{"III", "1", "-1"}, Text: "Trình quy hoạch.", Lead: lead(building), Due: by("2024-02-29")},
			{Ref: "III.1-2", Path: []string{"III", "1", "-2"}, Text: "Trình đề án.", Lead: lead(planning), Due: by("2024-03-20")},
			{Ref: "III.1-3", Path: []string{"III", "1", "-3"}, Text: "Rà soát dự án.", Lead: lead(planning), Due: by("2024-12-31")},
			{Ref: "III.2-1", Path: []string{"III", "2", "-1"}, Text: "Phòng, chống dịch.", Lead: lead(health), Due: always},
			{Ref: "III.2-2", Path: []string{"III", "2", "-2"}, Text: "Xây dựng trạm y tế.", Lead: append(lead(health), lead(building)...), Due: by("2024-03-01")},
			{Ref: "III-p1", Path: []string{"III", "p1"}, Text: "Tuyên truyền.", Lead: lead(health), Due: plan.Due{Kind: plan.NoDue}},
			{Ref: "IV-1", Path: []string{"IV", "-1"}, Text: "Không giao ai.", Due: plan.Due{Text: "Sau khi có Nghị định", Kind: plan.Unknown}},
		},
	}
}

type line struct {
	ref    plan.Ref
	agency agency.Agency
	role   progress.Role
	field  progress.Field
	text   string
}

func state(p progress.Period, lines ...line) *progress.State {
	var records []progress.Record
	for _, l := range lines {
		records = append(records, progress.Record{Key: progress.Key{Ref: l.ref, Agency: l.agency.Code, Role: l.role}, Period: p, Field: l.field, Value: progress.Value{Text: l.text}})
	}
	return progress.NewState(decree, p, records)
}

// owe gives every task to its named leads, every measure of the period to its owner.
func owe(p *plan.Plan, per progress.Period) []progress.Owed {
	var out []progress.Owed
	for _, a := range []agency.Agency{planning, building, health} {
		o := progress.Owed{Agency: a}
		for _, t := range p.Targets {
			for _, m := range t.Measures {
				if per.Asks(m.Frequency) && len(m.Owners) > 0 && m.Owners[0].Code == a.Code {
					o.Measures = append(o.Measures, progress.OwedMeasure{Target: t, Measure: m})
				}
			}
		}
		for _, t := range p.Tasks {
			for _, l := range t.Lead {
				if l.Code == a.Code {
					o.Lead = append(o.Lead, progress.OwedTask{Task: t})
				}
			}
		}
		if len(o.Measures)+len(o.Lead) > 0 {
			out = append(out, o)
		}
	}
	return out
}

func at(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day)
	return t
}

func smallInput(t testing.TB, code string, lines ...line) Input {
	p, per := smallPlan(), period(t, code)
	return Input{Plan: p, Period: per, Calendar: decree, Owed: owe(p, per), State: state(per, lines...)}
}

// quarter is what three agencies said of the first quarter.
func quarter(t testing.TB) Input {
	in := smallInput(t, "2024-Q1",
		line{"CT.1/1", planning, progress.Owner, progress.Actual, "9500"},
		line{"CT.1/1", planning, progress.Owner, progress.Cumulative, "9500"},
		line{"CT.1/1", planning, progress.Owner, progress.LastYear, "9000.0"},
		line{"CT.1/1", planning, progress.Owner, progress.Estimate, "37000"},
		line{"CT.1/1", planning, progress.Owner, progress.Cause, "Giải phóng mặt bằng chậm."},
		line{"III.1-2", planning, progress.Lead, progress.StatusField, "in-progress"},
		line{"III.1-2", planning, progress.Lead, progress.Result, "Đã lấy ý kiến các sở;"},
		line{"III.1-2", planning, progress.Lead, progress.Next, "Trình UBND tỉnh"},
		line{"III.1-3", planning, progress.Lead, progress.StatusField, "done"},
		line{"III.1-3", planning, progress.Lead, progress.DoneOn, "2024-03-05"},
		line{"III.1-1", building, progress.Lead, progress.StatusField, "not-started"},
		line{"III.1-1", building, progress.Lead, progress.Difficulty, "Thiếu kinh phí"},
		line{"III.1-1", building, progress.Lead, progress.Proposal, "Bổ sung kinh phí"},
		line{"III.2-2", building, progress.Lead, progress.StatusField, "done"},
		line{"III.2-2", building, progress.Lead, progress.DoneOn, "2024-02-28"},
		line{"III.2-2", building, progress.Lead, progress.Result, "Xong 3 trạm"},
	)
	in.Returns = []Return{
		{Agency: planning, Issued: at("2024-03-01"), At: at("2024-03-18"), File: "05-QD-UBND_SKHDT_2024-Q1.xlsx", Letter: progress.Letter{Number: "12/SKHĐT-TH", Date: "2024-03-18"}, State: "taken"},
		{Agency: building, Issued: at("2024-03-01"), At: at("2024-03-21"), File: "xd.xlsx", State: "partly", Findings: 2},
		{Agency: health, Issued: at("2024-03-01")},
	}
	return in
}

var office = Office{
	Parent: "UBND TỈNH MẪU", Name: "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", Title: "Sở Kế hoạch và Đầu tư", Abbreviation: "SKHĐT", Place: "Mẫu",
	Authority: []string{"GIÁM ĐỐC"}, Recipients: []string{"UBND tỉnh (báo cáo)", "Lưu: VT, TH"},
}

// composed puts a summary on paper in the program's own words.
func composed(t interface{ Fatal(...any) }, s Summary, o Office, issued Issued) Document {
	d, err := Composer{Texts: defaultTexts(t), Office: o}.Report(s, issued)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var defaults *Texts

func defaultTexts(t interface{ Fatal(...any) }) *Texts {
	if defaults == nil {
		texts, err := ReadTexts(templates.In())
		if err != nil {
			t.Fatal(err)
		}
		defaults = texts
	}
	return defaults
}

func TestADraftHasABlankNumberAndAMark(t *testing.T) {
	s := Summarise(quarter(t))
	draft := composed(t, s, office, Issued{})
	if draft.Head.Number != "      /BC-SKHĐT" || !draft.Draft || draft.DraftMark != "DỰ THẢO" || draft.Created != "2024-03-14" {
		t.Errorf("%+v", draft.Head)
	}
	for n, want := range map[int]string{5: "05/BC-SKHĐT", 12: "12/BC-SKHĐT", 120: "120/BC-SKHĐT"} {
		paper := composed(t, s, office, Issued{Number: n, Date: "2024-03-25"})
		if paper.Head.Number != want || paper.Draft || paper.DraftMark != "" || paper.Created != "2024-03-25" {
			t.Errorf("%d: %+v", n, paper.Head)
		}
	}
}

func TestEveryReportEndsWithItsMark(t *testing.T) {
	noOne := office
	noOne.Recipients = nil
	for _, o := range []Office{office, noOne} {
		body := composed(t, Summarise(quarter(t)), o, Issued{}).Body
		last, ok := body[len(body)-1].(Paragraph)
		if !ok || !strings.HasSuffix(last.Text, "./.") || strings.Contains(last.Text, " ./.") {
			t.Errorf("ends with %+v", body[len(body)-1])
		}
		if len(o.Recipients) == 0 && !strings.HasSuffix(last.Text, "UBND tỉnh Mẫu./.") {
			t.Errorf("without recipients: %q", last.Text)
		}
	}
}

func TestTheStatusOfATaskIsThatOfAllItsLeads(t *testing.T) {
	const (
		silent = progress.Status("")
		begun  = progress.InProgress
		done   = progress.Done
	)
	for _, c := range []struct {
		what   string
		said   []progress.Status
		dates  []viet.Date
		status progress.Status
		on     viet.Date
	}{
		{"no lead", nil, nil, "", ""},
		{"nobody said anything", []progress.Status{silent, silent}, nil, "", ""},
		{"one lead, done", []progress.Status{done}, []viet.Date{"2024-03-05"}, done, "2024-03-05"},
		{"all done, on the last one's day", []progress.Status{done, done}, []viet.Date{"2024-03-05", "2024-02-28"}, done, "2024-03-05"},
		{"all done, one without a day", []progress.Status{done, done}, []viet.Date{"2024-03-05", ""}, done, ""},
		{"one done, one silent", []progress.Status{done, silent}, []viet.Date{"2024-03-05", ""}, begun, ""},
		{"one done, one not begun", []progress.Status{done, progress.NotStarted}, nil, begun, ""},
		{"one begun, one silent", []progress.Status{begun, silent}, nil, begun, ""},
		{"none begun, one silent", []progress.Status{progress.NotStarted, silent}, nil, progress.NotStarted, ""},
		{"all paused", []progress.Status{progress.Paused, progress.Paused}, nil, progress.Paused, ""},
		{"one asks for a change, one silent", []progress.Status{progress.Adjust, silent}, nil, progress.Adjust, ""},
		{"one begun, one paused", []progress.Status{begun, progress.Paused}, nil, begun, ""},
	} {
		var leads []LeadState
		for i, s := range c.said {
			l := LeadState{Status: s}
			if i < len(c.dates) {
				l.DoneOn = c.dates[i]
			}
			leads = append(leads, l)
		}
		if status, on := together(leads); status != c.status || on != c.on {
			t.Errorf("%s: %s on %q", c.what, status, on)
		}
	}
}

func TestCountsOfTheQuarter(t *testing.T) {
	s := Summarise(quarter(t))
	want := Counts{progress.OpenLate: 2, progress.OpenSoon: 1, progress.DoneInTime: 1, progress.Always: 1, progress.OpenNoDue: 2}
	got := s.TaskCounts()
	for _, class := range progress.Timelinesses() {
		if got[class] != want[class] {
			t.Errorf("%s: %d, want %d", class, got[class], want[class])
		}
	}
	var late []string
	for _, l := range s.Late() {
		late = append(late, string(l.Task.Ref))
	}
	if strings.Join(late, " ") != "III.1-1 III.2-2" {
		t.Errorf("late are %v", late)
	}
	if m := s.Missing(); len(m) != 1 || m[0].Agency.Code != "SYT" {
		t.Errorf("missing are %v", m)
	}
	for i, want := range []bool{false, true, false} {
		if s.Overdue(s.Returns[i]) != want {
			t.Errorf("return %d overdue: %v", i, !want)
		}
	}
	var sections []string
	for _, sec := range s.Sections {
		sections = append(sections, strings.Join(sec.Path, ".")+":"+fmt.Sprint(len(sec.Lines)))
	}
	if strings.Join(sections, " ") != "III.1:3 III.2:2 III:1 :1" {
		t.Errorf("sections %v", sections)
	}
}

func TestMeasuresAreHeldAgainstPlanAndLastYear(t *testing.T) {
	s := Summarise(quarter(t))
	m := s.Measures[0]
	if m.VsPlan == nil || m.VsPlan.Value.String() != "25" || m.VsLastYear == nil || m.VsLastYear.Value.String() != "105.6" {
		t.Errorf("against plan %+v, last year %+v", m.VsPlan, m.VsLastYear)
	}
	if m.Rating != progress.NotReached || !m.Expected || !m.Asked || !m.Reported() {
		t.Errorf("%+v", m)
	}
	if m := s.Measures[2]; m.Asked || m.Reported() || m.Rating != "" {
		t.Errorf("%+v", m)
	}
}

func TestTheNumberOfTasksWithADueDoesNotChangeAsTasksGetDone(t *testing.T) {
	text := func(lines ...line) string {
		for _, n := range composed(t, Summarise(smallInput(t, "2024-Q1", lines...)), office, Issued{}).Body {
			if p, ok := n.(Paragraph); ok && strings.HasPrefix(p.Text, "Quyết định giao 07 nhiệm vụ") {
				return p.Text
			}
		}
		t.Fatal("no paragraph on all tasks")
		return ""
	}
	const want = "Quyết định giao 07 nhiệm vụ, gồm 04 nhiệm vụ có thời hạn, 01 nhiệm vụ thường xuyên, định kỳ, 02 nhiệm vụ không ghi thời hạn."
	for what, got := range map[string]string{
		"nothing said":                 text(),
		"a task without a due is done": text(line{"III-p1", health, progress.Lead, progress.StatusField, "done"}, line{"III-p1", health, progress.Lead, progress.DoneOn, "2024-03-01"}),
		"done, nobody said when":       text(line{"III-p1", health, progress.Lead, progress.StatusField, "done"}),
	} {
		if !strings.HasPrefix(got, want) || strings.Contains(got, "hoàn thành đúng hạn") || strings.Contains(got, "chưa rõ ngày") {
			t.Errorf("%s: %s", what, got)
		}
	}
}

func TestAFigureAtThePlanIsNotWithinARange(t *testing.T) {
	for _, c := range []struct {
		low, high, v string
		op           plan.Bound
		want         string
	}{
		{"38.5", "38.5", "38.5", "", "bằng mức kế hoạch"},
		{"5", "5", "5", plan.Above, "bằng mức kế hoạch"},
		{"70", "71", "70.5", "", "trong khoảng kế hoạch"},
		{"70", "71", "71.5", "", "cao hơn 0,5\u00a0điểm\u00a0% so với kế hoạch"},
	} {
		m := plan.Measure{Low: dec(c.low), High: dec(c.high), Op: c.op, Unit: "%"}
		compared, _ := progress.AgainstPlan(m, *dec(c.v))
		if got := againstPlan(MeasureLine{Measure: m, VsPlan: &compared}); got != c.want {
			t.Errorf("%s against %s-%s: %q, want %q", c.v, c.low, c.high, got, c.want)
		}
	}
}

func TestPointsAreLetteredInTheVietnameseOrder(t *testing.T) {
	var got []string
	seen := map[string]bool{}
	for i := range 60 {
		mark := headingNumber(3, i+1)
		if seen[mark] {
			t.Errorf("%s) twice", mark)
		}
		seen[mark] = true
		got = append(got, mark)
	}
	if want := "a b c d đ e g h i k l m n o p q r s t u v x y"; !strings.HasPrefix(strings.Join(got, " "), want) {
		t.Errorf("lettered %v", got)
	}
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 58: "LVIII"} {
		if got := headingNumber(1, n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

func TestALongTextIsCutAtAClauseOrWord(t *testing.T) {
	for in, want := range map[string]string{
		"Ngắn. ":                   "Ngắn",
		strings.Repeat("ế", 120):   strings.Repeat("ế", 120),
		strings.Repeat("ế", 400):   strings.Repeat("ế", 120) + "…",
		strings.Repeat("dài ", 60): strings.TrimSpace(strings.Repeat("dài ", 30)) + "…",
		strings.Repeat("a", 80) + "; " + strings.Repeat("b ", 60): strings.Repeat("a", 80),
	} {
		if got := brief(in); got != want {
			t.Errorf("%.20q…: %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if got := brief(rapid.StringOfN(rapid.SampledFrom([]rune("aế ;.,:")), 0, 400, -1).Draw(t, "s")); utf8.RuneCountInString(got) > briefLetters+1 || !utf8.ValidString(got) {
			t.Fatalf("%q", got)
		}
	})
}

func TestTheIssuerStandsInASentenceByItsShortName(t *testing.T) {
	for issuer, want := range map[string]string{
		"ỦY BAN NHÂN DÂN TỈNH MẪU":          "UBND tỉnh Mẫu",
		"UỶ BAN NHÂN DÂN TỈNH MẪU":          "UBND tỉnh Mẫu",
		"ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU":     "UBND thành phố Mẫu",
		"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU": "Chủ tịch UBND tỉnh Mẫu",
		"": "",
	} {
		if got := runningIssuer(plan.Decision{Issuer: issuer, Place: "Mẫu"}); got != want {
			t.Errorf("%s: %q, want %q", issuer, got, want)
		}
	}
}

func TestCountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		per := progress.Period{Year: 2024, Kind: progress.Quarter, N: rapid.IntRange(1, 4).Draw(t, "quarter")}
		p := smallPlan()
		day := rapid.SampledFrom([]viet.Date{"2024-01-31", "2024-03-14", "2024-03-20", "2024-06-30", "2024-12-31"})
		p.Tasks = nil
		for i := range rapid.IntRange(0, 12).Draw(t, "tasks") {
			task := plan.Task{Ref: plan.Ref(fmt.Sprintf("III.%d", i)), Path: rapid.SampledFrom([][]string{{"III", "1", "-1"}, {"III", "2", "a"}, {"III", "9"}, {"V", "1"}, nil}).Draw(t, "path"), Text: "Việc."}
			task.Due = rapid.SampledFrom([]plan.Due{always, by(day.Draw(t, "due")), {Kind: plan.NoDue}, {Kind: plan.Unknown, Text: "Sau này"}}).Draw(t, "kind")
			for _, a := range []agency.Agency{planning, building, health} {
				if rapid.Bool().Draw(t, a.Code) {
					task.Lead = append(task.Lead, lead(a)...)
				}
			}
			p.Tasks = append(p.Tasks, task)
		}
		var lines []line
		for _, task := range p.Tasks {
			for _, l := range task.Lead {
				a := agency.Agency{Code: l.Code}
				if status := rapid.SampledFrom(append(progress.Statuses(), "")).Draw(t, "status"); status != "" {
					lines = append(lines, line{task.Ref, a, progress.Lead, progress.StatusField, string(status)})
				}
				if rapid.Bool().Draw(t, "dated") {
					lines = append(lines, line{task.Ref, a, progress.Lead, progress.DoneOn, string(day.Draw(t, "done"))})
				}
			}
		}
		in := Input{Plan: p, Period: per, Calendar: decree, Owed: owe(p, per), State: state(per, lines...)}
		s := Summarise(in)
		if got := s.TaskCounts().Total(); got != len(p.Tasks) {
			t.Fatalf("%d tasks are counted, there are %d", got, len(p.Tasks))
		}
		times := map[int]int{}
		sum := 0
		for _, sec := range s.Sections {
			sum += sec.Tasks.Total()
			for _, i := range sec.Lines {
				times[i]++
			}
			if sec.Tasks.Total() != len(sec.Lines) {
				t.Fatalf("section %v counts %d of %d tasks", sec.Path, sec.Tasks.Total(), len(sec.Lines))
			}
		}
		for i := range p.Tasks {
			if times[i] != 1 {
				t.Fatalf("task %d stands in %d sections", i, times[i])
			}
		}
		for _, a := range s.Agencies {
			owed := 0
			for _, o := range in.Owed {
				if o.Agency.Code == a.Agency.Code {
					owed = len(o.Lead)
				}
			}
			if a.Tasks.Total() != owed || a.Reported > a.Measures {
				t.Fatalf("%s: %d of %d tasks, %d of %d measures", a.Agency.Code, a.Tasks.Total(), owed, a.Reported, a.Measures)
			}
		}
		doc := composed(t, s, office, Issued{})
		bars := 0
		for _, n := range doc.Body {
			chart, ok := n.(Chart)
			if !ok {
				continue
			}
			for _, b := range chart.Bars {
				if len(b.Values) != len(chart.Series) {
					t.Fatalf("bar %+v", b)
				}
				for _, v := range b.Values {
					bars += v
				}
			}
		}
		owed := 0
		for _, task := range p.Tasks {
			owed += len(task.Lead)
		}
		if bars != owed {
			t.Fatalf("bars show %d tasks, leads have %d", bars, owed)
		}
		for _, a := range doc.Appendix {
			checkTable(t, a.Body[0].(Table))
		}
		table := doc.Appendix[1].Body[0].(Table)
		rows := 0
		for _, r := range table.Rows {
			if r.Group == "" {
				rows++
			}
		}
		if rows != len(p.Tasks) {
			t.Fatalf("the appendix has %d rows for %d tasks", rows, len(p.Tasks))
		}
	})
}

// checkTable fails unless every row has a cell a column.
func checkTable(t *rapid.T, table Table) {
	for _, r := range table.Rows {
		if r.Group == "" && len(r.Cells) != len(table.Columns) {
			t.Fatalf("%d cells in %d columns: %+v", len(r.Cells), len(table.Columns), r)
		}
	}
}

func TestWhatAgenciesWroteAlikeStandsOnce(t *testing.T) {
	values := func(text string) map[progress.Field]progress.Value {
		return map[progress.Field]progress.Value{progress.Result: {Text: text}}
	}
	one := TaskLine{Leads: []LeadState{{Agency: health, Values: values("Đã làm"), Own: values("Đã làm")}}}
	if got := said(one, progress.Result); got != "Đã làm" {
		t.Errorf("one lead: %q", got)
	}
	two := TaskLine{Leads: []LeadState{{Agency: health, Values: values("Đã làm"), Own: values("Đã làm")}, {Agency: building, Values: values("đã  làm"), Own: values("đã  làm")}, {Agency: planning, Values: values("Chưa"), Own: values("Chưa")}}}
	got := said(two, progress.Result)
	if strings.Count(strings.ToLower(got), "đã làm") != 1 {
		t.Errorf("three leads: %q", got)
	}
	for _, l := range two.Leads {
		if !strings.Contains(got, l.Agency.Name) {
			t.Errorf("%s is not named in %q", l.Agency.Name, got)
		}
	}
	var many TaskLine
	for i := range 8 {
		many.Leads = append(many.Leads, LeadState{Agency: agency.Agency{Name: fmt.Sprint("H", i)}, Status: progress.Done, Values: values(fmt.Sprint("Việc ", i)), Own: values(fmt.Sprint("Việc ", i))})
	}
	if got := strings.Split(said(many, progress.Result), "\n"); len(got) > 7 || got[0] != "8/8 cơ quan đã hoàn thành, 8 cơ quan báo cáo kỳ này" {
		t.Errorf("many leads: %q", got)
	}
}

func TestOfficeFileIsChecked(t *testing.T) {
	o, err := ReadOffice("office.yaml", []byte("name: SỞ A\ntitle: Sở A\nabbreviation: SA\nregister: a\nrecipients: [UBND tỉnh]\n"))
	if err != nil || o.Name != "SỞ A" || len(o.Recipients) != 1 {
		t.Errorf("%+v, %v", o, err)
	}
	for what, text := range map[string]string{
		"no name": "title: A\nabbreviation: A\nregister: a", "no register": "name: A\ntitle: A\nabbreviation: A", "unknown key": "name: A\ntitle: A\nabbreviation: A\nregister: a\nsinger: x", "no YAML": "name: [",
	} {
		if _, err := ReadOffice("văn phòng.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), "văn phòng.yaml") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func FuzzReadOffice(f *testing.F) {
	f.Add([]byte("name: SỞ A\ntitle: Sở A\nabbreviation: SA\nregister: a\n"))
	f.Add([]byte("name: A\nrecipients:\n !0 #000000"))
	f.Add([]byte("- a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o, err := ReadOffice("x", data); err == nil && (o.Name == "" || o.Title == "" || o.Abbreviation == "" || o.Register == "") {
			t.Fatalf("%+v", o)
		}
	})
}

// TestEarlierWordsAreNotThisPeriods keeps what was said for an earlier period out of the running text, marks it in the appendix and does
// not count it as reported.
func TestEarlierWordsAreNotThisPeriods(t *testing.T) {
	old := map[progress.Field]progress.Value{progress.Result: {Text: "Đã làm"}, progress.StatusField: {Text: string(progress.InProgress)}}
	line := TaskLine{Leads: []LeadState{{Agency: health, Values: old, Status: progress.InProgress}}, Status: progress.InProgress}
	if line.Reported() != 0 {
		t.Error("an earlier report counts as this period's")
	}
	if got := said(line, progress.Result); got != "(kỳ trước) Đã làm" {
		t.Errorf("the appendix says %q", got)
	}
	if got := quoted(line); got != "" {
		t.Errorf("the running text says %q", got)
	}
}

func TestNothingToSayIsNoDifficulty(t *testing.T) {
	for _, text := range []string{"Không", "không có.", "-", "Không có gì", "chưa có"} {
		var v voices
		v.add(plan.Task{}, "Sở Y tế", text)
		if len(v) != 0 {
			t.Errorf("%q is printed as something said", text)
		}
	}
	var v voices
	v.add(plan.Task{}, "Sở Y tế", "Không đủ nhân lực")
	if len(v) != 1 {
		t.Error("a real difficulty is left out")
	}
}
