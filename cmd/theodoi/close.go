package main

import (
	"context"

	"github.com/spf13/cobra"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/store"
)

// closing is what the close command was asked.
type closing struct {
	*app
	period func() (progress.Period, error)
	stage  string
	why    string
	reopen bool
	list   bool
}

func (a *app) closeCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "close --period KỲ", Short: words.CloseShort, Args: noArguments}
	c := &closing{app: a, period: periodFlag(cmd)}
	cmd.Flags().StringVar(&c.stage, "stage", "", words.CloseStage)
	cmd.Flags().BoolVar(&c.reopen, "reopen", false, words.CloseReopen)
	cmd.Flags().StringVar(&c.why, "why", "", words.CloseWhy)
	cmd.Flags().BoolVar(&c.list, "list", false, words.CloseList)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context()) }
	return cmd
}

func (c *closing) run(ctx context.Context) error {
	if c.list {
		return c.with(ctx, func(o *office.Office) error { return c.show(ctx, o) })
	}
	period, err := c.period()
	if err != nil {
		return err
	}
	stage, ok := words.StageCode(c.stage)
	if !ok {
		return usage(words.StageWrong)
	}
	if c.reopen && c.why == "" {
		return usage(words.CloseNoWhy)
	}
	return c.with(ctx, func(o *office.Office) error {
		if c.reopen {
			if err := o.ReopenPeriod(ctx, c.plan, period, c.why); err != nil {
				return err
			}
			c.say("%s", words.PeriodIsOpen(period.Words()))
			return nil
		}
		done, err := o.ClosePeriod(ctx, c.plan, period, report.Stage(stage))
		if err != nil {
			return err
		}
		c.findings(done.Findings)
		c.say("%s", words.PeriodIsClosed(period.Words(), words.Stage(string(done.Summary.Stage())), done.Summary.Closing.Hash))
		return nil
	})
}

// show lists closings and issued reports in order.
func (c *closing) show(ctx context.Context, o *office.Office) error {
	closings, err := o.Closings(ctx, c.plan)
	if err != nil {
		return err
	}
	if len(closings) == 0 {
		c.say("%s", words.CloseNothing)
	}
	for _, one := range closings {
		c.print("%s", words.ClosingLine(progress.PeriodWords(one.Period), viet.DateOf(one.At).String(), one.By, words.Stage(one.Stage), one.Why, one.Hash, one.Reopened))
	}
	printed, err := o.PrintedReports(ctx, c.plan, progress.Period{})
	if err != nil {
		return err
	}
	for _, p := range printed {
		c.print("%s", printedLine(p))
	}
	return nil
}

func printedLine(p store.Printed) string {
	return words.PrintedLine(progress.PeriodWords(p.Period), p.Number, p.Date.String(), p.File, p.DataHash)
}

// printed gives the issued report of a period back as it was printed: the one of a number, else the last.
func (a *app) printed() *cobra.Command {
	cmd := &cobra.Command{Use: "printed --period KỲ -o TỆP", Short: words.PrintedShort, Args: noArguments}
	period := periodFlag(cmd)
	path := cmd.Flags().StringP("out", "o", "", words.PrintedFile)
	number := cmd.Flags().Int("number", 0, words.PrintedNumber)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		if *path == "" {
			return usage(words.NeedFlag("out"))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			all, err := o.PrintedReports(cmd.Context(), a.plan, p)
			if err != nil {
				return err
			}
			for i := len(all) - 1; i >= 0; i-- {
				if *number == 0 || all[i].Number == *number {
					a.say("%s", printedLine(all[i]))
					return o.SavePrinted(cmd.Context(), all[i], *path)
				}
			}
			return failure{exitError, words.PrintedNone, words.PrintedWant}
		})
	}
	return cmd
}
