package main

import (
	"github.com/spf13/cobra"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
)

func (a *app) status() *cobra.Command {
	cmd := &cobra.Command{Use: "status --period KỲ", Short: words.StatusShort, Args: noArguments}
	period := periodFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		p, err := period()
		if err != nil {
			return err
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			s, err := o.Summary(cmd.Context(), a.plan, p)
			if err != nil {
				return err
			}
			a.showStatus(s)
			return nil
		})
	}
	return cmd
}

func (a *app) showStatus(s report.Summary) {
	period := s.Period.Words()
	a.print("%s", words.StatusHead(s.Plan.Decision.Number, period, s.From.String(), s.To.String(), s.ReturnDue.String()))
	var returned, missing, open []string
	for _, r := range s.Returns {
		if r.Findings > 0 {
			open = append(open, words.StatusWaits(r.Agency.Name, r.Findings, r.File))
		}
		if !r.Returned() {
			missing = append(missing, r.Agency.Name)
			continue
		}
		line := r.Agency.Name + ", " + viet.DateOf(r.At.Local()).String()
		if s.Overdue(r) {
			line += ", " + words.ReturnedLate
		}
		returned = append(returned, line)
	}
	a.list(words.StatusReturned, returned)
	a.list(words.StatusMissing, missing)
	a.list(words.StatusOpen, open)
	a.list(words.StatusLate, taskNames(s.Late()))
	var soon []report.TaskLine
	for _, t := range s.Tasks {
		if t.Timeliness == progress.OpenSoon {
			soon = append(soon, t)
		}
	}
	a.list(words.StatusSoon, taskNames(soon))
}

func taskNames(tasks []report.TaskLine) []string {
	var out []string
	for _, t := range tasks {
		out = append(out, string(t.Task.Ref)+" "+cutText(t.Task.Text, shownText)+" ("+plan.Names(t.Task.Lead)+"; "+t.Task.Due.To.String()+")")
	}
	return out
}

func (a *app) list(title string, lines []string) {
	if len(lines) == 0 {
		a.print("%s: %s", title, words.StatusNone)
		return
	}
	a.print("%s: %d", title, len(lines))
	for _, l := range lines {
		a.print("  %s", l)
	}
}
