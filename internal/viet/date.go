package viet

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Date is a day without clock or zone, written yyyy-mm-dd. The empty Date is "no date"; dates compare as strings.
type Date string

// NewDate returns the Date of year, month and day, which must exist.
func NewDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || t.Month() != month || year < 1 || year > 9999 {
		return "", ErrNoDate
	}
	return DateOf(t), nil
}

// Zone is the time of Vietnam, seven hours before that of Greenwich, without summer time.
var Zone = time.FixedZone("ICT", 7*60*60)

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// LastOfMonth returns the last day of a month.
func LastOfMonth(year int, month time.Month) Date {
	return DateOf(time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC))
}

// ErrNoDate says that a text is no day of the calendar.
var ErrNoDate = errors.New("not a date")

// Time returns midnight UTC of the day, or the zero time if d is no day.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Valid reports whether d is a day of the calendar.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Year returns the year, 0 if there is no date.
func (d Date) Year() int {
	if !d.Valid() {
		return 0
	}
	return d.Time().Year()
}

// AddDays returns the day n days later; no date stays no date.
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// String writes dd/mm/yyyy, the form of every paper; empty for no date.
func (d Date) String() string {
	if !d.Valid() {
		return string(d)
	}
	return d.Time().Format("02/01/2006")
}

// Long writes "ngày 05 tháng 3 năm 2024": days below 10 and the months 1 and 2 take a leading zero
// (Decree 30/2020, Phụ lục I, II.4).
func (d Date) Long() string {
	if !d.Valid() {
		return "ngày … tháng … năm …"
	}
	t := d.Time()
	month := strconv.Itoa(int(t.Month()))
	if t.Month() < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", t.Day(), month, t.Year())
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$`)
	inWords   = regexp.MustCompile(`(?i)^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$`)
)

// ReadDate reads a day as officials type it: 05/03/2024 is the fifth of March, also 5/3/2024, 05-03-2024, 05.03.2024, "ngày 05
// tháng 3 năm 2024" and 2024-03-05. A year of two digits is refused, for it would be guessed.
func ReadDate(s string) (Date, error) {
	s = Spaces(NFC(s))
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return dateOfDigits(m[3], m[2], m[1])
	}
	if m := inWords.FindStringSubmatch(s); m != nil {
		return dateOfDigits(m[3], m[2], m[1])
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return dateOfDigits(m[1], m[2], m[3])
	}
	return "", ErrNoDate
}

func dateOfDigits(year, month, day string) (Date, error) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || y < 1900 {
		return "", ErrNoDate
	}
	return NewDate(y, time.Month(m), d)
}
