package report

import (
	"slices"
	"strings"
	"text/template"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// Composer puts summaries on paper, in the words of the office's texts and in the form of Decree 30/2020.
type Composer struct {
	Texts  *Texts
	Office Office
}

// Papers are named by their texts.
const (
	paperAgency    = "agency"
	paperReminder  = "reminder"
	paperReminders = "reminders"
)

// paperOf names the text of a period's report.
var paperOf = map[progress.PeriodKind]string{
	progress.Month: "month", progress.Quarter: "quarter", progress.Half: "half", progress.NineMonths: "nine-month", progress.Year: "year",
}

// Report composes the periodical report. An error of the texts is Mistakes.
func (c Composer) Report(s Summary, issued Issued) (Document, error) {
	with := c.with(s, issued)
	return with.paper(paperOf[s.Period.Kind], with.view())
}

// Appendices composes the report's appendices alone.
func (c Composer) Appendices(s Summary, issued Issued) (Document, error) {
	d, err := c.Report(s, issued)
	if err != nil {
		return d, err
	}
	if len(d.Appendix) == 0 {
		return d, Mistakes{c.Texts.mistake(finding.TextFailed, place{file: paperOf[s.Period.Kind] + ".md"}, words.TextNoAppendix)}
	}
	d.Head, d.Body, d.Sign = Head{}, nil, Signature{}
	return d, nil
}

// Agency composes the page of one agency. ok is false where the agency has no part in the plan.
func (c Composer) Agency(s Summary, code string, issued Issued) (d Document, ok bool, err error) {
	with := c.with(s, issued)
	with.agency = code
	view := with.view()
	if view.Agency, ok = with.agencyView(code); !ok {
		return d, false, nil
	}
	d, err = with.paper(paperAgency, view)
	return d, true, err
}

// Reminded is an agency that a letter goes to, and the letter.
type Reminded struct {
	Code, Name string
	Letter     Document
	File       string // name of the letter's file without its ending
}

// Reminders composes a letter to every agency that is behind, and the list of them. Letters are numbered one after the other from
// issued.Number on.
func (c Composer) Reminders(s Summary, issued Issued) (letters []Reminded, list Document, err error) {
	with := c.with(s, issued)
	view := with.view()
	for _, code := range with.behindAgencies() {
		agency, _ := with.agencyView(code)
		agency.File = viet.FileName(strings.Join([]string{words.ReminderFile, code, s.Period.String()}, "_"))
		view.Reminders = append(view.Reminders, *agency)
		letter := with
		letter.agency = code
		if issued.Number > 0 {
			letter.issued.Number = issued.Number + len(letters)
		}
		view.Agency = agency
		d, err := letter.paper(paperReminder, view)
		if err != nil {
			return nil, list, err
		}
		letters = append(letters, Reminded{code, agency.Name, d, agency.File})
	}
	view.Agency = nil
	with.reminders = view.Reminders
	with.issued.Number = 0
	list, err = with.paper(paperReminders, view)
	list.Draft, list.DraftMark = issued.Number == 0, ""
	return letters, list, err
}

func (c Composer) with(s Summary, issued Issued) composer {
	return composer{s: s, office: c.Office, texts: c.Texts, issued: issued, period: periodName(s.Period)}
}

// composer composes one paper.
type composer struct {
	s         Summary
	office    Office
	texts     *Texts
	issued    Issued
	period    string
	agency    string       // code, in the papers of one agency
	reminders []AgencyView // in the list of reminders
}

// paper runs a text over its data and puts what it says into the form of a paper.
func (c composer) paper(name string, view View) (Document, error) {
	r, err := c.texts.execute(name, view, c.functions())
	if err != nil {
		return Document{}, err
	}
	p, err := r.pageOf()
	if err != nil {
		return Document{}, err
	}
	d := c.document(p)
	numberAppendices(&d, p.head[words.FrontKind], c)
	numberCaptions(&d)
	settleSee(&d)
	settleLinks(&d)
	bindUnits(&d)
	return d, nil
}

// document gives a page its head and its end.
func (c composer) document(p page) Document {
	d := Document{
		Head: Head{
			Parent: c.office.Parent, Issuer: c.office.Name, Place: c.office.Place, Date: c.issued.Date, Number: c.number(p.head[words.FrontSymbol]),
			Kind: p.head[words.FrontKind], Subject: p.head[words.FrontSubject],
		},
		Body: p.body, Appendix: p.appendix, Author: c.office.Title, Created: c.s.To, Draft: c.issued.Number == 0,
	}
	if to := p.head[words.FrontTo]; to != "" {
		d.Head.To = strings.Split(to, "; ")
	}
	if p.sign != nil {
		d.Sign = *p.sign
	}
	d.Title = d.Head.Subject
	if d.Head.Kind != "" {
		d.Title = words.Title(strings.ToLower(d.Head.Kind)) + ". " + d.Title
	}
	if c.issued.Date != "" {
		d.Created = c.issued.Date
	}
	if d.Draft {
		d.DraftMark = words.ReportDraft
	}
	return d
}

// blank is the room that a draft leaves for its number.
const blank = "      "

// number writes the paper's number with its letters; a number below 10 takes a leading zero, a draft leaves it blank
// (Decree 30/2020, Phụ lục I, II.3). A paper without letters has no number.
func (c composer) number(symbol string) string {
	switch {
	case symbol == "":
		return ""
	case c.issued.Number == 0:
		return blank + "/" + symbol
	}
	return words.Two(c.issued.Number) + "/" + symbol
}

// numberAppendices numbers the appendices and says what paper they belong to.
func numberAppendices(d *Document, kind string, c composer) {
	number := strings.Replace(d.Head.Number, blank, "…", 1)
	for i := range d.Appendix {
		a := &d.Appendix[i]
		a.Number = roman(i + 1)
		a.Attach = words.Attach(words.Title(strings.ToLower(kind)), number, c.issued.Date.Long(), c.office.Title)
	}
}

// numberCaptions numbers tables and charts through the paper and its appendices: Biểu 1, Biểu 2.
func numberCaptions(d *Document) {
	n := 0
	number := func(nodes []Node) {
		for i, node := range nodes {
			caption := captionOf(node)
			if caption == "" {
				continue
			}
			n++
			nodes[i] = captioned(node, words.Captioned(n, caption))
		}
	}
	number(d.Body)
	for _, a := range d.Appendix {
		number(a.Body)
	}
}

// functions are what texts call, bound to the paper's data.
func (c composer) functions() template.FuncMap {
	funcs := template.FuncMap{}
	for name, f := range wordFunctions {
		funcs[name] = f
	}
	funcs["table"] = c.blockFunction("table", c.tables())
	funcs["chart"] = c.blockFunction("chart", c.charts())
	funcs["appendix"] = c.blockFunction("appendix", c.appendices())
	funcs["signature"] = c.signature
	funcs["see"] = c.see
	return funcs
}

// block makes one block.
type block struct {
	name string
	make func() Blocks
}

func (c composer) blockFunction(function string, blocks []block) func(string) (Blocks, error) {
	return func(name string) (Blocks, error) {
		b, err := c.named(function, name, blocks)
		if err != nil {
			return Blocks{}, err
		}
		return b.make(), nil
	}
}

// named finds the block that a text calls for.
func (c composer) named(function, name string, blocks []block) (block, error) {
	var known []string
	for _, b := range blocks {
		if b.name == name {
			return b, nil
		}
		known = append(known, b.name)
	}
	return block{}, textError{what: words.TextNoBlock(function, name, known)}
}

// see points to an appendix from the running text.
func (c composer) see(name string) (string, error) {
	if _, err := c.named("see", name, c.appendices()); err != nil {
		return "", err
	}
	return see(name), nil
}

// signature is the end of the paper. Recipients that the text names come in place of the office's own, of which only the line on the
// file copy stays.
func (c composer) signature(recipients ...string) Blocks {
	s := Signature{Authority: c.office.Authority, Name: c.office.Signer, Recipients: c.office.Recipients}
	if len(recipients) > 0 {
		s.Recipients = recipients
		for _, r := range c.office.Recipients {
			if strings.HasPrefix(viet.Fold(r), viet.Fold(words.FileCopy)) {
				s.Recipients = append(slices.Clone(recipients), r)
			}
		}
	}
	return Blocks{sign: &s}
}
