package pdf

import (
	"fmt"

	"theodoi/internal/viet"
	"theodoi/report"
)

// full is the sample with what else a report of a whole year can hold: runs, links to the rows where figures come from, charts of
// every kind, an upright appendix.
func full() report.Document {
	doc := sample()
	doc.Body = append(doc.Body[:4:4], append([]report.Node{
		report.Paragraph{Runs: []report.Run{
			{Text: "Tổng sản phẩm trên địa bàn tỉnh (GRDP) ", Bold: true}, {Text: "ước đạt "}, {Text: "14.250,5\u00a0tỷ đồng", Link: "nguồn-1"}, {Text: ", tăng "}, {Text: "2,53%", Link: "nguồn-2", Bold: true},
			{Text: " so với cùng kỳ năm trước; trong đó "}, {Text: "khu vực nông, lâm nghiệp và thủy sản", Italic: true}, {Text: " tăng 3,06%, "}, {Text: "khu vực công nghiệp - xây dựng", Italic: true, Bold: true},
			{Text: " tăng 1,19%, khu vực dịch vụ tăng 6,33% (chưa tính phần sản phẩm của Nhà máy lọc dầu Dung Quất)."},
		}},
		report.List{Items: []report.Paragraph{{Runs: []report.Run{{Text: "Sở Y tế: ", Bold: true}, {Text: "giường bệnh trên một vạn dân đạt "}, {Text: "32,5", Link: "nguồn-3"}, {Text: ", bằng 98,5% kế hoạch;"}}}}},
		sampleAchievement(9), sampleTrend(4, 5), sampleTimeline(9),
	}, doc.Body[4:]...)...)
	doc.Appendix = append(doc.Appendix, report.Appendix{
		Portrait: true, Number: "III", Name: "Nguồn số liệu", Attach: "(Kèm theo Báo cáo số 05/BC-SKHĐT ngày 05/3/2024 của Sở Kế hoạch và Đầu tư)", Outline: "Nguồn số liệu",
		Body: []report.Node{sampleSources(40)},
	})
	return doc
}

// letter is an official letter that reminds agencies of their returns.
func letter(to ...string) report.Document {
	return report.Document{
		Head: report.Head{
			Parent: "UBND tỉnh Quảng Ngãi", Issuer: "Sở Kế hoạch và Đầu tư", Number: "07/SKHĐT-TH", Place: "Quảng Ngãi", Date: "2024-02-09",
			Subject: "đôn đốc báo cáo kết quả thực hiện Quyết định số 91/QĐ-UBND Quý I năm 2024", To: to,
		},
		Body: []report.Node{
			report.Paragraph{Text: "Thực hiện Quyết định số 91/QĐ-UBND ngày 19/01/2024 của Chủ tịch UBND tỉnh, đến hết ngày 20/3/2024 Sở Kế hoạch và Đầu tư chưa nhận được báo cáo của quý cơ quan."},
			report.Paragraph{Text: "Đề nghị quý cơ quan gửi báo cáo trước ngày 25/3/2024 để tổng hợp, báo cáo UBND tỉnh./."},
		},
		Sign:  report.Signature{Authority: []string{"GIÁM ĐỐC"}, Name: "Nguyễn Văn An", Recipients: []string{"Như trên", "UBND tỉnh (báo cáo)", "Lưu: VT, TH"}},
		Title: "Công văn đôn đốc", Author: "Sở Kế hoạch và Đầu tư", Created: "2024-02-09",
	}
}

func sampleAchievement(n int) report.Achievement {
	rows := []report.AchievementRow{
		{Label: "Tốc độ tăng tổng sản phẩm trên địa bàn tỉnh (GRDP)", Value: 101.2, Low: 100, High: 120, Text: "2,53% (KH 2,5-3,0%)", Tone: report.Good},
		{Label: "Tỷ trọng công nghiệp - xây dựng và dịch vụ trong GRDP", Value: 99.3, Low: 100, High: 101.4, Text: "69,5% (KH 70-71%)", Tone: report.Poor},
		{Label: "GRDP bình quân đầu người", Value: 100.4, Low: 100, High: 100, Text: "4.478 USD (KH 4.460 USD)", Tone: report.Good},
		{Label: "Tổng vốn đầu tư phát triển toàn xã hội", Value: 16.1, Low: 100, High: 102.6, Text: "6.120,4 tỷ đồng (KH 38.000-39.000)", Tone: report.Soon},
		{Label: "Tỷ lệ lao động nông nghiệp trong tổng lao động xã hội", Value: 97.1, Low: 100, High: 103, Text: "34% (KH 35-36%)", Lower: true, Tone: report.Good},
		{Label: "Số xã đạt chuẩn nông thôn mới trong năm", Value: 0, Low: 100, High: 100, Text: "0 xã (KH 03 xã)", Tone: report.Dim},
		{Label: "Kim ngạch xuất khẩu", Value: 412, Low: 100, High: 100, Text: "1.250 triệu USD (KH 303)"},
		{Label: "Tăng trưởng khu vực công nghiệp", Value: -48, Low: 100, High: 110, Text: "-1,2% (KH 2,5-2,75%)", Tone: report.Poor},
		{Label: "Tỷ lệ thất nghiệp ở khu vực thành thị", Value: 131, Low: 100, High: 100, Text: "4,2% (KH dưới 3,2%)", Lower: true, Tone: report.Poor},
	}
	c := report.Achievement{Caption: "Biểu đồ 2. Kết quả thực hiện so với kế hoạch năm", Empty: "Chưa có số liệu."}
	for i := range n {
		c.Rows = append(c.Rows, rows[i%len(rows)])
	}
	return c
}

func sampleTrend(panels, periods int) report.Trend {
	c := report.Trend{Caption: "Biểu đồ 3. Diễn biến một số chỉ tiêu trong năm", Empty: "Chưa có số liệu."}
	for i := range periods {
		c.Periods = append(c.Periods, []string{"Quý I", "6 tháng", "9 tháng", "Năm", "Quý I/2025"}[i%5])
	}
	number := func(v float64) *float64 { return &v }
	plans := []report.TrendPanel{
		{Title: "Tốc độ tăng GRDP", Unit: "%", Low: number(2.5), High: number(3), Plan: "2,5-3,0%"},
		{Title: "Tổng vốn đầu tư phát triển toàn xã hội", Unit: "tỷ đồng", Low: number(38), Plan: "KH 38.000 tỷ đồng trở lên"},
		{Title: "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2022-2025 ở các huyện miền núi", Unit: "%", High: number(9), Plan: "KH dưới 9%"},
		{Title: "Tỷ lệ che phủ rừng", Unit: "%"},
	}
	for i := range panels {
		p := plans[i%len(plans)]
		for j := range periods {
			if (i+j)%4 == 3 && i%2 == 0 {
				p.Points = append(p.Points, nil)
				continue
			}
			v := 2 + float64((i*7+j*5)%11)*0.8
			p.Points = append(p.Points, &report.TrendPoint{Value: v, Text: fmt.Sprintf("%.1f", v)})
		}
		c.Panels = append(c.Panels, p)
	}
	return c
}

func sampleTimeline(n int) report.Timeline {
	c := report.Timeline{Caption: "Biểu đồ 4. Thời điểm nộp báo cáo của các cơ quan, đơn vị", From: "2024-03-01", To: "2024-04-02", Due: "2024-03-20", Empty: "Chưa giao biểu cho cơ quan nào."}
	for i := range n {
		m := report.TimelineMark{Label: sampleAgencies[i%len(sampleAgencies)]}
		day := viet.Date("2024-03-12").AddDays(i * 7 % 21)
		switch {
		case i%5 == 4:
			m.Text, m.Tone = "chưa nộp", report.Poor
		case day > c.Due:
			m.Day, m.Text, m.Tone = day, day.String(), report.Soon
		default:
			m.Day, m.Text, m.Tone = day, day.String(), report.Good
		}
		c.Marks = append(c.Marks, m)
	}
	return c
}

// sampleSources is an appendix of sources: every row can be led to.
func sampleSources(n int) report.Table {
	t := report.Table{Columns: []report.Column{{Title: "Số", Width: 1, Align: report.Center}, {Title: "Số liệu", Width: 6}, {Title: "Biểu, ô", Width: 4}, {Title: "Nhận ngày", Width: 2, Align: report.Center}}}
	for i := range n {
		t.Rows = append(t.Rows, report.TableRow{Anchor: fmt.Sprintf("nguồn-%d", i+1), Cells: []report.Cell{
			{Text: fmt.Sprintf("[%d]", i+1)}, {Text: "Tổng sản phẩm trên địa bàn tỉnh (GRDP) theo giá so sánh năm 2010"}, {Text: fmt.Sprintf("91-QD-UBND_SKHDT_2024-Q1.xlsx, Chỉ tiêu!F%d", i+9)}, {Text: "18/3/2024"},
		}})
	}
	return t
}
