package words

import "fmt"

// TakesLead is what a decision says of an agency that leads a task.
const TakesLead = "chủ trì"

// LabelLines stands in a finding for the lines that close a task ("+ Cơ quan chủ trì: …").
const LabelLines = "các dòng phân công"

// What a file that is no text seems to be.
const (
	FilePDF         = "tệp PDF"
	FileOldOffice   = "tệp Word hoặc Excel cũ"
	FilePNG         = "ảnh PNG"
	FileJPEG        = "ảnh JPEG"
	FileGIF         = "ảnh GIF"
	FileWindows     = "chương trình Windows"
	FileLinux       = "chương trình Linux"
	FileGZIP        = "tệp nén GZIP"
	FileRAR         = "tệp nén RAR"
	File7z          = "tệp nén 7z"
	FileControls    = "nhiều ký tự điều khiển"
	FileBrokenUTF16 = "UTF-16 bị hỏng"
)

// BadByte says where a file stops being Unicode.
func BadByte(b byte, line int) string { return fmt.Sprintf("byte 0x%02X ở dòng %d", b, line) }

// UntilYear ends the name of a target with the year until which it runs.
func UntilYear(year string) string { return " (đến năm " + year + ")" }
