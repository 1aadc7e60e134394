package direct

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"theodoi/internal/ooxml"
)

// What a workbook can hold.
const (
	maxCell    = 32767
	maxFormula = 8192
	maxLine    = 255 // of a header, a footer, a prompt
	maxName    = 31
	maxColumns = 16384
	maxRows    = 1048576
	maxWidth   = 255.0
	maxHeight  = 409.0
)

// Units counts the UTF-16 units of s, which is how the limits of a workbook count.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

func longer(s string, limit int) bool { return len(s) > limit && Units(s) > limit }

// Check says what a file cannot hold, so that nothing is cut in silence and no program has to mend the file.
func (b *Workbook) Check() error {
	if len(b.Sheets) == 0 {
		return fmt.Errorf("the workbook has no sheet")
	}
	names := map[string]bool{}
	for _, s := range b.Sheets {
		if err := checkName(s.Name); err != nil {
			return fmt.Errorf("sheet name %q: %w", s.Name, err)
		}
		if fold := strings.ToLower(s.Name); names[fold] {
			return fmt.Errorf("two sheets are named %q", s.Name)
		} else {
			names[fold] = true
		}
		if err := s.check(); err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	return nil
}

func checkName(name string) error {
	switch {
	case name == "" || Units(name) > maxName:
		return fmt.Errorf("it has %d characters, a name has 1 to %d", Units(name), maxName)
	case strings.ContainsAny(name, `:\/?*[]'`):
		return fmt.Errorf("it has a sign that a name cannot have")
	case !Legal(name):
		return fmt.Errorf("it has a character that a file cannot hold")
	}
	return nil
}

func (s *Sheet) check() error {
	if len(s.Rows) > maxRows {
		return fmt.Errorf("%d rows, a sheet has %d", len(s.Rows), maxRows)
	}
	for i, c := range s.Columns {
		if !(c.Width >= 0 && c.Width <= maxWidth) {
			return fmt.Errorf("column %d is %v wide, the most is %v", i+1, c.Width, maxWidth)
		}
	}
	if s.Print != nil && (longer(s.Print.Header, maxLine) || longer(s.Print.Footer, maxLine)) {
		return fmt.Errorf("the header or footer has more than %d characters", maxLine)
	}
	for i := range s.Rows {
		if err := s.Rows[i].check(i + 1); err != nil {
			return err
		}
	}
	return nil
}

func (r *Row) check(row int) error {
	if !(r.Height >= 0 && r.Height <= maxHeight) {
		return fmt.Errorf("row %d is %v high, the most is %v", row, r.Height, maxHeight)
	}
	if len(r.Cells) > maxColumns {
		return fmt.Errorf("row %d has %d columns, a sheet has %d", row, len(r.Cells), maxColumns)
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		limit := maxCell
		if c.Formula {
			limit = maxFormula
		}
		if longer(c.Text, limit) {
			return fmt.Errorf("%s: the text has %d characters, the cell holds %d", ooxml.Cell(i, row), Units(c.Text), limit)
		}
		if c.Style < 0 {
			return fmt.Errorf("%s: style %d", ooxml.Cell(i, row), c.Style)
		}
	}
	return nil
}

// Legal says whether XML can carry s as it is: letters, and of the control characters tab and line feed only.
func Legal(s string) bool {
	for i := 0; i < len(s); {
		if i+8 <= len(s) && printable(s[i:i+8]) {
			i += 8
			continue
		}
		switch c := s[i]; {
		case c >= ' ' && c < 0x7F, c == '\n', c == '\t':
			i++
		case c >= 0xC2 && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i += 2
		case c >= 0xE1 && c < 0xED && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
			i += 3
		case c < utf8.RuneSelf:
			return false
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if size == 1 || r == 0xFFFE || r == 0xFFFF {
				return false
			}
			i += size
		}
	}
	return true
}

// printable says whether eight bytes are all between the space and the tilde, which those of a formula are.
func printable(s string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	if x&tops != 0 {
		return false
	}
	low := x - ones*' '             // borrows where a byte is below the space
	del := (x ^ ones*0x7F) - ones*1 // and here where one is 0x7F
	return (low|del)&tops == 0
}
