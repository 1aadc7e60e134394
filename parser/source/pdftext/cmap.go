package pdftext

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// charmap says which letters the codes of a font stand for, as a ToUnicode table of the file says.
type charmap map[uint32]string

// maxCharmap bounds the codes of one table: a range may claim millions.
const maxCharmap = 1 << 16

// readCharmap reads a ToUnicode table; what it does not understand it passes over.
func readCharmap(text string) charmap {
	m := charmap{}
	tokens := charmapTokens(text)
	for i := 0; i < len(tokens); i++ {
		switch tokens[i] {
		case "beginbfchar":
			i = m.readChars(tokens, i+1)
		case "beginbfrange":
			i = m.readRanges(tokens, i+1)
		}
	}
	return m
}

func (m charmap) readChars(tokens []string, i int) int {
	for ; i+1 < len(tokens) && tokens[i] != "endbfchar"; i += 2 {
		if code, ok := charCode(tokens[i]); ok && len(m) < maxCharmap {
			m[code] = utf16Text(hexBytes(tokens[i+1]))
		}
	}
	return i
}

func (m charmap) readRanges(tokens []string, i int) int {
	for i+2 < len(tokens) && tokens[i] != "endbfrange" {
		low, ok1 := charCode(tokens[i])
		high, ok2 := charCode(tokens[i+1])
		i += 2
		known := ok1 && ok2
		if tokens[i] != "[" {
			if known {
				m.fill(low, high, hexBytes(tokens[i]))
			}
			i++
			continue
		}
		for i++; i < len(tokens) && tokens[i] != "]"; i++ {
			if known && low <= high && len(m) < maxCharmap {
				m[low] = utf16Text(hexBytes(tokens[i]))
				low++
			}
		}
		i++
	}
	return i
}

// fill maps a range of codes to letters that follow one another.
func (m charmap) fill(low, high uint32, first []byte) {
	if len(first) < 2 {
		return
	}
	for code := low; code <= high && len(m) < maxCharmap; code++ {
		m[code] = utf16Text(first)
		if code == high {
			return
		}
		first = append([]byte(nil), first...)
		for i := len(first) - 1; i >= 0; i-- {
			first[i]++
			if first[i] != 0 {
				break
			}
		}
	}
}

// charmapTokens splits a table into its words, hexadecimal strings (with their "<") and brackets.
func charmapTokens(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '[' || c == ']':
			out = append(out, text[i:i+1])
			i++
		case c == '<' && i+1 < len(text) && text[i+1] != '<':
			end := strings.IndexByte(text[i:], '>')
			if end < 0 {
				return out
			}
			out = append(out, text[i:i+end])
			i += end + 1
		case c == '%':
			end := strings.IndexAny(text[i:], "\r\n")
			if end < 0 {
				return out
			}
			i += end
		case strings.IndexByte(" \t\r\n\f\x00<>(){}/", c) >= 0:
			i++
		default:
			end := strings.IndexAny(text[i:], " \t\r\n\f\x00<>(){}/[]%")
			if end < 0 {
				end = len(text) - i
			}
			out = append(out, text[i:i+end])
			i += end
		}
	}
	return out
}

func hexBytes(token string) []byte {
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789abcdefABCDEF", r) {
			return r
		}
		return -1
	}, strings.TrimPrefix(token, "<"))
	if len(digits)%2 == 1 {
		digits += "0"
	}
	out, err := hex.DecodeString(digits)
	if err != nil {
		return nil
	}
	return out
}

func charCode(token string) (uint32, bool) {
	if !strings.HasPrefix(token, "<") {
		return 0, false
	}
	b := hexBytes(token)
	if len(b) == 0 || len(b) > 4 {
		return 0, false
	}
	var code uint32
	for _, c := range b {
		code = code<<8 | uint32(c)
	}
	return code, true
}

// utf16Text decodes big-endian UTF-16; a single byte is a letter of its own.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
