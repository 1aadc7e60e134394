package excel

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"theodoi/agency"
	"theodoi/parser"
	"theodoi/parser/source"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/render/excel/direct"
	"theodoi/samples"
	"theodoi/sheet"
	"theodoi/templates"
)

func TestSampleIsWrittenAsTheReferenceWritesIt(t *testing.T) {
	book := sample()
	book.Sheets[0].Rows[1].Hints = map[string]string{"actual": "Đã báo cáo quý I năm 2024: 8.250 tỷ đồng."}
	writeBoth(t, book)
	in := sampleInput()
	in.Owed = progress.Owed{Agency: in.Owed.Agency}
	writeBoth(t, sheet.Build(in))
	in.Owed = progress.Owed{}
	in.Issue = progress.Issue{}
	writeBoth(t, sheet.Build(in))
}

// TestBooksOfADecisionAreWrittenAsTheReferenceWritesThem takes every agency's book, in a period of each kind.
func TestBooksOfADecisionAreWrittenAsTheReferenceWritesThem(t *testing.T) {
	periods := []string{"2024-M03", "2024-Q1", "2024-H1", "2024-9M", "2024-Y"}
	if os.Getenv("THEODOI_SOAK") == "" {
		periods = []string{"2024-Q1", "2024-Y"}
	}
	decisions := map[string][]byte{samples.DecisionName: samples.Decision}
	if real, err := os.ReadFile("../../../shared/decisions/91-qd-ubnd.txt"); err == nil {
		decisions["91-qd-ubnd.txt"] = real
	}
	for name, text := range decisions {
		books := 0
		for _, code := range periods {
			for _, in := range inputsOf(t, name, text, code) {
				writeBoth(t, sheet.Build(in))
				books++
			}
		}
		if books < 20 {
			t.Errorf("%s: only %d books", name, books)
		}
	}
}

// inputsOf are what the books of a decision's agencies are built from.
func inputsOf(t *testing.T, name string, text []byte, code string) []sheet.Input {
	t.Helper()
	read := func(name string) []byte {
		data, _, err := templates.In("").Read(name)
		must(t, err)
		return data
	}
	register, findings := agency.Read("quang-ngai.yaml", read(templates.Register("quang-ngai")))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	labels, err := parser.ReadLabels(read(templates.Labels))
	must(t, err)
	rules, err := parser.ReadRules(templates.Targets, read(templates.Targets))
	must(t, err)
	calendar, err := progress.ReadCalendar(templates.Calendar, read(templates.Calendar))
	must(t, err)
	period, err := progress.ParsePeriod(code)
	must(t, err)
	src, findings, ok := source.Read(name, text)
	if !ok {
		t.Fatal(findings)
	}
	p, _ := (&parser.Parser{Register: register, Labels: labels, Rules: rules}).Parse(src)
	view, _ := register.For(p.Decision.Issuer, p.Decision.Place, p.Decision.Issued)
	var inputs []sheet.Input
	for _, owed := range progress.AllOwed(&p, view, period) {
		inputs = append(inputs, sheet.Input{
			Issue: progress.Issue{ID: "TD-7K2M9QXA", Layout: sheet.Layout, Plan: p.Decision.Number, Agency: owed.Agency.Code, Period: code},
			Plan:  &p, Period: period, Calendar: calendar, Owed: owed, Previous: progress.NewState(calendar, period, nil), Contact: "Phòng Tổng hợp",
		})
	}
	return inputs
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestAwkwardBooksAreWrittenAsTheReferenceWritesThem makes books of whatever a Book can hold.
func TestAwkwardBooksAreWrittenAsTheReferenceWritesThem(t *testing.T) {
	tried, written := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		tried++
		book := awkwardBook(t)
		file := writeBoth(t, book)
		if file == nil {
			return
		}
		written++
		var again bytes.Buffer
		if err := Write(&again, book); err != nil || !bytes.Equal(file, again.Bytes()) {
			t.Fatalf("the same book was written as two different files (%v)", err)
		}
	})
	if made := written * 3; made < tried {
		t.Errorf("of %d books only %d were written", tried, written)
	}
}

// awkward are pieces of texts that have gone wrong somewhere.
var awkward = []string{
	"", " ", "  đầu", "cuối ", "\n", "một\nhai", "\r\n", "\r", "\t", "_x0041_", "_x005F_", "_x", "_x000D_", "=1+1", "'", `"`, "&", "<b>", "]]>", "&amp;", "&#10;",
	"\x00", "\x0b", "\x1f", "\x7f", "\u0085", "\ufffe", "\uffff", "\xff", "\ufeff", "\u2028", "😀", "ế", "e\u0302\u0301", "\u200b", "–", "{actual}", "{nowhere}", "12.345,6", "#", "XÓA",
}

func awkwardText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(awkward), 0, 4).Draw(t, "pieces"), "")
		switch rapid.IntRange(0, 999).Draw(t, "how") {
		case 500: // as long as a cell holds
			return s + strings.Repeat("ữ", 32767-direct.Units(literal(legal(s))))
		case 700, 701, 702: // likely too long
			return strings.Repeat("😀", 16384) + s
		case 1, 2, 3, 4, 5:
			return s + rapid.String().Draw(t, "any")
		}
		return s
	})
}

var awkwardFormulas = []string{
	`IF({actual}="","",{actual}&" <kỳ>")`, `_xlfn.NUMBERVALUE({actual},",",".")`, `{1,2}`, `"{x"&{actual}&"}"`, `=1+1`, ` 1 `, `"a` + "\n" + `b"`, "\x01", `SUM({result},{result})`,
}

func awkwardBook(t *rapid.T) sheet.Book {
	text, flag := awkwardText(), rapid.Bool()
	book := sheet.Book{
		Issue: progress.Issue{
			ID: rapid.SampledFrom([]string{"TD-7K2M9QXA", "", "a&b <c>"}).Draw(t, "id"), Layout: rapid.IntRange(0, 2).Draw(t, "layout"),
			Plan: text.Draw(t, "plan"), Base: text.Draw(t, "base"), Agency: text.Draw(t, "code"), Period: "2024-Q1",
		},
		Cover: sheet.Cover{
			Kind: text.Draw(t, "kind"), DecisionTitle: text.Draw(t, "title"), Agency: text.Draw(t, "agency"), Period: text.Draw(t, "period"), Contact: text.Draw(t, "contact"),
		},
	}
	if flag.Draw(t, "dated") {
		book.Cover.From, book.Cover.To, book.Cover.Due = "2023-12-15", "2024-03-14", "2024-03-20"
	}
	names := []string{"Chỉ tiêu", "Nhiệm vụ", "chỉ tiêu", "A & B", "a'b", "x/y", "", "Một <hai>", strings.Repeat("dài", 11), "Hướng dẫn", "_theodoi"}
	if rapid.IntRange(0, 9).Draw(t, "odd names") != 5 {
		names = names[:2]
	}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 2, rapid.ID).Draw(t, "names") {
		book.Sheets = append(book.Sheets, awkwardSheet(t, name))
	}
	return book
}

func awkwardSheet(t *rapid.T, name string) sheet.Sheet {
	text, flag := awkwardText(), rapid.Bool()
	s := sheet.Sheet{Key: name, Name: name, Title: text.Draw(t, "title")}
	keys := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
		sheet.RefColumn, sheet.CheckColumn, "ordinal", "name", "text", "due", "status", "rating", "actual", "percent", "done_on", "result", "vs_plan", "previous",
	}), 0, 14, rapid.ID).Draw(t, "keys")
	for _, key := range keys {
		s.Columns = append(s.Columns, sheet.Column{
			Key: key, Title: text.Draw(t, "heading"), Width: rapid.SampledFrom([]float64{0, 0.1, 5, 12, 33.3, 90, 254}).Draw(t, "width"),
			Input: flag.Draw(t, "input"), Hidden: flag.Draw(t, "hidden"), Center: flag.Draw(t, "center"),
			Type: rapid.SampledFrom([]progress.Type{progress.Text, progress.Figure, progress.Share, progress.Day, progress.Choice}).Draw(t, "type"),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "rows") {
		r := sheet.Row{
			Ref: plan.Ref(text.Draw(t, "ref")), Cells: map[string]string{}, Hints: map[string]string{}, Formulas: map[string]string{},
			Late: flag.Draw(t, "late"), Soon: flag.Draw(t, "soon"), Points: flag.Draw(t, "points"),
		}
		for _, key := range keys {
			r.Cells[key] = text.Draw(t, "cell")
			if rapid.IntRange(0, 5).Draw(t, "hinted") == 0 {
				r.Hints[key] = text.Draw(t, "hint")
			}
			if rapid.IntRange(0, 9).Draw(t, "computed") == 5 {
				r.Formulas[key] = awkwardFormula(t, keys)
			}
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// awkwardFormula names columns that are there, but for once in a while.
func awkwardFormula(t *rapid.T, keys []string) string {
	formula := rapid.SampledFrom(awkwardFormulas).Draw(t, "formula")
	key := rapid.SampledFrom(keys).Draw(t, "named")
	if rapid.IntRange(0, 99).Draw(t, "wrong") == 50 {
		key = "nowhere"
	}
	return strings.NewReplacer("{actual}", "{"+key+"}", "{result}", "{"+key+"}").Replace(formula)
}

// TestWhatAFileCannotHoldIsRefused has one thing too many in each book; neither way may write it.
func TestWhatAFileCannotHoldIsRefused(t *testing.T) {
	for name, change := range map[string]func(*sheet.Book){
		"text":             func(b *sheet.Book) { b.Sheets[1].Rows[0].Cells["text"] = strings.Repeat("ữ", 32768) },
		"text in units":    func(b *sheet.Book) { b.Sheets[1].Rows[0].Cells["text"] = strings.Repeat("😀", 16384) },
		"text with codes":  func(b *sheet.Book) { b.Sheets[1].Rows[0].Cells["text"] = strings.Repeat("_x0041_", 4000) },
		"formula":          func(b *sheet.Book) { b.Sheets[0].Rows[0].Formulas["rating"] = "1" + strings.Repeat("+1", 4096) },
		"unknown column":   func(b *sheet.Book) { b.Sheets[0].Rows[0].Formulas["rating"] = "{nowhere}" },
		"width":            func(b *sheet.Book) { b.Sheets[0].Columns[3].Width = 300 },
		"footer":           func(b *sheet.Book) { b.Issue.ID = strings.Repeat("TD", 140) },
		"name with slash":  func(b *sheet.Book) { b.Sheets[0].Name = "a/b" },
		"name with quote":  func(b *sheet.Book) { b.Sheets[0].Name = "a'b" },
		"name too long":    func(b *sheet.Book) { b.Sheets[0].Name = strings.Repeat("dài ", 8) },
		"no name":          func(b *sheet.Book) { b.Sheets[0].Name = "" },
		"two names":        func(b *sheet.Book) { b.Sheets[0].Name = strings.ToUpper(b.Sheets[1].Name) },
		"name of a hidden": func(b *sheet.Book) { b.Sheets[0].Name = sheet.IssueSheet },
		"no column":        func(b *sheet.Book) { b.Sheets[3].Columns, b.Sheets[3].Rows = nil, nil },
	} {
		book := sample()
		change(&book)
		if writeBoth(t, book) != nil {
			t.Errorf("%s: a book that a file cannot hold was written", name)
		}
	}
}

func TestReviewBookIsWrittenAsTheReferenceWritesIt(t *testing.T) {
	book := reviewSample()
	out, err := describeReview(book)
	must(t, err)
	var reference bytes.Buffer
	must(t, reviews.writeReference(&reference, out))
	sameFile(t, writeReview(t, book), reference.Bytes())
}

// TestManyWriteAtOnce writes different books from several goroutines and holds each against the same book written alone.
func TestManyWriteAtOnce(t *testing.T) {
	books := []sheet.Book{sample(), sample(), sample()}
	books[1].Cover.Agency = "Cục Thống kê"
	books[2].Sheets = books[2].Sheets[:2]
	var alone [][]byte
	for _, b := range books {
		alone = append(alone, write(t, b))
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for n := range 20 {
				at := (i + n) % len(books)
				var out bytes.Buffer
				if err := Write(&out, books[at]); err != nil || !bytes.Equal(out.Bytes(), alone[at]) {
					t.Errorf("book %d was written differently beside others (%v)", at, err)
				}
			}
		})
	}
	group.Wait()
}

// large has 70 rows on each of its four sheets, each with texts of its own.
func large() sheet.Book {
	book := sample()
	for i := range book.Sheets {
		s := &book.Sheets[i]
		for n := 0; len(s.Rows) > 0 && len(s.Rows) < 70; n++ {
			r := s.Rows[n]
			r.Ref += "x"
			r.Cells = maps.Clone(r.Cells)
			for _, key := range []string{"name", "text"} {
				if r.Cells[key] != "" {
					r.Cells[key] = fmt.Sprintf("%s (%d)", r.Cells[key], n)
				}
			}
			s.Rows = append(s.Rows, r)
		}
	}
	return book
}

func BenchmarkWrite(b *testing.B) { benchmark(b, Write) }

func BenchmarkWriteReference(b *testing.B) { benchmark(b, WriteReference) }

func benchmark(b *testing.B, write func(io.Writer, sheet.Book) error) {
	book := large()
	b.ReportAllocs()
	for b.Loop() {
		if err := write(io.Discard, book); err != nil {
			b.Fatal(err)
		}
	}
}
