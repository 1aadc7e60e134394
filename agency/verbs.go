package agency

import "theodoi/internal/viet"

// Words of decisions around names that no register holds. They belong to the language, not to a province.

// verbs are what a sentence goes on with behind who does it, and what begins a remark on how. In a list they end a name.
var verbs = []string{
	"rà soát", "xây dựng và", "tham mưu", "theo dõi", "đôn đốc", "hướng dẫn", "triển khai", "tiến hành", "chủ động", "khẩn trương", "tích cực", "thường xuyên",
	"tiếp tục", "tăng cường", "đẩy mạnh", "đẩy nhanh", "tập trung", "hoàn thành", "hoàn thiện", "ban hành", "báo cáo", "đề xuất", "kiến nghị",
	"bố trí", "cân đối", "phân bổ", "giải ngân", "tổ chức", "chỉ đạo", "quán triệt", "cập nhật", "có kế hoạch", "có giải pháp", "có văn bản", "có ý kiến",
	"có nhiệm vụ", "được giao", "được phân công", "căn cứ", "trên cơ sở", "trong phạm vi", "trong quá trình", "trong lĩnh vực", "theo", "để", "nhằm", "phải", "cần",
	"sẽ", "đã", "đang", "chưa", "định kỳ", "kịp thời", "nghiêm túc", "khuyến khích", "lồng ghép", "xem xét", "quyết định", "chịu sự", "tổng hợp", "thẩm định",
	"phê duyệt", "gửi", "thông báo", "đảm bảo", "bảo đảm", "góp phần", "nâng cao", "mở rộng", "thu hút", "huy động", "tuyên truyền", "phổ biến",
	"quan tâm", "lựa chọn", "đánh giá", "kiểm tra", "giám sát", "tổng kết", "sơ kết", "tiếp nhận", "xử lý", "giải quyết", "khắc phục", "chuẩn bị",
	"cùng", "cùng với", "nếu", "trước ngày", "trước", "sau khi", "đến", "hằng", "hàng năm", "hàng quý", "hàng tháng", "sớm", "duy trì", "phát huy",
	"nghiên cứu, đề xuất", "tại", "cũng", "đều", "tham gia", "chủ trì", "phân công", "yêu cầu",
}

// weakVerbs are verbs that also stand inside names ("Ban Quản lý dự án đầu tư xây dựng"): in a list they end nothing.
var weakVerbs = []string{
	"xây dựng", "quản lý", "nghiên cứu", "hỗ trợ", "cung cấp", "vận hành", "khai thác", "thu thập", "kết nối", "chia sẻ", "số hóa", "đào tạo", "bồi dưỡng",
	"phát hành", "phòng, chống", "bảo vệ", "kiểm soát", "ứng dụng", "vận động", "phát động", "sử dụng", "đăng ký", "lấy", "có", "được", "thực hiện", "đầu tư", "tạo",
	"thúc đẩy", "phát triển", "đổi mới", "sắp xếp", "cải thiện", "cải cách", "thanh tra", "điều tra", "công khai", "công bố", "rút ngắn", "khôi phục", "ưu tiên",
	"giới thiệu", "liên kết", "hợp tác", "tìm", "bổ sung", "điều chỉnh", "sửa đổi", "thay thế", "bãi bỏ", "đề nghị", "phản ánh", "thống nhất", "thí điểm", "vào cuộc",
	"trình", "giảm", "làm", "lập", "giao", "tự", "giúp", "đưa", "do", "là", "từ", "khi", "gắn", "như",
}

// whose says whose a set is, and leaves it as it is.
var whose = []string{
	"tỉnh", "thành phố", "TP", "cấp tỉnh", "cấp thành phố", "thuộc tỉnh", "thuộc thành phố", "của tỉnh", "của thành phố", "trong tỉnh", "trên địa bàn",
	"trên địa bàn tỉnh", "trên địa bàn thành phố", "trực thuộc trung ương", "cấp xã", "cấp huyện", "trung ương", "ở trung ương", "chức năng", "chuyên môn", "khác",
	"chuyên môn thuộc UBND tỉnh", "chuyên môn thuộc UBND thành phố", "chính quyền các cấp", "các cấp", "trong cả nước", "cả nước", "đóng trên địa bàn",
	"trong và ngoài tỉnh", "trong hệ thống chính trị", "chủ quản", "quản lý chuyên ngành", "chuyên ngành", "nhà nước", "sự nghiệp", "sự nghiệp công lập",
}

// related says that only some of a set are meant.
var related = []string{"liên quan", "có liên quan", "khác có liên quan", "khác liên quan", "liên quan khác", "có liên quan khác"}

// noHeads are words that begin as names do and are none, by the folded word behind the head: "ban hành", "hội nghị".
var noHeads = map[string][]string{
	"ban":      {"hành", "bố", "đầu"},
	"hội":      {"nghị", "thảo", "nhập", "thi", "diễn", "trường", "viên", "tụ", "họp"},
	"bộ":       {"máy", "tiêu", "trưởng", "luật", "phận", "môn", "thủ", "quy", "chỉ số", "dữ", "công cụ", "mã", "nhận"},
	"báo":      {"cáo", "chí", "động", "giá"},
	"đoàn":     {"kết", "công", "kiểm", "viên", "đi", "giám"},
	"quỹ":      {"đất", "nhà", "tiền", "đạo"},
	"viện":     {"trợ", "phí", "dẫn", "trưởng"},
	"trường":   {"hợp", "học", "lớp"},
	"đài":      {"thọ", "tưởng"},
	"cục":      {"bộ", "diện", "trưởng"},
	"sở":       {"hữu", "thích", "dĩ", "tại"},
	"vụ":       {"việc", "án", "mùa", "đông", "hè", "lợi", "trưởng"},
	"thuế":     {"suất", "thu", "giá", "xuất", "nhập"},
	"phòng":    {"chống", "ngừa", "bệnh", "thủ", "trừ", "học", "cháy", "trưởng"},
	"cảng":     {"biển", "cạn", "cá"},
	"hội đồng": {"thành viên", "quản trị"},
}

var foldedNoHeads = func() map[string][]string {
	out := map[string][]string{}
	for head, behind := range noHeads {
		for _, w := range behind {
			out[viet.Fold(head)] = append(out[viet.Fold(head)], viet.Fold(w))
		}
	}
	return out
}()
