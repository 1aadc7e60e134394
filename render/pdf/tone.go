package pdf

import "theodoi/report"

// dimGrey is the darkest grey that still reads as set back.
const dimGrey = 85

// cellStyle makes a cell's tone visible without colour: poor is bold, soon is italic, dim is grey. The pale grounds only help.
func cellStyle(c report.Cell, st style) style {
	strong := c.Bold || c.Tone == report.Poor
	switch {
	case strong && c.Tone == report.Soon:
		st.face = boldItalic
	case strong:
		st.face = bold
	case c.Tone == report.Soon:
		st.face = italic
	}
	if c.Tone == report.Dim {
		st.grey = dimGrey
	}
	return st
}

// toneGround is the ground of a cell, pale enough for a photocopy.
func toneGround(t report.Tone) colour {
	switch t {
	case report.Poor:
		return colour{248, 222, 218}
	case report.Soon:
		return colour{255, 244, 214}
	}
	return white
}

// Colours of a trend.
var (
	trendInk   = colour{40, 70, 120}
	goalGround = colour{225, 225, 225}
)
