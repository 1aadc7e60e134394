package words

import (
	"fmt"
	"strings"
	"time"
)

// What the commands for waiting cells and submissions are for.
const (
	WaitingShort     = "ô nào đang chờ xử lý, đã ghi gì, có thể hiểu thế nào"
	SettleShort      = "xử lý ô đang chờ: ghi giá trị, chọn cách đọc hoặc giữ giá trị đang có"
	HistoryShort     = "mọi giá trị một ô từng có: từ tệp nào, khi nào, ai nhận"
	UndoShort        = "hoàn tác một lần nhận; không xóa gì, --redo để đưa trở về"
	SubmissionsShort = "các tệp đã nhận và số của chúng"
	OriginalShort    = "ghi lại đúng tệp gốc của một lần nhận"

	FlagValue   = "`GIÁ_TRỊ` đúng, ghi như trong biểu (43,5; 05/03/2024; Hoàn thành; XÓA để xóa)"
	FlagReading = "chọn cách đọc thứ `N` trong các cách đã nêu"
	FlagKeep    = "giữ giá trị đang có, bỏ điều ghi trong ô"
	FlagRef     = "`MÃ` của chỉ tiêu hoặc nhiệm vụ, ví dụ CT.15/1, III.2.d"
	FlagField   = "chỉ một `CỘT` của biểu, ví dụ Lũy kế từ đầu năm, Trạng thái, Kết quả thực hiện"
	FlagWhy     = "`LÝ_DO`, để lưu lại"
	FlagRedo    = "đưa lần nhận đã hoàn tác trở về"
	FlagCarry   = "lấy số liệu điền trên biểu của kỳ khác cho kỳ ở --period, dòng nào còn khớp"
	FlagTarget  = "`TỆP` ghi ra; không ghi đè tệp đang có"

	ArgWait       = "số của ô chờ xử lý, ví dụ 12.3"
	ArgSubmission = "số của lần nhận, ví dụ 12"

	NothingWaits    = "Không có ô nào chờ xử lý."
	NoSubmissions   = "Chưa nhận tệp nào."
	NoHistory       = "Dòng này chưa từng có giá trị của cơ quan ấy."
	UnknownRefHelp  = "Mã của chỉ tiêu, nhiệm vụ có trong “theodoi plan show”, “theodoi waiting” và phụ lục của báo cáo."
	UnknownCodeHelp = "Mã cơ quan có trong tên tệp biểu, ví dụ SYT trong 91-QD-UBND_SYT_2024-Q1.xlsx."
	OneOfThree      = "cần đúng một trong --value, --reading, --keep"
	UnknownWait     = "không có ô chờ xử lý mang số này"
	UnknownWaitHelp = "Xem các số bằng lệnh theodoi waiting."
	UnknownNumber   = "không có lần nhận mang số này"
	NumbersRemedy   = "Xem các số bằng lệnh theodoi submissions."
	WasUndone       = "lần nhận này đã được hoàn tác"
	WasUndoneRemedy = "Muốn dùng lại, đưa nó trở về bằng lệnh theodoi undo SỐ --redo."
	NotUndone       = "lần nhận này chưa hoàn tác nên không có gì để đưa trở về"
	NothingTaken    = "tệp này chưa nhận được gì nên không có gì để hoàn tác"
	WasSettled      = "ô này đã được xử lý, hoặc cơ quan đã nộp bản sau thay cho bản này"
	WasSettledHelp  = "Xem ô đang giữ giá trị nào bằng lệnh theodoi history, ô còn chờ bằng lệnh theodoi waiting; muốn đổi giá trị đã xử lý tay thì xử lý lại với --value."
	NoSuchReading   = "không có cách đọc thứ này"
	BadTyped        = "giá trị không hợp với ô, hoặc đọc được hai cách"
	BadTypedHelp    = "Số: dấu phẩy cho phần thập phân, dấu chấm ngăn hàng nghìn. Ngày: 05/03/2024. Trạng thái: đúng chữ trong danh sách chọn."
	ShareBounds     = "tỷ lệ phải từ 0 đến 100"
	FileThere       = "đã có tệp khác ở đó nên không ghi"
	FileThereRemedy = "Chọn tên tệp khác."
)

// WaitingCell is the first line of a waiting cell: its number, whose it is and where it stands.
func WaitingCell(number, agency, period, file, cell string) string {
	return fmt.Sprintf("%s  %s, %s: %s, %s", number, agency, period, file, cell)
}

// WaitingRow says what the cell is about.
func WaitingRow(ref, name, column string) string { return fmt.Sprintf("%s %s / %s", ref, name, column) }

// WaitingGot says what was typed and how it may be read.
func WaitingGot(got string, readings []string) string {
	text := "ghi: “" + got + "”"
	for i, r := range readings {
		text += fmt.Sprintf("; cách đọc %d: %s", i+1, r)
	}
	return text
}

// WaitingNow says what stands there.
func WaitingNow(value, file, when string) string {
	if value == "" {
		return "đang có: chưa có giá trị"
	}
	return fmt.Sprintf("đang có: %s (%s, nhận %s)", value, file, when)
}

// WaitingTotal ends the list.
func WaitingTotal(n int) string {
	return fmt.Sprintf("%d ô chờ xử lý. Xử lý bằng: theodoi settle SỐ --value GIÁ_TRỊ | --reading N | --keep", n)
}

// SettledCells says that cells were settled.
func SettledCells(numbers []string) string {
	return "Đã xử lý: " + strings.Join(numbers, ", ") + "."
}

// SettledCell says what stands in a settled cell now.
func SettledCell(number, agency, row, value string) string {
	if value == "" {
		value = "không có giá trị"
	}
	return fmt.Sprintf("%s  %s, %s: %s", number, agency, row, value)
}

// NotSettled names the cell that could not be settled.
func NotSettled(number, why string) string { return number + ": " + why }

// StatusWaits says what of an agency waits.
func StatusWaits(agency string, n int, file string) string {
	text := agency + ": " + CellsWaiting(n)
	if file != "" {
		text += " (" + file + ")"
	}
	return text
}

// SubmissionLine is one file that came in.
func SubmissionLine(id int64, agency, period, file, state, by string, at time.Time, letter string, undone bool) string {
	text := fmt.Sprintf("%d  %s  %s, %s: %s; nhận %s, %s", id, file, agency, period, state, At(at), by)
	if agency == "" {
		text = fmt.Sprintf("%d  %s: %s; nhận %s, %s", id, file, state, At(at), by)
	}
	if letter != "" {
		text += ", công văn " + letter
	}
	if undone {
		text += " – ĐÃ HOÀN TÁC"
	}
	return text
}

// HistoryLine is one value that a cell had.
func HistoryLine(period, column, old, value, file, cell string, number int64, at time.Time, by, letter string) string {
	text := fmt.Sprintf("%s  %s: %s", period, column, value)
	if old != "" {
		text = fmt.Sprintf("%s  %s: %s → %s", period, column, old, value)
	}
	text += fmt.Sprintf("; %s (số %d), ô %s; nhận %s, %s", file, number, cell, At(at), by)
	if letter != "" {
		text += ", công văn " + letter
	}
	return text
}

// HistorySettled marks a value that a person gave for a waiting cell, HistoryUndone one that counts for nothing now, HistoryNow the one
// that stands.
const (
	HistorySettled = "xử lý tay"
	HistoryUndone  = "đã hoàn tác"
	HistoryNow     = "đang dùng"
)

// UnknownRef says that the plan has no such row.
func UnknownRef(ref string) string {
	return fmt.Sprintf("kế hoạch không có mục mang mã “%s”", ref)
}

// UnknownAgencyCode says that the register has no such code.
func UnknownAgencyCode(code string) string {
	return fmt.Sprintf("sổ cơ quan không có mã “%s”", code)
}

// UnknownColumn says that workbooks have no such column.
func UnknownColumn(name string) string { return fmt.Sprintf("biểu không có cột “%s”", name) }

// HistoryReplaced says which submission brought the next value.
func HistoryReplaced(file string, id int64) string {
	return fmt.Sprintf("bị thay bởi %s (số %d)", file, id)
}

// Undone says what undoing changed.
func Undone(file string, id int64, changes int) string {
	return fmt.Sprintf("Đã hoàn tác %s (số %d): %d ô trở về giá trị khác. Tệp gốc và lịch sử vẫn được giữ.", file, id, changes)
}

// Redone says what bringing back changed.
func Redone(file string, id int64, changes int) string {
	return fmt.Sprintf("Đã đưa %s (số %d) trở về: %d ô đổi giá trị.", file, id, changes)
}

// OriginalWritten says where the original is.
func OriginalWritten(file, path string) string {
	return fmt.Sprintf("Đã ghi tệp gốc %s ra %s.", file, path)
}
