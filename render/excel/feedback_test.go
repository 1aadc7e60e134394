package excel

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/sheet"
)

var update = flag.Bool("update", false, "write the golden file anew")

// spoiled is the sample workbook with values that an agency typed.
func spoiled(t testing.TB) []byte {
	t.Helper()
	f := open(t, write(t, sample()))
	for _, c := range []struct{ sheet, cell, text string }{
		{words.SheetTargets, "G5", "đang tổng hợp"}, {words.SheetTargets, "G6", "12.5"}, {words.SheetTargets, "H6", "38.000"},
		{words.SheetLead, "I5", "Xong"}, {words.SheetLead, "K5", "đầu tháng 3"}, {words.SheetLead, "I6", "Hoàn thành"},
		{words.SheetLead, "L7", `=HYPERLINK("http://x")`}, {words.SheetSupport, "G5", "đã góp ý"},
	} {
		if err := f.SetCellStr(c.sheet, c.cell, c.text); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func placed(sheet, cell string) finding.Place { return finding.Place{Sheet: sheet, Cell: cell} }

// faults are findings of every kind of place.
func faults() []finding.Finding {
	return []finding.Finding{
		finding.New(finding.CellKept, placed(words.SheetTargets, "H5, J5"), "2,5; 8", ""),
		finding.New(finding.CellDoneLoose, placed(words.SheetLead, "I6"), "", ""),
		finding.New(finding.SheetMissing, finding.Place{}, words.SheetShared, ""),
		finding.New(finding.CellNoNumber, placed(words.SheetTargets, "G5"), "đang tổng hợp", ""),
		finding.New(finding.CellTwoNumbers, placed(words.SheetTargets, "G6"), "12.5", "12,5 hoặc 125"),
		finding.New(finding.CellNoChoice, placed(words.SheetLead, "I5"), "Xong", strings.Join(words.StatusChoices(), "; ")),
		finding.New(finding.CellNoDate, placed(words.SheetLead, "K5"), "đầu tháng 3", ""),
		finding.New(finding.CellTooLong, placed(words.SheetLead, "K5"), "9000", "8000"),
		finding.New(finding.RowApart, placed(words.SheetLead, "8:8"), `=cmd|"/c calc"!A1`, "Thường xuyên rà soát, tháo gỡ khó khăn cho doanh nghiệp."),
		finding.New(finding.RowTwice, placed(words.SheetSupport, "5:5, 6:6"), "III.1.b", ""),
		finding.New(finding.CellMerged, placed(words.SheetTargets, "K7:K9"), "K7:K9", "K7"),
		finding.New(finding.ColumnTwice, placed(words.SheetSupport, "H1"), "Kết quả thực hiện", ""),
		finding.New(finding.CellElsewhere, placed("Không có trang này", "B2"), "ý kiến thêm", ""),
	}
}

func told(found []finding.Finding) sheet.Feedback {
	return sheet.Feedback{File: "91-QD-UBND_SKHDT_2024-Q1.xlsx", Agency: "Sở Kế hoạch và Đầu tư", Period: "quý I năm 2024", Read: "2024-03-20", Taken: 12, Findings: found}
}

func feedback(t testing.TB, original []byte, f sheet.Feedback) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := WriteFeedback(&b, original, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// allCells lists every cell of every sheet but the list, raw values and formulas.
func allCells(t testing.TB, data []byte) map[string]string {
	t.Helper()
	f := open(t, data)
	all := map[string]string{}
	for _, name := range f.GetSheetList() {
		if strings.HasPrefix(name, words.SheetFeedback) {
			continue
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				formula, _ := f.GetCellFormula(name, cell(j, i+1))
				style, _ := f.GetCellStyle(name, cell(j, i+1))
				all[name+"!"+cell(j, i+1)] = fmt.Sprint(v, "|", formula, "|", style)
			}
		}
	}
	return all
}

func sameCells(t testing.TB, before, after []byte) {
	t.Helper()
	want, got := allCells(t, before), allCells(t, after)
	if len(want) != len(got) {
		t.Errorf("%d cells, want %d", len(got), len(want))
	}
	for name, v := range want {
		if got[name] != v {
			t.Errorf("%s is %q, was %q", name, got[name], v)
		}
	}
}

// notesOf lists the notes of a file as sheet!cell and text.
func notesOf(t testing.TB, data []byte) map[string]string {
	t.Helper()
	f := open(t, data)
	all := map[string]string{}
	for _, name := range f.GetSheetList() {
		comments, err := f.GetComments(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			place := name + "!" + c.Cell
			if _, twice := all[place]; twice {
				t.Errorf("two notes at %s", place)
			}
			all[place] = c.Text
			if len(c.Paragraph) > 0 {
				all[place] = ""
				for _, p := range c.Paragraph {
					all[place] += p.Text
				}
			}
		}
	}
	return all
}

func TestFeedbackMarksAndNotesEachCell(t *testing.T) {
	after := feedback(t, spoiled(t), told(faults()))
	want := map[string]string{
		"Chỉ tiêu!G5":          "Chưa nhận: “đang tổng hợp” không phải con số.\n→ Ghi một con số, ví dụ 2,5 hoặc 38.000; chữ giải thích ghi ở cột Ghi chú.",
		"Chỉ tiêu!G6":          "Chưa nhận: “12.5” đọc được hai cách: 12,5 hoặc 125.\n→ Ghi lại theo cách viết Việt Nam: dấu phẩy cho phần thập phân, dấu chấm ngăn hàng nghìn.",
		"Chỉ tiêu!K7":          "Đề nghị xem lại: Các ô K7:K9 đã bị gộp; giá trị chỉ lấy cho ô K7.",
		"Nhiệm vụ chủ trì!I5":  "Chọn một mục trong danh sách của ô.",
		"Nhiệm vụ chủ trì!K5":  "không phải ngày.\n→ Ghi ngày/tháng/năm đủ bốn chữ số của năm, ví dụ 05/03/2024.\n\nChưa nhận: Ô có 9000 ký tự",
		"Nhiệm vụ chủ trì!I6":  "Trạng thái Hoàn thành nhưng không có ngày hoàn thành",
		"Nhiệm vụ chủ trì!C8":  "Nội dung của dòng không khớp mã ẩn", // column A and B are hidden
		"Nhiệm vụ phối hợp!C5": "Dòng “III.1.b” có hai lần",
		"Nhiệm vụ phối hợp!H4": "Mã cột “Kết quả thực hiện” có hai lần", // the row of keys is hidden
	}
	got := notesOf(t, after)
	for place, text := range want {
		if !strings.HasPrefix(got[place], words.FeedbackNotes+"\n") || !strings.Contains(got[place], text) {
			t.Errorf("at %s: %q", place, got[place])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d notes, want %d: %v", len(got), len(want), got)
	}
	f := open(t, after)
	for name, cells := range map[string]string{words.SheetTargets: "G5 G6 K7", words.SheetLead: "I5 K5 C8 I6", words.SheetSupport: "H4 C5"} {
		formats, err := f.GetConditionalFormats(name)
		if err != nil {
			t.Fatal(err)
		}
		if rules := formats[cells]; len(rules) != 1 || rules[0].Criteria != markFormula || rules[0].Format == nil {
			t.Errorf("%s: marks %+v", name, formats)
		}
	}
}

// TestFeedbackListReadsAsALetter holds every text of the list against what an office would write.
func TestFeedbackListReadsAsALetter(t *testing.T) {
	after := feedback(t, spoiled(t), told(faults()))
	rows, err := open(t, after).GetRows(words.SheetFeedback)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, strings.Join(r, " | "))
	}
	golden := filepath.Join("testdata", "feedback.golden")
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the list reads\n%s\nwant\n%s", got, want)
	}
}

func TestFeedbackNeverBecomesAFormulaOrALinkOutside(t *testing.T) {
	evil := []string{"=1+1", "+cmd|'/c calc'!A1", "@SUM(A1)", `=HYPERLINK("http://x")`, "http://x.vn", "<script>", "_x0041_", "\x00\x1b\ufffe", "a\xffb", "]]>", "{want}"}
	var found []finding.Finding
	for _, s := range evil {
		found = append(found, finding.New(finding.CellNoNumber, placed(words.SheetTargets, "G5"), s, ""), finding.New(finding.CellElsewhere, placed(s, s), s, s))
	}
	f := told(found)
	f.File, f.Agency = evil[0], evil[1]
	after := feedback(t, spoiled(t), f)
	sameCells(t, spoiled(t), after)
	var sheetPart string
	for name, part := range parts(t, after) {
		if strings.Contains(name, "can-sua") && strings.Contains(part, "<worksheet") {
			sheetPart = part
		}
		if strings.Contains(name, "can-sua") && strings.Contains(name, ".rels") {
			t.Errorf("the list has relations: %s", part)
		}
	}
	if sheetPart == "" || strings.Contains(sheetPart, "<f>") || strings.Contains(sheetPart, "r:id") {
		t.Errorf("the list holds a formula or a link outside: %.200s", sheetPart)
	}
	rows, err := open(t, after).GetRows(words.SheetFeedback)
	if err != nil {
		t.Fatal(err)
	}
	if got := rows[sheet.FeedbackHeadRow][listMessage]; got != "“=1+1” không phải con số." {
		t.Errorf("the first message is %q", got)
	}
}

func TestFeedbackLinksToSheetsOfAnyName(t *testing.T) {
	for name, want := range map[string]string{
		"Phòng O'Brien": "'Phòng O''Brien'!B7", "A!B & C": "'A!B & C'!B7", "Q1 (2)": "'Q1 (2)'!B7", "1-2": "'1-2'!B7", `"x"<y>`: `'"x"<y>'!B7`,
	} {
		f := excelize.NewFile()
		defer f.Close()
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		after := feedback(t, saved(t, f), told([]finding.Finding{finding.New(finding.CellNoNumber, placed(name, "B7:C9"), "x", "")}))
		ok, target, err := open(t, after).GetCellHyperLink(words.SheetFeedback, cell(listPlace, sheet.FeedbackHeadRow+1))
		if err != nil || !ok || target != want {
			t.Errorf("%s: link to %s, want %s: %v", name, target, want, err)
		}
	}
}

func TestFeedbackWithoutAWorkbookIsAListAlone(t *testing.T) {
	for name, original := range map[string][]byte{
		"nothing": nil, "no archive": []byte("đây là ghi chú"), "cut off": spoiled(t)[:5000], "empty": {},
		"no workbook": withPart(t, spoiled(t), "_rels/.rels", `<Relationships xmlns="x"/>`, "x"),
		"broken XML":  withPart(t, spoiled(t), "xl/worksheets/sheet2.xml", `<worksheet><sheetData>`, "x"),
	} {
		after := feedback(t, original, told(faults()))
		f := open(t, after)
		rows, err := f.GetRows(words.SheetFeedback)
		if list := f.GetSheetList(); len(list) != 1 || err != nil || len(rows) != sheet.FeedbackHeadRow+len(faults()) {
			t.Errorf("%s: sheets %v, %d rows, %v", name, list, len(rows), err)
		}
		if rows[4][0] != words.FeedbackHowAlone {
			t.Errorf("%s: %q", name, rows[4][0])
		}
	}
}

func TestFeedbackOfManyFaultsListsAllAndMarksSome(t *testing.T) {
	var found []finding.Finding
	for i := range 1500 {
		found = append(found, finding.New(finding.CellNoNumber, placed(words.SheetTargets, cell(6, 5+i)), fmt.Sprint("x", i), ""))
	}
	after := feedback(t, spoiled(t), told(found))
	sameCells(t, spoiled(t), after)
	if n := len(notesOf(t, after)); n != markLimit {
		t.Errorf("%d notes", n)
	}
	rows, err := open(t, after).GetRows(words.SheetFeedback)
	if err != nil || len(rows) != sheet.FeedbackHeadRow+1500 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if want := words.FeedbackMarked(markLimit, 1500); rows[5][0] != want {
		t.Errorf("%q, want %q", rows[5][0], want)
	}
}

func TestFeedbackCutsLongNotes(t *testing.T) {
	var found []finding.Finding
	for range 40 {
		found = append(found, finding.New(finding.CellNoNumber, placed(words.SheetTargets, "G5"), strings.Repeat("dài ", 60), ""))
	}
	text := notesOf(t, feedback(t, spoiled(t), told(found)))["Chỉ tiêu!G5"]
	if n := len([]rune(text)); n > noteLimit+120 || !strings.HasSuffix(text, words.FeedbackCut) {
		t.Errorf("%d letters: %q", n, text)
	}
}

func TestFeedbackStandsBesideASheetOfItsName(t *testing.T) {
	f := open(t, spoiled(t))
	if _, err := f.NewSheet(words.SheetFeedback); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr(words.SheetFeedback, "A1", "trang của cơ quan"); err != nil {
		t.Fatal(err)
	}
	after := open(t, feedback(t, saved(t, f), told(faults())))
	if got := value(t, after, words.SheetFeedback, "A1"); got != "trang của cơ quan" {
		t.Errorf("their sheet holds %q", got)
	}
	if got := value(t, after, words.SheetFeedback+" (2)", "A1"); got != sheet.FeedbackMark {
		t.Errorf("ours holds %q", got)
	}
}

// TestFeedbackPrintsOnA4 checks the list as it is printed: as wide as the paper, with its headings on every page.
func TestFeedbackPrintsOnA4(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	var found []finding.Finding
	for i := range 60 {
		found = append(found, finding.New(finding.RowApart, placed(words.SheetTargets, fmt.Sprintf("%d:%[1]d", i+5)), "Tỷ lệ đô thị hóa của các huyện miền núi", "Tỷ lệ che phủ rừng"))
	}
	pdftotext := need.Program(t, "pdftotext")
	in := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(in, feedback(t, nil, told(found)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdftotext, "-layout", need.LibreOffice(t, in, "pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, page := range pages {
		for _, head := range words.FeedbackHeads() {
			if !strings.Contains(page, head) {
				t.Errorf("page %d has no heading %s", i+1, head)
			}
		}
	}
	if len(pages) < 3 || len(pages) > 10 {
		t.Errorf("%d pages", len(pages))
	}
}

func TestFeedbackAboutTheWholeFileAsksForNoCell(t *testing.T) {
	after := feedback(t, spoiled(t), told([]finding.Finding{finding.New(finding.WorkbookWrongTime, finding.Place{}, "Quý I năm 2024", "Quý II năm 2024")}))
	rows, err := open(t, after).GetRows(words.SheetFeedback)
	if err != nil || rows[4][0] != words.FeedbackHowWhole {
		t.Errorf("the list reads %q, %v", rows, err)
	}
	if notes := notesOf(t, after); len(notes) > 0 {
		t.Errorf("notes %v", notes)
	}
	onlyAdded(t, spoiled(t), after)
}

// TestFeedbackOfAHugeSheetIsQuick: a million blank formatted rows are what people's sheets may hold.
func TestFeedbackOfAHugeSheetIsQuick(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<worksheet xmlns="` + mainSpace + `"><sheetData>`)
	for i := range 500_000 {
		fmt.Fprintf(&rows, `<row r="%d" ht="15"><c r="A%[1]d" s="1"/></row>`, i+1)
	}
	rows.WriteString(`</sheetData></worksheet>`)
	original := withPart(t, spoiled(t), "xl/worksheets/sheet2.xml", rows.String(), "x")
	began := time.Now()
	var found []finding.Finding
	for i := range 1000 {
		found = append(found, finding.New(finding.RowUnknown, placed(words.SheetTargets, fmt.Sprintf("%d:%[1]d", i+5)), "CT.99/1", ""))
	}
	after := feedback(t, original, told(found))
	if took := time.Since(began); took > time.Minute {
		t.Errorf("took %s", took)
	} else {
		t.Logf("%d bytes of rows took %s", rows.Len(), took)
	}
	if !strings.Contains(parts(t, after)["xl/worksheets/sheet2.xml"], markFormula) {
		t.Error("nothing is marked")
	}
}
