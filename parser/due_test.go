package parser

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// dueText writes a due as kind from..to every/on.
func dueText(d plan.Due) string {
	text := string(d.Kind)
	if d.From != "" || d.To != "" {
		text += fmt.Sprintf(" %s..%s", string(d.From), string(d.To))
	}
	if d.Every != "" {
		text += " " + d.Every
	}
	if d.On != "" {
		text += "/" + d.On
	}
	return text
}

func TestWordingsOfDues(t *testing.T) {
	const issued = viet.Date("2025-11-20")
	for words, want := range map[string]string{
		"Bắt đầu từ năm 2026, hoàn thành quý I/2027": "by ..2027-03-31",
		"Tháng 3, tháng 9 hằng năm":                  "recurring year/3,9",
		"2 lần/năm":                                  "recurring half",
		"Đến hết năm 2030, mỗi năm 200 người":        "by ..2030-12-31",
		"Từ năm học 2025 - 2026":                     "unknown",
		"Quý I-II/2026":                              "within 2026-01-01..2026-06-30",
		"31/12/202 4":                                "by ..2024-12-31",
		"Trước ngày 30/6/20 26":                      "by ..2026-06-30",
		"12/202 5":                                   "by ..2025-12-31",
		"Quý IV năm 2025 và các năm tiếp theo":       "ongoing 2025-10-01..",
		"Năm 2026 và các năm tiếp theo":              "ongoing 2026-01-01..",
		"Năm 2025 và những năm tiếp theo":            "ongoing 2025-01-01..",
		"2026 trở đi":                                "ongoing 2026-01-01..",
		"Từ năm 2026":                                "ongoing 2026-01-01..",
		"Năm 2025 - 2026":                            "within 2025-01-01..2026-12-31",
		"Năm 2025-2030":                              "within 2025-01-01..2030-12-31",
		"2025, 2026":                                 "unknown",
		"Thường xuyên, hằng năm":                     "ongoing",
		"Thường xuyên, định kỳ hằng quý":             "ongoing",
		"Thường xuyên; báo cáo trước ngày 15 hằng tháng": "ongoing",
		"Trước ngày 01/6 và 15/11 hằng năm":              "recurring year/06-01,11-15",
		"Trước ngày 20 hằng tháng":                       "recurring month/20",
		"Ngày 15 của tháng cuối quý":                     "unknown",
		"Theo lộ trình, hướng dẫn của bộ":                "unknown",
		"Theo tiến độ của cơ quan soạn thảo":             "unknown",
		"Trong tháng 12 năm 2025":                        "by ..2025-12-31",
		"Tháng 9, 2025":                                  "by ..2025-09-30",
		"T12/2025":                                       "by ..2025-12-31",
		"Q.IV/2025":                                      "by ..2025-12-31",
		"Đến hết ngày 31/12/2025":                        "by ..2025-12-31",
		"Đến hết năm 2026":                               "by ..2026-12-31",
		"Đến năm 2030":                                   "by ..2030-12-31",
		"Trước năm 2027":                                 "by ..2026-12-31",
		"Trước tháng 6/2026":                             "by ..2026-05-31",
		"Trước quý II/2026":                              "by ..2026-03-31",
		"Đầu năm 2026":                                   "unknown",
		"Cuối năm 2026":                                  "by ..2026-12-31",
		"Đầu tháng 6/2026":                               "unknown",
		"Tuần 2 tháng 6/2026":                            "unknown",
		"Sau 30 ngày kể từ ngày ký":                      "unknown",
		"30/6":                                           "by ..2025-06-30",
		"Trước 30/6":                                     "by ..2025-06-30",
		"Ngay sau khi được giao":                         "unknown",
		"Năm 2025":                                       "by ..2025-12-31",
		"2026":                                           "by ..2026-12-31",
		"Hoàn thành 100% trong năm 2026":                 "by ..2026-12-31",
		"Từ tháng 01/2026":                               "ongoing 2026-01-01..",
		"Từ quý I/2026":                                  "ongoing 2026-01-01..",
		"06 tháng đầu năm 2026":                          "by ..2026-06-30",
		"Từ quý I đến quý III/2026":                      "within 2026-01-01..2026-09-30",
		"Quý II, III/2026":                               "by ..2026-09-30",
		"Tháng 6, 7/2026":                                "by ..2026-07-31",
		"Hằng năm, trước ngày 30/11":                     "recurring year/11-30",
		"Hằng năm (trước 15/12)":                         "recurring year",
		"Trước ngày 10 tháng 12 hằng năm":                "recurring year/12-10",
		"Quý I hằng năm":                                 "recurring year/3",
		"6 tháng, hằng năm":                              "recurring half",
		"Định kỳ 6 tháng":                                "recurring half",
		"Hằng tháng, quý, năm":                           "recurring month",
		"Định kỳ hằng tháng":                             "recurring month",
		"Triển khai ngay":                                "unknown",
		"Giai đoạn 2026 - 2030":                          "within 2026-01-01..2030-12-31",
		"Thường xuyên":                                   "ongoing",
		"Thường xuyên, theo yêu cầu nhiệm vụ":            "ongoing",
		"Thường xuyên trong năm 2024":                    "ongoing 2024-01-01..2024-12-31",
		"Liên tục":                                       "ongoing",
		"Hằng năm":                                       "recurring year",
		"Hàng năm":                                       "recurring year",
		"Hằng quý":                                       "recurring quarter",
		"Hàng tháng":                                     "recurring month",
		"Hằng tuần":                                      "recurring week",
		"Khi có phát sinh":                               "unknown",
		"12/2025":                                        "by ..2025-12-31",
		"Tháng 12/2025":                                  "by ..2025-12-31",
		"Tháng 6/2024":                                   "by ..2024-06-30",
		"Tháng 02 năm 2024":                              "by ..2024-02-29",
		"Quý IV/2025":                                    "by ..2025-12-31",
		"Quí IV-2025":                                    "by ..2025-12-31",
		"Quý III/2024":                                   "by ..2024-09-30",
		"quý 2 năm 2024":                                 "by ..2024-06-30",
		"Quý I":                                          "by ..2025-03-31",
		"01/01/2026":                                     "by ..2026-01-01",
		"Trước ngày 15/4/2026":                           "by ..2026-04-15",
		"Trước ngày 30/6/2024":                           "by ..2024-06-30",
		"Chậm nhất ngày 30/6/2024":                       "by ..2024-06-30",
		"Hoàn thành trước ngày 30 tháng 6 năm 2024":      "by ..2024-06-30",
		"Tháng 12 hằng năm":                              "recurring year/12",
		"Tháng 12 hàng năm":                              "recurring year/12",
		"Từ tháng 11-15 hằng năm":                        "unknown",
		"Hoàn thành trong năm 2025":                      "by ..2025-12-31",
		"Năm 2024":                                       "by ..2024-12-31",
		"Trong năm 2024.":                                "by ..2024-12-31",
		"Cuối năm 2024":                                  "by ..2024-12-31",
		"Trong năm":                                      "by ..2025-12-31",
		"Tháng 11 - 12/2025":                             "within 2025-11-01..2025-12-31",
		"Quý IV/2025- Quý II/2026":                       "within 2025-10-01..2026-06-30",
		"Từ ngày 01/7/2025 đến ngày 31/12/2025":          "within 2025-07-01..2025-12-31",
		"Từ 01/7/2025 đến hết ngày 31/12/2025":           "within 2025-07-01..2025-12-31",
		"2026 - 2030":                                    "within 2026-01-01..2030-12-31",
		"2026–2030":                                      "within 2026-01-01..2030-12-31",
		"Giai đoạn 2024-2025":                            "within 2024-01-01..2025-12-31",
		"năm 2025 và các năm tiếp theo":                  "ongoing 2025-01-01..",
		"Từ 01/7/2025":                                   "ongoing 2025-07-01..",
		"Từ ngày 01/7/2025":                              "ongoing 2025-07-01..",
		"Sau khi Nghị định 12/2025/NĐ-CP được ban hành": "unknown",
		"Ngay sau khi Chính phủ ban hành Nghị định":     "unknown",
		"Theo Kế hoạch riêng":                           "unknown",
		"trước mùa mưa năm 2026":                        "unknown",
		"6 tháng đầu năm":                               "by ..2025-06-30",
		"6 tháng đầu năm 2024":                          "by ..2024-06-30",
		"9 tháng đầu năm 2024":                          "by ..2024-09-30",
		"Sớm":                                           "unknown",
		"31/02/2024":                                    "unknown",
		"Tháng 13/2024":                                 "unknown",
		"Từ 31/12/2025 đến 01/7/2025":                   "unknown",
		"":                                              "none",
		" . ":                                           "none",
	} {
		for form, s := range map[string]string{"": words, "NFD ": norm.NFD.String(words), "capitals ": strings.ToUpper(words)} {
			if got := dueText(readDue(s, issued)); got != want {
				t.Errorf("%s%s is %s, want %s", form, words, got, want)
			}
		}
	}
}

func TestADueOfSeveralPeriodsIsReadWholeOrNotAtAll(t *testing.T) {
	const issued = viet.Date("2025-01-20")
	for words, want := range map[string]string{
		"Quý II và Quý IV/2025":                    "by ..2025-12-31",
		"Quý I, quý II và quý III năm 2025":        "by ..2025-09-30",
		"Quý IV/2025 và Quý II/2026":               "by ..2026-06-30",
		"Quý IV và Quý II/2025":                    "unknown",
		"Tháng 6 và tháng 12/2025":                 "by ..2025-12-31",
		"Tháng 6, tháng 12":                        "by ..2025-12-31",
		"Từ quý I đến quý III/2025":                "within 2025-01-01..2025-09-30",
		"Từ quý IV/2025 đến hết quý I/2026":        "within 2025-10-01..2026-03-31",
		"Từ tháng 3 đến tháng 9/2025":              "within 2025-03-01..2025-09-30",
		"Từ tháng 11/2025 đến tháng 02/2026":       "within 2025-11-01..2026-02-28",
		"Từ tháng 9 đến tháng 3/2025":              "unknown",
		"Từ năm 2025 đến năm 2027":                 "within 2025-01-01..2027-12-31",
		"Tháng 02 năm 2025 (Kế hoạch số 12/2024)":  "by ..2025-02-28",
		"(Trước ngày 30/6/2025)":                   "by ..2025-06-30",
		"Ngày 15/11 hằng năm":                      "recurring year/11-15",
		"Trước ngày 15 tháng 11 hàng năm":          "recurring year/11-15",
		"Ngày 31/02 hằng năm":                      "unknown",
		"Ngày 01/6 và 15/11 hằng năm":              "recurring year/06-01,11-15",
		"Trước ngày 18 hằng tháng":                 "recurring month/18",
		"Ngày 32 hằng tháng":                       "unknown",
		"Tháng 13 hằng năm":                        "unknown",
		"Quý IV hằng năm":                          "recurring year/12",
		"Ngày 15 tháng cuối hằng quý":              "unknown",
		"Hằng quý trong năm 2025":                  "recurring 2025-01-01..2025-12-31 quarter",
		"Hằng năm, giai đoạn 2025-2027":            "recurring 2025-01-01..2027-12-31 year",
		"Thường xuyên trong năm 2025 và năm 2026":  "ongoing 2025-01-01..2026-12-31",
		"Thường xuyên, báo cáo trước 20/12/2025":   "unknown",
		"Trước ngày 30/6/2025 và ngày 31/12/2025":  "unknown",
		"Tháng 6/2025, gia hạn đến quý IV năm sau": "unknown",
		"Theo Kế hoạch số 12/2024, xong tháng 6":   "unknown",
		"6 tháng cuối năm 2025":                    "by ..2025-12-31",
		"Ngày 15 tháng 6":                          "unknown",
	} {
		for form, s := range map[string]string{"": words, "NFD ": norm.NFD.String(words), "capitals ": strings.ToUpper(words)} {
			if got := dueText(readDue(s, issued)); got != want {
				t.Errorf("%s%s is %s, want %s", form, words, got, want)
			}
		}
	}
}

func TestADueKeepsItsWords(t *testing.T) {
	for in, want := range map[string]string{" Năm 2024. ": "Năm 2024", "Sau khi có Nghị định;": "Sau khi có Nghị định", "": ""} {
		if got := readDue(in, "2024-01-19").Text; got != want {
			t.Errorf("%q keeps %q", in, got)
		}
	}
}

func TestADueWithoutAYearNeedsTheDecisionsYear(t *testing.T) {
	for _, words := range []string{"Quý I", "Tháng 6", "6 tháng đầu năm", "Trong năm", "9 tháng"} {
		if d := readDue(words, ""); d.Kind != plan.Unknown || d.To != "" {
			t.Errorf("%s without a day of issue is %s", words, dueText(d))
		}
	}
}

func TestADueInsideASentenceIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"Chậm nhất ngày 30/01/2024, báo cáo UBND tỉnh":           "by ..2024-01-30",
		"Giao Sở A báo cáo UBND tỉnh trước ngày 30/6/2024.":      "by ..2024-06-30",
		"Hoàn thành trước 15/3/2024":                             "by ..2024-03-15",
		"Báo cáo trước ngày 18 hàng tháng":                       "none",
		"Theo Quyết định số 91/QĐ-UBND ngày 19/01/2024 của tỉnh": "none",
	} {
		due, at := findInlineDue(text, "2024-01-19")
		if got := dueText(due); got != want || (at == nil) != (want == "none") {
			t.Errorf("%s: %s at %v, want %s", text, got, at, want)
		}
	}
}

func TestEveryDueIsWellFormed(t *testing.T) {
	word := rapid.SampledFrom([]string{"năm", "tháng", "quý", "hằng", "từ", "đến", "ngày", "trước", "2024", "2025", "-", "/", "12", "iv", "thường xuyên", "30/6/2024", "31/02/2024", "99/9999", "sau khi", "và", ",", "hết", "(", ")", "15/11", "18", "ii", "0", "13", "6 tháng đầu năm", "giai đoạn"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 10).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		d := readDue(text, rapid.SampledFrom([]viet.Date{"", "2024-01-19"}).Draw(t, "issued"))
		for _, day := range []viet.Date{d.From, d.To} {
			if day != "" && !day.Valid() {
				t.Fatalf("%q: %s", text, dueText(d))
			}
		}
		switch d.Kind {
		case plan.By:
			if d.To == "" {
				t.Fatalf("%q: by no day", text)
			}
		case plan.Within:
			if d.From == "" || d.To == "" || d.From > d.To {
				t.Fatalf("%q: %s", text, dueText(d))
			}
		case plan.Recurring:
			if d.Every == "" {
				t.Fatalf("%q: every nothing", text)
			}
		case plan.Unknown, plan.NoDue:
			if d.From != "" || d.To != "" {
				t.Fatalf("%q: %s", text, dueText(d))
			}
		}
	})
}

func FuzzReadDue(f *testing.F) {
	for _, s := range []string{"Năm 2024", "Quý IV/2025- Quý II/2026", "Tháng 11 - 12/2025", "Từ 01/7/2025", "9999-0001", "năm 0000 và các năm tiếp theo"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := readDue(s, "2024-01-19")
		for _, day := range []viet.Date{d.From, d.To} {
			if day != "" && !day.Valid() {
				t.Fatalf("%q: %s", s, dueText(d))
			}
		}
	})
}
