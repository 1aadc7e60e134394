package office

import (
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/plan"
)

// DraftRegister makes a register of the agencies and sets that a reading names, for a person to correct. What its own register knows
// keeps its code.
func (d *Desk) DraftRegister(r Reading) agency.Drafted {
	p := r.Plan
	names := &seenNames{source: p.Source}
	for _, t := range p.Tasks {
		names.add(t.Direct, t.Lead, t.Support)
	}
	for _, t := range p.Targets {
		names.add(ownersOf(t))
	}
	for _, regime := range p.Reporting {
		names.add(regime.To)
	}
	title := strings.TrimSpace(p.Decision.Number + " " + p.Decision.Title)
	return agency.Draft(title, p.Decision.Issuer, p.Decision.Place, names.all, d.Register)
}

// ownersOf are the owners that the decision itself names, not those that rules suggest.
func ownersOf(t plan.Target) []plan.Assignee {
	var out []plan.Assignee
	for _, m := range t.Measures {
		for _, o := range m.Owners {
			if !o.Suggested {
				out = append(out, plan.Assignee{Name: o.Name, Code: o.Code, Span: t.Span})
			}
		}
	}
	return out
}

// seenNames gathers names with the lines that have them, in the order of the decision's parts.
type seenNames struct {
	source plan.Source
	all    []agency.Seen
}

func (s *seenNames) add(lists ...[]plan.Assignee) {
	for _, list := range lists {
		for _, a := range list {
			s.one(a.Name, s.source.Line(a.Span.Start))
		}
	}
}

func (s *seenNames) one(name string, line int) {
	i := slices.IndexFunc(s.all, func(x agency.Seen) bool { return x.Name == name })
	if i < 0 {
		s.all = append(s.all, agency.Seen{Name: name})
		i = len(s.all) - 1
	}
	if !slices.Contains(s.all[i].Lines, line) {
		s.all[i].Lines = append(s.all[i].Lines, line)
	}
}
