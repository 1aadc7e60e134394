package pdf

import (
	"strings"
	"testing"

	"theodoi/report"
)

// Headings below "1." are set in regular letters behind a letter of the Vietnamese alphabet with a bracket, and those above them in bold
// (Decree 30/2020, Phụ lục I, II.6.d). A lone appendix bears no number (III.1).
func TestPointsAndALoneAppendixHaveTheFormOfTheDecree(t *testing.T) {
	doc := full()
	doc.Body = []report.Node{
		report.Heading{Level: 1, Number: "I", Text: "Kết quả"},
		report.Heading{Level: 2, Number: "1", Text: "Đầu tư công"},
		report.Heading{Level: 3, Number: "a", Text: "Vốn ngân sách tỉnh"},
		report.Paragraph{Text: "Giải ngân đạt 41,2% kế hoạch."},
		report.Heading{Level: 3, Number: "đ", Text: "Vốn ngân sách Trung ương"},
		report.Paragraph{Text: "Giải ngân đạt 38,0% kế hoạch./."},
	}
	doc.Appendix = doc.Appendix[:1]
	file, _ := printed(t, doc)
	lines := readBack(t, file)
	none := [2]float64{}
	for _, e := range []element{
		{"heading of level 1", "I. KẾT QUẢ", true, false, 13, 14, true, false, anywhere, none},
		{"heading of level 2", "1. Đầu tư công", false, true, 13, 14, true, false, anywhere, none},
		{"point", "a) Vốn ngân sách tỉnh", false, true, 13, 14, false, false, anywhere, none},
		{"point behind d", "đ) Vốn ngân sách Trung ương", false, true, 13, 14, false, false, anywhere, none},
		{"appendix", "Phụ lục", false, true, 14, 14, true, false, middle, none},
	} {
		e.check(t, lines, nil)
	}
	for _, l := range lines {
		if strings.HasPrefix(l.text, "Phụ lục I") {
			t.Errorf("the only appendix is numbered: %q", l.text)
		}
	}
}

// A paragraph that announces a list does not stand at the foot of a page with the list on the next one.
func TestNoPageEndsBetweenAnAnnouncementAndItsList(t *testing.T) {
	const announced = "Các giá trị không đạt kế hoạch:"
	for filled := range 40 {
		var body []report.Node
		for range filled {
			body = append(body, report.Paragraph{Text: "Một dòng."})
		}
		body = append(body, report.Paragraph{Text: announced}, report.ListOf("Tỷ lệ che phủ rừng.", "Tỷ lệ đô thị hóa."))
		file, _ := printed(t, report.Document{Head: report.Head{Issuer: "SỞ A", Kind: "BÁO CÁO", Subject: "Kết quả"}, Body: body})
		page := map[string]int{}
		for _, l := range readBack(t, file) {
			page[l.text] = l.page
		}
		if first := page["- Tỷ lệ che phủ rừng."]; first == 0 || page[announced] != first {
			t.Fatalf("%d lines above: announced on page %d, listed on page %d", filled, page[announced], first)
		}
	}
}
