package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/store"
)

func (a *app) importCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "import TỆP|THƯ_MỤC…", Short: words.ImportShort, Args: func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(words.NeedArgument(words.ArgReturns))
		}
		return nil
	}}
	yes := cmd.Flags().Bool("yes", false, words.CLIYes)
	asJSON := cmd.Flags().Bool("json", false, words.CLIJSON)
	period := cmd.Flags().String("period", "", words.CLIPeriod)
	agency := cmd.Flags().String("agency", "", words.CLIAgencyOne)
	feedback := cmd.Flags().String("feedback", "", words.CLIFeedback)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *period != "" {
			if _, err := progress.ParsePeriod(*period); err != nil {
				return usage(words.BadPeriod(*period))
			}
		}
		if *feedback != "" && within(*feedback, args) {
			return usage(words.FeedbackInside(*feedback))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			i := importing{app: a, office: o, yes: *yes, json: *asJSON, feedback: *feedback, want: office.Wanted{Plan: a.plan, Agency: *agency, Period: *period}}
			return i.run(cmd.Context(), args)
		})
	}
	return cmd
}

// importing is one run of import.
type importing struct {
	*app
	office *office.Office
	want   office.Wanted
	yes    bool
	json   bool
	looked []office.Preview
	unread int // files and folders that could not be opened

	feedback string   // folder for the copies that are handed back to the agencies; empty for none
	copies   []string // those written
	failed   error    // why no more were written
}

func (i *importing) run(ctx context.Context, paths []string) error {
	if err := i.look(ctx, paths); err != nil {
		return err
	}
	if len(i.looked) == 0 {
		return failure{exitError, words.NothingToImport, words.NothingRemedy}
	}
	if i.json {
		if err := i.printJSON(); err != nil {
			return err
		}
	} else {
		i.show()
	}
	if !i.yes && !i.ask(words.AskTake) {
		i.say("%s", words.PreviewOnly)
		return errWaits
	}
	return i.take(ctx)
}

// look looks every file over. A file that cannot be opened is one finding more; the rest goes on.
func (i *importing) look(ctx context.Context, paths []string) error {
	files, findings := office.Gather(paths)
	i.findings(findings)
	i.unread = len(findings)
	var err error
	i.looked, err = i.office.LookAll(ctx, files, i.want, i.bar(words.ProgressReturns))
	return err
}

func (i *importing) show() {
	state := words.SubmissionToBe
	if i.yes {
		state = words.SubmissionState
	}
	for _, p := range i.looked {
		i.print("%s", words.ImportFile(p.File, p.Agency, i.periodName(p), state(string(p.State))))
		if p.State == store.Taken || p.State == store.Partly {
			i.print("  %s", words.ImportChanges(p.Count(progress.New), p.Count(progress.Changed), p.Count(progress.Erased), p.Count(progress.Unchanged), p.Waiting()))
		}
		for _, c := range p.Changes {
			if c.Kind == progress.Changed || c.Kind == progress.Erased {
				u := c.Update
				i.print("    %s", words.ImportChange(u.Sheet+"!"+u.Cell, string(u.Ref), words.Column(string(u.Field)), shown(u.Field, c.Old), shown(u.Field, c.New)))
			}
		}
		i.findings(p.Findings)
	}
	if i.yes {
		return
	}
	taken, partly, rejected, repeated := i.count()
	i.say("%s", words.ImportWould(len(i.looked), taken, partly, rejected, repeated))
}

func (i *importing) periodName(p office.Preview) string {
	period, err := progress.ParsePeriod(p.Issue.Period)
	if err != nil {
		return p.Issue.Period
	}
	return words.Period(string(period.Kind), period.N, period.Year)
}

// shown writes a stored value as a person would.
func shown(field progress.Field, value string) string {
	switch field.Type() {
	case progress.Choice:
		return words.Status(value)
	case progress.Day:
		return viet.Date(value).String()
	case progress.Figure, progress.Share:
		if d, ok := (progress.Value{Text: value}).Decimal(); ok {
			return viet.Format(d)
		}
	}
	if value == "" {
		return words.Nothing
	}
	return cutText(value, shownText)
}

func (i *importing) count() (taken, partly, rejected, repeated int) {
	for _, p := range i.looked {
		switch p.State {
		case store.Taken:
			taken++
		case store.Partly:
			partly++
		case store.Repeated:
			repeated++
		default:
			rejected++
		}
	}
	return taken, partly, rejected, repeated
}

// take takes in what was looked over, a transaction a file.
func (i *importing) take(ctx context.Context) error {
	show := i.bar(words.ProgressTake)
	waits := i.unread > 0
	for n, p := range i.looked {
		done, err := i.office.Take(ctx, p)
		if err != nil {
			return err
		}
		i.looked[n] = done
		i.handBack(ctx, done)
		waits = waits || done.Waiting() > 0 || done.State == store.Waiting
		show(n+1, len(i.looked))
	}
	taken, partly, rejected, repeated := i.count()
	for _, path := range i.copies {
		i.say("%s", words.FeedbackWritten(path))
	}
	i.say("%s", words.ImportTotal(len(i.looked), taken, partly, rejected, repeated))
	switch {
	case i.failed != nil:
		return i.failed
	case waits:
		return errWaits
	}
	return nil
}

// handBack writes the copy of a file that its agency has to put right, if that is wanted and there is something to put right. What goes
// wrong with that keeps no file from being taken in and is said at the end.
func (i *importing) handBack(ctx context.Context, p office.Preview) {
	if i.feedback == "" || i.failed != nil {
		return
	}
	paths, err := i.office.WriteFeedback(ctx, i.feedback, p)
	i.copies, i.failed = append(i.copies, paths...), err
}

// within reports whether a folder lies in one of the folders that are imported: the next import would take the copies for returns.
func within(folder string, imported []string) bool {
	for _, path := range imported {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			continue
		}
		from, err1 := filepath.Abs(path)
		to, err2 := filepath.Abs(folder)
		if down, err := filepath.Rel(from, to); errors.Join(err, err1, err2) == nil && filepath.IsLocal(down) {
			return true
		}
	}
	return false
}

type jsonFile struct {
	File      string        `json:"file"`
	SHA256    string        `json:"sha256"`
	Agency    string        `json:"agency,omitempty"`
	Period    string        `json:"period,omitempty"`
	State     store.State   `json:"state"`
	New       int           `json:"new"`
	Changed   int           `json:"changed"`
	Erased    int           `json:"erased"`
	Unchanged int           `json:"unchanged"`
	Findings  []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	Sheet    string           `json:"sheet,omitempty"`
	Cell     string           `json:"cell,omitempty"`
	Ref      string           `json:"ref,omitempty"`
	Message  string           `json:"message"`
	Remedy   string           `json:"remedy"`
}

func (i *importing) printJSON() error {
	out := make([]jsonFile, 0, len(i.looked))
	for _, p := range i.looked {
		f := jsonFile{
			File: p.File, SHA256: p.SHA256, Agency: p.Issue.Agency, Period: p.Issue.Period, State: p.State, New: p.Count(progress.New),
			Changed: p.Count(progress.Changed), Erased: p.Count(progress.Erased), Unchanged: p.Count(progress.Unchanged), Findings: []jsonFinding{},
		}
		for _, x := range p.Findings {
			f.Findings = append(f.Findings, jsonFinding{x.Code, x.Severity, x.Place.Sheet, x.Place.Cell, x.Place.Ref, x.Message(), x.Remedy()})
		}
		out = append(out, f)
	}
	enc := json.NewEncoder(i.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
