package pdftext

import "math"

// strokes gathers the level and upright strokes that a page draws.
type strokes struct {
	rules  []Rule
	limit  int
	path   []segment
	x, y   float64 // where the path is
	sx, sy float64 // where it began
}

type segment struct{ x0, y0, x1, y1 float64 }

// Strokes of tables.
const (
	thickest = 3.5 // points; a filled box that is thinner is a stroke
	straight = 1.0 // points that a level stroke may rise
	shortest = 4.0 // points
	maxPath  = 50_000
)

func (s *strokes) step(op string, num func(int) float64, ctm matrix) {
	switch op {
	case "m":
		s.moveTo(ctm.at(num(0), num(1)))
	case "l":
		s.lineTo(ctm.at(num(0), num(1)))
	case "c":
		s.x, s.y = ctm.at(num(4), num(5))
	case "v", "y":
		s.x, s.y = ctm.at(num(2), num(3))
	case "h":
		s.lineTo(s.sx, s.sy)
	case "re":
		s.rectangle(num(0), num(1), num(2), num(3), ctm)
	case "S":
		s.stroke()
	case "s", "b", "b*":
		s.lineTo(s.sx, s.sy)
		s.stroke()
	case "B", "B*":
		s.stroke()
	case "f", "F", "f*":
		s.fill()
	case "n":
		s.path = s.path[:0]
	}
}

func (s *strokes) moveTo(x, y float64) {
	s.x, s.y, s.sx, s.sy = x, y, x, y
}

func (s *strokes) lineTo(x, y float64) {
	if len(s.path) < maxPath {
		s.path = append(s.path, segment{s.x, s.y, x, y})
	}
	s.x, s.y = x, y
}

func (s *strokes) rectangle(x, y, w, h float64, ctm matrix) {
	s.moveTo(ctm.at(x, y))
	s.lineTo(ctm.at(x+w, y))
	s.lineTo(ctm.at(x+w, y+h))
	s.lineTo(ctm.at(x, y+h))
	s.lineTo(s.sx, s.sy)
}

// stroke draws the path's lines.
func (s *strokes) stroke() {
	for _, g := range s.path {
		s.rule(g.x0, g.y0, g.x1, g.y1)
	}
	s.path = s.path[:0]
}

// fill draws the path's boxes; only thin ones are strokes. Several may stand in one path.
func (s *strokes) fill() {
	for i := 0; i < len(s.path); {
		x0, y0, x1, y1 := s.path[i].x0, s.path[i].y0, s.path[i].x0, s.path[i].y0
		begin := s.path[i]
		j := i
		for ; j < len(s.path); j++ {
			g := s.path[j]
			x0, y0, x1, y1 = min(x0, g.x1), min(y0, g.y1), max(x1, g.x1), max(y1, g.y1)
			if g.x1 == begin.x0 && g.y1 == begin.y0 || j+1 < len(s.path) && (s.path[j+1].x0 != g.x1 || s.path[j+1].y0 != g.y1) {
				j++
				break
			}
		}
		s.box(x0, y0, x1, y1)
		i = j
	}
	s.path = s.path[:0]
}

// box adds the stroke that a thin filled box is.
func (s *strokes) box(x0, y0, x1, y1 float64) {
	switch {
	case y1-y0 <= thickest && x1-x0 > y1-y0:
		s.rule(x0, (y0+y1)/2, x1, (y0+y1)/2)
	case x1-x0 <= thickest && y1-y0 > x1-x0:
		s.rule((x0+x1)/2, y0, (x0+x1)/2, y1)
	}
}

func (s *strokes) rule(x0, y0, x1, y1 float64) {
	if math.IsNaN(x0+y0+x1+y1) || math.IsInf(x0+y0+x1+y1, 0) || len(s.rules) >= s.limit {
		return
	}
	level := math.Abs(y1-y0) <= straight && math.Abs(x1-x0) >= shortest
	upright := math.Abs(x1-x0) <= straight && math.Abs(y1-y0) >= shortest
	if !level && !upright {
		return
	}
	s.rules = append(s.rules, Rule{round(min(x0, x1)), round(min(y0, y1)), round(max(x0, x1)), round(max(y0, y1))})
}
