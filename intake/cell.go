package intake

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
)

// cell is one filled cell as the file holds it.
type cell struct {
	row, column int
	kind        kind
	raw         string // text, or the number as the file writes it
	format      format
	formula     string
	computed    bool // there is a formula, even if its text stands elsewhere
	valued      bool // a value is stored
}

// kind is how a cell stores its value.
type kind byte

const (
	text kind = iota
	number
	boolean
	mistake // an error of the spreadsheet program: #REF!
	isoDate // 2024-03-05T00:00:00, which few programs write
)

var errString = errors.New("a cell refers to a text that is not there")

// set takes the stored value in the way that the cell's t attribute says.
func (c *cell) set(t, value string, shelf *shelf) error {
	c.kind, c.raw = text, value
	switch t {
	case "s":
		return c.share([]byte(value), shelf)
	case "str", "inlineStr":
		c.raw = unescape(value)
	case "b":
		c.kind, c.raw = boolean, truth(strings.TrimSpace(value))
	case "e":
		c.kind = mistake
	case "d":
		c.kind, c.raw = isoDate, strings.TrimSpace(value)
	default:
		c.raw = strings.TrimSpace(value)
		if c.raw == "" {
			return nil
		}
		if _, err := strconv.ParseFloat(c.raw, 64); err == nil {
			c.kind = number
		}
	}
	return nil
}

// share sets the shared text of a number.
func (c *cell) share(number []byte, shelf *shelf) error {
	c.kind, c.raw = text, ""
	if len(number) == 0 {
		return nil
	}
	i, err := strconv.Atoi(string(bytes.TrimSpace(number)))
	if err != nil || i < 0 || i >= len(shelf.strings) {
		return errString
	}
	c.raw = shelf.strings[i]
	return nil
}

func truth(value string) string {
	if value == "1" {
		return "TRUE"
	}
	return "FALSE"
}

func (c cell) name() string { return cellName(c.row, c.column) }

// clean is a text as it is kept: NFC, plain line ends, no control or invisible letters, no spaces around it.
func clean(s string) string {
	if viet.IsSettled(s) && isPlain(s) {
		return strings.TrimSpace(s)
	}
	return cleaned(s)
}

func cleaned(s string) string {
	s = strings.ReplaceAll(viet.NFC(s), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r == '\t':
			return r
		case r == '\r', r == '\u2028', r == '\u2029':
			return '\n'
		case unicode.IsControl(r), r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u00ad', r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// isPlain reports whether no letter of a valid text can be one that clean drops or puts another for. Nearly all texts are plain.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' && c != '\n' && c != '\t', c == 0x7F, c == 0xC2, c == 0xE2, c == 0xEF: // the last three begin the letters in question
			return false
		}
	}
	return true
}

// blank reports whether nothing that a person would see stands in the cell. A formula without a value is not blank: it shows one
// in the program that it was typed in.
func (c cell) blank() bool {
	if c.computed && !c.valued {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(c.raw); first > ' ' && first <= '~' || first >= 'À' && first <= 'ỹ' && unicode.IsLetter(first) {
		return false // nearly all cells begin with a letter, and clean leaves letters
	}
	return clean(c.raw) == ""
}

// shown is the cell as a person sees it, near enough: numbers the Vietnamese way, dates as dates.
func (c cell) shown(e epoch) string {
	if c.computed && !c.valued {
		return "=" + c.formula
	}
	if c.kind != number {
		return clean(c.raw)
	}
	if c.format == calendar {
		if d, ok := e.date(c.raw); ok {
			return d.String()
		}
	}
	n, ok := c.number()
	if !ok {
		return c.raw
	}
	return strings.Replace(viet.Plain(n.Value), ".", ",", 1) + n.Suffix
}
