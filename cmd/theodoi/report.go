package main

import (
	"strings"

	"github.com/spf13/cobra"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/report"
)

func (a *app) report() *cobra.Command {
	cmd := &cobra.Command{Use: "report --period KỲ -o TỆP.pdf", Short: words.ReportShort, Args: noArguments}
	period := periodFlag(cmd)
	path := cmd.Flags().StringP("out", "o", "", words.CLIOutFile)
	number := cmd.Flags().Int("number", 0, words.CLINumber)
	date := cmd.Flags().String("date", "", words.CLIDate)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *path == "" {
			return usage(words.NeedFlag("out"))
		}
		if !strings.HasSuffix(strings.ToLower(*path), ".pdf") {
			return usage(words.BadReportFile(*path))
		}
		issued := report.Issued{Number: *number}
		if *date != "" {
			if issued.Date, err = viet.ReadDate(*date); err != nil {
				return usage(words.BadDate(*date))
			}
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			_, findings, err := o.Report(cmd.Context(), a.plan, p, issued, *path)
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
