package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

func figure(s string) *decimal.Decimal {
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

// smallInput is one agency with a row on every sheet.
func smallInput(t testing.TB) Input {
	growth := plan.Measure{Ref: "CT.1/1", Text: "2,5-3,0%", Low: figure("2.5"), High: figure("3.0"), Unit: "%", Better: plan.Higher, Aggregation: plan.Rate}
	money := plan.Measure{Ref: "CT.4/1", Text: "38.000-39.000 tỷ đồng", Approx: true, Low: figure("38000"), High: figure("39000"), Unit: "tỷ đồng", Better: plan.Higher, Aggregation: plan.Flow}
	lead := []plan.Assignee{{Name: "Sở Y tế", Code: "SYT"}}
	support := []plan.Assignee{{Name: "Sở Tài chính", Code: "STC"}, {Name: "các sở, ban, ngành", Code: "SO", Group: true}}
	due := plan.Due{Text: "Năm 2024", Kind: plan.By, To: "2024-12-31"}
	tasks := []plan.Task{
		{Ref: "III.1-1", Text: "Trình đề án.\nLàm xong.", Lead: lead, Support: support, Due: due},
		{Ref: "III.1-2", Text: "Rà soát.", Lead: lead, Support: support, Due: plan.Due{Text: "Thường xuyên trong năm 2024", Kind: plan.Ongoing, To: "2024-12-31"}},
		{Ref: "III.2-1", Text: "Phối hợp.", Lead: lead, Due: plan.Due{Kind: plan.NoDue}},
		{Ref: "III.2-2", Text: "Để biết.", Lead: lead, Due: plan.Due{Text: "Quý II/2024", Kind: plan.By, To: "2024-06-30"}},
	}
	p := period(t, "2024-Q1")
	return Input{
		Issue:    progress.Issue{ID: "TD-7K2M9Q", Layout: Layout, Plan: "91/QĐ-UBND", Revision: 1, Agency: "SYT", Period: "2024-Q1"},
		Plan:     &plan.Plan{Decision: plan.Decision{Number: "91/QĐ-UBND", Title: "Về việc giao chỉ tiêu"}},
		Period:   p,
		Calendar: decree,
		Owed: progress.Owed{
			Agency: agency.Agency{Code: "SYT", Name: "Sở Y tế"},
			Measures: []progress.OwedMeasure{
				{Target: plan.Target{Ref: "CT.1", Ordinal: "1", Name: "Tốc độ tăng GRDP", Measures: []plan.Measure{growth}}, Measure: growth},
				{Target: plan.Target{Ref: "CT.4", Ordinal: "4", Name: "Vốn đầu tư", Measures: []plan.Measure{money}}, Measure: money},
			},
			Lead:    []progress.OwedTask{{Task: tasks[0], Scope: "bệnh viện"}, {Task: tasks[1], Group: true}},
			Support: []progress.OwedTask{{Task: tasks[2]}},
			Shared:  []progress.OwedTask{{Task: tasks[3], Group: true}},
		},
		Previous: progress.NewState(decree, p, nil),
		LastYear: map[plan.Ref]string{"CT.4/1": "34327.50"},
		Contact:  "Phòng Tổng hợp",
	}
}

// TestColumnsAreTheContract holds the keys against the table of the contract: input columns in brackets.
func TestColumnsAreTheContract(t *testing.T) {
	want := map[string]string{
		Targets: "ref check ordinal name unit plan [actual] [cumulative] [last_year] [estimate] [cause] [note] vs_plan vs_last_year rating",
		Lead:    "ref check ordinal text scope support due previous [status] [percent] [done_on] [result] [product] [difficulty] [proposal] [next]",
		Support: "ref check ordinal text lead due [result] [difficulty] [proposal]",
		Shared:  "ref check ordinal text lead due",
	}
	names := map[string]string{Targets: "Chỉ tiêu", Lead: "Nhiệm vụ chủ trì", Support: "Nhiệm vụ phối hợp", Shared: "Phối hợp chung"}
	book := Build(smallInput(t))
	var order []string
	for _, s := range book.Sheets {
		order = append(order, s.Key)
		var keys []string
		for i, c := range s.Columns {
			key := c.Key
			if c.Input {
				key = "[" + key + "]"
			}
			keys = append(keys, key)
			if c.Hidden != (i < 2) {
				t.Errorf("%s: column %s hidden %v", s.Key, c.Key, c.Hidden)
			}
			if !c.Hidden && (c.Title == "" || c.Title == c.Key) || c.Width <= 0 || c.Input != (c.Type != "") {
				t.Errorf("%s: column %+v", s.Key, c)
			}
		}
		if got := strings.Join(keys, " "); got != want[s.Key] {
			t.Errorf("%s:\n%s\nwant\n%s", s.Key, got, want[s.Key])
		}
		if s.Name != names[s.Key] || s.Title == "" {
			t.Errorf("%s is named %q, titled %q", s.Key, s.Name, s.Title)
		}
	}
	if got := strings.Join(order, " "); got != "targets lead support shared" {
		t.Errorf("sheets %s", got)
	}
}

func TestInputsStandSideBySideAndAreTheFieldsOfTheRole(t *testing.T) {
	roles := map[string]progress.Role{Targets: progress.Owner, Lead: progress.Lead, Support: progress.Support, Shared: ""}
	for _, s := range Build(smallInput(t)).Sheets {
		first, last, n := -1, -1, 0
		var keys []progress.Field
		for i, c := range s.Columns {
			if !c.Input {
				continue
			}
			if first < 0 {
				first = i
			}
			last = i
			n++
			keys = append(keys, progress.Field(c.Key))
			if c.Type != progress.Field(c.Key).Type() {
				t.Errorf("%s: %s is of type %s", s.Key, c.Key, c.Type)
			}
		}
		if n > 0 && last-first+1 != n {
			t.Errorf("%s: inputs are set apart", s.Key)
		}
		fields := roles[s.Key].Fields()
		if len(fields) != len(keys) {
			t.Errorf("%s asks for %v, the role for %v", s.Key, keys, fields)
			continue
		}
		for i := range fields {
			if fields[i] != keys[i] {
				t.Errorf("%s asks for %v, the role for %v", s.Key, keys, fields)
			}
		}
		for _, r := range s.Rows {
			if r.Role != roles[s.Key] {
				t.Errorf("%s: row %s has the role %q", s.Key, r.Ref, r.Role)
			}
		}
	}
}

func TestRowsSayWhatTheDecisionSays(t *testing.T) {
	book := Build(smallInput(t))
	for _, c := range []struct {
		sheet string
		ref   plan.Ref
		want  map[string]string
	}{
		{Targets, "CT.1/1", map[string]string{"ordinal": "1", "name": "Tốc độ tăng GRDP", "unit": "%", "plan": "2,5-3,0", "last_year": "", "actual": ""}},
		{Targets, "CT.4/1", map[string]string{"ordinal": "4", "plan": "khoảng 38.000-39.000", "unit": "tỷ đồng", "last_year": "34.327,50"}},
		{Lead, "III.1-1", map[string]string{"ordinal": "1", "text": "Trình đề án.\nLàm xong.", "scope": "bệnh viện", "support": "Sở Tài chính; các sở, ban, ngành", "due": "31/12/2024", "previous": ""}},
		{Lead, "III.1-2", map[string]string{"ordinal": "2", "scope": "cùng thực hiện", "due": "Thường xuyên trong năm 2024"}},
		{Support, "III.2-1", map[string]string{"ordinal": "1", "text": "Phối hợp.", "lead": "Sở Y tế", "due": ""}},
		{Shared, "III.2-2", map[string]string{"ordinal": "1", "text": "Để biết.", "lead": "Sở Y tế", "due": "30/06/2024"}},
	} {
		s, ok := book.Sheet(c.sheet)
		if !ok {
			t.Fatalf("no sheet %s", c.sheet)
		}
		r, ok := s.Row(c.ref)
		if !ok {
			t.Fatalf("no row %s on %s", c.ref, c.sheet)
		}
		for key, want := range c.want {
			if got := r.Cells[key]; got != want {
				t.Errorf("%s %s: %s is %q, want %q", c.sheet, c.ref, key, got, want)
			}
		}
		for key := range r.Cells {
			if _, i := s.Column(key); i < 0 {
				t.Errorf("%s %s: a cell without a column: %s", c.sheet, c.ref, key)
			}
		}
		for key := range r.Formulas {
			if _, i := s.Column(key); i < 0 {
				t.Errorf("%s %s: a formula without a column: %s", c.sheet, c.ref, key)
			}
		}
	}
	if _, ok := book.Sheet("no-such"); ok {
		t.Error("a sheet that does not exist")
	}
	s, _ := book.Sheet(Targets)
	if _, ok := s.Row("CT.9/1"); ok {
		t.Error("a row that does not exist")
	}
}

func TestTheCoverSaysWhatByWhenAndWhomToAsk(t *testing.T) {
	c := Build(smallInput(t)).Cover
	want := Cover{DecisionTitle: "Về việc giao chỉ tiêu", Agency: "Sở Y tế", Period: "quý I năm 2024", From: "2023-12-15", To: "2024-03-14", Due: "2024-03-20", Contact: "Phòng Tổng hợp"}
	if c != want {
		t.Errorf("%+v", c)
	}
}

func TestTheFileIsNamedInPlainLetters(t *testing.T) {
	for _, c := range []struct {
		issue progress.Issue
		want  string
	}{
		{progress.Issue{Plan: "91/QĐ-UBND", Agency: "SKHDT", Period: "2024-Q1"}, "91-QD-UBND_SKHDT_2024-Q1.xlsx"},
		{progress.Issue{Plan: "7360/KH-UBND", Agency: "UBND-TPQN", Period: "2024-M03"}, "7360-KH-UBND_UBND-TPQN_2024-M03.xlsx"},
		{progress.Issue{Plan: norm.NFD.String("91/QĐ-UBND"), Agency: "../SYT", Period: "2024-9M"}, "91-QD-UBND_SYT_2024-9M.xlsx"},
	} {
		if got := (Book{Issue: c.issue}).FileName(); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestACheckBeginsWithALetterAndDoesNotSeeLetterFormOrSpaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOfN(rapid.SampledFrom([]rune("aăâêôơưđàẩọ 01.,-\n")), 0, 12, -1), 0, 5).Draw(t, "texts")
		want := Check(texts)
		if want[0] < 'a' || want[0] > 'z' || len(want) != 12 {
			t.Fatalf("check %q", want)
		}
		other := make([]string, len(texts))
		for i, s := range texts {
			other[i] = "\u00a0" + strings.ReplaceAll(norm.NFD.String(s), " ", " \t\r\n") + " "
		}
		if got := Check(other); got != want {
			t.Fatalf("%q is %s, %q is %s", texts, want, other, got)
		}
	})
}

// Workbooks that were issued years ago carry check values, so that they may never come out otherwise.
func TestAChecksHashIsOverTheTextsEndedByZeros(t *testing.T) {
	if got := Check([]string{"1", "Tốc độ  tăng trưởng", "%", "7,0 - 7,5"}); got != "k1a1761b9853" {
		t.Errorf("check %s", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 0, 12).Draw(t, "texts")
		if rapid.Bool().Draw(t, "long") {
			texts = append(texts, strings.Repeat("Nhiệm vụ ", rapid.IntRange(100, 300).Draw(t, "times")))
		}
		h := sha256.New()
		for _, s := range texts {
			h.Write([]byte(strings.Join(strings.Fields(viet.NFC(s)), " ") + "\x00"))
		}
		if got, want := Check(texts), "k"+hex.EncodeToString(h.Sum(nil))[:11]; got != want {
			t.Fatalf("%q is %s, want %s", texts, got, want)
		}
	})
}

func TestACheckTellsRowsApart(t *testing.T) {
	seen := map[string][]string{}
	for _, texts := range [][]string{
		{"1", "Sở Y tế"}, {"2", "Sở Y tế"}, {"1", "Sở Ytế"}, {"1", "sở y tế"}, {"1 Sở Y tế"}, {"1", "Sở", "Y tế"}, {"Sở Y tế", "1"}, {"1", "Sở Y tế", ""}, nil, {""},
	} {
		k := Check(texts)
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q have the same check", texts, other)
		}
		seen[k] = texts
	}
}

func TestTheCheckOfARowIsOverItsFixedTextsOnly(t *testing.T) {
	fixed := map[string]string{
		Targets: "ordinal name unit plan", Lead: "ordinal text scope support due", Support: "ordinal text lead due", Shared: "ordinal text lead due",
	}
	for _, s := range Build(smallInput(t)).Sheets {
		if got := strings.Join(s.Fixed(), " "); got != fixed[s.Key] {
			t.Errorf("%s: fixed are %s", s.Key, got)
		}
		for _, r := range s.Rows {
			want := s.CheckOf(r)
			for _, c := range s.Columns {
				old, had := r.Cells[c.Key]
				r.Cells[c.Key] = old + "x"
				if changed, isFixed := s.CheckOf(r) != want, strings.Contains(" "+fixed[s.Key]+" ", " "+c.Key+" "); changed != isFixed {
					t.Errorf("%s %s: another %s changes the check: %v", s.Key, r.Ref, c.Key, changed)
				}
				r.Cells[c.Key] = old
				if !had {
					delete(r.Cells, c.Key)
				}
			}
		}
	}
}

func TestFormulasHoldTheBoundsAndReadTheRightCells(t *testing.T) {
	measure := func(m plan.Measure) plan.Measure {
		if m.Low == nil && m.Word == "" {
			m.Low, m.High = figure("2.50"), figure("38000")
		}
		return m
	}
	for _, c := range []struct {
		what, code, column string
		m                  plan.Measure
		holds              []string
		lacks              []string
	}{
		{"a level is held against the plan by its own figure", "2024-Q1", "vs_plan", measure(plan.Measure{Unit: "%"}), []string{"{actual}", "<2.50", ">38000", "-2.50", "-38000"}, []string{"{cumulative}", "*100"}},
		{"a flow by its cumulative, in per cent", "2024-Q1", "vs_plan", measure(plan.Measure{Unit: "xã", Aggregation: plan.Flow}), []string{"{cumulative}", "/2.50*100", "/38000*100"}, []string{"{actual}"}},
		{"a plan of zero has no share", "2024-Q1", "vs_plan", plan.Measure{Low: figure("0"), High: figure("0"), Unit: "xã"}, []string{`""`}, []string{"/0"}},
		{"year on year in points", "2024-Q1", "vs_last_year", measure(plan.Measure{Unit: "%"}), []string{"{actual}", "{last_year}", ")-_xlfn"}, []string{"*100"}},
		{"year on year in per cent", "2024-Q1", "vs_last_year", measure(plan.Measure{Unit: "xã"}), []string{"{actual}", "{last_year}", "*100"}, nil},
		{"before the year ends the estimate is rated", "2024-Q1", "rating", measure(plan.Measure{}), []string{"{estimate}", `"Không đạt (dự kiến)"`, `"Vượt (dự kiến)"`}, []string{"{actual}"}},
		{"at the year the figure is rated", "2024-Y", "rating", measure(plan.Measure{}), []string{"{actual}", `"Không đạt"`}, []string{"{estimate}", "dự kiến"}},
		{"at the year a flow is rated by its cumulative", "2024-Y", "rating", measure(plan.Measure{Aggregation: plan.Flow}), []string{"{cumulative}"}, []string{"{actual}", "{estimate}"}},
		{"more than", "2024-Y", "rating", measure(plan.Measure{Op: plan.Above}), []string{">38000", `"Đạt"`, `"Không đạt"`}, []string{"Vượt", ">=", "2.50"}},
		{"less than", "2024-Y", "rating", measure(plan.Measure{Op: plan.Below}), []string{"<2.50"}, []string{"Vượt", "<=", "38000"}},
		{"at most", "2024-Y", "rating", measure(plan.Measure{Op: plan.AtMost}), []string{"<=38000"}, []string{"Vượt"}},
		{"lower is better", "2024-Y", "rating", measure(plan.Measure{Better: plan.Lower}), []string{`<2.50,"Vượt"`, `>38000,"Không đạt"`}, nil},
		{"at least is not turned round", "2024-Y", "rating", measure(plan.Measure{Op: plan.AtLeast, Better: plan.Lower}), []string{`<2.50,"Không đạt"`, `>38000,"Vượt"`}, nil},
		{"a cut is not turned round", "2024-Y", "rating", measure(plan.Measure{Better: plan.Lower, Direction: plan.Decrease}), []string{`<2.50,"Không đạt"`, `>38000,"Vượt"`}, nil},
	} {
		got := measureFormulas(period(t, c.code), c.m)[c.column]
		for _, s := range c.holds {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %s lacks %s", c.what, got, s)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(got, s) {
				t.Errorf("%s: %s holds %s", c.what, got, s)
			}
		}
		if strings.Count(got, "(") != strings.Count(got, ")") || strings.HasPrefix(got, "=") {
			t.Errorf("%s: %s", c.what, got)
		}
		if n := utf8.RuneCountInString(got); n > 4000 {
			t.Errorf("%s: a formula of %d letters", c.what, n)
		}
		for _, key := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(got, -1) {
			if _, i := targetSheet(smallInput(t)).Column(key[1]); i < 0 {
				t.Errorf("%s: no column %s", c.what, key[1])
			}
		}
	}
	if got := measureFormulas(period(t, "2024-Y"), plan.Measure{Word: "Xuất siêu"}); got != nil {
		t.Errorf("a word has formulas: %v", got)
	}
}

func TestComparisonsOfSharesAreMarkedAsPoints(t *testing.T) {
	s, _ := Build(smallInput(t)).Sheet(Targets)
	for ref, want := range map[plan.Ref]bool{"CT.1/1": true, "CT.4/1": false} {
		if r, _ := s.Row(ref); r.Points != want {
			t.Errorf("%s: points %v", ref, r.Points)
		}
	}
}

func TestRowsAreLateOrSoonByTheCutOff(t *testing.T) {
	for _, c := range []struct {
		due        plan.Due
		late, soon bool
	}{
		{plan.Due{Kind: plan.By, To: "2024-03-13"}, true, false},
		{plan.Due{Kind: plan.By, To: "2024-03-14"}, false, true},
		{plan.Due{Kind: plan.By, To: "2024-03-21"}, false, true},
		{plan.Due{Kind: plan.By, To: "2024-03-22"}, false, false},
		{plan.Due{Kind: plan.Within, From: "2024-01-01", To: "2024-03-13"}, true, false},
		{plan.Due{Kind: plan.Ongoing, To: "2024-03-01"}, false, false},
		{plan.Due{Kind: plan.Recurring, Every: "quarter"}, false, false},
		{plan.Due{Kind: plan.Unknown, Text: "Sau khi có Nghị định"}, false, false},
		{plan.Due{Kind: plan.NoDue}, false, false},
	} {
		in := smallInput(t)
		in.Owed.Lead = []progress.OwedTask{{Task: plan.Task{Ref: "1", Due: c.due}}}
		s, _ := Build(in).Sheet(Lead)
		if r := s.Rows[0]; r.Late != c.late || r.Soon != c.soon {
			t.Errorf("%+v: late %v, soon %v", c.due, r.Late, r.Soon)
		}
	}
}

func TestAResultOfAnEarlierPeriodIsShown(t *testing.T) {
	key := progress.Key{Ref: "III.1-1", Agency: "SYT", Role: progress.Lead}
	said := func(f progress.Field, text string) progress.Record {
		return progress.Record{Key: key, Period: period(t, "2024-Q1"), Field: f, Value: progress.Value{Text: text, From: progress.Source{Period: "2024-Q1"}}}
	}
	for _, c := range []struct {
		what    string
		records []progress.Record
		want    string
	}{
		{"nothing said", nil, ""},
		{"a status", []progress.Record{said(progress.StatusField, "in-progress")}, "Quý I năm 2024: Đang thực hiện"},
		{"with share and result", []progress.Record{said(progress.StatusField, "in-progress"), said(progress.Percent, "37.5"), said(progress.Result, "Đã trình.")}, "Quý I năm 2024: Đang thực hiện, 37,5%. Đã trình."},
	} {
		in := smallInput(t)
		in.Period = period(t, "2024-Q2")
		in.Previous = progress.Before(decree, in.Period, c.records)
		s, _ := Build(in).Sheet(Lead)
		r, _ := s.Row("III.1-1")
		if got := r.Cells["previous"]; got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		without := Build(smallInput(t))
		bare, _ := without.Sheet(Lead)
		other, _ := bare.Row("III.1-1")
		if s.CheckOf(r) != bare.CheckOf(other) {
			t.Errorf("%s: the check value changes with what was said before", c.what)
		}
	}
}

func TestAnAgencyWithoutRowsGetsEmptySheets(t *testing.T) {
	in := smallInput(t)
	in.Owed = progress.Owed{Agency: in.Owed.Agency}
	book := Build(in)
	if len(book.Sheets) != 4 {
		t.Fatalf("%d sheets", len(book.Sheets))
	}
	for _, s := range book.Sheets {
		if len(s.Rows) != 0 || len(s.Columns) < 6 {
			t.Errorf("%s: %d rows, %d columns", s.Key, len(s.Rows), len(s.Columns))
		}
	}
}

func TestARowIsNamedByNumberAndFirstLine(t *testing.T) {
	book := Build(smallInput(t))
	for ref, want := range map[plan.Ref]string{"CT.4/1": "4 Vốn đầu tư", "III.1-1": "1 Trình đề án.", "III.2-1": "1 Phối hợp."} {
		for _, s := range book.Sheets {
			if r, ok := s.Row(ref); ok && s.RowName(r) != want {
				t.Errorf("%s is named %q", ref, s.RowName(r))
			}
		}
	}
}
