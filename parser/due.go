package parser

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// dueRule reads one wording of a due. Rules are tried in order on the folded text.
type dueRule struct {
	pattern *regexp.Regexp
	read    func(m []string, issued viet.Date) (plan.Due, bool)
}

// day is a date with slashes, dots or dashes.
const day = `(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})`

// Parts of wordings, each with its groups: a quarter with or without its year, a year behind a month, what ties the two ends of a
// time, what ties the members of a list.
const (
	ofYear   = `(?:[/\-, ]+(?:năm )?(\d{4}))?`
	aQuarter = `quý (iv|i{1,3}|[1-4])\b` + ofYear
	until    = ` ?(?:-|đến)(?: hết)? ?`
	also     = `(?: ?[,;] ?| và )+`
)

// dueRules are written in viet.Fold's form: small letters, tones at the end of the syllable are put there by rule().
var dueRules = []dueRule{
	rule(`(?:từ|từ ngày) `+day+` (?:đến|đến ngày|đến hết ngày) `+day, func(m []string, _ viet.Date) (plan.Due, bool) {
		return within(readDay(m[1]), readDay(m[2]))
	}),
	rule(`(?:ngày )?(\d{1,2})(?: ?/ ?| tháng )(\d{1,2}) (?:hằng|hàng) năm`, recurringDay),
	rule(`tháng (\d{1,2}) (?:hằng|hàng) năm`, recurringOn("year", 12)),
	rule(`ngày (\d{1,2}) (?:hằng|hàng) tháng`, recurringOn("month", 31)),
	rule(`(?:hằng|hàng|mỗi) (ngày|tuần|tháng|quý|năm)`, recurringEvery),
	rule(`(thường xuyên|liên tục|trong suốt|quanh năm)`, ongoing),
	rule(`năm (\d{4}) và (?:các|những) năm tiếp theo`, func(m []string, _ viet.Date) (plan.Due, bool) {
		return plan.Due{Kind: plan.Ongoing, From: viet.Date(m[1] + "-01-01")}, true
	}),
	rule(`(?:từ )?`+aQuarter+until+aQuarter, func(m []string, issued viet.Date) (plan.Due, bool) {
		year := yearOr(m[4], issued)
		from, _ := quarter(m[1], cmp.Or(m[2], year))
		_, to := quarter(m[3], year)
		return within(from, to)
	}),
	rule(`(?:từ )?tháng (\d{1,2})`+ofYear+until+`(?:tháng )?(\d{1,2})`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
		year := yearOr(m[4], issued)
		from, _ := month(m[1], cmp.Or(m[2], year))
		_, to := month(m[3], year)
		return within(from, to)
	}),
	rule(`(?:`+aQuarter+also+`)+(?:quý )?(iv|i{1,3}|[1-4])\b`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
		return lastOf(quarter, m, issued)
	}),
	rule(`(?:tháng (\d{1,2})`+ofYear+also+`)+(?:tháng )?(\d{1,2})`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
		return lastOf(month, m, issued)
	}),
	rule(`từ (?:năm )?(\d{4}) đến (?:hết )?(?:năm )?(\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		return within(viet.Date(m[1]+"-01-01"), viet.Date(m[2]+"-12-31"))
	}),
	rule(`(?:giai đoạn |thời kỳ )?(\d{4}) ?- ?(\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		return within(viet.Date(m[1]+"-01-01"), viet.Date(m[2]+"-12-31"))
	}),
	rule(`(?:^|\b)từ (?:ngày )?`+day, func(m []string, _ viet.Date) (plan.Due, bool) {
		from := readDay(m[1])
		return plan.Due{Kind: plan.Ongoing, From: from}, from != ""
	}),
	rule(day, func(m []string, _ viet.Date) (plan.Due, bool) { return by(readDay(m[1])) }),
	rule(`ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		return by(readDay(m[1] + "/" + m[2] + "/" + m[3]))
	}),
	rule(`quý (iv|i{1,3}|[1-4])(?:[/\-, ]+(?:năm )?(\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		_, to := quarter(m[1], yearOr(m[2], issued))
		return by(to)
	}),
	rule(`6 tháng đầu năm(?: (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-06-30"))
	}),
	rule(`6 tháng cuối năm(?: (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-12-31"))
	}),
	rule(`9 tháng(?: đầu)?(?: năm)?(?: (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-09-30"))
	}),
	rule(`(?:tháng )?(\d{1,2}) ?[/\-] ?(\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		_, to := month(m[1], m[2])
		return by(to)
	}),
	rule(`tháng (\d{1,2})(?: năm (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		_, to := month(m[1], yearOr(m[2], issued))
		return by(to)
	}),
	rule(`(?:trong |cuối )?năm(?: (\d{4}))?$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-12-31"))
	}),
	rule(`(?:trong|cuối) năm(?: (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-12-31"))
	}),
}

// rule compiles a pattern after folding its Vietnamese words, so that the source shows them as they are written.
func rule(pattern string, read func([]string, viet.Date) (plan.Due, bool)) dueRule {
	return dueRule{regexp.MustCompile(foldPattern(pattern)), read}
}

// foldPattern folds the words of a regular expression and leaves its syntax alone.
func foldPattern(pattern string) string {
	return regexp.MustCompile(`[\p{L}\p{M}]+`).ReplaceAllStringFunc(pattern, func(word string) string {
		if len(word) == 1 {
			return word
		}
		return viet.Fold(word)
	})
}

// readDue reads the words of a due line; those in brackets only explain. A wording that no rule knows is Unknown and keeps its words;
// so is one that hangs on an event, and one in which another date or period is left when a rule has read its part.
func readDue(text string, issued viet.Date) plan.Due {
	text = strings.TrimRight(strings.TrimSpace(text), ".;, ")
	words := viet.Fold(text)
	if words == "" {
		return plan.Due{Kind: plan.NoDue}
	}
	unknown := plan.Due{Text: text, Kind: plan.Unknown}
	if hangsOnEvent.MatchString(words) {
		return unknown
	}
	if outside := viet.Fold(without(text, plan.Span{Stop: len(text)}, brackets(text))); strings.Trim(outside, " .;,") != "" {
		words = strings.TrimRight(outside, " .;,")
	}
	for _, r := range dueRules {
		at := r.pattern.FindStringSubmatchIndex(words)
		if at == nil {
			continue
		}
		due, ok := r.read(groups(words, at), issued)
		left := words[:at[0]] + " … " + words[at[1]:]
		if due.Kind == plan.Ongoing || due.Kind == plan.Recurring {
			left = wholeYears.ReplaceAllString(left, " ")
		}
		if !ok || otherTime.MatchString(left) {
			return unknown
		}
		if (due.Kind == plan.Ongoing || due.Kind == plan.Recurring) && due.To == "" && due.From == "" {
			due.From, due.To = yearIn(words)
		}
		due.Text = text
		return due
	}
	return unknown
}

// groups returns what a pattern and its groups matched; empty for a group without a part in it.
func groups(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

var (
	hangsOnEvent = regexp.MustCompile(foldPattern(`(?:^|[ ,])(?:ngay )?sau khi|khi có|theo kế hoạch|theo yêu cầu của|trước mùa`))
	lastYear     = regexp.MustCompile(`\d{4}`)

	// otherTime is a date or period in what a rule left over; wholeYears are the years that say how long something goes on.
	otherTime  = regexp.MustCompile(foldPattern(`\d{1,2} ?[/.\-] ?\d|\d{4}|(?:ngày|tuần|tháng|quý) (?:\d|[ivx]+\b)|\d+ (?:ngày|tuần|tháng|quý|năm)\b|(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|năm sau`))
	wholeYears = regexp.MustCompile(foldPattern(`(?:giai đoạn|thời kỳ|(?:từ |đến |hết |trong |các |cả )*năm) \d{4}(?: ?(?:-|đến|và|,)(?: hết)?(?: năm)? ?\d{4})*\b`))
)

// yearIn returns the first and last day of the last year named in words; none if no year is named.
func yearIn(words string) (from, to viet.Date) {
	years := lastYear.FindAllString(words, -1)
	if len(years) == 0 {
		return "", ""
	}
	return viet.Date(years[0] + "-01-01"), viet.Date(years[len(years)-1] + "-12-31")
}

func ongoing([]string, viet.Date) (plan.Due, bool) { return plan.Due{Kind: plan.Ongoing}, true }

func by(to viet.Date) (plan.Due, bool) {
	return plan.Due{Kind: plan.By, To: to}, to.Valid()
}

func within(from, to viet.Date) (plan.Due, bool) {
	return plan.Due{Kind: plan.Within, From: from, To: to}, from.Valid() && to.Valid() && from <= to
}

// recurringDay reads a day of every year, 15/11, and writes it as On is written: 11-15.
func recurringDay(m []string, _ viet.Date) (plan.Due, bool) {
	d, mon := number(m[1]), number(m[2])
	on := fmt.Sprintf("%02d-%02d", mon, d)
	return plan.Due{Kind: plan.Recurring, Every: "year", On: on}, viet.Date("2024-" + on).Valid() // a leap year
}

// recurringOn reads a month of every year or a day of every month, up to the highest there is.
func recurringOn(every string, highest int) func([]string, viet.Date) (plan.Due, bool) {
	return func(m []string, _ viet.Date) (plan.Due, bool) {
		n := number(m[1])
		return plan.Due{Kind: plan.Recurring, Every: every, On: strconv.Itoa(n)}, n >= 1 && n <= highest
	}
}

func recurringEvery(m []string, _ viet.Date) (plan.Due, bool) {
	for vietnamese, every := range map[string]string{"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"} {
		if m[1] == viet.Fold(vietnamese) {
			return plan.Due{Kind: plan.Recurring, Every: every}, true
		}
	}
	return plan.Due{}, false
}

// lastOf reads a list of quarters or months: everything is done by the end of the last, which is none that comes before the others.
func lastOf(period func(n, year string) (from, to viet.Date), m []string, issued viet.Date) (plan.Due, bool) {
	year := yearOr(m[4], issued)
	_, before := period(m[1], cmp.Or(m[2], year))
	_, to := period(m[3], year)
	if before >= to {
		return plan.Due{}, false
	}
	return by(to)
}

func yearOr(year string, issued viet.Date) string {
	if year != "" {
		return year
	}
	if issued.Valid() {
		return strconv.Itoa(issued.Year())
	}
	return "????"
}

func readDay(s string) viet.Date {
	d, err := viet.ReadDate(s)
	if err != nil {
		return ""
	}
	return d
}

// quarter returns the first and last day of a quarter, named by a roman or arabic numeral.
func quarter(n, year string) (from, to viet.Date) {
	q := map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}[n]
	from, _ = month(strconv.Itoa(q*3-2), year)
	_, to = month(strconv.Itoa(q*3), year)
	return from, to
}

func month(m, year string) (from, to viet.Date) {
	n, y := number(m), number(year)
	if n < 1 || n > 12 || y < 1900 {
		return "", ""
	}
	return viet.Date(fmt.Sprintf("%04d-%02d-01", y, n)), viet.LastOfMonth(y, time.Month(n))
}

// inlineDue finds a due named inside a running sentence: "Chậm nhất ngày 30/01/2024, …", "… trước ngày 30/6/2024". Report days
// that come back ("trước ngày 18 hàng tháng") have no year and are none.
var inlineDue = regexp.MustCompile(`(?i)(?:chậm nhất|trước|hoàn thành trước|xong trước|không quá)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}`)

func findInlineDue(text string, issued viet.Date) (plan.Due, []int) {
	at := inlineDue.FindStringIndex(text)
	if at == nil {
		return plan.Due{Kind: plan.NoDue}, nil
	}
	return readDue(text[at[0]:at[1]], issued), at
}
