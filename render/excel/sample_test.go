package excel

import (
	"bytes"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"theodoi/agency"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

func figure(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

func target(n, name string, measures ...plan.Measure) []progress.OwedMeasure {
	t := plan.Target{Ref: plan.Ref("CT." + n), Ordinal: n, Name: name, Text: name}
	for i := range measures {
		measures[i].Ref = t.Ref.Measure(i + 1)
	}
	t.Measures = measures
	var owed []progress.OwedMeasure
	for _, m := range measures {
		owed = append(owed, progress.OwedMeasure{Target: t, Measure: m})
	}
	return owed
}

func measures() []progress.OwedMeasure {
	var all []progress.OwedMeasure
	all = append(all, target("1", "Tốc độ tăng tổng sản phẩm trên địa bàn tỉnh (GRDP)",
		plan.Measure{Low: figure("4.0"), High: figure("4.5"), Unit: "%", Better: plan.Higher, Aggregation: plan.Rate})...)
	all = append(all, target("4", "Vốn đầu tư thực hiện trên địa bàn tỉnh",
		plan.Measure{Low: figure("40000"), High: figure("41500"), Approx: true, Unit: "tỷ đồng", Better: plan.Higher, Aggregation: plan.Flow})...)
	all = append(all, target("11", "Tỷ lệ thất nghiệp khu vực thành thị",
		plan.Measure{Low: figure("1.80"), High: figure("1.80"), Approx: true, Unit: "%", Better: plan.Lower, Aggregation: plan.Level})...)
	all = append(all, target("17", "Tỷ lệ hộ nghèo toàn tỉnh",
		plan.Measure{Low: figure("1.40"), High: figure("1.45"), Unit: "%", Direction: plan.Decrease, Scope: "toàn tỉnh", Better: plan.Lower},
		plan.Measure{Low: figure("5"), High: figure("6"), Unit: "%", Direction: plan.Decrease, Scope: "miền núi", Better: plan.Lower})...)
	all = append(all, target("30", "Cán cân thương mại", plan.Measure{Word: "Xuất siêu"})...)
	return all
}

const longText = "Trình ban hành kế hoạch thực hiện các quy hoạch đã được cấp có thẩm quyền phê duyệt; công bố công khai bản đồ, danh mục dự án " +
	"ưu tiên và lộ trình huy động vốn. Đối chiếu các đồ án quy hoạch chuyên ngành còn hiệu lực, kiến nghị điều chỉnh những nội dung không " +
	"còn phù hợp.\nTrường hợp kết quả thấp hơn kịch bản, phải đề xuất ngay biện pháp bù đắp trong kỳ tiếp theo để UBND tỉnh xem xét, quyết định."

func tasks() []plan.Task {
	supporters := []plan.Assignee{{Name: "Cục Thống kê tỉnh"}, {Name: "Sở Tài chính"}, {Name: "Sở Công Thương"}}
	lead := []plan.Assignee{{Name: "Sở Kế hoạch và Đầu tư"}}
	return []plan.Task{
		{Ref: "III.1.b", Text: "Cập nhật kịch bản tăng trưởng, trong đó lượng hóa phần đóng góp của từng ngành, từng sản phẩm chủ lực và của các dự án " +
			"lớn sắp đi vào hoạt động.", Lead: lead, Support: supporters, Due: plan.Due{Kind: plan.Recurring, Text: "Hằng quý", Every: "quarter"}},
		{Ref: "III.1.b-1", Text: longText, Lead: lead, Support: supporters[:1], Due: plan.Due{Kind: plan.By, To: "2024-02-28", Text: "Chậm nhất ngày 28/02/2024"}},
		{Ref: "III.2.a", Text: "=HYPERLINK(\"http://x\") - phân bổ hết kế hoạch vốn đầu tư công ngay từ đầu năm & ưu tiên dự án <chuyển tiếp>.", Lead: lead,
			Due: plan.Due{Kind: plan.By, To: "2024-03-20", Text: "Trước ngày 20/3/2024"}},
		{Ref: "III.2.b", Text: "Thường xuyên rà soát, tháo gỡ khó khăn cho doanh nghiệp.", Lead: lead,
			Due: plan.Due{Kind: plan.Ongoing, To: "2024-12-31", Text: "Thường xuyên trong năm 2024"}},
	}
}

// sampleInput is one agency with rows of every kind.
func sampleInput() sheet.Input {
	all := tasks()
	owed := progress.Owed{
		Agency:   agency.Agency{Code: "SKHDT", Name: "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi"},
		Measures: measures(),
		Lead:     []progress.OwedTask{{Task: all[0]}, {Task: all[1], Scope: "kế hoạch thực hiện Quy hoạch tỉnh"}, {Task: all[2]}, {Task: all[3], Group: true}},
		Support:  []progress.OwedTask{{Task: all[0]}, {Task: all[3]}},
		Shared:   []progress.OwedTask{{Task: all[1], Group: true}},
	}
	calendar := progress.Calendar{CutOffDay: 14, ReturnDay: 20, SoonDays: 15}
	return sheet.Input{
		Issue:    progress.Issue{ID: "K7M2PX9Q", Layout: sheet.Layout, Plan: "91/QĐ-UBND", Revision: 1, Base: "abc123def456", Agency: "SKHDT", Period: "2024-Q1"},
		Plan:     &plan.Plan{Decision: plan.Decision{Number: "91/QĐ-UBND", Title: "Về chỉ tiêu, nhiệm vụ và giải pháp điều hành kinh tế - xã hội tỉnh Quảng Ngãi năm 2024"}},
		Period:   progress.Period{Year: 2024, Kind: progress.Quarter, N: 1},
		Calendar: calendar,
		Owed:     owed,
		Previous: previous(calendar),
		LastYear: map[plan.Ref]string{"CT.1/1": "3.85", "CT.4/1": "8250"},
		Contact:  "Phòng Tổng hợp, Văn phòng UBND tỉnh, điện thoại 0255 3822 000",
	}
}

// previous is what the agency had said a year earlier, so that the column of the previous state has words.
func previous(c progress.Calendar) *progress.State {
	period := progress.Period{Year: 2023, Kind: progress.Quarter, N: 4}
	key := progress.Key{Ref: "III.1.b", Agency: "SKHDT", Role: progress.Lead}
	var records []progress.Record
	for field, text := range map[progress.Field]string{
		progress.StatusField: "in-progress", progress.Percent: "60", progress.Result: "Đã trình dự thảo kịch bản tăng trưởng quý I",
	} {
		records = append(records, progress.Record{Key: key, Period: period, Field: field,
			Value: progress.Value{Text: text, From: progress.Source{Period: period.String()}}})
	}
	return progress.NewState(c, progress.Period{Year: 2024, Kind: progress.Quarter, N: 1}, records)
}

func sample() sheet.Book { return sheet.Build(sampleInput()) }

// write returns the workbook's bytes.
func write(t testing.TB, book sheet.Book) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func value(t testing.TB, f *excelize.File, sheetName, cellName string) string {
	t.Helper()
	v, err := f.GetCellValue(sheetName, cellName, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}
