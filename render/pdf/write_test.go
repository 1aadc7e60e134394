package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/internal/need"
	"theodoi/internal/viet"
	"theodoi/render/layout"
	"theodoi/report"
)

// printed writes doc and returns the file's bytes and findings.
func printed(t testing.TB, doc report.Document) ([]byte, []finding.Finding) {
	t.Helper()
	var b bytes.Buffer
	findings, err := Write(&b, doc)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), findings
}

// poppler runs a program of poppler-utils on a file and returns what it prints.
func poppler(t *testing.T, file []byte, program string, args ...string) string {
	t.Helper()
	program = need.Program(t, program)
	name := filepath.Join(t.TempDir(), "printed.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	for i, a := range cmd.Args {
		if a == "FILE" {
			cmd.Args[i] = name
		}
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v\n%s", program, err, &stderr)
	}
	return string(out)
}

// pagesOf returns the text of every page.
func pagesOf(t *testing.T, file []byte) []string {
	t.Helper()
	pages := strings.Split(poppler(t, file, "pdftotext", "-layout", "FILE", "-"), "\f")
	return pages[:len(pages)-1]
}

// words is a text with single spaces.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestSampleReadBack(t *testing.T) {
	file, findings := printed(t, sample())
	if len(findings) != 0 {
		t.Errorf("findings: %v", findings)
	}
	pages := pagesOf(t, file)
	all := words(strings.Join(pages, "\n"))
	for _, want := range []string{
		"UBND TỈNH QUẢNG NGÃI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"SỞ KẾ HOẠCH VÀ ĐẦU TƯ Độc lập - Tự do - Hạnh phúc",
		"Số: 05/BC-SKHĐT Quảng Ngãi, ngày 05 tháng 3 năm 2024",
		"I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
		"đảm bảo quốc phòng - an ninh năm 2024, Sở Kế hoạch và Đầu tư báo cáo UBND tỉnh kết quả thực hiện trong Quý I năm 2024 như sau:",
		"- Lưu: VT, TH.",
		"Không có nhiệm vụ nào đề nghị điều chỉnh trong kỳ.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not on paper: %q", want)
		}
	}
	part := 0
	for i, text := range pages {
		first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		part++
		if i == 0 || strings.HasPrefix(first, layout.Appendix) {
			part = 1
			if regexp.MustCompile(`^\d+$`).MatchString(first) {
				t.Errorf("page %d, the first of its part, has number %q", i+1, first)
			}
			continue
		}
		if first != fmt.Sprint(part) {
			t.Errorf("page %d begins with %q, want number %d", i+1, first, part)
		}
	}
}

func TestProperties(t *testing.T) {
	file, _ := printed(t, sample())
	info := poppler(t, file, "pdfinfo", "-l", "99", "FILE")
	for _, want := range []string{
		`Title:\s+Báo cáo Quý I năm 2024\n`, `Author:\s+Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi\n`, `Producer:\s+theodoi\n`, `CreationDate:\s+.*2024`,
		`Page\s+1 size:\s+595\.28 x 841\.89 pts \(A4\)`, `Page\s+3 size:\s+841\.89 x 595\.28 pts \(A4\)`,
	} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo lacks %s in\n%s", want, info)
		}
	}
	for _, l := range strings.Split(strings.TrimSpace(poppler(t, file, "pdffonts", "FILE")), "\n")[2:] {
		if !strings.Contains(l, "theodoiserif") || !regexp.MustCompile(`yes +(yes|no) +yes`).MatchString(l) {
			t.Errorf("font not embedded or without Unicode: %s", l)
		}
	}
}

// The outline of the file leads to the places of headings and appendices, upright and broad sheets alike.
func TestOutline(t *testing.T) {
	file, _ := printed(t, sample())
	if n := bytes.Count(file, []byte("/Dest [")); n != 9 {
		t.Errorf("%d lines in the outline, want 9", n)
	}
	for _, m := range regexp.MustCompile(`/Dest \[\d+ 0 R /XYZ 0 (-?[\d.]+) null\]`).FindAllSubmatch(file, -1) {
		var y float64
		fmt.Sscan(string(m[1]), &y)
		if y < marginBottom/pointMM || y > (sheetLong-marginTop)/pointMM+1 {
			t.Errorf("a line of the outline leads to %v pt above the sheet's edge", y)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first, _ := printed(t, full())
	var all sync.WaitGroup
	for range 4 { // at the same time, as a server would
		all.Go(func() {
			if again, _ := printed(t, full()); !bytes.Equal(first, again) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	all.Wait()
	undated := sample()
	undated.Created, undated.Head.Date = "", ""
	a, _ := printed(t, undated)
	if !bytes.Contains(a, []byte("D:19700101")) {
		t.Error("a document without dates takes the clock's")
	}
}

func TestTableOf300RowsReadBack(t *testing.T) {
	table := report.Table{Columns: []report.Column{{Title: "TT"}, {Title: "Nội dung", Width: 6}, {Title: "Kết quả", Width: 5}}}
	for i := range 300 {
		table.Rows = append(table.Rows, report.TableRow{Cells: []report.Cell{{Text: fmt.Sprintf("row%03d", i)}, {Text: strings.Repeat("Tham mưu ban hành kế hoạch. ", i%17)}, {Text: "Đã trình\nđang chờ ý kiến"}}})
	}
	file, _ := printed(t, report.Document{Appendix: []report.Appendix{{Number: "I", Name: "Nhiệm vụ", Body: []report.Node{table}}}})
	all := strings.Join(pagesOf(t, file), "\n")
	at := -1
	for i := range 300 {
		key := fmt.Sprintf("row%03d", i)
		if strings.Count(all, key) != 1 || strings.Index(all, key) < at {
			t.Fatalf("%s: %d times, or before the row above it", key, strings.Count(all, key))
		}
		at = strings.Index(all, key)
	}
	want := 0
	for i := range 300 {
		want += i % 17
	}
	if got := strings.Count(all, "mưu"); got != want {
		t.Errorf("the word of the long cells is printed %d times, want %d", got, want)
	}
}

func TestOddLetters(t *testing.T) {
	file, findings := printed(t, report.Document{Body: []report.Node{
		report.Paragraph{Text: "Đạt 😀 chỉ tiêu 😀 và 漢"},
		report.Paragraph{Text: norm.NFD.String("Tỷ lệ che phủ rừng đạt mức ưu tiên")},
		report.Paragraph{Text: "a\tb\x00c\u200bd\r\ne\u2028f \xff g"},
		report.Paragraph{Text: "(Ĩ) \\ ĩ Č \u0a0d"},
	}})
	var got []string
	for _, f := range findings {
		if f.Code != finding.ReportGlyph {
			t.Errorf("unexpected finding %v", f)
		}
		got = append(got, f.Got)
	}
	if want := "U+1F600 U+6F22 U+FFFD U+0A0D"; strings.Join(got, " ") != want {
		t.Errorf("findings name %v, want %s", got, want)
	}
	all := words(strings.Join(pagesOf(t, file), "\n"))
	for _, want := range []string{"Đạt □ chỉ tiêu □ và □", "Tỷ lệ che phủ rừng đạt mức ưu tiên", "a bcd e f □ g", `(Ĩ) \ ĩ Č □`} {
		if !strings.Contains(squeeze(all), squeeze(want)) {
			t.Errorf("not on paper: %q\n%s", want, all)
		}
	}
}

func TestEmptyDocument(t *testing.T) {
	file, findings := printed(t, report.Document{})
	if len(findings) != 0 {
		t.Errorf("findings: %v", findings)
	}
	pages := pagesOf(t, file)
	if len(pages) != 1 || !strings.Contains(pages[0], layout.Nation) {
		t.Errorf("%d pages: %q", len(pages), pages)
	}
}

func TestDraftIsMarkedOnEveryPage(t *testing.T) {
	doc := sample()
	doc.Draft, doc.Head.Number = true, "       /BC-SKHĐT"
	file, _ := printed(t, doc)
	for i, text := range pagesOf(t, file) {
		if strings.Count(text, layout.Draft) != 1 {
			t.Errorf("page %d bears the mark %d times", i+1, strings.Count(text, layout.Draft))
		}
	}
	issued, _ := printed(t, sample())
	if strings.Contains(strings.Join(pagesOf(t, issued), ""), layout.Draft) {
		t.Error("an issued paper bears the mark of a draft")
	}
}

// The mark stays in the top margin, clear of the page number, however many its words.
func TestDraftMarkStaysInTheMargin(t *testing.T) {
	for _, words := range []string{"", "DỰ THẢO", "DỰ THẢO LẦN 2 - CHƯA BAN HÀNH", strings.Repeat("Dự thảo lấy ý kiến ", 20)} {
		for _, f := range []frame{portrait, landscape} {
			r := &recorder{}
			(&glyphs{}).draftMark(report.Document{Draft: true, DraftMark: words}).draw(r, f)
			for _, a := range r.areas {
				if a.x1 < f.width/2+3 || a.x2 > f.right()+slack || a.y1 < 1 || a.y2 > f.top() {
					t.Errorf("%q: frame %+v", words, a)
				}
			}
		}
	}
}

func TestOneAppendixHasNoNumber(t *testing.T) {
	_, r := laid(t, report.Document{Appendix: []report.Appendix{{Number: "I", Name: "Biểu"}}})
	if _, ok := r.find("Phụ lục"); !ok {
		t.Error(`the only appendix is not headed "Phụ lục"`)
	}
}

type strange struct{ report.Node }

func TestUnknownBlockIsAnError(t *testing.T) {
	var b bytes.Buffer
	if _, err := Write(&b, report.Document{Body: []report.Node{strange{}}}); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes written", err, b.Len())
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errDisk }

var errDisk = errors.New("disk full")

func TestWriterFails(t *testing.T) {
	if _, err := Write(fullDisk{}, sample()); !errors.Is(err, errDisk) {
		t.Errorf("error %v", err)
	}
}

func TestBrokenFontIsAnError(t *testing.T) {
	for n := 0; n < 4096; n += 7 { // within the directory and the first tables
		if _, err := readMetrics(faces[regular].file[:n]); err == nil {
			t.Errorf("a font cut to %d bytes is read without an error", n)
		}
	}
}

// The font must print Vietnamese whole, in every face.
func TestFontHasVietnamese(t *testing.T) {
	const marked = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ–—…“”‘’°²³±≤≥≈×□"
	for _, r := range marked + strings.ToLower(marked) {
		if !printable(r) {
			t.Errorf("U+%04X %c is missing", r, r)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, seed := range []string{"", "Đạt chỉ tiêu", "😀\x00\xff", "a\nb\r\n\tc", strings.Repeat("x", 400), "e\u0302\u0301 \u00a0 \ufeff", "(Ĩ\\)", "\U0010ffff\uffff\ufffe"} {
		f.Add(seed, 3, 2)
	}
	f.Fuzz(func(t *testing.T, text string, number, rows int) {
		rows = max(0, min(rows, 40))
		table := report.Table{Caption: text, Unit: text, Empty: text, Columns: []report.Column{{Title: text, Width: float64(number)}, {Title: "b"}}}
		for range rows {
			table.Rows = append(table.Rows, report.TableRow{Cells: []report.Cell{{Text: text}, {Text: text, Tone: report.Poor, Link: text}, {Text: "c"}}, Anchor: text}, report.TableRow{Group: text})
		}
		body := []report.Node{
			report.Heading{Level: number, Number: text, Text: text}, report.Paragraph{Text: text}, report.ListOf(text, text), table,
			report.Chart{Caption: text, Series: []report.Series{{Name: text}, {}}, Bars: []report.Bar{{Label: text, Values: []int{number, rows, 1}}}, Unit: text, Empty: text},
			report.Paragraph{Runs: []report.Run{{Text: text, Bold: true}, {Text: text, Link: text}, {Text: "b", Italic: true}}},
			report.List{Items: []report.Paragraph{{Runs: []report.Run{{Text: text, Link: "a"}}}}},
			report.Achievement{Caption: text, Rows: []report.AchievementRow{{Label: text, Text: text, Value: float64(number), Low: float64(rows), High: 100, Lower: rows > 2}}},
			report.Trend{Periods: []string{text, "Quý I"}, Panels: []report.TrendPanel{{Title: text, Unit: text, Plan: text, Points: []*report.TrendPoint{nil, {Value: float64(number), Text: text}}}}},
			report.Timeline{From: viet.Date(text), To: "2024-03-20", Due: "2024-03-14", Marks: []report.TimelineMark{{Label: text, Day: viet.Date("2024-01-01").AddDays(rows), Text: text}}},
		}
		doc := report.Document{
			Head: report.Head{Parent: text, Issuer: text, Number: text, Place: text, Kind: text, Subject: text, To: []string{text, "b"}}, Body: body,
			Sign:     report.Signature{Authority: []string{text}, Name: text, Recipients: []string{text}},
			Appendix: []report.Appendix{{Number: text, Name: text, Attach: text, Body: body, Outline: text, Portrait: number > 0}},
			Title:    text, Author: text, Draft: rows > 1, DraftMark: text,
		}
		pages, err := compose(&glyphs{}, doc)
		if err != nil {
			t.Fatal(err)
		}
		record(pages).inside(t, pages)
		file, _ := printed(t, doc)
		if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Error("not a whole PDF file")
		}
	})
}

// BenchmarkLayout places the sample on pages without drawing it.
func BenchmarkLayout(b *testing.B) {
	doc := sample()
	for b.Loop() {
		if _, err := compose(&glyphs{}, doc); err != nil {
			b.Fatal(err)
		}
	}
}

// What clean leaves alone is what the long way would make of it.
func TestPlainTextsNeedNoCleaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aăâđêôơưẤỢnN \n\u0300\u0301\u0323\u00a0\u212a\u2126\ufb01漢")), 0, 30, -1)).Draw(t, "text")
		g := &glyphs{}
		if got, want := g.clean(text), strings.Map(g.letter, layout.LineEnds.Replace(viet.NFC(text))); got != want {
			t.Fatalf("%q is cleaned to %q, want %q", text, got, want)
		}
	})
}
