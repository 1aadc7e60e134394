package word

import "theodoi/report"

// fill is how a bar or a line looks: colour by what it means, pattern so that black-and-white prints tell them apart.
type fill struct {
	ink     string // empty: not seen at all
	pattern string // of DrawingML; "" solid, blank white
	line    string // a mere outline or line of this kind of dash, nothing inside
	marked  bool   // points of a line have a mark
}

const blank = "blank"

// patterns tell series apart, by their place.
var patterns = []string{"", "wdUpDiag", blank, "openDmnd", "narHorz", "wdDnDiag", "narVert"}

// inks are colours that a photocopy turns dark.
var inks = map[report.Tone]string{report.Good: "1C6E4A", report.Poor: "961818", report.Soon: "9C6200", report.Dim: "6E6E6E", "": "284678"}

func ink(t report.Tone) string {
	if i, ok := inks[t]; ok {
		return i
	}
	return inks[""]
}

// seriesFill is the fill of the i-th series of a stacked chart.
func seriesFill(i int, t report.Tone) fill {
	return fill{ink: ink(t), pattern: patterns[i%len(patterns)]}
}

// toneFill is the fill of a bar that is told apart by what it means alone.
func toneFill(t report.Tone) fill {
	f := fill{ink: ink(t)}
	switch t {
	case report.Poor:
		f.pattern = "wdUpDiag"
	case report.Soon:
		f.pattern = "openDmnd"
	case report.Dim:
		f.pattern = blank
	}
	return f
}

// shape is c:spPr.
func (f fill) shape() markup {
	if f.ink == "" {
		return el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill")))
	}
	ink := el("a:srgbClr", at("val", f.ink))
	edge := func(width int, dash string) markup {
		return el("a:ln", atInt("w", width), el("a:solidFill", ink), when(dash != "", el("a:prstDash", at("val", dash))))
	}
	switch f.pattern {
	case "":
		if f.line != "" {
			return el("c:spPr", el("a:noFill"), edge(15875, f.line))
		}
		return el("c:spPr", el("a:solidFill", ink), edge(6350, ""))
	case blank:
		return el("c:spPr", el("a:solidFill", el("a:srgbClr", at("val", "FFFFFF"))), edge(9525, ""))
	}
	white := el("a:bgClr", el("a:srgbClr", at("val", "FFFFFF")))
	return el("c:spPr", el("a:pattFill", at("prst", f.pattern), el("a:fgClr", ink), white), edge(9525, ""))
}

// marker is the mark at the points of a line.
func (f fill) marker() markup {
	if !f.marked {
		return el("c:marker", cVal("symbol", "none"))
	}
	black := el("a:solidFill", el("a:srgbClr", at("val", f.ink)))
	return el("c:marker", cVal("symbol", "circle"), cVal("size", "5"), el("c:spPr", black, el("a:ln", black)))
}
