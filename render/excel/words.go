package excel

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/sheet"
)

// periodText names the period with the days its figures cover.
func periodText(c sheet.Cover) string {
	name := words.Title(c.Period)
	if c.From == "" || c.To == "" {
		return name
	}
	return words.PeriodRange(name, c.From.String(), c.To.String())
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
	parts := []string{b.Cover.Agency, words.Title(b.Cover.Period), words.Paper(b.Cover.Kind) + " " + b.Issue.Plan}
	if hasInput(s) {
		if due := dueText(b.Cover.Due); due != "" {
			parts = append(parts, words.LabelDue+" "+due)
		}
		parts = append(parts, words.NoticeFill)
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
