package office_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/office"
	"theodoi/plan"
)

func (d *desk) issueAll(code string) office.IssueResult {
	d.t.Helper()
	result, err := d.Issue(context.Background(), office.Order{Period: period(d.t, code), Dir: filepath.Join(d.dir, "all-"+code)})
	if err != nil {
		d.t.Fatal(err)
	}
	return result
}

func handed(all []office.Handover) map[string][]string {
	out := map[string][]string{}
	for _, h := range all {
		for _, to := range h.To {
			out[h.From.Code] = append(out[h.From.Code], to.Code)
		}
	}
	return out
}

func TestWorkbooksGoToWhoTookTheWorkOver(t *testing.T) {
	d := open(t)
	if r := d.issueAll("2024-Q4"); len(r.Handed)+len(r.Split) > 0 {
		t.Errorf("before anything changed: %v %v", handed(r.Handed), handed(r.Split))
	}
	r := d.issueAll("2025-Q1")
	if got := handed(r.Handed); !slices.Equal(got["SKHDT"], []string{"STC"}) || !slices.Equal(got["SNNPTNT"], []string{"SNNMT"}) || len(got["UBND-BS"]) > 0 {
		t.Errorf("handed over %v", got)
	}
	if got := handed(r.Split); !slices.Equal(got["SLDTBXH"], []string{"SNV", "SGDDT", "SYT", "SNNMT"}) || len(got) != 1 {
		t.Errorf("split %v", got)
	}
	i := slices.IndexFunc(r.Files, func(f office.IssuedFile) bool { return f.Agency.Code == "SKHDT" })
	if i < 0 || r.Files[i].Agency.Name != "Sở Tài chính (nhận việc của Sở Kế hoạch và Đầu tư)" {
		t.Fatalf("the workbook of SKHDT is not made out to its successor: %+v", r.Files)
	}
	if slices.ContainsFunc(r.Files, func(f office.IssuedFile) bool { return f.Agency.Code == "SLDTBXH" }) {
		t.Error("a workbook for an agency whose work went to several")
	}
	later := d.issueAll("2025-Q3")
	if got := handed(later.Split); len(got["UBND-BS"]) != 5 || got["UBND-LS"] != nil {
		t.Errorf("districts after they ended: %v", got)
	}
	if got := handed(later.Handed); !slices.Equal(got["UBND-LS"], []string{"UBND-LY-SON"}) {
		t.Errorf("the district that became one: %v", got)
	}

	data := d.fill(r.Files[i].Path)
	for _, wanted := range []string{"STC", "SKHDT", ""} {
		if p := d.look("stc.xlsx", data, office.Wanted{Agency: wanted}); has(p.Findings, finding.WorkbookWrongAgent) {
			t.Errorf("%s may not send it back: %v", wanted, p.Findings)
		}
	}
	if p := d.look("syt.xlsx", data, office.Wanted{Agency: "SYT"}); !has(p.Findings, finding.WorkbookWrongAgent) {
		t.Error("another agency's workbook was taken for its own")
	}
}

func has(findings []finding.Finding, code finding.Code) bool {
	return slices.ContainsFunc(findings, func(f finding.Finding) bool { return f.Code == code })
}

func TestReassignedWorkIsIssuedToItsNewAgency(t *testing.T) {
	d := open(t)
	ctx := context.Background()
	before, err := d.Choose(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.LookReassign(ctx, "", office.Reassignment{From: "SNNPTNT", To: "SNNMT", Why: "07/QĐ-UBND"})
	if err != nil || len(r.Edits) == 0 || r.Waiting() > 0 || has(r.Findings, finding.AgencyNotThen) {
		t.Fatalf("%v: %d edits, %v", err, len(r.Edits), r.Findings)
	}
	for _, e := range r.Edits {
		if e.Why != "07/QĐ-UBND" || strings.Contains(e.New, "Phát triển nông thôn") {
			t.Errorf("edit %+v", e)
		}
	}
	if err := d.Revise(ctx, r); err != nil {
		t.Fatal(err)
	}
	after, err := d.Choose(ctx, "")
	if err != nil || after.Revision != before.Revision+1 {
		t.Fatalf("revision %d: %v", after.Revision, err)
	}
	if named(&before, "SNNPTNT") != named(&after, "SNNMT") || named(&after, "SNNPTNT") > 0 {
		t.Errorf("named %d times before, %d and %d after", named(&before, "SNNPTNT"), named(&after, "SNNMT"), named(&after, "SNNPTNT"))
	}
	files := d.issueAll("2025-Q1").Files
	if !slices.ContainsFunc(files, func(f office.IssuedFile) bool { return f.Agency.Code == "SNNMT" }) {
		t.Error("no workbook for the agency that was formed after the decision")
	}

	if _, err := d.LookReassign(ctx, "", office.Reassignment{From: "SNNPTNT", To: "SNNMT"}); !errors.Is(err, office.ErrNothingToReassign) {
		t.Errorf("again: %v", err)
	}
	if _, err := d.LookReassign(ctx, "", office.Reassignment{From: "SYT", To: "KHONG"}); !errors.Is(err, office.ErrNoSuchAgency) {
		t.Errorf("nobody: %v", err)
	}
}

func TestOneItemIsReassigned(t *testing.T) {
	d := open(t)
	ctx := context.Background()
	p, err := d.Choose(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Tasks, func(t plan.Task) bool {
		return slices.ContainsFunc(t.Lead, func(a plan.Assignee) bool { return a.Code == "SYT" })
	})
	r, err := d.LookReassign(ctx, "", office.Reassignment{From: "SYT", To: "UBND-BINH-SON", Refs: []plan.Ref{p.Tasks[i].Ref}})
	if err != nil || len(r.Edits) != 1 {
		t.Fatalf("%v: %+v", err, r.Edits)
	}
	task, _ := r.After.Task(p.Tasks[i].Ref)
	if !slices.ContainsFunc(task.Lead, func(a plan.Assignee) bool { return a.Code == "UBND-BINH-SON" }) {
		t.Errorf("lead %+v", task.Lead)
	}
}

// named counts where a plan names an agency by its code.
func named(p *plan.Plan, code string) int {
	n := 0
	for _, t := range p.Tasks {
		for _, list := range [][]plan.Assignee{t.Lead, t.Support, t.Direct} {
			for _, a := range list {
				if a.Code == code {
					n++
				}
			}
		}
	}
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			for _, o := range m.Owners {
				if o.Code == code {
					n++
				}
			}
		}
	}
	return n
}
