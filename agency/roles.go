package agency

// role is what a word between names does to them. These words belong to the language of decisions, not to a province.
type role byte

const (
	_      role = iota
	leads       // the agencies before it lead
	helps       // the agencies behind it support
	scopes      // what follows is what the agency answers for
	title       // the person at the head of an agency, who stands for it
	orders      // begins a sentence that gives work
	links       // joins names like "và"
	filler      // says nothing about who
	all         // "các": the names that follow share a word
	many        // "tất cả", "một số": a set follows
	place       // begins the name of a place elsewhere
	within      // the agency behind it is the one this body sits in
)

var roleWords = map[role][]string{
	leads:  {"chủ trì", "chủ trì tham mưu", "chủ trì thực hiện", "là cơ quan chủ trì", "là đơn vị chủ trì", "làm đầu mối", "là cơ quan đầu mối"},
	helps:  {"phối hợp", "phối hợp với", "phối hợp cùng", "phối hợp cùng với", "phối hợp chặt chẽ với", "là cơ quan phối hợp"},
	scopes: {"đối với"},
	title: {
		"thủ trưởng", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "tổng giám đốc", "chánh", "trưởng", "trưởng ban", "cục trưởng",
		"bộ trưởng", "thống đốc", "tổng thanh tra", "chủ nhiệm", "vụ trưởng", "hiệu trưởng", "tư lệnh", "phó trưởng ban", "chỉ huy",
		"chi cục trưởng", "viện trưởng", "chánh án", "chỉ huy trưởng", "người đứng đầu", "lãnh đạo", "đồng chí", "các đồng chí", "bí thư",
	},
	orders: {"giao", "giao cho", "đề nghị", "yêu cầu", "phân công"},
	links:  {"cùng", "cùng với", "với"},
	filler: {"tham mưu", "thực hiện", "có trách nhiệm", "chịu trách nhiệm", "tổ chức thực hiện"},
	all:    {"các"},
	many:   {"tất cả", "tất cả các", "toàn bộ", "toàn bộ các", "toàn thể các", "một số", "những", "mọi"},
	place:  {"tỉnh", "thành phố", "TP", "quận", "huyện", "thị xã", "TX", "xã", "phường", "thị trấn", "đặc khu", "khu vực"},
	within: {"thuộc", "trực thuộc", "của"},
}
