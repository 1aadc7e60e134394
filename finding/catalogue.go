package finding

import (
	"strconv"
	"strings"
)

// The codes, by stage. A code says what is wrong, not how it was noticed.
const (
	FileEmpty      Code = "file.empty"
	FileTooBig     Code = "file.too-big"
	FileBinary     Code = "file.binary"
	FileEncoding   Code = "file.encoding"
	FileLegacy     Code = "file.legacy-encoding"
	FileBadBytes   Code = "file.bad-bytes"
	FileUnreadable Code = "file.unreadable"
	FileBroke      Code = "file.broke-reader"
	FileLocked     Code = "file.password"
	FileDamaged    Code = "file.damaged"
	FilePart       Code = "file.part-unread"
	FileTracked    Code = "file.tracked-changes"
	FileSheet      Code = "file.spreadsheet"
	FileNeeds      Code = "file.needs-libreoffice"
	FileConvert    Code = "file.conversion"
	FileScan       Code = "file.scan"
	FileOCR        Code = "file.recognised"
	PagesUnread    Code = "file.pages-unread"
	PagesUnclear   Code = "file.pages-unclear"
	PagesScan      Code = "file.pages-scanned"
	FilePacked     Code = "file.packed"
	MailEmpty      Code = "mail.no-workbook"

	DecisionNone        Code = "decision.none"
	DecisionNoNumber    Code = "decision.no-number"
	DecisionNoDate      Code = "decision.no-date"
	DecisionNoSigner    Code = "decision.no-signer"
	DecisionNoTitle     Code = "decision.no-title"
	DecisionCount       Code = "decision.count"
	NumberingStart      Code = "numbering.start"
	NumberingSkip       Code = "numbering.skip"
	NumberingRestart    Code = "numbering.restart"
	TargetsNone         Code = "targets.none"
	TargetNoMeasure     Code = "target.no-measure"
	TargetTwoNumbers    Code = "target.number-two-ways"
	TargetFigureSkipped Code = "target.figure-skipped"
	TargetsByFigures    Code = "targets.by-figures"
	TargetNoOwner       Code = "target.no-owner"
	TargetOwnerGuess    Code = "target.owner-suggested"
	TasksNone           Code = "tasks.none"
	TaskNoLead          Code = "task.no-lead"
	TaskNoText          Code = "task.no-text"
	TaskLabelTwice      Code = "task.label-twice"
	TaskDueUnknown      Code = "task.due-unknown"
	TaskDuePast         Code = "task.due-before-decision"
	TextUnreadOrders    Code = "text.unread-orders"
	AgencyUnknown       Code = "agency.unknown"
	AgencyNotThen       Code = "agency.not-at-date"
	WorkbookOld         Code = "workbook.old-format"
	WorkbookODS         Code = "workbook.ods"
	WorkbookEncrypted   Code = "workbook.encrypted"
	WorkbookNotOne      Code = "workbook.not-a-workbook"
	WorkbookDamaged     Code = "workbook.damaged"
	WorkbookTooBig      Code = "workbook.too-big"
	WorkbookNoIssue     Code = "workbook.no-issue"
	WorkbookUnknown     Code = "workbook.issue-unknown"
	WorkbookMixed       Code = "workbook.issue-mixed"
	WorkbookWrongPlan   Code = "workbook.wrong-plan"
	WorkbookWrongAgent  Code = "workbook.wrong-agency"
	WorkbookWrongTime   Code = "workbook.wrong-period"
	WorkbookNewer       Code = "workbook.newer-layout"
	WorkbookRepeated    Code = "workbook.repeated"
	WorkbookEmpty       Code = "workbook.nothing-filled"
	WorkbookSecond      Code = "workbook.second-version"
	WorkbookNotKept     Code = "workbook.not-kept"
	WorkbookFeedback    Code = "workbook.feedback-list"
	WorkbookLater       Code = "workbook.later-version"
	WorkbookOlder       Code = "workbook.older-version"
	WorkbookBack        Code = "workbook.brought-back"
	WorkbookLatePeriod  Code = "workbook.earlier-period"
	WorkbookCarried     Code = "workbook.carried"
	WorkbookNotIssued   Code = "workbook.not-issued"
	WorkbookConvert     Code = "workbook.conversion"
	WorkbookConverted   Code = "workbook.converted"
	WorkbookByText      Code = "workbook.by-text"
	WorkbookConfirmed   Code = "workbook.confirmed"

	SheetMissing   Code = "sheet.missing"
	SheetRenamed   Code = "sheet.renamed"
	SheetNoKeys    Code = "sheet.no-keys"
	SheetTooMany   Code = "sheet.too-many-rows"
	SheetMore      Code = "sheet.more"
	SheetPicture   Code = "sheet.picture"
	ColumnMissing  Code = "column.missing"
	ColumnMoved    Code = "column.moved"
	ColumnTwice    Code = "column.twice"
	ColumnUnknown  Code = "column.unknown"
	RowMissing     Code = "row.missing"
	RowUnknown     Code = "row.unknown"
	RowTwice       Code = "row.twice"
	RowApart       Code = "row.apart"
	RowNoKey       Code = "row.no-key"
	CellNoNumber   Code = "cell.no-number"
	CellTwoNumbers Code = "cell.number-two-ways"
	CellOddNumber  Code = "cell.number-odd"
	CellUnit       Code = "cell.unit"
	CellNoDate     Code = "cell.no-date"
	CellDateFuture Code = "cell.date-future"
	CellDateLoose  Code = "cell.date-without-done"
	CellDoneLoose  Code = "cell.done-without-date"
	CellNoChoice   Code = "cell.no-choice"
	CellPercent    Code = "cell.percent"
	CellError      Code = "cell.error"
	CellFormula    Code = "cell.formula"
	CellTooLong    Code = "cell.too-long"
	CellKept       Code = "cell.kept"
	CellElsewhere  Code = "cell.outside"
	CellMerged     Code = "cell.merged"
	CellComment    Code = "cell.comment"

	CellMagnitude  Code = "cell.magnitude"
	CellUnitMixed  Code = "cell.unit-mixed"
	CellSumFalls   Code = "cell.cumulative-falls"
	CellSumOff     Code = "cell.cumulative-sum"
	CellSumBelow   Code = "cell.cumulative-below"
	CellShareLoose Code = "cell.percent-status"
	CellDateEarly  Code = "cell.date-before-decision"
	CellBackwards  Code = "cell.backwards"
	CellSameText   Code = "cell.same-text"
	CellTwoValues  Code = "cell.two-values"
	CellNewerBlank Code = "cell.newer-blank"

	RegisterBad           Code = "register.bad"
	RegisterUnknownNames  Code = "register.unknown-names"
	RegisterOtherProvince Code = "register.other-province"
	RulesOwner            Code = "rules.owner-not-in-register"

	EditStale      Code = "edit.stale"
	EditGone       Code = "edit.gone"
	EditFigure     Code = "edit.no-figure"
	EditOwnerGroup Code = "edit.owner-group"
	EditBlank      Code = "edit.blank"
	EditChoice     Code = "edit.no-choice"
	EditNoteLoose  Code = "edit.note-alone"
	CarryDoubt     Code = "carry.doubtful"
	CarryValues    Code = "carry.values-left"
	RowFreed       Code = "carry.row-freed"
	AmendOther     Code = "amend.other-decision"
	AmendNothing   Code = "amend.nothing"
	AmendLost      Code = "amend.not-understood"
	AmendProposed  Code = "amend.proposed"
	ReviewNotOne   Code = "review.not-one"
	ReviewPlan     Code = "review.wrong-plan"
	ReviewUnknown  Code = "review.plan-unknown"
	ReviewOld      Code = "review.outdated"
	ReviewSheet    Code = "review.sheet-missing"
	ReviewColumn   Code = "review.column-missing"
	ReviewRow      Code = "review.row-missing"
	ReviewStrange  Code = "review.row-unknown"
	ReviewTwice    Code = "review.row-twice"
	ReviewFixed    Code = "review.fixed-cell"

	ReportGlyph   Code = "report.glyph"
	ReportMissing Code = "report.no-returns"
	ClosedWithout Code = "closing.no-return"
	ClosedWaiting Code = "closing.cells-waiting"
	ClosedLate    Code = "closing.adjustment"
	TextBroken    Code = "report.text-broken"
	TextFailed    Code = "report.text-failed"
	TextMarkdown  Code = "report.text-form"
)

var catalogue = []Entry{
	{FileEmpty, Block, "Tệp không có chữ nào.", "Mở tệp ra xem; nếu trống thật thì lấy lại bản đúng.", "", ""},
	{FileTooBig, Block, "Tệp lớn {got}, quá giới hạn {want}.", "Kiểm tra xem có đúng tệp cần đọc không; nếu đúng, lưu riêng phần văn bản rồi đọc lại.", "50 MB", "16 MB"},
	{FileBinary, Block, "Tệp không phải văn bản đọc được ({got}).", "Mở tệp bằng chương trình của nó, lưu thành Word .docx, PDF hoặc văn bản .txt mã UTF-8 rồi đọc lại.", "tệp nén ZIP", ""},
	{FileEncoding, Block, "Không nhận ra bảng mã của tệp ({got}); đã thử UTF-8, UTF-16, TCVN3, VNI và Windows-1258.", "Mở bằng Notepad hoặc Word, chọn Lưu thành (Save As), bảng mã UTF-8, rồi đọc lại.", "byte 0xB5 ở dòng 3", ""},
	{FileLegacy, Note, "Từ dòng này có {got} dòng viết theo bảng mã cũ {want}; đã chuyển sang Unicode.", "Đối chiếu vài dòng với bản giấy, nhất là chữ hoa; nếu sai, mở tệp bằng Word, chuyển sang Unicode, lưu lại rồi đọc lại.", "120", "TCVN3 (ABC, phông VnTime)"},
	{FileBadBytes, Warn, "Dòng này có ký tự không rõ bảng mã ({got}), đọc thành “{want}”.", "Đối chiếu dòng này với bản giấy; nếu sai, sửa trong tệp gốc, lưu theo mã UTF-8 rồi đọc lại.", "byte 0xB5", "Số: 5µ/QĐ"},
	{FileUnreadable, Block, "Không mở được tệp: {got}.", "Kiểm tra đường dẫn, quyền đọc và tệp có đang mở ở chương trình khác không.", "không có tệp này", ""},
	{FileBroke, Block, "Tệp làm bộ đọc hỏng giữa chừng ({got}); không lấy gì từ tệp này, bản gốc vẫn được giữ.", "Mở bằng Excel, lưu lại thành .xlsx mới rồi nộp lại; gửi tệp này kèm khi báo lỗi.", "index out of range", ""},
	{FileLocked, Block, "Tệp được đặt mật khẩu nên không đọc được.", "Xin bản không đặt mật khẩu; hoặc mở tệp bằng mật khẩu, in lại thành PDF rồi đọc lại.", "", ""},
	{FileDamaged, Block, "Tệp bị hỏng hoặc tải thiếu, không đọc được phần nào ({got}).", "Mở tệp ra xem; nếu không mở được thì lấy lại bản đúng, tốt nhất là tệp Word.", "tệp PDF", ""},
	{FilePart, Warn, "Có phần của tệp không đọc được: {got}.", "Đối chiếu với tệp gốc; nếu thiếu chỉ tiêu, nhiệm vụ thì mở tệp bằng Word, lưu lại thành tệp mới (.docx) rồi đọc lại.", "phần chú thích bị hỏng", ""},
	{FileTracked, Warn, "Văn bản còn {got} chỗ đang theo dõi sửa đổi (Track Changes); đã đọc như khi chấp nhận mọi sửa đổi.", "Kiểm tra xem có đúng bản đã ban hành không; nếu không, xin bản đã ban hành rồi đọc lại.", "3", ""},
	{FileSheet, Block, "Tệp là bảng tính ({got}), không phải văn bản quyết định.", "Gửi tệp Word hoặc PDF của văn bản; bảng của quyết định dán sang Excel không đọc được. Nếu là biểu nộp về thì nhận bằng “theodoi import”.", "tệp Excel", ""},
	{FileNeeds, Block, "Tệp {got} cần chương trình LibreOffice để đọc, máy này chưa có.", "Mở tệp bằng Word hoặc WPS, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi đọc lại; hoặc cài LibreOffice.", "Word cũ (.doc)", ""},
	{FileConvert, Block, "Không chuyển được tệp {got} để đọc: {want}.", "Mở tệp bằng Word hoặc WPS, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi đọc lại.", "Word cũ (.doc)", "LibreOffice báo lỗi"},
	{FileScan, Block, "Tệp là ảnh quét, {got} trang, không có chữ để đọc; máy này chưa có {want}.", "Cài chương trình còn thiếu rồi đọc lại, hoặc xin tệp Word của văn bản. Trên Windows: Tesseract (chọn thêm dữ liệu tiếng Việt) và Poppler.", "12", "Tesseract với dữ liệu tiếng Việt (vie)"},
	{FileOCR, Note, "Chữ được nhận dạng từ ảnh quét, {got} trang, cần đối chiếu.", "Đối chiếu với bản giấy, nhất là con số, ngày tháng và tên cơ quan.", "12", ""},
	{PagesUnread, Warn, "Không đọc được trang {got}: {want}.", "Xem các trang này trong tệp gốc; nếu có chỉ tiêu, nhiệm vụ thì xin bản khác, tốt nhất là tệp Word, rồi đọc lại.", "4, 7-9", "trang hỏng hoặc trống"},
	{PagesUnclear, Warn, "Chữ đọc được ở trang {got} không giống tiếng Việt; phông chữ trong tệp có thể đã làm mất chữ.", "Đối chiếu các trang này với bản giấy; nếu sai, xin tệp Word của văn bản rồi đọc lại.", "4, 7-9", ""},
	{PagesScan, Warn, "Trang {got} là ảnh quét nên chưa đọc được; máy này chưa có {want}.", "Cài chương trình còn thiếu rồi đọc lại, hoặc xin tệp Word của văn bản. Trên Windows: Tesseract (chọn thêm dữ liệu tiếng Việt) và Poppler.", "4, 7-9", "Tesseract với dữ liệu tiếng Việt (vie)"},
	{FilePacked, Block, "Không xem được bên trong tệp: {got}.", "Giải nén tệp, hoặc lưu các tệp đính kèm của thư, ra một thư mục rồi nhận thư mục đó. Tệp nén kiểu zip và thư kiểu eml thì nhận thẳng được.", "tệp nén RAR", ""},
	{MailEmpty, Warn, "Thư không đính kèm biểu nào.", "Kiểm tra xem biểu có ở thư khác không, hay được gửi bằng đường dẫn tải về.", "", ""},

	{DecisionNone, Block, "Tệp không giống một quyết định: không thấy số, ký hiệu, căn cứ, chỉ tiêu hay nhiệm vụ nào.", "Kiểm tra xem có đúng tệp không.", "", ""},
	{DecisionNoNumber, Warn, "Không tìm thấy số, ký hiệu của quyết định (dòng “Số: …”).", "Thêm dòng “Số: …” vào đầu tệp văn bản rồi đọc lại, trước khi lưu kế hoạch.", "", ""},
	{DecisionNoDate, Warn, "Không tìm thấy ngày ban hành.", "Thêm dòng nơi ban hành và ngày (“…, ngày 05 tháng 3 năm 2024”) vào đầu tệp văn bản rồi đọc lại; hạn tính theo năm cần ngày này.", "", ""},
	{DecisionNoSigner, Warn, "Không tìm thấy họ tên người ký.", "Đối chiếu bản giấy; không ảnh hưởng đến việc theo dõi.", "", ""},
	{DecisionNoTitle, Warn, "Không tìm thấy trích yếu của quyết định.", "Đối chiếu bản giấy, thêm dòng trích yếu (“Về …”) vào tệp văn bản rồi đọc lại.", "", ""},
	{DecisionCount, Warn, "Văn bản ghi “{got}”, đọc được {want}.", "Đối chiếu bản giấy: văn bản có thể đếm sai, hoặc một mục chưa được đọc (xem phần văn bản chưa đọc được).", "12 nhiệm vụ", "11"},
	{NumberingStart, Note, "Đánh số bắt đầu từ “{got}”, không từ “{want}”.", "Đối chiếu bản giấy: đề mục đứng trước có thể đã mất khi sao chép.", "III.", "I."},
	{NumberingSkip, Warn, "Đánh số nhảy đến “{got}”, đáng lẽ là “{want}”.", "Đối chiếu bản giấy: một đề mục có thể đã mất khi sao chép, mục con của nó đang đứng dưới mục trước.", "3.", "2."},
	{NumberingRestart, Warn, "Đánh số quay lại “{got}” sau “{want}”.", "Đối chiếu bản giấy: một đề mục lớn có thể đã mất khi sao chép. Mã các mục này mang thêm ~2.", "1.", "4."},
	{TargetsNone, Warn, "Không tìm thấy chỉ tiêu nào.", "Nếu quyết định có chỉ tiêu, xem phần văn bản chưa đọc được.", "", ""},
	{TargetNoMeasure, Warn, "Chỉ tiêu không có con số nào đọc được: “{got}”.", "Đối chiếu câu chữ; lưu kế hoạch rồi ghi con số vào cột Mức phải đạt của biểu rà soát (theodoi plan review).", "Giữ vững an ninh", ""},
	{TargetTwoNumbers, Warn, "Con số “{got}” của chỉ tiêu viết không theo cách Việt Nam; có thể là {want}. Đang lấy cách đọc đầu.", "Đối chiếu bản giấy; nếu cách đọc đầu không đúng, lưu kế hoạch rồi sửa con số trong biểu rà soát (theodoi plan review).", "12.5", "12,5 hoặc 125"},
	{TargetFigureSkipped, Warn, "Con số “{got}” trong chỉ tiêu không được lấy: đứng trong ngoặc, là khoảng viết ngược hoặc không đọc được.", "Đối chiếu câu chữ; nếu đó là mức được giao, lưu kế hoạch rồi sửa cột Mức phải đạt của biểu rà soát (theodoi plan review).", "2%", ""},
	{TargetsByFigures, Note, "{got} mục từ dòng này được coi là chỉ tiêu chỉ vì phần lớn có con số; đề mục không ghi là chỉ tiêu.", "Xem lại các mục này; nếu không phải chỉ tiêu, lưu kế hoạch rồi bỏ mục trong biểu rà soát (theodoi plan review).", "6", ""},
	{TargetNoOwner, Warn, "Chưa biết cơ quan nào báo cáo chỉ tiêu “{got}”.", "Lưu kế hoạch rồi ghi cơ quan báo cáo vào biểu rà soát (theodoi plan review); muốn năm sau tự có thì thêm quy tắc vào tệp targets.yaml.", "Tỷ lệ che phủ rừng", ""},
	{TargetOwnerGuess, Note, "Quyết định không nêu cơ quan báo cáo chỉ tiêu; theo quy tắc, gợi ý: {got}.", "Đúng thì lưu kế hoạch là xác nhận; chưa đúng thì sửa trong biểu rà soát (theodoi plan review), hoặc sửa tệp targets.yaml rồi đọc lại.", "Cục Thống kê tỉnh", ""},
	{TasksNone, Warn, "Không tìm thấy nhiệm vụ nào.", "Nếu quyết định có giao nhiệm vụ, xem phần văn bản chưa đọc được.", "", ""},
	{TaskNoLead, Warn, "Nhiệm vụ không nêu cơ quan chủ trì.", "Nhiệm vụ này không được gửi cho cơ quan nào. Muốn giao, lưu kế hoạch rồi ghi cơ quan chủ trì vào biểu rà soát (theodoi plan review).", "", ""},
	{TaskNoText, Warn, "Có dòng “{got}” nhưng phía trên không có nội dung nhiệm vụ.", "Đối chiếu bản giấy; nội dung có thể đã mất khi sao chép.", "Cơ quan chủ trì", ""},
	{TaskLabelTwice, Warn, "Dòng “{got}” có hai lần trong một nhiệm vụ.", "Đối chiếu bản giấy; cả hai dòng đều được đọc.", "Tiến độ thực hiện", ""},
	{TaskDueUnknown, Warn, "Không tính được ngày từ thời hạn “{got}”.", "Chữ gốc vẫn được giữ, nhiệm vụ không bị tính quá hạn. Khi biết ngày, ghi vào cột Thời hạn của biểu rà soát (theodoi plan review).", "Sau khi Nghị định được ban hành", ""},
	{TaskDuePast, Warn, "Hạn {got} trước ngày ban hành quyết định {want}.", "Đối chiếu bản giấy; có thể in nhầm năm.", "30/01/2023", "19/01/2024"},
	{TextUnreadOrders, Warn, "Phần văn bản chưa đọc được có {got} dòng giống như giao việc (dòng nhãn phân công hoặc mục có chữ “chủ trì”).", "Xem phần văn bản chưa đọc được từ dòng này; nhiệm vụ nào còn thiếu thì lưu kế hoạch rồi thêm từ trang Chưa đọc được của biểu rà soát (theodoi plan review).", "3", ""},
	{AgencyUnknown, Warn, "Không có cơ quan “{got}” trong sổ cơ quan. Tên gần nhất: {want}.", "Nếu là tên khác của cơ quan đã có, thêm vào sổ; nếu là cơ quan mới, thêm mục mới.", "Sở Kế hoạch Tài chính", "Sở Kế hoạch và Đầu tư"},
	{AgencyNotThen, Warn, "“{got}” có trong sổ cơ quan nhưng không tồn tại vào ngày {want}.", "Kiểm tra ngày của quyết định và ngày hiệu lực trong sổ cơ quan.", "Sở Nông nghiệp và Môi trường", "19/01/2024"},

	{WorkbookOld, Block, "Tệp lưu ở dạng Excel cũ (.xls), máy này chưa có LibreOffice để đọc.", "Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi nộp lại.", "", ""},
	{WorkbookODS, Block, "Tệp lưu ở dạng LibreOffice (.ods), máy này chưa có LibreOffice để đọc.", "Mở bằng LibreOffice, chọn Lưu thành, kiểu “Excel 2007-365 (.xlsx)”, rồi nộp lại.", "", ""},
	{WorkbookEncrypted, Block, "Tệp được đặt mật khẩu nên không đọc được.", "Bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa trống), lưu rồi nộp lại.", "", ""},
	{WorkbookNotOne, Block, "Tệp không phải sổ Excel ({got}).", "Kiểm tra xem có chọn nhầm tệp không; biểu nộp về phải là tệp .xlsx đã gửi cho cơ quan.", "ảnh PNG", ""},
	{WorkbookDamaged, Block, "Tệp Excel bị hỏng hoặc gửi thiếu: {got}.", "Đề nghị cơ quan gửi lại; nếu vẫn mở được bằng Excel, mở rồi lưu thành tệp mới và nộp lại.", "thiếu phần cuối", ""},
	{WorkbookTooBig, Block, "Tệp lớn {got}, quá giới hạn {want}.", "Kiểm tra xem có dán ảnh hoặc dữ liệu khác vào biểu không; xóa đi rồi nộp lại.", "80 MB", "32 MB"},
	{WorkbookNoIssue, Block, "Tệp không còn thông tin phát hành (trang ẩn _theodoi), không biết là biểu nào.", "Chép các ô đã điền vào đúng biểu đã nhận rồi nộp lại; không tạo sổ mới.", "", ""},
	{WorkbookUnknown, Block, "Biểu mang mã phát hành {got}, không có trong dữ liệu này.", "Kiểm tra xem biểu có do máy khác phát hành không; nếu dữ liệu vừa khôi phục, khôi phục bản mới hơn.", "TD-7K2M9Q", ""},
	{WorkbookMixed, Block, "Các trang mang mã phát hành khác nhau: {got}; mong đợi {want}.", "Có trang được chép từ biểu khác sang. Điền vào đúng biểu đã nhận rồi nộp lại.", "Chỉ tiêu: TD-A", "TD-B"},
	{WorkbookWrongPlan, Block, "Biểu thuộc kế hoạch {got}, đang nhận cho kế hoạch {want}.", "Chọn đúng kế hoạch bằng --plan, hoặc đề nghị cơ quan gửi đúng biểu.", "12/QĐ-UBND (lần 1)", "91/QĐ-UBND (lần 1)"},
	{WorkbookWrongAgent, Block, "Biểu của {got}, đang nhận cho {want}.", "Đề nghị cơ quan gửi đúng biểu của mình.", "Sở Y tế", "Sở Xây dựng"},
	{WorkbookWrongTime, Block, "Biểu của kỳ {got}, đang nhận cho kỳ {want}.", "Đề nghị cơ quan điền vào biểu của kỳ đang nhận; nếu số liệu trong tệp đúng là của kỳ đang nhận, chỉ nhầm biểu, thì nhận với --carry.", "Quý I/2024", "Quý II/2024"},
	{WorkbookNewer, Block, "Biểu do phiên bản chương trình mới hơn tạo (mẫu {got}, chương trình này biết đến mẫu {want}).", "Cập nhật chương trình rồi nhận lại.", "3", "1"},
	{WorkbookRepeated, Note, "Đúng tệp này đã nhận trước đó ({got}); không có gì thay đổi.", "Không cần làm gì.", "91-QD-UBND_SYT_2024-Q1.xlsx", ""},
	{WorkbookEmpty, Warn, "Không có ô nào được điền.", "Đề nghị cơ quan kiểm tra xem có gửi nhầm biểu trống không.", "", ""},
	{WorkbookSecond, Warn, "Trong lần nhận này, tệp “{want}” cũng là biểu này.", "Các tệp được nhận theo thứ tự lưu, bản lưu trước nhận trước: bản sau thay bản trước; hai nửa do hai người điền thì lấy cả hai, ô nào hai bên ghi khác nhau thì chờ xử lý.", "biểu SYT v2.xlsx", "biểu SYT.xlsx"},
	{WorkbookLater, Note, "Bản này thay cho {got} đã nhận trước đó.", "Không cần làm gì; muốn trở lại bản trước thì dùng lệnh “theodoi undo”.", "biểu SYT.xlsx (số 12)", ""},
	{WorkbookOlder, Warn, "Đây là bản cũ đến sau ({got}); đã nhận bản mới hơn là {want}. Ô nào khác nhau thì giữ theo bản mới.", "Nếu bản này mới đúng, hoàn tác bản kia bằng lệnh “theodoi undo”, mở bản này bằng Excel, lưu lại rồi nhận lại.", "lưu 08:00 ngày 10/03/2024; khác ở Chỉ tiêu!G5", "biểu SYT v2.xlsx, lưu 15:30 ngày 12/03/2024"},
	{WorkbookBack, Note, "Đúng tệp này đã nhận rồi được hoàn tác (số {got}); nhận lại là đưa bản đó trở về.", "Không cần làm gì; tệp nhận sau bản đó vẫn được tính sau.", "12", ""},
	{WorkbookLatePeriod, Warn, "Biểu của kỳ {got}, trong khi cơ quan này đã được phát hành biểu kỳ {want}.", "Số liệu được lấy cho kỳ ghi trong biểu. Nếu cơ quan dùng nhầm biểu cũ để báo cáo kỳ mới, hoàn tác rồi nhận lại với --period và --carry.", "Quý I năm 2024", "Quý II năm 2024"},
	{WorkbookCarried, Note, "Điền trên biểu {got}; theo yêu cầu, số liệu được lấy cho {want}.", "Kiểm tra xem số liệu có đúng là của kỳ đang nhận không; nếu nhầm, hoàn tác bằng lệnh “theodoi undo”.", "Quý I năm 2024", "Quý II năm 2024"},
	{WorkbookNotIssued, Block, "Chưa phát hành biểu {want} cho {got} nên không có gì để đối chiếu.", "Kiểm tra lại --agency và --period; nếu đúng, phát hành biểu của kỳ đó (theodoi sheets) rồi nhận lại.", "Sở Y tế", "Quý II năm 2024"},
	{WorkbookNotKept, Warn, "Có nhiều kế hoạch và tệp không cho biết thuộc kế hoạch nào, nên bản gốc không được lưu vào dữ liệu.", "Nhận lại tệp này với --plan, hoặc giữ tệp ở nơi khác.", "", ""},
	{WorkbookFeedback, Block, "Tệp này chỉ là bảng liệt kê chỗ cần sửa của tệp “{got}”, không phải biểu; không có số liệu để nhận.", "Sửa trong biểu của cơ quan theo bảng ấy rồi nộp lại biểu, không nộp bảng liệt kê.", "91-QD-UBND_SYT_2024-Q1.xlsx", ""},

	{WorkbookConvert, Block, "Không chuyển được tệp {got} để đọc: {want}.", "Mở tệp bằng Excel, WPS hoặc LibreOffice, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi nộp lại.", "Excel cũ (.xls)", "LibreOffice báo lỗi"},
	{WorkbookConverted, Note, "Tệp {got} đã được chuyển sang dạng .xlsx để đọc; bản gốc vẫn được giữ.", "Không cần làm gì; lần sau nên nộp tệp .xlsx.", "Excel cũ (.xls)", ""},
	{WorkbookByText, Block, "Tệp không còn mã ẩn; theo đầu cột và nội dung các dòng thì đây là biểu của {got}: {want}.", "Xem lại có đúng cơ quan và kỳ không. Nếu đúng, xác nhận bằng lệnh “theodoi import TỆP --agency MÃ --period KỲ”; nếu không, đề nghị cơ quan điền vào đúng biểu đã nhận.", "Sở Y tế, Quý I/2024", "khớp 12 trong 14 dòng"},
	{WorkbookConfirmed, Note, "Tệp không còn mã ẩn; theo --agency, --period, số liệu được lấy cho biểu của {got}: {want}.", "Kiểm tra vài con số với tệp gốc; nếu nhầm cơ quan hoặc kỳ, hoàn tác bằng lệnh “theodoi undo”.", "Sở Y tế, Quý I/2024", "khớp 12 trong 14 dòng"},

	{SheetMissing, Warn, "Thiếu trang “{got}”; các ô của trang này coi như để trống.", "Nếu cơ quan có số liệu cho trang này, đề nghị gửi lại đủ các trang.", "Nhiệm vụ chủ trì", ""},
	{SheetRenamed, Note, "Trang “{want}” đã bị đổi tên thành “{got}”; vẫn đọc được nhờ mã ẩn.", "Không cần làm gì.", "Sheet1", "Chỉ tiêu"},
	{SheetNoKeys, Block, "Trang “{got}” mất dòng mã ẩn (dòng 1) nên không biết cột nào là cột nào.", "Chép các ô đã điền vào đúng biểu đã nhận rồi nộp lại.", "Chỉ tiêu", ""},
	{SheetTooMany, Block, "Trang có hơn {want} dòng; phần sau không đọc.", "Xóa các dòng thừa phía dưới bảng rồi nộp lại.", "1048576", "20000"},
	{SheetMore, Block, "Trang này còn {got} chỗ khác cùng loại, không liệt kê hết: {want}", "Sửa những chỗ đã nêu trước, rồi nộp lại để xem tiếp.", "240", "“đang tổng hợp” không phải con số."},
	{SheetPicture, Warn, "Trang có {got}; con số, chữ trong hình không đọc được, bản gốc vẫn được giữ.", "Nếu hình chứa số liệu cần báo cáo, gõ vào các ô nhập rồi nộp lại.", "2 hình", ""},
	{ColumnMissing, Warn, "Thiếu cột “{got}”; coi như để trống.", "Nếu có số liệu cho cột này, chép vào đúng biểu đã nhận rồi nộp lại.", "Lũy kế", ""},
	{ColumnMoved, Note, "Cột “{got}” đã bị chuyển chỗ; vẫn đọc được nhờ mã ẩn.", "Không cần làm gì.", "Lũy kế", ""},
	{ColumnTwice, Block, "Mã cột “{got}” có hai lần; không biết cột nào đúng nên không lấy cột này.", "Xóa cột thừa rồi nộp lại.", "Thực hiện trong kỳ", ""},
	{ColumnUnknown, Warn, "Có cột lạ đã được điền (“{got}”); không lấy vào số liệu, bản gốc vẫn được giữ.", "Nếu là ý kiến cần báo cáo, ghi vào cột Ghi chú hoặc Khó khăn, vướng mắc rồi nộp lại.", "Ý kiến thêm", ""},
	{RowMissing, Warn, "Dòng “{got}” không còn trong tệp; coi như để trống.", "Nếu cơ quan có số liệu cho dòng này, đề nghị điền vào đúng biểu đã nhận.", "4 Tổng vốn đầu tư toàn xã hội (mã CT.4/1)", ""},
	{RowUnknown, Block, "Dòng “{got}” mang mã ẩn không thuộc biểu này; không lấy.", "Kiểm tra xem dòng có được chép từ biểu khác sang không. Nếu nội dung là của một dòng trong biểu thì điền vào đúng dòng ấy rồi nộp lại.", "4 Tổng vốn đầu tư toàn xã hội | 39.000 (mã CT.99/1)", ""},
	{RowTwice, Block, "Dòng “{got}” có hai lần với số liệu khác nhau; không lấy dòng nào.", "Xóa dòng thừa, giữ một dòng đúng rồi nộp lại.", "4 Tổng vốn đầu tư toàn xã hội (mã CT.4/1)", ""},
	{RowApart, Block, "Nội dung của dòng không khớp mã ẩn: thấy “{got}”, theo mã phải là “{want}”. Không lấy dòng này.", "Có thể một phần bảng bị sắp xếp hoặc dán lệch. Lấy lại biểu gốc, điền đúng dòng rồi nộp lại.", "Tỷ lệ đô thị hóa", "Tỷ lệ che phủ rừng"},
	{RowNoKey, Block, "Dòng không có mã ẩn nhưng đã được điền: “{got}”; không lấy.", "Dòng do người dùng thêm vào. Điền vào dòng có sẵn, hoặc ghi ở cột Ghi chú rồi nộp lại.", "Nhiệm vụ thêm", ""},
	{CellNoNumber, Block, "“{got}” không phải con số.", "Ghi một con số, ví dụ 2,5 hoặc 38.000; chữ giải thích ghi ở cột Ghi chú.", "đang tổng hợp", ""},
	{CellTwoNumbers, Block, "“{got}” đọc được hai cách: {want}.", "Ghi lại theo cách viết Việt Nam: dấu phẩy cho phần thập phân, dấu chấm ngăn hàng nghìn.", "12.5", "12,5 hoặc 125"},
	{CellOddNumber, Block, "“{got}” viết không theo cách Việt Nam; có thể là {want}.", "Ghi lại: dấu phẩy cho phần thập phân, dấu chấm ngăn hàng nghìn.", "1,234.5", "1.234,5"},
	{CellUnit, Block, "“{got}” có đơn vị khác đơn vị của chỉ tiêu ({want}).", "Đổi ra đúng đơn vị rồi chỉ ghi con số.", "38 nghìn tỷ", "tỷ đồng"},
	{CellNoDate, Block, "“{got}” không phải ngày.", "Ghi ngày/tháng/năm đủ bốn chữ số của năm, ví dụ 05/03/2024.", "đầu tháng 3", ""},
	{CellDateFuture, Block, "Ngày hoàn thành {got} ở sau ngày nhận biểu {want}.", "Kiểm tra lại ngày; nếu chưa hoàn thành thì để trống và chọn trạng thái Đang thực hiện.", "30/12/2024", "20/03/2024"},
	{CellDateLoose, Warn, "Có ngày hoàn thành {got} nhưng trạng thái là “{want}”.", "Nếu đã xong, chọn trạng thái Hoàn thành; nếu chưa, xóa ngày.", "05/03/2024", "Đang thực hiện"},
	{CellDoneLoose, Warn, "Trạng thái Hoàn thành nhưng không có ngày hoàn thành; chưa xác định được đúng hạn hay quá hạn.", "Ghi ngày hoàn thành.", "", ""},
	{CellNoChoice, Block, "“{got}” không có trong danh sách chọn: {want}.", "Chọn một mục trong danh sách của ô.", "Xong", "Chưa thực hiện; Đang thực hiện; Hoàn thành"},
	{CellPercent, Block, "“{got}” không phải tỷ lệ từ 0 đến 100.", "Ghi mức độ hoàn thành từ 0 đến 100, không cần dấu %.", "140", "0-100"},
	{CellError, Block, "Ô mang lỗi của Excel: {got}.", "Xóa công thức lỗi và gõ giá trị.", "#REF!", ""},
	{CellFormula, Block, "Ô có công thức “{got}” mà không lưu kết quả; không biết giá trị.", "Mở bằng Excel, chép ô và dán lại dạng giá trị (Paste Values) rồi nộp lại.", "=A1*2", ""},
	{CellTooLong, Block, "Ô có {got} ký tự, quá giới hạn {want}.", "Rút gọn nội dung; phần chi tiết gửi kèm văn bản.", "40000", "8000"},
	{CellKept, Note, "Ô để trống; giữ nguyên giá trị cũ “{got}”.", "Nếu muốn bỏ giá trị cũ, ghi XÓA vào ô.", "2,5", ""},
	{CellElsewhere, Warn, "Có nội dung ngoài các ô nhập: “{got}”; không lấy vào số liệu, bản gốc vẫn được giữ.", "Nếu là ý kiến cần báo cáo, ghi vào cột Ghi chú hoặc Khó khăn, vướng mắc rồi nộp lại.", "xin ý kiến thêm", ""},
	{CellMerged, Warn, "Các ô {got} đã bị gộp; giá trị chỉ lấy cho ô {want}.", "Bỏ gộp ô, ghi giá trị vào từng ô rồi nộp lại.", "F5:F9", "F5"},
	{CellComment, Warn, "Ô có lời ghi kèm (comment): “{got}”; không lấy vào số liệu, bản gốc vẫn được giữ.", "Nếu là ý kiến cần báo cáo, ghi vào cột Ghi chú hoặc Khó khăn, vướng mắc rồi nộp lại.", "số liệu ước", ""},

	{CellMagnitude, Block, "Con số “{got}” lệch nhiều lần so với số đã biết; có thể là {want}.", "Kiểm tra dấu phẩy thập phân rồi ghi lại; nếu cơ quan xác nhận con số, chọn bằng lệnh “theodoi settle” (xem số của ô bằng “theodoi waiting”).", "435", "43,5 (kế hoạch năm: 44)"},
	{CellUnitMixed, Block, "Con số “{got}” có vẻ ghi theo đơn vị khác (tỷ, triệu, nghìn); có thể là {want}.", "Kiểm tra đơn vị tính của dòng rồi ghi lại; nếu cơ quan xác nhận con số, chọn bằng lệnh “theodoi settle” (xem số của ô bằng “theodoi waiting”).", "38.000.000", "38.000 (kế hoạch năm: 39.000)"},
	{CellSumFalls, Warn, "Lũy kế {got} thấp hơn lũy kế kỳ trước ({want}).", "Kiểm tra lại hai con số; nếu số kỳ trước đã điều chỉnh thì ghi rõ ở cột Ghi chú.", "9.500", "12.000, Quý I/2024"},
	{CellSumOff, Warn, "Lũy kế {got} khác với lũy kế kỳ trước cộng số trong kỳ ({want}).", "Kiểm tra lại; nếu số các kỳ trước đã điều chỉnh thì ghi rõ ở cột Ghi chú.", "20.000", "19.000"},
	{CellSumBelow, Warn, "Lũy kế {got} thấp hơn số thực hiện trong kỳ ({want}).", "Kiểm tra xem hai cột có ghi nhầm chỗ không.", "5.000", "7.000"},
	{CellShareLoose, Warn, "Mức độ hoàn thành {got}% không khớp trạng thái “{want}”.", "Nếu đã xong, chọn Hoàn thành và ghi 100; nếu chưa, sửa lại mức độ hoặc trạng thái.", "80", "Hoàn thành"},
	{CellDateEarly, Warn, "Ngày hoàn thành {got} ở trước ngày ban hành văn bản giao việc ({want}).", "Kiểm tra lại ngày, nhất là năm.", "05/03/2023", "19/01/2024"},
	{CellBackwards, Warn, "Ô ghi “{got}”, trong khi kỳ trước đã ghi “{want}”.", "Kiểm tra lại; nếu việc phải làm lại thì ghi lý do ở cột Khó khăn, vướng mắc.", "Đang thực hiện", "Hoàn thành, Quý I/2024"},
	{CellSameText, Note, "Kết quả giống hệt kỳ trước ({want}): “{got}”.", "Nếu có gì mới trong kỳ, bổ sung vào ô này.", "Đã trình Ủy ban nhân dân tỉnh", "Quý I/2024"},
	{CellTwoValues, Block, "Ô có hai giá trị: {got}; đã nhận trước đó {want}. Giữ nguyên giá trị đã nhận, chờ xử lý.", "Hỏi cơ quan giá trị nào đúng, rồi chọn bằng lệnh “theodoi settle” (xem số của ô bằng “theodoi waiting”).", "“2,6” trong tệp này, lưu 15:30 ngày 12/03/2024", "“2,5” từ phòng A.xlsx, lưu 08:00 ngày 10/03/2024"},
	{CellNewerBlank, Block, "Bản cũ đến sau ghi “{got}”, bản mới hơn ({want}) để trống ô này; chưa lấy.", "Hỏi cơ quan có còn dùng giá trị này không, rồi chọn bằng lệnh “theodoi settle” (xem số của ô bằng “theodoi waiting”).", "2,5", "biểu SYT v2.xlsx"},

	{RegisterUnknownNames, Warn, "Sổ cơ quan chưa có “{got}”, nhắc đến ở {want}.", "Đọc và theo dõi được theo tên; muốn phát hành biểu thì ghi tên này vào sổ cơ quan. Lệnh “theodoi register draft” lập sẵn sổ nháp từ quyết định.", "Trung tâm Chuyển đổi số Thành phố", "dòng 12, 40"},
	{RegisterOtherProvince, Warn, "Quyết định do {got} ban hành, còn sổ cơ quan là của {want}: tên địa phương trong quyết định không lấy mã của sổ này.", "Chọn sổ cơ quan của nơi ban hành (--register TỆP), hoặc lập sổ nháp bằng lệnh “theodoi register draft”.", "Ủy ban nhân dân tỉnh Mẫu", "tỉnh Quảng Ngãi"},
	{RegisterBad, Block, "Sổ cơ quan có lỗi: {got}.", "Sửa tệp sổ cơ quan theo hướng dẫn ở đầu tệp.", "mã SYT có hai lần", ""},
	{RulesOwner, Warn, "Quy tắc gợi ý cơ quan báo cáo chỉ tiêu dùng mã không có trong sổ cơ quan đang dùng: {got}. Các quy tắc đó không gợi ý ai.", "Sổ của nơi khác thì sửa mã trong tệp quy tắc theo sổ đó; cùng một nơi thì xem lại mã.", "SKHDT, CTK", ""},

	{EditStale, Block, "Mục {ref} nay ghi {got}; chỗ sửa này thì {want}. Không sửa gì.", "Xem lại mục này trong biểu rà soát (theodoi plan review); nếu vẫn cần sửa, sửa lại trên biểu mới.", "chủ trì: “Sở Tài chính”", "đổi chủ trì: “Sở Y tế” thành “Sở Nội vụ”"},
	{EditGone, Block, "Kế hoạch không có mục “{got}”; chỗ sửa này {want}. Không sửa gì.", "Nếu nội dung nay nằm ở mục khác, sửa ở mục đó bằng biểu rà soát (theodoi plan review).", "III.2.a", "đổi thời hạn: “Quý II” thành “Quý III”"},
	{EditFigure, Warn, "Không đọc được con số nào từ “{got}”; giữ nguyên chữ làm mức phải đạt.", "Ghi một con số kèm đơn vị như trong quyết định, ví dụ 70-71% hoặc trên 38.000 tỷ đồng.", "đạt khá", ""},
	{EditOwnerGroup, Warn, "“{got}” là tên của nhiều cơ quan; chỉ tiêu phải do từng cơ quan báo cáo nên chưa giao cho ai.", "Ghi tên từng cơ quan, cách nhau bằng dấu chấm phẩy.", "các sở, ban ngành", ""},
	{EditBlank, Block, "Nội dung bị xóa trống; giữ nguyên “{got}”.", "Nếu muốn bỏ cả mục, ghi x vào cột Bỏ mục này.", "Rà soát quy hoạch", ""},
	{EditChoice, Block, "“{got}” không phải lựa chọn của ô này; cần {want}. Không sửa gì ở dòng này.", "Chọn một mục trong danh sách của ô, hoặc để trống.", "có thể", "x"},
	{EditNoteLoose, Note, "“{got}” không đi với điều gì được sửa ở dòng này nên không lưu.", "Không cần làm gì; nếu định sửa thì sửa ô cần sửa rồi nhập lại.", "95/QĐ-UBND", ""},
	{CarryDoubt, Warn, "Mục này giống mục cũ {want} nhưng chưa đủ chắc nên mang mã mới {got}; sửa đổi và số liệu của mục cũ không chuyển sang.", "Đối chiếu hai văn bản. Nếu đúng là mục cũ, sửa câu chữ trong tệp cho giống bản trước rồi thêm lại; nếu là mục mới thì không cần làm gì.", "III.2.a~2", "III.2.a"},
	{CarryValues, Warn, "Mục “{got}” không còn trong kế hoạch nhưng các cơ quan đã báo cáo {want} giá trị cho mục này.", "Số liệu và lịch sử vẫn được giữ, nhưng không vào báo cáo nữa. Kiểm tra xem có bỏ nhầm mục không.", "III.2.a", "4"},
	{RowFreed, Block, "Dòng “{got}” không còn trong kế hoạch (nay là {want}); không lấy, bản gốc vẫn được giữ.", "Nếu nội dung nay nằm ở mục khác, đề nghị cơ quan điền vào biểu phát hành lại.", "III.2.a", "91/QĐ-UBND (lần 3)"},
	{AmendOther, Block, "Văn bản {got} không nhắc đến Quyết định {want} nên không sửa gì.", "Chọn đúng kế hoạch bằng --plan, hoặc đúng tệp quyết định sửa đổi.", "95/QĐ-UBND", "91/QĐ-UBND"},
	{AmendNothing, Block, "Không tìm thấy nội dung sửa đổi, bổ sung, bãi bỏ hay thay thế nào.", "Kiểm tra xem có đúng quyết định sửa đổi không; nếu đúng, sửa bằng biểu rà soát (theodoi plan review).", "", ""},
	{AmendLost, Block, "Không hiểu nội dung sửa đổi này nên không đề xuất gì: “{got}”.", "Sửa bằng biểu rà soát (theodoi plan review), ghi số của văn bản này vào cột Theo văn bản số.", "Điều chỉnh một số nội dung cho phù hợp", ""},
	{AmendProposed, Note, "Đề xuất theo {got}, dòng {want}; ô này đang ghi giá trị mới.", "Đối chiếu với văn bản sửa đổi rồi nhập biểu bằng “theodoi plan apply”.", "95/QĐ-UBND", "12"},
	{ReviewNotOne, Block, "Tệp không phải biểu rà soát kế hoạch.", "Chọn đúng tệp do lệnh “theodoi plan review” ghi ra; biểu nộp về của cơ quan thì nhận bằng “theodoi import”.", "", ""},
	{ReviewPlan, Block, "Biểu rà soát của kế hoạch {got}, đang sửa kế hoạch {want}.", "Chọn đúng kế hoạch bằng --plan, hoặc chọn đúng tệp.", "12/QĐ-UBND", "91/QĐ-UBND"},
	{ReviewUnknown, Block, "Biểu rà soát của kế hoạch {got}, không có trong dữ liệu này.", "Kiểm tra xem biểu có do máy khác lập không.", "91/QĐ-UBND (lần 2)", ""},
	{ReviewOld, Warn, "Biểu rà soát lập từ {got}, kế hoạch nay là {want}.", "Những chỗ chưa ai sửa vẫn được sửa theo biểu này; chỗ đã khác được nêu riêng.", "91/QĐ-UBND (lần 1)", "91/QĐ-UBND (lần 2)"},
	{ReviewSheet, Warn, "Biểu rà soát thiếu trang “{got}”; coi như trang này không sửa gì.", "Nếu có sửa trên trang này, gửi lại biểu còn đủ trang.", "Nhiệm vụ", ""},
	{ReviewColumn, Block, "Trang này thiếu, hoặc có hai, cột “{got}”; không đọc cột này.", "Chép các chỗ sửa vào biểu mới lấy bằng “theodoi plan review” rồi nhập lại.", "Cơ quan chủ trì", ""},
	{ReviewRow, Note, "Dòng “{got}” không còn trong biểu rà soát; mục vẫn được giữ trong kế hoạch.", "Muốn bỏ mục, ghi x vào cột Bỏ mục này chứ không xóa dòng.", "III.2.a", ""},
	{ReviewStrange, Block, "Dòng “{got}” không có trong biểu rà soát đã lập; không lấy.", "Muốn thêm nhiệm vụ hoặc chỉ tiêu, dùng trang Chưa đọc được.", "nhiệm vụ thêm", ""},
	{ReviewTwice, Block, "Dòng mang mã “{got}” có hai lần; không lấy dòng nào.", "Xóa dòng thừa rồi nhập lại.", "III.2.a", ""},
	{ReviewFixed, Warn, "Ô “{got}” chỉ để đọc; điều ghi vào đó không được lấy.", "Ghi vào các cột có đầu cột màu xanh.", "đổi tên mục", ""},

	{ReportGlyph, Warn, "Ký tự {got} không có trong phông chữ của báo cáo; in ô vuông thay thế.", "Sửa ký tự này ở nơi nó được nhập.", "U+1F600", ""},
	{ClosedWithout, Warn, "Kỳ được chốt khi {got} chưa nộp biểu.", "Xem đủ danh sách bằng “theodoi status”. Biểu nộp sau khi chốt vẫn nhận được và được ghi là điều chỉnh sau chốt trong báo cáo kỳ sau.", "Sở Y tế", ""},
	{ClosedWaiting, Warn, "Kỳ được chốt khi còn {got} ô chờ xử lý.", "Xử lý các ô ấy; số liệu nhận sau khi chốt được ghi là điều chỉnh sau chốt trong báo cáo kỳ sau.", "3", ""},
	{ClosedLate, Note, "{got} đã chốt ngày {want}; số liệu của biểu này được ghi là điều chỉnh sau chốt.", "Báo cáo của kỳ đã chốt không đổi; báo cáo kỳ sau nêu các điều chỉnh. Nếu phải sửa cả kỳ đã chốt, mở lại kỳ bằng “theodoi close --reopen”.", "Quý I năm 2024", "05/04/2024"},
	{ReportMissing, Warn, "Chưa có cơ quan nào nộp biểu của kỳ {got}.", "Báo cáo vẫn in được nhưng mọi số liệu đều trống.", "Quý I/2024", ""},
	{TextBroken, Block, "Lời báo cáo viết chưa đúng: {got}.", "Sửa tệp ở dòng này; xóa tệp trong thư mục mẫu của văn phòng là trở về lời gốc.", "không có hàm nào tên là “bang”", ""},
	{TextFailed, Block, "Lời báo cáo không điền được số liệu: {got}.", "Sửa tệp ở dòng này theo docs/report-templates.md; xóa tệp trong thư mục mẫu của văn phòng là trở về lời gốc.", "không có mục “.Ky” ở chỗ này", ""},
	{TextMarkdown, Block, "Lời báo cáo có dạng không in được: {got}.", "Chỉ dùng đề mục (#), đoạn văn, gạch đầu dòng (-), chữ **đậm**, *nghiêng* và bảng.", "có liên kết; văn bản in không có liên kết", ""},
}

// What a file seems to be or lacks, to stand as {got} in the findings of the workbook stage.
const (
	LooksPDF      = "tệp PDF"
	LooksWord     = "tệp Word"
	LooksSlides   = "tệp PowerPoint"
	LooksXLSB     = "sổ Excel nhị phân .xlsb"
	LooksODF      = "tệp LibreOffice không phải bảng tính"
	LooksPNG      = "ảnh PNG"
	LooksJPEG     = "ảnh JPEG"
	LooksGIF      = "ảnh GIF"
	LooksTIFF     = "ảnh TIFF"
	LooksRTF      = "tệp RTF"
	LooksHTML     = "trang HTML"
	LooksXML      = "tệp XML"
	LooksZIP      = "tệp nén ZIP"
	LooksRAR      = "tệp nén RAR"
	Looks7z       = "tệp nén 7z"
	LooksGZIP     = "tệp nén GZIP"
	LooksOLE      = "tệp Office cũ không phải bảng tính"
	LooksCSV      = "tệp CSV"
	LooksText     = "tệp văn bản"
	LooksUnknown  = "không rõ loại tệp"
	LacksEnd      = "thiếu phần cuối"
	LacksWorkbook = "thiếu phần mô tả sổ"
	LacksSheets   = "không có trang nào"
)

// BrokenPart names a part of a file that cannot be read.
func BrokenPart(name string) string { return "phần " + name + " không đọc được" }

// Either lists readings of which only one can be meant.
func Either(readings ...string) string { return strings.Join(readings, " hoặc ") }

// Edition names one revision of a plan; without a revision, the plan.
func Edition(number string, revision int) string {
	if revision == 0 {
		return number
	}
	return number + " (lần " + strconv.Itoa(revision) + ")"
}
