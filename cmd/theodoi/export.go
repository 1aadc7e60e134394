package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
)

func (a *app) export() *cobra.Command {
	cmd := &cobra.Command{Use: "export --period KỲ --json|--csv", Short: words.ExportShort, Args: noArguments}
	period := periodFlag(cmd)
	asJSON := cmd.Flags().Bool("json", false, words.CLIJSON)
	asCSV := cmd.Flags().Bool("csv", false, words.CLICSV)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *asJSON == *asCSV {
			return usage(words.NeedOneOf("json", "csv"))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			e, err := o.Export(cmd.Context(), a.plan, p)
			if err != nil {
				return err
			}
			if *asCSV {
				return e.WriteCSV(a.out)
			}
			return e.WriteJSON(a.out)
		})
	}
	return cmd
}
