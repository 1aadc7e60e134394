package pdftext

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// chrome reads pages with PDFium, the engine of the Chrome browser, compiled to WebAssembly: no C compiler, and nothing it does reaches
// out of its own memory.
type chrome struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
	doc      references.FPDF_DOCUMENT
	pages    int
}

// wasmPages is what PDFium may use, in pages of 64 KiB: 256 MiB.
const wasmPages = 4096

// OpenPDFium opens a file with the thorough engine. Making it ready costs seconds; the folder cache keeps what was made. An empty cache, or
// one that cannot be written, keeps nothing.
func OpenPDFium(data []byte, cache string) (e Engine, err error) {
	defer contain(&err)
	c := &chrome{}
	if err := c.start(cache); err != nil {
		return nil, err
	}
	doc, err := c.instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		c.Close()
		if errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity) {
			return nil, ErrEncrypted
		}
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	c.doc = doc.Document
	count, err := c.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: c.doc})
	if err != nil || count.PageCount < 1 {
		c.Close()
		return nil, ErrDamaged
	}
	c.pages = count.PageCount
	return c, nil
}

func (c *chrome) start(cache string) error {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(wasmPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if kept := openCache(cache); kept != nil {
		config = config.WithCompilationCache(kept)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: context.Background(), MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return fmt.Errorf("pdftext: start PDFium: %w", err)
	}
	c.pool = pool
	if c.instance, err = pool.GetInstance(time.Minute); err != nil {
		c.Close()
		return fmt.Errorf("pdftext: start PDFium: %w", err)
	}
	return nil
}

// openCache opens the folder of compiled code; nil if it cannot be used.
func openCache(folder string) wazero.CompilationCache {
	if folder == "" {
		return nil
	}
	folder = filepath.Join(folder, "pdfium")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return cache
}

func (c *chrome) Pages() int { return c.pages }

func (c *chrome) Close() {
	if c.instance != nil {
		c.instance.Close()
	}
	if c.pool != nil {
		c.pool.Close()
	}
}

// Page reads a page with what lies on it: fields and stamps are first drawn into it.
func (c *chrome) Page(n int) (p Page, err error) {
	defer contain(&err)
	loaded, err := c.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: c.doc, Index: n - 1})
	if err != nil {
		return Page{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	page := requests.Page{ByReference: &loaded.Page}
	if drawn, err := c.instance.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: page, Usage: requests.FPDFPage_FlattenUsagePrint}); err == nil &&
		drawn.Result == responses.FPDFPage_FlattenResultSuccess {
		c.unload(loaded.Page)
		if loaded, err = c.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: c.doc, Index: n - 1}); err != nil {
			return Page{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		page = requests.Page{ByReference: &loaded.Page}
	}
	defer c.unload(loaded.Page)
	s, err := c.sheet(page)
	if err != nil {
		return Page{}, err
	}
	if err := s.objects(); err != nil {
		return Page{}, err
	}
	if err := s.letters(); err != nil {
		return Page{}, err
	}
	p = Page{Number: n, Width: round(s.width), Height: round(s.height), Words: s.speller.finish(s.width, s.height), Rules: s.strokes.rules,
		Picture: round(s.picture), Hidden: s.hidden > 0 && s.hidden >= s.shown, Doubts: s.doubts, Ink: true}
	if len(p.Words) > maxPageWords {
		return Page{}, fmt.Errorf("%w: page %d draws too much", ErrDamaged, n)
	}
	return p, nil
}

func (c *chrome) unload(page references.FPDF_PAGE) {
	_, _ = c.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page})
}

// sheet is one page that is being read.
type sheet struct {
	*chrome
	page          requests.Page
	view          matrix
	width, height float64
	speller       speller
	strokes       strokes
	picture       float64
	doubts, seen  int
	hidden, shown int
}

func (c *chrome) sheet(page requests.Page) (*sheet, error) {
	box, err := c.instance.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	turn, err := c.instance.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	s := &sheet{chrome: c, page: page}
	r := box.Rect
	x0, y0, x1, y1 := float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)
	s.view, s.width, s.height = view(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), int(turn.PageRotation))
	s.strokes.limit, s.speller.gap = maxPageRules, inkGap
	return s, nil
}

// letters reads the letters of the page in the order of their drawing.
func (s *sheet) letters() error {
	text, err := s.instance.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: s.page, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	loaded, err := s.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.page})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer func() {
		_, _ = s.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	}()
	var base baseline
	for i, c := range text.Chars {
		if isGuessed(c) {
			s.speller.end()
			base.known = false
			continue
		}
		if !base.holds(c) {
			origin, err := s.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: loaded.TextPage, Index: i})
			if err != nil {
				s.doubts++
				continue
			}
			base = baseline{known: true, x: origin.X, y: origin.Y, size: c.FontInformation.Size, angle: c.Angle}
		}
		s.letter(c, base)
	}
	return nil
}

// isGuessed tells spaces and line ends that PDFium adds between letters that do not follow one another: whether a word ends there is seen by the
// places.
func isGuessed(c *responses.GetPageTextStructuredChar) bool {
	return c.Text == "" || c.Text == "\r" || c.Text == "\n" || c.FontInformation == nil || c.Text == " " && c.PointPosition.Right == c.PointPosition.Left
}

// baseline is where the letters of a run stand; asking for each letter's would double the time.
type baseline struct {
	known bool
	x, y  float64
	size  float64
	angle float64
}

func (b baseline) holds(c *responses.GetPageTextStructuredChar) bool {
	return b.known && b.size == c.FontInformation.Size && b.angle == c.Angle && b.y >= c.PointPosition.Bottom-b.size && b.y <= c.PointPosition.Top+b.size &&
		c.PointPosition.Left >= b.x-1
}

func (s *sheet) letter(c *responses.GetPageTextStructuredChar, base baseline) {
	if strings.ContainsRune(c.Text, '\ufffd') {
		s.doubts++
	}
	m := s.view
	sin, cos := math.Sincos(-quarter(c.Angle)) // PDFium counts clockwise
	turn, ok := turnOf(matrix{cos, sin, -sin, cos, 0, 0}.then(matrix{m[0], m[1], m[2], m[3], 0, 0}))
	if !ok {
		return
	}
	p := c.PointPosition
	x0, y0 := m.at(p.Left, p.Bottom)
	x1, y1 := m.at(p.Right, p.Top)
	bx, by := m.at(base.x, base.y)
	x0, y0 = turned(turn, x0, y0)
	x1, y1 = turned(turn, x1, y1)
	_, by = turned(turn, bx, by)
	size := c.FontInformation.RenderedSize
	if size <= 0 {
		size = c.FontInformation.Size
	}
	if size <= 0 {
		size = max(y0, y1) - min(y0, y1)
	}
	bold := c.FontInformation.Weight >= 600 || strings.Contains(c.FontInformation.Name, "Bold")
	s.speller.add(glyph{text: ligature.Replace(c.Text), x0: min(x0, x1), x1: max(x0, x1), y: by, size: size, turn: turn, bold: bold})
}

// quarter takes an angle for a quarter turn where it is near one: PDFium counts the slant of letters that were made italic as an angle.
func quarter(angle float64) float64 {
	const slant = 0.35
	if near := math.Round(angle/(math.Pi/2)) * (math.Pi / 2); math.Abs(angle-near) <= slant {
		return near
	}
	return angle
}

// objects reads strokes and pictures.
func (s *sheet) objects() error {
	count, err := s.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.page})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for i := 0; i < count.Count; i++ {
		object, err := s.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.page, Index: i})
		if err != nil {
			continue
		}
		s.object(object.PageObject, s.view, 0)
	}
	return nil
}

func (s *sheet) object(object references.FPDF_PAGEOBJECT, m matrix, depth int) {
	if s.seen++; s.seen > maxPageRules*5 {
		return
	}
	kind, err := s.instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		s.path(object, m)
	case enums.FPDF_PAGEOBJ_IMAGE:
		s.image(object, m)
	case enums.FPDF_PAGEOBJ_TEXT:
		s.mode(object)
	case enums.FPDF_PAGEOBJ_FORM:
		s.form(object, m, depth)
	}
}

func (s *sheet) mode(object references.FPDF_PAGEOBJECT) {
	mode, err := s.instance.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object})
	if err == nil && (mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP) {
		s.hidden++
		return
	}
	s.shown++
}

func (s *sheet) matrixOf(object references.FPDF_PAGEOBJECT) matrix {
	got, err := s.instance.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return unit
	}
	f := got.Matrix
	return matrix{float64(f.A), float64(f.B), float64(f.C), float64(f.D), float64(f.E), float64(f.F)}
}

func (s *sheet) image(object references.FPDF_PAGEOBJECT, m matrix) {
	m = s.matrixOf(object).then(m)
	x0, y0 := m.at(0, 0)
	x1, y1 := m.at(1, 1)
	w := min(max(x0, x1), s.width) - max(min(x0, x1), 0)
	h := min(max(y0, y1), s.height) - max(min(y0, y1), 0)
	if w > 0 && h > 0 && s.width > 0 && s.height > 0 {
		s.picture = max(s.picture, w*h/(s.width*s.height))
	}
}

func (s *sheet) form(object references.FPDF_PAGEOBJECT, m matrix, depth int) {
	if depth >= maxFormDepth {
		return
	}
	count, err := s.instance.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
	if err != nil {
		return
	}
	m = s.matrixOf(object).then(m)
	for i := 0; i < count.Count; i++ {
		inner, err := s.instance.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)})
		if err == nil {
			s.object(inner.PageObject, m, depth+1)
		}
	}
}

// path replays the steps of a path, so that both engines find strokes by the same rules.
func (s *sheet) path(object references.FPDF_PAGEOBJECT, m matrix) {
	mode, err := s.instance.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil || !mode.Stroke && mode.FillMode == enums.FPDF_FILLMODE_NONE {
		return
	}
	count, err := s.instance.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: object})
	if err != nil || count.Count > 2000 {
		return
	}
	m = s.matrixOf(object).then(m)
	for i := 0; i < count.Count; i++ {
		if !s.segment(object, i, m) {
			break
		}
	}
	if mode.Stroke {
		s.strokes.stroke()
		return
	}
	s.strokes.fill()
}

func (s *sheet) segment(object references.FPDF_PAGEOBJECT, i int, m matrix) bool {
	got, err := s.instance.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: object, Index: i})
	if err != nil {
		return false
	}
	kind, err := s.instance.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: got.PathSegment})
	if err != nil {
		return false
	}
	point, err := s.instance.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: got.PathSegment})
	if err != nil {
		return false
	}
	x, y := m.at(float64(point.X), float64(point.Y))
	switch kind.Type {
	case enums.FPDF_SEGMENT_MOVETO:
		s.strokes.moveTo(x, y)
	case enums.FPDF_SEGMENT_LINETO:
		s.strokes.lineTo(x, y)
	default:
		s.strokes.x, s.strokes.y = x, y
	}
	if closed, err := s.instance.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: got.PathSegment}); err == nil && closed.IsClose {
		s.strokes.lineTo(s.strokes.sx, s.strokes.sy)
	}
	return true
}
