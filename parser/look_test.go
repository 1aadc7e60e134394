package parser

import (
	"fmt"
	"os"
	"testing"

	"theodoi/agency"
	"theodoi/parser/source"
	"theodoi/templates"
)

func TestLook(t *testing.T) {
	file := os.Getenv("LOOK")
	if file == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(file)
	src, fs, ok := source.Read(file, data)
	fmt.Println(fs, ok)
	ld, _, _ := templates.Embedded().Read(templates.Labels)
	labels, err := ReadLabels(ld)
	if err != nil {
		t.Fatal(err)
	}
	rd, _, _ := templates.Embedded().Read(templates.Targets)
	rules, err := ReadRules("targets.yaml", rd)
	if err != nil {
		t.Fatal(err)
	}
	gd, _, _ := templates.Embedded().Read(templates.Register("quang-ngai"))
	reg, gf := agency.Read("quang-ngai", gd)
	for _, f := range gf {
		fmt.Println(f)
	}
	p := &Parser{reg, labels, rules}
	pl, findings := p.Parse(src)
	d := pl.Decision
	fmt.Printf("%q %q %q %q %q %q %+v bases %d\n", d.Number, d.Kind, d.Title, d.Issuer, d.Place, d.Issued, d.Signer, len(d.Bases))
	for _, s := range pl.Sections {
		fmt.Println("SEC", s.Ref, src.Lines(s.Span), s.Title)
	}
	n := 0
	for _, t := range pl.Targets {
		fmt.Printf("%s %v [%s]\n", t.Ref, src.Lines(t.Span), t.Name)
		for _, m := range t.Measures {
			n++
			fmt.Printf("    %s %q scope=%q op=%q approx=%v dir=%q %v..%v unit=%q base=%q own=%v %s %s %s\n", m.Ref, m.Text, m.Scope, m.Op, m.Approx, m.Direction, plainOr(m.Low), plainOr(m.High), m.Unit, m.Baseline, m.Owners, m.Aggregation, m.Frequency, m.Better)
		}
	}
	fmt.Println(len(pl.Targets), n)
	for _, t := range pl.Tasks {
		fmt.Printf("%s %v %s %s due=%s %s..%s %q inh=%v\n   %.80q\n", t.Ref, src.Lines(t.Span), t.Kind, t.Force, t.Due.Kind, t.Due.From, t.Due.To, t.Due.Text, t.Inherited, t.Text)
		for _, a := range t.Lead {
			fmt.Printf("     L %q %s g=%v o=%v p=%q s=%q\n", a.Name, a.Code, a.Group, a.Open, a.Parent, a.Scope)
		}
		if len(t.Support) != 4 || !t.Support[0].Group {
			for _, a := range t.Support {
				fmt.Printf("     S %q %s g=%v o=%v p=%q s=%q\n", a.Name, a.Code, a.Group, a.Open, a.Parent, a.Scope)
			}
		}
	}
	fmt.Println(len(pl.Tasks))
	for _, r := range pl.Reporting {
		fmt.Println(r.Ref, r.Periods, r.To)
	}
	for _, u := range pl.Unread {
		fmt.Println("UNREAD", src.Lines(u), fmt.Sprintf("%.60q", u.Of(src.Text)))
	}
	for _, f := range findings {
		fmt.Println(f.Code, f)
	}
}

func plainOr(d interface{ String() string }) string {
	if d == nil {
		return "-"
	}
	return d.String()
}
