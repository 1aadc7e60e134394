package parser_test

import (
	"fmt"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/parser/source"
	"theodoi/plan"
)

// parseText reads a whole paper.
func parseText(t testing.TB, text string) (plan.Plan, []finding.Finding) {
	t.Helper()
	src, findings, ok := source.Read("mẫu.txt", []byte(text))
	if !ok {
		t.Fatal(findings)
	}
	p, findings := newParser(t).Parse(src)
	checkCover(t, &p)
	checkRefs(t, &p)
	return p, findings
}

// outlineOf writes the tasks as Ref kind [leads] <support> due.
func outlineOf(p plan.Plan) string {
	var out []string
	for _, t := range p.Tasks {
		line := fmt.Sprintf("%s %s [%s]", t.Ref, t.Kind, plan.Names(t.Lead))
		if len(t.Support) > 0 {
			line += " <" + plan.Names(t.Support) + ">"
		}
		if t.Due.Kind != plan.NoDue {
			line += " " + string(t.Due.Kind)
			if t.Due.To != "" {
				line += " " + string(t.Due.To)
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

const planHead = `ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/KH-UBND
Quảng Ngãi, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Kiểm thử các dạng văn bản
Căn cứ Luật Đất đai;
`

// Every case is a body in one of the shapes that decisions have, with the tasks that a person reads out of it.
func TestShapesOfTasks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{
			"label lines below a title and a content line", `I. NHIỆM VỤ
1. Lập danh mục
a) Nhiệm vụ: Rà soát các khu đất trống.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Sở Xây dựng.
- Đơn vị phối hợp: Sở Tài chính.
c) Thời gian thực hiện: Hoàn thành trong năm 2024.
2. Lập bản đồ
a) Nhiệm vụ:
- Đo đạc thực địa;
- Vẽ bản đồ.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Sở Tài nguyên và Môi trường.
c) Thời gian thực hiện: Thường xuyên.`,
			"I.1 block [Sở Xây dựng] <Sở Tài chính> by 2024-12-31\nI.2 block [Sở Tài nguyên và Môi trường] ongoing",
		},
		{
			"bullets that one set of labels closes", `II. NỘI DUNG
1. Hỗ trợ các hợp tác xã
- Các việc hỗ trợ gồm:
+ Đào tạo kế toán;
+ Cho vay vốn.
- Cơ quan thực hiện: Sở Công Thương.
- Thời gian thực hiện: Quý II/2024.
2. Tổng kết việc hỗ trợ
- Cơ quan thực hiện: Sở Nội vụ.`,
			"II.1 block [Sở Công Thương] by 2024-06-30\nII.2 block [Sở Nội vụ]",
		},
		{
			"bullets with labels of their own at the same level", `1. Các việc gấp
- Sửa đường vào cảng.
- Cơ quan chủ trì: Sở Giao thông vận tải.
- Thời hạn: 30/4/2024.
- Nạo vét luồng vào cảng.
- Cơ quan chủ trì: Sở Xây dựng.
- Thời hạn: 30/5/2024.`,
			"1-1 block [Sở Giao thông vận tải] by 2024-04-30\n1-2 block [Sở Xây dựng] by 2024-05-30",
		},
		{
			"labels of several kinds on one line", `I. NHIỆM VỤ
1. Trồng rừng phòng hộ.
Chủ trì: Sở Nông nghiệp và Phát triển nông thôn; phối hợp: Sở Tài chính, Sở Nội vụ; thời gian: quý III/2024; sản phẩm: 50 ha rừng.`,
			"I.1 block [Sở Nông nghiệp và Phát triển nông thôn] <Sở Tài chính; Sở Nội vụ> by 2024-09-30",
		},
		{
			"capital letters below a roman heading", `II. NHIỆM VỤ
A. ĐẤT ĐAI
1. Sở Xây dựng chủ trì đo đạc.
B. VỐN
2. Sở Tài chính chủ trì cấp vốn.`,
			"II.A.1 duty [Sở Xây dựng]\nII.B.2 duty [Sở Tài chính]",
		},
		{
			"labels on the line of the task, in words that no list has", `I. NHIỆM VỤ
1. Cấp chứng chỉ rừng cho 5.000 ha. Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Sở Nội vụ. Thời gian hoàn thành: 15/12/2024.
2. Chi trả qua tài khoản.
- Chịu trách nhiệm chính: Sở Tài chính.
- Đơn vị hỗ trợ: Sở Nội vụ.
- Hạn chót: 30/6/2024.`,
			"I.1 block [Sở Y tế] <Sở Nội vụ> by 2024-12-15\nI.2 block [Sở Tài chính] <Sở Nội vụ> by 2024-06-30",
		},
		{
			"labels in brackets behind a task", `I. NHIỆM VỤ
1. Cải tạo lưới điện (Chủ trì: Sở Công Thương; phối hợp: Sở Xây dựng; hoàn thành: quý IV/2024).
2. Kiểm tra các trạm (trên toàn tỉnh).
3. Biên soạn tài liệu (Sở Nội vụ chủ trì; hoàn thành trong tháng 10/2024).`,
			"I.1 block [Sở Công Thương] <Sở Xây dựng> by 2024-12-31\nI.2 duty []\nI.3 duty [Sở Nội vụ] by 2024-10-31",
		},
		{
			"values below an empty label", `I. NHIỆM VỤ
1. Sửa kênh dẫn nước.
Cơ quan chủ trì:
- Sở Xây dựng;
- Sở Tài chính.
Cơ quan phối hợp:
Sở Nội vụ.
Thời hạn: tháng 6/2024.`,
			"I.1 block [Sở Xây dựng; Sở Tài chính] <Sở Nội vụ> by 2024-06-30",
		},
		{
			"one label line for a group of tasks", `I. NHIỆM VỤ
1. Việc của đô thị
a) Lập quy hoạch phân khu phía bắc.
b) Lập quy hoạch phân khu phía nam.
c) Lập quy hoạch phân khu ven biển.
Cơ quan chủ trì: Sở Xây dựng.
Thời gian thực hiện: Quý IV/2024.
2. Việc của nông thôn
a) Lập quy hoạch các xã.
Cơ quan chủ trì: Sở Nội vụ.`,
			"I.1.a block [Sở Xây dựng] by 2024-12-31\nI.1.b block [Sở Xây dựng] by 2024-12-31\nI.1.c block [Sở Xây dựng] by 2024-12-31\nI.2.a block [Sở Nội vụ]",
		},
		{
			"labels of a heading that hold for all below it", `I. NHIỆM VỤ
1. Việc của ngành y tế
Cơ quan chủ trì: Sở Y tế
Thời hạn: quý III/2024
a) Mua thuốc dự phòng.
b) Sửa các trạm xá.`,
			"I.1.a block [Sở Y tế] by 2024-09-30\nI.1.b block [Sở Y tế] by 2024-09-30",
		},
		{
			"a time label that lost its colon", `I. NHIỆM VỤ
1. Phát động phong trào trồng cây
Cơ quan chủ trì: Sở Nội vụ
Thời gian thực hiện sau khi có hướng dẫn của Trung ương.`,
			"I.1 block [Sở Nội vụ] unknown",
		},
		{
			"wordings of labels that no list has", `I. NHIỆM VỤ
1. Mua máy phát điện.
- Đơn vị được giao chủ trì thực hiện: Sở Y tế
- Các cơ quan, đơn vị phối hợp thực hiện: Sở Tài chính
- Thời gian dự kiến kết thúc: Tháng 8/2024`,
			"I.1 block [Sở Y tế] <Sở Tài chính> by 2024-08-31",
		},
		{
			"lists per agency", `IV. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
a) Bố trí đủ vốn cho các việc đã nêu.
b) Theo dõi việc giải ngân, xong trước ngày 15/12/2024.
2. Sở Y tế, Sở Nội vụ
Rà soát biên chế của các trạm y tế.
3. Đề nghị: Liên đoàn Lao động tỉnh
- Vận động đoàn viên tham gia trong quý IV/2024.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Tài chính.`,
			"IV.1.a agency [Sở Tài chính]\nIV.1.b agency [Sở Tài chính] by 2024-12-15\nIV.2.p1 agency [Sở Y tế; Sở Nội vụ]\nIV.3-1 agency [Liên đoàn Lao động tỉnh] by 2024-12-31",
		},
		{
			"running assignments in articles", `Điều 1. Phê duyệt danh mục công trình.
Điều 2. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập dự toán, trình UBND tỉnh trước ngày 30/6/2024.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.`,
			"Đ2 inline [Sở Xây dựng] <Sở Tài chính> by 2024-06-30",
		},
		{
			"tasks whose heading names the time", `I. NHIỆM VỤ HOÀN THÀNH TRONG QUÝ II/2024
1. Sở Y tế chủ trì mua sắm thuốc dự phòng.
2. Sở Nội vụ chủ trì thi tuyển viên chức.`,
			"I.1 duty [Sở Y tế] by 2024-06-30\nI.2 duty [Sở Nội vụ] by 2024-06-30",
		},
		{
			"a clause whose bullets say what it is about, and bullets that are tasks", `IV. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
a) Tham mưu UBND tỉnh trình HĐND tỉnh quyết định:
- Mức vốn của từng công trình;
- Cơ chế tạm ứng vốn.
b) Làm các việc sau:
- Thẩm định dự toán;
- Cấp phát vốn.
d) Chủ trì, phối hợp với Sở Nội vụ lập quỹ dự phòng.
đ) Chủ trì, phối hợp:
- Sở Xây dựng và các đơn vị liên quan kiểm tra khối lượng.`,
			"IV.1.a agency [Sở Tài chính]\nIV.1.b-1 agency [Sở Tài chính]\nIV.1.b-2 agency [Sở Tài chính]\nIV.1.d agency [Sở Tài chính] <Sở Nội vụ>\nIV.1.đ-1 agency [Sở Tài chính] <Sở Xây dựng; các đơn vị liên quan>",
		},
		{
			"a heading whose lead-in ends with a colon", `III. PHÂN CÔNG
1. Trách nhiệm của các cơ quan
Để hoàn thành mục tiêu đã nêu, các cơ quan làm những việc như sau:
1.1. Sở Y tế
a) Mua thuốc dự phòng.
1.2. Sở Nội vụ
a) Tuyển thêm bác sĩ.`,
			"III.1.1.a agency [Sở Y tế]\nIII.1.2.a agency [Sở Nội vụ]",
		},
		{
			"who gets the work behind a clause of the sentence", `IV. TỔ CHỨC THỰC HIỆN
1. Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch của đơn vị (hoàn thành trong tháng 4/2024) gửi về Sở Tài chính.`,
			"IV.1 duty [các sở, ban, ngành] by 2024-04-30",
		},
		{
			"sentences that only lead to an appendix", `II. NHIỆM VỤ
1. Sở Y tế chủ trì mở ngày hội sức khỏe.
Nhiệm vụ chi tiết tại Phụ lục kèm theo.
2. Các sở triển khai 08 nhiệm vụ tại Phụ lục I.`,
			"II.1 duty [Sở Y tế]",
		},
		{
			"purposes and demands order nothing", `I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Sở Y tế và các đơn vị nắm rõ việc của mình.
2. Yêu cầu
a) Bảo đảm tiết kiệm.
II. NHIỆM VỤ
1. Sở Y tế chủ trì tập huấn cho cán bộ.`,
			"II.1 duty [Sở Y tế]",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := parseText(t, planHead+c.body+"\n")
			if got := outlineOf(p); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// table writes rows the way pages of a law library leave them: every cell between bars on lines of their own.
func table(rows ...[]string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString("|\n")
		for _, c := range r {
			b.WriteString(c + "\n|\n")
		}
	}
	return b.String()
}

func row(cells ...string) []string { return cells }

func TestTablesOfTasks(t *testing.T) {
	head := row("**TT**", "**Nhiệm vụ**", "**Cơ quan chủ trì**", "**Cơ quan phối hợp**", "**Thời gian hoàn thành**", "**Sản phẩm**")
	for _, c := range []struct {
		name string
		rows [][]string
		want string
	}{
		{
			"groups, numbers that begin again, a head repeated in the middle", [][]string{
				head,
				row("I", "**Việc chung**"),
				row("1", "Rà soát quy chế làm việc.", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2024", "Quy chế"),
				row("2", "Sửa quy chế chi tiêu.", "Sở Tài chính", "Sở Nội vụ", "Quý III/2024", "Quy chế"),
				head,
				row("II", "**Việc riêng**"),
				row("1", "Mở lớp tập huấn.", "Sở Y tế", "Sở Tài chính", "Thường xuyên", "Lớp học"),
			},
			"PL.I.1 table [Sở Nội vụ] <Sở Tư pháp> by 2024-06-30\nPL.I.2 table [Sở Tài chính] <Sở Nội vụ> by 2024-09-30\nPL.II.1 table [Sở Y tế] <Sở Tài chính> ongoing",
		},
		{
			"a row that goes on with the number above", [][]string{
				head,
				row("1", "Mua xe cứu thương.", "Sở Y tế", "Sở Tài chính", "Quý IV/2024", "Xe"),
				row("Mua thiết bị cho xe.", "Sở Công Thương"),
				row("2", "Sửa nhà làm việc.", "Sở Xây dựng", "Sở Tài chính", "Quý I/2024", "Nhà"),
			},
			"PL.1 table [Sở Y tế] <Sở Tài chính> by 2024-12-31\nPL.1-1 table [Sở Công Thương] <Sở Tài chính> by 2024-12-31\nPL.2 table [Sở Xây dựng] <Sở Tài chính> by 2024-03-31",
		},
		{
			"groups with their number in the title", [][]string{
				row("STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
				row("**I. VIỆC CHUNG**"),
				row("1", "Rà soát quy chế.", "Sở Nội vụ", "Sở Tư pháp", "Tháng 5/2024"),
				row("**II. VIỆC RIÊNG**"),
				row("2", "Mở lớp tập huấn.", "Sở Y tế", "các sở, ban, ngành", "Hằng năm"),
			},
			"PL.I.1 table [Sở Nội vụ] <Sở Tư pháp> by 2024-05-31\nPL.II.2 table [Sở Y tế] <các sở, ban, ngành> recurring",
		},
		{
			"columns in another order", [][]string{
				row("Thời hạn hoàn thành", "Đơn vị thực hiện", "Nội dung công việc", "Ghi chú"),
				row("30/6/2024", "Sở Y tế", "Kiểm kê thuốc.", "x"),
				row("31/7/2024", "Sở Nội vụ", "Kiểm kê biên chế.", "x"),
			},
			"PL-1 table [Sở Y tế] by 2024-06-30\nPL-2 table [Sở Nội vụ] by 2024-07-31",
		},
		{
			"the same as above, and label lines in a cell", [][]string{
				row("TT", "Nhiệm vụ", "Phân công thực hiện", "Thời hạn"),
				row("1", "Rà soát thuế đất.", "- Chủ trì: Sở Tài chính\n- Phối hợp: Sở Xây dựng", "Quý II/2024"),
				row("2", "Rà soát phí nước.", "-nt-", "nt"),
			},
			"PL.1 table [Sở Tài chính] <Sở Xây dựng> by 2024-06-30\nPL.2 table [Sở Tài chính] <Sở Xây dựng> by 2024-06-30",
		},
		{
			"someone in charge stands before the lead", [][]string{
				row("TT", "Nội dung", "Lãnh đạo phụ trách", "Cơ quan chủ trì", "Thời hạn"),
				row("1", "Họp giao ban vùng.", "Chủ tịch UBND tỉnh", "Văn phòng UBND tỉnh", "Tháng 4/2024"),
			},
			"PL.1 table [Văn phòng UBND tỉnh] by 2024-04-30",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := planHead + "I. NỘI DUNG\n1. Các việc ở phụ lục.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n\n**PHỤ LỤC**\n\nDANH MỤC NHIỆM VỤ\n\n*(Kèm theo Kế hoạch số 15/KH-UBND)*\n\n" + table(c.rows...)
			p, _ := parseText(t, text)
			if got := outlineOf(p); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestTablesOfTargets(t *testing.T) {
	text := planHead + "I. CÁC CHỈ TIÊU CHỦ YẾU\n\n" + table(
		row("TT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện 2023", "Kế hoạch năm 2024"),
		row("I", "**Kinh tế**"),
		row("1", "Tốc độ tăng GRDP", "%", "3,1", "4,0-4,5"),
		row("2", "Thu ngân sách", "tỷ đồng", "28.000", "≥ 30.500"),
		row("II", "**Xã hội**"),
		row("3", "Số xã đạt chuẩn", "xã", "5", "8"),
	)
	p, _ := parseText(t, text)
	var got []string
	for _, x := range p.Targets {
		for _, m := range x.Measures {
			got = append(got, fmt.Sprintf("%s %s %s%s..%s %s", m.Ref, x.Name, m.Op, m.Low, m.High, m.Unit))
		}
	}
	want := "CT.1/1 Tốc độ tăng GRDP 4..4.5 %\nCT.2/1 Thu ngân sách min30500..30500 tỷ đồng\nCT.3/1 Số xã đạt chuẩn 8..8 xã"
	if strings.Join(got, "\n") != want {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestWhoSignsForTheirOwnOffice(t *testing.T) {
	p, _ := parseText(t, planHead+"I. NHIỆM VỤ\n1. Sở Y tế chủ trì kiểm tra.\nNghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 09/12/2024./.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n")
	if s := p.Decision.Signer; s.Name != "Nguyễn Văn Mẫu" || s.Title != "CHỦ TỊCH" || p.Tasks[0].Text != "Sở Y tế chủ trì kiểm tra." {
		t.Errorf("%+v, %q", s, p.Tasks[0].Text)
	}
}

func TestTargetsBelowAHeadingWithTheirYear(t *testing.T) {
	p, _ := parseText(t, planHead+`I. MỤC TIÊU
1. Mục tiêu cụ thể
a) Đến năm 2030
- 100% trạm y tế có bác sĩ;
- Hình thành đội ngũ y tế giỏi;
- Bảo đảm 90% trẻ em được tiêm chủng.
b) Tầm nhìn đến năm 2045
- Số vụ ngộ độc giảm 5%; số vụ, số người mắc bệnh giảm trên 3%.
II. NHIỆM VỤ
1. Sở Y tế chủ trì kiểm tra.
`)
	var got []string
	for _, x := range p.Targets {
		for _, m := range x.Measures {
			got = append(got, fmt.Sprintf("%s %s/%s (%s) %s", m.Ref, x.Name, m.Scope, x.Horizon.To, m.Low))
		}
	}
	want := "CT.1.a-1/1 Tỷ lệ trạm y tế có bác sĩ/ (2030) 100\nCT.1.a-3/1 Tỷ lệ trẻ em được tiêm chủng/ (2030) 90\nCT.1.b-1/1 Số vụ ngộ độc/ (2045) 5\nCT.1.b-1/2 Số vụ ngộ độc/số vụ, số người mắc bệnh (2045) 3"
	if strings.Join(got, "\n") != want {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestASubjectMayBeginLikeABasis(t *testing.T) {
	for head, want := range map[string]string{
		"CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết về kinh tế biển\nCăn cứ Luật Đất đai;\n":                    "Thực hiện Nghị quyết về kinh tế biển",
		"KẾ HOẠCH\nTRIỂN KHAI NGHỊ QUYẾT SỐ 5\nThực hiện Nghị quyết số 5, UBND tỉnh ban hành Kế hoạch như sau:\n": "TRIỂN KHAI NGHỊ QUYẾT SỐ 5",
		"KẾ HOẠCH ỨNG PHÓ BÃO SỐ 5\nCăn cứ Luật Đất đai;\n":                                                       "ỨNG PHÓ BÃO SỐ 5",
	} {
		p, _ := parseText(t, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\nSố: 15/KH-UBND\nQuảng Ngãi, ngày 05 tháng 3 năm 2024\n"+head+"I. NHIỆM VỤ\n1. Sở Y tế chủ trì.\n")
		if p.Decision.Title != want || len(p.Decision.Bases) != 1 {
			t.Errorf("%q, %d bases, want %q", p.Decision.Title, len(p.Decision.Bases), want)
		}
	}
}

func TestTargetsInParagraphsWithoutNumbers(t *testing.T) {
	p, _ := parseText(t, planHead+"I. MỤC TIÊU\n1. Mục tiêu chung\nPhát triển bền vững.\n2. Mục tiêu cụ thể\nĐến năm 2025: Có ≥ 30% số hộ dùng nước sạch.\nĐến năm 2030: tỷ lệ hộ nghèo dưới 2%.\nII. NHIỆM VỤ\n1. Sở Y tế chủ trì kiểm tra.\n")
	var got []string
	for _, x := range p.Targets {
		got = append(got, fmt.Sprintf("%s %s (%s) %s%s", x.Ref, x.Name, x.Horizon.To, x.Measures[0].Op, x.Measures[0].Low))
	}
	if want := "CT.2.p1 Tỷ lệ số hộ dùng nước sạch (đến năm 2025) (2025) min30; CT.2.p2 Tỷ lệ hộ nghèo (đến năm 2030) (2030) below2"; strings.Join(got, "; ") != want {
		t.Errorf("read %s, want %s", strings.Join(got, "; "), want)
	}
}

func TestATableOfAPageWithHeadsOfTwoRows(t *testing.T) {
	page := "<html><body>" + strings.ReplaceAll("<p>"+strings.TrimRight(planHead, "\n")+"</p>", "\n", "</p><p>") + `<p>I. NHIỆM VỤ</p>
<table border="1"><tr><td rowspan="2">TT</td><td rowspan="2">Nhiệm vụ</td><td colspan="2">Phân công thực hiện</td><td colspan="2">Thời gian</td></tr>
<tr><td>Chủ trì</td><td>Phối hợp</td><td>Bắt đầu</td><td>Kết thúc</td></tr>
<tr><td>1</td><td>Lắp trạm đo mưa</td><td rowspan="2">Sở Xây dựng</td><td>Sở Tài chính</td><td>Tháng 4/2024</td><td>Tháng 6/2024</td></tr>
<tr><td>2</td><td>Vẽ bản đồ ngập</td><td>như trên</td><td></td><td>Quý IV/2024</td></tr></table></body></html>`
	p, _ := parseText(t, page)
	if got, want := outlineOf(p), "I.1 table [Sở Xây dựng] <Sở Tài chính> by 2024-06-30\nI.2 table [Sở Xây dựng] <Sở Tài chính> by 2024-12-31"; got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

func TestATableGoesOnBehindAPageBreak(t *testing.T) {
	text := planHead + "I. NHIỆM VỤ\n\n" + table(row("TT", "Nhiệm vụ", "Cơ quan chủ trì"), row("1", "Mua xe.", "Sở Y tế"))
	whole, _, _ := source.Read("x", []byte(text+"\n"+table(row("2", "Sửa nhà.", "Sở Xây dựng"), row("3", "Sửa cầu.", "Sở Giao thông vận tải"))))
	p, _ := newParser(t).Parse(whole)
	if got, want := outlineOf(p), "I.1 table [Sở Y tế]\nI.2 table [Sở Xây dựng]\nI.3 table [Sở Giao thông vận tải]"; got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

func TestATableOfTargetsWithLastYearsPlanAndPartsOfATarget(t *testing.T) {
	page := "<html><body>" + strings.ReplaceAll("<p>"+strings.TrimRight(planHead, "\n")+"</p>", "\n", "</p><p>") + `<p>I. CHỈ TIÊU</p>
<table border="1"><tr><td rowspan="2">TT</td><td rowspan="2">Chỉ tiêu</td><td rowspan="2">ĐVT</td><td colspan="2">Năm 2023</td><td rowspan="2">Kế hoạch năm 2024</td></tr>
<tr><td>Kế hoạch</td><td>Ước thực hiện</td></tr>
<tr><td>1</td><td>GRDP</td><td>%</td><td>10,0</td><td>9,8</td><td>11,0</td></tr>
<tr><td>2</td><td>Cơ cấu kinh tế</td><td></td><td></td><td></td><td></td></tr>
<tr><td></td><td>- Dịch vụ</td><td>%</td><td>40</td><td>41</td><td>42</td></tr>
<tr><td></td><td>- Nông nghiệp</td><td>%</td><td>20</td><td>19</td><td>18</td></tr>
<tr><td>3</td><td>Hộ nghèo</td><td>%</td><td>3</td><td>2,9</td><td>2,5</td></tr></table></body></html>`
	p, _ := parseText(t, page)
	var got []string
	for _, x := range p.Targets {
		line := fmt.Sprintf("%s<%s %s", x.Ref, x.Parent, x.Name)
		for _, m := range x.Measures {
			line += " " + m.Low.String() + m.Unit
		}
		got = append(got, line)
	}
	want := "CT.1< GRDP 11%\nCT.2< Cơ cấu kinh tế\nCT.2-1<CT.2 Dịch vụ 42%\nCT.2-2<CT.2 Nông nghiệp 18%\nCT.3< Hộ nghèo 2.5%"
	if strings.Join(got, "\n") != want {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestTimesInRunningSentences(t *testing.T) {
	for sentence, want := range map[string]string{
		"Sở Y tế mở đợt cao điểm từ ngày 15/10/2024 đến ngày 15/01/2025.":                      "within 2024-10-15..2025-01-15",
		"Sở Y tế phấn đấu đến hết năm 2024 khám cho 90% số hộ.":                                "by ..2024-12-31",
		"Sở Y tế kiểm tra các trạm trước 30/4.":                                                "by ..2024-04-30",
		"Sở Y tế định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 10/12) báo cáo UBND tỉnh.": "none ..",
		"Họp với doanh nghiệp - Giao Sở Y tế chủ trì, xong trước ngày 30/6/2024.":              "by ..2024-06-30",
		"Sở Y tế báo cáo UBND tỉnh trước ngày 20 hằng tháng.":                                  "none ..",
		"Sở Y tế báo cáo UBND tỉnh trước ngày 10/12 hằng năm.":                                 "none ..",
		"Sở Y tế thực hiện Nghị quyết số 5 ngày 10/12/2023 của HĐND tỉnh.":                     "none ..",
		"Sở Y tế trình UBND tỉnh ban hành quy chế mới, hoàn thành quý III/2024.":               "by ..2024-09-30",
	} {
		p, _ := parseText(t, planHead+"I. NHIỆM VỤ\n1. "+sentence+"\n")
		if len(p.Tasks) != 1 {
			t.Errorf("%s: %d tasks", sentence, len(p.Tasks))
			continue
		}
		if d := p.Tasks[0].Due; fmt.Sprintf("%s %s..%s", d.Kind, string(d.From), string(d.To)) != want {
			t.Errorf("%s: %s %s..%s, want %s", sentence, d.Kind, string(d.From), string(d.To), want)
		}
	}
}

func TestTheSameTaskInBodyAndAppendixIsOne(t *testing.T) {
	text := planHead + `II. NHIỆM VỤ, GIẢI PHÁP
1. Phát triển đô thị
a) Lập quy hoạch phân khu ven biển của thành phố (Sở Xây dựng chủ trì; hoàn thành trong quý II/2024).
b) Chỉnh trang các tuyến phố chính.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu

**PHỤ LỤC**

DANH MỤC

*(Kèm theo Kế hoạch số 15/KH-UBND)*

` + table(row("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"), row("1", "Lập quy hoạch phân khu ven biển của thành phố", "Sở Xây dựng", "Quý II/2024"))
	p, _ := parseText(t, text)
	if got, want := outlineOf(p), "II.1.b duty []\nPL.1 table [Sở Xây dựng] by 2024-06-30"; got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if also := p.Tasks[len(p.Tasks)-1].Also; len(also) != 1 || p.Source.Line(also[0].Start) != 10 {
		t.Errorf("the place in the body is %v", also)
	}
}

func TestCountsThatTheTextDeclaresAreHeldAgainstTheRead(t *testing.T) {
	_, findings := parseText(t, planHead+"Điều 1. Ban hành danh mục gồm 3 nhiệm vụ.\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì mở lớp.\n2. Sở Nội vụ chủ trì thi tuyển.\n")
	for _, f := range findings {
		if f.Code == finding.DecisionCount {
			if f.Got != "3 nhiệm vụ" || f.Want != "2" {
				t.Errorf("%+v", f)
			}
			return
		}
	}
	t.Error("nothing said of the wrong count")
}

func TestLettersThatGiveWork(t *testing.T) {
	text := `ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 77/UBND-KT
V/v sửa chữa đê biển
Quảng Ngãi, ngày 05 tháng 3 năm 2024
Kính gửi:
- Sở Xây dựng;
- Sở Tài chính.
Sau khi xem xét báo cáo về tình hình đê biển, Chủ tịch UBND tỉnh có ý kiến như sau:
1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính kiểm tra toàn tuyến đê, báo cáo UBND tỉnh trước ngày 20/3/2024.
2. Sở Tài chính tham mưu bố trí kinh phí; hoàn thành trong tháng 4/2024.
4. Đối với các đoạn đê: Đông và Tây, giao Sở Công Thương rà soát máy bơm, trình UBND tỉnh xem xét trong tháng 9 năm 2024.
5. Trong thời gian chưa sửa xong, giao Sở Y tế và UBND các huyện: Bình Sơn, Mộ Đức trực cứu nạn.
6. Chính sách ưu đãi, khuyến khích các doanh nghiệp tham gia do tỉnh ban hành sau.
7. Yêu cầu Sở Công Thương rà soát nguồn đá. Đề nghị Bộ Chỉ huy Quân sự tỉnh hỗ trợ nhân lực.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
`
	p, _ := parseText(t, text)
	want := "1 inline [Sở Xây dựng] <Sở Tài chính> by 2024-03-20\n2 inline [Sở Tài chính] by 2024-04-30\n4 inline [Sở Công Thương] by 2024-09-30\n5 inline [Sở Y tế; UBND huyện Bình Sơn; UBND huyện Mộ Đức]\n7 inline [Sở Công Thương]\n7-s2 inline [Bộ Chỉ huy Quân sự tỉnh]"
	if got := outlineOf(p); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if p.Decision.Number != "77/UBND-KT" || p.Decision.Title != "V/v sửa chữa đê biển" || p.Decision.Kind != "Công văn" {
		t.Errorf("%+v", p.Decision)
	}
}

func TestADirectiveListsWorkPerAgencyWithoutAHeadingForIt(t *testing.T) {
	p, _ := parseText(t, `CHỦ TỊCH ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG NGÃI
Số: 14/CT-UBND
Quảng Ngãi, ngày 03 tháng 5 năm 2024
CHỈ THỊ
Về việc quản lý cát sỏi
Thời gian qua, một số nơi quản lý lỏng lẻo. Chủ tịch UBND tỉnh yêu cầu:
1. Sở Tài nguyên và Môi trường:
a) Tổng kiểm tra 12 mỏ cát, báo cáo trước ngày 15/6/2024.
b) Vẽ bản đồ 30 mỏ cũ.
2. Công an tỉnh
- Mở đợt cao điểm.
- Chỉ đạo Sở Y tế và các đơn vị khám nghiệm.
3. Cục Thuế tỉnh phối hợp với Công an tỉnh xác định 100% sản lượng khai thác.
CHỦ TỊCH
Nguyễn Văn Mẫu
`)
	want := "1.a agency [Sở Tài nguyên và Môi trường] by 2024-06-15\n1.b agency [Sở Tài nguyên và Môi trường]\n2-1 agency [Công an tỉnh]\n2-2 agency [Công an tỉnh]\n3 inline [Cục Thuế tỉnh] <Công an tỉnh>"
	if got := outlineOf(p); got != want || len(p.Targets) > 0 {
		t.Errorf("%d targets, read\n%s\nwant\n%s", len(p.Targets), got, want)
	}
	if p.Decision.Issuer != "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI" {
		t.Error(p.Decision.Issuer)
	}
}

func TestALetterWithItsNumberAndDayLeftBlank(t *testing.T) {
	p, _ := parseText(t, "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố:       /UBND-KT\nV/v sửa đê\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày     tháng 6 năm 2024\nKính gửi:\n- Sở Xây dựng.\nUBND tỉnh có ý kiến:\n1. Giao Sở Xây dựng sửa đê.\n")
	if d := p.Decision; d.Number != "" || d.Issued != "" || d.Title != "V/v sửa đê" || d.Issuer != "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI" {
		t.Errorf("%+v", d)
	}
}

func TestARegimeOfReportsWithOnePeriod(t *testing.T) {
	p, _ := parseText(t, planHead+"III. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành báo cáo kết quả gửi Sở Tài chính trước ngày 20 hằng tháng.\n2. Sở Tài chính định kỳ hằng quý tổng hợp, báo cáo UBND tỉnh.\n3. Sở Y tế báo cáo UBND tỉnh trước ngày 30/6/2024.\n")
	var got []string
	for _, r := range p.Reporting {
		got = append(got, fmt.Sprintf("%s %v", r.Ref, r.Periods))
	}
	if want := "III.1 [month]; III.2 [quarter]"; strings.Join(got, "; ") != want {
		t.Errorf("read %s, want %s", strings.Join(got, "; "), want)
	}
}

func TestSeveralDuesOfOneTask(t *testing.T) {
	p, _ := parseText(t, planHead+"I. NHIỆM VỤ\n1. Xây dựng đề án.\nCơ quan chủ trì: Sở Y tế\nThời hạn: Dự thảo: tháng 6/2024; Trình ký: tháng 9/2024.\n")
	if len(p.Tasks) != 1 || len(p.Tasks[0].Dues) != 2 || p.Tasks[0].Due.To != "2024-09-30" || p.Tasks[0].Dues[0].Scope != "Dự thảo" {
		t.Errorf("%+v", p.Tasks)
	}
}
