package words

import (
	"fmt"
	"strings"
)

// Words of the command line: help, then what each command says.
const (
	CLIShort = "theo dõi chỉ tiêu, nhiệm vụ của một quyết định: đọc, giao biểu, nhận biểu, báo cáo"
	CLILong  = `theodoi (theo dõi) biến một quyết định giao chỉ tiêu, nhiệm vụ thành một năm theo dõi:

  văn bản quyết định -> kế hoạch -> biểu Excel cho từng cơ quan
                     -> biểu nộp về -> số liệu -> báo cáo PDF

Xem thử trên quyết định mẫu:  theodoi demo`

	CLIData     = "`THƯ_MỤC` chứa toàn bộ dữ liệu (mặc định lấy từ THEODOI_DATA, hoặc ./theodoi-data)"
	CLIPlan     = "`SỐ` của kế hoạch, ví dụ 91/QĐ-UBND; chỉ cần khi có nhiều kế hoạch"
	CLIPeriod   = "`KỲ` báo cáo: 2024-M03 (tháng), 2024-Q1 (quý), 2024-H1 (6 tháng), 2024-9M, 2024-Y (năm)"
	CLIRegister = "dùng sổ cơ quan trong `TỆP` này"
	CLIHelp     = "xem hướng dẫn"
	CLIJSON     = "in ra dạng JSON cho chương trình khác"
	CLICSV      = "in ra dạng CSV, mở được bằng Excel"
	CLIYes      = "làm luôn, không hỏi lại"
	CLIAgency   = "`MÃ` cơ quan; ghi nhiều lần cho nhiều cơ quan; không ghi là tất cả"
	CLIOutDir   = "`THƯ_MỤC` để ghi tệp ra"
	CLIDemoDir  = "`THƯ_MỤC` để chạy thử (mặc định ./theodoi-demo)"
	CLIOutFile  = "`TỆP` để ghi ra; đuôi tệp là loại tệp: .pdf, .docx; bảng số liệu: .xlsx, .csv, .json"
	CLINumber   = "`SỐ` của báo cáo; không ghi là bản dự thảo"
	CLIDate     = "`NGÀY` ghi trên báo cáo, ví dụ 20/03/2024"
	CLIBy       = "`TÊN` người thao tác, ghi vào lịch sử (mặc định là người dùng của máy)"

	DemoShort   = "chạy thử cả dây chuyền trên quyết định mẫu, đủ bốn quý"
	ParseShort  = "đọc một quyết định và cho biết đọc được gì, còn gì phải xem"
	PlanShort   = "các kế hoạch đang theo dõi"
	PlanAdd     = "đọc quyết định và lưu thành kế hoạch"
	PlanList    = "liệt kê các kế hoạch"
	PlanShow    = "xem một kế hoạch"
	SheetsShort = "phát hành biểu Excel của một kỳ cho các cơ quan"
	ImportShort = "nhận biểu nộp về: xem trước, rồi nhận"
	StatusShort = "ai đã nộp, ai chưa nộp, việc gì quá hạn"
	ReportShort = "in báo cáo của một kỳ, trang của một cơ quan, hoặc riêng phụ lục"
	ExportShort = "xuất toàn bộ số liệu đã nhận, kèm nguồn của từng con số"
)

// UsageTemplate is the frame of every help text.
const UsageTemplate = `Cách dùng:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} LỆNH{{end}}{{if gt (len .Aliases) 0}}

Tên khác:
  {{.NameAndAliases}}{{end}}{{if .HasExample}}

Ví dụ:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Tùy chọn:
{{options .LocalFlags}}{{end}}{{if .HasAvailableInheritedFlags}}

Tùy chọn chung:
{{options .InheritedFlags}}{{end}}{{if .HasAvailableSubCommands}}

Xem hướng dẫn của từng lệnh: {{.CommandPath}} LỆNH --help{{end}}
`

// Hint puts what to do below an error.
func Hint(text string) string { return "  Cách làm: " + text }

// Failed introduces an error.
func Failed(text string) string { return "Lỗi: " + text }

// UnknownCommand says that there is no such verb.
func UnknownCommand(name string) string { return fmt.Sprintf("không có lệnh “%s”", name) }

// UnknownFlag says that there is no such flag.
func UnknownFlag(name string) string { return fmt.Sprintf("không có tùy chọn “--%s”", name) }

// FlagNeedsValue says that a flag came without its value.
func FlagNeedsValue(name string) string {
	return fmt.Sprintf("tùy chọn “--%s” thiếu giá trị", name)
}

// FlagBadValue says that a flag's value cannot be read.
func FlagBadValue(name, value string) string {
	return fmt.Sprintf("giá trị “%s” của tùy chọn “--%s” không đọc được", value, name)
}

// NeedFlag says that a flag is missing.
func NeedFlag(name string) string { return fmt.Sprintf("thiếu tùy chọn --%s", name) }

// NeedArgument says what argument is missing.
func NeedArgument(what string) string { return "thiếu " + what }

// TooManyArguments says that there are more arguments than the command takes.
func TooManyArguments(first string) string { return fmt.Sprintf("thừa tham số “%s”", first) }

// BadPeriod says that a period cannot be read.
func BadPeriod(text string) string {
	return fmt.Sprintf("kỳ “%s” không đọc được; cần 2024-M03, 2024-Q1, 2024-H1, 2024-9M hoặc 2024-Y", text)
}

// BadDate says that a date cannot be read.
func BadDate(text string) string {
	return fmt.Sprintf("ngày “%s” không đọc được; cần ngày/tháng/năm, ví dụ 20/03/2024", text)
}

// Arguments.
const (
	ArgDecision = "tệp quyết định"
	ArgReturns  = "tệp hoặc thư mục biểu nộp về"
)

// Sentences for errors and their remedies.
const (
	NoPlan           = "chưa có kế hoạch nào"
	NoPlanRemedy     = "lưu một quyết định bằng “theodoi plan add TỆP”; nếu đã lưu rồi thì mở cửa sổ lệnh tại thư mục có theodoi-data, hoặc ghi --data THƯ_MỤC; xem các kế hoạch bằng “theodoi plan list”"
	ManyPlans        = "có nhiều kế hoạch"
	ManyPlansRemedy  = "chọn một kế hoạch bằng --plan; xem danh sách bằng “theodoi plan list”"
	OtherText        = "đã có kế hoạch cùng số với nội dung khác"
	OtherTextRemedy  = "kiểm tra xem có đúng tệp không; kế hoạch đã lưu được giữ nguyên"
	NotAdopted       = "không lưu được kế hoạch vì không đọc được quyết định"
	NoNumber         = "quyết định không có số, ký hiệu nên không lưu được thành kế hoạch"
	NoNumberRemedy   = "thêm dòng “Số: …” vào đầu văn bản rồi đọc lại"
	NewerDatabase    = "dữ liệu do phiên bản chương trình mới hơn tạo ra"
	NewerRemedy      = "cập nhật chương trình; dữ liệu không bị thay đổi"
	MistakesInFiles  = "tệp của văn phòng có lỗi, xem các dòng trên"
	MistakesRemedy   = "sửa các lỗi trên rồi chạy lại; xóa tệp trong thư mục templates để trở về bản gốc"
	NothingToImport  = "không tìm thấy tệp biểu nào"
	NothingRemedy    = "kiểm tra đường dẫn; biểu nộp về là các tệp .xlsx"
	AskTake          = "Nhận các nội dung trên? [c/K] "
	AskAdopt         = "Lưu thành kế hoạch? [c/K] "
	PreviewOnly      = "Mới xem trước, chưa nhận. Thêm --yes để nhận."
	AdoptPreviewOnly = "Mới đọc, chưa lưu. Thêm --yes để lưu."
)

// NoPlanIn says in which folder there is no plan, or not the one that was asked for.
func NoPlanIn(folder, number string) string {
	if number != "" {
		return fmt.Sprintf("không có kế hoạch %s trong thư mục dữ liệu “%s”", number, folder)
	}
	return fmt.Sprintf("%s trong thư mục dữ liệu “%s”", NoPlan, folder)
}

// AgencyNoRow says that an agency has nothing in the period.
func AgencyNoRow(code string) string {
	return fmt.Sprintf("cơ quan “%s” không có chỉ tiêu, nhiệm vụ nào trong kỳ, hoặc mã không có trong sổ cơ quan", code)
}

// Words of the summary that parse prints.
const (
	ParseDecision = "Quyết định"
	ParseNumber   = "Số, ký hiệu"
	ParseIssued   = "Ngày ban hành"
	ParseIssuer   = "Cơ quan ban hành"
	ParseTitle    = "Trích yếu"
	ParseSigner   = "Người ký"
	ParseMissing  = "(không tìm thấy)"
	ParseCounts   = "Đếm được"
	ParseTargets  = "Chỉ tiêu"
	ParseTasks    = "Nhiệm vụ"
	ParseUnread   = "Chưa đọc được (đối chiếu bản giấy)"
	ParseFindings = "Phải xem"
	ParseNotes    = "Ghi chú"
	SuggestedMark = "gợi ý"
	NoLeadMark    = "(không nêu)"
)

// CountedOwners says for how many figures an owner was suggested.
func CountedOwners(suggested, measures int) string {
	return fmt.Sprintf("cơ quan báo cáo được gợi ý cho %d/%d giá trị", suggested, measures)
}

// CountedUnread says how much text was not read.
func CountedUnread(stretches int, percent string) string {
	return fmt.Sprintf("%d đoạn chưa đọc được, %s%% số chữ", stretches, percent)
}

// Lines names lines of the decision, on pages where it has any.
func Lines(first, last, page, lastPage int) string {
	on := ""
	if page > 0 {
		on = fmt.Sprintf("trang %d, ", page)
	}
	switch {
	case lastPage != page:
		return fmt.Sprintf("%sdòng %d - trang %d, dòng %d", on, first, lastPage, last)
	case first == last:
		return fmt.Sprintf("%sdòng %d", on, first)
	}
	return fmt.Sprintf("%sdòng %d-%d", on, first, last)
}

// NoFindings says that nothing has to be looked at.
const NoFindings = "Không có gì phải xem."

// PlanSaved says that a plan was stored.
func PlanSaved(number string, targets, tasks int) string {
	return fmt.Sprintf("Đã lưu kế hoạch %s: %d chỉ tiêu, %d nhiệm vụ.", number, targets, tasks)
}

// PlanSame says that the same file was stored before.
func PlanSame(number string) string {
	return fmt.Sprintf("Kế hoạch %s đã lưu từ đúng tệp này; không có gì thay đổi.", number)
}

// SheetsWritten says what was issued.
func SheetsWritten(n int, dir string) string {
	return fmt.Sprintf("Đã ghi %d biểu vào %s.", n, dir)
}

// SheetsWithout names who gets no workbook.
func SheetsWithout(names string) string {
	return "Không có chỉ tiêu, nhiệm vụ riêng trong kỳ nên không có biểu: " + names + "."
}

// SheetRows says what a workbook holds.
func SheetRows(measures, lead, support int) string {
	return fmt.Sprintf("%d chỉ tiêu, %d chủ trì, %d phối hợp", measures, lead, support)
}

// ImportFile says what becomes of one file. number is that of the submission, 0 before it is one.
func ImportFile(file, agency, period, state string, number int64) string {
	text := file + ": " + state
	if agency != "" {
		text = fmt.Sprintf("%s: %s, %s: %s", file, agency, period, state)
	}
	if number > 0 {
		text += fmt.Sprintf(" (số %d)", number)
	}
	return text
}

// ImportWaits says which numbers the waiting cells of a file have.
func ImportWaits(submission int64, n int) string {
	if n == 1 {
		return fmt.Sprintf("Ô chờ xử lý: số %d.1 (xem bằng theodoi waiting)", submission)
	}
	return fmt.Sprintf("Ô chờ xử lý: số %d.1 đến %d.%d (xem bằng theodoi waiting)", submission, submission, n)
}

// ImportChanges counts what a file changes.
func ImportChanges(added, changed, erased, unchanged, conflicts, waiting int) string {
	text := fmt.Sprintf("%d ô mới, %d ô thay đổi", added, changed)
	if erased > 0 {
		text += fmt.Sprintf(", %d ô xóa", erased)
	}
	if unchanged > 0 {
		text += fmt.Sprintf(", %d ô không đổi", unchanged)
	}
	if conflicts > 0 {
		text += fmt.Sprintf("; %d ô hai giá trị, chờ xử lý", conflicts)
	}
	if waiting > 0 {
		text += fmt.Sprintf("; %d nội dung không nhận, chờ sửa", waiting)
	}
	return text
}

// ImportChange is one changed cell.
func ImportChange(cell, row, column, old, text string) string {
	if old == "" {
		return fmt.Sprintf("%s  %s / %s: %s", cell, row, column, text)
	}
	return fmt.Sprintf("%s  %s / %s: %s → %s", cell, row, column, old, text)
}

// Titles of what status prints.
const (
	StatusReturned = "Đã nộp"
	StatusMissing  = "Chưa nộp"
	StatusLate     = "Nhiệm vụ quá hạn chưa hoàn thành"
	StatusSoon     = "Nhiệm vụ sắp đến hạn"
	StatusOpen     = "Còn phải sửa"
	StatusNone     = "không có"
)

// StatusHead is the first line of status.
func StatusHead(number, period, from, to, due string) string {
	return fmt.Sprintf("Kế hoạch %s, %s (số liệu %s - %s), hạn nộp biểu %s", number, period, from, to, due)
}

// ReportWritten says where the report is.
func ReportWritten(path string) string { return "Đã in báo cáo: " + path }

// Progress words.
const (
	ProgressSheets  = "Ghi biểu"
	ProgressPages   = "Nhận dạng trang quét"
	ProgressReturns = "Xem biểu nộp về"
	ProgressTake    = "Nhận biểu"
)

// Words of demo.
const (
	DemoStart = "Chạy thử trên quyết định mẫu. Mọi số liệu điền vào biểu là số liệu mẫu, không có thật."
	DemoEnd   = "Xong. Mở xem:"
)

// DemoPlan says what the sample decision holds.
func DemoPlan(number string, targets, tasks int) string {
	return fmt.Sprintf("1. Đọc quyết định mẫu %s: %d chỉ tiêu, %d nhiệm vụ.", number, targets, tasks)
}

// DemoQuarter says what happened in a quarter.
func DemoQuarter(n int, period string, issued, returned, partly, rejected, missing, late int) string {
	return fmt.Sprintf("%d. %s: phát hành %d biểu; nhận %d (trong đó %d nhận một phần, %d nộp sau hạn), %d tệp không nhận được, %d cơ quan chưa nộp.",
		n, Title(period), issued, returned, partly, late, rejected, missing)
}

// PathFailed says that a file or folder could not be used.
func PathFailed(path, reason string) string {
	return fmt.Sprintf("không dùng được “%s”: %s", path, reason)
}

// Reasons and remedy of PathFailed, and an interrupted run.
const (
	NotThere    = "không có tệp hoặc thư mục này"
	NotAllowed  = "không có quyền đọc hoặc ghi"
	PathRemedy  = "kiểm tra đường dẫn, quyền truy cập và tệp có đang mở ở chương trình khác không"
	Interrupted = "đã dừng theo yêu cầu; những gì chưa lưu xong được giữ như trước"
)

// AndMore says that a note comes more often.
func AndMore(n int) string { return fmt.Sprintf("và %d chỗ khác cùng loại", n) }

// PlanLine is one line of the list of plans.
func PlanLine(number string, revision int, title, at, by string) string {
	return fmt.Sprintf("%s\tlần %d\t%s\tlưu %s bởi %s", number, revision, title, at, by)
}

// Reasons why something in an archive was not read.
const (
	BadArchive = "không mở được tệp nén"
	BadPacked  = "không giải nén được"
	ManyPacked = "có quá nhiều tệp"
)

// MoreThan says that a size is above one.
func MoreThan(size string) string { return "hơn " + size }

// CLIAgencyOne and CLIAgencyOnly are the hints for one agency's code.
const (
	CLIAgencyOne  = "`MÃ` cơ quan mà tệp phải thuộc về; không ghi thì nhận theo mã trong tệp"
	CLIAgencyOnly = "`MÃ` cơ quan, ví dụ SYT; không ghi là mọi cơ quan"
	CLIAgencyOf   = "`MÃ` cơ quan, ví dụ SYT (có trong tên tệp biểu)"
)

// ExportHeading is the first line of the CSV export.
func ExportHeading() []string {
	return []string{"Kế hoạch", "Kỳ", "Mã", "Mã cơ quan", "Vai trò", "Nội dung", "Giá trị", "Tệp", "Ô", "Nhận lúc", "Công văn"}
}

var exportRoles = []named{{"owner", "báo cáo chỉ tiêu"}, {"lead", "chủ trì"}, {"support", "phối hợp"}}

// Role names the part in which an agency answers.
func Role(code string) string { return lookup(exportRoles, code) }

// Comma writes a plain decimal with the decimal comma and no grouping, as a spreadsheet with Vietnamese settings reads it.
func Comma(plain string) string { return strings.Replace(plain, ".", ",", 1) }

// NeedOneOf says that exactly one of two flags is wanted.
func NeedOneOf(a, b string) string {
	return fmt.Sprintf("cần đúng một trong hai tùy chọn --%s, --%s", a, b)
}

var demoPlaces = []named{
	{"decision", "Quyết định mẫu"},
	{"issued", "Biểu đã phát hành"},
	{"returns", "Biểu nộp về"},
	{"reports", "Báo cáo PDF"},
	{"data", "Dữ liệu"},
}

// DemoPlace says where something of the demo is.
func DemoPlace(what, path string) string {
	return fmt.Sprintf("  %-18s %s", lookup(demoPlaces, what)+":", path)
}

// DemoNext says what to try on the demo's data.
func DemoNext(data string) string {
	return "Thử tiếp: theodoi --data " + data + " status --period 2024-Q2"
}

// DemoNotOurs says that a folder holds something that no demo made.
func DemoNotOurs(dir string) string {
	return fmt.Sprintf("thư mục “%s” đã có tệp khác, không ghi đè", dir)
}

// DemoNotOursRemedy says what to do then.
const DemoNotOursRemedy = "chọn thư mục khác bằng --out"

// UnknownPerson stands in the history where the system does not say who works.
const UnknownPerson = "không rõ"

// Words of backup and restore.
const (
	BackupShort  = "sao lưu toàn bộ dữ liệu vào một tệp"
	RestoreShort = "khôi phục dữ liệu từ tệp sao lưu"
	ArgBackup    = "tệp sao lưu"

	DataThere         = "thư mục dữ liệu đã có dữ liệu, không ghi đè"
	DataThereRemedy   = "khôi phục vào thư mục khác bằng --data, hoặc chuyển dữ liệu cũ đi nơi khác"
	TargetThere       = "tệp sao lưu đã có, không ghi đè"
	TargetThereRemedy = "ghi vào tên tệp khác"
	NotDatabase       = "tệp không phải dữ liệu của chương trình này"
	NotDatabaseRemedy = "kiểm tra xem có chọn nhầm tệp không"
	Damaged           = "dữ liệu bị hỏng"
	DamagedRemedy     = "khôi phục từ bản sao lưu gần nhất bằng “theodoi restore TỆP” vào một thư mục trống"
	Busy              = "dữ liệu đang được chương trình khác dùng"
	BusyRemedy        = "đợi lệnh kia chạy xong rồi thử lại"
	ReadOnly          = "không ghi được vào thư mục dữ liệu"
	ReadOnlyRemedy    = "kiểm tra quyền ghi, hoặc chọn thư mục khác bằng --data"
	DiskFull          = "ổ đĩa đã đầy"
	DiskFullRemedy    = "giải phóng chỗ trống rồi chạy lại; dữ liệu trước đó không bị thay đổi"
)

// BackedUp says where the backup is.
func BackedUp(path string) string {
	return "Đã sao lưu và kiểm tra: " + path + ". Các tệp tự sửa trong thư mục templates cần chép riêng."
}

// Restored says what was restored.
func Restored(path, data string) string { return "Đã khôi phục " + path + " vào " + data + "." }

// SheetKept says that a file stands in the place of a workbook and was left alone.
func SheetKept(path string) string {
	return "Không ghi đè “" + path + "”: tệp này đã được sửa sau khi phát hành, có thể đã điền. Chuyển tệp đi nơi khác hoặc chọn thư mục khác bằng -o, rồi phát hành lại."
}
