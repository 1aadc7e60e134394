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
	"theodoi/render/layout"
	"theodoi/report"
	"theodoi/templates"
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
	texts, err := report.ReadTexts(templates.Set{})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := report.Composer{Texts: texts, Office: office}.Report(summary, issued)
	if err != nil {
		t.Fatal(err)
	}
	return doc
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
			if p == 1 || strings.HasPrefix(l.text, layout.Appendix) && l.size == titleSize && l.strong && l.top < 35 {
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
