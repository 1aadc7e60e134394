// Package pdftext reads the text of PDF pages with the places it stands at, and puts lines, paragraphs, tables and columns together again.
//
// A PDF file knows letters and strokes, not sentences. Two engines find the words of a page and the strokes drawn on it: OpenDirect, which
// is quick, and OpenPDFium, which reads what the first cannot. Judge says whether a page was read well enough. Arrange is a pure function
// from the words of all pages to a Document, whichever engine, or a recogniser of scans, they come from.
//
// Both engines run on bytes that nobody vouches for: the first can panic and loop for ever on damaged files. Package child runs them in a
// process that can be ended.
package pdftext

import (
	"errors"
	"math"
)

// Limits of what is read of one file. Real decisions have a few hundred pages of a few hundred words.
const (
	MaxPages     = 2000
	maxPageWords = 20_000
	maxPageRules = 20_000
	maxSteps     = 3_000_000 // drawing steps of one page
)

// Reasons why a file cannot be read at all.
var (
	ErrEncrypted = errors.New("pdftext: the file asks for a password")
	ErrDamaged   = errors.New("pdftext: the file is not a PDF that can be read")
)

// Page is what stands on one page as it is seen, turned upright. Lengths are points (1/72 inch) from its top left corner.
type Page struct {
	Number  int     `json:"n"` // 1-based
	Width   float64 `json:"w"`
	Height  float64 `json:"h"`
	Words   []Word  `json:"words,omitempty"`
	Rules   []Rule  `json:"rules,omitempty"`
	Picture float64 `json:"pic,omitempty"`   // share of the page that its largest picture covers
	Hidden  bool    `json:"hid,omitempty"`   // the words are drawn invisible, over the picture they were recognised from
	Doubts  int     `json:"doubt,omitempty"` // letters and steps that the engine could not make out
	Ink     bool    `json:"ink,omitempty"`   // the words are as wide as their ink, not as their font says
	OCR     bool    `json:"ocr,omitempty"`   // the words were recognised from a picture
}

// Word is a run of letters without a space.
type Word struct {
	Text string  `json:"t"`
	X0   float64 `json:"x"` // left
	X1   float64 `json:"r"` // right
	Y    float64 `json:"y"` // baseline; of turned words the lower end
	Size float64 `json:"s"` // of the letters
	Bold bool    `json:"b,omitempty"`
	// Apart says that a space was drawn behind the word; where none was, a word that touches the next is one with it.
	Apart bool `json:"a,omitempty"`
	// Turn is 90 for words that are read upwards and 270 downwards; Length is then their height.
	Turn   int     `json:"u,omitempty"`
	Length float64 `json:"l,omitempty"`

	line   int  // of the page, 1-based, from the top
	raised bool // a mark above the line, as of a footnote
	spaced bool // the page draws its spaces
}

// Rule is a straight stroke, level or upright.
type Rule struct {
	X0 float64 `json:"x"`
	Y0 float64 `json:"y"`
	X1 float64 `json:"r"`
	Y1 float64 `json:"d"`
}

// Engine reads the pages of one open file.
type Engine interface {
	// Pages is how many pages the file has; it may be more than MaxPages.
	Pages() int
	// Page reads one page, 1-based.
	Page(n int) (Page, error)
	Close()
}

// round keeps hundredths of a point: what is sent between processes stays short.
func round(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*100) / 100
}
