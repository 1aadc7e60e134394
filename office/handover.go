package office

import (
	"context"
	"errors"
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/revision"
)

// Handover is the work of an agency that is no more, and who took it over.
type Handover struct {
	From agency.Agency
	To   []agency.Agency
}

// handOver makes workbooks of agencies that ended before the period's cut-off out to the one that took over. The rows, the code and the
// file stay the predecessor's, so that what was reported before goes on. Where several took over, nobody gets the workbook. The day is
// the cut-off and not today, so that issuing a period again gives the same workbooks.
func (o *Office) handOver(p *plan.Plan, period progress.Period, owed []progress.Owed) (kept []progress.Owed, handed, split []Handover) {
	day := o.Calendar.CutOff(period)
	for _, each := range owed {
		h := Handover{From: each.Agency}
		for _, s := range o.Register.Heirs(each.Agency.Code, p.Decision.Issued, day) {
			if a, ok := o.Register.Agency(s.Code); ok && !slices.ContainsFunc(h.To, func(b agency.Agency) bool { return b.Code == a.Code }) {
				h.To = append(h.To, a)
			}
		}
		if len(h.To) > 0 {
			each.Lead = ownRows(each.Lead, h.To, owed)
			each.Support = ownRows(each.Support, h.To, owed)
		}
		switch {
		case len(h.To) > 0 && each.Nothing():
		case len(h.To) == 0:
			kept = append(kept, each)
		case len(h.To) == 1:
			each.Agency.Name = words.InheritedName(h.To[0].Name, each.Agency.Name)
			kept, handed = append(kept, each), append(handed, h)
		default:
			split = append(split, h)
		}
	}
	return kept, handed, split
}

// ownRows leaves out what an agency that is no more had as a member of a set, where one that took over is a member itself and has the
// row in its own workbook.
func ownRows(rows []progress.OwedTask, heirs []agency.Agency, owed []progress.Owed) []progress.OwedTask {
	return slices.DeleteFunc(slices.Clone(rows), func(row progress.OwedTask) bool {
		return row.Group && slices.ContainsFunc(owed, func(o progress.Owed) bool {
			heir := slices.ContainsFunc(heirs, func(a agency.Agency) bool { return a.Code == o.Agency.Code })
			return heir && slices.ContainsFunc(slices.Concat(o.Lead, o.Support), func(r progress.OwedTask) bool { return r.Task.Ref == row.Task.Ref })
		})
	})
}

// sender is whose workbook a person expects: the one that the file was issued to, where the agency took its work over.
func (o *Office) sender(p *plan.Plan, wanted string, issued progress.Issue) string {
	period, err := progress.ParsePeriod(issued.Period)
	if err == nil && wanted != "" && o.Register.Inherits(wanted, issued.Agency, p.Decision.Issued, max(o.Calendar.CutOff(period), viet.DateOf(o.now()))) {
		return issued.Agency
	}
	return wanted
}

// formedSince are the codes in a plan of agencies that were formed after its decision and that a person gave work to.
func (o *Office) formedSince(p *plan.Plan, v *agency.View) []string {
	var codes []string
	add := func(code string) {
		a, ok := o.Register.Agency(code)
		if ok && a.From != "" && p.Decision.Issued != "" && a.From > p.Decision.Issued && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for _, t := range p.Tasks {
		for _, list := range [][]plan.Assignee{t.Lead, t.Support, t.Direct} {
			for _, a := range list {
				if _, here := v.Agency(a.Code); !here && !a.Group {
					add(a.Code)
				}
			}
		}
	}
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			for _, owner := range m.Owners {
				add(owner.Code)
			}
		}
	}
	return codes
}

// Reassignment gives what a plan gave one agency to another.
type Reassignment struct {
	From, To string     // codes
	Refs     []plan.Ref // items; empty for all that name From
	Why      string     // the paper that ordered it
}

// ErrNoSuchAgency and ErrNothingToReassign say why a reassignment names nothing to do.
var (
	ErrNoSuchAgency      = errors.New("the register has no such agency")
	ErrNothingToReassign = errors.New("the plan gives the agency nothing by its name")
)

// LookReassign makes the corrections that give work from one agency to another, where the plan names it; what it has as a member of a
// set stays with the set. Nothing is stored before Revise.
func (o *Office) LookReassign(ctx context.Context, number string, r Reassignment) (Revised, error) {
	to, known := o.Register.Agency(r.To)
	if _, ok := o.Register.Agency(r.From); !ok || !known {
		return Revised{}, ErrNoSuchAgency
	}
	latest, err := o.Choose(ctx, number)
	if err != nil {
		return Revised{}, err
	}
	edits := r.edits(&latest, to)
	if len(edits) == 0 {
		return Revised{}, ErrNothingToReassign
	}
	applied := revision.Apply(latest, revision.MadeBy(o.by, edits), o.Parser)
	original, _, err := o.store.PlanOriginal(ctx, latest.Decision.Number, latest.Revision)
	if err != nil {
		return Revised{}, err
	}
	findings := slices.DeleteFunc(applied.Findings, func(f finding.Finding) bool { return f.Code == finding.AgencyNotThen })
	return o.finish(ctx, Revised{Before: latest, After: applied.Plan, Edits: applied.Made, Findings: findings, original: original})
}

func (r Reassignment) edits(p *plan.Plan, to agency.Agency) []plan.Edit {
	var out []plan.Edit
	add := func(ref plan.Ref, field plan.Field, names []string) {
		old, _ := revision.Value(p, ref, field)
		out = append(out, plan.Edit{Ref: ref, Field: field, Old: old, New: strings.Join(names, "; "), Why: r.Why})
	}
	for _, t := range p.Tasks {
		if !r.has(t.Ref) {
			continue
		}
		for _, part := range []struct {
			field plan.Field
			list  []plan.Assignee
		}{{plan.FieldLead, t.Lead}, {plan.FieldSupport, t.Support}, {plan.FieldDirect, t.Direct}} {
			if names, ok := r.assignees(part.list, to); ok {
				add(t.Ref, part.field, names)
			}
		}
	}
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			if names, ok := r.owners(m.Owners, to); ok && (r.has(t.Ref) || r.has(m.Ref)) {
				add(m.Ref, plan.FieldOwner, names)
			}
		}
	}
	return out
}

func (r Reassignment) has(ref plan.Ref) bool { return len(r.Refs) == 0 || slices.Contains(r.Refs, ref) }

// assignees are the names of a list with the one agency in place of the other, and whether it was there.
func (r Reassignment) assignees(list []plan.Assignee, to agency.Agency) (names []string, found bool) {
	for _, a := range list {
		name, scope := a.Name, a.Scope
		if a.Code == r.From && !a.Group {
			name, scope, found = to.Name, strings.ReplaceAll(scope, ";", ","), true
		}
		if scope != "" {
			name += " " + words.ForScope + " " + scope
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, found
}

func (r Reassignment) owners(list []plan.Owner, to agency.Agency) (names []string, found bool) {
	for _, a := range list {
		name := a.Name
		if a.Code == r.From {
			name, found = to.Name, true
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, found
}
