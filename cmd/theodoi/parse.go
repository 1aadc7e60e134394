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
		files := templates.In(filepath.Join(a.folder(), "templates"))
		desk, findings, err := office.OpenDesk(files, *register)
		a.findings(findings)
		if err != nil {
			return err
		}
		if finding.Any(findings, finding.Block) {
			return office.ErrMistakes
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

// read reads a decision from a file; what cannot be read at all is an error with its reason and remedy.
func (a *app) read(desk *office.Desk, path string) (office.Reading, error) {
	data, err := readAtMost(path, office.MaxDecision+1)
	if err != nil {
		return office.Reading{}, err
	}
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

func (a *app) showCounts(p plan.Plan) {
	measures, suggested, blocks := 0, 0, 0
	for _, t := range p.Targets {
		measures += len(t.Measures)
		for _, m := range t.Measures {
			if len(m.Owners) > 0 {
				suggested++
			}
		}
	}
	for _, t := range p.Tasks {
		if t.Kind == plan.Block {
			blocks++
		}
	}
	letters := 0
	for _, s := range p.Unread {
		letters += utf8.RuneCountInString(s.Of(p.Source.Text))
	}
	share := decimal.NewFromInt(int64(letters*100)).DivRound(decimal.NewFromInt(int64(max(1, utf8.RuneCountInString(p.Source.Text)))), 1)
	a.print("%s", words.ParseCounts)
	a.print("  %s", words.Counted(len(p.Decision.Bases), len(p.Sections), len(p.Targets), measures, blocks, len(p.Tasks)-blocks))
	a.print("  %s", words.CountedOwners(suggested, measures))
	a.print("  %s", words.CountedUnread(len(p.Unread), viet.Format(share)))
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
		lines := p.Source.Lines(t.Span)
		a.print("  %-12s %s: %s", t.Ref, words.Lines(lines[0], lines[1]), cutText(t.Text, shownText))
		a.print("  %-12s %s; %s", "", lead, due)
	}
}

func (a *app) showUnread(p plan.Plan) {
	if len(p.Unread) == 0 {
		return
	}
	a.print("%s", words.ParseUnread)
	for _, s := range p.Unread {
		lines := p.Source.Lines(s)
		a.print("  %s: %s", words.Lines(lines[0], lines[1]), cutText(s.Of(p.Source.Text), shownText))
	}
}

func (a *app) showFindings(findings []finding.Finding) {
	byCode := map[finding.Code]int{}
	a.print("%s", words.ParseFindings)
	any := false
	for _, f := range findings {
		if f.Severity == finding.Note {
			byCode[f.Code]++
			continue
		}
		any = true
		a.print("  %s", f)
	}
	if !any {
		a.print("  %s", words.NoFindings)
	}
	if len(byCode) == 0 {
		return
	}
	a.print("%s", words.ParseNotes)
	for _, e := range finding.Catalogue() {
		if n := byCode[e.Code]; n > 0 {
			a.print("  %s", firstOf(findings, e.Code, n))
		}
	}
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
