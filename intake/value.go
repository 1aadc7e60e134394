package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// outcome is what a cell comes to: blank, a wish to erase, a value in the form of its type, or a fault.
type outcome struct {
	blank, erase bool
	value        string
	code         finding.Code // of the fault, empty for none
	got, want    string
	readings     []string // of a fault: what the cell may say, in the form of its type, the likeliest first
}

func good(value string) outcome { return outcome{value: value} }

func bad(code finding.Code, got, want string, readings ...string) outcome {
	return outcome{code: code, got: got, want: want, readings: readings}
}

// reader reads cells of one file.
type reader struct {
	epoch epoch
	today viet.Date
}

// read understands a cell as a value of the type. Unit is the row's own.
func (r reader) read(c cell, as progress.Type, unit string) outcome {
	switch {
	case c.computed && !c.valued:
		return bad(finding.CellFormula, "="+c.formula, "")
	case c.blank():
		return outcome{blank: true}
	case c.kind == mistake:
		return bad(finding.CellError, clean(c.raw), "")
	case c.kind == text && words.IsErase(clean(c.raw)):
		return outcome{erase: true}
	}
	switch as {
	case progress.Figure:
		return r.figure(c, unit)
	case progress.Share:
		return r.share(c)
	case progress.Day:
		return r.day(c)
	case progress.Choice:
		return r.choice(c)
	}
	return r.text(c)
}

func (r reader) figure(c cell, unit string) outcome {
	n, ok := c.figure()
	shown := c.shown(r.epoch)
	if !ok {
		return bad(finding.CellNoNumber, shown, "", hedged(shown, unit)...)
	}
	same := sameUnit(n.Suffix, unit)
	if same && n.Sure() {
		return good(viet.Plain(n.Value))
	}
	readings := figureReadings(n, unit)
	switch {
	case !same && unit == "":
		return bad(finding.CellNoNumber, shown, "", readings...)
	case !n.Sure():
		return doubtful(shown, n, readings)
	}
	return bad(finding.CellUnit, shown, unit, readings...)
}

// doubtful lists every reading of a figure that was not written the Vietnamese way.
func doubtful(shown string, n viet.Number, readings []string) outcome {
	if len(n.Others) == 0 {
		return bad(finding.CellOddNumber, shown, viet.Format(n.Value), readings...)
	}
	either := []string{viet.Format(n.Value)}
	for _, d := range n.Others {
		either = append(either, viet.Format(d))
	}
	return bad(finding.CellTwoNumbers, shown, finding.Either(either...), readings...)
}

var hundred = decimal.NewFromInt(100)

func (r reader) share(c cell) outcome {
	n, ok := c.figure()
	shown := c.shown(r.epoch)
	if !ok || !sameUnit(n.Suffix, "%") {
		return bad(finding.CellPercent, shown, "0-100")
	}
	if !n.Sure() {
		return doubtful(shown, n, shareReadings(n))
	}
	if n.Value.IsNegative() || n.Value.GreaterThan(hundred) {
		return bad(finding.CellPercent, shown, "0-100")
	}
	return good(viet.Plain(n.Value))
}

// day reads a date that is not in the future, for nothing can have been done then.
func (r reader) day(c cell) outcome {
	d, ok := r.date(c)
	switch {
	case !ok:
		return bad(finding.CellNoDate, c.shown(r.epoch), "", r.dateReadings(c)...)
	case r.today != "" && d > r.today:
		return bad(finding.CellDateFuture, d.String(), r.today.String(), string(d))
	}
	return good(string(d))
}

// date reads a day, typed or stored. A stored number is a day only if the cell shows it as one.
func (r reader) date(c cell) (viet.Date, bool) {
	switch {
	case c.kind == number && c.format == calendar:
		return r.epoch.date(c.raw)
	case c.kind == text, c.kind == isoDate:
		d, err := viet.ReadDate(clean(c.raw))
		return d, err == nil
	}
	return "", false
}

func (r reader) choice(c cell) outcome {
	var readings []string
	if c.kind == text {
		if code, ok := words.StatusCode(clean(c.raw)); ok {
			return good(code)
		}
		if code := words.StatusMeant(clean(c.raw)); code != "" {
			readings = append(readings, code)
		}
	}
	return bad(finding.CellNoChoice, c.shown(r.epoch), strings.Join(words.StatusChoices(), "; "), readings...)
}

func (r reader) text(c cell) outcome {
	s := c.shown(r.epoch)
	if n := utf8.RuneCountInString(s); n > maxText {
		return bad(finding.CellTooLong, strconv.Itoa(n), strconv.Itoa(maxText))
	}
	return good(s)
}

// spoken writes an accepted value as people write it.
func spoken(value string, as progress.Type) string {
	switch as {
	case progress.Figure, progress.Share:
		if d, err := decimal.NewFromString(value); err == nil {
			return viet.Format(d)
		}
	case progress.Day:
		return viet.Date(value).String()
	case progress.Choice:
		return words.Status(value)
	}
	return value
}
