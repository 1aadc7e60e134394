package words

import (
	"strings"
	"testing"
)

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
