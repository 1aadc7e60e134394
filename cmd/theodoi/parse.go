package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/templates"
)

func (a *app) parse() *cobra.Command {
	cmd := &cobra.Command{Use: "parse TỆP", Short: words.ParseShort, Args: oneArgument(words.ArgDecision)}
	asJSON := cmd.Flags().Bool("json", false, words.CLIJSON)
	register := cmd.Flags().String("register", "", words.CLIRegister)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		desk, err := a.desk(*register)
		if err != nil {
			return err
		}
		r, err := a.read(desk, args[0])
		if err != nil {
			return err
		}
		if *asJSON {
			return r.Plan.WriteJSON(a.out, r.Findings)
		}
		a.showReading(r)
		return nil
	}
	return cmd
}

// desk reads the office's editable files, with another register than its own where one is named, and shows their mistakes.
func (a *app) desk(register string) (*office.Desk, error) {
	desk, findings, err := office.OpenDesk(templates.In(filepath.Join(a.folder(), "templates")), register)
	a.findings(findings)
	if err == nil && finding.Any(findings, finding.Block) {
		err = office.ErrMistakes
	}
	return desk, err
}

// read reads a decision from a file; what cannot be read at all is an error with its reason and remedy.
func (a *app) read(desk *office.Desk, path string) (office.Reading, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > office.MaxDecision {
		f := finding.New(finding.FileTooBig, finding.Place{File: filepath.Base(path)}, words.Megabytes(info.Size()), words.Megabytes(office.MaxDecision))
		return office.Reading{}, failure{exitError, f.Place.String() + ": " + f.Message(), f.Remedy()}
	}
	data, err := readAtMost(path, office.MaxDecision+1)
	if err != nil {
		return office.Reading{}, err
	}
	desk.Files.Progress = a.bar(words.ProgressPages)
	r := desk.Read(filepath.Base(path), data)
	if r.IsDecision() {
		return r, nil
	}
	for _, f := range r.Findings {
		if f.Severity == finding.Block {
			place := f.Place.String()
			return r, failure{exitError, strings.TrimPrefix(place+": "+f.Message(), ": "), f.Remedy()}
		}
	}
	return r, failure{exitError, words.NotAdopted, ""}
}

// readAtMost reads the first bytes of a file, up to limit.
func readAtMost(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// showReading prints what was read on a page or two, to be held against the paper.
func (a *app) showReading(r office.Reading) {
	p := r.Plan
	a.showDecision(p.Decision)
	a.showCounts(p)
	a.showTargets(p)
	a.showTasks(p)
	a.showUnread(p)
	a.showFindings(r.Findings)
}

func (a *app) showDecision(d plan.Decision) {
	a.print("%s", words.ParseDecision)
	line := func(name, value string) {
		if value == "" {
			value = words.ParseMissing
		}
		a.print("  %-18s %s", name+":", value)
	}
	line(words.ParseNumber, d.Number)
	line(words.ParseIssued, d.Issued.String())
	line(words.ParseIssuer, d.Issuer)
	line(words.ParseTitle, d.Title)
	line(words.ParseSigner, strings.TrimSpace(d.Signer.Title+" "+d.Signer.Name))
}

// showCounts prints the figures that a person can hold against the paper: how many of each kind, how each was read, and how much was not.
func (a *app) showCounts(p plan.Plan) {
	measures, suggested := 0, 0
	for _, t := range p.Targets {
		measures += len(t.Measures)
		for _, m := range t.Measures {
			if len(m.Owners) > 0 {
				suggested++
			}
		}
	}
	kinds, leads, dues := map[plan.Kind]int{}, map[plan.Trust]int{}, map[plan.DueKind]int{}
	for _, t := range p.Tasks {
		kinds[t.Kind]++
		dues[t.Due.Kind]++
		leads[t.LeadTrust]++
	}
	a.print("%s", words.ParseCounts)
	a.print("  %s", words.Counted(len(p.Decision.Bases), len(p.Sections), len(p.Targets), measures))
	a.print("  %s", words.CountedTasks(len(p.Tasks), kinds[plan.Block], kinds[plan.TableRow], kinds[plan.Listed], kinds[plan.Inline], kinds[plan.Duty]))
	if len(p.Tasks) > 0 {
		a.print("  %s", words.CountedLeads(leads[plan.FromLabel], leads[plan.FromTable], leads[plan.FromHeading], leads[plan.FromSentence], leads[plan.ByHand], leads[""]))
		a.print("  %s", words.CountedDues(dues[plan.By]+dues[plan.Within], dues[plan.Ongoing], dues[plan.Recurring], dues[plan.Unknown], dues[plan.NoDue]))
	}
	if measures > 0 {
		a.print("  %s", words.CountedOwners(suggested, measures))
	}
	text := utf8.RuneCountInString(p.Source.Text)
	a.print("  %s", words.CountedUnread(len(p.Unread), share(letters(p, p.Unread), text)))
	if len(p.Source.OCR) > 0 {
		a.print("  %s", words.CountedOCR(share(letters(p, p.Source.OCR), text)))
	}
}

// letters counts the letters of stretches of a plan's text.
func letters(p plan.Plan, spans []plan.Span) int {
	n := 0
	for _, s := range spans {
		n += utf8.RuneCountInString(s.Of(p.Source.Text))
	}
	return n
}

// share is a part of a whole in per cent with one decimal.
func share(part, whole int) string {
	return viet.Format(decimal.NewFromInt(int64(part*100)).DivRound(decimal.NewFromInt(int64(max(1, whole))), 1))
}

func (a *app) showTargets(p plan.Plan) {
	a.print("%s", words.ParseTargets)
	for _, t := range p.Targets {
		for _, m := range t.Measures {
			owner := words.NoLeadMark
			if len(m.Owners) > 0 {
				owner = m.Owners[0].Name
				if m.Owners[0].Suggested {
					owner += " (" + words.SuggestedMark + ")"
				}
			}
			a.print("  %-9s %s: %s; %s", m.Ref, t.MeasureName(m), words.Figure(m.PlanText(), m.Unit), owner)
		}
	}
}

// linesOf names the lines of a stretch, and the pages where there are any.
func linesOf(p plan.Plan, s plan.Span) string {
	lines := p.Source.Lines(s)
	return words.Lines(lines[0], lines[1], p.Source.Page(s.Start), p.Source.Page(s.Stop-1))
}

// shownText is how many letters of a task's text the summary repeats.
const shownText = 90

func (a *app) showTasks(p plan.Plan) {
	a.print("%s", words.ParseTasks)
	for _, t := range p.Tasks {
		lead := plan.Names(t.Lead)
		if lead == "" {
			lead = words.NoLeadMark
		}
		due := t.Due.Wording()
		if due == "" {
			due = words.Nothing
		}
		a.print("  %-12s %s: %s", t.Ref, linesOf(p, t.Span), cutText(t.Text, shownText))
		a.print("  %-12s %s; %s", "", lead, due)
	}
}

func (a *app) showUnread(p plan.Plan) {
	if len(p.Unread) == 0 {
		return
	}
	a.print("%s", words.ParseUnread)
	for _, s := range p.Unread {
		a.print("  %s: %s", linesOf(p, s), cutText(s.Of(p.Source.Text), shownText))
	}
}

// showFindings prints what a person has to look at, the gravest first, those of a kind together; and of the notes each kind once.
func (a *app) showFindings(findings []finding.Finding) {
	byCode := map[finding.Code][]finding.Finding{}
	weighs := map[finding.Severity]int{}
	for _, f := range findings {
		byCode[f.Code] = append(byCode[f.Code], f)
		weighs[f.Severity]++
	}
	a.print("%s", words.ParseFindings)
	a.print("  %s", words.CountedFindings(weighs[finding.Block], weighs[finding.Warn], weighs[finding.Note]))
	for _, severity := range []finding.Severity{finding.Block, finding.Warn} {
		for _, e := range finding.Catalogue() {
			if kind := byCode[e.Code]; len(kind) > 0 && kind[0].Severity == severity {
				a.showKind(kind)
			}
		}
	}
	if weighs[finding.Note] == 0 {
		return
	}
	a.print("%s", words.ParseNotes)
	for _, e := range finding.Catalogue() {
		if kind := byCode[e.Code]; len(kind) > 0 && kind[0].Severity == finding.Note {
			a.print("  %s", firstOf(findings, e.Code, len(kind)))
		}
	}
}

// showKind prints the findings of one kind: one as it is; several with the remedy once, and those that say the same with their lines alone.
func (a *app) showKind(kind []finding.Finding) {
	if len(kind) == 1 {
		a.print("  %s", kind[0])
		return
	}
	var order []string
	lines := map[string][]string{}
	for _, f := range kind {
		m := f.Message()
		if lines[m] == nil {
			order = append(order, m)
		}
		place := f.Place
		place.File = ""
		at := place.String()
		if strings.Contains(m, at) {
			at = "" // the message names all its lines
		}
		lines[m] = append(lines[m], at)
	}
	for _, m := range order {
		a.print("  %s", words.FindingAt(m, lines[m]))
	}
	a.print("    → %s", kind[0].Remedy())
}

// firstOf shows a kind of note once, with how often it comes.
func firstOf(findings []finding.Finding, code finding.Code, n int) string {
	for _, f := range findings {
		if f.Code == code {
			if n == 1 {
				return f.String()
			}
			return fmt.Sprintf("%s (%s)", f, words.AndMore(n-1))
		}
	}
	return ""
}

// cutText shortens a text to letters, on one line.
func cutText(text string, letters int) string {
	runes := []rune(viet.Spaces(text))
	if len(runes) <= letters {
		return string(runes)
	}
	return string(runes[:letters]) + "…"
}
