package words

import (
	"fmt"
	"strings"
	"time"
)

// At says a moment as people write it, in the clock of the computer.
func At(t time.Time) string { return t.Local().Format("15:04 ngày 02/01/2006") }

// VersionTime says when a file was saved or, if it does not tell, sent or taken in.
func VersionTime(saved, sent, taken time.Time) string {
	switch {
	case !saved.IsZero():
		return "lưu " + At(saved)
	case !sent.IsZero():
		return "gửi " + At(sent)
	case !taken.IsZero():
		return "nhận " + At(taken)
	}
	return "nhận lần này"
}

// SubmissionName names a submission with its number.
func SubmissionName(file string, id int64) string { return fmt.Sprintf("%s (số %d)", file, id) }

// ValueHere is a value in the file that is looked at.
func ValueHere(value, when string) string {
	return fmt.Sprintf("“%s” trong tệp này, %s", value, when)
}

// ValueThere is a value of a file that was taken before.
func ValueThere(value, file, when string) string {
	return fmt.Sprintf("“%s” từ %s, %s", value, file, when)
}

// NewerFile names the newer of two versions.
func NewerFile(file, when string) string { return file + ", " + when }

// OlderFile says when an old version was saved and where it differs.
func OlderFile(when string, cells []string) string {
	const shown = 5
	switch {
	case len(cells) == 0:
		return when
	case len(cells) > shown:
		return fmt.Sprintf("%s; khác ở %s và %d ô nữa", when, strings.Join(cells[:shown], ", "), len(cells)-shown)
	}
	return when + "; khác ở " + strings.Join(cells, ", ")
}
