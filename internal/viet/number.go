package viet

import (
	"errors"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Number is a written figure as read: its value, what stood behind it (%, tỷ đồng), and, where the writing could mean something
// else, every reading.
type Number struct {
	Value  decimal.Decimal
	Suffix string            // words behind the figure, as written, NFC, trimmed; empty if none
	Others []decimal.Decimal // readings besides Value; Value is then only the likeliest
	Odd    bool              // one reading, but not written the Vietnamese way (1,234.5)
}

// Sure reports whether the writing has one reading and follows the Vietnamese rule (comma for decimals, dots between groups of
// three).
func (n Number) Sure() bool { return len(n.Others) == 0 && !n.Odd }

// ErrNoNumber says that a text holds no figure that could be read as one number.
var ErrNoNumber = errors.New("not a number")

// Limits that keep hostile cells from making decimals of a million digits.
const (
	maxDigits = 64  // of one figure
	maxBytes  = 512 // of figure and suffix together
)

// ReadNumber reads one figure as people in Vietnam type it: 1.234,5 is one thousand two hundred thirty-four and a half. 12.5
// breaks the rule and is returned with both readings; a text that is no single figure gives ErrNoNumber.
func ReadNumber(s string) (Number, error) {
	s = Spaces(NFC(s))
	if s == "" || len(s) > maxBytes {
		return Number{}, ErrNoNumber
	}
	negative, odd, s := sign(s)
	digits, rest := cutFigure(s)
	if digits == "" || countDigits(digits) > maxDigits {
		return Number{}, ErrNoNumber
	}
	suffix := strings.Trim(rest, " .;,")
	if strings.ContainsAny(suffix, "0123456789") && !unitWithDigits(suffix) {
		return Number{}, ErrNoNumber
	}
	n, err := readDigits(digits)
	if err != nil {
		return Number{}, err
	}
	if negative {
		n.Value = n.Value.Neg()
		for i := range n.Others {
			n.Others[i] = n.Others[i].Neg()
		}
	}
	n.Suffix = suffix
	n.Odd = n.Odd || odd
	return n, nil
}

// unitWithDigits tells units that carry a digit (m2, km2, m3/ngày, CO2) from a second figure: the digit is one and stands behind a
// letter.
func unitWithDigits(s string) bool {
	var before rune
	for _, r := range s {
		if r >= '0' && r <= '9' && !unicode.IsLetter(before) {
			return false
		}
		before = r
	}
	return true
}

// sign cuts a leading plus or minus. A minus with a space behind it may be a list bullet: odd.
func sign(s string) (negative, odd bool, rest string) {
	for _, mark := range []string{"-", "−", "–"} {
		if after, ok := strings.CutPrefix(s, mark); ok {
			return true, strings.HasPrefix(after, " "), strings.TrimSpace(after)
		}
	}
	return false, false, strings.TrimSpace(strings.TrimPrefix(s, "+"))
}

// cutFigure splits s behind its leading digits, dots, commas and single spaces between groups of three digits.
func cutFigure(s string) (figure, rest string) {
	i := 0
	for i < len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
		case (c == '.' || c == ',') && i+1 < len(s) && isDigit(s[i+1]):
		case c == ' ' && i > 0 && isDigit(s[i-1]) && groupOfThree(s[i+1:]):
		default:
			return s[:i], s[i:]
		}
		i++
	}
	return s, ""
}

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func groupOfThree(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func readDigits(s string) (Number, error) {
	if strings.Contains(s, " ") {
		if strings.Contains(s, ".") {
			return Number{}, ErrNoNumber
		}
		s = strings.ReplaceAll(s, " ", ".")
		if !grouped(beforeComma(s), ".") {
			return Number{}, ErrNoNumber
		}
	}
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case commas == 0 && dots == 0:
		return one(s, false)
	case commas == 1 && dots == 0:
		return one(strings.Replace(s, ",", ".", 1), strings.HasPrefix(s, ","))
	case commas <= 1 && grouped(beforeComma(s), ".") && strings.LastIndex(s, ".") < firstComma(s):
		return one(strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1), false)
	case commas == 0 && dots == 1:
		return twoWays(s)
	case dots <= 1 && strings.LastIndex(s, ",") < lastDot(s) && grouped(beforeDot(s), ","):
		return one(strings.ReplaceAll(s, ",", ""), true)
	}
	return Number{}, ErrNoNumber
}

func beforeComma(s string) string { before, _, _ := strings.Cut(s, ","); return before }
func beforeDot(s string) string   { before, _, _ := strings.Cut(s, "."); return before }

func firstComma(s string) int { return len(beforeComma(s)) }

func lastDot(s string) int {
	if i := strings.LastIndex(s, "."); i >= 0 {
		return i
	}
	return len(s)
}

// grouped reports whether s is one to three digits followed by groups of three, the groups set apart by sep.
func grouped(s, sep string) bool {
	parts := strings.Split(s, sep)
	if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 || parts[0] == "0" {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// twoWays reads 12.5: the dot may be a decimal point typed from habit, or a group mark with digits lost.
func twoWays(s string) (Number, error) {
	n, err := one(s, false)
	if err != nil {
		return n, err
	}
	other, err := decimal.NewFromString(strings.Replace(s, ".", "", 1))
	if err != nil {
		return Number{}, ErrNoNumber
	}
	n.Others = []decimal.Decimal{other}
	return n, nil
}

func one(s string, odd bool) (Number, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Number{}, ErrNoNumber
	}
	return Number{Value: d, Odd: odd}, nil
}

// Plain writes d with a decimal point, without grouping, with the decimals it was given with: the form of every machine-readable
// output.
func Plain(d decimal.Decimal) string {
	if d.Exponent() < 0 {
		return d.StringFixed(-d.Exponent())
	}
	return d.String()
}

// Format writes d as 1.234,5 with the decimals it was given with.
func Format(d decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(Plain(d), ".")
	minus := ""
	if strings.HasPrefix(whole, "-") {
		minus, whole = "-", whole[1:]
	}
	var b strings.Builder
	b.WriteString(minus)
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteByte(',')
		b.WriteString(fraction)
	}
	return b.String()
}
