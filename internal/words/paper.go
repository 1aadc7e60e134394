package words

import (
	"fmt"
	"strings"

	"theodoi/internal/viet"
)

// noBreak is the blank that no line ends at: between a figure and its unit.
const noBreak = "\u00a0"

// Phrases that sentences on measures are put together from.
const (
	InPlan       = "trong khoảng kế hoạch"
	Plan         = "kế hoạch"
	LastYear     = "cùng kỳ năm trước"
	CauseIs      = "Nguyên nhân: "
	Reaches      = "đạt"
	CountIs      = "là"    // of what is counted: số xã … là 4 xã
	AtLevel      = "ở mức" // of what is better low
	Estimated    = "ước"
	ExceedsBase  = "vượt"
	CumulativeIs = "lũy kế từ đầu năm đạt"
	EstimateIs   = "ước cả năm"
)

// IsCount reports whether a target counts things: Số xã …, Số bác sĩ ….
func IsCount(name string) bool { return strings.HasPrefix(viet.Fold(name), viet.Fold("số")+" ") }

// IsEstimate reports whether the figures of a stage are estimates.
func IsEstimate(stage string) bool { return viet.Fold(stage) == viet.Fold(Estimated) }

// StageOf says above a table whether its figures are estimates, preliminary or final; nothing while nobody has said.
func StageOf(stage string) string {
	if stage == "" {
		return ""
	}
	return "Số liệu: " + stage
}

// Figure writes a figure with its unit: "38,5%", "9.500 tỷ đồng".
func Figure(figure, unit string) string {
	switch unit {
	case "":
		return figure
	case "%", "‰":
		return figure + unit
	}
	return figure + " " + unit
}

// Printed writes a figure with its unit so that no line of a paper ends between them.
func Printed(figure, unit string) string {
	if figure == "" || unit == "" || unit == "%" || unit == "‰" {
		return Figure(figure, unit)
	}
	return figure + noBreak + strings.ReplaceAll(unit, " %", noBreak+"%")
}

// WithUnit names a measure with the unit of its figures.
func WithUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + " (" + strings.ReplaceAll(unit, " ", noBreak) + ")"
}

// PointsThan says how a figure stands against another in points: "thấp hơn 0,3 điểm % so với kế hoạch".
func PointsThan(sign int, size, than string) string {
	way := "cao hơn"
	switch {
	case sign == 0:
		return "bằng mức " + than
	case sign < 0:
		way = "thấp hơn"
	}
	return fmt.Sprintf("%s %s%sđiểm%s%% so với %s", way, size, noBreak, noBreak, than)
}

// ShareOfPlan says what share of the year's plan a figure is.
func ShareOfPlan(percent string) string { return fmt.Sprintf("bằng %s%% kế hoạch năm", percent) }

// SameAsLastYear says that a figure is last year's.
const SameAsLastYear = "bằng mức cùng kỳ năm trước"

// ShareOfLastYear says what share of last year's figure a figure is.
func ShareOfLastYear(percent string) string {
	return fmt.Sprintf("bằng %s%% so với cùng kỳ năm trước", percent)
}

// ExpectedRating says how the year is expected to end.
func ExpectedRating(rating, plan string) string {
	text := RatedYear(rating, plan)
	if text == "" {
		return ""
	}
	return Expected + " " + text
}

// RatedYear says how the year's figure stands against the plan.
func RatedYear(rating, plan string) string {
	text := ratingText(rating)
	if text == "" {
		return ""
	}
	return text + " (" + plan + ")"
}

func ratingText(rating string) string {
	switch rating {
	case "exceeded":
		return "vượt kế hoạch"
	case "reached":
		return "đạt kế hoạch"
	case "not-reached":
		return "không đạt kế hoạch"
	}
	return ""
}

// RatingGroup names the measures of one rating.
func RatingGroup(rating string, expected bool) string {
	text := ratingText(rating)
	if expected && text != "" {
		text = Expected + " " + text
	}
	return text
}

// AppendixNumber points to an appendix; where there is but one it has no number.
func AppendixNumber(number string) string {
	if number == "" {
		return "Phụ lục"
	}
	return "Phụ lục" + noBreak + number
}

// NoAppendix is what a text points to where the paper lacks the appendix.
const NoAppendix = "bảng số liệu chi tiết"

// AgainstPlan labels a bar with its figure and the plan.
func AgainstPlan(figure, plan string) string { return fmt.Sprintf("%s (KH %s)", figure, plan) }

// FiguresOf says for which other period figures were given.
func FiguresOf(period string) string { return "số liệu " + period }

// LastKnown says the latest figure of an earlier period.
func LastKnown(figure, period string) string {
	return fmt.Sprintf("%s: %s", period, figure)
}

// PaperName names the paper that is followed up.
func PaperName(kind, number string) string {
	if number == "" {
		return kind
	}
	return kind + " số " + number
}

// Cited cites a paper as the opening of another does.
func Cited(name, issued, issuer, subject string) string {
	text := name
	if issued != "" {
		text += " " + issued
	}
	if issuer != "" {
		text += " của " + issuer
	}
	if subject != "" {
		text += " " + subject
	}
	return text
}

// TaskParts counts tasks for the end of a sentence; what there is none of is left out.
func TaskParts(inTime, late, noDay, open, soon, undated, overdue, ongoing int) string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, Two(n)+" "+what)
		}
	}
	add(inTime, "hoàn thành đúng hạn")
	add(late, "hoàn thành quá hạn")
	add(noDay, "hoàn thành nhưng chưa rõ ngày")
	openText := "chưa hoàn thành, còn trong hạn"
	switch {
	case soon > 0 && soon == open:
		openText = "chưa hoàn thành, sắp đến hạn"
	case soon > 0:
		openText += fmt.Sprintf(" (trong đó %s sắp đến hạn)", Two(soon))
	}
	add(open, openText)
	add(overdue, "quá hạn chưa hoàn thành")
	add(undated, "không ghi thời hạn")
	add(ongoing, "thường xuyên, định kỳ")
	return strings.Join(parts, "; ")
}

// Extended says which due an extension took the place of.
func Extended(was, by string) string {
	text := "gia hạn từ " + was
	if was == "" {
		text = "thời hạn mới"
	}
	if by != "" {
		text += " theo " + by
	}
	return text
}

// Days writes a number of days.
func Days(n int) string { return fmt.Sprintf("%d ngày", n) }

// Behind says which of several leads are not done with a task, at most as many by name as most; where many are and it is all of them, names say
// nothing.
func Behind(names []string, all, most int) string {
	if len(names) == 0 {
		return ""
	}
	text := fmt.Sprintf("%d/%d cơ quan chưa hoàn thành hoặc chưa báo cáo", len(names), all)
	if len(names) == all && all > more {
		return text
	}
	text += ": "
	if len(names) <= most {
		return text + strings.Join(names, "; ")
	}
	return text + strings.Join(names[:most], "; ") + " " + OtherAgencies(len(names)-most)
}

// Quoted sets a text in quotation marks; marks inside it become single ones.
func Quoted(text string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’", "\"", "’").Replace(text) + "”"
}

// SaidBy quotes what one agency wrote, or several in the same words. Whose words they are stands behind them: in front stands the task, with
// a colon of its own.
func SaidBy(agencies []string, text string) string {
	return Quoted(text) + " (" + Names(agencies) + ")"
}

// OtherVoices counts the texts that a sentence does not repeat.
func OtherVoices(n int) string { return fmt.Sprintf("và %s ý kiến khác", Two(n)) }

// ForTask names the task that something was written for.
func ForTask(name string) string { return "nhiệm vụ: " + name }

// ForTasks counts the tasks that something was written for.
func ForTasks(n int) string { return fmt.Sprintf("nêu ở %s nhiệm vụ", Two(n)) }

// LetterOf names a covering letter by number and day.
func LetterOf(number, date string) string { return number + " ngày " + date }

// NoValue stands in a sentence for a value that was not there.
const NoValue = "chưa có"

// FileCopy begins the last line of the recipients.
const FileCopy = "Lưu"

// ReminderFile begins the names of reminders' files, ReminderList is the name of their list.
const (
	ReminderFile = "don-doc"
	ReminderList = "danh-sach-don-doc"
)

// Attach is the line under an appendix's name. A paper without a number is named by its kind alone.
func Attach(kind, number, date, office string) string {
	if number != "" {
		kind += " số " + number
	}
	return fmt.Sprintf("(Kèm theo %s %s của %s)", kind, date, office)
}

// Captioned numbers the caption of a table or chart.
func Captioned(n int, caption string) string { return fmt.Sprintf("Biểu %d. %s", n, caption) }

// ChartTasks heads the chart of task status.
func ChartTasks(period string) string {
	return "Tình trạng nhiệm vụ theo cơ quan chủ trì " + period
}

// ChartAchievement heads the chart of figures against their plan.
func ChartAchievement(period string, expected bool) string {
	if expected {
		return "Ước thực hiện cả năm so với kế hoạch, theo báo cáo " + period
	}
	return "Kết quả thực hiện so với kế hoạch " + period
}

// ChartTrend heads the chart of the year's periods.
func ChartTrend(year int) string {
	return fmt.Sprintf("Diễn biến các chỉ tiêu trong năm %d", year)
}

// What charts that show only some of their rows count.
const (
	OfFigures  = "giá trị"
	OfAgencies = "cơ quan"
)

// ChartReturns heads the chart of who returned when.
func ChartReturns(period string) string { return "Thời gian nộp biểu " + period }

// MostOf says that a chart shows only some of its rows.
func MostOf(caption string, shown, all int, of string) string {
	return fmt.Sprintf("%s (%d trong %d %s)", caption, shown, all, of)
}
