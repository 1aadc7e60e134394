package report

import (
	"fmt"
	"strings"
	"text/template"

	"theodoi/internal/words"
)

// wordFunctions are the functions that need no data. Those of the template library that print are replaced by ones whose results are
// bounded; those for web pages are taken away.
var wordFunctions = template.FuncMap{
	"two":      words.Two,
	"list":     func(items []string) string { return strings.Join(items, "; ") },
	"upper":    strings.ToUpper,
	"first":    words.Title,
	"print":    func(v ...any) (string, error) { return bounded(fmt.Sprint(v...)) },
	"println":  func(v ...any) (string, error) { return bounded(fmt.Sprintln(v...)) },
	"printf":   printf,
	"html":     noSuch("html"),
	"js":       noSuch("js"),
	"urlquery": noSuch("urlquery"),
	"call":     noSuch("call"),
}

// bounded keeps a template from making a text ever longer.
func bounded(s string) (string, error) {
	if len(s) > maxMade {
		return "", textError{what: words.TextTooLong}
	}
	return s, nil
}

func printf(format string, v ...any) (string, error) { return bounded(fmt.Sprintf(format, v...)) }

func noSuch(name string) func(...any) (string, error) {
	return func(...any) (string, error) { return "", textError{what: words.TextNoFunction(name)} }
}

// functionNames are all functions of report texts, for reading them without data.
func functionNames() template.FuncMap {
	names := template.FuncMap{atName: noSuch(atName), putName: noSuch(putName)}
	for _, name := range []string{"table", "chart", "appendix", "signature", "see"} {
		names[name] = noSuch(name)
	}
	for name, f := range wordFunctions {
		names[name] = f
	}
	return names
}

// builtins are the functions that the template library brings along.
func builtins() template.FuncMap {
	names := template.FuncMap{}
	for _, name := range []string{"and", "or", "not", "len", "index", "slice", "eq", "ne", "lt", "le", "gt", "ge", "break", "continue"} {
		names[name] = true
	}
	return names
}
