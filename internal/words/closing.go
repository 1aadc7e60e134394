package words

import (
	"fmt"
	"strings"

	"theodoi/internal/viet"
)

// Words of closing periods.
const (
	CloseShort   = "chốt số liệu của một kỳ, hoặc mở lại kỳ đã chốt"
	CloseStage   = "`MỨC` số liệu của năm: uoc (ước), so-bo (sơ bộ), chinh-thuc (chính thức)"
	CloseReopen  = "mở lại kỳ đã chốt; phải ghi lý do bằng --why"
	CloseWhy     = "`LÝ_DO` mở lại, ghi vào lịch sử"
	CloseList    = "liệt kê các lần chốt, mở lại và báo cáo đã in của các kỳ"
	CloseNoWhy   = "Mở lại kỳ đã chốt phải ghi lý do bằng --why."
	CloseNothing = "Chưa chốt kỳ nào."

	PrintedShort  = "lấy lại báo cáo đã in, đúng từng byte"
	PrintedFile   = "`TỆP` để ghi ra; không ghi đè tệp đang có"
	PrintedNumber = "`SỐ` của báo cáo; không ghi là bản in sau cùng"
	PrintedNone   = "Kỳ này chưa có báo cáo nào được in kèm số."
	PrintedWant   = "In bản có số bằng theodoi report --number, hoặc xem theodoi close --list."

	PeriodClosed       = "Kỳ này đã chốt."
	PeriodClosedRemedy = "Muốn sửa số liệu đã chốt thì mở lại kỳ: theodoi close --period KỲ --reopen --why LÝ_DO."
	PeriodOpen         = "Kỳ này chưa chốt nên không có gì để mở lại."
	PeriodOpenRemedy   = "Xem các kỳ đã chốt: theodoi close --list."
	PeriodEarly        = "Kỳ này chưa đến ngày chốt số liệu."
	PeriodEarlyRemedy  = "Đợi đến ngày chốt, hoặc sửa ngày chốt trong calendar.yaml nếu lịch của cơ quan khác."
	StageWrong         = "Mức số liệu phải là uoc, so-bo hoặc chinh-thuc."
	StageNotYear       = "Chỉ số liệu của cả năm mới có mức ước, sơ bộ, chính thức."
	StageNotYearRemedy = "Bỏ --stage khi chốt tháng, quý, 6 tháng, 9 tháng."
)

var stages = []named{{"estimate", "ước"}, {"preliminary", "sơ bộ"}, {"official", "chính thức"}}

// Stage names how final a year's figures are; empty for none.
func Stage(code string) string {
	if code == "" {
		return ""
	}
	return lookup(stages, code)
}

// StageCode reads a stage as typed on the command line, with or without its marks; an empty one is none.
func StageCode(option string) (code string, ok bool) {
	if option == "" {
		return "", true
	}
	for _, s := range stages {
		if viet.Bare(option) == viet.Bare(s.text) || viet.Bare(option) == viet.FileName(s.text) {
			return s.code, true
		}
	}
	return "", false
}

// PeriodIsClosed says that a period was closed, with how many values.
func PeriodIsClosed(period, stage, hash string) string {
	text := "Đã chốt " + period
	if stage != "" {
		text += " (số liệu " + stage + ")"
	}
	return text + ". Mã số liệu: " + shortHash(hash) + "."
}

// PeriodIsOpen says that a period was opened again.
func PeriodIsOpen(period string) string { return "Đã mở lại " + period + "." }

// ClosingLine is one line of the list of closings.
func ClosingLine(period, at, by, stage, why, hash string, reopened bool) string {
	if reopened {
		return fmt.Sprintf("%s: mở lại %s bởi %s, lý do: %s", Title(period), at, by, why)
	}
	text := fmt.Sprintf("%s: chốt %s bởi %s", Title(period), at, by)
	if stage != "" {
		text += ", số liệu " + stage
	}
	return text + ", mã số liệu " + shortHash(hash)
}

// PrintedLine is one line of the list of issued reports.
func PrintedLine(period string, number int, date, file, hash string) string {
	text := fmt.Sprintf("%s: báo cáo số %s", Title(period), Two(number))
	if date != "" {
		text += " ngày " + date
	}
	return text + fmt.Sprintf(", tệp %s, mã số liệu %s", file, shortHash(hash))
}

// AgenciesNamed names a few agencies, and counts many.
func AgenciesNamed(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, "; ")
	}
	return fmt.Sprintf("%d cơ quan", len(names))
}

// shortHash is what people compare of a fingerprint.
func shortHash(hash string) string { return hash[:min(12, len(hash))] }
