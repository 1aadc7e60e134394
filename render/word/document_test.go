package word

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"theodoi/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// textOf returns the text part of a document.
func textOf(t testing.TB, doc report.Document) *element {
	t.Helper()
	return parsed(t, documentName, unpacked(t, written(t, doc))[documentName])
}

func small() report.Document {
	return report.Document{
		Head: report.Head{Parent: "UBND tỉnh", Issuer: "Sở Tài chính", Number: "07/BC-STC", Place: "Quảng Ngãi", Date: "2026-02-05", Kind: "BÁO CÁO", Subject: "Kết quả Quý I"},
		Body: []report.Node{
			report.Heading{Level: 1, Number: "I", Text: "Kết quả"},
			report.Paragraph{Runs: []report.Run{{Text: "Xem "}, {Text: "dòng 1", Bold: true, Link: "d1"}, {Text: " kèm theo."}}},
			report.ListOf("Một;", "Hai."),
			report.Paragraph{Text: "Kính báo cáo./."},
		},
		Sign: report.Signature{Authority: []string{"GIÁM ĐỐC"}, Name: "Lê Văn Bình", Recipients: []string{"UBND tỉnh", "Lưu: VT"}},
		Appendix: []report.Appendix{{Number: "I", Name: "Chỉ tiêu", Attach: "(Kèm theo Báo cáo số 07/BC-STC)", Body: []report.Node{report.Table{
			Columns: []report.Column{{Title: "TT", Width: 1, Align: report.Center}, {Title: "Chỉ tiêu", Width: 9}},
			Rows:    []report.TableRow{{Group: "A. Kinh tế"}, {Anchor: "d1", Cells: []report.Cell{{Text: "1"}, {Text: "Thu < 5% & tăng", Tone: report.Poor}}}},
		}}}},
	}
}

func TestGoldenDocument(t *testing.T) {
	got := unpacked(t, written(t, small()))[documentName]
	got = strings.NewReplacer("<w:p>", "\n<w:p>", "<w:tbl>", "\n<w:tbl>", "<w:tr>", "\n<w:tr>", "<w:tc>", "\n<w:tc>", "<w:sectPr>", "\n<w:sectPr>").Replace(got) + "\n"
	name := filepath.Join("testdata", "small.xml")
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the text part has changed; look at it and run with -update:\n%s", got)
	}
}

func TestLinksLeadToRows(t *testing.T) {
	doc := textOf(t, sample())
	names := map[string]bool{}
	for _, b := range doc.all("bookmarkStart") {
		if names[b.attributes["name"]] {
			t.Errorf("the bookmark %s is there twice", b.attributes["name"])
		}
		names[b.attributes["name"]] = true
	}
	links := doc.all("hyperlink")
	if len(names) != 34 || len(links) != 2 || len(doc.all("bookmarkEnd")) != 34 {
		t.Errorf("want 34 bookmarks and 2 links, got %d and %d", len(names), len(links))
	}
	for _, l := range links {
		if !names[l.attributes["anchor"]] {
			t.Errorf("the link of %q leads nowhere", l.shown())
		}
	}
}

func TestLinkToNoRowStaysWords(t *testing.T) {
	doc := textOf(t, report.Document{Body: []report.Node{report.Paragraph{Runs: []report.Run{{Text: "thu ngân sách", Link: "không có"}}}}})
	if len(doc.all("hyperlink")) != 0 || !strings.Contains(doc.shown(), "thu ngân sách") {
		t.Errorf("got %q", doc.shown())
	}
}

func TestTwoRowsOfOneAnchorGiveOneBookmark(t *testing.T) {
	row := report.TableRow{Anchor: "x", Cells: []report.Cell{{Text: "a"}}}
	doc := textOf(t, report.Document{Body: []report.Node{report.Table{Rows: []report.TableRow{row, row}}}})
	if n := len(doc.all("bookmarkStart")); n != 1 {
		t.Errorf("%d bookmarks", n)
	}
}

func TestSections(t *testing.T) {
	var got []string
	for _, s := range textOf(t, sample()).all("sectPr") {
		size, number := s.all("pgSz")[0], s.all("pgNumType")[0]
		got = append(got, size.attributes["w"]+" "+size.attributes["orient"]+" "+number.attributes["start"])
		if len(s.all("titlePg")) != 1 {
			t.Error("the first page of a section shows its number")
		}
	}
	want := []string{"11906  1", "16838 landscape 1", "16838 landscape 1", "11906  1"}
	if !slices.Equal(got, want) {
		t.Errorf("want %v, got %v", want, got)
	}
}

func TestDraftMarkStandsInTheMarginOfEveryPage(t *testing.T) {
	parts := unpacked(t, written(t, sampleLetter()))
	seen := 0
	for name, data := range parts {
		if strings.HasPrefix(name, "word/header") {
			seen++
			if shown := parsed(t, name, data).shown(); !strings.Contains(shown, "DỰ"+string(noBreak)+"THẢO") {
				t.Errorf("%s says %q", name, shown)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d top margins", seen)
	}
	for name, data := range unpacked(t, written(t, sample())) {
		if strings.HasPrefix(name, "word/header") && strings.Contains(data, "THẢO") {
			t.Errorf("%s of an issued paper is marked", name)
		}
	}
}

func TestLetterHasItsSubjectUnderTheNumber(t *testing.T) {
	shown := strings.Join(strings.Fields(textOf(t, sampleLetter()).shown()), " ")
	want := "/STC-TH V/v đôn đốc báo cáo Quý I năm 2026 Quảng Ngãi, ngày … tháng … năm … Kính gửi: - Sở Y tế; - UBND xã Bình Sơn; - Công an tỉnh. Đến hết"
	if !strings.Contains(shown, want) {
		t.Errorf("want %q in\n%s", want, shown)
	}
}

func TestOneAddresseeStandsOnTheLineItself(t *testing.T) {
	if shown := textOf(t, sample()).shown(); !strings.Contains(shown, "Kính gửi: Chủ tịch UBND tỉnh\n") {
		t.Errorf("got %s", shown)
	}
}

func TestSignatureStaysWithTheText(t *testing.T) {
	for name, last := range map[string]report.Node{"paragraph": report.Paragraph{Text: "Kính báo cáo./."}, "list": report.ListOf("Một;", "Kính báo cáo./.")} {
		t.Run(name, func(t *testing.T) {
			doc := textOf(t, report.Document{Body: []report.Node{last}, Sign: report.Signature{Name: "Lê Văn Bình"}})
			for _, p := range doc.all("p") {
				if strings.Contains(p.shown(), "./.") && len(p.all("keepNext")) == 0 {
					t.Error("the last lines do not stay with the signature")
				}
			}
		})
	}
}

func TestHeadingsAreInTheNavigationPane(t *testing.T) {
	doc := textOf(t, sample())
	got := map[string]int{}
	for _, s := range doc.all("pStyle") {
		got[s.attributes["val"]]++
	}
	for style, want := range map[string]int{"Heading1": 3, "Heading2": 2, "Heading3": 1, "DeMucPhuLuc1": 2, styleAnnex: 3} {
		if got[style] != want {
			t.Errorf("%s: want %d, got %d", style, want, got[style])
		}
	}
}

func TestListHasNumberingOfWord(t *testing.T) {
	n := 0
	for _, p := range textOf(t, sample()).all("p") {
		if len(p.all("numPr")) > 0 {
			n++
			if strings.HasPrefix(p.shown(), "-") {
				t.Errorf("a dash is typed and counted: %q", p.shown())
			}
		}
	}
	if n != 2 {
		t.Errorf("%d items", n)
	}
}

func TestLongDraftMarkShrinksThenTakesALineOfItsOwn(t *testing.T) {
	for mark, want := range map[string]struct{ size, lines string }{
		"DỰ THẢO": {"24", "1"}, "DỰ THẢO LẦN 2 - CHƯA PHÁT HÀNH": {"22", "1"}, strings.Repeat("DỰ THẢO ", 12): {"16", "2"},
	} {
		parts := unpacked(t, written(t, report.Document{Draft: true, DraftMark: mark}))
		top := parsed(t, "header", parts["word/header1-next.xml"])
		sizes := top.all("sz")
		if len(sizes) != 1 || sizes[0].attributes["val"] != want.size || fmt.Sprint(len(top.all("p"))) != want.lines {
			t.Errorf("%q: %d paragraphs, sizes %v", mark, len(top.all("p")), sizes[0].attributes)
		}
	}
}
