package parser_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/parser"
	"theodoi/parser/source"
	"theodoi/plan"
	"theodoi/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// newParser returns a parser with the embedded files, as the program runs on them.
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

func readFile(t testing.TB, path string) plan.Source {
	t.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) && strings.Contains(path, "shared") {
		t.Skipf("the real decisions are not on this machine (%s)", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	src, findings, ok := source.Read(filepath.Base(path), data)
	if !ok {
		t.Fatal(findings)
	}
	return src
}

const (
	realDecision   = "../../shared/decisions/91-qd-ubnd.txt"
	sampleDecision = "../samples/decision.txt"
)

// TestRealDecisionCountedByHand holds the reading against counts that were made on paper.
func TestRealDecisionCountedByHand(t *testing.T) {
	src := readFile(t, realDecision)
	p, findings := newParser(t).Parse(src)

	d := p.Decision
	if d.Number != "91/QĐ-UBND" || d.Issued != "2024-01-19" || d.Place != "Quảng Ngãi" || d.Kind != "Quyết định" {
		t.Errorf("decision read as %+v", d)
	}
	if d.Signer.Name != "Đặng Văn Minh" || len(d.Bases) != 5 {
		t.Errorf("signer %q, %d bases", d.Signer.Name, len(d.Bases))
	}
	measures := 0
	for _, target := range p.Targets {
		measures += len(target.Measures)
	}
	if len(p.Targets) != 25 || measures != 34 {
		t.Errorf("%d targets with %d measures, want 25 with 34", len(p.Targets), measures)
	}
	blocks, duties, support, dues := 0, 0, 0, map[string]int{}
	for _, task := range p.Tasks {
		switch task.Kind {
		case plan.Block:
			blocks++
			dues[task.Due.Text]++
			if len(task.Direct) != 1 || task.Direct[0].Code == "" || len(task.Lead) == 0 {
				t.Errorf("%s: direct %v, lead %v", task.Ref, task.Direct, task.Lead)
			}
		case plan.Duty:
			duties++
		default:
			t.Errorf("%s is of kind %s", task.Ref, task.Kind)
		}
		for _, a := range append(task.Lead, task.Support...) {
			if a.Code == "" {
				t.Errorf("%s: %q has no code", task.Ref, a.Name)
			}
		}
		if hasLine(src, task, "Cơ quan phối hợp:") {
			support++
		}
	}
	if blocks != 42 || duties != 9 || support != 39 {
		t.Errorf("%d blocks, %d duties, %d support lines, want 42, 9, 39", blocks, duties, support)
	}
	if dues["Thường xuyên trong năm 2024"] != 32 || dues["Năm 2024"] != 10 {
		t.Errorf("dues %v", dues)
	}
	if len(p.Reporting) != 1 || len(p.Reporting[0].Periods) != 5 || len(p.Reporting[0].To) != 3 {
		t.Errorf("reporting regime read as %+v", p.Reporting)
	}
	wantFinding(t, findings, finding.NumberingStart, 41)
	wantFinding(t, findings, finding.NumberingSkip, 183)
	wantFinding(t, findings, finding.NumberingRestart, 257)
}

func hasLine(src plan.Source, task plan.Task, label string) bool {
	return strings.Contains(task.Span.Of(src.Text), label)
}

func wantFinding(t *testing.T, findings []finding.Finding, code finding.Code, line int) {
	t.Helper()
	for _, f := range findings {
		if f.Code == code && f.Place.Line == line {
			return
		}
	}
	t.Errorf("no finding %s at line %d", code, line)
}

// TestGolden compares every field of two decisions with what was read and checked before. The files hold refs, lines, codes,
// numbers and dates, and of texts only their hashes.
func TestGolden(t *testing.T) {
	for _, c := range []struct{ decision, golden string }{
		{sampleDecision, "testdata/sample.golden"},
	} {
		t.Run(filepath.Base(c.decision), func(t *testing.T) {
			p, findings := newParser(t).Parse(readFile(t, c.decision))
			got := describe(&p, findings)
			if *update {
				if err := os.WriteFile(c.golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(c.golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("reading changed; first difference:\n%s", firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) && i < len(w); i++ {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func describe(p *plan.Plan, findings []finding.Finding) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	d := p.Decision
	line("decision %s %s title=%s issuer=%s signer=%s", d.Number, d.Issued, hash(d.Title), hash(d.Issuer), hash(d.Signer.Name))
	for _, s := range d.Bases {
		line("basis %s", hash(s))
	}
	for _, s := range p.Sections {
		line("section %s %v %s", s.Ref, p.Source.Lines(s.Span), hash(s.Title))
	}
	for _, t := range p.Targets {
		line("target %s %v %s-%s text=%s", t.Ref, p.Source.Lines(t.Span), t.Horizon.From, t.Horizon.To, hash(t.Text))
		for _, m := range t.Measures {
			line("  measure %s op=%s approx=%t direction=%s %s..%s unit=%s scope=%s baseline=%s %s %s better=%s owners=%s", m.Ref, m.Op, m.Approx, m.Direction,
				figureText(m.Low), figureText(m.High), hash(m.Unit)[:8], hash(m.Scope)[:8], hash(m.Baseline)[:8], m.Aggregation, m.Frequency, m.Better, owners(m))
		}
	}
	for _, t := range p.Tasks {
		line("task %s %v %s %s due=%s %s..%s %s%s inherited=%d text=%s", t.Ref, p.Source.Lines(t.Span), t.Kind, t.Force, t.Due.Kind, string(t.Due.From), string(t.Due.To),
			t.Due.Every, t.Due.On, len(t.Inherited), hash(t.Text))
		for _, part := range []struct {
			name      string
			assignees []plan.Assignee
		}{{"direct", t.Direct}, {"lead", t.Lead}, {"support", t.Support}} {
			for _, a := range part.assignees {
				line("  %s %s group=%t open=%t parent=%s scope=%s name=%s", part.name, a.Code, a.Group, a.Open, a.Parent, hash(a.Scope)[:8], hash(a.Name)[:8])
			}
		}
	}
	for _, r := range p.Reporting {
		line("reporting %s %v by=%d to=%s", r.Ref, r.Periods, len(r.By), codes(r.To))
	}
	for _, s := range p.Unread {
		line("unread %v %s", p.Source.Lines(s), hash(s.Of(p.Source.Text)))
	}
	for _, f := range findings {
		line("finding %s %s line=%d ref=%s", f.Code, f.Severity, f.Place.Line, f.Place.Ref)
	}
	return b.String()
}

// figureText is empty where a word stands in place of a figure.
func figureText(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return viet.Plain(*d)
}

func owners(m plan.Measure) string {
	var out []string
	for _, o := range m.Owners {
		out = append(out, fmt.Sprintf("%s(suggested=%t)", o.Code, o.Suggested))
	}
	return strings.Join(out, ",")
}

func codes(assignees []plan.Assignee) string {
	var out []string
	for _, a := range assignees {
		out = append(out, a.Code)
	}
	return strings.Join(out, ",")
}
