package intake

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/render/excel"
	"theodoi/revision"
)

// Columns of the review book as they are issued.
const (
	reviewText   = "E"
	reviewLead   = "G"
	reviewDue    = "I"
	reviewMarkAt = "K"
)

// reviewPlan is a plan of n tasks and n targets, with one passage that nobody read.
func reviewPlan(n int) plan.Plan {
	p := plan.Plan{Decision: plan.Decision{Number: "91/QĐ-UBND", Title: "Về việc thực hiện Nghị quyết năm 2024"}, Revision: 2}
	p.Source.Text = "Đoạn chưa ai đọc _x0041_ = 1\nhai dòng"
	p.Unread = []plan.Span{{Stop: len(p.Source.Text)}}
	for i := 1; i <= n; i++ {
		ref := plan.Ref(fmt.Sprintf("CT.%d", i))
		owner := plan.Owner{Code: "SXD", Name: "Sở Xây dựng", Suggested: true}
		p.Targets = append(p.Targets, plan.Target{Ref: ref, Name: "Tỷ lệ", Text: "Tỷ lệ đạt 70-71%, trong đó 3%", Measures: []plan.Measure{
			{Ref: ref.Measure(1), Low: figure("70"), High: figure("71"), Unit: "%", Owners: []plan.Owner{owner}},
			{Ref: ref.Measure(2), Low: figure("3"), High: figure("3"), Unit: "%"},
		}})
		p.Tasks = append(p.Tasks, plan.Task{
			Ref: plan.Ref(fmt.Sprintf("III.%d", i)), Text: fmt.Sprintf("=Nhiệm vụ số %d\nđoạn thứ hai", i), Trust: plan.FromLabel,
			Lead: []plan.Assignee{{Name: "Sở Xây dựng", Code: "SXD"}}, LeadTrust: plan.FromSentence,
			Due: plan.Due{Kind: plan.By, Text: "Trước ngày 30/6/2024", To: "2024-06-30", Trust: plan.FromLabel},
		})
	}
	return p
}

func reviewBook(t testing.TB, n int) []byte {
	t.Helper()
	p := reviewPlan(n)
	register, _ := agency.Read("sổ", []byte("province: {code: T, name: Thử}\nagencies: []\n"))
	doubt := finding.New(finding.TaskNoLead, finding.Place{Ref: "III.1"}, "", "")
	var b bytes.Buffer
	if err := excel.WriteReview(&b, revision.Review(&p, []finding.Finding{doubt}, register.At(""))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openReviewed(t testing.TB, data []byte) (revision.Returned, []finding.Finding) {
	t.Helper()
	ret, found, ok := OpenReview("rà soát.xlsx", data)
	if !ok {
		t.Fatalf("not read: %s", list(found))
	}
	return ret, found
}

// changedCells lists the cells that differ from what was issued.
func changedCells(ret revision.Returned) string {
	var out []string
	for _, row := range ret.Rows {
		for key, c := range row.Cells {
			if c.Now != c.Issued {
				out = append(out, fmt.Sprintf("%s %s %q", row.Ref, key, c.Now))
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestAnUntouchedReviewBookComesBackAsIssued(t *testing.T) {
	ret, found := openReviewed(t, reviewBook(t, 3))
	if len(found) > 0 || changedCells(ret) != "" {
		t.Errorf("%s; changed %s", list(found), changedCells(ret))
	}
	if ret.Plan != "91/QĐ-UBND" || ret.Revision != 2 || ret.Layout != revision.Layout || len(ret.Rows) != 3*2+3+1+10 {
		t.Errorf("%s, revision %d, layout %d, %d rows", ret.Plan, ret.Revision, ret.Layout, len(ret.Rows))
	}
}

func TestAReviewBookSurvivesLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	data := edit(t, reviewBook(t, 2), func(e *editor) { e.set(words.ReviewTasks, reviewDue+"6", "Quý III/2024") })
	saved := savedByLibreOffice(t, data)
	ret, found := openReviewed(t, saved)
	if want := `III.2 due "Quý III/2024"`; len(found) > 0 || changedCells(ret) != want {
		t.Errorf("%s; changed %s, want %s", list(found), changedCells(ret), want)
	}
}

func TestWhatIsWrongWithAReviewBookIsSaid(t *testing.T) {
	tasks, targets, unread := words.ReviewTasks, words.ReviewTargets, words.ReviewUnread
	for _, c := range []struct {
		about  string
		change func(e *editor)
		want   finding.Code
		cells  string // what still counts as changed
	}{
		{"a sheet is gone", func(e *editor) { e.must(e.DeleteSheet(tasks)) }, finding.ReviewSheet, ""},
		{"a sheet has another name", func(e *editor) {
			e.must(e.SetSheetName(tasks, "Việc"))
			e.set("Việc", reviewLead+"5", "Sở Y tế")
		}, "", `III.1 lead "Sở Y tế"`},
		{"a column is gone", func(e *editor) { e.must(e.RemoveCol(tasks, reviewLead)) }, finding.ReviewColumn, ""},
		{"a column is there twice", func(e *editor) { e.set(tasks, "H1", "lead") }, finding.ReviewColumn, ""},
		{"a row is gone", func(e *editor) { e.must(e.RemoveRow(tasks, 6)) }, finding.ReviewRow, ""},
		{"a row was put in", func(e *editor) { e.must(e.InsertRows(tasks, 6, 1)); e.set(tasks, reviewText+"6", "việc thêm") }, finding.ReviewStrange, ""},
		{"a row is there twice and differs", func(e *editor) {
			e.must(e.DuplicateRowTo(tasks, 5, 7))
			e.set(tasks, reviewLead+"7", "Sở Y tế")
		}, finding.ReviewTwice, ""},
		{"a row is there twice", func(e *editor) { e.must(e.DuplicateRowTo(tasks, 5, 7)) }, "", ""},
		{"some columns were sorted", func(e *editor) { e.set(tasks, "C5", "III.2"); e.set(tasks, "C6", "III.1") }, finding.RowApart, ""},
		{"something beside the table", func(e *editor) { e.set(tasks, "P5", "xem lại") }, finding.ReviewFixed, ""},
		{"a closed cell is written in", func(e *editor) { e.set(targets, "E6", "khác") }, finding.ReviewFixed, ""},
		{"a formula", func(e *editor) { e.must(e.SetCellFormula(tasks, "J5", "A1")) }, finding.CellFormula, ""},
		{"a date", func(e *editor) { e.number(tasks, reviewDue+"5", 45473, "dd/mm/yyyy") }, "", `III.1 due "30/06/2024"`},
		{"a number", func(e *editor) { e.number(targets, "F5", 70.5, "0.0") }, "", `CT.1/1 figure "70,5"`},
		{"a share", func(e *editor) { e.number(targets, "F5", 0.705, "0.0%") }, "", `CT.1/1 figure "70,5%"`},
		{"merged cells", func(e *editor) { e.must(e.MergeCell(tasks, reviewLead+"5", reviewLead+"6")) }, finding.CellMerged, ""},
		{"a text without end", func(e *editor) { e.set(tasks, reviewText+"5", strings.Repeat("a", maxText+1)) }, finding.CellTooLong, ""},
		{"another Ref", func(e *editor) { e.set(tasks, "A5", "III.77") }, finding.ReviewStrange, ""},
		{"an emptied cell", func(e *editor) { e.set(tasks, reviewLead+"5", "") }, "", `III.1 lead ""`},
		{"a mark", func(e *editor) { e.set(tasks, reviewMarkAt+"5", " X ") }, "", `III.1 removed "X"`},
		{"a passage is chosen", func(e *editor) { e.set(unread, "D5", "Nhiệm vụ") }, "", `?1 added "Nhiệm vụ"`},
	} {
		t.Run(c.about, func(t *testing.T) {
			ret, found := openReviewed(t, edit(t, reviewBook(t, 2), c.change))
			if c.want == "" && len(found) > 0 || c.want != "" && !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Code == c.want }) {
				t.Errorf("found %s, want %s", list(found), c.want)
			}
			if got := changedCells(ret); got != c.cells {
				t.Errorf("changed %s, want %s", got, c.cells)
			}
		})
	}
}

func TestFilesThatAreNoReviewBookAreRefused(t *testing.T) {
	newer := edit(t, reviewBook(t, 1), func(e *editor) { e.set(revision.FactsSheet, "B1", "9") })
	noFacts := edit(t, reviewBook(t, 1), func(e *editor) { e.must(e.DeleteSheet(revision.FactsSheet)) })
	noIssued := edit(t, reviewBook(t, 1), func(e *editor) { e.must(e.DeleteSheet(revision.IssuedSheet)) })
	doubled := edit(t, reviewBook(t, 1), func(e *editor) { e.must(e.DuplicateRowTo(revision.IssuedSheet, 1, 4)) })
	for about, c := range map[string]struct {
		data []byte
		want finding.Code
	}{
		"a tracking workbook": {write(t, sampleBook(1)), finding.ReviewNotOne},
		"no facts":            {noFacts, finding.ReviewNotOne},
		"no issued cells":     {noIssued, finding.ReviewNotOne},
		"issued cells twice":  {doubled, finding.ReviewNotOne},
		"a newer program's":   {newer, finding.WorkbookNewer},
		"half a file":         {reviewBook(t, 1)[:900], finding.WorkbookDamaged},
		"nothing":             {nil, finding.FileEmpty},
		"a letter":            {[]byte("Kính gửi"), finding.WorkbookNotOne},
	} {
		_, found, ok := OpenReview("a.xlsx", c.data)
		if ok || len(found) != 1 || found[0].Code != c.want || found[0].Severity != finding.Block {
			t.Errorf("%s: %v, %s", about, ok, list(found))
		}
	}
}

// A review book that was cut or changed on its way is refused as a whole or read as it was.
func TestADamagedReviewBookIsReadWholeOrNotAtAll(t *testing.T) {
	data := edit(t, reviewBook(t, 2), func(e *editor) { e.set(words.ReviewTasks, reviewLead+"5", "Sở Y tế") })
	whole, _ := openReviewed(t, data)
	rnd := rand.New(rand.NewPCG(91, 2024))
	try := func(about string, spoiled []byte) {
		ret, found, ok := OpenReview("a.xlsx", spoiled)
		if !ok && (len(found) != 1 || found[0].Code == finding.FileBroke) || ok && changedCells(ret) != changedCells(whole) {
			t.Errorf("%s: %v %s, changed %s", about, ok, list(found), changedCells(ret))
		}
	}
	for range 150 {
		n := rnd.IntN(len(data))
		try(fmt.Sprintf("cut at %d", n), data[:n])
		spoiled := slices.Clone(data)
		spoiled[n] ^= 1 << rnd.IntN(8)
		try(fmt.Sprintf("bit changed at %d", n), spoiled)
	}
}

// Whatever the bytes are: no panic, and a file that is not read says why.
func FuzzOpenReview(f *testing.F) {
	data := reviewBook(f, 1)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(edit(f, data, func(e *editor) { e.set(words.ReviewTasks, reviewLead+"5", "Sở Y tế") }))
	f.Add(archiveOf(f, "xl/workbook.xml", `<workbook><sheets><sheet name="_rasoat" id="1"/><sheet name="_goc" id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="1" Type="worksheet" Target="a.xml"/></Relationships>`,
		"xl/a.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>plan</t></is></c><c t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`))
	lim := usual()
	lim.part, lim.total = mebibyte, 4*mebibyte
	p := reviewPlan(1)
	f.Fuzz(func(t *testing.T, data []byte) {
		ret, found, ok := openReview("a.xlsx", data, lim)
		for _, one := range found {
			if one.Code == finding.FileBroke {
				t.Fatal(one.Got)
			}
		}
		if !ok {
			if len(found) != 1 || found[0].Severity != finding.Block {
				t.Fatalf("not read, found %s", list(found))
			}
			return
		}
		revision.Compare(ret, &p, map[plan.Ref]bool{})
	})
}
