package progress

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/templates"
)

// PeriodKind is a length of reporting period.
type PeriodKind string

// Kinds of period.
const (
	Month      PeriodKind = "month"
	Quarter    PeriodKind = "quarter"
	Half       PeriodKind = "half"
	NineMonths PeriodKind = "nine-month"
	Year       PeriodKind = "year"
)

// Period is one reporting period: the N-th of its Kind in Year. N is 1 for nine months and the year.
type Period struct {
	Year int
	Kind PeriodKind
	N    int
}

var periodCode = regexp.MustCompile(`^(\d{4})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(Y))$`)

// ParsePeriod reads 2024-M03, 2024-Q1, 2024-H1, 2024-9M or 2024-Y.
func ParsePeriod(code string) (Period, error) {
	m := periodCode.FindStringSubmatch(code)
	if m == nil {
		return Period{}, fmt.Errorf("period %q is none of 2024-M03, 2024-Q1, 2024-H1, 2024-9M, 2024-Y", code)
	}
	year, _ := strconv.Atoi(m[1])
	for i, kind := range []PeriodKind{Month, Quarter, Half} {
		if n, err := strconv.Atoi(m[2+i]); err == nil {
			return Period{year, kind, n}, nil
		}
	}
	if m[5] != "" {
		return Period{year, NineMonths, 1}, nil
	}
	return Period{year, Year, 1}, nil
}

// Words names the period in running text: quý I năm 2024; empty for none.
func (p Period) Words() string {
	if p.Kind == "" {
		return ""
	}
	return words.Period(string(p.Kind), p.N, p.Year)
}

// PeriodWords names the period of a code, or repeats a code that is none.
func PeriodWords(code string) string {
	p, err := ParsePeriod(code)
	if err != nil {
		return code
	}
	return p.Words()
}

// String is the code of the period, which ParsePeriod reads.
func (p Period) String() string {
	switch p.Kind {
	case Month:
		return fmt.Sprintf("%04d-M%02d", p.Year, p.N)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.N)
	case Half:
		return fmt.Sprintf("%04d-H%d", p.Year, p.N)
	case NineMonths:
		return fmt.Sprintf("%04d-9M", p.Year)
	case Year:
		return fmt.Sprintf("%04d-Y", p.Year)
	}
	return ""
}

// LastMonth is the calendar month the period ends in, 1 to 12.
func (p Period) LastMonth() int {
	switch p.Kind {
	case Month:
		return p.N
	case Quarter:
		return p.N * 3
	case Half:
		return p.N * 6
	case NineMonths:
		return 9
	}
	return 12
}

// firstMonth is the calendar month the period begins in.
func (p Period) firstMonth() int {
	switch p.Kind {
	case Month:
		return p.N
	case Quarter:
		return p.N*3 - 2
	case Half:
		return p.N*6 - 5
	}
	return 1
}

// StartsYear reports whether the period's figures begin with the year's, so that those of the period and those since the start of the
// year are the same.
func (p Period) StartsYear() bool { return p.firstMonth() == 1 }

// EndsYear reports whether the period's figures are those of the year.
func (p Period) EndsYear() bool { return p.Kind == Year }

// Next is the period of the same kind that follows; behind the half, the nine months and the year's last period comes what is reported
// next in an office: the nine months, the year, the next year's first quarter.
func (p Period) Next() Period {
	switch {
	case p.Kind == Month && p.N < 12, p.Kind == Quarter && p.N < 4:
		return Period{p.Year, p.Kind, p.N + 1}
	case p.Kind == Month, p.Kind == Quarter:
		return Period{p.Year + 1, p.Kind, 1}
	case p.Kind == Half && p.N == 1:
		return Period{p.Year, Half, 2}
	case p.Kind == NineMonths:
		return Period{p.Year, Quarter, 4}
	}
	return Period{p.Year + 1, Quarter, 1}
}

// Asks reports whether a measure of the frequency is asked for in the period. A quarter that ends a half asks for half-yearly
// measures too, and whatever ends in December for yearly ones.
func (p Period) Asks(f plan.Frequency) bool {
	if p.Kind == Month {
		return f == plan.Monthly
	}
	switch f {
	case plan.Monthly, plan.Quarterly:
		return true
	case plan.HalfYear:
		return p.LastMonth() == 6 || p.LastMonth() == 12
	case plan.Yearly:
		return p.LastMonth() == 12
	}
	return false
}

// Calendar is when periods begin, end and are due. It is data that the office edits: the days differ from rule to rule.
type Calendar struct {
	CutOffDay         int      `yaml:"cut-off-day"`         // last day of a period in its last month (Decree 09/2019, Điều 12)
	ReturnDay         int      `yaml:"return-day"`          // day of the last month by which workbooks are due back
	ReturnWorkingDays int      `yaml:"return-working-days"` // or so many working days after the cut-off, if above 0
	SoonDays          int      `yaml:"soon-days"`           // a task due within so many days is due soon
	Holidays          []string `yaml:"holidays"`            // yyyy-mm-dd
}

// ReadCalendar reads a calendar file.
func ReadCalendar(name string, data []byte) (Calendar, error) {
	var c Calendar
	if err := templates.Decode(name, data, &c); err != nil {
		return c, err
	}
	if c.CutOffDay < 1 || c.CutOffDay > 28 {
		return c, fmt.Errorf("reading %s: cut-off-day %d is not between 1 and 28", name, c.CutOffDay)
	}
	if c.ReturnWorkingDays <= 0 && (c.ReturnDay < 1 || c.ReturnDay > 28) {
		return c, fmt.Errorf("reading %s: return-day %d is not between 1 and 28", name, c.ReturnDay)
	}
	if c.ReturnWorkingDays > 60 {
		return c, fmt.Errorf("reading %s: return-working-days %d is above 60", name, c.ReturnWorkingDays)
	}
	if c.SoonDays < 0 {
		return c, fmt.Errorf("reading %s: soon-days %d is below 0", name, c.SoonDays)
	}
	for _, h := range c.Holidays {
		if !viet.Date(h).Valid() {
			return c, fmt.Errorf("reading %s: holiday %q is no date like 2024-09-02", name, h)
		}
	}
	return c, nil
}

// Range returns the first and the last day of the figures of p: quarter 1 runs from 15/12 of the year before to 14/3.
func (c Calendar) Range(p Period) (from, to viet.Date) {
	first := time.Date(p.Year, time.Month(p.firstMonth())-1, c.CutOffDay+1, 0, 0, 0, 0, time.UTC)
	return viet.DateOf(first), c.CutOff(p)
}

// CutOff is the last day of the figures of p.
func (c Calendar) CutOff(p Period) viet.Date {
	return viet.DateOf(time.Date(p.Year, time.Month(p.LastMonth()), c.CutOffDay, 0, 0, 0, 0, time.UTC))
}

// ReturnDue is the day by which workbooks of p are due back.
func (c Calendar) ReturnDue(p Period) viet.Date {
	if c.ReturnWorkingDays <= 0 {
		return viet.DateOf(time.Date(p.Year, time.Month(p.LastMonth()), c.ReturnDay, 0, 0, 0, 0, time.UTC))
	}
	day := c.CutOff(p)
	for left := c.ReturnWorkingDays; left > 0; {
		day = day.AddDays(1)
		if c.working(day) {
			left--
		}
	}
	return day
}

// working reports whether offices work on d.
func (c Calendar) working(d viet.Date) bool {
	switch d.Time().Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	for _, h := range c.Holidays {
		if h == string(d) {
			return false
		}
	}
	return true
}
