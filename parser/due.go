package parser

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// dueRule reads one wording of a due. Rules are tried in order on the folded text.
type dueRule struct {
	pattern *pattern.Regexp
	read    func(m []string, issued viet.Date) (plan.Due, bool)
}

// day is a date with slashes, dots or dashes.
const day = `(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})`

// Parts of wordings, each with its groups: a quarter with or without its year, a year behind a month, what ties the two ends of a
// time, what ties the members of a list.
const (
	ofYear   = `(?:[/\-, ]+(?:năm )?(\d{4}))?`
	aQuarter = `(?:quý |\bq\. ?)(iv|i{1,3}|[1-4])\b` + ofYear
	until    = ` ?(?:-|đến)(?: hết)? ?`
	also     = `(?: ?[,;] ?| và )+`
)

// dueRules are written in viet.Fold's form: small letters, tones at the end of the syllable are put there by rule().
var dueRules = []dueRule{
	rule(`(?:từ|từ ngày) `+day+` (?:đến|đến ngày|đến hết ngày) `+day, func(m []string, _ viet.Date) (plan.Due, bool) {
		return within(readDay(m[1]), readDay(m[2]))
	}),
	rule(`(thường xuyên|liên tục|trong suốt|quanh năm|xuyên suốt)`, ongoing),
	rule(`(?:ngày )?(\d{1,2}) ?/ ?(\d{1,2})(?: ?,| ?;| và) (?:trước )?(?:ngày )?(\d{1,2}) ?/ ?(\d{1,2}) (?:hằng|hàng) năm`, recurringDays),
	rule(`(?:ngày )?(\d{1,2})(?: ?/ ?| tháng )(\d{1,2}) (?:hằng|hàng) năm`, recurringDay),
	rule(`(?:hằng|hàng) năm[ ,]+(?:trước |chậm nhất )?(?:ngày )?(\d{1,2})(?: ?/ ?| tháng )(\d{1,2})$`, recurringDay),
	rule(`quý (iv|i{1,3}|[1-4]) (?:hằng|hàng) năm`, func(m []string, _ viet.Date) (plan.Due, bool) {
		_, to := quarter(m[1], "2024")
		return plan.Due{Kind: plan.Recurring, Every: "year", On: strconv.Itoa(number(string(to)[5:7]))}, true
	}),
	rule(`^(?:định kỳ )?(?:0?6|sáu) tháng(?: ?,| ?và)? ?(?:một lần|(?:hằng|hàng|cả)? ?năm)?$`, func([]string, viet.Date) (plan.Due, bool) {
		return plan.Due{Kind: plan.Recurring, Every: "half"}, true
	}),
	rule(`tháng (\d{1,2})(?: ?[,;]| và) (?:tháng )?(\d{1,2}) (?:hằng|hàng) năm`, func(m []string, _ viet.Date) (plan.Due, bool) {
		a, b := number(m[1]), number(m[2])
		return plan.Due{Kind: plan.Recurring, Every: "year", On: fmt.Sprintf("%d,%d", a, b)}, a >= 1 && a <= 12 && b >= 1 && b <= 12
	}),
	rule(`tháng (\d{1,2}) (?:hằng|hàng) năm`, recurringOn("year", 12)),
	rule(`ngày (\d{1,2}) (?:hằng|hàng) tháng`, recurringOn("month", 31)),
	rule(`(?:hằng|hàng|mỗi) (ngày|tuần|tháng|quý|năm)`, recurringEvery),
	rule(aQuarter+` và (?:các|những) năm (?:tiếp theo|sau)`, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := quarter(m[1], yearOr(m[2], issued))
		return plan.Due{Kind: plan.Ongoing, From: from}, from != ""
	}),
	rule(`(?:năm )?(\d{4}) và (?:các|những) năm (?:tiếp theo|sau)`, fromYear),
	rule(`(?:năm )?(\d{4}) trở đi`, fromYear),
	rule(`^từ (?:đầu )?năm (\d{4})$`, fromYear),
	rule(`^từ tháng (\d{1,2})`+ofYear+`$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := month(m[1], yearOr(m[2], issued))
		return plan.Due{Kind: plan.Ongoing, From: from}, from != ""
	}),
	rule(`^từ `+aQuarter+`$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := quarter(m[1], yearOr(m[2], issued))
		return plan.Due{Kind: plan.Ongoing, From: from}, from != ""
	}),
	rule(`trước tháng (\d{1,2})`+ofYear+`$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := month(m[1], yearOr(m[2], issued))
		return before(from)
	}),
	rule(`trước `+aQuarter+`$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := quarter(m[1], yearOr(m[2], issued))
		return before(from)
	}),
	rule(`trước năm (\d{4})$`, func(m []string, _ viet.Date) (plan.Due, bool) { return before(viet.Date(m[1] + "-01-01")) }),
	rule(`(?:từ )?`+aQuarter+until+aQuarter, func(m []string, issued viet.Date) (plan.Due, bool) {
		year := yearOr(m[4], issued)
		from, _ := quarter(m[1], cmp.Or(m[2], year))
		_, to := quarter(m[3], year)
		return within(from, to)
	}),
	rule(`(?:từ )?quý (iv|i{1,3}|[1-4]) ?- ?(iv|i{1,3}|[1-4])\b`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
		from, _ := quarter(m[1], yearOr(m[3], issued))
		_, to := quarter(m[2], yearOr(m[3], issued))
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
	rule(`(?:tháng (\d{1,2})`+ofYear+also+`)+(?:tháng )?(\d{1,2})\b`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
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
	rule(`(?:quý |\bq\. ?)(iv|i{1,3}|[1-4])\b`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
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
	rule(`tháng (\d{1,2})`+ofYear, func(m []string, issued viet.Date) (plan.Due, bool) {
		_, to := month(m[1], yearOr(m[2], issued))
		return by(to)
	}),
	rule(`^(?:trước |chậm nhất |hoàn thành )*(?:ngày )?(\d{1,2}) ?/ ?(\d{1,2})$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(readDay(m[1] + "/" + m[2] + "/" + yearOr("", issued)))
	}),
	rule(`^(20\d\d)$`, func(m []string, _ viet.Date) (plan.Due, bool) { return by(viet.Date(m[1] + "-12-31")) }),
	rule(`(\d{1,2}) lần ?/ ?(năm|tháng|quý|tuần)`, func(m []string, issued viet.Date) (plan.Due, bool) {
		switch {
		case m[1] == "1":
			return recurringEvery([]string{"", m[2]}, issued)
		case m[2] == viet.Fold("năm") && m[1] == "2":
			return plan.Due{Kind: plan.Recurring, Every: "half"}, true
		case m[2] == viet.Fold("năm") && m[1] == "4":
			return plan.Due{Kind: plan.Recurring, Every: "quarter"}, true
		}
		return plan.Due{}, false
	}),
	rule(`(?:^|\s)(?:trong |cuối )?năm(?: (\d{4}))?$`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-12-31"))
	}),
	rule(`(?:trong|cuối) năm(?: (\d{4}))?`, func(m []string, issued viet.Date) (plan.Due, bool) {
		return by(viet.Date(yearOr(m[1], issued) + "-12-31"))
	}),
}

// rule folds the Vietnamese words of an expression, so that the source shows them as they are written.
func rule(expr string, read func([]string, viet.Date) (plan.Due, bool)) dueRule {
	return dueRule{folded(expr), read}
}

var inExpression = pattern.New(`[\p{L}\p{M}]+`)

// folded folds the words of a regular expression and leaves its syntax alone.
func folded(expr string) *pattern.Regexp {
	return pattern.Made(func() string {
		return inExpression.ReplaceAllStringFunc(expr, func(word string) string {
			if len(word) == 1 {
				return word
			}
			return viet.Fold(word)
		})
	})
}

// readDue reads the words of a due line; those in brackets only explain. A wording that no rule knows is Unknown and keeps its words;
// so is one that hangs on an event, and one in which another date or period is left when a rule has read its part.
func readDue(text string, issued viet.Date) plan.Due {
	text = strings.TrimRight(strings.TrimSpace(text), ".;, ")
	whole := mended(text)
	words := viet.Fold(whole)
	if words == "" {
		return plan.Due{Kind: plan.NoDue}
	}
	unknown := plan.Due{Text: text, Kind: plan.Unknown}
	if at := howMuch.FindStringIndex(words); at != nil && at[0] > 0 {
		words = strings.TrimRight(words[:at[0]], " ,;")
		whole = words
	}
	if at := begunBefore.FindStringIndex(words); at != nil {
		words = words[at[1]:]
		whole = words
	}
	if hangsOnEvent.MatchString(words) {
		return unknown
	}
	if outside := viet.Fold(without(whole, spanOf(whole), brackets(whole))); strings.Trim(outside, " .;,") != "" {
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
		if due.Kind == plan.Ongoing {
			left = timesToReport.ReplaceAllString(left, " ")
		}
		if due.Kind == plan.Recurring {
			left = furtherTimes.ReplaceAllString(left, " ")
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

// howMuch is how much has to be done in each period, behind the time for all of it: "…, mỗi năm 200 người".
var howMuch = folded(`[,;] ?mỗi (?:năm|quý|tháng) \d`)

// begunBefore is when work begins, in front of when it has to be done.
var begunBefore = folded(`^(?:bắt đầu|khởi công|triển khai|khởi động) [^,;]{0,60}[,;] ?(?:(?:hoàn thành|kết thúc|xong) )`)

// brokenYear is a year that a narrow column has broken: 31/12/202 4.
var brokenYear = pattern.New(`(\d{1,2}\s*[/.\-]\s*(?:20|\d{1,2}\s*[/.\-]\s*2)\d{0,2})\s(\d{1,3})(?:\D|$)`)

// mended puts a broken year together where it makes one of four digits.
func mended(text string) string {
	at := brokenYear.FindStringSubmatchIndex(text)
	if at == nil {
		return text
	}
	whole := text[at[2]:at[3]] + text[at[4]:at[5]]
	if year := whole[strings.LastIndexAny(whole, "/.- ")+1:]; !looksLikeYear(year) {
		return text
	}
	return text[:at[2]] + whole + text[at[5]:]
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
	hangsOnEvent = folded(`(?:^|[ ,(])(?:ngay )?sau khi|khi có|theo kế hoạch|theo yêu cầu của|trước mùa|năm học|theo (?:tiến độ|lộ trình)|kể từ|(?:^|trong |vào |khoảng )đầu (?:năm|tháng|quý)|tuần \d`)
	lastYear     = pattern.New(`\d{4}`)

	// timesToReport are the times that come back beside work that goes on all the time; furtherTimes the longer ones of a regime.
	timesToReport = folded(`(?:(?:trước )?ngày \d{1,2} )?(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)`)
	furtherTimes  = folded(`,? (?:và )?(?:6|06|9|09) tháng`)

	// otherTime is a date or period in what a rule left over; wholeYears are the years that say how long something goes on.
	otherTime  = folded(`\d{1,2} ?[/.\-] ?\d|\d{4}|(?:ngày|tuần|tháng|quý) (?:\d|[ivx]+\b)|\d+ (?:ngày|tuần|tháng|quý|năm)\b|(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|năm sau`)
	wholeYears = folded(`(?:giai đoạn|thời kỳ|(?:từ |đến |hết |trong |các |cả )*năm) \d{4}(?: ?(?:-|đến|và|,)(?: hết)?(?: năm)? ?\d{4})*\b`)
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

// recurringDays reads two days of every year: 06-01,11-15.
func recurringDays(m []string, issued viet.Date) (plan.Due, bool) {
	first, ok := recurringDay(m[0:3], issued)
	second, too := recurringDay(m[2:5], issued)
	first.On += "," + second.On
	return first, ok && too
}

func fromYear(m []string, _ viet.Date) (plan.Due, bool) {
	return plan.Due{Kind: plan.Ongoing, From: viet.Date(m[1] + "-01-01")}, true
}

// before is done by the day in front of from.
func before(from viet.Date) (plan.Due, bool) {
	if !from.Valid() {
		return plan.Due{}, false
	}
	return by(from.AddDays(-1))
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

// inlineDue finds a due named inside a running sentence: "Chậm nhất ngày 30/01/2024, …", "… hoàn thành trong quý III/2024". A number of a
// paper with its day ("Nghị quyết số 1 ngày …") is none, nor are report days that come back ("trước ngày 18 hàng tháng"), which have no
// year.
var inlineDue = []*pattern.Regexp{
	pattern.New(`(?i)từ\s+(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}\s+đến\s+(?:hết\s+)?(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}`),
	pattern.New(`(?i)(?:trước|chậm nhất)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:[\s.,;)]|$)`),
	pattern.New(`(?i)phấn đấu\s+(?:đến\s+)?hết\s+năm\s+\d{4}`),
	pattern.New(`(?i)^(?:thường xuyên|(?:định kỳ\s+)?(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần))(?:\s|,)`),
	pattern.New(`(?i)(?:chậm nhất|trước|xong trước|không quá|đến hết|hết)\s+(?:là\s+|vào\s+)?(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}`),
	pattern.New(`(?i)(?:chậm nhất|trước|đến hết|hết)\s+(?:là\s+|vào\s+)?ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}`),
	pattern.New(`(?i)(?:chậm nhất|trước|hoàn thành|xong|ban hành|trình|báo cáo|đến hết)\s+(?:là\s+|vào\s+|trong\s+|trước\s+)*(?:quý|quí)\s+(?:IV|I{1,3}|[1-4])(?:\s*[/\-]\s*|\s+(?:năm\s+)?)\d{4}`),
	pattern.New(`(?i)(?:chậm nhất|trước|hoàn thành|xong|ban hành|trình|báo cáo|đến hết)\s+(?:là\s+|vào\s+|trong\s+|trước\s+)*tháng\s+\d{1,2}(?:\s*[/\-]\s*|\s+năm\s+)\d{4}`),
	pattern.New(`(?i)(?:hoàn thành|xong|ban hành)\s+(?:vào\s+|trong\s+|trước\s+)+(?:tháng\s+\d{1,2}|(?:quý|quí)\s+(?:IV|I{1,3}))(?:\s|[.,;)]|$)`),
	pattern.New(`(?i)(?:hoàn thành|xong|trình|báo cáo|ban hành)[^.;]{0,80}?\s(?:trong|trước|vào)\s+(?:(?:quý|quí)\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2})(?:\s*[/\-]\s*|\s+năm\s+)\d{4}`),
	pattern.New(`(?i)(?:trong|trước)\s+(?:(?:quý|quí)\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2})(?:\s*[/\-]\s*|\s+năm\s+)\d{4}[.;/\s]*$`),
	pattern.New(`(?i)(?:hoàn thành|xong)\s+(?:trong\s+|vào\s+)?(?:cuối\s+)?năm\s+\d{4}`),
	pattern.New(`(?i)\((?:hoàn thành\s+)?(?:trong\s+|trước\s+|chậm nhất\s+)?(?:(?:quý|quí)\s+(?:IV|I{1,3})\s*[/\-]\s*\d{4}|tháng\s+\d{1,2}\s*[/\-]\s*\d{4}|(?:xuyên suốt\s+|giai đoạn\s+|năm\s+)?\d{4}(?:\s*[-–]\s*\d{4}|\s+trở đi))\)`),
}

// findInlineDue returns the due that a sentence names and where it stands; of several the last.
func findInlineDue(text string, issued viet.Date) (plan.Due, []int) {
	var at []int
	for _, p := range inlineDue {
		for _, found := range p.FindAllStringIndex(text, -1) {
			if comesBack.MatchString(text[found[1]:]) || reportRegime.MatchString(text[:found[0]]) {
				continue
			}
			if at == nil || found[0] > at[0] {
				at = found
			}
		}
	}
	if at == nil {
		return plan.Due{Kind: plan.NoDue}, nil
	}
	words := strings.Trim(text[at[0]:at[1]], "(). ,;/")
	if behind := timeAtEnd.FindString(words); behind != "" {
		at = []int{at[0] + strings.LastIndex(text[at[0]:at[1]], behind), at[1]}
		words = behind
	}
	d := readDue(words, issued)
	if d.Kind == plan.Unknown {
		return plan.Due{Kind: plan.NoDue}, nil
	}
	return d, at
}

// comesBack stands behind a day that comes back every year: a day to report on.
var comesBack = pattern.New(`(?i)^\s*(?:(?:và|,)\s*(?:ngày\s+)?\d{1,2}/\d{1,2}\s*)?(?:hằng|hàng|mỗi)\s`)

// reportRegime stands in front of the days of a regime of reports: "định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 10/12) báo cáo …".
var reportRegime = pattern.New(`(?i)(?:định kỳ|(?:hằng|hàng) (?:tháng|quý|năm))[^.;]*$`)

// timeAtEnd is the time at the end of a stretch that begins with what has to be done by then.
var timeAtEnd = pattern.New(`(?i)(?:trong|trước|vào)\s+(?:(?:quý|quí)\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2})(?:\s*[/\-]\s*|\s+năm\s+)\d{4}$`)

// scopedDues reads the parts of a due that each bind a part of the work: "- Trình: tháng 6/2025\n- Ban hành: tháng 9/2025". None if there are
// not two or more of them.
func scopedDues(text string, issued viet.Date) []plan.ScopedDue {
	var out []plan.ScopedDue
	for at := 0; at < len(text); {
		stop := len(text)
		if i := strings.IndexAny(text[at:], ";\n"); i >= 0 {
			stop = at + i
		}
		if words := strings.TrimSpace(text[at:stop]); words != "" {
			d := readDue(words, issued)
			if d.Kind == plan.Unknown && hangsOnEvent.MatchString(viet.Fold(words)) || d.Kind == plan.NoDue {
				return nil
			}
			if d.Kind == plan.Unknown {
				return nil
			}
			d.Span = plan.Span{Start: at, Stop: stop}
			out = append(out, plan.ScopedDue{Scope: dueScope(words), Due: d})
		}
		at = stop + 1
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// dueScope is what a part of a due binds: the words in front of its colon, or those of the lead in front of the time.
func dueScope(words string) string {
	if i := strings.IndexByte(words, ':'); i > 0 {
		return strings.TrimLeft(strings.TrimSpace(words[:i]), "-+ ")
	}
	return ""
}

// lastDue is the due that binds a whole task with several: the one that ends last.
func lastDue(dues []plan.ScopedDue) plan.Due {
	last := dues[0].Due
	for _, d := range dues[1:] {
		if d.Due.To >= last.To {
			last = d.Due
		}
	}
	return last
}
