package parser_test

import (
	"testing"

	"theodoi/parser"
	"theodoi/plan"
)

func TestOneValueIsReadAsADecisionWouldBe(t *testing.T) {
	p := newParser(t)
	if due := parser.DueOf("Quý III/2024.", "2024-01-15"); due.Kind != plan.By || due.To != "2024-09-30" || due.Text != "Quý III/2024" {
		t.Errorf("due %+v", due)
	}
	view := p.Register.At("2024-01-15")
	named := parser.AgenciesOf("Sở Y tế chủ trì, phối hợp với Sở Tài chính", view)
	if len(named.Lead) != 1 || named.Lead[0].Code != "SYT" || len(named.Support) != 1 || named.Support[0].Code != "STC" || len(named.Unknown) != 0 {
		t.Errorf("named %+v", named)
	}
	if named := parser.AgenciesOf("Sở Vũ trụ", view); len(named.Lead) != 1 || named.Lead[0].Name != "Sở Vũ trụ" || len(named.Unknown) != 1 {
		t.Errorf("named %+v", named)
	}
	for text, want := range map[string]string{
		"70-71%": "70-71 %", "khoảng 38.000 tỷ đồng": "khoảng 38.000 tỷ đồng", "giảm 1,5-2%": "giảm 1,5-2 %", "Xuất siêu": "Xuất siêu ", "đạt khá": "", "5% và 6%": "", "": "",
	} {
		m, ok := p.MeasureOf(text)
		if got := m.PlanText() + " " + m.Unit; ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v; want %q", text, got, ok, want)
		}
	}
}

func TestOneTargetIsReadFromItsSentence(t *testing.T) {
	target := newParser(t).TargetOf("Tỷ lệ hộ nghèo giảm 1,5-2%, trong đó, miền núi giảm 3-4%", plan.Decision{Issued: "2024-01-15"})
	if target.Name != "Tỷ lệ hộ nghèo" || len(target.Measures) != 2 || target.Measures[1].Scope != "miền núi" || target.Horizon.To != "2024" || len(target.Measures[0].Owners) == 0 {
		t.Errorf("target %+v", target)
	}
	if worded := newParser(t).TargetOf("Cán cân thương mại đạt xuất siêu", plan.Decision{}); len(worded.Measures) != 1 || worded.Measures[0].Word != "xuất siêu" {
		t.Errorf("target %+v", worded)
	}
}
