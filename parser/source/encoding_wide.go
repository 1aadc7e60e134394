package source

import (
	"bytes"
	"strings"
	"unicode"
	u16 "unicode/utf16"
	"unicode/utf8"

	"theodoi/internal/words"
)

// byteOrder is the place of the high byte in a unit of UTF-16.
type byteOrder struct{ high, mark int }

// wideOrder tells UTF-16, by its mark or by the zero bytes of its ASCII letters, and returns nil for all else.
func wideOrder(data []byte) *byteOrder {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return &byteOrder{high: 1, mark: 2}
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return &byteOrder{high: 0, mark: 2}
	}
	// The first pages are enough to see it.
	sample := data[:min(len(data), 8192)&^1]
	units := len(sample) / 2
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	for high := range zeros {
		order := byteOrder{high: high}
		if units >= 2 && 4*zeros[high] >= units && 50*zeros[1-high] <= units && order.isText(sample) {
			return &order
		}
	}
	return nil
}

func (o byteOrder) unit(data []byte) uint16 {
	return uint16(data[o.high])<<8 | uint16(data[1-o.high])
}

// isText reports whether hardly a unit is a control character or a code point that nobody assigned.
func (o byteOrder) isText(data []byte) bool {
	odd := 0
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(o.unit(data[i:]))
		if unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !u16.IsSurrogate(r) {
			odd++
		}
	}
	return 50*odd <= len(data)/2
}

// decodeWide reads UTF-16; halves of letters that stand alone are replaced. ok is false if those are many.
func decodeWide(data []byte, order *byteOrder) (text string, how encodingReport, ok bool) {
	data = data[order.mark:]
	var b strings.Builder
	b.Grow(len(data))
	line, start, failed := 1, 0, 0
	odd := "" // what is wrong with this line
	endLine := func() {
		if odd != "" {
			how.addBad(line, b.String()[start:], func() string { return odd })
		}
		line, start, odd = line+1, b.Len(), ""
	}
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.unit(data[i:]))
		if u16.IsSurrogate(r) {
			whole := utf8.RuneError
			if i+3 < len(data) {
				whole = u16.DecodeRune(r, rune(order.unit(data[i+2:])))
			}
			if whole != utf8.RuneError {
				i += 2
			} else if failed++; odd == "" {
				odd = words.BadUnit(uint16(r))
			}
			r = whole
		}
		b.WriteRune(r)
		if r == '\n' || r == '\r' && (i+3 >= len(data) || order.unit(data[i+2:]) != '\n') {
			endLine()
		}
	}
	if len(data)%2 == 1 {
		b.WriteRune(utf8.RuneError)
		failed++
		odd = words.BadBytes(data[len(data)-1:])
	}
	endLine()
	return b.String(), how, failed <= 1 || 20*failed <= len(data)
}
