package pdf

import (
	"slices"

	"github.com/jung-kurt/gofpdf"
)

// pen draws on the current page. Places are millimetres from the top left corner of the sheet.
type pen interface {
	// text writes s with its baseline at y.
	text(x, y float64, s string, st style)
	// stretch writes s with its word spaces widened to fill width.
	stretch(x, y, width float64, s string, st style)
	// rule draws a straight line.
	rule(x1, y1, x2, y2, width float64)
	// fill paints a rectangle.
	fill(x, y, w, h float64, c colour)
	// hatch paints a rectangle with a pattern and an outline.
	hatch(x, y, w, h float64, p pattern)
	// stroke draws a line through points.
	stroke(points []point, look stroke)
	// shape paints the area that points enclose and draws its outline.
	shape(points []point, ground, outline colour)
	// link makes an area lead to an anchor.
	link(x, y, w, h float64, anchor string)
}

// point is a place on the sheet.
type point struct{ x, y float64 }

// stroke is how a line looks.
type stroke struct {
	width  float64
	ink    colour
	dashes bool
}

// colour is red, green and blue from 0 to 255.
type colour struct{ r, g, b int }

var (
	white   = colour{255, 255, 255}
	black   = colour{0, 0, 0}
	paleInk = colour{190, 190, 190} // of lines that only guide the eye
)

// family is the name under which gofpdf knows the faces.
const family = "theodoiserif"

// paper is the pen that writes the file.
type paper struct {
	pdf    *gofpdf.Fpdf
	loaded [len(faces)]bool
	now    style
	places map[string]place
	links  map[string]int // gofpdf's numbers of anchors
	ruled  float64        // thickness for which the pen is set to draw rules; 0 after anything else was drawn
}

func newPaper() *paper {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: sheetShort, Ht: sheetLong}})
	pdf.SetMargins(marginLeft, marginTop, marginRight)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCellMargin(0)
	return &paper{pdf: pdf, links: map[string]int{}}
}

// turn begins a page.
func (p *paper) turn(f frame) {
	orientation := "P"
	if f.width > f.height {
		orientation = "L"
	}
	p.pdf.AddPageFormat(orientation, gofpdf.SizeType{Wd: sheetShort, Ht: sheetLong})
}

// use selects a style. A face is loaded when first used, for loading is the larger part of the work for a short paper; it gets a
// copy of the font file, because gofpdf writes into it and several papers may be printed at a time.
func (p *paper) use(s style) {
	if !p.loaded[s.face] {
		p.pdf.AddUTF8FontFromBytes(family, faces[s.face].style, slices.Clone(faces[s.face].file))
		p.loaded[s.face] = true
	}
	if p.now.face != s.face || p.now.size != s.size {
		p.pdf.SetFont(family, faces[s.face].style, s.size)
	}
	if p.now.grey != s.grey {
		p.pdf.SetTextColor(s.grey, s.grey, s.grey)
	}
	p.now = s
}

func (p *paper) text(x, y float64, s string, st style) {
	if s == "" {
		return
	}
	p.use(st)
	p.pdf.Text(x, y, s)
}

// stretch goes through CellFormat, the one call of gofpdf that widens the spaces of UTF-8 text; a cell without height has its
// baseline 0.3 of the type size below its top.
func (p *paper) stretch(x, y, width float64, s string, st style) {
	p.use(st)
	p.pdf.SetXY(x, y-0.3*st.size*pointMM)
	p.pdf.CellFormat(width, 0, s, "", 0, "J", false, 0, "")
}

func (p *paper) rule(x1, y1, x2, y2, width float64) {
	if p.ruled != width { // a table is thousands of rules: saying black and thin before each would double the page
		p.pdf.SetDrawColor(0, 0, 0)
		p.pdf.SetLineWidth(width)
		p.ruled = width
	}
	p.pdf.Line(x1, y1, x2, y2)
}

func (p *paper) fill(x, y, w, h float64, c colour) {
	p.pdf.SetFillColor(c.r, c.g, c.b)
	p.pdf.Rect(x, y, w, h, "F")
}

func (p *paper) stroke(points []point, look stroke) {
	p.ruled = 0
	p.pdf.SetDrawColor(look.ink.r, look.ink.g, look.ink.b)
	p.pdf.SetLineWidth(look.width)
	if look.dashes {
		p.pdf.SetDashPattern([]float64{dashLength, dashGap}, 0)
		defer p.pdf.SetDashPattern(nil, 0)
	}
	for i, at := range points {
		if i == 0 {
			p.pdf.MoveTo(at.x, at.y)
		} else {
			p.pdf.LineTo(at.x, at.y)
		}
	}
	p.pdf.DrawPath("D")
}

func (p *paper) shape(points []point, ground, outline colour) {
	p.ruled = 0
	p.pdf.SetFillColor(ground.r, ground.g, ground.b)
	p.pdf.SetDrawColor(outline.r, outline.g, outline.b)
	p.pdf.SetLineWidth(hatchWidth)
	corners := make([]gofpdf.PointType, len(points))
	for i, at := range points {
		corners[i] = gofpdf.PointType{X: at.x, Y: at.y}
	}
	p.pdf.Polygon(corners, "FD")
}
