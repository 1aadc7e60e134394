package pdf

import "theodoi/report"

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
