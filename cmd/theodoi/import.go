package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

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
	carry := cmd.Flags().Bool("carry", false, words.FlagCarry)
	feedback := cmd.Flags().String("feedback", "", words.CLIFeedback)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := checkPeriod(*period); err != nil {
			return err
		}
		if *carry && *period == "" {
			return usage(words.NeedFlag("period"))
		}
		if *feedback != "" && within(*feedback, args) {
			return usage(words.FeedbackInside(*feedback))
		}
		return a.with(cmd.Context(), func(o *office.Office) error {
			i := importing{app: a, office: o, yes: *yes, json: *asJSON, feedback: *feedback, want: office.Wanted{Plan: a.plan, Agency: *agency, Period: *period, Carry: *carry}}
			return i.run(cmd.Context(), args)
		})
	}
	return cmd
}

// importing is one run of import. It keeps counts and no previews: a thousand files may come.
type importing struct {
	*app
	office *office.Office
	want   office.Wanted
	yes    bool
	json   bool
	counts map[store.State]int
	files  int
	unread int                      // archives and mails that no workbook came out of
	names  map[store.State][]string // the first files of each state that needs a person
	rows   rowNames
	waits  bool // something waits for a person

	feedback string   // folder for the copies that are handed back to the agencies; empty for none
	copies   []string // those written
	failed   error    // why no more were written
}

func (i *importing) run(ctx context.Context, paths []string) error {
	if _, err := i.office.Choose(ctx, i.want.Plan); errors.Is(err, office.ErrNoPlan) {
		return err
	}
	files, findings := office.Gather(paths)
	i.findings(findings)
	i.unread, i.rows = len(findings), rowNames{office: i.office}
	if len(files) == 0 {
		return failure{exitError, words.NothingToImport, words.NothingRemedy}
	}
	run, err := i.office.Together(ctx, files, i.want)
	if err != nil {
		return err
	}
	if i.yes {
		return i.finish(i.pass(words.ProgressTake, run.Len(), i.handing(ctx, i.printer()), func(each func(office.Preview) error) error { return run.Take(ctx, each) }))
	}
	err = i.pass(words.ProgressReturns, run.Len(), i.printer(), func(each func(office.Preview) error) error { return run.Preview(ctx, each) })
	if err != nil {
		return err
	}
	i.total(words.ImportWould, words.SubmissionToBe)
	if !i.ask(words.AskTake) {
		i.say("%s", words.PreviewOnly)
		return errWaits
	}
	return i.finish(i.pass(words.ProgressTake, run.Len(), i.handing(ctx, silent{}), func(each func(office.Preview) error) error { return run.Take(ctx, each) }))
}

// pass goes once over all files.
func (i *importing) pass(title string, total int, out printer, over func(each func(office.Preview) error) error) error {
	i.counts, i.names, i.files, i.waits = map[store.State]int{}, map[store.State][]string{}, 0, false
	show := i.bar(title)
	err := over(func(p office.Preview) error {
		i.files++
		i.counts[p.State]++
		if len(i.names[p.State]) < fewNames {
			i.names[p.State] = append(i.names[p.State], p.File)
		}
		i.waits = i.waits || p.Waiting() > 0 || p.State == store.Waiting
		show(i.files, total)
		return out.file(p)
	})
	if err != nil {
		return err
	}
	return out.end()
}

// fewNames is how many files of a kind are named again below the total.
const fewNames = 20

// total counts the files, and names again those that need a person: of sixty files the few that matter are far above.
func (i *importing) total(say func(words.ImportCounts) string, state func(string) string) {
	i.say("%s", say(words.ImportCounts{
		Files: i.files, Taken: i.counts[store.Taken], Partly: i.counts[store.Partly], Waiting: i.counts[store.Waiting],
		Rejected: i.counts[store.Rejected], Superseded: i.counts[store.Superseded], Repeated: i.counts[store.Repeated], Unread: i.unread,
	}))
	if i.files == 1 {
		return
	}
	for _, s := range []store.State{store.Partly, store.Waiting, store.Rejected} {
		if names := i.names[s]; len(names) > 0 {
			i.say("%s", words.ImportNames(state(string(s)), names, i.counts[s]-len(names)))
		}
	}
}

// finish sums a taking up.
func (i *importing) finish(err error) error {
	if err != nil {
		return err
	}
	for _, path := range i.copies {
		i.say("%s", words.FeedbackWritten(path))
	}
	i.total(words.ImportTotal, words.SubmissionState)
	switch {
	case i.failed != nil:
		return i.failed
	case i.waits || i.unread > 0:
		return errWaits
	}
	return nil
}

// handing lets a printer of files that are taken in also write the copies that are handed back, where they are wanted. What goes wrong with
// that keeps no file from being taken in and is said at the end.
func (i *importing) handing(ctx context.Context, out printer) printer {
	if i.feedback == "" {
		return out
	}
	return handingBack{out, i, ctx}
}

// handingBack writes the copy of a file that its agency has to put right, if there is something to put right.
type handingBack struct {
	printer
	run *importing
	ctx context.Context
}

func (h handingBack) file(p office.Preview) error {
	if h.run.failed == nil {
		paths, err := h.run.office.WriteFeedback(h.ctx, h.run.feedback, p)
		h.run.copies, h.run.failed = append(h.run.copies, paths...), err
	}
	return h.printer.file(p)
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

// printer prints what becomes of each file, one at a time.
type printer interface {
	file(office.Preview) error
	end() error
}

func (i *importing) printer() printer {
	if i.json {
		return &jsonPrinter{out: i.out}
	}
	return textPrinter{i}
}

// silent prints nothing: what is taken was shown before.
type silent struct{}

func (silent) file(office.Preview) error { return nil }
func (silent) end() error                { return nil }

// textPrinter prints for people.
type textPrinter struct{ *importing }

func (i textPrinter) file(p office.Preview) error {
	state := words.SubmissionToBe
	if i.yes {
		state = words.SubmissionState
	}
	i.print("%s", words.ImportFile(p.File, p.Agency, progress.PeriodWords(p.Issue.Period), state(string(p.State)), p.Number))
	if p.State == store.Taken || p.State == store.Partly {
		i.print("  %s", words.ImportChanges(p.Count(progress.New), p.Count(progress.Changed), p.Count(progress.Erased), p.Count(progress.Unchanged), p.Conflicts(), p.Waiting()-p.Conflicts()))
	}
	for _, c := range p.Changes {
		if c.Kind == progress.Changed || c.Kind == progress.Erased {
			u := c.Update
			i.print("    %s", words.ImportChange(u.Sheet+"!"+u.Cell, i.rows.name(p.Issue.Plan, u.Ref), words.Column(string(u.Field)), shown(u.Field, c.Old), shown(u.Field, c.New)))
		}
	}
	i.findings(p.Findings)
	if p.Likely.Agency != "" {
		i.print("  %s", words.ImportConfirm(p.File, p.Likely.Agency, p.Likely.Period))
	}
	if p.Number > 0 && len(p.Waits) > 0 {
		i.print("  %s", words.ImportWaits(p.Number, len(p.Waits)))
	}
	return nil
}

func (textPrinter) end() error { return nil }

// shown writes a stored value as a person would.
func shown(field progress.Field, value string) string {
	if value == "" {
		return words.Nothing
	}
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
	return cutText(value, shownText)
}

type jsonFile struct {
	File       string        `json:"file"`
	SHA256     string        `json:"sha256"`
	Agency     string        `json:"agency,omitempty"`
	Period     string        `json:"period,omitempty"`
	State      store.State   `json:"state"`
	Submission int64         `json:"submission,omitempty"` // its number, once it was taken in
	New        int           `json:"new"`
	Changed    int           `json:"changed"`
	Erased     int           `json:"erased"`
	Unchanged  int           `json:"unchanged"`
	Conflicts  int           `json:"conflicts"` // cells that say something else than another file; they are among the waiting
	Waiting    int           `json:"waiting"`   // filled cells that a person has to settle
	Findings   []jsonFinding `json:"findings"`
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

// jsonPrinter prints a list for programs, each file as soon as it was looked at.
type jsonPrinter struct {
	out  io.Writer
	some bool
}

func (j *jsonPrinter) file(p office.Preview) error {
	f := jsonFile{
		File: p.File, SHA256: p.SHA256, Agency: p.Issue.Agency, Period: p.Issue.Period, State: p.State, Submission: p.Number, New: p.Count(progress.New),
		Changed: p.Count(progress.Changed), Erased: p.Count(progress.Erased), Unchanged: p.Count(progress.Unchanged), Conflicts: p.Conflicts(),
		Waiting: len(p.Waits), Findings: []jsonFinding{},
	}
	for _, x := range p.Findings {
		f.Findings = append(f.Findings, jsonFinding{x.Code, x.Severity, x.Place.Sheet, x.Place.Cell, x.Place.Ref, x.Message(), x.Remedy()})
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", "  ")
	if err := enc.Encode(f); err != nil {
		return err
	}
	before := "[\n  "
	if j.some {
		before = ",\n  "
	}
	j.some = true
	_, err := io.WriteString(j.out, before+strings.TrimRight(text.String(), "\n"))
	return err
}

func (j *jsonPrinter) end() error {
	text := "\n]\n"
	if !j.some {
		text = "[]\n"
	}
	_, err := io.WriteString(j.out, text)
	return err
}
