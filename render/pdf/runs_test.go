package pdf

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/report"
)

// A figure leads to the row of its source: the right page, upright or broad, and the height of the row there.
func TestFigureLeadsToItsSource(t *testing.T) {
	doc := report.Document{
		Body: []report.Node{
			report.Paragraph{Runs: []report.Run{{Text: "GRDP đạt "}, {Text: "14.250,5 tỷ đồng", Link: "nguồn-33"}, {Text: " và ", Link: "không có"}, {Text: "2,53%", Link: "nguồn-1"}}},
			report.Table{Columns: []report.Column{{Title: "Số liệu"}}, Rows: []report.TableRow{{Cells: []report.Cell{{Text: "8,7%", Link: "biểu-2"}}}}},
		},
		Appendix: []report.Appendix{
			{Number: "I", Name: "Biểu", Body: []report.Node{report.Table{Columns: []report.Column{{Title: "Số"}}, Rows: []report.TableRow{{Cells: []report.Cell{{Text: "1"}}}, {Cells: []report.Cell{{Text: "2"}}, Anchor: "biểu-2"}}}}},
			{Number: "II", Name: "Nguồn", Portrait: true, Body: []report.Node{sampleSources(60)}},
		},
	}
	pages, err := compose(&glyphs{}, doc)
	if err != nil {
		t.Fatal(err)
	}
	places := anchors(pages)
	file, _ := printed(t, doc)
	var got []string
	for _, m := range regexp.MustCompile(`/Subtype /Link /Rect \[[-\d. ]+\] /Border \[0 0 0\] /Dest \[(\d+) 0 R /XYZ 0 ([-\d.]+) null\]`).FindAllSubmatch(file, -1) {
		got = append(got, fmt.Sprintf("%s at %s", m[1], m[2]))
	}
	var want []string
	for _, name := range []string{"nguồn-33", "nguồn-1", "biểu-2"} {
		at, ok := places[name]
		if !ok {
			t.Fatalf("%s has no place", name)
		}
		height := pages[at.page-1].frame.height
		want = append(want, fmt.Sprintf("%d at %.2f", 1+2*at.page, (height-at.y)/pointMM))
	}
	if !slices.Equal(got, want) {
		t.Errorf("links lead to %v, want %v; a link without a target is left out", got, want)
	}
	if places["nguồn-33"].page != 4 || places["biểu-2"].page != 2 {
		t.Errorf("the sources stand on pages %d and %d", places["nguồn-33"].page, places["biểu-2"].page)
	}
}

// A paragraph of runs reads as its text, fills its lines, and shows each piece in its face.
func TestRunsAreJustifiedTogether(t *testing.T) {
	pages, r := laid(t, report.Document{Body: []report.Node{full().Body[4]}})
	r.inside(t, pages)
	faces := map[string]face{}
	right := map[float64]float64{} // of every line by its baseline
	last := 0.0
	for _, d := range r.texts {
		if d.style.size != bodySize {
			continue
		}
		faces[d.text] = d.style.face
		right[d.y] = max(right[d.y], d.right)
		last = max(last, d.y)
	}
	for text, want := range map[string]face{"Tổng sản phẩm trên địa bàn tỉnh (GRDP)": bold, "2,53%": bold, "khu vực công nghiệp - xây dựng": boldItalic, "14.250,5\u00a0tỷ đồng": regular} {
		if got, ok := faces[text]; !ok || got != want {
			t.Errorf("%q is drawn %v in face %d, want %d", text, ok, got, want)
		}
	}
	for y, x := range right {
		if y != last && math.Abs(x-portrait.right()) > slack {
			t.Errorf("the line at %.1f ends at %.2f, want the margin", y, x)
		}
	}
	var all []string
	for _, run := range full().Body[4].(report.Paragraph).Runs {
		all = append(all, run.Text)
	}
	if !strings.Contains(r.all(), squeeze(strings.Join(all, ""))) {
		t.Error("letters are lost")
	}
}

func TestRunsKeepEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var runs []report.Run
		var want strings.Builder
		g := &glyphs{}
		for range rapid.IntRange(0, 6).Draw(t, "runs") {
			run := report.Run{Text: rapid.String().Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"), Link: rapid.SampledFrom([]string{"", "a"}).Draw(t, "link")}
			want.WriteString(squeeze(g.clean(run.Text)))
			runs = append(runs, run)
		}
		width := rapid.Float64Range(-5, 200).Draw(t, "width")
		var got strings.Builder
		for _, l := range g.wrapRuns(runs, style{size: 12, spacing: 1}, width, width) {
			if letters := 0; l.width > width+slack && width > 0 {
				for _, w := range l.words {
					for _, sp := range w {
						letters += len([]rune(sp.text))
					}
				}
				if len(l.words) > 1 {
					t.Fatalf("a line of %d words and %d letters is %.2f wide, the paper %.2f", len(l.words), letters, l.width, width)
				}
			}
			for _, w := range l.words {
				for _, sp := range w {
					got.WriteString(squeeze(sp.text))
				}
			}
		}
		if got.String() != want.String() {
			t.Fatalf("wrapped %q, want %q", got.String(), want.String())
		}
	})
}

// A no-break space holds its words together and is not stretched, with runs as without.
func TestNoBreakSpaceHolds(t *testing.T) {
	for _, runs := range [][]report.Run{nil, {{Text: "1.250"}, {Text: "\u00a0", Bold: true}, {Text: "tỷ"}}} {
		for filler := range 30 {
			before := strings.Repeat("x", filler) + strings.Repeat(" chữ", 14) + " "
			p := report.Paragraph{Text: before + "1.250\u00a0tỷ đồng và những chữ khác nữa của dòng sau"}
			if runs != nil {
				p.Runs = append(append([]report.Run{{Text: before}}, runs...), report.Run{Text: " đồng và những chữ khác nữa của dòng sau"})
			}
			_, r := laid(t, report.Document{Body: []report.Node{p}})
			of := map[string]float64{}
			for _, d := range r.texts {
				for _, part := range []string{"1.250", "tỷ"} {
					if d.style.size == bodySize && strings.Contains(d.text, part) {
						of[part] = d.y
					}
				}
			}
			if len(of) != 2 || of["1.250"] != of["tỷ"] {
				t.Fatalf("filler of %d letters: the figure and its unit stand at %v", filler, of)
			}
		}
	}
}

func TestLetterHead(t *testing.T) {
	pages, r := laid(t, letter("Sở Y tế"))
	r.inside(t, pages)
	r.apart(t)
	number, _ := r.find("Số: 07/SKHĐT-TH")
	about, ok := r.find("V/v đôn đốc báo cáo kết quả")
	if !ok || about.style.face != regular || about.style.size != 12 || about.y < number.y || math.Abs(about.x+about.right-number.x-number.right) > slack {
		t.Errorf("V/v … stands at %+v, the number at %+v: want it centred below", about, number)
	}
	to, _ := r.find("Kính gửi:")
	name, ok := r.find("Sở Y tế")
	if !ok || to.y != name.y || to.style.face != regular || to.style.size != 14 || to.y < about.y {
		t.Errorf("Kính gửi: at %+v, the addressee at %+v", to, name)
	}
	if _, ok := r.find("BÁO CÁO"); ok {
		t.Error("a letter names a kind")
	}
}

func TestSeveralAddressees(t *testing.T) {
	long := "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi, thành phố Quảng Ngãi, tỉnh Quảng Ngãi"
	pages, r := laid(t, letter("Sở Y tế", long, "Sở Tài chính;"))
	r.inside(t, pages)
	r.apart(t)
	first, ok1 := r.find("- Sở Y tế;")
	last, ok2 := r.find("- Sở Tài chính.")
	if !ok1 || !ok2 || first.x != last.x {
		t.Fatalf("addressees at %+v and %+v, want dashes below each other and a full stop behind the last", first, last)
	}
	to, _ := r.find("Kính gửi:")
	if colon := to.right - to.style.width(":"); math.Abs(first.x-colon) > slack {
		t.Errorf("dashes stand at %.2f, the colon at %.2f", first.x, colon)
	}
	if !strings.Contains(r.all(), squeeze("- "+long+";")) {
		t.Error("the long name is not whole")
	}
}
