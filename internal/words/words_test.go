package words

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"theodoi/internal/viet"
)

// tables are all the lists of the catalogue.
var tables = map[string][]named{
	"statuses": statuses, "timelinesses": timelinesses, "ratings": ratings, "submissionStates": submissionStates, "submissionsToBe": submissionsToBe,
	"severities": severities, "bounds": bounds, "directions": directions, "columns": columns, "prompts": prompts, "letterFields": letterFields,
	"reportColumns": reportColumns, "fields": fields, "reviewColumns": reviewColumns, "reviewPrompts": reviewPrompts, "trusts": trusts, "kinds": kinds,
	"feedbackStates": feedbackStates, "feedbackRemedies": feedbackRemedies,
}

func TestEveryCodeHasWordsOnce(t *testing.T) {
	for name, table := range tables {
		seen := map[string]bool{}
		for _, n := range table {
			if seen[n.code] {
				t.Errorf("%s: %q twice", name, n.code)
			}
			seen[n.code] = true
			if (n.code == "") != (n.text == "") || strings.TrimSpace(n.text) != n.text || strings.Contains(n.text, "  ") || !norm.NFC.IsNormalString(n.text) {
				t.Errorf("%s: %q says %q", name, n.code, n.text)
			}
		}
	}
}

func TestAnUnknownCodeShowsItself(t *testing.T) {
	for name, f := range map[string]func(string) string{
		"Status": Status, "Timeliness": Timeliness, "Rating": Rating, "SubmissionState": SubmissionState,
		"Severity": Severity, "Column": Column, "ReportColumn": ReportColumn, "LetterField": LetterField,
	} {
		if got := f("no-such-code"); got != "no-such-code" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if Prompt("no-such-code") != "" {
		t.Error("a prompt for nothing")
	}
}

func TestAStatusIsFoundHoweverItIsTyped(t *testing.T) {
	for in, want := range map[string]string{
		"Hoàn thành": "done", "hoàn thành.": "done", "HOÀN THÀNH": "done", "Hòan thành": "done", " Hoàn  thành ; ": "done",
		"Đang thực hiện": "in-progress", "Ðang thực hiện": "in-progress", norm.NFD.String("Tạm dừng"): "paused",
		"chưa thực hiện": "not-started", "Đề nghị điều chỉnh": "adjust",
	} {
		if got, ok := StatusCode(in); !ok || got != want {
			t.Errorf("%q is %q, %v; want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "Xong", "Hoan thanh", "Hoàn thành 50%", "Không hoàn thành"} {
		if got, ok := StatusCode(in); ok {
			t.Errorf("%q is taken for %q", in, got)
		}
	}
}

func TestEveryChoiceOfTheListIsAStatus(t *testing.T) {
	choices := StatusChoices()
	if len(choices) != len(statuses) {
		t.Fatalf("%d choices", len(choices))
	}
	for i, c := range choices {
		if code, ok := StatusCode(c); !ok || code != statuses[i].code || Status(code) != c {
			t.Errorf("choice %q is %q", c, code)
		}
	}
}

func TestPeriodsAreNamedAsInPapers(t *testing.T) {
	for _, c := range []struct {
		kind    string
		n, year int
		want    string
	}{
		{"month", 3, 2024, "tháng 3 năm 2024"},
		{"quarter", 1, 2024, "quý I năm 2024"},
		{"quarter", 4, 2024, "quý IV năm 2024"},
		{"half", 1, 2024, "6 tháng đầu năm 2024"},
		{"half", 2, 2024, "6 tháng cuối năm 2024"},
		{"nine-month", 1, 2024, "9 tháng đầu năm 2024"},
		{"year", 1, 2024, "năm 2024"},
	} {
		if got := Period(c.kind, c.n, c.year); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.kind, c.n, got, c.want)
		}
	}
}

func TestTitleRaisesTheFirstLetterOnly(t *testing.T) {
	for in, want := range map[string]string{"quý I": "Quý I", "đề nghị": "Đề nghị", "ước": "Ước", "6 tháng": "6 tháng", "": ""} {
		if got := Title(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if got := Title(s); utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Fatalf("%q: %q", s, got)
		}
	})
}

func TestEraseIsSeenInEverySpelling(t *testing.T) {
	for _, s := range []string{"XÓA", "xóa", "xoá", " Xóa ", "XOÁ", norm.NFD.String("XÓA")} {
		if !IsErase(s) {
			t.Errorf("%q does not erase", s)
		}
	}
	for _, s := range []string{"", "xoa", "xóa bỏ", "hòa"} {
		if IsErase(s) {
			t.Errorf("%q erases", s)
		}
	}
}

func TestEraseIsTheSameWithoutItsShortCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("xXóÓòoOaAáÁ\u0301\u200b\ufeff\u00a0 \n")), 0, 8, -1)).Draw(t, "s")
		if got, want := IsErase(s), viet.Fold(s) == viet.Fold(Erase); got != want {
			t.Fatalf("IsErase(%+q) = %v, want %v", s, got, want)
		}
	})
}

func TestNamesOfSheetsFitExcel(t *testing.T) {
	for _, name := range []string{SheetGuide, SheetTargets, SheetLead, SheetSupport, SheetShared} {
		if n := utf8.RuneCountInString(name); n == 0 || n > 31 || strings.ContainsAny(name, `[]:*?/\'`) {
			t.Errorf("%q cannot name a sheet", name)
		}
	}
}

func TestHintsFitExcel(t *testing.T) {
	for _, p := range prompts {
		if n := utf8.RuneCountInString(p.text); n > 255 {
			t.Errorf("hint of %s has %d letters, Excel shows 255", p.code, n)
		}
	}
	for _, s := range []string{WarnNumber, WarnDate, WarnShare, WarnChoice} {
		if n := utf8.RuneCountInString(s); n > 225 {
			t.Errorf("%q has %d letters, Excel shows 225", s, n)
		}
	}
	for _, s := range []string{PromptTitle, WarnTitle} {
		if n := utf8.RuneCountInString(s); n > 32 {
			t.Errorf("%q has %d letters, Excel shows 32", s, n)
		}
	}
}

func TestPreviousSaysStatusShareAndResult(t *testing.T) {
	for _, c := range []struct{ percent, result, want string }{
		{"", "", "Quý I năm 2024: Đang thực hiện"},
		{"40", "", "Quý I năm 2024: Đang thực hiện, 40%"},
		{"40", "Đã trình.", "Quý I năm 2024: Đang thực hiện, 40%. Đã trình."},
		{"", "Đã trình.", "Quý I năm 2024: Đang thực hiện. Đã trình."},
	} {
		if got := Previous("quý I năm 2024", "Đang thực hiện", c.percent, c.result); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestGuideNamesTheContactOnlyWhereThereIsOne(t *testing.T) {
	with, without := GuideLines("20/03/2024", "Phòng Tổng hợp"), GuideLines("20/03/2024", "")
	if len(with) != len(without)+1 || !strings.Contains(with[len(with)-1], "Phòng Tổng hợp") {
		t.Errorf("%q", with)
	}
	if !strings.Contains(strings.Join(without, "\n"), "20/03/2024") {
		t.Errorf("no day in %q", without)
	}
}

// TestSentencesOfTheReport reads every sentence with counts for which its wording changes.
func TestSentencesOfTheReport(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Two(5), "05"}, {Two(12), "12"}, {Two(100), "100"},
		{Figure("38,5", "%"), "38,5%"}, {Figure("9.500", "tỷ đồng"), "9.500 tỷ đồng"}, {Figure("Xuất siêu", ""), "Xuất siêu"},
		{Changed(1, "0,3", ThanPlan), "cao hơn kế hoạch 0,3 điểm %"},
		{Changed(-1, "0,3", ThanPlan), "thấp hơn kế hoạch 0,3 điểm %"},
		{Changed(0, "0", ThanPlan), "bằng kế hoạch"},
		{Share("104,5", OfPlan), "bằng 104,5% kế hoạch năm"},
		{Returns(2, 0, 0, "20/03/2024"), "Đã phát hành biểu theo dõi cho 02 cơ quan, hạn nộp 20/03/2024. Chưa có cơ quan nào nộp biểu; số liệu dưới đây theo các kỳ trước."},
		{Returns(2, 2, 0, "20/03/2024"), "Đã phát hành biểu theo dõi cho 02 cơ quan, hạn nộp 20/03/2024. Tất cả các cơ quan đã nộp biểu."},
		{Returns(3, 2, 1, "20/03/2024"), "Đã phát hành biểu theo dõi cho 03 cơ quan, hạn nộp 20/03/2024. Đã có 02 cơ quan nộp biểu (trong đó 01 cơ quan nộp sau hạn), 01 cơ quan chưa nộp."},
		{TasksCounted(42, 10, 32, 0), "Quyết định giao 42 nhiệm vụ, gồm 10 nhiệm vụ có thời hạn, 32 nhiệm vụ thường xuyên, định kỳ."},
		{TasksCounted(5, 5, 0, 0), "Quyết định giao 05 nhiệm vụ."},
		{TasksCounted(0, 0, 0, 0), "Quyết định giao 00 nhiệm vụ."},
		{TasksStand(1, 2, 0, 3, 0, 4), "Đối với các nhiệm vụ có thời hạn: hoàn thành đúng hạn 01, hoàn thành quá hạn 02; chưa hoàn thành nhưng còn trong hạn 03; quá hạn chưa hoàn thành 04."},
		{TasksStand(1, 2, 1, 3, 2, 4), "Đối với các nhiệm vụ có thời hạn: hoàn thành đúng hạn 01, hoàn thành quá hạn 02, hoàn thành nhưng chưa rõ ngày 01; chưa hoàn thành nhưng còn trong hạn 05 (trong đó 02 sắp đến hạn); quá hạn chưa hoàn thành 04."},
		{SectionCounted(3, 1, 0, 2, 0), "Có 03 nhiệm vụ: 01 đã hoàn thành, 02 quá hạn chưa hoàn thành."},
		{Said([]string{"Sở Y tế"}, "Đã trình;  "), "Sở Y tế: Đã trình."},
		{EstimateIs("5,2%", "exceeded", "trên 5%"), "ước cả năm 5,2%, dự kiến vượt kế hoạch (trên 5%)"},
		{EstimateIs("5,2%", "", ""), "ước cả năm 5,2%"},
		{RatedYear("not-reached", "70-71%"), "không đạt kế hoạch (70-71%)"},
		{ReportClosing("quý I năm 2024", "Sở Kế hoạch và Đầu tư", "UBND tỉnh"), "Trên đây là kết quả thực hiện các chỉ tiêu, nhiệm vụ quý I năm 2024, Sở Kế hoạch và Đầu tư kính báo cáo UBND tỉnh./."},
		{ReportClosing("quý I năm 2024", "Sở Kế hoạch và Đầu tư", ""), "Trên đây là kết quả thực hiện các chỉ tiêu, nhiệm vụ quý I năm 2024, Sở Kế hoạch và Đầu tư kính báo cáo./."},
	} {
		if c.got != c.want {
			t.Errorf("%q\nwant %q", c.got, c.want)
		}
	}
}

func TestLetterFieldsAreInTheOrderOfTheSheet(t *testing.T) {
	want := []string{"letter.number", "letter.date", "letter.signer", "letter.preparer", "letter.phone"}
	if got := LetterFields(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}
