package revision

import (
	"regexp"
	"strings"

	"theodoi/finding"
	"theodoi/parser"
	"theodoi/plan"
)

// Proposal is an edit that an amending decision orders, with the line that orders it.
type Proposal struct {
	plan.Edit
	Line int
}

// Amended is what an amending decision was understood to order. Whatever was not understood is a finding: no order is dropped.
type Amended struct {
	Number    string // of the amending decision
	Proposals []Proposal
	Findings  []finding.Finding
}

// Edits are the proposals without their lines.
func (a Amended) Edits() []plan.Edit {
	out := make([]plan.Edit, len(a.Proposals))
	for i, p := range a.Proposals {
		out[i] = p.Edit
	}
	return out
}

// Amendments reads an amending decision as orders to change p: to amend, add, repeal, replace or extend. used are all Refs that the plan
// ever used, to which those of added items are added. A decision that does not name the plan's is a finding and orders nothing.
func Amendments(amending, p *plan.Plan, used map[plan.Ref]bool, with *parser.Parser) Amended {
	a := &amender{src: &amending.Source, number: amending.Decision.Number, plan: p, used: used, parser: with}
	if a.number == "" {
		a.number = amending.Source.Name
	}
	if !Names(amending, p.Decision.Number) {
		a.findings = append(a.findings, finding.New(finding.AmendOther, finding.Place{File: amending.Source.Name}, amending.Decision.Number, p.Decision.Number))
		return Amended{Number: a.number, Findings: a.findings}
	}
	for i, o := range orders(amending.Source.Text) {
		if i >= maxOrders || len(o.words) > longestOrder || o.open {
			a.lost(o)
			continue
		}
		a.order(o)
	}
	if len(a.proposals) == 0 && len(a.findings) == 0 {
		a.findings = append(a.findings, finding.New(finding.AmendNothing, finding.Place{File: amending.Source.Name}, "", ""))
	}
	return Amended{a.number, a.proposals, a.findings}
}

type amender struct {
	src       *plan.Source
	number    string
	plan      *plan.Plan
	used      map[plan.Ref]bool
	parser    *parser.Parser
	above     location // of the order that holds the ones below it
	done      bool     // what the order at hand wants stands there already
	proposals []Proposal
	findings  []finding.Finding
}

// Bounds on what is read of a text that somebody made to cost time. The longest honest decision of this kind orders some dozens of changes.
const (
	maxOrders    = 300
	longestOrder = 20_000 // bytes of words
	longestLost  = 2_000  // bytes that a finding repeats
)

// Names reports whether a decision names another's number as one whole.
func Names(p *plan.Plan, number string) bool {
	if number == "" {
		return false
	}
	at := regexp.MustCompile(`(?i)(?:^|[^\pL\pN])0*` + regexp.QuoteMeta(strings.TrimLeft(number, "0")) + `(?:[^\pL\pN]|$)`)
	return at.MatchString(p.Source.Text)
}

func (a *amender) place(o order) finding.Place {
	return finding.Place{File: a.src.Name, Line: a.src.Line(o.start)}
}

// lost says that an order was not understood.
func (a *amender) lost(o order) {
	text := o.words
	if o.block != "" {
		text += " " + o.block
	}
	if len(text) > longestLost {
		text = strings.ToValidUTF8(text[:longestLost], "") + "…"
	}
	a.findings = append(a.findings, finding.New(finding.AmendLost, a.place(o), text, ""))
}

func (a *amender) propose(o order, e plan.Edit) {
	e.Why = a.number
	a.proposals = append(a.proposals, Proposal{e, a.src.Line(o.start)})
}

// order understands one order, by the first form that fits it.
func (a *amender) order(o order) {
	if o.article {
		a.above = location{}
		if formulaEnd.MatchString(o.words) && !orderVerb.MatchString(o.words) && a.locate(o.words).empty() {
			return
		}
		if orderVerb.MatchString(o.words) && blockFollow.MatchString(o.words) && o.block == "" {
			a.above = a.locate(o.words) // it holds the orders below it
			return
		}
	}
	if severalPlaces(o.words) || severalSentences(o.words) {
		a.lost(o)
		return
	}
	before := len(a.proposals)
	a.done = false
	for _, form := range []func(order) bool{a.repeal, a.replaceWords, a.add, a.addName, a.rewrite, a.fromTo, a.extend} {
		if form(o) && (len(a.proposals) > before || a.done) {
			return
		}
		a.proposals = a.proposals[:before]
	}
	a.lost(o)
}

// value is what stands in a field when the orders so far are made.
func (a *amender) value(ref plan.Ref, field plan.Field) (string, bool) {
	for i := len(a.proposals) - 1; i >= 0; i-- {
		if p := a.proposals[i]; p.Ref == ref && p.Field == field {
			return p.New, true
		}
	}
	return Value(a.plan, ref, field)
}
