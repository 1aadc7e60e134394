package report

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"theodoi/finding"
	"theodoi/progress"
	"theodoi/templates"
)

const front = "---\nLoại: BÁO CÁO\nTrích yếu: Thử\n---\n"

// textsWith reads the report texts with one file changed.
func textsWith(t testing.TB, name, text string) (*Texts, error) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, templates.Reports, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return ReadTexts(templates.In(dir))
}

// paperFrom is the paper that a text for the quarter gives.
func paperFrom(t testing.TB, s Summary, text string) (Document, error) {
	t.Helper()
	texts, err := textsWith(t, "quarter.md", text)
	if err != nil {
		return Document{}, err
	}
	return Composer{Texts: texts, Office: office}.Report(s, Issued{})
}

func TestTextsBecomeTheFormsOfPapers(t *testing.T) {
	d, err := paperFrom(t, Summarise(quarter(t)), front+`
# I. Mục lớn

Đoạn **đậm** và *nghiêng*,
dòng thứ hai.

## Mục con
### Điểm

- một
- hai, **đậm**

1. Điều thứ nhất
2. Điều thứ hai

| Tên | Số |
|:----|---:|
| A | 1 |

    Dòng thụt vào vẫn là một đoạn.

# Mục sau
{{with .Period}}Kỳ: {{.Name}}.{{end}}

{{table "timeliness"}}
{{signature}}
{{appendix "targets"}}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Node{
		Heading{1, "I", "Mục lớn"},
		Paragraph{"Đoạn đậm và nghiêng, dòng thứ hai.", []Run{{Text: "Đoạn "}, {Text: "đậm", Bold: true}, {Text: " và "}, {Text: "nghiêng", Italic: true}, {Text: ", dòng thứ hai."}}},
		Heading{2, "1", "Mục con"}, Heading{3, "a", "Điểm"},
		List{[]Paragraph{{Text: "một"}, {"hai, đậm", []Run{{Text: "hai, "}, {Text: "đậm", Bold: true}}}}},
		Paragraph{Text: "1. Điều thứ nhất"}, Paragraph{Text: "2. Điều thứ hai"},
		Table{Empty: "Không có dữ liệu.", Columns: []Column{{"Tên", 4, Left}, {"Số", 4, Right}}, Rows: []TableRow{{Cells: []Cell{{Text: "A"}, {Text: "1"}}}}},
		Paragraph{Text: "Dòng thụt vào vẫn là một đoạn."},
		Heading{1, "II", "Mục sau"}, Paragraph{Text: "Kỳ: quý I năm 2024."},
	}
	if len(d.Body) != len(want)+1 {
		t.Fatalf("%d blocks: %+v", len(d.Body), d.Body)
	}
	for i, w := range want {
		if !reflect.DeepEqual(d.Body[i], w) {
			t.Errorf("block %d is %+v\nwant %+v", i, d.Body[i], w)
		}
	}
	if table, ok := d.Body[len(want)].(Table); !ok || !strings.HasPrefix(table.Caption, "Biểu 1. ") {
		t.Errorf("%+v", d.Body[len(want)])
	}
	if len(d.Appendix) != 1 || d.Appendix[0].Number != "I" || len(d.Sign.Authority) == 0 || d.Head.Kind != "BÁO CÁO" || d.Head.Subject != "Thử" {
		t.Errorf("%+v %+v", d.Head, d.Sign)
	}
}

func TestAMistakeIsASentenceWithFileAndLine(t *testing.T) {
	for what, c := range map[string]struct {
		text string
		line int
		code finding.Code
		says string
	}{
		"no such function":     {front + "\n\n{{tab \"x\"}}", 7, finding.TextBroken, "không có hàm nào tên là “tab”"},
		"an end too few":       {front + "{{if .Stage}}\n", 6, finding.TextBroken, "thiếu {{end}}"},
		"an end too many":      {front + "\n{{end}}\n", 6, finding.TextBroken, "thừa {{end}}"},
		"not closed":           {front + "\n{{.Stage\n", 7, finding.TextBroken, "thiếu dấu đóng }}"},
		"no such part":         {front + "\n{{template \"parts/x.md\" .}}", 6, finding.TextBroken, "parts/x.md"},
		"a web function":       {front + "\n{{html .Stage}}", 6, finding.TextFailed, "không có hàm nào tên là “html”"},
		"no such field":        {front + "\n\n\n{{.Ky}}", 8, finding.TextFailed, "“.Ky”"},
		"another paper's data": {front + "\n{{.Agency.Name}}", 6, finding.TextFailed, "“.Name”"},
		"no such block":        {front + "\n{{table \"x\"}}", 6, finding.TextFailed, "timeliness"},
		"not text":             {front + "\n{{.Period}}", 6, finding.TextFailed, "nhóm thông tin"},
		"no list":              {front + "\n{{range .Stage}}x{{end}}", 6, finding.TextFailed, "danh sách"},
		"no front":             {"Chữ", 1, finding.TextMarkdown, "---"},
		"an odd front":         {"---\nLoai van ban: X\n---\n", 2, finding.TextMarkdown, "Loai van ban"},
		"a front twice":        {"---\nLoại: X\nLoại: Y\n---\n", 3, finding.TextMarkdown, "hai lần"},
		"HTML":                 {front + "\nA <b>đậm</b>", 6, finding.TextMarkdown, "HTML"},
		"HTML alone":           {front + "\n<div>\nA\n</div>", 6, finding.TextMarkdown, "HTML"},
		"a link":               {front + "\nA\n[b](http://c)", 7, finding.TextMarkdown, "liên kết"},
		"an image":             {front + "\n![b](c.png)", 6, finding.TextMarkdown, "hình ảnh"},
		"code":                 {front + "\n```\nx\n```", 6, finding.TextMarkdown, "đoạn mã"},
		"a quotation":          {front + "\n> x", 6, finding.TextMarkdown, "dấu >"},
		"a deep heading":       {front + "\n#### x", 6, finding.TextMarkdown, "ba cấp"},
		"a heading of nothing": {front + "\nA\n\n# {{.Stage}}", 8, finding.TextMarkdown, "không có chữ"},
		"no blank":             {front + "\n#Mục", 6, finding.TextMarkdown, "dấu cách"},
		"a list in a list":     {front + "\n- a\n> b", 7, finding.TextMarkdown, "dấu >"},
		"a private letter":     {front + "\n\ue0000\ue001", 6, finding.TextBroken, "ký tự"},
		"a part twice":         {front + "{{define \"rated\"}}x{{end}}", 0, finding.TextBroken, "hai lần"},
		"runs for ever":        {front + "\n{{range 1000000000000}}{{end}}", 6, finding.TextFailed, "không dừng"},
		"calls itself":         {front + "\n{{define \"x\"}}{{template \"x\"}}{{end}}{{template \"x\"}}", 6, finding.TextFailed, ""},
		"doubles":              {front + "\n{{$a := \"x\"}}{{range 99}}{{$a = print $a $a}}{{end}}", 6, finding.TextFailed, "dài quá mức"},
		"prints for ever":      {front + "\n{{range 1000000000}}chữ chữ chữ chữ chữ chữ chữ chữ chữ chữ{{end}}", 6, finding.TextFailed, "dài quá mức"},
	} {
		t.Run(what, func(t *testing.T) {
			begin := time.Now()
			_, err := paperFrom(t, Summarise(quarter(t)), c.text)
			mistakes, ok := err.(Mistakes)
			if !ok || len(mistakes) == 0 {
				t.Fatalf("error %v", err)
			}
			f := mistakes[0]
			if f.Code != c.code || f.Place.Line != c.line || !strings.Contains(f.String(), c.says) || !strings.HasSuffix(f.Place.File, filepath.Join("report", "quarter.md")) && c.line > 0 {
				t.Errorf("%s %+v: %s", f.Code, f.Place, f)
			}
			if took := time.Since(begin); took > maxTime+5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestAllMistakesOfReadingComeTogether(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"quarter.md": "{{x}}", "year.md": "{{if}}", "parts/next.md": "{{end}}"} {
		path := filepath.Join(dir, templates.Reports, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err := ReadTexts(templates.In(dir))
	// The papers that call for the broken part miss it besides.
	if mistakes, ok := err.(Mistakes); !ok || len(mistakes) < 3 {
		t.Errorf("%v", err)
	}
}

// TestWhatAgenciesWroteIsNeverMarkdown prints texts that are full of it, and of template signs, letter for letter.
func TestWhatAgenciesWroteIsNeverMarkdown(t *testing.T) {
	for _, text := range []string{
		"# Đề mục", "- gạch", "**đậm** _x_", "[a](http://b)", "<b>x</b> &amp; ", "{{.Stage}} {{range 5}}", "| a | b |", "1. một", "`mã`", "---\nLoại: X", "\\*x\\*", "> trích",
		"\ue0005\ue001 giả", "![a](b)", "x\n\n# y", "{{table \"timeliness\"}}",
	} {
		in := smallInput(t, "2024-Q1", line{"III.1-1", building, progress.Lead, progress.Difficulty, text})
		d, err := paperFrom(t, Summarise(in), front+"{{range .Said.Difficulties}}\n- {{.Text}}\n{{end}}\n\n{{range .Said.Difficulties}}{{.Text}}{{end}}")
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		want := closed(text)
		if want == "" {
			t.Fatalf("%q is nothing", text)
		}
		list, ok := d.Body[0].(List)
		if !ok || len(d.Body) != 2 || len(list.Items) != 1 || list.Items[0].Text != want {
			t.Errorf("%q is printed as %+v", text, d.Body)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("#*_-+>|`[](){}<&\\!. \n\t~1a\ue000\ue001ế")), 1, 60, -1).Draw(rt, "text")
		want := closed(text)
		if want == "" {
			return
		}
		r := &run{texts: defaultTexts(t), begins: true, until: time.Now().Add(time.Minute)}
		put, err := r.put(0, text)
		if err != nil {
			rt.Fatal(err)
		}
		fmt.Fprintf(r, "%s%s\n", front, put)
		p, err := r.pageOf()
		if err != nil {
			rt.Fatalf("%q: %v", text, err)
		}
		if got, ok := p.body[0].(Paragraph); !ok || len(p.body) != 1 || closed(got.Text) != want {
			rt.Fatalf("%q is printed as %+v", text, p.body)
		}
	})
}

// TestEveryPaperHasItsText checks that each paper has its text and no text is without one.
func TestEveryPaperHasItsText(t *testing.T) {
	texts := defaultTexts(t)
	papers := map[string]bool{}
	names := []string{paperAgency, paperReminder, paperReminders}
	for _, p := range paperOf {
		names = append(names, p)
	}
	for _, p := range names {
		papers[p+".md"] = true
		if texts.paths[p+".md"] == "" {
			t.Errorf("no text for %s", p)
		}
	}
	for name := range texts.paths {
		if !strings.HasPrefix(name, "parts/") && !papers[name] {
			t.Errorf("%s is the text of no paper", name)
		}
	}
}

// TestTheGuideToTextsIsComplete holds docs/report-templates.md against the data and the functions.
func TestTheGuideToTextsIsComplete(t *testing.T) {
	data, err := os.ReadFile("../docs/report-templates.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] || typ == reflect.TypeOf(Run{}) {
			return
		}
		seen[typ] = true
		if !strings.Contains(guide, "### "+typ.Name()+"\n") {
			t.Errorf("the guide has no part on %s", typ.Name())
		}
		_, part, _ := strings.Cut(guide, "### "+typ.Name()+"\n")
		part, _, _ = strings.Cut(part, "\n### ")
		for i := range typ.NumField() {
			if f := typ.Field(i); !strings.Contains(part, "`."+f.Name+"`") {
				t.Errorf("the guide's part on %s lacks .%s", typ.Name(), f.Name)
			}
			walk(typ.Field(i).Type)
		}
	}
	walk(reflect.TypeOf(View{}))
	c := Composer{Texts: defaultTexts(t), Office: office}.with(Summarise(quarter(t)), Issued{})
	var names []string
	for name := range c.functions() {
		names = append(names, name)
	}
	for _, list := range [][]block{c.tables(), c.charts(), c.appendices()} {
		for _, b := range list {
			names = append(names, b.name)
		}
	}
	for _, name := range names {
		if name != "html" && name != "js" && name != "urlquery" && name != "call" && !strings.Contains(guide, "`"+name) {
			t.Errorf("the guide lacks %s", name)
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add(front + "# A\n{{.Period.Name}}\n- b\n")
	f.Add(front + "{{range .Tasks.Late}}- {{.Name}}{{end}}")
	f.Add("---\n{{if}}")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := paperFrom(t, Summarise(quarter(t)), text)
		if _, ok := err.(Mistakes); err != nil && !ok {
			t.Fatalf("%v", err)
		}
		if err == nil && d.Author == "" {
			t.Fatal("no paper")
		}
	})
}
