package office

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/parser"
	"theodoi/parser/source"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/templates"
)

// Desk is what lies on the office's desk before any decision comes in: the files that people edit, read and checked.
type Desk struct {
	Office   report.Office
	Register *agency.Register
	Calendar progress.Calendar
	Parser   *parser.Parser
	Files    source.Reader // how files are read; the zero Reader will do
}

// OpenDesk reads the editable files. register names another register file than the office's own; empty for that one. A mistake in a
// register comes back as findings with the lines; in the other files as an error that names the file.
func OpenDesk(files templates.Set, register string) (*Desk, []finding.Finding, error) {
	d := &Desk{}
	if err := readTo(files, templates.Office, &d.Office, report.ReadOffice); err != nil {
		return nil, nil, err
	}
	if err := readTo(files, templates.Calendar, &d.Calendar, progress.ReadCalendar); err != nil {
		return nil, nil, err
	}
	d.Parser = &parser.Parser{}
	if err := readTo(files, templates.Labels, &d.Parser.Labels, func(name string, data []byte) (*parser.Labels, error) {
		labels, err := parser.ReadLabels(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return labels, nil
	}); err != nil {
		return nil, nil, err
	}
	if err := readTo(files, templates.Targets, &d.Parser.Rules, parser.ReadRules); err != nil {
		return nil, nil, err
	}
	findings, err := d.readRegister(files, register)
	return d, findings, err
}

func readTo[T any](files templates.Set, name string, to *T, read func(string, []byte) (T, error)) error {
	data, path, err := files.Read(name)
	if err != nil {
		return err
	}
	*to, err = read(path, data)
	return err
}

func (d *Desk) readRegister(files templates.Set, path string) ([]finding.Finding, error) {
	var data []byte
	var err error
	if path == "" {
		data, path, err = files.Read(templates.Register(d.Office.Register))
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	common, mistakes, err := readCommon(files)
	if err != nil {
		return nil, err
	}
	register, findings := agency.Read(path, data)
	register = register.With(common)
	d.Register, d.Parser.Register = register, register
	findings = append(mistakes, findings...)
	return append(findings, d.checkRules()...), nil
}

// readCommon reads the names that all provinces share.
func readCommon(files templates.Set) (*agency.Common, []finding.Finding, error) {
	data, path, err := files.Read(templates.Register(agency.CommonFile))
	if err != nil {
		return nil, nil, err
	}
	common, findings := agency.ReadCommon(path, data)
	return common, findings, nil
}

// checkRules says which owners in the rules the register does not know. Their rules suggest nobody, and nothing else is lost: the rules
// may be another province's.
func (d *Desk) checkRules() []finding.Finding {
	var missing []string
	for _, code := range d.Parser.Rules.Codes() {
		if _, ok := d.Register.Agency(code); !ok && !slices.Contains(missing, code) {
			missing = append(missing, code)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []finding.Finding{finding.New(finding.RulesOwner, finding.Place{File: templates.Targets}, strings.Join(missing, ", "), "")}
}

// MaxDecision is the largest file in bytes that is read as a decision.
const MaxDecision = source.MaxBytes

// Reading is a decision as read, before anybody adopted it.
type Reading struct {
	Plan     plan.Plan
	Original []byte
	Findings []finding.Finding
	Readable bool // false if nothing of the file could be read; Findings then say why
}

// Read reads a decision and stores nothing. A reader that breaks on hostile bytes is contained and reported.
func (d *Desk) Read(name string, data []byte) (r Reading) {
	defer func() {
		if broke := recover(); broke != nil {
			r = Reading{Original: data, Findings: []finding.Finding{
				finding.New(finding.FileBroke, finding.Place{File: name}, strings.TrimSpace(fmt.Sprint(broke)), ""),
			}}
		}
	}()
	r.Original = data
	src, findings, ok := d.Files.Read(context.Background(), name, data)
	if !ok {
		r.Findings = findings
		return r
	}
	p, more := d.Parser.Parse(src)
	r.Plan, r.Findings, r.Readable = p, append(findings, more...), true
	return r
}

// IsDecision reports whether the reading holds anything to follow up or at least the marks of a decision.
func (r Reading) IsDecision() bool {
	if !r.Readable {
		return false
	}
	for _, f := range r.Findings {
		if f.Code == finding.DecisionNone {
			return false
		}
	}
	return true
}
