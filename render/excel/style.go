package excel

import (
	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
)

// The calm palette of the workbook: grey for what is given, white with blue for what is asked.
const (
	fontName = "Times New Roman" // the type of Vietnamese official papers
	fontSize = 12

	inkTitle   = "1F3864"
	inkNotice  = "595959"
	lineFixed  = "BFBFBF"
	lineInput  = "5B9BD5"
	fillFixed  = "F2F2F2"
	fillHead   = "D9D9D9"
	fillAsked  = "BDD7EE"
	tabAsked   = "2E75B6"
	tabRead    = "A6A6A6"
	tabGuide   = "548235"
	textFormat = 49 // the built-in format @
)

// Formats of the comparisons. A fixed number of decimals leaves no lonely comma behind a whole number.
const (
	percentFormat = `#,##0.0"%"`
	pointsFormat  = `+#,##0.0#" ` + words.Points + `";-#,##0.0#" ` + words.Points + `";0" ` + words.Points + `"`
)

// styles are the numbers of the workbook's cell styles.
type styles struct {
	title, notice, hidden      int
	head, headAsked            int
	fixed, fixedCenter         int
	input, inputCenter         int
	percent, points, said      int
	label, value, block, count int
	good, busy, wait, idle     int // conditional
	late, soon, bad            int // conditional
}

// define makes all styles in a fixed order, so that the file's bytes do not depend on what the book holds.
func (s *styles) define(f *excelize.File) error {
	if err := f.SetDefaultFont(fontName); err != nil {
		return err
	}
	for _, d := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: font(16, inkTitle, true), Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&s.notice, excelize.Style{Font: font(fontSize, inkNotice, false), Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&s.hidden, excelize.Style{Font: font(9, inkNotice, false), NumFmt: textFormat}},
		{&s.head, heading(fillHead)},
		{&s.headAsked, heading(fillAsked)},
		{&s.fixed, given("left", "")},
		{&s.fixedCenter, given("center", "")},
		{&s.input, asked("left")},
		{&s.inputCenter, asked("center")},
		{&s.percent, given("center", percentFormat)},
		{&s.points, given("center", pointsFormat)},
		{&s.said, given("center", "")},
		{&s.label, excelize.Style{Font: font(fontSize, "", true), Alignment: wrapped("left")}},
		{&s.value, excelize.Style{Font: font(fontSize, "", false), Alignment: wrapped("left")}},
		{&s.block, excelize.Style{Font: font(13, inkTitle, true), Alignment: &excelize.Alignment{Vertical: "center"},
			Border: []excelize.Border{{Type: "bottom", Color: inkTitle, Style: 1}}}},
		{&s.count, excelize.Style{Font: font(fontSize, inkNotice, false), Alignment: wrapped("right")}},
	} {
		id, err := f.NewStyle(&d.style)
		if err != nil {
			return err
		}
		*d.to = id
	}
	return s.defineConditional(f)
}

func (s *styles) defineConditional(f *excelize.File) error {
	for _, d := range []struct {
		to         *int
		ink, paper string
		mark       string
	}{
		{&s.good, "006100", "C6EFCE", ""},
		{&s.busy, "1F4E79", "DDEBF7", ""},
		{&s.wait, "7F6000", "FFE699", ""},
		{&s.idle, "595959", "E7E6E6", ""},
		{&s.bad, "9C0006", "FFC7CE", ""},
		{&s.late, "9C0006", "FFC7CE", words.MarkLate},
		{&s.soon, "7F6000", "FFE699", words.MarkSoon},
	} {
		style := excelize.Style{Font: &excelize.Font{Color: d.ink}, Fill: solid(d.paper)}
		if d.mark != "" {
			format := `General;General;General;@" ` + d.mark + `"`
			style.CustomNumFmt = &format
		}
		id, err := f.NewConditionalStyle(&style)
		if err != nil {
			return err
		}
		*d.to = id
	}
	return nil
}

func font(size float64, color string, bold bool) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Color: color, Bold: bold}
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func wrapped(side string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: side, Vertical: "top", WrapText: true}
}

func box(color string) []excelize.Border {
	var lines []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: color, Style: 1})
	}
	return lines
}

func heading(fill string) excelize.Style {
	return excelize.Style{
		Font: font(fontSize, "", true), Fill: solid(fill), Border: box(lineFixed),
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	}
}

// given is a cell that the agency reads; it stays locked.
func given(side, format string) excelize.Style {
	s := excelize.Style{Font: font(fontSize, "", false), Fill: solid(fillFixed), Border: box(lineFixed), Alignment: wrapped(side)}
	if format != "" {
		s.CustomNumFmt = &format
	}
	return s
}

// asked is a cell that the agency fills in. It is a text cell, so that 2,5 and 05/03/2024 stay what was typed whatever the
// regional settings of the PC are.
func asked(side string) excelize.Style {
	return excelize.Style{
		Font: font(fontSize, "", false), Fill: solid("FFFFFF"), Border: box(lineInput), Alignment: wrapped(side),
		NumFmt: textFormat, Protection: &excelize.Protection{Locked: false},
	}
}
