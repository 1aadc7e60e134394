package report

import "strings"

// captionOf is the caption of a table or chart; empty where the block has none.
func captionOf(n Node) string {
	switch n := n.(type) {
	case Table:
		return n.Caption
	case Chart:
		return n.Caption
	case Achievement:
		return n.Caption
	case Trend:
		return n.Caption
	case Timeline:
		return n.Caption
	}
	return ""
}

// captioned is the block with another caption.
func captioned(n Node, caption string) Node {
	switch n := n.(type) {
	case Table:
		n.Caption = caption
		return n
	case Chart:
		n.Caption = caption
		return n
	case Achievement:
		n.Caption = caption
		return n
	case Trend:
		n.Caption = caption
		return n
	case Timeline:
		n.Caption = caption
		return n
	}
	return n
}

// noBreak is the blank that no line ends at.
const noBreak = "\u00a0"

// bindUnits keeps the sign of a unit on the line of its figure in the running text: what texts of the office write themselves has
// ordinary blanks there.
var bound = strings.NewReplacer(" %", noBreak+"%", " ‰", noBreak+"‰")

func bindUnits(d *Document) { eachText(d.Body, bound.Replace) }
