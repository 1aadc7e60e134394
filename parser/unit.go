package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// looksLikeYear accepts 1900 to 2100 written without a group mark.
func looksLikeYear(s string) bool {
	return len(s) == 4 && s >= "1900" && s <= "2100"
}

// readUnit returns the unit behind a figure, whether the rules list it, and where it ends. Units that the rules list are taken whole
// ("giường bệnh"); of others the first word is. What a unit is counted by belongs to it ("triệu đồng/người/năm"); a share stays one.
func readUnit(text string, from int, units []string) (unit string, end int, listed bool) {
	rest := text[from:]
	gap := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	unit, listed = unitAt(rest[gap:], units)
	if unit == "" {
		return "", from, false
	}
	begin := from + gap
	end = begin + len(unit)
	if multiples[strings.ToLower(unit)] {
		behind := text[end:]
		space := len(behind) - len(strings.TrimLeft(behind, " \u00a0"))
		if counted, known := unitAt(behind[space:], units); known && space > 0 {
			end += space + len(counted)
			unit, listed = text[begin:end], true
		}
	}
	if strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "‰") {
		return unit, end, listed
	}
	for strings.HasPrefix(text[end:], "/") {
		part, _ := unitAt(text[end+1:], units)
		if part == "" {
			break
		}
		end += 1 + len(part)
		unit += "/" + part
	}
	return unit, end, listed
}

func unitAt(rest string, units []string) (unit string, listed bool) {
	for _, u := range units {
		if len(rest) >= len(u) && strings.EqualFold(rest[:len(u)], u) && wordEnds(rest[len(u):], u) {
			return u, true
		}
	}
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' && r != '‰' }); i >= 0 {
		word = rest[:i]
	}
	if noUnit[strings.ToLower(word)] {
		return "", false
	}
	return word, false
}

// multiples are the words for powers of ten, which go before what is counted: "60 nghìn lao động".
var multiples = map[string]bool{"nghìn": true, "ngàn": true, "vạn": true, "triệu": true, "tỷ": true, "tỉ": true}

// noUnit are the words that go on with the sentence behind a figure.
var noUnit = map[string]bool{
	"đạt": true, "có": true, "là": true, "tăng": true, "giảm": true, "còn": true, "đến": true, "tới": true, "và": true, "được": true, "phải": true,
	"theo": true, "của": true, "so": true, "trở": true,
}

func wordEnds(rest, unit string) bool {
	if strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "‰") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
