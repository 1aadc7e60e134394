package words

import (
	"fmt"
	"strings"
)

// Counted says how much of a decision was read besides its tasks.
func Counted(bases, sections, targets, measures int) string {
	return fmt.Sprintf("%d căn cứ, %d đề mục; %d chỉ tiêu với %d giá trị", bases, sections, targets, measures)
}

// CountedTasks says how many tasks were read, by how they stand in the text.
func CountedTasks(all, blocks, rows, listed, inline, duties int) string {
	return fmt.Sprintf("%d nhiệm vụ", all) + parts([]counted{
		{blocks, "có dòng phân công"}, {rows, "trong bảng"}, {listed, "dưới tên cơ quan"}, {inline, "giao trong câu văn"}, {duties, "không có dòng phân công"},
	})
}

// CountedLeads says where the leads of tasks were read from.
func CountedLeads(label, table, heading, sentence, person, none int) string {
	return "cơ quan chủ trì" + parts([]counted{
		{label, "theo dòng phân công"}, {table, "theo cột bảng"}, {heading, "theo đề mục"}, {sentence, "theo câu văn"}, {person, "do người sửa"}, {none, "nhiệm vụ không nêu"},
	})
}

// CountedDues says of what kinds the dues of tasks are.
func CountedDues(dated, ongoing, recurring, unknown, none int) string {
	return "thời hạn" + parts([]counted{
		{dated, "có ngày"}, {ongoing, "thường xuyên"}, {recurring, "lặp lại theo kỳ"}, {unknown, "không tính được ngày"}, {none, "nhiệm vụ không nêu"},
	})
}

type counted struct {
	n    int
	what string
}

// parts lists what there is any of.
func parts(list []counted) string {
	var out []string
	for _, c := range list {
		if c.n > 0 {
			out = append(out, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return ": " + strings.Join(out, ", ")
}

// CountedOCR says how much text was recognised from pictures.
func CountedOCR(percent string) string {
	return percent + "% số chữ được nhận dạng từ ảnh quét, phải đối chiếu kỹ"
}

// CountedFindings says how many findings there are, by weight.
func CountedFindings(block, warn, note int) string {
	if block+warn+note == 0 {
		return NoFindings
	}
	return fmt.Sprintf("%d lỗi chặn, %d điều phải xem, %d ghi chú", block, warn, note)
}

// shownPlaces is how many places a finding that comes often is shown with.
const shownPlaces = 12

// FindingAt says what was found and all places where.
func FindingAt(message string, places []string) string {
	var named []string
	for _, p := range places {
		if p != "" {
			named = append(named, p)
		}
	}
	if len(named) == 0 {
		return message
	}
	more := ""
	if len(named) > shownPlaces {
		more = fmt.Sprintf(" và %d chỗ khác", len(named)-shownPlaces)
		named = named[:shownPlaces]
	}
	return fmt.Sprintf("%s (%s%s)", message, strings.Join(named, "; "), more)
}

// What to do where a decision is another body's than the register's.
const (
	OtherProvince       = "quyết định của kế hoạch này do nơi khác ban hành, không thuộc sổ cơ quan đang dùng; chưa phát hành biểu nào"
	OtherProvinceRemedy = "chép sổ cơ quan của nơi ban hành vào theodoi-data/templates/registers, ghi tên tệp vào dòng register của office.yaml, lưu lại kế hoạch (theodoi plan add) rồi phát hành; chưa có sổ thì lập sổ nháp bằng theodoi register draft"
)

// SheetsNobody names the tasks that no workbook holds.
func SheetsNobody(n int, refs []string) string {
	more := ""
	if len(refs) > shownPlaces {
		more = " …"
		refs = refs[:shownPlaces]
	}
	return fmt.Sprintf("%d nhiệm vụ không được gửi cho cơ quan nào vì không nêu cơ quan chủ trì hoặc cơ quan ấy không có trong sổ: %s%s. Ghi cơ quan chủ trì bằng biểu rà soát (theodoi plan review).", n, strings.Join(refs, ", "), more)
}

// Megabytes writes a size in bytes in whole megabytes, rounded up.
func Megabytes(bytes int64) string { return fmt.Sprintf("%d MB", (bytes+(1<<20)-1)>>20) }
