package source

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/viet"
	"theodoi/parser/source/child"
	"theodoi/plan"
)

func TestMain(m *testing.M) {
	child.Hook()
	os.Exit(m.Run())
}

// testReader keeps what it costs to make PDFium ready for all tests, also of the next run.
var testReader = Reader{Cache: filepath.Join(os.TempDir(), "theodoi-test")}

// pdfOf prints pages; each is a list of lines, drawn one below the other.
func pdfOf(t testing.TB, pages ...[]string) []byte {
	t.Helper()
	return drawn(t, len(pages), func(pdf *gofpdf.Fpdf, n int) {
		for i, line := range pages[n] {
			pdf.Text(85, 80+18*float64(i), line)
		}
	})
}

func drawn(t testing.TB, pages int, draw func(pdf *gofpdf.Fpdf, n int)) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	pdf.SetAutoPageBreak(false, 0)
	for n := range pages {
		pdf.AddPage()
		pdf.SetFont("serif", "", 13)
		draw(pdf, n)
	}
	return output(t, pdf)
}

func output(t testing.TB, pdf *gofpdf.Fpdf) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readAll reads data as the program does, and checks what holds of every file.
func readAll(t testing.TB, r Reader, data []byte) (plan.Source, []finding.Finding, bool) {
	t.Helper()
	begin := time.Now()
	src, findings, ok := r.Read(context.Background(), "x.pdf", data)
	if d := time.Since(begin); d > pdfLimit+5*time.Second {
		t.Errorf("took %v", d)
	}
	if !ok && (!finding.Any(findings, finding.Block) || src.Text != "") {
		t.Errorf("refused with %v and the text %.50q", findings, src.Text)
	}
	if ok {
		if t, is := t.(*testing.T); is {
			checkSource(t, src)
		}
	}
	return src, findings, ok
}

func codes(findings []finding.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, string(f.Code))
	}
	return strings.Join(out, " ")
}

var firstPage = []string{
	"Số: 12/KH-UBND",
	"Điều 1. Các cơ quan, đơn vị triển khai những nhiệm vụ được giao, báo cáo kết quả",
	"hằng quý về Sở Nội vụ trước ngày 15.",
	"Điều 2. Kế hoạch có hiệu lực từ ngày ký.",
}

const firstText = "Số: 12/KH-UBND\n" +
	"Điều 1. Các cơ quan, đơn vị triển khai những nhiệm vụ được giao, báo cáo kết quả hằng quý về Sở Nội vụ trước ngày 15.\n" +
	"Điều 2. Kế hoạch có hiệu lực từ ngày ký."

func TestAPDFIsReadWithItsPages(t *testing.T) {
	src, findings, ok := readAll(t, testReader, pdfOf(t, firstPage, []string{"Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành./."}))
	if want := firstText + "\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành./."; !ok || src.Text != want || len(findings) > 0 {
		t.Fatalf("%v, %v, got\n%s", ok, findings, src.Text)
	}
	for part, want := range map[string][2]int{"Điều 1": {1, 2}, "hằng quý": {1, 3}, "Điều 2": {1, 4}, "Điều 3": {2, 1}} {
		if at := strings.Index(src.Text, part); src.Page(at) != want[0] || src.Line(at) != want[1] {
			t.Errorf("%s: page %d, line %d", part, src.Page(at), src.Line(at))
		}
	}
}

func TestWithoutAChildNothingIsRead(t *testing.T) {
	src, _, ok := readAll(t, Reader{Cache: testReader.Cache, Child: []string{filepath.Join(t.TempDir(), "none")}}, pdfOf(t, firstPage))
	if ok || src.Text != "" {
		t.Error("a child that is not there has read")
	}
}

func TestJunkBeforeThePDFIsPassedOver(t *testing.T) {
	src, _, ok := readAll(t, testReader, append([]byte("Content-Type: application/pdf\r\n\r\n"), pdfOf(t, firstPage)...))
	if !ok || src.Text != firstText {
		t.Errorf("%v\n%s", ok, src.Text)
	}
}

func TestATableOfAPDFHasItsCells(t *testing.T) {
	data := drawn(t, 1, func(pdf *gofpdf.Fpdf, _ int) {
		pdf.Text(85, 80, "Phân công như sau:")
		for i, row := range [][]string{{"TT", "Nội dung", "Cơ quan chủ trì"}, {"1", "Xây dựng đề án", "Sở Nội vụ"}, {"2", "Rà soát quy hoạch", ""}} {
			pdf.SetXY(85, 100+24*float64(i))
			for j, width := range []float64{30, 200, 150} {
				pdf.CellFormat(width, 24, row[j], "1", 0, "L", false, 0, "")
			}
		}
		pdf.Text(85, 220, "Các cơ quan báo cáo trước ngày 15 hằng tháng.")
	})
	src, findings, ok := readAll(t, testReader, data)
	if !ok || len(findings) > 0 || len(src.Tables) != 1 {
		t.Fatalf("%v, %v, %d tables in\n%s", ok, findings, len(src.Tables), src.Text)
	}
	var rows []string
	for _, r := range src.Tables[0].Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, fmt.Sprintf("%d:%s", c.Column, c.Span.Of(src.Text)))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	if got := strings.Join(rows, "\n"); got != "0:TT|1:Nội dung|2:Cơ quan chủ trì\n0:1|1:Xây dựng đề án|2:Sở Nội vụ\n0:2|1:Rà soát quy hoạch|2:" {
		t.Errorf("got\n%s", got)
	}
}

func TestEncryptedPDFs(t *testing.T) {
	for name, c := range map[string]struct {
		user string
		ok   bool
	}{"a password to open it": {"bí mật", false}, "a password to change it": {"", true}} {
		pdf := gofpdf.New("P", "pt", "A4", "")
		pdf.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
		pdf.SetProtection(gofpdf.CnProtectPrint, c.user, "chủ")
		pdf.AddPage()
		pdf.SetFont("serif", "", 13)
		pdf.Text(85, 80, "Điều 1. Kế hoạch năm 2024.")
		src, findings, ok := readAll(t, testReader, output(t, pdf))
		if ok != c.ok || ok && src.Text != "Điều 1. Kế hoạch năm 2024." || !ok && codes(findings) != string(finding.FileLocked) {
			t.Errorf("%s: %v, %v, %q", name, ok, findings, src.Text)
		}
	}
}

func TestPagesBeyondTheLimitAreNamed(t *testing.T) {
	data := drawn(t, 2003, func(pdf *gofpdf.Fpdf, n int) { pdf.Text(85, 200, fmt.Sprintf("Điều %d. Nội dung.", n+1)) })
	src, findings, ok := readAll(t, testReader, data)
	if !ok || codes(findings) != string(finding.PagesUnread) || findings[0].Got != "2001-2003" || !strings.Contains(src.Text, "Điều 2000.") || strings.Contains(src.Text, "Điều 2001.") {
		t.Errorf("%v, %v, %d bytes", ok, findings, len(src.Text))
	}
}

func TestADamagedPageIsNamedAndTheOthersAreRead(t *testing.T) {
	data := pdfOf(t, firstPage, []string{"Điều 3. Trang này sẽ hỏng."}, []string{"Điều 4. Trang cuối."})
	at := 0
	for range 2 {
		at += bytes.Index(data[at:], []byte("/Filter /FlateDecode")) + 1
	}
	begin := at + bytes.Index(data[at:], []byte("stream\n")) + len("stream\n")
	for i := begin; i < begin+20; i++ {
		data[i] = 0xff
	}
	src, findings, ok := readAll(t, testReader, data)
	if !ok || codes(findings) != string(finding.PagesUnread) || findings[0].Got != "2" || src.Text != firstText+"\nĐiều 4. Trang cuối." {
		t.Errorf("%v, %v\n%s", ok, findings, src.Text)
	}
}

func TestAPDFOfALegacyFontIsReadAsUnicode(t *testing.T) {
	data, lost := viet.Legacy("TCVN3").Encode("Các cơ quan, đơn vị triển khai những nhiệm vụ được giao, báo cáo kết quả thực hiện hằng quý")
	if lost > 0 {
		t.Fatal(lost)
	}
	stream := fmt.Sprintf("BT /F 13 Tf 20 700 Td <%x> Tj ET", data)
	font := "<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 /Widths [" + strings.Repeat("450 ", 256) + "] >>"
	src, findings, ok := readAll(t, testReader, onePage(stream, font))
	if !ok || codes(findings) != string(finding.FileLegacy) || findings[0].Got != "1" || src.Text != "Các cơ quan, đơn vị triển khai những nhiệm vụ được giao, báo cáo kết quả thực hiện hằng quý" {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
}

// onePage writes a PDF file of one page by hand.
func onePage(stream, font string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream), font,
	}
	var b bytes.Buffer
	var table strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table.String(), xref)
	return b.Bytes()
}

func TestCutPDFsAreReadAsFarAsTheyGo(t *testing.T) {
	data := pdfOf(t, firstPage, firstPage, firstPage)
	for percent := 0; percent < 100; percent += 9 {
		src, findings, ok := readAll(t, testReader, data[:len(data)*percent/100])
		if ok && strings.Contains(src.Text, "Điều 1") && strings.Count(src.Text, "Điều 1") < 3 && len(findings) == 0 {
			t.Errorf("at %d%% pages are missing without a word:\n%s", percent, src.Text)
		}
	}
}

// mutations is how many damaged files the test reads; the long run reads many more.
func mutations() int {
	if os.Getenv("THEODOI_SOAK") != "" {
		return 10_000
	}
	return 80
}

func TestDamagedPDFsNeitherHangNorCrash(t *testing.T) {
	data := pdfOf(t, firstPage, firstPage)
	seeds := make(chan uint64)
	done := make(chan bool)
	for range runtime.NumCPU() {
		go func() {
			for seed := range seeds {
				readAll(t, testReader, damaged(data, seed))
			}
			done <- true
		}()
	}
	for seed := range mutations() {
		seeds <- uint64(seed)
	}
	close(seeds)
	for range runtime.NumCPU() {
		<-done
	}
}

// damaged changes some bytes of a file, mostly of its structure: most of a file is a font, where changes hurt nobody.
func damaged(data []byte, seed uint64) []byte {
	r := rand.New(rand.NewPCG(91, seed))
	out := bytes.Clone(data)
	structure := structureOf(out)
	for range 1 + r.IntN(8) {
		at := r.IntN(len(out))
		if len(structure) > 0 && r.IntN(4) > 0 {
			at = structure[r.IntN(len(structure))]
		}
		switch at = min(at, len(out)-1); r.IntN(4) {
		case 0:
			out[at] = byte(r.IntN(256))
		case 1:
			out[at] = "0123456789<>[]()/ R"[r.IntN(19)]
		case 2:
			out = append(out[:at], out[at+min(r.IntN(8), len(out)-at):]...)
		case 3:
			out = append(out[:at:at], append(bytes.Clone(out[at:at+min(r.IntN(40), len(out)-at)]), out[at:]...)...)
		}
	}
	return out
}

// structureOf are the places outside streams.
func structureOf(data []byte) []int {
	var out []int
	in := false
	for i := range data {
		if bytes.HasPrefix(data[i:], []byte("endstream")) {
			in = false
		}
		if !in {
			out = append(out, i)
		}
		if bytes.HasPrefix(data[i:], []byte("stream\n")) && !bytes.HasPrefix(data[max(0, i-3):], []byte("end")) {
			in = true
		}
	}
	return out
}

// TestARealPDFAgreesWithPoppler holds the words of a printed decision against those of pdftotext, which Debian's poppler reads.
func TestARealPDFAgreesWithPoppler(t *testing.T) {
	path := filepath.Join("../../../shared/decisions", "ha-noi-2280-qd-ubnd.pdf")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real decisions are not on this machine (%s)", path)
	}
	agreesWithPoppler(t, path, 0.995)
}

// agreesWithPoppler compares words as bags: the order of a page is another's matter.
func agreesWithPoppler(t *testing.T, path string, least float64) plan.Source {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src, findings, ok := readAll(t, testReader, data)
	if !ok {
		t.Fatal(findings)
	}
	out, err := exec.Command(need.Program(t, "pdftotext"), path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(viet.NFC(string(out)))
	have := map[string]int{}
	for _, w := range strings.Fields(src.Text) {
		have[w]++
	}
	found := 0
	for _, w := range want {
		if have[w] > 0 {
			have[w]--
			found++
		}
	}
	if share := float64(found) / float64(len(want)); share < least {
		t.Errorf("%.2f%% of %d words", 100*share, len(want))
	} else {
		t.Logf("%.2f%% of %d words", 100*share, len(want))
	}
	return src
}

func TestAPDFThatLibreOfficeWrote(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 30; i++ {
		fmt.Fprintf(&rows, "<tr><td>%d</td><td>Rà soát, sửa đổi quy định thứ %d về phân cấp quản lý trong các lĩnh vực của địa phương</td><td>Sở Nội vụ</td></tr>\n", i, i)
	}
	page := `<html><head><meta charset="utf-8"><style>@page{size:A4;margin:2cm} body{font-family:"Liberation Serif";font-size:13pt}</style></head><body>
		<p>Phân công thực hiện như sau:</p><table border="1" cellspacing="0" width="100%"><thead><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th></tr></thead><tbody>` +
		rows.String() + `</tbody></table><p>Các cơ quan báo cáo kết quả trước ngày 15 tháng 12.</p></body></html>`
	file := filepath.Join(t.TempDir(), "table.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	src := agreesWithPoppler(t, need.LibreOffice(t, need.LibreOffice(t, file, "odt:writer8"), "pdf"), 0.995)
	if len(src.Tables) != 1 || len(src.Tables[0].Rows) != 31 {
		t.Fatalf("%d tables", len(src.Tables))
	}
	for i, r := range src.Tables[0].Rows[1:] {
		if len(r.Cells) != 3 || r.Cells[0].Span.Of(src.Text) != fmt.Sprint(i+1) {
			t.Errorf("row %d: %+v", i+1, r)
		}
	}
	if len(src.Dropped) == 0 || !strings.HasSuffix(src.Text, "tháng 12.") {
		t.Errorf("dropped %v, the end %q", src.Dropped, src.Text[len(src.Text)-40:])
	}
}
