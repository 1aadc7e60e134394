package words

import (
	"slices"
	"strings"
	"testing"

	"theodoi/finding"
)

// TestAnAgencyIsToldWhatItCanDo holds what is sent to an agency against what only the office could do: choose options, run commands,
// ask agencies.
func TestAnAgencyIsToldWhatItCanDo(t *testing.T) {
	stages := []string{"workbook", "sheet", "column", "row", "cell"}
	for _, e := range finding.Catalogue() {
		stage, _, _ := strings.Cut(string(e.Code), ".")
		if !slices.Contains(stages, stage) || e.Code == finding.WorkbookNotKept {
			continue
		}
		remedy := FeedbackRemedy(string(e.Code), e.Remedy)
		for _, ours := range []string{"--", "theodoi", "ề nghị cơ quan", "nếu cơ quan", "Nếu cơ quan", "khôi phục"} {
			if strings.Contains(remedy, ours) {
				t.Errorf("%s tells the agency: %s", e.Code, remedy)
			}
		}
	}
	for _, r := range feedbackRemedies {
		if !slices.ContainsFunc(finding.Catalogue(), func(e finding.Entry) bool { return string(e.Code) == r.code }) {
			t.Errorf("no finding %s", r.code)
		}
	}
}

func TestAPlaceIsNamedAsItIsLookedUp(t *testing.T) {
	for _, c := range []struct{ sheet, cell, want string }{
		{"", "", "Cả tệp"}, {"", "F14", "Cả tệp"}, {"Chỉ tiêu", "", "Trang “Chỉ tiêu”"}, {"Chỉ tiêu", "F14", "Chỉ tiêu, ô F14"},
		{"Chỉ tiêu", "14:14", "Chỉ tiêu, dòng 14"}, {"Chỉ tiêu", "5:5, 9:9", "Chỉ tiêu, dòng 5, 9"}, {"Chỉ tiêu", "F5:H9", "Chỉ tiêu, các ô F5:H9"},
		{"Chỉ tiêu", "I5, J5", "Chỉ tiêu, các ô I5, J5"},
	} {
		if got := FeedbackPlace(c.sheet, c.cell); got != c.want {
			t.Errorf("%s %s is %q, want %q", c.sheet, c.cell, got, c.want)
		}
	}
}

func TestTheSummaryCountsWhatWasTaken(t *testing.T) {
	for _, c := range []struct {
		taken, blocked, doubtful int
		want                     string
	}{
		{12, 3, 1, "Tệp “a.xlsx”, quý I năm 2024, đọc ngày 20/03/2024: đã nhận 12 ô; 3 chỗ chưa nhận, cần sửa; 1 chỗ đề nghị xem lại."},
		{12, 0, 1, "Tệp “a.xlsx”, quý I năm 2024, đọc ngày 20/03/2024: đã nhận 12 ô; 1 chỗ đề nghị xem lại."},
		{0, 1, 0, "Tệp “a.xlsx”, quý I năm 2024, đọc ngày 20/03/2024: chưa nhận được ô nào; 1 chỗ chưa nhận, cần sửa."},
	} {
		if got := FeedbackSummary("a.xlsx", "quý I năm 2024", "20/03/2024", c.taken, c.blocked, c.doubtful); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
