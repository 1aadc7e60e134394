package agency

import (
	"os"
	"strings"
	"testing"
)

// strangers is the register of a province that knows nobody.
func strangers(t testing.TB) *Register {
	t.Helper()
	r, found := Read("so.yaml", []byte("province: {name: tỉnh Mẫu, place: Mẫu}\nissuer: UB\nagencies:\n  - {code: UB, name: Văn thư, kind: authority}\n"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return r
}

// names writes mentions as names, one a bar: sets in [], sets that nobody can list in {}, the scope behind ":".
func names(mentions []Mention) string {
	var out []string
	for _, m := range mentions {
		s := m.Name
		switch {
		case m.Open:
			s = "{" + s + "}"
		case m.Group:
			s = "[" + s + "]"
		}
		if m.Scope != "" {
			s += ": " + m.Scope
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestNamesThatNoRegisterHolds(t *testing.T) {
	tests := []struct{ line, lead, support string }{
		// Sở with commas and "và" inside and between.
		{"Sở Tài chính", "Sở Tài chính", ""},
		{"Sở Khoa học và Công nghệ, Sở Nội vụ", "Sở Khoa học và Công nghệ | Sở Nội vụ", ""},
		{"Sở Văn hóa, Thể thao và Du lịch và Sở Giáo dục và Đào tạo.", "Sở Văn hóa, Thể thao và Du lịch | Sở Giáo dục và Đào tạo", ""},
		{"Sở Văn hoá và Thể thao; Sở Du lịch; Sở Quy hoạch - Kiến trúc", "Sở Văn hoá và Thể thao | Sở Du lịch | Sở Quy hoạch - Kiến trúc", ""},
		{"Sở NN&MT, Sở KH&CN, Sở VHTTDL, Sở GD&ĐT", "Sở NN&MT | Sở KH&CN | Sở VHTTDL | Sở GD&ĐT", ""},
		{"Các Sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường, Y tế", "Sở Tài chính | Sở Xây dựng | Sở Nông nghiệp và Môi trường | Sở Y tế", ""},
		{"Sở Tài chính, Nội vụ, Tư pháp", "Sở Tài chính | Sở Nội vụ | Sở Tư pháp", ""},
		{"Sở Xây dựng và các cơ quan, đơn vị liên quan", "Sở Xây dựng | {các cơ quan, đơn vị liên quan}", ""},
		{"Sở Y tế tỉnh Hà Giang; Sở Tài chính thành phố Hồ Chí Minh", "Sở Y tế tỉnh Hà Giang | Sở Tài chính thành phố Hồ Chí Minh", ""},
		{"Sở Kinh tế biển và Hải đảo; Sở Y tế", "Sở Kinh tế biển và Hải đảo | Sở Y tế", ""},
		{"Sở Tài chính (cơ quan chủ trì), Sở Y tế (phối hợp)", "Sở Tài chính", "Sở Y tế"},
		{"Sở Công Thương (các dự án điện); Sở Xây dựng (các dự án khác)", "Sở Công Thương: các dự án điện | Sở Xây dựng: các dự án khác", ""},

		// Boards, centres, institutes, schools, hospitals, press.
		{"Ban Quản lý Khu kinh tế, Sở Công Thương", "Ban Quản lý Khu kinh tế | Sở Công Thương", ""},
		{"Ban Quản lý Khu kinh tế và các Khu công nghiệp tỉnh, Sở Xây dựng", "Ban Quản lý Khu kinh tế và các Khu công nghiệp tỉnh | Sở Xây dựng", ""},
		{"BQL các KCN tỉnh Hải Dương", "BQL các KCN tỉnh Hải Dương", ""},
		{"Ban Quản lý dự án đầu tư xây dựng công trình dân dụng, công nghiệp và giao thông tỉnh; các chủ đầu tư", "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng, công nghiệp và giao thông tỉnh | {các chủ đầu tư}", ""},
		{"Trung tâm Phục vụ hành chính công tỉnh, Văn phòng UBND tỉnh", "Trung tâm Phục vụ hành chính công tỉnh | Văn phòng UBND tỉnh", ""},
		{"Trung tâm Chuyển đổi số Thành phố", "Trung tâm Chuyển đổi số Thành phố", ""},
		{"Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh, các sở, ngành", "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh | [các sở, ngành]", ""},
		{"Trung tâm Khuyến nông và Dịch vụ nông nghiệp, Chi cục Kiểm lâm", "Trung tâm Khuyến nông và Dịch vụ nông nghiệp | Chi cục Kiểm lâm", ""},
		{"Viện Nghiên cứu phát triển Thành phố; Trường Chính trị tỉnh; Trường Đại học Khoa học Xã hội và Nhân văn", "Viện Nghiên cứu phát triển Thành phố | Trường Chính trị tỉnh | Trường Đại học Khoa học Xã hội và Nhân văn", ""},
		{"Bệnh viện Đa khoa tỉnh, Trung tâm Kiểm soát bệnh tật", "Bệnh viện Đa khoa tỉnh | Trung tâm Kiểm soát bệnh tật", ""},
		{"Báo và Phát thanh Truyền hình Lâm Đồng và các cơ quan báo chí", "Báo và Phát thanh Truyền hình Lâm Đồng | {các cơ quan báo chí}", ""},
		{"Đài Phát thanh và Truyền hình tỉnh, Báo Ánh Dương", "Đài Phát thanh và Truyền hình tỉnh | Báo Ánh Dương", ""},
		{"Quỹ Đầu tư phát triển tỉnh; Quỹ Bảo vệ và Phát triển rừng", "Quỹ Đầu tư phát triển tỉnh | Quỹ Bảo vệ và Phát triển rừng", ""},

		// Central bodies, army, police, courts.
		{"Công an Thành phố, Bộ Tư lệnh Thành phố", "Công an Thành phố | Bộ Tư lệnh Thành phố", ""},
		{"Công an tỉnh; Bộ Chỉ huy Quân sự tỉnh; Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh | Bộ Chỉ huy Bộ đội Biên phòng tỉnh", ""},
		{"Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh, Thi hành án dân sự tỉnh", "Tòa án nhân dân tỉnh | Viện kiểm sát nhân dân tỉnh | Thi hành án dân sự tỉnh", ""},
		{"Thuế tỉnh; Hải quan khu vực VIII; Thống kê tỉnh; Kho bạc Nhà nước khu vực IX", "Thuế tỉnh | Hải quan khu vực VIII | Thống kê tỉnh | Kho bạc Nhà nước khu vực IX", ""},
		{"BHXH tỉnh, Ngân hàng Chính sách xã hội chi nhánh tỉnh", "BHXH tỉnh | Ngân hàng Chính sách xã hội chi nhánh tỉnh", ""},
		{"Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Sơn La; Chi cục Thuế khu vực X", "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Sơn La | Chi cục Thuế khu vực X", ""},
		{"Thanh tra Thành phố, Sở Tư pháp", "Thanh tra Thành phố | Sở Tư pháp", ""},

		// Ministries and the Government's bodies.
		{"Bộ Tài chính", "Bộ Tài chính", ""},
		{"Bộ Văn hóa, Thể thao và Du lịch, Bộ Dân tộc và Tôn giáo", "Bộ Văn hóa, Thể thao và Du lịch | Bộ Dân tộc và Tôn giáo", ""},
		{"Các Bộ: Công an, Quốc phòng, Nông nghiệp và Môi trường và Khoa học và Công nghệ", "Bộ Công an | Bộ Quốc phòng | Bộ Nông nghiệp và Môi trường | Bộ Khoa học và Công nghệ", ""},
		{"Văn phòng Chính phủ; Thanh tra Chính phủ; Ngân hàng Nhà nước Việt Nam", "Văn phòng Chính phủ | Thanh tra Chính phủ | Ngân hàng Nhà nước Việt Nam", ""},
		{"Bộ KH&CN, VPCP, Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam", "Bộ KH&CN | VPCP | Đài Truyền hình Việt Nam | Thông tấn xã Việt Nam", ""},
		{"Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc trung ương", "[Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ] | [UBND các tỉnh, thành phố trực thuộc trung ương]", ""},
		{"Bộ Tài chính và các bộ, ngành, địa phương liên quan", "Bộ Tài chính | {các bộ, ngành, địa phương liên quan}", ""},
		{"Bộ trưởng Bộ Tài chính, Thống đốc Ngân hàng Nhà nước Việt Nam, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố", "Bộ Tài chính | Ngân hàng Nhà nước Việt Nam | [Ủy ban nhân dân các tỉnh, thành phố]", ""},
		{"UBND tỉnh Lào Cai, Yên Bái và thành phố Hải Phòng", "UBND tỉnh Lào Cai | UBND tỉnh Yên Bái | UBND thành phố Hải Phòng", ""},

		// Party, front, unions, companies.
		{"Ban Tuyên giáo và Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy; Đảng ủy UBND tỉnh", "Ban Tuyên giáo và Dân vận Tỉnh ủy | Văn phòng Tỉnh ủy | Đảng ủy UBND tỉnh", ""},
		{"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | {các tổ chức chính trị - xã hội}", ""},
		{"Hội Nông dân tỉnh, Liên đoàn Lao động tỉnh, Tỉnh đoàn, Hội LHPN tỉnh", "Hội Nông dân tỉnh | Liên đoàn Lao động tỉnh | Tỉnh đoàn | Hội LHPN tỉnh", ""},
		{"Hiệp hội Doanh nghiệp tỉnh, Liên minh Hợp tác xã tỉnh", "Hiệp hội Doanh nghiệp tỉnh | Liên minh Hợp tác xã tỉnh", ""},
		{"Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh; Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh | Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", ""},
		{"Tập đoàn Điện lực Việt Nam; Tổng công ty Cảng hàng không; Công ty TNHH một thành viên Cấp nước Sông Mây", "Tập đoàn Điện lực Việt Nam | Tổng công ty Cảng hàng không | Công ty TNHH một thành viên Cấp nước Sông Mây", ""},
		{"Công ty Cổ phần Môi trường Đô thị và các doanh nghiệp viễn thông", "Công ty Cổ phần Môi trường Đô thị | {các doanh nghiệp viễn thông}", ""},

		// Sets and levels.
		{"Các sở, ban, ngành tỉnh; UBND các xã, phường", "[Các sở, ban, ngành tỉnh] | [UBND các xã, phường]", ""},
		{"Các Sở, ban, ngành Thành phố; Ủy ban nhân dân phường, xã, đặc khu", "[Các Sở, ban, ngành Thành phố] | [Ủy ban nhân dân phường, xã, đặc khu]", ""},
		{"Các sở, ngành, UBND xã, phường, đặc khu", "[Các sở, ngành] | [UBND xã, phường, đặc khu]", ""},
		{"Sở Khoa học và Công nghệ, các sở, ngành, UBND xã, phường, đặc khu", "Sở Khoa học và Công nghệ | [các sở, ngành] | [UBND xã, phường, đặc khu]", ""},
		{"Sở KH&CN; các cơ quan, đơn vị liên quan", "Sở KH&CN | {các cơ quan, đơn vị liên quan}", ""},
		{"Các sở, ngành; UBND các xã, phường và các cơ quan, tổ chức, cá nhân có liên quan.", "[Các sở, ngành] | [UBND các xã, phường] | {các cơ quan, tổ chức, cá nhân có liên quan}", ""},
		{"UBND cấp huyện, cấp xã; Công an cấp xã", "[UBND cấp huyện, cấp xã] | [Công an cấp xã]", ""},
		{"UBND các huyện, thị xã, thành phố vùng biên giới", "{UBND các huyện, thị xã, thành phố vùng biên giới}", ""},
		{"UBND các huyện, thành phố; các địa phương; đơn vị có liên quan", "[UBND các huyện, thành phố] | {các địa phương} | {đơn vị có liên quan}", ""},
		{"Ban Quản lý Khu kinh tế, Sở Công Thương, các doanh nghiệp viễn thông; các cơ quan, đơn vị liên quan", "Ban Quản lý Khu kinh tế | Sở Công Thương | {các doanh nghiệp viễn thông} | {các cơ quan, đơn vị liên quan}", ""},
		{"Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu", "[các sở, ban, ngành] | [UBND các xã, phường, đặc khu]", ""},
		{"UBND các xã: Tân Hà, Phú Lộc, Hòa Bình và phường Sao Mai", "UBND xã Tân Hà | UBND xã Phú Lộc | UBND xã Hòa Bình | UBND phường Sao Mai", ""},
		{"UBND xã Tân Hà, Phú Lộc; Hội Nông dân tỉnh", "UBND xã Tân Hà | UBND xã Phú Lộc | Hội Nông dân tỉnh", ""},
		{"UBND phường Sao Mai, UBND đặc khu Cồn Cỏ", "UBND phường Sao Mai | UBND đặc khu Cồn Cỏ", ""},
		{"UBND Quận 1, UBND huyện Cần Giờ, UBND TP. Thủ Đức", "UBND Quận 1 | UBND huyện Cần Giờ | UBND TP. Thủ Đức", ""},
		{"Đảng ủy các xã, phường; Trung tâm Y tế các huyện", "[Đảng ủy các xã, phường] | [Trung tâm Y tế các huyện]", ""},

		// Lines, roles, what they do.
		{"Các sở, ngành, UBND xã, phường, đặc khu\nSở Tài chính", "[Các sở, ngành] | [UBND xã, phường, đặc khu] | Sở Tài chính", ""},
		{"Sở Khoa học\nvà Công nghệ\nSở Xây dựng\nTrung tâm Khuyến nông\nCông an tỉnh", "Sở Khoa học và Công nghệ | Sở Xây dựng | Trung tâm Khuyến nông | Công an tỉnh", ""},
		{"- Sở Tài chính;\n- Sở Nội vụ.", "Sở Tài chính | Sở Nội vụ", ""},
		{"Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các đơn vị có liên quan", "Sở Nội vụ", "Sở Tài chính | {các đơn vị có liên quan}"},
		{"Công an Thành phố chủ trì phối hợp với Bộ Tư lệnh Thành phố", "Công an Thành phố", "Bộ Tư lệnh Thành phố"},
		{"Sở Tư pháp tiến hành kiểm tra văn bản; các sở, ngành liên quan và UBND các xã, phường rà soát văn bản của mình, gửi Sở Tư pháp.", "Sở Tư pháp: tiến hành kiểm tra văn bản | {các sở, ngành liên quan}: rà soát văn bản của mình, gửi Sở Tư pháp | [UBND các xã, phường]: rà soát văn bản của mình, gửi Sở Tư pháp", ""},
		{"Các sở, ngành có liên quan theo chức năng, nhiệm vụ được giao.", "{Các sở, ngành có liên quan}: theo chức năng, nhiệm vụ được giao", ""},
		{"(1) Sở Xây dựng đối với đường bộ; (2) Sở Công Thương đối với lưới điện", "Sở Xây dựng: đường bộ | Sở Công Thương: lưới điện", ""},
		{"SỞ Y TẾ, SỞ NỘI VỤ", "SỞ Y TẾ | SỞ NỘI VỤ", ""},
	}
	v := strangers(t).At("2025-11-19")
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			got := v.Resolve(tt.line)
			if names(got.Lead) != tt.lead || names(got.Support) != tt.support {
				t.Errorf("%s\nlead    %s\nwant    %s\nsupport %s\nwant    %s", tt.line, names(got.Lead), tt.lead, names(got.Support), tt.support)
			}
			for _, u := range got.Unknown {
				if !u.Generic {
					t.Errorf("%s: not taken for a name for sure: %+v", tt.line, u)
				}
			}
		})
	}
}

func TestFreeTextIsNoName(t *testing.T) {
	v := strangers(t).At("2025-11-19")
	for _, line := range []string{
		"Ban hành quy chế phối hợp", "Hội nghị tổng kết năm", "Bộ tiêu chí đánh giá", "Báo cáo định kỳ", "Quỹ đất sạch", "Trường hợp khác", "Hội nhập quốc tế",
		"Phát triển hạ tầng số", "Thuế thu nhập cá nhân", "Về nguồn lực", "Trung tâm dữ liệu quốc gia", "BAN HÀNH KẾ HOẠCH", "Viện trợ nước ngoài", "Đoàn kết nội bộ",
	} {
		for _, u := range v.Resolve(line).Unknown {
			if u.Generic {
				t.Errorf("%s: taken for a name", line)
			}
		}
		if got := v.LeadOfSentence(line + " là nhiệm vụ trọng tâm."); len(got.Lead) > 0 {
			t.Errorf("%s: leads %q", line, names(got.Lead))
		}
	}
}

func TestABodyOfAllProvincesIsASet(t *testing.T) {
	v := quangNgai(t).At("2024-03-01")
	res := v.Resolve("Bộ Y tế; Sở Y tế các tỉnh, thành phố; Sở Tài chính")
	if len(res.Lead) != 3 || res.Lead[1].Name != "Sở Y tế các tỉnh, thành phố" || res.Lead[1].Code != "" || !res.Lead[1].Group || res.Lead[2].Code != "STC" {
		t.Errorf("%+v", res.Lead)
	}
}

func TestWhatACommuneHasToDoIsNoPlace(t *testing.T) {
	v := quangNgai(t).At("2026-01-01")
	res := v.LeadOfSentence("UBND các xã, phường: Ban hành kế hoạch của địa phương")
	if len(res.Lead) != 1 || res.Lead[0].Name != "UBND các xã, phường" {
		t.Errorf("%+v", res.Lead)
	}
}

func TestStrangersThatLeadASentence(t *testing.T) {
	tests := []struct{ sentence, lead, support string }{
		{"Sở Tài chính và các cơ quan, đơn vị liên quan rà soát nguồn thu.", "Sở Tài chính | {các cơ quan, đơn vị liên quan}", ""},
		{"1. Sở Khoa học và Công nghệ, Sở Nội vụ tổ chức tập huấn.", "Sở Khoa học và Công nghệ | Sở Nội vụ", ""},
		{"Giao Trung tâm Chuyển đổi số Thành phố chủ trì, phối hợp với Công an Thành phố bảo đảm an toàn.", "Trung tâm Chuyển đổi số Thành phố", "Công an Thành phố"},
		{"Viện Nghiên cứu phát triển Thành phố đề xuất cơ chế.", "Viện Nghiên cứu phát triển Thành phố", ""},
		{"Ủy ban nhân dân các xã, phường xây dựng kế hoạch cụ thể.", "[Ủy ban nhân dân các xã, phường]", ""},
		{"Các Sở, ban, ngành, UBND xã, phường và các cơ quan, tổ chức có liên quan căn cứ Kế hoạch này thực hiện.", "[Các Sở, ban, ngành] | [UBND xã, phường] | {các cơ quan, tổ chức có liên quan}", ""},
		{"Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh, Liên minh Hợp tác xã Tỉnh", "Hiệp hội Doanh nghiệp tỉnh | Hội Nông dân tỉnh | Liên minh Hợp tác xã Tỉnh", ""},
		{"Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ, các bộ, ngành liên quan trình Chính phủ.", "Bộ Tài chính", "Bộ Nội vụ | {các bộ, ngành liên quan}"},
		{"Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế hướng dẫn địa phương.", "Bộ Văn hóa, Thể thao và Du lịch | Bộ Y tế", ""},
		{"Công an Thành phố Hồ Chí Minh kiểm tra định kỳ.", "Công an Thành phố Hồ Chí Minh", ""},
		{"Ban Quản lý dự án đầu tư xây dựng tỉnh đẩy nhanh tiến độ.", "Ban Quản lý dự án đầu tư xây dựng tỉnh", ""},
		{"Báo và Phát thanh Truyền hình Lâm Đồng mở chuyên mục.", "Báo và Phát thanh Truyền hình Lâm Đồng", ""},
		{"Giám đốc Sở Nội vụ, Chủ tịch UBND các xã, phường, đặc khu chịu trách nhiệm.", "Sở Nội vụ | [UBND các xã, phường, đặc khu]", ""},
		{"Trung tâm dữ liệu được xây dựng tại khu đô thị mới.", "", ""},
		{"Thanh tra, kiểm tra việc chấp hành pháp luật.", "", ""},
		{"Hội đồng thẩm định họp hằng tháng.", "", ""},
	}
	v := strangers(t).At("2025-11-19")
	for _, tt := range tests {
		got := v.LeadOfSentence(tt.sentence)
		if names(got.Lead) != tt.lead || names(got.Support) != tt.support {
			t.Errorf("%s\nlead    %s\nwant    %s\nsupport %s\nwant    %s", tt.sentence, names(got.Lead), tt.lead, names(got.Support), tt.support)
		}
	}
}

func TestTheSharedFileHasNoMistake(t *testing.T) {
	data, err := os.ReadFile("../templates/registers/chung.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, found := ReadCommon("chung.yaml", data)
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, n := range c.names {
		if strings.Contains(n.name, ":") {
			t.Errorf("%s: a key inside a name", n.name)
		}
	}
	if len(c.names) < 100 || len(c.heads) < 15 || len(c.sets) < 2 {
		t.Errorf("%d names, %d heads, %d sets", len(c.names), len(c.heads), len(c.sets))
	}
}
