package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
)

func (a *app) remind() *cobra.Command {
	cmd := &cobra.Command{Use: "remind --period KỲ -o THƯ_MỤC", Short: words.RemindShort, Args: noArguments}
	period := periodFlag(cmd)
	dir := cmd.Flags().StringP("out", "o", "", words.CLIOutDir)
	format := cmd.Flags().String("format", "pdf", words.CLIFormat)
	issued := issuedFlags(cmd.Flags(), words.CLINumbers)
	texts := cmd.Flags().String("templates", "", words.CLITemplates)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *dir == "" {
			return usage(words.NeedFlag("out"))
		}
		with, err := issued()
		if err != nil {
			return err
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			letters, files, findings, err := o.Reminders(cmd.Context(), office.Paper{
				Plan: a.plan, Period: p, Issued: with, Path: *dir, Ending: "." + *format, Texts: *texts,
			})
			if err != nil {
				return err
			}
			a.findings(findings)
			for _, path := range files {
				a.print("%s", path)
			}
			a.say("%s", words.RemindersWritten(len(letters), *dir))
			return nil
		})
	}
	return cmd
}
