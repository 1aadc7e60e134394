package pdf

// pointMM is the length of a point in millimetres.
const pointMM = 25.4 / 72

// The sheet (Decree 30/2020, Phụ lục I, I.1 and I.4): A4; top and bottom margins 20-25 mm, left 30-35 mm, right 15-20 mm.
const (
	sheetShort   = 210.0
	sheetLong    = 297.0
	marginTop    = 20.0
	marginBottom = 20.0
	marginLeft   = 30.0
	marginRight  = 15.0
)

// Running text (Decree 30/2020, Phụ lục I, II.6): size 13-14, first line 1 or 1.27 cm, at least 6 pt between paragraphs, line
// spacing from single to 1.5.
const (
	firstLine     = 12.7
	paragraphGap  = 6 * pointMM
	headingGap    = 8 * pointMM
	bodySpacing   = 1.1
	singleSpacing = 1.0
	bodySize      = 14.0
	appendixSize  = 13.0
)

// Page numbers (Decree 30/2020, Phụ lục I, I.7): Arabic, size 13-14, centred in the top margin.
const (
	pageNumberSize     = 13.0
	pageNumberBaseline = 14.5
)

// The head (Decree 30/2020, Phụ lục I, II.1-II.5).
const (
	agencySize  = 12.0
	nationSize  = 12.0
	mottoSize   = 13.0
	numberSize  = 13.0
	dateSize    = 13.0
	titleSize   = 14.0
	aboutSize   = 12.0 // what a letter is about, under its number
	aboutGap    = 1.0
	headLeft    = 0.415 // share of the width that the issuing agency's cell takes
	headGutter  = 2.0
	ruleWidth   = 0.25 // thickness of a rule under words
	ruleDrop    = 1.0  // distance of a rule from the line above it
	ruleShare   = 0.4  // length of a rule that must be 1/3 to 1/2 of its words
	numberDrop  = 2.0
	titleGap    = 7.0
	subjectGap  = 1.0
	subjectSkip = 3.0 // blank below the subject's rule
)

// The end (Decree 30/2020, Phụ lục I, II.7 and II.9).
const (
	signatureSize   = 14.0
	recipientsSize  = 12.0
	recipientSize   = 11.0
	signatureGap    = 6.0
	signatureSpace  = 28.0 // blank for signature and seal
	recipientsShare = 0.47
	signedLines     = 2 // lines of the text that stay with the signature, at least
)

// Tables. The decree does not regulate their text size.
const (
	cellPadX      = 1.2
	cellPadY      = 0.9
	gridWidth     = 0.2
	captionSize   = 13.0
	unitSize      = 11.0
	tableGap      = 2.5
	captionDrop   = 1.0
	minColumn     = 6.5
	splitAtLeast  = 25.0 // a row that may be split begins on a page only where this much room is left
	looseShare    = 0.3  // a row taller than this share of a page is split rather than leave a gap
	restAtLeast   = 12.0 // what goes to the next page of a split row, some lines
	headAtMost    = 0.4  // share of a page that repeated headings may take
	longestWordMM = 34.0 // a column is not widened for a word longer than this
)

// Charts.
const (
	chartSize       = 11.0
	chartLabelShare = 0.36
	chartLabelGap   = 2.0
	barHeight       = 5.6
	barGap          = 1.1
	swatchWidth     = 8.0
	swatchHeight    = 4.0
	swatchGap       = 1.6
	legendGap       = 6.0
	countPad        = 0.4
	countSize       = 9.0 // of counts above a bar
	countHeight     = 3.2 // of the white plate below a count; the hatching shows above and below it
	hatchStep       = 1.5
	hatchWidth      = 0.22
)

// The mark of a draft, in the top margin, right.
const (
	draftSize    = 12.0
	draftSizeMin = 8.0
	draftBottom  = 15.5
	draftPad     = 1.3
	draftClear   = 10.0 // distance from the page number
)

// Lines of charts.
const (
	dashLength = 1.6
	dashGap    = 1.1
	planWidth  = 0.45 // thickness of the line that is a plan
	planLeast  = 1.2  // a range is drawn at least this wide
)

// Figures against their plan.
const (
	achievementLeast      = 125.0 // per cent that the axis has at least
	achievementMost       = 200.0 // and at most
	achievementLabelShare = 0.33
	achievementTextShare  = 0.26
	achievementPad        = 0.9 // how much the plan stands above and below the bar
	tickStep              = 50.0
	breakInset            = 3.0 // from the end of a bar that is cut off to its gap
	lowerInset            = 2.2 // from the bar or plan to the arrow down
)

// Who returned when.
const (
	timelineLabelShare = 0.36
	timelineTextShare  = 0.2
	timelineInset      = 2.5 // from the ends of the axis to the labels and days beside it
	timelineHeight     = 4.0
	timelineGap        = 0.6
	markRadius         = 1.15
	lateWidth          = 0.9
)

// The year's trend.
const (
	trendSize      = 10.0
	trendTitleSize = 10.5
	trendHeight    = 30.0 // of the plot
	trendLeast     = 48.0 // a panel is at least this wide
	trendGap       = 7.0  // between panels
	trendAbove     = 3.5  // above a row of panels
	trendInset     = 1.5  // from the panel's edge to its first and last period
	trendApart     = 2.0  // between figures
	trendPad       = 2.0  // above and below the lines
	trendFoot      = 1.4  // from the axis to the periods
	trendTick      = 0.9
	trendDot       = 0.8
	trendWidth     = 0.5
)
