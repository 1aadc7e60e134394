package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
)

func (a *app) templates() *cobra.Command {
	cmd := &cobra.Command{Use: "templates", Short: words.TemplatesShort, Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(a.templatesList(), a.templatesExport(), a.templatesCheck())
	return cmd
}

func (a *app) templatesList() *cobra.Command {
	return &cobra.Command{Use: "list", Short: words.TemplatesListShort, Args: noArguments, RunE: func(*cobra.Command, []string) error {
		texts, err := office.ListTexts(a.folder())
		if err != nil {
			return err
		}
		for _, t := range texts {
			a.print("%-34s %s%s", t.Name, words.TextUse(t.Name), words.TextOwn(t.Own))
		}
		a.say("%s", words.TemplatesWhere(office.TextsFolder(a.folder())))
		return nil
	}}
}

func (a *app) templatesExport() *cobra.Command {
	return &cobra.Command{Use: "export THƯ_MỤC", Short: words.TemplatesExportShort, Args: oneArgument(words.ArgFolder), RunE: func(_ *cobra.Command, args []string) error {
		written, kept, err := office.ExportTexts(args[0])
		if err != nil {
			return err
		}
		for _, path := range written {
			a.print("%s", path)
		}
		for _, path := range kept {
			a.say("  %s", words.TextKept(path))
		}
		a.say("%s", words.TextsExported(len(written), args[0]))
		return nil
	}}
}

func (a *app) templatesCheck() *cobra.Command {
	return &cobra.Command{Use: "check [THƯ_MỤC]", Short: words.TemplatesCheckShort, Args: atMostOne(words.ArgFolder), RunE: func(_ *cobra.Command, args []string) error {
		dir := ""
		if len(args) > 0 {
			dir = args[0]
		}
		n, err := office.CheckTexts(a.folder(), dir)
		if err != nil {
			return err
		}
		a.say("%s", words.TextsRight(n))
		return nil
	}}
}
