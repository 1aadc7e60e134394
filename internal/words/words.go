// Package words is the one catalogue of the Vietnamese words that users see: names of periods, statuses and ratings, the headings
// and hints of workbooks, the sentences of the command line and of reports. What can be wrong has its own catalogue, package
// finding.
//
// Other packages pass their codes as plain strings, so that the catalogue stands below all of them.
package words

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// named pairs a code with its words.
type named struct{ code, text string }

func lookup(list []named, code string) string {
	for _, n := range list {
		if n.code == code {
			return n.text
		}
	}
	return code
}

var statuses = []named{
	{"not-started", "Chưa thực hiện"},
	{"in-progress", "Đang thực hiện"},
	{"done", "Hoàn thành"},
	{"paused", "Tạm dừng"},
	{"adjust", "Đề nghị điều chỉnh"},
}

// Status names a status as in the drop-down.
func Status(code string) string { return lookup(statuses, code) }

// StatusCode finds the code of a status that somebody typed or chose; case and tone placement do not count.
func StatusCode(text string) (code string, ok bool) {
	folded := viet.Fold(strings.Trim(text, " .;"))
	for i, s := range statuses {
		if foldedStatuses[i] == folded {
			return s.code, true
		}
	}
	return "", false
}

var foldedStatuses = foldAll(statuses)

func foldAll(list []named) []string {
	var folded []string
	for _, n := range list {
		folded = append(folded, viet.Fold(n.text))
	}
	return folded
}

// StatusChoices lists the drop-down, in order.
func StatusChoices() []string {
	var out []string
	for _, s := range statuses {
		out = append(out, s.text)
	}
	return out
}

var timelinesses = []named{
	{"done-in-time", "Hoàn thành đúng hạn"},
	{"done-late", "Hoàn thành quá hạn"},
	{"done-undated", "Hoàn thành, chưa rõ ngày"},
	{"open-in-time", "Chưa hoàn thành, trong hạn"},
	{"open-soon", "Chưa hoàn thành, sắp đến hạn"},
	{"open-late", "Chưa hoàn thành, quá hạn"},
	{"open-no-due", "Chưa hoàn thành, không có thời hạn"},
	{"ongoing", "Thường xuyên, định kỳ"},
}

// Timeliness names a class of timeliness.
func Timeliness(code string) string { return lookup(timelinesses, code) }

var ratings = []named{{"exceeded", "Vượt"}, {"reached", "Đạt"}, {"not-reached", "Không đạt"}}

// Rating names a rating.
func Rating(code string) string { return lookup(ratings, code) }

var romans = []string{"", "I", "II", "III", "IV"}

// Period names a period in running text: "quý I năm 2024"; without a year "quý I".
func Period(kind string, n, year int) string {
	name := periodAlone(kind, n)
	switch {
	case year == 0:
		return name
	case kind == "year":
		return "năm " + strconv.Itoa(year)
	}
	return fmt.Sprintf("%s năm %d", name, year)
}

func periodAlone(kind string, n int) string {
	switch {
	case kind == "month":
		return "tháng " + strconv.Itoa(n)
	case kind == "quarter":
		return "quý " + romans[n]
	case kind == "half" && n == 1:
		return "6 tháng đầu"
	case kind == "half":
		return "6 tháng cuối"
	case kind == "nine-month":
		return "9 tháng đầu"
	}
	return "cả năm"
}

// Title writes s with its first letter as a capital.
func Title(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// Running writes s with its first letter small, as it stands in a sentence.
func Running(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError {
		return s
	}
	return strings.ToLower(string(first)) + s[size:]
}

var submissionStates = []named{
	{"taken", "đã nhận"},
	{"partly", "đã nhận một phần"},
	{"waiting", "chờ xử lý"},
	{"rejected", "không nhận"},
	{"superseded", "đã có bản thay thế"},
	{"repeated", "trùng bản đã nhận"},
}

var submissionsToBe = []named{
	{"taken", "sẽ nhận đủ"},
	{"partly", "sẽ nhận một phần"},
	{"waiting", "chưa nhận gì, chờ xử lý"},
	{"rejected", "không nhận được"},
	{"superseded", "bản cũ, đã có bản mới hơn"},
	{"repeated", "trùng bản đã nhận"},
}

// SubmissionToBe names what would become of a return that is only looked over.
func SubmissionToBe(code string) string { return lookup(submissionsToBe, code) }

// SubmissionState names what became of a return.
func SubmissionState(code string) string { return lookup(submissionStates, code) }

var severities = []named{{"note", "ghi chú"}, {"warn", "cần xem"}, {"block", "không nhận"}}

// Severity names how much a finding weighs.
func Severity(code string) string { return lookup(severities, code) }

// Erase is what a clerk types into a cell to take the old value away.
const Erase = "XÓA"

// IsErase reports whether a cell's text asks for erasing; hòa and hoà spellings both do.
func IsErase(text string) bool {
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' })
	if text == "" || text[0] != Erase[0] && text[0] != Erase[0]+'a'-'A' {
		return false // said of nearly all cells without a look at their other letters
	}
	return viet.Fold(text) == foldedErase
}

var foldedErase = viet.Fold(Erase)

// Nothing stands for a figure that nobody gave.
const Nothing = "–"

var bounds = []named{{"", ""}, {"min", "ít nhất"}, {"max", "không quá"}, {"above", "trên"}, {"below", "dưới"}}

// Bound is the word that binds a figure; empty for none.
func Bound(op string) string { return lookup(bounds, op) }

var directions = []named{{"", ""}, {"increase", "tăng"}, {"decrease", "giảm"}}

// Direction is the verb of a figure that is a change; empty for none.
func Direction(code string) string { return lookup(directions, code) }

// About is the word for an approximate figure.
const About = "khoảng"

// ShareOrNumber names a target whose figure stands in front of what it counts: "Tỷ lệ xã …", "Số xã …".
func ShareOrNumber(percent bool, of string) string {
	if percent {
		return "Tỷ lệ " + of
	}
	return "Số " + of
}

// more is how many names a sentence lists before it counts the rest.
const more = 4

// Names joins names for a sentence; of many it names the first and counts the rest.
func Names(names []string) string {
	if len(names) <= more {
		return strings.Join(names, "; ")
	}
	return strings.Join(names[:more-1], "; ") + " " + OtherAgencies(len(names)-more+1)
}
