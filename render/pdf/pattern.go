package pdf

import "theodoi/report"

// hatching is the drawing of a pattern; it tells parts of a chart apart on a black-and-white print.
type hatching int

const (
	solid hatching = iota
	rising
	blank
	crossed
	level
	falling
	upright
	hatchings // how many there are
)

// pattern is how a part of a chart is painted: ink for outline and strokes, tint below the strokes.
type pattern struct {
	hatching  hatching
	ink, tint colour
}

// seriesPattern gives the i-th series its pattern: the hatching by its place, so that neighbours differ in black and white, the
// colour by its tone.
func seriesPattern(i int, t report.Tone) pattern {
	p := pattern{hatching: hatching(i % int(hatchings)), tint: white}
	switch t {
	case report.Good:
		p.ink = colour{28, 110, 74}
	case report.Poor:
		p.ink = colour{150, 24, 24}
	case report.Soon:
		p.ink = colour{156, 98, 0}
	case report.Dim:
		p.ink = colour{110, 110, 110}
	default:
		p.ink = colour{40, 70, 120}
	}
	return p
}

// tonePattern is the pattern of a bar that stands alone in its row: by its tone in black and white too.
func tonePattern(t report.Tone) pattern {
	kinds := map[report.Tone]hatching{report.Good: solid, report.Soon: level, report.Poor: crossed, report.Dim: blank, "": rising}
	return seriesPattern(int(kinds[t]), t)
}

// hatch draws the strokes as lines within a clip, because gofpdf has no tiling patterns.
func (p *paper) hatch(x, y, w, h float64, pt pattern) {
	ground := pt.tint
	if pt.hatching == solid {
		ground = pt.ink
	}
	p.fill(x, y, w, h, ground)
	p.ruled = 0
	p.pdf.SetDrawColor(pt.ink.r, pt.ink.g, pt.ink.b)
	p.pdf.SetLineWidth(hatchWidth)
	p.pdf.ClipRect(x, y, w, h, false)
	for _, s := range strokes(pt.hatching, w, h) {
		p.pdf.Line(x+s[0], y+s[1], x+s[2], y+s[3])
	}
	p.pdf.ClipEnd()
	p.pdf.Rect(x, y, w, h, "D")
}

// strokes lists the lines of a hatching over a rectangle that begins at 0, 0.
func strokes(k hatching, w, h float64) [][4]float64 {
	var lines [][4]float64
	if k == rising || k == crossed {
		for d := hatchStep; d < w+h; d += hatchStep {
			lines = append(lines, [4]float64{d - h, h, d, 0})
		}
	}
	if k == falling || k == crossed {
		for d := hatchStep; d < w+h; d += hatchStep {
			lines = append(lines, [4]float64{d - h, 0, d, h})
		}
	}
	if k == level {
		for d := hatchStep / 2; d < h; d += hatchStep {
			lines = append(lines, [4]float64{0, d, w, d})
		}
	}
	if k == upright {
		for d := hatchStep / 2; d < w; d += hatchStep {
			lines = append(lines, [4]float64{d, 0, d, h})
		}
	}
	return lines
}
