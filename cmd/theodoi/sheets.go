package main

import (
	"strings"

	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/sheet"
)

func (a *app) sheets() *cobra.Command {
	cmd := &cobra.Command{Use: "sheets --period KỲ -o THƯ_MỤC", Short: words.SheetsShort, Args: noArguments}
	period := periodFlag(cmd)
	agencies := cmd.Flags().StringSlice("agency", nil, words.CLIAgency)
	dir := cmd.Flags().StringP("out", "o", "", words.CLIOutDir)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *dir == "" {
			return usage(words.NeedFlag("out"))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			result, err := o.Issue(cmd.Context(), office.Order{
				Plan: a.plan, Period: p, Agencies: *agencies, Dir: *dir, Progress: a.bar(words.ProgressSheets),
			})
			if err != nil {
				return err
			}
			a.showIssued(result, *dir)
			if len(result.Kept) > 0 || len(result.Split) > 0 {
				return errWaits
			}
			return nil
		})
	}
	return cmd
}

func (a *app) showIssued(result office.IssueResult, dir string) {
	for _, f := range result.Files {
		a.print("%s\t%s", f.Path, words.SheetRows(f.Rows[sheet.Targets], f.Rows[sheet.Lead], f.Rows[sheet.Support]))
	}
	a.say("%s", words.SheetsWritten(len(result.Files), dir))
	if n := len(result.Nobody); n > 0 && len(result.Files) > 0 {
		var refs []string
		for _, t := range result.Nobody {
			refs = append(refs, string(t.Ref))
		}
		a.say("%s", words.SheetsNobody(n, refs))
	}
	a.showHandovers(result)
	for _, path := range result.Kept {
		a.say("  %s", words.SheetKept(path))
	}
	var names []string
	for _, w := range result.Without {
		names = append(names, w.Name)
	}
	if len(names) > 0 {
		a.say("%s", words.SheetsWithout(strings.Join(names, "; ")))
	}
}
