package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"os/signal"

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
	err := root.ExecuteContext(ctx)
	return a.fail(err)
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
	root.SetUsageTemplate(words.UsageTemplate)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	root.PersistentFlags().StringVar(&a.data, "data", "", words.CLIData)
	root.PersistentFlags().StringVar(&a.plan, "plan", "", words.CLIPlan)
	root.PersistentFlags().StringVar(&a.by, "by", "", words.CLIBy)
	root.AddCommand(a.demo(), a.parse(), a.planCommand(), a.sheets(), a.importCommand(), a.waiting(), a.settle(), a.submissions(), a.history(), a.undo(), a.original(),
		a.status(), a.report(), a.remind(), a.templates(), a.closeCommand(), a.printed(), a.export(), a.backup(), a.restore(), a.registerCommand())
	vietnameseHelp(root)
	return root
}

// folder is the folder that holds everything: the flag, else the environment, else one beside where the person stands.
func (a *app) folder() string { return cmp.Or(a.data, os.Getenv(dataVariable), "theodoi-data") }

// vietnameseHelp gives every command its help flag in the users' language.
func vietnameseHelp(cmd *cobra.Command) {
	cmd.Flags().BoolP("help", "h", false, words.CLIHelp)
	cmd.DisableFlagsInUseLine = true
	for _, sub := range cmd.Commands() {
		vietnameseHelp(sub)
	}
}

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
		for _, f := range findings {
			if f.Severity == severity {
				a.say("  [%s] %s", words.Severity(string(severity)), f)
			}
		}
	}
}
