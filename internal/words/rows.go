package words

import "strings"

// longestRow is how many letters of a row's words name it.
const longestRow = 80

// RowNamed names a row by its number, the beginning of its words and its code, for a person who sees no codes in the workbook.
func RowNamed(name, ref string) string {
	if runes := []rune(name); len(runes) > longestRow {
		name = strings.TrimSpace(string(runes[:longestRow])) + "…"
	}
	if name == "" {
		return ref
	}
	return name + " (mã " + ref + ")"
}

// RowsNumbered names many rows by their numbers.
func RowsNumbered(ordinals []string) string { return "TT " + strings.Join(ordinals, ", ") }
