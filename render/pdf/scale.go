package pdf

import "math"

// scale is an axis: numbers from low to high over a length that begins at start. A length below nothing runs upwards.
type scale struct{ low, high, start, length float64 }

// at returns the place of a number; numbers beyond the axis stand at its ends.
func (s scale) at(v float64) float64 {
	if s.high <= s.low || math.IsNaN(v) {
		return s.start
	}
	share := (min(max(v, s.low), s.high) - s.low) / (s.high - s.low)
	return s.start + share*s.length
}

// finite reports whether a number can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// circleCorners is how many corners make a circle of two millimetres round.
const circleCorners = 20

// disc is a circle as corners.
func disc(x, y, r float64) []point {
	corners := make([]point, circleCorners)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / circleCorners)
		corners[i] = point{x + r*cos, y + r*sin}
	}
	return corners
}

// diamond is a square on its corner.
func diamond(x, y, r float64) []point {
	return []point{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}
}
