package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// say prints a line of message.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.err, format+"\n", args...) }

// print prints a line of data.
func (a *app) print(format string, args ...any) { fmt.Fprintf(a.out, format+"\n", args...) }

// isTerminal reports whether a person sits at the other end of f.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && (isatty.IsTerminal(file.Fd()) || isatty.IsCygwinTerminal(file.Fd()))
}

// ask asks a question and reports whether the answer is yes. Without a terminal nobody can answer: then it is no.
func (a *app) ask(question string) bool {
	if !isTerminal(a.in) || !isTerminal(a.err) {
		return false
	}
	fmt.Fprint(a.err, question)
	answer, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil && err != io.EOF {
		return false
	}
	switch viet.Bare(strings.TrimSpace(answer)) {
	case "c", "co", "y", "yes":
		return true
	}
	return false
}

// bar shows how far a piece of work is, on stderr, and only where a person watches and the work takes its time.
func (a *app) bar(title string) func(done, total int) {
	if !isTerminal(a.err) {
		return func(int, int) {}
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(title),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
		}
		_ = bar.Set(done)
	}
}

// noArguments refuses arguments, in the users' language.
func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(words.TooManyArguments(args[0]))
	}
	return nil
}

// oneArgument wants exactly one argument.
func oneArgument(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usage(words.NeedArgument(what))
		case 1:
			return nil
		}
		return usage(words.TooManyArguments(args[1]))
	}
}

// atMostOne wants one argument or none.
func atMostOne(what string) cobra.PositionalArgs {
	one := oneArgument(what)
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return one(cmd, args)
	}
}

// periodFlag adds --period, which the command needs.
func periodFlag(cmd *cobra.Command) func() (progress.Period, error) {
	code := cmd.Flags().String("period", "", words.CLIPeriod)
	return func() (progress.Period, error) {
		if *code == "" {
			return progress.Period{}, usage(words.NeedFlag("period"))
		}
		p, err := progress.ParsePeriod(*code)
		if err != nil {
			return p, usage(words.BadPeriod(*code))
		}
		return p, nil
	}
}
