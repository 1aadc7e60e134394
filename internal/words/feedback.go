package words

import (
	"fmt"
	"strings"
)

// SheetFeedback is the sheet that is put in front of a returned workbook which has to be put right.
const SheetFeedback = "Cần sửa"

// Words of that sheet.
const (
	FeedbackTitle = "NỘI DUNG ĐỀ NGHỊ CƠ QUAN SỬA TRONG BIỂU ĐÃ NỘP"
	FeedbackHow   = "Bấm vào ô ở cột “Chỗ cần sửa” để đến đúng chỗ. Ô cần sửa có nền cam gạch chéo và khung đen; đưa con trỏ vào ô để xem giải thích. " +
		"Đề nghị cơ quan sửa ngay trong tệp này, lưu lại cùng kiểu tệp rồi gửi trả; ô đã được nhận thì giữ nguyên, không phải điền lại. Trang này chỉ để xem, không cần xóa."
	FeedbackHowAlone = "Tệp này chỉ để xem, không phải biểu: đề nghị cơ quan sửa trong biểu của mình theo các mục dưới đây rồi gửi lại biểu ấy, không gửi lại tệp này."
	FeedbackHowWhole = "Đề nghị cơ quan làm theo cột “Cần làm” rồi gửi lại. Trang này chỉ để xem, không cần xóa."
	FeedbackNotes    = "CẦN SỬA – nơi nhận biểu ghi chú" // first line of every note; by it the notes of an earlier copy are known
	FeedbackCut      = "Xem đầy đủ ở trang “" + SheetFeedback + "”."
	FeedbackWhole    = "Cả tệp"
)

// FeedbackHeads are the headings of the list.
func FeedbackHeads() []string {
	return []string{"TT", "Tình trạng", "Chỗ cần sửa", "Đã thấy và cần có", "Cần làm"}
}

var feedbackStates = []named{
	{"block", "Chưa nhận"},
	{"warn", "Đề nghị xem lại"},
	{"note", "Để biết"},
}

// FeedbackState says to an agency what became of the thing that a finding of the severity stands for.
func FeedbackState(severity string) string { return lookup(feedbackStates, severity) }

// FeedbackTo addresses the agency.
func FeedbackTo(agency string) string {
	if agency == "" {
		return "Kính gửi: Cơ quan nộp biểu"
	}
	return "Kính gửi: " + agency
}

// FeedbackSummary says which file was read and when, and how much of it was taken.
func FeedbackSummary(file, period, day string, taken, blocked, doubtful int) string {
	text := "Tệp “" + file + "”"
	if period != "" {
		text += ", " + period
	}
	text += fmt.Sprintf(", đọc ngày %s: ", day)
	if taken == 0 {
		text += "chưa nhận được ô nào"
	} else {
		text += fmt.Sprintf("đã nhận %d ô", taken)
	}
	if blocked > 0 {
		text += fmt.Sprintf("; %d chỗ chưa nhận, cần sửa", blocked)
	}
	if doubtful > 0 {
		text += fmt.Sprintf("; %d chỗ đề nghị xem lại", doubtful)
	}
	return text + "."
}

// FeedbackMarked says that only the first places are marked.
func FeedbackMarked(marked, places int) string {
	return fmt.Sprintf("Chỉ đánh dấu %d chỗ đầu trong %d chỗ; bảng dưới đây liệt kê đủ.", marked, places)
}

// FeedbackPlace names a place as a person looks it up. Cell is in Excel's words: F14, F5:H9, 14:14; several are divided by commas.
func FeedbackPlace(sheet, cell string) string {
	switch {
	case sheet == "":
		return FeedbackWhole
	case cell == "":
		return "Trang “" + sheet + "”"
	}
	var names []string
	rows, several := false, false
	for _, part := range strings.Split(cell, ",") {
		from, to, area := strings.Cut(strings.TrimSpace(part), ":")
		switch {
		case area && from == to:
			rows = rows || strings.Trim(from, "0123456789") == ""
			names = append(names, from)
		case area:
			several = true
			names = append(names, from+":"+to)
		default:
			names = append(names, from)
		}
	}
	what := "ô"
	switch {
	case rows:
		what = "dòng"
	case several || len(names) > 1:
		what = "các ô"
	}
	return sheet + ", " + what + " " + strings.Join(names, ", ")
}

// feedbackRemedies are for findings whose remedy in the catalogue speaks to the office: what the agency can do about them.
var feedbackRemedies = []named{
	{"workbook.damaged", "Đề nghị gửi lại tệp; nếu vẫn mở được bằng Excel thì mở, lưu thành tệp mới rồi gửi."},
	{"workbook.issue-unknown", "Kiểm tra xem biểu có đúng do nơi nhận này gửi đến không; nếu đúng, đề nghị gửi kèm biểu gốc đã nhận."},
	{"workbook.wrong-plan", "Đề nghị điền vào biểu của đúng kế hoạch đang nhận rồi gửi lại."},
	{"workbook.wrong-agency", "Đề nghị gửi đúng biểu của cơ quan mình."},
	{"workbook.wrong-period", "Đề nghị điền vào biểu của kỳ đang nhận rồi gửi lại."},
	{"workbook.newer-layout", "Cơ quan không phải sửa gì; nơi nhận sẽ đọc lại biểu."},
	{"workbook.nothing-filled", "Đề nghị kiểm tra xem có gửi nhầm biểu trống không."},
	{"workbook.second-version", "Đề nghị cho biết tệp nào là bản cuối; lần sau chỉ gửi một tệp."},
	{"workbook.later-version", "Không cần làm gì; nếu bản trước mới đúng, đề nghị báo nơi nhận biểu."},
	{"workbook.older-version", "Nếu bản này mới đúng, đề nghị mở bản này bằng Excel, lưu lại rồi gửi lại."},
	{"workbook.earlier-period", "Số liệu được lấy cho kỳ ghi trong biểu. Nếu dùng nhầm biểu cũ để báo cáo kỳ mới, đề nghị báo nơi nhận biểu hoặc điền vào biểu của kỳ mới."},
	{"cell.magnitude", "Kiểm tra dấu phẩy thập phân rồi ghi lại; nếu con số đã ghi là đúng, đề nghị báo nơi nhận biểu xác nhận."},
	{"cell.unit-mixed", "Kiểm tra đơn vị tính của dòng rồi ghi lại; nếu con số đã ghi là đúng, đề nghị báo nơi nhận biểu xác nhận."},
	{"workbook.confirmed", "Không cần làm gì; lần sau đề nghị điền vào đúng biểu đã nhận."},
	{"workbook.carried", "Đề nghị kiểm tra xem số liệu có đúng là của kỳ đang nhận không."},
	{"workbook.not-issued", "Đề nghị kiểm tra xem biểu có đúng là của cơ quan và kỳ đang nhận không."},
	{"workbook.by-text", "Đề nghị xác nhận đây là biểu của cơ quan nào, kỳ nào; tốt nhất là chép số liệu vào đúng biểu đã nhận rồi gửi lại."},
	{"cell.two-values", "Đề nghị cho biết giá trị nào đúng: ghi giá trị đúng vào ô này rồi gửi lại."},
	{"cell.newer-blank", "Nếu giá trị này còn dùng, đề nghị ghi lại vào ô này của bản mới nhất rồi gửi lại."},
	{"file.broke-reader", "Đề nghị mở bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại."},
	{"sheet.missing", "Nếu có số liệu cho trang này, đề nghị gửi lại biểu còn đủ các trang."},
	{"row.missing", "Nếu có số liệu cho dòng này, đề nghị điền vào đúng biểu đã nhận."},
	{"carry.row-freed", "Nếu nội dung nay nằm ở mục khác, đề nghị điền vào biểu phát hành lại."},
}

// FeedbackRemedy says to an agency what to do about a finding; otherwise is what the catalogue says.
func FeedbackRemedy(code, otherwise string) string {
	for _, r := range feedbackRemedies {
		if r.code == code {
			return r.text
		}
	}
	return otherwise
}

// FeedbackWritten says where the copy for the agency lies.
func FeedbackWritten(path string) string { return "Tệp gửi lại cho cơ quan sửa: " + path }

// FeedbackInside says that the copies would lie among the returns.
func FeedbackInside(dir string) string {
	return "thư mục của --feedback (" + dir + ") nằm trong thư mục đang nhận; chọn thư mục khác, để lần nhận sau không đọc nhầm các bản sao"
}

// FeedbackSuffix is added to the name of the file that the copy answers.
const FeedbackSuffix = "_can-sua"

// CLIFeedback explains the option of import.
const CLIFeedback = "ghi vào `THƯ_MỤC` này, cho mỗi tệp còn chỗ phải sửa, một bản sao có đánh dấu để gửi lại cơ quan"
