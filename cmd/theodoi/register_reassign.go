package main

import (
	"errors"

	"github.com/spf13/cobra"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
)

func (a *app) planReassign() *cobra.Command {
	cmd := &cobra.Command{Use: "reassign --from MÃ --to MÃ", Short: words.ReassignShort, Args: noArguments}
	from := cmd.Flags().String("from", "", words.ReassignFrom)
	to := cmd.Flags().String("to", "", words.ReassignTo)
	refs := cmd.Flags().StringSlice("ref", nil, words.ReassignRef)
	why := cmd.Flags().String("why", "", words.ReassignWhy)
	yes := cmd.Flags().Bool("yes", false, words.CLIYes)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case *from == "":
			return usage(words.NeedFlag("from"))
		case *to == "":
			return usage(words.NeedFlag("to"))
		}
		order := office.Reassignment{From: *from, To: *to, Why: *why}
		for _, ref := range *refs {
			order.Refs = append(order.Refs, plan.Ref(ref))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			r, err := o.LookReassign(cmd.Context(), a.plan, order)
			switch {
			case errors.Is(err, office.ErrNoSuchAgency):
				return failure{exitError, words.ReassignUnknown(*from, *to), words.ReassignUnknownRemedy}
			case errors.Is(err, office.ErrNothingToReassign):
				return failure{exitError, words.ReassignNothing(*from), words.ReassignNothingRemedy}
			case err != nil:
				return err
			}
			return a.revise(cmd.Context(), o, r, *yes)
		})
	}
	return cmd
}

// showHandovers says which workbooks went to a successor, and which wait for a person.
func (a *app) showHandovers(result office.IssueResult) {
	for _, h := range result.Handed {
		a.say("  %s", words.HandedOver(h.From.Name, h.To[0].Name))
	}
	for _, h := range result.Split {
		var to []string
		for _, s := range h.To {
			to = append(to, s.Name+" ("+s.Code+")")
		}
		a.say("  %s", words.HandoverSplit(h.From.Name, h.From.Code, to))
	}
}
