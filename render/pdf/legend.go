package pdf

// key is an entry of a legend: a small drawing and what it stands for.
type key struct {
	name string
	draw func(p pen, x, y float64) // within swatchWidth and swatchHeight
}

// swatchKey is the key of a pattern.
func swatchKey(name string, pt pattern) key {
	return key{name, func(p pen, x, y float64) { p.hatch(x, y, swatchWidth, swatchHeight, pt) }}
}

// legend sets keys beside each other, and below where the line is full.
func (s *setter) legend(keys []key, st style) *box {
	b := &box{pad: barGap, keep: true, before: tableGap}
	left, right := s.frame.left(), s.frame.right()
	step := max(st.line(), swatchHeight) + barGap
	x, y := left, 0.0
	for _, k := range keys {
		lines := s.wrap(k.name, st, right-left-swatchWidth-swatchGap, right-left-swatchWidth-swatchGap)
		width := swatchWidth + swatchGap + widest(lines)
		if x > left && x+width > right {
			x, y = left, y+step
		}
		b.items = append(b.items, k.item(x, y+(st.line()-swatchHeight)/2))
		for j, l := range lines {
			if j > 0 {
				y += st.line()
			}
			b.items = append(b.items, textItem(x+swatchWidth+swatchGap, y, l, st))
		}
		x += width + legendGap
	}
	b.height = y + step + barGap
	return b
}

func (k key) item(x, y float64) item {
	return item{y: y, h: swatchHeight, draw: func(p pen, y float64) { k.draw(p, x, y) }}
}
