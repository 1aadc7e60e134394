package office

import (
	"fmt"
	"os"
	"strings"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/words"
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
	register, findings := agency.Read(path, data)
	d.Register, d.Parser.Register = register, register
	return append(findings, d.checkRules()...), nil
}

// checkRules finds owners in the rules that the register does not know.
func (d *Desk) checkRules() []finding.Finding {
	var findings []finding.Finding
	seen := map[string]bool{}
	for _, code := range d.Parser.Rules.Codes() {
		if _, ok := d.Register.Agency(code); !ok && !seen[code] {
			seen[code] = true
			findings = append(findings, finding.New(finding.RulesBad, finding.Place{File: templates.Targets}, words.NotInRegister(code), ""))
		}
	}
	return findings
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
	src, findings, ok := source.Read(name, data)
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
