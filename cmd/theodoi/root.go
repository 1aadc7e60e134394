package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"os/signal"
	"slices"

	"github.com/spf13/cobra"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
)

// Exit codes, promised to scripts.
const (
	exitDone  = 0
	exitError = 1 // could not
	exitUsage = 2 // wrong use
	exitWaits = 3 // done, but findings wait for a person
)

// dataVariable is the environment variable for --data.
const dataVariable = "THEODOI_DATA"

// app is one run of the program.
type app struct {
	in   io.Reader
	out  io.Writer // data
	err  io.Writer // messages and progress bars
	data string
	plan string
	by   string
}

// run is main without the process: it returns the exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{in: in, out: out, err: errOut}
	root := a.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return a.fail(cmd.CommandPath(), err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "theodoi", Short: words.CLIShort, Long: words.CLILong,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(words.UnknownCommand(args[0]))
			}
			return cmd.Help()
		},
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	root.PersistentFlags().StringVar(&a.data, "data", "", words.CLIData)
	root.PersistentFlags().StringVar(&a.plan, "plan", "", words.CLIPlan)
	root.PersistentFlags().StringVar(&a.by, "by", "", words.CLIBy)
	root.AddCommand(a.demo(), a.parse(), a.planCommand(), a.sheets(), a.importCommand(), a.waiting(), a.settle(), a.submissions(), a.history(), a.undo(), a.original(),
		a.status(), a.report(), a.remind(), a.templates(), a.closeCommand(), a.printed(), a.export(), a.backup(), a.restore(), a.registerCommand())
	helpInVietnamese(root)
	return root
}

// folder is the folder that holds everything: the flag, else the environment, else one beside where the person stands.
func (a *app) folder() string { return cmp.Or(a.data, os.Getenv(dataVariable), "theodoi-data") }

// open opens the office and shows mistakes in its files.
func (a *app) open(ctx context.Context) (*office.Office, error) {
	o, findings, err := office.Open(ctx, office.Config{Data: a.folder(), By: a.by})
	a.findings(findings)
	return o, err
}

// with runs f in the open office.
func (a *app) with(ctx context.Context, f func(*office.Office) error) (err error) {
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if closing := o.Close(); err == nil {
			err = closing
		}
	}()
	return f(o)
}

// findings prints findings as sentences, those that need a person first.
func (a *app) findings(findings []finding.Finding) {
	for _, severity := range []finding.Severity{finding.Block, finding.Warn, finding.Note} {
		for i, f := range findings {
			switch {
			case f.Severity != severity || oftenNoted(f) && noted(findings[:i], f.Code):
			case oftenNoted(f):
				a.say("  [%s] %s", words.Severity(string(severity)), alsoAt(f, findings[i+1:]))
			default:
				a.say("  [%s] %s", words.Severity(string(severity)), f)
			}
		}
	}
}

// oftenNoted reports whether a finding is a note about a cell that comes in dozens: two halves of a workbook leave half of it blank.
func oftenNoted(f finding.Finding) bool { return f.Severity == finding.Note && f.Place.Cell != "" }

func noted(before []finding.Finding, code finding.Code) bool {
	return slices.ContainsFunc(before, func(f finding.Finding) bool { return f.Code == code && oftenNoted(f) })
}

// alsoAt says a note with the other cells that it is about.
func alsoAt(f finding.Finding, rest []finding.Finding) string {
	var places []string
	for _, other := range rest {
		if other.Code == f.Code && oftenNoted(other) {
			places = append(places, other.Place.Sheet+"!"+other.Place.Cell)
		}
	}
	if len(places) == 0 {
		return f.String()
	}
	return f.String() + " " + words.AlsoAt(places)
}
