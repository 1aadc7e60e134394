package pdftext

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// brush is what the drawing steps of a page carry along.
type brush struct {
	ctm                                 matrix
	font                                *font
	size, spacing, wordSpacing, leading float64
	stretch, rise                       float64
	mode                                int64
}

// scope is where the names that a stream uses are looked up.
type scope struct {
	resources pdf.Value
	fonts     map[string]*font // looked up before
	depth     int
	args      []pdf.Value
}

// pen follows the drawing steps of one page.
type pen struct {
	file          *direct
	now           brush
	saved         []brush
	text, line    matrix
	speller       speller
	strokes       strokes
	width, height float64
	steps         int
	doubts        int
	hidden, shown int
	picture       float64
}

func newPen(d *direct, at leaf) *pen {
	m, w, h := viewOf(at.box, at.rotate)
	p := &pen{file: d, width: w, height: h}
	p.now = brush{ctm: m, stretch: 1}
	p.strokes.limit, p.speller.gap = maxPageRules, wordGap
	return p
}

func (p *pen) tooMuch() bool {
	return p.steps > maxSteps || len(p.speller.words) > maxPageWords || len(p.strokes.rules) >= maxPageRules
}

func (p *pen) page() Page {
	return Page{
		Width: round(p.width), Height: round(p.height), Words: p.speller.finish(p.width, p.height), Rules: p.strokes.rules,
		Picture: round(p.picture), Hidden: p.hidden > p.shown, Doubts: p.doubts,
	}
}

// draw follows the steps of one stream.
func (p *pen) draw(stream, resources pdf.Value, depth int) {
	if stream.Kind() != pdf.Stream || depth > maxFormDepth {
		return
	}
	s := &scope{resources: resources, fonts: map[string]*font{}, depth: depth}
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		p.steps++
		if p.tooMuch() {
			panic("too much drawing") // the library's loop cannot be left otherwise; contain makes it an error of the page
		}
		p.step(op, s.operands(stack), s)
	})
}

// operands takes all that stands before a step; what it returns is good until the next.
func (s *scope) operands(stack *pdf.Stack) []pdf.Value {
	n := stack.Len()
	if n > cap(s.args) {
		s.args = make([]pdf.Value, n)
	}
	s.args = s.args[:n]
	for i := n - 1; i >= 0; i-- {
		s.args[i] = stack.Pop()
	}
	return s.args
}

func (s *scope) font(d *direct, name string) *font {
	f, ok := s.fonts[name]
	if !ok {
		f = d.fontOf(s.resources.Key("Font").Key(name))
		s.fonts[name] = f
	}
	return f
}

// operands is how many numbers a step needs to mean anything.
var operands = map[string]int{"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "Tf": 2, "Tj": 1, "TJ": 1, "'": 1, "\"": 3, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1,
	"Tr": 1, "re": 4, "m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "Do": 1, "w": 1}

func (p *pen) step(op string, args []pdf.Value, s *scope) {
	if len(args) < operands[op] {
		p.doubts++
		return
	}
	num := func(i int) float64 { return args[i].Float64() }
	switch op {
	case "q":
		if len(p.saved) < 1000 {
			p.saved = append(p.saved, p.now)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.now, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.now.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.then(p.now.ctm)
	case "Do":
		p.object(s.resources.Key("XObject").Key(args[0].Name()), s)
	case "ID":
		p.doubts++ // a picture inside the stream: its bytes are taken for steps
	case "BT", "T*", "Td", "TD", "Tm", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "Tj", "TJ", "'", "\"":
		p.textStep(op, args, s)
	default:
		p.strokes.step(op, num, p.now.ctm)
	}
}

func (p *pen) textStep(op string, args []pdf.Value, s *scope) {
	num := func(i int) float64 { return args[i].Float64() }
	switch op {
	case "BT":
		p.text, p.line = unit, unit
	case "Tf":
		p.now.font, p.now.size = s.font(p.file, args[0].Name()), num(1)
	case "Tc":
		p.now.spacing = num(0)
	case "Tw":
		p.now.wordSpacing = num(0)
	case "Tz":
		p.now.stretch = num(0) / 100
	case "TL":
		p.now.leading = num(0)
	case "Ts":
		p.now.rise = num(0)
	case "Tr":
		p.now.mode = args[0].Int64()
	case "Tm":
		p.line = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		p.text = p.line
	case "TD":
		p.now.leading = -num(1)
		p.move(num(0), num(1))
	case "Td":
		p.move(num(0), num(1))
	case "T*":
		p.move(0, -p.now.leading)
	case "\"":
		p.now.wordSpacing, p.now.spacing = num(0), num(1)
		p.move(0, -p.now.leading)
		p.show(args[2].RawString())
	case "'":
		p.move(0, -p.now.leading)
		p.show(args[0].RawString())
	case "Tj":
		p.show(args[0].RawString())
	case "TJ":
		for i := 0; i < args[0].Len(); i++ {
			if v := args[0].Index(i); v.Kind() == pdf.String {
				p.show(v.RawString())
			} else {
				p.text = matrix{1, 0, 0, 1, -v.Float64() / 1000 * p.now.size * p.now.stretch, 0}.then(p.text)
			}
		}
	}
}

func (p *pen) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.then(p.line)
	p.text = p.line
}

// show draws the letters of a string.
func (p *pen) show(raw string) {
	f := p.now.font
	if f == nil || f.unknown {
		p.doubts += len(raw)
	}
	if f == nil {
		return
	}
	if p.now.mode == 3 || p.now.mode == 7 {
		p.hidden += len(raw)
	} else {
		p.shown += len(raw)
	}
	f.codes(raw, func(code uint32) { p.letter(f, code) })
}

func (p *pen) letter(f *font, code uint32) {
	p.steps++
	if p.tooMuch() {
		panic("too many letters") // as above
	}
	text, ok := f.text(code)
	if !ok {
		p.doubts++
		text = "\ufffd"
	}
	advance := f.advance(code)*p.now.size + p.now.spacing
	if code == ' ' && !f.double {
		advance += p.now.wordSpacing
	}
	advance *= p.now.stretch
	ink := f.advance(code) * p.now.size * p.now.stretch
	whole := p.text.then(p.now.ctm)
	x, y := whole.at(0, p.now.rise)
	if turn, straight := turnOf(whole); straight {
		scale := math.Hypot(whole[0], whole[1])
		size := math.Abs(p.now.size) * math.Hypot(whole[2], whole[3])
		x, y = turned(turn, x, y)
		p.speller.add(glyph{text: text, x0: x, x1: x + ink*scale, y: y, size: size, turn: turn, bold: f.bold})
	}
	p.text = matrix{1, 0, 0, 1, advance, 0}.then(p.text)
}

// turnOf says how text drawn with m stands on the page; straight is false for slanting text, such as a watermark.
func turnOf(m matrix) (turn int, straight bool) {
	const slack = 0.05
	x, y := m[0], m[1]
	length := math.Hypot(x, y)
	switch {
	case length == 0:
		return 0, false
	case math.Abs(y) < slack*length && x > 0:
		return 0, true
	case math.Abs(x) < slack*length && y < 0:
		return 90, true
	case math.Abs(x) < slack*length && y > 0:
		return 270, true
	}
	return 0, false
}

// object draws a form or notes the size of a picture.
func (p *pen) object(v pdf.Value, s *scope) {
	switch v.Key("Subtype").Name() {
	case "Image":
		x0, y0 := p.now.ctm.at(0, 0)
		x1, y1 := p.now.ctm.at(1, 1)
		p.picture = max(p.picture, p.share(x0, y0, x1, y1))
	case "Form":
		p.form(v, s.resources, unit, s.depth)
	}
}

// share is how much of the page a box covers.
func (p *pen) share(x0, y0, x1, y1 float64) float64 {
	w := min(max(x0, x1), p.width) - max(min(x0, x1), 0)
	h := min(max(y0, y1), p.height) - max(min(y0, y1), 0)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h / (p.width * p.height)
}

func (p *pen) form(v, resources pdf.Value, place matrix, depth int) {
	kept, saved, text, line := p.now, p.saved, p.text, p.line
	p.saved = nil
	if own := v.Key("Resources"); !own.IsNull() {
		resources = own
	}
	p.now.ctm = matrixOf(v.Key("Matrix")).then(place).then(p.now.ctm)
	p.draw(v, resources, depth+1)
	p.now, p.saved, p.text, p.line = kept, saved, text, line
}

// annotations draws what lies on the page: filled-in fields and stamps, where a signing program puts the number and the date of a decision.
func (p *pen) annotations(list pdf.Value) {
	for i := 0; i < list.Len() && i < 1000; i++ {
		p.annotation(list.Index(i))
	}
}

const (
	annotationHidden = 1 << 1
	annotationNoView = 1 << 5
)

func (p *pen) annotation(a pdf.Value) {
	look := a.Key("AP").Key("N")
	if look.Kind() == pdf.Dict {
		look = look.Key(a.Key("AS").Name())
	}
	if look.Kind() != pdf.Stream || a.Key("F").Int64()&(annotationHidden|annotationNoView) != 0 || strings.EqualFold(a.Key("Subtype").Name(), "Popup") {
		return
	}
	rect, box := a.Key("Rect"), look.Key("BBox")
	if rect.Len() != 4 || box.Len() != 4 {
		return
	}
	p.form(look, pdf.Value{}, fit(matrixOf(look.Key("Matrix")), corners(box), corners(rect)), 0)
}

func corners(v pdf.Value) [4]float64 {
	x0, y0, x1, y1 := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
	return [4]float64{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// fit maps the box of an appearance, as m turns it, onto the place of its annotation.
func fit(m matrix, box, rect [4]float64) matrix {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range [][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[0], box[3]}, {box[2], box[3]}} {
		x, y := m.at(c[0], c[1])
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	if x1 <= x0 || y1 <= y0 {
		return unit
	}
	sx, sy := (rect[2]-rect[0])/(x1-x0), (rect[3]-rect[1])/(y1-y0)
	return matrix{sx, 0, 0, sy, rect[0] - x0*sx, rect[1] - y0*sy}
}
