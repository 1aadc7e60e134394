package words

import (
	"fmt"
	"strings"
)

// ImportCounts counts the files of one run by what becomes of them. Unread are archives and mails that no workbook came out of.
type ImportCounts struct {
	Files, Taken, Partly, Waiting, Rejected, Superseded, Repeated, Unread int
}

// ImportTotal ends an import.
func ImportTotal(c ImportCounts) string {
	return c.sentence("nhận đủ", "nhận một phần", "không nhận")
}

// ImportWould is ImportTotal before anything is taken.
func ImportWould(c ImportCounts) string {
	return c.sentence("sẽ nhận đủ", "sẽ nhận một phần", "không nhận được")
}

func (c ImportCounts) sentence(taken, partly, rejected string) string {
	parts := []string{fmt.Sprintf("%d %s", c.Taken, taken), fmt.Sprintf("%d %s", c.Partly, partly)}
	if c.Waiting > 0 {
		parts = append(parts, fmt.Sprintf("%d chờ xử lý", c.Waiting))
	}
	parts = append(parts, fmt.Sprintf("%d %s", c.Rejected, rejected))
	if c.Superseded > 0 {
		parts = append(parts, fmt.Sprintf("%d bản cũ", c.Superseded))
	}
	parts = append(parts, fmt.Sprintf("%d trùng", c.Repeated))
	text := fmt.Sprintf("%d tệp: %s", c.Files, strings.Join(parts, ", "))
	if c.Unread > 0 {
		text += fmt.Sprintf("; ngoài ra %d tệp không đọc được hoặc không có biểu bên trong", c.Unread)
	}
	return text + "."
}

// ImportNames lists the files that need a person by name, below the total.
func ImportNames(state string, names []string, more int) string {
	text := "  " + Title(state) + ": " + strings.Join(names, "; ")
	if more > 0 {
		text += fmt.Sprintf("; và %d tệp khác", more)
	}
	return text
}

// ImportConfirm is the command by which a person confirms what a file without keys is.
func ImportConfirm(file, agency, period string) string {
	return fmt.Sprintf("Nếu đúng: theodoi import \"%s\" --agency %s --period %s", file, agency, period)
}

// AlsoAt says where else the same is to be said.
func AlsoAt(places []string) string {
	const shown = 10
	if len(places) > shown {
		return fmt.Sprintf("(cũng vậy ở %s và %d ô nữa)", strings.Join(places[:shown], ", "), len(places)-shown)
	}
	return "(cũng vậy ở " + strings.Join(places, ", ") + ")"
}
