package pdftext

import (
	"github.com/ledongthuc/pdf"
)

// matrix maps x, y to a·x + c·y + e, b·x + d·y + f.
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

func matrixOf(v pdf.Value) matrix {
	if v.Len() != 6 {
		return unit
	}
	var m matrix
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}

// viewOf maps the coordinates of a page to points from the top left corner of the page as it is seen.
func viewOf(box pdf.Value, rotate int64) (m matrix, width, height float64) {
	x0, y0, x1, y1 := 0.0, 0.0, 595.0, 842.0
	if box.Len() == 4 {
		x0, y0, x1, y1 = box.Index(0).Float64(), box.Index(1).Float64(), box.Index(2).Float64(), box.Index(3).Float64()
	}
	x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
	return view(x0, y0, x1, y1, int(((rotate/90)%4+4)%4))
}

// view is viewOf for a box in points and quarter turns to the right.
func view(x0, y0, x1, y1 float64, quarters int) (m matrix, width, height float64) {
	w, h := x1-x0, y1-y0
	m = matrix{1, 0, 0, -1, -x0, y1}
	switch quarters {
	case 1:
		return m.then(matrix{0, 1, -1, 0, h, 0}), h, w
	case 2:
		return m.then(matrix{-1, 0, 0, -1, w, h}), w, h
	case 3:
		return m.then(matrix{0, -1, 1, 0, 0, w}), h, w
	}
	return m, w, h
}
