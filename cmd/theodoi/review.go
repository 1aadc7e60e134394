package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/revision"
)

func (a *app) planReview() *cobra.Command {
	cmd := &cobra.Command{Use: "review", Short: words.PlanReview, Args: noArguments}
	out := cmd.Flags().StringP("out", "o", "", words.ReviewOut)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *out == "" {
			return usage(words.NeedFlag("out"))
		}
		if !strings.EqualFold(filepath.Ext(*out), ".xlsx") {
			return usage(words.ReviewNeedsXLSX)
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			book, err := o.WriteReview(cmd.Context(), a.plan, *out)
			if err != nil {
				return err
			}
			a.sayWritten(book, *out)
			return nil
		})
	}
	return cmd
}

func (a *app) sayWritten(book revision.Book, path string) {
	rows := map[string]int{}
	for _, s := range book.Sheets {
		rows[s.Key] = s.Filled()
	}
	a.say("%s", words.ReviewWritten(book.Plan, book.Revision, rows[revision.Targets], rows[revision.Tasks], rows[revision.Unread], path))
}

// planAmend reads an amending decision. What it orders is shown, or written into a review book to be corrected first.
func (a *app) planAmend() *cobra.Command {
	cmd := &cobra.Command{Use: "amend TỆP", Short: words.PlanAmend, Args: oneArgument(words.ArgAmending)}
	out := cmd.Flags().StringP("out", "o", "", words.AmendOut)
	yes := cmd.Flags().Bool("yes", false, words.CLIYes)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *out != "" && !strings.EqualFold(filepath.Ext(*out), ".xlsx") {
			return usage(words.ReviewNeedsXLSX)
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			r, err := a.read(o.Desk, args[0])
			if err != nil {
				return err
			}
			amended, err := o.LookAmendment(cmd.Context(), r, a.plan)
			if err != nil {
				return err
			}
			if amended.Refused {
				return refusal(amended.Findings)
			}
			if *out != "" {
				return a.amendTo(cmd.Context(), o, amended, *out)
			}
			a.showProposals(amended)
			return a.revise(cmd.Context(), o, amended.Revised, *yes)
		})
	}
	return cmd
}

func (a *app) showProposals(amended office.Amended) {
	if len(amended.Proposals) > 0 {
		a.print("%s", words.AmendSources)
	}
	for _, p := range amended.Proposals {
		a.print("  %s", words.AmendLine(p.Line, proposalText(p)))
	}
}

func proposalText(p revision.Proposal) string {
	return string(p.Ref) + ", " + words.EditWanted(string(p.Field), cutText(p.Old, shownText), cutText(p.New, shownText))
}

// amendTo writes the proposals into a review book. Those that no cell of it can hold are said.
func (a *app) amendTo(ctx context.Context, o *office.Office, amended office.Amended, path string) error {
	book, left, err := o.WriteAmendment(ctx, amended, path)
	if err != nil {
		return err
	}
	a.findings(amended.Findings)
	for _, p := range left {
		a.say("%s", words.AmendLeft(proposalText(p)))
	}
	a.sayWritten(book, path)
	if len(left) > 0 {
		return errWaits
	}
	return waitsFor(amended.Revised)
}

func (a *app) planApply() *cobra.Command {
	cmd := &cobra.Command{Use: "apply TỆP", Short: words.PlanApply, Args: oneArgument(words.ArgReview)}
	yes := cmd.Flags().Bool("yes", false, words.CLIYes)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.with(cmd.Context(), func(o *office.Office) error {
			data, err := readAtMost(args[0], office.MaxReview+1)
			if err != nil {
				return err
			}
			r, err := o.LookReview(cmd.Context(), filepath.Base(args[0]), data, a.plan)
			if err != nil {
				return err
			}
			if r.Refused {
				return refusal(r.Findings)
			}
			return a.revise(cmd.Context(), o, r, *yes)
		})
	}
	return cmd
}

// refusal is the failure that the findings of a refused file amount to.
func refusal(findings []finding.Finding) error {
	for _, f := range findings {
		if f.Severity == finding.Block {
			return failure{exitError, strings.TrimPrefix(f.Place.String()+": "+f.Message(), ": "), f.Remedy()}
		}
	}
	return failure{exitError, words.ReviewNoChange, ""}
}

// revise shows what a revision would change, asks, and stores it.
func (a *app) revise(ctx context.Context, o *office.Office, r office.Revised, yes bool) error {
	a.showRevised(r)
	if r.Nothing() {
		a.say("%s", words.ReviewNoChange)
		return waitsFor(r)
	}
	if !yes && !a.ask(words.AskApply) {
		a.say("%s", words.ApplyPreviewOnly)
		return errWaits
	}
	if err := o.Revise(ctx, r); err != nil {
		return err
	}
	a.say("%s", words.PlanRevised(r.After.Decision.Number, r.After.Revision))
	return waitsFor(r)
}

func waitsFor(r office.Revised) error {
	if r.Waiting() > 0 {
		return errWaits
	}
	return nil
}

// showRevised prints what is gone, new and changed, then what did not fit.
func (a *app) showRevised(r office.Revised) {
	if len(r.Changes) > 0 {
		a.print("%s", words.ReviewHead(r.After.Decision.Number, r.Before.Revision, r.After.Revision))
	}
	for _, part := range []struct {
		kind  revision.Kind
		title string
	}{{revision.Gone, words.ChangedGone}, {revision.New, words.ChangedNew}, {revision.Changed, words.ChangedFields}} {
		if r.Count(part.kind) > 0 {
			a.print("%s", part.title)
		}
		for _, c := range r.Changes {
			if c.Kind == part.kind {
				a.print("  %s", changeLine(c))
			}
		}
	}
	a.findings(r.Findings)
	if len(r.Changes) > 0 || r.Waiting() > 0 {
		a.say("%s", words.ReviewTotal(r.Count(revision.New), r.Count(revision.Gone), r.Count(revision.Changed), r.Waiting()))
	}
}

func changeLine(c revision.Change) string {
	switch c.Kind {
	case revision.Gone:
		return words.ItemLine(string(c.Ref), cutText(c.Old, shownText))
	case revision.New:
		return words.ItemLine(string(c.Ref), cutText(c.New, shownText))
	}
	return words.ChangeLine(string(c.Ref), string(c.Field), cutText(c.Old, shownText), cutText(c.New, shownText))
}

// again handles a decision whose plan is stored already: it says what another reading changes. It reports false where none is stored.
func (a *app) again(ctx context.Context, o *office.Office, r office.Reading, yes bool) (bool, error) {
	revised, known, err := o.Reread(ctx, r)
	if err != nil || !known {
		return known, err
	}
	if revised.Nothing() {
		a.say("%s", words.PlanSame(revised.Before.Decision.Number))
		return true, nil
	}
	a.say("%s", words.ReadAgain(revised.Before.Decision.Number, revised.Before.Revision))
	return true, a.revise(ctx, o, revised, yes)
}
