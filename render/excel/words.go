package excel

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/sheet"
)

// Words of the workbook that the common catalogue lacks.
const (
	labelDecision = "Quyết định"
	labelAgency   = "Cơ quan thực hiện"
	labelPeriod   = "Kỳ báo cáo"
	labelDue      = "Hạn nộp"
	labelContact  = "Liên hệ"
	wordFrom      = "số liệu từ"
	wordTo        = "đến"
	wordPage      = "Trang"
	wordIssue     = "Mã biểu"
	markLate      = "(quá hạn)"
	markSoon      = "(sắp đến hạn)"
	noticeFill    = "Điền các ô nền trắng viền xanh; để trống là không thay đổi."
)

// periodText names the period with the days its figures cover.
func periodText(c sheet.Cover) string {
	name := words.Title(c.Period)
	if c.From == "" || c.To == "" {
		return name
	}
	return name + " (" + wordFrom + " " + c.From.String() + " " + wordTo + " " + c.To.String() + ")"
}

// dueText is the day, or nothing where the calendar has none.
func dueText(d viet.Date) string {
	if d == "" {
		return ""
	}
	return d.String()
}

// decisionText names the decision by its number and its title.
func decisionText(b sheet.Book) string {
	return strings.TrimSpace(b.Issue.Plan + "\n" + b.Cover.DecisionTitle)
}

// noticeText is the line above a table: whose it is, for when, and how to fill it in.
func noticeText(b sheet.Book, s sheet.Sheet) string {
	if len(s.Rows) == 0 {
		return words.EmptySheet
	}
	parts := []string{b.Cover.Agency, words.Title(b.Cover.Period), labelDecision + " " + b.Issue.Plan}
	if hasInput(s) {
		if due := dueText(b.Cover.Due); due != "" {
			parts = append(parts, labelDue+" "+due)
		}
		parts = append(parts, noticeFill)
	}
	return strings.Join(parts, "  •  ")
}

func hasInput(s sheet.Sheet) bool {
	for _, c := range s.Columns {
		if c.Input {
			return true
		}
	}
	return false
}
