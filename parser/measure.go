package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// readMeasures finds the figures that text orders, and what has to be said of figures that were left out or read two ways. start is
// where text stands in the source.
func readMeasures(text string, start int, units []string) (found []plan.Measure, remarks []remark) {
	skip := func(s plan.Span) {
		span := plan.Span{Start: start + s.Start, Stop: start + s.Stop}
		remarks = append(remarks, remark{finding.TargetFigureSkipped, span, s.Of(text), ""})
	}
	asides := brackets(text)
	previous, from := 0, 0 // ends of the measure and of the figure before
	for {
		f, ok := nextFigure(text, from, units)
		if !ok {
			return found, remarks
		}
		from = f.stop
		whole := plan.Span{Start: f.low.Start, Stop: f.end}
		switch silent := f.ordersNothing(text); {
		case silent && f.high.Stop > 0 && f.listed && !looksLikeYear(f.high.Of(text)):
			from = f.low.Stop // "năm 2024 - 5%": the year is no lower end
			continue
		case silent || enumerates(text, f, asides):
			continue
		case f.torn || inside(f.low.Start, asides) || fractionBehind.MatchString(text[f.stop:]):
			skip(whole)
			continue
		}
		m, twoWays, ok := newMeasure(text, start, f)
		if !ok {
			skip(whole)
			continue
		}
		remarks = append(remarks, twoWays...)
		before := without(text, plan.Span{Start: previous, Stop: f.low.Start}, asides)
		describeMeasure(&m, before, text[f.end:], found)
		m.Span = plan.Span{Start: start + f.low.Start, Stop: start + f.end}
		found = append(found, m)
		previous = f.end
	}
}

// describeMeasure reads the words around a figure: before are those since the figure in front of it, without brackets.
func describeMeasure(m *plan.Measure, before, behind string, found []plan.Measure) {
	m.Op, m.Approx = hedges(before)
	if m.Op == "" {
		m.Op = boundBehind(behind)
	}
	m.Direction = direction(before)
	m.Scope = scopeBefore(before, len(found) > 0)
	if figureFirst(before) && (len(found) > 0 || listOfFigures(behind)) {
		m.Scope = scopeBehind(behind)
	}
	if len(found) > 0 && continues(before) {
		m.Op, m.Approx = found[len(found)-1].Op, found[len(found)-1].Approx
	}
	m.Baseline = baseline(before)
}

// boundBehind reads the words behind a figure that bind it: "9,5% trở lên".
func boundBehind(behind string) plan.Bound {
	words := viet.Fold(strings.TrimLeft(behind, " "))
	switch {
	case strings.HasPrefix(words, viet.Fold("trở lên")):
		return plan.AtLeast
	case strings.HasPrefix(words, viet.Fold("trở xuống")):
		return plan.AtMost
	}
	return ""
}

// newMeasure reads the numbers of a figure. A number that reads two ways is taken as it most likely is, with a remark.
func newMeasure(text string, start int, f figure) (m plan.Measure, twoWays []remark, ok bool) {
	ends := []plan.Span{f.low}
	if f.high.Stop > 0 {
		ends = append(ends, f.high)
	}
	var values []decimal.Decimal
	for _, s := range ends {
		n, err := viet.ReadNumber(s.Of(text))
		if err != nil {
			return plan.Measure{}, nil, false
		}
		values = append(values, n.Value)
		if !n.Sure() {
			readings := []string{viet.Format(n.Value)}
			for _, other := range n.Others {
				readings = append(readings, viet.Format(other))
			}
			span := plan.Span{Start: start + s.Start, Stop: start + s.Stop}
			twoWays = append(twoWays, remark{finding.TargetTwoNumbers, span, s.Of(text), finding.Either(readings...)})
		}
	}
	low, high := values[0], values[len(values)-1]
	if high.LessThan(low) {
		return plan.Measure{}, nil, false
	}
	return plan.Measure{Text: text[f.low.Start:f.end], Low: &low, High: &high, Unit: f.unit}, twoWays, true
}

var (
	perHead     = pattern.New(`(?i)(?:trên|mỗi|/)\s*$`)
	heads       = pattern.New(`^\s*(?:(?:vạn|nghìn|triệu)\s+)?(?:dân|người|hộ|trẻ|lao động|phụ nữ|học sinh|km2|ha)(?:[\s,;().]|$)`)
	timeBefore  = pattern.New(`(?i)(?:năm|tháng|ngày|quý|giai đoạn|thời kỳ|từ năm|kỳ|khóa|lần thứ|thứ|số|điều|khoản|mục|phụ lục|loại|cấp|vòng)\s*$`)
	countBefore = pattern.New(`(?i)(?:dân|tổng|chỉ|tỷ|tỉ|hệ|trị|doanh|con)\s+số\s*$|cung\s+cấp\s*$`) // words for counts that end like those above
	datesAround = pattern.New(`^\s*(?:/\s*(?:0?[1-9]|1[0-2]|\d{4})(?:\D|$)|/\s*[A-ZĐ]|tháng\s+\d)`)

	// fractionBehind marks a figure of which only a part would be read: 95/100.
	fractionBehind = pattern.New(`^\s*/\s*\d`)
	numbersBefore  = pattern.New(`(?i)(?:mức|mức độ|hạng|cấp độ|dự án|chương trình|hợp phần|hoạt động|tiêu chí|nhóm|bảng|biểu|mẫu)\s*$`) // "Dự án 1: …"
	untilBefore    = pattern.New(`(?i)đến\s*$`)
)

// ordersNothing reports whether a figure is silently no measure.
func (f figure) ordersNothing(text string) bool {
	if notOrdered(text, f.low.Start, f.stop) || f.unit == "" && numbersBefore.MatchString(text[:f.low.Start]) {
		return true
	}
	if f.listed || !looksLikeYear(f.low.Of(text)) {
		return false
	}
	if f.high.Stop > 0 {
		return looksLikeYear(f.high.Of(text))
	}
	return f.unit == "" || untilBefore.MatchString(text[:f.low.Start])
}

// notOrdered tells the numbers in a target that order nothing: years, dates, numbers of papers, the denominator in "trên 10.000
// dân", digits inside a word (CO2).
func notOrdered(text string, start, stop int) bool {
	before, behind := text[:start], text[stop:]
	r, size := utf8.DecodeLastRuneInString(before)
	if unicode.IsLetter(r) || r == '/' || r == '.' {
		return true
	}
	if named, _ := utf8.DecodeLastRuneInString(before[:len(before)-size]); r == '-' && unicode.IsUpper(named) {
		return true // COVID-19
	}
	if perHead.MatchString(before) && heads.MatchString(behind) && strings.Trim(text[start:stop], "10.") == "" {
		return true
	}
	if datesAround.MatchString(behind) {
		return true
	}
	return timeBefore.MatchString(before) && !countBefore.MatchString(before)
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
	{"thấp hơn", plan.Below}, {"dưới", plan.Below}, {"≥", plan.AtLeast}, {"≤", plan.AtMost}, {">", plan.Above}, {"<", plan.Below},
}

// The words in front of a figure in folded form, with a space on both sides: bounds, words for about, and verbs that may stand between.
var (
	boundWords = func() []string {
		var out []string
		for _, b := range bounds {
			out = append(out, foldedWord(b.words))
		}
		return out
	}()
	aboutWords = []string{foldedWord("khoảng"), foldedWord("ước"), foldedWord("xấp xỉ")}
	verbWords  = []string{foldedWord("đạt"), foldedWord("là"), foldedWord("từ"), foldedWord("lên"), foldedWord("đến")}
)

func foldedWord(w string) string { return " " + viet.Fold(w) + " " }

// signs sets the signs of comparison apart from the words around them.
var signs = strings.NewReplacer("≥", " ≥ ", ">=", " ≥ ", "≤", " ≤ ", "<=", " ≤ ", ">", " > ", "<", " < ")

// hedges reads the words right in front of a figure.
func hedges(lead string) (op plan.Bound, approx bool) {
	words := foldedWord(signs.Replace(clause(lead)))
	cut := func(word string) bool {
		rest, ok := strings.CutSuffix(words, word)
		if ok {
			words = rest + " "
		}
		return ok
	}
	for changed := true; changed; {
		changed = false
		for _, w := range aboutWords {
			if cut(w) {
				approx, changed = true, true
			}
		}
		for _, w := range verbWords {
			changed = cut(w) || changed
		}
		for i, w := range boundWords {
			if op == "" && cut(w) {
				op, changed = bounds[i].op, true
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
var scopeNoise = pattern.New(`(?i)^(?:trong đó|gồm|bao gồm|riêng|có|và|:|,|;|\s|\))+|(?:\s|,|:|^)(?:chiếm|đạt|giảm|tăng|còn|là|có|khoảng|ước|trên|dưới|ít nhất|tối thiểu|tối đa|không quá|từ|lên|đến)$`)

// scopeBefore is what a later figure is of, as named in front of it: "trong đó, ven biển giảm 3%" is of ven biển. The first
// figure is of the target itself.
func scopeBefore(lead string, later bool) string {
	if !later {
		return ""
	}
	scope := strings.TrimLeft(lead, " ;,.")
	if i := strings.Index(strings.ToLower(scope), "trong đó"); i >= 0 {
		scope = scope[i+len("trong đó"):]
	} else if i := strings.LastIndexByte(scope, ';'); i >= 0 {
		scope = scope[i+1:]
	} else if strings.HasPrefix(strings.TrimLeft(lead, " "), ";") {
		return trimScope(scope) // a clause of its own, commas and all
	} else if i := strings.LastIndexByte(scope, ','); i >= 0 {
		scope = scope[i+1:]
	}
	return trimScope(scope)
}

// trimScope cuts the words off that are around a scope and not part of it.
func trimScope(scope string) string {
	for {
		cut := strings.TrimSpace(scopeNoise.ReplaceAllString(strings.TrimSpace(scope), ""))
		if cut == scope {
			return cut
		}
		scope = cut
	}
}

// figureFirst reports whether nothing but hedges stands in front of a figure: "Có ít nhất 41% chợ hạng một; 62% chợ hạng hai".
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
var predicate = pattern.New(`(?i)\s(?:đạt|được|có|tham gia|sử dụng|hoàn thành)(?:\s|$)`)

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

var aboveBaseline = pattern.New(`(?i)(?:vượt|cao hơn|tăng|thấp hơn)\s+(?:mức\s+|so với\s+)*((?:chỉ tiêu|kế hoạch|dự toán|mức|bình quân)[^;,]*?)\s*(?:giao\s+)?(?:trên|khoảng|ít nhất|tối thiểu|từ)?\s*$`)

// baseline is what a figure is relative to: "vượt dự toán huyện giao trên 12%".
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
