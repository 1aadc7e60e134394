package intake

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
)

// A number that a spreadsheet stores is a binary fraction with 15 reliable digits; those behind them are noise of adding 0,1 and
// 0,2. Powers beyond maxPower are no figure of any plan and would make numbers of a million digits.
const (
	reliableDigits = 15
	maxPower       = 30
)

// storedNumber reads a number as the file writes it, without the detour over a binary fraction: 2.5, 2.4999999999999996, 3.8E4.
func storedNumber(raw string) (decimal.Decimal, bool) {
	if len(raw) > 64 {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(raw)
	if err != nil {
		return d, false
	}
	if d.IsZero() {
		return decimal.Zero, true
	}
	magnitude := d.NumDigits() + int(d.Exponent())
	if magnitude > maxPower || magnitude < -maxPower {
		return d, false
	}
	d = d.Round(int32(reliableDigits - magnitude))
	return trimZeros(d), true
}

// trimZeros drops zeros at the end that nobody wrote.
func trimZeros(d decimal.Decimal) decimal.Decimal {
	s := d.String()
	if t, err := decimal.NewFromString(s); err == nil {
		return t
	}
	return d
}

// number reads a numeric cell. A percentage is stored as its hundredth and means what it shows.
func (c cell) number() (viet.Number, bool) {
	d, ok := storedNumber(c.raw)
	if !ok || c.kind != number {
		return viet.Number{}, false
	}
	if c.format == percent {
		return viet.Number{Value: trimZeros(d.Shift(2)), Suffix: "%"}, true
	}
	return viet.Number{Value: d}, true
}

// figure reads a cell as a figure, typed or stored. A date is none, even though it is stored as a number: 1-2 typed into a cell
// that is no text cell becomes one.
func (c cell) figure() (viet.Number, bool) {
	switch {
	case c.kind == number && c.format == calendar:
		return viet.Number{}, false
	case c.kind == number:
		return c.number()
	case c.kind != text:
		return viet.Number{}, false
	}
	n, err := viet.ReadNumber(clean(c.raw))
	if err != nil {
		return n, false
	}
	n.Suffix = strings.TrimSpace(strings.TrimRight(n.Suffix, ".;, "))
	return n, true
}

// epoch is the day that stored dates count from.
type epoch bool

const since1904 epoch = true

func epochOf(attribute string) epoch { return epoch(attribute == "1" || attribute == "true") }

// Days that a workbook can store: from March 1900, before which Excel counts a day that never was, to the end of 9999.
const (
	firstDay = 61
	lastDay  = 2_958_465
	shift    = 1_462 // days from Excel's first epoch to 1904
)

// date reads a stored date; the time of day does not count.
func (e epoch) date(raw string) (viet.Date, bool) {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || !(f >= 0 && f <= lastDay) {
		return "", false
	}
	days := int(f)
	if e == since1904 {
		days += shift
	}
	if days < firstDay || days > lastDay {
		return "", false
	}
	return viet.Date("1899-12-30").AddDays(days), true
}
