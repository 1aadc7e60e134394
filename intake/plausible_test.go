package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/sheet"
)

// figureCase is a figure that an agency reports of a measure, what is known of it, and whether somebody has to ask.
type figureCase struct {
	about     string
	unit      string
	plan      string // one figure or a range
	agg       plan.Aggregation
	direction plan.Direction
	field     progress.Field
	typed     string
	last      string // said for the period before
	lastYear  string // stands in the row
	likely    string // the reading that is suggested; empty: taken as it is
	code      finding.Code
}

func (c figureCase) off(t *testing.T) *offFigure {
	t.Helper()
	low, high, two := strings.Cut(c.plan, "-")
	if !two {
		high = low
	}
	field := c.field
	if field == "" {
		field = progress.Actual
	}
	j := judge{unit: c.unit, field: field, goal: sheet.Goal{Low: low, High: high, Aggregation: c.agg, Direction: c.direction}}
	j.plan()
	j.last(c.last, "Quý I năm 2024")
	if field == progress.Actual {
		j.lastYear(c.lastYear, words.Column("last_year"))
	}
	return j.off(decimal.RequireFromString(c.typed))
}

func TestSlipsAreFound(t *testing.T) {
	const m, u = finding.CellMagnitude, finding.CellUnitMixed
	for _, c := range []figureCase{
		{about: "forest cover, comma lost", unit: "%", plan: "51.8", agg: plan.Level, typed: "518", likely: "51.8", code: m},
		{about: "the same with two places", unit: "%", plan: "95.60", agg: plan.Level, typed: "9425", likely: "94.25", code: m},
		{about: "against the last period alone", unit: "%", plan: "", agg: plan.Level, typed: "435", last: "43.2", likely: "43.5", code: m},
		{about: "growth, comma lost", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "45", likely: "4.5", code: m},
		{about: "growth, two places lost", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "412", likely: "4.12", code: m},
		{about: "investment, two places lost", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, typed: "723456", likely: "7234.56", code: m},
		{about: "investment, far beyond the year's plan", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, typed: "33432757", likely: "33432.757", code: m},
		{about: "investment in đồng", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, typed: "7200000000000", likely: "7200", code: u},
		{about: "investment in triệu, with a part", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, typed: "7234560.5", likely: "7234.5605", code: u},
		{about: "investment, place lost, last year's figure has it", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, typed: "72345", lastYear: "6811.5", likely: "7234.5", code: m},
		{about: "estimate of the year in nghìn tỷ", unit: "tỷ đồng", plan: "40000-41500", agg: plan.Flow, field: progress.Estimate, typed: "41", likely: "41000", code: u},
		{about: "share as a fraction", unit: "%", plan: "37.5", agg: plan.Level, typed: "0.375", likely: "37.5", code: m},
		{about: "growth as a fraction", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "0.041", likely: "4.1", code: m},
		{about: "doctors, comma lost", unit: "bác sĩ", plan: "8.4", agg: plan.Level, typed: "83", likely: "8.3", code: m},
		{about: "income in nghìn", unit: "USD", plan: "4650", agg: plan.Level, typed: "4.65", likely: "4650", code: u},
		{about: "a count ten times as large", unit: "xã", plan: "4", agg: plan.Level, typed: "40", likely: "4", code: m},
	} {
		off := c.off(t)
		if off == nil || off.likely.String() != c.likely || off.code != c.code {
			t.Errorf("%s: %+v, want %s %s", c.about, off, c.code, c.likely)
		}
	}
}

// Figures that honest agencies report, of every kind of measure that a provincial plan has, raise no question.
func TestHonestFiguresRaiseNoQuestion(t *testing.T) {
	for _, c := range []figureCase{
		{about: "growth below plan", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "1.2"},
		{about: "growth far above plan", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "17"},
		{about: "growth of almost nothing", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "0.3"},
		{about: "decline", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "-2.5"},
		{about: "growth after a year of decline", unit: "%", plan: "4.0-4.5", agg: plan.Rate, typed: "12", last: "0.5", lastYear: "-3"},
		{about: "budget revenue grew much", unit: "%", plan: "6", agg: plan.Rate, typed: "35"},
		{about: "income", unit: "USD", plan: "4650", agg: plan.Level, typed: "3980"},
		{about: "shares of sectors", unit: "%", plan: "71-72", agg: plan.Level, typed: "71.35"},
		{about: "investment of the first quarter", unit: "tỷ đồng", plan: "38000-39000", agg: plan.Flow, typed: "5123.5"},
		{about: "investment of a poor quarter", unit: "tỷ đồng", plan: "38000-39000", agg: plan.Flow, typed: "38"},
		{about: "investment, sum since January", unit: "tỷ đồng", plan: "38000-39000", agg: plan.Flow, field: progress.Cumulative, typed: "34327.57", last: "5123.5"},
		{about: "investment above plan", unit: "tỷ đồng", plan: "38000-39000", agg: plan.Flow, field: progress.Estimate, typed: "61000"},
		{about: "investment twelve times the quarter before", unit: "tỷ đồng", plan: "38000-39000", agg: plan.Flow, typed: "12000", last: "1000", lastYear: "1100"},
		{about: "no commune yet", unit: "xã", plan: "3", agg: plan.Level, typed: "0"},
		{about: "one commune", unit: "xã", plan: "3", agg: plan.Level, typed: "1"},
		{about: "all communes so far instead of this year's", unit: "xã", plan: "3", agg: plan.Level, typed: "92"},
		{about: "productivity growth", unit: "%", plan: "3.0-4.0", agg: plan.Rate, direction: plan.Increase, typed: "6.8"},
		{about: "farm labour", unit: "%", plan: "31.4", agg: plan.Level, typed: "36"},
		{about: "unemployment", unit: "%", plan: "1.80", agg: plan.Level, typed: "4.2"},
		{about: "social insurance", unit: "%", plan: "26-27", agg: plan.Level, typed: "19.8"},
		{about: "beds", unit: "giường bệnh", plan: "32.6", agg: plan.Level, typed: "33"},
		{about: "cut of poverty", unit: "%", plan: "1.40-1.45", agg: plan.Level, direction: plan.Decrease, typed: "1.58"},
		{about: "poverty itself instead of its cut", unit: "%", plan: "1.40-1.45", agg: plan.Level, direction: plan.Decrease, typed: "14"},
		{about: "poverty itself in the plain", unit: "%", plan: "0.3-0.5", agg: plan.Level, direction: plan.Decrease, typed: "4"},
		{about: "small cut in the first half", unit: "%", plan: "1.40-1.45", agg: plan.Level, direction: plan.Decrease, typed: "0.2"},
		{about: "spending that has hardly begun", unit: "%", plan: "95", agg: plan.Level, typed: "9.5"},
		{about: "clean water", unit: "%", plan: "98.5", agg: plan.Level, typed: "100"},
		{about: "jobs", unit: "lao động", plan: "9000", agg: plan.Flow, typed: "2150"},
		{about: "a word for a plan", unit: "", plan: "", agg: plan.Level, typed: "123456"},
		{about: "trade surplus without a plan", unit: "triệu USD", plan: "", agg: plan.Flow, typed: "950", lastYear: "40"},
	} {
		if off := c.off(t); off != nil {
			t.Errorf("%s: %s is taken for %s, by %s %s", c.about, c.typed, off.likely, off.by.name, off.by.value)
		}
	}
}

// oddCase is something odd that a task or a running sum says.
type oddCase struct {
	code   finding.Code
	about  string
	role   progress.Role
	before map[progress.Field]string
	typed  map[string]string // by cell
	cell   string
	got    string
	want   string
	keeps  int // updates that are taken
}

const longResult = "Đã trình Ủy ban nhân dân tỉnh dự thảo kế hoạch"

var oddCases = []oddCase{
	{finding.CellMagnitude, "comma lost", progress.Owner, nil, map[string]string{"G6": "33432757"}, "G6", "33432757", "33.432,757 (Kế hoạch năm: 71.000)", 0},
	{finding.CellUnitMixed, "in đồng", progress.Owner, nil, map[string]string{"G6": "7200000000000"}, "G6", "7200000000000", "7.200 (Kế hoạch năm: 71.000)", 0},
	{finding.CellSumBelow, "sum below the period's own", progress.Owner, nil, map[string]string{"G6": "7.000", "H6": "5.000"}, "H6", "5.000", "7.000", 2},
	{finding.CellSumFalls, "sum below the last", progress.Owner, map[progress.Field]string{progress.Cumulative: "12000"}, map[string]string{"G6": "7.000", "H6": "9.500"}, "H6", "9.500", "12.000, Quý I năm 2024", 2},
	{finding.CellSumOff, "sum of something else", progress.Owner, map[progress.Field]string{progress.Cumulative: "12000"}, map[string]string{"G6": "7.000", "H6": "20.000"}, "H6", "20.000", "19.000", 2},
	{finding.CellShareLoose, "done, but not all", progress.Lead, nil, map[string]string{"I6": "Hoàn thành", "J6": "80", "K6": "05/03/2024"}, "J6", "80", "Hoàn thành", 3},
	{finding.CellShareLoose, "all, but not done", progress.Lead, nil, map[string]string{"I6": "Đang thực hiện", "J6": "100"}, "J6", "100", "Đang thực hiện", 2},
	{finding.CellDateEarly, "done before it was ordered", progress.Lead, nil, map[string]string{"I6": "Hoàn thành", "K6": "05/03/2023"}, "K6", "05/03/2023", "19/01/2024", 2},
	{finding.CellBackwards, "no longer done", progress.Lead, map[progress.Field]string{progress.StatusField: "done"}, map[string]string{"I6": "Đang thực hiện"}, "I6", "Đang thực hiện", "Hoàn thành, Quý I năm 2024", 1},
	{finding.CellBackwards, "less done", progress.Lead, map[progress.Field]string{progress.Percent: "60"}, map[string]string{"J6": "40"}, "J6", "40%", "60%, Quý I năm 2024", 1},
	{finding.CellSameText, "word for word", progress.Lead, map[progress.Field]string{progress.Result: longResult}, map[string]string{"I6": "Đang thực hiện", "L6": longResult}, "L6", longResult, "Quý I năm 2024", 2},
}

// secondQuarter is a workbook of quarter 2 of a decision of 19/01/2024.
func secondQuarter() sheet.Book {
	book := sampleBook(4)
	book.Issue.Period, book.Cover.Issued = "2024-Q2", "2024-01-19"
	return book
}

func (c oddCase) run(t *testing.T, book sheet.Book, issued []byte) (progress.Batch, []finding.Finding) {
	name := targets
	if c.role == progress.Lead {
		name = lead
	}
	data := edit(t, issued, func(e *editor) {
		for cell, text := range c.typed {
			e.set(name, cell, text)
		}
	})
	return match(t, data, book, Taken{Today: "2024-06-20", Before: func(key progress.Key, field progress.Field) (string, string) {
		if key.Role == c.role && (key.Ref == "CT.2/1" || key.Ref == "III.1-2") && c.before[field] != "" {
			return c.before[field], "2024-Q1"
		}
		return "", ""
	}})
}

func TestOddCellsAreSaid(t *testing.T) {
	book := secondQuarter()
	issued := write(t, book)
	for _, c := range oddCases {
		batch, found := c.run(t, book, issued)
		if len(found) != 1 || found[0].Code != c.code || found[0].Place.Cell != c.cell || found[0].Got != c.got || found[0].Want != c.want {
			t.Errorf("%s: %s", c.about, list(found))
		}
		n := len(batch.Updates) - 1 // last year's figure stands in the workbook
		if n != c.keeps || finding.Any(found, finding.Block) != (len(batch.Waits) == 1) {
			t.Errorf("%s: %d updates, waits %+v", c.about, n, batch.Waits)
		}
		if err := waitsFit(batch, found); err != nil {
			t.Errorf("%s: %v", c.about, err)
		}
	}
}

// What waits because of its size can be what was meant: both readings are offered, and once a person took one, it is asked no more.
func TestAConfirmedFigureIsNotAskedAgain(t *testing.T) {
	book := secondQuarter()
	data := edit(t, write(t, book), func(e *editor) { e.set(targets, "G6", "33432757") })
	batch, _ := match(t, data, book, Taken{})
	if len(batch.Waits) != 1 || !slices.Equal(batch.Waits[0].Readings, []string{"33432.757", "33432757"}) {
		t.Fatalf("waits %+v", batch.Waits)
	}
	batch, found := match(t, data, book, Taken{Known: func(_ progress.Key, field progress.Field) string {
		return map[progress.Field]string{progress.Actual: "33432757"}[field]
	}})
	if len(batch.Waits) > 0 || finding.Any(found, finding.Block) || values(batch)["CT.2/1 owner actual"] != "33432757" {
		t.Errorf("waits %+v, found %s", batch.Waits, list(found))
	}
}

// What is as it should be is not remarked on.
func TestOrdinaryProgressIsNotRemarkedOn(t *testing.T) {
	book := secondQuarter()
	issued := write(t, book)
	for _, c := range []oddCase{
		{about: "sum that adds up", role: progress.Owner, before: map[progress.Field]string{progress.Cumulative: "12000"}, typed: map[string]string{"G6": "7.000,4", "H6": "19.000"}},
		{about: "dots typed, so that no comma can be lost", role: progress.Owner, typed: map[string]string{"G6": "334.327", "H6": "334.327"}},
		{about: "first sum", role: progress.Owner, typed: map[string]string{"G6": "7.000", "H6": "7.000"}},
		{about: "sum alone", role: progress.Owner, before: map[progress.Field]string{progress.Cumulative: "12000"}, typed: map[string]string{"H6": "25.000"}},
		{about: "a share has no sum", role: progress.Owner, typed: map[string]string{"G5": "70", "H5": "5"}},
		{about: "done as it should be", role: progress.Lead, before: map[progress.Field]string{progress.StatusField: "in-progress", progress.Percent: "60"}, typed: map[string]string{"I6": "Hoàn thành", "J6": "100", "K6": "05/06/2024"}},
		{about: "paused", role: progress.Lead, before: map[progress.Field]string{progress.StatusField: "in-progress", progress.Percent: "60"}, typed: map[string]string{"I6": "Tạm dừng", "J6": "60"}},
		{about: "short words again", role: progress.Lead, before: map[progress.Field]string{progress.Result: "Đang triển khai"}, typed: map[string]string{"I6": "Đang thực hiện", "L6": "Đang triển khai"}},
		{about: "done, as said before", role: progress.Lead, before: map[progress.Field]string{progress.Result: longResult, progress.StatusField: "done"}, typed: map[string]string{"I6": "Hoàn thành", "K6": "05/03/2024", "L6": longResult}},
	} {
		if _, found := c.run(t, book, issued); len(found) > 0 {
			t.Errorf("%s: %s", c.about, list(found))
		}
	}
}

// A book that was stored before it knew what the plan wants is matched as it was then.
func TestBooksWithoutGoals(t *testing.T) {
	book := secondQuarter()
	data := edit(t, write(t, book), func(e *editor) {
		e.set(targets, "G6", "33432757")
		e.set(targets, "H6", "5")
	})
	for i := range book.Sheets[0].Rows {
		book.Sheets[0].Rows[i].Goal = nil
	}
	if batch, found := match(t, data, book, Taken{}); finding.Any(found, finding.Warn) || finding.Any(found, finding.Block) || values(batch)["CT.2/1 owner actual"] != "33432757" {
		t.Errorf("%s", list(found))
	}
}
