package source

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/plan"
)

// scanned draws pages into pictures, as a scanner does, and puts them into a PDF of their own; the folder holds the pictures.
func scanned(t *testing.T, data []byte) (scan []byte, folder string) {
	t.Helper()
	folder = t.TempDir()
	file := filepath.Join(folder, "in.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(need.Program(t, "pdftoppm"), "-r", "200", "-gray", "-png", file, filepath.Join(folder, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pictures, err := filepath.Glob(filepath.Join(folder, "page*.png"))
	if err != nil || len(pictures) == 0 {
		t.Fatal("no picture", err)
	}
	pdf := gofpdf.New("P", "pt", "A4", "")
	for _, picture := range pictures {
		pdf.AddPage()
		pdf.Image(picture, 0, 0, 595, 842, false, "", 0, "")
	}
	return output(t, pdf), folder
}

// alike is the share of the words of want that stand in got.
func alike(want, got string) float64 {
	have := map[string]int{}
	for _, w := range strings.Fields(got) {
		have[w]++
	}
	found, all := 0, strings.Fields(want)
	for _, w := range all {
		if have[w] > 0 {
			have[w]--
			found++
		}
	}
	return float64(found) / float64(len(all))
}

func TestAScanIsRecognised(t *testing.T) {
	need.Tesseract(t)
	data := drawn(t, 2, func(pdf *gofpdf.Fpdf, n int) {
		for i, line := range firstPage {
			pdf.Text(85, 80+18*float64(i), line)
		}
		for i, row := range [][]string{{"TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"}, {"1", "Xây dựng đề án phát triển", "Sở Nội vụ"}, {"2", "Rà soát quy hoạch", "Sở Xây dựng"}} {
			pdf.SetXY(85, 200+24*float64(i))
			for j, width := range []float64{30, 220, 150} {
				pdf.CellFormat(width, 24, row[j], "1", 0, "L", false, 0, "")
			}
		}
	})
	scan, _ := scanned(t, data)
	var told atomic.Int32
	r := testReader
	r.Progress = func(done, total int) {
		if total == 2 {
			told.Add(1)
		}
	}
	src, findings, ok := readAll(t, r, scan)
	if !ok || codes(findings) != string(finding.FileOCR) || findings[0].Got != "2" || told.Load() != 2 {
		t.Fatalf("%v, %v, told %d times", ok, findings, told.Load())
	}
	if share := alike(firstText, src.Text); share < 0.95 {
		t.Errorf("%.2f of the words in\n%s", share, src.Text)
	}
	if len(src.Tables) != 2 || len(src.Tables[0].Rows) != 3 || src.Tables[0].Rows[1].Cells[1].Span.Of(src.Text) != "Xây dựng đề án phát triển" {
		t.Errorf("%d tables in\n%s", len(src.Tables), src.Text)
	}
	if covered(src) < len(src.Text)-strings.Count(src.Text, "\n") {
		t.Errorf("%d of %d bytes are marked as recognised", covered(src), len(src.Text))
	}
}

func covered(src plan.Source) int {
	n := 0
	for _, s := range src.OCR {
		n += s.Len()
	}
	return n
}

func TestAScanBetweenPagesOfText(t *testing.T) {
	need.Tesseract(t)
	_, folder := scanned(t, pdfOf(t, firstPage))
	mixed := drawn(t, 2, func(pdf *gofpdf.Fpdf, n int) {
		if n == 0 {
			pdf.Text(85, 80, "Điều 3. Trang này có chữ.")
			return
		}
		pdf.Image(filepath.Join(folder, "page-1.png"), 0, 0, 595, 842, false, "", 0, "")
	})
	src, findings, ok := readAll(t, testReader, mixed)
	if !ok || codes(findings) != string(finding.FileOCR) || findings[0].Got != "1" || !strings.HasPrefix(src.Text, "Điều 3. Trang này có chữ.\n") {
		t.Fatalf("%v, %v\n%s", ok, findings, src.Text)
	}
	if at := strings.Index(src.Text, "\n") + 1; len(src.OCR) == 0 || src.OCR[0].Start != at || src.Page(at) != 2 {
		t.Errorf("recognised %v", src.OCR)
	}
}

func TestAPictureOfAPageIsRecognised(t *testing.T) {
	need.Tesseract(t)
	_, folder := scanned(t, pdfOf(t, firstPage))
	data, err := os.ReadFile(filepath.Join(folder, "page-1.png"))
	if err != nil {
		t.Fatal(err)
	}
	src, findings, ok := readAll(t, testReader, data)
	if !ok || codes(findings) != string(finding.FileOCR) || alike(firstText, src.Text) < 0.95 {
		t.Errorf("%v, %v\n%s", ok, findings, src.Text)
	}
	for _, cut := range []int{100, len(data) / 2} {
		if src, findings, ok := readAll(t, testReader, data[:cut]); ok || codes(findings) != string(finding.FileDamaged) {
			t.Errorf("cut at %d: %v, %v, %.40q", cut, ok, findings, src.Text)
		}
	}
}

func TestWithoutTesseractAScanSaysWhatToInstall(t *testing.T) {
	scan, folder := scanned(t, pdfOf(t, firstPage))
	mixed := drawn(t, 2, func(pdf *gofpdf.Fpdf, n int) {
		if n == 0 {
			pdf.Text(85, 80, "Điều 3. Trang này có chữ.")
			return
		}
		pdf.Image(filepath.Join(folder, "page-1.png"), 0, 0, 595, 842, false, "", 0, "")
	})
	t.Setenv("PATH", t.TempDir())
	for name, c := range map[string]struct {
		data []byte
		code finding.Code
		ok   bool
	}{"nothing but scans": {scan, finding.FileScan, false}, "a scan among text": {mixed, finding.PagesScan, true}} {
		_, findings, ok := readAll(t, testReader, c.data)
		if ok != c.ok || codes(findings) != string(c.code) || !strings.Contains(findings[0].Want, "Tesseract") || !strings.Contains(findings[0].Want, "Poppler") {
			t.Errorf("%s: %v, %v", name, ok, findings)
		}
	}
}

func TestRecognisingStopsWhenItIsToldTo(t *testing.T) {
	need.Tesseract(t)
	scan, _ := scanned(t, pdfOf(t, firstPage))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, findings, ok := testReader.Read(ctx, "x.pdf", scan); ok || !finding.Any(findings, finding.Block) {
		t.Errorf("%v, %v", ok, findings)
	}
}

func TestHugePicturesAreRefused(t *testing.T) {
	header := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x00\x00\x00\x00")
	data := append(bytes.Clone(header), 0x43, 0x6a, 0xd8, 0x8d)
	_, findings, ok := readAll(t, testReader, data)
	if ok || len(findings) != 1 || findings[0].Severity != finding.Block {
		t.Errorf("%v, %v", ok, findings)
	}
}
