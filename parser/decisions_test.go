package parser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"theodoi/internal/need"
	"theodoi/parser/source"
	"theodoi/plan"
)

const realDecisions = "../../shared/decisions/"

// realCounts are the real decisions with the counts that were made by reading them. What a count of -1 says was not counted.
var realCounts = []struct {
	file             string
	number, issued   string
	targets, figures int
	tasks            map[plan.Kind]int // of the kinds that were counted
}{
	{"91-qd-ubnd.txt", "91/QĐ-UBND", "2024-01-19", 25, 34, map[plan.Kind]int{plan.Block: 42, plan.Duty: 9}},
	{"ha-noi-308-kh-ubnd.md", "308/KH-UBND", "2025-11-17", 0, 0, map[plan.Kind]int{plan.Block: 7}},
	{"lai-chau-7360-kh-ubnd.md", "7360/KH-UBND", "2025-11-19", 0, 0, map[plan.Kind]int{plan.Block: 9}},
	{"hcm-2820-qd-ubnd.md", "2820/QĐ-UBND", "2025-11-19", 0, 0, map[plan.Kind]int{plan.TableRow: 25 + 3}},
	{"dong-thap-617-kh-ubnd.md", "617/KH-UBND", "2025-12-01", 5, 5, map[plan.Kind]int{plan.TableRow: 11}},
	{"dong-nai-182-kh-ubnd.md", "182/KH-UBND", "2025-11-20", 9, 16, map[plan.Kind]int{plan.Block: 0, plan.TableRow: 0}},
	{"ttg-2597-qd-ttg.md", "2597/QĐ-TTg", "2025-11-27", 4, 4, map[plan.Kind]int{plan.TableRow: 25}},
	{"lao-cai-cong-van-chi-dao.docx", "", "", 0, 0, map[plan.Kind]int{plan.Inline: 5}},
}

// readReal reads a real decision as the program does.
func readReal(t *testing.T, file string) plan.Source {
	t.Helper()
	path := realDecisions + file
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skipf("the real decisions are not on this machine (%s)", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if ext := filepath.Ext(file); ext == ".doc" {
		need.Program(t, "soffice")
	}
	src, findings, ok := source.Read(file, data)
	if !ok {
		t.Fatal(findings)
	}
	return src
}

// TestRealDecisionsAgreeWithCountsByHand also compares every field with what was read and checked before. The golden files hold refs,
// lines, codes, numbers and dates, and of texts only their hashes.
func TestRealDecisionsAgreeWithCountsByHand(t *testing.T) {
	for _, c := range realCounts {
		t.Run(c.file, func(t *testing.T) {
			p, findings := newParser(t).Parse(readReal(t, c.file))
			checkCover(t, &p)
			checkRefs(t, &p)
			if p.Decision.Number != c.number || string(p.Decision.Issued) != c.issued {
				t.Errorf("%s of %s", p.Decision.Number, p.Decision.Issued)
			}
			figures, kinds := 0, map[plan.Kind]int{}
			for _, x := range p.Targets {
				figures += len(x.Measures)
			}
			for _, x := range p.Tasks {
				kinds[x.Kind]++
			}
			if len(p.Targets) != c.targets || figures != c.figures {
				t.Errorf("%d targets with %d figures, counted %d with %d", len(p.Targets), figures, c.targets, c.figures)
			}
			for kind, want := range c.tasks {
				if kinds[kind] != want {
					t.Errorf("%d tasks of kind %s, counted %d", kinds[kind], kind, want)
				}
			}
			var out bytes.Buffer
			if err := p.WriteJSON(&out, findings); err != nil {
				t.Fatal(err)
			}
			compareGolden(t, filepath.Join("testdata", "decisions", c.file+".json"), masked(t, out.Bytes()))
		})
	}
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
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
		t.Errorf("reading changed; first difference:\n%s", firstDifference(got, string(want)))
	}
}

// plainKeys are the fields of the plan's JSON that hold no words of the text.
var plainKeys = map[string]bool{
	"ref": true, "parent": true, "ordinal": true, "code": true, "kind": true, "force": true, "op": true, "direction": true, "better": true, "low": true, "high": true,
	"aggregation": true, "frequency": true, "from": true, "to": true, "every": true, "on": true, "trust": true, "lead_trust": true, "number": true, "issued": true,
	"severity": true, "periods": true, "path": true,
}

// masked writes a plan's JSON with one item a line and hashes in place of texts.
func masked(t *testing.T, data []byte) string {
	t.Helper()
	var whole map[string]any
	if err := json.Unmarshal(data, &whole); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, key := range []string{"decision", "sections", "targets", "tasks", "reporting", "frame", "unread", "findings"} {
		list, ok := whole[key].([]any)
		if !ok {
			list = []any{whole[key]}
		}
		for _, item := range list {
			line, err := json.Marshal(mask(key, item))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "{%q: %s}\n", key, line)
		}
	}
	return b.String()
}

func mask(key string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			if s, ok := x.(string); (!ok || s != "") && k != "message" && k != "remedy" {
				out[k] = mask(k, x)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = mask(key, x)
		}
		return out
	case string:
		if plainKeys[key] {
			return v
		}
		return "#" + hash(v)[:10]
	}
	return v
}
