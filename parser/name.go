package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// openers are the words a target begins with that are no part of its name.
var openers = pattern.New(`(?i)^(?:phấn đấu|có|ít nhất|tối thiểu|khoảng|đạt|duy trì|giữ|\s)+\s`)

// untilYear is the year until which a target runs, in front of what it is: "Đến hết năm 2030: Có 60% …".
var untilYear = pattern.New(`(?i)^\s*(?:phấn đấu\s+)?(?:(?:đến hết|đến|hết|trong)\s+năm\s+(\d{4})|hằng năm|hàng năm)\s*[:,]\s*(?:phấn đấu\s+|có\s+)*`)

// untilYearHead is the same as a heading for several targets: "b) Đến năm 2030".
var untilYearHead = pattern.New(`(?i)(?:đến hết|đến|giai đoạn \d{4}\s*[-–])\s*(?:năm\s+)?(\d{4})\s*[:.]?\s*$`)

// bareVerbs are a name that says nothing of what is counted: "Bảo đảm 100% …".
var bareVerbs = pattern.New(`(?i)^(?:bảo đảm|đảm bảo|hoàn thành|thực hiện|xây dựng|phấn đấu|duy trì|nâng cấp|thêm|có|\s)+$`)

// closers are the verbs and hedges between a name and its figure.
var closers = pattern.New(`(?i)\s(?:đạt|chiếm|còn|là|giảm|tăng|khoảng|ước|trên|dưới|ít nhất|tối thiểu|không (?:vượt )?quá|không thấp hơn|không dưới|không ít hơn|tối đa|từ|lên|đến|có|vượt|cho|tại)$`)

// targetName is the target in a few words: what stands in front of its first figure, or, where the figure comes first, what
// stands behind.
func targetName(text string, start int, measures []plan.Measure) string {
	if len(measures) == 0 {
		return strings.TrimRight(text, " ;.,")
	}
	first := measures[0].Span
	name := text[:first.Start-start]
	if at := untilYear.FindString(name); at != "" {
		name = name[len(at):]
	}
	name = strings.TrimRight(name, "≥≤<>= ")
	if b := measures[0].Baseline; b != "" {
		if i := strings.Index(name, b); i > 0 {
			name = pattern.New(`(?i)\s+vượt(?:\s+mức)?\s*$`).ReplaceAllString(name[:i], "")
		}
	}
	name = openers.ReplaceAllString(name+" ", "")
	for cut := ""; ; name = cut {
		if cut = strings.TrimRight(closers.ReplaceAllString(" "+strings.TrimSpace(name), ""), " ,;:"); cut == name {
			break
		}
	}
	name = strings.TrimSpace(name)
	if name == "" || isOpener(name) || bareVerbs.MatchString(name) && measures[0].Low != nil {
		if measures[0].Low == nil {
			return capitalised(strings.Trim(text, " ;.,"))
		}
		name = nameBehind(text, start, measures)
	}
	return capitalised(strings.TrimSpace(name))
}

func isOpener(s string) bool { return strings.TrimSpace(openers.ReplaceAllString(s+" ", "")) == "" }

// nameBehind joins what a list of figures counts: "tỷ lệ chợ hạng một, chợ hạng hai … được nâng cấp".
func nameBehind(text string, start int, measures []plan.Measure) string {
	from := measures[0].Span.Stop - start
	if !measures[0].IsPercent() {
		from -= len(measures[0].Unit)
	}
	var b strings.Builder
	for _, m := range measures[1:] {
		b.WriteString(text[from : m.Span.Start-start])
		from = m.Span.Stop - start
	}
	name := b.String() + text[from:]
	if i := strings.Index(strings.ToLower(name), "trong đó"); i > 0 {
		name = name[:i]
	}
	return words.ShareOrNumber(measures[0].IsPercent(), strings.TrimRight(viet.Spaces(strings.ReplaceAll(name, "; ", ", ")), " ;.,"))
}

func capitalised(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
