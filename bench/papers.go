package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/render/pdf"
	"theodoi/render/word"
	"theodoi/report"
)

const (
	paperRounds = 20 // papers a run
	tenPages    = 2  // size of the paper that comes to about ten pages
)

// paper makes a report of a size: paragraphs, a chart and two tables in the body, and tables in appendices, so that size 2 comes to about ten
// pages with six tables.
func paper(size int) report.Document {
	doc := report.Document{
		Head: report.Head{Parent: "UBND TỈNH MẪU", Issuer: "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", Number: "05/BC-SKHĐT", Place: "Mẫu", Date: "2024-04-05",
			Kind: "BÁO CÁO", Subject: "Kết quả thực hiện các chỉ tiêu, nhiệm vụ quý I năm 2024"},
		Sign:  report.Signature{Authority: []string{"GIÁM ĐỐC"}, Recipients: []string{"UBND tỉnh (báo cáo)", "Lưu: VT, TH"}},
		Title: "Báo cáo", Author: "Sở Kế hoạch và Đầu tư", Created: "2024-04-05",
	}
	for i := range 8 * size {
		doc.Body = append(doc.Body, report.Heading{Level: 2, Number: strconv.Itoa(i + 1), Text: fmt.Sprintf("Tình hình thực hiện lĩnh vực thứ %d", i+1)}, report.Paragraph{Text: sentence(i)})
	}
	chart := report.Chart{Caption: "Tiến độ theo cơ quan", Unit: "nhiệm vụ", Series: []report.Series{{Name: "Hoàn thành", Tone: report.Good}, {Name: "Đang làm"}, {Name: "Quá hạn", Tone: report.Poor}}}
	for i := range 12 {
		chart.Bars = append(chart.Bars, report.Bar{Label: fmt.Sprintf("Cơ quan thứ %d của tỉnh", i+1), Values: []int{3 + i%4, 5, i % 3}})
	}
	doc.Body = append(doc.Body, chart, figures(6, 3), figures(6, 4))
	for i := range 2 * size {
		name := fmt.Sprintf("BẢNG SỐ %d", i+1)
		doc.Appendix = append(doc.Appendix, report.Appendix{Number: strconv.Itoa(i + 1), Name: name, Attach: "(Kèm theo Báo cáo số 05/BC-SKHĐT)", Body: []report.Node{figures(20, 8)}})
	}
	return doc
}

func sentence(i int) string {
	return strings.TrimSpace(strings.Repeat(fmt.Sprintf("Đến ngày 14/3/2024 các cơ quan đã hoàn thành %d nhiệm vụ, đang thực hiện %d nhiệm vụ; giá trị thực hiện ước đạt 12.345,%d tỷ đồng, bằng 103,2%% so với cùng kỳ năm trước. ", 10+i, 20+i, i), 3))
}

func figures(rows, columns int) report.Table {
	t := report.Table{Caption: "Số liệu theo cơ quan", Columns: []report.Column{{Title: "TT", Width: 1, Align: report.Center}, {Title: "Nội dung", Width: 6}}}
	for c := range columns {
		t.Columns = append(t.Columns, report.Column{Title: fmt.Sprintf("Cột %d", c+1), Width: 2, Align: report.Right})
	}
	for r := range rows {
		row := report.TableRow{Cells: []report.Cell{{Text: strconv.Itoa(r + 1)}, {Text: fmt.Sprintf("Nội dung thứ %d cần theo dõi, đôn đốc và báo cáo kết quả thực hiện trong kỳ", r+1)}}}
		for c := range columns {
			row.Cells = append(row.Cells, report.Cell{Text: fmt.Sprintf("%d.%03d,%d", r+1, 100+c, c)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// The paper as the peers read it.
type peerPaper struct {
	Fonts    string         `json:"fonts"` // folder
	Body     []peerBlock    `json:"body"`
	Appendix []peerAppendix `json:"appendix"`
}

type peerAppendix struct {
	Name string      `json:"name"`
	Body []peerBlock `json:"body"`
}

type peerBlock struct {
	Kind    string       `json:"kind"`
	Text    string       `json:"text,omitempty"`
	Columns []peerColumn `json:"columns,omitempty"`
	Rows    [][]string   `json:"rows,omitempty"`
	Bars    []peerBar    `json:"bars,omitempty"`
}

type peerBar struct {
	Label  string `json:"label"`
	Values []int  `json:"values"`
}

func peerBlocks(nodes []report.Node) []peerBlock {
	var out []peerBlock
	for _, n := range nodes {
		switch n := n.(type) {
		case report.Heading:
			out = append(out, peerBlock{Kind: "heading", Text: n.Number + ". " + n.Text})
		case report.Paragraph:
			out = append(out, peerBlock{Kind: "paragraph", Text: n.Text})
		case report.Table:
			b := peerBlock{Kind: "table"}
			for _, c := range n.Columns {
				b.Columns = append(b.Columns, peerColumn{Title: c.Title, Width: c.Width})
			}
			for _, r := range n.Rows {
				var row []string
				for _, c := range r.Cells {
					row = append(row, c.Text)
				}
				b.Rows = append(b.Rows, row)
			}
			out = append(out, b)
		case report.Chart:
			b := peerBlock{Kind: "chart"}
			for _, bar := range n.Bars {
				b.Bars = append(b.Bars, peerBar{bar.Label, bar.Values})
			}
			out = append(out, b)
		}
	}
	return out
}

// printPapers prints the paper whose size stands in the file, as a batch, which is how letters to many agencies are printed. A worker makes the
// paper itself, for blocks have no JSON.
func printPapers(sizeFile, dir string, n int) error {
	size, err := loadJSON[int](sizeFile)
	if err != nil {
		return err
	}
	docs := make([]report.Document, n)
	for i := range docs {
		docs[i] = paper(size)
	}
	return pdf.WriteAll(docs, func(i int, file []byte, _ []finding.Finding) error {
		return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.pdf", i)), file, 0o644)
	})
}

func printTo(path string, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func reporting(ctx context.Context, s *stage) error {
	doc := paper(tenPages)
	ours, theirs := s.dir+"/ours.json", s.dir+"/peers.json"
	if err := saveJSON(ours, tenPages); err != nil {
		return err
	}
	if err := saveFonts(s.dir); err != nil {
		return err
	}
	peer := peerPaper{Fonts: s.dir, Body: peerBlocks(doc.Body)}
	for _, a := range doc.Appendix {
		peer.Appendix = append(peer.Appendix, peerAppendix{a.Name, peerBlocks(a.Body)})
	}
	if err := saveJSON(theirs, peer); err != nil {
		return err
	}
	out := func(name string) string { return s.dir + "/" + name }
	n := strconv.Itoa(paperRounds)
	var l lineup
	add := func(name, dir string, c command, missing string) {
		l.add(contender{name: name, command: c, before: folder(dir), check: printed(dir), n: paperRounds}, missing)
	}
	add("**theodoi**", out("ours"), command{path: s.self, args: []string{workVerb, "report", ours, out("ours"), n}}, "")
	c, missing := python("report_reportlab.py", []string{"reportlab"}, theirs, out("reportlab"), n)
	add("reportlab", out("reportlab"), c, missing)
	c, missing = node("report_pdfmake.mjs", "pdfmake", theirs, out("pdfmake"), n)
	add("pdfmake", out("pdfmake"), c, missing)
	c, missing, err := s.libreOffice(doc, out("libreoffice"))
	if err != nil {
		return err
	}
	add("LibreOffice, from the Word file", out("libreoffice"), c, missing)
	results, err := s.compare(ctx, s.rounds, l.all)
	if err != nil {
		return err
	}
	s.table("Printing a report of about ten pages (six tables, a chart, three faces)", "one report", results, l.missing)
	return s.pages(ctx)
}

// saveFonts writes the faces into a folder for the peers: everybody prints with the same letters.
func saveFonts(dir string) error {
	for name, data := range map[string][]byte{"Regular": liberationserifregular.TTF, "Bold": liberationserifbold.TTF, "Italic": liberationserifitalic.TTF} {
		if err := os.WriteFile(filepath.Join(dir, name+".ttf"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// printed checks that every paper is there, has about as many pages and holds a sentence of the body and a figure of the last table.
func printed(dir string) func(string) error {
	return func(string) error {
		paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
		if err != nil || len(paths) != paperRounds {
			return fmt.Errorf("%d papers of %d (%v)", len(paths), paperRounds, err)
		}
		tool, err := exec.LookPath("pdftotext")
		if err != nil {
			return nil // without poppler the papers are only counted
		}
		text, err := exec.Command(tool, paths[0], "-").Output()
		if err != nil {
			return err
		}
		flat := viet.Spaces(viet.NFC(string(text)))
		if pages := strings.Count(string(text), "\f"); pages < 7 || pages > 16 {
			return fmt.Errorf("%d pages", pages)
		}
		for _, want := range []string{"ước đạt 12.345,0 tỷ đồng", "20.107,7"} {
			if !strings.Contains(flat, want) {
				return fmt.Errorf("%s lacks %q", paths[0], want)
			}
		}
		return nil
	}
}

// libreOffice writes the Word files that LibreOffice turns into PDF in one batch.
func (s *stage) libreOffice(doc report.Document, dir string) (command, string, error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return command{}, "LibreOffice", nil
	}
	in := s.dir + "/word"
	if err := folder(in)(); err != nil {
		return command{}, "", err
	}
	args := []string{"-env:UserInstallation=file://" + s.dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i := range paperRounds {
		path := filepath.Join(in, fmt.Sprintf("%d.docx", i))
		if err := printTo(path, func(w io.Writer) error { return word.Write(w, doc) }); err != nil {
			return command{}, "", err
		}
		args = append(args, path)
	}
	return command{path: soffice, args: args}, "", nil
}

// pages shows what a page costs as papers grow: one paper a process, with the start of the program on its account.
func (s *stage) pages(ctx context.Context) error {
	fmt.Fprint(s.out, "### Cost of a page as reports grow\n\n| pages | CPU a page, ms | memory at most, MiB |\n|---:|---:|---:|\n")
	for _, size := range []int{1, 2, 10, 50, 100} {
		path := fmt.Sprintf("%s/size-%d.json", s.dir, size)
		if err := saveJSON(path, size); err != nil {
			return err
		}
		dir := s.dir + "/pages"
		c := contender{name: "theodoi", command: command{path: s.self, args: []string{workVerb, "report", path, dir, "1"}}, before: folder(dir), n: 1}
		results, err := s.compare(ctx, s.rounds, []contender{c})
		if err != nil {
			return err
		}
		pages, err := pageCount(filepath.Join(dir, "0.pdf"))
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "| %d | %.2f | %d |\n", pages, float64(results[0].cpu.Microseconds())/1000/float64(pages), results[0].memory>>20)
	}
	fmt.Fprintln(s.out)
	return nil
}

// pageCount counts the page objects of a PDF that the program wrote.
func pageCount(path string) (int, error) {
	data, err := os.ReadFile(path)
	return bytes.Count(data, []byte("/Type /Page\n")), err
}
