package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

func (a *app) submissions() *cobra.Command {
	cmd := &cobra.Command{Use: "submissions", Short: words.SubmissionsShort, Args: noArguments}
	period := cmd.Flags().String("period", "", words.CLIPeriod)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := checkPeriod(*period); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(o *office.Office) error { return a.listSubmissions(cmd.Context(), o, *period) })
	}
	return cmd
}

func (a *app) listSubmissions(ctx context.Context, o *office.Office, period string) error {
	all, err := o.Submissions(ctx, a.plan, period)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, s := range all {
		if _, ok := names[s.Agency]; !ok {
			names[s.Agency] = o.AgencyName(ctx, a.plan, s.Agency)
		}
		state := words.SubmissionState(string(s.State))
		a.print("%s", words.SubmissionLine(s.ID, names[s.Agency], progress.PeriodWords(s.Period), s.File, state, s.By, s.At, letterWords(s.Letter), s.Undone))
	}
	if len(all) == 0 {
		a.say("%s", words.NoSubmissions)
	}
	return nil
}

func letterWords(l progress.Letter) string {
	if l.Number != "" && l.Date != "" {
		return l.Number + ", " + l.Date.String()
	}
	return l.Number
}

func (a *app) undo() *cobra.Command {
	cmd := &cobra.Command{Use: "undo SỐ", Short: words.UndoShort, Args: oneArgument(words.ArgSubmission)}
	why := cmd.Flags().String("why", "", words.FlagWhy)
	redo := cmd.Flags().Bool("redo", false, words.FlagRedo)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id, err := submissionNumber(args[0])
		if err != nil {
			return err
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			turn, said := o.Undo, words.Undone
			if *redo {
				turn, said = o.Redo, words.Redone
			}
			sub, changes, err := turn(cmd.Context(), id, *why)
			if err != nil {
				return err
			}
			rows := rowNames{office: o}
			for _, c := range changes {
				u := c.Update
				a.print("  %s", words.ImportChange(u.Sheet+"!"+u.Cell, rows.name(sub.Plan, u.Ref), words.Column(string(u.Field)), shown(u.Field, c.Old), shown(u.Field, c.New)))
			}
			a.say("%s", said(sub.File, sub.ID, len(changes)))
			if len(changes) == 0 {
				return nil
			}
			found, err := o.AfterClosing(cmd.Context(), id)
			a.findings(found)
			return err
		})
	}
	return cmd
}

func submissionNumber(text string) (int64, error) {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		return 0, usage(words.NotSettled(text, words.UnknownNumber))
	}
	return id, nil
}

func (a *app) original() *cobra.Command {
	cmd := &cobra.Command{Use: "original SỐ -o TỆP", Short: words.OriginalShort, Args: oneArgument(words.ArgSubmission)}
	target := cmd.Flags().StringP("output", "o", "", words.FlagTarget)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id, err := submissionNumber(args[0])
		if err != nil {
			return err
		}
		if *target == "" {
			return usage(words.NeedFlag("output"))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			file, err := o.WriteOriginal(cmd.Context(), id, *target)
			if err == nil {
				a.say("%s", words.OriginalWritten(file, *target))
			}
			return err
		})
	}
	return cmd
}

func (a *app) history() *cobra.Command {
	cmd := &cobra.Command{Use: "history --ref MÃ --agency MÃ", Short: words.HistoryShort, Args: noArguments}
	ref := cmd.Flags().String("ref", "", words.FlagRef)
	agency := cmd.Flags().String("agency", "", words.CLIAgencyOf)
	field := cmd.Flags().String("field", "", words.FlagField)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case *ref == "":
			return usage(words.NeedFlag("ref"))
		case *agency == "":
			return usage(words.NeedFlag("agency"))
		}
		column, ok := words.ColumnKey(*field)
		if *field != "" && !ok {
			return usage(words.UnknownColumn(*field))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			entries, err := o.History(cmd.Context(), a.plan, *agency, plan.Ref(*ref), progress.Field(column))
			if err != nil {
				return err
			}
			for i, e := range entries {
				a.showHistory(e, next(entries, i))
			}
			if len(entries) == 0 {
				a.say("%s", words.NoHistory)
			}
			return nil
		})
	}
	return cmd
}

// next is the entry that replaced the i-th, those that were undone left out; nil if it stands.
func next(entries []store.HistoryEntry, i int) *store.HistoryEntry {
	e := entries[i]
	for j := i + 1; j < len(entries); j++ {
		later := &entries[j]
		if later.Key == e.Key && later.Period == e.Period && later.Field == e.Field && !later.Undone {
			return later
		}
	}
	return nil
}

func (a *app) showHistory(e store.HistoryEntry, by *store.HistoryEntry) {
	old := ""
	if e.Old != "" {
		old = shown(e.Field, e.Old)
	}
	a.print("%s", words.HistoryLine(progress.PeriodWords(e.From.Period), words.Column(string(e.Field)), old, shown(e.Field, e.New), e.From.File,
		e.From.Sheet+"!"+e.From.Cell, e.From.Submission, e.From.At, e.From.By, letterWords(e.From.Letter)))
	if e.Settled {
		a.print("    %s", words.HistorySettled)
	}
	switch {
	case e.Undone:
		a.print("    %s", words.HistoryUndone)
	case by != nil:
		a.print("    %s", words.HistoryReplaced(by.From.File, by.From.Submission))
	case e.New != "":
		a.print("    %s", words.HistoryNow)
	}
}
