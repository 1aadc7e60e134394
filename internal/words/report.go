package words

import (
	"fmt"
	"strings"

	"theodoi/internal/viet"
)

// Two writes a count as papers do: 05, 12.
func Two(n int) string { return fmt.Sprintf("%02d", n) }

// Fixed words of the report; its sentences are in templates/report.
const (
	ReportDraft = "DỰ THẢO"

	AppendixTargets = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU"
	AppendixTasks   = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ"
	AppendixReturns = "TÌNH HÌNH NỘP BIỂU CỦA CÁC CƠ QUAN"
	AppendixSources = "NGUỒN SỐ LIỆU"

	OutlineTargets = "Chỉ tiêu"
	OutlineTasks   = "Nhiệm vụ"
	OutlineReturns = "Nộp biểu"
	OutlineSources = "Nguồn số liệu"

	NoSection = "Nhiệm vụ chung"
	NoLead    = "chưa xác định"
)

// Paper names the kind of paper a plan comes from; a decision unless the text says otherwise.
func Paper(kind string) string {
	if kind == "" {
		return "Quyết định"
	}
	return kind
}

// Said quotes in a cell what one agency wrote, or several in the same words.
func Said(agencies []string, text string) string {
	text = strings.TrimRight(text, " .;,")
	if len(agencies) == 1 {
		return agencies[0] + ": " + text + "."
	}
	return text + " (" + Names(agencies) + ")."
}

// What stands where there is nothing.
const (
	NoRows      = "Không có dữ liệu."
	NoSaid      = "Chưa báo cáo"
	NoTargets   = "Không có chỉ tiêu phải báo cáo trong kỳ này."
	NoTasks     = "Không có nhiệm vụ chủ trì."
	NoReminders = "Không có cơ quan nào phải đôn đốc."
)

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
	{"figure", "Loại số liệu"},
	{"value", "Số liệu"},
	{"period", "Kỳ"},
	{"cell", "Ô"},
	{"taken", "Ngày nhận"},
	{"overdue", "Nhiệm vụ quá hạn"},
	{"soon", "Sắp đến hạn"},
	{"waiting", "Ô chờ sửa"},
	{"letter_file", "Tệp công văn"},
}

// ReportColumn is the heading of a report's column.
func ReportColumn(key string) string { return lookup(reportColumns, key) }

// TableTasks heads the table of tasks by timeliness.
const TableTasks = "Nhiệm vụ phân theo tiến độ"

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

// LeadsDone says how far a group of leads is: how many are done with the task, some of them since earlier periods, and how many reported on it
// in this one.
func LeadsDone(done, reported, all int) string {
	if done == 0 {
		return fmt.Sprintf("%d/%d cơ quan đã báo cáo kỳ này", reported, all)
	}
	text := fmt.Sprintf("%d/%d cơ quan đã hoàn thành", done, all)
	if reported > 0 {
		text += fmt.Sprintf(", %d cơ quan báo cáo kỳ này", reported)
	}
	return text
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

// Earlier marks what was said for an earlier period and stands because nothing newer was said.
func Earlier(text string) string { return "(kỳ trước) " + text }

// SaysNothing reports whether a text is what clerks type to say that there is nothing: Không, Không có, a dash.
func SaysNothing(text string) bool {
	text = strings.Trim(text, " .,;-–_/")
	return text == "" || len(text) <= longestNothing && nothings[viet.Fold(text)]
}

// longestNothing is longer in bytes than any of the nothings, so that long texts need not be folded.
const longestNothing = 64

var nothings = map[string]bool{viet.Fold("không"): true, viet.Fold("không có"): true, viet.Fold("không có gì"): true, viet.Fold("chưa có"): true}
