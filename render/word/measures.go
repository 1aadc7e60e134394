package word

import "math"

// frame is a kind of sheet (Decree 30/2020, Phụ lục I, I.1 and I.4), with its text width.
type frame struct {
	width, height int
	landscape     bool
}

// A4 in twips, upright and broad; the margins are those that print uses: top and bottom 20 mm, left 30 mm, right 15 mm.
const (
	sheetShort   = 11906
	sheetLong    = 16838
	marginTop    = 1134
	marginBottom = 1134
	marginLeft   = 1701
	marginRight  = 850
	headerTop    = 567 // page numbers stand in the top margin
)

var (
	portrait  = frame{width: sheetShort, height: sheetLong}
	landscape = frame{width: sheetLong, height: sheetShort, landscape: true}
)

// text is the width between the margins.
func (f frame) text() int { return f.width - marginLeft - marginRight }

// room is the height between the margins.
func (f frame) room() int { return f.height - marginTop - marginBottom }

// Running text (Decree 30/2020, Phụ lục I, II.6): size 13-14, first line 1.27 cm, 6 pt between paragraphs, 1.1 lines.
const (
	firstLine    = 720
	paragraphGap = 120
	headingGap   = 160
	bodySpacing  = 264 // 240 is single
	bodySize     = 14.0
	appendixSize = 13.0
)

// The head and the end (Decree 30/2020, Phụ lục I, II.1-II.5, II.7, II.9).
const (
	headLeft        = 0.415 // share of the width that the issuing agency's cell takes
	headGutter      = 113
	ruleShare       = 0.4 // length of a rule that must be 1/3 to 1/2 of its words
	ruleDrop        = 40
	numberDrop      = 60
	titleGap        = 400
	subjectGap      = 60
	subjectSkip     = 120
	signatureGap    = 340
	signatureSpace  = 1587 // blank for signature and seal: 28 mm
	recipientsShare = 0.47
	addressIndent   = 2268 // "Kính gửi:" with several lines: 4 cm
)

// Tables and charts.
const (
	cellPadX     = 68
	cellPadY     = 51
	tableGap     = 140
	minColumn    = 370
	longestWord  = 1930 // a column is not widened for a longer word
	smallTable   = 1.0 / 3
	headAtMost   = 0.4 // share of a page that repeated headings may take
	splitRow     = 1.0 / 3
	chartAtMost  = 0.8 // share of a page that one chart may take
	legendAtMost = 0.3
	footRoom     = 400 // for the scale below a chart
	spacerHeight = 20
)

// emuTwip is how many of DrawingML's units a twip has.
const emuTwip = 635

// twips rounds.
func twips(f float64) int { return int(math.Round(f)) }
