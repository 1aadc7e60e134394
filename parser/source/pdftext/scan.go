package pdftext

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// scanLine is a line that a recogniser found, in points.
type scanLine struct {
	top, bottom float64
	words       []Word
}

// Parts of the height of a recognised line: it reaches from the marks above the letters to the tails below them.
const (
	tailPart = 0.20
	sizePart = 0.85
	lower    = 2.0 // a line without marks and tails is so much lower than most
	higher   = 1.5
)

// Recognised is what a recogniser read of a strip.
type Recognised struct {
	Words      []Word
	Confidence float64 // of the words, 0 to 100, as the recogniser says
	Torn       int     // lines whose marks above the letters were taken for a line of their own
}

// Better says whether r reads better than o.
func (r Recognised) Better(o Recognised) bool {
	return r.Torn <= o.Torn && r.Confidence > o.Confidence
}

// ReadTSV returns the words of a strip from Tesseract's table of words, which gives places in pixels; scale is points a pixel.
func ReadTSV(table []byte, at Strip, scale float64) Recognised {
	var lines []scanLine
	var r Recognised
	sum, count := 0.0, 0
	in := bufio.NewScanner(bytes.NewReader(table))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		f := strings.Split(in.Text(), "\t")
		if len(f) < 12 {
			continue
		}
		box, ok := numbersOf(f[6:11])
		if !ok {
			continue
		}
		switch f[0] {
		case "4":
			lines = append(lines, scanLine{top: at.Top + box[1]*scale, bottom: at.Top + (box[1]+box[3])*scale})
		case "5":
			text := norm.NFC.String(strings.TrimSpace(strings.ToValidUTF8(f[11], "\ufffd")))
			sum, count = sum+box[4], count+1
			if len(lines) == 0 || isSmudge(text, box[4]) {
				continue
			}
			l := &lines[len(lines)-1]
			l.words = append(l.words, Word{Text: text, X0: round(at.Left + box[0]*scale), X1: round(at.Left + (box[0]+box[2])*scale), Apart: true})
		}
	}
	r.Confidence = sum / float64(max(1, count))
	r.Words, r.Torn = settleScan(lines)
	return r
}

func numbersOf(fields []string) ([5]float64, bool) {
	var out [5]float64
	for i, f := range fields {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(n) || math.Abs(n) > 1e6 {
			return out, false
		}
		out[i] = n
	}
	return out, true
}

// isSmudge tells strokes of tables and spots of the paper that were taken for letters.
func isSmudge(text string, confidence float64) bool {
	const sure = 30
	signs := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			signs++
		}
	}
	return strings.Trim(text, "|_¬") == "" || signs < 2 && confidence < sure
}

// settleScan gives the words of recognised lines a baseline and a size, and counts the torn ones.
func settleScan(lines []scanLine) (out []Word, torn int) {
	var heights []float64
	for _, l := range lines {
		if len(l.words) > 0 {
			heights = append(heights, l.bottom-l.top)
		}
	}
	if len(heights) == 0 {
		return nil, 0
	}
	slices.Sort(heights)
	usual := heights[len(heights)/2]
	for i, l := range lines {
		height := l.bottom - l.top
		if i+1 < len(lines) && height < 0.6*usual && lines[i+1].top < l.bottom && lines[i+1].bottom > l.bottom {
			torn++
		}
		if height > usual/lower && height < usual*higher {
			height = usual
		}
		for _, w := range l.words {
			w.Y, w.Size = round(l.bottom-tailPart*height), round(max(1, sizePart*height))
			out = append(out, w)
		}
	}
	return out, torn
}

// Level gives the words of all strips of a page one size where they have nearly one: the heights that a recogniser measures waver, and a change of
// size means something.
func Level(words []Word) []Word {
	if len(words) > maxPageWords {
		words = words[:maxPageWords]
	}
	if len(words) == 0 {
		return nil
	}
	var sizes []float64
	for _, w := range words {
		sizes = append(sizes, w.Size)
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	for i := range words {
		if s := words[i].Size; s > usual/lower && s < usual*higher {
			words[i].Size = usual
		}
	}
	return words
}

// Strokes in scans, in points.
const (
	scanLevel   = 24.0 // a level stroke is at least so long: longer than any of a letter
	scanUpright = 15.0
	scanThick   = 2.4 // and at most so thick
	scanGap     = 1.0 // white within a stroke
	scanInset   = 1.2 // beside the strokes around a cell
	maxPixels   = 60_000_000
	maxStrips   = 24
)

// Scan is a grey picture of a page.
type Scan struct {
	pixels        []byte
	width, height int
	scale         float64 // points a pixel
	thick         int     // pixels
}

// NewScan takes the pixels of a picture, row by row; scale is points a pixel.
func NewScan(pixels []byte, width, height int, scale float64) (*Scan, error) {
	if width < 1 || height < 1 || width > maxPixels/height || len(pixels) != width*height || !(scale > 0) {
		return nil, fmt.Errorf("pdftext: a picture of %d by %d", width, height)
	}
	return &Scan{pixels: pixels, width: width, height: height, scale: scale, thick: max(2, int(scanThick/scale))}, nil
}

// ReadScan reads a grey picture as pdftoppm writes it (PGM).
func ReadScan(picture io.Reader, scale float64) (*Scan, error) {
	in := bufio.NewReader(picture)
	var magic string
	var width, height, most int
	if _, err := fmt.Fscan(in, &magic, &width, &height, &most); err != nil || magic != "P5" || most != 255 {
		return nil, fmt.Errorf("pdftext: not a grey picture")
	}
	if width < 1 || height < 1 || width > maxPixels/height {
		return nil, fmt.Errorf("pdftext: a picture of %d by %d", width, height)
	}
	if _, err := in.ReadByte(); err != nil {
		return nil, err
	}
	var pixels bytes.Buffer
	if _, err := io.CopyN(&pixels, in, int64(width*height)); err != nil {
		return nil, err
	}
	return NewScan(pixels.Bytes(), width, height, scale)
}

// Rules finds the strokes of tables.
func (s *Scan) Rules() []Rule {
	f := strokeFinder{Scan: s}
	f.level()
	f.upright()
	return f.rules
}

// strokeFinder looks for strokes in a picture.
type strokeFinder struct {
	*Scan
	rules []Rule
}

func (s *Scan) dark(x, y int) bool {
	const half = 170
	return x >= 0 && y >= 0 && x < s.width && y < s.height && s.pixels[y*s.width+x] < half
}

// run is a stretch of dark pixels with little white in it.
type run struct{ from, last int }

// level finds level strokes: dark, and white soon above or below.
func (f *strokeFinder) level() {
	need, gap := int(scanLevel/f.scale), int(scanGap/f.scale)
	for y := 0; y < f.height; y++ {
		r := run{from: -1}
		for x := 0; x <= f.width; x++ {
			if x < f.width && f.dark(x, y) && !(f.dark(x, y-f.thick) && f.dark(x, y+f.thick)) {
				if r.from < 0 {
					r.from = x
				}
				r.last = x
			} else if r.from >= 0 && (x == f.width || x-r.last > gap) {
				if r.last-r.from >= need {
					f.add(r.from, y, r.last, y)
				}
				r.from = -1
			}
		}
	}
}

// upright finds upright strokes, all columns of pixels at once.
func (f *strokeFinder) upright() {
	need, gap := int(scanUpright/f.scale), int(scanGap/f.scale)
	runs := make([]run, f.width)
	for x := range runs {
		runs[x].from = -1
	}
	for y := 0; y <= f.height; y++ {
		for x := range runs {
			r := &runs[x]
			if y < f.height && f.dark(x, y) && !(f.dark(x-f.thick, y) && f.dark(x+f.thick, y)) {
				if r.from < 0 {
					r.from = y
				}
				r.last = y
			} else if r.from >= 0 && (y == f.height || y-r.last > gap) {
				if r.last-r.from >= need {
					f.add(x, r.from, x, r.last)
				}
				r.from = -1
			}
		}
	}
}

func (f *strokeFinder) add(x0, y0, x1, y1 int) {
	if len(f.rules) < maxPageRules {
		f.rules = append(f.rules, Rule{round(float64(x0) * f.scale), round(float64(y0) * f.scale), round(float64(x1) * f.scale), round(float64(y1) * f.scale)})
	}
}

// Strip is a part of a scan that is recognised by itself.
type Strip struct {
	Left, Top float64 // of the page, in points
	Block     bool    // it holds cells of a table, one below the other, and nothing beside them
	scan      *Scan
}

// WriteTo writes the strip as a grey picture (PGM).
func (p Strip) WriteTo(w io.Writer) (int64, error) {
	n, err := fmt.Fprintf(w, "P5\n%d %d\n255\n", p.scan.width, p.scan.height)
	if err != nil {
		return int64(n), err
	}
	m, err := w.Write(p.scan.pixels)
	return int64(n + m), err
}

// Strips cuts a scan with tables into what surrounds them, and, for each column and each way in which cells are merged, the cells alone: a
// recogniser that sees a table whole reads across its columns.
func (s *Scan) Strips(rules []Rule) []Strip {
	grids := gridsOf(rules)
	around := s.copy()
	var strips []Strip
	for _, g := range grids {
		if !s.framesText(g) {
			continue
		}
		around.blank(g.x[0], g.y[0], g.x[len(g.x)-1], g.y[len(g.y)-1])
		for _, column := range columnsOf(g) {
			strips = append(strips, s.strip(g, column))
		}
	}
	if len(strips) > maxStrips {
		return []Strip{{scan: s}}
	}
	return append([]Strip{{scan: around}}, strips...)
}

// framesText leaves out the grids that strokes of letters and stamps seem to be.
func (s *Scan) framesText(g grid) bool {
	const least = 60
	return g.x[len(g.x)-1]-g.x[0] > least && g.y[len(g.y)-1]-g.y[0] > scanUpright
}

// columnsOf groups the cells of a grid by the columns that they cover.
func columnsOf(g grid) [][]region {
	var out [][]region
	index := map[[2]int]int{}
	for _, c := range g.cells {
		key := [2]int{c.col, c.cols}
		n, ok := index[key]
		if !ok {
			n = len(out)
			index[key] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], c)
	}
	return out
}

// strip is a picture of some cells of one column; all else is white.
func (s *Scan) strip(g grid, cells []region) Strip {
	x0, x1 := g.x[cells[0].col], g.x[cells[0].col+cells[0].cols]
	y0, y1 := g.y[cells[0].row], g.y[cells[0].row+cells[0].rows]
	for _, c := range cells {
		y0, y1 = min(y0, g.y[c.row]), max(y1, g.y[c.row+c.rows])
	}
	left, right := s.pixel(x0, s.width), s.pixel(x1, s.width)
	top, bottom := s.pixel(y0, s.height), s.pixel(y1, s.height)
	out := &Scan{width: max(1, right-left), height: max(1, bottom-top), scale: s.scale, thick: s.thick}
	out.pixels = bytes.Repeat([]byte{255}, out.width*out.height)
	for _, c := range cells {
		cx0, cx1 := s.pixel(g.x[c.col]+scanInset, s.width), s.pixel(g.x[c.col+c.cols]-scanInset, s.width)
		cy0, cy1 := s.pixel(g.y[c.row]+scanInset, s.height), s.pixel(g.y[c.row+c.rows]-scanInset, s.height)
		for y := cy0; y < cy1 && cx0 < cx1; y++ {
			copy(out.pixels[(y-top)*out.width+cx0-left:], s.pixels[y*s.width+cx0:y*s.width+cx1])
		}
	}
	return Strip{Left: float64(left) * s.scale, Top: float64(top) * s.scale, Block: true, scan: out}
}

func (s *Scan) pixel(points float64, most int) int {
	return min(max(int(math.Round(points/s.scale)), 0), most)
}

func (s *Scan) copy() *Scan {
	c := *s
	c.pixels = bytes.Clone(s.pixels)
	return &c
}

// blank paints a box white.
func (s *Scan) blank(x0, y0, x1, y1 float64) {
	left, right := s.pixel(x0-scanInset, s.width), s.pixel(x1+scanInset, s.width)
	for y := s.pixel(y0-scanInset, s.height); y < s.pixel(y1+scanInset, s.height); y++ {
		row := s.pixels[y*s.width+left : y*s.width+right]
		for i := range row {
			row[i] = 255
		}
	}
}
