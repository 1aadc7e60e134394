package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/pattern"
)

// textLine is one line of a text file. Its text loses the marks of emphasis when the block it stands in is known.
type textLine struct {
	text         string
	number       int  // 1-based, in the file
	begins, ends bool // with marks of emphasis
}

func newTextLine(raw string, number int) textLine {
	text := strings.TrimSpace(raw)
	return textLine{
		text: text, number: number,
		begins: strings.HasPrefix(text, "*") && !strings.HasPrefix(text, "* "),
		ends:   strings.HasSuffix(text, "*"),
	}
}

// layout is how the lines of a text file are broken.
type layout struct {
	wrapped bool // paragraphs run over several lines
	// ragged says that lines end before the width for no reason that could be seen, so that a short line proves nothing.
	ragged bool
	width  int // letters of a full line
}

// Limits of what looks like wrapped text, in letters.
const (
	narrowest = 40
	fullest   = 60 // a line as long as this may have been broken
	widest    = 125
	overlong  = 140
)

// layoutOf judges a whole file: wrapped text has many lines that go on in the middle of a sentence, or, where short cells of tables are most of it,
// every second line right below a full one does; and hardly any long one.
func layoutOf(lines []string) layout {
	var lengths [overlong + 1]int
	prose, going, pairs := 0, 0, 0
	each := func(visit func(before, line string)) {
		before := ""
		for _, line := range lines {
			line = strings.Trim(line, "*_ \t")
			if isBlank(line) || isRule(line) || strings.ContainsAny(line, "|\t") {
				before = ""
				continue
			}
			visit(before, line)
			before = line
		}
	}
	each(func(before, line string) {
		prose++
		lengths[min(overlong, utf8.RuneCountInString(line))]++
		if n := utf8.RuneCountInString(before); n >= fullest && n <= widest {
			pairs++
		}
		if goesOn(before, line) {
			going++
		}
	})
	long := lengths[overlong]
	l := layout{width: percentile(lengths[:overlong], prose-long, 95)}
	l.wrapped = going >= 2 && (going*8 >= prose || pairs >= 3 && going*2 >= pairs) && l.width >= narrowest && l.width <= widest && long <= 1+prose/20
	if !l.wrapped {
		return l
	}
	early := 0
	each(func(before, line string) {
		if goesOn(before, line) && l.short(before, line) {
			early++
		}
	})
	l.ragged = early*8 > going
	return l
}

// goesOn reports whether line surely continues the sentence of the line before.
func goesOn(before, line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return len(before) >= 20 && unicode.IsLower(r) && !endsSentence(before) && !paragraphMark.MatchString(line)
}

// percentile returns the length that percent of all lines do not exceed.
func percentile(lengths []int, all, percent int) int {
	seen := 0
	for length, n := range lengths {
		seen += n
		if seen*100 >= all*percent {
			return length
		}
	}
	return len(lengths) - 1
}

// short reports whether the first word of next had still had room on line, so that line was ended on purpose.
func (l layout) short(line, next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return (utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word))*100 < l.width*85
}

var (
	// paragraphMark is what stands in front of a new paragraph.
	paragraphMark = pattern.New(`^(?:` + strings.Join([]string{
		`(?i:điều)\s+\d{1,3}[a-zđ]?\s*[.:]`,
		`(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Phụ lục|PHỤ LỤC)\s+(?:[IVXL]+|\d{1,2})\s*(?:[.:]|$)`,
		`[IVX]{1,6}\s*[.)/](?:\s|$)`,
		`[IVX]{1,6}\s*-\s`,
		`\d{1,3}\s*[.)/](?:\s|$)`,
		`\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?:\s|$)`,
		`[a-zđ]{1,2}\s*\)`,
		`[a-zđ]\.\s`,
		`\(\d{1,2}\)`,
		`[-–—•●▪◦+*]\s`,
		`[-–+]\p{L}`,
	}, "|") + `)`)
	onlyMark   = pattern.New(`^(?:(?i:điều)\s+\d{1,3}|[IVX]{1,6}|\d{1,3}(?:\.\d{1,2})*|[a-zđ])\s*[.):]?$|^[-–+]$`)
	bulletMark = pattern.New(`^[-–—•●▪◦+*]\s*`)
	inlineMark = pattern.New(`^\(\d{1,2}\)`)
	labelStart = pattern.New(`^(?:Cơ quan|Đơn vị|Thời gian|Thời hạn|Tiến độ|Sản phẩm|Kết quả|Kinh phí|Nguồn|Chủ trì|Phối hợp|Chỉ đạo|Lãnh đạo|` +
		`Nội dung|Nhiệm vụ|Phân công|Hoàn thành|Nơi nhận|Kính gửi|Số)(?:\s[^:.;]{0,40})?:`)
	opening   = pattern.New(`^(?:Căn cứ|Theo đề nghị|Xét đề nghị|QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|\(Kèm theo|\(Ban hành)`)
	signature = pattern.New(`^(?:PHÓ |CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH |KT\.|TM\.|TL\.|TUQ\.|THỪA )`)
	delegated = pattern.New(`^(?:KT|TM|TL|TUQ|Q)\.`)
	agencies  = pattern.New(`^(?:Các |Sở |UBND |Ủy ban |Uỷ ban |Ban |Công an |Bộ |Văn phòng |Cục |Chi cục |Trung tâm |Đài |Báo |Hội |Liên |Thanh tra |` +
		`Viện |Trường |Kho bạc |Ngân hàng |Tòa án |Toà án |Công ty |Tổng công ty |Tập đoàn |Chủ tịch |Đoàn |Hiệp hội |Bảo hiểm |BHXH |HĐND |Thường trực |Quỹ |Bệnh viện |Phòng )`)
)

// hanging are words that no paragraph ends with.
var hanging = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`các và của với cho về tại theo từ đến hoặc là do bởi thuộc trong trên dưới gồm số khoản điểm điều mục ngày tháng năm quý đoạn
		lục bằng qua gửi để được những một ở sau trước khi giữa như cùng kể hay nhằm không có sẽ phải bảng biểu đợt lần cấp khóa kỳ lớp nhóm loại bước - – ( & /`) {
		set[w] = true
	}
	return set
}()

// hangs reports whether line cannot be the end of a paragraph.
func hangs(line string) bool {
	word := line[strings.LastIndexByte(line, ' ')+1:]
	return hanging[strings.ToLower(word)] || strings.HasSuffix(line, ",") || strings.HasSuffix(line, "(")
}

// endsSentence reports whether line ends with a mark that a paragraph may end with.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, ` "”’')*_`)
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, ";") || strings.HasSuffix(line, ":") ||
		strings.HasSuffix(line, "!") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "…")
}

// breaks reports whether a new paragraph begins with next, behind the lines of the paragraph so far.
func (l layout) breaks(so []textLine, next textLine, cell bool) bool {
	before := so[len(so)-1]
	if !l.wrapped {
		return true
	}
	if utf8.RuneCountInString(before.text) > overlong {
		return true // a wrapped line is never that long
	}
	mark := paragraphMark.MatchString(next.text)
	if onlyMark.MatchString(before.text) && len(so) == 1 {
		return mark && !inlineMark.MatchString(next.text)
	}
	if mark {
		return l.breaksAtMark(so, before.text, next.text)
	}
	if labelStart.MatchString(next.text) && !hangs(before.text) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(next.text); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`“"([`, r) {
		return false
	}
	return l.breaksAtCapital(so, before, next, cell)
}

// breaksAtMark reports whether the number or bullet in front of next is one, and not the rest of a sentence: "… trong tháng / 9. …".
func (l layout) breaksAtMark(so []textLine, before, next string) bool {
	if bullet := bulletMark.FindString(next); bullet != "" {
		r, _ := utf8.DecodeRuneInString(next[len(bullet):])
		last, _ := utf8.DecodeLastRuneInString(before)
		full := !endsSentence(before) && !l.short(before, next)
		return !(full && unicode.IsLower(r) || unicode.IsDigit(r) && unicode.IsDigit(last))
	}
	if hangs(before) {
		return false
	}
	if inlineMark.MatchString(next) && !l.short(before, next) {
		// A list that began inside the paragraph goes on in it.
		for i, line := range so {
			if i == 0 {
				line.text = line.text[len(paragraphMark.FindString(line.text)):]
			}
			if strings.Contains(line.text, "(1)") {
				return false
			}
		}
	}
	return true
}

// breaksAtCapital reports whether next, which begins as a sentence may, begins a paragraph.
func (l layout) breaksAtCapital(so []textLine, before, next textLine, cell bool) bool {
	if hangs(before.text) {
		return false
	}
	if so[0].begins && before.ends {
		return true // the paragraph so far was emphasised as a whole
	}
	if cell && next.begins && !before.ends && !so[0].begins {
		return true
	}
	if strings.HasSuffix(before.text, ":") && unicode.IsDigit([]rune(next.text)[0]) {
		return false // "Số:" and the number below it
	}
	capitals := isCapitals(before.text)
	if capitals && !isUpper(next.text) || isCapitals(next.text) && strings.Count(next.text, " ") >= 2 && !isUpper(before.text) {
		return true
	}
	if capitals && signature.MatchString(next.text) && (delegated.MatchString(before.text) && strings.Count(before.text, " ") >= 2 || cell && len(so) > 1 && isCapitals(next.text)) {
		return true
	}
	short := l.short(before.text, next.text)
	if endsSentence(before.text) && (short || opening.MatchString(next.text)) {
		return true
	}
	if cell && short && agencies.MatchString(next.text) && agencies.MatchString(so[0].text) && strings.Count(before.text, " ") >= 2 {
		return true
	}
	return short && !l.ragged
}

// isCapitals reports whether line is written in capitals, two words at least.
func isCapitals(line string) bool {
	if !strings.Contains(strings.TrimSpace(line), " ") {
		return false
	}
	return isUpper(line)
}

func isUpper(line string) bool { return line == strings.ToUpper(line) && line != strings.ToLower(line) }
