package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/report"
)

func (a *app) report() *cobra.Command {
	cmd := &cobra.Command{Use: "report --period KỲ -o TỆP", Short: words.ReportShort, Args: noArguments}
	period := periodFlag(cmd)
	path := cmd.Flags().StringP("out", "o", "", words.CLIOutFile)
	issued := issuedFlags(cmd.Flags(), words.CLINumber)
	agency := cmd.Flags().String("agency", "", words.CLIAgencyPage)
	appendix := cmd.Flags().Bool("appendix-only", false, words.CLIAppendixOnly)
	texts := cmd.Flags().String("templates", "", words.CLITemplates)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *path == "" {
			return usage(words.NeedFlag("out"))
		}
		if *agency != "" && *appendix {
			return usage(words.NeedOneOf("agency", "appendix-only"))
		}
		with, err := issued()
		if err != nil {
			return err
		}
		if office.IsTables(*path) && (*agency != "" || *appendix || with.Number > 0) {
			return usage(words.TablesWhole(*path))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			if office.IsTables(*path) {
				files, err := o.SaveTables(cmd.Context(), a.plan, p, *path)
				for _, file := range files {
					a.say("%s", words.TablesWritten(file))
				}
				return err
			}
			_, findings, err := o.Report(cmd.Context(), office.Paper{
				Plan: a.plan, Period: p, Issued: with, Path: *path, Agency: *agency, Appendix: *appendix, Texts: *texts,
			})
			if err != nil {
				return err
			}
			a.findings(findings)
			a.say("%s", words.ReportWritten(*path))
			return nil
		})
	}
	return cmd
}

// issuedFlags adds the flags for a paper's number and day.
func issuedFlags(flags *pflag.FlagSet, hint string) func() (report.Issued, error) {
	number := flags.Int("number", 0, hint)
	date := flags.String("date", "", words.CLIDate)
	return func() (report.Issued, error) {
		issued := report.Issued{Number: *number}
		if *number < 0 {
			return issued, usage(words.FlagBadValue("number", "-"))
		}
		if *date == "" {
			return issued, nil
		}
		var err error
		if issued.Date, err = viet.ReadDate(*date); err != nil {
			return issued, usage(words.BadDate(*date))
		}
		return issued, nil
	}
}
