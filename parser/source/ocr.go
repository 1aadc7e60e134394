package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // sizes of scans
	_ "image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/parser/source/pdftext"
)

// Limits of recognising scans.
const (
	ocrPageLimit = 60 * time.Second
	ocrDPI       = 300
	ocrPixels    = 40_000_000 // a page is drawn smaller than 300 dpi to stay below: A4 has 9 million
	imagePixels  = 40_000_000
)

// tools are the programs that read scans, found on the machine.
type tools struct {
	tesseract, pdftoppm string
	missing             []string // what is not there, in words
}

// findTools looks for the programs; drawing says that pages of PDF have to be drawn.
func findTools(ctx context.Context, drawing bool) tools {
	var t tools
	t.tesseract = findProgram("tesseract", `Tesseract-OCR\tesseract.exe`)
	switch {
	case t.tesseract == "":
		t.missing = append(t.missing, words.NeedTesseract, words.NeedVie)
	case !readsVietnamese(ctx, t.tesseract):
		t.missing = append(t.missing, words.NeedVie)
	}
	if !drawing {
		return t
	}
	if t.pdftoppm = findProgram("pdftoppm", `poppler\Library\bin\pdftoppm.exe`); t.pdftoppm == "" {
		t.missing = append(t.missing, words.NeedPoppler)
	}
	return t
}

// findProgram looks in the path and, on Windows, where installers put programs without telling the path.
func findProgram(name, windows string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("LocalAppData")} {
		if folder == "" || runtime.GOOS != "windows" {
			continue
		}
		path := filepath.Join(folder, filepath.FromSlash(strings.ReplaceAll(windows, `\`, "/")))
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

func readsVietnamese(ctx context.Context, tesseract string) bool {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, tesseract, "--list-langs").CombinedOutput()
	if err != nil {
		return false
	}
	for _, line := range strings.Fields(string(out)) {
		if line == "vie" {
			return true
		}
	}
	return false
}

// recognise reads scanned pages with Tesseract and puts them in the place of what was read of them. Its findings say how many pages hold
// recognised text, those included that whoever scanned them had recognised.
func (f *pdfFile) recognise(ctx context.Context, scans []int) []finding.Finding {
	count := f.markHidden(scans)
	var found []finding.Finding
	if len(scans) > 0 {
		done, more := f.recogniseScans(ctx, scans)
		count += done
		found = more
	}
	if count > 0 {
		found = append(found, finding.New(finding.FileOCR, finding.Place{}, strconv.Itoa(count), ""))
	}
	return found
}

// markHidden notes the pages whose text somebody else recognised: invisible letters over a picture.
func (f *pdfFile) markHidden(scans []int) int {
	scanned := map[int]bool{}
	for _, n := range scans {
		scanned[n] = true
	}
	count := 0
	for n, p := range f.pages {
		if p.Hidden && p.Picture >= scanShare && !scanned[n] {
			p.OCR = true
			f.pages[n] = p
			count++
		}
	}
	return count
}

func (f *pdfFile) recogniseScans(ctx context.Context, scans []int) (int, []finding.Finding) {
	t := findTools(ctx, true)
	if len(t.missing) > 0 {
		return 0, []finding.Finding{f.unreadScans(scans, words.And(t.missing))}
	}
	dir, err := os.MkdirTemp("", "theodoi-scan-")
	if err != nil {
		return 0, []finding.Finding{finding.New(finding.PagesUnread, finding.Place{}, words.PageRanges(scans), words.PagesOCR)}
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "scan.pdf")
	if err := os.WriteFile(file, f.data, 0o600); err != nil {
		return 0, []finding.Finding{finding.New(finding.PagesUnread, finding.Place{}, words.PageRanges(scans), words.PagesOCR)}
	}
	pages := f.reader.inParallel(len(scans), func(i int) (pdftext.Page, error) {
		return t.recognisePage(ctx, dir, file, f.pages[scans[i]])
	})
	var failed []int
	for i, n := range scans {
		if pages[i] == nil {
			failed = append(failed, n)
			continue
		}
		f.pages[n] = *pages[i]
	}
	if len(failed) == 0 {
		return len(scans), nil
	}
	return len(scans) - len(failed), []finding.Finding{finding.New(finding.PagesUnread, finding.Place{}, words.PageRanges(failed), words.PagesOCR)}
}

// unreadScans says that scans wait for a program; a file of nothing else cannot be read.
func (f *pdfFile) unreadScans(scans []int, missing string) finding.Finding {
	for n, p := range f.pages {
		if len(p.Words) > 0 && !contains(scans, n) {
			return finding.New(finding.PagesScan, finding.Place{}, words.PageRanges(scans), missing)
		}
	}
	return finding.New(finding.FileScan, finding.Place{}, strconv.Itoa(len(scans)), missing)
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

// inParallel recognises n pages, as many at a time as the machine has cores, and tells Progress of each. What fails stays nil.
func (r Reader) inParallel(n int, one func(i int) (pdftext.Page, error)) []*pdftext.Page {
	out := make([]*pdftext.Page, n)
	next := make(chan int)
	var wait sync.WaitGroup
	var lock sync.Mutex
	done := 0
	for range min(n, runtime.NumCPU()) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				page, err := one(i)
				lock.Lock()
				if err == nil {
					out[i] = &page
				}
				done++
				if r.Progress != nil {
					r.Progress(done, n)
				}
				lock.Unlock()
			}
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	return out
}

// recognisePage draws a page and recognises its words.
func (t tools) recognisePage(ctx context.Context, dir, file string, p pdftext.Page) (pdftext.Page, error) {
	ctx, cancel := context.WithTimeout(ctx, ocrPageLimit)
	defer cancel()
	dpi := ocrDPI
	if pixels := p.Width * p.Height * ocrDPI * ocrDPI / (72 * 72); pixels > ocrPixels {
		dpi = max(20, int(ocrDPI*math.Sqrt(ocrPixels/pixels)))
	}
	base := filepath.Join(dir, fmt.Sprintf("page-%d", p.Number))
	n := strconv.Itoa(p.Number)
	drawing := exec.CommandContext(ctx, t.pdftoppm, "-r", strconv.Itoa(dpi), "-gray", "-cropbox", "-f", n, "-l", n, "-singlefile", file, base)
	drawing.WaitDelay = time.Second
	if err := drawing.Run(); err != nil {
		return pdftext.Page{}, err
	}
	scale := 72 / float64(dpi)
	scan, err := openScan(base+".pgm", scale)
	if err != nil {
		return pdftext.Page{}, err
	}
	return t.words(ctx, base, scan, p, scale)
}

// openScan reads the picture of a page and removes its file.
func openScan(path string, scale float64) (*pdftext.Scan, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer os.Remove(path)
	defer file.Close()
	return pdftext.ReadScan(file, scale)
}

// words recognises the words of a scan, its tables by themselves; scale is points a pixel. base begins the names of files that come and go.
func (t tools) words(ctx context.Context, base string, scan *pdftext.Scan, p pdftext.Page, scale float64) (pdftext.Page, error) {
	page := pdftext.Page{Number: p.Number, Width: p.Width, Height: p.Height, Rules: scan.Rules(), Picture: 1, OCR: true}
	for _, strip := range scan.Strips(page.Rules) {
		list, err := t.stripWords(ctx, base+"-strip.pgm", strip, scale)
		if err != nil {
			return pdftext.Page{}, err
		}
		page.Words = append(page.Words, list...)
	}
	page.Words = pdftext.Level(page.Words)
	return page, nil
}

// Ways in which Tesseract looks at a picture: for the parts of a page, or taking it for one block of lines. The first takes the marks of a line for a
// line of their own now and then; the second does not, and reads stamps worse.
const (
	wholePage = "3"
	oneBlock  = "6"
)

// stripWords recognises the words of a strip, a second time where lines were torn.
func (t tools) stripWords(ctx context.Context, path string, strip pdftext.Strip, scale float64) ([]pdftext.Word, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer os.Remove(path)
	_, err = strip.WriteTo(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	look := wholePage
	if strip.Block {
		look = oneBlock
	}
	best, err := t.look(ctx, path, look, strip, scale)
	if err != nil || best.Torn == 0 || look == oneBlock {
		return best.Words, err
	}
	if again, err := t.look(ctx, path, oneBlock, strip, scale); err == nil && again.Better(best) {
		best = again
	}
	return best.Words, nil
}

// look recognises the words of a picture in one of Tesseract's ways.
func (t tools) look(ctx context.Context, path, way string, strip pdftext.Strip, scale float64) (pdftext.Recognised, error) {
	cmd := exec.CommandContext(ctx, t.tesseract, path, "stdout", "-l", "vie", "--dpi", strconv.Itoa(int(72/scale)), "--psm", way, "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // the pages run side by side
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		return pdftext.Recognised{}, err
	}
	return pdftext.ReadTSV(out, strip, scale), nil
}

// isScan tells a picture that can be read.
func isScan(data []byte) bool {
	_, _, err := image.DecodeConfig(bytes.NewReader(data))
	return err == nil
}

// readImage reads a page that was scanned or photographed into a picture of its own.
func readImage(ctx context.Context, r Reader, _ string, data []byte, b *builder) ([]finding.Finding, bool) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width < 1 || size.Height < 1 {
		return []finding.Finding{damagedPicture()}, false
	}
	if size.Width > imagePixels/size.Height {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, words.Pixels(size.Width, size.Height), words.Megapixels(imagePixels/1_000_000))}, false
	}
	t := findTools(ctx, false)
	if len(t.missing) > 0 {
		return []finding.Finding{finding.New(finding.FileScan, finding.Place{}, "1", words.And(t.missing))}, false
	}
	scale := 595 / float64(min(size.Width, size.Height)) // taken for A4, whichever way it lies
	scan, err := decodeScan(data, scale)
	if err != nil {
		return []finding.Finding{damagedPicture()}, false
	}
	page, err := r.recogniseImage(ctx, t, scan, pdftext.Page{Number: 1, Width: float64(size.Width) * scale, Height: float64(size.Height) * scale}, scale)
	if err != nil {
		return []finding.Finding{finding.New(finding.PagesUnread, finding.Place{}, "1", words.PagesOCR), damagedPicture()}, false
	}
	buildPages(b, []pdftext.Page{page})
	return []finding.Finding{finding.New(finding.FileOCR, finding.Place{}, "1", "")}, true
}

func damagedPicture() finding.Finding {
	return finding.New(finding.FileDamaged, finding.Place{}, words.FilePicture, "")
}

// decodeScan reads a picture as shades of grey.
func decodeScan(data []byte, scale float64) (*pdftext.Scan, error) {
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	box := picture.Bounds()
	grey := image.NewGray(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.Draw(grey, grey.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(grey, grey.Bounds(), picture, box.Min, draw.Over)
	return pdftext.NewScan(grey.Pix, box.Dx(), box.Dy(), scale)
}

func (r Reader) recogniseImage(ctx context.Context, t tools, scan *pdftext.Scan, p pdftext.Page, scale float64) (pdftext.Page, error) {
	dir, err := os.MkdirTemp("", "theodoi-scan-")
	if err != nil {
		return pdftext.Page{}, err
	}
	defer os.RemoveAll(dir)
	ctx, cancel := context.WithTimeout(ctx, ocrPageLimit)
	defer cancel()
	page, err := t.words(ctx, filepath.Join(dir, "page"), scan, p, scale)
	if r.Progress != nil {
		r.Progress(1, 1)
	}
	return page, err
}
