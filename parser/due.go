package parser

import (
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

// dueRules are written in viet.Fold's form: small letters, tones at the end of the syllable are put there by rule().
var dueRules = []dueRule{
	rule(`(?:từ|từ ngày) `+day+` (?:đến|đến ngày|đến hết ngày) `+day, func(m []string, _ viet.Date) (plan.Due, bool) {
		return within(readDay(m[1]), readDay(m[2]))
	}),
	rule(`(\d{1,2}(?: ?- ?\d{1,2})?) (?:hằng|hàng) năm`, recurring("year")),
	rule(`(?:hằng|hàng|mỗi) (ngày|tuần|tháng|quý|năm)`, recurringEvery),
	rule(`(thường xuyên|liên tục|trong suốt|quanh năm)`, ongoing),
	rule(`năm (\d{4}) và (?:các|những) năm tiếp theo`, func(m []string, _ viet.Date) (plan.Due, bool) {
		return plan.Due{Kind: plan.Ongoing, From: viet.Date(m[1] + "-01-01")}, true
	}),
	rule(`quý (iv|i{1,3}|[1-4])[/\- ]+(?:năm )?(\d{4}) ?- ?quý (iv|i{1,3}|[1-4])[/\- ]+(?:năm )?(\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		from, _ := quarter(m[1], m[2])
		_, to := quarter(m[3], m[4])
		return within(from, to)
	}),
	rule(`tháng (\d{1,2}) ?- ?(\d{1,2})[/ ](?:năm )?(\d{4})`, func(m []string, _ viet.Date) (plan.Due, bool) {
		from, _ := month(m[1], m[3])
		_, to := month(m[2], m[3])
		return within(from, to)
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

// readDue reads the words of a due line. A wording that no rule knows is Unknown and keeps its words; so is one that hangs on an
// event.
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
	for _, r := range dueRules {
		m := r.pattern.FindStringSubmatch(words)
		if m == nil {
			continue
		}
		due, ok := r.read(m, issued)
		if !ok {
			return unknown
		}
		if due.Kind == plan.Ongoing && due.To == "" && due.From == "" {
			due.From, due.To = yearIn(words)
		}
		due.Text = text
		return due
	}
	return unknown
}

var (
	hangsOnEvent = regexp.MustCompile(foldPattern(`(?:^|[ ,])(?:ngay )?sau khi|khi có|theo kế hoạch|theo yêu cầu của|trước mùa`))
	lastYear     = regexp.MustCompile(`\d{4}`)
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

func recurring(every string) func([]string, viet.Date) (plan.Due, bool) {
	return func(m []string, _ viet.Date) (plan.Due, bool) {
		return plan.Due{Kind: plan.Recurring, Every: every, On: strings.ReplaceAll(m[1], " ", "")}, true
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
