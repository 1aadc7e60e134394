package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
)

func (a *app) waiting() *cobra.Command {
	cmd := &cobra.Command{Use: "waiting", Short: words.WaitingShort, Args: noArguments}
	period := cmd.Flags().String("period", "", words.CLIPeriod)
	agency := cmd.Flags().String("agency", "", words.CLIAgencyOnly)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := checkPeriod(*period); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			waits, err := o.Waiting(cmd.Context(), a.plan, *agency, *period)
			if err != nil {
				return err
			}
			for _, w := range waits {
				a.showWaiting(w)
			}
			if len(waits) == 0 {
				a.say("%s", words.NothingWaits)
				return nil
			}
			a.say("%s", words.WaitingTotal(len(waits)))
			return errWaits
		})
	}
	return cmd
}

// checkPeriod refuses a period that is none; an empty one stands for all.
func checkPeriod(code string) error {
	if code == "" {
		return nil
	}
	if _, err := progress.ParsePeriod(code); err != nil {
		return usage(words.BadPeriod(code))
	}
	return nil
}

func (a *app) showWaiting(w office.Waiting) {
	period := w.Period.Words()
	a.print("%s", words.WaitingCell(w.Number().String(), w.Agency, period, w.File, w.Sheet+"!"+w.Cell))
	a.print("    %s", words.WaitingRow(string(w.Key.Ref), cutText(w.Name, shownText), words.Column(string(w.Field))))
	if why := words.WaitReason(string(w.Code)); why != "" {
		a.print("    %s", why)
	}
	a.print("    %s", words.WaitingGot(cutText(w.Got, shownText), w.Shown))
	now := ""
	if w.Now.Text != "" {
		now = shown(w.Field, w.Now.Text)
	}
	a.print("    %s", words.WaitingNow(now, w.Now.From.File, words.At(w.Now.From.At)))
}

// showSettled says what stands in a cell after it was settled.
func (a *app) showSettled(w office.Waiting) {
	now := ""
	if w.Now.Text != "" {
		now = shown(w.Field, w.Now.Text)
	}
	row := words.WaitingRow(string(w.Key.Ref), cutText(w.Name, shownText), words.Column(string(w.Field)))
	a.print("%s", words.SettledCell(w.Number().String(), w.Agency, row, now))
}

func (a *app) settle() *cobra.Command {
	cmd := &cobra.Command{Use: "settle SỐ…", Short: words.SettleShort, Args: func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(words.NeedArgument(words.ArgWait))
		}
		return nil
	}}
	value := cmd.Flags().String("value", "", words.FlagValue)
	reading := cmd.Flags().Int("reading", 0, words.FlagReading)
	keep := cmd.Flags().Bool("keep", false, words.FlagKeep)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		chosen := 0
		for _, flag := range []string{"value", "reading", "keep"} {
			if cmd.Flags().Changed(flag) {
				chosen++
			}
		}
		if chosen != 1 || cmd.Flags().Changed("reading") && *reading < 1 || cmd.Flags().Changed("keep") && !*keep {
			return usage(words.OneOfThree)
		}
		var numbers []office.WaitNumber
		for _, arg := range args {
			n, ok := office.ReadWaitNumber(arg)
			if !ok {
				return usage(words.NotSettled(arg, words.UnknownWait))
			}
			numbers = append(numbers, n)
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			done, err := o.Settle(cmd.Context(), numbers, office.How{Value: *value, Reading: *reading, Keep: *keep})
			if err != nil {
				return err
			}
			a.say("%s", words.SettledCells(args))
			for _, w := range done {
				a.showSettled(w)
			}
			if *keep {
				return nil
			}
			found, err := o.AfterClosing(cmd.Context(), numbers[0].Submission)
			a.findings(found)
			return err
		})
	}
	return cmd
}
