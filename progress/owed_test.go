package progress

import (
	"fmt"
	"strings"
	"testing"

	"theodoi/agency"
	"theodoi/plan"
)

const smallRegister = `
province:
  name: tỉnh Mẫu
  place: Mẫu
issuer: UBND
agencies:
  - {code: UBND, name: UBND tỉnh, kind: authority}
  - {code: SYT, name: Sở Y tế, kind: department}
  - {code: SXD, name: Sở Xây dựng, kind: department}
  - {code: STC, name: Sở Tài chính, kind: department}
  - {code: CTK, name: Cục Thống kê, kind: central}
  - {code: HA, name: UBND huyện A, kind: district}
  - {code: HB, name: UBND huyện B, kind: district}
groups:
  - {code: HUYEN, name: "UBND các huyện", members: {kinds: [district]}}
  - {code: SO, name: "các sở, ban, ngành", members: {kinds: [department]}}
  - {code: LIENQUAN, name: "các cơ quan có liên quan", open: true}
`

func smallView(t testing.TB) *agency.View {
	t.Helper()
	r, findings := agency.Read("mẫu.yaml", []byte(smallRegister))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return r.At("2024-01-19")
}

func one(code string) plan.Assignee   { return plan.Assignee{Name: code, Code: code} }
func group(code string) plan.Assignee { return plan.Assignee{Name: code, Code: code, Group: true} }
func scoped(code, scope string) plan.Assignee {
	return plan.Assignee{Name: code, Code: code, Scope: scope}
}

// owedText writes what agencies owe, a line each: code, measures | lead | support | shared; a task by group carries a star.
func owedText(owed []Owed) string {
	var b strings.Builder
	tasks := func(list []OwedTask) string {
		var out []string
		for _, o := range list {
			s := string(o.Task.Ref)
			if o.Group {
				s += "*"
			}
			if o.Scope != "" {
				s += "(" + o.Scope + ")"
			}
			out = append(out, s)
		}
		return strings.Join(out, " ")
	}
	for _, o := range owed {
		var measures []string
		for _, m := range o.Measures {
			measures = append(measures, string(m.Measure.Ref))
		}
		fmt.Fprintf(&b, "%s: %s | %s | %s | %s\n", o.Agency.Code, strings.Join(measures, " "), tasks(o.Lead), tasks(o.Support), tasks(o.Shared))
	}
	return b.String()
}

func TestWhoOwesWhat(t *testing.T) {
	for _, c := range []struct {
		what string
		task plan.Task
		want string
	}{
		{"a lead", plan.Task{Lead: []plan.Assignee{one("SYT")}}, "SYT:  | 1 |  | \n"},
		{"a lead with its part", plan.Task{Lead: []plan.Assignee{scoped("SYT", "bệnh viện"), scoped("SXD", "nhà ở")}},
			"SXD:  | 1(nhà ở) |  | \nSYT:  | 1(bệnh viện) |  | \n"},
		{"a lead with two parts has one row with both", plan.Task{Lead: []plan.Assignee{scoped("SYT", "bệnh viện"), scoped("SXD", "nhà ở"), scoped("SYT", "trạm y tế")}},
			"SXD:  | 1(nhà ở) |  | \nSYT:  | 1(bệnh viện; trạm y tế) |  | \n"},
		{"a lead named twice for the same part", plan.Task{Lead: []plan.Assignee{scoped("SYT", "bệnh viện"), scoped("SYT", "bệnh viện")}}, "SYT:  | 1(bệnh viện) |  | \n"},
		{"members of a lead group", plan.Task{Lead: []plan.Assignee{group("HUYEN")}}, "HA:  | 1* |  | \nHB:  | 1* |  | \n"},
		{"a lead by name and by group leads by name", plan.Task{Lead: []plan.Assignee{group("HUYEN"), one("HB")}}, "HA:  | 1* |  | \nHB:  | 1 |  | \n"},
		{"named support", plan.Task{Lead: []plan.Assignee{one("SYT")}, Support: []plan.Assignee{one("STC")}}, "STC:  |  | 1 | \nSYT:  | 1 |  | \n"},
		{"support by group only is shared", plan.Task{Lead: []plan.Assignee{one("SYT")}, Support: []plan.Assignee{group("SO"), one("STC")}},
			"STC:  |  | 1 | \nSXD:  |  |  | 1*\nSYT:  | 1 |  | \n"},
		{"who leads does not support too", plan.Task{Lead: []plan.Assignee{one("SYT")}, Support: []plan.Assignee{one("SYT")}}, "SYT:  | 1 |  | \n"},
		{"support named twice has one row", plan.Task{Support: []plan.Assignee{one("SYT"), one("SYT")}}, "SYT:  |  | 1 | \n"},
		{"an open set is not expanded", plan.Task{Lead: []plan.Assignee{{Name: "các cơ quan có liên quan", Code: "LIENQUAN", Group: true, Open: true}}, Support: []plan.Assignee{group("LIENQUAN")}}, ""},
		{"an unknown name gets nothing", plan.Task{Lead: []plan.Assignee{{Name: "Sở Lạ"}, one("KHONGCO")}}, ""},
		{"who directs is not asked", plan.Task{Direct: []plan.Assignee{one("UBND")}}, ""},
		{"nobody named", plan.Task{}, ""},
	} {
		c.task.Ref = "1"
		got := owedText(AllOwed(&plan.Plan{Tasks: []plan.Task{c.task}}, smallView(t), mustPeriod(t, "2024-Q1")))
		if got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.what, got, c.want)
		}
	}
}

func TestMeasuresGoToTheirOwnersInThePeriodsThatAskForThem(t *testing.T) {
	measure := func(ref plan.Ref, f plan.Frequency, owners ...plan.Owner) plan.Measure {
		return plan.Measure{Ref: ref, Frequency: f, Owners: owners}
	}
	p := &plan.Plan{Targets: []plan.Target{
		{Ref: "CT.1", Measures: []plan.Measure{measure("CT.1/1", plan.Quarterly, plan.Owner{Code: "CTK", Suggested: true}), measure("CT.1/2", plan.Yearly, plan.Owner{Code: "CTK"})}},
		{Ref: "CT.2", Measures: []plan.Measure{measure("CT.2/1", plan.HalfYear, plan.Owner{Code: "SYT"}, plan.Owner{Code: "SXD"}), measure("CT.2/2", plan.Quarterly)}},
	}}
	for code, want := range map[string]string{
		"2024-M03": "",
		"2024-Q1":  "CTK: CT.1/1 |  |  | \n",
		"2024-Q2":  "CTK: CT.1/1 |  |  | \nSXD: CT.2/1 |  |  | \nSYT: CT.2/1 |  |  | \n",
		"2024-Y":   "CTK: CT.1/1 CT.1/2 |  |  | \nSXD: CT.2/1 |  |  | \nSYT: CT.2/1 |  |  | \n",
	} {
		owed := AllOwed(p, smallView(t), mustPeriod(t, code))
		if got := owedText(owed); got != want {
			t.Errorf("%s:\n%swant\n%s", code, got, want)
		}
		for _, o := range owed {
			for _, m := range o.Measures {
				if m.Suggested != (m.Measure.Ref == "CT.1/1") {
					t.Errorf("%s: suggested %v", m.Measure.Ref, m.Suggested)
				}
			}
		}
	}
}

func TestAgenciesStandInTheOrderOfTheRegister(t *testing.T) {
	tasks := []plan.Task{{Ref: "1", Lead: []plan.Assignee{group("HUYEN"), one("SYT")}}, {Ref: "2", Lead: []plan.Assignee{one("CTK"), one("SXD")}}}
	if got, want := owedText(AllOwed(&plan.Plan{Tasks: tasks}, smallView(t), mustPeriod(t, "2024-Q1"))), "CTK:  | 2 |  | \nSXD:  | 2 |  | \nSYT:  | 1 |  | \nHA:  | 1* |  | \nHB:  | 1* |  | \n"; got != want {
		t.Errorf("%swant\n%s", got, want)
	}
}

func TestSharedTasksAloneAreNothingToReport(t *testing.T) {
	for _, c := range []struct {
		owed Owed
		want bool
	}{
		{Owed{}, true},
		{Owed{Shared: []OwedTask{{}}}, true},
		{Owed{Support: []OwedTask{{}}}, false},
		{Owed{Lead: []OwedTask{{}}}, false},
		{Owed{Measures: []OwedMeasure{{}}}, false},
	} {
		if got := c.owed.Nothing(); got != c.want {
			t.Errorf("%+v: %v", c.owed, got)
		}
	}
}
