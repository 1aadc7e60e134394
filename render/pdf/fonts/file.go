package fonts

import (
	"encoding/binary"
	"errors"
)

// ErrFont says that a file is no TrueType font, or a broken one.
var ErrFont = errors.New("font table out of bounds")

// Tables cuts a TrueType file into its tables.
func Tables(file []byte) (map[string][]byte, error) {
	if len(file) < 12 {
		return nil, ErrFont
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := 12 + 16*i
		if len(file) < entry+16 {
			return nil, ErrFont
		}
		start := int(binary.BigEndian.Uint32(file[entry+8:]))
		length := int(binary.BigEndian.Uint32(file[entry+12:]))
		if start > len(file) || length > len(file)-start {
			return nil, ErrFont
		}
		tables[string(file[entry:entry+4])] = file[start : start+length]
	}
	return tables, nil
}

// EachGlyph calls yield for every letter of the basic plane that a cmap table gives a glyph, in the order of letters.
func EachGlyph(cmap []byte, yield func(r rune, glyph int)) error {
	sub, err := unicodeSubtable(cmap)
	if err != nil {
		return err
	}
	size := int(binary.BigEndian.Uint16(sub[6:])) // twice the number of segments
	if len(sub) < 16+4*size {
		return ErrFont
	}
	ends, starts, deltas, offsets := sub[14:], sub[16+size:], sub[16+2*size:], sub[16+3*size:]
	for i := 0; i < size; i += 2 {
		first, last := int(binary.BigEndian.Uint16(starts[i:])), int(binary.BigEndian.Uint16(ends[i:]))
		delta, offset := int(binary.BigEndian.Uint16(deltas[i:])), int(binary.BigEndian.Uint16(offsets[i:]))
		for c := first; c <= last && c < 0xFFFF; c++ {
			glyph := c
			if offset != 0 {
				at := i + offset + 2*(c-first)
				if len(offsets) < at+2 {
					return ErrFont
				}
				if glyph = int(binary.BigEndian.Uint16(offsets[at:])); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xFFFF; glyph != 0 {
				yield(rune(c), glyph)
			}
		}
	}
	return nil
}

// unicodeSubtable finds the subtable for Windows, Unicode basic plane, in format 4; every TrueType text font has one.
func unicodeSubtable(cmap []byte) ([]byte, error) {
	if len(cmap) < 4 {
		return nil, ErrFont
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		entry := 4 + 8*i
		if len(cmap) < entry+8 {
			return nil, ErrFont
		}
		if binary.BigEndian.Uint32(cmap[entry:]) != 3<<16|1 {
			continue
		}
		at := int(binary.BigEndian.Uint32(cmap[entry+4:]))
		if at > len(cmap)-16 || binary.BigEndian.Uint16(cmap[at:]) != 4 {
			return nil, ErrFont
		}
		return cmap[at:], nil
	}
	return nil, errors.New("font has no Unicode subtable")
}
