package source

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
)

var (
	headingMark = pattern.New(`^#{1,6}\s+(.*?)(?:\s+#+)?$`)
	quoteMark   = pattern.New(`^(?:>\s?)+(\p{L}.*|[-+*#“"(].*|\d{1,3}[.)]\s.*|)$`)
	lineBreak   = pattern.New(`(?i)<br\s*/?>`)
	inlineTag   = pattern.New(`(?i)</?(?:b|i|u|s|strong|em|sup|sub|span|font|center|p|div|small|big|mark|del|ins)(?:\s[^<>]*)?/?>`)
	comment     = pattern.New(`<!--.*?-->`)
	entity      = pattern.New(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});`)
	link        = pattern.New(`!?\[([^\[\]]*)\]\((?:https?:|mailto:|javascript:|/|#|\.)[^()\s]*(?:\s+"[^"]*")?\)`)
	escaped     = pattern.New("\\\\[-!\"#$%&'()*+,./:;<=>?@\\[\\]^_`{|}~\\\\]")
	codeSpan    = pattern.New("`+([^`]+)`+")
	underscored = pattern.New(`(^|[^\pL\pN_])(_{1,3})([^\s_](?:[^_]*[^\s_])?)(_{1,3})($|[^\pL\pN_])`)
)

// escapedAt is where the characters that were written with a backslash wait while marks are taken off.
const escapedAt = 0xe000

// splitBreaks cuts a line at HTML's line breaks, which Markdown allows.
func splitBreaks(line string) []string {
	if !strings.Contains(line, "<") || len(line) > maxMarked {
		return []string{line}
	}
	return lineBreak.Split(line, -1)
}

// unmark takes Markdown's marks off the lines of a block: headings, quotes, emphasis, escapes, entities, links. emphasis is whether strong
// emphasis was left open by the block before, and then by this one.
func unmark(lines []textLine, emphasis *bool) {
	marked, starred := false, false
	for i := range lines {
		l := &lines[i]
		if len(l.text) > maxMarked || !strings.ContainsAny(l.text, "*_#>\\&<[`") {
			continue
		}
		marked = true
		l.text = unmarkLine(l.text)
		starred = starred || strings.Contains(l.text, "*")
	}
	if starred {
		unstar(lines, emphasis)
	} else {
		*emphasis = false
	}
	if !marked {
		return
	}
	for i := range lines {
		l := &lines[i]
		if len(l.text) > maxMarked {
			continue
		}
		if strings.Contains(l.text, "_") {
			l.text = underscored.ReplaceAllString(l.text, "$1$3$5")
		}
		l.text = strings.TrimSpace(unescape(l.text))
	}
}

func unmarkLine(text string) string {
	if m := quoteMark.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if m := headingMark.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if strings.Contains(text, "<") {
		text = inlineTag.ReplaceAllString(comment.ReplaceAllString(text, ""), "")
	}
	if strings.Contains(text, "&") {
		text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
	}
	if strings.Contains(text, "](") {
		text = link.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "`") {
		text = codeSpan.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "\\") {
		text = strings.TrimSuffix(text, "\\")
		text = escaped.ReplaceAllStringFunc(text, func(s string) string { return string(rune(escapedAt + int(s[1]))) })
	}
	return text
}

func unescape(text string) string {
	return strings.Map(func(r rune) rune {
		if r > escapedAt+' ' && r < escapedAt+0x7f {
			return r - escapedAt
		}
		return r
	}, text)
}

// stars is a run of asterisks.
type stars struct {
	line, start, length int
	before, behind      rune // a space at the ends of the line
	opens               bool
	kept                bool // a character of the text
	alone               bool // nothing else stands on the line
}

// maxStars is how many asterisks a block may have for them to be emphasis.
const maxStars = 10_000

// unstar takes the asterisks of emphasis off the lines, whole marks and broken ones: "**1.****" and "**Điều 1. **Ban". Bullets, signs of
// multiplication and marks of foot-notes stay.
func unstar(lines []textLine, emphasis *bool) {
	var runs []stars
	for i, l := range lines {
		if len(l.text) > maxMarked {
			continue
		}
		if len(runs)+strings.Count(l.text, "*") > maxStars {
			*emphasis = false
			return
		}
		runs = appendStars(runs, i, l.text)
	}
	strong, begun := 0, *emphasis
	var single []*stars
	for i := range runs {
		r := &runs[i]
		if r.kept || r.alone {
			continue
		}
		if r.length >= 2 {
			strong += r.length / 2
			begun = begun || r.opens
		}
		if r.length%2 == 1 {
			single = append(single, r)
		}
	}
	pairs := pairSingles(single)
	*emphasis = begun && (strong%2 == 1) != *emphasis
	for i := 0; i < len(runs); {
		l := &lines[runs[i].line]
		var b strings.Builder
		at := 0
		for first := runs[i].line; i < len(runs) && runs[i].line == first; i++ {
			r := &runs[i]
			if r.kept || !r.alone && (r.length == 1 && !pairs[r] || r.length >= 2 && !begun) {
				continue
			}
			b.WriteString(l.text[at:r.start])
			at = r.start + r.length
		}
		b.WriteString(l.text[at:])
		l.text = b.String()
	}
}

// appendStars adds the runs of asterisks of a line.
func appendStars(runs []stars, line int, text string) []stars {
	if strings.Trim(text, "* ") == "" {
		return append(runs, stars{line: line, length: len(text), alone: true})
	}
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], '*')
		if i < 0 {
			break
		}
		start := at + i
		stop := start
		for stop < len(text) && text[stop] == '*' {
			stop++
		}
		r := stars{line: line, start: start, length: stop - start, before: ' ', behind: ' '}
		if start > 0 {
			r.before, _ = utf8.DecodeLastRuneInString(text[:start])
		}
		if stop < len(text) {
			r.behind, _ = utf8.DecodeRuneInString(text[stop:])
		}
		outside := !unicode.IsLetter(r.before) && !unicode.IsDigit(r.before)
		r.opens = outside && (r.behind != ' ' || start == 0)
		r.kept = r.isLiteral(text)
		runs = append(runs, r)
		at = stop
	}
	return runs
}

// isLiteral reports whether the run is a character of the text: a bullet, a sign of multiplication, a foot-note's (*).
func (r stars) isLiteral(text string) bool {
	switch {
	case r.before == '(' && r.behind == ')':
		return true
	case r.length > 1:
		return false
	case r.start == 0 && r.behind == ' ':
		return !strings.HasSuffix(text, "*")
	case r.before == ' ' && r.behind == ' ' && r.start+1 < len(text):
		return true
	}
	return unicode.IsDigit(r.before) && unicode.IsDigit(r.behind)
}

// pairSingles returns the single asterisks that are emphasis: each that opens, with the next one.
func pairSingles(single []*stars) map[*stars]bool {
	pairs := map[*stars]bool{}
	var open *stars
	for _, r := range single {
		switch {
		case open != nil:
			pairs[open], pairs[r] = true, true
			open = nil
		case r.opens || r.length > 1:
			open = r
		}
	}
	return pairs
}
