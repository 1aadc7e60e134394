package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/plan"
)

// remark is something to tell a person about a stretch of a target's text.
type remark struct {
	code      finding.Code
	span      plan.Span // of the source
	got, want string
}

// numeral is a number as written; joint is what ties it to the upper end of a range.
var (
	numeral = pattern.New(`\d+(?:[.,]\d+)*`)
	joint   = pattern.New(`^\s*(?:([-–−])|đến|tới)\s*([-–−]?\d+(?:[.,]\d+)*)`)
)

// figure is a number or a range of two with its unit, as offsets in a text.
type figure struct {
	low, high plan.Span // with their signs; high is empty for a single number
	stop      int       // behind the last number
	unit      string
	listed    bool // the unit stands in the rules
	end       int  // behind the unit
	torn      bool // two numbers that are tied like a range but are none: from 500 million to 1 billion
}

// nextFigure returns the first figure of text behind from.
func nextFigure(text string, from int, units []string) (figure, bool) {
	at := numeral.FindStringIndex(text[from:])
	if at == nil {
		return figure{}, false
	}
	f := figure{low: plan.Span{Start: from + at[0], Stop: from + at[1]}}
	f.low.Start -= len(signBefore(text[:f.low.Start]))
	f.stop = f.low.Stop
	f.unit, f.end, f.listed = readUnit(text, f.stop, units)
	if !f.join(text, f.stop, "", units) && f.unit != "" {
		f.join(text, f.end, f.unit, units)
	}
	return f, true
}

// signBefore returns the minus sign that ends before, empty if the dash there ties two words or figures.
func signBefore(before string) string {
	for _, sign := range []string{"-", "–", "−"} {
		rest, ok := strings.CutSuffix(before, sign)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(rest); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != '‰' {
			return sign
		}
	}
	return ""
}

// join makes f a range if another number is tied to it at from. Behind the unit of the lower end the same unit must stand behind the
// upper one: "từ 2% đến 3%" is a range, "5% đến 31/12" is none.
func (f *figure) join(text string, from int, unit string, units []string) bool {
	m := joint.FindStringSubmatchIndex(text[from:])
	if m == nil {
		return false
	}
	dash := m[2] >= 0
	high := plan.Span{Start: from + m[4], Stop: from + m[5]}
	if !dash && isTime(text, high) && !looksLikeYear(f.low.Of(text)) {
		return false
	}
	highUnit, end, listed := readUnit(text, high.Stop, units)
	if unit != "" && !sameUnit(unit, highUnit) {
		f.torn = !isTime(text, high) && (!dash && listed || dash && highUnit == "")
		if f.torn {
			f.stop, f.end = high.Stop, end
		}
		return f.torn
	}
	f.high, f.stop, f.unit, f.end, f.listed = high, high.Stop, highUnit, end, listed
	return true
}

// isTime reports whether the number at s is a year or the day or month of a date.
func isTime(text string, s plan.Span) bool {
	return looksLikeYear(s.Of(text)) || datesAround.MatchString(text[s.Stop:])
}

// sameUnit accepts a shorter unit behind the lower end: "38 nghìn đến 39 nghìn tỷ đồng".
func sameUnit(low, high string) bool {
	low, high = strings.ToLower(low), strings.ToLower(high)
	return low == high || strings.HasPrefix(high, low+" ")
}

// brackets returns the outermost stretches of text in round brackets. A bracket that is never closed opens none.
func brackets(text string) []plan.Span {
	var found []plan.Span
	depth, open := 0, 0
	for i := range len(text) {
		switch {
		case text[i] == '(' && depth == 0 && strings.IndexByte(text[i:], ')') < 0:
			return found
		case text[i] == '(':
			if depth == 0 {
				open = i
			}
			depth++
		case text[i] == ')' && depth > 0:
			if depth--; depth == 0 {
				found = append(found, plan.Span{Start: open, Stop: i + 1})
			}
		}
	}
	return found
}

func inside(at int, stretches []plan.Span) bool {
	for _, s := range stretches {
		if s.Start <= at && at < s.Stop {
			return true
		}
	}
	return false
}

// enumerates reports whether a bracket holds the figure and nothing else: "(1) … (2) …" numbers a list.
func enumerates(text string, f figure, asides []plan.Span) bool {
	for _, s := range asides {
		if s.Start < f.low.Start && f.stop < s.Stop {
			return strings.Trim(s.Of(text), "() ") == text[f.low.Start:f.stop]
		}
	}
	return false
}

// without returns the text of s less the stretches.
func without(text string, s plan.Span, stretches []plan.Span) string {
	var b strings.Builder
	at := s.Start
	for _, x := range stretches {
		if x.Start >= at && x.Stop <= s.Stop {
			b.WriteString(text[at:x.Start])
			at = x.Stop
		}
	}
	b.WriteString(text[at:s.Stop])
	return b.String()
}
