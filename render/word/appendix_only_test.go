package word

import (
	"strings"
	"testing"

	"theodoi/report"
)

// Appendices alone begin with the first of them: no head, no blank first page, and as many sections as appendices.
func TestAppendicesAloneHaveNoPageInFront(t *testing.T) {
	note := []report.Node{report.Paragraph{Text: "Nội dung."}}
	doc := textOf(t, report.Document{Appendix: []report.Appendix{{Number: "I", Name: "CHỈ TIÊU", Body: note}, {Number: "II", Name: "NHIỆM VỤ", Body: note}}})
	text := doc.shown()
	if strings.Contains(text, "CỘNG HÒA") || !strings.HasPrefix(strings.TrimSpace(text), "Phụ lục I") {
		t.Errorf("the text begins with %.60q", text)
	}
	if n := len(doc.all("sectPr")); n != 2 {
		t.Errorf("%d sections, want 2", n)
	}
}
