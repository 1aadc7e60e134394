package plan

import (
	"sort"

	"theodoi/finding"
)

// Source is the text a plan was read from, and the way back to what the user opened.
type Source struct {
	Name    string // file name without folder
	SHA256  string // of the original bytes, in hex
	Text    string // normalised: NFC, "\n" line ends, no byte order mark
	Origins []Origin
	Dropped []Span  // text that belongs to the page and not to the document: page numbers, running heads, a web site's own words
	Tables  []Table // tables of the text, in order; they do not nest
	OCR     []Span  // text that was recognised from a picture and may have wrong letters
}

// Table is a table of a text. Its cells hold whole lines of the text, row by row from left to right.
type Table struct {
	Span Span
	Rows []Row
	// Loose says that the cells of a row are known in their order only, as in plain text: where a row has fewer cells than the table has
	// columns, Column is a count and not a place.
	Loose bool
}

// Row is one row of a table.
type Row struct{ Cells []Cell }

// Cell is one cell as it was written. A merged cell comes once, in the row it begins in.
type Cell struct {
	Span    Span // empty, at its place, for an empty cell
	Column  int  // 0-based, the first it covers
	Columns int  // how many it covers, 1 or more
	Rows    int  // how many it covers, 1 or more
}

// Origin says that the text from Start on stands in the user's file at Line (1-based) of Page (0 where there are none).
type Origin struct{ Start, Line, Page int }

// Span is a stretch of Source.Text in bytes: Start is in it, Stop is not.
type Span struct{ Start, Stop int }

// Len is the length in bytes.
func (s Span) Len() int { return s.Stop - s.Start }

// Of returns the stretch of text.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.Stop > len(text) || s.Start >= s.Stop {
		return ""
	}
	return text[s.Start:s.Stop]
}

// Page returns the page of the user's file that offset stands on, 0 if the source has none.
func (s Source) Page(offset int) int {
	i := sort.Search(len(s.Origins), func(i int) bool { return s.Origins[i].Start > offset })
	if i == 0 {
		return 0
	}
	return s.Origins[i-1].Page
}

// Line returns the line of the user's file that offset stands in, 0 if the source knows none.
func (s Source) Line(offset int) int {
	i := sort.Search(len(s.Origins), func(i int) bool { return s.Origins[i].Start > offset })
	if i == 0 {
		return 0
	}
	return s.Origins[i-1].Line
}

// Place is where offset stands, for a finding.
func (s Source) Place(offset int, ref Ref) finding.Place {
	return finding.Place{Page: s.Page(offset), Line: s.Line(offset), Ref: string(ref)}
}

// Lines returns the first and the last line of span.
func (s Source) Lines(span Span) [2]int {
	last := span.Stop
	if last > span.Start {
		last--
	}
	return [2]int{s.Line(span.Start), s.Line(last)}
}
