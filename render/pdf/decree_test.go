package pdf

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
)

// composed is a report as the program composes it, from a plan and what agencies said.
func composed(t *testing.T, number int) report.Document {
	t.Helper()
	period, err := progress.ParsePeriod("2024-Q1")
	if err != nil {
		t.Fatal(err)
	}
	calendar := progress.Calendar{CutOffDay: 14, ReturnDay: 20, SoonDays: 7}
	p := &plan.Plan{
		Decision: plan.Decision{Number: "91/QĐ-UBND", Kind: "Quyết định", Title: "Về nhiệm vụ, giải pháp năm 2024", Issuer: "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", Place: "Quảng Ngãi", Issued: "2024-01-19"},
		Sections: []plan.Section{{Ref: "III", Path: []string{"III"}, Title: "NHIỆM VỤ, GIẢI PHÁP"}},
	}
	planning := agency.Agency{Code: "SKHDT", Name: "Sở Kế hoạch và Đầu tư"}
	owed := progress.Owed{Agency: planning}
	for i := range 30 {
		task := plan.Task{
			Ref: plan.Ref(fmt.Sprintf("III-%d", i+1)), Path: []string{"III", fmt.Sprintf("-%d", i+1)}, Text: "Tham mưu triển khai thực hiện Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
			Lead: []plan.Assignee{{Code: planning.Code, Name: planning.Name}}, Due: plan.Due{Text: "29/02/2024", Kind: plan.By, To: "2024-02-29"},
		}
		p.Tasks = append(p.Tasks, task)
		owed.Lead = append(owed.Lead, progress.OwedTask{Task: task})
	}
	summary := report.Summarise(report.Input{Plan: p, Period: period, Calendar: calendar, Owed: []progress.Owed{owed}, State: progress.NewState(calendar, period, nil)})
	office := report.Office{
		Parent: "UBND TỈNH QUẢNG NGÃI", Name: "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", Title: "Sở Kế hoạch và Đầu tư", Abbreviation: "SKHĐT", Place: "Quảng Ngãi",
		Authority: []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, Signer: "Nguyễn Thị Bích Thủy", Recipients: []string{"UBND tỉnh (báo cáo)", "Lưu: VT, TH"},
	}
	issued := report.Issued{Number: number}
	if number > 0 {
		issued.Date = "2024-03-05"
	}
	return report.Compose(summary, office, issued)
}

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
		{"name of the state", nationWords, true, false, 12, 13, true, false, rightCell, [2]float64{}},
		{"motto", mottoWords, false, true, 13, 14, true, false, rightCell, sameLength},
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
		{"name of the state", nationWords, true, false, 12, 13, true, false, rightCell, [2]float64{}},
		{"motto", mottoWords, false, true, 13, 14, true, false, rightCell, sameLength},
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

// The printed papers, read back by another program, stand in the form of the decree.
func TestFilesHaveTheFormOfTheDecree(t *testing.T) {
	for name, paper := range map[string]struct {
		doc  report.Document
		form []element
	}{
		"composed report": {composed(t, 5), reportForm()},
		"sample":          {full(), reportForm()},
		"letter":          {letter("Sở Y tế"), letterForm()},
		"long letter":     {letter("Sở Y tế", "Sở Tài chính", "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"), letterForm()},
	} {
		t.Run(name, func(t *testing.T) {
			file, _ := printed(t, paper.doc)
			lines := readBack(t, file)
			rules := rulesOf(t, file, 1)
			for _, e := range paper.form {
				switch e.what {
				case "subject":
					e.text = words(paper.doc.Head.Subject)
				case "name of the appendix":
					e.text = strings.ToUpper(words(paper.doc.Appendix[0].Name))
				}
				e.check(t, lines, rules)
			}
			checkSheets(t, paper.doc, lines)
			checkPageNumbers(t, paper.doc, lines)
			checkHead(t, lines)
			checkRunningText(t, paper.doc, lines)
			checkFonts(t, lines)
		})
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

// checkSheets holds sheets and margins against the decree: A4, 20-25 mm above and below, 30-35 left, 15-20 right. Only page numbers
// and the mark of a draft stand in the upper margin.
func checkSheets(t *testing.T, doc report.Document, lines []seen) {
	t.Helper()
	landscapes := 0
	for _, l := range lines {
		short, long := min(l.sheetW, l.sheetH), max(l.sheetW, l.sheetH)
		if math.Abs(short-210) > 0.2 || math.Abs(long-297) > 0.2 {
			t.Fatalf("page %d is %.1f x %.1f mm", l.page, l.sheetW, l.sheetH)
		}
		if l.sheetW > l.sheetH {
			landscapes++
		}
		if l.top < 15 && (regexp.MustCompile(`^\d+$`).MatchString(l.text) || doc.Draft && l.text == doc.DraftMark) {
			continue
		}
		if l.x < 29.8 || l.right > l.sheetW-14.8 || l.top < 19.5 || l.top+l.size*pointMM > l.sheetH-19.8 {
			t.Errorf("page %d: %q stands at %.1f..%.1f x %.1f, in a margin", l.page, l.text, l.x, l.right, l.top)
		}
	}
	if len(doc.Appendix) > 0 && landscapes == 0 {
		t.Error("no appendix lies across")
	}
}

// checkPageNumbers wants Arabic numbers of size 13-14 at the top in the middle, none on the first page of a part, and every appendix
// counted by itself.
func checkPageNumbers(t *testing.T, doc report.Document, lines []seen) {
	t.Helper()
	byPage := map[int][]seen{}
	pages := 0
	for _, l := range lines {
		byPage[l.page], pages = append(byPage[l.page], l), max(pages, l.page)
	}
	part := 0
	for p := 1; p <= pages; p++ {
		part++
		for _, l := range byPage[p] {
			if p == 1 || strings.HasPrefix(l.text, appendixWord) && l.size == titleSize && l.strong && l.top < 35 {
				part = 1
			}
		}
		var number *seen
		for i, l := range byPage[p] {
			if l.top < 15 && regexp.MustCompile(`^\d+$`).MatchString(l.text) {
				number = &byPage[p][i]
			}
		}
		switch {
		case part == 1 && number != nil:
			t.Errorf("page %d is the first of its part and bears %q", p, number.text)
		case part > 1 && (number == nil || number.text != fmt.Sprint(part)):
			t.Errorf("page %d bears %v, want %d", p, number, part)
		case number != nil && (number.size < 13 || number.size > 14 || math.Abs((number.x+number.right)/2-number.sheetW/2) > 0.5):
			t.Errorf("page %d: its number has size %v and stands at %.1f", p, number.size, number.x)
		}
	}
	if len(doc.Appendix) > 0 && pages < 2+len(doc.Appendix) {
		t.Errorf("%d pages with %d appendices", pages, len(doc.Appendix))
	}
}

// checkHead wants the two cells of the head side by side: their first lines level, and number and date on one line.
func checkHead(t *testing.T, lines []seen) {
	t.Helper()
	at := map[string]seen{}
	for _, l := range lines {
		for _, begin := range []string{"UBND TỈNH", "CỘNG HÒA", "Số:", "Quảng Ngãi, ngày"} {
			if _, ok := at[begin]; !ok && l.page == 1 && strings.HasPrefix(l.text, begin) {
				at[begin] = l
			}
		}
	}
	for _, pair := range [][2]string{{"UBND TỈNH", "CỘNG HÒA"}, {"Số:", "Quảng Ngãi, ngày"}} {
		left, right := at[pair[0]], at[pair[1]]
		if math.Abs(left.top-right.top) > 0.3 || left.right >= right.x {
			t.Errorf("%q at %.1f..%.1f x %.1f and %q at %.1f x %.1f are not side by side", left.text, left.x, left.right, left.top, right.text, right.x, right.top)
		}
	}
}

// checkRunningText measures the paragraphs of the paper: size 13-14, the first line 10 or 12.7 mm in, lines from single to one and a
// half apart, at least 6 points more between paragraphs, both edges straight; and the text ends with "./.".
func checkRunningText(t *testing.T, doc report.Document, lines []seen) {
	t.Helper()
	var paper []seen
	var sign seen
	for _, l := range lines {
		if strings.HasPrefix(l.text, doc.Sign.Authority[0]) {
			sign = l
		}
	}
	text := ""
	for _, n := range doc.Body {
		if p, ok := n.(report.Paragraph); ok && len(p.Runs) == 0 {
			text += words(p.Text) + "\n"
		}
	}
	for _, l := range lines {
		pieces := 0 // a line of runs comes in pieces
		for _, other := range lines {
			if other.page == l.page && math.Abs(other.top-l.top) < 1 {
				pieces++
			}
		}
		running := pieces == 1 && len(l.text) > 3 && !l.strong && !l.slanted && strings.Contains(text, strings.TrimPrefix(l.text, "- ")) && l.size >= 13
		if running && (l.page < sign.page || l.page == sign.page && l.top < sign.top) {
			paper = append(paper, l)
		}
	}
	if len(paper) < 3 {
		t.Fatalf("%d lines of running text", len(paper))
	}
	if last := paper[len(paper)-1]; !strings.HasSuffix(last.text, "./.") {
		t.Errorf("the text ends with %q, not with ./.", last.text)
	}
	for i, l := range paper {
		indent := l.x - marginLeft
		first := indent > 1
		if l.size < 13 || l.size > 14 || first && math.Abs(indent-10) > 0.3 && math.Abs(indent-12.7) > 0.3 {
			t.Errorf("%q: size %v, %.1f mm in", l.text, l.size, indent)
		}
		if i == 0 || paper[i-1].page != l.page {
			continue
		}
		before := paper[i-1]
		step := (l.top - before.top) / (l.size * pointMM * fontLine)
		switch {
		case !first && (step < 0.99 || step > 1.51):
			t.Errorf("%q stands %.2f lines below the line above it", l.text, step)
		case !first && math.Abs(before.right-(before.sheetW-marginRight)) > 0.4:
			t.Errorf("%q ends at %.1f, not at the margin", before.text, before.right)
		case first && l.top-before.top < l.size*pointMM*fontLine+6*pointMM-0.3:
			t.Errorf("%q stands %.1f mm below the paragraph above it", l.text, l.top-before.top)
		}
	}
}

// checkFonts wants one family throughout.
func checkFonts(t *testing.T, lines []seen) {
	t.Helper()
	for _, l := range lines {
		if !strings.HasPrefix(l.family, "utf8"+family) {
			t.Errorf("%q is printed in %s", l.text, l.family)
		}
	}
}

// A draft leaves room for its number and bears the mark on every page; it is of the same form otherwise.
func TestDraftHasTheFormOfTheDecree(t *testing.T) {
	doc := composed(t, 0)
	doc.Head.Date = viet.Date("2024-03-05")
	file, _ := printed(t, doc)
	lines := readBack(t, file)
	rules := rulesOf(t, file, 1)
	for _, e := range reportForm()[:4] {
		e.check(t, lines, rules)
	}
	marks, blank := map[int]int{}, false
	for _, l := range lines {
		if l.text == doc.DraftMark && l.top < 15 {
			marks[l.page]++
		}
		blank = blank || l.text == "Số: /BC-SKHĐT" && l.right-l.x > 30
	}
	for _, l := range lines {
		if marks[l.page] != 1 {
			t.Fatalf("page %d bears the mark %d times", l.page, marks[l.page])
		}
	}
	if !blank {
		t.Error("no room is left for the number")
	}
	checkSheets(t, doc, lines)
}
