package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/shopspring/decimal"

	"theodoi/agency"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// bookRows is how many rows each sheet of the book has that is written and read alone.
const bookRows = 70

// book makes a tracking workbook of n rows on each of its four sheets, with rows as long as those of a real decision.
func book(n int) sheet.Book {
	low, high := decimal.RequireFromString("70"), decimal.RequireFromString("71")
	p := &plan.Plan{Decision: plan.Decision{Number: "01/QĐ-UBND", Kind: "Quyết định", Title: "Về việc thực hiện kế hoạch năm 2024"}, Revision: 1}
	owed := progress.Owed{Agency: agency.Agency{Code: "SXD", Name: "Sở Xây dựng"}}
	for i := 1; i <= n; i++ {
		ref := plan.Ref(fmt.Sprintf("CT.%d", i))
		m := plan.Measure{Ref: ref.Measure(1), Low: &low, High: &high, Unit: "%", Aggregation: plan.Level, Frequency: plan.Monthly}
		t := plan.Target{Ref: ref, Ordinal: fmt.Sprint(i), Name: fmt.Sprintf("Tỷ lệ chỉ tiêu thứ %d của tỉnh trong năm kế hoạch", i), Measures: []plan.Measure{m}}
		owed.Measures = append(owed.Measures, progress.OwedMeasure{Target: t, Measure: m})
		due := plan.Due{Kind: plan.By, To: "2024-06-30"}
		text := fmt.Sprintf("Nhiệm vụ số %d: rà soát, xây dựng và trình cấp có thẩm quyền phê duyệt đề án thuộc lĩnh vực được phân công; tổ chức thực hiện, kiểm tra và báo cáo kết quả theo quy định.", i)
		at := func(section string) plan.Task {
			return plan.Task{Ref: plan.Ref(fmt.Sprintf("%s-%d", section, i)), Text: text, Due: due}
		}
		owed.Lead = append(owed.Lead, progress.OwedTask{Task: at("III.1")})
		owed.Support = append(owed.Support, progress.OwedTask{Task: at("III.2")})
		owed.Shared = append(owed.Shared, progress.OwedTask{Task: at("III.3")})
	}
	return sheet.Build(sheet.Input{
		Issue: progress.Issue{ID: "TD-7K2M9Q4R", Layout: sheet.Layout, Plan: p.Decision.Number, Revision: 1, Base: "abc", Agency: "SXD", Period: "2024-Q1"},
		Plan:  p, Period: progress.Period{Year: 2024, Kind: progress.Quarter, N: 1}, Calendar: progress.Calendar{CutOffDay: 14, ReturnDay: 20},
		Owed: owed, Previous: &progress.State{}, Contact: "Phòng Tổng hợp",
	})
}

// said is what a clerk types into a field.
func said(field progress.Field, seed int) string {
	switch field {
	case progress.Actual, progress.Estimate:
		return fmt.Sprintf("70,%d", seed%10)
	case progress.LastYear:
		return fmt.Sprintf("69,%d", seed%10)
	case progress.StatusField:
		return words.Status(string(progress.InProgress))
	case progress.Percent:
		return fmt.Sprint(10 + seed%80)
	case progress.Cumulative, progress.DoneOn, progress.Product, progress.Next, progress.Note:
		return ""
	}
	return fmt.Sprintf("Đã thực hiện phần việc %d theo kế hoạch, đang phối hợp hoàn thiện hồ sơ trình UBND tỉnh", seed)
}

// fill types into every input cell of a book that a clerk has something to say of, and returns how many cells that are and the bytes of those
// that hold free text.
func fill(b sheet.Book, seed int) (filled sheet.Book, cells, text int) {
	b.Sheets = slices.Clone(b.Sheets)
	for i, s := range b.Sheets {
		s.Rows = slices.Clone(s.Rows)
		for j, r := range s.Rows {
			r.Cells = maps.Clone(r.Cells)
			for _, c := range s.Columns {
				value := said(progress.Field(c.Key), seed+j)
				if !c.Input || value == "" || r.Cells[c.Key] != "" {
					continue
				}
				r.Cells[c.Key] = value
				cells++
				if c.Type == progress.Text {
					text += len(value)
				}
			}
			s.Rows[j] = r
		}
		b.Sheets[i] = s
	}
	return b, cells, text
}

// The book as the peers read it.
type peerBook struct {
	ID      string      `json:"id"`
	Choices []string    `json:"choices"`
	Sheets  []peerSheet `json:"sheets"`
}

type peerSheet struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Columns []peerColumn `json:"columns"`
	Rows    []peerRow    `json:"rows"`
}

type peerColumn struct {
	Key    string  `json:"key"`
	Title  string  `json:"title"`
	Width  float64 `json:"width"`
	Hidden bool    `json:"hidden"`
	Input  bool    `json:"input"`
	Type   string  `json:"type"`
}

type peerRow struct {
	Cells    []string          `json:"cells"`
	Formulas map[string]string `json:"formulas"`
}

// savePeerBook writes a book for the peers, and for a worker of the program, into one file.
func savePeerBook(path string, b sheet.Book) error {
	out := peerBook{ID: b.Issue.ID, Choices: words.StatusChoices()}
	for _, s := range b.Sheets {
		sheetOut := peerSheet{Name: s.Name, Title: s.Title, Rows: []peerRow{}}
		for _, c := range s.Columns {
			sheetOut.Columns = append(sheetOut.Columns, peerColumn{c.Key, c.Title, c.Width, c.Hidden, c.Input, string(c.Type)})
		}
		for n, r := range s.Rows {
			row := peerRow{Formulas: map[string]string{}}
			for _, c := range s.Columns {
				row.Cells = append(row.Cells, cellOf(s, r, c.Key))
				if r.Formulas[c.Key] != "" {
					// The peers need not know how a formula names its row's cells; one of the same length does the same work.
					row.Formulas[c.Key] = fmt.Sprintf(`IF($G%[1]d="","",IFERROR(IF(_xlfn.NUMBERVALUE($G%[1]d,",",".")<70,_xlfn.NUMBERVALUE($G%[1]d,",",".")-70,0),""))`, sheet.FirstRow+n)
				}
			}
			sheetOut.Rows = append(sheetOut.Rows, row)
		}
		out.Sheets = append(out.Sheets, sheetOut)
	}
	return saveJSON(path, out)
}

func cellOf(s sheet.Sheet, r sheet.Row, key string) string {
	switch key {
	case sheet.RefColumn:
		return string(r.Ref)
	case sheet.CheckColumn:
		return s.CheckOf(r)
	}
	return r.Cells[key]
}

func saveJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func loadJSON[T any](path string) (v T, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(data, &v)
}
