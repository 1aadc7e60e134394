package agency

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/internal/viet"
)

func quangNgai(t testing.TB) *Register {
	t.Helper()
	data, err := os.ReadFile("../templates/registers/quang-ngai.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, found := Read("quang-ngai.yaml", data)
	for _, f := range found {
		t.Errorf("sổ cơ quan: %v", f)
	}
	if len(found) > 0 {
		t.FailNow()
	}
	return r
}

const signed = viet.Date("2024-01-19")

// show writes mentions as code, then what else is known: "BTCD<VPUB", "SYT:dịch vụ", "?Sở Lạ", groups "[SBN]", open sets "{…}".
func show(mentions []Mention) string {
	var out []string
	for _, m := range mentions {
		s := m.Code
		switch {
		case s == "":
			s = "?" + m.Name
		case m.Open:
			s = "{" + s + "}"
		case m.Group:
			s = "[" + s + "]"
		}
		if m.Parent != "" {
			s += "<" + m.Parent
		}
		if m.Scope != "" {
			s += ":" + m.Scope
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestResolve(t *testing.T) {
	tests := []struct{ name, line, lead, support string }{
		{"the directing authority", "UBND tỉnh Quảng Ngãi.", "UBND", ""},
		{"the authority in full words", "Uỷ ban nhân dân tỉnh", "UBND", ""},
		{"one agency", "Sở Kế hoạch và Đầu tư.", "SKHDT", ""},
		{"letter case and tone placement", "CỤC THI HÀNH ÁN DÂN SỰ TỈNH, Toà án nhân dân tỉnh", "CTHADS TAND", ""},
		{"small letters inside a name", "Cục thi hành án dân sự tỉnh", "CTHADS", ""},
		{"commas and và inside names", "Sở Lao động, Thương binh và Xã hội, Sở Văn hóa, Thể thao và Du lịch và Sở Y tế", "SLDTBXH SVHTTDL SYT", ""},
		{"và inside and between names", "Sở Kế hoạch và Đầu tư, Sở Xây dựng và Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi.", "SKHDT SXD BQLKKT", ""},
		{"và between two names that hold one", "Sở Giáo dục và Đào tạo và Sở Tài nguyên và Môi trường", "SGDDT STNMT", ""},
		{"tails that say whose", "Văn phòng UBND tỉnh Quảng Ngãi; Cục Thuế tỉnh, Cục Hải quan tỉnh Quảng Ngãi; Thanh tra tỉnh; Công an tỉnh Quảng Ngãi", "VPUB CT CHQ TTT CA", ""},
		{"abbreviations", "SKHĐT; Sở KH&ĐT; Sở KHĐT; Sở Kế hoạch Đầu tư; Sở LĐ-TB&XH; Sở Lao động - Thương binh và Xã hội; BQL KKT Dung Quất; VPUB", "SKHDT SKHDT SKHDT SKHDT SLDTBXH SLDTBXH BQLKKT VPUB", ""},
		{"a name with a dash", "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Quảng Ngãi; NHNN chi nhánh Quảng Ngãi", "NHNN NHNN", ""},
		{"numbers with scopes", "(1) Sở Y tế đối với dịch vụ y tế; (2) Sở Công Thương đối với bán buôn, bán lẻ; thương mại điện tử; (3) Các sở chuyên ngành liên quan.", "SYT:dịch vụ y tế SCT:bán buôn, bán lẻ; thương mại điện tử {SO-LIEN-QUAN}", ""},
		{"a scope naming places and agencies", "(1) Sở Xây dựng đối với đường của UBND huyện Bình Sơn và Sở Y tế, mục (5) kế hoạch; (2) Sở Tài chính đối với vốn", "SXD:đường của UBND huyện Bình Sơn và Sở Y tế, mục (5) kế hoạch STC:vốn", ""},
		{"a scope for two", "(1) Sở Nội vụ, Sở Tư pháp đối với thể chế; (2) Sở Y tế", "SNV:thể chế STP:thể chế SYT", ""},
		{"scopes without numbers", "Sở Y tế đối với bệnh viện; trạm y tế; Sở Nội vụ đối với biên chế", "SYT:bệnh viện; trạm y tế SNV:biên chế", ""},
		{"ten numbers", "(9) Sở Công Thương đối với thương mại; (10) Sở Tài chính đối với giá", "SCT:thương mại STC:giá", ""},
		{"leads together with", "Sở Công Thương chủ trì, phối hợp với Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi.", "SCT", "BQLKKT"},
		{"together with", "Sở Y tế phối hợp với UBND huyện Bình Sơn.", "SYT", "UBND-BS"},
		{"together with several", "Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và các đơn vị liên quan", "SYT", "STC SNV {LIEN-QUAN}"},
		{"roles behind each name", "Sở Y tế chủ trì; Sở Tài chính phối hợp", "SYT", "STC"},
		{"two leads with helpers", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ; Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp", "SYT SXD", "SNV STP"},
		{"the shared word left out", "UBND thành phố Quảng Ngãi, thị xã Đức Phổ và huyện Sơn Tịnh.", "UBND-QN UBND-DP UBND-ST", ""},
		{"a list of districts", "UBND các huyện: Bình Sơn, Sơn Tịnh, Lý Sơn và thành phố Quảng Ngãi", "UBND-BS UBND-ST UBND-LS UBND-QN", ""},
		{"a list without a colon", "UBND các huyện Mộ Đức, Ba Tơ; TX. Đức Phổ, TP. Quảng Ngãi", "UBND-MD UBND-BT UBND-DP UBND-QN", ""},
		{"a list of two units", "UBND các huyện, thị xã: Mộ Đức, Đức Phổ", "UBND-MD UBND-DP", ""},
		{"the unit word left out", "UBND huyện Sơn Hà, Sơn Tây và Minh Long", "UBND-SH UBND-STA UBND-ML", ""},
		{"a list of departments", "Các Sở: Tài chính, Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch và Y tế", "STC SKHDT SVHTTDL SYT", ""},
		{"departments with one shared word", "Sở Tài chính, Xây dựng, Sở Nội vụ", "STC SXD SNV", ""},
		{"an agency inside another", "Ban Tiếp công dân tỉnh Quảng Ngãi (Văn phòng UBND tỉnh Quảng Ngãi).", "BTCD<VPUB", ""},
		{"heads of agencies", "Thủ trưởng các sở, ban ngành, đơn vị trực thuộc UBND tỉnh, các cơ quan trung ương trên địa bàn tỉnh, Chủ tịch UBND các huyện, thị xã, thành phố:", "[SBN-DV] [CQTW] [CAP-HUYEN]", ""},
		{"the head of one", "Giám đốc Sở Tài chính; Trưởng Ban Quản lý Khu kinh tế Dung Quất; Chánh Văn phòng UBND tỉnh", "STC BQLKKT VPUB", ""},
		{"the four groups", "Các sở, ban ngành, đơn vị trực thuộc UBND tỉnh; các cơ quan trung ương trên địa bàn tỉnh; UBND các huyện, thị xã, thành phố; các cơ quan, đơn vị có liên quan.", "[SBN-DV] [CQTW] [CAP-HUYEN] {LIEN-QUAN}", ""},
		{"districts of a project", "UBND các huyện, thị xã, thành phố trong vùng dự án", "[HUYEN-DU-AN]", ""},
		{"agencies and groups", "Sở Công Thương, Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi và các sở, ban ngành, đơn vị trực thuộc UBND tỉnh; các cơ quan trung ương trên địa bàn tỉnh; UBND các huyện, thị xã, thành phố; các cơ quan, đơn vị có liên quan.", "SCT BQLKKT [SBN-DV] [CQTW] [CAP-HUYEN] {LIEN-QUAN}", ""},
		{"an agency, departments, levels", "Sở Tư pháp và các sở, ban ngành; UBND cấp huyện; UBND cấp xã.", "STP [SBN] [CAP-HUYEN] [CAP-XA]", ""},
		{"levels with one shared word", "UBND cấp huyện, cấp xã", "[CAP-HUYEN] [CAP-XA]", ""},
		{"five bodies of the law", "Công an tỉnh, Viện Kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh, Cục thi hành án dân sự tỉnh, Sở Tư pháp.", "CA VKSND TAND CTHADS STP", ""},
		{"a project board", "Ban Quản lý dự án đầu tư xây dựng các công trình Giao thông tỉnh.", "BQLDAGT", ""},
		{"another province's agency", "Công an tỉnh Bình Định", "?Công an tỉnh Bình Định", ""},
		{"a district's office", "Ban Dân tộc huyện Trà Bồng, Sở Y tế", "?Ban Dân tộc huyện Trà Bồng SYT", ""},
		{"an unknown name among known", "Sở Y tế, Trung tâm Xúc tiến và Hỗ trợ doanh nghiệp, Sở Nội vụ", "SYT ?Trung tâm Xúc tiến và Hỗ trợ doanh nghiệp SNV", ""},
		{"a misspelt name with a comma", "Sở Lao đông, Thương bing và Xã hội; Sở Y tế", "?Sở Lao đông, Thương bing và Xã hội SYT", ""},
		{"an unknown body in a known one", "Chi cục Kiểm lâm (Sở Nông nghiệp và Phát triển nông thôn)", "?Chi cục Kiểm lâm<SNNPTNT", ""},
		{"departments and districts", "Các Sở, ban, ngành, địa phương và UBND các huyện có liên quan; UBND các huyện miền núi", "[SBN] {DIA-PHUONG} [HUYEN-LIEN-QUAN] [HUYEN-MIEN-NUI]", ""},
		{"all districts with the only town named", "UBND các huyện, thị xã và thành phố Quảng Ngãi", "[CAP-HUYEN]", ""},
		{"a commune", "UBND xã Bình Sơn", "?UBND xã Bình Sơn", ""},
		{"a remark in brackets", "Sở KH&ĐT (cơ quan thường trực), Sở Y tế", "SKHDT SYT", ""},
		{"decomposed letters", norm.NFD.String("Sở Y tế, UBND huyện Bình Sơn và thị xã Đức Phổ"), "SYT UBND-BS UBND-DP", ""},
		{"capitals", "SỞ Y TẾ CHỦ TRÌ, PHỐI HỢP VỚI SỞ NỘI VỤ", "SYT", "SNV"},
		{"letters for numbers", "a) Sở Y tế đối với thuốc; b) Sở Nội vụ đối với người", "SYT:thuốc SNV:người", ""},
		{"nothing", " . ; ", "", ""},
	}
	v := quangNgai(t).At(signed)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := v.Resolve(tt.line)
			if show(got.Lead) != tt.lead || show(got.Support) != tt.support {
				t.Errorf("%s\nlead    %s\nwant    %s\nsupport %s\nwant    %s", tt.line, show(got.Lead), tt.lead, show(got.Support), tt.support)
			}
			if unknown := strings.Count(tt.lead+tt.support, "?"); unknown != len(got.Unknown) {
				t.Errorf("%s: unknown %+v, want %d", tt.line, got.Unknown, unknown)
			}
		})
	}
}

func TestNamesAreAsWritten(t *testing.T) {
	v := quangNgai(t).At(signed)
	got := v.Resolve("UBND các huyện: Bình Sơn, Lý Sơn và  thị xã Đức Phổ; Uỷ ban nhân dân thành phố Quảng Ngãi, huyện Ba Tơ; Các Sở: Y tế, Nội vụ; sở khoa học & công nghệ")
	want := []string{
		"UBND huyện Bình Sơn", "UBND huyện Lý Sơn", "UBND thị xã Đức Phổ", "Uỷ ban nhân dân thành phố Quảng Ngãi",
		"Uỷ ban nhân dân huyện Ba Tơ", "Sở Y tế", "Sở Nội vụ", "sở khoa học & công nghệ",
	}
	var names []string
	for _, m := range got.Lead {
		names = append(names, m.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("names %q\nwant  %q", names, want)
	}
}

func TestUnknownNamesOfferNearOnes(t *testing.T) {
	v := quangNgai(t).At(signed)
	tests := []struct{ line, text, near string }{
		{"Sở Kế hoạch Tài chính", "Sở Kế hoạch Tài chính", "Sở Kế hoạch và Đầu tư"},
		{"Sở Lao đông, Thương bing và Xã hội", "Sở Lao đông, Thương bing và Xã hội", "Sở Lao động, Thương binh và Xã hội"},
		{"Sở Tư phap; Sở Y tế", "Sở Tư phap", "Sở Tư pháp"},
		{"UBND các huyện, thị xã, thành phố ven biển", "UBND các huyện, thị xã, thành phố ven biển", "UBND các huyện, thị xã, thành phố"},
		{"Tổng công ty Phát điện miền Trung", "Tổng công ty Phát điện miền Trung", ""},
	}
	for _, tt := range tests {
		got := v.Resolve(tt.line).Unknown
		if len(got) != 1 || got[0].Text != tt.text || tt.line[got[0].Start:got[0].Stop] != tt.text {
			t.Errorf("%s: unknown %+v", tt.line, got)
			continue
		}
		if tt.near == "" && len(got[0].Near) > 0 || tt.near != "" && !slices.Contains(got[0].Near, tt.near) {
			t.Errorf("%s: near %q, want %q", tt.line, got[0].Near, tt.near)
		}
	}
}

func TestNamesOfAnotherDay(t *testing.T) {
	r := quangNgai(t)
	got := r.At(signed).Resolve("Sở Nông nghiệp và Môi trường, Sở Tài chính")
	if show(got.Lead) != "SNNMT STC" || len(got.Unknown) != 1 || !got.Unknown[0].NotThen || got.Unknown[0].Text != "Sở Nông nghiệp và Môi trường" {
		t.Errorf("in 2024: %s, %+v", show(got.Lead), got.Unknown)
	}
	got = r.At("2025-04-01").Resolve("Sở Nông nghiệp và Môi trường; Sở Giao thông vận tải; UBND huyện Bình Sơn")
	if show(got.Lead) != "SNNMT SGTVT UBND-BS" || len(got.Unknown) != 1 || got.Unknown[0].Text != "Sở Giao thông vận tải" {
		t.Errorf("in April 2025: %s, %+v", show(got.Lead), got.Unknown)
	}
	if got := r.At("2025-07-01").Resolve("UBND huyện Bình Sơn").Unknown; len(got) != 1 || !got[0].NotThen {
		t.Errorf("a district after the district level ended: %+v", got)
	}
}

func TestLeadOfSentence(t *testing.T) {
	tests := []struct{ sentence, lead, support string }{
		{"Sở Thông tin và Truyền thông hướng dẫn các cơ quan báo chí đưa tin về kế hoạch.", "STTTT", ""},
		{"2. Sở Y tế xây dựng kế hoạch phòng dịch.", "SYT", ""},
		{"Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội tỉnh, các cơ quan chuyên trách, tham mưu giúp việc Tỉnh ủy phối hợp tuyên truyền, vận động.", "UBMTTQ [CT-XH] {TINH-UY}", ""},
		{"Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và các đơn vị liên quan rà soát nợ.", "STC", "SXD {LIEN-QUAN}"},
		{"Yêu cầu Giám đốc Sở Nội vụ, Chủ tịch UBND các huyện, thị xã, thành phố báo cáo.", "SNV [CAP-HUYEN]", ""},
		{"UBND các huyện Bình Sơn, Lý Sơn có trách nhiệm phối hợp với Sở Y tế thực hiện.", "UBND-BS UBND-LS", "SYT"},
		{"Sở Tài chính, xây dựng kế hoạch vốn.", "STC", ""},
		{"Công an tỉnh Bình Định phối hợp điều tra.", "?Công an tỉnh Bình Định", ""},
		{"Tiếp tục phối hợp với Sở Y tế.", "", ""},
		{"", "", ""},
	}
	v := quangNgai(t).At(signed)
	for _, tt := range tests {
		got := v.LeadOfSentence(tt.sentence)
		if show(got.Lead) != tt.lead || show(got.Support) != tt.support {
			t.Errorf("%s\nlead %q want %q; support %q want %q", tt.sentence, show(got.Lead), tt.lead, show(got.Support), tt.support)
		}
	}
}

func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		{"báo cáo hằng quý gửi về Sở Kế hoạch và Đầu tư, Cục Thống kê tỉnh và Văn phòng UBND tỉnh đúng thời gian", "SKHDT CTK VPUB"},
		{"trong ca trực, Sở Tài chính, xây dựng kế hoạch cùng Công an tỉnh Bình Định", "STC ?Công an tỉnh Bình Định"},
		{"các dự án của UBND thành phố Quảng Ngãi, huyện Bình Sơn và Tây Nguyên", "UBND-QN UBND-BS"},
		{"không có ai", ""},
	}
	v := quangNgai(t).At(signed)
	for _, tt := range tests {
		if got := show(v.Find(tt.text)); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestFindingsOfUnknownNames(t *testing.T) {
	v := quangNgai(t).At(signed)
	tests := []struct {
		line string
		code finding.Code
		want string
	}{
		{"Sở Nông nghiệp và Môi trường", finding.AgencyNotThen, "19/01/2024"},
		{"Sở Tư phap", finding.AgencyUnknown, "Sở Tư pháp"},
		{"Tổng công ty Phát điện miền Trung", finding.AgencyUnknown, "không có"},
	}
	for _, tt := range tests {
		f := v.Finding(v.Resolve(tt.line).Unknown[0], finding.Place{Line: 52})
		if f.Code != tt.code || f.Got != tt.line || !strings.Contains(f.Want, tt.want) || f.Place.Line != 52 {
			t.Errorf("%s: %+v", tt.line, f)
		}
	}
}
