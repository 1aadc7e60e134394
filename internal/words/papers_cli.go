package words

import (
	"fmt"
	"strings"
)

// Short descriptions and hints of the verbs for papers and their texts.
const (
	RemindShort          = "in công văn đôn đốc cho từng cơ quan chậm, kèm danh sách"
	TemplatesShort       = "xem, chép ra, thử lời báo cáo"
	TemplatesListShort   = "liệt kê các tệp lời báo cáo"
	TemplatesExportShort = "chép các tệp lời báo cáo ra một thư mục để sửa; không ghi đè tệp đã có"
	TemplatesCheckShort  = "thử mọi lời báo cáo trên số liệu mẫu"

	CLIAgencyPage   = "`MÃ` cơ quan: chỉ in trang của cơ quan này"
	CLIAppendixOnly = "chỉ in các phụ lục"
	CLITemplates    = "lấy lời báo cáo trong `THƯ_MỤC` này trước"
	CLIFormat       = "`LOẠI` tệp: pdf (không ghi là pdf) hoặc docx"
	CLINumbers      = "`SỐ` của công văn đầu tiên, các công văn sau đánh số tiếp; không ghi là bản dự thảo"
	ArgFolder       = "thư mục"
)

// BadReportFile says that a paper cannot be written in the file's format.
func BadReportFile(path string, endings []string) string {
	return fmt.Sprintf("không in được ra “%s”; tệp phải có đuôi %s", path, strings.Join(endings, " hoặc "))
}

// RemindersWritten says where the reminders are.
func RemindersWritten(n int, dir string) string {
	if n == 0 {
		return "Không có cơ quan nào phải đôn đốc; danh sách trống ở thư mục " + dir
	}
	return fmt.Sprintf("Đã in %d công văn đôn đốc và danh sách vào thư mục %s", n, dir)
}

// TextMistakes says that report texts have mistakes, one a line.
func TextMistakes(lines string) string {
	return "lời báo cáo có chỗ viết chưa đúng:\n" + lines
}

// NoTextsIn says that a folder holds no report texts.
func NoTextsIn(dir string) string {
	return fmt.Sprintf("thư mục “%s” không có lời báo cáo nào", dir)
}

// NoTextsRemedy says where report texts have to be.
const NoTextsRemedy = "các tệp lời báo cáo phải nằm trong thư mục con tên là report; chép ra bằng: theodoi templates export THƯ_MỤC"

// TextMistakesRemedy says what to do about mistakes in report texts.
const TextMistakesRemedy = "sửa các chỗ nêu trên rồi thử bằng: theodoi templates check"

var textUses = []named{
	{"month.md", "báo cáo tháng"},
	{"quarter.md", "báo cáo quý; đầu tệp có hướng dẫn cách viết"},
	{"half.md", "báo cáo 6 tháng"},
	{"nine-month.md", "báo cáo 9 tháng"},
	{"year.md", "báo cáo năm"},
	{"agency.md", "trang của một cơ quan"},
	{"reminder.md", "công văn đôn đốc"},
	{"reminders.md", "danh sách các cơ quan được đôn đốc"},
	{"parts/opening.md", "phần chung: câu mở đầu"},
	{"parts/returns.md", "phần chung: tình hình nộp biểu"},
	{"parts/targets.md", "phần chung: kết quả các chỉ tiêu"},
	{"parts/tasks.md", "phần chung: kết quả các nhiệm vụ"},
	{"parts/adjusted.md", "phần chung: điều chỉnh số liệu sau khi chốt"},
	{"parts/difficulties.md", "phần chung: khó khăn, kiến nghị"},
	{"parts/next.md", "phần chung: việc kỳ tới"},
	{"parts/closing.md", "phần chung: câu kết, chữ ký"},
	{"parts/appendices.md", "phần chung: các phụ lục"},
}

// TextUse says what a report text is for.
func TextUse(name string) string {
	use := lookup(textUses, name)
	if use == name {
		return "phần do văn phòng thêm"
	}
	return use
}

// TextOwn marks a text that the office has its own file for.
func TextOwn(own bool) string {
	if own {
		return " (văn phòng đã sửa)"
	}
	return ""
}

// TemplatesWhere says where an office puts its own texts.
func TemplatesWhere(dir string) string {
	return "Tệp của văn phòng đặt trong thư mục " + dir + " thì được dùng thay tệp của chương trình"
}

// TextKept says that a file was there and stays.
func TextKept(path string) string { return "đã có, giữ nguyên: " + path }

// TextsExported says how many texts were written.
func TextsExported(n int, dir string) string {
	return fmt.Sprintf("Đã chép %d tệp lời báo cáo vào thư mục %s", n, dir)
}

// TextsRight says that every text can be printed.
func TextsRight(papers int) string {
	return fmt.Sprintf("Lời báo cáo viết đúng: đã thử %d văn bản trên số liệu mẫu", papers)
}
