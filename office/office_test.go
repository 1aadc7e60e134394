package office_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/samples"
	"theodoi/store"
)

// desk is an office in a folder of the test's, with the sample decision adopted, on the day the first quarter's workbooks are due.
type desk struct {
	*office.Office
	t   *testing.T
	dir string
}

func open(t *testing.T) *desk {
	t.Helper()
	day := time.Date(2024, 3, 20, 8, 0, 0, 0, time.UTC)
	return openAt(t, &day)
}

// openAt opens the office with a clock that the test moves.
func openAt(t *testing.T, now *time.Time) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	o, findings, err := office.Open(context.Background(), office.Config{
		Data: filepath.Join(d.dir, "data"), By: "người thử", Now: func() time.Time { return *now },
	})
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	t.Cleanup(func() { o.Close() })
	d.Office = o
	d.adopt(samples.Decision)
	return d
}

func (d *desk) adopt(decision []byte) {
	d.t.Helper()
	r := d.Read("quyết định.txt", decision)
	if !r.IsDecision() {
		d.t.Fatal(r.Findings)
	}
	if _, err := d.Adopt(context.Background(), r); err != nil {
		d.t.Fatal(err)
	}
}

func period(t *testing.T, code string) progress.Period {
	t.Helper()
	p, err := progress.ParsePeriod(code)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// issue writes the workbook of one agency and returns its path.
func (d *desk) issue(number, agency, code string) string {
	d.t.Helper()
	result, err := d.Issue(context.Background(), office.Order{
		Plan: number, Period: period(d.t, code), Agencies: []string{agency}, Dir: filepath.Join(d.dir, "issued"),
	})
	if err != nil || len(result.Files) != 1 {
		d.t.Fatal(err, result.Files)
	}
	return result.Files[0].Path
}

// typed is a value a clerk types.
type typed struct{ sheet, ref, field, value string }

// fill types values into a workbook and returns its bytes.
func (d *desk) fill(path string, values ...typed) []byte {
	d.t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer book.Close()
	for _, v := range values {
		cell := cellOf(d.t, book, v)
		if err := book.SetCellStr(v.sheet, cell, v.value); err != nil {
			d.t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		d.t.Fatal(err)
	}
	return out.Bytes()
}

func cellOf(t *testing.T, book *excelize.File, v typed) string {
	t.Helper()
	rows, err := book.GetRows(v.sheet)
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], v.field) + 1
	row := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 0 && r[0] == v.ref }) + 1
	if column == 0 || row == 0 {
		t.Fatalf("no cell for %+v", v)
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return cell
}

func (d *desk) look(name string, data []byte, want office.Wanted) office.Preview {
	d.t.Helper()
	p, err := d.Look(context.Background(), name, data, want)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) take(name string, data []byte) office.Preview {
	d.t.Helper()
	p, err := d.Take(context.Background(), d.look(name, data, office.Wanted{}))
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) together(files ...office.File) *office.Together {
	d.t.Helper()
	run, err := d.Together(context.Background(), files, office.Wanted{})
	if err != nil {
		d.t.Fatal(err)
	}
	return run
}

// takeAll takes files in that came together and returns what became of each.
func (d *desk) takeAll(files ...office.File) (out []office.Preview) {
	d.t.Helper()
	err := d.together(files...).Take(context.Background(), func(p office.Preview) error { out = append(out, p); return nil })
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

func (d *desk) export(code string) office.Export {
	d.t.Helper()
	e, err := d.Export(context.Background(), "", period(d.t, code))
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

func wantCode(t *testing.T, findings []finding.Finding, code finding.Code) finding.Finding {
	t.Helper()
	for _, f := range findings {
		if f.Code == code {
			return f
		}
	}
	t.Fatalf("no finding %s among %v", code, findings)
	return finding.Finding{}
}

func TestEveryValueKnowsItsSource(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	d.take("biểu SYT.xlsx", data)
	e := d.export("2024-Q1")
	if len(e.Targets) != 1 || e.Targets[0].Actual != "94.25" {
		t.Fatalf("exported %+v", e.Targets)
	}
	from := e.Targets[0].From
	if from.File != "biểu SYT.xlsx" || !strings.HasPrefix(from.Cell, words.SheetTargets+"!") || len(from.SHA256) != 64 || from.At != "2024-03-20T08:00:00Z" {
		t.Errorf("source is %+v", from)
	}
}

func TestGoodCellsEnterAndFaultyOnesWait(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"),
		typed{words.SheetTargets, "CT.15/1", "actual", "94,25"},
		typed{words.SheetLead, "III.3.c", "result", "đang triển khai"},
		typed{words.SheetLead, "III.3.c", "percent", "140"})
	p := d.take("a.xlsx", data)
	if p.State != store.Partly || p.Waiting() != 1 {
		t.Errorf("state %s with %d waiting: %v", p.State, p.Waiting(), p.Findings)
	}
	f := wantCode(t, p.Findings, finding.CellPercent)
	if f.Place.Sheet != words.SheetLead || f.Place.Cell == "" || f.Got != "140" {
		t.Errorf("finding %+v", f)
	}
	if e := d.export("2024-Q1"); len(e.Targets) != 1 || e.Submissions[0].State != "partly" {
		t.Errorf("exported %+v", e)
	}
}

func TestPreviewStoresNothing(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	if p := d.look("a.xlsx", data, office.Wanted{}); p.Count(progress.New) == 0 {
		t.Error("preview shows no change")
	}
	if e := d.export("2024-Q1"); len(e.Targets) != 0 || len(e.Submissions) != 0 {
		t.Errorf("preview stored %+v", e)
	}
}

func TestSameBytesAgainChangeNothing(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	d.take("a.xlsx", data)
	p := d.take("a v2 final.xlsx", data)
	if p.State != store.Repeated || p.Earlier != "a.xlsx" {
		t.Errorf("state %s, earlier %q", p.State, p.Earlier)
	}
	if e := d.export("2024-Q1"); len(e.Submissions) != 1 {
		t.Errorf("%d submissions", len(e.Submissions))
	}
}

func TestBlankIsNoChangeAndEraseErases(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("1.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "actual", "94,25"}, typed{words.SheetTargets, "CT.15/1", "note", "lần một"}))
	d.take("2.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "note", "lần một"}, typed{words.SheetTargets, "CT.15/1", "cause", "mở rộng"}))
	if got := d.export("2024-Q1").Targets[0]; got.Actual != "94.25" || got.Note != "lần một" || got.Cause != "mở rộng" {
		t.Errorf("after a blank cell: %+v", got)
	}
	d.take("3.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "actual", "XÓA"},
		typed{words.SheetTargets, "CT.15/1", "note", "lần một"}))
	if got := d.export("2024-Q1").Targets[0]; got.Actual != "" || got.Note != "lần một" {
		t.Errorf("after XÓA: %+v", got)
	}
}

func TestWrongPlanAgencyPeriodBlockTheFileWithBothNames(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	for _, c := range []struct {
		want  office.Wanted
		code  finding.Code
		names []string
	}{
		{office.Wanted{Plan: "77/QĐ-UBND"}, finding.WorkbookWrongPlan, []string{"01/QĐ-UBND", "77/QĐ-UBND"}},
		{office.Wanted{Agency: "SXD"}, finding.WorkbookWrongAgent, []string{"Sở Y tế", "Sở Xây dựng"}},
		{office.Wanted{Period: "2024-Q2"}, finding.WorkbookWrongTime, []string{"Quý I năm 2024", "Quý II năm 2024"}},
	} {
		p := d.look("a.xlsx", data, c.want)
		if p.State != store.Rejected || len(p.Changes) != 0 {
			t.Errorf("%s: state %s with %d changes", c.code, p.State, len(p.Changes))
		}
		message := wantCode(t, p.Findings, c.code).Message()
		for _, name := range c.names {
			if !strings.Contains(message, name) {
				t.Errorf("%q does not name %q", message, name)
			}
		}
	}
}

// TestWorkbookOfAnotherOfficeIsUnknown takes a workbook in that another database issued.
func TestWorkbookOfAnotherOfficeIsUnknown(t *testing.T) {
	elsewhere := open(t)
	data := elsewhere.fill(elsewhere.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	d := open(t)
	p := d.take("a.xlsx", data)
	wantCode(t, p.Findings, finding.WorkbookUnknown)
	if e := d.export("2024-Q1"); len(e.Targets) != 0 {
		t.Errorf("taken: %+v", e.Targets)
	}
}

func TestRejectedFileIsTakenOnceTheRightPeriodIsNamed(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	wrong := d.look("a.xlsx", data, office.Wanted{Period: "2024-Q2"})
	if _, err := d.Take(context.Background(), wrong); err != nil {
		t.Fatal(err)
	}
	if p := d.take("a.xlsx", data); p.State != store.Taken {
		t.Errorf("state %s: %v", p.State, p.Findings)
	}
}

func TestReissueGivesTheSameWorkbook(t *testing.T) {
	d := open(t)
	read := func() []byte {
		data, err := os.ReadFile(d.issue("", "SYT", "2024-Q1"))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if !bytes.Equal(read(), read()) {
		t.Error("issuing again made another workbook")
	}
}

func TestAgencySeesItsOwnRowsOnly(t *testing.T) {
	d := open(t)
	book, err := excelize.OpenFile(d.issue("", "SYT", "2024-Q1"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(words.SheetTargets)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[4:] {
		if len(r) > 0 && r[0] != "" && !slices.Contains([]string{"CT.13/1", "CT.14/1", "CT.15/1", "CT.21/1"}, r[0]) {
			t.Errorf("the health department was given %s", r[0])
		}
	}
}

func TestPreviousStateIsShownInTheNextWorkbook(t *testing.T) {
	d := open(t)
	d.take("a.xlsx", d.fill(d.issue("", "SYT", "2024-Q1"),
		typed{words.SheetLead, "III.3.c", "status", "Đang thực hiện"}, typed{words.SheetLead, "III.3.c", "percent", "35"},
		typed{words.SheetLead, "III.3.c", "result", "Đã mở ba điểm khám"}))
	book, err := excelize.OpenFile(d.issue("", "SYT", "2024-Q2"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	got, err := book.GetCellValue(words.SheetLead, cellOf(t, book, typed{words.SheetLead, "III.3.c", "previous", ""}))
	if err != nil {
		t.Fatal(err)
	}
	if got != "Quý I năm 2024: Đang thực hiện, 35%. Đã mở ba điểm khám" {
		t.Errorf("previous state reads %q", got)
	}
}

// TestOtherProgramsFillTheWorkbook fills an issued workbook with openpyxl and saves it through LibreOffice: what was typed is what is
// read, either way.
func TestOtherProgramsFillTheWorkbook(t *testing.T) {
	python := need.OpenPyXL(t)
	d := open(t)
	issued := d.issue("", "SYT", "2024-Q1")
	filled := filepath.Join(t.TempDir(), "openpyxl.xlsx")
	values := []typed{
		{words.SheetTargets, "CT.15/1", "actual", "94,25"},
		{words.SheetTargets, "CT.15/1", "estimate", "95,60"},
		{words.SheetLead, "III.3.c", "status", "Hoàn thành"},
		{words.SheetLead, "III.3.c", "done_on", "05/03/2024"},
		{words.SheetLead, "III.3.c", "result", "=Đã xong - không phải công thức"},
	}
	input, err := json.Marshal([]any{issued, filled, flatten(values)})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", fillWithOpenPyXL)
	cmd.Stdin = bytes.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	want := []string{"94.25", "95.60", "done", "2024-03-05", "=Đã xong - không phải công thức"}
	for name, path := range map[string]string{"openpyxl": filled, "LibreOffice": need.LibreOffice(t, filled, "xlsx:Calc MS Excel 2007 XML")} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := d.look(name+".xlsx", data, office.Wanted{})
		if p.State != store.Taken {
			t.Errorf("%s: state %s: %v", name, p.State, p.Findings)
		}
		for i, v := range values {
			if got := changeOf(p, v); got != want[i] {
				t.Errorf("%s: %s %s read as %q, want %q", name, v.ref, v.field, got, want[i])
			}
		}
	}
}

func flatten(values []typed) [][4]string {
	var out [][4]string
	for _, v := range values {
		out = append(out, [4]string{v.sheet, v.ref, v.field, v.value})
	}
	return out
}

func changeOf(p office.Preview, v typed) string {
	for _, c := range p.Changes {
		if string(c.Update.Ref) == v.ref && string(c.Update.Field) == v.field {
			return c.New
		}
	}
	return ""
}

const fillWithOpenPyXL = `
import json, sys, openpyxl
issued, filled, values = json.load(sys.stdin)
book = openpyxl.load_workbook(issued)
for sheet, ref, field, value in values:
    page = book[sheet]
    column = next(c.column for c in page[1] if c.value == field)
    row = next(c.row for c in page["A"] if c.value == ref)
    cell = page.cell(row, column)
    cell.value = value
    cell.data_type = "s"
book.save(filled)
`

func TestReportIsWrittenWholeOrNotAtAll(t *testing.T) {
	d := open(t)
	file := filepath.Join(d.dir, "a file, not a folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Report(context.Background(), office.Paper{Period: period(t, "2024-Q1"), Path: filepath.Join(file, "q1.pdf")}); err == nil {
		t.Error("no error for a folder that cannot be made")
	}
	path := filepath.Join(d.dir, "no such folder", "q1.pdf")
	if _, findings, err := d.Report(context.Background(), office.Paper{Period: period(t, "2024-Q1"), Path: path}); err != nil || len(findings) != 1 || findings[0].Code != finding.ReportMissing {
		t.Errorf("report without any return: %v %v", findings, err)
	}
	data, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Errorf("report is no PDF: %v", err)
	}
}

func TestReaderThatBreaksIsContained(t *testing.T) {
	d := open(t)
	d.Parser.Rules = nil // stands for any fault inside the reader
	r := d.Read("hỏng.txt", samples.Decision)
	if r.IsDecision() {
		t.Error("read although the reader broke")
	}
	wantCode(t, r.Findings, finding.FileBroke)
}

func TestSecondTextUnderTheSameNumberIsRefused(t *testing.T) {
	d := open(t)
	r := d.Read("khác.txt", bytes.Replace(samples.Decision, []byte("39,2%"), []byte("39,3%"), 1))
	if _, err := d.Adopt(context.Background(), r); !errors.Is(err, office.ErrOtherText) {
		t.Errorf("error %v", err)
	}
}

// TestReissueAfterTheCalendarChangedIsAnotherWorkbook guards the promise that an ID stands for one content.
func TestReissueAfterTheCalendarChangedIsAnotherWorkbook(t *testing.T) {
	d := open(t)
	idOf := func(path string) string {
		book, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		id, err := book.GetCellValue("_theodoi", "B1")
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := idOf(d.issue("", "SYT", "2024-Q1"))
	d.Calendar.ReturnDay = 18
	path := d.issue("", "SYT", "2024-Q1")
	if second := idOf(path); second == first {
		t.Errorf("two different workbooks carry the ID %s", first)
	}
	if p := d.take("a.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})); p.State != store.Taken {
		t.Errorf("the second workbook was not taken: %v", p.Findings)
	}
}

// TestNoWorkbookLeavesUnknown makes writing fail in the middle: whatever reached the folder must be known to the office.
func TestNoWorkbookLeavesUnknown(t *testing.T) {
	d := open(t)
	dir := filepath.Join(d.dir, "issued")
	if err := os.MkdirAll(filepath.Join(dir, "01-QD-UBND_SYT_2024-Q1.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Issue(context.Background(), office.Order{Period: period(t, "2024-Q1"), Dir: dir}); err == nil {
		t.Fatal("no error although a folder stands in the place of a file")
	}
	written, err := filepath.Glob(filepath.Join(dir, "*_2024-Q1.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, path := range written {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			continue
		}
		checked++
		if p := d.look("a.xlsx", d.fill(path), office.Wanted{}); p.Issue.Agency == "" {
			t.Fatalf("%s is not known: %v", path, p.Findings)
		}
	}
	if checked == 0 {
		t.Fatal("no workbook was written before the failure")
	}
}

func TestStrayFileDoesNotStopTheRest(t *testing.T) {
	d := open(t)
	d.adopt([]byte("Số: 02/QĐ-UBND\nQuảng Ngãi, ngày 05 tháng 3 năm 2024\nVề chỉ tiêu\nCăn cứ Luật;\nQUYẾT ĐỊNH:\nII. CHỈ TIÊU\n1. Tỷ lệ che phủ rừng đạt 52%;\n"))
	data := d.fill(d.issue("01/QĐ-UBND", "SYT", "2024-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", "94,25"})
	files := []office.File{office.InMemory("a.txt", time.Time{}, []byte("ghi chú")), office.InMemory("b.xlsx", time.Time{}, data)}
	wantCode(t, d.takeAll(files...)[0].Findings, finding.WorkbookNotKept)
	if e, err := d.Export(context.Background(), "01/QĐ-UBND", period(t, "2024-Q1")); err != nil || len(e.Targets) != 1 {
		t.Errorf("the rest was not taken: %+v %v", e.Targets, err)
	}
}

func TestUnfilledWorkbookIsNoReturn(t *testing.T) {
	d := open(t)
	p := d.take("a.xlsx", d.fill(d.issue("", "SYT", "2024-Q1")))
	if p.State != store.Waiting {
		t.Errorf("state %s: %v", p.State, p.Findings)
	}
	s, err := d.Summary(context.Background(), "", period(t, "2024-Q1"))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Missing()) != 1 {
		t.Error("an agency that filled in nothing counts as having returned")
	}
}

// TestEachValueNamesItsOwnFile checks the CSV form of two files that each fill a part of one row.
func TestEachValueNamesItsOwnFile(t *testing.T) {
	d := open(t)
	path := d.issue("", "SYT", "2024-Q1")
	d.take("một.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "actual", "94,25"}))
	d.take("hai.xlsx", d.fill(path, typed{words.SheetTargets, "CT.15/1", "note", "=1+1"}))
	var out bytes.Buffer
	if err := d.export("2024-Q1").WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"94,25;một.xlsx;" + words.SheetTargets + "!G", "'=1+1;hai.xlsx;" + words.SheetTargets + "!L"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// lastYearOf opens this year's first quarter and reads the figure of a year ago.
func (d *desk) lastYearOf() string {
	d.t.Helper()
	book, err := excelize.OpenFile(d.issue("01/QĐ-UBND", "SYT", "2024-Q1"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer book.Close()
	got, err := book.GetCellValue(words.SheetTargets, cellOf(d.t, book, typed{words.SheetTargets, "CT.15/1", "last_year", ""}))
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

// A figure of last year's plan stands in this year's workbook: of an open quarter the latest, of a closed one that of its closing.
func TestLastYearFillsItselfIn(t *testing.T) {
	d := open(t)
	old := bytes.ReplaceAll(bytes.ReplaceAll(samples.Decision, []byte("2024"), []byte("2023")), []byte("01/QĐ-UBND"), []byte("09/QĐ-UBND"))
	d.adopt(old)
	reports := func(name, figure string) {
		d.take(name, d.fill(d.issue("09/QĐ-UBND", "SYT", "2023-Q1"), typed{words.SheetTargets, "CT.15/1", "actual", figure},
			typed{words.SheetTargets, "CT.15/1", "note", "số liệu ngành"}, typed{words.SheetTargets, "CT.15/1", "cause", "như kỳ trước"}))
	}
	reports("2023.xlsx", "93,10")
	if got := d.lastYearOf(); got != "93,10" {
		t.Errorf("last year's figure reads %q", got)
	}
	if _, err := d.ClosePeriod(context.Background(), "09/QĐ-UBND", period(t, "2023-Q1"), ""); err != nil {
		t.Fatal(err)
	}
	reports("2023 muộn.xlsx", "93,70")
	if got := d.lastYearOf(); got != "93,10" {
		t.Errorf("after the closing last year's figure reads %q", got)
	}
}
