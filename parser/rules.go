package parser

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/templates"
)

// Rules suggest what a decision does not say of its measures: who reports them, how they add up, how often they are asked for,
// which way is better. They also list the units of figures and the words that stand in for one.
type Rules struct {
	Units []string `yaml:"units"` // the longest first after reading
	Words []string `yaml:"words"` // what may stand where a figure should: xuất siêu
	Rules []Rule   `yaml:"rules"`

	words *regexp.Regexp // any of Words; nil for none
}

// Rule applies to a measure whose name and scope hold all of Words; the first rule that applies wins.
type Rule struct {
	Words       []string         `yaml:"words"`
	Unless      []string         `yaml:"unless"`
	Owner       string           `yaml:"owner"`
	Aggregation plan.Aggregation `yaml:"aggregation"`
	Frequency   plan.Frequency   `yaml:"frequency"`
	Better      plan.Better      `yaml:"better"`
	Series      string           `yaml:"series"`

	words, unless []string // folded
}

// ReadRules reads a rules file.
func ReadRules(name string, data []byte) (*Rules, error) {
	rules := &Rules{}
	if err := templates.Decode(name, data, rules); err != nil {
		return nil, err
	}
	for i := range rules.Rules {
		r := &rules.Rules[i]
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("%s: rule %d (%s): %w", name, i+1, strings.Join(r.Words, ", "), err)
		}
		r.words, r.unless = foldAll(r.Words), foldAll(r.Unless)
	}
	longestFirst(rules.Units)
	longestFirst(rules.Words)
	if err := rules.compileWords(); err != nil {
		return nil, fmt.Errorf("%s: words: %w", name, err)
	}
	return rules, nil
}

func longestFirst(words []string) {
	sort.SliceStable(words, func(i, j int) bool { return len(words[i]) > len(words[j]) })
}

func (r *Rules) compileWords() error {
	var quoted []string
	for _, w := range r.Words {
		w = viet.Spaces(viet.NFC(w))
		if w == "" {
			return fmt.Errorf("an empty word")
		}
		quoted = append(quoted, strings.ReplaceAll(regexp.QuoteMeta(w), " ", `\s+`))
	}
	if len(quoted) == 0 {
		return nil
	}
	var err error
	r.words, err = regexp.Compile(`(?i)(?:^|[^\pL\pN])(` + strings.Join(quoted, "|") + `)(?:[^\pL\pN]|$)`)
	return err
}

// standIn returns where a word stands in text in place of a figure; nil if none does. What is in brackets only explains.
func (r *Rules) standIn(text string) []int {
	if r.words == nil {
		return nil
	}
	asides := brackets(text)
	for from := 0; ; {
		at := r.words.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return nil
		}
		if start := from + at[2]; !inside(start, asides) {
			return []int{start, from + at[3]}
		}
		from += at[3]
	}
}

func foldAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = viet.Fold(w)
	}
	return out
}

func (r Rule) check() error {
	if len(r.Words) == 0 {
		return fmt.Errorf("no words")
	}
	switch r.Aggregation {
	case plan.Flow, plan.Level, plan.Rate:
	default:
		return fmt.Errorf("aggregation %q is none of flow, level, rate", r.Aggregation)
	}
	switch r.Frequency {
	case plan.Monthly, plan.Quarterly, plan.HalfYear, plan.Yearly:
	default:
		return fmt.Errorf("frequency %q is none of month, quarter, half, year", r.Frequency)
	}
	switch r.Better {
	case plan.Higher, plan.Lower, "":
	default:
		return fmt.Errorf("better %q is none of higher, lower", r.Better)
	}
	return nil
}

func (r Rule) applies(words string) bool {
	for _, w := range r.words {
		if !strings.Contains(words, w) {
			return false
		}
	}
	for _, w := range r.unless {
		if strings.Contains(words, w) {
			return false
		}
	}
	return true
}

// Codes returns the agency codes the rules name, so that they can be held against a register.
func (r *Rules) Codes() []string {
	var codes []string
	for _, rule := range r.Rules {
		if rule.Owner != "" {
			codes = append(codes, rule.Owner)
		}
	}
	return codes
}

// suggest fills in what the rules say of the targets' measures, and lists the measures without an owner.
func (r *Rules) suggest(src *plan.Source, targets []plan.Target, view *agency.View) []finding.Finding {
	var findings []finding.Finding
	for i := range targets {
		t := &targets[i]
		for j := range t.Measures {
			m := &t.Measures[j]
			r.fill(m, viet.Fold(t.Name+" "+m.Scope), view)
			place := src.Place(m.Span.Start, m.Ref)
			if len(m.Owners) == 0 {
				findings = append(findings, finding.New(finding.TargetNoOwner, place, measureName(*t, *m), ""))
				continue
			}
			findings = append(findings, finding.New(finding.TargetOwnerGuess, place, m.Owners[0].Name, ""))
		}
	}
	return findings
}

func measureName(t plan.Target, m plan.Measure) string {
	if m.Scope == "" {
		return t.Name
	}
	return t.Name + " (" + m.Scope + ")"
}

func (r *Rules) fill(m *plan.Measure, words string, view *agency.View) {
	m.Aggregation, m.Frequency, m.Better = plan.Level, plan.Yearly, plan.Higher
	for _, rule := range r.Rules {
		if !rule.applies(words) {
			continue
		}
		m.Aggregation, m.Frequency, m.Series = rule.Aggregation, rule.Frequency, rule.Series
		if rule.Better != "" {
			m.Better = rule.Better
		}
		if a, ok := view.Agency(rule.Owner); ok {
			m.Owners = []plan.Owner{{Code: a.Code, Name: a.Name, Suggested: true}}
		}
		break
	}
	if m.Direction == plan.Decrease {
		m.Better = plan.Higher // the figure is the size of the cut
	}
}
