package intake

import (
	"testing"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/progress"
)

// A workbook that comes back untouched says nothing but that, and what was filled in when it was issued counts as confirmed.
func TestUntouched(t *testing.T) {
	book := sampleBook(5)
	data := write(t, book)
	for name, data := range map[string][]byte{"as issued": data, "saved again": edit(t, data, func(*editor) {})} {
		ret, found := Open("91.xlsx", data)
		if len(found) > 0 {
			t.Errorf("%s: opening found %s", name, list(found))
		}
		if ret.Issue != book.Issue {
			t.Errorf("%s: issue %+v, want %+v", name, ret.Issue, book.Issue)
		}
		batch, found := ret.Match(book, Taken{Today: today})
		if len(found) != 1 || found[0].Code != finding.WorkbookEmpty {
			t.Errorf("%s: found %s", name, list(found))
		}
		if got := values(batch); len(got) != 1 || got["CT.2/1 owner last_year"] != "1234.5" {
			t.Errorf("%s: values %v", name, got)
		}
	}
}

// Cells that are filled in as the guide says, and the ways that people really do.
func TestGoodCells(t *testing.T) {
	book := sampleBook(6)
	type fill struct {
		sheet, cell, text string
		want              string // ref role field
		value             string
	}
	cases := []fill{
		{words.SheetTargets, actualAt + "5", "2,5", "CT.1/1 owner actual", "2.5"},
		{words.SheetTargets, cumulativeAt + "5", " 1,58 % ", "CT.1/1 owner cumulative", "1.58"},
		{words.SheetTargets, actualAt + "6", "38.000", "CT.2/1 owner actual", "38000"},
		{words.SheetTargets, cumulativeAt + "6", "334.327,57 Tỷ đồng", "CT.2/1 owner cumulative", "334327.57"},
		{words.SheetTargets, estimateAt + "6", "-5", "CT.2/1 owner estimate", "-5"},
		{words.SheetTargets, lastYearAt + "6", "XOÁ", "CT.2/1 owner last_year", words.Erase},
		{words.SheetTargets, causeAt + "6", "  do mưa lu\u0303\n- dòng hai ", "CT.2/1 owner cause", "do mưa lũ\n- dòng hai"},
		{words.SheetLead, statusAt + "5", "hoàn thành", "III.1-1 lead status", "done"},
		{words.SheetLead, percentAt + "5", "100%", "III.1-1 lead percent", "100"},
		{words.SheetLead, doneOnAt + "5", "5/3/2024", "III.1-1 lead done_on", "2024-03-05"},
		{words.SheetLead, resultAt + "5", "1-2", "III.1-1 lead result", "1-2"},
		{words.SheetLead, "P5", "=1+1", "III.1-1 lead next", "=1+1"},
		{words.SheetSupport, "G6", "đã góp ý", "III.2-2 support result", "đã góp ý"},
	}
	data := edit(t, write(t, book), func(e *editor) {
		for _, c := range cases {
			e.set(c.sheet, c.cell, c.text)
		}
	})
	batch, found := match(t, data, book, Taken{Today: today})
	if len(found) > 0 {
		t.Errorf("found %s", list(found))
	}
	got := values(batch)
	for _, c := range cases {
		if got[c.want] != c.value {
			t.Errorf("%s!%s %q: %s = %q, want %q", c.sheet, c.cell, c.text, c.want, got[c.want], c.value)
		}
	}
	if len(got) != len(cases) {
		t.Errorf("%d values, want %d: %v", len(got), len(cases), got)
	}
	for _, u := range batch.Updates {
		if u.Cell == "" || u.Sheet == "" {
			t.Errorf("update without a place: %+v", u)
		}
	}
	if batch.Issue != book.Issue || batch.SHA256 == "" || batch.File != "nop.xlsx" {
		t.Errorf("batch %+v", batch)
	}
}

// Numbers and dates that were pasted as real ones are read as they show.
func TestPasted(t *testing.T) {
	book := sampleBook(6)
	cases := []struct {
		sheet, cell string
		value       any
		format      string
		want, read  string
	}{
		{words.SheetTargets, cumulativeAt + "6", 2.5, "General", "CT.2/1 owner cumulative", "2.5"},
		{words.SheetTargets, actualAt + "6", 0.1 + 0.2, "General", "CT.2/1 owner actual", "0.3"},
		{words.SheetTargets, estimateAt + "6", -1234.5, "#,##0.0", "CT.2/1 owner estimate", "-1234.5"},
		{words.SheetTargets, actualAt + "7", 38000, `#,##0 "tỷ đồng"`, "CT.3/1 owner actual", "38000"},
		{words.SheetTargets, cumulativeAt + "7", 123456789012345.0, "0", "CT.3/1 owner cumulative", "123456789012345"},
		{words.SheetTargets, estimateAt + "7", 1e-7, "0", "CT.3/1 owner estimate", "0.0000001"},
		{words.SheetTargets, actualAt + "5", 0.125, "0.0%", "CT.1/1 owner actual", "12.5"},
		{words.SheetTargets, cumulativeAt + "5", 0.07, "0%", "CT.1/1 owner cumulative", "7"},
		{words.SheetLead, percentAt + "7", 0.55, "0%", "III.1-3 lead percent", "55"},
		{words.SheetLead, percentAt + "8", 55, "0", "III.1-4 lead percent", "55"},
		{words.SheetLead, doneOnAt + "5", 45356, "dd/mm/yyyy", "III.1-1 lead done_on", "2024-03-05"},
		{words.SheetLead, doneOnAt + "6", 45356.75, "[$-42A]d mmmm yyyy", "III.1-2 lead done_on", "2024-03-05"},
		{words.SheetLead, resultAt + "5", 2.5, "0.00", "III.1-1 lead result", "2,5"},
		{words.SheetLead, resultAt + "6", 45356, "dd/mm/yyyy", "III.1-2 lead result", "05/03/2024"},
	}
	data := edit(t, write(t, book), func(e *editor) {
		for _, c := range cases {
			e.number(c.sheet, c.cell, c.value, c.format)
		}
		e.set(words.SheetLead, statusAt+"5", "Hoàn thành")
		e.set(words.SheetLead, statusAt+"6", "Hoàn thành")
	})
	batch, found := match(t, data, book, Taken{Today: today})
	if len(found) > 0 {
		t.Errorf("found %s", list(found))
	}
	got := values(batch)
	for _, c := range cases {
		if got[c.want] != c.read {
			t.Errorf("%v as %s: %q, want %q", c.value, c.format, got[c.want], c.read)
		}
	}
}

func TestLetter(t *testing.T) {
	book := sampleBook(2)
	data := edit(t, write(t, book), func(e *editor) {
		rows, err := e.GetRows(words.SheetGuide)
		e.must(err)
		for i, row := range rows {
			for key, text := range map[string]string{
				"letter.number": "12/SXD-KH", "letter.date": "20/03/2024", "letter.signer": "Nguyễn Văn A",
				"letter.preparer": "Trần Thị B", "letter.phone": "0255 382 2345",
			} {
				if len(row) > 0 && row[0] == key {
					e.set(words.SheetGuide, cellName(i+1, 3), text)
				}
			}
		}
	})
	batch, found := match(t, data, book, Taken{Today: today})
	if len(found) != 1 || found[0].Code != finding.WorkbookEmpty {
		t.Errorf("found %s", list(found))
	}
	want := progress.Letter{Number: "12/SXD-KH", Date: "2024-03-20", Signer: "Nguyễn Văn A", Preparer: "Trần Thị B", Phone: "0255 382 2345"}
	if batch.Letter != want {
		t.Errorf("letter %+v, want %+v", batch.Letter, want)
	}
}
