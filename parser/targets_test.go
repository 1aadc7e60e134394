package parser_test

import (
	"fmt"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/parser/source"
	"theodoi/plan"
)

const (
	someHead = "Số: 05/QĐ-UBND\nMẫu, ngày 05 tháng 3 năm 2024\nVề việc mẫu\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\n"
	someTail = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
)

// parseBody reads a decision with the body.
func parseBody(t testing.TB, body string) (plan.Plan, []finding.Finding) {
	t.Helper()
	src, findings, ok := source.Read("mẫu.txt", []byte(someHead+body+"\n"+someTail))
	if !ok {
		t.Fatal(findings)
	}
	return newParser(t).Parse(src)
}

// said writes the findings of the codes, with line in the body, Ref, got and want.
func said(findings []finding.Finding, codes ...finding.Code) string {
	var out []string
	for _, f := range findings {
		for _, c := range codes {
			if f.Code == c {
				out = append(out, strings.Trim(fmt.Sprintf("%d:%s %s %s/%s", f.Place.Line-strings.Count(someHead, "\n"), f.Code, f.Place.Ref, f.Got, f.Want), "/"))
			}
		}
	}
	return strings.Join(out, "; ")
}

func targetRefs(p plan.Plan) string {
	var out []string
	for _, t := range p.Targets {
		ref := string(t.Ref)
		if t.Parent != "" {
			ref += "<" + string(t.Parent)
		}
		out = append(out, ref)
	}
	return strings.Join(out, " ")
}

const threeFigures = "1. Trồng rừng 40 ha;\n2. Xây 5 trường;\n3. Thu 9 tỷ đồng."

func TestRunsTakenForTargetsByTheirFiguresAreSaid(t *testing.T) {
	for heading, want := range map[string][2]string{
		"I. CÁC CHỈ TIÊU CHỦ YẾU": {"CT.1 CT.2 CT.3", ""},
		"I. MỤC TIÊU":             {"CT.1 CT.2 CT.3", ""},
		"I. NĂM 2024":             {"CT.1 CT.2 CT.3", "2:targets.by-figures  3"},
		"Điều 1. Giao chỉ tiêu kế hoạch năm 2024:":  {"CT.1 CT.2 CT.3", ""},
		"Điều 1. Giao các cơ quan làm các việc sau": {"", ""},
		"I. Sở Y tế": {"", ""},
		"I. Sở Y tế chủ trì thực hiện":        {"", ""},
		"I. KẾT QUẢ NĂM 2023":                 {"", ""},
		"I. Ý NGHĨA":                          {"", ""},
		"I. TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU": {"", ""},
		"I. ĐÁNH GIÁ CHUNG":                   {"", ""},
		"I. CHỈ TIÊU, KẾT QUẢ CẦN ĐẠT":        {"CT.1 CT.2 CT.3", ""},
		"I. NHIỆM VỤ":                         {"", ""},
	} {
		p, findings := parseBody(t, heading+"\n"+threeFigures)
		if got := [2]string{targetRefs(p), said(findings, finding.TargetsByFigures)}; got != want {
			t.Errorf("%s: %q, want %q", heading, got, want)
		}
	}
	p, _ := parseBody(t, "I. CÁC CHỈ TIÊU\n1. Sở Y tế:\na) Xây 5 trạm;\nb) Mua 7 xe.\n2. Sở Công Thương:\na) Xây 3 chợ.")
	if got, want := targetRefs(p), "CT.1.a CT.1.b CT.2.a"; got != want {
		t.Errorf("targets per agency: %s, want %s", got, want)
	}
}

func TestRefsOfNestedTargetsTellTheirParents(t *testing.T) {
	for body, want := range map[string]string{
		"I. CHỈ TIÊU\n1. Về kinh tế\na) Thu 9 tỷ đồng;\nb) Trồng 4 ha.\n2. Về xã hội\na) Xây 5 trường.":      "CT.1.a CT.1.b CT.2.a",
		"I. CHỈ TIÊU\n1. Thu 9 tỷ đồng, trong đó:\na) Phí 4 tỷ đồng;\nb) Thuế 5 tỷ đồng.\n2. Trồng 4 ha.":    "CT.1 CT.1.a<CT.1 CT.1.b<CT.1 CT.2",
		"I. CHỈ TIÊU\n1. Thu 9 tỷ đồng, trong đó:\n- Phí 4 tỷ đồng;\n- Thuế 5 tỷ đồng.":                      "CT.1 CT.1-1<CT.1 CT.1-2<CT.1",
		"I. CHỈ TIÊU\n1. Về kinh tế\n1.1. Thu 9 tỷ đồng;\n1.2. Trồng 4 ha.":                                  "CT.1.1 CT.1.2",
		"I. CHỈ TIÊU\n- Thu 9 tỷ đồng;\n- Trồng 4 ha.":                                                       "CT.1 CT.2",
		"I. CHỈ TIÊU KINH TẾ\n1. Thu 9 tỷ đồng.\nII. CHỈ TIÊU XÃ HỘI\n1. Trồng 4 ha.":                        "CT.1 CT.1~2",
		"I. CHỈ TIÊU KINH TẾ\n1. Về thu\na) Thu 9 tỷ đồng.\nII. CHỈ TIÊU XÃ HỘI\n1. Về rừng\na) Trồng 4 ha.": "CT.1.a CT.1.a~2",
	} {
		p, _ := parseBody(t, body)
		if got := targetRefs(p); got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
		checkCover(t, &p)
		checkRefs(t, &p)
	}
}

func TestFindingsOfFiguresSayLineAndRef(t *testing.T) {
	_, findings := parseBody(t, "I. CHỈ TIÊU\n1. Thu 9 tỷ đồng (tăng 2%);\n2. Trồng 12.5 ha;\n3. Nuôi 70-60 tấn.")
	want := "2:target.figure-skipped CT.1 2%; 3:target.number-two-ways CT.2/1 12.5/12,5 hoặc 125; 4:target.figure-skipped CT.3 70-60 tấn; 4:target.no-measure CT.3 Nuôi 70-60 tấn."
	if got := said(findings, finding.TargetFigureSkipped, finding.TargetTwoNumbers, finding.TargetNoMeasure); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestATargetInWordsLacksNoMeasure(t *testing.T) {
	p, findings := parseBody(t, "I. CHỈ TIÊU\n1. Cán cân thương mại: xuất siêu;\n2. Chỉ số chuyển đổi số đạt mức tiên tiến;\n3. Giữ vững trật tự.")
	if got, want := said(findings, finding.TargetNoMeasure), "4:target.no-measure CT.3 Giữ vững trật tự."; got != want || len(p.Targets) != 3 {
		t.Fatalf("%d targets, %s, want %s", len(p.Targets), got, want)
	}
	for i, word := range []string{"xuất siêu", "đạt mức tiên tiến"} {
		m := p.Targets[i].Measures
		if len(m) != 1 || m[0].Word != word || m[0].Low != nil || m[0].High != nil || m[0].Span.Of(p.Source.Text) != word || m[0].PlanText() != word {
			t.Errorf("%s read as %+v", word, m)
		}
	}
}

func TestUnreadOrdersAreSaid(t *testing.T) {
	for body, want := range map[string]string{
		"I. NHIỆM VỤ\n1. Việc.\n+ Cơ quan chủ trì: Sở Y tế":                                          "",
		"KẾ HOẠCH\n+ Cơ quan chủ trì: Sở Y tế\nI. NHIỆM VỤ\n1. Việc.\n+ Cơ quan chủ trì: Sở Y tế":    "2:text.unread-orders  1",
		"I. ĐÁNH GIÁ\n1. Sở Y tế chủ trì xây trạm.\n2. Sở Tài chính chủ trì cấp vốn.\n3. Việc khác.": "2:text.unread-orders  2",
		"I. ĐÁNH GIÁ\n1. Sở Y tế chủ trì xây trạm.\n2. Việc khác.":                                   "",
	} {
		p, findings := parseBody(t, body)
		if got := said(findings, finding.TextUnreadOrders); got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
		checkCover(t, &p)
	}
}

func TestABlockWithoutANumberIsATask(t *testing.T) {
	for body, want := range map[string]string{
		"Nâng cấp trạm y tế xã.\n+ Cơ quan chủ trì: Sở Y tế.":                                                                    "p1 block Nâng cấp trạm y tế xã.",
		"I. NHIỆM VỤ Y TẾ\nNâng cấp trạm.\n+ Cơ quan chủ trì: Sở Y tế.\nMua xe.\n+ Cơ quan chủ trì: Sở Tài chính.":               "I.p1 block Nâng cấp trạm.; I.p2 block Mua xe.",
		"I. NHIỆM VỤ\n1. Y tế\n1.1. Nâng cấp trạm.\n+ Cơ quan chủ trì: Sở Y tế.\n1.2. Mua xe.\n+ Cơ quan chủ trì: Sở Tài chính.": "I.1.1 block Nâng cấp trạm.; I.1.2 block Mua xe.",
	} {
		p, findings := parseBody(t, body)
		var got []string
		for _, task := range p.Tasks {
			got = append(got, fmt.Sprintf("%s %s %s", task.Ref, task.Kind, task.Text))
			if len(task.Lead) != 1 || task.Lead[0].Code == "" {
				t.Errorf("%s: lead %+v", task.Ref, task.Lead)
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s\n got %s\nwant %s", body, strings.Join(got, "; "), want)
		}
		if text := said(findings, finding.TaskNoText); text != "" {
			t.Error(text)
		}
		checkCover(t, &p)
	}
	p, _ := parseBody(t, "I. NHIỆM VỤ Y TẾ\nNâng cấp trạm.\n+ Cơ quan chủ trì: Sở Y tế.")
	if len(p.Sections) != 1 || p.Sections[0].Title != "NHIỆM VỤ Y TẾ" {
		t.Errorf("sections %+v", p.Sections)
	}
}
