package office_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/store"
)

// copied is what is left of a workbook when somebody copies what they see of two sheets into a new one.
func (d *desk) copied(data []byte) []byte {
	d.t.Helper()
	from, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		d.t.Fatal(err)
	}
	defer from.Close()
	to := excelize.NewFile()
	defer to.Close()
	for _, name := range []string{words.SheetTargets, words.SheetLead} {
		rows, err := from.GetRows(name)
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := to.NewSheet(name); err != nil {
			d.t.Fatal(err)
		}
		for r, cells := range rows[1:] {
			for c := 2; c < len(cells); c++ {
				at, _ := excelize.CoordinatesToCellName(c-1, r+1)
				if err := to.SetCellStr(name, at, cells[c]); err != nil {
					d.t.Fatal(err)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := to.Write(&out); err != nil {
		d.t.Fatal(err)
	}
	return out.Bytes()
}

func (d *desk) takeFor(name string, data []byte, want office.Wanted) office.Preview {
	d.t.Helper()
	p, err := d.Take(context.Background(), d.look(name, data, want))
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestFileWithoutKeysWaitsUntilAPersonSaysWhatItIs(t *testing.T) {
	d := open(t)
	d.issue("", "SXD", "2024-Q1")
	data := d.copied(d.fill(d.issue("", "SYT", "2024-Q1"), target("actual", "94,25"), lead("percent", "35"), lead("result", "đang làm")))
	p := d.take("chép.xlsx", data)
	if p.State != store.Waiting || len(p.Changes) != 0 {
		t.Errorf("state %s: %v", p.State, p.Findings)
	}
	f := wantCode(t, p.Findings, finding.WorkbookByText)
	if !strings.Contains(f.Message(), "Sở Y tế") {
		t.Errorf("%q does not name the agency", f.Message())
	}
	if p.Likely.Agency != "SYT" || p.Likely.Period != "2024-Q1" {
		t.Errorf("likely %+v", p.Likely)
	}
	again := d.takeFor("chép.xlsx", data, office.Wanted{Agency: "SYT", Period: "2024-Q1"})
	if wantCode(t, again.Findings, finding.WorkbookConfirmed); has(again.Findings, finding.WorkbookByText) {
		t.Error("a file that was confirmed asks to be confirmed")
	}
	if again.State != store.Taken || again.Count(progress.New) < 3 {
		t.Errorf("state %s: %v", again.State, again.Findings)
	}
	wantValue(t, d.row("CT.15/1"), progress.Actual, "94.25")
	if p := d.takeFor("chép.xlsx", data, office.Wanted{Agency: "SYT", Period: "2024-Q1"}); p.State != store.Repeated {
		t.Errorf("the same bytes again: state %s", p.State)
	}
	none := d.takeFor("chép lại.xlsx", d.copied(d.fill(d.issue("", "SYT", "2024-Q1"), target("actual", "1"))), office.Wanted{Agency: "SYT", Period: "2024-Q3"})
	if none.State != store.Rejected {
		t.Errorf("state %s", none.State)
	}
	wantCode(t, none.Findings, finding.WorkbookNotIssued)
}

func TestWorkbookOfAnEarlierPeriod(t *testing.T) {
	d := open(t)
	data := d.fill(d.issue("", "SYT", "2024-Q1"), lead("percent", "35"), lead("result", "đang làm"))
	d.issue("", "SYT", "2024-Q2")
	late := wantCode(t, d.look("q1.xlsx", data, office.Wanted{}).Findings, finding.WorkbookLatePeriod)
	for _, name := range []string{"Quý I năm 2024", "Quý II năm 2024"} {
		if !strings.Contains(late.Message(), name) {
			t.Errorf("%q does not name %s", late.Message(), name)
		}
	}
	wantCode(t, d.look("q1.xlsx", data, office.Wanted{Period: "2024-Q2"}).Findings, finding.WorkbookWrongTime)

	p := d.takeFor("q1.xlsx", data, office.Wanted{Period: "2024-Q2", Carry: true})
	if p.State != store.Taken || p.Issue.Period != "2024-Q2" || p.Count(progress.New) != 2 {
		t.Errorf("state %s for %s: %v", p.State, p.Issue.Period, p.Findings)
	}
	wantCode(t, p.Findings, finding.WorkbookCarried)
	if row := d.row("III.3.c"); row[progress.Percent] != "" {
		t.Errorf("the first quarter holds %v", row)
	}
	none := d.look("q1.xlsx", data, office.Wanted{Period: "2024-Q3", Carry: true})
	wantCode(t, none.Findings, finding.WorkbookNotIssued)
}
