package parser

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// figure matches a number or a range of two, with what must stand against it to make it one.
var figure = regexp.MustCompile(`(\d+(?:[.,]\d+)*)(?:\s*%?\s*(?:-|–|đến)\s*(\d+(?:[.,]\d+)*))?`)

// figures returns where the numbers and ranges of text stand. A per cent sign behind the lower end of a range needs another behind
// the upper one: "từ 2% đến 3%" is a range, "5% đến 31/12" is none.
func figures(text string) [][]int {
	var found [][]int
	for from := 0; ; {
		at := figure.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return found
		}
		for i := range at {
			if at[i] >= 0 {
				at[i] += from
			}
		}
		if at[4] >= 0 && strings.Contains(text[at[3]:at[4]], "%") && !strings.HasPrefix(strings.TrimSpace(text[at[5]:]), "%") {
			at[1], at[4], at[5] = at[3], -1, -1
		}
		found = append(found, at)
		from = at[1]
	}
}

// readMeasures finds the figures that text orders. start is where text stands in the source.
func readMeasures(text string, start int, units []string) []plan.Measure {
	var found []plan.Measure
	previous := 0 // end of the figure before
	for _, at := range figures(text) {
		if notOrdered(text, at[0], at[1]) {
			continue
		}
		unit, end := readUnit(text, at[1], units)
		if unit == "" && looksLikeYear(text[at[2]:at[3]]) {
			continue
		}
		m, ok := newMeasure(text, at, unit, end)
		if !ok {
			continue
		}
		lead := text[previous:at[0]]
		m.Op, m.Approx = hedges(lead)
		m.Direction = direction(lead)
		m.Scope = scopeBefore(lead, len(found) > 0)
		if figureFirst(lead) && (len(found) > 0 || listOfFigures(text[end:])) {
			m.Scope = scopeBehind(text[end:])
		}
		if len(found) > 0 && continues(lead) {
			m.Op, m.Approx = found[len(found)-1].Op, found[len(found)-1].Approx
		}
		m.Baseline = baseline(lead)
		m.Span = plan.Span{Start: start + at[0], Stop: start + end}
		found = append(found, m)
		previous = end
	}
	return found
}

func newMeasure(text string, at []int, unit string, end int) (plan.Measure, bool) {
	low, ok := readFigure(text[at[2]:at[3]])
	if !ok {
		return plan.Measure{}, false
	}
	high := low
	if at[4] >= 0 {
		if high, ok = readFigure(text[at[4]:at[5]]); !ok || high.LessThan(low) {
			return plan.Measure{}, false
		}
	}
	return plan.Measure{Text: text[at[0]:end], Low: &low, High: &high, Unit: unit}, true
}

func readFigure(s string) (decimal.Decimal, bool) {
	n, err := viet.ReadNumber(s)
	if err != nil {
		return decimal.Decimal{}, false
	}
	return n.Value, true
}

var (
	perHead     = regexp.MustCompile(`(?i)(?:trên|mỗi|/)\s*$`)
	heads       = regexp.MustCompile(`^\s*(?:(?:vạn|nghìn|triệu)\s+)?(?:dân|người|hộ|trẻ|lao động|phụ nữ|học sinh|km2|ha)(?:[\s,;(.]|$)`)
	timeBefore  = regexp.MustCompile(`(?i)(?:năm|tháng|ngày|quý|giai đoạn|thời kỳ|từ năm|đến|kỳ|khóa|lần thứ|thứ|số|điều|khoản|mục|phụ lục|loại|cấp|vòng)\s*$`)
	datesAround = regexp.MustCompile(`^\s*/\s*[\dA-ZĐ]`)
)

// notOrdered tells the numbers in a target that order nothing: years, dates, numbers of papers, the denominator in "trên 10.000
// dân", digits inside a word (CO2).
func notOrdered(text string, start, stop int) bool {
	before, behind := text[:start], text[stop:]
	if r, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(r) || r == '/' || r == '.' {
		return true
	}
	if perHead.MatchString(before) && heads.MatchString(behind) && strings.Trim(text[start:stop], "10.") == "" {
		return true
	}
	if datesAround.MatchString(behind) {
		return true
	}
	return timeBefore.MatchString(before)
}

// looksLikeYear accepts 1900 to 2100 written without a group mark.
func looksLikeYear(s string) bool {
	return len(s) == 4 && s >= "1900" && s <= "2100"
}

// readUnit returns the unit behind a figure and where it ends. Units that the rules list are taken whole ("giường bệnh"); of
// others the first word is.
func readUnit(text string, from int, units []string) (unit string, end int) {
	rest := text[from:]
	gap := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	rest = rest[gap:]
	for _, u := range units {
		if len(rest) >= len(u) && strings.EqualFold(rest[:len(u)], u) && wordEnds(rest[len(u):], u) {
			return u, from + gap + len(u)
		}
	}
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' && r != '‰' }); i >= 0 {
		word = rest[:i]
	}
	if word == "" {
		return "", from
	}
	return word, from + gap + len(word)
}

func wordEnds(rest, unit string) bool {
	if strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "‰") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// clause is the part of lead behind its last mark that ends a thought: what stands there belongs to the next figure.
func clause(lead string) string {
	if i := strings.LastIndexAny(lead, ";,:("); i >= 0 {
		return lead[i+1:]
	}
	return lead
}

// bounds are the words that bind a figure, the longest first.
var bounds = []struct {
	words string
	op    plan.Bound
}{
	{"không thấp hơn", plan.AtLeast}, {"không dưới", plan.AtLeast}, {"không ít hơn", plan.AtLeast}, {"ít nhất", plan.AtLeast}, {"tối thiểu", plan.AtLeast},
	{"không vượt quá", plan.AtMost}, {"không quá", plan.AtMost}, {"tối đa", plan.AtMost},
	{"cao hơn", plan.Above}, {"trên", plan.Above}, {"hơn", plan.Above}, {"vượt", plan.Above},
	{"thấp hơn", plan.Below}, {"dưới", plan.Below},
}

// hedges reads the words right in front of a figure.
func hedges(lead string) (op plan.Bound, approx bool) {
	words := " " + viet.Fold(clause(lead)) + " "
	for changed := true; changed; {
		changed = false
		for _, h := range []string{"khoảng", "ước", "xấp xỉ"} {
			if cut, ok := strings.CutSuffix(words, " "+viet.Fold(h)+" "); ok {
				words, approx, changed = cut+" ", true, true
			}
		}
		for _, v := range []string{"đạt", "là", "từ"} {
			if cut, ok := strings.CutSuffix(words, " "+viet.Fold(v)+" "); ok {
				words, changed = cut+" ", true
			}
		}
		for _, b := range bounds {
			if cut, ok := strings.CutSuffix(words, " "+viet.Fold(b.words)+" "); ok && op == "" {
				words, op, changed = cut+" ", b.op, true
			}
		}
	}
	return op, approx
}

// direction says whether the words in front of a figure make it a change.
func direction(lead string) plan.Direction {
	words := verbs(lead)
	switch {
	case strings.Contains(words, " giảm "):
		return plan.Decrease
	case strings.Contains(words, " tăng "):
		return plan.Increase
	}
	return ""
}

// verbs returns the last words of lead's clause, among which a verb for this figure must stand: "tăng" is one in "năng suất tăng
// 3%" and part of a name in "tốc độ tăng GRDP 3%".
func verbs(lead string) string {
	fields := strings.Fields(strings.ToLower(viet.NFC(clause(lead))))
	n := len(fields)
	for n > 0 && isHedge(fields[n-1]) {
		n--
	}
	return " " + strings.Join(fields[max(0, n-1):n], " ") + " "
}

func isHedge(word string) bool {
	switch word {
	case "khoảng", "ước", "từ", "trên", "dưới", "hơn", "thêm", "ít", "nhất", "tối", "thiểu", "không", "quá", "bình", "quân":
		return true
	}
	return false
}

// scopeNoise are the words around a scope that are not part of it.
var scopeNoise = regexp.MustCompile(`(?i)^(?:trong đó|gồm|bao gồm|riêng|có|và|:|,|;|\s|\))+|(?:\s|,|:|^)(?:chiếm|đạt|giảm|tăng|còn|là|có|khoảng|ước|trên|dưới|ít nhất|tối thiểu|tối đa|không quá|từ)$`)

// scopeBefore is what a later figure is of, as named in front of it: "trong đó, miền núi giảm 6-7%" is of miền núi. The first
// figure is of the target itself.
func scopeBefore(lead string, later bool) string {
	if !later {
		return ""
	}
	scope := strings.TrimLeft(lead, " ;,.")
	if i := strings.Index(strings.ToLower(scope), "trong đó"); i >= 0 {
		scope = scope[i+len("trong đó"):]
	} else if i := strings.LastIndexAny(scope, ";,"); i >= 0 {
		scope = scope[i+1:]
	}
	for {
		cut := strings.TrimSpace(scopeNoise.ReplaceAllString(strings.TrimSpace(scope), ""))
		if cut == scope {
			return cut
		}
		scope = cut
	}
}

// figureFirst reports whether nothing but hedges stands in front of a figure: "Có ít nhất 57% trường mầm non; 87% trường tiểu học".
func figureFirst(lead string) bool {
	return scopeBefore(lead, true) == "" || strings.EqualFold(strings.TrimSpace(scopeBefore(lead, true)), "phấn đấu")
}

// listOfFigures reports whether the next clause of behind begins with a figure too.
func listOfFigures(behind string) bool {
	i := strings.IndexByte(behind, ';')
	if i < 0 {
		return false
	}
	next := strings.TrimSpace(behind[i+1:])
	return next != "" && next[0] >= '0' && next[0] <= '9'
}

// predicate begins what is said of the things a figure counts.
var predicate = regexp.MustCompile(`(?i)\s(?:đạt|được|có|tham gia|sử dụng|hoàn thành)(?:\s|$)`)

// scopeBehind is what a figure is of, as named behind it, up to the next mark or to what is said of it.
func scopeBehind(behind string) string {
	scope := behind
	if i := strings.IndexAny(scope, ";,.("); i >= 0 {
		scope = scope[:i]
	}
	if at := predicate.FindStringIndex(scope); at != nil {
		scope = scope[:at[0]]
	}
	return strings.TrimSpace(scope)
}

// continues reports whether a figure goes on with the list of the one before and so shares its hedges.
func continues(lead string) bool {
	i := strings.LastIndexByte(lead, ';')
	return i >= 0 && strings.TrimSpace(lead[i+1:]) == ""
}

var aboveBaseline = regexp.MustCompile(`(?i)(?:vượt|cao hơn|tăng|thấp hơn)\s+(?:mức\s+|so với\s+)*((?:chỉ tiêu|kế hoạch|dự toán|mức|bình quân)[^;,]*?)\s*(?:giao\s+)?(?:trên|khoảng|ít nhất|tối thiểu|từ)?\s*$`)

// baseline is what a figure is relative to: "vượt mức chỉ tiêu Trung ương giao trên 5%".
func baseline(lead string) string {
	m := aboveBaseline.FindStringSubmatchIndex(lead)
	if m == nil {
		return ""
	}
	words := strings.TrimSpace(lead[m[2]:])
	for _, h := range []string{"trên", "khoảng", "ít nhất", "tối thiểu", "từ"} {
		words = strings.TrimSpace(strings.TrimSuffix(words, " "+h))
	}
	if viet.Fold(words) == viet.Fold("bình quân") {
		return "" // "tăng bình quân 5%" is an average and no comparison
	}
	return words
}

// openers are the words a target begins with that are no part of its name.
var openers = regexp.MustCompile(`(?i)^(?:phấn đấu|có|ít nhất|tối thiểu|khoảng|đạt|duy trì|giữ|\s)+\s`)

// closers are the verbs and hedges between a name and its figure.
var closers = regexp.MustCompile(`(?i)\s(?:đạt|chiếm|còn|là|giảm|tăng|khoảng|ước|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|từ|đến|có|vượt)$`)

// targetName is the target in a few words: what stands in front of its first figure, or, where the figure comes first, what
// stands behind.
func targetName(text string, start int, measures []plan.Measure) string {
	if len(measures) == 0 {
		return strings.TrimRight(text, " ;.,")
	}
	first := measures[0].Span
	name := text[:first.Start-start]
	if b := measures[0].Baseline; b != "" {
		if i := strings.Index(name, b); i > 0 {
			name = regexp.MustCompile(`(?i)\s+vượt(?:\s+mức)?\s*$`).ReplaceAllString(name[:i], "")
		}
	}
	name = openers.ReplaceAllString(name+" ", "")
	for cut := ""; ; name = cut {
		if cut = strings.TrimRight(closers.ReplaceAllString(" "+strings.TrimSpace(name), ""), " ,;:"); cut == name {
			break
		}
	}
	name = strings.TrimSpace(name)
	if name == "" || isOpener(name) {
		name = nameBehind(text, start, measures)
	}
	return capitalised(strings.TrimSpace(name))
}

func isOpener(s string) bool { return strings.TrimSpace(openers.ReplaceAllString(s+" ", "")) == "" }

// nameBehind joins what a list of figures counts: "tỷ lệ trường mầm non, trường tiểu học … đạt chuẩn quốc gia".
func nameBehind(text string, start int, measures []plan.Measure) string {
	from := measures[0].Span.Stop - start
	if !measures[0].IsPercent() {
		from -= len(measures[0].Unit)
	}
	name := text[from:]
	for _, m := range measures {
		name = strings.Replace(name, m.Text, "", 1)
	}
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
