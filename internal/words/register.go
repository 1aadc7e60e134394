package words

import (
	"fmt"
	"strings"
)

// What can be wrong in a register of agencies; the finding says in which file and line.
const (
	RegisterUnknownMember    = "nhóm %s: thành viên %s không có trong agencies"
	RegisterUnknownParent    = "cơ quan %s: parent %s không có trong agencies"
	RegisterParentCircle     = "cơ quan %s: parent đi vòng về chính nó"
	RegisterUnknownSuccessor = "cơ quan %s: cơ quan kế thừa %s không có trong agencies"
	RegisterOwnSuccessor     = "cơ quan %s: không thể tự kế thừa chính nó"
	RegisterSuccessorNotThen = "cơ quan %s: cơ quan kế thừa %s chưa có hoặc đã hết hiệu lực vào ngày %s"
	RegisterSuccessorTooSoon = "cơ quan %s: có cơ quan kế thừa trước khi có hiệu lực"
	RegisterNameTwice        = "%s và mã %s cùng nhận tên “%s” trong cùng thời gian"
	RegisterFileOverLimit    = "tệp lớn %d byte, quá giới hạn %d"
	RegisterFileTooDeep      = "có dòng quá dài hoặc lồng quá sâu"
	RegisterWantMapping      = "%s phải gồm các dòng “khóa: giá trị”"
	RegisterUnknownKey       = "%s có khóa lạ “%s”"
	RegisterWantText         = "%s: “%s” phải là một dòng chữ"
	RegisterMissingKey       = "%s thiếu “%s”"
	RegisterWantBool         = "%s: “%s” phải là true hoặc false, không phải “%s”"
	RegisterWantDay          = "%s: “%s” không phải ngày (%s); ví dụ 2025-03-01"
	RegisterTooManyItems     = "%s: “%s” có %d mục, quá giới hạn %d"
	RegisterWantTexts        = "%s: mỗi mục của “%s” phải là một dòng chữ (có dấu phẩy hay ngoặc thì đặt trong nháy kép)"
	RegisterBadBrackets      = "ngoặc vuông hoặc ngoặc tròn không khớp"
	RegisterTooManyForms     = "có quá nhiều cách viết trong một dòng"
	RegisterBadYAML          = "không đọc được dạng YAML: %s"
	RegisterUnknownIssuer    = "issuer “%s” không có trong agencies"
	RegisterWantSpellings    = "mỗi mục của spellings phải có ít nhất hai cách viết: [UBND, Ủy ban nhân dân]"
	RegisterOpenWithMembers  = "%s vừa open vừa có members"
	RegisterNoMembers        = "%s không có members; tập hợp không liệt kê được thì ghi open: true"
	RegisterBadCode          = "mã %s “%s” chỉ được gồm A-Z, 0-9 và dấu gạch ngang, không quá 24 ký tự"
	RegisterCodeTwice        = "mã %s có hai lần (dòng %d và dòng %d)"
	RegisterUnknownKind      = "%s: không có kind “%s”; chọn một trong: %s"
	RegisterEndsBeforeStart  = "%s hết hiệu lực (%s) trước khi có hiệu lực (%s)"
	RegisterNoNearName       = "không có"
	RegisterAnAgency         = "cơ quan"
	// DraftHead opens a draft register; it is given the decision's number and subject.
	DraftHead = `# Sổ cơ quan NHÁP, lập từ: %s
#
# Chương trình đoán loại cơ quan (kind) và đặt mã theo chữ đầu. Người theo dõi xem lại từng mục: sửa tên cho đúng tên chính thức, bỏ mục
# không phải cơ quan, gộp những mục cùng là một cơ quan (ghi cách gọi khác vào aliases), thêm cơ quan còn thiếu để nhóm có đủ thành viên.
# Số dòng sau dấu # là nơi tên được nhắc đến trong quyết định. Cách viết từng dòng: xem đầu tệp quang-ngai.yaml.
#
# Dùng thử: theodoi parse QUYẾT-ĐỊNH --register TỆP-NÀY. Dùng lâu dài: chép vào theodoi-data/templates/registers và ghi tên tệp vào office.yaml.

`
	DraftUnsure  = "# Chưa chắc là tên cơ quan, không đưa vào sổ:"
	DraftNoPlace = "Chưa rõ"

	RegisterEmpty      = "tệp trống"
	RegisterLines      = "dòng"
	RegisterCommonFile = "tệp tên gọi chung"
)

// RegisterMoreLines says how many lines a list leaves out.
func RegisterMoreLines(n int) string { return fmt.Sprintf(" và %d dòng khác", n) }

// Words of the commands on registers.
const (
	RegisterShort            = "sổ cơ quan: lập sổ nháp từ một quyết định"
	RegisterDraftShort       = "lập sổ cơ quan nháp từ các tên trong một quyết định"
	RegisterDraftFile        = "`TỆP` .yaml để ghi sổ nháp"
	RegisterDraftNoFile      = "chưa cho biết ghi sổ nháp vào đâu (-o TỆP)"
	RegisterDraftThereRemedy = "Chọn tên khác, hoặc xóa tệp cũ nếu không cần nữa: tệp cũ có thể đã được sửa tay nên không ghi đè."
)

// RegisterDraftThere says that the file for a draft exists.
func RegisterDraftThere(path string) string { return "đã có tệp " + path }

// RegisterDrafted says what a draft register holds and what to do with it.
func RegisterDrafted(path string, agencies, groups, unsure int) string {
	text := fmt.Sprintf("Đã ghi sổ nháp %s: %d cơ quan, %d tên gọi chung", path, agencies, groups)
	if unsure > 0 {
		text += fmt.Sprintf(", %d chỗ chưa chắc là tên cơ quan", unsure)
	}
	return text + ".\nXem lại từng mục trước khi dùng; dùng thử bằng tùy chọn --register " + path + "."
}

// Words of work that goes to a successor.
const (
	ReassignShort         = "giao nhiệm vụ, chỉ tiêu của cơ quan đã sắp xếp lại cho cơ quan kế thừa"
	ReassignFrom          = "`MÃ` cơ quan đang được giao"
	ReassignTo            = "`MÃ` cơ quan nhận"
	ReassignRef           = "chỉ nhiệm vụ, chỉ tiêu có `SỐ` này; ghi nhiều lần cho nhiều mục; không ghi là tất cả"
	ReassignWhy           = "`SỐ` văn bản phân công lại"
	ReassignUnknownRemedy = "xem mã trong sổ cơ quan; mã viết hoa, ví dụ SNNMT"
	ReassignNothingRemedy = "xem kế hoạch: theodoi plan show; phần việc giao theo tên gọi chung (các sở, UBND các huyện) thì sửa bằng theodoi plan review"
)

// InheritedName is what a workbook calls the agency that answers for one that is no more.
func InheritedName(heir, gone string) string { return heir + " (nhận việc của " + gone + ")" }

// HandedOver says whose workbook went to whom.
func HandedOver(gone, heir string) string {
	return "Biểu của " + gone + " (đã sắp xếp lại) ghi tên cơ quan kế thừa: " + heir + "."
}

// maxHeirs is how many successors a message names.
const maxHeirs = 6

// HandoverSplit says that no workbook was made, because several took over.
func HandoverSplit(gone, code string, to []string) string {
	more := ""
	if len(to) > maxHeirs {
		more = fmt.Sprintf(" và %d cơ quan khác", len(to)-maxHeirs)
		to = to[:maxHeirs]
	}
	return fmt.Sprintf("Chưa phát hành biểu của %s: việc đã về %s%s. Giao lại rồi phát hành: theodoi plan reassign --from %s --to MÃ.", gone, strings.Join(to, ", "), more, code)
}

// ReassignUnknown says that one of two codes is in no register.
func ReassignUnknown(from, to string) string {
	return "sổ cơ quan không có mã " + from + " hoặc " + to
}

// ReassignNothing says that a plan names the agency nowhere.
func ReassignNothing(code string) string {
	return "kế hoạch không giao việc nào đích danh cho " + code
}

// RegisterLine names a line of a decision in a list of lines, with its page where there are pages.
func RegisterLine(page, line int) string {
	if page > 0 {
		return fmt.Sprintf("%d (trang %d)", line, page)
	}
	return fmt.Sprint(line)
}
