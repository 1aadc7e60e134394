package words

// Words in charts, beside those that the report gives.
const (
	ChartActual   = "Thực hiện"
	ChartPlan     = "Kế hoạch"
	ChartPlanHigh = "Kế hoạch, mức cao"
	ChartLower    = "(càng thấp càng tốt)"
	ChartReturned = "Ngày nộp"
	ChartDue      = "Thời hạn"
	ChartTotal    = "Tổng"
)
