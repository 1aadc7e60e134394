package layout

// Words that the printed form itself demands; every other word on the paper comes from the document.
const (
	Nation     = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	Motto      = "Độc lập - Tự do - Hạnh phúc"
	Recipients = "Nơi nhận:"
	Addressed  = "Kính gửi:"
	Appendix   = "Phụ lục"
	Draft      = "DỰ THẢO"
	Unit       = "Đơn vị tính:"
	number     = "Số:"
	about      = "V/v"
)

// Producer stands in the properties of the file.
const Producer = "theodoi"
