package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/intake"
	"theodoi/plan"
	"theodoi/render/excel"
	"theodoi/revision"
	"theodoi/store"
)

// Revised is what a correction or another reading would make of a plan. Nothing is stored before Revise.
type Revised struct {
	Before, After plan.Plan
	Edits         []plan.Edit // corrections that were not there before
	Changes       []revision.Change
	Findings      []finding.Finding
	Refused       bool // nothing can be made of the file; the findings say why

	original []byte
}

// Nothing reports whether the plan would stay as it is.
func (r Revised) Nothing() bool {
	return r.Refused || len(r.Changes) == 0 && len(r.Edits) == 0 && r.Before.Source.SHA256 == r.After.Source.SHA256 && sameCodes(&r.Before, &r.After)
}

// sameCodes reports whether the names of two readings stand for the same agencies: another register gives them other codes.
func sameCodes(a, b *plan.Plan) bool {
	return slices.Equal(assigned(a), assigned(b))
}

func assigned(p *plan.Plan) []string {
	var codes []string
	for _, t := range p.Tasks {
		for _, list := range [][]plan.Assignee{t.Lead, t.Support, t.Direct} {
			for _, a := range list {
				codes = append(codes, string(t.Ref)+" "+a.Code)
			}
		}
	}
	return codes
}

// Waiting counts the findings that name something that was not done.
func (r Revised) Waiting() int { return waiting(r.Findings) }

// Count counts the changes of a kind.
func (r Revised) Count(kind revision.Kind) int {
	n := 0
	for _, c := range r.Changes {
		if c.Kind == kind {
			n++
		}
	}
	return n
}

// MaxReview is the largest file in bytes that is read as a review book.
const MaxReview = maxFile

// ErrPlanMoved says that somebody else revised the plan since it was looked at.
var ErrPlanMoved = errors.New("the plan was revised meanwhile")

// ErrReviewThere says that a file with other content stands where a review book is to be written.
var ErrReviewThere = errors.New("another file stands in the place of the review book")

// ReviewBook lays the latest revision of a plan out for a person to correct, with what was found when its decision was read.
func (o *Office) ReviewBook(ctx context.Context, number string) (revision.Book, error) {
	p, err := o.Choose(ctx, number)
	if err != nil {
		return revision.Book{}, err
	}
	edits, used, err := o.past(ctx, p.Decision.Number)
	if err != nil {
		return revision.Book{}, err
	}
	original, name, err := o.store.PlanOriginal(ctx, p.Decision.Number, p.Revision)
	if err != nil {
		return revision.Book{}, err
	}
	var findings []finding.Finding
	if r := o.Read(name, original); r.Readable {
		carried := revision.Carry(p, r.Plan, edits, used)
		findings = open(&p, edits, append(carried.Rename(r.Findings), carried.Findings...))
	}
	return revision.Review(&p, findings, o.view(&p)), nil
}

// WriteReview writes the review book of a plan to path. A file there that holds anything else is left alone: somebody may be working
// in it.
func (o *Office) WriteReview(ctx context.Context, number, path string) (revision.Book, error) {
	book, err := o.ReviewBook(ctx, number)
	if err != nil {
		return book, err
	}
	return book, writeReview(book, path)
}

func writeReview(book revision.Book, path string) error {
	var out bytes.Buffer
	if err := excel.WriteReview(&out, book); err != nil {
		return err
	}
	if there, err := os.ReadFile(path); err == nil && !bytes.Equal(there, out.Bytes()) {
		return fmt.Errorf("%w: %s", ErrReviewThere, path)
	}
	return writeFile(path, out.Bytes())
}

// Amended is what an amending decision would make of a plan.
type Amended struct {
	Revised
	Proposals []revision.Proposal
}

// LookAmendment reads an amending decision as edits of the plan of number, empty for the only one. What it orders and what was not
// understood of it is all there; nothing is stored.
func (o *Office) LookAmendment(ctx context.Context, r Reading, number string) (Amended, error) {
	latest, err := o.amendedPlan(ctx, &r.Plan, number)
	if err != nil {
		return Amended{}, err
	}
	_, used, err := o.past(ctx, latest.Decision.Number)
	if err != nil {
		return Amended{}, err
	}
	read := revision.Amendments(&r.Plan, &latest, used, o.Parser)
	if slices.ContainsFunc(read.Findings, func(f finding.Finding) bool { return f.Code == finding.AmendOther }) {
		return Amended{Revised: Revised{Refused: true, Findings: read.Findings}}, nil
	}
	applied := revision.Apply(latest, revision.MadeBy(o.by, read.Edits()), o.Parser)
	original, _, err := o.store.PlanOriginal(ctx, latest.Decision.Number, latest.Revision)
	if err != nil {
		return Amended{}, err
	}
	revised := Revised{Before: latest, After: applied.Plan, Edits: applied.Made, Findings: append(read.Findings, applied.Findings...), original: original}
	revised, err = o.finish(ctx, revised)
	return Amended{revised, read.Proposals}, err
}

// amendedPlan chooses the plan that an amending decision names, where nobody said which.
func (o *Office) amendedPlan(ctx context.Context, amending *plan.Plan, number string) (plan.Plan, error) {
	chosen, err := o.Choose(ctx, number)
	if !errors.Is(err, ErrManyPlans) {
		return chosen, err
	}
	infos, failed := o.store.Plans(ctx)
	if failed != nil {
		return plan.Plan{}, failed
	}
	var named []string
	for _, info := range infos {
		if info.Number != amending.Decision.Number && revision.Names(amending, info.Number) && !slices.Contains(named, info.Number) {
			named = append(named, info.Number)
		}
	}
	if len(named) != 1 {
		return plan.Plan{}, err
	}
	return o.Choose(ctx, named[0])
}

// WriteAmendment writes the review book of a plan with the proposals of an amending decision in its cells. It returns the proposals that
// no cell can hold.
func (o *Office) WriteAmendment(ctx context.Context, a Amended, path string) (revision.Book, []revision.Proposal, error) {
	book, err := o.ReviewBook(ctx, a.Before.Decision.Number)
	if err != nil {
		return book, nil, err
	}
	left := book.Propose(a.Proposals)
	return book, left, writeReview(book, path)
}

// past returns every edit that was made on a plan and every Ref that it ever used.
func (o *Office) past(ctx context.Context, number string) ([]revision.Made, map[plan.Ref]bool, error) {
	stored, err := o.store.Edits(ctx, number)
	if err != nil {
		return nil, nil, err
	}
	used := map[plan.Ref]bool{}
	err = o.store.EachRevision(ctx, number, func(p *plan.Plan) { used = revision.Union(used, revision.Refs(p)) })
	if err != nil {
		return nil, nil, err
	}
	edits := make([]revision.Made, len(stored))
	for i, e := range stored {
		edits[i] = revision.Made{Edit: e.Edit, By: e.By}
		used[e.Ref] = true
	}
	return edits, used, nil
}

// settles says which edits settle a finding about an item.
var settles = map[finding.Code][]plan.Field{
	finding.TaskNoLead:          {plan.FieldLead},
	finding.TaskDueUnknown:      {plan.FieldDue},
	finding.TaskDuePast:         {plan.FieldDue},
	finding.TaskNoText:          {plan.FieldText},
	finding.AgencyUnknown:       {plan.FieldLead, plan.FieldSupport, plan.FieldDirect},
	finding.AgencyNotThen:       {plan.FieldLead, plan.FieldSupport, plan.FieldDirect},
	finding.TargetNoOwner:       {plan.FieldOwner},
	finding.TargetOwnerGuess:    {plan.FieldOwner},
	finding.TargetTwoNumbers:    {plan.FieldFigure},
	finding.TargetFigureSkipped: {plan.FieldFigure},
	finding.TargetNoMeasure:     {plan.FieldFigure},
}

// open leaves out the findings of a reading that a person has settled since.
func open(p *plan.Plan, edits []revision.Made, findings []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(findings, func(f finding.Finding) bool {
		if f.Code == finding.AgencyUnknown || f.Code == finding.AgencyNotThen {
			return !stillNamed(p, f)
		}
		return slices.ContainsFunc(edits, func(e revision.Made) bool {
			return string(e.Ref) == f.Place.Ref && slices.Contains(settles[f.Code], e.Field)
		})
	})
}

// ownerConfirmed reports whether a finding is about an owner that a rule suggested and that a person has confirmed since.
func ownerConfirmed(p *plan.Plan, f finding.Finding) bool {
	if f.Code != finding.TargetOwnerGuess {
		return false
	}
	_, m, ok := p.Measure(plan.Ref(f.Place.Ref))
	return ok && len(m.Owners) > 0 && !slices.ContainsFunc(m.Owners, func(o plan.Owner) bool { return o.Suggested })
}

// stillNamed reports whether the item of a finding still names the agency that it is about.
func stillNamed(p *plan.Plan, f finding.Finding) bool {
	there := false
	for _, field := range settles[f.Code] {
		value, ok := revision.Value(p, plan.Ref(f.Place.Ref), field)
		there = there || ok
		if ok && strings.Contains(value, f.Got) {
			return true
		}
	}
	return !there
}

// LookReview looks a returned review book over: what it would change, and what of it does not fit. number is the plan that a person
// expects, empty for any.
func (o *Office) LookReview(ctx context.Context, name string, data []byte, number string) (Revised, error) {
	returned, findings, ok := intake.OpenReview(name, data)
	refuse := func(code finding.Code, got, want string) Revised {
		return Revised{Refused: true, Findings: append(findings, finding.New(code, finding.Place{File: name}, got, want))}
	}
	if !ok {
		return Revised{Refused: true, Findings: findings}, nil
	}
	edition := finding.Edition(returned.Plan, returned.Revision)
	if number != "" && number != returned.Plan {
		return refuse(finding.ReviewPlan, returned.Plan, number), nil
	}
	issued, _, err := o.store.Plan(ctx, returned.Plan, returned.Revision)
	if errors.Is(err, store.ErrNotFound) {
		return refuse(finding.ReviewUnknown, edition, ""), nil
	}
	if err != nil {
		return Revised{}, err
	}
	latest, err := o.Choose(ctx, returned.Plan)
	if err != nil {
		return Revised{}, err
	}
	if latest.Revision != returned.Revision {
		now := finding.Edition(latest.Decision.Number, latest.Revision)
		findings = append(findings, finding.New(finding.ReviewOld, finding.Place{File: name}, edition, now))
	}
	return o.correct(ctx, latest, &issued, returned, findings)
}

// correct makes the edits of a review book on the latest revision.
func (o *Office) correct(ctx context.Context, latest plan.Plan, issued *plan.Plan, returned revision.Returned, findings []finding.Finding) (Revised, error) {
	_, used, err := o.past(ctx, latest.Decision.Number)
	if err != nil {
		return Revised{}, err
	}
	edits, more := revision.Compare(returned, issued, used)
	applied := revision.Apply(latest, revision.MadeBy(o.by, edits), o.Parser)
	original, _, err := o.store.PlanOriginal(ctx, latest.Decision.Number, latest.Revision)
	if err != nil {
		return Revised{}, err
	}
	r := Revised{Before: latest, After: applied.Plan, Edits: applied.Made, Findings: append(append(findings, more...), applied.Findings...), original: original}
	return o.finish(ctx, r)
}

// finish numbers the new revision and says what it changes.
func (o *Office) finish(ctx context.Context, r Revised) (Revised, error) {
	r.After = confirmed(r.After)
	r.After.Revision = r.Before.Revision + 1
	r.Changes = revision.Diff(&r.Before, &r.After)
	left, err := o.valuesLeft(ctx, r)
	r.Findings = append(r.Findings, left...)
	return r, err
}

// valuesLeft says which items that are gone agencies have reported on: what they reported stays stored but is in no report any more.
func (o *Office) valuesLeft(ctx context.Context, r Revised) ([]finding.Finding, error) {
	if r.Count(revision.Gone) == 0 {
		return nil, nil
	}
	records, err := o.store.Records(ctx, r.Before.Decision.Number)
	if err != nil {
		return nil, err
	}
	values := map[plan.Ref]int{}
	for _, record := range records {
		values[record.Key.Ref]++
	}
	var out []finding.Finding
	for _, c := range r.Changes {
		if n := values[c.Ref]; c.Kind == revision.Gone && n > 0 {
			out = append(out, finding.New(finding.CarryValues, finding.Place{Ref: string(c.Ref)}, string(c.Ref), strconv.Itoa(n)))
		}
	}
	return out, nil
}

// Reread holds a reading against the plan of its number, if there is one: items keep their Refs, and every correction that was ever made
// is made again. It reports false where no plan of the number is stored.
func (o *Office) Reread(ctx context.Context, r Reading) (Revised, bool, error) {
	before, _, err := o.store.Plan(ctx, r.Plan.Decision.Number, 0)
	if errors.Is(err, store.ErrNotFound) {
		return Revised{}, false, nil
	}
	if err != nil {
		return Revised{}, false, err
	}
	edits, used, err := o.past(ctx, before.Decision.Number)
	if err != nil {
		return Revised{}, false, err
	}
	carried := revision.Carry(before, r.Plan, edits, used)
	applied := revision.Apply(carried.Plan, edits, o.Parser)
	findings := slices.DeleteFunc(carried.Rename(r.Findings), func(f finding.Finding) bool { return ownerConfirmed(&before, f) })
	findings = open(&applied.Plan, edits, findings)
	findings = append(append(findings, carried.Findings...), applied.Findings...)
	out, err := o.finish(ctx, Revised{Before: before, After: applied.Plan, Findings: findings, original: r.Original})
	return out, true, err
}

// Revise stores what was looked at as the next revision of its plan, with its edits. What was issued of earlier revisions stays valid.
func (o *Office) Revise(ctx context.Context, r Revised) error {
	if r.Nothing() {
		return nil
	}
	err := o.store.AddPlan(ctx, store.NewPlan{Plan: r.After, Original: r.original, Edits: r.Edits, By: o.by, At: o.now(), Confirmed: true})
	if errors.Is(err, store.ErrExists) || errors.Is(err, store.ErrSamePlan) {
		return fmt.Errorf("%w: %s", ErrPlanMoved, r.After.Decision.Number)
	}
	return err
}
