package progress

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// decree is the calendar of Decree 09/2019, with returns due on the 20th.
var decree = Calendar{CutOffDay: 14, ReturnDay: 20, SoonDays: 7}

func mustPeriod(t testing.TB, code string) Period {
	t.Helper()
	p, err := ParsePeriod(code)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPeriodCodesAreRead(t *testing.T) {
	for code, want := range map[string]Period{
		"2024-M01": {2024, Month, 1}, "2024-M03": {2024, Month, 3}, "2024-M12": {2024, Month, 12}, "2024-Q1": {2024, Quarter, 1}, "2024-Q4": {2024, Quarter, 4},
		"2024-H1": {2024, Half, 1}, "2024-H2": {2024, Half, 2}, "2024-9M": {2024, NineMonths, 1}, "2024-Y": {2024, Year, 1},
	} {
		if got, err := ParsePeriod(code); err != nil || got != want {
			t.Errorf("%s: %+v, %v", code, got, err)
		}
		if got := want.String(); got != code {
			t.Errorf("%+v is written %s, want %s", want, got, code)
		}
	}
}

func TestBadPeriodCodesAreRefusedWithTheFormsToChooseFrom(t *testing.T) {
	for _, code := range []string{"", "2024", "2024-M3", "2024-M00", "2024-M13", "2024-Q0", "2024-Q5", "2024-H3", "2024-6M", "2024-9m", "2024-q1", "24-Q1", "2024-Q1 ", "2024Q1", "2024-Y1", "Q1-2024"} {
		p, err := ParsePeriod(code)
		if err == nil || !strings.Contains(err.Error(), "2024-Q1") {
			t.Errorf("%q read as %+v, %v", code, p, err)
		}
	}
	if got := (Period{}).String(); got != "" {
		t.Errorf("no period is written %q", got)
	}
}

// drawPeriod draws any period of a few years.
func drawPeriod(t *rapid.T) Period {
	p := Period{Year: rapid.IntRange(2019, 2030).Draw(t, "year"), Kind: rapid.SampledFrom([]PeriodKind{Month, Quarter, Half, NineMonths, Year}).Draw(t, "kind"), N: 1}
	switch p.Kind {
	case Month:
		p.N = rapid.IntRange(1, 12).Draw(t, "n")
	case Quarter:
		p.N = rapid.IntRange(1, 4).Draw(t, "n")
	case Half:
		p.N = rapid.IntRange(1, 2).Draw(t, "n")
	}
	return p
}

func TestEveryPeriodComesBackFromItsCode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeriod(t)
		if got, err := ParsePeriod(p.String()); err != nil || got != p {
			t.Fatalf("%s is read as %+v, %v", p, got, err)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2024-Q1", "2024-M03", "2024-9M", "2024-Y", "2024-H2", "", "2024-Q5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := ParsePeriod(s); err == nil && p.String() != s {
			t.Fatalf("%q is written back as %q", s, p)
		}
	})
}

// TestPeriodsRunAsTheDecreeSays goes through the table of Decree 09/2019, Điều 12.
func TestPeriodsRunAsTheDecreeSays(t *testing.T) {
	for _, c := range []struct {
		code     string
		from, to viet.Date
	}{
		{"2024-M01", "2023-12-15", "2024-01-14"},
		{"2024-M03", "2024-02-15", "2024-03-14"},
		{"2024-M12", "2024-11-15", "2024-12-14"},
		{"2024-Q1", "2023-12-15", "2024-03-14"},
		{"2024-Q2", "2024-03-15", "2024-06-14"},
		{"2024-Q3", "2024-06-15", "2024-09-14"},
		{"2024-Q4", "2024-09-15", "2024-12-14"},
		{"2024-H1", "2023-12-15", "2024-06-14"},
		{"2024-H2", "2024-06-15", "2024-12-14"},
		{"2024-9M", "2023-12-15", "2024-09-14"},
		{"2024-Y", "2023-12-15", "2024-12-14"},
	} {
		p := mustPeriod(t, c.code)
		from, to := decree.Range(p)
		if from != c.from || to != c.to || decree.CutOff(p) != c.to {
			t.Errorf("%s runs from %s to %s, cut off %s; want %s to %s", c.code, from, to, decree.CutOff(p), c.from, c.to)
		}
	}
}

func TestMonthsFollowOneAnotherWithoutAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Calendar{CutOffDay: rapid.IntRange(1, 28).Draw(t, "day"), ReturnDay: 20}
		p := Period{rapid.IntRange(2019, 2030).Draw(t, "year"), Month, rapid.IntRange(1, 12).Draw(t, "month")}
		next := Period{p.Year, Month, p.N + 1}
		if p.N == 12 {
			next = Period{p.Year + 1, Month, 1}
		}
		from, _ := c.Range(next)
		if want := c.CutOff(p).AddDays(1); from != want {
			t.Fatalf("cut-off day %d: %s begins on %s, want %s", c.CutOffDay, next, from, want)
		}
	})
}

func TestReturnsAreDueOnADayOfTheLastMonth(t *testing.T) {
	for code, want := range map[string]viet.Date{"2024-M02": "2024-02-20", "2024-Q1": "2024-03-20", "2024-H1": "2024-06-20", "2024-9M": "2024-09-20", "2024-Y": "2024-12-20"} {
		if got := decree.ReturnDue(mustPeriod(t, code)); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

func TestReturnsAreDueSomeWorkingDaysAfterTheCutOff(t *testing.T) {
	holidays := []string{"2024-06-17", "2024-04-15", "2024-04-16"}
	for _, c := range []struct {
		code string
		days int
		want viet.Date
		why  string
	}{
		{"2024-Q1", 1, "2024-03-15", "Thursday, then Friday"},
		{"2024-Q1", 2, "2024-03-18", "over a weekend"},
		{"2024-H1", 1, "2024-06-18", "Friday, over a weekend and a holiday on Monday"},
		{"2024-M04", 2, "2024-04-18", "Sunday, two holidays behind it"},
		{"2024-Q3", 2, "2024-09-17", "cut off on a Saturday"},
		{"2024-Y", 5, "2024-12-20", "a week"},
	} {
		calendar := Calendar{CutOffDay: 14, ReturnDay: 20, ReturnWorkingDays: c.days, Holidays: holidays}
		if got := calendar.ReturnDue(mustPeriod(t, c.code)); got != c.want {
			t.Errorf("%s, %d working days (%s): %s, want %s", c.code, c.days, c.why, got, c.want)
		}
	}
}

func TestOfficesRestOnWeekendsAndHolidays(t *testing.T) {
	c := Calendar{Holidays: []string{"2024-09-02"}}
	for day, want := range map[viet.Date]bool{"2024-08-30": true, "2024-08-31": false, "2024-09-01": false, "2024-09-02": false, "2024-09-03": true} {
		if got := c.working(day); got != want {
			t.Errorf("%s: %v", day, got)
		}
	}
}

func TestAPeriodAsksForWhatEndsInIt(t *testing.T) {
	all := []plan.Frequency{plan.Monthly, plan.Quarterly, plan.HalfYear, plan.Yearly}
	for code, want := range map[string]string{
		"2024-M03": "month", "2024-M06": "month", "2024-M12": "month",
		"2024-Q1": "month quarter", "2024-Q2": "month quarter half", "2024-Q3": "month quarter", "2024-Q4": "month quarter half year",
		"2024-H1": "month quarter half", "2024-H2": "month quarter half year", "2024-9M": "month quarter", "2024-Y": "month quarter half year",
	} {
		var got []string
		for _, f := range all {
			if mustPeriod(t, code).Asks(f) {
				got = append(got, string(f))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s asks for %v, want %s", code, got, want)
		}
		if mustPeriod(t, code).Asks("") {
			t.Errorf("%s asks for a measure without a frequency", code)
		}
	}
}

func TestOnlyTheYearEndsTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if p := drawPeriod(t); p.EndsYear() != (p.Kind == Year) {
			t.Fatalf("%s", p)
		}
	})
}

func TestCalendarFileIsChecked(t *testing.T) {
	c, err := ReadCalendar("calendar.yaml", []byte("cut-off-day: 14\nreturn-day: 20\nsoon-days: 7\nholidays:\n  - 2024-09-02\n"))
	if err != nil || c.CutOffDay != 14 || c.ReturnDay != 20 || c.SoonDays != 7 || len(c.Holidays) != 1 || c.Holidays[0] != "2024-09-02" {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := ReadCalendar("calendar.yaml", []byte("cut-off-day: 14\nreturn-working-days: 2\n")); err != nil {
		t.Errorf("working days without a return day: %v", err)
	}
	for name, text := range map[string]string{
		"no cut-off":      "return-day: 20",
		"cut-off 31":      "cut-off-day: 31\nreturn-day: 20",
		"no return day":   "cut-off-day: 14",
		"return day 30":   "cut-off-day: 14\nreturn-day: 30",
		"soon below zero": "cut-off-day: 14\nreturn-day: 20\nsoon-days: -1",
		"holiday no date": "cut-off-day: 14\nreturn-day: 20\nholidays: [02/09/2024]",
		"unknown key":     "cut-off-day: 14\nreturn-day: 20\ncutoff: 3",
		"not a calendar":  "- a\n- b",
		"broken YAML":     "cut-off-day: [",
	} {
		if _, err := ReadCalendar("lịch.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), "lịch.yaml") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadCalendar(f *testing.F) {
	f.Add([]byte("cut-off-day: 14\nreturn-day: 20\nsoon-days: 7\nholidays:\n  - 2024-09-02\n"))
	f.Add([]byte("cut-off-day: 14\nholidays:\n !0 #000000"))
	f.Add([]byte("cut-off-day: 14\nreturn-working-days: 2\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadCalendar("x", data)
		if err != nil {
			return
		}
		p := Period{2024, Quarter, 1}
		from, to := c.Range(p)
		if from > to || c.ReturnDue(p) < "2024-03-01" {
			t.Fatalf("%+v: %s to %s, due %s", c, from, to, c.ReturnDue(p))
		}
	})
}

func TestWhatIsReportedNext(t *testing.T) {
	for code, want := range map[string]string{
		"2024-M03": "2024-M04", "2024-M12": "2025-M01", "2024-Q1": "2024-Q2", "2024-Q4": "2025-Q1", "2024-H1": "2024-H2", "2024-H2": "2025-Q1",
		"2024-9M": "2024-Q4", "2024-Y": "2025-Q1",
	} {
		p, err := ParsePeriod(code)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Next().String(); got != want {
			t.Errorf("after %s comes %s, want %s", code, got, want)
		}
	}
	for code, want := range map[string]bool{"2024-M01": true, "2024-M02": false, "2024-Q1": true, "2024-Q2": false, "2024-H1": true, "2024-H2": false, "2024-9M": true, "2024-Y": true} {
		if p, _ := ParsePeriod(code); p.StartsYear() != want {
			t.Errorf("%s begins the year: %v", code, !want)
		}
	}
}
