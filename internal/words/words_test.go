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
		{Printed("38,5", "%"), "38,5%"}, {Printed("9.500", "tỷ đồng"), "9.500\u00a0tỷ đồng"}, {Printed("Xuất siêu", ""), "Xuất siêu"}, {Printed("2", "điểm %"), "2\u00a0điểm\u00a0%"},
		{PointsThan(1, "0,3", Plan), "cao hơn 0,3\u00a0điểm\u00a0% so với kế hoạch"},
		{PointsThan(-1, "0,3", LastYear), "thấp hơn 0,3\u00a0điểm\u00a0% so với cùng kỳ năm trước"},
		{PointsThan(0, "0", Plan), "bằng mức kế hoạch"},
		{ShareOfPlan("42,0"), "bằng 42,0% kế hoạch năm"},
		{ShareOfLastYear("104,5"), "bằng 104,5% so với cùng kỳ năm trước"},
		{TaskParts(1, 2, 0, 3, 0, 0, 4, 0), "01 hoàn thành đúng hạn; 02 hoàn thành quá hạn; 03 chưa hoàn thành, còn trong hạn; 04 quá hạn chưa hoàn thành"},
		{TaskParts(0, 0, 1, 5, 2, 1, 0, 3), "01 hoàn thành nhưng chưa rõ ngày; 05 chưa hoàn thành, còn trong hạn (trong đó 02 sắp đến hạn); 01 không ghi thời hạn; 03 thường xuyên, định kỳ"},
		{TaskParts(0, 0, 0, 2, 2, 0, 0, 0), "02 chưa hoàn thành, sắp đến hạn"},
		{TaskParts(0, 0, 0, 0, 0, 0, 0, 0), ""},
		{Extended("29/02/2024", "12/QĐ-UBND"), "gia hạn từ 29/02/2024 theo 12/QĐ-UBND"},
		{Extended("", "12/QĐ-UBND"), "thời hạn mới theo 12/QĐ-UBND"},
		{Behind([]string{"Sở A", "Sở B", "Sở C"}, 5, 2), "3/5 cơ quan chưa hoàn thành hoặc chưa báo cáo: Sở A; Sở B và 1 cơ quan khác"},
		{Behind(nil, 5, 2), ""},
		{Quoted("Dự án “A” chậm"), "“Dự án ‘A’ chậm”"},
		{SaidBy([]string{"Sở A", "Sở B"}, "Đã làm"), "“Đã làm” (Sở A; Sở B)"},
		{Cited("Quyết định số 1/QĐ", "ngày 01 tháng 02 năm 2024", "UBND tỉnh", "về việc A"), "Quyết định số 1/QĐ ngày 01 tháng 02 năm 2024 của UBND tỉnh về việc A"},
		{Cited("Kế hoạch", "", "", ""), "Kế hoạch"},
		{Attach("Báo cáo", "05/BC-S", "ngày 05 tháng 3 năm 2024", "Sở A"), "(Kèm theo Báo cáo số 05/BC-S ngày 05 tháng 3 năm 2024 của Sở A)"},
		{Period("quarter", 2, 0), "quý II"}, {Period("year", 1, 0), "cả năm"}, {Period("half", 1, 0), "6 tháng đầu"},
		{Said([]string{"Sở Y tế"}, "Đã trình;  "), "Sở Y tế: Đã trình."},
		{ExpectedRating("exceeded", "trên 5%"), "dự kiến vượt kế hoạch (trên 5%)"},
		{ExpectedRating("", ""), ""},
		{RatedYear("not-reached", "70-71%"), "không đạt kế hoạch (70-71%)"},
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
