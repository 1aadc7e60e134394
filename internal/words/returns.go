package words

import (
	"fmt"
	"strings"
	"sync"

	"theodoi/internal/viet"
)

// Words of units.
const (
	PerCent = "phần trăm"
	Dong    = "đồng"
)

// RowsFit says how many rows of a workbook were found by their words.
func RowsFit(rows, of int) string { return fmt.Sprintf("khớp %d trong %d dòng", rows, of) }

// shortUnits are units of money as people shorten them, and their powers of ten of one đồng.
var shortUnits = map[string]int{
	"trđ": 6, "tr.đ": 6, "tr đ": 6, "tr": 6, "tr.đồng": 6, "tr đồng": 6, "triệu đ": 6, "tỷ đ": 9, "tỷđ": 9, "nghìn đ": 3, "đ": 0, "vnđ": 0, "vnd": 0,
}

var powers = map[string]int{"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9}

// They are asked for every figure, so that they are folded once.
var (
	foldedUnits  = sync.OnceValue(func() map[string]int { return folded(shortUnits) })
	foldedPowers = sync.OnceValue(func() map[string]int { return folded(powers) })
)

func folded(all map[string]int) map[string]int {
	out := map[string]int{}
	for word, n := range all {
		out[viet.Fold(word)] = n
	}
	return out
}

// ShortUnit is the power of ten of one đồng that a shortened unit of money, folded, stands for.
func ShortUnit(folded string) (n int, ok bool) {
	n, ok = foldedUnits()[folded]
	return n, ok
}

// Power is the power of ten that a folded word stands for.
func Power(folded string) (n int, ok bool) {
	n, ok = foldedPowers()[folded]
	return n, ok
}

// hedges stand before figures that are not exact.
var hedges = []string{"khoảng", "ước", "ước đạt", "ước khoảng", "gần", "hơn", "trên", "đạt", "đạt khoảng", "xấp xỉ", "~", "≈"}

// Unhedged takes off what stands before a figure that is not exact, and reports whether something did.
func Unhedged(text string) (rest string, ok bool) {
	folded := strings.ToLower(viet.NFC(strings.TrimSpace(text)))
	longest := ""
	for _, h := range hedges {
		if strings.HasPrefix(folded, h) && len(h) > len(longest) {
			longest = h
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(folded, longest)), longest != ""
}

// meant are words that people write instead of choosing a status.
var meant = []named{
	{"done", "xong"}, {"done", "đã xong"}, {"done", "hoàn tất"}, {"done", "đã hoàn thành"}, {"done", "đã hoàn tất"}, {"done", "đã thực hiện xong"}, {"done", "đã ban hành"},
	{"in-progress", "đang làm"}, {"in-progress", "đang triển khai"}, {"in-progress", "đang triển khai thực hiện"}, {"in-progress", "đang tiến hành"}, {"in-progress", "đang xử lý"},
	{"in-progress", "chưa hoàn thành"}, {"in-progress", "chưa xong"}, {"in-progress", "đã triển khai"}, {"in-progress", "thường xuyên"},
	{"not-started", "chưa"}, {"not-started", "chưa làm"}, {"not-started", "chưa triển khai"}, {"not-started", "chưa bắt đầu"},
	{"paused", "dừng"}, {"paused", "tạm hoãn"}, {"adjust", "xin điều chỉnh"}, {"adjust", "xin lùi hạn"}, {"adjust", "đề nghị gia hạn"},
}

// StatusMeant is the status that words outside the list most likely mean, for a person to confirm; empty if none.
func StatusMeant(text string) string {
	folded := viet.Fold(strings.Trim(text, " .;!"))
	for _, m := range meant {
		if viet.Fold(m.text) == folded {
			return m.code
		}
	}
	return ""
}

var workbookKinds = []named{{".xls", "Excel cũ (.xls)"}, {".ods", "LibreOffice (.ods)"}, {".xlsb", "Excel nhị phân (.xlsb)"}, {".et", "WPS (.et)"}}

// WorkbookKind names a kind of workbook by its ending.
func WorkbookKind(ending string) string { return lookup(workbookKinds, ending) }

// Words of archives and mails.
const (
	PackedTooDeep = "các tệp nén, thư lồng nhau quá nhiều lớp"
	BadMail       = "không đọc được thư"
	MailPart      = "đính kèm "
)

var packedKinds = []named{{".rar", "tệp nén RAR"}, {".7z", "tệp nén 7z"}, {".msg", "thư của Outlook (.msg)"}, {".pst", "hộp thư của Outlook (.pst)"}, {".mbox", "hộp thư (.mbox)"}, {".dat", "thư của Outlook (winmail.dat)"}}

// PackedKind names a kind of archive or mail that is not looked into, by its ending.
func PackedKind(ending string) string { return lookup(packedKinds, ending) }

// Likely names what a figure probably is, and the known figure that speaks for it.
func Likely(figure, name, known string) string {
	return fmt.Sprintf("%s (%s: %s)", figure, name, known)
}

// Pictures counts pictures.
func Pictures(n int) string { return fmt.Sprintf("%d hình", n) }
