package report

import (
	"errors"
	"strconv"
	"text/template"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/words"
)

// textError is a mistake that the program itself found while a template ran.
type textError struct {
	at   place // where; the zero place if the library knows better
	what string
}

func (e textError) Error() string { return e.what }

var (
	templatePlace = pattern.New(`(?s)^template: (.*?\.md):(\d+)(?::\d+)?: (.*)$`)
	// Each pattern is a message of text/template; what it catches fills the sentence.
	templateWords = []struct {
		pattern *pattern.Regexp
		say     func(m []string) string
	}{
		{pattern.New(`function "([^"]*)" not defined`), func(m []string) string { return words.TextNoFunction(m[1]) }},
		{pattern.New(`unexpected EOF`), func([]string) string { return words.TextNoEnd }},
		{pattern.New(`unexpected \{\{end\}\}`), func([]string) string { return words.TextExtraEnd }},
		{pattern.New(`unclosed action`), func([]string) string { return words.TextUnclosed }},
		{pattern.New(`unterminated (?:quoted|raw quoted) string`), func([]string) string { return words.TextQuote }},
		{pattern.New(`unclosed comment|comment ends before closing delimiter`), func([]string) string { return words.TextComment }},
		{pattern.New(`undefined variable "([^"]*)"`), func(m []string) string { return words.TextNoVariable(m[1]) }},
		{pattern.New(`can't evaluate field (\S+) in type`), func(m []string) string { return words.TextNoField(m[1]) }},
		{pattern.New(`nil pointer evaluating \S*\.(\w+)`), func(m []string) string { return words.TextNothingThere(m[1]) }},
		{pattern.New(`wrong number of args for (\S+): want (.*?) got (\d+)`), func(m []string) string { return words.TextArguments(m[1]) }},
		{pattern.New(`range can't iterate over|range over .* can't`), func([]string) string { return words.TextNoList }},
		{pattern.New(`exceeded maximum template depth`), func([]string) string { return words.TextTooLong }},
	}
)

// syntax turns an error of the template library into a finding.
func (t *Texts) syntax(err error) finding.Finding { return t.explain(finding.TextBroken, err) }

// explain finds the place and the words of an error.
func (t *Texts) explain(code finding.Code, err error) finding.Finding {
	at, what := place{}, err.Error()
	if m := templatePlace.FindStringSubmatch(what); m != nil {
		line, _ := strconv.Atoi(m[2])
		at, what = place{m[1], line}, m[3]
	}
	var own textError
	if errors.As(err, &own) {
		if own.at.file != "" {
			at = own.at
		}
		return t.mistake(code, at, own.what)
	}
	var exec template.ExecError
	if at.file == "" && errors.As(err, &exec) {
		at.file = exec.Name
	}
	for _, w := range templateWords {
		if m := w.pattern.FindStringSubmatch(what); m != nil {
			return t.mistake(code, at, w.say(m))
		}
	}
	return t.mistake(code, at, words.TextOther(what))
}
