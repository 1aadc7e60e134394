package words

import (
	"strings"
	"testing"
)

func TestTwoTextsAreShownWhereTheyGoApart(t *testing.T) {
	long := strings.Repeat("cùng một lời ", 20)
	for _, c := range []struct{ got, want, shownGot, shownWant string }{
		{"Tỷ lệ đô thị hóa", "Tỷ lệ che phủ rừng", "Tỷ lệ đô thị hóa", "Tỷ lệ che phủ rừng"},
		{long + "sai", long + "đúng", "…ột lời cùng một lời sai", "…ột lời cùng một lời đúng"},
		{"", strings.Repeat("ă", 100), "", strings.Repeat("ă", 80) + "…"},
		{long, long + "thêm", "…ột lời cùng một lời ", "…ột lời cùng một lời thêm"},
	} {
		got, want := Apart(c.got, c.want)
		if got != c.shownGot || want != c.shownWant {
			t.Errorf("%q and %q", got, want)
		}
	}
}

func TestARowIsNamedByWhatAClerkSees(t *testing.T) {
	for _, c := range []struct{ name, ref, want string }{
		{"4 Tổng vốn đầu tư toàn xã hội", "CT.4/1", "4 Tổng vốn đầu tư toàn xã hội (mã CT.4/1)"},
		{"", "CT.99/1", "CT.99/1"},
		{"2 " + strings.Repeat("ă", 100), "III.1.b", "2 " + strings.Repeat("ă", 78) + "… (mã III.1.b)"},
	} {
		if got := RowNamed(c.name, c.ref); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := RowsNumbered([]string{"2", "3"}); got != "TT 2, 3" {
		t.Error(got)
	}
}
