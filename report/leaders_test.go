package report

import (
	"strings"
	"testing"
)

// What a text names by its beginning ends where a clause or a part of one does; what somebody said is never shortened in silence.
func TestNamesEndWithAPartOfASentenceAndQuotationsSayThatTheyAreCut(t *testing.T) {
	for _, c := range []struct {
		text    string
		letters int
		cut     string
		excerpt string
	}{
		{"Trình duyệt", 20, "Trình duyệt", "Trình duyệt"},
		{"Rà soát quy hoạch; công bố danh mục dự án", 28, "Rà soát quy hoạch", "Rà soát quy hoạch; công bố…"},
		{"Rà soát quy hoạch, công bố danh mục dự án", 28, "Rà soát quy hoạch…", "Rà soát quy hoạch, công bố…"},
		{"Rà soát toàn bộ quy hoạch đã công bố", 20, "Rà soát toàn bộ quy…", "Rà soát toàn bộ quy…"},
	} {
		if got := cut(c.text, c.letters); got != c.cut {
			t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.letters, got, c.cut)
		}
		if got := excerpt(c.text, c.letters); got != c.excerpt {
			t.Errorf("excerpt(%q, %d) = %q, want %q", c.text, c.letters, got, c.excerpt)
		}
	}
}

// A text points to an appendix by the number that the appendix gets; to one that the paper lacks it points in words.
func TestTextsPointToAppendicesByNumber(t *testing.T) {
	d := Document{
		Body:     []Node{Paragraph{Text: "Xem " + see("tasks") + ", " + see("sources") + "."}, ListOf("Xem " + see("targets"))},
		Appendix: []Appendix{{key: "targets", Number: "I"}, {key: "tasks", Number: "II"}},
	}
	settleSee(&d)
	if got := strings.ReplaceAll(d.Body[0].(Paragraph).Text, noBreak, " "); got != "Xem Phụ lục II, bảng số liệu chi tiết." {
		t.Errorf("paragraph: %q", got)
	}
	if got := strings.ReplaceAll(d.Body[1].(List).Items[0].Text, noBreak, " "); got != "Xem Phụ lục I" {
		t.Errorf("list: %q", got)
	}
}
