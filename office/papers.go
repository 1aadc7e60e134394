package office

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/templates"
)

// Paper asks for a paper on a period.
type Paper struct {
	Plan     string // number; empty for the only one
	Period   progress.Period
	Issued   report.Issued
	Path     string // file, its ending names the format; of reminders the folder
	Ending   string // of reminders, the format: .pdf
	Agency   string // code, for the page of one agency
	Appendix bool   // the appendices alone
	Texts    string // folder of report texts that count before the office's own; empty for none
}

// Report prints the period's report, or the part of it that was asked for, and writes it to a file.
func (o *Office) Report(ctx context.Context, ask Paper) (report.Summary, []finding.Finding, error) {
	if _, ok := writerOf(ask.Path); !ok {
		return report.Summary{}, nil, UnknownEnding{ask.Path}
	}
	s, composer, findings, err := o.ready(ctx, ask)
	if err != nil {
		return s, findings, err
	}
	d, err := o.compose(composer, s, ask)
	if err != nil {
		return s, findings, err
	}
	content, more, err := writePaper(ask.Path, d)
	findings = append(findings, more...)
	if err != nil || ask.Issued.Number == 0 || ask.Agency != "" || ask.Appendix {
		return s, findings, err
	}
	return s, findings, o.keepPrinted(ctx, s, ask.Issued, filepath.Base(ask.Path), content)
}

func (o *Office) compose(c report.Composer, s report.Summary, ask Paper) (report.Document, error) {
	switch {
	case ask.Agency != "":
		d, ok, err := c.Agency(s, ask.Agency, ask.Issued)
		if err == nil && !ok {
			err = UnknownAgency{ask.Agency}
		}
		return d, err
	case ask.Appendix:
		return c.Appendices(s, ask.Issued)
	}
	return c.Report(s, ask.Issued)
}

// Reminders prints a letter to every agency that is behind and the list of them. It returns the files, the list last. Nothing is written
// before all of them are composed.
func (o *Office) Reminders(ctx context.Context, ask Paper) (letters []report.Reminded, files []string, findings []finding.Finding, err error) {
	if _, ok := writerOf(ask.Ending); !ok {
		return nil, nil, nil, UnknownEnding{ask.Ending}
	}
	s, composer, findings, err := o.ready(ctx, ask)
	if err != nil {
		return nil, nil, findings, err
	}
	letters, list, err := composer.Reminders(s, ask.Issued)
	if err != nil {
		return nil, nil, findings, err
	}
	if err := os.MkdirAll(ask.Path, 0o755); err != nil {
		return nil, nil, findings, fmt.Errorf("making the folder for reminders: %w", err)
	}
	docs := []report.Document{list}
	files = []string{filepath.Join(ask.Path, words.ReminderList+ask.Ending)}
	for i, l := range letters {
		docs = slices.Insert(docs, i, l.Letter)
		files = slices.Insert(files, i, filepath.Join(ask.Path, l.File+ask.Ending))
	}
	more, err := writePapers(files, docs)
	return letters, files, append(findings, more...), err
}

// inherit calls agencies that are no more by those that took over, in papers as in workbooks: a letter to nobody is opened by nobody.
func (o *Office) inherit(s *report.Summary) {
	kept, _, split := o.handOver(s.Plan, s.Period, progress.AllOwed(s.Plan, o.view(s.Plan), s.Period))
	names := map[string]string{}
	for _, owed := range kept {
		names[owed.Agency.Code] = owed.Agency.Name
	}
	for _, h := range split {
		var heirs []string
		for _, a := range h.To {
			heirs = append(heirs, a.Name)
		}
		names[h.From.Code] = words.InheritedName(strings.Join(heirs, "; "), h.From.Name)
	}
	for i := range s.Returns {
		s.Returns[i].Agency.Name = cmp.Or(names[s.Returns[i].Agency.Code], s.Returns[i].Agency.Name)
	}
	for i := range s.Agencies {
		s.Agencies[i].Agency.Name = cmp.Or(names[s.Agencies[i].Agency.Code], s.Agencies[i].Agency.Name)
	}
}

// ready reads the report texts and counts the period.
func (o *Office) ready(ctx context.Context, ask Paper) (report.Summary, report.Composer, []finding.Finding, error) {
	if err := textsIn(ask.Texts); err != nil {
		return report.Summary{}, report.Composer{}, nil, err
	}
	texts, err := report.ReadTexts(templates.In(ask.Texts, o.templates))
	if err != nil {
		return report.Summary{}, report.Composer{}, nil, err
	}
	s, err := o.Summary(ctx, ask.Plan, ask.Period)
	if err != nil {
		return s, report.Composer{}, nil, err
	}
	o.inherit(&s)
	var findings []finding.Finding
	if len(s.Missing()) == len(s.Returns) {
		findings = append(findings, finding.New(finding.ReportMissing, finding.Place{}, ask.Period.String(), ""))
	}
	return s, report.Composer{Texts: texts, Office: o.Desk.Office}, findings, nil
}
