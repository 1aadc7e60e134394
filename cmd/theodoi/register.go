package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"theodoi/internal/words"
)

func (a *app) registerCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "register", Short: words.RegisterShort, Args: func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(words.UnknownCommand("register " + args[0]))
		}
		return nil
	}, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(a.registerDraft())
	return cmd
}

// registerDraft writes a register of the names of a decision, which a person corrects. A file that is there is left alone: it may be
// the corrected one.
func (a *app) registerDraft() *cobra.Command {
	cmd := &cobra.Command{Use: "draft TỆP", Short: words.RegisterDraftShort, Args: oneArgument(words.ArgDecision)}
	to := cmd.Flags().StringP("out", "o", "", words.RegisterDraftFile)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if *to == "" {
			return usage(words.RegisterDraftNoFile)
		}
		if _, err := os.Stat(*to); !errors.Is(err, fs.ErrNotExist) {
			return failure{exitError, words.RegisterDraftThere(*to), words.RegisterDraftThereRemedy}
		}
		desk, err := a.desk("")
		if err != nil {
			return err
		}
		r, err := a.read(desk, args[0])
		if err != nil {
			return err
		}
		drafted := desk.DraftRegister(r)
		if err := os.WriteFile(*to, drafted.File, 0o644); err != nil {
			return err
		}
		a.say("%s", words.RegisterDrafted(*to, drafted.Agencies, drafted.Groups, drafted.Unsure))
		return nil
	}
	return cmd
}
