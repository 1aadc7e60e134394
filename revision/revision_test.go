package revision_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/parser"
	"theodoi/parser/source"
	"theodoi/plan"
	"theodoi/revision"
	"theodoi/samples"
	"theodoi/templates"
)

func newParser(t testing.TB) *parser.Parser {
	t.Helper()
	read := func(name string) []byte {
		data, _, err := templates.In("").Read(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	register, findings := agency.Read("quang-ngai.yaml", read(templates.Register("quang-ngai")))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	labels, err := parser.ReadLabels(read(templates.Labels))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := parser.ReadRules(templates.Targets, read(templates.Targets))
	if err != nil {
		t.Fatal(err)
	}
	return &parser.Parser{Register: register, Labels: labels, Rules: rules}
}

// fatal is what both a test and a property offer.
type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

func read(t fatal, p *parser.Parser, text string) plan.Plan {
	t.Helper()
	src, findings, ok := source.Read("quyết định.txt", []byte(text))
	if !ok {
		t.Fatalf("not read: %v", findings)
	}
	out, _ := p.Parse(src)
	return out
}

const decision = `Số: 05/QĐ-UBND
Quảng Ngãi, ngày 05 tháng 3 năm 2024
Về việc giao chỉ tiêu, nhiệm vụ năm 2024
ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
I. CHỈ TIÊU
1. Tỷ lệ che phủ rừng đạt 52%;
2. Tỷ lệ hộ nghèo giảm 1,5-2%, trong đó, miền núi giảm 3-4%;
3. Tỷ lệ đô thị hóa đạt 40%;
II. NHIỆM VỤ
Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão.
1. Rà soát quy hoạch các cụm công nghiệp, bố trí vốn cho hạ tầng.
+ Cơ quan chủ trì: Sở Kế hoạch và Đầu tư.
+ Cơ quan phối hợp: Sở Công Thương, Sở Tài chính.
+ Tiến độ thực hiện: Trước ngày 30/6/2024.
2. Tiêm chủng đủ cho trẻ em dưới một tuổi ở các xã vùng cao.
+ Cơ quan chủ trì: Sở Y tế.
+ Tiến độ thực hiện: Năm 2024.
3. Căn cứ tình hình thực tế.
+ Cơ quan chủ trì: Sở Nội vụ.
+ Tiến độ thực hiện: Năm 2024.
`

func edit(ref plan.Ref, field plan.Field, old, value string) plan.Edit {
	return plan.Edit{Ref: ref, Field: field, Old: old, New: value}
}

func apply(t fatal, p plan.Plan, with *parser.Parser, edits ...plan.Edit) (plan.Plan, []finding.Finding) {
	t.Helper()
	a := revision.Apply(p, revision.MadeBy("người thử", edits), with)
	covers(t, a.Plan)
	return a.Plan, a.Findings
}

func codes(findings []finding.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, string(f.Code))
	}
	return strings.Join(out, " ")
}

// covers checks that every letter of the text is claimed by a part of the plan, unread or dropped, and that nothing unread is claimed.
func covers(t fatal, p plan.Plan) {
	t.Helper()
	mark := make([]byte, len(p.Source.Text))
	set := func(spans []plan.Span, m byte) {
		for _, s := range spans {
			for i := s.Start; i < s.Stop; i++ {
				if m == 'u' && mark[i] != 0 {
					t.Fatalf("%q is unread and claimed", s.Of(p.Source.Text))
				}
				mark[i] = m
			}
		}
	}
	set(p.Decision.Spans, 'c')
	for _, s := range p.Sections {
		set([]plan.Span{s.Span}, 'c')
	}
	for _, x := range p.Targets {
		set(append([]plan.Span{x.Span}, x.Also...), 'c')
	}
	for _, x := range p.Tasks {
		set(append([]plan.Span{x.Span}, x.Also...), 'c')
	}
	set(p.Source.Dropped, 'c')
	set(p.Frame, 'c')
	set(p.Unread, 'u')
	for i, r := range p.Source.Text {
		if mark[i] == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			t.Fatalf("nothing holds the text at %d: %q", i, p.Source.Text[i:min(len(mark), i+40)])
		}
	}
}

func TestAValueWrittenBackIsReadAsTheSame(t *testing.T) {
	with := newParser(t)
	for name, text := range map[string]string{"sample": string(samples.Decision), "small": decision} {
		p := read(t, with, text)
		for _, task := range p.Tasks {
			for _, field := range []plan.Field{plan.FieldLead, plan.FieldSupport, plan.FieldDirect, plan.FieldDue} {
				value, _ := revision.Value(&p, task.Ref, field)
				blank, _ := apply(t, p, with, edit(task.Ref, field, value, ""))
				if left, _ := revision.Value(&blank, task.Ref, field); left != "" {
					t.Fatalf("%s %s %s: %q is left", name, task.Ref, field, left)
				}
				back, findings := apply(t, blank, with, edit(task.Ref, field, "", value))
				if got, _ := revision.Value(&back, task.Ref, field); got != value || len(findings) > 0 && field != plan.FieldDue {
					t.Errorf("%s %s %s: %q came back as %q, %s", name, task.Ref, field, value, got, codes(findings))
				}
				if now, _ := back.Task(task.Ref); !reflect.DeepEqual(codesOf(now.Lead), codesOf(task.Lead)) || now.Due.To != task.Due.To || now.Due.Kind != task.Due.Kind {
					t.Errorf("%s %s: lead %v due %v, was %v %v", name, task.Ref, codesOf(now.Lead), now.Due, codesOf(task.Lead), task.Due)
				}
			}
		}
		for _, target := range p.Targets {
			for _, m := range target.Measures {
				value, _ := revision.Value(&p, m.Ref, plan.FieldFigure)
				other, _ := apply(t, p, with, edit(m.Ref, plan.FieldFigure, value, "77%"))
				back, findings := apply(t, other, with, edit(m.Ref, plan.FieldFigure, "77%", value))
				_, got, _ := back.Measure(m.Ref)
				if got.PlanText() != m.PlanText() || got.Unit != m.Unit || got.Op != m.Op || got.Direction != m.Direction || len(findings) > 0 {
					t.Errorf("%s %s: %q came back as %q %s, %s", name, m.Ref, value, got.PlanText(), got.Unit, codes(findings))
				}
			}
		}
	}
}

func codesOf(assignees []plan.Assignee) []string {
	var out []string
	for _, a := range assignees {
		out = append(out, a.Code+"|"+a.Scope)
	}
	return out
}

func TestACorrectionIsReadByTheRulesOfADecision(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	got, findings := apply(t, p, with,
		edit("II.1", plan.FieldLead, "Sở Kế hoạch và Đầu tư", "Sở Tài chính; UBND huyện Bình Sơn đối với phần hạ tầng"),
		edit("II.1", plan.FieldDue, "Trước ngày 30/6/2024", "Quý III/2024"),
		edit("II.1", plan.FieldProduct, "", "Báo cáo rà soát"),
		edit("CT.1/1", plan.FieldOwner, "Sở Nông nghiệp và Phát triển nông thôn", "SXD"),
		edit("CT.3/1", plan.FieldFigure, "40%", "trên 45%"),
		edit("CT.1", plan.FieldText, "Tỷ lệ che phủ rừng đạt 52%;", "Tỷ lệ che phủ rừng tự nhiên đạt 52%"),
	)
	if len(findings) > 0 {
		t.Fatalf("findings %s", codes(findings))
	}
	task, _ := got.Task("II.1")
	if want := []string{"STC|", "H-BINHSON|phần hạ tầng"}; len(task.Lead) != 2 || task.Lead[0].Code != "STC" || task.Lead[1].Scope != "phần hạ tầng" || task.Lead[1].Code == "" {
		t.Errorf("lead %v, want like %v", codesOf(task.Lead), want)
	}
	if task.LeadTrust != plan.ByHand || task.Due.Trust != plan.ByHand || task.Product != "Báo cáo rà soát" {
		t.Errorf("trust %s %s, product %q", task.LeadTrust, task.Due.Trust, task.Product)
	}
	if task.Due.To != "2024-09-30" || task.Due.Was == nil || task.Due.Was.Due.To != "2024-06-30" || task.Due.Was.By != "người thử" {
		t.Errorf("due %+v", task.Due)
	}
	_, m, _ := got.Measure("CT.1/1")
	if len(m.Owners) != 1 || m.Owners[0] != (plan.Owner{Code: "SXD", Name: "Sở Xây dựng"}) {
		t.Errorf("owners %+v", m.Owners)
	}
	if _, m, _ := got.Measure("CT.3/1"); m.Op != plan.Above || m.PlanText() != "trên 45" {
		t.Errorf("figure %q", m.PlanText())
	}
	if target, _ := got.Target("CT.1"); target.Name != "Tỷ lệ che phủ rừng tự nhiên" || target.Trust != plan.ByHand {
		t.Errorf("target %q %s", target.Name, target.Trust)
	}
	if before := read(t, with, decision); !reflect.DeepEqual(p.Tasks, before.Tasks) || !reflect.DeepEqual(p.Targets, before.Targets) {
		t.Error("the plan before was changed")
	}
}

func TestADueExtendedByAPaperNamesThePaper(t *testing.T) {
	with := newParser(t)
	e := edit("II.1", plan.FieldDue, "Trước ngày 30/6/2024", "Trước ngày 31/10/2024")
	e.Why = "95/QĐ-UBND"
	got, _ := apply(t, read(t, with, decision), with, e)
	if task, _ := got.Task("II.1"); task.Due.Was.By != "95/QĐ-UBND" || task.Due.Was.Due.Text != "Trước ngày 30/6/2024" {
		t.Errorf("due was %+v", task.Due.Was)
	}
}

func TestAnEditThatDoesNotFitChangesNothing(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	for _, c := range []struct {
		about string
		edit  plan.Edit
		want  string
	}{
		{"something else stands there", edit("II.2", plan.FieldLead, "Sở Tài chính", "Sở Nội vụ"), "edit.stale"},
		{"the new value stands there", edit("II.2", plan.FieldLead, "Sở Tài chính", "Sở Y tế"), ""},
		{"the item is gone", edit("II.9", plan.FieldLead, "Sở Y tế", "Sở Nội vụ"), "edit.gone"},
		{"the measure is gone", edit("CT.1/4", plan.FieldFigure, "1%", "2%"), "edit.gone"},
		{"a target has no lead", edit("CT.1", plan.FieldLead, "", "Sở Nội vụ"), "edit.gone"},
		{"an item gone is taken out", edit("II.9", plan.FieldRemoved, "x", ""), ""},
		{"another item is taken out", edit("II.2", plan.FieldRemoved, "x", ""), "edit.stale"},
		{"the passage is not there", edit("BS.1", plan.FieldAdded, "Câu này không có", "Việc mới"), "edit.stale"},
		{"the passage is another item's", edit("BS.1", plan.FieldAdded, "Tiêm chủng đủ cho trẻ em", "Việc mới"), "edit.stale"},
	} {
		got, findings := apply(t, p, with, c.edit)
		if codes(findings) != c.want {
			t.Errorf("%s: %s, want %s", c.about, codes(findings), c.want)
		}
		if changes := revision.Diff(&p, &got); len(changes) > 0 {
			t.Errorf("%s: changed %+v", c.about, changes)
		}
	}
}

func TestAnItemThatIsThereByHandIsNotAddedAgain(t *testing.T) {
	with := newParser(t)
	once, _ := apply(t, read(t, with, decision), with, edit("BS.1", plan.FieldAdded, "", "Mở chợ đêm."), edit("BS.1", plan.FieldLead, "", "Sở Công Thương"))
	twice, findings := apply(t, once, with, edit("BS.2", plan.FieldAdded, "", "Mở  chợ đêm."), edit("BS.2", plan.FieldLead, "", "Sở Công Thương"))
	if len(twice.Tasks) != len(once.Tasks) || len(findings) > 0 {
		t.Errorf("%d tasks, then %d: %v", len(once.Tasks), len(twice.Tasks), findings)
	}
}

func TestAStaleEditNamesBothSides(t *testing.T) {
	with := newParser(t)
	_, findings := apply(t, read(t, with, decision), with, edit("II.2", plan.FieldLead, "Sở Tài chính", "Sở Nội vụ"))
	if got := findings[0].Message(); got != "Mục II.2 nay ghi chủ trì: “Sở Y tế”; chỗ sửa này thì đổi chủ trì: “Sở Tài chính” thành “Sở Nội vụ”. Không sửa gì." {
		t.Error(got)
	}
	if findings[0].Place.Line != 17 || findings[0].Place.Ref != "II.2" {
		t.Errorf("at %+v", findings[0].Place)
	}
}

func TestNamesThatNobodyKnowsAreTakenAndSaid(t *testing.T) {
	with := newParser(t)
	got, findings := apply(t, read(t, with, decision), with,
		edit("II.2", plan.FieldLead, "Sở Y tế", "Sở Y tế; Sở Vũ trụ"),
		edit("CT.1/1", plan.FieldOwner, "Sở Nông nghiệp và Phát triển nông thôn", "Các sở, ban ngành"),
		edit("CT.3/1", plan.FieldFigure, "40%", "khá"))
	if codes(findings) != "agency.unknown edit.owner-group edit.no-figure" {
		t.Errorf("findings %s", codes(findings))
	}
	task, _ := got.Task("II.2")
	if names := plan.Names(task.Lead); names != "Sở Y tế; Sở Vũ trụ" || task.Lead[0].Code != "SYT" || task.Lead[1].Code != "" {
		t.Errorf("lead %q", names)
	}
	if _, m, _ := got.Measure("CT.3/1"); m.Word != "khá" || m.Low != nil {
		t.Errorf("figure %+v", m)
	}
}

// A hostile value costs no more than a long one, and all of it is kept or said.
func TestAListWithoutEndIsReadInAMoment(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	for _, value := range []string{strings.Repeat("Sở Kế hoạhc lạ;", 500), strings.Repeat("a;", 4000), strings.Repeat("UBND huyện x, ", 500), strings.Repeat("đối với a;", 700)} {
		began := time.Now()
		_, findings := apply(t, p, with, edit("II.1", plan.FieldLead, "Sở Kế hoạch và Đầu tư", value), edit("CT.1/1", plan.FieldOwner, "Sở Nông nghiệp và Phát triển nông thôn", value),
			edit("II.1", plan.FieldDue, "Trước ngày 30/6/2024", value))
		if took := time.Since(began); took > 2*time.Second || len(findings) > 60 {
			t.Errorf("%.20s…: %v, %d findings", value, took, len(findings))
		}
	}
}

func TestAnItemTakenOutLeavesItsTextUnread(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	task, _ := p.Task("II.3")
	got, findings := apply(t, p, with, edit("II.3", plan.FieldRemoved, task.Text, ""), edit("CT.1", plan.FieldRemoved, "Tỷ lệ che phủ rừng đạt 52%;", ""),
		edit("II.3", plan.FieldLead, "Sở Nội vụ", "Sở Tài chính"))
	if len(findings) > 0 {
		t.Fatal(codes(findings))
	}
	if _, ok := got.Task("II.3"); ok || len(got.Targets) != 2 {
		t.Fatalf("%d tasks, %d targets", len(got.Tasks), len(got.Targets))
	}
	var unread []string
	for _, s := range got.Unread {
		unread = append(unread, s.Of(got.Source.Text))
	}
	if text := strings.Join(unread, "\n"); !strings.Contains(text, "3. Căn cứ tình hình thực tế.") || !strings.Contains(text, "Sở Nội vụ") || !strings.Contains(text, "che phủ rừng") {
		t.Errorf("unread:\n%s", text)
	}
}

func TestOneFigureTakenOutLeavesTheOthersTheirRefs(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	old, _ := revision.Value(&p, "CT.2/1", plan.FieldRemoved)
	got, findings := apply(t, p, with, edit("CT.2/1", plan.FieldRemoved, old, ""))
	target, _ := got.Target("CT.2")
	if len(findings) > 0 || len(target.Measures) != 1 || target.Measures[0].Ref != "CT.2/2" {
		t.Errorf("%s, measures %+v", codes(findings), target.Measures)
	}
}

func TestAnUnreadPassageBecomesATask(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	const passage = "Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão."
	got, findings := apply(t, p, with, edit("BS.1", plan.FieldAdded, passage, "chuẩn bị phương án phòng, chống thiên tai"),
		edit("BS.1", plan.FieldLead, "", "Sở Y tế"), edit("BS.1", plan.FieldDue, "", "Tháng 11/2024"))
	if len(findings) > 0 {
		t.Fatal(codes(findings))
	}
	task := got.Tasks[0]
	if task.Ref != "BS.1" || task.Trust != plan.ByHand || task.Lead[0].Code != "SYT" || task.Due.To != "2024-11-30" || task.Span.Of(got.Source.Text) != task.Text {
		t.Errorf("added %+v", task)
	}
	if got.SectionTitle(task.Section(1)) != "NHIỆM VỤ" {
		t.Errorf("stands under %v", task.Path)
	}
	var left []string
	for _, s := range got.Unread {
		left = append(left, s.Of(got.Source.Text))
	}
	if !slices.Contains(left, "Các đơn vị") || !slices.Contains(left, "trước mùa mưa bão.") {
		t.Errorf("unread %q", left)
	}
}

func TestATargetCanBeAddedWithItsOwner(t *testing.T) {
	with := newParser(t)
	got, findings := apply(t, read(t, with, decision), with, edit("CT.BS1", plan.FieldAdded, "", "Tỷ lệ hộ dùng nước sạch đạt khoảng 90-91%"),
		edit("CT.BS1/1", plan.FieldOwner, "", "Sở Y tế"))
	target, ok := got.Target("CT.BS1")
	if !ok || len(findings) > 0 || target.Name != "Tỷ lệ hộ dùng nước sạch" || target.Measures[0].PlanText() != "khoảng 90-91" || target.Measures[0].Owners[0].Code != "SYT" {
		t.Errorf("%s %+v", codes(findings), target)
	}
}

func TestEditsOfOneFieldFollowOneAnother(t *testing.T) {
	with := newParser(t)
	first, second := edit("II.2", plan.FieldLead, "Sở Y tế", "Sở Nội vụ"), edit("II.2", plan.FieldLead, "Sở Nội vụ", "Sở Tài chính")
	back := edit("II.2", plan.FieldLead, "Sở Tài chính", "Sở Y tế")
	for _, c := range []struct {
		about, stands string
		edits         []plan.Edit
		want, codes   string
	}{
		{"from the beginning", "Sở Y tế", []plan.Edit{first, second}, "Sở Tài chính", ""},
		{"the first is done", "Sở Nội vụ", []plan.Edit{first, second}, "Sở Tài chính", ""},
		{"all are done", "Sở Tài chính", []plan.Edit{first, second}, "Sở Tài chính", ""},
		{"there and back", "Sở Y tế", []plan.Edit{first, second, back}, "Sở Y tế", ""},
		{"none fits", "Sở Công Thương", []plan.Edit{first, second}, "Sở Công Thương", "edit.stale"},
		{"a later one fits again", "Sở Công Thương", []plan.Edit{first, edit("II.2", plan.FieldLead, "Sở Công Thương", "Sở Xây dựng")}, "Sở Xây dựng", ""},
	} {
		p := read(t, with, strings.Replace(decision, "Sở Y tế", c.stands, 1))
		got, findings := apply(t, p, with, c.edits...)
		if value, _ := revision.Value(&got, "II.2", plan.FieldLead); value != c.want || codes(findings) != c.codes {
			t.Errorf("%s: %q, %s; want %q, %s", c.about, value, codes(findings), c.want, c.codes)
		}
	}
}

// Whatever edits are made, and made again: nothing breaks, every letter of the text has its place, and what was done stays done.
func TestEditsMadeTwiceAreMadeOnce(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	fields := []plan.Field{plan.FieldText, plan.FieldLead, plan.FieldSupport, plan.FieldDirect, plan.FieldDue, plan.FieldProduct, plan.FieldOwner, plan.FieldFigure, plan.FieldRemoved, plan.FieldAdded, "khác"}
	refs := []plan.Ref{"II.1", "II.2", "II.3", "CT.1", "CT.1/1", "CT.2/1", "CT.2/2", "CT.3/1", "BS.1", "CT.BS1", "CT.BS1/1", "XX", ""}
	values := []string{"", "Sở Y tế", "Sở Tài chính; Sở Lạ", "Quý II/2024", "Quý II/2024 đối với a; Năm 2024 đối với b", "45%", "Xuất siêu", "Các đơn vị chuẩn bị", "; ;", "đối với", "a\nb"}
	rapid.Check(t, func(t *rapid.T) {
		var edits []plan.Edit
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			e := plan.Edit{Ref: rapid.SampledFrom(refs).Draw(t, "ref"), Field: rapid.SampledFrom(fields).Draw(t, "field"), New: rapid.SampledFrom(values).Draw(t, "new")}
			e.Old, _ = revision.Value(&p, e.Ref, e.Field)
			if e.Field == plan.FieldAdded {
				e.Old = rapid.SampledFrom([]string{"", "Các đơn vị chuẩn bị phương án"}).Draw(t, "old")
			}
			edits = append(edits, e)
		}
		once, _ := apply(t, p, with, edits...)
		twice, _ := apply(t, once, with, edits...)
		for _, c := range revision.Diff(&once, &twice) {
			if c.Kind == revision.Gone || c.Field == plan.FieldRemoved {
				continue // an item may be added and taken out by the same edits
			}
			if !slices.ContainsFunc(edits, func(e plan.Edit) bool { return e.Ref == c.Ref && e.Field != plan.FieldAdded }) {
				t.Fatalf("made twice: %+v", c)
			}
		}
	})
}

// byText lists the Refs of the items with each text.
func byText(p plan.Plan) map[string][]plan.Ref {
	out := map[string][]plan.Ref{}
	for _, x := range p.Tasks {
		out["nv "+x.Text] = append(out["nv "+x.Text], x.Ref)
	}
	for _, x := range p.Targets {
		out["ct "+x.Text] = append(out["ct "+x.Text], x.Ref)
	}
	return out
}

// Whatever happens to some lines of the decision, items whose text was not touched keep their Refs, no Ref names two items, and no Ref
// that was given up comes back.
func TestUntouchedItemsKeepTheirRefs(t *testing.T) {
	with := newParser(t)
	lines := strings.Split(string(samples.Decision), "\n")
	old := read(t, with, string(samples.Decision))
	rapid.Check(t, func(t *rapid.T) {
		damaged := slices.Clone(lines)
		for range rapid.IntRange(1, 6).Draw(t, "times") {
			i := rapid.IntRange(0, len(damaged)-1).Draw(t, "line")
			switch rapid.SampledFrom([]string{"delete", "double", "damage", "swap"}).Draw(t, "how") {
			case "delete":
				damaged = slices.Delete(damaged, i, i+1)
			case "double":
				damaged = slices.Insert(damaged, i, damaged[i])
			case "damage":
				damaged[i] = strings.NewReplacer("ế", "é", "n", "m", "đ", "d").Replace(damaged[i])
			case "swap":
				j := rapid.IntRange(0, len(damaged)-1).Draw(t, "with")
				damaged[i], damaged[j] = damaged[j], damaged[i]
			}
		}
		fresh := read(t, with, strings.Join(damaged, "\n"))
		used := map[plan.Ref]bool{"III.9.z": true}
		c := revision.Carry(old, fresh, nil, used)
		before, after := byText(old), byText(c.Plan)
		for text, refs := range before {
			if now := after[text]; len(refs) == 1 && len(now) == 1 && now[0] != refs[0] {
				t.Fatalf("%s was %s, is %s", text, refs[0], now[0])
			}
			if now := after[text]; len(now) > 1 && len(refs) == 1 && !slices.Contains(now, refs[0]) {
				t.Fatalf("%s was %s, is %v", text, refs[0], now)
			}
		}
		noneTwice(t, c.Plan)
		covers(t, c.Plan)
	})
}

func noneTwice(t fatal, p plan.Plan) {
	t.Helper()
	seen := map[plan.Ref]bool{}
	add := func(ref plan.Ref) {
		if seen[ref] || ref == "" {
			t.Fatalf("%q names two items", ref)
		}
		seen[ref] = true
	}
	for _, x := range p.Tasks {
		add(x.Ref)
	}
	for _, x := range p.Targets {
		add(x.Ref)
		for _, m := range x.Measures {
			add(m.Ref)
			if m.Ref.Target() != x.Ref {
				t.Fatalf("measure %s of target %s", m.Ref, x.Ref)
			}
		}
	}
}

func TestTheSameTextCarriesEverythingOver(t *testing.T) {
	with := newParser(t)
	old := read(t, with, string(samples.Decision))
	c := revision.Carry(old, read(t, with, string(samples.Decision)), nil, nil)
	if !reflect.DeepEqual(c.Plan, old) || len(c.Findings) > 0 {
		t.Errorf("changed: %+v, %s", revision.Diff(&old, &c.Plan), codes(c.Findings))
	}
}

func TestAFreedRefIsNeverUsedAgain(t *testing.T) {
	with := newParser(t)
	first := read(t, with, decision)
	without := strings.Replace(decision, "2. Tiêm chủng đủ cho trẻ em dưới một tuổi ở các xã vùng cao.\n+ Cơ quan chủ trì: Sở Y tế.\n+ Tiến độ thực hiện: Năm 2024.\n3.", "2.", 1)
	second := revision.Carry(first, read(t, with, without), nil, nil)
	if _, ok := second.Plan.Task("II.2"); ok {
		t.Fatal("II.2 was given to another item")
	}
	if task, ok := second.Plan.Task("II.3"); !ok || !strings.HasPrefix(task.Text, "Căn cứ") {
		t.Fatalf("II.3 is %q", task.Text)
	}
	other := strings.Replace(without, "2. Căn cứ", "2. Mở lớp tập huấn về chuyển đổi số cho cán bộ.\n+ Cơ quan chủ trì: Sở Y tế.\n3. Căn cứ", 1)
	used := revision.Refs(&first)
	third := revision.Carry(second.Plan, read(t, with, other), nil, used)
	if task, ok := third.Plan.Task("II.2~2"); !ok || !strings.HasPrefix(task.Text, "Mở lớp") {
		t.Errorf("the new item is not II.2~2: %v", revision.Refs(&third.Plan))
	}
}

func TestWhatMayBeEitherWaitsForAPerson(t *testing.T) {
	with := newParser(t)
	twin := func(a, b string) string {
		return strings.Replace(strings.Replace(decision, "Rà soát quy hoạch các cụm công nghiệp, bố trí vốn cho hạ tầng.", a, 1),
			"Tiêm chủng đủ cho trẻ em dưới một tuổi ở các xã vùng cao.", b, 1)
	}
	old := read(t, with, twin("Kiểm tra an toàn hồ chứa nước khu vực phía bắc.", "Kiểm tra an toàn hồ chứa nước khu vực phía nam."))
	fresh := strings.Replace(twin("Kiểm tra an toàn hồ chứa nước khu vực phía tây.", ""), "2. \n+ Cơ quan chủ trì: Sở Y tế.\n+ Tiến độ thực hiện: Năm 2024.\n", "", 1)
	fresh = strings.Replace(fresh, "1. Kiểm", "4. Kiểm", 1)
	c := revision.Carry(old, read(t, with, fresh), nil, nil)
	if codes(c.Findings) != "carry.doubtful" || !strings.Contains(c.Findings[0].Want, "II.1") || !strings.Contains(c.Findings[0].Want, "II.2") {
		t.Fatalf("findings %+v", c.Findings)
	}
	if _, ok := c.Plan.Task("II.1"); ok {
		t.Error("II.1 was given away")
	}
}

func TestCorrectionsAreMadeAgainOnAnotherReading(t *testing.T) {
	with := newParser(t)
	old := read(t, with, decision)
	task, _ := old.Task("II.3")
	figure, _ := revision.Value(&old, "CT.2/1", plan.FieldRemoved)
	edits := revision.MadeBy("người thử", []plan.Edit{
		edit("II.1", plan.FieldText, "Rà soát quy hoạch các cụm công nghiệp, bố trí vốn cho hạ tầng.", "Rà soát quy hoạch cụm công nghiệp"),
		edit("II.1", plan.FieldLead, "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
		edit("II.3", plan.FieldRemoved, task.Text, ""),
		edit("CT.2/1", plan.FieldRemoved, figure, ""),
		edit("CT.1", plan.FieldRemoved, "Tỷ lệ che phủ rừng đạt 52%;", ""),
		edit("BS.1", plan.FieldAdded, "Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão.", "Chuẩn bị phương án phòng, chống thiên tai"),
		edit("BS.1", plan.FieldLead, "", "Sở Y tế"),
	})
	revised := revision.Apply(old, edits, with)
	if len(revised.Findings) > 0 || len(revised.Made) != len(edits) {
		t.Fatalf("%s, %d made", codes(revised.Findings), len(revised.Made))
	}
	shifted := strings.Replace(decision, "1. Rà soát", "1. Mở lớp tập huấn về chuyển đổi số.\n+ Cơ quan chủ trì: Sở Y tế.\n2. Rà soát", 1)
	shifted = strings.Replace(shifted, "2. Tiêm", "3. Tiêm", 1)
	shifted = strings.Replace(shifted, "3. Căn", "4. Căn", 1)
	c := revision.Carry(revised.Plan, read(t, with, shifted), edits, revision.Refs(&old))
	again := revision.Apply(c.Plan, edits, with)
	covers(t, again.Plan)
	if len(again.Findings) > 0 || len(c.Findings) > 0 {
		t.Fatalf("%s %s", codes(c.Findings), codes(again.Findings))
	}
	changes := revision.Diff(&revised.Plan, &again.Plan)
	if len(changes) != 1 || changes[0].Kind != revision.New || !strings.HasPrefix(changes[0].New, "Mở lớp") {
		t.Errorf("changes %+v", changes)
	}
}

func TestAPassageThatIsReadByNowKeepsTheRefItWasGiven(t *testing.T) {
	with := newParser(t)
	old := read(t, with, decision)
	const passage = "Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão."
	edits := revision.MadeBy("người thử", []plan.Edit{edit("BS.1", plan.FieldAdded, passage, passage)})
	revised := revision.Apply(old, edits, with)
	better := strings.Replace(decision, passage+"\n1.", "1. "+passage+"\n+ Cơ quan chủ trì: Sở Y tế.\n2.", 1)
	c := revision.Carry(revised.Plan, read(t, with, better), edits, nil)
	again := revision.Apply(c.Plan, edits, with)
	if task, ok := again.Plan.Task("BS.1"); !ok || len(task.Lead) != 1 || len(again.Findings) > 0 {
		t.Errorf("%v %s", ok, codes(again.Findings))
	}
}

// A thousand items carry over in a moment, however alike they are.
func TestCarryIsFast(t *testing.T) {
	with := newParser(t)
	var text, later strings.Builder
	text.WriteString(decision[:strings.Index(decision, "1. Rà soát")])
	later.WriteString(text.String())
	for i := range 1000 {
		line := fmt.Sprintf("%d. Kiểm tra việc thực hiện kế hoạch số %d của địa phương về an toàn hồ chứa.\n+ Cơ quan chủ trì: Sở Y tế.\n", i+1, i*7)
		text.WriteString(line)
		if i%3 == 0 {
			line = strings.ReplaceAll(line, "Kiểm tra", "Rà soát, kiểm tra")
		}
		if i%10 != 5 {
			later.WriteString(line)
		}
	}
	old, fresh := read(t, with, text.String()), read(t, with, later.String())
	began := time.Now()
	c := revision.Carry(old, fresh, nil, nil)
	took := time.Since(began)
	kept := 0
	for _, task := range c.Plan.Tasks {
		if before, ok := old.Task(task.Ref); ok && before.Text[len(before.Text)-20:] == task.Text[len(task.Text)-20:] {
			kept++
		}
	}
	t.Logf("%d tasks in %v, %d keep their Refs, %d in doubt", len(c.Plan.Tasks), took, kept, len(c.Findings))
	if took > 2*time.Second || kept < 600 {
		t.Errorf("took %v, kept %d", took, kept)
	}
}
