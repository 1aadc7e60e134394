package pdf

import (
	"strings"
	"testing"

	"theodoi/report"
)

// drawn is one text as it was drawn.
type drawn struct {
	page         int
	x, y, right  float64
	text         string
	style        style
	top, descent float64
}

// recorder is a pen that notes where everything is drawn, so that tests see the layout without reading a file back.
type recorder struct {
	page  int
	texts []drawn
	areas []area
	links []clickable
}

// area is a rule, a fill or a hatched rectangle.
type area struct {
	page           int
	x1, y1, x2, y2 float64
}

func (r *recorder) text(x, y float64, s string, st style) { r.note(x, y, st.width(s), s, st) }

func (r *recorder) stretch(x, y, width float64, s string, st style) { r.note(x, y, width, s, st) }

func (r *recorder) note(x, y, width float64, s string, st style) {
	r.texts = append(r.texts, drawn{page: r.page, x: x, y: y, right: x + width, text: s, style: st,
		top: y - fontAscent*st.size*pointMM, descent: y + fontDescent*st.size*pointMM})
}

func (r *recorder) rule(x1, y1, x2, y2, _ float64) {
	r.areas = append(r.areas, area{r.page, x1, y1, x2, y2})
}

func (r *recorder) fill(x, y, w, h float64, _ colour) {
	r.areas = append(r.areas, area{r.page, x, y, x + w, y + h})
}

func (r *recorder) hatch(x, y, w, h float64, _ pattern) { r.fill(x, y, w, h, white) }

func (r *recorder) stroke(points []point, _ stroke) { r.shape(points, white, white) }

func (r *recorder) shape(points []point, _, _ colour) {
	a := area{r.page, points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points {
		a.x1, a.x2, a.y1, a.y2 = min(a.x1, p.x), max(a.x2, p.x), min(a.y1, p.y), max(a.y2, p.y)
	}
	r.areas = append(r.areas, a)
}

func (r *recorder) link(x, y, w, h float64, anchor string) {
	r.links = append(r.links, clickable{area{r.page, x, y, x + w, y + h}, anchor})
}

// clickable is an area that leads somewhere.
type clickable struct {
	area
	anchor string
}

// record draws pages without their numbers.
func record(pages []page) *recorder {
	r := &recorder{}
	for i, pg := range pages {
		r.page = i
		pg.number = 1
		drawPage(r, pg)
	}
	return r
}

// failer is *testing.T or *rapid.T.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// slack is what a rounded sum of widths may be off.
const slack = 0.01

// inside fails where anything is drawn outside the margins.
func (r *recorder) inside(t failer, pages []page) {
	t.Helper()
	for _, d := range r.texts {
		f := pages[d.page].frame
		if !(d.x >= f.left()-slack && d.right <= f.right()+slack && d.top >= f.top()-slack && d.descent <= f.bottom()+slack) { // also NaN
			t.Fatalf("page %d: text %q at %.1f..%.1f x %.1f..%.1f leaves the margins", d.page+1, d.text, d.x, d.right, d.top, d.descent)
		}
	}
	for _, a := range r.areas {
		f := pages[a.page].frame
		if !(a.x1 >= f.left()-slack && a.x2 <= f.right()+slack && a.y1 >= f.top()-slack && a.y2 <= f.bottom()+slack) {
			t.Fatalf("page %d: a line or area %+v leaves the margins", a.page+1, a)
		}
	}
}

// apart fails where two texts of one page overlap. Lines below each other share their leading, so only half a point counts.
func (r *recorder) apart(t failer) {
	t.Helper()
	for i, a := range r.texts {
		for _, b := range r.texts[i+1:] {
			if b.page != a.page {
				break
			}
			if a.x < b.right-slack && b.x < a.right-slack && a.top < b.descent-pointMM && b.top < a.descent-pointMM {
				t.Fatalf("page %d: %q and %q overlap", a.page+1, a.text, b.text)
			}
		}
	}
}

// all returns the letters drawn, without spaces, in the order of drawing.
func (r *recorder) all() string {
	var b strings.Builder
	for _, d := range r.texts {
		b.WriteString(squeeze(d.text))
	}
	return b.String()
}

// squeeze drops the white space, which line breaks alter.
func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, string(noBreak), " ")), "")
}

// laid composes a document and draws it on a recorder.
func laid(t *testing.T, doc report.Document) ([]page, *recorder) {
	t.Helper()
	pages, err := compose(&glyphs{}, doc)
	if err != nil {
		t.Fatal(err)
	}
	return pages, record(pages)
}
