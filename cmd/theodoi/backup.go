package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
)

func (a *app) backup() *cobra.Command {
	cmd := &cobra.Command{Use: "backup TỆP", Short: words.BackupShort, Args: oneArgument(words.ArgBackup)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := office.Backup(cmd.Context(), a.folder(), args[0]); err != nil {
			return err
		}
		a.say("%s", words.BackedUp(args[0]))
		return nil
	}
	return cmd
}

func (a *app) restore() *cobra.Command {
	cmd := &cobra.Command{Use: "restore TỆP", Short: words.RestoreShort, Args: oneArgument(words.ArgBackup)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := office.Restore(cmd.Context(), a.folder(), args[0]); err != nil {
			return err
		}
		a.say("%s", words.Restored(args[0], a.folder()))
		return nil
	}
	return cmd
}
