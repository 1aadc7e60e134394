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

// readingText reads decisions: PDF beside pdftotext, and plain text alone.
func readingText(_ context.Context, s *stage) error {
	sample, err := os.ReadFile("../samples/decision.txt")
	if err != nil {
		return fmt.Errorf("run in the folder bench: %w", err)
	}
	file, err := printSample(s.dir, string(sample))
	if err != nil {
		return err
	}
	fmt.Fprint(s.out, "### Reading a decision\n\n| file | theodoi | pdftotext | ratio of times |\n|---|---:|---:|---:|\n")
	if err := s.timePDF(file); err != nil {
		return err
	}
	return s.timeText(sample)
}

// timePDF reads a file with the program and with pdftotext, which only puts the letters in order.
func (s *stage) timePDF(file string) error {
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
	for range s.rounds {
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
	fmt.Fprintf(s.out, "| PDF of %d pages, pages a second | %.0f | %.0f | %.2f |\n", pages, perSecond(pages, ours), perSecond(pages, theirs), float64(ours)/float64(theirs))
	return nil
}

// timeText reads plain text of some megabytes.
func (s *stage) timeText(sample []byte) error {
	const megabytes = 8
	data := bytes.Repeat(append(sample, '\n'), megabytes<<20/(len(sample)+1))
	best := time.Hour
	for range s.rounds {
		begin := time.Now()
		if _, findings, ok := (source.Reader{}).Read(context.Background(), "sample.txt", data); !ok {
			return fmt.Errorf("text: %v", messages(findings))
		}
		best = min(best, time.Since(begin))
	}
	fmt.Fprintf(s.out, "| plain text, MB a second | %.0f | | |\n\n", float64(len(data))/1e6/best.Seconds())
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
