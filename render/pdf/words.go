package pdf

import "theodoi/report"

// Words that the printed form itself demands; every other word on the paper comes from the document.
const (
	nationWords     = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	mottoWords      = "Độc lập - Tự do - Hạnh phúc"
	numberWord      = "Số:"
	recipientsWords = "Nơi nhận:"
	appendixWord    = "Phụ lục"
	draftWords      = "DỰ THẢO"
	aboutWord       = "V/v"
	addressedWord   = "Kính gửi:"
	unitWords       = "Đơn vị tính:"
)

// Words of the legends of charts.
const (
	planWords      = "Kế hoạch"
	planRangeWords = "Kế hoạch (khoảng)"
	lowerWords     = "Càng thấp càng tốt"
	noFigureWords  = "Chưa có số liệu"
	returnedWords  = "Nộp đúng hạn"
	lateWords      = "Nộp muộn"
	silentWords    = "Chưa nộp"
	dueWords       = "Hạn nộp"
)

// toneWords say what a bar's pattern means.
var toneWords = map[report.Tone]string{
	report.Good: "Đạt, vượt kế hoạch",
	report.Soon: "Cần lưu ý",
	report.Poor: "Chưa đạt kế hoạch",
	report.Dim:  "Chưa đánh giá",
	"":          "Thực hiện",
}

// producerName stands in the properties of the file.
const producerName = "theodoi"
