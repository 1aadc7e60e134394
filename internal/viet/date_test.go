package viet

import (
	"errors"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestReadDateReadsDaysAsOfficialsTypeThem(t *testing.T) {
	for in, want := range map[string]Date{
		"05/03/2024":                "2024-03-05",
		"5/3/2024":                  "2024-03-05",
		"05-03-2024":                "2024-03-05",
		"05.03.2024":                "2024-03-05",
		" 05 / 03 / 2024 ":          "2024-03-05",
		"29/02/2024":                "2024-02-29",
		"31/12/2024":                "2024-12-31",
		"ngày 05 tháng 3 năm 2024":  "2024-03-05",
		"Ngày 5 tháng 03 năm 2024":  "2024-03-05",
		"05 tháng 3 năm 2024":       "2024-03-05",
		"NGÀY 05  THÁNG 3 NĂM 2024": "2024-03-05",
		"2024-03-05":                "2024-03-05",
		"2024-03-05T00:00:00Z":      "2024-03-05",
		"2024-03-05 00:00:00":       "2024-03-05",
		norm.NFD.String("ngày 05 tháng 3 năm 2024"): "2024-03-05",
		"05/03/2024\u00a0": "2024-03-05",
	} {
		if got, err := ReadDate(in); err != nil || got != want {
			t.Errorf("ReadDate(%q) = %q, %v; want %s", in, got, err, want)
		}
	}
}

func TestReadDateRefusesWhatItWouldHaveToGuess(t *testing.T) {
	for _, in := range []string{
		"", " ", "5/3/24", "5-3-24", "05/2024", "tháng 3/2024", "quý I/2024", "đầu tháng 3", "45356", "2024-03-05T10:30:00Z", "2024-03-05 10:30",
		"31/02/2024", "29/02/2023", "31/04/2024", "00/01/2024", "01/00/2024", "12/13/2024", "32/01/2024", "2024-02-30", "2024-13-01", "05/03/0024",
		"05/03/20245", "05/03/2024 và 06/03/2024", "ngày … tháng … năm 2024",
	} {
		if got, err := ReadDate(in); !errors.Is(err, ErrNoDate) || got != "" {
			t.Errorf("ReadDate(%q) = %q, %v", in, got, err)
		}
	}
}

func TestLongDateTakesZerosAsTheDecreeSays(t *testing.T) {
	for d, want := range map[Date]string{
		"2024-01-09": "ngày 09 tháng 01 năm 2024",
		"2024-02-10": "ngày 10 tháng 02 năm 2024",
		"2024-03-05": "ngày 05 tháng 3 năm 2024",
		"2024-12-31": "ngày 31 tháng 12 năm 2024",
		"":           "ngày … tháng … năm …",
		"2024-02-30": "ngày … tháng … năm …",
	} {
		if got := d.Long(); got != want {
			t.Errorf("%q.Long() = %q, want %q", d, got, want)
		}
	}
}

func TestDateStringIsTheFormOfPapers(t *testing.T) {
	if got := Date("2024-03-05").String(); got != "05/03/2024" {
		t.Errorf("got %q", got)
	}
	if got := Date("").String(); got != "" {
		t.Errorf("no date is written %q", got)
	}
}

func TestAddDaysCrossesMonthsAndYears(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		want Date
	}{
		{"2024-02-28", 1, "2024-02-29"},
		{"2023-02-28", 1, "2023-03-01"},
		{"2024-12-31", 1, "2025-01-01"},
		{"2024-01-01", -1, "2023-12-31"},
		{"2024-03-14", 7, "2024-03-21"},
		{"2024-03-14", 0, "2024-03-14"},
		{"", 7, ""},
	} {
		if got := c.from.AddDays(c.n); got != c.want {
			t.Errorf("%q + %d days = %q, want %q", c.from, c.n, got, c.want)
		}
	}
}

func TestNewDateAndLastOfMonth(t *testing.T) {
	if d, err := NewDate(2024, time.February, 29); err != nil || d != "2024-02-29" {
		t.Errorf("got %q, %v", d, err)
	}
	for _, c := range [][3]int{{2023, 2, 29}, {2024, 4, 31}, {2024, 13, 1}, {2024, 1, 0}, {0, 1, 1}, {10000, 1, 1}} {
		if d, err := NewDate(c[0], time.Month(c[1]), c[2]); !errors.Is(err, ErrNoDate) {
			t.Errorf("%v made %q, %v", c, d, err)
		}
	}
	if got := LastOfMonth(2024, time.February); got != "2024-02-29" {
		t.Errorf("February 2024 ends on %s", got)
	}
	if got := LastOfMonth(2024, time.December); got != "2024-12-31" {
		t.Errorf("December 2024 ends on %s", got)
	}
	if Date("").Year() != 0 || Date("x").Year() != 0 || Date("2024-03-05").Year() != 2024 {
		t.Error("years read wrongly")
	}
}

func TestDatesCompareAsStringsAndAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Custom(func(t *rapid.T) Date { return Date("1950-01-01").AddDays(rapid.IntRange(0, 60000).Draw(t, "days")) })
		a, b := day.Draw(t, "a"), day.Draw(t, "b")
		if (a < b) != a.Time().Before(b.Time()) {
			t.Fatalf("%s and %s compare otherwise than their days", a, b)
		}
		for _, form := range []string{a.String(), a.Long(), string(a)} {
			if got, err := ReadDate(form); err != nil || got != a {
				t.Fatalf("%s written %q is read as %q, %v", a, form, got, err)
			}
		}
	})
}

func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"05/03/2024", "5-3-2024", "2024-03-05", "ngày 05 tháng 3 năm 2024", "31/02/2024", "5/3/24", "", "2024-03-05T00:00:00Z", "99/99/9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ReadDate(s)
		if err != nil {
			if d != "" {
				t.Fatalf("%q refused and read as %s", s, d)
			}
			return
		}
		if !d.Valid() || d.Year() < 1900 {
			t.Fatalf("%q read as %q", s, d)
		}
		if again, err := ReadDate(d.String()); err != nil || again != d {
			t.Fatalf("%q read as %s, whose form is read as %s, %v", s, d, again, err)
		}
	})
}
