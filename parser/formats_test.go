package parser_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"
	"golang.org/x/text/unicode/norm"

	"theodoi/internal/viet"
	"theodoi/parser/source"
	"theodoi/plan"
)

// meaning writes what a plan orders, without the lines it stands on. Letters are folded: TCVN3 has no capitals with tones.
func meaning(p plan.Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\n", p.Decision.Number, p.Decision.Issued, viet.Fold(p.Decision.Title))
	for _, s := range p.Sections {
		fmt.Fprintf(&b, "%s %s\n", s.Ref, viet.Fold(s.Title))
	}
	for _, t := range p.Targets {
		fmt.Fprintf(&b, "%s %s %s-%s\n", t.Ref, viet.Fold(t.Text), t.Horizon.From, t.Horizon.To)
		for _, m := range t.Measures {
			fmt.Fprintf(&b, "  %s %s %s %s %s..%s %s %s\n", m.Ref, m.Op, m.Direction, viet.Fold(m.Scope), m.Low, m.High, viet.Fold(m.Unit), viet.Fold(m.Word))
		}
	}
	for _, t := range p.Tasks {
		fmt.Fprintf(&b, "%s %s %s %s\n", t.Ref, t.Kind, t.Force, viet.Fold(t.Text))
		for _, a := range append(append(append([]plan.Assignee(nil), t.Direct...), t.Lead...), t.Support...) {
			fmt.Fprintf(&b, "  %s %s (%s)\n", a.Code, viet.Fold(a.Name), viet.Fold(a.Scope))
		}
		fmt.Fprintf(&b, "  %s %s..%s %s%s\n", t.Due.Kind, string(t.Due.From), string(t.Due.To), t.Due.Every, t.Due.On)
	}
	return b.String()
}

// TestTheSameDecisionInEveryFormGivesTheSamePlan writes the sample in every form that an office receives.
func TestTheSameDecisionInEveryFormGivesTheSamePlan(t *testing.T) {
	text, err := os.ReadFile(sampleDecision)
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	parse := func(name string, data []byte) string {
		src, findings, ok := source.Read(name, data)
		if !ok {
			t.Errorf("%s: %v", name, findings)
			return ""
		}
		p, _ := newParser(t).Parse(src)
		return meaning(p)
	}
	want := parse("mẫu.txt", text)
	if strings.Count(want, "\n") < 100 {
		t.Fatalf("hardly anything read:\n%s", want)
	}
	tcvn3, _ := viet.TCVN3.Encode(string(text))
	vni, _ := viet.VNI.Encode(string(text))
	windows, _ := viet.Windows1258.Encode(string(text))
	for name, data := range map[string][]byte{
		"NFD":                 []byte(norm.NFD.String(string(text))),
		"TCVN3":               tcvn3,
		"VNI":                 vni,
		"Windows-1258":        windows,
		"hard-wrapped":        []byte(wrapped(paragraphs)),
		"a web page":          webPage(paragraphs),
		"Word":                wordFile(t, paragraphs),
		"PDF":                 pdfFile(t, paragraphs),
		"Windows line ends":   []byte(strings.ReplaceAll(string(text), "\n", "\r\n")),
		"empty lines between": []byte(strings.Join(paragraphs, "\n\n")),
	} {
		t.Run(name, func(t *testing.T) {
			if got := parse(name, data); got != want {
				t.Errorf("another plan; first difference:\n%s", firstDifference(got, want))
			}
		})
	}
}

// wrapped breaks paragraphs into lines of about 72 letters with an empty line behind each.
func wrapped(paragraphs []string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		n := 0
		for i, w := range strings.Fields(p) {
			if i > 0 && n+len([]rune(w)) > 72 {
				b.WriteByte('\n')
				n = 0
			} else if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
			n += len([]rune(w)) + 1
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func webPage(paragraphs []string) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Văn bản</title><style>p{margin:0}</style></head><body>\n<nav><a href=\"/\">Trang chủ</a></nav>\n<div class=\"noi-dung\">\n")
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString("</div>\n<footer>Liên hệ quản trị</footer></body></html>\n")
	return []byte(b.String())
}

func wordFile(t *testing.T, paragraphs []string) []byte {
	t.Helper()
	var doc strings.Builder
	doc.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, p := range paragraphs {
		doc.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
		if err := xml.EscapeText(&doc, []byte(p)); err != nil {
			t.Fatal(err)
		}
		doc.WriteString(`</w:t></w:r></w:p>`)
	}
	doc.WriteString(`</w:body></w:document>`)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", doc.String()},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pdfFile prints paragraphs as a typist does: A4, justified, the first line indented, page numbers at the top.
func pdfFile(t *testing.T, paragraphs []string) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("serif", "", liberationserifregular.TTF)
	pdf.SetMargins(30, 20, 15)
	pdf.SetAutoPageBreak(true, 20)
	pdf.SetHeaderFuncMode(func() {
		if pdf.PageNo() > 1 {
			pdf.SetFont("serif", "", 13)
			pdf.SetXY(30, 10)
			pdf.CellFormat(165, 6, fmt.Sprint(pdf.PageNo()), "", 1, "C", false, 0, "")
			pdf.SetXY(30, 20)
		}
	}, true)
	pdf.AddPage()
	pdf.SetFont("serif", "", 13)
	for _, p := range paragraphs {
		if strings.TrimSpace(p) == "" {
			continue
		}
		pdf.SetX(30)
		pdf.MultiCell(165, 6.5, "          "+p, "", "L", false)
		pdf.Ln(2)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
