package revision

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"theodoi/plan"
)

// Spans, Unread and the source's dropped text cover the whole text of a plan. The functions here keep it so when an item is taken out,
// which leaves its text unread, or made of unread text, which claims it.

// claimed lists the stretches that the plan's parts stand in.
func claimed(p *plan.Plan) []plan.Span {
	spans := slices.Clone(p.Decision.Spans)
	for _, s := range p.Sections {
		spans = append(spans, s.Span)
	}
	for _, t := range p.Targets {
		spans = append(append(spans, t.Span), t.Also...)
	}
	for _, t := range p.Tasks {
		spans = append(append(spans, t.Span), t.Also...)
	}
	return append(append(spans, p.Frame...), p.Source.Dropped...)
}

// release returns the plan's unread stretches with those of freed that nothing else stands in.
func release(p *plan.Plan, freed []plan.Span) []plan.Span {
	claimed := claimed(p)
	unread := slices.Clone(p.Unread)
	for _, f := range freed {
		for _, left := range minus(f, claimed) {
			if s := trim(p.Source.Text, left); says(p.Source.Text, s) {
				unread = append(unread, s)
			}
		}
	}
	slices.SortFunc(unread, func(a, b plan.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Stop, b.Stop)) })
	return apart(unread)
}

// apart cuts what two stretches share off the second, so that no text is listed twice.
func apart(sorted []plan.Span) []plan.Span {
	var out []plan.Span
	at := 0
	for _, s := range sorted {
		s.Start = max(s.Start, at)
		if s.Start < s.Stop {
			out = append(out, s)
			at = s.Stop
		}
	}
	return out
}

// claim takes span out of the unread stretches.
func claim(text string, unread []plan.Span, span plan.Span) []plan.Span {
	if span.Len() == 0 {
		return unread
	}
	var out []plan.Span
	for _, u := range unread {
		for _, left := range minus(u, []plan.Span{span}) {
			if left = trim(text, left); says(text, left) {
				out = append(out, left)
			}
		}
	}
	return out
}

// minus returns the parts of s that none of the others covers, in order.
func minus(s plan.Span, others []plan.Span) []plan.Span {
	left := []plan.Span{s}
	for _, o := range others {
		if o.Stop <= s.Start || o.Start >= s.Stop {
			continue
		}
		var next []plan.Span
		for _, l := range left {
			if o.Stop <= l.Start || o.Start >= l.Stop {
				next = append(next, l)
				continue
			}
			if l.Start < o.Start {
				next = append(next, plan.Span{Start: l.Start, Stop: o.Start})
			}
			if o.Stop < l.Stop {
				next = append(next, plan.Span{Start: o.Stop, Stop: l.Stop})
			}
		}
		left = next
	}
	return left
}

// trim cuts white space off the ends of a stretch.
func trim(text string, s plan.Span) plan.Span {
	body := s.Of(text)
	s.Start += len(body) - len(strings.TrimLeftFunc(body, unicode.IsSpace))
	body = strings.TrimSpace(body)
	s.Stop = s.Start + len(body)
	return s
}

// says reports whether there is a letter or a digit in a stretch: full stops and rules of dashes are nothing that anybody missed.
func says(text string, s plan.Span) bool { return strings.ContainsFunc(s.Of(text), inWord) }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// within finds words in a stretch of text, whatever white space is between them.
func within(text string, in plan.Span, what string) (plan.Span, bool) {
	fields := strings.Fields(what)
	if len(fields) == 0 {
		return plan.Span{}, false
	}
	body := in.Of(text)
	for from := 0; ; {
		i := strings.Index(body[from:], fields[0])
		if i < 0 {
			return plan.Span{}, false
		}
		start := from + i
		if stop, ok := run(body, start, fields); ok {
			return plan.Span{Start: in.Start + start, Stop: in.Start + stop}, true
		}
		from = start + len(fields[0])
	}
}

// run follows fields through body from start and returns where the last one ends.
func run(body string, start int, fields []string) (int, bool) {
	at := start
	for i, f := range fields {
		if i > 0 {
			rest := strings.TrimLeftFunc(body[at:], unicode.IsSpace)
			if len(rest) == len(body)-at {
				return 0, false
			}
			at = len(body) - len(rest)
		}
		if !strings.HasPrefix(body[at:], f) {
			return 0, false
		}
		at += len(f)
	}
	return at, true
}
