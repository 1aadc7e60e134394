package excel

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"theodoi/render/excel/direct"
)

// cellLimit is how many UTF-16 units a cell holds. The library cuts longer strings without a word, so they are refused before.
const cellLimit = 32767

// code is how a workbook writes a letter by its number: _x0041_ reads as A.
var code = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// literal writes the underscore of what only looks like such a code as a code itself, so that it reads as it stands. The library
// leaves that to its caller.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && code.MatchString(s[i:]) {
			b.WriteString("_x005F_")
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// cellText returns s as a cell can hold it.
func cellText(s string) (string, error) {
	s = literal(legal(s))
	if len(s) <= cellLimit { // no letter has more units than bytes
		return s, nil
	}
	if n := direct.Units(s); n > cellLimit {
		return "", fmt.Errorf("the text has %d characters, a cell holds %d", n, cellLimit)
	}
	return s, nil
}

// legal removes what XML cannot carry. Line ends become "\n", the only one that cells know; bytes that are no letters become the
// replacement sign, so that the damage is seen.
func legal(s string) string {
	if direct.Legal(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t' || r == '\n':
			return r
		case r < ' ' || r == 0x7F:
			return -1
		case r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
}

// headerText returns s for a page's header or footer, where an ampersand begins a code.
func headerText(s string) string { return strings.ReplaceAll(legal(s), "&", "&&") }

// short cuts s to n letters, saying so.
func short(s string, n int) string {
	letters := []rune(s)
	if len(letters) <= n {
		return s
	}
	return string(letters[:n-1]) + "…"
}
