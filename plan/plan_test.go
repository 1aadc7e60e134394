package plan

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/internal/viet"
)

var update = flag.Bool("update", false, "write the golden files anew")

func figure(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

func TestRefOfPutsDotsBetweenLevelsAndNoneBeforeABullet(t *testing.T) {
	for _, c := range []struct {
		path []string
		want Ref
	}{
		{[]string{"III", "1", "a", "-1"}, "III.1.a-1"},
		{[]string{"III", "1", "-2"}, "III.1-2"},
		{[]string{"III", "1~2", "đ"}, "III.1~2.đ"},
		{[]string{"III", "1", "-2", "+1"}, "III.1-2+1"},
		{[]string{"Đ2", "3"}, "Đ2.3"},
		{[]string{"III"}, "III"},
		{[]string{"-1"}, "-1"},
		{nil, ""},
	} {
		if got := RefOf(c.path); got != c.want {
			t.Errorf("%q: %s, want %s", c.path, got, c.want)
		}
	}
}

func TestAMeasureIsNamedByItsTargetAndNumber(t *testing.T) {
	if got := Ref("CT.3").Measure(2); got != "CT.3/2" {
		t.Errorf("measure %s", got)
	}
	for in, want := range map[Ref]Ref{"CT.3/2": "CT.3", "CT.3~2/1": "CT.3~2", "CT.3": "CT.3", "": ""} {
		if got := in.Target(); got != want {
			t.Errorf("target of %q: %q", in, got)
		}
	}
}

// lineSource is a source of the given lines, line n on line n.
func lineSource(lines ...string) Source {
	s := Source{Text: strings.Join(lines, "\n")}
	at := 0
	for i, l := range lines {
		s.Origins = append(s.Origins, Origin{Start: at, Line: i + 1})
		at += len(l) + 1
	}
	return s
}

func TestLineLeadsBackToTheFile(t *testing.T) {
	s := lineSource("một", "", "ba", "bốn")
	for _, c := range []struct{ offset, want int }{
		{0, 1}, {4, 1}, {5, 1}, {6, 2}, {7, 3}, {8, 3}, {9, 3}, {10, 4}, {1000, 4},
	} {
		if got := s.Line(c.offset); got != c.want {
			t.Errorf("offset %d is on line %d, want %d", c.offset, got, c.want)
		}
	}
	if got := (Source{Text: "abc"}).Line(1); got != 0 {
		t.Errorf("without origins: line %d", got)
	}
}

func TestLinesAreTheFirstAndTheLast(t *testing.T) {
	s := lineSource("aaa", "bbb", "ccc")
	for _, c := range []struct {
		span Span
		want [2]int
	}{
		{Span{0, 3}, [2]int{1, 1}},
		{Span{0, 4}, [2]int{1, 1}},
		{Span{0, 5}, [2]int{1, 2}},
		{Span{4, 11}, [2]int{2, 3}},
		{Span{4, 4}, [2]int{2, 2}},
	} {
		if got := s.Lines(c.span); got != c.want {
			t.Errorf("%v: lines %v, want %v", c.span, got, c.want)
		}
	}
}

func TestASpanOutsideTheTextIsEmpty(t *testing.T) {
	for _, s := range []Span{{-1, 2}, {0, 9}, {2, 2}, {3, 1}} {
		if got := s.Of("abc"); got != "" {
			t.Errorf("%v gives %q", s, got)
		}
	}
	if got := (Span{1, 3}).Of("abc"); got != "bc" {
		t.Errorf("got %q", got)
	}
}

func TestMeasureKeepsItsDecimalsThroughJSON(t *testing.T) {
	in := Measure{
		Ref: "CT.8/1", Text: "2,0-3,0%", Scope: "miền núi", Op: AtLeast, Approx: true, Direction: Increase, Better: Higher, Low: figure("2.0"), High: figure("3.0"),
		Unit: "%", Series: "S", Aggregation: Rate, Frequency: Yearly, Baseline: "kế hoạch", Owners: []Owner{{"CTK", "Cục Thống kê tỉnh", true}}, Span: Span{3, 9},
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"Low":"2.0"`) || !strings.Contains(string(data), `"High":"3.0"`) {
		t.Errorf("written as %s", data)
	}
	var out Measure
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if viet.Plain(*out.Low) != "2.0" || viet.Plain(*out.High) != "3.0" {
		t.Errorf("read back as %s-%s", out.Low, out.High)
	}
	out.Low, out.High = in.Low, in.High
	if !reflect.DeepEqual(in, out) {
		t.Errorf("read back as %+v", out)
	}
}

func TestAMeasureInWordsHasNoFiguresAfterJSON(t *testing.T) {
	data, err := json.Marshal([]Measure{{Word: "Xuất siêu"}})
	if err != nil {
		t.Fatal(err)
	}
	out := []Measure{{Low: figure("1"), High: figure("2")}}
	if err := json.Unmarshal(data, &out); err != nil || out[0].Low != nil || out[0].High != nil || out[0].Word != "Xuất siêu" {
		t.Errorf("%s read back as %+v, %v", data, out, err)
	}
}

func TestAMeasureWithABrokenFigureIsRefused(t *testing.T) {
	for _, data := range []string{`{"Ref":"CT.1/1","Low":"x","High":"1"}`, `{"Low":"1","High":"2,5"}`, `{"Low":1}`, `[]`} {
		var m Measure
		if err := json.Unmarshal([]byte(data), &m); err == nil {
			t.Errorf("%s read as %+v", data, m)
		}
	}
}

func TestEveryFigureComesBackFromJSONAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *decimal.Decimal {
			d := decimal.New(rapid.Int64().Draw(t, name), -rapid.Int32Range(0, 8).Draw(t, name+" decimals"))
			return &d
		}
		in := Measure{Low: draw("low"), High: draw("high")}
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var out Measure
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatal(err)
		}
		if viet.Plain(*out.Low) != viet.Plain(*in.Low) || viet.Plain(*out.High) != viet.Plain(*in.High) {
			t.Fatalf("%s read back as %s-%s", data, out.Low, out.High)
		}
	})
}

func TestPlanTextSaysHowTheFigureBinds(t *testing.T) {
	for _, c := range []struct {
		m    Measure
		want string
	}{
		{Measure{Low: figure("38.5"), High: figure("38.5")}, "38,5"},
		{Measure{Low: figure("8.0"), High: figure("8.0")}, "8,0"},
		{Measure{Low: figure("2.5"), High: figure("3.0")}, "2,5-3,0"},
		{Measure{Low: figure("38000"), High: figure("39000")}, "38.000-39.000"},
		{Measure{Low: figure("70"), High: figure("71"), Approx: true}, "khoảng 70-71"},
		{Measure{Low: figure("5"), High: figure("5"), Op: Above}, "trên 5"},
		{Measure{Low: figure("2"), High: figure("2"), Op: Below}, "dưới 2"},
		{Measure{Low: figure("2"), High: figure("2"), Op: AtMost}, "không quá 2"},
		{Measure{Low: figure("57.97"), High: figure("57.97"), Op: AtLeast}, "ít nhất 57,97"},
		{Measure{Low: figure("1.58"), High: figure("1.6"), Direction: Decrease}, "giảm 1,58-1,6"},
		{Measure{Low: figure("3"), High: figure("3"), Direction: Increase, Op: AtLeast}, "tăng ít nhất 3"},
		{Measure{Low: figure("3"), High: figure("3.0")}, "3"},
		{Measure{Word: "Xuất siêu"}, "Xuất siêu"},
		{Measure{}, ""},
	} {
		if got := c.m.PlanText(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.m, got, c.want)
		}
	}
}

func TestMeasureNameTellsTheFiguresOfATargetApart(t *testing.T) {
	for _, c := range []struct {
		name   string
		scopes []string
		want   []string
	}{
		{"Tỷ lệ hộ nghèo", []string{""}, []string{"Tỷ lệ hộ nghèo"}},
		{"Tỷ lệ hộ nghèo", []string{"", "miền núi"}, []string{"Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo, miền núi"}},
		{"Tỷ lệ trường mầm non, trường tiểu học đạt chuẩn", []string{"trường mầm non", "trường tiểu học"}, []string{"Tỷ lệ trường mầm non đạt chuẩn", "Tỷ lệ trường tiểu học đạt chuẩn"}},
		{"Tỷ lệ A, B, C đạt", []string{"A", "B", "C"}, []string{"Tỷ lệ A đạt", "Tỷ lệ B đạt", "Tỷ lệ C đạt"}},
		{"Tỷ lệ A đạt", []string{"A", ""}, []string{"Tỷ lệ A đạt, A", "Tỷ lệ A đạt"}},
	} {
		target := Target{Name: c.name}
		for _, s := range c.scopes {
			target.Measures = append(target.Measures, Measure{Scope: s})
		}
		for i, m := range target.Measures {
			if got := target.MeasureName(m); got != c.want[i] {
				t.Errorf("%q of %q: %q, want %q", m.Scope, c.name, got, c.want[i])
			}
		}
	}
	if got := (Target{Name: "Tỷ lệ"}).MeasureName(Measure{Scope: "miền núi"}); got != "Tỷ lệ, miền núi" {
		t.Errorf("a target without its figures: %q", got)
	}
}

func TestWordingOfADueIsItsDayOrTheDecisionsWords(t *testing.T) {
	for _, c := range []struct {
		due  Due
		want string
	}{
		{Due{Kind: By, Text: "Chậm nhất ngày 30/01/2024", To: "2024-01-30"}, "30/01/2024"},
		{Due{Kind: By, Text: "Năm 2024", To: "2024-12-31"}, "31/12/2024"},
		{Due{Kind: Ongoing, Text: "Thường xuyên trong năm 2024", From: "2024-01-01", To: "2024-12-31"}, "Thường xuyên trong năm 2024"},
		{Due{Kind: Within, Text: "Tháng 11 - 12/2025", From: "2025-11-01", To: "2025-12-31"}, "Tháng 11 - 12/2025"},
		{Due{Kind: Unknown, Text: "Sau khi có Nghị định"}, "Sau khi có Nghị định"},
		{Due{Kind: NoDue}, ""},
	} {
		if got := c.due.Wording(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.due, got, c.want)
		}
	}
}

func TestNamesAreSetApartBySemicolons(t *testing.T) {
	if got := Names([]Assignee{{Name: "Sở Văn hóa, Thể thao và Du lịch"}, {Name: "Sở Y tế"}}); got != "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế" {
		t.Errorf("%q", got)
	}
	if got := Names(nil); got != "" {
		t.Errorf("%q", got)
	}
}

func TestSharesAndRatesAreComparedInPoints(t *testing.T) {
	for unit, want := range map[string]bool{"%": true, "‰": true, "tỷ đồng": false, "": false} {
		if got := (Measure{Unit: unit}).IsPercent(); got != want {
			t.Errorf("%q: %v", unit, got)
		}
	}
}

func TestLookUps(t *testing.T) {
	p := smallPlan()
	if x, ok := p.Target("CT.1/2"); !ok || x.Ref != "CT.1" {
		t.Errorf("target %v, %v", x.Ref, ok)
	}
	if x, m, ok := p.Measure("CT.1/2"); !ok || x.Ref != "CT.1" || m.Text != "43-44%" {
		t.Errorf("measure %v, %v", m.Text, ok)
	}
	for _, ref := range []Ref{"CT.1/9", "CT.9/1", ""} {
		if _, _, ok := p.Measure(ref); ok {
			t.Errorf("%q is a measure", ref)
		}
	}
	if x, ok := p.Task("III.1-1"); !ok || x.Kind != Block {
		t.Errorf("task %v, %v", x, ok)
	}
	if _, ok := p.Task("III"); ok {
		t.Error("a section is a task")
	}
	if got := p.SectionTitle([]string{"III"}); got != "NHIỆM VỤ" {
		t.Errorf("section %q", got)
	}
	if got := p.SectionTitle([]string{"IV"}); got != "" {
		t.Errorf("section %q", got)
	}
}

func TestTheYearOfAPlanIsThatOfItsTargetsElseOfTheDecision(t *testing.T) {
	p := &Plan{Decision: Decision{Issued: "2023-12-29"}, Targets: []Target{{}, {Horizon: Horizon{"2024", "2024"}}}}
	if got := p.Year(); got != 2024 {
		t.Errorf("year %d", got)
	}
	p.Targets = nil
	if got := p.Year(); got != 2023 {
		t.Errorf("year %d", got)
	}
	if got := (&Plan{}).Year(); got != 0 {
		t.Errorf("year %d", got)
	}
}

func TestSectionCutsThePath(t *testing.T) {
	task := Task{Path: []string{"III", "1", "a", "-1"}}
	if got := task.Section(2); !reflect.DeepEqual(got, []string{"III", "1"}) {
		t.Errorf("%q", got)
	}
	if got := task.Section(9); len(got) != 4 {
		t.Errorf("%q", got)
	}
}

// smallPlan has one of everything; docs/plan-json.md shows what WriteJSON makes of it.
func smallPlan() *Plan {
	src := lineSource(
		"Số: 05/QĐ-UBND",
		"1. Tỷ trọng công nghiệp chiếm khoảng 70-71%, trong đó dịch vụ 43-44%.",
		"III. NHIỆM VỤ",
		"1. Phát triển kinh tế",
		"- Trình đề án.",
		"+ Cơ quan chủ trì: Sở Y tế.",
		"Lời cuối.",
	)
	src.Name = "qd.txt"
	line := func(n int) Span {
		start := src.Origins[n-1].Start
		stop := len(src.Text)
		if n < len(src.Origins) {
			stop = src.Origins[n].Start - 1
		}
		return Span{start, stop}
	}
	lead := Assignee{Name: "Sở Y tế", Code: "SYT", Span: line(6)}
	return &Plan{
		Source:   src,
		Revision: 1,
		Decision: Decision{Number: "05/QĐ-UBND", Kind: "Quyết định", Title: "Về việc giao chỉ tiêu", Issuer: "ỦY BAN NHÂN DÂN TỈNH MẪU", Place: "Mẫu",
			Issued: "2024-01-19", Signer: Signer{"Nguyễn Văn Mẫu", "CHỦ TỊCH"}, Bases: []string{"Căn cứ Luật Mẫu;"}, Spans: []Span{line(1)}},
		Sections: []Section{
			{Ref: "III", Path: []string{"III"}, Title: "NHIỆM VỤ", Span: line(3)},
			{Ref: "III.1", Path: []string{"III", "1"}, Title: "Phát triển kinh tế", Span: line(4)},
		},
		Targets: []Target{{
			Ref: "CT.1", Ordinal: "1", Text: "Tỷ trọng công nghiệp chiếm khoảng 70-71%, trong đó dịch vụ 43-44%.", Name: "Tỷ trọng công nghiệp",
			Horizon: Horizon{"2024", "2024"}, Span: line(2),
			Measures: []Measure{
				{Ref: "CT.1/1", Text: "70-71%", Approx: true, Better: Higher, Low: figure("70"), High: figure("71"), Unit: "%", Aggregation: Level, Frequency: Quarterly,
					Owners: []Owner{{"CTK", "Cục Thống kê tỉnh", true}}},
				{Ref: "CT.1/2", Text: "43-44%", Scope: "dịch vụ", Approx: true, Better: Higher, Low: figure("43"), High: figure("44"), Unit: "%", Aggregation: Level, Frequency: Quarterly,
					Owners: []Owner{{"CTK", "Cục Thống kê tỉnh", true}}},
			},
		}},
		Tasks: []Task{{
			Ref: "III.1-1", Path: []string{"III", "1", "-1"}, Kind: Block, Force: Ordered, Text: "Trình đề án.", Lead: []Assignee{lead},
			Due: Due{Text: "Năm 2024", Kind: By, To: "2024-12-31"}, Product: "Đề án", Inherited: []Span{line(4)}, Span: Span{line(5).Start, line(6).Stop},
		}},
		Reporting: []Reporting{{Ref: "III.1-1", Periods: []string{"quarter", "year"}, By: []Assignee{lead}, To: []Assignee{lead}, Span: line(5)}},
		Unread:    []Span{line(7)},
	}
}

func writeJSON(t *testing.T, p *Plan, findings []finding.Finding) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.WriteJSON(&b, findings); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// keysOf lists every key of a JSON value with the path to it; the elements of a list share one path.
func keysOf(path string, v any, into map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			at := strings.TrimPrefix(path+"."+k, ".")
			into[at] = true
			keysOf(at, x, into)
		}
	case []any:
		for _, x := range v {
			keysOf(path+"[]", x, into)
		}
	}
}

func TestTheKeysOfThePlanAreTheOnesOthersBuildOn(t *testing.T) {
	assignee := func(at string) []string {
		return []string{at, at + "[].name", at + "[].code", at + "[].group", at + "[].open", at + "[].parent", at + "[].scope", at + "[].lines"}
	}
	want := strings.Fields(`decision decision.number decision.kind decision.title decision.issuer decision.place decision.issued decision.signer
		decision.signer.name decision.signer.title decision.bases
		sections sections[].path sections[].title sections[].lines
		targets targets[].ref targets[].parent targets[].ordinal targets[].text targets[].name targets[].lines targets[].horizon targets[].horizon.from targets[].horizon.to
		targets[].measures targets[].owners targets[].owners[].code targets[].owners[].name targets[].owners[].suggested
		targets[].measures[].text targets[].measures[].scope targets[].measures[].op targets[].measures[].approx targets[].measures[].direction targets[].measures[].better
		targets[].measures[].low targets[].measures[].high targets[].measures[].unit targets[].measures[].word targets[].measures[].aggregation
		targets[].measures[].frequency targets[].measures[].baseline
		tasks tasks[].ref tasks[].path tasks[].kind tasks[].force tasks[].text tasks[].lines tasks[].due tasks[].due.text tasks[].due.kind tasks[].due.from tasks[].due.to
		tasks[].due.every tasks[].due.on tasks[].inherited tasks[].product
		reporting reporting[].periods reporting[].to reporting[].to[].name reporting[].to[].code reporting[].lines
		unread unread[].lines unread[].text
		findings findings[].code findings[].severity findings[].line findings[].ref findings[].message findings[].remedy`)
	for _, at := range []string{"tasks[].lead", "tasks[].support", "tasks[].direct", "reporting[].by"} {
		want = append(want, assignee(at)...)
	}
	p := smallPlan()
	p.Tasks[0].Support, p.Tasks[0].Direct = p.Tasks[0].Lead, p.Tasks[0].Lead
	var v any
	if err := json.Unmarshal(writeJSON(t, p, []finding.Finding{finding.New(finding.TaskNoLead, finding.Place{Line: 5, Ref: "III.1-1"}, "", "")}), &v); err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	keysOf("", v, got)
	for _, k := range want {
		if !got[k] {
			t.Errorf("key %s is missing", k)
		}
		delete(got, k)
	}
	for k := range got {
		t.Errorf("key %s is new: describe it in docs/plan-json.md", k)
	}
}

func TestListsAreNeverNull(t *testing.T) {
	for name, p := range map[string]*Plan{
		"nothing read": {},
		"bare parts": {
			Sections: []Section{{}}, Targets: []Target{{Measures: []Measure{{}}}, {}}, Tasks: []Task{{}}, Reporting: []Reporting{{}}, Unread: []Span{{}},
		},
	} {
		if got := writeJSON(t, p, nil); bytes.Contains(got, []byte("null")) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestTheExampleOfTheDescriptionIsWhatIsWritten(t *testing.T) {
	got := string(writeJSON(t, smallPlan(), []finding.Finding{finding.New(finding.TaskDueUnknown, finding.Place{File: "qd.txt", Line: 5, Ref: "III.1-1"}, "Sau khi có <Nghị định>", "")}))
	const path = "testdata/small.json"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("written %s\nwant %s", got, want)
	}
	page, err := os.ReadFile("../docs/plan-json.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "```json\n"+got+"```\n") {
		t.Error("docs/plan-json.md shows another example than testdata/small.json")
	}
}
