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

// Apart shortens two texts to the place where they go apart, so that a person sees how they differ.
func Apart(got, want string) (string, string) {
	a, b := []rune(got), []rune(want)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	const before = 20
	from := max(0, same-before)
	if same < longestRow-before {
		from = 0
	}
	return window(a, from), window(b, from)
}

func window(text []rune, from int) string {
	short := string(text[from:min(len(text), from+longestRow)])
	if from > 0 {
		short = "…" + short
	}
	if len(text) > from+longestRow {
		short += "…"
	}
	return short
}

// RowsNumbered names many rows by their numbers.
func RowsNumbered(ordinals []string) string { return "TT " + strings.Join(ordinals, ", ") }
