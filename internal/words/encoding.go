package words

import (
	"fmt"
	"strings"
)

var encodings = []named{
	{"TCVN3", "TCVN3 (ABC, phông VnTime)"},
	{"VNI", "VNI (phông VNI-Times)"},
	{"Windows-1258", "Windows-1258"},
	{"doubled UTF-8", "UTF-8 bị đọc nhầm thành Windows-1252"},
}

// Encoding names a legacy encoding by its code.
func Encoding(code string) string { return lookup(encodings, code) }

// maxBadBytes is how many bytes one sentence lists.
const maxBadBytes = 8

// BadBytes lists the bytes of a line that mean no letter: "byte 0xB5, 0xDD".
func BadBytes(data []byte) string {
	var list []string
	for _, b := range data[:min(len(data), maxBadBytes)] {
		list = append(list, fmt.Sprintf("0x%02X", b))
	}
	if len(data) > maxBadBytes {
		list = append(list, "…")
	}
	return "byte " + strings.Join(list, ", ")
}

// BadUnit names half a letter of UTF-16 that stands alone.
func BadUnit(unit uint16) string { return fmt.Sprintf("nửa ký tự 0x%04X", unit) }

// AndMoreLines adds to what is wrong with a line that n more have the like.
func AndMoreLines(got string, n int) string {
	return fmt.Sprintf("%s; còn %d dòng khác cũng vậy", got, n)
}

// NotUnicode says of a text beyond the size up to which encodings are tried that it is not Unicode.
func NotUnicode(size string) string { return "không phải Unicode và dài hơn " + size }
