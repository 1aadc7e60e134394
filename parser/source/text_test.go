package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"theodoi/plan"
)

// readString reads a text and holds it against the guarantees of the package.
func readString(t *testing.T, text string) plan.Source {
	t.Helper()
	src, findings, ok := Read("kế hoạch.txt", []byte(text))
	if !ok {
		t.Fatalf("%q: %v", text, findings)
	}
	checkSource(t, src)
	return src
}

// showTables writes the tables of a text with a line for each row: the cells between bars, empty ones as "".
func showTables(src plan.Source) string {
	var b strings.Builder
	for i, table := range src.Tables {
		if i > 0 {
			b.WriteString("==\n")
		}
		for _, row := range table.Rows {
			for j, c := range row.Cells {
				if j > 0 {
					b.WriteString("|")
				}
				if j > 0 && c.Column != row.Cells[j-1].Column+row.Cells[j-1].Columns {
					fmt.Fprintf(&b, "@%d:", c.Column)
				} else if j == 0 && c.Column != 0 {
					fmt.Fprintf(&b, "@%d:", c.Column)
				}
				b.WriteString(strings.ReplaceAll(c.Span.Of(src.Text), "\n", "/"))
				if c.Columns > 1 || c.Rows > 1 {
					fmt.Fprintf(&b, "(%dx%d)", c.Columns, c.Rows)
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// wrap breaks a paragraph into lines of at most width letters.
func wrap(text string, width int) string {
	var b strings.Builder
	length := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			b.WriteString("\n")
			length = 0
		} else if length > 0 {
			b.WriteString(" ")
			length++
		}
		b.WriteString(word)
		length += n
	}
	return b.String()
}

var planned = []string{
	"KẾ HOẠCH",
	"PHÁT TRIỂN NGHỀ MUỐI CỦA HUYỆN ĐẢO TRONG GIAI ĐOẠN MỚI",
	"Căn cứ Luật Thí dụ ngày 01 tháng 02 năm 2030 và các văn bản hướng dẫn mà người viết thử nghĩ ra cho đủ dài;",
	"Theo đề nghị của Phòng Thử nghiệm tại Tờ trình số 12/TTr-PTN ngày 03 tháng 4 năm 2030.",
	"I. MỤC TIÊU",
	"1. Sản lượng muối đạt 12.500 tấn, trong đó muối sạch chiếm ít nhất 40% tổng sản lượng của toàn huyện.",
	"2. Thu nhập bình quân của diêm dân tăng từ 5 đến 7% so với năm trước, tính theo giá hiện hành.",
	"II. NHIỆM VỤ",
	"a) Cải tạo đồng muối cũ, xây kênh dẫn nước biển và kho chứa chung cho các hợp tác xã trên địa bàn huyện đảo.",
	"- Cơ quan chủ trì: Phòng Nông nghiệp và Muối.",
	"- Cơ quan phối hợp: Ủy ban nhân dân các xã; Hội Diêm dân huyện; các hợp tác xã làm muối có liên quan.",
	"- Thời gian thực hiện: Trước ngày 30 tháng 9 năm 2030.",
	"b) Mở lớp dạy nghề cho lao động trẻ; ưu tiên con em diêm dân, hộ nghèo và hộ cận nghèo tại các xã bãi ngang.",
	"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc thì báo cáo về Phòng Nông nghiệp và Muối để xem xét./.",
}

func TestWrappedLinesBecomeParagraphs(t *testing.T) {
	want := strings.Join(planned, "\n")
	for _, width := range []int{64, 72, 78, 90, 100} {
		var airy, tight []string
		for _, p := range planned {
			airy = append(airy, wrap(p, width), "")
			tight = append(tight, wrap(p, width))
		}
		for name, lines := range map[string][]string{"empty lines between": airy, "none between": tight} {
			src := readString(t, strings.Join(lines, "\n"))
			if src.Text != want {
				t.Errorf("width %d, %s:\n%s", width, name, src.Text)
			}
		}
	}
	if got := readString(t, want).Text; got != want {
		t.Errorf("one paragraph a line:\n%s", got)
	}
}

// wrappedFrame puts lines into a text that is plainly wrapped.
func wrappedFrame(lines string) string {
	return strings.Join([]string{
		"Muối biển được làm ra từ nước mặn phơi trên sân cát hoặc sân bạt, qua nhiều", "lần lọc và kết tinh dưới nắng, rồi được gom vào kho để bán cho các nhà", "máy chế biến ở trong và ngoài tỉnh theo hợp đồng.", "",
		"Giá muối thay đổi theo mùa nên các hộ cần được hỗ trợ kho chứa và vốn lưu", "động để không phải bán rẻ vào lúc được mùa như những năm trước đây vẫn", "thường gặp.", "", lines,
	}, "\n")
}

func TestParagraphsBeginWhereTheySurelyDo(t *testing.T) {
	for name, c := range map[string]struct {
		lines string
		want  []string
	}{
		"bullets end a line of any length":         {"Nơi nhận:\n- Như trên;\n- Các xã;\n- Lưu: VT.", []string{"Nơi nhận:", "- Như trên;", "- Các xã;", "- Lưu: VT."}},
		"a number behind a word that asks for one": {"Việc này phải xong trước khi vào vụ muối mới, nghĩa là chậm nhất vào tháng\n9. Sau đó sẽ nghiệm thu và đưa kho vào dùng.", []string{"Việc này phải xong trước khi vào vụ muối mới, nghĩa là chậm nhất vào tháng 9. Sau đó sẽ nghiệm thu và đưa kho vào dùng."}},
		"an article that is quoted":                {"Các hộ được vay vốn theo quy định của pháp luật về tín dụng đối với hộ tại\nĐiều 5. Mức vay do ngân hàng xét.", []string{"Các hộ được vay vốn theo quy định của pháp luật về tín dụng đối với hộ tại Điều 5. Mức vay do ngân hàng xét."}},
		"a dash inside a range":                    {"Kế hoạch này được thực hiện trong cả giai đoạn phát triển của huyện đảo 2030\n- 2035 và do Phòng chủ trì.", []string{"Kế hoạch này được thực hiện trong cả giai đoạn phát triển của huyện đảo 2030 - 2035 và do Phòng chủ trì."}},
		"a dash between words":                     {"Các chỉ tiêu về môi trường của kế hoạch phát triển kinh tế của huyện đảo này\n- xã hội được giữ nguyên.", []string{"Các chỉ tiêu về môi trường của kế hoạch phát triển kinh tế của huyện đảo này - xã hội được giữ nguyên."}},
		"a list that began inside":                 {"Cơ quan chủ trì: (1) Phòng Muối đối với việc xây kho chứa ở các xã đảo xa bờ;\n(2) Phòng Nghề đối với các lớp dạy nghề.", []string{"Cơ quan chủ trì: (1) Phòng Muối đối với việc xây kho chứa ở các xã đảo xa bờ; (2) Phòng Nghề đối với các lớp dạy nghề."}},
		"labels":                                   {"Thời gian thực hiện: Quý II\nSản phẩm: Báo cáo", []string{"Thời gian thực hiện: Quý II", "Sản phẩm: Báo cáo"}},
		"capitals and a name":                      {"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Thử", []string{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Thử"}},
		"a number alone, broken emphasis":          {"**3.****\n**Trên cơ sở sản lượng của các hộ, Phòng Muối lập danh sách các kho cần xây\nvà trình duyệt.", []string{"3. Trên cơ sở sản lượng của các hộ, Phòng Muối lập danh sách các kho cần xây và trình duyệt."}},
		"a number and its name below":              {"Số:\n12/KH-PTN", []string{"Số: 12/KH-PTN"}},
		"a line longer than any wrapped one":       {strings.Repeat("dài ", 60) + "hết\ntiếp theo là dòng khác", []string{strings.Repeat("dài ", 60) + "hết", "tiếp theo là dòng khác"}},
	} {
		src := readString(t, wrappedFrame(c.lines))
		lines := strings.Split(src.Text, "\n")
		if len(lines) < 2 || strings.Join(lines[2:], "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s", name, strings.Join(lines, "\n"))
		}
	}
}

func TestEveryPieceOfAParagraphKnowsItsLine(t *testing.T) {
	src := readString(t, wrappedFrame("Phòng Muối lập danh sách các hộ cần vay vốn, xét theo sản lượng ba năm liền\nkề và gửi về huyện.\n"))
	for word, line := range map[string]int{"nước mặn": 1, "kết tinh": 2, "trong và ngoài tỉnh": 3, "Giá muối": 5, "lập danh sách": 9, "kề và gửi": 10} {
		if at := strings.Index(src.Text, word); at < 0 || src.Line(at) != line {
			t.Errorf("%q is on line %d, not %d, of\n%s", word, src.Line(max(0, at)), line, src.Text)
		}
	}
}

func TestMarksOfMarkdownAreTakenOff(t *testing.T) {
	for in, want := range map[string]string{
		"# PHẦN I":                      "PHẦN I",
		"### 1. Mục đích ###":           "1. Mục đích",
		"#12 không phải đề mục":         "#12 không phải đề mục",
		"> Sở A báo cáo":                "Sở A báo cáo",
		"> 90%":                         "> 90%",
		">=90% số xã":                   ">=90% số xã",
		"**Điều 1. **Ban hành kèm theo": "Điều 1. Ban hành kèm theo",
		"**1.**** **Trên cơ sở":         "1. Trên cơ sở",
		"**6**. Tổ chức":                "6. Tổ chức",
		"** II**":                       "II",
		"*(Kèm theo Kế hoạch)*":         "(Kèm theo Kế hoạch)",
		"doanh nghiệp *(DN)*, hộ *(HKD) *trên địa bàn":         "doanh nghiệp (DN), hộ (HKD) trên địa bàn",
		"***Nguyễn Văn Thử***":                                 "Nguyễn Văn Thử",
		"trước **ngày 01/6 hằng năm ***(hoặc khi cần) *gửi về": "trước ngày 01/6 hằng năm (hoặc khi cần) gửi về",
		"**- **Triển khai":                                     "- Triển khai",
		"* Cơ quan chủ trì: Sở A":                              "* Cơ quan chủ trì: Sở A",
		"* *Ghi chú:* như trên":                                "* Ghi chú: như trên",
		"Sở Y tế* và Sở Nội vụ**":                              "Sở Y tế* và Sở Nội vụ**",
		"(*) Tính theo giá hiện hành":                          "(*) Tính theo giá hiện hành",
		"2*3*4 và 5 * 6":                                       "2*3*4 và 5 * 6",
		"_Nơi nhận:_":                                          "Nơi nhận:",
		"__Điều 2.__ Hiệu lực":                                 "Điều 2. Hiệu lực",
		"tệp ke_hoach_2030.docx":                               "tệp ke_hoach_2030.docx",
		"Số: ____/QĐ":                                          "Số: ____/QĐ",
		`1\. Mục đích \- yêu cầu \*`:                           "1. Mục đích - yêu cầu *",
		`C:\Dulieu`:                                            `C:\Dulieu`,
		"Sở&nbsp;Tài chính &amp; KH&ĐT":                        "Sở Tài chính & KH&ĐT",
		"xem [Luật](https://example.vn/luat) và [1](2)":        "xem Luật và [1](2)",
		"H<sub>2</sub>O <b>sạch</b>, A < B":                    "H2O sạch, A < B",
		"dòng một<br>dòng hai<br/>dòng ba":                     "dòng một\ndòng hai\ndòng ba",
		"a\n-----\nb\n* * *\nc\n_____\nd":                      "a\nb\nc\nd",
		"** **\na":                                             "a",
		"**mở ở đây\n\nđóng ở kia**":                           "mở ở đây\nđóng ở kia",
	} {
		if got := readString(t, in).Text; got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// bars writes rows as law libraries leave their tables: a bar before and behind every cell.
func bars(rows ...string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("|\n")
		for _, cell := range strings.Split(row, "|") {
			if cell != "" {
				b.WriteString(strings.ReplaceAll(cell, "/", "\n") + "\n")
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}

func TestTablesOfWhichOnlyTheBarsAreLeft(t *testing.T) {
	head := "**TT**|**Nhiệm vụ**|**Chủ trì**|**Phối hợp**|**Thời hạn**"
	for name, c := range map[string]struct {
		rows []string
		want string
	}{
		"full rows": {[]string{head, "1|Xây kho|Phòng A|Phòng B|Quý I", "2|Đào kênh|Phòng B|Phòng A|Quý II"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A|Phòng B|Quý I\n2|Đào kênh|Phòng B|Phòng A|Quý II\n"},
		"an empty cell inside": {[]string{head, "1|Xây kho|Phòng A||Quý I", "2|Đào kênh|Phòng B|Phòng A|Quý II"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A||Quý I\n2|Đào kênh|Phòng B|Phòng A|Quý II\n"},
		"empty cells at the end": {[]string{head, "1|Xây kho|Phòng A||", "2|Đào kênh|Phòng B|Phòng A|", "3|Mở lớp|Phòng C||"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A||\n2|Đào kênh|Phòng B|Phòng A|\n3|Mở lớp|Phòng C\n"},
		"merged cells are missing": {[]string{head, "1|Xây kho|Phòng A|Phòng B|Quý I", "Đào kênh nhỏ|Phòng B", "2|Mở lớp|Phòng C|Phòng A|Quý II", "Dạy nghề muối|Phòng D"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A|Phòng B|Quý I\nĐào kênh nhỏ|Phòng B\n2|Mở lớp|Phòng C|Phòng A|Quý II\nDạy nghề muối|Phòng D\n"},
		"headings over rows": {[]string{head, "I. VỀ KHO CHỨA", "1|Xây kho|Phòng A|Phòng B|Quý I", "II|Về kênh", "1|Đào kênh|Phòng B|Phòng A|Quý II", "2|Nạo kênh|Phòng B|Phòng A|Quý II"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\nI. VỀ KHO CHỨA\n1|Xây kho|Phòng A|Phòng B|Quý I\nII|Về kênh\n1|Đào kênh|Phòng B|Phòng A|Quý II\n2|Nạo kênh|Phòng B|Phòng A|Quý II\n"},
		"short rows follow in number": {[]string{head, "1|Xây kho|Phòng A|Phòng B", "2|Đào kênh|Phòng B|Phòng A", "3|Mở lớp|Phòng C|Phòng D|Quý I"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A|Phòng B\n2|Đào kênh|Phòng B|Phòng A\n3|Mở lớp|Phòng C|Phòng D|Quý I\n"},
		"a row of empty cells": {[]string{head, "1|Xây kho|Phòng A|Phòng B|Quý I", "||||"},
			"TT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Xây kho|Phòng A|Phòng B|Quý I\n"},
		"a layout table": {[]string{"**ỦY BAN/XÃ MẪU**|**CỘNG HÒA**/Độc lập", "Số: 1/KH|*ngày 1*"},
			"ỦY BAN/XÃ MẪU|CỘNG HÒA/Độc lập\nSố: 1/KH|ngày 1\n"},
	} {
		src := readString(t, "Trước bảng\n\n"+bars(c.rows...)+"\n\nSau bảng")
		if got := showTables(src); got != c.want {
			t.Errorf("%s:\n%s", name, got)
		}
		if len(src.Tables) != 1 || !src.Tables[0].Loose || !strings.HasPrefix(src.Text, "Trước bảng\n") || !strings.HasSuffix(src.Text, "\nSau bảng") {
			t.Errorf("%s: %q", name, src.Text)
		}
	}
}

func TestCellsKeepTheirParagraphs(t *testing.T) {
	src := readString(t, wrappedFrame(bars(
		"TT|Việc|Cơ quan",
		"1|Bố trí nhân lực đủ/năng lực để trông kho./Bố trí nhân lực đủ/năng lực để trông kênh.|Sở Tài chính/Công an tỉnh",
		"2|Xây dựng kho chứa/muối chung của huyện|Trung tâm Chuyển đổi/số Thành phố, các/Sở Xây dựng")))
	want := "TT|Việc|Cơ quan\n1|Bố trí nhân lực đủ năng lực để trông kho./Bố trí nhân lực đủ năng lực để trông kênh.|Sở Tài chính/Công an tỉnh\n" +
		"2|Xây dựng kho chứa muối chung của huyện|Trung tâm Chuyển đổi số Thành phố, các Sở Xây dựng\n"
	if got := showTables(src); got != want {
		t.Errorf("%s", got)
	}
}

func TestBarsThatAreNoTableStay(t *testing.T) {
	for _, text := range []string{"a\n|\nb", "ỦY BAN |\nCỘNG HÒA |\n|\nTM. ỦY BAN", "Số hiệu: | 91 |\n---|---|\nLoại: | Kế hoạch |", "a | b", "|", "|\n|\n|"} {
		if src := readString(t, text); src.Text != text || len(src.Tables) > 0 {
			t.Errorf("%q: %q, %d tables", text, src.Text, len(src.Tables))
		}
	}
}

func TestTablesInOtherSigns(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"Markdown":              {"| TT | Việc |\n|:--|---:|\n| 1 | **Xây** kho |\n| 2 | a \\| b<br>c |", "TT|Việc\n1|Xây kho\n2|a | b/c\n"},
		"Markdown without ends": {"TT | Việc\n--- | ---\n1 | Xây", "TT|Việc\n1|Xây\n"},
		"bars without a rule":   {"| TT | Việc |\n| 1 | |", "TT|Việc\n1|\n"},
		"tabs":                  {"TT\tViệc\tHạn\n1\tXây\tQuý I\n2\t\tQuý II", "TT|Việc|Hạn\n1|Xây|Quý I\n2||Quý II\n"},
		"drawn":                 {"+----+------+\n| TT | Việc |\n+====+======+\n| 1  | Xây  |\n|    | kho  |\n+----+------+\n| 2  | Đào  |\n+----+------+", "TT|Việc\n1|Xây kho\n2|Đào\n"},
		"drawn with lines":      {"┌────┬──────┐\n│ TT │ Việc │\n├────┼──────┤\n│ 1  │ Xây  │\n│    │ kho  │\n│ 2  │ Đào  │\n└────┴──────┘", "TT|Việc\n1|Xây kho\n2|Đào\n"},
	} {
		src := readString(t, "Trước\n\n"+c.text+"\n\nSau")
		if got := showTables(src); got != c.want {
			t.Errorf("%s:\n%s\nof %q", name, got, src.Text)
		}
		if len(src.Tables) == 1 && src.Tables[0].Loose {
			t.Errorf("%s: loose", name)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(strings.Join(planned, "\n"))
	f.Add(wrappedFrame("a"))
	f.Add(bars("TT|a|b", "1||x", "2|y|", "z"))
	f.Add("| a | b |\n|---|---|\n| *x* | \\| |")
	f.Add("+--+--+\n| a | b |\n+--+--+")
	f.Add("**a\n\n* b *c* d** <br> &nbsp; > 1. x\n# y #")
	f.Fuzz(func(t *testing.T, text string) {
		src, findings, ok := Read("x", []byte(text))
		if !ok {
			if len(findings) == 0 || src.Text != "" {
				t.Fatalf("refused with %v and the text %q", findings, src.Text)
			}
			return
		}
		checkSource(t, src)
		if plain, _, _ := decode([]byte(text)); plain == text {
			checkNothingLost(t, text, src.Text)
		}
	})
}

// checkNothingLost counts letters: marks may go, letters and figures may not. Texts with markup of other kinds are left out.
func checkNothingLost(t *testing.T, text, got string) {
	t.Helper()
	if strings.ContainsAny(text, "<&[") {
		return
	}
	if a, b := countWords(text), countWords(got); a != b {
		t.Fatalf("%d ASCII letters and figures of %q became %d in %q", a, text, b, got)
	}
}

func countWords(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			n++
		}
	}
	return n
}
