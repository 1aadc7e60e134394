package main

import (
	"encoding/binary"
	"slices"

	"theodoi/render/pdf/fonts"
)

// letter is a letter and the number of its glyph.
type letter struct {
	r     rune
	glyph int
}

// font is a TrueType file with the tables that cutting it needs.
type font struct {
	tables  map[string][]byte
	letters []letter // in the order of letters
	places  []int    // where in glyf each glyph begins; one more than there are glyphs
	metrics int      // how many glyphs have a width of their own
}

// cut returns a font with the letters that keep names, the glyphs these are made of, and the instructions that draw them on a
// screen. What lays out other scripts, and what only programs for editing fonts read, goes.
func cut(file []byte, keep func(rune) bool, called []name) ([]byte, error) {
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	f.letters = slices.DeleteFunc(f.letters, func(l letter) bool { return !keep(l.r) })
	old, err := f.closure()
	if err != nil {
		return nil, err
	}
	now := make(map[int]int, len(old)) // old number of a glyph to new
	for i, g := range old {
		now[g] = i
	}
	for i, l := range f.letters {
		f.letters[i].glyph = now[l.glyph]
	}
	glyf, loca := f.outlines(old, now)
	return assemble(map[string][]byte{
		"OS/2": f.tables["OS/2"], "cvt ": f.tables["cvt "], "fpgm": f.tables["fpgm"], "prep": f.tables["prep"],
		"cmap": cmap(f.letters), "glyf": glyf, "loca": loca, "hmtx": f.widths(old), "name": nameTable(called),
		"head": with(f.tables["head"], 50, 1), // places of glyphs in four bytes
		"hhea": with(f.tables["hhea"], 34, len(old)),
		"maxp": with(f.tables["maxp"], 4, len(old)),
		"post": append([]byte{0, 3, 0, 0}, f.tables["post"][4:32]...), // no names of glyphs
	}), nil
}

// open reads what cutting needs to know of a font.
func open(file []byte) (*font, error) {
	tables, err := fonts.Tables(file)
	if err != nil {
		return nil, err
	}
	for table, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "post": 32, "OS/2": 78} {
		if len(tables[table]) < least {
			return nil, fonts.ErrFont
		}
	}
	f := &font{tables: tables, metrics: int(binary.BigEndian.Uint16(tables["hhea"][34:]))}
	err = fonts.EachGlyph(tables["cmap"], func(r rune, glyph int) { f.letters = append(f.letters, letter{r, glyph}) })
	if err != nil {
		return nil, err
	}
	short, loca := binary.BigEndian.Uint16(tables["head"][50:]) == 0, tables["loca"]
	for range int(binary.BigEndian.Uint16(tables["maxp"][4:])) + 1 {
		switch {
		case short && len(loca) >= 2:
			f.places, loca = append(f.places, 2*int(binary.BigEndian.Uint16(loca))), loca[2:]
		case !short && len(loca) >= 4:
			f.places, loca = append(f.places, int(binary.BigEndian.Uint32(loca))), loca[4:]
		default:
			return nil, fonts.ErrFont
		}
	}
	return f, nil
}

// glyph returns the outline of a glyph; a space has none.
func (f *font) glyph(n int) []byte { return f.tables["glyf"][f.places[n]:f.places[n+1]] }

// closure lists the glyphs of the letters and the glyphs that these are put together from. The first is the sign for letters that
// the font lacks.
func (f *font) closure() ([]int, error) {
	list, seen := []int{0}, map[int]bool{0: true}
	add := func(g int) {
		if !seen[g] {
			seen[g], list = true, append(list, g)
		}
	}
	for _, l := range f.letters {
		add(l.glyph)
	}
	for i := 0; i < len(list); i++ { // the list grows while it is read
		if list[i]+1 >= len(f.places) {
			return nil, fonts.ErrFont
		}
		data := f.glyph(list[i])
		for _, at := range components(data) {
			add(int(binary.BigEndian.Uint16(data[at:])))
		}
	}
	return list, nil
}

// Flags of a component of a glyph (OpenType, glyf).
const (
	wideArguments = 1 << 0
	oneScale      = 1 << 3
	more          = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7
)

// components returns where in a glyph the numbers of its components stand; none for a glyph with an outline of its own.
func components(data []byte) []int {
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return nil
	}
	var places []int
	for at := 10; at+4 <= len(data); {
		flags := binary.BigEndian.Uint16(data[at:])
		places = append(places, at+2)
		at += 6
		if flags&wideArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return places
}

// outlines writes the glyphs in their new order, and where each begins.
func (f *font) outlines(old []int, now map[int]int) (glyf, loca []byte) {
	for _, g := range old {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		data := slices.Clone(f.glyph(g))
		for _, at := range components(data) {
			binary.BigEndian.PutUint16(data[at:], uint16(now[int(binary.BigEndian.Uint16(data[at:]))]))
		}
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// widths writes the advance and left bearing of every glyph. In a font the last glyphs may share one advance; here each has its own.
func (f *font) widths(old []int) []byte {
	hmtx := f.tables["hmtx"]
	var out []byte
	for _, g := range old {
		advance := hmtx[4*min(g, f.metrics-1):][:2]
		bearing := hmtx[4*min(g, f.metrics)+2*max(0, g-f.metrics):]
		if g < f.metrics {
			bearing = bearing[2:]
		}
		out = append(append(out, advance...), bearing[:2]...)
	}
	return out
}

// with returns a table with another number in it.
func with(table []byte, at, number int) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], uint16(number))
	return table
}
