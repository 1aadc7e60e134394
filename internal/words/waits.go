package words

// waitReasons say in a few words why a cell waits, by the code of what was found.
var waitReasons = []named{
	{"cell.no-number", "không phải con số"},
	{"cell.number-two-ways", "con số đọc được hai cách"},
	{"cell.number-odd", "con số viết không theo cách Việt Nam"},
	{"cell.unit", "đơn vị khác đơn vị của chỉ tiêu"},
	{"cell.unit-mixed", "có vẻ ghi theo đơn vị khác (tỷ, triệu, nghìn)"},
	{"cell.magnitude", "lệch nhiều lần so với số đã biết"},
	{"cell.no-date", "không phải ngày"},
	{"cell.date-future", "ngày hoàn thành ở sau ngày nhận biểu"},
	{"cell.no-choice", "không có trong danh sách chọn"},
	{"cell.percent", "không phải tỷ lệ từ 0 đến 100"},
	{"cell.error", "ô mang lỗi của Excel"},
	{"cell.formula", "công thức không lưu kết quả"},
	{"cell.too-long", "quá dài"},
	{"cell.two-values", "hai tệp ghi hai giá trị khác nhau"},
	{"cell.newer-blank", "chỉ có ở bản cũ đến sau; bản mới hơn để trống"},
	{"row.unknown", "dòng mang mã ẩn không thuộc biểu"},
	{"row.twice", "dòng có hai lần với số liệu khác nhau"},
	{"row.apart", "nội dung dòng không khớp mã ẩn (bảng có thể bị sắp xếp lệch)"},
	{"row.no-key", "dòng không có mã ẩn"},
	{"column.twice", "cột có hai lần"},
	{"sheet.no-keys", "trang mất mã ẩn"},
}

// WaitReason says why a cell waits; empty for a code that no cell waits with.
func WaitReason(code string) string {
	for _, r := range waitReasons {
		if r.code == code {
			return "chờ vì: " + r.text
		}
	}
	return ""
}
