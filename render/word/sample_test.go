package word

import (
	"fmt"

	"theodoi/internal/viet"
	"theodoi/report"
)

// sample is a quarterly report with every kind of block.
func sample() report.Document {
	attach := "(Kèm theo Báo cáo số 07/BC-STC ngày 05/4/2026 của Sở Tài chính)"
	return report.Document{
		Head: report.Head{
			Parent: "UBND tỉnh Quảng Ngãi", Issuer: "Sở Tài chính", Number: "07/BC-STC", Place: "Quảng Ngãi", Date: "2026-04-05", Kind: "BÁO CÁO",
			Subject: "Kết quả thực hiện các chỉ tiêu, nhiệm vụ giao tại Quyết định số 01/QĐ-UBND trong Quý I năm 2026",
			To:      []string{"Chủ tịch UBND tỉnh"},
		},
		Body: []report.Node{
			report.Paragraph{Text: "Sở Tài chính báo cáo kết quả thực hiện các chỉ tiêu, nhiệm vụ của các cơ quan, địa phương trong Quý I năm 2026 như sau:"},
			report.Heading{Level: 1, Number: "I", Text: "Kết quả thực hiện các chỉ tiêu"},
			report.Heading{Level: 2, Number: "1", Text: "Đánh giá chung"},
			report.Paragraph{Runs: []report.Run{
				{Text: "Trong 34 chỉ tiêu được giao, "}, {Text: "12 chỉ tiêu vượt", Bold: true}, {Text: ", 15 chỉ tiêu đạt; riêng "},
				{Text: "thu ngân sách", Link: "chi-tieu-2"}, {Text: " còn thấp "}, {Text: "(số liệu ước)", Italic: true}, {Text: "."},
			}},
			report.Table{
				Caption: "Bảng 1. Chỉ tiêu theo lĩnh vực", Unit: "Đơn vị tính: chỉ tiêu",
				Columns: []report.Column{{Title: "TT", Width: 1, Align: report.Center}, {Title: "Lĩnh vực", Width: 6}, {Title: "Vượt", Width: 2, Align: report.Right}, {Title: "Đạt", Width: 2, Align: report.Right}, {Title: "Không đạt", Width: 2, Align: report.Right}},
				Rows: []report.TableRow{
					{Group: "A. Kinh tế"},
					{Cells: []report.Cell{{Text: "1"}, {Text: "Tăng trưởng"}, {Text: "4"}, {Text: "6"}, {Text: "1", Tone: report.Poor, Link: "chi-tieu-1"}}},
					{Cells: []report.Cell{{Text: "2"}, {Text: "Ngân sách"}, {Text: "1", Bold: true}, {Text: "2"}, {Text: "0", Tone: report.Dim}}},
					{Group: "B. Xã hội"},
					{Cells: []report.Cell{{Text: "3"}, {Text: "Việc làm, giảm nghèo"}, {Text: "3"}, {Text: "5", Tone: report.Good}, {Text: "2", Tone: report.Soon}}},
				},
			},
			sampleAchievement(),
			sampleTrend(),
			report.Heading{Level: 2, Number: "2", Text: "Tồn tại, hạn chế"},
			report.ListOf("Giải ngân vốn đầu tư công mới đạt 8,7% kế hoạch;", "Một số dự án chậm bàn giao mặt bằng, nhất là các tuyến đường qua khu dân cư đã có từ lâu mà hồ sơ đất đai chưa đầy đủ."),
			report.Heading{Level: 3, Number: "a", Text: "Nguyên nhân khách quan"},
			report.Heading{Level: 1, Number: "II", Text: "Kết quả thực hiện nhiệm vụ"},
			sampleChart(9),
			sampleTimeline(),
			report.Heading{Level: 1, Number: "III", Text: "Kiến nghị"},
			report.Paragraph{Text: "Sở Tài chính kính báo cáo UBND tỉnh xem xét, chỉ đạo các cơ quan, đơn vị tiếp tục thực hiện những nhiệm vụ đã nêu tại Phụ lục II của Báo cáo này./."},
		},
		Sign: report.Signature{
			Authority: []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, Name: "Trần Thị Hòa",
			Recipients: []string{"Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các sở, ban, ngành", "Lưu: VT, TH"},
		},
		Appendix: []report.Appendix{
			{Number: "I", Name: "Kết quả thực hiện các chỉ tiêu", Attach: attach, Body: []report.Node{sampleTargets(34)}},
			{Number: "II", Name: "Kết quả thực hiện các nhiệm vụ", Attach: attach, Body: []report.Node{
				report.Heading{Level: 1, Number: "I", Text: "Nhiệm vụ quá hạn"}, sampleTasks(24),
				report.Heading{Level: 1, Number: "II", Text: "Nhiệm vụ đề nghị điều chỉnh"},
				report.Table{Columns: sampleTasks(0).Columns, Empty: "Không có nhiệm vụ nào đề nghị điều chỉnh."},
			}},
			{Number: "III", Name: "Tình hình nộp biểu", Attach: attach, Portrait: true, Body: []report.Node{sampleChart(61)}},
		},
		Title: "Báo cáo Quý I năm 2026", Author: "Sở Tài chính", Created: "2026-04-05",
	}
}

var sampleAgencies = []string{
	"Văn phòng UBND tỉnh", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Dân tộc và Tôn giáo",
	"Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", "UBND xã Bình Sơn", "Sở Y tế", "Công an tỉnh",
}

func sampleChart(n int) report.Chart {
	c := report.Chart{
		Caption: "Biểu đồ 3. Nhiệm vụ theo cơ quan chủ trì", Unit: "nhiệm vụ", Empty: "Chưa có nhiệm vụ nào.",
		Series: []report.Series{{Name: "Hoàn thành đúng hạn", Tone: report.Good}, {Name: "Hoàn thành quá hạn", Tone: report.Soon}, {Name: "Đang trong hạn"}, {Name: "Chưa hoàn thành, quá hạn", Tone: report.Poor}, {Name: "Chưa báo cáo", Tone: report.Dim}},
	}
	for i := range n {
		c.Bars = append(c.Bars, report.Bar{Label: sampleAgencies[i%len(sampleAgencies)], Values: []int{12 - i%7, i % 4, 6 + i%5, i % 3, i % 2}})
	}
	return c
}

func sampleAchievement() report.Achievement {
	return report.Achievement{Caption: "Biểu đồ 1. Chỉ tiêu so với kế hoạch năm", Empty: "Chưa có số liệu.", Rows: []report.AchievementRow{
		{Label: "Tốc độ tăng GRDP", Value: 104.2, Low: 100, High: 100, Text: "9,4% (KH 9,0%)", Tone: report.Good},
		{Label: "Tỷ lệ hộ nghèo", Value: 92, Low: 100, High: 110, Text: "3,1% (KH 3,4-3,7%)", Lower: true, Tone: report.Good},
		{Label: "Thu ngân sách nhà nước trên địa bàn", Value: 31.5, Low: 100, High: 100, Text: "9.765 tỷ đồng (KH 31.000)", Tone: report.Poor},
		{Label: "Số doanh nghiệp thành lập mới", Value: 735, Low: 100, High: 100, Text: "735 (KH 100)", Tone: report.Soon},
	}}
}

func sampleTrend() report.Trend {
	point := func(v float64, text string) *report.TrendPoint { return &report.TrendPoint{Value: v, Text: text} }
	low, high := 70.0, 71.0
	return report.Trend{Caption: "Biểu đồ 2. Diễn biến trong năm", Periods: []string{"Quý I", "Quý II", "Quý III", "Năm"}, Empty: "Chưa có kỳ nào.", Panels: []report.TrendPanel{
		{Title: "Thu ngân sách", Unit: "tỷ đồng", Points: []*report.TrendPoint{point(9765, "9.765"), point(15020.5, "15.020,5"), nil, nil}},
		{Title: "Tỷ lệ che phủ rừng", Unit: "%", Points: []*report.TrendPoint{point(69.5, "69,5"), nil, point(70.2, "70,2"), nil}, Low: &low, High: &high, Plan: "70-71%"},
		{Title: "Việc làm mới", Unit: "người", Points: []*report.TrendPoint{nil, nil, nil, nil}},
	}}
}

func sampleTimeline() report.Timeline {
	t := report.Timeline{Caption: "Biểu đồ 4. Ngày nộp biểu", From: "2026-03-10", To: "2026-03-27", Due: "2026-03-20", Empty: "Chưa giao biểu."}
	for i, a := range sampleAgencies {
		m := report.TimelineMark{Label: a, Text: "chưa nộp", Tone: report.Poor}
		if i%4 != 3 {
			m.Day = viet.Date("2026-03-12").AddDays(2 * i)
			m.Text, m.Tone = m.Day.String(), report.Good
		}
		t.Marks = append(t.Marks, m)
	}
	return t
}

func sampleTargets(n int) report.Table {
	t := report.Table{Unit: "Số liệu ước đến ngày 14/3/2026", Columns: []report.Column{
		{Title: "TT", Width: 2, Align: report.Center}, {Title: "Chỉ tiêu", Width: 12}, {Title: "Đơn vị tính", Width: 4, Align: report.Center}, {Title: "Thực hiện cùng kỳ", Width: 4, Align: report.Right},
		{Title: "Kế hoạch năm", Width: 4, Align: report.Right}, {Title: "Thực hiện kỳ", Width: 4, Align: report.Right}, {Title: "Lũy kế", Width: 4, Align: report.Right}, {Title: "So kế hoạch (%)", Width: 4, Align: report.Right},
		{Title: "So cùng kỳ (%)", Width: 4, Align: report.Right}, {Title: "Đánh giá", Width: 4, Align: report.Center}, {Title: "Cơ quan báo cáo", Width: 6}, {Title: "Ghi chú", Width: 5},
	}}
	names := []string{"Tốc độ tăng GRDP", "Tổng vốn đầu tư toàn xã hội", "Kim ngạch xuất khẩu", "Tỷ lệ che phủ rừng", "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giảm"}
	ratings := []report.Cell{{Text: "Vượt (dự kiến)", Tone: report.Good}, {Text: "Đạt"}, {Text: "Không đạt", Tone: report.Poor}, {Text: "Chưa có số liệu", Tone: report.Dim}}
	for i := range n {
		if i%12 == 0 {
			t.Rows = append(t.Rows, report.TableRow{Group: fmt.Sprintf("%c. CHỈ TIÊU NHÓM %d", 'A'+i/12, i/12+1)})
		}
		t.Rows = append(t.Rows, report.TableRow{Anchor: fmt.Sprintf("chi-tieu-%d", i+1), Cells: []report.Cell{
			{Text: fmt.Sprint(i + 1)}, {Text: names[i%len(names)]}, {Text: []string{"%", "tỷ đồng", "triệu USD"}[i%3]}, {Text: "14.250,5"}, {Text: "38.000"},
			{Text: fmt.Sprintf("%d.120,4", i+1)}, {Text: "6.120,4"}, {Text: "16,1"}, {Text: "102,3"}, ratings[i%len(ratings)],
			{Text: sampleAgencies[i%len(sampleAgencies)]}, {Text: []string{"", "Số liệu sơ bộ của Thống kê tỉnh"}[i%2]},
		}})
	}
	return t
}

func sampleTasks(n int) report.Table {
	t := report.Table{Caption: "Danh sách nhiệm vụ", Columns: []report.Column{
		{Title: "TT", Width: 1.4, Align: report.Center}, {Title: "Nội dung nhiệm vụ", Width: 9}, {Title: "Cơ quan chủ trì", Width: 5}, {Title: "Thời hạn", Width: 3, Align: report.Center},
		{Title: "Kết quả thực hiện", Width: 8}, {Title: "Khó khăn, vướng mắc", Width: 6}, {Title: "Đánh giá", Width: 3, Align: report.Center},
	}}
	for i := range n {
		t.Rows = append(t.Rows, report.TableRow{Cells: []report.Cell{
			{Text: fmt.Sprintf("III.1.a-%d", i+1)},
			{Text: "Tham mưu UBND tỉnh ban hành kế hoạch triển khai quy hoạch tỉnh sau khi được phê duyệt, phân công rõ từng cơ quan và thời gian hoàn thành"},
			{Text: sampleAgencies[i%len(sampleAgencies)]}, {Text: "28/02/2026"},
			{Text: "Đã trình UBND tỉnh ngày 15/02/2026.\nĐang tiếp thu ý kiến của các cơ quan."},
			{Text: []string{"", "Chờ ý kiến thống nhất về danh mục dự án ưu tiên"}[i%2]},
			{Text: []string{"Chưa hoàn thành, quá hạn", "Sắp đến hạn"}[i%2], Tone: []report.Tone{report.Poor, report.Soon}[i%2]},
		}})
	}
	return t
}

// sampleLetter is a letter to several agencies, not yet issued.
func sampleLetter() report.Document {
	return report.Document{
		Head: report.Head{
			Parent: "UBND tỉnh Quảng Ngãi", Issuer: "Sở Tài chính", Number: "      /STC-TH", Place: "Quảng Ngãi",
			Subject: "đôn đốc báo cáo Quý I năm 2026", To: []string{"Sở Y tế;", "UBND xã Bình Sơn", "Công an tỉnh"},
		},
		Body: []report.Node{
			report.Paragraph{Text: "Đến hết ngày 20/3/2026, Sở Tài chính chưa nhận được biểu báo cáo Quý I của các cơ quan có tên trên."},
			report.Paragraph{Text: "Đề nghị các cơ quan gửi trước ngày 25/3/2026./."},
		},
		Sign:  report.Signature{Authority: []string{"GIÁM ĐỐC"}, Name: "Lê Văn Bình", Recipients: []string{"Như trên", "Lưu: VT, TH"}},
		Draft: true, DraftMark: "DỰ THẢO", Title: "Đôn đốc báo cáo",
	}
}
