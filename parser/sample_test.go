package parser_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// counts is what a person counted in the sample.
type counts struct {
	Decision struct {
		Number, Place, Issued, Title, Issuer string
		Bases                                int
		Signer                               struct{ Name, Title string }
	}
	Headings []struct {
		Line  int
		Path  []string
		Title string
	}
	Targets []struct {
		Ordinal  string
		Line     int
		Measures []string
	}
	Groups map[string]string
	Blocks []countedBlock
	Duties []struct {
		Line int
	}
}

type countedBlock struct {
	Path       []string
	Lines      [2]int
	Paragraphs int
	Lead       []string
	InLead     []string `yaml:"supports_in_lead"`
	Support    []string
	Scopes     int
	Due        string
}

func readCounts(t *testing.T) counts {
	t.Helper()
	data, err := os.ReadFile("../samples/decision.counts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var c counts
	if err := yaml.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestSampleAgreesWithItsCounts holds the reading of the sample against counts that were made by hand, block by block.
func TestSampleAgreesWithItsCounts(t *testing.T) {
	want := readCounts(t)
	p, _ := newParser(t).Parse(readFile(t, sampleDecision))
	d := p.Decision
	if d.Number != want.Decision.Number || d.Place != want.Decision.Place || string(d.Issued) != want.Decision.Issued ||
		d.Title != want.Decision.Title || d.Issuer != want.Decision.Issuer || len(d.Bases) != want.Decision.Bases ||
		d.Signer.Name != want.Decision.Signer.Name || d.Signer.Title != want.Decision.Signer.Title {
		t.Errorf("decision read as %+v, want %+v", d, want.Decision)
	}
	for _, h := range want.Headings {
		if !slices.ContainsFunc(p.Sections, func(s plan.Section) bool {
			return slices.Equal(s.Path, h.Path) && p.Source.Lines(s.Span)[0] == h.Line
		}) {
			t.Errorf("no heading %v at line %d", h.Path, h.Line)
		}
	}
	compareTargets(t, &p, want)
	compareBlocks(t, &p, want)
}

func compareTargets(t *testing.T, p *plan.Plan, want counts) {
	t.Helper()
	if len(p.Targets) != len(want.Targets) {
		t.Fatalf("%d targets, want %d", len(p.Targets), len(want.Targets))
	}
	for i, w := range want.Targets {
		got := p.Targets[i]
		if got.Ordinal != w.Ordinal || p.Source.Lines(got.Span)[0] != w.Line || len(got.Measures) != len(w.Measures) {
			t.Errorf("target %s at %v with %d measures, want %s at %d with %d", got.Ordinal, p.Source.Lines(got.Span), len(got.Measures), w.Ordinal, w.Line, len(w.Measures))
			continue
		}
		for j, m := range got.Measures {
			if !strings.HasPrefix(w.Measures[j], m.Text) {
				t.Errorf("measure %s is %q, want %q", m.Ref, m.Text, w.Measures[j])
			}
		}
	}
}

func compareBlocks(t *testing.T, p *plan.Plan, want counts) {
	t.Helper()
	full := func(names []string) []string {
		var out []string
		for _, n := range names {
			if group, ok := want.Groups[n]; ok {
				n = group
			}
			out = append(out, viet.Fold(n))
		}
		return out
	}
	names := func(assignees []plan.Assignee) []string {
		var out []string
		for _, a := range assignees {
			out = append(out, viet.Fold(a.Name))
		}
		return out
	}
	var duties []int
	blocks := 0
	for _, task := range p.Tasks {
		lines := p.Source.Lines(task.Span)
		if task.Kind != plan.Block {
			duties = append(duties, lines[0])
			continue
		}
		blocks++
		i := slices.IndexFunc(want.Blocks, func(w countedBlock) bool { return w.Lines == lines })
		if i < 0 {
			t.Errorf("block %s at %v is none of those counted", task.Ref, lines)
			continue
		}
		w := want.Blocks[i]
		if !slices.Equal(task.Path, w.Path) {
			t.Errorf("block at %v has path %v, want %v", lines, task.Path, w.Path)
		}
		if got := names(task.Lead); !slices.Equal(got, full(w.Lead)) {
			t.Errorf("%s: lead %v, want %v", task.Ref, got, full(w.Lead))
		}
		if got, want := names(task.Support), full(append(append([]string{}, w.InLead...), w.Support...)); !slices.Equal(got, want) {
			t.Errorf("%s: support %v, want %v", task.Ref, got, want)
		}
		if task.Due.Text != w.Due {
			t.Errorf("%s: due %q, want %q", task.Ref, task.Due.Text, w.Due)
		}
		if n := len(strings.Split(task.Text, "\n")); w.Paragraphs > 0 && n != w.Paragraphs {
			t.Errorf("%s: %d paragraphs, want %d", task.Ref, n, w.Paragraphs)
		}
		scopes := 0
		for _, a := range task.Lead {
			if a.Scope != "" {
				scopes++
			}
		}
		if scopes != w.Scopes {
			t.Errorf("%s: %d scopes, want %d", task.Ref, scopes, w.Scopes)
		}
	}
	if blocks != len(want.Blocks) {
		t.Errorf("%d blocks, want %d", blocks, len(want.Blocks))
	}
	if len(duties) != len(want.Duties) {
		t.Fatalf("duties at lines %v, want %v", duties, want.Duties)
	}
	for i, w := range want.Duties {
		if duties[i] != w.Line {
			t.Errorf("duty at line %d, want %d", duties[i], w.Line)
		}
	}
}
