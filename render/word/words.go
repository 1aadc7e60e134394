package word

// Words that the printed form itself demands; every other word on the paper comes from the document.
const (
	nationWords     = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	mottoWords      = "Độc lập - Tự do - Hạnh phúc"
	numberWord      = "Số:"
	subjectWord     = "V/v"
	addressWords    = "Kính gửi:"
	recipientsWords = "Nơi nhận:"
	appendixWord    = "Phụ lục"
	draftWords      = "DỰ THẢO"
	unitWords       = "Đơn vị tính:"
)

// producerName stands in the properties of the file.
const producerName = "theodoi"
