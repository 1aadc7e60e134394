package pdf

import (
	"fmt"

	"theodoi/report"
)

// sample is a quarterly report as a planning office writes it, with every kind of block.
func sample() report.Document {
	return report.Document{
		Head: report.Head{
			Parent: "UBND tỉnh Quảng Ngãi", Issuer: "Sở Kế hoạch và Đầu tư", Number: "05/BC-SKHĐT",
			Place: "Quảng Ngãi", Date: "2024-03-05", Kind: "BÁO CÁO",
			Subject: "Tình hình thực hiện Quyết định số 91/QĐ-UBND ngày 19 tháng 01 năm 2024 của Chủ tịch UBND tỉnh về nhiệm vụ, giải pháp phát triển kinh tế - xã hội Quý I năm 2024",
		},
		Body: []report.Node{
			report.Paragraph{Text: "Thực hiện Quyết định số 91/QĐ-UBND ngày 19/01/2024 của Chủ tịch UBND tỉnh về việc ban hành kế hoạch phát triển kinh tế - xã hội, đảm bảo quốc phòng - an ninh năm 2024, Sở Kế hoạch và Đầu tư báo cáo UBND tỉnh kết quả thực hiện trong Quý I năm 2024 như sau:"},
			report.Heading{Level: 1, Number: "I", Text: "Kết quả thực hiện các chỉ tiêu"},
			report.Heading{Level: 2, Number: "1", Text: "Đánh giá chung"},
			report.Paragraph{Text: "Trong 34 chỉ tiêu được giao có 12 chỉ tiêu dự kiến vượt kế hoạch, 15 chỉ tiêu dự kiến đạt, 03 chỉ tiêu dự kiến không đạt và 04 chỉ tiêu chưa có số liệu. Tổng sản phẩm trên địa bàn tỉnh (GRDP) theo giá so sánh năm 2010 ước đạt 14.250,5 tỷ đồng, tăng 2,53% so với cùng kỳ năm trước; trong đó khu vực nông, lâm nghiệp và thủy sản tăng 3,06%, khu vực công nghiệp - xây dựng tăng 1,19%, khu vực dịch vụ tăng 6,33%."},
			report.Table{
				Caption: "Bảng 1. Tổng hợp chỉ tiêu theo lĩnh vực", Unit: "Đơn vị tính: chỉ tiêu",
				Columns: []report.Column{{Title: "TT", Width: 1, Align: report.Center}, {Title: "Lĩnh vực", Width: 6}, {Title: "Vượt", Width: 2, Align: report.Right}, {Title: "Đạt", Width: 2, Align: report.Right}, {Title: "Không đạt", Width: 2, Align: report.Right}},
				Rows: []report.TableRow{
					{Group: "A. Chỉ tiêu kinh tế"},
					{Cells: []report.Cell{{Text: "1"}, {Text: "Tăng trưởng, cơ cấu kinh tế"}, {Text: "4"}, {Text: "6"}, {Text: "1", Tone: report.Poor}}},
					{Cells: []report.Cell{{Text: "2"}, {Text: "Thu ngân sách nhà nước"}, {Text: "1"}, {Text: "2"}, {Text: "0", Tone: report.Dim}}},
					{Group: "B. Chỉ tiêu xã hội"},
					{Cells: []report.Cell{{Text: "3"}, {Text: "Lao động, việc làm, giảm nghèo"}, {Text: "3"}, {Text: "5", Tone: report.Good}, {Text: "2", Tone: report.Soon}}},
				},
			},
			report.Heading{Level: 2, Number: "2", Text: "Tồn tại, hạn chế"},
			report.ListOf(
				"Giải ngân vốn đầu tư công mới đạt 8,7% kế hoạch vốn, thấp hơn cùng kỳ năm 2023 là 3,2 điểm %;",
				"Công tác bồi thường, giải phóng mặt bằng một số dự án trọng điểm còn chậm, nhất là các dự án đi qua địa bàn thị xã Đức Phổ và huyện Bình Sơn;",
				"Sản xuất công nghiệp gặp khó khăn do Nhà máy lọc dầu Dung Quất dừng để bảo dưỡng tổng thể.",
			),
			report.Heading{Level: 1, Number: "II", Text: "Kết quả thực hiện nhiệm vụ"},
			report.Paragraph{Text: "Đến ngày 14/3/2024, đã có 52/60 cơ quan, đơn vị gửi báo cáo; 08 cơ quan chưa gửi. Tình hình thực hiện nhiệm vụ của các cơ quan chủ trì như sau:"},
			sampleChart(9),
			report.Heading{Level: 1, Number: "III", Text: "Kiến nghị, đề xuất"},
			report.Paragraph{Text: "Đề nghị Chủ tịch UBND tỉnh chỉ đạo các sở, ban ngành, UBND các huyện, thị xã, thành phố khẩn trương thực hiện các nhiệm vụ quá hạn nêu tại Phụ lục II và báo cáo kết quả trước ngày 20/4/2024."},
			report.Paragraph{Text: "Sở Kế hoạch và Đầu tư kính báo cáo UBND tỉnh xem xét, chỉ đạo./."},
		},
		Sign: report.Signature{
			Authority:  []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"},
			Name:       "Nguyễn Thị Bích Thủy",
			Recipients: []string{"Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các sở, ban ngành, hội đoàn thể tỉnh", "UBND các huyện, thị xã, thành phố", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, TH"},
		},
		Appendix: []report.Appendix{
			{Number: "I", Name: "Tình hình thực hiện các chỉ tiêu Quý I năm 2024", Attach: "(Kèm theo Báo cáo số 05/BC-SKHĐT ngày 05/3/2024 của Sở Kế hoạch và Đầu tư)", Outline: "Chỉ tiêu", Body: []report.Node{sampleTargets(34)}},
			{Number: "II", Name: "Tình hình thực hiện nhiệm vụ Quý I năm 2024", Attach: "(Kèm theo Báo cáo số 05/BC-SKHĐT ngày 05/3/2024 của Sở Kế hoạch và Đầu tư)", Outline: "Nhiệm vụ", Body: []report.Node{
				report.Heading{Level: 1, Number: "I", Text: "Nhiệm vụ quá hạn"}, sampleTasks(24),
				report.Heading{Level: 1, Number: "II", Text: "Nhiệm vụ đề nghị điều chỉnh"},
				report.Table{Columns: sampleTasks(0).Columns, Empty: "Không có nhiệm vụ nào đề nghị điều chỉnh trong kỳ."},
			}},
		},
		Title: "Báo cáo Quý I năm 2024", Author: "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi", Created: "2024-03-05",
	}
}

var sampleAgencies = []string{
	"Văn phòng UBND tỉnh", "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Lao động, Thương binh và Xã hội",
	"Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", "UBND thị xã Đức Phổ", "UBND huyện Bình Sơn", "Sở Y tế", "Công an tỉnh",
}

func sampleChart(n int) report.Chart {
	c := report.Chart{
		Caption: "Biểu đồ 1. Nhiệm vụ theo cơ quan chủ trì", Unit: "nhiệm vụ", Empty: "Chưa có nhiệm vụ nào trong kỳ.",
		Series: []report.Series{{Name: "Hoàn thành đúng hạn", Tone: report.Good}, {Name: "Hoàn thành quá hạn", Tone: report.Soon}, {Name: "Đang trong hạn"}, {Name: "Chưa hoàn thành, quá hạn", Tone: report.Poor}, {Name: "Chưa báo cáo", Tone: report.Dim}},
	}
	for i := range n {
		c.Bars = append(c.Bars, report.Bar{Label: sampleAgencies[i%len(sampleAgencies)], Values: []int{12 - i%7, i % 4, 6 + i%5, i % 3, i % 2}})
	}
	return c
}

func sampleTargets(n int) report.Table {
	t := report.Table{Unit: "Số liệu ước thực hiện đến 14/3/2024", Columns: []report.Column{
		{Title: "TT", Width: 2, Align: report.Center}, {Title: "Chỉ tiêu", Width: 12}, {Title: "Đơn vị tính", Width: 4, Align: report.Center}, {Title: "Thực hiện cùng kỳ", Width: 4, Align: report.Right},
		{Title: "Kế hoạch năm", Width: 4, Align: report.Right}, {Title: "Thực hiện kỳ", Width: 4, Align: report.Right}, {Title: "Lũy kế", Width: 4, Align: report.Right}, {Title: "So kế hoạch (%)", Width: 4, Align: report.Right},
		{Title: "So cùng kỳ (%)", Width: 4, Align: report.Right}, {Title: "Đánh giá", Width: 4, Align: report.Center}, {Title: "Cơ quan báo cáo", Width: 6}, {Title: "Ghi chú", Width: 5},
	}}
	names := []string{"Tốc độ tăng tổng sản phẩm trên địa bàn tỉnh (GRDP)", "Tổng vốn đầu tư phát triển toàn xã hội", "Kim ngạch xuất khẩu", "Tỷ lệ che phủ rừng", "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giảm"}
	ratings := []report.Cell{{Text: "Vượt (dự kiến)", Tone: report.Good}, {Text: "Đạt"}, {Text: "Không đạt", Tone: report.Poor}, {Text: "Chưa có số liệu", Tone: report.Dim}}
	for i := range n {
		if i%12 == 0 {
			t.Rows = append(t.Rows, report.TableRow{Group: fmt.Sprintf("%c. CHỈ TIÊU NHÓM %d", 'A'+i/12, i/12+1)})
		}
		t.Rows = append(t.Rows, report.TableRow{Cells: []report.Cell{
			{Text: fmt.Sprint(i + 1)}, {Text: names[i%len(names)]}, {Text: []string{"%", "tỷ đồng", "triệu USD"}[i%3]}, {Text: "14.250,5"}, {Text: "38.000"},
			{Text: fmt.Sprintf("%d.120,4", i+1)}, {Text: "6.120,4"}, {Text: "16,1"}, {Text: "102,3"}, ratings[i%len(ratings)],
			{Text: sampleAgencies[i%len(sampleAgencies)]}, {Text: []string{"", "Số liệu sơ bộ của Cục Thống kê"}[i%2]},
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
			{Text: "Tham mưu UBND tỉnh triển khai thực hiện Quy hoạch tỉnh Quảng Ngãi thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 sau khi được Thủ tướng Chính phủ phê duyệt"},
			{Text: sampleAgencies[i%len(sampleAgencies)]}, {Text: "29/02/2024"},
			{Text: "Đã trình UBND tỉnh tại Tờ trình số 12/TTr-SKHĐT ngày 15/02/2024.\nĐang tiếp thu ý kiến của các bộ, ngành."},
			{Text: []string{"", "Chờ ý kiến thống nhất của Bộ Kế hoạch và Đầu tư về danh mục dự án ưu tiên"}[i%2]},
			{Text: []string{"Chưa hoàn thành, quá hạn", "Sắp đến hạn"}[i%2], Tone: []report.Tone{report.Poor, report.Soon}[i%2]},
		}})
	}
	return t
}
