package office_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"theodoi/finding"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/report"
	"theodoi/report/reporttest"
	"theodoi/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// readSample reads the sample once for all tests; each counts summaries of its own from it.
var readSample = sync.OnceValues(func() (*office.Sample, report.Composer) {
	desk, _, err := office.OpenDesk(templates.In(), "")
	if err != nil {
		panic(err)
	}
	s, err := desk.Sample()
	if err != nil {
		panic(err)
	}
	texts, err := report.ReadTexts(templates.In())
	if err != nil {
		panic(err)
	}
	return s, report.Composer{Texts: texts, Office: desk.Office}
})

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; look at the change with git diff after go test ./office -update", path)
	}
}

func faults(t *testing.T, what string, d report.Document) {
	t.Helper()
	for _, f := range reporttest.Faults(d) {
		t.Errorf("%s: %s", what, f)
	}
}

// TestPapersOfTheSample reads the reports of all five kinds of period, every agency's page and every letter, and looks over each sentence.
func TestPapersOfTheSample(t *testing.T) {
	s, c := readSample()
	for _, summary := range s.Summaries() {
		name := fmt.Sprintf("%s-%d-tasks", summary.Period, len(summary.Tasks))
		t.Run(name, func(t *testing.T) {
			d, err := c.Report(summary, report.Issued{Number: 7, Date: "2024-12-20"})
			if err != nil {
				t.Fatal(err)
			}
			faults(t, "report", d)
			golden(t, "report-"+name, reporttest.Paper(d))
			checkLinks(t, d)
			for _, a := range summary.Agencies {
				page, ok, err := c.Agency(summary, a.Agency.Code, report.Issued{})
				if err != nil || !ok {
					t.Fatalf("%s: %v", a.Agency.Code, err)
				}
				faults(t, a.Agency.Code, page)
			}
			letters, list, err := c.Reminders(summary, report.Issued{Number: 20, Date: "2024-12-20"})
			if err != nil {
				t.Fatal(err)
			}
			faults(t, "list", list)
			for i, l := range letters {
				faults(t, "letter to "+l.Code, l.Letter)
				if want := fmt.Sprintf("%d/SKHĐT-TH", 20+i); l.Letter.Head.Number != want || l.Letter.Head.Kind != "" || len(l.Letter.Head.To) != 1 || l.Letter.Head.To[0] != l.Name {
					t.Errorf("%+v, want number %s", l.Letter.Head, want)
				}
			}
			if len(letters) > 0 {
				golden(t, "letter-"+name, reporttest.Text(letters[len(letters)/2].Letter))
			}
		})
	}
}

// checkLinks fails unless every link leads to one row.
func checkLinks(t *testing.T, d report.Document) {
	t.Helper()
	anchors, links := map[string]int{}, map[string]bool{}
	note := func(runs []report.Run) {
		for _, r := range runs {
			links[r.Link] = true
		}
	}
	visit := func(nodes []report.Node) {
		for _, n := range nodes {
			switch n := n.(type) {
			case report.Paragraph:
				note(n.Runs)
			case report.List:
				for _, item := range n.Items {
					note(item.Runs)
				}
			case report.Table:
				for _, r := range n.Rows {
					anchors[r.Anchor]++
					for _, cell := range r.Cells {
						links[cell.Link] = true
					}
				}
			}
		}
	}
	visit(d.Body)
	for _, a := range d.Appendix {
		visit(a.Body)
	}
	delete(links, "")
	for link := range links {
		if anchors[link] != 1 {
			t.Errorf("%s leads to %d rows", link, anchors[link])
		}
	}
}

// TestALetterGoesOnlyToWhoIsBehind holds the letters against what is known of each agency.
func TestALetterGoesOnlyToWhoIsBehind(t *testing.T) {
	s, c := readSample()
	summary := s.Summaries()[1]
	letters, _, err := c.Reminders(summary, report.Issued{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range letters {
		got[l.Code] = reporttest.Text(l.Letter)
	}
	returned := map[string]report.Return{}
	for _, r := range summary.Returns {
		returned[r.Agency.Code] = r
	}
	for _, a := range summary.Agencies {
		r, out := returned[a.Agency.Code]
		late := a.Tasks["open-late"]
		text, written := got[a.Agency.Code]
		if want := out && !r.Returned() || late > 0 || r.Findings > 0; written != want {
			t.Errorf("%s: letter %v, want %v", a.Agency.Code, written, want)
			continue
		}
		for what, is := range map[string]bool{"Biểu theo dõi chưa nộp": out && !r.Returned(), "Nhiệm vụ quá hạn": late > 0, "phải sửa": r.Findings > 0} {
			if written && strings.Contains(text, what) != is {
				t.Errorf("%s: %q, want %v, in %s", a.Agency.Code, what, is, text)
			}
		}
	}
}

// TestAPlanOfAnotherKindIsCalledByItsName keeps the word decision out of papers on a plan that is none.
func TestAPlanOfAnotherKindIsCalledByItsName(t *testing.T) {
	s, c := readSample()
	summary := s.Summaries()[1]
	p := *summary.Plan
	p.Decision.Kind, p.Decision.Number, p.Decision.Title = "Kế hoạch", "12/KH-UBND", "Phát triển"
	summary.Plan = &p
	d, err := c.Report(summary, report.Issued{})
	if err != nil {
		t.Fatal(err)
	}
	d.Appendix = nil
	text := reporttest.Paper(d)
	if strings.Contains(text, "Quyết định giao") || !strings.Contains(text, "Kế hoạch giao 25 chỉ tiêu") || !strings.Contains(text, "Kế hoạch số 12/KH-UBND") {
		t.Error(text[:2000])
	}
}

// TestAnExtensionKeepsTheOldDue shows the old due and the paper that extended it wherever the due stands.
func TestAnExtensionKeepsTheOldDue(t *testing.T) {
	s, c := readSample()
	summary := s.Summaries()[1]
	for i := range summary.Tasks {
		task := &summary.Tasks[i].Task
		if task.Due.To != "" && task.Due.Kind == plan.By {
			task.Due.Was = &plan.Extension{Due: plan.Due{Kind: plan.By, To: "2024-01-31"}, By: "95/QĐ-UBND"}
		}
	}
	d, err := c.Report(summary, report.Issued{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(reporttest.Text(d), "(gia hạn từ 31/01/2024 theo 95/QĐ-UBND)"); got < 10 {
		t.Errorf("the old due stands %d times", got)
	}
}

func TestALargePlanWithLongTextsIsOnePaper(t *testing.T) {
	s, c := readSample()
	summary := s.Summaries()[1]
	long := strings.Repeat("Nội dung nhiệm vụ rất dài, ", 200)
	first := summary.Tasks[0]
	for i := range 500 {
		line := first
		line.Task.Ref = plan.Ref(fmt.Sprintf("V.%d", i))
		line.Task.Text = long
		summary.Tasks = append(summary.Tasks, line)
		summary.Sections[0].Lines = append(summary.Sections[0].Lines, len(summary.Tasks)-1)
	}
	d, err := c.Report(summary, report.Issued{})
	if err != nil {
		t.Fatal(err)
	}
	faults(t, "report", d)
	if n := len(reporttest.Paper(d)); n > 100_000 {
		t.Errorf("the running text has %d bytes", n)
	}
}

func TestTextsAreExportedOverNothing(t *testing.T) {
	dir := t.TempDir()
	written, kept, err := office.ExportTexts(dir)
	if err != nil || len(written) < 16 || len(kept) != 0 {
		t.Fatalf("%d written, %d kept, %v", len(written), len(kept), err)
	}
	own := filepath.Join(dir, "report", "quarter.md")
	if err := os.WriteFile(own, []byte("của văn phòng"), 0o644); err != nil {
		t.Fatal(err)
	}
	again, kept, err := office.ExportTexts(dir)
	data, _ := os.ReadFile(own)
	if err != nil || len(again) != 0 || len(kept) != len(written) || string(data) != "của văn phòng" {
		t.Errorf("%d written, %d kept, %v, %q", len(again), len(kept), err, data)
	}
	if _, err := office.CheckTexts(t.TempDir(), dir); err == nil {
		t.Error("a text without a head passes")
	}
	if n, err := office.CheckTexts(t.TempDir(), ""); err != nil || n < 80 {
		t.Errorf("%d papers, %v", n, err)
	}
}

func TestABrokenTextWritesNoFile(t *testing.T) {
	d := open(t)
	dir := filepath.Join(d.dir, "mau")
	if err := os.MkdirAll(filepath.Join(dir, "report"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "report", "quarter.md"), []byte("---\nLoại: X\n---\n{{.Sai}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(d.dir, "q1.pdf")
	_, _, err := d.Report(context.Background(), office.Paper{Period: period(t, "2024-Q1"), Path: path, Texts: dir})
	mistakes, ok := err.(report.Mistakes)
	if !ok || mistakes[0].Code != finding.TextFailed || mistakes[0].Place.Line != 4 {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was written")
	}
	if _, _, err := d.Report(context.Background(), office.Paper{Period: period(t, "2024-Q1"), Path: "x.odt"}); err == nil || !strings.Contains(err.Error(), "x.odt") {
		t.Errorf("%v", err)
	}
	if _, _, err := d.Report(context.Background(), office.Paper{Period: period(t, "2024-Q1"), Path: path, Agency: "KHONG-CO"}); err != (office.UnknownAgency{Code: "KHONG-CO"}) {
		t.Errorf("%v", err)
	}
}

// TestLettersGoToWhoTookTheWorkOver addresses letters to agencies that are no more to their successors.
func TestLettersGoToWhoTookTheWorkOver(t *testing.T) {
	d := open(t)
	d.issueAll("2025-Q1")
	letters, _, _, err := d.Reminders(context.Background(), office.Paper{Period: period(t, "2025-Q1"), Path: filepath.Join(d.dir, "don-doc"), Ending: ".pdf"})
	if err != nil {
		t.Fatal(err)
	}
	to := map[string][]string{}
	for _, l := range letters {
		to[l.Code] = l.Letter.Head.To
	}
	if got := to["SKHDT"]; len(got) != 1 || got[0] != "Sở Tài chính (nhận việc của Sở Kế hoạch và Đầu tư)" {
		t.Errorf("the letter to SKHDT goes to %q", got)
	}
	if got := to["SLDTBXH"]; len(got) != 4 || got[0] != "Sở Nội vụ" {
		t.Errorf("the letter to SLDTBXH goes to %q", got)
	}
}
