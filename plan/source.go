package plan

import "sort"

// Source is the text a plan was read from, and the way back to what the user opened.
type Source struct {
	Name    string // file name without folder
	SHA256  string // of the original bytes, in hex
	Text    string // normalised: NFC, "\n" line ends, no byte order mark
	Origins []Origin
	Dropped []Span // text that belongs to the page and not to the document: page numbers, running heads
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

// Line returns the line of the user's file that offset stands in, 0 if the source knows none.
func (s Source) Line(offset int) int {
	i := sort.Search(len(s.Origins), func(i int) bool { return s.Origins[i].Start > offset })
	if i == 0 {
		return 0
	}
	return s.Origins[i-1].Line
}

// Lines returns the first and the last line of span.
func (s Source) Lines(span Span) [2]int {
	last := span.Stop
	if last > span.Start {
		last--
	}
	return [2]int{s.Line(span.Start), s.Line(last)}
}
