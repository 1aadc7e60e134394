package pdf

import (
	"math"
	"strings"
	"testing"

	"theodoi/render/layout"
)

// element is a row of the table of Decree 30/2020, Phụ lục I: how a part of the form looks and where it stands.
type element struct {
	what            string
	text            string // how its line begins
	upper, lower    bool
	least, most     float64 // sizes
	strong, slanted bool
	side            side
	rule            [2]float64 // length of the rule below, as a share of the words; nothing for none
}

type side int

const (
	anywhere side = iota
	leftCell
	rightCell
	middle
)

var sameLength = [2]float64{0.98, 1.02}
var thirdToHalf = [2]float64{1. / 3, 1. / 2}

// reportForm is what a report must look like, in the order of the decree's table.
func reportForm() []element {
	return []element{
		{"name of the state", layout.Nation, true, false, 12, 13, true, false, rightCell, [2]float64{}},
		{"motto", layout.Motto, false, true, 13, 14, true, false, rightCell, sameLength},
		{"parent agency", "UBND TỈNH QUẢNG NGÃI", true, false, 12, 13, false, false, leftCell, [2]float64{}},
		{"issuing agency", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", true, false, 12, 13, true, false, leftCell, thirdToHalf},
		{"number", "Số: 05/BC-SKHĐT", false, false, 13, 13, false, false, leftCell, [2]float64{}},
		{"place and date", "Quảng Ngãi, ngày 05 tháng 3 năm 2024", false, true, 13, 14, false, true, rightCell, [2]float64{}},
		{"kind", "BÁO CÁO", true, false, 13, 14, true, false, middle, [2]float64{}},
		{"subject", "", false, true, 13, 14, true, false, middle, thirdToHalf},
		{"heading of level 1", "I. ", true, false, 13, 14, true, false, anywhere, [2]float64{}},
		{"heading of level 2", "1. ", false, true, 13, 14, true, false, anywhere, [2]float64{}},
		{"authority of the signer", "KT. GIÁM ĐỐC", true, false, 13, 14, true, false, rightCell, [2]float64{}},
		{"office of the signer", "PHÓ GIÁM ĐỐC", true, false, 13, 14, true, false, rightCell, [2]float64{}},
		{"name of the signer", "Nguyễn Thị Bích Thủy", false, true, 13, 14, true, false, rightCell, [2]float64{}},
		{"Nơi nhận", "Nơi nhận:", false, true, 12, 12, true, true, leftCell, [2]float64{}},
		{"last recipient", "- Lưu: VT, TH.", false, false, 11, 11, false, false, leftCell, [2]float64{}},
		{"appendix", "Phụ lục I", false, true, 14, 14, true, false, middle, [2]float64{}},
		{"name of the appendix", "", true, false, 13, 14, true, false, middle, [2]float64{}},
		{"what the appendix belongs to", "(Kèm theo Báo cáo số 05/BC-SKHĐT", false, true, 13, 14, false, true, middle, [2]float64{}},
	}
}

// letterForm is what differs in a letter.
func letterForm() []element {
	return []element{
		{"name of the state", layout.Nation, true, false, 12, 13, true, false, rightCell, [2]float64{}},
		{"motto", layout.Motto, false, true, 13, 14, true, false, rightCell, sameLength},
		{"parent agency", "UBND TỈNH QUẢNG NGÃI", true, false, 12, 13, false, false, leftCell, [2]float64{}},
		{"issuing agency", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", true, false, 12, 13, true, false, leftCell, thirdToHalf},
		{"number", "Số: 07/SKHĐT-TH", false, false, 13, 13, false, false, leftCell, [2]float64{}},
		{"place and date", "Quảng Ngãi, ngày 09 tháng 02 năm 2024", false, true, 13, 14, false, true, rightCell, [2]float64{}},
		{"V/v", "V/v đôn đốc báo cáo", false, true, 12, 13, false, false, leftCell, [2]float64{}},
		{"Kính gửi", "Kính gửi:", false, true, 13, 14, false, false, anywhere, [2]float64{}},
		{"office of the signer", "GIÁM ĐỐC", true, false, 13, 14, true, false, rightCell, [2]float64{}},
		{"name of the signer", "Nguyễn Văn An", false, true, 13, 14, true, false, rightCell, [2]float64{}},
		{"Nơi nhận", "Nơi nhận:", false, true, 12, 12, true, true, leftCell, [2]float64{}},
		{"recipient", "- Như trên;", false, true, 11, 11, false, false, leftCell, [2]float64{}},
		{"last recipient", "- Lưu: VT, TH.", false, false, 11, 11, false, false, leftCell, [2]float64{}},
	}
}

// check finds the element and measures it. A text that runs over lines is found by its first.
func (e element) check(t *testing.T, lines []seen, rules []drawnRule) {
	t.Helper()
	var l *seen
	last := l
	for i := range lines {
		at := &lines[i]
		if l == nil && (strings.HasPrefix(at.text, e.text) || at.strong == e.strong && e.what == "subject" && strings.HasPrefix(e.text, at.text)) && at.strong == e.strong {
			l, last = at, at
		}
	}
	if l == nil {
		t.Errorf("%s: %q is not printed", e.what, e.text)
		return
	}
	widest := *l
	for i := range lines { // the following lines of the same element
		if at := &lines[i]; at.page == l.page && at.top > last.top && at.top-last.top < 8 && at.size == l.size && at.strong == l.strong && e.what == "subject" && strings.Contains(e.text, at.text) {
			last = at
			widest.x, widest.right = min(widest.x, at.x), max(widest.right, at.right)
		}
	}
	if e.upper && !upper(l.text) || e.lower && !lower(l.text) {
		t.Errorf("%s: %q is in the wrong case", e.what, l.text)
	}
	if l.size < e.least || l.size > e.most {
		t.Errorf("%s: size %v, want %v to %v", e.what, l.size, e.least, e.most)
	}
	if l.strong != e.strong || l.slanted != e.slanted {
		t.Errorf("%s: bold %v, italic %v; want %v, %v", e.what, l.strong, l.slanted, e.strong, e.slanted)
	}
	center := (l.x + l.right) / 2
	switch textMiddle := (marginLeft + l.sheetW - marginRight) / 2; e.side {
	case leftCell:
		if l.right > textMiddle+2 {
			t.Errorf("%s: reaches from %.1f to %.1f, out of the left cell", e.what, l.x, l.right)
		}
	case rightCell:
		if l.x < textMiddle-15 || center < textMiddle {
			t.Errorf("%s: reaches from %.1f to %.1f, out of the right cell", e.what, l.x, l.right)
		}
	case middle:
		if math.Abs(center-textMiddle) > 0.5 {
			t.Errorf("%s: its middle stands at %.1f, that of the text at %.1f", e.what, center, textMiddle)
		}
	}
	if e.rule[1] == 0 {
		return
	}
	widest.top = last.top
	rule, ok := below(rules, widest)
	share := (rule.x2 - rule.x1) / (widest.right - widest.x)
	if !ok || share < e.rule[0] || share > e.rule[1] || math.Abs(rule.x1+rule.x2-widest.x-widest.right) > 0.6 {
		t.Errorf("%s: rule %+v (found: %v) is %.2f of its words, want %.2f to %.2f, in the middle", e.what, rule, ok, share, e.rule[0], e.rule[1])
	}
}
