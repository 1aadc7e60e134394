package reporttest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"theodoi/report"
)

// faulty are forms that no sentence of a paper has.
var faulty = []struct {
	what    string
	pattern *regexp.Regexp
}{
	{"two blanks", regexp.MustCompile(`[ \x{00a0}]{2}`)},
	{"two marks", regexp.MustCompile(`[.,;:][.,;:]`)},
	{"a blank before a mark", regexp.MustCompile(`\s[.,;:!?)”]`)},
	{"a blank behind an opening mark", regexp.MustCompile(`[(“]\s`)},
	{"empty brackets or quotes", regexp.MustCompile(`\(\)|“”|\(;`)},
	{"a count of nothing", regexp.MustCompile(`(?:^|[ :(])0?0 (?:nhiệm vụ|giá trị|cơ quan|chỉ tiêu|hoàn thành|chưa|quá hạn|vượt|đạt|không)`)},
	{"a unit that may break away", regexp.MustCompile(`điểm %|\d %`)},
	{"a point for a decimal comma", regexp.MustCompile(`\d\.\d{1,2}(?:\D|$)`)},
	{"machine's words", regexp.MustCompile(`%!|<nil>|<no value>|\{\{|\}\}|\*\*|[\x{e000}-\x{f8ff}]`)},
	{"a lower-case letter behind a full stop", regexp.MustCompile(`\pL{3,}\. \p{Ll}`)},
	{"brackets that do not close", regexp.MustCompile(`\([^()]*$`)},
}

// endMark ends a paper, and nothing else.
const endMark = "./."

// Faults looks every sentence of the running text over and says what is wrong with its form.
func Faults(d report.Document) []string {
	var faults []string
	texts := sentences(d.Body)
	for i, text := range texts {
		body := text
		if i == len(texts)-1 && strings.HasSuffix(text, endMark) {
			body = strings.TrimSuffix(text, endMark) + "."
		}
		for _, f := range faulty {
			if found := f.pattern.FindString(body); found != "" {
				faults = append(faults, fmt.Sprintf("%s (%q) in %q", f.what, found, text))
			}
		}
		if strings.Contains(strings.TrimSuffix(text, endMark), endMark) || i < len(texts)-1 && strings.HasSuffix(text, endMark) {
			faults = append(faults, fmt.Sprintf("ends before its end: %q", text))
		}
		first := []rune(body)[0]
		if unicode.IsLower(first) {
			faults = append(faults, fmt.Sprintf("begins in lower case: %q", text))
		}
		if !strings.ContainsAny(string(body[len(body)-1]), ".:") {
			faults = append(faults, fmt.Sprintf("does not end: %q", text))
		}
		if !norm.NFC.IsNormalString(text) {
			faults = append(faults, fmt.Sprintf("not composed: %q", text))
		}
	}
	return faults
}

func sentences(nodes []report.Node) []string {
	var out []string
	for _, n := range nodes {
		switch n := n.(type) {
		case report.Paragraph:
			out = append(out, n.Text)
		case report.List:
			for _, item := range n.Items {
				out = append(out, item.Text)
			}
		}
	}
	return out
}
