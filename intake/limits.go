package intake

import "unicode/utf8"

// limits bound what a file may cost. They are far above what an honest workbook needs: one of 70 rows has about 100 KiB.
type limits struct {
	file    int   // bytes of the file
	total   int64 // bytes of all parts read, unpacked
	part    int64 // bytes of one part, unpacked
	small   int64 // bytes of a part that describes the others, unpacked
	entries int   // entries of the archive
	sheets  int   // sheets
	rows    int   // rows of a sheet
	tokens  int   // pieces of XML that are looked at one by one, in all parts
	share   int   // of these, in one sheet
	depth   int   // of elements within elements
	merges  int   // merged ranges of a sheet
	careful bool  // no part is read the quick way
}

const mebibyte = 1 << 20

// maxRows is the number of rows of a data sheet that are read.
const maxRows = 20_000

// maxText is how many characters a cell of text may hold.
const maxText = 8_000

func usual() limits {
	return limits{
		file: 32 * mebibyte, total: 256 * mebibyte, part: 64 * mebibyte,
		small: 8 * mebibyte, entries: 10_000, sheets: 100, rows: maxRows,
		tokens: 10_000_000, share: 3_000_000, depth: 100, merges: 2_000,
	}
}

// maxQuote is how much of a cell a finding repeats. The file itself is kept, so nothing is lost by cutting.
const maxQuote = 2_000

// quote cuts a text for a finding.
func quote(s string) string {
	if len(s) <= maxQuote {
		return s
	}
	cut := maxQuote
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
