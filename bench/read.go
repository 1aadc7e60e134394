package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"

	"theodoi/finding"
	"theodoi/parser/source"
)

// rounds is how often each work is done, one after the other, so that a busy moment hits all; the shortest time counts.
const rounds = 7

// timePDF reads a file with the program and with pdftotext, which only puts the letters in order.
func timePDF(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	peer, err := exec.LookPath("pdftotext")
	if err != nil {
		return fmt.Errorf("pdftotext of poppler is not there: %w", err)
	}
	ours, theirs := time.Hour, time.Hour
	pages := 1
	for range rounds {
		begin := time.Now()
		src, findings, ok := source.Reader{}.Read(context.Background(), filepath.Base(file), data)
		ours = min(ours, time.Since(begin))
		if !ok {
			return fmt.Errorf("%s: %v", file, messages(findings))
		}
		pages = max(1, src.Page(len(src.Text)))
		begin = time.Now()
		if out, err := exec.Command(peer, "-layout", file, os.DevNull).CombinedOutput(); err != nil {
			return fmt.Errorf("pdftotext: %w: %s", err, out)
		}
		theirs = min(theirs, time.Since(begin))
	}
	name := fmt.Sprintf("PDF, pages a second (%s, %d pages)", filepath.Base(file), pages)
	fmt.Printf("%-44s %12.0f %12.0f %8.2f\n", name, perSecond(pages, ours), perSecond(pages, theirs), float64(ours)/float64(theirs))
	return nil
}

// timeText reads plain text of some megabytes.
func timeText(sample []byte) error {
	const megabytes = 8
	data := bytes.Repeat(append(sample, '\n'), megabytes<<20/(len(sample)+1))
	best := time.Hour
	for range rounds {
		begin := time.Now()
		if _, findings, ok := (source.Reader{}).Read(context.Background(), "sample.txt", data); !ok {
			return fmt.Errorf("text: %v", messages(findings))
		}
		best = min(best, time.Since(begin))
	}
	fmt.Printf("%-44s %12.0f\n", "plain text, MB a second", float64(len(data))/1e6/best.Seconds())
	return nil
}

func messages(findings []finding.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Message())
	}
	return strings.Join(out, " ")
}

func perSecond(n int, d time.Duration) float64 { return float64(n) / d.Seconds() }

// printSample prints a text as an office would and returns the file.
func printSample(folder, text string) (string, error) {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	pdf.SetMargins(30, 20, 18)
	pdf.SetAutoPageBreak(true, 20)
	pdf.AddPage()
	pdf.SetFont("serif", "", 14)
	for _, line := range strings.Split(text, "\n") {
		pdf.MultiCell(0, 6.5, "          "+line, "", "J", false)
	}
	file := filepath.Join(folder, "sample.pdf")
	return file, pdf.OutputFileAndClose(file)
}
