package excel

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/render/excel/direct"
	"theodoi/revision"
)

// reviewSample has a row of each kind, with texts that a spreadsheet might take for something else.
func reviewSample() revision.Book {
	columns := []revision.Column{
		{Key: "ref", Width: 12, Hidden: true}, {Key: "lines", Title: "Dòng", Width: 8}, {Key: "code", Title: "Mã", Width: 10},
		{Key: "text", Title: "Nội dung", Width: 30, Input: true}, {Key: "lead", Title: "Chủ trì", Width: 20, Input: true, List: revision.AgencyList},
		{Key: "removed", Title: "Bỏ", Width: 7, Input: true, Center: true, List: revision.MarkList}, {Key: "findings", Title: "Điều cần xem", Width: 30},
	}
	row := func(ref plan.Ref, text string, findings ...finding.Finding) revision.Row {
		return revision.Row{Ref: ref, Findings: findings, Cells: map[string]string{"lines": "3-4", "code": string(ref), "text": text, "lead": "Sở Y tế"}}
	}
	closed := row("III.3", "chỉ đọc")
	closed.Closed = []string{"text"}
	return revision.Book{
		Plan: "91/QĐ-UBND", Revision: 2, Title: "Về & <việc>", Agencies: []string{"Sở Y tế", "Sở Lao động, Thương binh và Xã hội"}, Groups: []string{"các sở"},
		Findings: []finding.Finding{finding.New(finding.DecisionNoTitle, finding.Place{}, "", "")},
		Sheets: []revision.Sheet{
			{Key: revision.Targets, Name: words.ReviewTargets, Title: "CHỈ TIÊU", Columns: columns},
			{Key: revision.Tasks, Name: words.ReviewTasks, Title: "NHIỆM VỤ", Columns: columns, Rows: []revision.Row{
				row("III.1", "=1+1", finding.New(finding.TaskNoLead, finding.Place{}, "", "")),
				row("III.2", "dòng một\ndòng hai _x0041_", finding.New(finding.EditStale, finding.Place{}, "a", "b")),
				closed,
			}},
		},
	}
}

func writeReview(t *testing.T, book revision.Book) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteReview(&b, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameReviewBookSameBytes(t *testing.T) {
	if !bytes.Equal(writeReview(t, reviewSample()), writeReview(t, reviewSample())) {
		t.Error("the same book was written as two different files")
	}
}

func TestAReviewBookHoldsItsKeysHidden(t *testing.T) {
	book := reviewSample()
	f := open(t, writeReview(t, book))
	for _, hidden := range []string{revision.FactsSheet, revision.IssuedSheet, revision.ListSheet} {
		if visible, err := f.GetSheetVisible(hidden); err != nil || visible {
			t.Errorf("%s is visible (%v)", hidden, err)
		}
	}
	for _, s := range book.Sheets {
		for i, c := range s.Columns {
			if got := value(t, f, s.Name, cell(i, revision.KeyRow)); got != c.Key {
				t.Errorf("%s: key %q, want %q", s.Name, got, c.Key)
			}
		}
		if got := value(t, f, s.Name, cell(len(s.Columns), revision.KeyRow)); got != revision.PageMark+s.Key {
			t.Errorf("%s: mark %q", s.Name, got)
		}
		if visible, err := f.GetRowVisible(s.Name, revision.KeyRow); err != nil || visible {
			t.Errorf("%s: key row is visible (%v)", s.Name, err)
		}
		if visible, err := f.GetColVisible(s.Name, "A"); err != nil || visible {
			t.Errorf("%s: column of Refs is visible (%v)", s.Name, err)
		}
	}
	if got := value(t, f, revision.IssuedSheet, "E1"); got != "=1+1" {
		t.Errorf("issued as %q", got)
	}
}

func TestAReviewBookLooksAsIssued(t *testing.T) {
	f := open(t, writeReview(t, reviewSample()))
	if formula, err := f.GetCellFormula(words.ReviewTasks, "D5"); err != nil || formula != "" || value(t, f, words.ReviewTasks, "D5") != "=1+1" {
		t.Errorf("a text became a formula: %q %v", formula, err)
	}
	for at, want := range map[string]string{"G5": "FFE699", "G6": "FFC7CE", "G7": fillFixed, "D7": fillFixed, "D6": "FFFFFF"} {
		id, err := f.GetCellStyle(words.ReviewTasks, at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || len(style.Fill.Color) == 0 || style.Fill.Color[0] != want {
			t.Errorf("%s has %+v, want %s (%v)", at, style.Fill, want, err)
		}
	}
	if got := value(t, f, words.ReviewTasks, "G5"); !strings.Contains(got, "không nêu cơ quan chủ trì") {
		t.Errorf("finding shown as %q", got)
	}
	page, err := f.GetPageLayout(words.ReviewTasks)
	if err != nil || *page.Orientation != "landscape" || *page.Size != direct.PaperA4 {
		t.Errorf("page %+v, %v", page, err)
	}
}

// A lead cell may hold several names, so that its list offers and does not forbid; a mark is warned of.
func TestAReviewBooksListsOfferAndDoNotForbid(t *testing.T) {
	f := open(t, writeReview(t, reviewSample()))
	lists := map[string]*excelize.DataValidation{}
	all, err := f.GetDataValidations(words.ReviewTasks)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		lists[v.Sqref] = v
	}
	lead, mark := lists["E5:E7"], lists["F5:F7"]
	if lead == nil || mark == nil || lead.Formula1 != "DS_CoQuan" || lead.ShowErrorMessage || mark.Formula1 != "DS_DanhDau" || *mark.ErrorStyle != "warning" {
		t.Errorf("lead %+v, mark %+v", lead, mark)
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "DS_CoQuan" && n.RefersTo != "'_danhsach'!$A$1:$A$3" {
			t.Errorf("agencies in %s", n.RefersTo)
		}
	}
}
