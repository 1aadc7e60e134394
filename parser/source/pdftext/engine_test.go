package pdftext

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"
)

// printed makes a PDF file; draw is called once a page.
func printed(t testing.TB, pages int, draw func(pdf *gofpdf.Fpdf, page int)) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	pdf.AddUTF8FontFromBytes("serif", "B", bytes.Clone(liberationserifbold.TTF))
	pdf.SetAutoPageBreak(false, 0)
	for n := 1; n <= pages; n++ {
		pdf.AddPage()
		pdf.SetFont("serif", "", 14)
		draw(pdf, n)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// engines opens data with both engines; what it costs to make PDFium ready is kept for all tests.
func engines(t testing.TB, data []byte) map[string]Engine {
	t.Helper()
	direct, err := OpenDirect(data)
	if err != nil {
		t.Fatal(err)
	}
	thorough, err := OpenPDFium(data, filepath.Join(os.TempDir(), "theodoi-test"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { direct.Close(); thorough.Close() })
	return map[string]Engine{"direct": direct, "PDFium": thorough}
}

const sentence = "Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các ngành tổng hợp, báo cáo 11/6/2024."

func TestBothEnginesReadTheSame(t *testing.T) {
	data := printed(t, 2, func(pdf *gofpdf.Fpdf, n int) {
		pdf.Text(80, 100, sentence)
		pdf.SetFont("serif", "B", 12)
		pdf.Text(80, 130, "QUYẾT ĐỊNH:")
		pdf.SetLineWidth(0.5)
		pdf.Rect(80, 200, 300, 40, "D")
		pdf.Line(200, 200, 200, 240)
		pdf.Text(90, 220, "Trái")
		pdf.Text(210, 220, "Phải")
	})
	for name, e := range engines(t, data) {
		if e.Pages() != 2 {
			t.Errorf("%s: %d pages", name, e.Pages())
		}
		p, err := e.Page(2)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := shown(Arrange([]Page{p})), sentence+"\nQUYẾT ĐỊNH:\n| Trái | Phải"; got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
		if v := Judge(p); !v.Good || p.Number != 2 || p.Width < 595 || p.Height < 841 {
			t.Errorf("%s: %+v, page %d of %g by %g", name, v, p.Number, p.Width, p.Height)
		}
		for _, w := range p.Words {
			if w.Text == "QUYẾT" && (!w.Bold || w.Size != 12 || w.Y < 129 || w.Y > 131 || w.X0 < 79 || w.X0 > 82) {
				t.Errorf("%s: %+v", name, w)
			}
		}
	}
}

func TestATurnedPageIsReadAsItIsSeen(t *testing.T) {
	data := printed(t, 1, func(pdf *gofpdf.Fpdf, _ int) {
		pdf.TransformBegin()
		pdf.TransformRotate(90, 300, 400)
		pdf.Text(0, 300, sentence)
		pdf.TransformEnd()
	})
	turned := bytes.Replace(data, []byte("/Type /Page\n"), []byte("/Type /Page /Rotate 90\n"), 1)
	if len(turned) == len(data) {
		t.Fatal("no page to turn")
	}
	// The table of contents of the file is now wrong; PDFium makes its own.
	e, err := OpenPDFium(turned, filepath.Join(os.TempDir(), "theodoi-test"))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	p, err := e.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	if p.Width < p.Height || shown(Arrange([]Page{p})) != sentence {
		t.Errorf("%g by %g: %s", p.Width, p.Height, shown(Arrange([]Page{p})))
	}
}

func TestFilesThatAreNoPDFAreRefused(t *testing.T) {
	for _, data := range []string{"", "%PDF-", "%PDF-1.7\n", "%PDF-1.4\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n", strings.Repeat("%PDF-1.4\n1 0 obj\n", 50)} {
		if e, err := OpenDirect([]byte(data)); err == nil {
			t.Errorf("%q opened with %d pages", data, e.Pages())
		}
		if e, err := OpenPDFium([]byte(data), filepath.Join(os.TempDir(), "theodoi-test")); err == nil {
			t.Errorf("%q opened with %d pages", data, e.Pages())
		}
	}
}

func TestCodeTables(t *testing.T) {
	m := readCharmap(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap
		1 begincodespacerange <0000> <FFFF> endcodespacerange
		2 beginbfchar <0003> <0020> <0004> <00460069> endbfchar
		3 beginbfrange <0010> <0012> <1EA0> <0020> <0021> [<0061> <0062>] <00FE> <0101> <01FE> endbfrange endcmap`)
	for code, want := range map[uint32]string{3: " ", 4: "Fi", 0x10: "Ạ", 0x12: "Ả", 0x20: "a", 0x21: "b", 0x100: "Ȁ", 0x101: "ȁ"} {
		if m[code] != want {
			t.Errorf("%#x is %q, want %q", code, m[code], want)
		}
	}
	if n := len(readCharmap("beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")); n > maxCharmap {
		t.Errorf("%d codes", n)
	}
}

func FuzzCharmap(f *testing.F) {
	for _, s := range []string{"beginbfchar <01> <0041> endbfchar", "beginbfrange <01><02>[<0041>", "beginbfrange <01> <ff> <>", "%", "<", "beginbfrange <01> <02> ["} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m := readCharmap(s); len(m) > maxCharmap {
			t.Errorf("%d codes", len(m))
		}
	})
}

func TestPagesAreJudgedByTheirWords(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		doubts int
		good   bool
	}{
		"Vietnamese":         {sentence + " " + sentence, 0, true},
		"a few figures":      {"12 4,5 2024 70-71% GRDP", 0, true},
		"nothing":            {"", 0, false},
		"letters unknown":    {sentence, 30, false},
		"spaces lost":        {strings.ReplaceAll(sentence, " ", "") + " " + strings.ReplaceAll(sentence, " ", ""), 0, false},
		"letters apart":      {strings.Join(strings.Split(strings.ReplaceAll(sentence, " ", ""), ""), " "), 0, false},
		"marks lost":         {strings.NewReplacer("ủ", "", "ậ", "", "ế", "", "ạ", "", "ầ", "", "ở", "", "ợ", "", "ố", "", "ổ", "", "ỉ", "", "ư", "", "ớ", "", "ộ", "").Replace(sentence + " " + sentence), 0, false},
		"an old code as is":  {"Uû ban nh©n d©n tØnh giao Së KÕ ho¹ch vµ §Çu t\u00ad chñ tr×, phèi hîp víi c¸c së, ngµnh tæng hîp, b¸o c¸o kÕt qu¶ thùc hiÖn", 0, false},
		"dots of a contents": {"Mục lục ........................................ 12", 0, true},
	} {
		p := newPaper(1).write(10, 100, c.text)
		p.Doubts = c.doubts
		if v := Judge(p.Page); v.Good != c.good {
			t.Errorf("%s: %+v", name, v)
		}
	}
}
