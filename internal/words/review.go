package words

import "fmt"

// ForScope stands between an agency and what it answers for.
const ForScope = "đối với"

var fields = []named{
	{"text", "nội dung"},
	{"lead", "chủ trì"},
	{"support", "phối hợp"},
	{"direct", "chỉ đạo"},
	{"due", "thời hạn"},
	{"product", "sản phẩm"},
	{"owner", "cơ quan báo cáo"},
	{"figure", "mức phải đạt"},
	{"removed", "bỏ mục"},
	{"added", "thêm mục"},
}

// Field names a field of a plan's item in a sentence.
func Field(code string) string { return lookup(fields, code) }

// Blank stands for a field without a value.
const Blank = "(trống)"

func quoted(value string) string {
	if value == "" {
		return Blank
	}
	return "“" + value + "”"
}

// FieldStands says what stands in a field.
func FieldStands(field, value string) string { return Field(field) + ": " + quoted(value) }

// EditWanted says what an edit wants to do.
func EditWanted(field, old, text string) string {
	switch field {
	case "removed":
		return "bỏ mục " + quoted(old)
	case "added":
		return "thêm mục " + quoted(text)
	}
	return fmt.Sprintf("đổi %s: %s thành %s", Field(field), quoted(old), quoted(text))
}

// PassageGone says that the text an item was made of is not there.
const PassageGone = "không còn đoạn văn bản này"

// PassageRead says that the text an item was made of belongs to another by now.
func PassageRead(ref string) string {
	if ref == "" {
		return "đoạn văn bản này trong phần đã đọc"
	}
	return "đoạn văn bản này trong mục " + ref
}

// Words of the review book.
const (
	ReviewTitle        = "RÀ SOÁT KẾ HOẠCH"
	ReviewTargets      = "Chỉ tiêu"
	ReviewTasks        = "Nhiệm vụ"
	ReviewUnread       = "Chưa đọc được"
	ReviewTargetsTitle = "RÀ SOÁT CHỈ TIÊU"
	ReviewTasksTitle   = "RÀ SOÁT NHIỆM VỤ"
	ReviewUnreadTitle  = "ĐOẠN VĂN BẢN CHƯA ĐỌC ĐƯỢC"
	ReviewPlan         = "Kế hoạch"
	ReviewRevision     = "Lần"
	ReviewCounts       = "Trong biểu có"
	ReviewHow          = "Cách rà soát"
	ReviewGeneral      = "Điều cần xem của cả quyết định"
	ReviewEmpty        = "Không có dòng nào."
	ReviewNotice       = "Sửa ở các cột có đầu cột màu xanh; ô không sửa thì để nguyên."
	ReviewUnreadNotice = "Đoạn nào là nhiệm vụ hoặc chỉ tiêu thì chọn ở cột Thêm thành; đoạn khác để nguyên."
	ReviewMark         = "x"
	ReviewEdition      = "Biểu rà soát"
)

// ReviewNewItem marks a row for an item that stands nowhere in the text.
const ReviewNewItem = "(mục thêm, không có trong văn bản)"

// Until begins a due that was extended.
const Until = "Đến"

// Choices of the column that turns an unread passage into an item.
const (
	AsTask   = "Nhiệm vụ"
	AsTarget = "Chỉ tiêu"
)

var reviewColumns = []named{
	{"ref", "ref"},
	{"lines", "Dòng"},
	{"code", "Mã"},
	{"name", "Chỉ tiêu, giá trị"},
	{"source", "Câu chữ trong quyết định"},
	{"text", "Nội dung"},
	{"direct", "Chỉ đạo"},
	{"lead", "Cơ quan chủ trì"},
	{"support", "Cơ quan phối hợp"},
	{"due", "Thời hạn"},
	{"product", "Sản phẩm"},
	{"figure", "Mức phải đạt"},
	{"owner", "Cơ quan báo cáo"},
	{"removed", "Bỏ mục này"},
	{"why", "Theo văn bản số"},
	{"trust", "Cách đọc"},
	{"findings", "Điều cần xem"},
	{"added", "Thêm thành"},
	{"newtext", "Nội dung (để trống: lấy cả đoạn)"},
	{"newlead", "Chủ trì / báo cáo"},
}

// ReviewColumn heads a column of the review book.
func ReviewColumn(key string) string { return lookup(reviewColumns, key) }

var reviewPrompts = []named{
	{"text", "Sửa câu chữ của mục. Không xóa trống: muốn bỏ mục thì dùng cột Bỏ mục này."},
	{"direct", "Tên cơ quan, cách nhau bằng dấu chấm phẩy."},
	{"lead", "Một hoặc nhiều cơ quan, cách nhau bằng dấu chấm phẩy; phần việc riêng ghi “Sở A đối với …”. Danh sách chỉ để chọn nhanh một tên, gõ tên khác vẫn được."},
	{"support", "Tên cơ quan, cách nhau bằng dấu chấm phẩy. Danh sách chỉ để chọn nhanh một tên, gõ tên khác vẫn được."},
	{"due", "Ghi như trong quyết định: Trước ngày 30/6/2024; Quý III/2024; Tháng 11/2024; Năm 2024; Thường xuyên trong năm 2024; Hằng quý; Tháng 12 hằng năm."},
	{"product", "Sản phẩm phải có của nhiệm vụ."},
	{"figure", "Con số kèm đơn vị như trong quyết định: 70-71%; trên 38.000 tỷ đồng; giảm 1,5-2%; Xuất siêu."},
	{"owner", "Cơ quan báo cáo giá trị này; nhiều cơ quan thì cách nhau bằng dấu chấm phẩy."},
	{"removed", "Ghi x để bỏ mục bị đọc nhầm. Câu chữ của mục trở về phần chưa đọc được, mã của mục không dùng lại."},
	{"why", "Số của văn bản làm căn cứ sửa, ví dụ 95/QĐ-UBND; để trống nếu chỉ sửa cho đúng câu chữ."},
	{"added", "Chọn Nhiệm vụ hoặc Chỉ tiêu để đưa đoạn này vào kế hoạch."},
	{"newtext", "Để trống để lấy cả đoạn; ghi một phần của đoạn nếu chỉ phần đó là nhiệm vụ."},
	{"newlead", "Nhiệm vụ: cơ quan chủ trì. Chỉ tiêu: cơ quan báo cáo. Cách nhau bằng dấu chấm phẩy."},
}

// ReviewPrompt is the hint of a column of the review book.
func ReviewPrompt(key string) string {
	if text := lookup(reviewPrompts, key); text != key {
		return text
	}
	return ""
}

var trusts = []named{
	{"label", "nhãn"},
	{"table", "bảng"},
	{"heading", "đề mục"},
	{"sentence", "câu văn"},
	{"suggestion", "gợi ý"},
	{"person", "người sửa"},
}

// Trust says in a word how something was read.
func Trust(code string) string { return lookup(trusts, code) }

// TrustOf says how a field was read.
func TrustOf(field, trust string) string { return Title(Field(field)) + ": " + Trust(trust) }

// Kinds of item, for items whose reader did not say how surely it read them.
var kinds = []named{
	{"block", "có dòng nhãn"},
	{"table", "dòng của bảng"},
	{"inline", "câu giao việc"},
	{"agency", "mục dưới tên cơ quan"},
	{"duty", "mục có đánh số"},
}

// ItemKind says what kind of item a task was read from.
func ItemKind(code string) string { return lookup(kinds, code) }

// ReviewLines say how a review book is filled in.
func ReviewLines(number string, revision int) []string {
	return []string{
		"Ba trang sau bày lại mọi điều đọc được từ quyết định, mỗi dòng một mục, bên cạnh là câu chữ của văn bản. Đối chiếu từng dòng, trước hết các dòng có màu ở cột Điều cần xem.",
		"Sửa thẳng vào ô có đầu cột màu xanh, ghi như quyết định vẫn ghi: tên cơ quan cách nhau bằng dấu chấm phẩy, thời hạn bằng lời, con số kèm đơn vị. Ô không sửa thì để nguyên.",
		"Xóa trống ô cơ quan, thời hạn, sản phẩm nghĩa là bỏ giá trị ấy. Nội dung không xóa trống được; muốn bỏ cả mục thì ghi x vào cột Bỏ mục này.",
		"Trang Chưa đọc được liệt kê phần văn bản chưa thành mục nào. Đoạn nào là nhiệm vụ hoặc chỉ tiêu thì chọn ở cột Thêm thành.",
		"Sửa theo một văn bản khác thì ghi số văn bản ấy ở cột Theo văn bản số; thời hạn cũ vẫn được giữ để in kèm.",
		fmt.Sprintf("Lưu tệp rồi chạy “theodoi plan apply TỆP”: chương trình nêu từng chỗ khác với lần %d của kế hoạch %s, hỏi rồi mới lưu thành lần mới.", revision, number),
	}
}

// Words of the command line for reviewing.
const (
	PlanReview       = "ghi biểu rà soát kế hoạch ra tệp Excel để sửa"
	PlanApply        = "đọc biểu rà soát đã sửa, xem trước rồi lưu thành lần mới của kế hoạch"
	ReviewOut        = "`TỆP` Excel để ghi biểu rà soát"
	ArgReview        = "tệp biểu rà soát"
	ReviewNeedsXLSX  = "tệp biểu rà soát phải có đuôi .xlsx"
	AskApply         = "Lưu thành lần mới của kế hoạch? [c/K] "
	ApplyPreviewOnly = "Mới xem trước, chưa lưu. Thêm --yes để lưu."
	ReviewNoChange   = "Không có chỗ nào sửa; kế hoạch giữ nguyên."
	ReviewKept       = "đã có tệp này với nội dung khác, có thể đang sửa dở"
	ReviewKeptRemedy = "nhập tệp ấy bằng “theodoi plan apply”, hoặc ghi ra tên khác"
	PlanMoved        = "trong lúc xem, kế hoạch đã được người khác sửa thành lần mới"
	PlanMovedRemedy  = "chạy lại lệnh để xem trên lần mới nhất"
	ChangedNew       = "Mục mới"
	ChangedGone      = "Mục không còn"
	ChangedFields    = "Mục thay đổi"
)

// Words of the command line for amending decisions.
const (
	PlanAmend    = "đọc quyết định sửa đổi, bổ sung và đề xuất chỗ sửa của kế hoạch"
	AmendOut     = "ghi đề xuất vào biểu rà soát trong `TỆP` Excel, không lưu"
	ArgAmending  = "tệp quyết định sửa đổi"
	AmendSources = "Theo từng dòng của văn bản sửa đổi"
)

// AmendLine is one proposal with the line that orders it.
func AmendLine(line int, what string) string { return fmt.Sprintf("dòng %d: %s", line, what) }

// AmendLeft says which proposals a review book has no cell for.
func AmendLeft(what string) string { return "Biểu rà soát không có ô cho đề xuất: " + what }

// ReviewWritten says where the review book is.
func ReviewWritten(number string, revision, measures, tasks, unread int, path string) string {
	return fmt.Sprintf("Đã ghi biểu rà soát kế hoạch %s (lần %d): %d giá trị chỉ tiêu, %d nhiệm vụ, %d đoạn chưa đọc được: %s", number, revision, measures, tasks, unread, path)
}

// ReviewHead introduces what a revision changes.
func ReviewHead(number string, from, to int) string {
	return fmt.Sprintf("Kế hoạch %s, lần %d thành lần %d:", number, from, to)
}

// ChangeLine is one changed field.
func ChangeLine(ref, field, old, text string) string {
	return fmt.Sprintf("%s, %s: %s → %s", ref, Field(field), quoted(old), quoted(text))
}

// ItemLine is one item that is new or gone.
func ItemLine(ref, text string) string { return fmt.Sprintf("%s: %s", ref, text) }

// ReviewTotal counts what a revision changes.
func ReviewTotal(added, gone, changed, open int) string {
	text := fmt.Sprintf("%d mục mới, %d mục không còn, %d chỗ thay đổi", added, gone, changed)
	if open > 0 {
		text += fmt.Sprintf("; %d điều không sửa được, chờ xem lại", open)
	}
	return text + "."
}

// PlanRevised says that a revision was stored.
func PlanRevised(number string, revision int) string {
	return fmt.Sprintf("Đã lưu kế hoạch %s, lần %d.", number, revision)
}

// ReadAgain says that the decision is known and was read again.
func ReadAgain(number string, revision int) string {
	return fmt.Sprintf("Kế hoạch %s đã có (lần %d); đây là lần đọc lại.", number, revision)
}
