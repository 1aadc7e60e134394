package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// TestStoredPlanStaysReadable reads a plan as the first version of the schema stored it. Plans are stored under the names of package
// plan's fields: whoever renames one has to write a migration, and this test reminds them.
func TestStoredPlanStaysReadable(t *testing.T) {
	stored, err := os.ReadFile(filepath.Join("testdata", "plan-1.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p plan.Plan
	if err := json.Unmarshal(stored, &p); err != nil {
		t.Fatal(err)
	}
	_, m, found := p.Measure("CT.1/1")
	task, alsoFound := p.Task("III.1.a-1")
	if !found || !alsoFound {
		t.Fatalf("target or task lost: %+v", p)
	}
	for what, pair := range map[string][2]string{
		"number":    {p.Decision.Number, "91/QĐ-UBND"},
		"source":    {p.Source.Text, "Tỷ lệ đô thị hóa đạt 2,0%"},
		"low":       {viet.Plain(*m.Low), "2.0"},
		"frequency": {string(m.Frequency), "half"},
		"owner":     {m.Owners[0].Code, "SXD"},
		"lead":      {task.Lead[0].Code, "SXD"},
		"due":       {string(task.Due.To), "2024-06-30"},
		"path":      {string(plan.RefOf(task.Path)), "III.1.a-1"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if p.Revision != 1 || p.Source.Line(0) != 59 || m.Span != (plan.Span{Start: 0, Stop: 31}) {
		t.Errorf("revision, origins or span lost: %+v", p)
	}
}

func TestStoredFindingsStayReadable(t *testing.T) {
	const stored = `[{"code":"cell-two-numbers","severity":"block","file":"a.xlsx","sheet":"Chỉ tiêu","cell":"G5","line":3,"ref":"CT.1/1",` +
		`"got":"12.5","want":"12,5 hoặc 125"}]`
	got, err := readFindings(stored)
	if err != nil {
		t.Fatal(err)
	}
	place := finding.Place{File: "a.xlsx", Sheet: "Chỉ tiêu", Cell: "G5", Line: 3, Ref: "CT.1/1"}
	want := finding.Finding{Code: "cell-two-numbers", Severity: finding.Block, Place: place, Got: "12.5", Want: "12,5 hoặc 125"}
	if len(got) != 1 || got[0] != want {
		t.Fatalf("got %+v, want %+v", got, want)
	}
	again, err := writeFindings(got)
	if err != nil || again != stored {
		t.Fatalf("written again: %s, %v", again, err)
	}
}

// TestHistoryIsOnlyAppendedTo looks at the SQL of the package: no statement changes or removes what was accepted.
func TestHistoryIsOnlyAppendedTo(t *testing.T) {
	breaks := regexp.MustCompile(`(?i)(UPDATE|DELETE\s+FROM)\s+(history|confirmations|waiting|settlements|acts|originals|plan_edits)\b`)
	for _, pattern := range []string{"*.go", "migrations/*.sql"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %v", pattern, files, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if hit := breaks.Find(text); hit != nil {
				t.Errorf("%s: %s", file, hit)
			}
		}
	}
}
