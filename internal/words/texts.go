package words

import (
	"fmt"
	"strings"

	"theodoi/internal/viet"
)

// Front keys of a report text.
const (
	FrontKind    = "kind"
	FrontSubject = "subject"
	FrontTo      = "to"
	FrontSymbol  = "symbol"
)

var frontKeys = []named{{FrontKind, "Loại"}, {FrontSubject, "Trích yếu"}, {FrontTo, "Kính gửi"}, {FrontSymbol, "Ký hiệu"}}

// FrontKey finds the code of a line in the head of a report text.
func FrontKey(text string) (code string, ok bool) {
	for _, k := range frontKeys {
		if viet.Fold(k.text) == viet.Fold(text) {
			return k.code, true
		}
	}
	return "", false
}

// What can be wrong with a report text; each stands behind the file and the line.
const (
	TextTooLong      = "văn bản in ra dài quá mức, có thể do một vòng {{range}} lặp lại mãi"
	TextEndless      = "mẫu chạy mãi không dừng, thường do một vòng {{range}} hoặc một phần tự gọi lại chính nó"
	TextBadLetter    = "có ký tự không dùng được; hãy lưu tệp theo mã UTF-8 rồi gõ lại chỗ này"
	TextNoEnd        = "thiếu {{end}} cho một {{if}}, {{range}} hoặc {{with}} ở phía trên"
	TextExtraEnd     = "thừa {{end}}, hoặc {{end}} này không có {{if}}, {{range}}, {{with}} tương ứng"
	TextUnclosed     = "thiếu dấu đóng }}"
	TextQuote        = "thiếu dấu nháy đóng \""
	TextComment      = "chú thích {{/* … */}} chưa đóng"
	TextNoList       = "{{range}} phải đi với một danh sách"
	TextNotText      = "đây là một nhóm thông tin, chưa phải chữ để in; hãy ghi rõ mục cần in, ví dụ .Period.Name"
	TextNoFront      = "mẫu phải bắt đầu bằng phần đầu văn bản nằm giữa hai dòng ---, ví dụ dòng “Trích yếu: …”"
	TextNoAppendix   = "mẫu này không chèn phụ lục nào"
	TextHTML         = "có mã HTML; văn bản in không dùng HTML. Nếu là dấu nhỏ hơn thì gõ \\<"
	TextCode         = "có đoạn mã (dấu `); văn bản in không có dạng này"
	TextQuoteBlock   = "dòng bắt đầu bằng dấu >; văn bản in không có dạng trích dẫn này. Nếu là dấu lớn hơn thì gõ \\>"
	TextImage        = "có hình ảnh; mẫu không nhận hình ảnh, biểu đồ dùng {{chart \"…\"}}"
	TextLink         = "có liên kết; văn bản in không có liên kết. Nếu là dấu ngoặc vuông thì gõ \\["
	TextDeep         = "đề mục có quá ba cấp; chỉ dùng #, ## và ###"
	TextEmptyHeading = "đề mục không có chữ"
	TextNoBlank      = "sau dấu # phải có dấu cách"
	TextInList       = "trong một gạch đầu dòng chỉ có chữ; không lồng gạch đầu dòng, bảng, đề mục"
)

// TextDefinedTwice says that two parts bear one name.
func TextDefinedTwice(name string) string { return fmt.Sprintf("phần “%s” có hai lần", name) }

// TextNoPart says that a text calls for a part that is not there.
func TextNoPart(name string) string {
	return fmt.Sprintf("không có tệp hoặc phần nào tên là “%s”", name)
}

// TextNoFunction says that a text calls an unknown function.
func TextNoFunction(name string) string {
	return fmt.Sprintf("không có hàm nào tên là “%s”", name)
}

// TextNoVariable says that a variable has no value.
func TextNoVariable(name string) string {
	return fmt.Sprintf("biến %s chưa được đặt giá trị", name)
}

// TextNoField says that the data has no such part.
func TextNoField(name string) string {
	return fmt.Sprintf("không có mục “.%s” ở chỗ này", name)
}

// TextNothingThere says that a paper has no such data.
func TextNothingThere(name string) string {
	return fmt.Sprintf("“.%s” không dùng được trong loại văn bản này", name)
}

// TextArguments says that a function is called in the wrong way.
func TextArguments(name string) string {
	return fmt.Sprintf("hàm “%s” được gọi sai số lượng giá trị", strings.Trim(name, "<>:"))
}

// TextNoBlock says that there is no such block.
func TextNoBlock(function, name string, known []string) string {
	return fmt.Sprintf("{{%s \"%s\"}}: không có tên này; các tên dùng được: %s", function, name, strings.Join(known, ", "))
}

// TextFrontKey says that a line in the head of a text is not understood.
func TextFrontKey(line string) string {
	var known []string
	for _, k := range frontKeys {
		known = append(known, k.text)
	}
	return fmt.Sprintf("không hiểu dòng “%s” ở phần đầu; các dòng dùng được: %s", line, strings.Join(known, ", "))
}

// TextFrontTwice says that a line of the head stands twice.
func TextFrontTwice(key string) string { return fmt.Sprintf("dòng “%s” có hai lần", key) }

// TextStrange names a form that papers do not have.
func TextStrange(kind string) string { return "văn bản in không có dạng này (" + kind + ")" }

// TextOther passes on what the template library says.
func TextOther(what string) string { return "mẫu viết chưa đúng (" + what + ")" }
