package excel

import (
	"strings"
	"testing"

	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/sheet"
)

func TestLegal(t *testing.T) {
	for in, want := range map[string]string{
		"Sở\x00 Y\x1f tế":           "Sở Y tế",
		"một\r\nhai\rba\tbốn\n":     "một\nhai\nba\tbốn\n",
		"hỏng \xff\xfe, \uffff hết": "hỏng \ufffd\ufffd, \ufffd hết",
		"=1+1 & <b> \"ngoặc\"":      "=1+1 & <b> \"ngoặc\"",
	} {
		if got := legal(in); got != want {
			t.Errorf("legal(%q) is %q, want %q", in, got, want)
		}
	}
}

// TestAnyTextComesBack writes texts that look like something else and reads the same texts back.
func TestAnyTextComesBack(t *testing.T) {
	texts := []string{"=1+1", "+84 255", "-1,5", "@SUM(A1)", "'đóng", "_x0041_", "_x0041_x0042_", "_x005F_", "_x", "1-2", "05/03/2024", "1e5", " có khoảng trắng ", "a & b < c > d", "một\nhai",
		strings.Repeat("dài ", 200), "Trang &P"}
	book := sample()
	s := &book.Sheets[1]
	s.Rows = nil
	for i, text := range texts {
		s.Rows = append(s.Rows, sheet.Row{Ref: plan.Ref("X").Measure(i + 1), Cells: map[string]string{"text": text, "result": text}})
	}
	book.Cover.Agency = "Cục A & B"
	f := open(t, write(t, book))
	for i, text := range texts {
		for _, key := range []string{"text", "result"} {
			_, column := s.Column(key)
			if got := value(t, f, s.Name, cell(column, sheet.FirstRow+i)); got != text {
				t.Errorf("%s: wrote %q, read %q", key, text, got)
			}
		}
	}
	header, err := f.GetHeaderFooter(words.SheetGuide)
	if err != nil || !strings.Contains(header.OddHeader, "Cục A && B") {
		t.Errorf("the header is %+v (%v)", header, err)
	}
}

func TestTextHeight(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		lines float64
	}{
		{"", 10, 1},
		{"ngắn", 10, 1},
		{"một\nhai\nba", 10, 3},
		{"Cập nhật kịch bản tăng trưởng của từng ngành", 20, 3},
		{strings.Repeat("x", 100), 10, 12}, // one word wider than the column is broken
	} {
		if got := textHeight(c.text, c.width, 1) / lineHeight; got != c.lines {
			t.Errorf("%q takes %v lines of %v characters, want %v", c.text, got, c.width, c.lines)
		}
	}
}

// TestRowHeightsAreCapped holds a text that is taller than a row may be.
func TestRowHeightsAreCapped(t *testing.T) {
	book := sample()
	book.Sheets[1].Rows[0].Cells["text"] = strings.Repeat("nội dung rất dài ", 500)
	f := open(t, write(t, book))
	if h, err := f.GetRowHeight(book.Sheets[1].Name, sheet.FirstRow); err != nil || h != tallestRow {
		t.Errorf("the row is %v points high (%v)", h, err)
	}
}
