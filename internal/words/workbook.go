package words

import (
	"fmt"

	"theodoi/internal/viet"
)

// Names of the sheets, at most 31 characters each.
const (
	SheetGuide   = "Hướng dẫn"
	SheetTargets = "Chỉ tiêu"
	SheetLead    = "Nhiệm vụ chủ trì"
	SheetSupport = "Nhiệm vụ phối hợp"
	SheetShared  = "Phối hợp chung"
)

var columns = []named{
	{"ordinal", "TT"},
	{"name", "Chỉ tiêu"},
	{"unit", "Đơn vị tính"},
	{"plan", "Kế hoạch năm"},
	{"actual", "Thực hiện trong kỳ"},
	{"cumulative", "Lũy kế từ đầu năm"},
	{"last_year", "Thực hiện cùng kỳ năm trước"},
	{"estimate", "Ước cả năm"},
	{"cause", "Nguyên nhân"},
	{"note", "Ghi chú"},
	{"vs_plan", "So với kế hoạch"},
	{"vs_last_year", "So với cùng kỳ"},
	{"rating", "Đánh giá"},
	{"text", "Nội dung nhiệm vụ"},
	{"scope", "Phạm vi được giao"},
	{"support", "Cơ quan phối hợp"},
	{"lead", "Cơ quan chủ trì"},
	{"due", "Thời hạn"},
	{"previous", "Tình hình kỳ trước"},
	{"status", "Trạng thái"},
	{"percent", "Mức độ hoàn thành (%)"},
	{"done_on", "Ngày hoàn thành"},
	{"result", "Kết quả thực hiện"},
	{"product", "Sản phẩm, văn bản"},
	{"difficulty", "Khó khăn, vướng mắc"},
	{"proposal", "Kiến nghị, đề xuất"},
	{"next", "Việc làm kỳ tới"},
	{"timeliness", "Tiến độ"},
}

// Column is the heading of a workbook's column.
func Column(key string) string { return lookup(columns, key) }

// ColumnKey finds a column by its heading as a person types it, or by its key.
func ColumnKey(name string) (key string, ok bool) {
	for _, c := range columns {
		if c.code == name || viet.Bare(c.text) == viet.Bare(name) {
			return c.code, true
		}
	}
	return "", false
}

var prompts = []named{
	{"actual", "Ghi con số của riêng kỳ này, ví dụ 2,5 hoặc 38.000. Dấu phẩy cho phần thập phân. Chữ giải thích ghi ở cột Ghi chú."},
	{"cumulative", "Ghi số cộng dồn từ đầu năm đến hết kỳ. Chỉ tiêu không cộng dồn thì để trống."},
	{"last_year", "Ghi con số của cùng kỳ năm trước. Nếu đã điền sẵn và đúng thì giữ nguyên."},
	{"estimate", "Ghi con số ước thực hiện cả năm."},
	{"cause", "Nếu thấp hơn kế hoạch, ghi nguyên nhân."},
	{"status", "Chọn một mục trong danh sách."},
	{"percent", "Ghi từ 0 đến 100, không cần dấu %."},
	{"done_on", "Ghi ngày/tháng/năm, ví dụ 05/03/2024. Chỉ ghi khi đã hoàn thành."},
	{"letter.date", "Ghi ngày/tháng/năm của công văn, ví dụ 20/03/2024."},
}

// Prompt is the hint shown when an input cell is chosen; empty for none.
func Prompt(key string) string {
	for _, p := range prompts {
		if p.code == key {
			return p.text
		}
	}
	return ""
}

// PromptTitle heads every hint.
const PromptTitle = "Cách ghi"

// Words of the check that warns but does not stop.
const (
	WarnTitle  = "Xem lại ô này"
	WarnNumber = "Ô này cần một con số viết theo cách Việt Nam, ví dụ 2,5 hoặc 38.000. Vẫn giữ nội dung vừa ghi?"
	WarnDate   = "Ô này cần ngày/tháng/năm, ví dụ 05/03/2024. Vẫn giữ nội dung vừa ghi?"
	WarnShare  = "Ô này cần một số từ 0 đến 100. Vẫn giữ nội dung vừa ghi?"
	WarnChoice = "Nội dung không có trong danh sách. Vẫn giữ nội dung vừa ghi?"
)

var letterFields = []named{
	{"letter.number", "Số công văn nộp biểu"},
	{"letter.date", "Ngày công văn"},
	{"letter.signer", "Người ký"},
	{"letter.preparer", "Người lập biểu"},
	{"letter.phone", "Điện thoại"},
}

// LetterFields lists the keys of the block "Thông tin nộp", in order.
func LetterFields() []string {
	var out []string
	for _, f := range letterFields {
		out = append(out, f.code)
	}
	return out
}

// LetterField names a line of the block "Thông tin nộp".
func LetterField(key string) string { return lookup(letterFields, key) }

// Words of the instructions sheet.
const (
	GuideTitle  = "BIỂU THEO DÕI CHỈ TIÊU, NHIỆM VỤ"
	LetterBlock = "Thông tin nộp"
	GuideBlock  = "Cách điền"
	CountsBlock = "Biểu này gồm"
)

// GuideLines are the instructions, one a line; due is the day the workbook is due back.
func GuideLines(due, contact string) []string {
	lines := []string{
		"Chỉ điền vào các ô nền trắng viền xanh; các ô khác đã khóa. Điền xong lưu lại (vẫn là .xlsx) và gửi trả chính tệp này.",
		"Con số viết theo cách Việt Nam: 2,5 hoặc 38.000. Ngày viết 05/03/2024. Máy đặt ngôn ngữ nào cũng viết như vậy.",
		"Để trống nghĩa là không thay đổi so với lần nộp trước trong kỳ. Muốn bỏ một giá trị đã nộp, ghi XÓA vào ô.",
		"Không xóa, chèn, sắp xếp dòng; không đổi tên trang; không chép sang sổ khác. Được chỉnh độ rộng cột, chiều cao dòng và lọc.",
		"Các cột so sánh, đánh giá tự tính để tham khảo; chương trình tính lại khi nhận biểu.",
		"Hạn nộp: " + due + ".",
	}
	if contact != "" {
		lines = append(lines, "Cần hỏi, liên hệ: "+contact+".")
	}
	return lines
}

// Count names how many rows a sheet has for the agency.
func Count(sheet string, n int) string { return fmt.Sprintf("%s: %d dòng", sheet, n) }

// Words of the previous state of a task.
func Previous(period, status, percent, result string) string {
	text := Title(period) + ": " + status
	if percent != "" {
		text += ", " + percent + "%"
	}
	if result != "" {
		text += ". " + result
	}
	return text
}

// Words of titles above the tables.
const (
	TargetsTitle = "CHỈ TIÊU BÁO CÁO"
	LeadTitle    = "NHIỆM VỤ CHỦ TRÌ"
	SupportTitle = "NHIỆM VỤ PHỐI HỢP"
	SharedTitle  = "NHIỆM VỤ PHỐI HỢP CHUNG (để biết, không phải điền)"
	EmptySheet   = "Kỳ này không có dòng nào."
	Together     = "cùng thực hiện"
	Expected     = "dự kiến"
	Points       = "điểm %"
)

// Reported says what figure was reported for an earlier period.
func Reported(period, figure, unit string) string {
	return "Đã báo cáo " + period + ": " + Figure(figure, unit) + "."
}

// Labels of the instructions sheet, of headers and footers, and the marks that a due gets.
const (
	LabelAgency = "Cơ quan thực hiện"
	LabelPeriod = "Kỳ báo cáo"
	LabelDue    = "Hạn nộp"
	Page        = "Trang"
	IssueID     = "Mã biểu"
	MarkLate    = "(quá hạn)"
	MarkSoon    = "(sắp đến hạn)"
	NoticeFill  = "Điền các ô nền trắng viền xanh."
)

// PeriodRange names a period with the days its figures cover.
func PeriodRange(period, from, to string) string {
	return fmt.Sprintf("%s (số liệu từ %s đến %s)", period, from, to)
}
