package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
)

func (a *app) planCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "plan", Short: words.PlanShort, Args: func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(words.UnknownCommand("plan " + args[0]))
		}
		return nil
	}, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(a.planAdd(), a.planList(), a.planShow(), a.planReview(), a.planApply(), a.planAmend(), a.planReassign())
	return cmd
}

func (a *app) planAdd() *cobra.Command {
	cmd := &cobra.Command{Use: "add TỆP", Short: words.PlanAdd, Args: oneArgument(words.ArgDecision)}
	yes := cmd.Flags().Bool("yes", false, words.CLIYes)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.with(cmd.Context(), func(o *office.Office) error {
			r, err := a.read(o.Desk, args[0])
			if err != nil {
				return err
			}
			if r.Plan.Decision.Number == "" {
				return failure{exitError, words.NoNumber, words.NoNumberRemedy}
			}
			if known, err := a.again(cmd.Context(), o, r, *yes); known || err != nil {
				return err
			}
			a.showReading(r)
			if !*yes && !a.ask(words.AskAdopt) {
				a.say("%s", words.AdoptPreviewOnly)
				return errWaits
			}
			adopted, err := o.Adopt(cmd.Context(), r)
			if err != nil {
				return err
			}
			if adopted.Same {
				a.say("%s", words.PlanSame(adopted.Plan.Decision.Number))
				return nil
			}
			a.say("%s", words.PlanSaved(adopted.Plan.Decision.Number, len(adopted.Plan.Targets), len(adopted.Plan.Tasks)))
			return nil
		})
	}
	return cmd
}

func (a *app) planList() *cobra.Command {
	cmd := &cobra.Command{Use: "list", Short: words.PlanList, Args: noArguments}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.with(cmd.Context(), func(o *office.Office) error {
			plans, err := o.Plans(cmd.Context())
			if err != nil {
				return err
			}
			for _, p := range plans {
				a.print("%s", words.PlanLine(p.Number, p.Revision, p.Title, p.At.Local().Format("02/01/2006 15:04"), p.By))
			}
			if len(plans) == 0 {
				return office.ErrNoPlan
			}
			return nil
		})
	}
	return cmd
}

func (a *app) planShow() *cobra.Command {
	cmd := &cobra.Command{Use: "show", Short: words.PlanShow, Args: noArguments}
	asJSON := cmd.Flags().Bool("json", false, words.CLIJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.with(cmd.Context(), func(o *office.Office) error {
			p, err := o.Choose(cmd.Context(), a.plan)
			if err != nil {
				return err
			}
			if *asJSON {
				return p.WriteJSON(a.out, nil)
			}
			a.showDecision(p.Decision)
			a.showCounts(p)
			a.showTargets(p)
			a.showTasks(p)
			return nil
		})
	}
	return cmd
}
