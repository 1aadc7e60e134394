package words

// Names of the tables of collected data, by key.
var gridNames = []named{
	{"targets", "Chỉ tiêu"},
	{"tasks", "Nhiệm vụ"},
	{"leads", "Nhiệm vụ theo cơ quan"},
	{"agencies", "Cơ quan"},
	{"status", "Trạng thái"},
	{"returns", "Nộp biểu"},
	{"adjustments", "Điều chỉnh sau chốt"},
	{"values", "Số liệu"},
}

// GridName is the name of a table of collected data, short enough for a sheet's tab.
func GridName(key string) string { return lookup(gridNames, key) }

// Headings of the tables of collected data, by key. They are headings of a spreadsheet's table, so that no two of a table are the same.
var gridColumns = []named{
	{"ordinal", "TT"}, {"ref", "Mã mục"}, {"target", "Chỉ tiêu"}, {"unit", "Đơn vị tính"}, {"plan", "Kế hoạch"}, {"low", "Kế hoạch từ"}, {"high", "Kế hoạch đến"},
	{"last_year", "Cùng kỳ năm trước"}, {"actual", "Thực hiện"}, {"cumulative", "Lũy kế"}, {"estimate", "Ước cả năm"},
	{"vs_plan", "So kế hoạch"}, {"vs_last_year", "So cùng kỳ"}, {"measure", "Đơn vị so sánh"}, {"rating", "Đánh giá"}, {"expected", "Dự kiến"},
	{"owner", "Cơ quan báo cáo"}, {"asked", "Kỳ này phải báo cáo"}, {"cause", "Nguyên nhân"}, {"note", "Ghi chú"},
	{"section", "Mục của quyết định"}, {"task", "Nhiệm vụ"}, {"direct", "Chỉ đạo"}, {"lead", "Cơ quan chủ trì"}, {"support", "Cơ quan phối hợp"},
	{"due", "Thời hạn"}, {"due_on", "Hạn cuối"}, {"status", "Trạng thái"}, {"percent", "Tỷ lệ hoàn thành (%)"}, {"done_on", "Ngày hoàn thành"},
	{"timeliness", "Tiến độ"}, {"result", "Kết quả"}, {"product", "Sản phẩm"}, {"difficulty", "Khó khăn, vướng mắc"}, {"proposal", "Kiến nghị"}, {"next", "Kỳ tới"},
	{"reported", "Số cơ quan đã báo cáo"}, {"leads", "Số cơ quan chủ trì"}, {"scope", "Phần việc"}, {"group", "Chủ trì theo nhóm"},
	{"agency", "Cơ quan"}, {"code", "Mã cơ quan"}, {"measures", "Giá trị phải báo cáo"}, {"measures_said", "Giá trị đã báo cáo"},
	{"tasks", "Nhiệm vụ chủ trì"}, {"done", "Hoàn thành"}, {"open", "Đang thực hiện trong hạn"}, {"late", "Quá hạn chưa hoàn thành"}, {"ongoing", "Thường xuyên, định kỳ"},
	{"returned", "Ngày nộp biểu"}, {"issued", "Ngày phát hành biểu"}, {"in_time", "Nộp đúng hạn"}, {"letter", "Số công văn"}, {"letter_date", "Ngày công văn"},
	{"signer", "Người ký"}, {"file", "Tệp"}, {"waiting", "Nội dung chờ xử lý"}, {"sha256", "Mã SHA-256 của tệp"},
	{"period", "Kỳ"}, {"kind", "Loại"}, {"role", "Vai trò"}, {"field", "Nội dung báo cáo"}, {"text", "Giá trị"}, {"number", "Giá trị số"},
	{"sheet", "Trang"}, {"cell", "Ô"}, {"at", "Nhận lúc"}, {"by", "Người nhận"}, {"old", "Giá trị khi chốt"}, {"new", "Giá trị sau chốt"}, {"count", "Số nhiệm vụ"},
}

// GridColumn is the heading of a column of a table of collected data.
func GridColumn(key string) string { return lookup(gridColumns, key) }

// Words of the tables of collected data.
const (
	GridYes      = "Có"
	GridNo       = "Không"
	GridTarget   = "Chỉ tiêu"
	GridTask     = "Nhiệm vụ"
	GridPercent  = "%"
	GridCharts   = "Biểu đồ"
	GridSilent   = "Chưa báo cáo"
	GridEmpty    = "Chưa có số liệu."
	GridByAgency = "Nhiệm vụ chủ trì theo cơ quan"
	GridByState  = "Nhiệm vụ theo tiến độ"
	GridByRating = "Giá trị chỉ tiêu theo đánh giá"
	GridTitle    = "Tổng hợp kết quả thực hiện"
)

// YesNo writes a truth.
func YesNo(yes bool) string {
	if yes {
		return GridYes
	}
	return GridNo
}

// TablesWritten says where tables of collected data are.
func TablesWritten(path string) string { return "Đã ghi bảng số liệu: " + path }

// TablesWhole says that tables have no parts and no number.
func TablesWhole(path string) string {
	return "Tệp " + path + " là bảng số liệu của cả kỳ: không dùng được với --agency, --appendix-only, --number."
}
