package words

import (
	"fmt"
	"math"
	"strings"
)

// What a file that cannot be read as a decision is.
const (
	FileExcel     = "tệp Excel"
	FileOldExcel  = "tệp Excel cũ (.xls)"
	FileSheet     = "bảng tính OpenDocument (.ods)"
	FileSlides    = "tệp trình chiếu PowerPoint"
	FileWord      = "tệp Word"
	FileWordOld   = "Word cũ (.doc)"
	FileODT       = "OpenDocument (.odt)"
	FileRichText  = "RTF (.rtf)"
	FilePages     = "tệp Pages của máy Mac"
	FileZIPOther  = "tệp nén ZIP"
	FileZIPBroken = "phần đóng gói (ZIP) bị cắt hoặc hỏng"
)

// Parts of a file that could not be read, as ends of a sentence.
const (
	PageTooDeep   = "cấu trúc trang web quá rối hoặc quá lớn nên chỉ đọc chữ, không đọc được bảng và phần ngoài văn bản"
	PartCut       = "nội dung chính bị hỏng giữa chừng, chỉ đọc được phần trước chỗ hỏng"
	PartNumbering = "phần đánh số tự động bị hỏng nên mất số thứ tự của các mục"
	PartStyles    = "phần kiểu đoạn văn bị hỏng nên có thể mất số thứ tự của một số mục"
	PartNotes     = "phần chú thích bị hỏng"
	PartHeader    = "phần đầu trang, chân trang bị hỏng"
	PartRest      = "một phần gói tệp bị hỏng"
	PartDeep      = "nội dung lồng nhau quá sâu"
	PartLong      = "quá nhiều đoạn văn, chỉ đọc phần đầu"
	PartChunk     = "một phần văn bản chèn từ tệp khác (altChunk)"
)

// PicturesWithText says that a document holds pictures, in which text may stand.
func PicturesWithText(n int) string {
	return fmt.Sprintf("%d ảnh trong tệp, nếu trong ảnh có chữ", n)
}

// AfterUnpacking says that a packed file holds more text than size.
func AfterUnpacking(size string) string { return "hơn " + size + " sau khi giải nén" }

// TagsAndLines counts what makes a web page big.
func TagsAndLines(n int) string {
	return fmt.Sprintf("%d triệu thẻ và dòng", (n+999_999)/1_000_000)
}

// LongText counts the lines of a text that is too long.
func LongText(n int) string {
	return strings.Replace(fmt.Sprintf("%.1f triệu dòng", math.Ceil(float64(n)/1e5)/10), ".", ",", 1)
}

// Why LibreOffice did not convert a file, as ends of a sentence.
const (
	ConvertFailed = "LibreOffice báo lỗi"
	ConvertEmpty  = "LibreOffice không ghi ra tệp nào"
)

// ConvertTime says that converting took too long.
func ConvertTime(seconds int) string { return fmt.Sprintf("quá %d giây", seconds) }
