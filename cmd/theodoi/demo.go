package main

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"theodoi/demo"
	"theodoi/internal/words"
	"theodoi/plan"
)

func (a *app) demo() *cobra.Command {
	cmd := &cobra.Command{Use: "demo", Short: words.DemoShort, Args: noArguments}
	out := cmd.Flags().StringP("out", "o", "", words.CLIDemoDir)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		dir := cmp.Or(*out, "theodoi-demo")
		a.say("%s", words.DemoStart)
		n := 1
		result, err := demo.Run(cmd.Context(), dir, func(p plan.Plan) {
			a.say("%s", words.DemoPlan(p.Decision.Number, len(p.Targets), len(p.Tasks)))
		}, func(q demo.Quarter) {
			n++
			period := q.Period.Words()
			a.say("%s", words.DemoQuarter(n, period, q.Issued, q.Returned, q.Partly, q.Rejected, q.Missing, q.Late))
		})
		if errors.Is(err, demo.ErrNotOurs) {
			return failure{exitError, words.DemoNotOurs(dir), words.DemoNotOursRemedy}
		}
		if err != nil {
			return err
		}
		a.say("%s", words.DemoEnd)
		result.WriteGuide(a.out, words.DemoPlace)
		a.say("%s", words.DemoNext(result.Data))
		return nil
	}
	return cmd
}
