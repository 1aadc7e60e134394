package words

import (
	"fmt"
	"strings"
)

// What keeps pages of a PDF file from being read, as ends of the sentence "Không đọc được trang 4: …".
const (
	PagesDamaged  = "trang hỏng hoặc trống"
	PagesOCR      = "không nhận dạng được chữ trong ảnh quét"
	NeedTesseract = "Tesseract"
	NeedVie       = "dữ liệu tiếng Việt (vie) của Tesseract"
	NeedPoppler   = "Poppler (pdftoppm)"
)

// PagesTooMany says that a file has more pages than are read.
func PagesTooMany(limit int) string {
	return fmt.Sprintf("mỗi tệp chỉ đọc đến trang %d", limit)
}

// PagesTooMuch says that a file has more words than are read.
func PagesTooMuch(thousands int) string {
	return fmt.Sprintf("mỗi tệp chỉ đọc %d nghìn chữ", thousands)
}

// PagesTime says that reading took too long.
func PagesTime(seconds int) string { return fmt.Sprintf("quá %d giây cho một tệp", seconds) }

// PageRanges lists pages, which ascend, with ranges: "4, 7-9".
func PageRanges(pages []int) string {
	var list []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if j == i {
			list = append(list, fmt.Sprint(pages[i]))
		} else {
			list = append(list, fmt.Sprintf("%d-%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	return strings.Join(list, ", ")
}

// And joins what is missing into a sentence: "A, B và C".
func And(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " và " + list[len(list)-1]
}

// FilePicture names a scan that is a file of its own.
const FilePicture = "tệp ảnh"

// Pixels is the size of a picture.
func Pixels(width, height int) string { return fmt.Sprintf("%d × %d điểm ảnh", width, height) }

// Megapixels is a limit of the size of a picture.
func Megapixels(n int) string { return fmt.Sprintf("%d triệu điểm ảnh", n) }
