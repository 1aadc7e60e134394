package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"theodoi/agency"
	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/render/excel"
	"theodoi/sheet"
)

// Columns of the sheets as they are issued, so that tests read as "cell I5 of the targets".
const (
	actualAt     = "G"
	cumulativeAt = "H"
	lastYearAt   = "I"
	estimateAt   = "J"
	causeAt      = "K"
	statusAt     = "I"
	percentAt    = "J"
	doneOnAt     = "K"
	resultAt     = "L"
)

const today = viet.Date("2024-03-20")

func figure(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

// sampleBook is a workbook with n rows on each sheet; of the measures the first is a percentage and the others are money. The plan has no
// figure for the third.
func sampleBook(n int) sheet.Book {
	p := &plan.Plan{Decision: plan.Decision{Number: "91/QĐ-UBND", Title: "Về việc thực hiện Nghị quyết năm 2024"}, Revision: 1}
	owed := progress.Owed{Agency: agency.Agency{Code: "SXD", Name: "Sở Xây dựng"}}
	for i := 1; i <= n; i++ {
		ref := plan.Ref(fmt.Sprintf("CT.%d", i))
		m := plan.Measure{Ref: ref.Measure(1), Low: figure("70000"), High: figure("71000"), Unit: "tỷ đồng", Aggregation: plan.Flow, Frequency: plan.Quarterly}
		if i == 1 {
			m.Unit, m.Aggregation = "%", plan.Level
		}
		if i == 3 {
			m.Low, m.High, m.Word = nil, nil, "đạt khá"
		}
		target := plan.Target{Ref: ref, Ordinal: fmt.Sprint(i), Name: fmt.Sprintf("Chỉ tiêu thứ %d của tỉnh", i), Measures: []plan.Measure{m}}
		owed.Measures = append(owed.Measures, progress.OwedMeasure{Target: target, Measure: m})
		due := plan.Due{Kind: plan.By, To: "2024-06-30"}
		owed.Lead = append(owed.Lead, progress.OwedTask{Task: plan.Task{Ref: plan.Ref(fmt.Sprintf("III.1-%d", i)), Text: fmt.Sprintf("Nhiệm vụ số %d\nđoạn thứ hai", i), Due: due}})
		owed.Support = append(owed.Support, progress.OwedTask{Task: plan.Task{Ref: plan.Ref(fmt.Sprintf("III.2-%d", i)), Text: fmt.Sprintf("Phối hợp việc %d", i), Due: due}})
		owed.Shared = append(owed.Shared, progress.OwedTask{Task: plan.Task{Ref: plan.Ref(fmt.Sprintf("III.3-%d", i)), Text: fmt.Sprintf("Việc chung %d", i), Due: due}})
	}
	return sheet.Build(sheet.Input{
		Issue:    progress.Issue{ID: "TD-7K2M9Q", Layout: sheet.Layout, Plan: "91/QĐ-UBND", Revision: 1, Base: "abc", Agency: "SXD", Period: "2024-Q1"},
		Plan:     p,
		Period:   progress.Period{Year: 2024, Kind: progress.Quarter, N: 1},
		Calendar: progress.Calendar{CutOffDay: 14, ReturnDay: 20},
		Owed:     owed,
		Previous: &progress.State{},
		LastYear: map[plan.Ref]string{"CT.2/1": "1234.5"},
		Contact:  "Phòng Tổng hợp",
	})
}

func write(t testing.TB, book sheet.Book) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := excel.Write(&b, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// edit opens the issued workbook as another program would, changes it and saves it.
func edit(t testing.TB, data []byte, change func(e *editor)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(&editor{t, f})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	checkBothWays(t, b.Bytes())
	return b.Bytes()
}

type editor struct {
	t testing.TB
	*excelize.File
}

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

// set types a text into a cell.
func (e *editor) set(sheet, cell, text string) {
	e.t.Helper()
	e.must(e.SetCellStr(sheet, cell, text))
}

// number pastes a real number with a number format.
func (e *editor) number(sheet, cell string, value any, code string) {
	e.t.Helper()
	e.must(e.SetCellValue(sheet, cell, value))
	style, err := e.NewStyle(&excelize.Style{CustomNumFmt: &code})
	e.must(err)
	e.must(e.SetCellStyle(sheet, cell, cell, style))
}

// match opens and matches; the file must open.
func match(t testing.TB, data []byte, book sheet.Book, at Taken) (progress.Batch, []finding.Finding) {
	t.Helper()
	ret, found := Open("nop.xlsx", data)
	if ret == nil {
		t.Fatalf("not opened: %v", found)
	}
	batch, more := ret.Match(book, at)
	return batch, append(found, more...)
}

// values lists updates as "ref field=value", for comparing.
func values(batch progress.Batch) map[string]string {
	all := map[string]string{}
	for _, u := range batch.Updates {
		value := u.Value
		if u.Erase {
			value = words.Erase
		}
		all[string(u.Ref)+" "+string(u.Role)+" "+string(u.Field)] = value
	}
	return all
}

func codes(found []finding.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, string(f.Code))
	}
	return all
}

func list(found []finding.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "\n  %s %s: %s", f.Code, f.Severity, f)
	}
	return b.String()
}

func find(found []finding.Finding, code finding.Code) (finding.Finding, bool) {
	for _, f := range found {
		if f.Code == code {
			return f, true
		}
	}
	return finding.Finding{}, false
}
