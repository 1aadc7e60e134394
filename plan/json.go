package plan

import (
	"encoding/json"
	"io"

	"theodoi/finding"
)

// The machine-readable plan: an interface that others build on, described in docs/plan-json.md. The types below are its shape and
// nothing else, so that the program may change inside without changing it.

type jsonPlan struct {
	Decision  jsonDecision    `json:"decision"`
	Sections  []jsonSection   `json:"sections"`
	Targets   []jsonTarget    `json:"targets"`
	Tasks     []jsonTask      `json:"tasks"`
	Reporting []jsonReporting `json:"reporting"`
	Frame     []jsonPlace     `json:"frame,omitempty"`
	Unread    []jsonUnread    `json:"unread"`
	Findings  []jsonFinding   `json:"findings"`
}

type jsonDecision struct {
	Number string     `json:"number"`
	Kind   string     `json:"kind"`
	Title  string     `json:"title"`
	Issuer string     `json:"issuer"`
	Place  string     `json:"place"`
	Issued string     `json:"issued"`
	Signer jsonSigner `json:"signer"`
	Bases  []string   `json:"bases"`
}

type jsonSigner struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

type jsonSection struct {
	Path  []string `json:"path"`
	Title string   `json:"title"`
	jsonPlace
}

// jsonPlace is where an item stands in the file: lines of the file or, where it has pages, of the page.
type jsonPlace struct {
	Lines [2]int `json:"lines"`
	Page  int    `json:"page,omitempty"`
}

type jsonTarget struct {
	Ref     Ref    `json:"ref"`
	Parent  Ref    `json:"parent"`
	Ordinal string `json:"ordinal"`
	Text    string `json:"text"`
	Name    string `json:"name"`
	jsonPlace
	Also     []jsonPlace   `json:"also,omitempty"`
	Horizon  jsonHorizon   `json:"horizon"`
	Measures []jsonMeasure `json:"measures"`
	Owners   []jsonOwner   `json:"owners"`
	Trust    Trust         `json:"trust,omitempty"`
	OCR      bool          `json:"ocr,omitempty"`
}

type jsonHorizon struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type jsonMeasure struct {
	Text        string      `json:"text"`
	Scope       string      `json:"scope"`
	Op          Bound       `json:"op"`
	Approx      bool        `json:"approx"`
	Direction   Direction   `json:"direction"`
	Better      Better      `json:"better"`
	Low         string      `json:"low"`
	High        string      `json:"high"`
	Unit        string      `json:"unit"`
	Word        string      `json:"word"`
	Aggregation Aggregation `json:"aggregation"`
	Frequency   Frequency   `json:"frequency"`
	Baseline    string      `json:"baseline"`
}

type jsonOwner struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Suggested bool   `json:"suggested"`
}

type jsonTask struct {
	Ref   Ref      `json:"ref"`
	Path  []string `json:"path"`
	Kind  Kind     `json:"kind"`
	Force Force    `json:"force"`
	Text  string   `json:"text"`
	jsonPlace
	Also      []jsonPlace    `json:"also,omitempty"`
	Lead      []jsonAssignee `json:"lead"`
	Support   []jsonAssignee `json:"support"`
	Direct    []jsonAssignee `json:"direct"`
	Due       jsonDue        `json:"due"`
	Dues      []jsonScoped   `json:"dues,omitempty"`
	Inherited []int          `json:"inherited,omitempty"`
	Product   string         `json:"product"`
	Trust     Trust          `json:"trust,omitempty"`
	LeadTrust Trust          `json:"lead_trust,omitempty"`
	OCR       bool           `json:"ocr,omitempty"`
}

// jsonScoped is one of several dues with the lead or the part of the work it binds.
type jsonScoped struct {
	Scope string `json:"scope"`
	jsonDue
}

type jsonAssignee struct {
	Name   string `json:"name"`
	Code   string `json:"code"`
	Group  bool   `json:"group"`
	Open   bool   `json:"open"`
	Parent string `json:"parent"`
	Scope  string `json:"scope"`
	Lines  [2]int `json:"lines"`
}

type jsonDue struct {
	Text  string         `json:"text"`
	Kind  DueKind        `json:"kind"`
	From  string         `json:"from"`
	To    string         `json:"to"`
	Every string         `json:"every"`
	On    string         `json:"on"`
	Trust Trust          `json:"trust,omitempty"`
	Was   *jsonExtension `json:"was,omitempty"`
}

// jsonExtension is the due that a later one took the place of.
type jsonExtension struct {
	jsonDue
	By string `json:"by"`
}

type jsonReporting struct {
	Periods []string       `json:"periods"`
	By      []jsonAssignee `json:"by"`
	To      []jsonAddress  `json:"to"`
	Lines   [2]int         `json:"lines"`
}

type jsonAddress struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

type jsonUnread struct {
	jsonPlace
	Text string `json:"text"`
}

type jsonFinding struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	Line     int              `json:"line"`
	Page     int              `json:"page,omitempty"`
	Ref      string           `json:"ref"`
	Message  string           `json:"message"`
	Remedy   string           `json:"remedy"`
}

// WriteJSON writes the plan and its findings in the form of docs/plan-json.md.
func (p *Plan) WriteJSON(w io.Writer, findings []finding.Finding) error {
	e := exporter{p}
	out := jsonPlan{
		Decision:  e.decision(),
		Sections:  each(p.Sections, e.section),
		Targets:   each(p.Targets, e.target),
		Tasks:     each(p.Tasks, e.task),
		Reporting: each(p.Reporting, e.reporting),
		Frame:     e.also(p.Frame),
		Unread:    each(p.Unread, e.unread),
		Findings:  each(findings, e.finding),
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// exporter turns the plan's parts into their JSON shapes; it knows the source for the lines.
type exporter struct{ p *Plan }

// each maps a list and gives [] and never null for an empty one.
func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

func (e exporter) decision() jsonDecision {
	d := e.p.Decision
	return jsonDecision{
		Number: d.Number, Kind: d.Kind, Title: d.Title, Issuer: d.Issuer, Place: d.Place, Issued: string(d.Issued),
		Signer: jsonSigner(d.Signer), Bases: append([]string{}, d.Bases...),
	}
}

func (e exporter) section(s Section) jsonSection {
	return jsonSection{append([]string{}, s.Path...), s.Title, e.place(s.Span)}
}

func (e exporter) place(s Span) jsonPlace {
	return jsonPlace{e.p.Source.Lines(s), e.p.Source.Page(s.Start)}
}

// ocr reports whether a stretch, or a part of it, was recognised from a picture.
func (e exporter) ocr(s Span) bool {
	for _, o := range e.p.Source.OCR {
		if o.Start < s.Stop && s.Start < o.Stop {
			return true
		}
	}
	return false
}

func (e exporter) also(spans []Span) []jsonPlace {
	var out []jsonPlace
	for _, s := range spans {
		out = append(out, e.place(s))
	}
	return out
}

func due(d Due) jsonDue {
	out := jsonDue{Text: d.Text, Kind: d.Kind, From: string(d.From), To: string(d.To), Every: d.Every, On: d.On, Trust: d.Trust}
	if d.Was != nil {
		out.Was = &jsonExtension{due(d.Was.Due), d.Was.By}
	}
	return out
}

func (e exporter) target(t Target) jsonTarget {
	out := jsonTarget{
		Ref: t.Ref, Parent: t.Parent, Ordinal: t.Ordinal, Text: t.Text, Name: t.Name, jsonPlace: e.place(t.Span), Also: e.also(t.Also), Trust: t.Trust, OCR: e.ocr(t.Span),
		Horizon: jsonHorizon(t.Horizon), Measures: each(t.Measures, e.measure), Owners: []jsonOwner{},
	}
	seen := map[string]bool{}
	for _, m := range t.Measures {
		for _, o := range m.Owners {
			if !seen[o.Code] {
				seen[o.Code] = true
				out.Owners = append(out.Owners, jsonOwner(o))
			}
		}
	}
	return out
}

func (e exporter) measure(m Measure) jsonMeasure {
	return jsonMeasure{
		Text: m.Text, Scope: m.Scope, Op: m.Op, Approx: m.Approx, Direction: m.Direction, Better: m.Better,
		Low: plainOrEmpty(m.Low), High: plainOrEmpty(m.High), Unit: m.Unit, Word: m.Word,
		Aggregation: m.Aggregation, Frequency: m.Frequency, Baseline: m.Baseline,
	}
}

func (e exporter) task(t Task) jsonTask {
	out := jsonTask{
		Ref: t.Ref, Path: append([]string{}, t.Path...), Kind: t.Kind, Force: t.Force, Text: t.Text, jsonPlace: e.place(t.Span), Also: e.also(t.Also),
		Lead: each(t.Lead, e.assignee), Support: each(t.Support, e.assignee), Direct: each(t.Direct, e.assignee),
		Due:     due(t.Due),
		Product: t.Product, Trust: t.Trust, LeadTrust: t.LeadTrust, OCR: e.ocr(t.Span),
	}
	for _, d := range t.Dues {
		out.Dues = append(out.Dues, jsonScoped{d.Scope, due(d.Due)})
	}
	for _, s := range t.Inherited {
		out.Inherited = append(out.Inherited, e.p.Source.Line(s.Start))
	}
	return out
}

func (e exporter) assignee(a Assignee) jsonAssignee {
	return jsonAssignee{a.Name, a.Code, a.Group, a.Open, a.Parent, a.Scope, e.p.Source.Lines(a.Span)}
}

func (e exporter) reporting(r Reporting) jsonReporting {
	return jsonReporting{
		Periods: append([]string{}, r.Periods...), By: each(r.By, e.assignee),
		To:    each(r.To, func(a Assignee) jsonAddress { return jsonAddress{a.Name, a.Code} }),
		Lines: e.p.Source.Lines(r.Span),
	}
}

func (e exporter) unread(s Span) jsonUnread {
	return jsonUnread{e.place(s), s.Of(e.p.Source.Text)}
}

func (e exporter) finding(f finding.Finding) jsonFinding {
	return jsonFinding{f.Code, f.Severity, f.Place.Line, f.Place.Page, f.Place.Ref, f.Message(), f.Remedy()}
}
