package words

import (
	"fmt"
	"strings"

	"theodoi/internal/viet"
)

// Two writes a count as papers do: 05, 12.
func Two(n int) string { return fmt.Sprintf("%02d", n) }

// Titles of the report.
const (
	ReportKind        = "BÁO CÁO"
	ReportReturns     = "Tình hình nộp biểu"
	ReportTargets     = "Kết quả thực hiện các chỉ tiêu"
	ReportTasks       = "Kết quả thực hiện các nhiệm vụ"
	ReportTasksAll    = "Kết quả chung"
	ReportTasksBy     = "Kết quả theo lĩnh vực"
	ReportLate        = "Nhiệm vụ quá hạn chưa hoàn thành"
	ReportDifficulty  = "Khó khăn, vướng mắc và kiến nghị"
	ReportNext        = "Nhiệm vụ trọng tâm kỳ tới"
	ReportDifficulty1 = "Khó khăn, vướng mắc"
	ReportProposal    = "Kiến nghị, đề xuất"
	ReportDraft       = "DỰ THẢO"

	AppendixTargets = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU"
	AppendixTasks   = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ"
	AppendixReturns = "TÌNH HÌNH NỘP BIỂU CỦA CÁC CƠ QUAN"

	OutlineTargets = "Phụ lục I. Chỉ tiêu"
	OutlineTasks   = "Phụ lục II. Nhiệm vụ"
	OutlineReturns = "Phụ lục III. Nộp biểu"

	OtherTasks = "Nhiệm vụ khác"
	NoSection  = "Nhiệm vụ chung"
)

// Paper names the kind of paper a plan comes from; a decision unless the text says otherwise.
func Paper(kind string) string {
	if kind == "" {
		return "Quyết định"
	}
	return kind
}

// ReportSubject is the subject of the periodical report.
func ReportSubject(kind, number, period string) string {
	return fmt.Sprintf("Kết quả thực hiện các chỉ tiêu, nhiệm vụ theo %s số %s %s", Paper(kind), number, period)
}

// ReportOpening opens the report. subject is the decision's, in running text.
func ReportOpening(kind, number, issued, issuer, subject, office, period, from, to string) string {
	text := "Thực hiện " + Paper(kind) + " số " + number
	if issued != "" {
		text += " " + issued
	}
	if issuer != "" {
		text += " của " + issuer
	}
	if subject != "" {
		text += " " + subject
	}
	return fmt.Sprintf("%s, %s tổng hợp, báo cáo kết quả thực hiện %s (số liệu từ ngày %s đến ngày %s) như sau:", text, office, period, from, to)
}

// ReportClosing ends the report; "./." ends every paper (Decree 30/2020, Phụ lục I, II.6).
func ReportClosing(period, office, to string) string {
	text := fmt.Sprintf("Trên đây là kết quả thực hiện các chỉ tiêu, nhiệm vụ %s, %s kính báo cáo", period, office)
	if to != "" {
		text += " " + to
	}
	return text + "./."
}

// ReturnsNone says that no workbook was issued.
func ReturnsNone(period string) string {
	return fmt.Sprintf("Chưa phát hành biểu theo dõi của %s.", period)
}

// Returns says how many workbooks came back.
func Returns(issued, returned, late int, due string) string {
	text := fmt.Sprintf("Đã phát hành biểu theo dõi cho %s cơ quan, hạn nộp %s. ", Two(issued), due)
	switch {
	case returned == 0:
		return text + "Chưa có cơ quan nào nộp biểu; số liệu dưới đây theo các kỳ trước."
	case returned == issued:
		return text + "Tất cả các cơ quan đã nộp biểu" + afterDue(late) + "."
	}
	return text + fmt.Sprintf("Đã có %s cơ quan nộp biểu%s, %s cơ quan chưa nộp.", Two(returned), afterDue(late), Two(issued-returned))
}

func afterDue(late int) string {
	if late == 0 {
		return ""
	}
	return fmt.Sprintf(" (trong đó %s cơ quan nộp sau hạn)", Two(late))
}

// ReturnsMissing names who has not returned.
func ReturnsMissing(names []string) string {
	return "Các cơ quan chưa nộp: " + strings.Join(names, "; ") + "."
}

// TargetsCounted opens the section on targets.
func TargetsCounted(targets, measures, asked, reported int) string {
	return fmt.Sprintf("Quyết định giao %s chỉ tiêu với %s giá trị cụ thể. Kỳ này phải báo cáo %s giá trị; các cơ quan đã báo cáo %s, chưa báo cáo %s.",
		Two(targets), Two(measures), Two(asked), Two(reported), Two(asked-reported))
}

// TargetsRated says how the targets stand; expected where the estimate was rated.
func TargetsRated(exceeded, reached, not int, expected bool) string {
	basis := "Đánh giá theo kết quả cả năm"
	if expected {
		basis = "Theo ước thực hiện cả năm"
	}
	return fmt.Sprintf("%s: %s giá trị vượt kế hoạch, %s giá trị đạt kế hoạch, %s giá trị không đạt kế hoạch.", basis, Two(exceeded), Two(reached), Two(not))
}

// TargetsNotReported names measures without a figure; each item is "name (agency)".
func TargetsNotReported(items []string) string {
	return "Các chỉ tiêu đến kỳ nhưng chưa có số liệu: " + strings.Join(items, "; ") + "."
}

// TargetsLater says that the measures not asked for come with the year.
func TargetsLater(n int) string {
	return fmt.Sprintf("%s giá trị còn lại không báo cáo trong kỳ này.", Two(n))
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

// Changed says how a figure stands against another in points: "cao hơn kế hoạch 0,3 điểm %".
func Changed(sign int, size, than string) string {
	switch {
	case sign > 0:
		return fmt.Sprintf("cao hơn %s %s điểm %%", than, size)
	case sign < 0:
		return fmt.Sprintf("thấp hơn %s %s điểm %%", than, size)
	}
	return "bằng " + than
}

// Share says what share of another a figure is: "bằng 104,5% so với cùng kỳ".
func Share(percent, than string) string { return fmt.Sprintf("bằng %s%% %s", percent, than) }

// Phrases that sentences on measures are put together from.
const (
	InPlan       = "trong khoảng kế hoạch"
	ThanPlan     = "kế hoạch"
	OfPlan       = "kế hoạch năm"
	ThanLastYear = "cùng kỳ"
	OfLastYear   = "so với cùng kỳ năm trước"
	CauseIs      = "Nguyên nhân: "
	Reaches      = "đạt"
	ExceedsBase  = "vượt"
)

// EstimateIs says what the year is expected to bring.
func EstimateIs(figure, rating, plan string) string {
	text := "ước cả năm " + figure
	switch rating {
	case "exceeded":
		return text + ", dự kiến vượt kế hoạch (" + plan + ")"
	case "reached":
		return text + ", dự kiến đạt kế hoạch (" + plan + ")"
	case "not-reached":
		return text + ", dự kiến không đạt kế hoạch (" + plan + ")"
	}
	return text
}

// RatedYear says how the year's figure stands against the plan.
func RatedYear(rating, plan string) string {
	switch rating {
	case "exceeded":
		return "vượt kế hoạch (" + plan + ")"
	case "reached":
		return "đạt kế hoạch (" + plan + ")"
	}
	return "không đạt kế hoạch (" + plan + ")"
}

// CumulativeIs says the figure since the start of the year.
func CumulativeIs(figure string) string { return "lũy kế từ đầu năm " + figure }

// TasksCounted opens the section on tasks.
func TasksCounted(total, dated, ongoing, undated int) string {
	text := fmt.Sprintf("Quyết định giao %s nhiệm vụ", Two(total))
	var parts []string
	if dated > 0 {
		parts = append(parts, Two(dated)+" nhiệm vụ có thời hạn")
	}
	if ongoing > 0 {
		parts = append(parts, Two(ongoing)+" nhiệm vụ thường xuyên, định kỳ")
	}
	if undated > 0 {
		parts = append(parts, Two(undated)+" nhiệm vụ không ghi thời hạn")
	}
	if len(parts) > 1 {
		text += ", gồm " + strings.Join(parts, ", ")
	}
	return text + "."
}

// TasksStand says how the tasks with a due stand.
func TasksStand(inTime, late, undated, open, soon, overdue int) string {
	text := fmt.Sprintf("Đối với các nhiệm vụ có thời hạn: hoàn thành đúng hạn %s, hoàn thành quá hạn %s", Two(inTime), Two(late))
	if undated > 0 {
		text += fmt.Sprintf(", hoàn thành nhưng chưa rõ ngày %s", Two(undated))
	}
	text += fmt.Sprintf("; chưa hoàn thành nhưng còn trong hạn %s", Two(open+soon))
	if soon > 0 {
		text += fmt.Sprintf(" (trong đó %s sắp đến hạn)", Two(soon))
	}
	return text + fmt.Sprintf("; quá hạn chưa hoàn thành %s.", Two(overdue))
}

// TasksSilent says how many tasks nobody has reported on.
func TasksSilent(n int) string {
	return fmt.Sprintf("Có %s nhiệm vụ chưa có cơ quan chủ trì nào báo cáo kết quả.", Two(n))
}

// TasksNoLead says how many tasks have nobody to ask.
func TasksNoLead(n int) string {
	return fmt.Sprintf("Có %s nhiệm vụ quyết định không giao đích danh cơ quan chủ trì, chưa gửi biểu theo dõi.", Two(n))
}

// SectionCounted says how the tasks of a section stand.
func SectionCounted(total, done, open, late, ongoing int) string {
	parts := []string{}
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, Two(n)+" "+what)
		}
	}
	add(done, "đã hoàn thành")
	add(open, "đang trong hạn hoặc không ghi thời hạn")
	add(late, "quá hạn chưa hoàn thành")
	add(ongoing, "thường xuyên, định kỳ")
	text := fmt.Sprintf("Có %s nhiệm vụ", Two(total))
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text + "."
}

// Said quotes what one agency wrote, or several in the same words.
func Said(agencies []string, text string) string {
	text = strings.TrimRight(text, " .;,")
	if len(agencies) == 1 {
		return agencies[0] + ": " + text + "."
	}
	return text + " (" + Names(agencies) + ")."
}

// LateItem is one line of the list of overdue tasks.
func LateItem(text, lead, due, days string) string {
	return fmt.Sprintf("%s (chủ trì: %s; hạn %s, quá hạn %s ngày).", strings.TrimRight(text, " .;,"), lead, due, days)
}

// None of each list.
const (
	NoLate       = "Không có nhiệm vụ quá hạn chưa hoàn thành."
	NoDifficulty = "Các cơ quan không nêu khó khăn, vướng mắc."
	NoProposal   = "Các cơ quan không có kiến nghị, đề xuất."
	NoNext       = "Các cơ quan tiếp tục thực hiện các nhiệm vụ được giao."
	NobodySpoke  = "Chưa có thông tin vì chưa có cơ quan nào báo cáo."
	NoRows       = "Không có dữ liệu."
	NoSaid       = "Chưa báo cáo"
)

// NextDue names what is due before the end of the next period.
func NextDue(n int) string {
	return fmt.Sprintf("Có %s nhiệm vụ sắp đến hạn, đề nghị các cơ quan chủ trì tập trung hoàn thành:", Two(n))
}

// LateIntro introduces the list of overdue tasks.
func LateIntro(n int) string {
	return fmt.Sprintf("Có %s nhiệm vụ quá hạn chưa hoàn thành:", Two(n))
}

// Attach is the line under an appendix's name.
func Attach(number, date, office string) string {
	return fmt.Sprintf("(Kèm theo Báo cáo số %s %s của %s)", number, date, office)
}

// ChartTasks heads the chart of task status.
func ChartTasks(period string) string {
	return "Biểu đồ. Tình trạng nhiệm vụ theo cơ quan chủ trì " + period
}

// Names of the chart's parts, and of what it counts.
const (
	ChartDone    = "Hoàn thành"
	ChartOpen    = "Trong hạn hoặc không ghi thời hạn"
	ChartLate    = "Quá hạn"
	ChartOngoing = "Thường xuyên, định kỳ"
	ChartUnit    = "nhiệm vụ"
)

var reportColumns = []named{
	{"ordinal", "TT"},
	{"measure", "Chỉ tiêu"},
	{"unit", "Đơn vị tính"},
	{"last_year", "Thực hiện cùng kỳ"},
	{"plan", "Kế hoạch năm"},
	{"actual", "Thực hiện kỳ"},
	{"cumulative", "Lũy kế"},
	{"estimate", "Ước cả năm"},
	{"vs_plan", "So kế hoạch"},
	{"vs_last_year", "So cùng kỳ"},
	{"rating", "Đánh giá"},
	{"owner", "Cơ quan báo cáo"},
	{"note", "Ghi chú"},
	{"task", "Nội dung nhiệm vụ"},
	{"lead", "Cơ quan chủ trì"},
	{"due", "Thời hạn"},
	{"status", "Trạng thái"},
	{"percent", "%"},
	{"result", "Kết quả thực hiện"},
	{"difficulty", "Khó khăn, kiến nghị"},
	{"timeliness", "Tiến độ"},
	{"agency", "Cơ quan"},
	{"issued", "Ngày phát hành"},
	{"returned", "Ngày nhận"},
	{"letter", "Công văn"},
	{"file", "Tệp"},
	{"state", "Tình trạng"},
	{"measures", "Chỉ tiêu đã báo cáo"},
	{"tasks", "Nhiệm vụ chủ trì"},
	{"class", "Phân loại"},
	{"count", "Số nhiệm vụ"},
	{"share", "Tỷ lệ (%)"},
}

// ReportColumn is the heading of a report's column.
func ReportColumn(key string) string { return lookup(reportColumns, key) }

// TableTasks heads the table of tasks by timeliness.
const TableTasks = "Bảng. Nhiệm vụ phân theo tiến độ"

// TableTotal is the last row of a table of counts.
const TableTotal = "Tổng số"

// NotReturned is the state of a workbook that has not come back.
const NotReturned = "Chưa nộp"

// ReturnedLate is the state of a workbook that came back after its day.
const ReturnedLate = "Nộp sau hạn"

// ReturnedInTime is the state of a workbook that came back in time.
const ReturnedInTime = "Nộp đúng hạn"

// CellsWaiting says how many cells of a return wait for a person.
func CellsWaiting(n int) string { return fmt.Sprintf("còn %d nội dung chờ sửa", n) }

// NotAsked marks a measure that the period does not ask for.
const NotAsked = "Không báo cáo kỳ này"

// OtherAgencies counts what a cell does not list.
func OtherAgencies(n int) string { return fmt.Sprintf("và %d cơ quan khác", n) }

// LeadsDone says how far a group of leads is.
func LeadsDone(done, reported, all int) string {
	return fmt.Sprintf("%d/%d cơ quan đã báo cáo, %d cơ quan hoàn thành", reported, all, done)
}

// OtherTexts counts the texts that a cell does not repeat.
func OtherTexts(n int) string { return fmt.Sprintf("(còn %d nội dung khác)", n) }

// TasksOfAgency says how many tasks an agency leads, and how many of them are done and overdue.
func TasksOfAgency(total, done, late int) string {
	text := Two(total)
	if done > 0 {
		text += ", hoàn thành " + Two(done)
	}
	if late > 0 {
		text += ", quá hạn " + Two(late)
	}
	return text
}

// SoonItem is one line of the list of tasks that are due soon.
func SoonItem(text, lead, due string) string {
	return fmt.Sprintf("%s (%s; hạn %s).", text, lead, due)
}

// Earlier marks what was said for an earlier period and stands because nothing newer was said.
func Earlier(text string) string { return "(kỳ trước) " + text }

// SaysNothing reports whether a text is what clerks type to say that there is nothing: Không, Không có, a dash.
func SaysNothing(text string) bool {
	switch viet.Fold(strings.Trim(text, " .,;-–_/")) {
	case "", viet.Fold("không"), viet.Fold("không có"), viet.Fold("không có gì"), viet.Fold("chưa có"):
		return true
	}
	return false
}
