package word

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"theodoi/internal/need"
	"theodoi/parser/source"
	"theodoi/render/layout"
	"theodoi/report"
)

// inOrder fails where one of the texts is missing or stands before the one listed above it.
func inOrder(t *testing.T, text string, wanted ...string) {
	t.Helper()
	rest := strings.Join(strings.Fields(strings.ReplaceAll(text, string(noBreak), " ")), " ")
	for _, want := range wanted {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Errorf("lost or out of order: %q", want)
			continue
		}
		rest = after
	}
}

// sampleWords are words of each block of the sample, in order.
var sampleWords = []string{
	"UBND TỈNH QUẢNG NGÃI", "SỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 07/BC-STC", "Quảng Ngãi, ngày 05 tháng 4 năm 2026",
	"BÁO CÁO", "Kết quả thực hiện các chỉ tiêu, nhiệm vụ giao tại", "Kính gửi: Chủ tịch UBND tỉnh",
	"I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "1. Đánh giá chung", "Trong 34 chỉ tiêu được giao, 12 chỉ tiêu vượt, 15 chỉ tiêu đạt; riêng thu ngân sách còn thấp (số liệu ước).",
	"Bảng 1. Chỉ tiêu theo lĩnh vực", "Đơn vị tính: chỉ tiêu", "TT", "Lĩnh vực", "A. Kinh tế", "Tăng trưởng", "B. Xã hội", "Việc làm, giảm nghèo",
	"Biểu đồ 1.", "Biểu đồ 2.", "2. Tồn tại, hạn chế", "- Giải ngân vốn", "- Một số dự án", "a) Nguyên nhân khách quan", "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "Biểu đồ 3.", "Đơn vị tính: nhiệm vụ", "Biểu đồ 4.",
	"III. KIẾN NGHỊ", "Báo cáo này./.", "Nơi nhận:", "Phụ lục I", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "(Kèm theo Báo cáo số 07/BC-STC", "Đơn vị tính", "A. CHỈ TIÊU NHÓM 1", "C. CHỈ TIÊU NHÓM 3",
	"Phụ lục II", "I. NHIỆM VỤ QUÁ HẠN", "Danh sách nhiệm vụ", "III.1.a-1", "III.1.a-24", "II. NHIỆM VỤ ĐỀ NGHỊ ĐIỀU CHỈNH", "Không có nhiệm vụ nào đề nghị điều chỉnh.", "Phụ lục III",
}

// What the program writes it reads, as it reads the Word files of other offices.
func TestReaderOfWordFilesReadsItBack(t *testing.T) {
	src, findings, ok := source.Read("bao-cao.docx", written(t, sample()))
	if !ok || len(findings) > 0 {
		t.Fatalf("read: %v, findings: %v", ok, findings)
	}
	inOrder(t, src.Text, sampleWords...)
	inOrder(t, src.Text, "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;", "- Lưu: VT, TH.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Hòa")
}

// office is a document as LibreOffice lays it out: the text of every page, and its size.
func office(t *testing.T, doc report.Document) (pages, sizes []string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "bao-cao.docx")
	if err := os.WriteFile(name, written(t, doc), 0o600); err != nil {
		t.Fatal(err)
	}
	printed := need.LibreOffice(t, name, "pdf")
	text, err := exec.Command(need.Program(t, "pdftotext"), "-layout", printed, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	info, err := exec.Command(need.Program(t, "pdfinfo"), "-l", "999", printed).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^Page +\d+ size: +(\S+ x \S+)`).FindAllStringSubmatch(string(info), -1) {
		sizes = append(sizes, m[1])
	}
	pages = strings.Split(string(text), "\f")
	return pages[:len(pages)-1], sizes
}

func TestLibreOfficeShowsItAsItIsMeant(t *testing.T) {
	t.Parallel()
	pages, sizes := office(t, sample())
	all := strings.Join(pages, "\n")
	inOrder(t, strings.ReplaceAll(all, "Số: 07/BC-STC", ""), "BÁO CÁO", "I. KẾT QUẢ", "12 chỉ tiêu vượt", "Bảng 1.", "Biểu đồ 1.", "Biểu đồ 2.", "2. Tồn tại", "- Giải ngân", "II. KẾT QUẢ",
		"Biểu đồ 3.", "Biểu đồ 4.", "III. KIẾN NGHỊ", "./.", "Nơi nhận:", "Phụ lục I", "A. CHỈ TIÊU NHÓM 1", "Phụ lục II", "III.1.a-24", "Phụ lục III")
	for _, want := range []string{"UBND TỈNH QUẢNG NGÃI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc", "Số: 07/BC-STC Quảng Ngãi, ngày 05 tháng 4 năm 2026"} {
		inOrder(t, pages[0], want)
	}
	inOrder(t, strings.Join(strings.Fields(all), ""), "Hoànthànhđúnghạn", "VănphòngUBNDtỉnh") // in charts LibreOffice places letters one by one
	turned, part := 0, 0
	for i, text := range pages {
		first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		part++
		landscape := strings.HasPrefix(sizes[i], "841.")
		if i == 0 || strings.HasPrefix(first, layout.Appendix) {
			part = 1
			if landscape {
				turned++
			}
			continue
		}
		if strings.TrimSpace(first) != fmt.Sprint(part) {
			t.Errorf("page %d begins with %q, want number %d", i+1, first, part)
		}
		if landscape && !strings.Contains(text, "TT ") {
			t.Errorf("page %d goes on with a table without its heading", i+1)
		}
	}
	if turned != 2 {
		t.Errorf("%d appendices on broad sheets, want 2: %v", turned, sizes)
	}
}

func TestLibreOfficeReadsLargeTablesAndCells(t *testing.T) {
	t.Parallel()
	table := report.Table{Columns: []report.Column{{Title: "Số thứ tự", Width: 1}, {Title: "Nội dung", Width: 9}}}
	for i := range 500 {
		table.Rows = append(table.Rows, report.TableRow{Cells: []report.Cell{{Text: fmt.Sprintf("dòng-%d.", i)}, {Text: "Một việc"}}})
	}
	table.Rows[250].Cells[1].Text = strings.TrimSpace(strings.Repeat("vướng mắc ", 500)) + " hết."
	table.Rows[251].Cells[1].Text = strings.Repeat("w", 5000)
	pages, _ := office(t, report.Document{Appendix: []report.Appendix{{Body: []report.Node{table}}}})
	all := strings.Join(pages, "\n")
	inOrder(t, all, "dòng-0.", "dòng-249.", "hết.", "dòng-251.", "dòng-499.")
	if n := strings.Count(all, "w"); n != 5000 {
		t.Errorf("%d of 5000 letters of a word without spaces", n)
	}
	for i, text := range pages[1:] {
		if !strings.Contains(text, "Số thứ tự") {
			t.Errorf("page %d has no heading", i+2)
		}
	}
}

func TestLibreOfficeShowsADraftLetter(t *testing.T) {
	t.Parallel()
	pages, _ := office(t, sampleLetter())
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	inOrder(t, pages[0], "DỰ THẢO", "STC-TH", "V/v đôn đốc báo cáo Quý I", "Kính gửi:", "- Sở Y tế;", "- Công an tỉnh.", "Đến hết ngày", "./.", "GIÁM ĐỐC", "Lê Văn Bình")
}
