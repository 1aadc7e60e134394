package intake

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// figureReadings lists what a figure may mean in the row's unit, the likeliest first. A figure in another unit is converted where the
// two differ by a power of ten; where they measure different things there is no reading.
func figureReadings(n viet.Number, unit string) []string {
	shift := 0
	if !sameUnit(n.Suffix, unit) && unit != "" {
		var ok bool
		if shift, ok = unitShift(n.Suffix, unit); !ok {
			return nil
		}
	}
	if power, thing := cutPower(n.Suffix); unit == "" && thing == "" {
		shift = power
	}
	var readings []string
	for _, d := range append([]decimal.Decimal{n.Value}, n.Others...) {
		readings = append(readings, moved(d, shift))
	}
	return distinct(readings)
}

// moved multiplies by a power of ten and drops the zeros that nobody wrote.
func moved(d decimal.Decimal, shift int) string {
	if shift == 0 {
		return viet.Plain(d)
	}
	return viet.Plain(trimZeros(d.Shift(int32(shift))))
}

// hedged reads what stands behind "khoảng" and its like.
func hedged(shown, unit string) []string {
	rest, ok := words.Unhedged(shown)
	if !ok {
		return nil
	}
	n, err := viet.ReadNumber(rest)
	if err != nil {
		return nil
	}
	return figureReadings(n, unit)
}

// shareReadings keeps the readings that are shares.
func shareReadings(n viet.Number) []string {
	return slices.DeleteFunc(figureReadings(n, "%"), func(s string) bool {
		d, err := decimal.NewFromString(s)
		return err != nil || d.IsNegative() || d.GreaterThan(hundred)
	})
}

func distinct(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

var (
	shortYear = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2})$`)
	noYear    = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})$`)
	monthDay  = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$`)
)

// dateReadings lists the days that a cell which is no date may mean: a date shown as a number, a year of two digits or left out,
// month before day. Days that have not come yet are left out.
func (r reader) dateReadings(c cell) []string {
	var days []string
	add := func(year, month, day int) {
		d, err := viet.NewDate(year, time.Month(month), day)
		if err == nil && month >= 1 && month <= 12 && (r.today == "" || d <= r.today) {
			days = append(days, string(d))
		}
	}
	if c.kind == number {
		if d, ok := r.epoch.date(c.raw); ok && d >= "2000-01-01" && (r.today == "" || d <= r.today) {
			days = append(days, string(d))
		}
		return days
	}
	s := viet.Spaces(clean(c.raw))
	if m := atoiAll(shortYear.FindStringSubmatch(s)); m != nil {
		add(2000+m[2], m[1], m[0])
	}
	if m := atoiAll(noYear.FindStringSubmatch(s)); m != nil && r.today != "" {
		add(r.today.Year(), m[1], m[0])
		if len(days) == 0 {
			add(r.today.Year()-1, m[1], m[0])
		}
	}
	if m := atoiAll(monthDay.FindStringSubmatch(s)); m != nil {
		add(m[2], m[0], m[1])
	}
	return days
}

// atoiAll turns the groups of a match into numbers; nil without a match.
func atoiAll(match []string) []int {
	var all []int
	for _, s := range match[min(1, len(match)):] {
		n, _ := strconv.Atoi(s)
		all = append(all, n)
	}
	return all
}
