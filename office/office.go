package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"time"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/store"
	"theodoi/store/sqlite"
	"theodoi/templates"
)

// Names inside the office's folder.
const (
	databaseFile    = "theodoi.db"
	templatesFolder = "templates"
)

// Config says where an office keeps its things and who is at the desk.
type Config struct {
	Data string           // folder that holds everything; made if missing
	By   string           // who does it, for the history; the operating system's user if empty
	Now  func() time.Time // the clock; time.Now if nil
}

// Office is an open office: the desk and the store.
type Office struct {
	*Desk
	store     *store.Store
	templates string // folder of the files that the office edits
	close     func() error
	by        string
	now       func() time.Time
}

// ErrMistakes says that an editable file has mistakes; the findings beside it name them.
var ErrMistakes = errors.New("the office's files have mistakes")

// Open opens the office in cfg.Data, whose sub-folder templates overrides the embedded files.
func Open(ctx context.Context, cfg Config) (*Office, []finding.Finding, error) {
	if err := os.MkdirAll(cfg.Data, 0o755); err != nil {
		return nil, nil, fmt.Errorf("making the data folder: %w", err)
	}
	own := filepath.Join(cfg.Data, templatesFolder)
	desk, findings, err := OpenDesk(templates.In(own), "")
	if err != nil {
		return nil, findings, err
	}
	if finding.Any(findings, finding.Block) {
		return nil, findings, ErrMistakes
	}
	db, err := sqlite.Open(ctx, filepath.Join(cfg.Data, databaseFile))
	if err != nil {
		return nil, nil, err
	}
	o := &Office{Desk: desk, store: db, templates: own, close: db.Close, by: cfg.By, now: cfg.Now}
	if o.by == "" {
		o.by = systemUser()
	}
	if o.now == nil {
		o.now = time.Now
	}
	return o, findings, nil
}

// Close releases the store.
func (o *Office) Close() error { return o.close() }

func systemUser() string {
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return words.UnknownPerson
	}
	return u.Username
}

// ErrNoPlan and ErrManyPlans say that a plan has to be added or named first.
var (
	ErrNoPlan    = errors.New("no plan")
	ErrManyPlans = errors.New("several plans")
)

// Choose returns the plan of number in its latest revision; with no number the only one there is.
func (o *Office) Choose(ctx context.Context, number string) (plan.Plan, error) {
	if number == "" {
		infos, err := o.store.Plans(ctx)
		if err != nil {
			return plan.Plan{}, err
		}
		numbers := map[string]bool{}
		for _, info := range infos {
			numbers[info.Number] = true
			number = info.Number
		}
		switch {
		case len(numbers) == 0:
			return plan.Plan{}, ErrNoPlan
		case len(numbers) > 1:
			return plan.Plan{}, ErrManyPlans
		}
	}
	p, _, err := o.store.Plan(ctx, number, 0)
	if errors.Is(err, store.ErrNotFound) {
		return plan.Plan{}, fmt.Errorf("%w: %s", ErrNoPlan, number)
	}
	return p, err
}

// Plans lists what was adopted.
func (o *Office) Plans(ctx context.Context) ([]store.PlanInfo, error) { return o.store.Plans(ctx) }

// Adopted says what adopting a reading did.
type Adopted struct {
	Plan plan.Plan
	Same bool // the very same file was adopted before; nothing changed
}

// ErrOtherText says that a plan of the number is there and was read from another text.
var ErrOtherText = errors.New("a plan of this number has another text")

// Adopt stores the reading as a plan, and with it confirms the owners of targets that rules suggested: who adopts a plan was shown
// them marked as suggestions. The same file again changes nothing; another text under the same number is refused.
func (o *Office) Adopt(ctx context.Context, r Reading) (Adopted, error) {
	p := confirmed(r.Plan)
	err := o.store.AddPlan(ctx, store.NewPlan{Plan: p, Original: r.Original, By: o.by, At: o.now(), Confirmed: true})
	switch {
	case errors.Is(err, store.ErrSamePlan):
		return Adopted{Plan: p, Same: true}, nil
	case errors.Is(err, store.ErrExists):
		return Adopted{}, fmt.Errorf("%w: %s", ErrOtherText, p.Decision.Number)
	case err != nil:
		return Adopted{}, err
	}
	return Adopted{Plan: p}, nil
}

// confirmed returns the plan with its suggestions confirmed; p itself stays as it is.
func confirmed(p plan.Plan) plan.Plan {
	p.Targets = slices.Clone(p.Targets)
	for i, t := range p.Targets {
		t.Measures = slices.Clone(t.Measures)
		for j, m := range t.Measures {
			m.Owners = slices.Clone(m.Owners)
			for k := range m.Owners {
				m.Owners[k].Suggested = false
			}
			t.Measures[j] = m
		}
		p.Targets[i] = t
	}
	return p
}

// view is what agencies' names mean for a plan: those of the day the decision was issued, and those it was reassigned to since.
func (o *Office) view(p *plan.Plan) *agency.View {
	v, _ := o.Register.For(p.Decision.Issuer, p.Decision.Place, p.Decision.Issued)
	return v.With(o.formedSince(p, v))
}
